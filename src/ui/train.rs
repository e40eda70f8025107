//! Train: choosing a plan, and the end card.

use super::controls::{button, figure, stepper, switch};
use super::icon::{Icon, icon, small};
use super::stage::strip_chart;
use super::vars::vars;
use super::words::{attrs, element, is, say};
use crate::app::{Finished, Model, Msg, Route};
use crate::coach::{Field, PRESETS, Plan};
use crate::journal::Mode;
use crate::text::{Key, fill, plural, span, t};
use crate::units::round_i64;
use crate::web::Shell;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Choose a plan, read what to mind, begin.
pub(super) fn set_up(model: &Model, shell: &Shell) -> Html {
    let plan = &model.plan;
    let step = |field, name, hook, value| stepper(field, name, hook, value, shell);
    element("div.page", |page| {
        page.element("div.pagehead", |head| {
            head.say("h1.h1", Key::TrainTitle);
            head.say("p", Key::TrainIntro);
        });
        page.put(super::progress::storage_note(model));
        page.element("div.two", |two| {
            two.element("div", |column| {
                column.element("section.sect sect--first", |sect| {
                    sect.element("div.sect__h", |head| head.say("h2.h3", Key::BeforeYouStart));
                    sect.element("ul.ticks", |ticks| {
                        for key in [Key::BeforeSupport, Key::BeforeRelax, Key::BeforeStop] {
                            ticks.element("li", |li| {
                                li.put(icon(Icon::Check));
                                li.say("span", key);
                            });
                        }
                    });
                    sect.element("p.advice advice--start", |p| {
                        p.put(icon(Icon::Warning));
                        p.say("span", Key::BeforeAsk);
                    });
                });
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
                            name.write("p.muted num", doses(plan));
                        });
                        head.put(presets(plan, shell));
                    });
                    sect.put(shape(plan));
                    let preset = PRESETS.iter().find(|preset| preset.plan == *plan);
                    sect.when(preset.is_some(), |sect| sect.write("p.source", preset.map_or("", |it| it.source)));
                    sect.element("div.setup__go", |go| {
                        let picture = icon(Icon::Play);
                        go.put(button("btn btn--primary btn--tall", picture, Key::Start, "start", Msg::Start, shell));
                        go.write("span.label num", span(plan.total_ms() / 1000));
                    });
                });
                column.element("section.sect", |sect| {
                    sect.element("div.sect__h", |head| head.say("h2.h3", Key::Adjust));
                    sect.element("div.steppers", |steppers| {
                        steppers.element("div", |column| {
                            column.put(step(Field::Raise, Key::Raise, "raise", tenths(plan.raise_ds)));
                            column.put(step(Field::Hold, Key::Hold, "hold", tenths(plan.hold_ds)));
                            column.put(step(Field::Lower, Key::Lower, "lower", tenths(plan.lower_ds)));
                            column.put(step(Field::Rest, Key::Rest, "rest", tenths(plan.rest_ds)));
                        });
                        steppers.element("div", |column| {
                            column.put(step(Field::Reps, Key::Repetitions, "reps", plan.reps.to_string()));
                            column.put(step(Field::Sets, Key::Sets, "sets", plan.sets.to_string()));
                            column.put(step(
                                Field::SetRest,
                                Key::RestBetweenSets,
                                "set-rest",
                                tenths(plan.set_rest_ds),
                            ));
                            column.put(step(Field::GetReady, Key::GetReady, "get-ready", tenths(plan.get_ready_ds)));
                        });
                    });
                    sect.put(switch(Key::Tones, Key::TonesNote, model.sound, "tones", Msg::Sound, shell));
                });
            });
        });
    })
}

fn doses(plan: &Plan) -> String {
    let (reps, sets, rest) = (plan.reps.to_string(), plan.sets.to_string(), tenths(plan.set_rest_ds));
    let key = if plan.sets > 1 { Key::DosesSets } else { plural(u64::from(plan.reps), Key::DoseOne, Key::Doses) };
    fill(key, &[("reps", &reps), ("sets", &sets), ("rest", &rest)])
}

