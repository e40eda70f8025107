//! A session under way as a line of text, so that a page that is killed loses no rep.
//!
//! `1r,plan,start,offset,random,device,seen,paced,away,interruptions,segment,into,letters,counts,cc`, at most 200
//! characters. What a command made longer is not in it: a rest that goes on after a reload has its planned length.

use super::code::{put_plan, read_plan};
use super::{ClockReading, CodeError, MOST_CHARS, Run, Status, base36};

const TAG: &str = "1r";

/// Nothing lasts longer than a year.
const MOST_MS: u64 = 31_536_000_000;
const MOST_INTERRUPTIONS: u32 = 9999;

/// A session that nobody came back to for so long is over.
pub const ABANDONED_S: i64 = 12 * 3600;

/// Which session it is: what its record needs besides its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// When it began, seconds since 1970 in UTC: from 1970 to 9999.
    pub start_utc_s: i64,
    /// Local time minus UTC then, in minutes: within a day.
    pub offset_min: i32,
    /// Random part of its id: 20 bits.
    pub random: u32,
    /// Device part of its id: 20 bits.
    pub device: u32,
}

/// A session as it was last seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InFlight {
    /// Which session it is.
    pub stamp: Stamp,
    /// When it was last seen, seconds since 1970 in UTC.
    pub seen_utc_s: i64,
    /// The session.
    pub run: Run,
}

impl InFlight {
    /// The line to keep. Write it at the start, at each end of a rep, at each command, and when the page is hidden.
    pub fn text(&self) -> String {
        let Self { stamp, seen_utc_s, run } = self;
        let mut text = String::with_capacity(MOST_CHARS);
        text.push_str(TAG);
        text.push(',');
        put_plan(&mut text, run.timeline.plan());
        let seen_s = seen_utc_s.saturating_sub(stamp.start_utc_s).max(0).unsigned_abs();
        let segment = super::compile(run.timeline.plan()).segment(run.index);
        // A rest that was made longer is at its end at the latest, and only then over.
        let most_ms = segment.end_ms - segment.start_ms - u64::from(segment.phase.is_pause());
        let into_ms = (run.at_ms - run.timeline.segment(run.index).start_ms).min(most_ms);
        text.push(',');
        base36::put_signed(&mut text, stamp.start_utc_s);
        text.push(',');
        base36::put_signed(&mut text, i64::from(stamp.offset_min));
        for number in [
            u64::from(stamp.random),
            u64::from(stamp.device),
            seen_s.min(MOST_MS / 1000),
            run.paced_ms.min(MOST_MS),
            run.away_ms.min(MOST_MS),
            u64::from(run.interruptions.min(MOST_INTERRUPTIONS)),
            crate::units::u64_from_usize(run.index),
            into_ms,
        ] {
            text.push(',');
            base36::put(&mut text, number);
        }
        let flag = |set: bool, letter| if set { letter } else { '-' };
        text.push(',');
        text.extend([letter(run.status), flag(run.begun, 'b'), flag(run.whole, 'w'), flag(run.confirmed, 'c')]);
        text.push(',');
        let counts = counts(run);
        let told = counts.iter().rposition(|count| *count > 0).map_or(0, |last| last + 1);
        for count in counts.iter().take(told) {
            if *count < 36 {
                text.push('0');
            }
            base36::put(&mut text, *count);
        }
        text.push(',');
        base36::put_check(&mut text);
        text
    }

