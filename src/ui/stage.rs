//! The stage on the page: drawing, monitors, press and hold, transport, posture, activity, valves. Moving things are
//! the painter's; this renders only when the reader changed something.

use super::answer::{Answer, Kind, on, on_each};
use super::controls::{Choice, icon_button, reading, segments, switch, valves, volume, word_button};
use super::icon::{Icon, icon};
use super::vars::vars;
use super::words::{Nodes, attrs, given};
use crate::app::{Coach, Model, Msg, Route};
use crate::pump::Posture;
use crate::pump::{Consequence, ten_raises};
use crate::scene::{FIGURE_X, LENS_BOX, Layer, Pace, Pick, Place, PlaceSide, STAGE_HEIGHT, STAGE_WIDTH, Stage};
use crate::text::{Key, Words};
use crate::units::round_i64;
use crate::web::Shell;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::Attributes;

/// The whole stage.
pub(super) fn view(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    let stage = &model.stage;
    let two = model.twin.is_some();
    let shown = model.twin.as_deref().unwrap_or(stage);
    let drawn = |stage: &Stage| {
        let classes: Vec<_> = ["stage__draw"].into_iter().chain(model.hidden.iter().map(|it| it.class())).collect();
        given!["class" = classes.join(" "), "data-posture" = stage.posture().as_str(), "data-slot" = "named"]
    };
    nodes.keyed("stage", "div", given!["class" = "stagebox", "data-painted" = ""], |stagebox| {
        stagebox.when(matches!(model.coach, Coach::Running(_)), |stagebox| waits(stagebox, model, shell));
        let class = if two { "stage stage--two" } else { "stage" };
        stagebox.varying("section", given!["class" = class, "aria-label" = stagebox.t(Key::StageName)], |section| {
            section.varying("div", drawn(stage), |draw| {
                draw.when(two, |draw| draw.say("p.stage__which", Key::HealthyLeg));
                drawing(draw, two.then(|| stage.posture()));
                draw.group(|draw| {
                    for place in Place::ALL.into_iter().filter(|place| !model.hides(*place)) {
                        place_button(draw, place, stage.posture(), model.explained == Some(place), shell);
                    }
                });
                draw.element("p.stage__cap", |caption| {
                    caption.fixed("b", attrs!["data-slot" = "valve"], |_| ());
                    caption.say("span", Key::LensCaption);
                });
                column(draw, stage, model.words);
                draw.fixed("p", attrs!["class" = "stage__lapse", "data-slot" = "lapse"], |_| ());
            });
            section.element("div.stage__main", |main| {
                pressure(main, "ankle-pressure");
                main.when(two, |main| main.fixed("p", attrs!["class" = "stage__beside", "data-slot" = "now"], |_| ()));
                strip_chart(main, model.words);
            });
            section.group(|section| {
                if let Some(twin) = &model.twin {
                    beside(section, drawn(twin), twin.posture(), model.words);
                }
            });
            section.element("div.stage__hold", |row| {
                hold(row, stage, shell);
                transport(row, stage, model.words, shell);
            });
            section.fixed("p", attrs!["class" = "stage__now", "data-slot" = "now", "data-t" = "now"], |_| ());
            section.group(|section| {
                if let Some(place) = model.explained {
                    section.fixed("p", attrs!["class" = "stage__part", "role" = "status"], |part| {
                        part.say("b", place.name());
                        part.text(" ");
                        part.word(place.words());
                    });
                }
            });
            section.fixed("p", attrs!["class" = "vh", "role" = "status", "data-slot" = "narration"], |_| ());
            section.element("div.stage__side", side);
            section.element("div.stage__ctl", |controls| {
                postures(controls, stage.posture(), shell);
                valves(controls, shown.competence(), consequence(model.words, shown.competence()), shell);
                controls.element("div.full", |full| activities(full, stage.pick(), shell));
                controls.element("div.full tools", |full| {
                    let words = if two { Key::CompareEnd } else { Key::Compare };
                    word_button(full, words, "compare", Some(two), Msg::Compare(!two), shell);
                    layers(full, &model.hidden, shell);
                    flow_sound(full, model, shell);
                    table(full);
                    full.when(model.has_routes(), |full| {
                        full.element("div.stage__links", |links| {
                            links.link(None, Route::About, false, shell, |link| link.word(Key::HowComputed));
                        });
                    });
                });
            });
        });
    });
}

