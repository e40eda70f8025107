//! What a session asks for, in whole tenths of a second.
//!
//! A [`Plan`] can only hold numbers inside the limits and always moves the heel, so nothing behind it needs to check
//! again. Text, options and imports bring [`PlanFields`] and have to pass [`Plan::checked`]; steppers use
//! [`Plan::with`], which clamps.

use core::ops::Deref;

/// The numbers of a plan, unchecked. Times in tenths of a second; a phase of 0 is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanFields {
    /// Before the first rep, 0 to 600.
    pub get_ready_ds: u16,
    /// Heel going up, 0 to 600.
    pub raise_ds: u16,
    /// Heel up, 0 to 600.
    pub hold_ds: u16,
    /// Heel going down, 0 to 600.
    pub lower_ds: u16,
    /// Heel down between two reps, 0 to 600.
    pub rest_ds: u16,
    /// Reps in a set, 1 to 100.
    pub reps: u16,
    /// Sets, 1 to 20.
    pub sets: u16,
    /// Between two sets, 0 to 6000.
    pub set_rest_ds: u16,
}

/// One number of a plan, for steppers and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the field of `PlanFields` with its name")]
pub enum Field {
    GetReady,
    Raise,
    Hold,
    Lower,
    Rest,
    Reps,
    Sets,
    SetRest,
}

impl Field {
    /// Every field, in the order in which a plan is read.
    pub const ALL: [Self; 8] =
        [Self::GetReady, Self::Raise, Self::Hold, Self::Lower, Self::Rest, Self::Reps, Self::Sets, Self::SetRest];

    /// Least and greatest value.
    pub fn limits(self) -> (u16, u16) {
        match self {
            Self::GetReady | Self::Raise | Self::Hold | Self::Lower | Self::Rest => (0, 600),
            Self::Reps => (1, 100),
            Self::Sets => (1, 20),
            Self::SetRest => (0, 6000),
        }
    }

    /// What one press of a stepper adds: 0.5 s within a rep, 5 s between sets, one rep, one set.
    pub fn step(self) -> u16 {
        match self {
            Self::GetReady | Self::Raise | Self::Hold | Self::Lower | Self::Rest => 5,
            Self::Reps | Self::Sets => 1,
            Self::SetRest => 50,
        }
    }
}

impl PlanFields {
    /// The value of one field.
    pub fn get(&self, field: Field) -> u16 {
        match field {
            Field::GetReady => self.get_ready_ds,
            Field::Raise => self.raise_ds,
            Field::Hold => self.hold_ds,
            Field::Lower => self.lower_ds,
            Field::Rest => self.rest_ds,
            Field::Reps => self.reps,
            Field::Sets => self.sets,
            Field::SetRest => self.set_rest_ds,
        }
    }

    fn set(&mut self, field: Field, value: u16) {
        *match field {
            Field::GetReady => &mut self.get_ready_ds,
            Field::Raise => &mut self.raise_ds,
            Field::Hold => &mut self.hold_ds,
            Field::Lower => &mut self.lower_ds,
            Field::Rest => &mut self.rest_ds,
            Field::Reps => &mut self.reps,
            Field::Sets => &mut self.sets,
            Field::SetRest => &mut self.set_rest_ds,
        } = value;
    }

    fn moves(&self) -> bool {
        self.raise_ds > 0 || self.hold_ds > 0 || self.lower_ds > 0
    }
}

/// Why numbers are not a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanError {
    /// The field is outside of [`Field::limits`].
    OutOfRange(Field),
    /// Raise, hold and lower are all 0: there is no rep to do.
    NoMovement,
}

/// A plan inside the limits. Reads like its [`PlanFields`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan(PlanFields);

impl Plan {
    /// Up 2 s, hold 3 s, down 4 s, rest 1 s; 12 reps, 2 sets, 60 s between them.
    pub const DEFAULT: Self = Self::preset([50, 20, 30, 40, 10], 12, 2, 600);

    /// The plan of these numbers.
    ///
    /// # Errors
    /// The first field outside of its limits, or that nothing moves.
    pub fn checked(fields: PlanFields) -> Result<Self, PlanError> {
        for field in Field::ALL {
            let (least, greatest) = field.limits();
            if !(least..=greatest).contains(&fields.get(field)) {
                return Err(PlanError::OutOfRange(field));
            }
        }
        if fields.moves() { Ok(Self(fields)) } else { Err(PlanError::NoMovement) }
    }

    /// This plan with one field set, clamped to its limits. The last phase that moves the heel stays at 0.1 s.
    #[must_use]
    pub fn with(self, field: Field, value: u16) -> Self {
        let (least, greatest) = field.limits();
        let mut fields = self.0;
        fields.set(field, value.clamp(least, greatest));
        if !fields.moves() {
            fields.set(field, 1);
        }
        Self(fields)
    }

