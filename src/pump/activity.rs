//! Activities: what the calf muscle is asked to do, as an effort between 0 and 1 over time.
//!
//! An activity only ever sets the *target* of muscle pressure; the pressure itself follows with its own rise and fall
//! times, so any change of activity at any moment is continuous. Posture is separate: it sets the blood columns.

use crate::units::{cut_i64, f64_from_i64, within};
use std::ops::RangeInclusive;

/// Heel raises or seated pumps per minute that the model accepts.
pub const REPS_RANGE_PER_MIN: RangeInclusive<f64> = 1.0..=120.0;
/// Heel raises and seated pumps per minute of the reference table.
pub const DEFAULT_REPS_PER_MIN: f64 = 60.0;
/// Steps (both feet) per minute that the model accepts.
pub const STEPS_RANGE_PER_MIN: RangeInclusive<f64> = 30.0..=160.0;
/// Steps per minute of ordinary walking.
pub const DEFAULT_STEPS_PER_MIN: f64 = 110.0;
/// Raising and lowering times that a guided repetition accepts, s.
pub const RAMP_RANGE_S: RangeInclusive<f64> = 0.1..=60.0;
/// Holding and resting times that a guided repetition accepts, s.
pub const HOLD_RANGE_S: RangeInclusive<f64> = 0.0..=600.0;

/// Peak muscle pressure of a standing double heel raise, mmHg. Assumption scaled from I1; see I5.
const STANDING_PEAK_MMHG: f64 = 150.0;
/// Peak muscle pressure of a seated heel raise, mmHg. Assumption; see I5.
const SEATED_PEAK_MMHG: f64 = 60.0;
/// Peak muscle pressure of walking at 4.8 km/h, mmHg. I1.
const WALKING_PEAK_MMHG: f64 = 181.0;
/// Growth of that peak with speed, mmHg per km/h. From the walking and running values of I1.
const WALKING_PEAK_MMHG_PER_KM_H: f64 = 16.92;
/// Speed at [`DEFAULT_STEPS_PER_MIN`], km/h. Assumption.
const WALKING_KM_H: f64 = 4.8;

/// What the leg is doing.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Activity {
    /// Nothing.
    Still,
    /// Standing double heel raises in rhythm.
    HeelRaises {
        /// Raises per minute; held to [`REPS_RANGE_PER_MIN`], non-finite gives [`DEFAULT_REPS_PER_MIN`].
        reps_per_min: f64,
    },
    /// Seated heel raises in rhythm.
    SeatedPumps {
        /// Raises per minute; held to [`REPS_RANGE_PER_MIN`], non-finite gives [`DEFAULT_REPS_PER_MIN`].
        reps_per_min: f64,
    },
    /// Walking.
    Walking {
        /// Steps of both feet per minute; held to [`STEPS_RANGE_PER_MIN`], non-finite gives
        /// [`DEFAULT_STEPS_PER_MIN`]. More steps also mean more speed and a higher peak.
        steps_per_min: f64,
    },
    /// Repetitions of four timed phases, over and over.
    Guided {
        /// Time to raise the heel, s; held to [`RAMP_RANGE_S`], non-finite gives 1.5.
        raise_s: f64,
        /// Time held high, s; held to [`HOLD_RANGE_S`], non-finite gives 4.
        hold_s: f64,
        /// Time to lower the heel, s; held to [`RAMP_RANGE_S`], non-finite gives 2.
        lower_s: f64,
        /// Time with the heel down, s; held to [`HOLD_RANGE_S`], non-finite gives 2.
        rest_s: f64,
        /// Seated rather than standing, which sets the peak.
        seated: bool,
    },
    /// Driven from outside: press and hold, or a coached session.
    Effort {
        /// Heel height now, and so the share of the exercise's peak pressure; held to 0..1, NaN gives 0.
        level: f64,
        /// Seated rather than standing, which sets the peak.
        seated: bool,
    },
}

impl Activity {
    /// One clinical tiptoe from a standing start: up in 0.6 s, down again 2 s after the start, then 8 s of rest.
    pub const CLINICAL_TIPTOE: Self =
        Self::Guided { raise_s: 0.6, hold_s: 1.0, lower_s: 0.4, rest_s: 8.0, seated: false };

