//! A scenario as written in its file, in any format that `serde` reads.
//!
//! The rules are asked while a value is read, so that the reader's own position is that of the value: its error has
//! line and column. What is wrong with a whole step, as a missing field is, is found on the step's closing brace. This
//! must never hold a rule of its own: those are in `rules.rs` and in `Step::check`.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::rules::{
    ACTIVITY, HEIGHT_CM, HOLD_S, LOWER_S, NumberRule, POSTURE, RAISE_S, REPS_PER_MIN, REST_S, SAMPLE_HZ, SECONDS,
    STEPS_PER_MIN, Tally, VALVES, WordRule,
};
use super::{Plan, Scenario, Step};
use crate::pump::posture::DEFAULT_HEIGHT_CM;
use crate::units::{f64_from_i64, f64_from_u64};

impl<'de> Deserialize<'de> for Scenario {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(WholeScenario)
    }
}

/// An object only: in a list, values would mean something by their place.
struct WholeScenario;

impl<'de> Visitor<'de> for WholeScenario {
    type Value = Scenario;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a scenario, an object with steps")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Scenario, A::Error> {
        ScenarioInFile::deserialize(MapAccessDeserializer::new(map))
    }
}

#[derive(Deserialize)]
#[serde(remote = "Scenario", deny_unknown_fields)]
struct ScenarioInFile {
    #[serde(default = "default_height_cm", deserialize_with = "height_cm")]
    height_cm: f64,
    #[serde(default = "default_valves", deserialize_with = "valves")]
    valves: f64,
    #[serde(default = "default_sample_hz", deserialize_with = "sample_hz")]
    sample_hz: f64,
    #[serde(deserialize_with = "steps")]
    steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(remote = "Step", deny_unknown_fields)]
struct StepInFile {
    #[serde(deserialize_with = "posture")]
    posture: String,
    #[serde(deserialize_with = "activity")]
    activity: String,
    #[serde(deserialize_with = "seconds")]
    seconds: f64,
    #[serde(default, deserialize_with = "reps_per_min")]
    reps_per_min: Option<f64>,
    #[serde(default, deserialize_with = "steps_per_min")]
    steps_per_min: Option<f64>,
    #[serde(default, deserialize_with = "plan")]
    plan: Option<Plan>,
}

#[derive(Deserialize)]
#[serde(
    remote = "Plan",
    deny_unknown_fields,
    expecting = "raise_s, hold_s, lower_s and rest_s, or a list of four numbers in this order"
)]
#[expect(clippy::struct_field_names, reason = "the unit is part of each name in the file")]
struct PlanInFile {
    #[serde(alias = "raise", deserialize_with = "raise_s")]
    raise_s: f64,
    #[serde(alias = "hold", deserialize_with = "hold_s")]
    hold_s: f64,
    #[serde(alias = "lower", deserialize_with = "lower_s")]
    lower_s: f64,
    #[serde(alias = "rest", deserialize_with = "rest_s")]
    rest_s: f64,
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

fn height_cm<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    HEIGHT_CM.deserialize(from)
}

fn valves<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    VALVES.deserialize(from)
}

fn sample_hz<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    SAMPLE_HZ.deserialize(from)
}

fn steps<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Step>, D::Error> {
    from.deserialize_seq(AllSteps)
}

fn posture<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    POSTURE.deserialize(from)
}

fn activity<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    ACTIVITY.deserialize(from)
}

fn seconds<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    SECONDS.deserialize(from)
}

fn reps_per_min<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    from.deserialize_option(Optional(REPS_PER_MIN))
}

fn steps_per_min<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    from.deserialize_option(Optional(STEPS_PER_MIN))
}

fn plan<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Plan>, D::Error> {
    from.deserialize_option(Optional(WholePlan))
}

fn raise_s<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    RAISE_S.deserialize(from)
}

fn hold_s<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    HOLD_S.deserialize(from)
}

fn lower_s<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    LOWER_S.deserialize(from)
}

fn rest_s<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    REST_S.deserialize(from)
}

struct AllSteps;

impl<'de> Visitor<'de> for AllSteps {
    type Value = Vec<Step>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of steps")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<Step>, A::Error> {
        let mut tally = Tally::default();
        let mut steps = Vec::new();
        while let Some(step) = list.next_element_seed(NextStep(&mut tally))? {
            steps.push(step);
        }
        tally.end().map_err(A::Error::custom)?;
        Ok(steps)
    }
}

/// One step, if there may be one more. An object only, as the scenario.
struct NextStep<'a>(&'a mut Tally);

impl<'de> DeserializeSeed<'de> for NextStep<'_> {
    type Value = Step;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Step, D::Error> {
        let number = self.0.begin().map_err(D::Error::custom)?;
        from.deserialize_map(self).map_err(|problem| about(&format_args!("step {number}"), &problem))
    }
}

impl<'de> Visitor<'de> for NextStep<'_> {
    type Value = Step;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a step, an object with posture, activity and seconds")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Step, A::Error> {
        let step = StepInFile::deserialize(MapAccessDeserializer::new(map))?;
        step.check().map_err(A::Error::custom)?;
        self.0.add(step.seconds).map_err(A::Error::custom)?;
        Ok(step)
    }
}

struct WholePlan;

impl<'de> DeserializeSeed<'de> for WholePlan {
    type Value = Plan;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Plan, D::Error> {
        PlanInFile::deserialize(from).map_err(|problem| about(&"plan", &problem))
    }
}

/// What may be left out may also be null.
struct Optional<S>(S);

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Optional<S> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        self.0.deserialize(from).map(Some)
    }
}

impl<'de> DeserializeSeed<'de> for NumberRule {
    type Value = f64;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<f64, D::Error> {
        from.deserialize_f64(self).map_err(|problem| about(&self, &problem))
    }
}

impl Visitor<'_> for NumberRule {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a number")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<f64, E> {
        self.check(value).map_err(|refusal| found(&refusal.found))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<f64, E> {
        self.visit_f64(f64_from_i64(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<f64, E> {
        self.visit_f64(f64_from_u64(value))
    }
}

impl<'de, T: Copy> DeserializeSeed<'de> for WordRule<T> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<String, D::Error> {
        from.deserialize_str(self).map_err(|problem| about(&self, &problem))
    }
}

impl<T> Visitor<'_> for WordRule<T> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<String, E> {
        self.check(word).map_err(|refusal| found(&refusal.found))?;
        Ok(word.to_owned())
    }
}

/// The end of a sentence that [`about`] begins with the rule.
fn found<E: Error>(what: &str) -> E {
    E::custom(format_args!("found {what}"))
}

/// Puts before a problem what it is about. The position stays: `serde_json` takes it over from the end of the text.
fn about<E: Error>(place: &dyn fmt::Display, problem: &E) -> E {
    E::custom(format_args!("{place}: {problem}"))
}
