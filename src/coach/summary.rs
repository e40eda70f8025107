//! What a session leaves behind for the record.

use super::{Run, Status};

/// Reps of one set, of one side where the sides take turns.
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
    /// Each set of the plan, in order, also those not reached; where sides take turns left and right of each set. Of a
    /// set until the reader stops, what was done is what was asked for.
    pub sets: Vec<SetReps>,
    /// Time paced, set rests included.
    pub active_ms: u64,
    /// Time in which the page did not run and that was not counted.
    pub away_ms: u64,
    /// How often the session stopped by itself.
    pub interruptions: u32,
    /// Whether every rep was done; where the reader decides how many, whether there is one in each set and side.
    pub complete: bool,
    /// Whether the reader counted something that was not paced.
    pub confirmed: bool,
}

impl Summary {
    pub(super) fn of(run: &Run) -> Self {
        let plan = run.timeline.plan();
        let set_reps = |reps: &[bool]| {
            let done = u16::try_from(reps.iter().filter(|done| **done).count()).unwrap_or(plan.reps);
            SetReps { done, planned: if plan.open { done } else { plan.reps } }
        };
        let sets: Vec<SetReps> = run.done.chunks(usize::from(plan.reps)).map(set_reps).collect();
        let all = sets.iter().all(|set| set.done == set.planned && set.done > 0);
        let Run { paced_ms: active_ms, away_ms, interruptions, confirmed, .. } = *run;
        Self { sets, active_ms, away_ms, interruptions, complete: all && run.status != Status::Discarded, confirmed }
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