    /// The name used in attributes, scenario files and tables. Guided and driven exercise carries the name of its kind.
    pub fn name(self) -> &'static str {
        match self {
            Self::Still => "still",
            Self::HeelRaises { .. } | Self::Guided { seated: false, .. } | Self::Effort { seated: false, .. } => {
                "heel-raises"
            }
            Self::SeatedPumps { .. } | Self::Guided { seated: true, .. } | Self::Effort { seated: true, .. } => {
                "seated-pumps"
            }
            Self::Walking { .. } => "walking",
        }
    }

    /// The activity of that name at its default rate: `still`, `heel-raises`, `seated-pumps` or `walking`. Anything
    /// else, other case included, is `None`.
    pub fn parse(name: &str) -> Option<Self> {
        [
            Self::Still,
            Self::HeelRaises { reps_per_min: DEFAULT_REPS_PER_MIN },
            Self::SeatedPumps { reps_per_min: DEFAULT_REPS_PER_MIN },
            Self::Walking { steps_per_min: DEFAULT_STEPS_PER_MIN },
        ]
        .into_iter()
        .find(|a| a.name() == name)
    }

    /// How far the toes are lifted between two seated pumps, `elapsed_s` after the start, 0 to 1: up and down again
    /// while the calf rests. 0 in every other activity.
    ///
    /// Movement only, for the picture: the muscles of the shin are not modelled, so pressures and flows know nothing of
    /// it.
    pub fn toe_lift(self, elapsed_s: f64) -> f64 {
        match (self, self.drive()) {
            (Self::SeatedPumps { .. }, Drive::Cycle(cycle)) => {
                let s = within((cycle.phase_s(elapsed_s) - cycle.on_s) / (cycle.period_s - cycle.on_s), 0.0, 1.0);
                let hill = 4.0 * s * (1.0 - s);
                hill * hill * (3.0 - 2.0 * hill)
            }
            _ => 0.0,
        }
    }

    /// The command to the muscle, with every number held to its range.
    pub fn drive(self) -> Drive {
        match self {
            Self::Still => Drive::Rest,
            Self::HeelRaises { reps_per_min } => Drive::Cycle(Cycle::rhythm(reps_per_min, STANDING_PEAK_MMHG)),
            Self::SeatedPumps { reps_per_min } => Drive::Cycle(Cycle::rhythm(reps_per_min, SEATED_PEAK_MMHG)),
            Self::Walking { steps_per_min } => Drive::Cycle(Cycle::walking(steps_per_min)),
            Self::Guided { raise_s, hold_s, lower_s, rest_s, seated } => {
                let raise = held(raise_s, &RAMP_RANGE_S, 1.5);
                let on = raise + held(hold_s, &HOLD_RANGE_S, 4.0) + held(lower_s, &RAMP_RANGE_S, 2.0);
                Drive::Cycle(Cycle {
                    period_s: on + held(rest_s, &HOLD_RANGE_S, 2.0),
                    on_s: on,
                    up_s: raise,
                    down_s: held(lower_s, &RAMP_RANGE_S, 2.0),
                    peak_mmhg: peak_mmhg(seated),
                })
            }
            Self::Effort { level, seated } => {
                let level = if level.is_nan() { 0.0 } else { within(level, 0.0, 1.0) };
                Drive::Held { level, peak_mmhg: peak_mmhg(seated) }
            }
        }
    }
}

/// The command to the muscle: a rest, a repeated contraction or a level set from outside.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Drive {
    /// No contraction.
    Rest,
    /// The same contraction over and over.
    Cycle(Cycle),
    /// A level that stays until the next command.
    Held {
        /// Effort, 0 to 1.
        level: f64,
        /// Muscle pressure at full effort, mmHg.
        peak_mmhg: f64,
    },
}

