//! The shell: one mounted app. It holds the model, lets time into it, carries out its effects, and tells the views when
//! to render. Everything the browser brings comes in here; nothing is decided here.

use super::frames::FrameLoop;
use super::listen::Listener;
use super::painter::Painter;
use super::sound::Sound;
use super::storage::LocalStorage;
use super::{clock, cues, turn, value};
use crate::app::{
    Coach, Detail, Effect, Event, ImportReport, Model, Motion, Msg, Now, Progress, REMEMBERED, Route, Train, View,
    parse,
};
use crate::coach::Command;
use crate::journal::{Export, ImportError, Journal, Mode, Report, total_of};
use crate::text::{Key, Language, Part, Words};
use gloo_timers::callback::Interval;
use std::cell::{Cell, Ref, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, HtmlElement, IntersectionObserver, IntersectionObserverEntry, StorageEvent};

/// Milliseconds between two looks at the clock while a session runs, beside the frames.
const TICK_MS: u32 = 250;

/// What an app calls on the window when it has saved.
const SAVED: &str = "soleus-pump:saved";

/// One mounted app. Cheap to clone; the app ends when the last clone is dropped.
#[derive(Clone)]
pub(crate) struct Shell(Rc<Inner>);

impl PartialEq for Shell {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Inner {
    model: RefCell<Model>,
    journal: RefCell<Journal<LocalStorage>>,
    sound: RefCell<Sound>,
    /// One for each place on the page in which a stage is shown.
    painters: RefCell<Vec<Painter>>,
    frames: FrameLoop,
    ticks: RefCell<Option<Interval>>,
    /// Tells the host page.
    host: js_sys::Function,
    /// Asks the loader for words, and those that were asked for last.
    ask: js_sys::Function,
    asked: Cell<Option<(Language, Part)>>,
    /// Renders the views.
    render: RefCell<Option<Rc<dyn Fn()>>>,
    /// The page can be seen, the app is on screen, the element is in its document.
    awake: Cell<bool>,
    on_screen: Cell<bool>,
    listeners: RefCell<Vec<Listener>>,
    observer: RefCell<Option<OnScreen>>,
    /// Whether the keyboard was in the app when a view was last replaced.
    follows: Cell<bool>,
    /// Whether the screen is asked to stay on.
    keeps_awake: Cell<bool>,
    /// Which app it is among all that are open.
    number: u32,
    /// Where the app is mounted.
    root: RefCell<Option<Element>>,
}

struct OnScreen {
    observer: IntersectionObserver,
    _closure: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for OnScreen {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Shell {
    /// An app that tells `host` what happens: a function of a name and plain data. The site has addresses and scrolls
    /// its own page; an embed does neither. It speaks `words`, and asks for others; `around` is the language of the
    /// page and the browser.
    pub(crate) fn new(
        host: js_sys::Function,
        ask: js_sys::Function,
        site: bool,
        words: Words,
        around: Language,
    ) -> Self {
        let inner = Rc::new_cyclic(|weak: &Weak<Inner>| {
            let weak = Weak::clone(weak);
            Inner {
                model: RefCell::new(Model::new(clock::local(), words, around)),
                journal: RefCell::new(Journal::open(LocalStorage, clock::random_bits())),
                sound: RefCell::default(),
                painters: RefCell::default(),
                frames: FrameLoop::new(move |elapsed_s| weak.upgrade().is_some_and(|i| Self(i).frame(elapsed_s))),
                ticks: RefCell::new(None),
                host,
                ask,
                asked: Cell::new(None),
                render: RefCell::new(None),
                awake: Cell::new(true),
                on_screen: Cell::new(true),
                listeners: RefCell::default(),
                observer: RefCell::new(None),
                follows: Cell::new(false),
                keeps_awake: Cell::new(false),
                number: clock::random_u32(),
                root: RefCell::new(None),
            }
        });
        let shell = Self(inner);
        if site {
            shell.send(Msg::View(View::Site));
        }
        shell.remembered();
        shell.read_journal();
        shell
    }

    /// Understand one option; the answer is a sentence for the console, if it was not understood.
    pub(crate) fn set(&self, name: &str, value: Option<&str>) -> Option<String> {
        match parse(name, value) {
            Ok(msg) => self.send(msg),
            Err(complaint) => {
                // An option that is not understood is its default.
                if let Ok(msg) = parse(name, None) {
                    self.send(msg);
                }
                return Some(complaint);
            }
        }
        None
    }

    /// Watch what changes around the app: what can be seen, less motion, the address, other tabs.
    pub(crate) fn watch(&self, root: &Element) {
        let Some(window) = web_sys::window() else { return };
        let Some(document) = window.document() else { return };
        let mut listeners = vec![
            self.on(&document, "visibilitychange", |shell, _| {
                cues::ask_awake();
                shell.send(Msg::Tick);
                shell.send(Msg::Train(Train::Keep));
                shell.run();
            }),
            self.on(&window, "pageshow", |shell, _| shell.send(Msg::Tick)),
            self.on(&window, "pagehide", |shell, _| {
                shell.send(Msg::Train(Train::Keep));
                shell.send(Msg::Train(Train::File));
            }),
            self.on(&window, "focus", |shell, _| shell.send(Msg::Tick)),
            self.on(&window, "storage", |shell, event| {
                match event.unchecked_into::<StorageEvent>().key() {
                    Some(key) => shell.0.journal.borrow_mut().refresh(&key),
                    // All of it was taken away.
                    None => shell.0.journal.borrow_mut().refresh_all(),
                }
                shell.read_journal();
                shell.look_again();
            }),
            self.on(&window, "blur", |shell, _| shell.send(Msg::Release)),
            self.on(&window, SAVED, |shell, _| {
                shell.0.journal.borrow_mut().refresh_all();
                shell.read_journal();
                shell.look_again();
            }),
        ];
        if let Ok(Some(query)) = window.match_media("(prefers-reduced-motion: reduce)") {
            listeners.push(self.on(&query, "change", |shell, _| shell.apply_motion()));
        }
        if self.read(|m| m.view == View::Site) {
            listeners.push(self.on(&window, "hashchange", |shell, _| shell.open_address()));
        }
        self.0.listeners.replace(listeners);
        self.observe(root);
        self.0.root.replace(Some(root.clone()));
        self.apply_motion();
        if self.read(|m| m.view == View::Site) {
            self.open_address();
            self.speak();
        }
    }

    /// Render the views by calling this.
    pub(crate) fn on_render(&self, render: impl Fn() + 'static) {
        self.0.render.replace(Some(Rc::new(render)));
    }

    /// Look at the model.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Model) -> T) -> T {
        look(&self.model())
    }

    /// Called from everywhere: the check that nobody else holds the model stands here once.
    #[inline(never)]
    fn model(&self) -> Ref<'_, Model> {
        self.0.model.borrow()
    }

