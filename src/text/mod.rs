//! Words, apart from code.
//!
//! Every sentence a reader can see is a [`Key`]; [`Words`] says it in the one language that is loaded. So nothing else
//! in the crate holds prose, and another language is another file. Wording follows `docs/`: second person, present
//! tense, at most sixty characters for a stage sentence, and no claim that the evidence does not carry. It must never
//! format a float.

mod language;
mod platform;
mod words;

pub use language::{Language, choose};
pub use platform::Platform;
pub use words::{Misfit, Part, Tables, Words, read};

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

impl Key {
    #[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum is its place in the list")]
    const fn index(self) -> usize {
        self as usize
    }

    /// The sentences that say what is happening on the stage.
    pub const STAGE_SENTENCES: [Self; 13] = [
        Self::LapseBegins,
        Self::LapseSwelling,
        Self::LapseDraining,
        Self::StandingStill,
        Self::SittingStill,
        Self::LyingStill,
        Self::SqueezedMoving,
        Self::SqueezedEmpty,
        Self::Refilling,
        Self::FallingBack,
        Self::HeelRaisesSteady,
        Self::SeatedPumpsSteady,
        Self::WalkingSteady,
    ];
}

#[cfg(test)]
mod tests;