/// That a session waits elsewhere, and the way back to it.
fn waits(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    nodes.fixed("p", attrs!["class" = "advice", "role" = "status"], |advice| {
        advice.put(icon(Icon::Pause));
        advice.element("span", |words| {
            words.word(Key::SessionWaits);
            words.text(" ");
            words.when(model.has_routes(), |words| {
                words.link(None, Route::Train, false, shell, |link| link.word(Key::Resume));
            });
        });
    });
}

/// Blood in the calf, and blood that moves up.
fn side(nodes: &mut Nodes) {
    nodes.element("div.tank", |tank| {
        tank.fixed("span", attrs!["class" = "tank__t", "data-slot" = "tank"], |_| ());
        tank.element("div.stat", |stat| {
            reading(stat, Key::CalfBlood, "calf", None, "mL");
            stat.fixed("span", attrs!["class" = "tank__fluid", "data-slot" = "fluid", "data-t" = "fluid"], |_| ());
        });
    });
    nodes.element("div.stat", |stat| {
        reading(stat, Key::FlowUp, "flow", None, "mL/s");
        stat.fixed("span", attrs!["class" = "flowbar", "data-slot" = "flow-bar"], |bar| {
            bar.fixed("span", attrs!["class" = "flowbar__back", "data-slot" = "flow-back"], |_| ());
        });
    });
}

/// The leg, the lens and the lines to the labels, in one coordinate system.
///
/// Of two legs side by side each has room for itself and a smaller lens, not for names and heart.
pub(super) fn drawing(nodes: &mut Nodes, half: Option<Posture>) {
    let stage_box = half
        .map_or_else(|| ["0 0 ", &whole(STAGE_WIDTH), " ", &whole(STAGE_HEIGHT)].concat(), |it| half_box(it).0.into());
    let figure = ["translate(", &whole(FIGURE_X), " 0)"].concat();
    let (lens_x, lens_y, lens_side) = half.map_or(LENS_BOX, |posture| half_box(posture).1);
    let frame = given![
        "class" = "stage__svg",
        "viewBox" = stage_box,
        "preserveAspectRatio" = "xMidYMid meet",
        "role" = "img",
        "aria-label" = nodes.t(Key::DrawingName),
    ];
    let lens = given![
        "x" = whole(lens_x),
        "y" = whole(lens_y),
        "width" = whole(lens_side),
        "height" = whole(lens_side),
        "viewBox" = "0 0 200 200",
    ];
    nodes.varying("svg", frame, |svg| {
        svg.varying("g", given!["transform" = figure], |g| {
            g.fixed("g", attrs!["class" = "leg", "data-art" = "leg"], |_| ());
        });
        svg.varying("svg", lens, |svg| {
            svg.fixed("g", attrs!["class" = "lens", "data-art" = "lens"], |_| ());
        });
    });
}

/// Left, top, width and height of what half a stage shows, and the lens in it.
fn half_box(posture: Posture) -> (&'static str, (f64, f64, f64)) {
    match posture {
        Posture::Standing | Posture::Sitting => ("320 20 520 960", (324.0, 50.0, 190.0)),
        Posture::Supine | Posture::LegsRaised => ("20 240 880 620", (30.0, 250.0, 170.0)),
    }
}

/// The second leg, with its own pressure and what it has more than the first.
fn beside(nodes: &mut Nodes, drawn: Attributes, posture: Posture, said: Words) {
    let other = given!["class" = "stage__other", "data-painted" = "", "data-twin" = ""];
    nodes.keyed("beside", "div", other, |other| {
        other.varying("div", drawn, |draw| {
            draw.say("p.stage__which", Key::OtherLeg);
            drawing(draw, Some(posture));
        });
        other.element("div.stage__main", |main| {
            pressure(main, "beside-pressure");
            main.element("div.stage__beside", |words| {
                words.fixed("b", attrs!["data-slot" = "beside", "data-t" = "beside"], |_| ());
                words.text(" ");
                words.fixed("span", attrs!["data-slot" = "now"], |_| ());
            });
            strip_chart(main, said);
        });
    });
}

