//! The stage on the page: drawing, monitors, press and hold, transport, posture, activity, valves. Moving things are
//! the painter's; this renders only when the reader changed something.

use super::controls::{Choice, icon_button, reading, segments, switch, valves, volume};
use super::icon::{Icon, icon};
use super::send;
use super::vars::vars;
use super::words::say;
use crate::app::{Coach, Model, Msg, Route};
use crate::pump::Posture;
use crate::pump::{Consequence, ten_raises};
use crate::scene::{FIGURE_X, LENS_BOX, Layer, Pace, Pick, Place, PlaceSide, STAGE_HEIGHT, STAGE_WIDTH, Stage};
use crate::text::{Key, fill, t};
use crate::units::round_i64;
use crate::web::Shell;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// The whole stage.
pub(super) fn view(model: &Model, shell: &Shell) -> Html {
    let stage = &model.stage;
    let two = model.twin.is_some();
    let shown = model.twin.as_deref().unwrap_or(stage);
    let mut drawn = classes!("stage__draw");
    drawn.extend(model.hidden.iter().map(|layer| layer.class()));
    html! {
        <div key="stage" class="stagebox" data-painted="">
            if matches!(model.coach, Coach::Running(_)) {
                <p class="advice" role="status">
                    { icon(Icon::Pause) }
                    <span>{ t(Key::SessionWaits) }{ " " }
                        if model.has_routes() {
                            <a href="#/train/heel-raises" onclick={super::chrome::open(shell, Route::Train)}>
                                { t(Key::Resume) }</a>
                        }
                    </span>
                </p>
            }
            <section class={classes!("stage", two.then_some("stage--two"))} aria-label={t(Key::StageName)}>
                <div class={drawn.clone()} data-posture={stage.posture().as_str()}>
                    if two { { say("p", "stage__which", Key::HealthyLeg) } }
                    { drawing(two) }
                    for place in Place::ALL.into_iter().filter(|place| !model.hides(*place)) {
                        { place_button(place, stage.posture(), model.explained == Some(place), shell) }
                    }
                    <p class="stage__cap"><b data-slot="valve"></b>{ say("span", "", Key::LensCaption) }</p>
                    { column(stage) }
                </div>
                <div class="stage__main">
                    { pressure("ankle-pressure") }
                    { strip_chart() }
                </div>
                if let Some(twin) = &model.twin { { beside(twin, drawn) } }
                <div class="stage__hold">
                    { hold(stage.held(), shell) }
                    { transport(stage, shell) }
                </div>
                <p class="stage__now" data-slot="now" data-t="now"></p>
                if let Some(place) = model.explained {
                    <p class="stage__part" role="status"><b>{ t(place.name()) }</b>{ " " }{ t(place.words()) }</p>
                }
                <p class="vh" role="status" data-slot="narration"></p>
                <div class="stage__side">
                    <div class="tank">
                        <span class="tank__t" data-slot="tank"></span>
                        <div class="stat">
                            { reading(Key::CalfBlood, "calf", None, "mL") }
                            <span class="tank__fluid" data-slot="fluid" data-t="fluid"></span>
                        </div>
                    </div>
                    <div class="stat">
                        { reading(Key::FlowUp, "flow", None, "mL/s") }
                        <span class="flowbar" data-slot="flow-bar">
                            <span class="flowbar__back" data-slot="flow-back"></span>
                        </span>
                    </div>
                </div>
                <div class="stage__ctl">
                    { postures(stage.posture(), shell) }
                    { valves(shown.competence(), consequence(shown.competence()), shell) }
                    <div class="full">{ activities(stage.pick(), shell) }</div>
                    <div class="full">
                        { compare(two, shell) }
                        { layers(&model.hidden, shell) }
                        { flow_sound(model, shell) }
                        { twin() }
                        if model.has_routes() {
                            <div class="stage__links">
                                <a href="#/about" onclick={super::chrome::open(shell, Route::About)}>
                                    { t(Key::HowComputed) }</a>
                            </div>
                        }
                    </div>
                </div>
            </section>
        </div>
    }
}

