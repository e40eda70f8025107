//! One record: a guided set as it was done.
//!
//! A [`Record`] can only hold values that the codec can write and read back, and is never changed once it exists:
//! corrections will be records of their own.

use super::{Day, LocalTime, base36};
use crate::coach::{Exercise, Felt, Plan, SetReps};
use core::ops::Deref;

/// Identity: when it began, which device made it, and chance. Merging is a union by this.
///
/// The order is that of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    start_utc_s: i64,
    random: u32,
    device: u32,
}

/// How many values the random and the device part of an id can have: 20 bits each.
const PART_MASK: u32 = 0xf_ffff;

/// Last second of the year 9999.
const LAST_UTC_S: i64 = 253_402_300_799;

/// Nothing lasts longer than a year.
const MAX_SECONDS: u32 = 31_536_000;

impl RecordId {
    /// An id for a record that begins at `start_utc_s`, seconds since 1970 in UTC. Uses the low 20 bits of `random`
    /// and `device`; clamps the start to 1970 to 9999.
    pub fn new(start_utc_s: i64, random: u32, device: u32) -> Self {
        Self { start_utc_s: start_utc_s.clamp(0, LAST_UTC_S), random: random & PART_MASK, device: device & PART_MASK }
    }

    /// When the record began, seconds since 1970 in UTC.
    pub fn start_utc_s(self) -> i64 {
        self.start_utc_s
    }

    /// The three parts in base 36, separated by commas.
    pub(super) fn put(self, out: &mut String) {
        base36::put_signed(out, self.start_utc_s);
        out.push(',');
        base36::put(out, u64::from(self.random));
        out.push(',');
        base36::put(out, u64::from(self.device));
    }

    /// The parts as [`RecordId::put`] wrote them; none when one is out of range.
    pub(super) fn read([start, random, device]: [&str; 3]) -> Option<Self> {
        let part = |text| u32::try_from(base36::read(text)?).ok();
        Self::from_parts(base36::read_signed(start)?, part(random)?, part(device)?)
    }

    /// Start, random and device part.
    pub fn parts(self) -> (i64, u32, u32) {
        (self.start_utc_s, self.random, self.device)
    }

    /// The id of these parts; none when one is out of range.
    pub(super) fn from_parts(start_utc_s: i64, random: u32, device: u32) -> Option<Self> {
        let id = Self::new(start_utc_s, random, device);
        (id.parts() == (start_utc_s, random, device)).then_some(id)
    }
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Every planned rep was paced to its end.
    Done,
    /// It ended early.
    Partial,
}

/// Where a record comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The guided timer.
    Timer,
}

/// The content of a record, unchecked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordFields {
    /// Identity, which holds the start.
    pub id: RecordId,
    /// Local time minus UTC at the start, in minutes: within a day either way.
    pub offset_min: i32,
    /// The civil day it counts for, fixed when it was made: that of the start or the one before or after.
    pub day: Day,
    /// How it ended.
    pub status: Status,
    /// Id of the exercise: 1 to 24 lower-case letters, digits and hyphens.
    pub exercise: String,
    /// What was asked for, of that exercise; of heel raises when this version does not know it.
    pub plan: Plan,
    /// Reps of each set of the plan, in order: at most 999 done and 100 planned in each. Where the sides take turns,
    /// left and right of each set.
    pub sets: Vec<SetReps>,
    /// Time paced, in seconds, at most a year.
    pub active_s: u32,
    /// Time in which the page did not run, in seconds, at most a year.
    pub away_s: u32,
    /// How often the session stopped by itself, at most 9999.
    pub interruptions: u32,
    /// Where it comes from.
    pub source: Source,
    /// What the reader says about it.
    pub felt: Felt,
    /// Whether the reader says that something else was done than was paced.
    pub edited: bool,
}

/// Why content is not a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The offset is more than a day.
    Offset,
    /// The day is not that of the start, nor next to it.
    Day,
    /// The exercise is not an id.
    Exercise,
    /// The plan is not a plan.
    Plan,
    /// The sets are not those of the plan, or have impossible numbers.
    Sets,
    /// A duration or a count is out of range.
    Length,
    /// A word that this version does not know.
    Unknown,
    /// Effort or pain is out of range, or the note is no note.
    Felt,
}

/// A valid record. Reads like its [`RecordFields`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record(RecordFields);

impl Record {
    /// The record with this content.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn checked(fields: RecordFields) -> Result<Self, Fault> {
        let start = LocalTime { utc_s: fields.id.start_utc_s, offset_min: fields.offset_min };
        let sets_match = fields.sets.len() == fields.plan.counts();
        let exercise = Exercise::from_id(&fields.exercise).unwrap_or_default();
        let faults = [
            (fields.offset_min.unsigned_abs() > 1440, Fault::Offset),
            (fields.day.0.abs_diff(Day::of(start, 0).0) > 1, Fault::Day),
            (!is_slug(&fields.exercise) || exercise != fields.plan.exercise, Fault::Exercise),
            (!sets_match || fields.sets.iter().any(|set| set.done > 999 || set.planned > 100), Fault::Sets),
            (fields.active_s.max(fields.away_s) > MAX_SECONDS || fields.interruptions > 9999, Fault::Length),
            (!fields.felt.is_valid(), Fault::Felt),
        ];
        match faults.into_iter().find(|(wrong, _)| *wrong) {
            Some((_, fault)) => Err(fault),
            None => Ok(Self(fields)),
        }
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

impl Deref for Record {
    type Target = RecordFields;

    fn deref(&self) -> &RecordFields {
        &self.0
    }
}

/// Whole seconds of a duration, as long as a record can hold.
pub fn whole_seconds(ms: u64) -> u32 {
    u32::try_from(ms / 1000).unwrap_or(MAX_SECONDS).min(MAX_SECONDS)
}

/// 1 to 24 lower-case letters, digits and hyphens.
pub(super) fn is_slug(text: &str) -> bool {
    (1..=24).contains(&text.len()) && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}
