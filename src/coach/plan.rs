//! What a session asks for: an exercise, how the sides share it, and numbers in whole tenths of a second.
//!
//! A [`Plan`] can only hold numbers inside the limits of its exercise and always has something to do, so nothing behind
//! it needs to check again. Text, options and imports bring [`PlanFields`] and have to pass [`Plan::checked`]; steppers
//! use [`Plan::with`], which clamps.

use super::{Exercise, Sides};
use core::ops::Deref;

/// Nobody changes legs in less than this.
const SWITCH_LEAST_DS: u16 = 30;

/// What a plan holds, unchecked. Times in tenths of a second; a phase of 0 is left out. A walk is one rep whose hold is
/// the walk; the reps of a stretch are holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanFields {
    /// What is done.
    pub exercise: Exercise,
    /// How the sides share it.
    pub sides: Sides,
    /// Whether a set lasts until the reader says so; `reps` is then only where it ends at the latest.
    pub open: bool,
    /// Before the first rep, 0 to 600.
    pub get_ready_ds: u16,
    /// Heel going up, 0 to 600.
    pub raise_ds: u16,
    /// Heel up, 0 to 600; in the first rep, where holds grow within a set. A stretch 50 to 1200, a walk 100 to 36000.
    pub hold_ds: u16,
    /// Heel up in the last rep of a set; in between it changes evenly. The same as `hold_ds` where holds are alike.
    pub hold_end_ds: u16,
    /// Heel going down, 0 to 600.
    pub lower_ds: u16,
    /// Heel down between two reps, 0 to 600.
    pub rest_ds: u16,
    /// Reps in a set and for each side, 1 to 100.
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
    HoldEnd,
}

impl Field {
    /// Every field but the last hold, in the order in which a plan is read.
    pub const ALL: [Self; 8] =
        [Self::GetReady, Self::Raise, Self::Hold, Self::Lower, Self::Rest, Self::Reps, Self::Sets, Self::SetRest];

    /// Least and greatest value in a plan for an exercise.
    pub fn limits(self, exercise: Exercise) -> (u16, u16) {
        match (self, exercise) {
            (Self::Hold | Self::HoldEnd, Exercise::Walk) => (100, 36_000),
            (Self::Hold | Self::HoldEnd, Exercise::CalfStretch) => (50, 1200),
            (Self::Reps | Self::Sets, Exercise::Walk) => (1, 1),
            (Self::Raise | Self::Lower, Exercise::CalfStretch | Exercise::Walk)
            | (Self::Rest | Self::SetRest, Exercise::Walk) => (0, 0),
            (Self::GetReady | Self::Raise | Self::Hold | Self::HoldEnd | Self::Lower | Self::Rest, _) => (0, 600),
            (Self::Reps, _) => (1, 100),
            (Self::Sets, _) => (1, 20),
            (Self::SetRest, _) => (0, 6000),
        }
    }

    /// What one press of a stepper adds: 0.5 s within a rep, 5 s between sets and in a stretch, half a minute of
    /// walking, one rep, one set.
    pub fn step(self, exercise: Exercise) -> u16 {
        match (self, exercise) {
            (Self::Hold | Self::HoldEnd, Exercise::Walk) => 300,
            (Self::Hold | Self::HoldEnd, Exercise::CalfStretch) | (Self::SetRest, _) => 50,
            (Self::Reps | Self::Sets, _) => 1,
            (Self::GetReady | Self::Raise | Self::Hold | Self::HoldEnd | Self::Lower | Self::Rest, _) => 5,
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
            Field::HoldEnd => self.hold_end_ds,
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
            Field::HoldEnd => &mut self.hold_end_ds,
        } = value;
    }

    fn moves(&self) -> bool {
        self.raise_ds > 0 || self.lower_ds > 0 || (self.hold_ds > 0 && self.hold_end_ds > 0)
    }

    /// Plain heel raises of both legs with numbers in the order of [`Field::ALL`].
    pub const fn plain(numbers: [u16; 8]) -> Self {
        let [get_ready_ds, raise_ds, hold_ds, lower_ds, rest_ds, reps, sets, set_rest_ds] = numbers;
        let (exercise, sides, open, hold_end_ds) = (Exercise::HeelRaises, Sides::Both, false, hold_ds);
        Self {
            exercise,
            sides,
            open,
            get_ready_ds,
            raise_ds,
            hold_ds,
            hold_end_ds,
            lower_ds,
            rest_ds,
            reps,
            sets,
            set_rest_ds,
        }
    }
}

