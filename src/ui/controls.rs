//! Controls: segments, slider, stepper, switch, icon button. Each has a name and a visible state, and works by
//! keyboard.

use super::icon::{Icon, icon, small};
use super::send;
use super::vars::vars;
use super::words::say;
use crate::app::Msg;
use crate::coach::Field;
use crate::text::{Key, fill, t};
use crate::units::{f64_from_i64, round_i64};
use crate::web::Shell;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// One choice of a segmented control.
pub(super) struct Choice {
    pub(super) label: Key,
    pub(super) chosen: bool,
    pub(super) msg: Msg,
    pub(super) hook: &'static str,
}

/// A radio group drawn as joined segments.
pub(super) fn segments(name: &'static str, legend: Key, choices: Vec<Choice>, shell: &Shell) -> Html {
    let class = classes!("seg", (choices.len() == 4).then_some("seg--4"));
    html! {
        <fieldset class="field">
            { say("legend", "", legend) }
            <div {class}>
                for Choice { label, chosen, msg, hook } in choices {
                    <label>
                        <input type="radio" {name} checked={chosen} data-t={hook}
                            onchange={send(shell, move || msg.clone())} />
                        { say("span", "", label) }
                    </label>
                }
            </div>
        </fieldset>
    }
}

/// How healthy the valves are: left is healthy, right is leaky; below, what that comes to.
pub(super) fn valves(competence: f64, consequence: String, shell: &Shell) -> Html {
    let leak = round_i64((1.0 - competence) * 100.0);
    let word = t(match leak {
        ..=4 => Key::ValvesHealthy,
        5..=35 => Key::ValvesLittle,
        36..=65 => Key::ValvesLeaky,
        66..=94 => Key::ValvesSevere,
        _ => Key::ValvesNone,
    });
    let at = match leak {
        ..=12 => Some("start"),
        80.. => Some("end"),
        _ => None,
    };
    let share = vars(&[("--v", &[&leak.to_string(), "e-2"].concat())]);
    let oninput = percent_to(shell, |share| Msg::Competence(1.0 - share));
    html! {
        <div>
        <label class="slider" data-vars={share} data-at={at}>
            <span class="slider__name">{ say("span", "", Key::Valves) }</span>
            <span class="slider__track">
                <output class="slider__out">{ word }</output>
                <input type="range" min="0" max="100" value={leak.to_string()} aria-label={t(Key::Valves)}
                    aria-valuetext={word} data-t="valves" {oninput} />
            </span>
            <span class="slider__ends">{ say("span", "", Key::ValvesHealthy) }{ say("span", "", Key::ValvesNone) }
                </span>
        </label>
        <p class="consequence" role="status" data-t="consequence">{ consequence }</p>
        </div>
    }
}

/// How loud all sounds are.
pub(super) fn volume(volume: f64, shell: &Shell) -> Html {
    let percent = round_i64(100.0 * volume).to_string();
    let share = vars(&[("--v", &[&percent, "e-2"].concat())]);
    html! {
        <label class="slider" data-vars={share}>
            <span class="slider__name">{ say("span", "", Key::Volume) }</span>
            <span class="slider__track">
                <output class="slider__out">{ &percent }{ " %" }</output>
                <input type="range" min="0" max="100" step="10" value={percent.clone()} aria-label={t(Key::Volume)}
                    data-t="volume" oninput={percent_to(shell, Msg::Volume)} />
            </span>
        </label>
    }
}

/// A range of whole percent that sends a share.
fn percent_to(shell: &Shell, msg: impl Fn(f64) -> Msg + 'static) -> Callback<InputEvent> {
    let shell = shell.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            shell.send(msg(f64_from_i64(input.value().parse::<i64>().unwrap_or(0)) / 100.0));
        }
    })
}

/// A small number with one button less and one more.
pub(super) fn stepper(field: Field, name: Key, hook: &'static str, value: String, shell: &Shell) -> Html {
    let (less, more) = ([hook, "-minus"].concat(), [hook, "-plus"].concat());
    html! {
        <div class="stepper">
            { say("span", "stepper__name", name) }
            <span class="stepper__set" role="group" aria-label={t(name)}>
                <button type="button" class="btn btn--icon" aria-label={fill(Key::Less, &[("name", t(name))])}
                    data-t={less} onclick={send(shell, move || Msg::Nudge(field, -1))}>{ small(Icon::Minus) }</button>
                <output class="stepper__v" data-t={[hook, "-value"].concat()}>{ value }</output>
                <button type="button" class="btn btn--icon" aria-label={fill(Key::More, &[("name", t(name))])}
                    data-t={more} onclick={send(shell, move || Msg::Nudge(field, 1))}>{ small(Icon::Plus) }</button>
            </span>
        </div>
    }
}

/// On or off.
pub(super) fn switch(
    name: Key,
    note: Key,
    on: bool,
    hook: &'static str,
    msg: impl Fn(bool) -> Msg + 'static,
    shell: &Shell,
) -> Html {
    let shell = shell.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            shell.send(msg(input.checked()));
        }
    });
    html! {
        <label class="switch">
            <input type="checkbox" role="switch" checked={on} data-t={hook} {onchange} />
            <span>{ t(name) }{ say("span", "switch__note", note) }</span>
            <span class="switch__t"></span>
        </label>
    }
}

/// A button that is only an icon.
pub(super) fn icon_button(name: Key, what: Icon, hook: &'static str, msg: Msg, shell: &Shell) -> Html {
    html! {
        <button type="button" class="btn btn--icon" aria-label={t(name)} data-t={hook}
            onclick={send(shell, move || msg.clone())}>{ icon(what) }</button>
    }
}

/// A button with an icon and a word.
#[inline(never)]
pub(super) fn button(
    class: &'static str,
    picture: Html,
    name: Key,
    hook: &'static str,
    msg: Msg,
    shell: &Shell,
) -> Html {
    html! {
        <button type="button" {class} data-t={hook} onclick={send(shell, move || msg.clone())}>
            { picture }{ t(name) }
        </button>
    }
}

/// A reading that the painter keeps: its name, the figure and the unit.
#[inline(never)]
pub(super) fn reading(name: Key, slot: &'static str, hook: Option<&'static str>, unit: &'static str) -> Html {
    html! {
        <>
            { say("span", "stat__l", name) }
            <span class="stat__n">
                <span data-slot={slot} data-t={hook}></span><span class="stat__u">{ unit }</span>
            </span>
        </>
    }
}

/// A figure that stands: its name, the figure and the unit.
#[inline(never)]
pub(super) fn figure(name: Key, value: String, unit: &'static str) -> Html {
    html! {
        <div class="stat">
            { say("span", "stat__l", name) }
            <span class="stat__n">{ value }<span class="stat__u">{ unit }</span></span>
        </div>
    }
}
