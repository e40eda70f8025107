//! What a session leaves behind for the record.

use super::Timeline;

/// Reps of one set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetReps {
    /// Completed.
    pub done: u16,
    /// Asked for.
    pub planned: u16,
}

/// A session in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Each set of the plan, in order, also those not reached.
    pub sets: Vec<SetReps>,
    /// Time paced, set rests included.
    pub active_ms: u64,
    /// Time in which the page did not run and that was not counted.
    pub away_ms: u64,
    /// How often the session stopped by itself.
    pub interruptions: u32,
    /// Whether every rep was paced to its end.
    pub complete: bool,
}

impl Summary {
    pub(super) fn of(timeline: &Timeline, active_ms: u64, away_ms: u64, interruptions: u32) -> Self {
        let planned = timeline.plan().reps;
        let set_reps = |set| SetReps { done: timeline.reps_done_in_set(set, active_ms), planned };
        let sets = (1..=timeline.plan().sets).map(set_reps).collect();
        Self { sets, active_ms, away_ms, interruptions, complete: active_ms >= timeline.total_ms() }
    }

    /// Reps asked for in all sets.
    pub fn reps_planned(&self) -> u32 {
        self.sets.iter().map(|set| u32::from(set.planned)).sum()
    }

    /// Completed reps of all sets.
    pub fn reps_done(&self) -> u32 {
        self.sets.iter().map(|set| u32::from(set.done)).sum()
    }
}