/// The leg, the lens and the lines to the labels, in one coordinate system.
///
/// Of two legs side by side each has room for itself and a smaller lens, not for names and heart.
pub(super) fn drawing(two: bool) -> Html {
    let stage_box =
        if two { String::from(HALF_BOX) } else { ["0 0 ", &whole(STAGE_WIDTH), " ", &whole(STAGE_HEIGHT)].concat() };
    let figure = ["translate(", &whole(FIGURE_X), " 0)"].concat();
    let (lens_x, lens_y, lens_side) = if two { HALF_LENS_BOX } else { LENS_BOX };
    html! {
        <svg class="stage__svg" viewBox={stage_box} preserveAspectRatio="xMidYMid meet" role="img"
            aria-label={t(Key::DrawingName)}>
            <g transform={figure}>
                <g class="leg" data-art="leg"></g>
            </g>
            <svg x={whole(lens_x)} y={whole(lens_y)} width={whole(lens_side)} height={whole(lens_side)}
                viewBox="0 0 200 200"><g class="lens" data-art="lens"></g></svg>
        </svg>
    }
}

/// Left, top, width and height of what half a stage shows, and the lens in it.
const HALF_BOX: &str = "300 0 640 1000";
const HALF_LENS_BOX: (f64, f64, f64) = (304.0, 60.0, 220.0);

/// The second leg, with its own pressure and what it has more than the first.
fn beside(twin: &Stage, drawn: Classes) -> Html {
    html! {
        <div key="beside" class="stage__other" data-painted="" data-twin="">
            <div class={drawn} data-posture={twin.posture().as_str()}>
                { say("p", "stage__which", Key::OtherLeg) }
                { drawing(true) }
            </div>
            <div class="stage__main">
                { pressure("beside-pressure") }
                { strip_chart() }
                <p class="stage__beside" data-slot="beside" data-t="beside"></p>
            </div>
        </div>
    }
}

/// The one number that matters.
fn pressure(hook: &'static str) -> Html {
    html! {
        <div class="stat stat--xl">
            { say("span", "stat__l", Key::AnklePressure) }
            <span class="stat__n">
                <span data-slot="ankle" data-t={hook}></span><span class="stat__u">{ "mmHg" }</span>
            </span>
        </div>
    }
}

/// What the ruler between ankle and heart measures.
fn column(stage: &Stage) -> Html {
    let cm = round_i64(stage.posture().column_cm(stage.height_cm()));
    let words = if cm > 0 { fill(Key::Column, &[("cm", &cm.to_string())]) } else { t(Key::ColumnLevel).to_owned() };
    html! { <p class="stage__col">{ words }</p> }
}

/// The pressure trace with its reference line and rep ticks.
pub(super) fn strip_chart() -> Html {
    html! {
        <figure class="strip">
            <div class="strip__ref" data-slot="reference"></div>
            <div class="strip__plot" dir="ltr">
                <svg viewBox="0 0 600 1000" preserveAspectRatio="none" role="img" aria-label={t(Key::StripName)}>
                    <path class="ch-grid" d="M0 688H600" />
                    <path class="ch-ref" data-slot="reference-line" />
                    <path class="ch-refill" data-slot="refills" />
                    <path class="ch-trace" data-slot="trace" />
                    <path class="ch-rep" data-slot="reps" />
                    <path class="ch-axis" d="M0 1000H600" />
                </svg>
                <span class="strip__dot" data-slot="dot"></span>
                <span class="strip__y strip__y--mid">{ "50" }</span>
                <span class="strip__y strip__y--nil">{ "0" }</span>
            </div>
            <figcaption class="strip__x" dir="ltr"><span data-slot="since"></span>
                { say("span", "", Key::NowWord) }</figcaption>
        </figure>
    }
}