impl Drive {
    /// Effort `elapsed_s` after the command was given, 0 to 1. Before that, 0 for a cycle.
    #[inline]
    pub fn effort(&self, elapsed_s: f64) -> f64 {
        match self {
            Self::Rest => 0.0,
            Self::Cycle(cycle) => cycle.effort(elapsed_s),
            Self::Held { level, .. } => *level,
        }
    }

    /// Muscle pressure at full effort, mmHg; `None` at rest, which has no peak of its own.
    pub fn peak_mmhg(&self) -> Option<f64> {
        match self {
            Self::Rest => None,
            Self::Cycle(cycle) => Some(cycle.peak_mmhg),
            Self::Held { peak_mmhg, .. } => Some(*peak_mmhg),
        }
    }
}

/// One contraction and the pause after it, as a trapezoid. All times above zero; `up_s + down_s` at most `on_s`.
///
/// | cycle | period s | on s | up s | down s | peak mmHg | basis |
/// |---|---|---|---|---|---|---|
/// | heel raises at 60/min | 1.0 | 0.55 | 0.20 | 0.15 | 150 | I5 assumption |
/// | seated pumps at 60/min | 1.0 | 0.55 | 0.20 | 0.15 | 60 | I5 assumption |
/// | walking at 110 steps/min | 1.0909 | 0.42 of it | 0.20 | 0.10 | 181 | I1; shape assumption |
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Cycle {
    /// From one start to the next, s.
    pub period_s: f64,
    /// From the start to the end of the ramp down, s.
    pub on_s: f64,
    /// Ramp up, s.
    pub up_s: f64,
    /// Ramp down, s.
    pub down_s: f64,
    /// Muscle pressure at the top, mmHg.
    pub peak_mmhg: f64,
}

impl Cycle {
    /// Contractions in rhythm; the shape of the table row, stretched with the period.
    fn rhythm(reps_per_min: f64, peak_mmhg: f64) -> Self {
        let period_s = 60.0 / held(reps_per_min, &REPS_RANGE_PER_MIN, DEFAULT_REPS_PER_MIN);
        Self { period_s, on_s: 0.55 * period_s, up_s: 0.20 * period_s, down_s: 0.15 * period_s, peak_mmhg }
    }

    /// One leg's stride of two steps. Steps per minute grow with speed as `110 (v/4.8)^0.42` (assumption), so speed is
    /// `4.8 (steps/110)^2.375`; the exponent is a sum of roots, so every machine gets the same digits.
    fn walking(steps_per_min: f64) -> Self {
        let steps = held(steps_per_min, &STEPS_RANGE_PER_MIN, DEFAULT_STEPS_PER_MIN);
        let ratio = steps / DEFAULT_STEPS_PER_MIN;
        let fourth_root = ratio.sqrt().sqrt();
        let speed_km_h = WALKING_KM_H * ratio * ratio * fourth_root * fourth_root.sqrt();
        let period_s = 120.0 / steps;
        Self {
            period_s,
            on_s: 0.42 * period_s,
            up_s: 0.20,
            down_s: 0.10,
            peak_mmhg: WALKING_PEAK_MMHG + WALKING_PEAK_MMHG_PER_KM_H * (speed_km_h - WALKING_KM_H),
        }
    }

    /// Time since the latest start, `elapsed_s` after the first one, s. A time before that gives nothing of use.
    #[inline]
    pub fn phase_s(&self, elapsed_s: f64) -> f64 {
        // A cast cuts toward zero, which is down here; `floor` is a call where the processor has no instruction for
        // it.
        let whole_cycles = f64_from_i64(cut_i64(elapsed_s / self.period_s));
        elapsed_s - self.period_s * whole_cycles
    }

    /// Effort `elapsed_s` after a start, 0 to 1; 0 before it.
    #[inline]
    pub fn effort(&self, elapsed_s: f64) -> f64 {
        if elapsed_s < 0.0 {
            return 0.0;
        }
        let phase = self.phase_s(elapsed_s);
        if phase >= self.on_s {
            return 0.0;
        }
        within((phase / self.up_s).min((self.on_s - phase) / self.down_s), 0.0, 1.0)
    }
}

fn peak_mmhg(seated: bool) -> f64 {
    if seated { SEATED_PEAK_MMHG } else { STANDING_PEAK_MMHG }
}

