//! What the program is, without a browser: the model, its messages, and the effects that the shell carries out.
//!
//! User or timer sends a [`Msg`]; [`Model::update`] changes the model and answers with [`Effect`]s as data. Between
//! messages [`Model::frame`] lets time pass. Nothing here reads a clock, stores, sounds or draws: the clock comes in as
//! [`Now`], everything else goes out as an effect.

mod contract;
mod cues;
mod lesson;
mod options;
mod own;
mod route;
mod session;
mod settings;
mod train;

pub use crate::coach::tones::Channel;
pub use contract::{CoachState, Detail, Event, ImportReport, PumpState, State, StorageState};
pub use cues::{Able, Channels, word as phase_word};
pub use lesson::{BREAKS_H, Choice, Day, DayGone, Lesson, challenge};
pub use options::{Motion, Setting, Theme, View, parse};
pub use own::{Own, OwnPlans};
pub use route::Route;
pub use session::{Finished, Glance, Session};
pub use train::{Left, Train};

use crate::coach::{ClockReading, Exercise, PRESETS, Plan};
use crate::journal::{self, LocalTime, Mode, Record, RecordId};
use crate::lesson::{Chapter, emergency_number};
use crate::pump::Posture;
use crate::scene::{Attempt, Challenge, Layer, Pace, Pick, Place, Stage};
use crate::text::{Key, Language, Part, Words};

/// What the shell knows at the moment of a message.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// Wall and monotonic clock.
    pub reading: ClockReading,
    /// The reader's local time.
    pub local: LocalTime,
    /// A fresh id, for a session that begins now.
    pub id: RecordId,
    /// The audio clock in milliseconds, while scheduled tones really sound.
    pub audio_ms: Option<u64>,
    /// Whether the browser keeps the screen on.
    pub awake: bool,
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
    /// Whether the place in the lesson is kept.
    pub place: bool,
    /// The reader's own plans as they are kept.
    pub own: String,
}

