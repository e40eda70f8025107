//! A scenario: a leg of given height and valves that is moved through a list of steps and sampled on the way.
//!
//! This is the file format of the command line, as plain data, with its rules and its runner. Reading JSON and
//! printing belong to the caller. What is wrong in a file is said, never guessed: nothing is clamped here.

use std::fmt;
use std::ops::RangeInclusive;

use serde::Deserialize;

use super::activity::{
    Activity, DEFAULT_REPS_PER_MIN, DEFAULT_STEPS_PER_MIN, HOLD_RANGE_S, RAMP_RANGE_S, REPS_RANGE_PER_MIN,
    STEPS_RANGE_PER_MIN,
};
use super::leg::{Leg, STEPS_PER_S};
use super::posture::{DEFAULT_HEIGHT_CM, HEIGHT_RANGE_CM, Posture};
use super::readings::Readings;
use crate::units::{f64_from_usize, floor_usize};

/// Longest scenario, s: a day.
pub const LONGEST_SCENARIO_S: f64 = 86_400.0;
/// Samples per second that a scenario may ask for. The model makes 240 steps per second.
pub const SAMPLE_RANGE_HZ: RangeInclusive<f64> = 0.001..=STEPS_PER_S;
/// Most steps in a scenario.
pub const MOST_STEPS: usize = 10_000;

/// A scenario as written in its file. Unknown fields are refused.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Body height, cm, 140 to 205; 175 if not given.
    #[serde(default = "default_height_cm")]
    pub height_cm: f64,
    /// How well the valves close, 0 to 1; 1 (healthy) if not given.
    #[serde(default = "default_valves")]
    pub valves: f64,
    /// Samples per second, 0.001 to 240; 10 if not given.
    #[serde(default = "default_sample_hz")]
    pub sample_hz: f64,
    /// What happens, in order. The leg starts at rest in the first posture.
    pub steps: Vec<Step>,
}

/// One step of a scenario.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// `supine`, `sitting` or `standing`. A change takes two seconds.
    pub posture: String,
    /// `still`, `heel-raises`, `seated-pumps` or `walking`. It sets the muscle pressure, the posture sets the columns.
    pub activity: String,
    /// How long, s, above zero.
    pub seconds: f64,
    /// Rhythm of heel raises and seated pumps, 1 to 120; 60 if neither this nor a plan is given.
    #[serde(default)]
    pub reps_per_min: Option<f64>,
    /// Rhythm of walking, 30 to 160; 110 if not given.
    #[serde(default)]
    pub steps_per_min: Option<f64>,
    /// Phases of heel raises and seated pumps, instead of a rhythm.
    #[serde(default)]
    pub plan: Option<Plan>,
}

/// Phase seconds of one repetition, as an object or as a list in this order.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Raising, s, 0.1 to 60.
    #[serde(alias = "raise")]
    pub raise_s: f64,
    /// Holding, s, 0 to 600.
    #[serde(alias = "hold")]
    pub hold_s: f64,
    /// Lowering, s, 0.1 to 60.
    #[serde(alias = "lower")]
    pub lower_s: f64,
    /// Resting, s, 0 to 600.
    #[serde(alias = "rest")]
    pub rest_s: f64,
}

/// One line of the table that a scenario yields.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sample {
    /// Posture of the step, also while the change to it is under way.
    pub posture: Posture,
    /// Activity of the step.
    pub activity: Activity,
    /// All read-outs at this moment.
    pub readings: Readings,
}

impl Sample {
    /// Names of the columns: time, posture and activity, then [`Sample::numbers`].
    pub const HEADER: &'static str = "time_s,posture,activity,activation,ankle_pressure_mmhg,calf_volume_ml,\
        popliteal_flow_ml_s,popliteal_velocity_cm_s,ejected_ml,interstitial_ml";

    /// The numbers after time, posture and activity, in the order of [`Sample::HEADER`].
    pub fn numbers(&self) -> [f64; 7] {
        let r = &self.readings;
        [
            r.activation,
            r.ankle_pressure_mmhg,
            r.calf_volume_ml,
            r.popliteal_flow_ml_s,
            r.popliteal_velocity_cm_s,
            r.ejected_ml,
            r.interstitial_ml,
        ]
    }
}