fn held(value: f64, range: &RangeInclusive<f64>, default: f64) -> f64 {
    if value.is_finite() { within(value, *range.start(), *range.end()) } else { default }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cycle(activity: Activity) -> Cycle {
        match activity.drive() {
            Drive::Cycle(cycle) => cycle,
            other => panic!("{activity:?} drives {other:?}"),
        }
    }

    fn is_close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn every_public_name_parses_to_an_activity_of_that_name() {
        for name in ["still", "heel-raises", "seated-pumps", "walking"] {
            assert_eq!(Activity::parse(name).map(Activity::name), Some(name), "{name}");
        }
        assert_eq!(Activity::parse("running"), None, "unknown");
    }

    #[test]
    fn the_effort_is_a_trapezoid_that_ends_with_the_contraction() {
        let c = cycle(Activity::CLINICAL_TIPTOE);
        for (t, effort) in
            [(0.0, 0.0), (0.3, 0.5), (0.6, 1.0), (1.6, 1.0), (1.8, 0.5), (2.0, 0.0), (9.0, 0.0), (10.3, 0.5)]
        {
            assert!(is_close(c.effort(t), effort), "{} at {t} s", c.effort(t));
        }
        assert!(c.effort(-1.0) == 0.0, "nothing before the start");
    }

    #[test]
    fn toes_rise_between_seated_pumps_and_in_no_other_exercise() {
        let pumps = Activity::SeatedPumps { reps_per_min: 60.0 };
        for step in 0..=300 {
            let t = f64::from(step) / 100.0;
            let (toes, effort) = (pumps.toe_lift(t), pumps.drive().effort(t));
            assert!((0.0..=1.0).contains(&toes) && (toes < 1e-9 || effort < 1e-9), "{toes} and {effort} at {t} s");
            for other in [Activity::Still, Activity::HeelRaises { reps_per_min: 60.0 }] {
                assert!(other.toe_lift(t) == 0.0, "{other:?} at {t} s");
            }
        }
        assert!(is_close(pumps.toe_lift(0.775), 1.0), "all the way up in the middle of the pause");
    }

    #[test]
    fn walking_faster_squeezes_harder_by_the_stated_law() {
        let usual = cycle(Activity::Walking { steps_per_min: 110.0 });
        assert!(is_close(usual.peak_mmhg, 181.0) && is_close(usual.period_s, 120.0 / 110.0), "{usual:?}");
        // 6 km/h by the law of the specification.
        let steps = 110.0 * (6.0_f64 / 4.8).powf(0.42);
        let brisk = cycle(Activity::Walking { steps_per_min: steps });
        assert!((brisk.peak_mmhg - (181.0 + 16.92 * 1.2)).abs() < 0.1, "{brisk:?}");
    }

    #[test]
    fn every_cycle_keeps_its_shape_at_the_ends_of_its_range_and_on_nonsense() {
        for rate in [f64::NEG_INFINITY, -1.0, 0.0, 1.0, 60.0, 160.0, 1e300, f64::NAN] {
            for activity in [
                Activity::HeelRaises { reps_per_min: rate },
                Activity::SeatedPumps { reps_per_min: rate },
                Activity::Walking { steps_per_min: rate },
                Activity::Guided { raise_s: rate, hold_s: rate, lower_s: rate, rest_s: rate, seated: true },
            ] {
                let c = cycle(activity);
                assert!(c.up_s > 0.0 && c.down_s > 0.0 && c.up_s + c.down_s <= c.on_s + 1e-12, "{activity:?} {c:?}");
                assert!(c.on_s <= c.period_s && (40.0..=330.0).contains(&c.peak_mmhg), "{activity:?} {c:?}");
                for step in 0..400 {
                    let effort = c.effort(f64::from(step) * 0.037);
                    assert!((0.0..=1.0).contains(&effort), "{effort} in {activity:?}");
                }
            }
        }
        assert!(
            Activity::Effort { level: f64::NAN, seated: false }.drive().effort(1.0) == 0.0,
            "no level is no effort"
        );
    }
}