    /// Begin what the view is for.
    pub(crate) fn start(&self) {
        let (train, running) = self.read(|m| (m.open_view() == View::Train, matches!(m.coach, Coach::Running(_))));
        self.send(match (train, running) {
            (_, true) => Msg::Train(Train::Ask(Command::Resume)),
            (true, false) => Msg::Train(Train::Start),
            (false, false) => Msg::Pause(false),
        });
    }

    /// Pause what moves, or let it go on.
    pub(crate) fn pause(&self, paused: bool) {
        let running = self.read(|m| matches!(m.coach, Coach::Running(_)));
        self.send(match (running, paused) {
            (true, true) => Msg::Train(Train::Ask(Command::Pause)),
            (true, false) => Msg::Train(Train::Ask(Command::Resume)),
            (false, _) => Msg::Pause(paused),
        });
    }

    /// Give the model a message, carry out what it answers, and render.
    pub(crate) fn send(&self, msg: Msg) {
        let now = self.now();
        let effects = self.0.model.borrow_mut().update(msg, now);
        self.paint();
        self.render();
        self.carry_out(effects);
        self.ask_for_words();
        self.run();
    }

    /// Words that were asked for have arrived, or cannot be had.
    pub(crate) fn words(&self, language: Language, part: Part, text: Option<String>) {
        self.0.asked.set(None);
        let words = text.and_then(|text| match super::words::take(language, part, text) {
            Ok(words) => words,
            Err(misfit) => {
                super::warn("words of another version", &misfit.into());
                None
            }
        });
        self.send(words.map_or(Msg::WordsFailed(language, part), Msg::Words));
    }