    /// The session of a line, as it was when it was written.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn read(text: &str) -> Result<Self, CodeError> {
        if text.len() > MOST_CHARS {
            return Err(CodeError::TooLong);
        }
        let body = base36::checked(text).ok_or(CodeError::Check)?;
        let mut parts = body.split(',');
        let mut part = || parts.next().unwrap_or_default();
        match part() {
            TAG => {}
            other if other.starts_with(|c: char| c.is_ascii_digit()) => return Err(CodeError::Newer),
            _ => return Err(CodeError::Form),
        }
        let plan = read_plan(part())?;
        let signed = [part(), part()].map(|text| base36::read_signed(text).unwrap_or(i64::MIN));
        let numbers = [(); 8].map(|()| base36::read(part()).unwrap_or(u64::MAX));
        let [random, device, seen_s, paced_ms, away_ms, interruptions, index, into_ms] = numbers;
        let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let [start_utc_s, offset_min] = signed;
        let offset_min = i32::try_from(offset_min).unwrap_or(i32::MIN);
        let (random, device, interruptions) = (small(random), small(device), small(interruptions));
        let fits = (0..=253_402_300_799).contains(&start_utc_s)
            && offset_min.unsigned_abs() <= 1440
            && random.max(device) < 1 << 20
            && seen_s <= MOST_MS / 1000
            && paced_ms.max(away_ms) <= MOST_MS
            && interruptions <= MOST_INTERRUPTIONS;
        let letters = part();
        let status = letters.chars().next().and_then(status_of);
        let (true, Some(status)) = (fits, status) else { return Err(CodeError::Form) };
        let mut run = Run::start(&plan, ClockReading { wall_ms: 0, mono_ms: 0 });
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        let segment = run.timeline.segment(index);
        if index >= run.timeline.segments().len() || into_ms > segment.end_ms - segment.start_ms {
            return Err(CodeError::Form);
        }
        (run.index, run.at_ms, run.status) = (index, segment.start_ms + into_ms, status);
        [run.begun, run.whole, run.confirmed] = ['b', 'w', 'c'].map(|letter| letters.contains(letter));
        (run.paced_ms, run.away_ms, run.interruptions) = (paced_ms, away_ms, interruptions);
        set_counts(&mut run, part());
        let flight = Self {
            stamp: Stamp { start_utc_s, offset_min, random, device },
            seen_utc_s: start_utc_s.saturating_add_unsigned(seen_s),
            run,
        };
        // What is no count, in a place where none can be or out of order, is not written the same way again.
        if flight.text() == text && !flight.run.counts_ahead() { Ok(flight) } else { Err(CodeError::Form) }
    }

    /// The session after a reload: paused, interrupted since it was last seen, or over as it was. A set rest and a walk
    /// went on meanwhile.
    pub fn resumed(mut self, now_utc_s: i64) -> Run {
        let gap_s = now_utc_s.saturating_sub(self.seen_utc_s).max(0).unsigned_abs();
        self.run.reload(gap_s.saturating_mul(1000));
        self.run
    }

    /// Whether nobody came back in time, so that what was done is to be recorded: as partial, unless it was complete.
    pub fn is_abandoned(&self, now_utc_s: i64) -> bool {
        now_utc_s.saturating_sub(self.seen_utc_s) >= ABANDONED_S
    }
}

/// Reps done of each side of each set.
fn counts(run: &Run) -> Vec<u64> {
    let count = |reps: &[bool]| reps.iter().map(|done| u64::from(*done)).sum();
    run.done.chunks(usize::from(run.timeline.plan().reps)).map(count).collect()
}

/// The first reps of each side of each set count as the ones that were done.
fn set_counts(run: &mut Run, text: &str) {
    let reps = usize::from(run.timeline.plan().reps);
    for (reps, pair) in run.done.chunks_mut(reps).zip(text.as_bytes().chunks(2)) {
        let count = core::str::from_utf8(pair).ok().and_then(base36::read).unwrap_or(0);
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        for (n, done) in reps.iter_mut().enumerate() {
            *done = n < count;
        }
    }
}

/// One letter for a status. When the page was last seen is told beside it; how long a gap was is not.
fn letter(status: Status) -> char {
    match status {
        Status::Running { .. } => 'r',
        Status::Paused => 'p',
        Status::Interrupted { .. } => 'i',
        Status::EndedAway { .. } => 'a',
        Status::Finished => 'f',
        Status::Ended => 'e',
        Status::Discarded => 'x',
    }
}

fn status_of(wanted: char) -> Option<Status> {
    let last = ClockReading { wall_ms: 0, mono_ms: 0 };
    [
        Status::Running { last },
        Status::Paused,
        Status::Interrupted { gap_ms: 0 },
        Status::EndedAway { gap_ms: 0 },
        Status::Finished,
        Status::Ended,
        Status::Discarded,
    ]
    .into_iter()
    .find(|status| letter(*status) == wanted)
}