impl Default for Progress {
    fn default() -> Self {
        Self { records: Vec::new(), damaged: 0, mode: Mode::Persistent, bytes: 0, place: false, own: String::new() }
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
    /// A way of telling phases on or off, for this reader from now on.
    Channel(Channel, bool),
    /// Try everything that is on.
    TryCues,
    /// Whether the browser has a voice, and knows of vibration.
    Able([bool; 2]),
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
    WordsFailed(Language, Part),
    /// Which view an embed shows.
    View(View),
    /// Sounds on or off, for this reader from now on.
    Sound(bool),
    /// Sounds on or off on this page, as its author asks.
    HostSound(bool),
    /// The level of an embed's heading among those of the page around, 1 to 6.
    HeadingLevel(u8),
    /// The unreadable text of a setting is safe, and the setting is made anew.
    PutAside(&'static str),
    /// The exercise that the author of a page asks for: the first plan of it.
    Exercise(Exercise),
    /// Choose a plan, or command a session.
    Train(Train),
    /// Ask something of the reader's own plans.
    Own(Own),
    /// Sessions that other tabs keep, each with its key, and whether none of them runs.
    Runs(Vec<(String, String)>, bool),
    /// Whether this tab's session is the only one that runs.
    Turn(bool),
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
    /// One tone, to try.
    Chime,
    /// Say these words, and buzz so many milliseconds on, off and so on.
    Tell(String, &'static [u32]),
    /// Find out what the browser has, then send [`Msg::Able`].
    Able,
    /// Show a route in the address.
    Address(Route),
    /// Name in the address what is open now, so that the way back leads to it.
    Name(Route),
    /// Keep a setting.
    Remember(&'static str, String),
    /// Keep a setting in the place of one that could not be read, whose text is put aside first.
    RememberAnew(&'static str, String),
    /// Take a setting out of storage.
    Forget(&'static str),
    /// Keep the session under way, for a page that is killed.
    KeepRun(String),
    /// It is recorded or thrown away: this tab's own, or the one under a key.
    DropRun(Option<String>),
    /// Find sessions that other tabs keep, then send [`Msg::Runs`].
    LookForRuns,
    /// Ask to be the one session of all tabs, then send [`Msg::Turn`].
    TakeTurn,
    /// The session is over: another one may run.
    GiveTurn,
    /// Move to the top of the view that has just opened.
    Top,
    /// Take the keyboard along where the view it was in is replaced.
    Focus,
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
    /// A session begins once the part of the program that paces it is here.
    Awaited,
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
    /// Ways of telling phases that are on beside tones.
    pub channels: Channels,
    /// What the browser can do.
    pub able: Able,
    /// The session, if there is one.
    pub coach: Coach,
    /// The reader's own plans.
    pub own: OwnPlans,
    /// A session that was cut off, or that runs in another tab.
    pub left: Option<Left>,
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
    /// The level of an embed's heading among those of the page around, 1 to 6.
    pub heading_level: u8,
    /// The part of the drawing that is explained now.
    pub explained: Option<Place>,
    /// The reader's local time at the latest message.
    pub local: LocalTime,
}

/// Valve competence from which a leg counts as healthy, and that of the second leg where the first one is.
const HEALTHY: f64 = 0.9;
const COMPARED: f64 = 0.35;

/// Names of the settings that are kept from one visit to the next.
pub const REMEMBERED: [&str; 10] =
    ["plan", "sound", "lang", "theme", "motion", "place", "voice", "vibration", "flash", "volume"];

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
            channels: Channels::default(),
            able: Able { voice: true, vibration: true, screen: false },
            coach: Coach::SetUp,
            own: OwnPlans::default(),
            left: None,
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
            heading_level: options::HEADING_LEVEL,
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
            Route::Learn(_) if self.words.has(Part::Lesson) => self.lesson.chapter.title(),
            Route::Learn(_) => Key::NavLearn,
            Route::Train | Route::Shared(_) => Key::NavTrain,
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

    /// Whether a session paces now.
    pub fn paced(&self) -> bool {
        matches!(&self.coach, Coach::Running(session) if session.paced())
    }

    /// Whether the clock is needed even when no frame is drawn: for a session, and for what can still be taken back.
    pub fn ticking(&self) -> bool {
        match &self.coach {
            Coach::Running(session) => session.paced() || session.fresh().is_some(),
            Coach::Done(finished) => finished.fresh(),
            _ => false,
        }
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
        let drawn = self.day_goes_by() && self.lesson.day.frame(self.stage.still());
        if matches!(self.coach, Coach::Running(_)) {
            let (effects, changed) = self.tick(now);
            return (effects, changed || drawn);
        }
        let won = self.won();
        self.stage.advance(elapsed_s);
        if let Some(twin) = &mut self.twin {
            twin.advance(elapsed_s);
            twin.tell_beside(&self.stage, false);
        }
        (Vec::new(), drawn || won != self.won())
    }

    /// Take in one message. The view has to be rendered anew after it.
    pub fn update(&mut self, msg: Msg, now: Now) -> Vec<Effect> {
        self.local = now.local;
        self.able.screen = now.awake;
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
                vec![Effect::Focus]
            }
            Msg::Chapter(chapter) => self.show_chapter(chapter),
            Msg::SetStage => self.show_chapter(self.lesson.chapter),
            Msg::Lesson(choice) => {
                self.lesson.choose(choice);
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
            Msg::Volume(volume) => self.set_volume(volume),
            Msg::Channel(channel, on) => self.set_channel(channel, on),
            Msg::TryCues => self.try_cues(),
            Msg::Able([voice, vibration]) => {
                self.able = Able { voice, vibration, ..self.able };
                Vec::new()
            }
            Msg::Explain(part) => {
                self.explained = part;
                Vec::new()
            }
            Msg::LessMotion(less) => self.stage_only(&|s| s.set_still(less)),
            Msg::Choose(setting) => self.set(setting, true),
            Msg::Ask(setting) => self.set(setting, false),
            Msg::Words(words) => self.hear(words, now),
            Msg::WordsFailed(language, part) => self.words_failed(language, part),
            Msg::View(view) => {
                let mut effects = self.hold_session(now);
                self.view = view;
                effects.extend(self.enter_lesson());
                effects
            }
            Msg::Sound(on) => self.set_sound(on),
            Msg::HostSound(on) => {
                self.sound = on;
                vec![self.tones()]
            }
            Msg::HeadingLevel(level) => {
                self.heading_level = level;
                Vec::new()
            }
            Msg::PutAside(name) => {
                self.unread.retain(|unread| *unread != name);
                Vec::new()
            }
            Msg::Exercise(exercise) => {
                if self.plan.exercise != exercise {
                    self.plan = PRESETS.iter().find(|it| it.plan.exercise == exercise).map_or(self.plan, |it| it.plan);
                }
                Vec::new()
            }
            Msg::Train(ask) => self.train(ask, now),
            Msg::Own(ask) => self.own(&ask),
            Msg::Runs(runs, free) => self.runs(&runs, free, now),
            Msg::Turn(ours) => self.turn(ours, now),
            Msg::Tick => self.tick(now).0,
            Msg::Journal(progress) => {
                // Agreed to, or taken back, in any tab.
                self.lesson.keeps_place = progress.place;
                self.found_own(&progress.own);
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
        if let Route::Shared(code) = &route {
            self.found_link(code);
            return self.go(Route::Train, now);
        }
        let lesson_alone = self.view == View::Learn && matches!(route, Route::Learn(_));
        if !self.has_routes() && !lesson_alone {
            return Vec::new();
        }
        let turned = matches!(route, Route::Learn(Some(chapter)) if chapter != self.lesson.chapter);
        let mut effects = if route == Route::Train { Vec::new() } else { self.hold_session(now) };
        let moved = route != self.route;
        if self.route == Route::Learn(None) && turned {
            effects.push(Effect::Name(Route::Learn(Some(self.lesson.chapter))));
        }
        self.route = route.clone();
        self.failed = None;
        match route {
            Route::Learn(Some(chapter)) if turned => effects.extend(self.open_chapter(chapter)),
            _ => effects.extend(self.enter_lesson()),
        }
        effects.push(Effect::Address(route));
        if moved {
            effects.push(Effect::Top);
        }
        effects
    }
}

#[cfg(test)]
mod tests;