/// The one number that matters.
fn pressure(nodes: &mut Nodes, hook: &'static str) {
    nodes.element("div.stat stat--xl", |stat| reading(stat, Key::AnklePressure, "ankle", Some(hook), "mmHg"));
}

/// What the ruler between ankle and heart measures.
fn column(nodes: &mut Nodes, stage: &Stage, said: Words) {
    let cm = round_i64(stage.posture().column_cm(stage.height_cm()));
    let level = || said.t(Key::ColumnLevel).to_owned();
    let words = if cm > 0 { said.fill(Key::Column, &[("cm", &said.number(cm))]) } else { level() };
    nodes.write("p.stage__col", words);
}

/// The pressure trace with its reference line and rep ticks.
pub(super) fn strip_chart(nodes: &mut Nodes, words: Words) {
    nodes.element("figure.strip", |strip| {
        strip.fixed("div", attrs!["class" = "strip__ref", "data-slot" = "reference"], |_| ());
        strip.fixed("div", attrs!["class" = "strip__plot", "dir" = "ltr"], |plot| {
            let frame = given![
                "viewBox" = "0 0 600 1000",
                "preserveAspectRatio" = "none",
                "role" = "img",
                "aria-label" = plot.t(Key::StripName),
            ];
            plot.varying("svg", frame, |svg| {
                for line in [
                    attrs!["class" = "ch-grid", "d" = "M0 688H600"],
                    attrs!["class" = "ch-ref", "data-slot" = "reference-line"],
                    attrs!["class" = "ch-refill", "data-slot" = "refills"],
                    attrs!["class" = "ch-trace", "data-slot" = "trace"],
                    attrs!["class" = "ch-rep", "data-slot" = "reps"],
                    attrs!["class" = "ch-axis", "d" = "M0 1000H600"],
                ] {
                    svg.fixed("path", line, |_| ());
                }
            });
            plot.fixed("span", attrs!["class" = "strip__dot", "data-slot" = "dot"], |_| ());
            plot.write("span.strip__y strip__y--mid", words.number(50));
            plot.write("span.strip__y strip__y--nil", words.number(0));
        });
        strip.fixed("figcaption", attrs!["class" = "strip__x", "dir" = "ltr"], |caption| {
            caption.fixed("span", attrs!["data-slot" = "since"], |_| ());
            caption.fixed("span", attrs!["data-slot" = "refilled"], |_| ());
            caption.say("span", Key::NowWord);
        });
    });
}

/// A name in the drawing that explains its part.
fn place_button(nodes: &mut Nodes, place: Place, posture: Posture, open: bool, shell: &Shell) {
    let at = place.label(posture);
    let spot = vars(&[
        ("--u", &whole(at.point.x + FIGURE_X - STAGE_WIDTH / 2.0)),
        ("--v", &whole(at.point.y - STAGE_HEIGHT / 2.0)),
    ]);
    let button = given![
        "type" = "button",
        "class" = match (at.side == PlaceSide::Left, place.always()) {
            (true, true) => "part part--l",
            (true, false) => "part part--l part--more",
            (false, true) => "part",
            (false, false) => "part part--more",
        },
        "data-vars" = spot,
        "data-p" = place.id(),
        "aria-pressed" = open,
    ];
    let explain = Answer::Say(Msg::Explain((!open).then_some(place)));
    nodes.listening(place.id(), "button", button, on(Kind::Click, explain, shell), |button| {
        button.say("span", place.name());
    });
}

