//! The calf pump: a model of the veins of one leg, and the measurements a vein clinic would make on it.
//!
//! ```text
//!  arteries                                                        heart
//!    | inflow to each                                                ^
//!    v            v              v                v                  | valve
//!  +-----+ perf +-----+  outlets +-----+        +-----+              |
//!  |  S  |----->|  A  |<---------|  M  |        |  T  |--------------+
//!  +-----+      +-----+          +-----+        +-----+
//!    |             \______________ popliteal _____^ ^
//!    \____________________________ saphenous _______/
//! ```
//!
//! S foot and skin, A deep veins along the bones, M sinuses in soleus and gastrocnemius, T popliteal and thigh. Muscle
//! pressure squeezes A and M; five one-way valves of one competence decide where the blood goes. Swelling and
//! hyperaemia are one state each.
//!
//! It exists so that everything the page shows moving is computed, from numbers with sources. It must never read a
//! clock or a random number, allocate in a step, or panic. It teaches; its numbers are not clinical cut-offs.

mod activity;
mod clinic;
mod consequence;
mod day;
mod leg;
mod params;
mod posture;
mod pressure;
mod readings;
mod reflux;
mod rest;
mod scenario;
mod solver;
mod validation;
mod valve;

pub use activity::{
    Activity, Cycle, DEFAULT_REPS_PER_MIN, DEFAULT_STEPS_PER_MIN, Drive, HOLD_RANGE_S, RAMP_RANGE_S,
    REPS_RANGE_PER_MIN, STEPS_RANGE_PER_MIN,
};
pub use clinic::{
    Clinic, Column, Finding, Measure, Range, SWELLING_ML_H, Sitting, Verdict, examine, examine_with, swelling_ml_h,
    swelling_with,
};
pub use consequence::{Consequence, ten_raises};
pub use day::{DayOfSitting, DaySample, LONGEST_DAY_H, day_samples};
pub use leg::{DT_S, LONGEST_ADVANCE_S, Leg, STEPS_PER_S};
pub use params::{ParamSource, Params, Reference, Vein};
pub use posture::{Blend, DEFAULT_HEIGHT_CM, Gravity, HEIGHT_RANGE_CM, POSTURE_BLEND_S, Posture, Stance};
pub use pressure::patency;
pub use readings::Readings;
pub use reflux::Reflux;
pub use rest::rest_state;
pub use scenario::{
    LONGEST_SCENARIO_S, MOST_STEPS, Plan, Refusal, SAMPLE_RANGE_HZ, Sample, Scenario, ScenarioError, Step,
};
pub use solver::{Flows, Inputs, State, rates, rk4_step};
pub use validation::{Influence, Row, SENSITIVITY_STEP, UNEXPLAINED, Validation};
pub use valve::{Link, open_fraction, smoothstep};
