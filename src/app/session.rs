//! One guided session as the app sees it: the run, what it tells the host, and what it leaves behind.

use super::Now;
use super::contract::{Detail, Event};
use crate::coach::{Command, Cue, CueKind, Guided, Outcome, Phase, Plan, Position, Run, Status, Summary};
use crate::journal::{Day, LocalTime, Record, RecordFields, RecordId, Source, whole_seconds};
use crate::scene::SessionSums;
use crate::units::f64_from_i64;

/// A session from its start to its end.
#[derive(Clone, Debug)]
pub struct Session {
    guided: Guided,
    plan: Plan,
    started: LocalTime,
    id: RecordId,
    cues: Vec<Cue>,
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
}

/// The end card.
#[derive(Clone, Debug)]
pub struct Finished {
    /// The record to keep; none when nothing was done.
    pub record: Option<Record>,
    /// Whether it was played to its end.
    pub complete: bool,
    /// Reps done and planned.
    pub summary: Summary,
    /// What the model estimates for an average adult.
    pub sums: SessionSums,
    /// Local time at the end.
    pub ended: LocalTime,
    exercise: &'static str,
}

impl Session {
    /// Begin pacing `plan` now.
    pub fn begin(plan: Plan, now: Now) -> Self {
        let guided = Guided::new(Run::start(&plan, now.reading));
        Self { guided, plan, started: now.local, id: now.id, cues: Vec::new() }
    }

    /// Look at the clock. Returns how much active time passed, s, and the heel's height that many seconds from before.
    pub fn tick(&mut self, now: Now) -> (f64, impl Fn(f64) -> f64 + use<>) {
        let before_ms = self.run().active_ms();
        self.cues = self.guided.tick(now.reading, None);
        let timeline = self.run().timeline().clone();
        let active_s = seconds(self.run().active_ms().saturating_sub(before_ms));
        let heel_at = move |s: f64| {
            let at_ms = before_ms + u64::try_from(crate::units::round_i64(s * 1000.0)).unwrap_or(0);
            timeline.at(at_ms).heel
        };
        (active_s, heel_at)
    }

    /// Pause at the last tick.
    pub fn pause(&mut self, now: Now) {
        self.guided.command(Command::Pause, now.reading);
    }

    /// Go on.
    pub fn resume(&mut self, now: Now) {
        self.guided.command(Command::Resume, now.reading);
    }

    /// End early.
    pub fn end(&mut self, now: Now) {
        self.guided.command(Command::End, now.reading);
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
        }
    }

    /// Whether the latest tick crossed into the rest before a new set.
    pub fn begins_a_set(&self) -> bool {
        self.cues.iter().any(|cue| cue.kind == CueKind::Phase(Phase::SetRest))
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

    /// Close the session and write it down. A session without a single rep leaves nothing.
    pub fn finish(self, sums: SessionSums, now: Now) -> Finished {
        let summary = self.run().summary();
        let worth_keeping = summary.reps_done() > 0;
        let record = worth_keeping.then(|| self.record(&summary)).flatten();
        let exercise = self.plan.exercise.id();
        Finished { record, complete: summary.complete, summary, sums, ended: now.local, exercise }
    }
}

impl Session {
    fn record(&self, summary: &Summary) -> Option<Record> {
        let outcome = Outcome::of(summary);
        let fields = RecordFields {
            id: self.id,
            offset_min: self.started.offset_min,
            day: Day::of(self.started, Day::DEFAULT_START_MIN),
            status: if summary.complete { crate::journal::Status::Done } else { crate::journal::Status::Partial },
            exercise: String::from(self.plan.exercise.id()),
            plan: self.plan,
            sets: summary.sets.clone(),
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
}

impl Finished {
    /// What the host page is told.
    pub fn event(&self) -> Event {
        Event {
            name: "soleus-session-complete",
            detail: Detail::Session {
                exercise: self.exercise,
                complete: self.complete,
                reps_done: self.summary.reps_done(),
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