impl Scenario {
    /// Runs the scenario and hands over each sample: at time zero, then `sample_hz` times a second (at the nearest
    /// step of the model), up to and including the end. A sample on the border of two steps belongs to the second.
    ///
    /// # Errors
    /// Says what is wrong with the scenario before anything runs.
    pub fn run(&self, mut sample: impl FnMut(&Sample)) -> Result<(), ScenarioError> {
        let moves = self.check()?;
        let Some(first) = moves.first() else { return Ok(()) };
        let mut leg = Leg::at_rest(first.posture, self.height_cm, self.valves);
        let mut clock = SampleClock { sample_hz: self.sample_hz, next: 0 };
        let (mut step, mut end_s) = (0, 0.0);
        for part in &moves {
            leg.set_posture(part.posture);
            leg.set_activity(part.activity);
            end_s += part.seconds;
            let end = nearest_step(end_s);
            while step < end {
                if clock.is_due(step) {
                    sample(&Sample::of(&leg));
                }
                leg.step();
                step += 1;
            }
        }
        if clock.is_due(step) {
            sample(&Sample::of(&leg));
        }
        Ok(())
    }

    /// The steps in the model's own types.
    fn check(&self) -> Result<Vec<Move>, ScenarioError> {
        within("height_cm", self.height_cm, &HEIGHT_RANGE_CM)?;
        within("valves", self.valves, &(0.0..=1.0))?;
        within("sample_hz", self.sample_hz, &SAMPLE_RANGE_HZ)?;
        if self.steps.is_empty() || self.steps.len() > MOST_STEPS {
            return Err(ScenarioError::StepCount(self.steps.len()));
        }
        let mut total_s = 0.0;
        let mut moves = Vec::with_capacity(self.steps.len());
        for (i, step) in self.steps.iter().enumerate() {
            let part =
                step.check().map_err(|problem| ScenarioError::Step { number: i + 1, problem: Box::new(problem) })?;
            total_s += part.seconds;
            moves.push(part);
        }
        if total_s > LONGEST_SCENARIO_S {
            return Err(ScenarioError::TooLong(total_s));
        }
        Ok(moves)
    }
}

impl Sample {
    fn of(leg: &Leg) -> Self {
        Self { posture: leg.posture(), activity: leg.activity(), readings: leg.readings() }
    }
}

/// A step in the model's own types.
struct Move {
    posture: Posture,
    activity: Activity,
    seconds: f64,
}

impl Step {
    fn check(&self) -> Result<Move, ScenarioError> {
        let posture = Posture::parse(&self.posture).ok_or_else(|| ScenarioError::Posture(self.posture.clone()))?;
        if !(self.seconds > 0.0 && self.seconds <= LONGEST_SCENARIO_S) {
            return Err(ScenarioError::Seconds(self.seconds));
        }
        Ok(Move { posture, activity: self.activity()?, seconds: self.seconds })
    }

    fn activity(&self) -> Result<Activity, ScenarioError> {
        let named = Activity::parse(&self.activity).ok_or_else(|| ScenarioError::Activity(self.activity.clone()))?;
        let is_walking = matches!(named, Activity::Walking { .. });
        let is_exercise = matches!(named, Activity::HeelRaises { .. } | Activity::SeatedPumps { .. });
        if let Some(field) = [
            (self.reps_per_min.is_some() && !is_exercise, "reps_per_min"),
            (self.plan.is_some() && !is_exercise, "plan"),
            (self.steps_per_min.is_some() && !is_walking, "steps_per_min"),
        ]
        .into_iter()
        .find_map(|(is_wrong, field)| is_wrong.then_some(field))
        {
            return Err(ScenarioError::Misplaced { field, activity: named.name() });
        }
        if let Some(plan) = self.plan {
            if self.reps_per_min.is_some() {
                return Err(ScenarioError::PlanAndRhythm);
            }
            return plan.activity(matches!(named, Activity::SeatedPumps { .. }));
        }
        let reps_per_min = self.reps_per_min.unwrap_or(DEFAULT_REPS_PER_MIN);
        let steps_per_min = self.steps_per_min.unwrap_or(DEFAULT_STEPS_PER_MIN);
        within("reps_per_min", reps_per_min, &REPS_RANGE_PER_MIN)?;
        within("steps_per_min", steps_per_min, &STEPS_RANGE_PER_MIN)?;
        Ok(match named {
            Activity::HeelRaises { .. } => Activity::HeelRaises { reps_per_min },
            Activity::SeatedPumps { .. } => Activity::SeatedPumps { reps_per_min },
            Activity::Walking { .. } => Activity::Walking { steps_per_min },
            other => other,
        })
    }
}

