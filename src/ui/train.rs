//! Train: choosing a plan, and the end card.

use super::answer::{Answer, Kind, on};
use super::controls::{Choice, button, segments, stepper, word_button};
use super::icon::{Icon, icon, small};
use super::progress::hour_minute;
use super::vars::vars;
use super::words::{Nodes, attrs, given};
use crate::app::{Model, Msg, Train};
use crate::coach::{Exercise, Field, PRESETS, Plan, Sides};
use crate::journal::LocalTime;
use crate::text::{Key, Words};
use crate::web::Shell;

/// Choose a plan, read what to mind, begin.
#[inline(never)]
pub(super) fn set_up(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    let plan = &model.plan;
    let step = |column: &mut Nodes, field, name, hook, value| {
        let (least, greatest) = Field::limits(field, plan.exercise);
        if least < greatest {
            let presses = [-1, 1].map(|n| Msg::Train(Train::Nudge(field, n)));
            stepper(column, column.t(name).to_owned(), hook, value, presses, shell);
        }
    };
    let words = model.words;
    let seconds = |column: &mut Nodes, field, name, hook, ds| step(column, field, name, hook, tenths(words, ds));
    nodes.element("div.page", |page| {
        page.element("div.pagehead", |head| {
            head.say("h1.h1", Key::TrainTitle);
            head.say("p", Key::TrainIntro);
        });
        super::progress::storage_note(page, model);
        left(page, model, shell);
        super::own::shared(page, model);
        page.element("div.two", |two| {
            two.element("div", |column| {
                column.element("section.sect sect--first", before);
                column.element("section.sect", |sect| {
                    sect.element("div.sect__h", |head| head.say("h2.h3", Key::KnownTitle));
                    sect.say("p", Key::KnownText);
                    sect.say("p.source", Key::KnownSource);
                });
            });
            two.element("div", |column| {
                column.element("section.plan", |sect| {
                    sect.element("div.plan__head", |head| {
                        head.element("div", |name| {
                            name.say("h2.h2", exercise(plan.exercise));
                            name.write("p.muted num", doses(words, plan));
                        });
                        presets(head, plan, shell);
                    });
                    shape(sect, plan, words);
                    let source = PRESETS.iter().position(|it| it.plan == *plan).and_then(|n| SOURCES.get(n));
                    sect.group(|sect| {
                        if let Some(source) = source {
                            sect.say("p.source", *source);
                        }
                    });
                    sect.element("div.setup__go", |go| {
                        let picture = icon(Icon::Play);
                        button(
                            go,
                            "btn btn--primary btn--tall",
                            picture,
                            Key::Start,
                            "start",
                            Msg::Train(Train::Start),
                            shell,
                        );
                        go.element("span.label num setup__time", |time| {
                            time.write("span", words.span(plan.total_ms() / 1000));
                            let at = model.local.utc_s.saturating_add_unsigned(plan.total_ms() / 1000);
                            let at = hour_minute(words, LocalTime { utc_s: at, ..model.local });
                            time.write("span", time.fill(Key::DoneAt, &[("time", &at)]));
                        });
                    });
                });
                column.element("section.sect", |sect| {
                    sect.element("div.sect__h", |head| head.say("h2.h3", Key::Adjust));
                    sect.when(plan.exercise == Exercise::HeelRaises, |sect| legs(sect, plan.sides, shell));
                    sect.element("div.steppers", |steppers| {
                        steppers.element("div", |column| {
                            seconds(column, Field::Raise, Key::Raise, "raise", plan.raise_ds);
                            seconds(column, Field::Hold, held(plan.exercise), "hold", plan.hold_ds);
                            seconds(column, Field::Lower, Key::Lower, "lower", plan.lower_ds);
                            seconds(column, Field::Rest, Key::Rest, "rest", plan.rest_ds);
                        });
                        steppers.element("div", |column| {
                            step(column, Field::Reps, Key::Repetitions, "reps", words.number(plan.reps));
                            step(column, Field::Sets, Key::Sets, "sets", words.number(plan.sets));
                            seconds(column, Field::SetRest, Key::RestBetweenSets, "set-rest", plan.set_rest_ds);
                            seconds(column, Field::GetReady, Key::GetReady, "get-ready", plan.get_ready_ds);
                        });
                    });
                });
                super::own::section(column, model, shell);
                super::cues::section(column, model, shell);
            });
        });
    });
}

