//! The challenge under way: its task, how far it has come, a hint, and what was seen when it is reached.

use super::send;
use super::words::say;
use crate::app::{Model, Msg};
use crate::scene::Challenge;
use crate::text::{Key, fill, t};
use crate::web::Shell;
use yew::prelude::*;

/// The card of the challenge, where there is one.
pub(super) fn card(model: &Model, shell: &Shell) -> Html {
    let Some(attempt) = model.stage.attempt() else { return Html::default() };
    let challenge = attempt.challenge();
    let (n, of) = ((challenge.index() + 1).to_string(), Challenge::ALL.len().to_string());
    html! {
        <div key="challenge" class="try" data-painted="">
            <span class="try__k">{ fill(Key::TryIt, &[("n", &n), ("of", &of)]) }</span>
            { say("h2", "h3", challenge.title()) }
            { say("p", "", challenge.task()) }
            <p class="try__goal"><span class="bar" data-slot="goal"></span>
                <span class="num" data-slot="goal-text" data-t="goal"></span></p>
            <div role="status">
                if attempt.won() {
                    <p data-t="won">{ t(challenge.success()) }</p>
                } else if model.hinted {
                    <p data-t="hint">{ t(challenge.hint()) }</p>
                }
            </div>
            <div class="btnrow">
                if !attempt.won() && !model.hinted {
                    <button type="button" class="btn" data-t="ask-hint" onclick={send(shell, || Msg::Hint)}>
                        { t(Key::Hint) }</button>
                }
                <button type="button" class="btn" data-t="next-challenge"
                    onclick={send(shell, move || Msg::Challenge(challenge.next()))}>{ t(Key::NextTask) }</button>
            </div>
        </div>
    }
}