fn presets(plan: &Plan, shell: &Shell) -> Html {
    const NAMES: [Key; 5] =
        [Key::PresetDefault, Key::PresetGentle, Key::PresetEven, Key::PresetPodiatry, Key::PresetOwn];
    let chosen = PRESETS.iter().position(|p| p.plan == *plan).unwrap_or(PRESETS.len());
    let shell = shell.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            shell.send(Msg::Preset(select.value().parse().unwrap_or(usize::MAX)));
        }
    });
    html! {
        <div class="select select--plan">
            <select aria-label={t(Key::PlanName)} data-t="preset" {onchange}>
                // A menu that was used keeps its own choice: new options are chosen anew.
                for (n, name) in NAMES.into_iter().enumerate() {
                    <option key={n * 8 + chosen} value={n.to_string()} selected={n == chosen}>{ t(name) }</option>
                }
            </select>
            { small(Icon::ChevronDown) }
        </div>
    }
}

/// One repetition as the height of the heel over time.
fn shape(plan: &Plan) -> Html {
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
    element("figure.repshape", |figure| {
        let plot = attrs!["viewBox" = "0 0 600 100", "preserveAspectRatio" = "none", "aria-hidden" = "true"];
        figure.fixed("svg", plot, |svg| {
            for (class, d) in [("repshape__fill", area), ("repshape__cut", cuts), ("repshape__line", line)] {
                svg.varying("path", &["class", "d"], [is(class), is(d)], |_| ());
            }
        });
        let style = [is("repshape__names"), is(vars(&[("--cols", &columns)]))];
        figure.varying("figcaption", &["class", "data-vars"], style, |caption| {
            for (name, ds) in names {
                caption.element("div", |div| {
                    div.write("b", tenths(ds));
                    div.say("span", name);
                });
            }
        });
    })
}

/// The end card: the result first, then what it did, then what comes.
pub(super) fn done(model: &Model, finished: &Finished, shell: &Shell) -> Html {
    let summary = &finished.summary;
    let (reps, planned) = (summary.reps_done().to_string(), summary.reps_planned().to_string());
    let time = span(summary.active_ms / 1000);
    let title = if finished.complete { Key::DoneFinished } else { Key::DoneEnded };
    let moved_tenths = round_i64(finished.sums.moved_ml.max(0.0) / 100.0);
    let litres = [&(moved_tenths / 10).to_string(), ".", &(moved_tenths % 10).to_string()].concat();
    let lowest = round_i64(finished.sums.lowest_mmhg).to_string();
    let height = round_i64(model.stage.height_cm()).to_string();
    let kept = kept(model, finished);
    // A tick means kept, and nothing else.
    let kept_picture = match kept {
        Key::Saved => Icon::Check,
        Key::NothingToKeep => Icon::About,
        _ => Icon::Warning,
    };
    html! {
        <div class="page">
            <div class="done">
                <div class="done__h">
                    <div>
                        { say("h1", "label", title) }
                        <p class="done__n num"><strong data-t="done">{ reps }</strong><span>
                            { fill(Key::DoneOf, &[("planned", &planned), ("time", &time)]) }</span></p>
                    </div>
                    <p class="saved" role="status" data-t="saved">{ icon(kept_picture) }<span>
                        { t(kept) }</span></p>
                </div>
                if finished.record.is_some() {
                <div key="est" class="est" data-painted="">
                    <div>{ say("h2", "h3", Key::EstimateTitle) }<p class="label">
                        { fill(Key::EstimateNote, &[("cm", &height)]) }</p></div>
                    <div class="stats">
                        { figure(Key::LowestPressure, lowest, "mmHg") }
                        { figure(Key::BloodMoved, litres, "L") }
                    </div>
                    { strip_chart() }
                </div>
                }
                <div class="done__next">
                    if model.has_routes() {
                        <div class="rows">
                            <a class="row" href="#/progress" onclick={super::chrome::open(shell, Route::Progress)}>
                                { icon(Icon::Progress) }<span class="row__m">{ say("span", "row__t", Key::SeeProgress) }
                                </span>
                            </a>
                        </div>
                    }
                    <div class="setup__go">
                        { button(
                            "btn btn--primary btn--tall",
                            icon(Icon::Check), Key::DoneButton, "close", Msg::Done, shell,
                        ) }
                    </div>
                </div>
            </div>
        </div>
    }
}

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
pub(super) fn tenths(ds: u16) -> String {
    let number = if ds.is_multiple_of(10) {
        (ds / 10).to_string()
    } else {
        [&(ds / 10).to_string(), ".", &(ds % 10).to_string()].concat()
    };
    fill(Key::Seconds, &[("s", &number)])
}