    fn ask_for_words(&self) {
        let wanted = self.read(Model::wants_words);
        if self.0.asked.replace(wanted) != wanted
            && let Some((language, part)) = wanted
        {
            let [language, part] = [language.tag(), part.name()].map(JsValue::from_str);
            if let Err(why) = self.0.ask.call2(&JsValue::NULL, &language, &part) {
                super::warn("could not ask for words", &why);
            }
        }
    }

    /// The page of the site speaks the language of its words, and has a title in them.
    fn speak(&self) {
        let language = self.read(|m| m.words.language());
        if self.read(|m| m.view == View::Site)
            && let Some(document) = web_sys::window().and_then(|w| w.document())
            && let Some(page) = document.document_element()
        {
            for (name, value) in [("lang", language.tag()), ("dir", language.direction())] {
                page.set_attribute(name, value).ok();
            }
            document.set_title(&self.read(Model::title));
        }
    }

    /// The views have rendered: set the custom properties that markup may not, and paint in every place
    /// (`data-painted`) that is there now.
    pub(crate) fn rendered(&self) {
        let Some(root) = self.0.root.borrow().clone() else { return };
        for element in super::all(&root, "[data-vars]") {
            set_vars(&element);
        }
        super::drawing::build(&root);
        self.follow_focus(&root);
        // Anew each time: what has come within a place is found with it.
        let painters = super::all(&root, "[data-painted]").iter().map(Painter::new).collect();
        self.0.painters.replace(painters);
        self.paint();
        self.run();
    }

    /// The element left its document: stand still, let go of the clock, keep everything.
    pub(crate) fn sleep(&self) {
        self.0.awake.set(false);
        self.send(Msg::Release);
        self.send(Msg::Train(Train::Ask(Command::Pause)));
        self.send(Msg::Train(Train::File));
    }

    /// The element is back.
    pub(crate) fn wake(&self) {
        self.0.awake.set(true);
        self.run();
    }

    /// The app is taken off the page: let go of everything, also of what holds this shell in turn.
    pub(crate) fn end(&self) {
        self.sleep();
        if self.read(|m| matches!(m.coach, Coach::Running(_))) {
            turn::give(self.0.number);
        }
        self.0.frames.stop();
        self.0.ticks.replace(None);
        self.0.observer.replace(None);
        self.0.listeners.replace(Vec::new());
        self.0.render.replace(None);
        self.0.painters.borrow_mut().clear();
    }

    /// All records as text.
    pub(crate) fn export(&self) -> String {
        // What is finished belongs to it.
        self.send(Msg::Train(Train::File));
        value::to_json(&self.0.journal.borrow().export(clock::local().utc_s, env!("CARGO_PKG_VERSION")))
    }

    /// Join records from such a text with those that are here.
    pub(crate) fn import(&self, text: &str) -> ImportReport {
        let Some(export) = Export::from_json(text) else { return self.refused(Key::ImportUnreadable) };
        let merged = self.0.journal.borrow_mut().merge(&export);
        match merged {
            Ok(report) => {
                self.read_journal();
                self.told_progress();
                self.read(|m| imported(m.words, &report, m.progress.mode == Mode::Persistent))
            }
            Err(ImportError::Newer) => self.refused(Key::ImportNewer),
            Err(ImportError::NotOurs) => self.refused(Key::ImportUnreadable),
            Err(ImportError::TooMany) => self.refused(Key::ImportTooMany),
        }
    }

