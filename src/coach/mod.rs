//! Exercise plans, the session engine and its cues.
//!
//! A [`Plan`] compiles to a flat list of timed segments (a [`Timeline`]); a [`Run`] moves along it by clock readings
//! that the caller brings; each boundary it crosses comes back once as a [`Cue`], and [`tones`] says how a cue
//! sounds. Nothing here reads a clock, plays a sound or stores anything, and a rep that nobody can have done is
//! never counted.

mod engine;
mod exercise;
mod plan;
mod preset;
mod summary;
mod timeline;
pub mod tones;

pub use engine::{ClockReading, Run, Status};
pub use exercise::Exercise;
pub use plan::{Field, Plan, PlanError, PlanFields};
pub use preset::{PRESETS, Preset, preset};
pub use summary::{SetReps, Summary};
pub use timeline::{Cue, CueKind, Phase, Position, Segment, Timeline, compile};
