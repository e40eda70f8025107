//! The challenge under way: its task, how far it has come, a hint, and what was seen when it is reached.

use super::controls::word_button;
use super::words::{Nodes, attrs, given};
use crate::app::{Model, Msg, challenge};
use crate::text::Key;
use crate::web::Shell;
use yew::prelude::*;

/// The card of the challenge, where there is one.
pub(super) fn card(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    let asked = challenge(model.lesson.chapter);
    let attempt = model.stage.attempt().filter(|attempt| asked == Some(attempt.challenge()));
    let Some(attempt) = attempt else { return nodes.put(Html::default()) };
    let challenge = attempt.challenge();
    nodes.keyed("challenge", "div", given!["class" = "try", "data-painted" = ""], |card| {
        card.say("span.try__k", Key::TryIt);
        card.say("h2.h3", challenge.title());
        card.say("p", challenge.task());
        card.element("p.try__goal", |goal| {
            goal.fixed("span", attrs!["class" = "bar", "data-slot" = "goal"], |_| ());
            goal.fixed("span", attrs!["class" = "num", "data-slot" = "goal-text", "data-t" = "goal"], |_| ());
        });
        card.fixed("div", attrs!["role" = "status"], |status| {
            status.group(|status| {
                if attempt.won() {
                    status.fixed("p", attrs!["data-t" = "won"], |p| p.word(challenge.success()));
                } else if model.hinted {
                    status.fixed("p", attrs!["data-t" = "hint"], |p| p.word(challenge.hint()));
                }
            });
        });
        card.element("div.btnrow", |row| {
            row.when(!attempt.won() && !model.hinted, |row| {
                word_button(row, Key::Hint, "ask-hint", None, Msg::Hint, shell);
            });
            word_button(row, Key::SetStage, "set-stage", None, Msg::SetStage, shell);
        });
    });
}