/// A name in the drawing that explains its part.
fn place_button(place: Place, posture: Posture, open: bool, shell: &Shell) -> Html {
    let at = place.label(posture);
    let spot = vars(&[
        ("--u", &whole(at.point.x + FIGURE_X - STAGE_WIDTH / 2.0)),
        ("--v", &whole(at.point.y - STAGE_HEIGHT / 2.0)),
    ]);
    let class =
        classes!("part", (at.side == PlaceSide::Left).then_some("part--l"), (!place.always()).then_some("part--more"));
    let onclick = send(shell, move || Msg::Explain((!open).then_some(place)));
    html! {
        <button key={place.id()} type="button" {class} data-vars={spot} data-p={place.id()}
            aria-pressed={open.to_string()} {onclick}>{ say("span", "", place.name()) }</button>
    }
}

/// The one control that is the pump. Pointer, touch, Space and Enter press and hold; a click by assistive technology,
/// which cannot hold, toggles.
fn hold(held: bool, shell: &Shell) -> Html {
    let onpointerdown = {
        let shell = shell.clone();
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 || !event.is_primary() {
                return;
            }
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            if let Some(button) = target.and_then(|t| t.closest(".hold").ok().flatten()) {
                // Without capture a slip off the button would leave the heel up; the pointer's end is still seen on
                // blur.
                button.set_pointer_capture(event.pointer_id()).ok();
            }
            shell.send(Msg::Press);
        })
    };
    // A second finger on the page must not end the first one's press.
    let lift = {
        let shell = shell.clone();
        Callback::from(move |event: PointerEvent| {
            if event.is_primary() {
                shell.send(Msg::Release);
            }
        })
    };
    let key = |down: bool| {
        let shell = shell.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), " " | "Enter") {
                event.prevent_default();
                if !event.repeat() {
                    shell.send(if down { Msg::Press } else { Msg::Release });
                }
            }
        })
    };
    let onclick = {
        let shell = shell.clone();
        Callback::from(move |event: MouseEvent| {
            if event.detail() == 0 {
                let up = shell.read(|model| model.stage.held());
                shell.send(if up { Msg::Release } else { Msg::Press });
            }
        })
    };
    html! {
        <button type="button" class="hold" data-slot="heel" data-t="hold" aria-pressed={held.to_string()}
            {onpointerdown}
            onpointerup={lift.clone()} onpointercancel={lift.clone()}
            onlostpointercapture={lift}
            onkeydown={key(true)} onkeyup={key(false)} onblur={send(shell, || Msg::Release)}
            oncontextmenu={|event: MouseEvent| event.prevent_default()} {onclick}>
            { icon(Icon::Heel) }
            <span>{ t(Key::PressAndHold) }<span class="hold__sub">{ t(Key::LetGo) }<span class="hold__key">{ " " }
                { t(Key::SpaceToo) }</span></span></span>
        </button>
    }
}

fn transport(stage: &Stage, shell: &Shell) -> Html {
    let (name, picture) = if stage.paused() { (Key::Play, Icon::Play) } else { (Key::Pause, Icon::Pause) };
    let (paused, pace) = (stage.paused(), stage.pace());
    let (speed, speed_name) = match pace {
        Pace::Real => ("1\u{d7}", Key::SpeedOne),
        Pace::Four => ("4\u{d7}", Key::SpeedFour),
        Pace::Lapse => ("600\u{d7}", Key::SpeedLapse),
    };
    html! {
        <div class="transport">
            { icon_button(name, picture, "stage-pause", Msg::Pause(!paused), shell) }
            { icon_button(Key::Step, Icon::Step, "step", Msg::Step, shell) }
            { icon_button(Key::Reset, Icon::Reset, "reset", Msg::Reset, shell) }
            <button type="button" class="btn btn--icon num" aria-label={t(speed_name)} data-t="pace"
                onclick={send(shell, move || Msg::Pace(pace.next()))}><bdi dir="ltr">{ speed }</bdi></button>
        </div>
    }
}

