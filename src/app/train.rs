//! Training: what is asked of a session, and what it does to the leg, the host and the journal.
//!
//! What paces a session is a later part of the program: nothing of it is called before that part is here.

use super::{Channel, Channels, Coach, Effect, Model, Now, Session, session};
use crate::coach::{Field, PRESETS, Status};
use crate::text::{Part, Words};

/// What can be asked for in Train.
#[derive(Clone, Copy, Debug)]
pub enum Train {
    /// Take a preset as the plan.
    Preset(usize),
    /// Change one field of the plan by so many steps.
    Nudge(Field, i32),
    /// Begin a session with the plan.
    Start,
    /// Pause it.
    Pause,
    /// Go on.
    Resume,
    /// End it early.
    End,
    /// Leave the end card.
    Done,
}

/// Active seconds in one tick after which the scheduled tones no longer fit.
const LONG_TICK_S: f64 = 2.5;

impl Model {
    /// Do what is asked for; a start waits for what paces it.
    pub(super) fn train(&mut self, ask: Train, now: Now) -> Vec<Effect> {
        if self.words.has(Part::Coach) || matches!(self.coach, Coach::Running(_)) {
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
            Train::Start => return self.start(now),
            Train::Pause => return self.session(now, Session::pause),
            Train::Resume => return self.session(now, Session::resume),
            Train::End => return self.session(now, Session::end),
            Train::Done => {
                self.coach = Coach::SetUp;
                return vec![Effect::Top];
            }
        }
        Vec::new()
    }

    /// Speak these words; a session that waited for them begins.
    pub(super) fn hear(&mut self, words: Words, now: Now) -> Vec<Effect> {
        let mut effects = self.speak(words);
        if matches!(self.coach, Coach::Awaited) && self.words.has(Part::Coach) {
            effects.extend(self.train(Train::Start, now));
        }
        effects
    }

    /// Look at the clock. Returns effects, and whether a view has to be rendered anew.
    pub(super) fn tick(&mut self, now: Now) -> (Vec<Effect>, bool) {
        if matches!(self.coach, Coach::Running(_)) { self.session_tick(now) } else { (Vec::new(), false) }
    }

    pub(super) fn tones(&self) -> Effect {
        if self.sound && self.ticking() { Effect::Sound } else { Effect::Silence }
    }

    /// A running session is not left by accident: it pauses where it is and waits in Train.
    pub(super) fn hold_session(&mut self, now: Now) -> Vec<Effect> {
        if self.ticking() { self.train(Train::Pause, now) } else { Vec::new() }
    }
    fn start(&mut self, now: Now) -> Vec<Effect> {
        if matches!(self.coach, Coach::Running(_)) {
            return Vec::new();
        }
        self.twin = None;
        self.stage.begin_session();
        let session = Session::begin(self.plan, now);
        let mut effects = vec![
            Effect::Begin,
            self.remember("plan", session::plan_text(&self.plan)),
            Effect::Emit(session.event("soleus-start")),
            Effect::Top,
        ];
        if self.sound {
            effects.push(Effect::Sound);
        }
        self.coach = Coach::Running(Box::new(session));
        effects
    }

    fn session(&mut self, now: Now, command: fn(&mut Session, Now)) -> Vec<Effect> {
        let (mut effects, _) = self.tick(now);
        let Coach::Running(session) = &mut self.coach else { return effects };
        let before = session.paced();
        command(session, now);
        match (before, session.paced()) {
            (true, false) => {
                effects.push(Effect::Silence);
                if session.open() {
                    effects.push(Effect::Emit(session.event("soleus-pause")));
                }
            }
            (false, true) => {
                if self.sound {
                    effects.push(Effect::Sound);
                }
                effects.push(Effect::Emit(session.event("soleus-resume")));
            }
            _ => {}
        }
        if !session.open() {
            self.finish(now, &mut effects);
        }
        effects
    }

    /// Look at the clock: move the session on, let it move the leg, and finish it at its end.
    #[inline(never)]
    fn session_tick(&mut self, now: Now) -> (Vec<Effect>, bool) {
        let Coach::Running(session) = &mut self.coach else { return (Vec::new(), false) };
        let before = session.glance();
        let (active_s, heel_at) = session.tick(now);
        self.stage.drive(active_s, heel_at);
        let mut effects = session.events();
        if let Some((says, buzz)) = session.told(self.words).filter(|_| self.channels != Channels::default()) {
            let says = if self.channels.on(Channel::Voice) { says } else { String::new() };
            effects.push(Effect::Tell(says, if self.channels.on(Channel::Vibration) { buzz } else { &[] }));
        }
        if session.status() == Status::Finished {
            self.finish(now, &mut effects);
            return (effects, true);
        }
        let interrupted = matches!(session.status(), Status::Interrupted { .. });
        let changed = before != session.glance();
        if interrupted && changed {
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
        if !finished.complete {
            effects.push(Effect::Silence);
        }
        if let Some(record) = &finished.record {
            effects.push(Effect::Save(Box::new(record.clone())));
        }
        effects.push(Effect::Emit(finished.event()));
        effects.push(Effect::Top);
        self.coach = Coach::Done(Box::new(finished));
    }
}
