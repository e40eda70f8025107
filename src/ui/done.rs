//! The end card: the result first, then what it did, what the reader says about it, and what comes.

use super::answer::{Answer, Kind, on};
use super::controls::{button, figure, stepper, word_button};
use super::icon::{Icon, icon};
use super::stage::strip_chart;
use super::train::exercise;
use super::vars::vars;
use super::words::{Nodes, attrs, given};
use crate::app::{Finished, Model, Msg, Route, Train};
use crate::coach::{MOST_FELT, Side, Status};
use crate::journal::Mode;
use crate::text::{Key, Words};
use crate::units::round_i64;
use crate::web::Shell;

/// The end card: the result first, then what it did, then what comes.
#[inline(never)]
pub(super) fn view(nodes: &mut Nodes, model: &Model, finished: &Finished, shell: &Shell) {
    let summary = &finished.summary;
    let words = model.words;
    let (reps, planned) = (words.number(finished.reps_done()), words.number(summary.reps_planned()));
    let time = words.span(summary.active_ms / 1000);
    let done_of = u64::from(summary.reps_planned());
    let done_of = words.plural(Key::DoneOf, done_of, &[("planned", &planned), ("time", &time)]);
    let title = if finished.complete() { Key::DoneFinished } else { Key::DoneEnded };
    let moved_tenths = round_i64(finished.sums.moved_ml.max(0.0) / 100.0);
    let litres = words.tenths(moved_tenths);
    let lowest = words.number(round_i64(finished.sums.lowest_mmhg));
    let height = words.number(round_i64(model.stage.height_cm()));
    let kept = kept(model, finished);
    // A tick means kept, and nothing else.
    let kept_picture = match kept {
        Key::Saved => Icon::Check,
        Key::NothingToKeep | Key::Discarded => Icon::About,
        _ => Icon::Warning,
    };
    nodes.element("div.page", |page| {
        page.element("div.done", |done| {
            done.element("div.done__h", |head| {
                head.element("div", |result| {
                    let name = result.t(exercise(finished.session().exercise()));
                    result.write("h1.label done__t", result.fill(title, &[("name", name)]));
                    result.element("p.done__n num", |n| {
                        n.fixed("strong", attrs!["data-t" = "done"], |strong| strong.text(reps));
                        n.write("span", done_of);
                    });
                });
                head.fixed("p", attrs!["class" = "saved", "role" = "status", "data-t" = "saved"], |saved| {
                    saved.put(icon(kept_picture));
                    saved.say("span", kept);
                });
                head.when(finished.fresh(), |head| {
                    head.element("div", |undo| {
                        word_button(undo, Key::Undo, "undo", None, Msg::Train(Train::Undo), shell);
                    });
                });
            });
            done.when(finished.record().is_some(), |done| {
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
            done.when(finished.summary.reps_done() > 0 && !finished.filed, |done| say(done, words, finished, shell));
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
                    button(
                        go,
                        "btn btn--primary btn--tall",
                        picture,
                        Key::DoneButton,
                        "close",
                        Msg::Train(Train::Done),
                        shell,
                    );
                });
            });
        });
    });
}

/// What was really done, how hard it was and whether it hurt.
fn say(nodes: &mut Nodes, words: Words, finished: &Finished, shell: &Shell) {
    let plan = finished.session().plan();
    let each = plan.sides.each();
    nodes.element("section.sect", |sect| {
        sect.element("div.sect__h", |head| head.say("h2.h3", Key::CorrectTitle));
        sect.element("div.steppers", |steppers| {
            steppers.element("div", |column| {
                for (place, set) in finished.outcome.sets().iter().enumerate() {
                    let n = words.number(i64::try_from(place / each.len() + 1).unwrap_or(0));
                    let name = match each.get(place % each.len()) {
                        Some(side @ (Side::Left | Side::Right)) => {
                            let side = column.t(if *side == Side::Left { Key::SideLeft } else { Key::SideRight });
                            column.fill(Key::SetSide, &[("n", &n), ("side", side)])
                        }
                        _ => column.fill(Key::SetN, &[("n", &n)]),
                    };
                    let value = words.counted(Key::OfN, i64::from(set.planned));
                    let value = [&words.number(set.done), " ", &value].concat();
                    let asks = [-1, 1].map(|more| Msg::Train(Train::Reps(place, more)));
                    stepper(column, name, "set-done", value, asks, shell);
                }
            });
            steppers.element("div", |column| {
                let felt = finished.outcome.felt();
                let effort: fn(f64) -> Msg = |share| Msg::Train(Train::Effort(tenth(share)));
                scale(column, words, (Key::Effort, "effort"), felt.effort, effort, shell);
                let pain: fn(f64) -> Msg = |share| Msg::Train(Train::Pain(tenth(share)));
                scale(column, words, (Key::Pain, "pain"), felt.pain, pain, shell);
            });
        });
        sect.fixed("div", attrs!["role" = "status", "data-t" = "pain-advice"], |advice| {
            advice.when(finished.outcome.advises_stop(), |advice| {
                advice.element("p.advice", |p| {
                    p.put(icon(Icon::Warning));
                    p.say("span", Key::PainStop);
                });
            });
        });
    });
}

fn tenth(share: f64) -> u8 {
    u8::try_from(round_i64(10.0 * share)).unwrap_or(MOST_FELT)
}

/// A scale from 0 to 10 that begins untold.
fn scale(
    nodes: &mut Nodes,
    words: Words,
    (name, hook): (Key, &'static str),
    value: Option<u8>,
    msg: fn(f64) -> Msg,
    shell: &Shell,
) {
    let shown = value.map_or_else(|| String::from(nodes.t(Key::NotTold)), |n| words.number(n));
    let percent = (10 * u32::from(value.unwrap_or(0))).to_string();
    let share = vars(&[("--v", &[&percent, "e-2"].concat())]);
    nodes.varying("label", given!["class" = "slider", "data-vars" = share], |slider| {
        slider.element("span.slider__name", |line| {
            line.say("span", name);
            line.write("output.slider__out", shown.clone());
        });
        slider.element("span.slider__track", |track| {
            let range = given![
                "type" = "range",
                "min" = "0",
                "max" = "100",
                "step" = "10",
                "aria-label" = track.t(name),
                "aria-valuetext" = shown,
                "data-t" = hook,
            ];
            track.input(Some(percent), None, range, on(Kind::Input, Answer::Share(msg), shell));
        });
    });
}

/// Where the session is kept now.
fn kept(model: &Model, finished: &Finished) -> Key {
    if finished.session().status() == Status::Discarded {
        return Key::Discarded;
    }
    if finished.record().is_none() {
        return Key::NothingToKeep;
    }
    match model.progress.mode {
        Mode::Persistent => Key::Saved,
        Mode::Full => Key::NotSavedFull,
        Mode::MemoryOnly => Key::NotSavedBlocked,
        Mode::ReadOnlyNewer => Key::NotSavedNewer,
    }
}