impl Plan {
    fn activity(self, seated: bool) -> Result<Activity, ScenarioError> {
        let Self { raise_s, hold_s, lower_s, rest_s } = self;
        within("plan raise_s", raise_s, &RAMP_RANGE_S)?;
        within("plan hold_s", hold_s, &HOLD_RANGE_S)?;
        within("plan lower_s", lower_s, &RAMP_RANGE_S)?;
        within("plan rest_s", rest_s, &HOLD_RANGE_S)?;
        Ok(Activity::Guided { raise_s, hold_s, lower_s, rest_s, seated })
    }
}

/// When the next sample is due, in steps of the model.
struct SampleClock {
    sample_hz: f64,
    next: usize,
}

impl SampleClock {
    /// Whether `step` is the one to sample; if so, waits for the next.
    fn is_due(&mut self, step: usize) -> bool {
        let is_due = step == nearest_step(f64_from_usize(self.next) / self.sample_hz);
        if is_due {
            self.next += 1;
        }
        is_due
    }
}

fn nearest_step(time_s: f64) -> usize {
    floor_usize(time_s * STEPS_PER_S + 0.5)
}

fn within(field: &'static str, value: f64, range: &RangeInclusive<f64>) -> Result<(), ScenarioError> {
    if range.contains(&value) {
        Ok(())
    } else {
        Err(ScenarioError::OutOfRange { field, value, low: *range.start(), high: *range.end() })
    }
}

fn default_height_cm() -> f64 {
    DEFAULT_HEIGHT_CM
}

fn default_valves() -> f64 {
    1.0
}

fn default_sample_hz() -> f64 {
    10.0
}

/// What is wrong with a scenario. Its text is one line.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum ScenarioError {
    /// No steps, or more than [`MOST_STEPS`].
    StepCount(usize),
    /// The steps take longer than [`LONGEST_SCENARIO_S`] in all, s.
    TooLong(f64),
    /// A number outside its range.
    OutOfRange {
        /// Its name in the file.
        field: &'static str,
        /// What was given.
        value: f64,
        /// The lowest accepted.
        low: f64,
        /// The highest accepted.
        high: f64,
    },
    /// A length of a step that is not above zero, or longer than a scenario may be, s.
    Seconds(f64),
    /// Not the name of a posture.
    Posture(String),
    /// Not the name of an activity.
    Activity(String),
    /// A field that the activity has no use for.
    Misplaced {
        /// Its name in the file.
        field: &'static str,
        /// The activity of the step.
        activity: &'static str,
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

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StepCount(0) => write!(f, "steps: at least one is needed"),
            Self::StepCount(n) => write!(f, "steps: {n} are too many, at most {MOST_STEPS}"),
            Self::TooLong(s) => write!(f, "the steps take {s} s in all, at most {LONGEST_SCENARIO_S} s (a day)"),
            Self::OutOfRange { field, value, low, high } => write!(f, "{field}: {value} is not within {low} to {high}"),
            Self::Seconds(s) => write!(f, "seconds: {s} is not above 0 and at most {LONGEST_SCENARIO_S}"),
            Self::Posture(name) => write!(f, "unknown posture {name:?}: use supine, sitting or standing"),
            Self::Activity(name) => {
                write!(f, "unknown activity {name:?}: use still, heel-raises, seated-pumps or walking")
            }
            Self::Misplaced { field, activity } => write!(f, "{field} does not go with {activity}"),
            Self::PlanAndRhythm => write!(f, "give either reps_per_min or a plan, not both"),
            Self::Step { number, problem } => write!(f, "step {number}: {problem}"),
        }
    }
}

impl std::error::Error for ScenarioError {}
