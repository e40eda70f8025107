//! Yew views: markup for what the model says. No rules, no browser calls; a press becomes a message.
//!
//! Views render on events. What moves per frame carries `data-part` or `data-slot` and is left to the painter: such an
//! attribute or text must never stand in `html!`.

mod about;
mod challenge;
mod chrome;
mod controls;
mod help;
mod icon;
mod learn;
mod progress;
mod run;
mod stage;
mod train;
mod vars;
mod words;

use crate::app::{Coach, Model, Msg, Route, View};
use crate::text::{Key, t};
use crate::web::Shell;
use words::say;
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

/// A callback that sends a message, whatever the event.
fn send<E>(shell: &Shell, msg: impl Fn() -> Msg + 'static) -> Callback<E> {
    let shell = shell.clone();
    Callback::from(move |_: E| shell.send(msg()))
}

fn frame(model: &Model, shell: &Shell) -> Html {
    let widget = !matches!(model.view, View::Site);
    let running = matches!((&model.coach, model.open_view()), (Coach::Running(_), View::Train));
    let root = classes!("sp", widget.then_some("sp--widget"));
    let dock = !widget && !running;
    let go = dock && model.open_view() == View::Train;
    let body = classes!("body", dock.then_some("body--dock"), go.then_some("body--go"));
    let theme = model.theme.name();
    if widget {
        return html! {
            <div class={root} data-theme={theme} lang="en" dir="ltr">
                <div class={body}>{ chrome::widget(model, shell, view(model, shell)) }</div>
            </div>
        };
    }
    html! {
        <div class={root} data-theme={theme} lang="en" dir="ltr">
            <div class={body}>
                if running {
                    <main class="bare">{ view(model, shell) }</main>
                } else {
                    <>
                        { chrome::top(model, shell) }
                        <main>{ view(model, shell) }</main>
                        { chrome::foot() }
                        { chrome::dock(model, shell) }
                    </>
                }
            </div>
        </div>
    }
}

fn view(model: &Model, shell: &Shell) -> Html {
    if matches!(model.view, View::Site | View::Full) {
        match &model.route {
            Route::About => return about::view(),
            Route::Missing(asked) => return missing(asked, shell),
            _ => {}
        }
    }
    match model.open_view() {
        View::Diagram => stage::view(model, shell),
        View::Train => match &model.coach {
            Coach::SetUp => train::set_up(model, shell),
            Coach::Running(session) => run::view(model, session, shell),
            Coach::Done(finished) => train::done(model, finished, shell),
        },
        View::Progress => progress::view(model, shell),
        View::Site | View::Full | View::Learn => learn::view(model, shell),
    }
}

fn missing(asked: &str, shell: &Shell) -> Html {
    html! {
        <div class="page">
            <section class="empty" data-t="not-found">
                { say("h1", "h1", Key::MissingTitle) }
                <p>{ crate::text::fill(Key::MissingText, &[("asked", asked)]) }</p>
                <p>
                    <a class="btn btn--primary" href="#/learn" onclick={chrome::open(shell, Route::Learn)}>
                        { t(Key::MissingGo) }</a>
                </p>
            </section>
        </div>
    }
}
