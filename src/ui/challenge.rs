//! The challenge under way: its task, how far it has come, a hint, and what was seen when it is reached.

use super::controls::word_button;
use super::words::{Nodes, attrs, given};
use crate::app::{Model, Msg};
use crate::scene::Challenge;
use crate::text::Key;
use crate::web::Shell;
use yew::prelude::*;

/// The card of the challenge, where there is one.
pub(super) fn card(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    let Some(attempt) = model.stage.attempt() else { return nodes.put(Html::default()) };
    let challenge = attempt.challenge();
    let count = |n: usize| model.words.number(i64::try_from(n).unwrap_or(i64::MAX));
    let (n, of) = (count(challenge.index() + 1), count(Challenge::ALL.len()));
    nodes.keyed("challenge", "div", given!["class" = "try", "data-painted" = ""], |card| {
        card.write("span.try__k", card.fill(Key::TryIt, &[("n", &n), ("of", &of)]));
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
            word_button(row, Key::NextTask, "next-challenge", None, Msg::Challenge(challenge.next()), shell);
        });
    });
}
