//! What the program is, without a browser: the model, its messages, and the effects that the shell carries out.
//!
//! User or timer sends a [`Msg`]; [`Model::update`] changes the model and answers with [`Effect`]s as data. Between
//! messages [`Model::frame`] lets time pass. Nothing here reads a clock, stores, sounds or draws: the clock comes in as
//! [`Now`], everything else goes out as an effect.

mod contract;
mod lesson;
mod options;
mod route;
mod session;

pub use contract::{CoachState, Detail, Event, ImportReport, PumpState, State, StorageState};
pub use lesson::{BREAKS_H, Choice, Day, DayGone, Lesson, challenge};
use options::SOUND;
pub use options::{Motion, Setting, Theme, View, parse};
pub use route::Route;
pub use session::{Finished, Glance, Session};

use crate::coach::{ClockReading, Field, PRESETS, Plan, Status, plan_from_text, plan_text};
use crate::journal::{self, LocalTime, Mode, Record, RecordId};
use crate::lesson::{Chapter, emergency_number};
use crate::pump::Posture;
use crate::scene::{Attempt, Challenge, Layer, Pace, Pick, Place, Stage};
use crate::text::{Key, Language, Part, Words};
use crate::units::within;

/// What the shell knows at the moment of a message.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// Wall and monotonic clock.
    pub reading: ClockReading,
    /// The reader's local time.
    pub local: LocalTime,
    /// A fresh id, for a session that begins now.
    pub id: RecordId,
}

/// What the journal holds, as the views need it.
#[derive(Clone, Debug)]
pub struct Progress {
    /// Every record, newest first.
    pub records: Vec<Record>,
    /// Stored values that could not be read; they are left where they are.
    pub damaged: usize,
    /// Where records are kept.
    pub mode: Mode,
    /// Bytes used by records.
    pub bytes: usize,
}

impl Default for Progress {
    fn default() -> Self {
        Self { records: Vec::new(), damaged: 0, mode: Mode::Persistent, bytes: 0 }
    }
}

