//! Controls: segments, slider, stepper, switch, buttons. Each has a name and a visible state, and works by keyboard.

use super::answer::{Answer, Kind, on};
use super::icon::{Icon, icon, small};
use super::vars::vars;
use super::words::{Nodes, attrs, given};
use crate::app::{self, Msg};
use crate::text::Key;
use crate::units::round_i64;
use crate::web::Shell;
use yew::prelude::*;

/// One choice of a segmented control.
pub(super) struct Choice {
    pub(super) label: Key,
    pub(super) chosen: bool,
    pub(super) msg: Msg,
    pub(super) hook: &'static str,
}

/// A radio group drawn as joined segments.
pub(super) fn segments(nodes: &mut Nodes, name: &'static str, legend: Key, choices: Vec<Choice>, shell: &Shell) {
    nodes.element("fieldset.field", |field| {
        field.say("legend", legend);
        field.element(if choices.len() == 4 { "div.seg seg--4" } else { "div.seg" }, |seg| {
            for Choice { label, chosen, msg, hook } in choices {
                seg.element("label", |choice| {
                    let radio = given!["type" = "radio", "name" = name, "data-t" = hook];
                    choice.input(None, Some(chosen), radio, on(Kind::Change, Answer::Say(msg), shell));
                    choice.say("span", label);
                });
            }
        });
    });
}

/// How healthy the valves are: left is healthy, right is leaky; below, what that comes to.
pub(super) fn valves(nodes: &mut Nodes, competence: f64, consequence: String, shell: &Shell) {
    let leak = round_i64((1.0 - competence) * 100.0);
    let word = nodes.t(match leak {
        ..=4 => Key::ValvesHealthy,
        5..=35 => Key::ValvesLittle,
        36..=65 => Key::ValvesLeaky,
        66..=94 => Key::ValvesSevere,
        _ => Key::ValvesNone,
    });
    let leak = leak.to_string();
    let share = vars(&[("--v", &[&leak, "e-2"].concat())]);
    nodes.element("div", |valves| {
        valves.varying("label", given!["class" = "slider", "data-vars" = share], |slider| {
            slider.element("span.slider__name", |name| {
                name.say("span", Key::Valves);
                name.write("output.slider__out", word);
            });
            slider.element("span.slider__track", |track| {
                let range = given![
                    "type" = "range",
                    "min" = "0",
                    "max" = "100",
                    "aria-label" = track.t(Key::Valves),
                    "aria-valuetext" = word,
                    "data-t" = "valves",
                ];
                let competence = Answer::Share(|share| Msg::Competence(1.0 - share));
                track.input(Some(leak), None, range, on(Kind::Input, competence, shell));
            });
            slider.element("span.slider__ends", |ends| {
                ends.say("span", Key::AllClose);
                ends.say("span", Key::NoneClose);
            });
        });
        let said = attrs!["class" = "consequence", "role" = "status", "data-t" = "consequence"];
        valves.fixed("p", said, |p| p.text(consequence));
    });
}

/// How loud all sounds are.
pub(super) fn volume(nodes: &mut Nodes, volume: f64, shown: &str, shell: &Shell) {
    let percent = round_i64(100.0 * volume).to_string();
    let share = vars(&[("--v", &[&percent, "e-2"].concat())]);
    nodes.varying("label", given!["class" = "slider", "data-vars" = share], |slider| {
        slider.element("span.slider__name", |name| {
            name.say("span", Key::Volume);
            let shown = name.fill(Key::Percent, &[("n", shown)]);
            name.write("output.slider__out", shown);
        });
        slider.element("span.slider__track", |track| {
            let range = given![
                "type" = "range",
                "min" = "0",
                "max" = "100",
                "step" = "10",
                "aria-label" = track.t(Key::Volume),
                "data-t" = "volume",
            ];
            track.input(Some(percent), None, range, on(Kind::Input, Answer::Share(Msg::Volume), shell));
        });
    });
}

