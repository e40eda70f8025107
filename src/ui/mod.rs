//! Yew views: markup for what the model says. No rules, no browser calls; a press becomes a message.
//!
//! Views render on events. What moves per frame carries `data-part` or `data-slot` and is left to the painter: such an
//! attribute or text must never stand in a view.

mod about;
mod answer;
mod challenge;
mod chrome;
mod claims;
mod controls;
mod cues;
mod day;
mod done;
mod help;
mod icon;
mod learn;
mod own;
mod progress;
mod quiz;
mod run;
mod settings;
mod signs;
mod stage;
mod train;
mod vars;
mod words;

use crate::app::{Coach, Model, Msg, Route, View};
use crate::text::{Key, Part};
use crate::web::Shell;
use words::{Nodes, attrs, given, one};
use yew::prelude::*;

/// What the whole app is given.
#[derive(Properties, Clone, PartialEq)]
pub(crate) struct AppProps {
    /// The shell of this mounted app.
    pub(crate) shell: Shell,
}

/// The whole app. A component of its own kind rather than a function: without hooks the page is 0.8 KB smaller.
pub(crate) struct App;

impl Component for App {
    type Message = ();
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        // Before the model is first read: what arrives between a first render and its effects must be shown too.
        ctx.props().shell.on_render(move || link.send_message(()));
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let shell = &ctx.props().shell;
        shell.read(|model| frame(model, shell))
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        ctx.props().shell.rendered();
    }
}

fn frame(model: &Model, shell: &Shell) -> Html {
    let widget = !matches!(model.view, View::Site);
    let running = matches!((&model.coach, model.open_view()), (Coach::Running(_), View::Train));
    let root = if widget { "sp sp--widget" } else { "sp" };
    let body = match model.open_view() {
        _ if widget || running => "div.body",
        View::Train => "div.body body--dock body--go",
        _ => "div.body body--dock",
    };
    let language = model.words.language();
    let root = given![
        "class" = root,
        "data-theme" = model.theme.name(),
        "lang" = language.tag(),
        "dir" = language.direction(),
        "data-motion" = model.motion.name(),
    ];
    one(Some(model.words), |page| {
        page.varying("div", root, |root| {
            root.element(body, |body| {
                if widget {
                    chrome::widget(body, model, shell, |inside| view(inside, model, shell));
                } else if running {
                    body.element("main.bare", |main| view(main, model, shell));
                } else {
                    body.group(|body| {
                        chrome::top(body, model, shell);
                        body.element("main", |main| view(main, model, shell));
                        chrome::foot(body, model);
                        chrome::dock(body, model, shell);
                    });
                }
            });
        });
    })
}

fn view(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    if matches!(model.view, View::Site | View::Full) {
        match &model.route {
            Route::About if !model.words.has(Part::Lesson) => {
                return nodes.element("div.page", |page| waiting(page, model, Part::Lesson, shell));
            }
            Route::About => return about::view(nodes, model),
            Route::Missing(asked) => return missing(nodes, asked, shell),
            _ => {}
        }
    }
    match model.open_view() {
        // What follows them is a later part of the program, which comes with its words.
        View::Train | View::Progress if !model.words.has(Part::Coach) => {
            nodes.element("div.page", |page| waiting(page, model, Part::Coach, shell));
        }
        View::Diagram => stage::view(nodes, model, shell),
        View::Train => match &model.coach {
            Coach::SetUp | Coach::Awaited => train::set_up(nodes, model, shell),
            Coach::Running(session) => run::view(nodes, model, session, shell),
            Coach::Done(finished) => done::view(nodes, model, finished, shell),
        },
        View::Progress => progress::view(nodes, model, shell),
        View::Site | View::Full | View::Learn => learn::view(nodes, model, shell),
    }
}

/// In the place of a part while it is not here.
fn waiting(nodes: &mut Nodes, model: &Model, part: Part, shell: &Shell) {
    let failed = model.failed == Some(part);
    nodes.fixed("div", attrs!["role" = "status", "data-t" = "part-waits"], |status| {
        status.say("p", if failed { Key::PartFailed } else { Key::PartComing });
        status.when(failed, |status| {
            controls::word_button(status, Key::TryAgain, "part-again", None, Msg::WordsAgain, shell);
        });
    });
}

fn missing(nodes: &mut Nodes, asked: &str, shell: &Shell) {
    nodes.element("div.page", |page| {
        page.fixed("section", attrs!["class" = "empty", "data-t" = "not-found"], |section| {
            section.say("h1.h1", Key::MissingTitle);
            section.write("p", section.fill(Key::MissingText, &[("asked", asked)]));
            section.element("p", |p| {
                p.link(Some("btn btn--primary"), Route::Learn(None), false, shell, |link| link.word(Key::MissingGo));
            });
        });
    });
}
