//! The frame around a view: header and tabs, dock, foot; and the frame inside a host page.

use super::help;
use super::icon::{Icon, brand, icon, small};
use super::words::say;
use crate::app::{Model, Msg, Route, View};
use crate::text::{Key, t};
use crate::web::Shell;
use yew::prelude::*;

const VIEWS: [(Route, Key, Icon); 4] = [
    (Route::Learn, Key::NavLearn, Icon::Learn),
    (Route::Train, Key::NavTrain, Icon::Train),
    (Route::Progress, Key::NavProgress, Icon::Progress),
    (Route::About, Key::NavAbout, Icon::About),
];

/// Open a route without leaving the page, also where there are no addresses.
pub(super) fn open(shell: &Shell, route: Route) -> Callback<MouseEvent> {
    let shell = shell.clone();
    Callback::from(move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        shell.send(Msg::Go(route.clone()));
    })
}

/// The way to Train, where there is one.
pub(super) fn to_train(words: Key, model: &Model, shell: &Shell) -> Html {
    html! {
        <p class="btnrow" hidden={!model.has_routes()}>
            <a class="btn btn--primary" href={Route::Train.hash()} onclick={open(shell, Route::Train)}>
                { small(Icon::Play) }{ t(words) }
            </a>
        </p>
    }
}

/// The header of the site.
pub(super) fn top(model: &Model, shell: &Shell) -> Html {
    html! {
        <header class="top">
            <div class="page top__in">
                <a class="brand" href="#/learn" onclick={open(shell, Route::Learn)}>{ brand() }
                    { say("span", "", Key::Name) }</a>
                { tabs("tabs", model, shell) }
            </div>
        </header>
    }
}

/// The same links at the foot of a narrow screen.
pub(super) fn dock(model: &Model, shell: &Shell) -> Html {
    tabs("dock", model, shell)
}

fn tabs(class: &'static str, model: &Model, shell: &Shell) -> Html {
    html! {
        <nav {class} aria-label={t(Key::Name)}>
            for (route, name, picture) in VIEWS {
                <a href={route.hash()} aria-current={(model.route == route).then_some("page")}
                    onclick={open(shell, route)}>
                    if class == "dock" { { icon(picture) } }
                    { say("span", "", name) }
                </a>
            }
        </nav>
    }
}

/// Red flags and limits, under every view of the site.
pub(super) fn foot() -> Html {
    html! {
        <footer class="page">
            { help::line() }
            <div class="foot">
                <p>{ say("strong", "", Key::FootFlags) }</p>
                { say("p", "", Key::FootLimits) }
            </div>
        </footer>
    }
}

/// The frame inside a host page: title, the view, sources and limits.
pub(super) fn widget(model: &Model, shell: &Shell, view: Html) -> Html {
    let title = t(match model.open_view() {
        View::Train => Key::WidgetTrain,
        View::Progress => Key::NavProgress,
        _ => Key::WidgetDiagram,
    });
    html! {
        <section class="widget" aria-label={t(Key::Name)}>
            <div class="widget__bar">
                <h2>{ title }</h2>
                if model.view == View::Full { { tabs("tabs tabs--in", model, shell) } }
            </div>
            { view }
            { help::line() }
            <div class="widget__foot">{ say("span", "", Key::WidgetFoot) }</div>
        </section>
    }
}