    fn refused(&self, why: Key) -> ImportReport {
        let message = self.read(|m| String::from(m.words.t(why)));
        ImportReport { message, ..ImportReport::default() }
    }

    /// Not for any closure: one kind of listener is all that the page has to hold.
    fn on(&self, target: &EventTarget, event: &'static str, run: fn(&Self, web_sys::Event)) -> Listener {
        let weak = Rc::downgrade(&self.0);
        Listener::new(target, event, move |event| {
            if let Some(inner) = weak.upgrade() {
                run(&Self(inner), event);
            }
        })
    }

    fn now(&self) -> Now {
        let local = clock::local();
        Now {
            reading: clock::reading(),
            local,
            id: self.0.journal.borrow().new_id(local.utc_s, clock::random_u32()),
            audio_ms: self.0.sound.borrow().sounding_ms(),
            awake: cues::is_awake(),
        }
    }

    fn frame(&self, elapsed_s: f64) -> bool {
        let (effects, changed) = self.0.model.borrow_mut().frame(elapsed_s, self.now());
        self.paint();
        self.sound_flow();
        if changed {
            self.render();
        }
        if !effects.is_empty() {
            self.carry_out(effects);
        }
        self.set_ticks();
        self.wanted()
    }

    /// Whether frames are wanted: something moves, and somebody can see it.
    fn wanted(&self) -> bool {
        let hidden = web_sys::window().and_then(|w| w.document()).is_some_and(|d| d.hidden());
        self.0.awake.get() && self.0.on_screen.get() && !hidden && self.read(Model::animated)
    }

    fn run(&self) {
        if self.wanted() {
            self.0.frames.start();
        } else {
            self.0.frames.stop();
        }
        self.sound_flow();
        self.set_ticks();
    }

    /// The flow is heard while it is seen to move.
    fn sound_flow(&self) {
        let heard = self.read(Model::sounds_flow) && self.wanted();
        let mut model = self.0.model.borrow_mut();
        let mut sound = self.0.sound.borrow_mut();
        sound.set_volume(model.volume);
        sound.flow(heard.then(|| model.stage.listen()));
    }

    /// A session keeps looking at the clock where no frame comes, and keeps the screen on.
    fn set_ticks(&self) {
        let (wanted, paced) = self.read(|m| (m.ticking(), m.paced()));
        if self.0.keeps_awake.replace(paced) != paced {
            cues::keep_awake(paced);
        }
        let mut ticks = self.0.ticks.borrow_mut();
        if wanted == ticks.is_some() {
            return;
        }
        let weak = Rc::downgrade(&self.0);
        *ticks = wanted.then(|| {
            Interval::new(TICK_MS, move || {
                if let Some(inner) = weak.upgrade() {
                    let shell = Self(inner);
                    if !shell.wanted() {
                        shell.send(Msg::Tick);
                    }
                }
            })
        });
    }

    fn paint(&self) {
        let Ok(mut painters) = self.0.painters.try_borrow_mut() else { return };
        let model = self.0.model.borrow();
        for painter in painters.iter_mut() {
            let stage = if painter.second() { model.twin.as_deref() } else { Some(&model.stage) };
            if let Some(stage) = stage {
                painter.paint(stage, model.leg_moves());
            }
        }
    }

    fn render(&self) {
        let render = self.0.render.borrow().clone();
        if let Some(render) = render {
            render();
        }
    }

