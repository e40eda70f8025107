//! The quiz: six questions, an explanation after each answer.

use super::answer::{Answer, on};
use super::controls::word_button;
use super::words::{Nodes, attrs, given};
use crate::app::{Choice, Model, Msg};
use crate::lesson::QUESTIONS;
use crate::text::Key;
use crate::web::Shell;
use yew::virtual_dom::ListenerKind;

/// All of it.
pub(super) fn view(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    nodes.element("section.quiz", |quiz| {
        for ((n, question), given) in QUESTIONS.iter().enumerate().zip(model.lesson.answers) {
            quiz.element("fieldset.field", |field| {
                field.say("legend.h3", question.asked);
                for (m, answer) in question.answers.into_iter().enumerate() {
                    field.element("label.opt", |label| {
                        let radio = given![
                            "type" = "radio",
                            "name" = ["quiz-", &n.to_string()].concat(),
                            "data-t" = ["quiz-", &n.to_string(), "-", &m.to_string()].concat(),
                        ];
                        let says = on(ListenerKind::onchange, Answer::Say(Msg::Lesson(Choice::Answer(n, m))), shell);
                        label.input(None, Some(given == Some(m)), radio, says);
                        label.say("span", answer);
                    });
                }
                let said = attrs!["class" = "quiz__why", "role" = "status"];
                field.fixed("p", said, |p| {
                    p.when(given.is_some(), |p| {
                        let right = given == Some(question.right);
                        p.say("strong", if right { Key::QuizRight } else { Key::QuizWrong });
                        p.text(" ");
                        p.word(question.why);
                    });
                });
            });
        }
        word_button(quiz, Key::QuizAgain, "quiz-again", None, Msg::Lesson(Choice::QuizAgain), shell);
    });
}