/// The one control that is the pump. Pointer, touch, Space and Enter press and hold; a click by assistive technology,
/// which cannot hold, toggles.
fn hold(nodes: &mut Nodes, stage: &Stage, shell: &Shell) {
    let button = given![
        "type" = "button",
        "class" = "hold",
        "data-slot" = "heel",
        "data-t" = "hold",
        "aria-pressed" = stage.held(),
    ];
    let answers = vec![
        (Kind::PointerDown, Answer::Look(pointer_down)),
        (Kind::PointerUp, Answer::Look(pointer_up)),
        (Kind::PointerCancel, Answer::Look(pointer_up)),
        (Kind::LostPointerCapture, Answer::Look(pointer_up)),
        (Kind::KeyDown, Answer::Look(|event, _| is_press(event).then_some(Msg::Press))),
        (Kind::KeyUp, Answer::Look(|event, _| is_press(event).then_some(Msg::Release))),
        (Kind::Blur, Answer::Say(Msg::Release)),
        (Kind::Click, Answer::Look(click)),
        (Kind::ContextMenu, Answer::Look(no_menu)),
    ];
    nodes.listening("", "button", button, on_each(answers, shell), |button| {
        button.put(icon(Icon::Heel));
        button.element("span", |words| {
            words.word(Key::PressAndHold);
            words.element("span.hold__sub", |sub| {
                sub.word(if stage.posture() == Posture::Supine { Key::LetGoLying } else { Key::LetGo });
                sub.element("span.hold__key", |key| {
                    key.text(" ");
                    key.word(Key::SpaceToo);
                });
            });
        });
    });
}

fn pointer_down(event: &Event, _: &Shell) -> Option<Msg> {
    let pointer: &PointerEvent = event.unchecked_ref();
    if pointer.button() != 0 || !pointer.is_primary() {
        return None;
    }
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    if let Some(button) = target.and_then(|t| t.closest(".hold").ok().flatten()) {
        // Without capture a slip off the button would leave the heel up; the pointer's end is still seen on blur.
        button.set_pointer_capture(pointer.pointer_id()).ok();
    }
    Some(Msg::Press)
}

/// A second finger on the page must not end the first one's press.
fn pointer_up(event: &Event, _: &Shell) -> Option<Msg> {
    event.unchecked_ref::<PointerEvent>().is_primary().then_some(Msg::Release)
}

/// A key that presses, which then does nothing else; not its repetitions.
fn is_press(event: &Event) -> bool {
    let key: &KeyboardEvent = event.unchecked_ref();
    let ours = matches!(key.key().as_str(), " " | "Enter");
    if ours {
        event.prevent_default();
    }
    ours && !key.repeat()
}

fn click(event: &Event, shell: &Shell) -> Option<Msg> {
    let up = || shell.read(|model| model.stage.held());
    (event.unchecked_ref::<MouseEvent>().detail() == 0).then(|| if up() { Msg::Release } else { Msg::Press })
}

fn no_menu(event: &Event, _: &Shell) -> Option<Msg> {
    event.prevent_default();
    None
}

fn transport(nodes: &mut Nodes, stage: &Stage, words: Words, shell: &Shell) {
    let (name, picture) = if stage.paused() { (Key::Play, Icon::Play) } else { (Key::Pause, Icon::Pause) };
    let (speed, speed_name) = match stage.pace() {
        Pace::Real => (1, Key::SpeedOne),
        Pace::Four => (4, Key::SpeedFour),
        Pace::Lapse => (600, Key::SpeedLapse),
    };
    let pace =
        given!["type" = "button", "class" = "btn btn--icon num", "aria-label" = nodes.t(speed_name), "data-t" = "pace"];
    let speed = [&words.number(speed), "\u{d7}"].concat();
    nodes.element("div.transport", |row| {
        icon_button(row, name, picture, "stage-pause", Msg::Pause(!stage.paused()), shell);
        icon_button(row, Key::Step, Icon::Step, "step", Msg::Step, shell);
        icon_button(row, Key::Reset, Icon::Reset, "reset", Msg::Reset, shell);
        row.button(pace, Msg::Pace(stage.pace().next()), shell, |button| {
            button.fixed("bdi", attrs!["dir" = "ltr"], |bdi| bdi.text(speed));
        });
    });
}

