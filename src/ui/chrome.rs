//! The frame around a view: header and tabs, dock, foot; and the frame inside a host page.

use super::help;
use super::icon::{Icon, brand, icon, small};
use super::settings;
use super::words::{Nodes, given};
use crate::app::{Model, Route, View};
use crate::text::Key;
use crate::web::Shell;

const VIEWS: [(Route, Key, Icon); 4] = [
    (Route::Learn(None), Key::NavLearn, Icon::Learn),
    (Route::Train, Key::NavTrain, Icon::Train),
    (Route::Progress, Key::NavProgress, Icon::Progress),
    (Route::About, Key::NavAbout, Icon::About),
];

/// The way to Train, where there is one.
pub(super) fn to_train(nodes: &mut Nodes, words: Key, model: &Model, shell: &Shell) {
    let hidden = (!model.has_routes()).then_some("hidden");
    nodes.varying("p", given!["class" = "btnrow", "hidden" = hidden], |row| {
        row.link(Some("btn btn--primary"), Route::Train, false, shell, |link| {
            link.put(small(Icon::Play));
            link.word(words);
        });
    });
}

/// The header of the site.
pub(super) fn top(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    nodes.element("header.top", |header| {
        header.element("div.page top__in", |top| {
            top.link(Some("brand"), Route::Learn(None), false, shell, |link| {
                link.put(brand());
                link.say("span", Key::Name);
            });
            tabs(top, "tabs", model, shell);
            settings::panel(top, model, shell);
        });
    });
}

/// The same links at the foot of a narrow screen.
pub(super) fn dock(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    tabs(nodes, "dock", model, shell);
}

fn tabs(nodes: &mut Nodes, class: &'static str, model: &Model, shell: &Shell) {
    nodes.varying("nav", given!["class" = class, "aria-label" = nodes.t(Key::Name)], |nav| {
        for (route, name, picture) in VIEWS {
            let here = match route {
                Route::Learn(_) => matches!(model.route, Route::Learn(_)),
                _ => model.route == route,
            };
            nav.link(None, route, here, shell, |link| {
                link.when(class == "dock", |link| link.put(icon(picture)));
                link.say("span", name);
            });
        }
    });
}

/// Red flags and limits, under every view of the site.
pub(super) fn foot(nodes: &mut Nodes, model: &Model) {
    nodes.element("footer.page", |footer| {
        help::line(footer, model);
        footer.element("div.foot", |foot| {
            foot.element("p", |p| p.say("strong", Key::FootFlags));
            foot.say("p", Key::FootLimits);
        });
    });
}

/// The frame inside a host page: title, the view, sources and limits.
pub(super) fn widget(nodes: &mut Nodes, model: &Model, shell: &Shell, view: impl FnOnce(&mut Nodes)) {
    let title = match model.open_view() {
        View::Train => Key::WidgetTrain,
        View::Progress => Key::NavProgress,
        View::Learn => Key::Name,
        _ => Key::WidgetDiagram,
    };
    nodes.varying("section", given!["class" = "widget", "aria-label" = nodes.t(Key::Name)], |widget| {
        widget.lower_headings(usize::from(model.heading_level.saturating_sub(1)));
        widget.element("div.widget__bar", |bar| {
            bar.say("h1.widget__t", title);
            bar.when(model.view == View::Full, |bar| {
                settings::panel(bar, model, shell);
                tabs(bar, "tabs tabs--in", model, shell);
            });
        });
        widget.lower_headings(1);
        view(widget);
        help::line(widget, model);
        widget.element("div.widget__foot", |foot| foot.say("span", Key::WidgetFoot));
    });
}
