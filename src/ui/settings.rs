//! Settings: language, colours, motion and sound. They open from the gear in the frame, above what is in view.

use super::answer::{Answer, Kind, on};
use super::controls::{Choice, segments, switch};
use super::icon::{Icon, icon, small};
use super::words::{Nodes, attrs, given};
use crate::app::{Model, Motion, Msg, Setting, Theme};
use crate::text::{Key, Language, Part};
use crate::web::Shell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The gear, and the panel that it opens.
pub(super) fn panel(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    let keys = on(Kind::KeyDown, Answer::Look(escape), shell);
    nodes.listening("", "details", given!["class" = "set", "data-t" = "settings"], keys, |details| {
        details.element("summary.btn btn--icon", |gear| {
            gear.put(icon(Icon::Gear));
            gear.say("span.vh", Key::Settings);
        });
        details.element("div.set__panel", |panel| {
            language(panel, model, shell);
            themes(panel, model.theme, shell);
            motions(panel, model.motion, shell);
            switch(panel, Key::Tones, Key::TonesNote, model.sound, "settings-tones", Msg::Sound, shell);
        });
    });
}

/// Closes the panel; the keyboard is back on the gear.
fn escape(event: &Event, _: &Shell) -> Option<Msg> {
    let panel =
        event.target().and_then(|t| t.dyn_into::<Element>().ok()).and_then(|t| t.closest(".set").ok().flatten());
    if event.unchecked_ref::<KeyboardEvent>().key() == "Escape"
        && let Some(panel) = panel
    {
        panel.remove_attribute("open").ok();
        if let Some(gear) = panel.first_element_child() {
            gear.unchecked_ref::<HtmlElement>().focus().ok();
        }
    }
    None
}

fn language(panel: &mut Nodes, model: &Model, shell: &Shell) {
    let chosen = model.awaited.map_or(model.language, |(language, _)| language);
    let choose = Answer::Chosen(|n| {
        let language = n.checked_sub(1).and_then(|n| Language::ALL.get(n)).copied();
        Msg::Choose(Setting::Language(language))
    });
    panel.element("label.field", |field| {
        field.say("span.label", Key::Language);
        field.element("span.select", |select| {
            let answer = on(Kind::Change, choose, shell);
            select.listening("", "select", given!["data-t" = "language"], answer, |menu| {
                // A menu that was used keeps its own choice: new options are chosen anew.
                menu.group(|menu| {
                    let all = std::iter::once(None).chain(Language::ALL.iter().copied().map(Some));
                    for (n, language) in all.enumerate() {
                        let here = language == chosen;
                        let option = given![
                            "value" = n.to_string(),
                            "lang" = language.map(Language::tag),
                            "selected" = here.then_some("selected"),
                        ];
                        let key = [if here { "+" } else { "-" }, &n.to_string()].concat();
                        menu.keyed(&key, "option", option, |option| {
                            option.text(language.map_or(option.t(Key::LanguageAuto), Language::own_name));
                        });
                    }
                });
            });
            select.put(small(Icon::ChevronDown));
        });
    });
    panel.fixed("p", attrs!["class" = "label", "role" = "status", "data-t" = "language-note"], |note| {
        let failed = if model.failed == Some(Part::Interface) { note.t(Key::LanguageFailed) } else { "" };
        note.text(failed);
    });
    let language = model.words.language();
    panel.when(language != Language::English, |panel| {
        panel.say("p.label", Key::LanguageReview);
        let help = panel.fill(Key::LanguageHelp, &[("lang", language.tag())]);
        panel.write("p.label", help);
    });
}

fn themes(panel: &mut Nodes, theme: Theme, shell: &Shell) {
    let choice = |label, this: Theme| {
        let msg = Msg::Choose(Setting::Theme(this));
        Choice { label, chosen: theme == this, msg, hook: this.name() }
    };
    let choices = vec![
        choice(Key::AsSystem, Theme::Auto),
        choice(Key::ThemeLight, Theme::Light),
        choice(Key::ThemeDark, Theme::Dark),
        choice(Key::ThemeContrast, Theme::HighContrast),
    ];
    segments(panel, "theme", Key::Theme, choices, shell);
}

fn motions(panel: &mut Nodes, motion: Motion, shell: &Shell) {
    let choice = |label, this: Motion, hook| {
        let msg = Msg::Choose(Setting::Motion(this));
        Choice { label, chosen: motion == this, msg, hook }
    };
    let choices = vec![
        choice(Key::AsSystem, Motion::Auto, "motion-auto"),
        choice(Key::MotionFull, Motion::Full, "motion-full"),
        choice(Key::MotionReduced, Motion::Reduced, "motion-reduced"),
    ];
    segments(panel, "motion", Key::Motion, choices, shell);
}
