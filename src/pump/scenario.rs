//! A scenario: a leg of given height and valves that is moved through a list of steps and sampled on the way.
//!
//! This is the file format of the command line, as plain data, with its rules and its runner. Opening files, parsing
//! JSON and printing belong to the caller. What is wrong is said, never guessed: nothing is clamped here.

mod read;
mod rules;

use std::ops::RangeInclusive;

use super::activity::{Activity, DEFAULT_REPS_PER_MIN, DEFAULT_STEPS_PER_MIN};
use super::leg::{Leg, STEPS_PER_S};
use super::posture::Posture;
use super::readings::Readings;
use crate::units::{f64_from_usize, floor_usize};
use rules::{
    ACTIVITY, HEIGHT_CM, HOLD_S, LOWER_S, POSTURE, RAISE_S, REPS_PER_MIN, REST_S, SAMPLE_HZ, SECONDS, STEPS_PER_MIN,
    Tally, VALVES,
};
pub use rules::{Refusal, ScenarioError};

/// Longest scenario, s: a day.
pub const LONGEST_SCENARIO_S: f64 = 86_400.0;
/// Samples per second that a scenario may ask for. The model makes 240 steps per second.
pub const SAMPLE_RANGE_HZ: RangeInclusive<f64> = 0.001..=STEPS_PER_S;
/// Most steps in a scenario.
pub const MOST_STEPS: usize = 10_000;

/// A scenario. One that was read from a file has been checked in full; one built in code is checked when it is run.
#[derive(Clone, PartialEq, Debug)]
pub struct Scenario {
    /// Body height, cm, 140 to 205; 175 if not given.
    pub height_cm: f64,
    /// How well the valves close, 0 to 1; 1 (healthy) if not given.
    pub valves: f64,
    /// Samples per second, 0.001 to 240; 10 if not given.
    pub sample_hz: f64,
    /// What happens, in order. The leg starts at rest in the first posture.
    pub steps: Vec<Step>,
}

/// One step of a scenario.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// `supine`, `sitting` or `standing`. A change takes two seconds.
    pub posture: String,
    /// `still`, `heel-raises`, `seated-pumps` or `walking`. It sets the muscle pressure, the posture sets the columns.
    pub activity: String,
    /// How long, s, above zero; all steps together take at most a day.
    pub seconds: f64,
    /// Rhythm of heel raises and seated pumps, 1 to 120; 60 if neither this nor a plan is given.
    pub reps_per_min: Option<f64>,
    /// Rhythm of walking, 30 to 160; 110 if not given.
    pub steps_per_min: Option<f64>,
    /// Phases of heel raises and seated pumps, instead of a rhythm.
    pub plan: Option<Plan>,
}

/// Phase seconds of one repetition, as an object or as a list in this order.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Plan {
    /// Raising, s, 0.1 to 60.
    pub raise_s: f64,
    /// Holding, s, 0 to 600.
    pub hold_s: f64,
    /// Lowering, s, 0.1 to 60.
    pub lower_s: f64,
    /// Resting, s, 0 to 600.
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
        HEIGHT_CM.check(self.height_cm)?;
        VALVES.check(self.valves)?;
        SAMPLE_HZ.check(self.sample_hz)?;
        let mut tally = Tally::default();
        let mut moves = Vec::with_capacity(self.steps.len().min(MOST_STEPS));
        for step in &self.steps {
            let number = tally.begin()?;
            let part = step
                .check()
                .and_then(|part| tally.add(part.seconds).map(|()| part))
                .map_err(|problem| ScenarioError::Step { number, problem: Box::new(problem) })?;
            moves.push(part);
        }
        tally.end()?;
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
        let posture = POSTURE.check(&self.posture)?;
        let named = ACTIVITY.check(&self.activity)?;
        let seconds = SECONDS.check(self.seconds)?;
        self.check_use(named)?;
        Ok(Move { posture, activity: self.paced(named)?, seconds })
    }

    /// Every field that is given has a use in the activity, and only one of them sets its pace.
    fn check_use(&self, named: Activity) -> Result<(), ScenarioError> {
        let is_walking = matches!(named, Activity::Walking { .. });
        let is_exercise = matches!(named, Activity::HeelRaises { .. } | Activity::SeatedPumps { .. });
        let exercises = "heel-raises and seated-pumps";
        for (is_given, field, has_use, goes_with) in [
            (self.reps_per_min.is_some(), "reps_per_min", is_exercise, exercises),
            (self.plan.is_some(), "plan", is_exercise, exercises),
            (self.steps_per_min.is_some(), "steps_per_min", is_walking, "walking"),
        ] {
            if is_given && !has_use {
                return Err(ScenarioError::Misplaced { field, activity: named.name(), goes_with });
            }
        }
        if self.plan.is_some() && self.reps_per_min.is_some() { Err(ScenarioError::PlanAndRhythm) } else { Ok(()) }
    }

    /// The activity of that name at the pace that the step asks for.
    fn paced(&self, named: Activity) -> Result<Activity, Refusal> {
        if let Some(plan) = self.plan {
            return plan.activity(matches!(named, Activity::SeatedPumps { .. }));
        }
        let reps_per_min = REPS_PER_MIN.check(self.reps_per_min.unwrap_or(DEFAULT_REPS_PER_MIN))?;
        let steps_per_min = STEPS_PER_MIN.check(self.steps_per_min.unwrap_or(DEFAULT_STEPS_PER_MIN))?;
        Ok(match named {
            Activity::HeelRaises { .. } => Activity::HeelRaises { reps_per_min },
            Activity::SeatedPumps { .. } => Activity::SeatedPumps { reps_per_min },
            Activity::Walking { .. } => Activity::Walking { steps_per_min },
            other => other,
        })
    }
}

impl Plan {
    fn activity(self, seated: bool) -> Result<Activity, Refusal> {
        Ok(Activity::Guided {
            raise_s: RAISE_S.check(self.raise_s)?,
            hold_s: HOLD_S.check(self.hold_s)?,
            lower_s: LOWER_S.check(self.lower_s)?,
            rest_s: REST_S.check(self.rest_s)?,
            seated,
        })
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
