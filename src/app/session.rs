//! One guided session as the app sees it: the run, what it tells the host, and what it leaves behind.

use super::Now;
use super::contract::{Detail, Event};
use super::cues::{flashes, told};
use crate::coach::{
    Command, Cue, CueKind, Exercise, Guided, InFlight, Outcome, Phase, Plan, Position, Run, Stamp, Status, Summary,
};
use crate::journal::{Day, LocalTime, Record, RecordFields, RecordId, Source, whole_seconds};
use crate::scene::SessionSums;
use crate::text::Words;
use crate::units::f64_from_i64;

/// A session from its start to its end.
#[derive(Clone, Debug)]
pub struct Session {
    guided: Guided,
    plan: Plan,
    started: LocalTime,
    id: RecordId,
    cues: Vec<Cue>,
    /// The audio clock at the last tick.
    audio_ms: Option<u64>,
    /// Active time of the last flash, and how many there were.
    flashed: (Option<u64>, u32),
    /// The command that can still be taken back.
    fresh: Option<Command>,
}

/// What the training screen shows as words and figures; when it changes, the screen is rendered anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    phase: Phase,
    /// Seconds left in the phase, counted as people do: the last second is 1.
    pub seconds_left: u64,
    /// Seconds left in the session.
    pub session_seconds_left: u64,
    rep: u16,
    set: u16,
    status: u8,
    fresh: Option<Command>,
}

/// The end card.
#[derive(Clone, Debug)]
pub struct Finished {
    session: Session,
    /// What was paced.
    pub summary: Summary,
    /// The same as the reader has it, and how it was.
    pub outcome: Outcome,
    /// Whether there is a record, and it is written.
    pub filed: bool,
    /// What the model estimates for an average adult.
    pub sums: SessionSums,
    /// Local time at the end.
    pub ended: LocalTime,
}

impl Session {
    /// Begin pacing `plan` now.
    pub fn begin(plan: Plan, now: Now) -> Self {
        Self::of(Run::start(&plan, now.reading), now.local, now.id)
    }

    /// Go on with a session that was kept. It stands where it was last seen.
    pub fn restored(flight: &InFlight, now: Now) -> Self {
        let Stamp { start_utc_s, offset_min, random, device } = flight.stamp;
        let started = LocalTime { utc_s: start_utc_s, offset_min };
        Self::of(flight.clone().resumed(now.local.utc_s), started, RecordId::new(start_utc_s, random, device))
    }

    fn of(run: Run, started: LocalTime, id: RecordId) -> Self {
        let plan = *run.timeline().plan();
        Self {
            guided: Guided::new(run),
            plan,
            started,
            id,
            cues: Vec::new(),
            audio_ms: None,
            flashed: (None, 0),
            fresh: None,
        }
    }

    /// The text that [`Session::restored`] goes on with.
    pub fn text(&self, now: Now) -> String {
        let (start_utc_s, random, device) = self.id.parts();
        let stamp = Stamp { start_utc_s, offset_min: self.started.offset_min, random, device };
        InFlight { stamp, seen_utc_s: now.local.utc_s, run: self.run().clone() }.text()
    }

    /// Look at the clock. Returns how much active time passed, s, and where the session stands that many seconds from
    /// before.
    pub fn tick(&mut self, now: Now) -> (f64, impl Fn(f64) -> Position + use<>) {
        let before_ms = self.run().active_ms();
        let before = std::mem::replace(&mut self.audio_ms, now.audio_ms);
        let heard_ms = self.audio_ms.zip(before).and_then(|(now, before)| now.checked_sub(before));
        self.cues = self.guided.tick(now.reading, heard_ms);
        self.refresh(now);
        if let Some(at_ms) = flashes(&self.cues, self.run(), self.flashed.0) {
            self.flashed = (Some(at_ms), self.flashed.1 + 1);
        }
        let timeline = self.run().timeline().clone();
        let active_s = seconds(self.run().active_ms().saturating_sub(before_ms));
        let at = move |s: f64| {
            let at_ms = before_ms + u64::try_from(crate::units::round_i64(s * 1000.0)).unwrap_or(0);
            timeline.at(at_ms)
        };
        (active_s, at)
    }

    /// Do what the reader asks for. Returns whether anything has changed.
    pub fn command(&mut self, command: Command, now: Now) -> bool {
        let changed = self.guided.command(command, now.reading);
        self.refresh(now);
        changed
    }

    /// Take the latest command back.
    pub fn undo(&mut self, now: Now) -> bool {
        let undone = self.guided.undo(now.reading);
        self.refresh(now);
        undone
    }

    /// The command that can still be taken back.
    pub fn fresh(&self) -> Option<Command> {
        self.fresh
    }

    /// See whether there is still something to take back.
    pub fn refresh(&mut self, now: Now) {
        self.fresh = self.guided.undoable(now.reading).map(|(command, _)| command);
    }

    /// What it is doing.
    pub fn status(&self) -> Status {
        self.run().status()
    }

    /// Whether time counts now.
    pub fn paced(&self) -> bool {
        matches!(self.run().status(), Status::Running { .. })
    }

    /// Whether it may still go on.
    pub fn open(&self) -> bool {
        self.run().is_open()
    }

    /// Where it stands.
    pub fn position(&self) -> Position {
        self.run().position()
    }

