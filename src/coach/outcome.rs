//! What the reader says about a session that is over: what was really done, how hard it was, whether it hurt.

use super::{SetReps, Summary};

/// Most letters of a note.
pub const NOTE_CHARS: usize = 140;

/// Greatest effort and pain.
pub const MOST_FELT: u8 = 10;

/// From this pain on the advice is to stop. The middle of the scale, and so below what people call severe: programmes
/// for sore Achilles tendons let people go on up to 5 of 10, with a clinician who knows the cause. Nobody here knows
/// it, so 5 itself already counts.
pub const STOP_PAIN: u8 = 5;

/// A session as the reader leaves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    sets: Vec<SetReps>,
    felt: Felt,
    edited: bool,
}

/// How it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Felt {
    /// 0 none to 10 all that there is.
    pub effort: Option<u8>,
    /// 0 none to 10 the worst.
    pub pain: Option<u8>,
    /// At most [`NOTE_CHARS`] letters on one line.
    pub note: String,
}

impl Outcome {
    /// What was paced, before the reader says anything.
    pub fn of(summary: &Summary) -> Self {
        Self { sets: summary.sets.clone(), felt: Felt::default(), edited: summary.confirmed }
    }

    /// Reps of each side of each set.
    pub fn sets(&self) -> &[SetReps] {
        &self.sets
    }

    /// How it was.
    pub fn felt(&self) -> &Felt {
        &self.felt
    }

    /// Whether the reader says something else than what was paced.
    pub fn edited(&self) -> bool {
        self.edited
    }

    /// "Did 11 of 12": at most what was asked for, and where the reader decided how many, at most 100.
    pub fn set_done(&mut self, place: usize, done: u16, open: bool) {
        let Some(set) = self.sets.get_mut(place) else { return };
        let done = done.min(if open { 100 } else { set.planned });
        self.edited |= done != set.done;
        set.done = done;
        if open {
            set.planned = done;
        }
    }

    /// How hard it was; none takes it back.
    pub fn set_effort(&mut self, effort: Option<u8>) {
        self.felt.effort = effort.map(|n| n.min(MOST_FELT));
    }

    /// How much it hurt; none takes it back.
    pub fn set_pain(&mut self, pain: Option<u8>) {
        self.felt.pain = pain.map(|n| n.min(MOST_FELT));
    }

    /// A note, as much of it as can be kept: what is not a letter becomes a space.
    pub fn set_note(&mut self, note: &str) {
        let plain = |c: char| if c.is_control() { ' ' } else { c };
        let note: String = note.trim().chars().map(plain).take(NOTE_CHARS).collect();
        note.trim_end().clone_into(&mut self.felt.note);
    }

    /// Whether every rep that was asked for is done.
    pub fn is_complete(&self) -> bool {
        self.sets.iter().all(|set| set.done >= set.planned && set.done > 0)
    }

    /// Whether the advice is to stop.
    pub fn advises_stop(&self) -> bool {
        self.felt.pain.is_some_and(|pain| pain >= STOP_PAIN)
    }
}

impl Felt {
    /// Whether it can be kept.
    pub fn is_valid(&self) -> bool {
        let felt = self.effort.max(self.pain).is_none_or(|n| n <= MOST_FELT);
        felt && self.note.chars().count() <= NOTE_CHARS
            && self.note.trim() == self.note
            && !self.note.contains(char::is_control)
    }
}
