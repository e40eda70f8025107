//! Training: what is asked of a session, and what it does to the leg, the host and the journal.
//!
//! What paces a session is a later part of the program: nothing of it is called before that part is here.

use super::{Channel, Channels, Coach, Effect, Model, Now, Session};
use crate::coach::{Command, Field, InFlight, PRESETS, Sides, Status, plan_text};
use crate::pump::Posture;
use crate::scene::SessionSums;
use crate::text::{Part, Words};

/// What can be asked for in Train.
#[derive(Clone, Copy, Debug)]
pub enum Train {
    /// Take a preset as the plan.
    Preset(usize),
    /// Change one field of the plan by so many steps.
    Nudge(Field, i32),
    /// How the legs share a set.
    Sides(Sides),
    /// Begin a session with the plan.
    Start,
    /// Command the session.
    Ask(Command),
    /// Give way to the session of another tab.
    Yield,
    /// Take the latest command back, the end too.
    Undo,
    /// The page may be gone soon.
    Keep,
    /// So many reps more were done of a set, or fewer.
    Reps(usize, i32),
    /// How hard it was, 0 to 10.
    Effort(u8),
    /// How much it hurt, 0 to 10.
    Pain(u8),
    /// Write down what is finished.
    File,
    /// Leave the end card.
    Done,
    /// Go on with the session that was cut off.
    TakeUp,
    /// Write down what was done of it.
    FileLeft,
    /// Throw it away.
    DropLeft,
}

/// A session that was cut off, or that goes on in another tab.
#[derive(Clone, Debug)]
pub struct Left {
    key: String,
    /// As it was last seen.
    pub flight: InFlight,
    /// Another tab runs it now.
    pub elsewhere: bool,
}

/// Active seconds in one tick after which the scheduled tones no longer fit.
const LONG_TICK_S: f64 = 2.5;

impl Model {
    /// Do what is asked for; a start waits for what paces it.
    pub(super) fn train(&mut self, ask: Train, now: Now) -> Vec<Effect> {
        if self.words.has(Part::Coach) || matches!(self.coach, Coach::Running(_) | Coach::Done(_)) {
            return self.trained(ask, now);
        }
        if matches!(ask, Train::Start) {
            self.coach = Coach::Awaited;
        }
        Vec::new()
    }

    #[inline(never)]
    fn trained(&mut self, ask: Train, now: Now) -> Vec<Effect> {
        match ask {
            Train::Preset(n) => self.plan = PRESETS.get(n).map_or(self.plan, |p| p.plan),
            Train::Nudge(field, presses) => self.plan = self.plan.stepped(field, presses),
            Train::Sides(sides) => self.plan = self.plan.with_sides(sides),
            Train::Start => return self.start(now),
            Train::Ask(command) => return self.session(now, &|session| session.command(command, now)),
            Train::Yield => return self.give_way(now),
            Train::Undo => return self.undo(now),
            Train::Keep => return self.kept(now),
            Train::Reps(..) | Train::Effort(_) | Train::Pain(_) => self.correct(ask),
            Train::File => return self.file(),
            Train::Done => {
                let mut effects = self.file();
                self.coach = Coach::SetUp;
                effects.push(Effect::Top);
                return effects;
            }
            Train::TakeUp => return self.take_up(now),
            Train::FileLeft => return self.file_left(now),
            Train::DropLeft => {
                let left = self.left.take();
                return left.map(|left| Effect::DropRun(Some(left.key))).into_iter().collect();
            }
        }
        Vec::new()
    }

    /// Speak these words; a session that waited for them begins, and one that was cut off is looked for.
    pub(super) fn hear(&mut self, words: Words, now: Now) -> Vec<Effect> {
        let had = self.words.has(Part::Coach);
        let mut effects = self.speak(words);
        self.read_own();
        if !had && self.words.has(Part::Coach) {
            effects.push(Effect::LookForRuns);
        }
        if matches!(self.coach, Coach::Awaited) && self.words.has(Part::Coach) {
            effects.extend(self.train(Train::Start, now));
        }
        effects
    }

    /// Look at the clock. Returns effects, and whether a view has to be rendered anew.
    pub(super) fn tick(&mut self, now: Now) -> (Vec<Effect>, bool) {
        match &mut self.coach {
            Coach::Running(_) => self.session_tick(now),
            Coach::Done(finished) if finished.fresh() => {
                finished.refresh(now);
                (Vec::new(), !finished.fresh())
            }
            _ => (Vec::new(), false),
        }
    }

    pub(super) fn tones(&self) -> Effect {
        if self.sound && self.paced() { Effect::Sound } else { Effect::Silence }
    }

