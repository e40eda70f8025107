//! The session engine: active time as a pure function of clock readings.
//!
//! It holds no timer. Whoever drives it may call [`Run::tick`] sixty times a second, once a minute or after a night's
//! sleep; a boundary is crossed when active time has passed it, never because a tick came at the right moment, so
//! that no cue can be lost, doubled or reordered. What a long gap means depends on where it falls: within a set the
//! session stops at the last moment it saw, because nobody did those reps; a set rest and a walk go on, because time
//! passes for the one who rests or walks, but only to their end. It must never credit reps that it did not pace, unless
//! the reader says that they were done.

use super::{Cue, Phase, Plan, Position, Segment, Summary, Timeline, compile};

/// Longest step of the monotonic clock that still counts as "the page ran".
const RAN_MS: i64 = 2500;

/// How far the wall clock may run ahead of the monotonic one in a step: a correction over the network.
const CLOCK_STEP_MS: i64 = 1500;

/// What "more rest" adds.
const MORE_REST_MS: u64 = 10_000;

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
    /// The walk came to its end while the page did not run: it counts only if the reader says so.
    EndedAway {
        /// How long it did not run, the walk included.
        gap_ms: u64,
    },
    /// Played to the end.
    Finished,
    /// Ended early by the reader.
    Ended,
    /// Thrown away by the reader: nothing is to be recorded.
    Discarded,
}

/// What the reader can ask of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Pause at the last tick.
    Pause,
    /// Go on from where it stopped, after a pause or an interruption. A walk that ended meanwhile does not count then.
    Resume,
    /// Repeat the rep that ended last; it counts again when it is done again.
    RepBack,
    /// On to the next rep; the one that is left does not count. After the last one the session is at its end.
    RepOn,
    /// This phase again from its start.
    RedoPhase,
    /// On to the next phase; a rep without one of its phases does not count.
    Skip,
    /// No more reps of this set on this side. Ends a set that lasts until the reader stops.
    EndTurn,
    /// Ten seconds more of the rest that is on.
    MoreRest,
    /// After an interruption: the reader went on meanwhile, so that time counts as done.
    CountAway,
    /// End the session where it stands. A finished session stays finished.
    End,
    /// Throw it away.
    Discard,
}

/// A session under way. A later undo is a copy of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub(super) timeline: Timeline,
    pub(super) status: Status,
    /// Where it stands on the axis of the timeline: within the segment `index`, or at its end.
    pub(super) at_ms: u64,
    pub(super) index: usize,
    /// Whether the start of the segment was told.
    pub(super) begun: bool,
    /// Whether the rep that is on was paced from its start.
    pub(super) whole: bool,
    /// Which reps are done: the reps of each side of each set.
    pub(super) done: Vec<bool>,
    pub(super) paced_ms: u64,
    pub(super) away_ms: u64,
    pub(super) interruptions: u32,
    /// How much of the latest gap did not count.
    pub(super) uncounted_ms: u64,
    /// Whether the reader counted what was not paced.
    pub(super) confirmed: bool,
}

