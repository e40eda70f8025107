//! Train: choosing a plan, and the end card.

use super::answer::{Answer, Kind, on};
use super::controls::{button, figure, stepper, switch};
use super::icon::{Icon, icon, small};
use super::stage::strip_chart;
use super::vars::vars;
use super::words::{Nodes, attrs, given};
use crate::app::{Finished, Model, Msg, Route};
use crate::coach::{Field, PRESETS, Plan};
use crate::journal::Mode;
use crate::text::{Key, Words};
use crate::units::round_i64;
use crate::web::Shell;

/// Choose a plan, read what to mind, begin.
pub(super) fn set_up(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    let plan = &model.plan;
    let step = |column: &mut Nodes, field, name, hook, value| {
        stepper(column, name, hook, value, [-1, 1].map(|n| Msg::Nudge(field, n)), shell);
    };
    let words = model.words;
    let seconds = |column: &mut Nodes, field, name, hook, ds| step(column, field, name, hook, tenths(words, ds));
    nodes.element("div.page", |page| {
        page.element("div.pagehead", |head| {
            head.say("h1.h1", Key::TrainTitle);
            head.say("p", Key::TrainIntro);
        });
        super::progress::storage_note(page, model);
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
                            name.say("h2.h2", Key::StandingHeelRaises);
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
                        button(go, "btn btn--primary btn--tall", picture, Key::Start, "start", Msg::Start, shell);
                        go.write("span.label num", words.span(plan.total_ms() / 1000));
                    });
                });
                column.element("section.sect", |sect| {
                    sect.element("div.sect__h", |head| head.say("h2.h3", Key::Adjust));
                    sect.element("div.steppers", |steppers| {
                        steppers.element("div", |column| {
                            seconds(column, Field::Raise, Key::Raise, "raise", plan.raise_ds);
                            seconds(column, Field::Hold, Key::Hold, "hold", plan.hold_ds);
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
                    switch(sect, Key::Tones, Key::TonesNote, model.sound, "tones", Msg::Sound, shell);
                });
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
    let counted = |key: Key, n: u16| words.plural(key, u64::from(n), &[("n", &words.number(n))]);
    let (reps, sets) = (counted(Key::DoseReps, plan.reps), counted(Key::DoseSets, plan.sets));
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
        let answer = on(Kind::Change, Answer::Chosen(Msg::Preset), shell);
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
    let columns = parts.map(|ds| ["minmax(min-content,", &ds.max(whole / 8).to_string(), "fr)"].concat()).join(" ");
    let names = [
        (Key::Raise, plan.raise_ds),
        (Key::Hold, plan.hold_ds),
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
            for (name, ds) in names {
                caption.element("div", |div| {
                    div.write("b", tenths(words, ds));
                    div.say("span", name);
                });
            }
        });
    });
}

/// The end card: the result first, then what it did, then what comes.
pub(super) fn done(nodes: &mut Nodes, model: &Model, finished: &Finished, shell: &Shell) {
    let summary = &finished.summary;
    let words = model.words;
    let (reps, planned) = (words.number(summary.reps_done()), words.number(summary.reps_planned()));
    let time = words.span(summary.active_ms / 1000);
    let done_of = u64::from(summary.reps_planned());
    let done_of = words.plural(Key::DoneOf, done_of, &[("planned", &planned), ("time", &time)]);
    let title = if finished.complete { Key::DoneFinished } else { Key::DoneEnded };
    let moved_tenths = round_i64(finished.sums.moved_ml.max(0.0) / 100.0);
    let litres = words.tenths(moved_tenths);
    let lowest = words.number(round_i64(finished.sums.lowest_mmhg));
    let height = words.number(round_i64(model.stage.height_cm()));
    let kept = kept(model, finished);
    // A tick means kept, and nothing else.
    let kept_picture = match kept {
        Key::Saved => Icon::Check,
        Key::NothingToKeep => Icon::About,
        _ => Icon::Warning,
    };
    nodes.element("div.page", |page| {
        page.element("div.done", |done| {
            done.element("div.done__h", |head| {
                head.element("div", |result| {
                    result.say("h1.label", title);
                    result.element("p.done__n num", |n| {
                        n.fixed("strong", attrs!["data-t" = "done"], |strong| strong.text(reps));
                        n.write("span", done_of);
                    });
                });
                head.fixed("p", attrs!["class" = "saved", "role" = "status", "data-t" = "saved"], |saved| {
                    saved.put(icon(kept_picture));
                    saved.say("span", kept);
                });
            });
            done.when(finished.record.is_some(), |done| {
                done.keyed("est", "div", given!["class" = "est", "data-painted" = ""], |est| {
                    est.element("div", |head| {
                        head.say("h2.h3", Key::EstimateTitle);
                        head.write("p.label", head.fill(Key::EstimateNote, &[("cm", &height)]));
                    });
                    est.element("div.stats", |stats| {
                        figure(stats, Key::LowestPressure, lowest, "mmHg");
                        figure(stats, Key::BloodMoved, litres, "L");
                    });
                    strip_chart(est, words);
                });
            });
            done.element("div.done__next", |next| {
                next.when(model.has_routes(), |next| {
                    next.element("div.rows", |rows| {
                        rows.link(Some("row"), Route::Progress, false, shell, |row| {
                            row.put(icon(Icon::Progress));
                            row.element("span.row__m", |words| words.say("span.row__t", Key::SeeProgress));
                        });
                    });
                });
                next.element("div.setup__go", |go| {
                    let picture = icon(Icon::Check);
                    button(go, "btn btn--primary btn--tall", picture, Key::DoneButton, "close", Msg::Done, shell);
                });
            });
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

/// Where the session is kept now.
fn kept(model: &Model, finished: &Finished) -> Key {
    if finished.record.is_none() {
        return Key::NothingToKeep;
    }
    match model.progress.mode {
        Mode::Persistent => Key::Saved,
        Mode::Full => Key::NotSavedFull,
        Mode::MemoryOnly => Key::NotSavedBlocked,
        Mode::ReadOnlyNewer => Key::NotSavedNewer,
    }
}

/// Tenths of a second as `3 s` or `2.5 s`; whole minutes stay seconds, as people count rests.
pub(super) fn tenths(words: Words, ds: u16) -> String {
    words.fill(Key::Seconds, &[("s", &words.tenths(ds))])
}