/// What to mind before a first exercise.
pub(super) fn before(nodes: &mut Nodes) {
    nodes.element("div.sect__h", |head| head.say("h2.h3", Key::BeforeYouStart));
    nodes.element("ul.ticks", |ticks| {
        for key in [Key::BeforeSupport, Key::BeforeRelax, Key::BeforeStop] {
            ticks.element("li", |li| {
                li.put(icon(Icon::Check));
                li.say("span", key);
            });
        }
    });
    nodes.element("p.advice advice--start", |p| {
        p.put(icon(Icon::Warning));
        p.say("span", Key::BeforeAsk);
    });
}

fn doses(words: Words, plan: &Plan) -> String {
    let (reps, sets) = (words.by_count(Key::DoseReps, plan.reps), words.by_count(Key::DoseSets, plan.sets));
    let key = if plan.sets > 1 { Key::DoseRests } else { Key::Dose };
    words.fill(key, &[("reps", &reps), ("sets", &sets), ("rest", &tenths(words, plan.set_rest_ds))])
}

fn presets(nodes: &mut Nodes, plan: &Plan, shell: &Shell) {
    const NAMES: [Key; PRESETS.len() + 1] = [
        Key::PresetDefault,
        Key::PresetGentle,
        Key::PresetEven,
        Key::PresetPodiatry,
        Key::PresetProgression,
        Key::PresetTest,
        Key::PresetSingle,
        Key::PresetAlternate,
        Key::PresetSeated,
        Key::PresetStretch,
        Key::PresetWalk,
        Key::PresetOwn,
    ];
    let chosen = PRESETS.iter().position(|p| p.plan == *plan).unwrap_or(PRESETS.len());
    let menu = given!["aria-label" = nodes.t(Key::PlanName), "data-t" = "preset"];
    nodes.element("div.select select--plan", |select| {
        let answer = on(Kind::Change, Answer::Chosen(|n| Msg::Train(Train::Preset(n))), shell);
        select.listening("", "select", menu, answer, |menu| {
            // A menu that was used keeps its own choice: new options are chosen anew.
            menu.group(|menu| {
                for (n, name) in NAMES.into_iter().enumerate() {
                    let option = given!["value" = n.to_string(), "selected" = (n == chosen).then_some("selected")];
                    menu.keyed(&(n * 16 + chosen).to_string(), "option", option, |option| option.word(name));
                }
            });
        });
        select.put(small(Icon::ChevronDown));
    });
}

/// One repetition as the height of the heel over time.
fn shape(nodes: &mut Nodes, plan: &Plan, words: Words) {
    let parts = [plan.raise_ds, plan.hold_ds, plan.lower_ds, plan.rest_ds].map(i64::from);
    let whole = parts.iter().sum::<i64>().max(1);
    let x = |until: usize| (600 * parts.iter().take(until).sum::<i64>() / whole).to_string();
    let line = ["M0 100L", &x(1), " 8L", &x(2), " 8L", &x(3), " 100L600 100"].concat();
    let area = [&line, "Z"].concat();
    let cuts = ["M", &x(1), " 8V100M", &x(2), " 8V100M", &x(3), " 8V100"].concat();
    // A phase keeps room for its name however short it is.
    let wide = |ds: &i64| ["minmax(min-content,", &(*ds).max(whole / 8).to_string(), "fr)"].concat();
    let columns = parts.iter().filter(|ds| **ds > 0).map(wide).collect::<Vec<_>>().join(" ");
    let names = [
        (Key::Raise, plan.raise_ds),
        (held(plan.exercise), plan.hold_ds),
        (Key::Lower, plan.lower_ds),
        (Key::Rest, plan.rest_ds),
    ];
    nodes.element("figure.repshape", |figure| {
        let plot = attrs!["viewBox" = "0 0 600 100", "preserveAspectRatio" = "none", "aria-hidden" = "true"];
        figure.fixed("svg", plot, |svg| {
            for (class, d) in [("repshape__fill", area), ("repshape__cut", cuts), ("repshape__line", line)] {
                svg.varying("path", given!["class" = class, "d" = d], |_| ());
            }
        });
        let names_row = given!["class" = "repshape__names", "data-vars" = vars(&[("--cols", &columns)])];
        figure.varying("figcaption", names_row, |caption| {
            for (name, ds) in names.into_iter().filter(|(_, ds)| *ds > 0) {
                caption.element("div", |div| {
                    div.write("b", tenths(words, ds));
                    div.say("span", name);
                });
            }
        });
    });
}