    /// The run, for its tones and its bar.
    pub fn run(&self) -> &Run {
        self.guided.run()
    }

    /// The plan that is paced.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What is done.
    pub fn exercise(&self) -> Exercise {
        self.plan.exercise
    }

    /// What the screen shows.
    pub fn glance(&self) -> Glance {
        let at = self.position();
        Glance {
            phase: at.phase,
            seconds_left: at.phase_remaining_ms.div_ceil(1000),
            session_seconds_left: at.session_remaining_ms.div_ceil(1000),
            rep: at.rep,
            set: at.set,
            status: match self.status() {
                Status::Running { .. } => 0,
                Status::Paused => 1,
                Status::Interrupted { .. } => 2,
                Status::Finished => 3,
                Status::Ended => 4,
                Status::EndedAway { .. } => 5,
                Status::Discarded => 6,
            },
            fresh: self.fresh,
        }
    }

    /// What to say and how to buzz after the latest tick.
    pub fn told(&self, words: Words) -> Option<(String, &'static [u32])> {
        told(words, &self.cues, self.run())
    }

    /// How many flashes there were.
    pub fn flashes(&self) -> u32 {
        self.flashed.1
    }

    /// Whether the latest tick crossed into the rest before a new set.
    pub fn begins_a_set(&self) -> bool {
        self.cues.iter().any(|cue| cue.kind == CueKind::Phase(Phase::SetRest))
    }

    /// Whether the latest tick was the end of a rep.
    pub fn ends_a_rep(&self) -> bool {
        self.cues.iter().any(|cue| cue.kind == CueKind::RepDone)
    }

    /// What the host page is told of the latest tick.
    pub fn events(&self) -> Vec<super::Effect> {
        let plan = &self.plan;
        let told = self.cues.iter().filter_map(|cue| {
            let name = match cue.kind {
                CueKind::RepDone => "soleus-rep",
                CueKind::SetDone => "soleus-set-complete",
                _ => return None,
            };
            Some(super::Effect::Emit(Event { name, detail: position(plan, cue.rep, cue.set) }))
        });
        told.collect()
    }

    /// An event that says where the session stands.
    pub fn event(&self, name: &'static str) -> Event {
        let at = self.position();
        Event { name, detail: position(&self.plan, at.rep, at.set) }
    }

    /// Close the session; it may be corrected before it is written down.
    pub fn finish(self, sums: SessionSums, now: Now) -> Finished {
        let summary = self.run().summary();
        let outcome = Outcome::of(&summary);
        Finished { session: self, outcome, summary, filed: false, sums, ended: now.local }
    }
}

impl Finished {
    /// What was done.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Whether its end can still be taken back.
    pub fn fresh(&self) -> bool {
        !self.filed && self.session.fresh.is_some()
    }

    /// See whether that is still so.
    pub fn refresh(&mut self, now: Now) {
        self.session.refresh(now);
    }

    /// The session as it was before its end was asked for, while that can be taken back.
    pub fn reopened(&self, now: Now) -> Option<Session> {
        let mut session = self.session.clone();
        (!self.filed && session.undo(now)).then_some(session)
    }

    /// Whether every rep that was asked for is done, as the reader has it.
    pub fn complete(&self) -> bool {
        if self.outcome.edited() { self.outcome.is_complete() } else { self.summary.complete }
    }

    /// Reps done, as the reader has it.
    pub fn reps_done(&self) -> u32 {
        self.outcome.sets().iter().map(|set| u32::from(set.done)).sum()
    }

    /// The record of it; none where nothing was done, or all of it was thrown away.
    pub fn record(&self) -> Option<Record> {
        let Self { session, summary, outcome, .. } = self;
        if self.reps_done() == 0 || session.status() == Status::Discarded {
            return None;
        }
        let fields = RecordFields {
            id: session.id,
            offset_min: session.started.offset_min,
            day: Day::of(session.started, Day::DEFAULT_START_MIN),
            status: if self.complete() { crate::journal::Status::Done } else { crate::journal::Status::Partial },
            exercise: String::from(session.plan.exercise.id()),
            plan: session.plan,
            sets: outcome.sets().to_vec(),
            active_s: whole_seconds(summary.active_ms),
            away_s: whole_seconds(summary.away_ms),
            interruptions: summary.interruptions.min(9999),
            source: Source::Timer,
            felt: outcome.felt().clone(),
            edited: outcome.edited(),
        };
        // A valid plan and its own summary always make a valid record.
        Record::checked(fields).ok()
    }

    /// What the host page is told.
    pub fn event(&self) -> Event {
        Event {
            name: "soleus-session-complete",
            detail: Detail::Session {
                exercise: self.session.plan.exercise.id(),
                complete: self.complete(),
                reps_done: self.reps_done(),
                reps_planned: self.summary.reps_planned(),
                active_s: self.summary.active_ms / 1000,
            },
        }
    }
}

fn position(plan: &Plan, rep: u16, set: u16) -> Detail {
    Detail::Position { exercise: plan.exercise.id(), rep, reps: plan.reps, set, sets: plan.sets }
}

fn seconds(ms: u64) -> f64 {
    f64_from_i64(i64::try_from(ms).unwrap_or(i64::MAX)) / 1000.0
}
