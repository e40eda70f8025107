//! Sums by day, for today's line and the week's bars.

use super::{Day, Record};

/// Longest range of days that [`totals`] returns: ten years and a bit.
const MAX_DAYS: i32 = 3700;

/// What was done on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTotal {
    /// The day.
    pub day: Day,
    /// Completed reps.
    pub reps: u32,
    /// Records, finished or not.
    pub sessions: u32,
    /// Time paced, in seconds.
    pub active_s: u32,
}

/// What was done on one day.
pub fn total_of<'a>(records: impl Iterator<Item = &'a Record>, day: Day) -> DayTotal {
    let mut total = DayTotal { day, reps: 0, sessions: 0, active_s: 0 };
    for record in records.filter(|record| record.day == day) {
        total.add(record);
    }
    total
}

/// What was done on each day from `first` to `last`, both included, oldest first, days without anything too. At most
/// ten years from `first`; nothing when `last` is before it.
pub fn totals<'a>(records: impl Iterator<Item = &'a Record>, first: Day, last: Day) -> Vec<DayTotal> {
    let last = last.min(first.plus(MAX_DAYS));
    let mut totals: Vec<DayTotal> =
        (first.0..=last.0).map(|day| DayTotal { day: Day(day), reps: 0, sessions: 0, active_s: 0 }).collect();
    for record in records.filter(|record| record.day >= first) {
        let index = usize::try_from(record.day.0.abs_diff(first.0)).unwrap_or(usize::MAX);
        if let Some(total) = totals.get_mut(index) {
            total.add(record);
        }
    }
    totals
}

impl DayTotal {
    fn add(&mut self, record: &Record) {
        self.reps = self.reps.saturating_add(record.reps_done());
        self.sessions = self.sessions.saturating_add(1);
        self.active_s = self.active_s.saturating_add(record.active_s);
    }
}
