//! What a scenario must keep to. Each rule is written once, here or beside the data it looks at: a scenario built in
//! code meets it in `run`, one read from a file meets it at its place in the file (`read.rs`). Nothing is clamped.

use std::fmt;
use std::ops::RangeInclusive;

use super::{LONGEST_SCENARIO_S, MOST_STEPS, SAMPLE_RANGE_HZ};
use crate::pump::activity::{Activity, HOLD_RANGE_S, RAMP_RANGE_S, REPS_RANGE_PER_MIN, STEPS_RANGE_PER_MIN};
use crate::pump::posture::{HEIGHT_RANGE_CM, Posture};

pub(super) const HEIGHT_CM: NumberRule = NumberRule::within("height_cm", &HEIGHT_RANGE_CM);
pub(super) const VALVES: NumberRule = NumberRule::within("valves", &(0.0..=1.0));
pub(super) const SAMPLE_HZ: NumberRule = NumberRule::within("sample_hz", &SAMPLE_RANGE_HZ);
pub(super) const SECONDS: NumberRule =
    NumberRule { field: "seconds", low: 0.0, is_low_allowed: false, high: LONGEST_SCENARIO_S };
pub(super) const REPS_PER_MIN: NumberRule = NumberRule::within("reps_per_min", &REPS_RANGE_PER_MIN);
pub(super) const STEPS_PER_MIN: NumberRule = NumberRule::within("steps_per_min", &STEPS_RANGE_PER_MIN);
pub(super) const RAISE_S: NumberRule = NumberRule::within("raise_s", &RAMP_RANGE_S);
pub(super) const HOLD_S: NumberRule = NumberRule::within("hold_s", &HOLD_RANGE_S);
pub(super) const LOWER_S: NumberRule = NumberRule::within("lower_s", &RAMP_RANGE_S);
pub(super) const REST_S: NumberRule = NumberRule::within("rest_s", &HOLD_RANGE_S);

pub(super) const POSTURE: WordRule<Posture> =
    WordRule { field: "posture", words: "supine, sitting or standing", parse: Posture::parse };
pub(super) const ACTIVITY: WordRule<Activity> =
    WordRule { field: "activity", words: "still, heel-raises, seated-pumps or walking", parse: Activity::parse };

/// A field that holds a number, and the numbers it may hold. Shown as that sentence.
#[derive(Clone, Copy)]
pub(super) struct NumberRule {
    field: &'static str,
    low: f64,
    is_low_allowed: bool,
    high: f64,
}

impl NumberRule {
    const fn within(field: &'static str, range: &RangeInclusive<f64>) -> Self {
        Self { field, low: *range.start(), is_low_allowed: true, high: *range.end() }
    }

    /// The number itself, if the field may hold it. What is not finite is never within.
    pub(super) fn check(self, value: f64) -> Result<f64, Refusal> {
        let is_above = value > self.low || (self.is_low_allowed && value >= self.low);
        if is_above && value <= self.high {
            Ok(value)
        } else {
            Err(Refusal { field: self.field, must_be: self.must_be(), found: short(value) })
        }
    }

    fn must_be(self) -> String {
        let Self { low, high, .. } = self;
        if self.is_low_allowed { format!("{low} to {high}") } else { format!("above {low} and at most {high}") }
    }
}

impl fmt::Display for NumberRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} must be {}", self.field, self.must_be())
    }
}

/// As people write it: `-3` rather than `-3.0`, and `1e300` rather than three hundred zeros.
fn short(value: f64) -> String {
    let text = format!("{value:?}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// A field that holds one of a few words. Shown as that sentence.
#[derive(Clone, Copy)]
pub(super) struct WordRule<T> {
    field: &'static str,
    words: &'static str,
    parse: fn(&str) -> Option<T>,
}

impl<T> WordRule<T> {
    /// What the word stands for.
    pub(super) fn check(&self, word: &str) -> Result<T, Refusal> {
        let refusal = || Refusal { field: self.field, must_be: self.words.to_owned(), found: format!("{word:?}") };
        (self.parse)(word).ok_or_else(refusal)
    }
}

impl<T> fmt::Display for WordRule<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} must be {}", self.field, self.words)
    }
}

/// How many steps there have been, and how long they take: what a list of steps is held to while it is gone through.
#[derive(Default)]
pub(super) struct Tally {
    steps: usize,
    total_s: f64,
}

impl Tally {
    /// Starts the next step and gives its number, counted from one.
    pub(super) fn begin(&mut self) -> Result<usize, ScenarioError> {
        self.steps += 1;
        if self.steps > MOST_STEPS { Err(ScenarioError::StepCount(self.steps)) } else { Ok(self.steps) }
    }

    /// Adds the length of the step that was begun.
    pub(super) fn add(&mut self, seconds: f64) -> Result<(), ScenarioError> {
        self.total_s += seconds;
        if self.total_s > LONGEST_SCENARIO_S { Err(ScenarioError::TooLong(self.total_s)) } else { Ok(()) }
    }

    /// There are no more steps.
    pub(super) fn end(&self) -> Result<(), ScenarioError> {
        if self.steps == 0 { Err(ScenarioError::StepCount(0)) } else { Ok(()) }
    }
}

/// A value that its field may not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// Name of the field in a file.
    pub field: &'static str,
    /// What the field may hold, to follow "must be": a range, or the words to choose from.
    pub must_be: String,
    /// What it held.
    pub found: String,
}

/// What is wrong with a scenario. Its text is one line.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum ScenarioError {
    /// No steps, or more than [`MOST_STEPS`]; the count stops at the first too many.
    StepCount(usize),
    /// The steps up to here take longer than [`LONGEST_SCENARIO_S`], s.
    TooLong(f64),
    /// A number outside its range, or an unknown word.
    Value(Refusal),
    /// A field that the activity has no use for.
    Misplaced {
        /// Its name in the file.
        field: &'static str,
        /// The activity of the step.
        activity: &'static str,
        /// The activities that do have a use for it.
        goes_with: &'static str,
    },
    /// Both a plan and a rhythm.
    PlanAndRhythm,
    /// Something wrong in one step.
    Step {
        /// Which, counted from one.
        number: usize,
        /// What is wrong in it.
        problem: Box<Self>,
    },
}

impl From<Refusal> for ScenarioError {
    fn from(refusal: Refusal) -> Self {
        Self::Value(refusal)
    }
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StepCount(0) => write!(f, "steps must be 1 to {MOST_STEPS}: found none"),
            Self::StepCount(_) => write!(f, "steps must be 1 to {MOST_STEPS}: found more"),
            Self::TooLong(total_s) => write!(
                f,
                "seconds of all steps must be at most {LONGEST_SCENARIO_S} (a day): found {} up to here",
                short(*total_s)
            ),
            Self::Value(Refusal { field, must_be, found }) => write!(f, "{field} must be {must_be}: found {found}"),
            Self::Misplaced { field, activity, goes_with } => {
                write!(f, "{field} does not go with {activity}, only with {goes_with}")
            }
            Self::PlanAndRhythm => write!(f, "give either reps_per_min or a plan, not both"),
            Self::Step { number, problem } => write!(f, "step {number}: {problem}"),
        }
    }
}

impl std::error::Error for ScenarioError {}
