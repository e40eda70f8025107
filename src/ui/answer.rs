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
use web_sys::{HtmlInputElement, HtmlSelectElement};
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
            Self::Checked(msg) => event.target_dyn_into::<HtmlInputElement>().map(|input| msg(input.checked())),
            Self::Share(msg) => event.target_dyn_into::<HtmlInputElement>().map(|input| {
                let percent = input.value().parse::<i64>().unwrap_or(0);
                msg(f64_from_i64(percent) / 100.0)
            }),
            Self::Chosen(msg) => event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| msg(select.value().parse().unwrap_or(usize::MAX))),
            Self::Look(look) => look(event, shell),
        }
    }
}

/// One kind of event on one element.
struct On {
    kind: ListenerKind,
    answer: Answer,
    shell: Shell,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
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
pub(super) fn on(kind: ListenerKind, answer: Answer, shell: &Shell) -> Listeners {
    Listeners::Pending(Box::new([Some(heard(kind, answer, shell))]))
}

/// Listens for several.
pub(super) fn on_each(answers: Vec<(ListenerKind, Answer)>, shell: &Shell) -> Listeners {
    Listeners::Pending(answers.into_iter().map(|(kind, answer)| Some(heard(kind, answer, shell))).collect())
}

fn heard(kind: ListenerKind, answer: Answer, shell: &Shell) -> Rc<dyn Listener> {
    Rc::new(On { kind, answer, shell: shell.clone() })
}

impl Nodes {
    /// A button that sends a message.
    #[inline]
    pub(super) fn button(&mut self, attributes: Attributes, msg: Msg, shell: &Shell, inside: impl FnOnce(&mut Self)) {
        self.listening("", "button", attributes, on(ListenerKind::onclick, Answer::Say(msg), shell), inside);
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
        self.listening("", "a", attributes, on(ListenerKind::onclick, Answer::Open(to), shell), inside);
    }
}