    /// This plan after `presses` of a field's stepper; negative steps down. Clamps like [`Plan::with`].
    #[must_use]
    pub fn stepped(self, field: Field, presses: i32) -> Self {
        // A reader's rep always says when to go up and when to go down; only a written plan may leave that out.
        let least = if matches!(field, Field::Raise | Field::Lower) { i32::from(field.step()) } else { 0 };
        let wanted =
            i32::from(self.get(field)).saturating_add(presses.saturating_mul(i32::from(field.step()))).max(least);
        self.with(field, u16::try_from(wanted.clamp(0, i32::from(u16::MAX))).unwrap_or(0))
    }

    /// Advertised length of the whole session in milliseconds, without compiling it.
    ///
    /// The rest between two reps is not paid after the last rep of a set, where the set rest or the end follows; with
    /// a set rest of 0 it also parts the sets.
    pub fn total_ms(&self) -> u64 {
        let [get_ready, rest, set_rest] = [self.get_ready_ds, self.rest_ds, self.set_rest_ds].map(u64::from);
        let [reps, sets] = [self.reps, self.sets].map(u64::from);
        let between_sets = if set_rest > 0 { set_rest } else { rest };
        let set = reps * self.movement_ds() + (reps - 1) * rest;
        (get_ready + sets * set + (sets - 1) * between_sets) * 100
    }

    /// Raise, hold and lower together, in tenths of a second: 1 to 1800.
    pub(super) fn movement_ds(&self) -> u64 {
        u64::from(self.raise_ds) + u64::from(self.hold_ds) + u64::from(self.lower_ds)
    }

    /// For constants whose numbers a test checks: get ready, raise, hold, lower, rest; reps, sets, set rest.
    pub(super) const fn preset(phases_ds: [u16; 5], reps: u16, sets: u16, set_rest_ds: u16) -> Self {
        let [get_ready_ds, raise_ds, hold_ds, lower_ds, rest_ds] = phases_ds;
        Self(PlanFields { get_ready_ds, raise_ds, hold_ds, lower_ds, rest_ds, reps, sets, set_rest_ds })
    }
}

impl Default for Plan {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Deref for Plan {
    type Target = PlanFields;

    fn deref(&self) -> &PlanFields {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limits_themselves_are_plans_and_one_beyond_them_is_not() {
        for field in Field::ALL {
            let (least, greatest) = field.limits();
            for value in [least, greatest] {
                let mut fields = *Plan::DEFAULT;
                fields.set(field, value);
                assert!(Plan::checked(fields).is_ok(), "{field:?} at {value}");
            }
            let mut fields = *Plan::DEFAULT;
            fields.set(field, greatest + 1);
            assert_eq!(Plan::checked(fields), Err(PlanError::OutOfRange(field)), "{field:?} too great");
            if least > 0 {
                fields.set(field, least - 1);
                assert_eq!(Plan::checked(fields), Err(PlanError::OutOfRange(field)), "{field:?} too small");
            }
        }
    }

    #[test]
    fn a_plan_without_movement_is_refused_and_steppers_cannot_reach_it() {
        let fields = PlanFields { raise_ds: 0, hold_ds: 0, lower_ds: 0, ..*Plan::DEFAULT };
        assert_eq!(Plan::checked(fields), Err(PlanError::NoMovement), "nothing moves");
        let plan = Plan::DEFAULT.with(Field::Raise, 0).with(Field::Hold, 0).with(Field::Lower, 0);
        assert_eq!((plan.raise_ds, plan.hold_ds, plan.lower_ds), (0, 0, 1), "the last phase stays");
        assert_eq!(plan.stepped(Field::Hold, 1).hold_ds, 5, "and others can come back");
    }

    #[test]
    fn steppers_stop_at_the_limits() {
        for field in Field::ALL {
            let (least, greatest) = field.limits();
            assert_eq!(Plan::DEFAULT.stepped(field, i32::MAX).get(field), greatest, "{field:?} up");
            let least = if matches!(field, Field::Raise | Field::Lower) { field.step() } else { least };
            assert_eq!(Plan::DEFAULT.stepped(field, i32::MIN).get(field), least, "{field:?} down");
        }
    }

    #[test]
    fn the_default_plan_lasts_as_long_as_its_parts() {
        // 5 s, then twice 12 reps of 9 s with 11 rests of 1 s, and one minute between.
        assert_eq!(Plan::DEFAULT.total_ms(), 1000 * (5 + 2 * (12 * 9 + 11) + 60), "advertised length");
    }
}
