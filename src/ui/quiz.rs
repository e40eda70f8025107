//! The quiz: six questions, an explanation after each answer.

use super::controls::{option, word_button};
use super::words::{Nodes, attrs};
use crate::app::{Choice, Model, Msg};
use crate::lesson::QUESTIONS;
use crate::text::Key;
use crate::web::Shell;

/// All of it.
pub(super) fn view(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    nodes.element("section.quiz", |quiz| {
        for ((n, question), given) in QUESTIONS.iter().enumerate().zip(model.lesson.answers) {
            quiz.element("fieldset.field", |field| {
                field.say("legend.h3", question.asked);
                for (m, answer) in question.answers.into_iter().enumerate() {
                    let group = ["quiz-", &n.to_string()].concat();
                    let hook = [&group, "-", &m.to_string()].concat();
                    option(field, Some(group), hook, given == Some(m), answer, Choice::Answer(n, m), shell);
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