fn postures(nodes: &mut Nodes, posture: Posture, shell: &Shell) {
    let choice = |label, this: Posture, hook| Choice { label, chosen: posture == this, msg: Msg::Posture(this), hook };
    segments(
        nodes,
        "posture",
        Key::Posture,
        vec![
            choice(Key::Lying, Posture::Supine, "posture-supine"),
            choice(Key::Sitting, Posture::Sitting, "posture-sitting"),
            choice(Key::Standing, Posture::Standing, "posture-standing"),
        ],
        shell,
    );
}

fn activities(nodes: &mut Nodes, pick: Pick, shell: &Shell) {
    let choice = |label, this: Pick, hook| Choice { label, chosen: pick == this, msg: Msg::Pick(this), hook };
    segments(
        nodes,
        "activity",
        Key::Activity,
        vec![
            choice(Key::Still, Pick::Still, "activity-still"),
            choice(Key::HeelRaises, Pick::HeelRaises, "activity-heel-raises"),
            choice(Key::SeatedPumps, Pick::SeatedPumps, "activity-seated-pumps"),
            choice(Key::Walking, Pick::Walking, "activity-walking"),
        ],
        shell,
    );
}

/// What the valves as they are set come to, in one sentence.
fn consequence(words: Words, competence: f64) -> String {
    let Consequence { taken, back_s } = ten_raises(competence);
    let n = words.number(round_i64(100.0 * taken));
    match back_s {
        _ if taken < 0.1 => String::from(words.t(Key::ConsequenceNone)),
        Some(s) => words.fill(Key::ConsequenceBack, &[("n", &n), ("s", &words.number(round_i64(s)))]),
        None => words.fill(Key::Consequence, &[("n", &n)]),
    }
}

/// What to take off the drawing.
fn layers(nodes: &mut Nodes, hidden: &[Layer], shell: &Shell) {
    nodes.fixed("details", attrs!["class" = "stage__more", "data-t" = "layers"], |details| {
        details.say("summary", Key::Layers);
        details.element("div.chips", |chips| {
            for layer in Layer::ALL {
                chips.element("label.chip", |chip| {
                    let (checkbox, shown) =
                        (given!["type" = "checkbox", "data-t" = layer.class()], !hidden.contains(&layer));
                    let answer = on(Kind::Change, Answer::Say(Msg::Layer(layer)), shell);
                    chip.input(None, Some(shown), checkbox, answer);
                    chip.say("span", layer.name());
                });
            }
        });
    });
}

/// The flow as sound: off until asked for.
fn flow_sound(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    nodes.fixed("details", attrs!["class" = "stage__more", "data-t" = "flow-sound"], |details| {
        details.say("summary", Key::Sound);
        let (name, note) = (Key::FlowSound, Key::FlowSoundNote);
        switch(details, name, note, model.flow_sound, "flow-sound-on", Msg::FlowSound, shell);
        volume(details, model.volume, &model.words.number(round_i64(100.0 * model.volume)), shell);
    });
}

/// The same readings as a table.
fn table(nodes: &mut Nodes) {
    nodes.element("details.stage__twin", |details| {
        details.say("summary", Key::AsTable);
        details.element("table.twin", |table| {
            table.element("tbody", |rows| {
                for (name, slot, unit) in [
                    (Key::AnklePressure, "ankle", " mmHg"),
                    (Key::CalfBlood, "calf", " mL"),
                    (Key::FlowUp, "flow", " mL/s"),
                    (Key::LensCaption, "valve", ""),
                    (Key::WhatHappens, "now", ""),
                ] {
                    rows.element("tr", |row| {
                        row.fixed("th", attrs!["scope" = "row"], |th| th.word(name));
                        row.element("td", |td| {
                            td.varying("span", given!["data-slot" = slot], |_| ());
                            td.text(unit);
                        });
                    });
                }
            });
        });
    });
}

fn whole(value: f64) -> String {
    round_i64(value).to_string()
}
