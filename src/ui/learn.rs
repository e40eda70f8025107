//! The stage beside the words that go with it.

use super::words::say;
use crate::app::Model;
use crate::text::Key;
use crate::web::Shell;
use yew::prelude::*;

/// Stage left, text right; stage first on a narrow page.
pub(super) fn view(model: &Model, shell: &Shell) -> Html {
    html! {
        <div class="page">
            <div class="learn">
                <div class="learn__stage">{ super::stage::view(model, shell) }</div>
                <div class="learn__text">
                    { say("h1", "h1", Key::LearnTitle) }
                    <div class="prose">
                        { say("p", "", Key::LearnStand) }
                        { say("p", "", Key::LearnRaise) }
                        { say("p", "", Key::LearnName) }
                    </div>
                    { super::challenge::card(model, shell) }
                    { super::chrome::to_train(Key::LearnGo, model, shell) }
                    { say("p", "source", Key::LearnSource) }
                </div>
            </div>
        </div>
    }
}