/// What the reader or a timer did.
#[derive(Clone, Debug)]
pub enum Msg {
    /// Open a view.
    Go(Route),
    /// Press the pump button.
    Press,
    /// Let go of it.
    Release,
    /// Lie, sit or stand.
    Posture(Posture),
    /// Move, or stop moving.
    Pick(Pick),
    /// Valve competence, 1 healthy to 0 none.
    Competence(f64),
    /// Body height, cm.
    HeightCm(f64),
    /// Pause or run the stage.
    Pause(bool),
    /// Show the next phase and stop.
    Step,
    /// Stage as it was at first.
    Reset,
    /// How fast model time goes by.
    Pace(Pace),
    /// A second leg with other valves beside the first, or one leg again.
    Compare(bool),
    /// Take a layer off the drawing, or put it back.
    Layer(Layer),
    /// Ask again for words that did not arrive.
    WordsAgain,
    /// The chapter with which the author of a page opens the lesson; no choice of the reader's.
    Chapter(Chapter),
    /// Put the leg where the open chapter begins.
    SetStage,
    /// Choose something in the lesson.
    Lesson(Choice),
    /// Keep the place in the lesson from now on, or forget it.
    KeepPlace(bool),
    /// The languages that the browser names, with commas between: they may tell where the reader is.
    Region(String),
    /// Show the hint of the challenge under way.
    Hint,
    /// Let the flow be heard, or no longer.
    FlowSound(bool),
    /// How loud all sounds are, 0 to 1.
    Volume(f64),
    /// Explain a part of the drawing, or close the explanation.
    Explain(Option<Place>),
    /// The system or the host asks for less motion, or no longer does.
    LessMotion(bool),
    /// The reader's choice of language, colours or motion, from now on.
    Choose(Setting),
    /// What the page's author asks for in their place.
    Ask(Setting),
    /// Words have arrived.
    Words(Words),
    /// Words that were asked for cannot be had.
    WordsFailed(Part),
    /// Which view an embed shows.
    View(View),
    /// Take a preset as the plan.
    Preset(usize),
    /// Change one field of the plan by so many steps.
    Nudge(Field, i32),
    /// Sounds on or off, for this reader from now on.
    Sound(bool),
    /// Sounds on or off on this page, as its author asks.
    HostSound(bool),
    /// The unreadable text of a setting is safe, and the setting is made anew.
    PutAside(&'static str),
    /// Begin a session with the plan.
    Start,
    /// Pause it.
    PauseSession,
    /// Go on.
    ResumeSession,
    /// End it early.
    End,
    /// Leave the end card.
    Done,
    /// A timer or a lifecycle event: look at the clock.
    Tick,
    /// The journal was read or written.
    Journal(Box<Progress>),
    /// Settings found in storage at the start, of those in [`REMEMBERED`].
    Remembered(Vec<(&'static str, String)>),
}

/// What the shell is to do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// The reader has started something: from here on the journal may write.
    Begin,
    /// Append a record to the journal, then send [`Msg::Journal`].
    Save(Box<Record>),
    /// Tell the host page.
    Emit(Event),
    /// Schedule the tones of the rest of the session from now.
    Sound,
    /// Stop all tones.
    Silence,
    /// Show a route in the address.
    Address(Route),
    /// Keep a setting.
    Remember(&'static str, String),
    /// Keep a setting in the place of one that could not be read, whose text is put aside first.
    RememberAnew(&'static str, String),
    /// Take a setting out of storage.
    Forget(&'static str),
    /// Move to the top of the view that has just opened.
    Top,
    /// Join what is set with what the system says about motion.
    Motion,
    /// The page speaks another language now.
    Language,
}

/// What is going on in Train.
#[derive(Clone, Debug)]
pub enum Coach {
    /// Choosing a plan.
    SetUp,
    /// A session, running, paused or interrupted.
    Running(Box<Session>),
    /// The end card.
    Done(Box<Finished>),
}

/// Everything the page shows.
#[derive(Clone, Debug)]
pub struct Model {
    /// What an embed shows; the site shows all.
    pub view: View,
    /// Which view is open.
    pub route: Route,
    /// The leg and its monitors.
    pub stage: Stage,
    /// The leg beside it, with other valves.
    pub twin: Option<Box<Stage>>,
    /// Layers that are taken off the drawing.
    pub hidden: Vec<Layer>,
    /// Place in the lesson, and what was chosen there.
    pub lesson: Lesson,
    /// The emergency number where the reader is, if it is known for sure.
    pub emergency: Option<&'static str>,
    /// Whether the hint of the challenge is in view.
    pub hinted: bool,
    /// Whether the flow is to be heard.
    pub flow_sound: bool,
    /// How loud all sounds are, 0 to 1.
    pub volume: f64,
    /// The session, if there is one.
    pub coach: Coach,
    /// The plan that Start would begin.
    pub plan: Plan,
    /// What the journal holds.
    pub progress: Progress,
    /// Settings whose stored text could not be read, so that it must not be written over.
    pub unread: Vec<&'static str>,
    /// Whether tones are on.
    pub sound: bool,
    /// The words of the language that is spoken.
    pub words: Words,
    /// The language of the page around and of the browser.
    pub around: Language,
    /// The language chosen by hand; none is that of the page around.
    pub language: Option<Language>,
    /// A choice whose words are awaited, and whether it is the reader's own.
    pub awaited: Option<(Option<Language>, bool)>,
    /// The words that did not arrive when they were last asked for.
    pub failed: Option<Part>,
    /// Colours.
    pub theme: Theme,
    /// How much may move.
    pub motion: Motion,
    /// The part of the drawing that is explained now.
    pub explained: Option<Place>,
    /// The reader's local time at the latest message.
    pub local: LocalTime,
}

/// Active seconds in one tick after which the scheduled tones no longer fit.
const LONG_TICK_S: f64 = 2.5;

/// Valve competence from which a leg counts as healthy, and that of the second leg where the first one is.
const HEALTHY: f64 = 0.9;
const COMPARED: f64 = 0.35;

/// Names of the settings that are kept from one visit to the next.
pub const REMEMBERED: [&str; 6] = ["plan", "sound", "lang", "theme", "motion", "place"];

impl Model {
    /// A page that has just opened, among others that speak the language `around`.
    pub fn new(local: LocalTime, words: Words, around: Language) -> Self {
        let mut stage = Stage::new(words);
        stage.challenge(Challenge::Empty);
        Self {
            view: View::Diagram,
            route: Route::Learn(None),
            stage,
            twin: None,
            hidden: Vec::new(),
            lesson: Lesson::FIRST,
            emergency: None,
            hinted: false,
            flow_sound: false,
            volume: 0.7,
            coach: Coach::SetUp,
            plan: Plan::DEFAULT,
            unread: Vec::new(),
            progress: Progress::default(),
            sound: true,
            words,
            around,
            language: None,
            awaited: None,
            failed: None,
            theme: Theme::Auto,
            motion: Motion::Auto,
            explained: None,
            local,
        }
    }

    /// The reader's civil day, which begins at three in the morning.
    pub fn today(&self) -> journal::Day {
        journal::Day::of(self.local, journal::Day::DEFAULT_START_MIN)
    }

    /// The title of the open view.
    pub fn title(&self) -> String {
        let view = match &self.route {
            Route::Learn(_) if self.words.has_lesson() => self.lesson.chapter.title(),
            Route::Learn(_) => Key::NavLearn,
            Route::Train => Key::NavTrain,
            Route::Progress => Key::NavProgress,
            Route::About => Key::NavAbout,
            Route::Missing(_) => Key::MissingTitle,
        };
        self.words.fill(Key::TitleOf, &[("view", self.words.t(view))])
    }

    /// Whether there are other views to go to.
    pub fn has_routes(&self) -> bool {
        matches!(self.view, View::Site | View::Full)
    }

    /// Whether something moves by itself, so that frames are needed.
    pub fn animated(&self) -> bool {
        self.leg_moves() || self.day_goes_by()
    }

    /// Whether the leg moves by itself.
    pub fn leg_moves(&self) -> bool {
        match &self.coach {
            Coach::Running(session) => session.paced(),
            _ => self.stage.running() && self.shows_stage(),
        }
    }

    fn day_goes_by(&self) -> bool {
        let seen = self.open_view() == View::Learn && self.lesson.chapter == Chapter::Idle;
        seen && self.lesson.day.goes_by()
    }

    /// Whether a session needs the clock even when no frame is drawn.
    pub fn ticking(&self) -> bool {
        matches!(&self.coach, Coach::Running(session) if session.paced())
    }

    fn shows_stage(&self) -> bool {
        matches!(self.open_view(), View::Learn | View::Diagram)
    }

    /// The view in front of the reader: the route's where there are routes, else the embed's own.
    pub fn open_view(&self) -> View {
        match (self.view, &self.route) {
            (View::Site | View::Full, Route::Learn(_)) => View::Learn,
            (View::Site | View::Full, Route::Train) => View::Train,
            (View::Site | View::Full, Route::Progress) => View::Progress,
            (other, _) => other,
        }
    }

    /// Let `elapsed_s` of frame time pass. Returns effects, and whether a view has to be rendered anew.
    pub fn frame(&mut self, elapsed_s: f64, now: Now) -> (Vec<Effect>, bool) {
        if matches!(self.coach, Coach::Running(_)) {
            return self.tick(now);
        }
        let won = self.won();
        self.stage.advance(elapsed_s);
        if let Some(twin) = &mut self.twin {
            twin.advance(elapsed_s);
            twin.tell_beside(&self.stage, false);
        }
        let drawn = self.day_goes_by() && self.lesson.day.frame(self.stage.still());
        (Vec::new(), drawn || won != self.won())
    }

    /// Take in one message. The view has to be rendered anew after it.
    pub fn update(&mut self, msg: Msg, now: Now) -> Vec<Effect> {
        self.local = now.local;
        match msg {
            Msg::Go(route) => self.go(route, now),
            Msg::Press => self.stage_only(&Stage::press),
            Msg::Release => self.stage_only(&Stage::release),
            Msg::Posture(posture) => self.stage_only(&|s| s.set_posture(posture)),
            Msg::Pick(pick) => self.stage_only(&|s| s.set_pick(pick)),
            Msg::Competence(competence) => self.set_competence(competence),
            Msg::HeightCm(height_cm) => self.stage_only(&|s| s.set_height_cm(height_cm)),
            Msg::Pause(paused) => self.stage_only(&|s| s.set_paused(paused)),
            Msg::Step => self.stage_only(&Stage::step_once),
            Msg::Reset => self.reset(),
            Msg::Pace(pace) => self.stage_only(&|s| s.set_pace(pace)),
            Msg::Compare(on) => self.compare(on),
            Msg::Layer(layer) => self.toggle(layer),
            Msg::WordsAgain => {
                self.failed = None;
                Vec::new()
            }
            Msg::Chapter(chapter) => self.show_chapter(chapter),
            Msg::SetStage => self.show_chapter(self.lesson.chapter),
            Msg::Lesson(choice) => {
                self.lesson.choose(choice, self.stage.height_cm());
                Vec::new()
            }
            Msg::KeepPlace(keep) => self.keep_place(keep),
            Msg::Region(tags) => {
                self.emergency = emergency_number(&tags);
                Vec::new()
            }
            Msg::Hint => {
                self.hinted = true;
                Vec::new()
            }
            Msg::FlowSound(on) => {
                self.flow_sound = on;
                // What shut before nobody listened to.
                self.stage.listen();
                Vec::new()
            }
            Msg::Volume(volume) => {
                self.volume = within(volume, 0.0, 1.0);
                Vec::new()
            }
            Msg::Explain(part) => {
                self.explained = part;
                Vec::new()
            }
            Msg::LessMotion(less) => self.stage_only(&|s| s.set_still(less)),
            Msg::Choose(setting) => self.set(setting, true),
            Msg::Ask(setting) => self.set(setting, false),
            Msg::Words(words) => self.speak(words),
            Msg::WordsFailed(part) => {
                if part == Part::Interface {
                    self.awaited = None;
                }
                self.failed = Some(part);
                Vec::new()
            }
            Msg::View(view) => {
                let effects = self.hold_session(now);
                self.view = view;
                effects
            }
            Msg::Preset(n) => {
                self.plan = PRESETS.get(n).map_or(self.plan, |p| p.plan);
                Vec::new()
            }
            Msg::Nudge(field, presses) => {
                self.plan = self.plan.stepped(field, presses);
                Vec::new()
            }
            Msg::Sound(on) => self.set_sound(on),
            Msg::HostSound(on) => {
                self.sound = on;
                vec![self.tones()]
            }
            Msg::PutAside(name) => {
                self.unread.retain(|unread| *unread != name);
                Vec::new()
            }
            Msg::Start => self.start(now),
            Msg::PauseSession => self.session(now, Session::pause),
            Msg::ResumeSession => self.session(now, Session::resume),
            Msg::End => self.session(now, Session::end),
            Msg::Done => {
                self.coach = Coach::SetUp;
                vec![Effect::Top]
            }
            Msg::Tick => self.tick(now).0,
            Msg::Journal(progress) => {
                self.progress = *progress;
                Vec::new()
            }
            Msg::Remembered(settings) => self.remembered(&settings),
        }
    }

    /// Whether a part is taken off the drawing.
    pub fn hides(&self, place: Place) -> bool {
        self.hidden.iter().any(|layer| layer.holds(place))
    }

    /// Whether the flow is heard now.
    pub fn sounds_flow(&self) -> bool {
        self.flow_sound && self.leg_moves() && !matches!(self.coach, Coach::Running(_))
    }

    /// The language whose words are to be had next, and which of them; nothing where all are here.
    pub fn wants_words(&self) -> Option<(Language, Part)> {
        match self.awaited {
            Some((language, _)) => Some((language.unwrap_or(self.around), Part::Interface)),
            None if self.reads_lesson() && !self.words.has_lesson() && self.failed.is_none() => {
                Some((self.words.language(), Part::Lesson))
            }
            None => None,
        }
    }

    fn reads_lesson(&self) -> bool {
        self.open_view() == View::Learn || (self.has_routes() && self.route == Route::About)
    }

    fn set(&mut self, setting: Setting, own: bool) -> Vec<Effect> {
        let mut effects = match setting {
            Setting::Theme(theme) => {
                self.theme = theme;
                Vec::new()
            }
            Setting::Motion(motion) => {
                self.motion = motion;
                vec![Effect::Motion]
            }
            Setting::Language(language) => {
                self.failed = None;
                if language.unwrap_or(self.around) != self.words.language() {
                    // It counts once its words are here.
                    self.awaited = Some((language, own));
                    return Vec::new();
                }
                self.awaited = None;
                self.language = language;
                Vec::new()
            }
        };
        if own {
            let (name, text) = setting.kept();
            effects.extend([Effect::Begin, self.remember(name, String::from(text))]);
        }
        effects
    }

    /// Speak these words, where they are still wanted: another choice may have come in between.
    fn speak(&mut self, words: Words) -> Vec<Effect> {
        let language = words.language();
        let awaited = self.awaited.filter(|(wanted, _)| wanted.unwrap_or(self.around) == language);
        if awaited.is_none() && language != self.words.language() {
            return Vec::new();
        }
        self.words = words;
        self.stage.set_words(words);
        if let Some(twin) = &mut self.twin {
            twin.set_words(words);
        }
        self.tell_beside();
        self.failed = None;
        let mut effects = vec![Effect::Language];
        if let Some((language, own)) = awaited {
            effects.extend(self.set(Setting::Language(language), own));
        }
        effects
    }

    /// Take in what was kept; what cannot be read stays where it is.
    fn remembered(&mut self, settings: &[(&'static str, String)]) -> Vec<Effect> {
        self.unread.clear();
        for (name, text) in settings {
            let read = match *name {
                "plan" => plan_from_text(text).map(|plan| self.plan = plan).is_ok(),
                "sound" => {
                    let on = SOUND.iter().find(|(name, _)| name == text).map(|(_, on)| *on);
                    on.map(|on| self.sound = on).is_some()
                }
                "place" => {
                    self.lesson.keeps_place = true;
                    Chapter::named(text).map(|chapter| self.show_chapter(chapter)).is_some()
                }
                "lang" if text == "auto" => true,
                "lang" => {
                    // The words that the page opened with are those that it means.
                    self.language = Language::meant(text, Language::ALL);
                    self.language.is_some()
                }
                _ => match parse(name, Some(text)) {
                    Ok(Msg::Ask(setting)) => {
                        self.set(setting, false);
                        true
                    }
                    _ => false,
                },
            };
            if !read {
                self.unread.push(name);
            }
        }
        Vec::new()
    }

    fn won(&self) -> bool {
        self.stage.attempt().is_some_and(Attempt::won)
    }

    fn set_competence(&mut self, competence: f64) -> Vec<Effect> {
        // Of two legs the first stays healthy.
        self.twin.as_deref_mut().unwrap_or(&mut self.stage).set_competence(competence);
        self.tell_beside();
        Vec::new()
    }

    fn tell_beside(&mut self) {
        if let Some(twin) = &mut self.twin {
            twin.tell_beside(&self.stage, true);
        }
    }

    fn reset(&mut self) -> Vec<Effect> {
        // A second leg keeps its valves: without them there is nothing to compare.
        let compared = self.twin.as_ref().map(|twin| twin.competence());
        let effects = self.stage_only(&Stage::reset);
        self.twin = compared.map(|competence| Box::new(self.stage.beside(competence)));
        self.tell_beside();
        effects
    }

    fn compare(&mut self, on: bool) -> Vec<Effect> {
        // A leg that waits for its session stays that session's.
        if matches!(self.coach, Coach::Running(_)) {
            return Vec::new();
        }
        let twin = self.twin.take();
        if on {
            let valves = Some(self.stage.competence()).filter(|k| *k < HEALTHY).unwrap_or(COMPARED);
            self.twin = Some(Box::new(self.stage.beside(valves)));
            self.tell_beside();
        } else if let Some(twin) = twin {
            self.stage.set_competence(twin.competence());
        }
        Vec::new()
    }

    fn toggle(&mut self, layer: Layer) -> Vec<Effect> {
        let shown = !self.hidden.contains(&layer);
        self.hidden.retain(|hidden| *hidden != layer);
        self.hidden.extend(shown.then_some(layer));
        self.explained = self.explained.filter(|place| !self.hides(*place));
        self.stage.set_unnamed(Place::ALL.map(|place| self.hides(place)));
        Vec::new()
    }

    /// Both legs do what is asked of one.
    fn stage_only(&mut self, change: &dyn Fn(&mut Stage)) -> Vec<Effect> {
        let ran = !self.stage.paused();
        change(&mut self.stage);
        if let Some(twin) = &mut self.twin {
            change(twin);
        }
        self.tell_beside();
        match (ran, !self.stage.paused()) {
            (true, false) => vec![Effect::Emit(Event::plain("soleus-pause"))],
            (false, true) => vec![Effect::Emit(Event::plain("soleus-resume"))],
            _ => Vec::new(),
        }
    }

    fn go(&mut self, route: Route, now: Now) -> Vec<Effect> {
        let lesson_alone = self.view == View::Learn && matches!(route, Route::Learn(_));
        if !self.has_routes() && !lesson_alone {
            return Vec::new();
        }
        let turned = matches!(route, Route::Learn(Some(chapter)) if chapter != self.lesson.chapter);
        let mut effects = if route == Route::Train { Vec::new() } else { self.hold_session(now) };
        let moved = route != self.route;
        self.route = route.clone();
        self.failed = None;
        if let Route::Learn(Some(chapter)) = route
            && turned
        {
            effects.extend(self.open_chapter(chapter));
        }
        effects.push(Effect::Address(route));
        if moved {
            effects.push(Effect::Top);
        }
        effects
    }

    fn set_sound(&mut self, on: bool) -> Vec<Effect> {
        self.sound = on;
        let tones = self.tones();
        let name = SOUND.iter().find(|(_, sounds)| *sounds == on).map_or("on", |(name, _)| name);
        vec![tones, self.remember("sound", String::from(name))]
    }

    fn tones(&self) -> Effect {
        if self.sound && self.ticking() { Effect::Sound } else { Effect::Silence }
    }

    fn remember(&self, name: &'static str, text: String) -> Effect {
        let unread = self.unread.contains(&name);
        if unread { Effect::RememberAnew(name, text) } else { Effect::Remember(name, text) }
    }

    /// A running session is not left by accident: it pauses where it is and waits in Train.
    fn hold_session(&mut self, now: Now) -> Vec<Effect> {
        if self.ticking() { self.session(now, Session::pause) } else { Vec::new() }
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
            self.remember("plan", plan_text(&self.plan)),
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
    fn tick(&mut self, now: Now) -> (Vec<Effect>, bool) {
        let Coach::Running(session) = &mut self.coach else { return (Vec::new(), false) };
        let before = session.glance();
        let (active_s, heel_at) = session.tick(now);
        self.stage.drive(active_s, heel_at);
        let mut effects = session.events();
        if session.status() == Status::Finished {
            self.finish(now, &mut effects);
            return (effects, true);
        }
        let interrupted = matches!(session.status(), Status::Interrupted { .. } | Status::EndedAway { .. });
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

#[cfg(test)]
mod tests;