    /// A running session is not left by accident: it pauses where it is and waits in Train. A finished one is written
    /// down when its card is left.
    pub(super) fn hold_session(&mut self, now: Now) -> Vec<Effect> {
        match &self.coach {
            Coach::Done(_) => self.train(Train::File, now),
            _ if self.paced() => self.train(Train::Ask(Command::Pause), now),
            _ => Vec::new(),
        }
    }

    /// Sessions that are kept in storage, beside this tab's own; `free` says that none of them runs now.
    #[inline(never)]
    fn found_runs(&mut self, runs: &[(String, String)], free: bool, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.left = None;
        for (key, text) in runs {
            // What this version cannot read stays where it is.
            let Ok(flight) = InFlight::read(text) else { continue };
            let left = Left { key: key.clone(), flight, elsewhere: !free };
            let over = left.flight.is_abandoned(now.local.utc_s) || !left.flight.run.is_open();
            if free && over {
                effects.extend(filed(&left, now));
            } else if self.left.as_ref().is_none_or(|other| other.flight.seen_utc_s < left.flight.seen_utc_s) {
                self.left = Some(left);
            }
        }
        effects
    }

    /// Take in which sessions are kept elsewhere.
    pub(super) fn runs(&mut self, runs: &[(String, String)], free: bool, now: Now) -> Vec<Effect> {
        let idle = !matches!(self.coach, Coach::Running(_));
        if idle && self.words.has(Part::Coach) { self.found_runs(runs, free, now) } else { Vec::new() }
    }

    /// Whether this tab's session is the only one.
    pub(super) fn turn(&mut self, ours: bool, now: Now) -> Vec<Effect> {
        let yields = !ours && matches!(self.coach, Coach::Running(_));
        if yields { self.train(Train::Yield, now) } else { Vec::new() }
    }

    /// Another tab runs a session: this one does not go on. What was done of it, in an earlier page, is written down.
    fn give_way(&mut self, now: Now) -> Vec<Effect> {
        let did = matches!(&self.coach, Coach::Running(session) if session.run().summary().reps_done() > 0);
        let command = if did { Command::End } else { Command::Discard };
        let mut effects = self.session(now, &|session| session.command(command, now));
        effects.extend(self.file());
        if !did {
            self.coach = Coach::SetUp;
        }
        effects.push(Effect::LookForRuns);
        effects
    }

    fn start(&mut self, now: Now) -> Vec<Effect> {
        if matches!(self.coach, Coach::Running(_)) {
            return Vec::new();
        }
        let mut effects = self.file();
        effects.extend([Effect::Begin, self.remember("plan", plan_text(&self.plan))]);
        effects.extend(self.run(Session::begin(self.plan, now), now, "soleus-start"));
        effects
    }

    /// Give the leg to a session.
    fn run(&mut self, session: Session, now: Now, event: &'static str) -> Vec<Effect> {
        self.twin = None;
        let sitting = session.exercise().posture() == "sitting";
        self.stage.begin_session(if sitting { Posture::Sitting } else { Posture::Standing });
        let mut effects =
            vec![Effect::TakeTurn, Effect::KeepRun(session.text(now)), Effect::Emit(session.event(event)), Effect::Top];
        if self.sound && session.paced() {
            effects.push(Effect::Sound);
        }
        self.coach = Coach::Running(Box::new(session));
        effects
    }

    fn session(&mut self, now: Now, command: &dyn Fn(&mut Session) -> bool) -> Vec<Effect> {
        let (mut effects, _) = self.tick(now);
        let sound = self.sound;
        let Coach::Running(session) = &mut self.coach else { return effects };
        let before = session.paced();
        if !command(session) {
            return effects;
        }
        effects.push(Effect::KeepRun(session.text(now)));
        match (before, session.paced()) {
            (true, false) => {
                effects.push(Effect::Silence);
                if session.open() {
                    effects.push(Effect::Emit(session.event("soleus-pause")));
                }
            }
            (false, true) => {
                effects.extend(sound.then_some(Effect::Sound));
                effects.push(Effect::Emit(session.event("soleus-resume")));
            }
            // It stands elsewhere now: what is scheduled no longer fits.
            (true, true) => effects.push(if sound { Effect::Sound } else { Effect::Silence }),
            (false, false) => {}
        }
        if !session.open() {
            self.finish(now, &mut effects);
        }
        effects
    }

    fn undo(&mut self, now: Now) -> Vec<Effect> {
        let Coach::Done(finished) = &self.coach else { return self.session(now, &|session| session.undo(now)) };
        let sums = finished.sums;
        let Some(session) = finished.reopened(now) else { return Vec::new() };
        let effects = self.run(session, now, "soleus-resume");
        self.stage.go_on_from(sums);
        effects
    }