    /// Effects run with nothing borrowed: a host that answers an event by calling back finds the model free.
    fn carry_out(&self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Save(record) => {
                    self.0.journal.borrow_mut().append(*record);
                    self.read_journal();
                    self.told_progress();
                    tell_neighbours();
                }
                Effect::Begin => self.0.journal.borrow_mut().begin(clock::local().utc_s),
                Effect::Emit(event) => self.emit(&event),
                Effect::Sound => {
                    if let Coach::Running(session) = &self.0.model.borrow().coach {
                        self.0.sound.borrow_mut().play(session.run());
                    }
                }
                Effect::Silence => {
                    self.0.sound.borrow_mut().silence();
                    cues::speak("", "", 0.0);
                }
                Effect::Chime => self.0.sound.borrow_mut().chime(),
                Effect::Tell(says, buzz) => {
                    if !says.is_empty() {
                        let (language, volume) = self.read(|m| (m.words.language().tag(), m.volume));
                        cues::speak(&says, language, volume);
                    }
                    if !buzz.is_empty() {
                        cues::vibrate(buzz);
                    }
                }
                Effect::Able => self.send(Msg::Able([cues::has_voice(), cues::has_vibration()])),
                Effect::Address(route) => self.show_address(&route),
                Effect::Name(route) => {
                    if let Some(window) = self.site_window() {
                        window.location().replace(&route.hash()).ok();
                    }
                }
                Effect::Remember(name, text) => {
                    self.0.journal.borrow_mut().set_setting(name, &text);
                }
                Effect::RememberAnew(name, text) => {
                    if self.0.journal.borrow_mut().set_aside(name) {
                        self.0.journal.borrow_mut().set_setting(name, &text);
                        self.send(Msg::PutAside(name));
                    }
                }
                Effect::Forget(name) => {
                    self.0.journal.borrow_mut().forget_setting(name);
                    tell_neighbours();
                }
                Effect::KeepRun(text) => {
                    self.0.journal.borrow_mut().keep_run(&text);
                }
                Effect::DropRun(key) => {
                    match key {
                        None => self.0.journal.borrow_mut().drop_run(),
                        Some(key) => self.0.journal.borrow_mut().drop_other_run(&key),
                    }
                    tell_neighbours();
                }
                Effect::LookForRuns => self.look_for_runs(),
                Effect::TakeTurn => {
                    let weak = Rc::downgrade(&self.0);
                    turn::take(self.0.number, move |ours| {
                        if let Some(inner) = weak.upgrade() {
                            Self(inner).send(Msg::Turn(ours));
                        }
                    });
                }
                Effect::GiveTurn => turn::give(self.0.number),
                Effect::Top => self.to_top(),
                Effect::Focus => self.keep_focus(),
                Effect::Motion => self.apply_motion(),
                Effect::Language => self.speak(),
            }
        }
    }

    /// What became of the session that is shown as cut off or running elsewhere.
    fn look_again(&self) {
        if self.read(|m| m.left.is_some()) {
            self.look_for_runs();
        }
    }

    /// A session that is kept while nobody has the turn was cut off.
    fn look_for_runs(&self) {
        let runs = self.0.journal.borrow().other_runs();
        if runs.is_empty() {
            return self.send(Msg::Runs(runs, true));
        }
        let weak = Rc::downgrade(&self.0);
        // Asked under a number of its own: a session of this app may wait for the turn too.
        let number = clock::random_u32();
        turn::take(number, move |free| {
            turn::give(number);
            if let Some(inner) = weak.upgrade() {
                Self(inner).send(Msg::Runs(runs, free));
            }
        });
    }

    fn emit(&self, event: &Event) {
        let name = JsValue::from_str(event.name);
        if let Err(why) = self.0.host.call2(&JsValue::NULL, &name, &value::to_value(&event.detail)) {
            super::warn("a listener of the page failed", &why);
        }
    }

    fn told_progress(&self) {
        let detail = self.read(|m| Detail::Progress {
            records: m.progress.records.len(),
            reps_today: total_of(m.progress.records.iter(), m.today()).reps,
        });
        self.emit(&Event { name: "soleus-progress-change", detail });
    }

    fn read_journal(&self) {
        let journal = self.0.journal.borrow();
        let progress = Progress {
            records: journal.records().cloned().collect(),
            damaged: journal.damage().len(),
            mode: journal.mode(),
            bytes: journal.bytes(),
            place: journal.setting("place").is_some(),
            own: journal.setting("own").unwrap_or_default(),
        };
        drop(journal);
        self.send(Msg::Journal(Box::new(progress)));
    }

    fn remembered(&self) {
        let journal = self.0.journal.borrow();
        let found = REMEMBERED.iter().filter_map(|name| Some((*name, journal.setting(name)?))).collect();
        drop(journal);
        self.send(Msg::Remembered(found));
    }

    fn apply_motion(&self) {
        let less = match self.read(|m| m.motion) {
            Motion::Full => false,
            Motion::Reduced => true,
            Motion::Auto => web_sys::window()
                .and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
                .is_some_and(|query| query.matches()),
        };
        self.send(Msg::LessMotion(less));
    }

    fn open_address(&self) {
        let hash = web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
        let route = Route::from_hash(&hash);
        if self.read(|m| m.route != route) {
            self.send(Msg::Go(route));
        }
    }

    fn show_address(&self, route: &Route) {
        let Some(window) = self.site_window() else { return };
        let hash = route.hash();
        // An address that means the same view is left as the reader wrote it.
        if window.location().hash().is_ok_and(|now| Route::from_hash(&now) != *route) {
            window.location().set_hash(&hash).ok();
        }
    }

    /// The window whose address is the site's own to set; an embed has none.
    fn site_window(&self) -> Option<web_sys::Window> {
        web_sys::window().filter(|_| self.read(|m| m.view == View::Site))
    }

    /// A view of the site opens at its top, under its own title; an embed never touches its host. Either way the
    /// keyboard goes along, if it was here.
    fn to_top(&self) {
        self.keep_focus();
        if let Some(window) = self.site_window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
            if let Some(document) = window.document() {
                document.set_title(&self.read(Model::title));
            }
        }
    }

    /// A press that opens another view takes the pressed control away: the new view gets its focus, and with it
    /// comes into view. Where nothing was pressed, nothing has the focus, and none is taken.
    fn keep_focus(&self) {
        self.0.follows.set(self.0.root.borrow().as_ref().is_some_and(has_focus));
    }

    /// Give the keyboard to the view, where a render has taken away what it was on.
    fn follow_focus(&self, root: &Element) {
        if self.0.follows.replace(false)
            && !has_focus(root)
            && let Ok(Some(view)) = root.query_selector(".run, .h1, .done__t")
            && let Some(view) = view.dyn_ref::<HtmlElement>()
        {
            view.set_tab_index(-1);
            view.focus().ok();
        }
    }

    fn observe(&self, root: &Element) {
        let weak = Rc::downgrade(&self.0);
        let closure = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let Some(inner) = weak.upgrade() else { return };
            // There is at least one: a change is what it is called for.
            inner.on_screen.set(entries.pop().unchecked_into::<IntersectionObserverEntry>().is_intersecting());
            Self(inner).run();
        });
        match IntersectionObserver::new(closure.as_ref().unchecked_ref()) {
            Ok(observer) => {
                observer.observe(root);
                self.0.observer.replace(Some(OnScreen { observer, _closure: closure }));
            }
            Err(why) => super::warn("cannot tell what is on screen", &why),
        }
    }
}

/// Set the custom properties that an element names, `--name:value;` after one another.
fn set_vars(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    let vars = element.get_attribute("data-vars").unwrap_or_default();
    for (name, value) in vars.split(';').filter_map(|var| var.split_once(':')) {
        element.style().set_property(name, value).ok();
    }
}

fn has_focus(root: &Element) -> bool {
    root.matches(":focus-within").unwrap_or(false)
}

fn imported(words: Words, report: &Report, kept: bool) -> ImportReport {
    let Report { new, same, conflict, bad, .. } = *report;
    let counts = [("new", new), ("same", same), ("bad", bad)]
        .map(|(name, n)| (name, words.number(i64::try_from(n).unwrap_or(i64::MAX))));
    let message = if kept {
        words.fill(Key::ImportDone, &counts.each_ref().map(|(name, n)| (*name, n.as_str())))
    } else {
        String::from(words.t(Key::ImportNotKept))
    };
    ImportReport { ok: true, message, new, same, conflict, bad }
}

/// Other apps on this page: storage events reach other documents only.
fn tell_neighbours() {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(SAVED)) {
        window.dispatch_event(&event).ok();
    }
}