fn postures(posture: Posture, shell: &Shell) -> Html {
    let choice = |label, this: Posture, hook| Choice { label, chosen: posture == this, msg: Msg::Posture(this), hook };
    segments(
        "posture",
        Key::Posture,
        vec![
            choice(Key::Lying, Posture::Supine, "posture-supine"),
            choice(Key::Sitting, Posture::Sitting, "posture-sitting"),
            choice(Key::Standing, Posture::Standing, "posture-standing"),
        ],
        shell,
    )
}

fn activities(pick: Pick, shell: &Shell) -> Html {
    let choice = |label, this: Pick, hook| Choice { label, chosen: pick == this, msg: Msg::Pick(this), hook };
    segments(
        "activity",
        Key::Activity,
        vec![
            choice(Key::Still, Pick::Still, "activity-still"),
            choice(Key::HeelRaises, Pick::HeelRaises, "activity-heel-raises"),
            choice(Key::SeatedPumps, Pick::SeatedPumps, "activity-seated-pumps"),
            choice(Key::Walking, Pick::Walking, "activity-walking"),
        ],
        shell,
    )
}

/// What the valves as they are set come to, in one sentence.
fn consequence(competence: f64) -> String {
    let Consequence { taken, back_s } = ten_raises(competence);
    let n = round_i64(100.0 * taken).to_string();
    match back_s {
        _ if taken < 0.1 => String::from(t(Key::ConsequenceNone)),
        Some(s) => fill(Key::ConsequenceBack, &[("n", &n), ("s", &round_i64(s).to_string())]),
        None => fill(Key::Consequence, &[("n", &n)]),
    }
}

fn compare(two: bool, shell: &Shell) -> Html {
    let words = if two { Key::CompareEnd } else { Key::Compare };
    html! {
        <button type="button" class="btn" data-t="compare" aria-pressed={two.to_string()}
            onclick={send(shell, move || Msg::Compare(!two))}>{ t(words) }</button>
    }
}

/// What to take off the drawing.
fn layers(hidden: &[Layer], shell: &Shell) -> Html {
    html! {
        <details class="stage__more" data-t="layers">
            { say("summary", "", Key::Layers) }
            <div class="chips">
                for layer in Layer::ALL {
                    <label class="chip">
                        <input type="checkbox" checked={!hidden.contains(&layer)} data-t={layer.class()}
                            onchange={send(shell, move || Msg::Layer(layer))} />
                        { say("span", "", layer.name()) }
                    </label>
                }
            </div>
        </details>
    }
}

/// The flow as sound: off until asked for.
fn flow_sound(model: &Model, shell: &Shell) -> Html {
    html! {
        <details class="stage__more" data-t="flow-sound">
            { say("summary", "", Key::Sound) }
            { switch(Key::FlowSound, Key::FlowSoundNote, model.flow_sound, "flow-sound-on", Msg::FlowSound, shell) }
            { volume(model.volume, shell) }
        </details>
    }
}

/// The same readings as a table.
fn twin() -> Html {
    let row = |name: Key, slot: &'static str, unit: &'static str| {
        html! { <tr><th scope="row">{ t(name) }</th><td><span data-slot={slot}></span>{ unit }</td></tr> }
    };
    html! {
        <details class="stage__twin">
            { say("summary", "", Key::AsTable) }
            <table class="twin"><tbody>
                { row(Key::AnklePressure, "ankle", " mmHg") }
                { row(Key::CalfBlood, "calf", " mL") }
                { row(Key::FlowUp, "flow", " mL/s") }
                { row(Key::LensCaption, "valve", "") }
                { row(Key::WhatHappens, "now", "") }
            </tbody></table>
        </details>
    }
}

fn whole(value: f64) -> String {
    round_i64(value).to_string()
}
