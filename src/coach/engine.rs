//! The session engine: active time as a pure function of clock readings.
//!
//! It holds no timer. Whoever drives it may call [`Run::tick`] sixty times a second, once a minute or after a night's
//! sleep; a boundary is crossed when active time has passed it, never because a tick came at the right moment, so
//! that no cue can be lost, doubled or reordered. What a long gap means depends on where it falls: within a set the
//! session stops at the last moment it saw, because nobody did those reps; a set rest goes on, because time passes
//! for the one who rests, but only to its end. It must never credit reps that it did not pace.

use super::{Cue, Phase, Plan, Position, Summary, Timeline, compile};

/// Longest step of the monotonic clock that still counts as "the page ran".
const RAN_MS: i64 = 2500;

/// How far the wall clock may run ahead of the monotonic one in a step: a correction over the network.
const CLOCK_STEP_MS: i64 = 1500;

/// Both clocks at one moment. They may disagree: people set the wall clock, and in sleep the monotonic one stops on
/// some systems and counts on others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockReading {
    /// Milliseconds since 1970 by the system's clock.
    pub wall_ms: i64,
    /// Milliseconds since any fixed moment by a clock that never goes back.
    pub mono_ms: i64,
}

/// What a session is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Pacing.
    Running {
        /// The clocks at the last tick.
        last: ClockReading,
    },
    /// Paused by the reader.
    Paused,
    /// Stopped by itself, because the page did not run.
    Interrupted {
        /// How long it did not run; when a set rest ran out meanwhile, that rest included.
        gap_ms: u64,
    },
    /// Played to the end.
    Finished,
    /// Ended early by the reader.
    Ended,
}

/// A session under way. A later undo is a copy of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    timeline: Timeline,
    status: Status,
    active_ms: u64,
    /// The first boundary that no tick has told yet.
    next_boundary: usize,
    away_ms: u64,
    interruptions: u32,
}

impl Run {
    /// Starts a session. The cue of its first phase comes with the first tick.
    pub fn start(plan: &Plan, reading: ClockReading) -> Self {
        Self {
            timeline: compile(plan),
            status: Status::Running { last: reading },
            active_ms: 0,
            next_boundary: 0,
            away_ms: 0,
            interruptions: 0,
        }
    }

    /// Moves the session to a clock reading and returns the cues it crossed, in order.
    ///
    /// `audio_delta_ms` is how far the audio clock went since the last tick with the cues really sounding; none when
    /// there is no sound. When it covers the gap, the reader was paced and the session goes on. Does nothing unless
    /// the session is running. The most that can come back are the cues of the whole session, once.
    pub fn tick(&mut self, reading: ClockReading, audio_delta_ms: Option<u64>) -> Vec<Cue> {
        let Status::Running { last } = self.status else { return Vec::new() };
        self.status = Status::Running { last: reading };
        match Step::between(last, reading, audio_delta_ms) {
            Step::Ran(ms) => self.advance(ms),
            Step::Gap(gap_ms) => {
                self.pass_gap(gap_ms);
                Vec::new()
            }
        }
    }

    /// Pauses at the last tick. Only a running session pauses.
    pub fn pause(&mut self) {
        if matches!(self.status, Status::Running { .. }) {
            self.status = Status::Paused;
        }
    }

    /// Goes on from where it stopped, after a pause or an interruption. Nothing otherwise: a second press must not
    /// swallow time.
    pub fn resume(&mut self, reading: ClockReading) {
        if matches!(self.status, Status::Paused | Status::Interrupted { .. }) {
            self.status = Status::Running { last: reading };
        }
    }

    /// Ends the session where it stands. A finished session stays finished.
    pub fn end(&mut self) {
        if self.status != Status::Finished {
            self.status = Status::Ended;
        }
    }

    /// What the session is doing.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Time paced so far: never falls, never exceeds the total.
    pub fn active_ms(&self) -> u64 {
        self.active_ms
    }

    /// Where the session stands.
    pub fn position(&self) -> Position {
        self.timeline.at(self.active_ms)
    }

    /// The session laid out in time.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// What there is to record so far.
    pub fn summary(&self) -> Summary {
        Summary::of(&self.timeline, self.active_ms, self.away_ms, self.interruptions)
    }

    fn advance(&mut self, by_ms: u64) -> Vec<Cue> {
        self.active_ms = self.active_ms.saturating_add(by_ms).min(self.timeline.total_ms());
        let mut cues = Vec::new();
        while self.next_boundary < self.timeline.boundaries()
            && self.timeline.boundary_ms(self.next_boundary) <= self.active_ms
        {
            self.timeline.cues_at(self.next_boundary, &mut cues);
            self.next_boundary += 1;
        }
        if self.active_ms == self.timeline.total_ms() {
            self.status = Status::Finished;
        }
        cues
    }

    /// Boundaries that a gap reaches stay untold: the set that begins there begins for the reader on resume.
    fn pass_gap(&mut self, gap_ms: u64) {
        let segment = self.timeline.segment_at(self.active_ms);
        let left_ms = if segment.phase == Phase::SetRest { segment.end_ms - self.active_ms } else { 0 };
        let counted_ms = gap_ms.min(left_ms);
        self.active_ms += counted_ms;
        if counted_ms == left_ms {
            self.away_ms = self.away_ms.saturating_add(gap_ms - counted_ms);
            self.interruptions = self.interruptions.saturating_add(1);
            self.status = Status::Interrupted { gap_ms };
        }
    }
}

/// What happened between two readings.
enum Step {
    /// The reader was paced for this long.
    Ran(u64),
    /// The page did not run for this long and nothing sounded.
    Gap(u64),
}

impl Step {
    fn between(last: ClockReading, now: ClockReading, audio_delta_ms: Option<u64>) -> Self {
        let mono_ms = now.mono_ms.saturating_sub(last.mono_ms).max(0);
        let wall_ms = now.wall_ms.saturating_sub(last.wall_ms);
        // A wall clock that was set back, by any amount, tells nothing: the monotonic one saw the page run. One that
        // is far ahead was set forward or saw a sleep that the other did not; the two cannot be told apart.
        if mono_ms <= RAN_MS && wall_ms.saturating_sub(mono_ms) <= CLOCK_STEP_MS {
            return Self::Ran(mono_ms.unsigned_abs());
        }
        let gap_ms = mono_ms.max(wall_ms).unsigned_abs();
        match audio_delta_ms {
            Some(audio_ms) if covers(audio_ms, gap_ms) => Self::Ran(audio_ms),
            _ => Self::Gap(gap_ms),
        }
    }
}

/// Whether sound went on through a gap: within a tenth of it. More than the gap itself would be a broken clock.
fn covers(audio_ms: u64, gap_ms: u64) -> bool {
    audio_ms.abs_diff(gap_ms) <= gap_ms / 10
}
