//! The reader's own plans: keep the one that is set, take one, order them, pass one on by its link.

use super::answer::{Answer, Kind, on};
use super::controls::word_button;
use super::icon::{Icon, icon};
use super::words::{Nodes, attrs, given};
use crate::app::{Model, Msg, Own, View};
use crate::coach::{FRAGMENT, MOST_OWN, Refusal};
use crate::text::Key;
use crate::web::Shell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// The section of Train.
pub(super) fn section(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    let own = &model.own;
    nodes.element("section.sect", |sect| {
        sect.element("div.sect__h", |head| head.say("h2.h3", Key::OwnTitle));
        sect.element("ul.own", |list| {
            for (place, named) in own.list.list().iter().enumerate() {
                let hook = |what: &str| [what, &place.to_string()].concat();
                list.element("li.own__row", |row| {
                    row.write("span.own__name", String::from(named.name()));
                    for (name, what, ask) in [
                        (Key::OwnTake, "own-take-", Own::Take(place)),
                        (Key::OwnCopy, "own-copy-", Own::Copy(place)),
                        (Key::OwnUp, "own-up-", Own::Up(place)),
                        (Key::OwnDelete, "own-delete-", Own::Delete(place)),
                    ] {
                        let label = [row.t(name), ": ", named.name()].concat();
                        let press =
                            given!["type" = "button", "class" = "btn", "data-t" = hook(what), "aria-label" = label,];
                        row.button(press, Msg::Own(ask), shell, |button| button.word(name));
                    }
                    // Only the site has addresses.
                    row.when(model.view == View::Site, |row| {
                        let link = [FRAGMENT, &named.code()].concat();
                        let label = [row.t(Key::OwnLink), ": ", named.name()].concat();
                        row.varying("a", given!["class" = "btn", "href" = link, "aria-label" = label], |a| {
                            a.word(Key::OwnLink);
                        });
                    });
                });
            }
        });
        sect.element("div.own__add", |add| {
            add.element("label.field", |field| {
                field.say("span.label", Key::OwnName);
                let name = given![
                    "type" = "text",
                    "class" = "input",
                    "maxlength" = "40",
                    "autocomplete" = "off",
                    "data-t" = "own-name",
                ];
                field.input(None, None, name, yew::virtual_dom::Listeners::None);
            });
            let keep = given!["type" = "button", "class" = "btn", "data-t" = "own-add"];
            let press = on(Kind::Click, Answer::Look(named), shell);
            add.listening("", "button", keep, press, |button| button.word(Key::OwnKeep));
        });
        sect.fixed("div", attrs!["role" = "status", "data-t" = "own-note"], |note| {
            let n = model.words.number(i64::try_from(MOST_OWN).unwrap_or(0));
            let said = match own.refused {
                Some(Refusal::Full) => note.fill(Key::OwnFull, &[("n", &n)]),
                Some(Refusal::Name) => note.t(Key::OwnNameless).to_owned(),
                _ => String::new(),
            };
            note.when(!said.is_empty(), |note| note.write("p.label", said));
            note.when(own.deleted.is_some(), |note| {
                word_button(note, Key::Undo, "own-undo", None, Msg::Own(Own::Restore), shell);
            });
        });
    });
}

/// What came with a link.
pub(super) fn shared(nodes: &mut Nodes, model: &Model) {
    let said = match &model.own.shared {
        None => return nodes.put(Html::default()),
        Some(Some(name)) => nodes.fill(Key::SharedPlan, &[("name", name)]),
        Some(None) => nodes.t(Key::SharedNothing).to_owned(),
    };
    nodes.fixed("p", attrs!["class" = "advice", "role" = "status", "data-t" = "shared"], |p| {
        p.put(icon(Icon::About));
        p.write("span", said);
    });
}

/// The plan under the name that stands in the field beside the button.
fn named(event: &Event, _: &Shell) -> Option<Msg> {
    let button = event.target()?.dyn_into::<Element>().ok()?;
    let field = button.closest(".own__add").ok()??.query_selector("input").ok()??;
    let field: HtmlInputElement = field.unchecked_into();
    let name = field.value();
    field.set_value("");
    Some(Msg::Own(Own::Add(name)))
}