/// A small number with one button less and one more, and what each of them says.
#[inline(never)]
pub(super) fn stepper(
    nodes: &mut Nodes,
    name: String,
    hook: &'static str,
    value: String,
    [less, more]: [Msg; 2],
    shell: &Shell,
) {
    let [name_less, name_more] = [Key::Less, Key::More].map(|key| nodes.fill(key, &[("name", &name)]));
    let hooked = |end: &str| [hook, end].concat();
    nodes.element("div.stepper", |stepper| {
        stepper.write("span.stepper__name", name.clone());
        let set = given!["class" = "stepper__set", "role" = "group", "aria-label" = name];
        stepper.varying("span", set, |set| {
            picture_button(set, name_less, small(Icon::Minus), hooked("-minus"), less, shell);
            set.varying("output", given!["class" = "stepper__v", "data-t" = hooked("-value")], |v| v.text(value));
            picture_button(set, name_more, small(Icon::Plus), hooked("-plus"), more, shell);
        });
    });
}

/// One of several that can be ticked; or chosen, where it is one of a group.
#[inline(never)]
pub(super) fn option(
    nodes: &mut Nodes,
    group: Option<String>,
    hook: String,
    chosen: bool,
    words: Key,
    choice: app::Choice,
    shell: &Shell,
) {
    nodes.element("label.opt", |label| {
        let kind = if group.is_some() { "radio" } else { "checkbox" };
        let input = given!["type" = kind, "name" = group.unwrap_or_default(), "data-t" = hook];
        label.input(None, Some(chosen), input, on(Kind::Change, Answer::Say(Msg::Lesson(choice)), shell));
        label.say("span", words);
    });
}

/// On or off.
pub(super) fn switch(
    nodes: &mut Nodes,
    name: Key,
    note: Key,
    on_now: bool,
    hook: &'static str,
    msg: fn(bool) -> Msg,
    shell: &Shell,
) {
    nodes.element("label.switch", |switch| {
        let checkbox = given!["type" = "checkbox", "role" = "switch", "data-t" = hook];
        switch.input(None, Some(on_now), checkbox, on(Kind::Change, Answer::Checked(msg), shell));
        switch.element("span", |words| {
            words.word(name);
            words.say("span.switch__note", note);
        });
        switch.element("span.switch__t", |_| ());
    });
}

/// A button that is only an icon.
pub(super) fn icon_button(nodes: &mut Nodes, name: Key, what: Icon, hook: &'static str, msg: Msg, shell: &Shell) {
    picture_button(nodes, nodes.t(name).to_owned(), icon(what), hook.to_owned(), msg, shell);
}

fn picture_button(nodes: &mut Nodes, name: String, picture: Html, hook: String, msg: Msg, shell: &Shell) {
    let attributes = given!["type" = "button", "class" = "btn btn--icon", "aria-label" = name, "data-t" = hook];
    nodes.button(attributes, msg, shell, |button| button.put(picture));
}

/// A button that is only words, and where it switches something, whether that is on.
#[inline(never)]
pub(super) fn word_button(
    nodes: &mut Nodes,
    words: Key,
    hook: &'static str,
    pressed: Option<bool>,
    msg: Msg,
    shell: &Shell,
) {
    let attributes = given!["type" = "button", "class" = "btn", "data-t" = hook, "aria-pressed" = pressed];
    nodes.button(attributes, msg, shell, |button| button.word(words));
}

/// A button with an icon and a word.
#[inline(never)]
pub(super) fn button(
    nodes: &mut Nodes,
    class: &'static str,
    picture: Html,
    name: Key,
    hook: &'static str,
    msg: Msg,
    shell: &Shell,
) {
    nodes.button(given!["type" = "button", "class" = class, "data-t" = hook], msg, shell, |button| {
        button.put(picture);
        button.word(name);
    });
}

/// A reading that the painter keeps: its name, the figure and the unit.
#[inline(never)]
pub(super) fn reading(
    nodes: &mut Nodes,
    name: Key,
    slot: &'static str,
    hook: Option<&'static str>,
    unit: &'static str,
) {
    nodes.say("span.stat__l", name);
    nodes.element("span.stat__n", |n| {
        n.varying("span", given!["data-slot" = slot, "data-t" = hook], |_| ());
        n.write("span.stat__u", unit);
    });
}

/// A figure that stands: its name, the figure and the unit.
#[inline(never)]
pub(super) fn figure(nodes: &mut Nodes, name: Key, value: String, unit: &'static str) {
    nodes.element("div.stat", |stat| {
        stat.say("span.stat__l", name);
        stat.element("span.stat__n", |n| {
            n.text(value);
            n.write("span.stat__u", unit);
        });
    });
}
