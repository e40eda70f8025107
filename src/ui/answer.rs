//! What an element does when something happens to it.
//!
//! One kind of listener for all of them: in `html!` each kind of event brings a type and a table of its own, and each
//! element a closure.

use super::words::{Nodes, given};
use crate::app::{Msg, Route};
use crate::units::f64_from_i64;
use crate::web::Shell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::{Attributes, Listener, ListenerKind, Listeners};

/// What the shell is told.
pub(super) enum Answer {
    /// Always the same.
    Say(Msg),
    /// Open a route without leaving the page, also where there are no addresses.
    Open(Route),
    /// Whether a box is checked now.
    Checked(fn(bool) -> Msg),
    /// What share of a range of whole percent is chosen.
    Share(fn(f64) -> Msg),
    /// Which option of a menu is chosen.
    Chosen(fn(usize) -> Msg),
    /// What needs a closer look.
    Look(fn(&Event, &Shell) -> Option<Msg>),
}

impl Answer {
    fn to(&self, event: &Event, shell: &Shell) -> Option<Msg> {
        match self {
            Self::Say(msg) => Some(msg.clone()),
            Self::Open(route) => {
                let click: &MouseEvent = event.unchecked_ref();
                if click.ctrl_key() || click.meta_key() || click.shift_key() {
                    return None;
                }
                event.prevent_default();
                Some(Msg::Go(route.clone()))
            }
            Self::Checked(msg) => Some(msg(control(event)?.checked())),
            Self::Share(msg) => Some(msg(f64_from_i64(number(event)?) / 100.0)),
            Self::Chosen(msg) => Some(msg(usize::try_from(number(event)?).unwrap_or(usize::MAX))),
            Self::Look(look) => look(event, shell),
        }
    }
}

/// The control that an event happened to. A menu is asked for its value like an input: scripts know no difference.
fn control(event: &Event) -> Option<HtmlInputElement> {
    Some(event.target()?.unchecked_into())
}

/// The whole number that a control holds.
fn number(event: &Event) -> Option<i64> {
    control(event)?.value().parse().ok()
}

/// What can happen.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Blur,
    Change,
    Click,
    ContextMenu,
    Input,
    KeyDown,
    KeyUp,
    LostPointerCapture,
    PointerCancel,
    PointerDown,
    PointerUp,
}

/// One kind of event on one element.
struct On {
    kind: Kind,
    answer: Answer,
    shell: Shell,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        // Kept as a kind of our own: to copy one of Yew's takes a table of all that a page can ever hear.
        match self.kind {
            Kind::Blur => ListenerKind::onblur,
            Kind::Change => ListenerKind::onchange,
            Kind::Click => ListenerKind::onclick,
            Kind::ContextMenu => ListenerKind::oncontextmenu,
            Kind::Input => ListenerKind::oninput,
            Kind::KeyDown => ListenerKind::onkeydown,
            Kind::KeyUp => ListenerKind::onkeyup,
            Kind::LostPointerCapture => ListenerKind::onlostpointercapture,
            Kind::PointerCancel => ListenerKind::onpointercancel,
            Kind::PointerDown => ListenerKind::onpointerdown,
            Kind::PointerUp => ListenerKind::onpointerup,
        }
    }

    fn handle(&self, event: Event) {
        if let Some(msg) = self.answer.to(&event, &self.shell) {
            self.shell.send(msg);
        }
    }

    fn passive(&self) -> bool {
        false
    }
}

/// Listens for one kind of event.
#[inline(never)]
pub(super) fn on(kind: Kind, answer: Answer, shell: &Shell) -> Listeners {
    Listeners::Pending(Box::new([Some(heard(kind, answer, shell))]))
}

/// Listens for several.
pub(super) fn on_each(answers: Vec<(Kind, Answer)>, shell: &Shell) -> Listeners {
    Listeners::Pending(answers.into_iter().map(|(kind, answer)| Some(heard(kind, answer, shell))).collect())
}

fn heard(kind: Kind, answer: Answer, shell: &Shell) -> Rc<dyn Listener> {
    Rc::new(On { kind, answer, shell: shell.clone() })
}

impl Nodes {
    /// A button that sends a message.
    #[inline]
    pub(super) fn button(&mut self, attributes: Attributes, msg: Msg, shell: &Shell, inside: impl FnOnce(&mut Self)) {
        self.listening("", "button", attributes, on(Kind::Click, Answer::Say(msg), shell), inside);
    }

    /// A link to another view, which may be the one that is open.
    #[inline]
    pub(super) fn link(
        &mut self,
        class: Option<&'static str>,
        to: Route,
        here: bool,
        shell: &Shell,
        inside: impl FnOnce(&mut Self),
    ) {
        let attributes = given!["class" = class, "href" = to.hash(), "aria-current" = here.then_some("page")];
        self.listening("", "a", attributes, on(Kind::Click, Answer::Open(to), shell), inside);
    }
}