/// Why numbers are not a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanError {
    /// The field is outside of [`Field::limits`].
    OutOfRange(Field),
    /// Raise, hold and lower are all 0: there is no rep to do.
    NoMovement,
    /// The exercise is not done side by side, or not until the reader stops.
    Way,
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
        for field in Field::ALL.into_iter().chain([Field::HoldEnd]) {
            let (least, greatest) = field.limits(fields.exercise);
            if !(least..=greatest).contains(&fields.get(field)) {
                return Err(PlanError::OutOfRange(field));
            }
        }
        if fields.exercise == Exercise::Walk && (fields.open || fields.sides != Sides::Both) {
            return Err(PlanError::Way);
        }
        if fields.moves() { Ok(Self(fields)) } else { Err(PlanError::NoMovement) }
    }

    /// This plan with one field set, clamped to its limits. The last phase that moves the heel stays at 0.1 s. Holds
    /// that are alike stay alike when the first is set.
    #[must_use]
    pub fn with(self, field: Field, value: u16) -> Self {
        let (least, greatest) = field.limits(self.exercise);
        let mut fields = self.0;
        let value = value.max(least).min(greatest);
        let alike = field == Field::Hold && fields.hold_ds == fields.hold_end_ds;
        let mut set = |value| {
            fields.set(field, value);
            if alike {
                fields.hold_end_ds = value;
            }
            fields.moves()
        };
        if !set(value) {
            set(1);
        }
        Self(fields)
    }

    /// This plan shared by the sides in another way; a walk stays as it is.
    #[must_use]
    pub fn with_sides(self, sides: Sides) -> Self {
        Self::checked(PlanFields { sides, ..self.0 }).unwrap_or(self)
    }

    /// This plan until the reader stops, or with counted reps; a walk stays as it is.
    #[must_use]
    pub fn with_open(self, open: bool) -> Self {
        Self::checked(PlanFields { open, ..self.0 }).unwrap_or(self)
    }

    /// This plan after `presses` of a field's stepper; negative steps down. Clamps like [`Plan::with`].
    #[must_use]
    pub fn stepped(self, field: Field, presses: i32) -> Self {
        // A reader's rep always says when to go up and when to go down; only a written plan may leave that out.
        let step = i32::from(field.step(self.exercise));
        let least = if matches!(field, Field::Raise | Field::Lower) { step } else { 0 };
        let wanted = i32::from(self.get(field)).saturating_add(presses.saturating_mul(step)).max(least);
        self.with(field, u16::try_from(wanted.clamp(0, i32::from(u16::MAX))).unwrap_or(0))
    }

    /// Advertised length of the whole session in milliseconds, without compiling it; of a set until the reader stops,
    /// the longest that it can be.
    ///
    /// The rest between two reps is not paid after the last rep of a set, where the set rest or the end follows; with
    /// a set rest of 0 it also parts the sets. Where the sides change, time to change takes its place.
    pub fn total_ms(&self) -> u64 {
        let [get_ready, rest, set_rest, switch] =
            [self.get_ready_ds, self.rest_ds, self.set_rest_ds, self.switch_ds()].map(u64::from);
        let [reps, sets] = [self.reps, self.sets].map(u64::from);
        let sides = self.sides_in_turn();
        let movement: u64 = (1..=self.reps).map(|rep| self.movement_ds(rep)).sum();
        let switches = match self.sides {
            _ if !self.has_switch() => 0,
            Sides::Alternate => 2 * reps - 1,
            Sides::Both | Sides::LeftThenRight => 1,
        };
        let set = sides * movement + switches * switch + (sides * reps - 1 - switches) * rest;
        let between_sets = match set_rest {
            0 if self.has_switch() => switch,
            0 => rest,
            _ => set_rest,
        };
        (get_ready + sets * set + (sets - 1) * between_sets) * 100
    }

    /// How long the heel stays up in a rep, from 1.
    pub fn hold_of(&self, rep: u16) -> u16 {
        let [first, last] = [self.hold_ds, self.hold_end_ds].map(i32::from);
        let (gone, way) = (i32::from(rep.max(1) - 1), i32::from(self.reps.max(2) - 1));
        u16::try_from(first + (last - first) * gone.min(way) / way).unwrap_or(self.hold_ds)
    }

    /// Time to change legs, where legs are changed and not only take turns.
    pub(super) fn switch_ds(&self) -> u16 {
        self.get_ready_ds.max(self.rest_ds).max(SWITCH_LEAST_DS)
    }

    /// Whether there is something to change when the side does: a stance on one leg, or one for a stretch.
    pub(super) fn has_switch(&self) -> bool {
        self.sides == Sides::LeftThenRight || (self.sides == Sides::Alternate && self.exercise == Exercise::CalfStretch)
    }

    fn sides_in_turn(&self) -> u64 {
        if self.sides == Sides::Both { 1 } else { 2 }
    }

    /// For how many sets and sides reps are counted: each side of each set.
    pub fn counts(&self) -> usize {
        usize::from(self.sets) * self.sides.each().len()
    }

    /// Raise, hold and lower of a rep together, in tenths of a second.
    fn movement_ds(&self, rep: u16) -> u64 {
        u64::from(self.raise_ds) + u64::from(self.hold_of(rep)) + u64::from(self.lower_ds)
    }

    /// For constants whose numbers a test checks: get ready, raise, hold, lower, rest; reps, sets, set rest.
    pub(super) const fn preset(phases_ds: [u16; 5], reps: u16, sets: u16, set_rest_ds: u16) -> Self {
        let [get_ready_ds, raise_ds, hold_ds, lower_ds, rest_ds] = phases_ds;
        Self(PlanFields::plain([get_ready_ds, raise_ds, hold_ds, lower_ds, rest_ds, reps, sets, set_rest_ds]))
    }

    /// The same numbers for another exercise.
    pub(super) const fn of(self, exercise: Exercise, sides: Sides) -> Self {
        Self(PlanFields { exercise, sides, ..self.0 })
    }

    /// The same, until the reader stops.
    pub(super) const fn opened(self) -> Self {
        Self(PlanFields { open: true, ..self.0 })
    }

    /// The same with holds that grow.
    pub(super) const fn ramped(self, hold_end_ds: u16) -> Self {
        Self(PlanFields { hold_end_ds, ..self.0 })
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
            let (least, greatest) = field.limits(Exercise::HeelRaises);
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
        let fields = PlanFields { raise_ds: 0, hold_ds: 0, hold_end_ds: 9, lower_ds: 0, ..*Plan::DEFAULT };
        assert_eq!(Plan::checked(fields), Err(PlanError::NoMovement), "nothing moves");
        let plan = Plan::DEFAULT.with(Field::Raise, 0).with(Field::Hold, 0).with(Field::Lower, 0);
        assert_eq!((plan.raise_ds, plan.hold_ds, plan.lower_ds), (0, 0, 1), "the last phase stays");
        assert_eq!(plan.stepped(Field::Hold, 1).hold_ds, 5, "and others can come back");
    }

    #[test]
    fn steppers_stop_at_the_limits() {
        for field in Field::ALL {
            let (least, greatest) = field.limits(Exercise::HeelRaises);
            assert_eq!(Plan::DEFAULT.stepped(field, i32::MAX).get(field), greatest, "{field:?} up");
            let least =
                if matches!(field, Field::Raise | Field::Lower) { field.step(Exercise::HeelRaises) } else { least };
            assert_eq!(Plan::DEFAULT.stepped(field, i32::MIN).get(field), least, "{field:?} down");
        }
    }

    #[test]
    fn holds_grow_evenly_from_the_first_rep_to_the_last() {
        let plan = Plan::DEFAULT.with(Field::Reps, 5).with(Field::HoldEnd, 50);
        assert_eq!([1, 2, 3, 4, 5].map(|rep| plan.hold_of(rep)), [30, 35, 40, 45, 50], "3 to 5 s");
        assert_eq!(plan.with(Field::HoldEnd, 10).hold_of(3), 20, "or fall");
        assert_eq!(plan.with(Field::Reps, 1).hold_of(1), 30, "one rep is the first");
        assert_eq!(Plan::DEFAULT.with(Field::Hold, 10).hold_end_ds, 10, "alike stays alike");
        assert_eq!(plan.with(Field::Hold, 10).hold_end_ds, 50, "and what grows still grows");
    }

    #[test]
    fn a_walk_is_one_rep_of_both_legs_and_a_stretch_only_holds() {
        let walk = Plan::preset([50, 0, 3000, 0, 0], 1, 1, 0).of(Exercise::Walk, Sides::Both);
        assert_eq!(Plan::checked(*walk), Ok(walk), "five minutes");
        assert_eq!(walk.with_sides(Sides::Alternate).with_open(true), walk, "no other way");
        assert_eq!(Plan::checked(PlanFields { open: true, ..*walk }), Err(PlanError::Way), "refused");
        assert_eq!(walk.with(Field::Reps, 3).with(Field::Raise, 9), walk, "nothing else to set");
        assert_eq!(walk.with(Field::Hold, 0).hold_ds, 100, "ten seconds at least");
        let fields = PlanFields { exercise: Exercise::CalfStretch, ..*Plan::DEFAULT };
        assert_eq!(Plan::checked(fields), Err(PlanError::OutOfRange(Field::Raise)), "a stretch raises nothing");
    }

    #[test]
    fn the_default_plan_lasts_as_long_as_its_parts() {
        // 5 s, then twice 12 reps of 9 s with 11 rests of 1 s, and one minute between.
        assert_eq!(Plan::DEFAULT.total_ms(), 1000 * (5 + 2 * (12 * 9 + 11) + 60), "advertised length");
    }
}
