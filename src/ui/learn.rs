//! The stage beside the words that go with it.

use super::words::Nodes;
use crate::app::Model;
use crate::text::Key;
use crate::web::Shell;

/// Stage left, text right; stage first on a narrow page.
pub(super) fn view(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    nodes.element("div.page", |page| {
        page.element("div.learn", |learn| {
            learn.say("h1.h1", Key::LearnTitle);
            learn.element("div.learn__stage", |left| super::stage::view(left, model, shell));
            learn.element("div.learn__text", |right| {
                right.element("div.prose", |prose| {
                    prose.say("p", Key::LearnStand);
                    prose.say("p", Key::LearnRaise);
                    prose.say("p", Key::LearnName);
                });
                super::challenge::card(right, model, shell);
                super::chrome::to_train(right, Key::LearnGo, model, shell);
                right.say("p.source", Key::LearnSource);
            });
        });
    });
}