    fn kept(&self, now: Now) -> Vec<Effect> {
        match &self.coach {
            Coach::Running(session) => vec![Effect::KeepRun(session.text(now))],
            _ => Vec::new(),
        }
    }

    /// Look at the clock: move the session on, let it move the leg, and finish it at its end.
    #[inline(never)]
    fn session_tick(&mut self, now: Now) -> (Vec<Effect>, bool) {
        let Coach::Running(session) = &mut self.coach else { return (Vec::new(), false) };
        let before = session.glance();
        let moves = session.exercise().moves_heel();
        let walks = session.exercise().activity() == "walking";
        let (active_s, at) = session.tick(now);
        self.stage.drive(active_s, |s| {
            let at = at(s);
            if walks && at.phase.is_movement() { None } else { Some(if moves { at.heel } else { 0.0 }) }
        });
        let mut effects = session.events();
        if let Some((says, buzz)) = session.told(self.words).filter(|_| self.channels != Channels::default()) {
            let says = if self.channels.on(Channel::Voice) { says } else { String::new() };
            effects.push(Effect::Tell(says, if self.channels.on(Channel::Vibration) { buzz } else { &[] }));
        }
        if session.status() == Status::Finished {
            effects.push(Effect::KeepRun(session.text(now)));
            self.finish(now, &mut effects);
            return (effects, true);
        }
        let stopped = matches!(session.status(), Status::Interrupted { .. } | Status::EndedAway { .. });
        let changed = before != session.glance();
        if session.ends_a_rep() || stopped && changed {
            effects.push(Effect::KeepRun(session.text(now)));
        }
        if stopped && changed {
            effects.push(Effect::Silence);
            effects.push(Effect::Emit(session.event("soleus-pause")));
        } else if session.begins_a_set() || active_s > LONG_TICK_S {
            // Tones are scheduled a set at a time, and a rest that passed unseen has left them behind.
            effects.push(self.tones());
        }
        (effects, changed)
    }

    fn finish(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let Coach::Running(session) = std::mem::replace(&mut self.coach, Coach::SetUp) else { return };
        let sums = self.stage.sums();
        self.stage.end_session();
        let finished = session.finish(sums, now);
        if !finished.complete() {
            effects.push(Effect::Silence);
        }
        effects.extend([Effect::GiveTurn, Effect::Emit(finished.event()), Effect::Top]);
        self.coach = Coach::Done(Box::new(finished));
    }

    /// Take in what the reader says about the session that is over.
    fn correct(&mut self, ask: Train) {
        let Coach::Done(finished) = &mut self.coach else { return };
        let open = finished.session().plan().open;
        let outcome = &mut finished.outcome;
        match ask {
            Train::Reps(place, more) => {
                let done = outcome.sets().get(place).map_or(0, |set| i32::from(set.done)).saturating_add(more);
                outcome.set_done(place, u16::try_from(done.max(0)).unwrap_or(u16::MAX), open);
            }
            Train::Effort(effort) => outcome.set_effort(Some(effort)),
            Train::Pain(pain) => outcome.set_pain(Some(pain)),
            _ => {}
        }
    }

    /// Write down the session whose card is open, once.
    fn file(&mut self) -> Vec<Effect> {
        let Coach::Done(finished) = &mut self.coach else { return Vec::new() };
        if std::mem::replace(&mut finished.filed, true) {
            return Vec::new();
        }
        let record = finished.record().map(|record| Effect::Save(Box::new(record)));
        record.into_iter().chain([Effect::DropRun(None)]).collect()
    }

    fn take_up(&mut self, now: Now) -> Vec<Effect> {
        let Some(left) = self.left.take().filter(|left| !left.elsewhere) else { return Vec::new() };
        let session = Session::restored(&left.flight, now);
        self.plan = *session.plan();
        let mut effects = vec![Effect::Begin];
        effects.extend(self.run(session, now, "soleus-start"));
        // Only now: this tab keeps it from here on.
        effects.push(Effect::DropRun(Some(left.key)));
        effects
    }

    fn file_left(&mut self, now: Now) -> Vec<Effect> {
        let left = self.left.take().filter(|left| !left.elsewhere);
        left.map_or_else(Vec::new, |left| filed(&left, now))
    }
}

/// Write down what was done of a session that was cut off.
fn filed(left: &Left, now: Now) -> Vec<Effect> {
    let finished = Session::restored(&left.flight, now).finish(SessionSums::default(), now);
    let record = finished.record().map(|record| Effect::Save(Box::new(record)));
    [Effect::Begin].into_iter().chain(record).chain([Effect::DropRun(Some(left.key.clone()))]).collect()
}