/// Where the presets come from, in their order.
const SOURCES: [Key; PRESETS.len()] = [
    Key::PresetDefaultFrom,
    Key::PresetGentleFrom,
    Key::PresetEvenFrom,
    Key::PresetPodiatryFrom,
    Key::PresetProgressionFrom,
    Key::PresetTestFrom,
    Key::PresetSingleFrom,
    Key::PresetAlternateFrom,
    Key::PresetSeatedFrom,
    Key::PresetStretchFrom,
    Key::PresetWalkFrom,
];

/// From here on minutes are said: nobody counts so many seconds.
const LONG_DS: u16 = 1500;

/// Tenths of a second as `3 s` or `2.5 s`; a minute or two stay seconds, as people count rests.
pub(super) fn tenths(words: Words, ds: u16) -> String {
    if ds >= LONG_DS {
        return words.span(u64::from(ds / 10));
    }
    words.fill(Key::Seconds, &[("s", &words.tenths(ds))])
}

/// What an exercise is called.
pub(super) fn exercise(exercise: Exercise) -> Key {
    match exercise {
        Exercise::HeelRaises => Key::StandingHeelRaises,
        Exercise::SeatedPumps => Key::SeatedPumps,
        Exercise::CalfStretch => Key::CalfStretch,
        Exercise::Walk => Key::Walking,
    }
}

/// What its longest phase is called.
fn held(exercise: Exercise) -> Key {
    match exercise {
        Exercise::HeelRaises | Exercise::SeatedPumps => Key::Hold,
        Exercise::CalfStretch => Key::Stretch,
        Exercise::Walk => Key::Walk,
    }
}

/// How the legs share a set.
fn legs(nodes: &mut Nodes, sides: Sides, shell: &Shell) {
    let choice = |label, this: Sides, hook| {
        let msg = Msg::Train(Train::Sides(this));
        Choice { label, chosen: sides == this, msg, hook }
    };
    let choices = vec![
        choice(Key::LegsBoth, Sides::Both, "legs-both"),
        choice(Key::LegsInTurn, Sides::Alternate, "legs-in-turn"),
        choice(Key::LegsOneByOne, Sides::LeftThenRight, "legs-one-by-one"),
    ];
    segments(nodes, "legs", Key::Legs, choices, shell);
}

/// A session that was cut off, or that another tab runs.
fn left(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    nodes.when(model.left.is_some(), |nodes| {
        let Some(left) = &model.left else { return };
        let words = model.words;
        let (run, summary) = (&left.flight.run, left.flight.run.summary());
        let name = nodes.t(exercise(run.timeline().plan().exercise));
        let numbers =
            [u32::from(run.position().set), u32::from(run.position().rep), summary.reps_done(), summary.reps_planned()];
        let [set, rep, done, planned] = numbers.map(|n| words.number(n));
        let values = [("name", name), ("set", &set), ("rep", &rep), ("done", &done), ("planned", &planned)];
        let (title, text) =
            if left.elsewhere { (Key::ElsewhereTitle, Key::ElsewhereText) } else { (Key::LeftTitle, Key::LeftText) };
        nodes.fixed("section", attrs!["class" = "advice left", "role" = "status", "data-t" = "left"], |card| {
            card.put(icon(Icon::Pause));
            card.element("div", |card| {
                card.say("h2.h3", title);
                card.write("p", card.fill(text, &values));
                card.when(!left.elsewhere, |card| {
                    card.element("div.left__go", |go| {
                        let go_on = icon(Icon::Play);
                        button(go, "btn btn--primary", go_on, Key::TakeUp, "take-up", Msg::Train(Train::TakeUp), shell);
                        word_button(go, Key::FileLeft, "file-left", None, Msg::Train(Train::FileLeft), shell);
                        word_button(go, Key::DropLeft, "drop-left", None, Msg::Train(Train::DropLeft), shell);
                    });
                });
            });
        });
    });
}
