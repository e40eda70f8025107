//! Exercise plans, the session engine and its cues.
//!
//! A [`Plan`] compiles to a flat list of timed segments (a [`Timeline`]); a [`Run`] moves along it by clock readings
//! that the caller brings and by the reader's [`Command`]s, which [`Guided`] can take back; each boundary it crosses
//! comes back once as a [`Cue`], and [`tones`] says how a cue sounds. What is left behind is a [`Summary`], which the
//! reader may correct ([`Outcome`]). Plans, lists of plans and sessions under way have texts of their own. Nothing here
//! reads a clock, plays a sound or stores anything, and a rep that nobody can have done is never counted.

pub(crate) mod base36;
mod code;
mod engine;
mod exercise;
mod flight;
mod outcome;
mod own;
mod plan;
mod preset;
mod summary;
mod timeline;
pub mod tones;
mod undo;

pub use code::{CodeError, FRAGMENT, MOST_CHARS, NAME_CHARS, Named, plan_from_text, plan_text};
pub use engine::{ClockReading, Command, Run, Status};
pub use exercise::{Exercise, Side, Sides};
pub use flight::{ABANDONED_S, InFlight, Stamp};
pub use outcome::{Felt, MOST_FELT, NOTE_CHARS, Outcome, STOP_PAIN};
pub use own::{Deleted, MOST_OWN, OwnPresets, Refusal};
pub use plan::{Field, Plan, PlanError, PlanFields};
pub use preset::{PRESETS, Preset, preset};
pub use summary::{SetReps, Summary};
pub use timeline::{BarPart, Cue, CueKind, Phase, Position, Segment, Timeline, compile};
pub use undo::{Guided, UNDO_MS};
