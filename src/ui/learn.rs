//! The stage beside the words that go with it.

use super::words::element;
use crate::app::Model;
use crate::text::Key;
use crate::web::Shell;
use yew::prelude::*;

/// Stage left, text right; stage first on a narrow page.
pub(super) fn view(model: &Model, shell: &Shell) -> Html {
    element("div.page", |page| {
        page.element("div.learn", |learn| {
            learn.element("div.learn__stage", |left| left.put(super::stage::view(model, shell)));
            learn.element("div.learn__text", |right| {
                right.say("h1.h1", Key::LearnTitle);
                right.element("div.prose", |prose| {
                    prose.say("p", Key::LearnStand);
                    prose.say("p", Key::LearnRaise);
                    prose.say("p", Key::LearnName);
                });
                right.put(super::challenge::card(model, shell));
                right.put(super::chrome::to_train(Key::LearnGo, model, shell));
                right.say("p.source", Key::LearnSource);
            });
        });
    })
}