impl Run {
    /// Starts a session. The cue of its first phase comes with the first tick.
    pub fn start(plan: &Plan, reading: ClockReading) -> Self {
        Self {
            timeline: compile(plan),
            status: Status::Running { last: reading },
            at_ms: 0,
            index: 0,
            begun: false,
            whole: false,
            done: vec![false; plan.counts() * usize::from(plan.reps)],
            paced_ms: 0,
            away_ms: 0,
            interruptions: 0,
            uncounted_ms: 0,
            confirmed: false,
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

    /// Does what the reader asks, at this reading. Tick first. Returns whether anything has changed: a second press
    /// must not swallow time, and a session that is over only takes [`Command::Discard`].
    pub fn command(&mut self, command: Command, reading: ClockReading) -> bool {
        let segment = self.timeline.segment(self.index);
        let running = Status::Running { last: reading };
        match (command, self.status) {
            (Command::Discard, Status::Discarded) => return false,
            (Command::Discard, _) => self.status = Status::Discarded,
            (_, Status::Finished | Status::Ended | Status::Discarded) => return false,
            (Command::End, _) => self.status = Status::Ended,
            (Command::Pause, Status::Running { .. }) => self.status = Status::Paused,
            (Command::Resume, Status::Paused | Status::Interrupted { .. }) => self.status = running,
            (Command::Resume, Status::EndedAway { .. }) => {
                (self.begun, self.whole) = (true, false);
                self.status = running;
            }
            (Command::CountAway, Status::Interrupted { .. } | Status::EndedAway { .. }) => {
                let ms = core::mem::take(&mut self.uncounted_ms);
                self.away_ms = self.away_ms.saturating_sub(ms);
                self.confirmed = true;
                self.status = running;
                // What was crossed meanwhile is told to nobody any more.
                drop(self.advance(ms));
            }
            (Command::RepBack, _) => return self.rep_back(&segment),
            (Command::RepOn, _) => return self.jump(self.timeline.next_rep(self.index)),
            (Command::RedoPhase, _) if self.at_ms == segment.start_ms => return false,
            (Command::RedoPhase, _) => return self.jump(Some(self.index)),
            (Command::Skip, _) => {
                self.whole = false;
                return self.jump(Some(self.index + 1));
            }
            (Command::EndTurn, _) => return self.jump(self.timeline.after_turn(self.index)),
            (Command::MoreRest, _) if segment.phase.is_pause() => self.timeline.lengthen(self.index, MORE_REST_MS),
            (Command::Pause | Command::Resume | Command::CountAway | Command::MoreRest, _) => return false,
        }
        true
    }

    /// What the session is doing.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Whether it may still go on.
    pub fn is_open(&self) -> bool {
        !matches!(self.status, Status::Finished | Status::Ended | Status::Discarded)
    }

    /// Where it stands on the axis of the timeline: never exceeds the total, and falls only by a command.
    pub fn active_ms(&self) -> u64 {
        self.at_ms
    }

    /// Time paced so far, repetitions included: never falls.
    pub fn paced_ms(&self) -> u64 {
        self.paced_ms
    }

    /// Where the session stands.
    pub fn position(&self) -> Position {
        self.timeline.at(self.at_ms)
    }

    /// The session laid out in time.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// What there is to record so far.
    pub fn summary(&self) -> Summary {
        Summary::of(self)
    }

    /// When it would be over, going on from now without a stop; seconds since 1970 in UTC. None when it is over, and
    /// where the reader decides.
    pub fn finish_utc_s(&self, now_utc_s: i64) -> Option<i64> {
        let left_ms = self.timeline.total_ms() - self.at_ms;
        let known = self.is_open() && !self.timeline.plan().open;
        known.then(|| now_utc_s.saturating_add_unsigned(left_ms.div_ceil(1000)))
    }

    fn advance(&mut self, by_ms: u64) -> Vec<Cue> {
        let to_ms = self.at_ms.saturating_add(by_ms).min(self.timeline.total_ms());
        self.paced_ms = self.paced_ms.saturating_add(to_ms - self.at_ms);
        let mut cues = Vec::new();
        loop {
            let segment = self.timeline.segment(self.index);
            let Segment { rep, set, side, .. } = segment;
            if !self.begun {
                self.begun = true;
                self.whole |= self.timeline.begins_rep(self.index);
                cues.push(segment.begins());
            }
            let crossed = |at_ms| self.at_ms < at_ms && at_ms <= to_ms;
            let marks = segment.marks().into_iter().flatten().filter(|(at_ms, _)| crossed(*at_ms));
            cues.extend(marks.map(|(at_ms, kind)| Cue { at_ms, kind, rep, set, side }));
            if to_ms < segment.end_ms {
                self.at_ms = to_ms;
                return cues;
            }
            self.at_ms = segment.end_ms;
            self.timeline.ends_at(self.index, self.whole, &mut cues);
            if self.timeline.ends_rep(self.index) {
                let whole = core::mem::take(&mut self.whole);
                self.count(&segment, whole);
            }
            if self.index + 1 >= self.timeline.segments().len() {
                self.status = Status::Finished;
                return cues;
            }
            self.index += 1;
            self.begun = false;
        }
    }

    /// Boundaries that a gap reaches stay untold: the set that begins there begins for the reader on resume.
    fn pass_gap(&mut self, gap_ms: u64) {
        let segment = self.timeline.segment(self.index);
        let left_ms = if segment.phase.elapses() { segment.end_ms - self.at_ms } else { 0 };
        let counted_ms = gap_ms.min(left_ms);
        self.at_ms += counted_ms;
        self.paced_ms = self.paced_ms.saturating_add(counted_ms);
        if counted_ms < left_ms {
            return;
        }
        self.uncounted_ms = gap_ms - counted_ms;
        self.away_ms = self.away_ms.saturating_add(self.uncounted_ms);
        self.interruptions = self.interruptions.saturating_add(1);
        self.status = Status::Interrupted { gap_ms };
        match segment.phase {
            Phase::Walk => self.status = Status::EndedAway { gap_ms },
            Phase::SetRest => (self.index, self.begun) = (self.index + 1, false),
            _ => {}
        }
    }

    /// After a reload: the page was last seen so long ago. Stays paused or over if it was.
    pub(super) fn reload(&mut self, gap_ms: u64) {
        if let Status::Running { .. } = self.status {
            self.pass_gap(gap_ms);
            if let Status::Running { .. } = self.status {
                self.status = Status::Interrupted { gap_ms };
            }
        }
    }

    /// Whether a rep counts that lies ahead, which no run can have.
    pub(super) fn counts_ahead(&self) -> bool {
        let here = self.timeline.segment(self.index);
        let ahead = |segment: &Segment| segment.phase.is_movement() && !segment.is_of(&here);
        let mut ahead = self.timeline.segments().iter().skip(self.index).filter(|segment| ahead(segment));
        ahead.any(|segment| self.done.get(self.place(segment)) == Some(&true))
    }

    fn rep_back(&mut self, segment: &Segment) -> bool {
        if segment.phase == Phase::GetReady {
            return self.jump(Some(0));
        }
        let start = self.timeline.rep_start(self.index);
        // A rest follows the rep that ended last; what comes before the first rep bears its numbers.
        let rests = segment.phase.is_pause();
        let target = if rests { start } else { self.timeline.rep_start(start.saturating_sub(1)) };
        self.count(&self.timeline.segment(target), false);
        self.jump(Some(target))
    }

    /// To the start of a segment; beyond the last one the session is at its end. Returns whether it is elsewhere now.
    fn jump(&mut self, to: Option<usize>) -> bool {
        let before = (self.at_ms, self.begun, self.status);
        if let Some(index) = to.filter(|index| *index < self.timeline.segments().len()) {
            self.at_ms = self.timeline.segment(index).start_ms;
            (self.index, self.begun) = (index, false);
            if let Status::EndedAway { .. } = self.status {
                self.status = Status::Paused;
            }
        } else {
            self.at_ms = self.timeline.total_ms();
            self.index = self.timeline.segments().len().saturating_sub(1);
            self.status = Status::Finished;
        }
        (self.at_ms, self.begun, self.status) != before
    }

    fn count(&mut self, segment: &Segment, done: bool) {
        let place = self.place(segment);
        if let Some(counted) = self.done.get_mut(place) {
            *counted = done;
        }
    }

    fn place(&self, segment: &Segment) -> usize {
        self.timeline.count_index(segment) * usize::from(self.timeline.plan().reps) + usize::from(segment.rep - 1)
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
