//! Signs that a reader may have noticed, and what to do next. Never what it is.

use super::answer::{Answer, on};
use super::help;
use super::icon::{Icon, icon};
use super::words::{Nodes, attrs, given};
use crate::app::{Choice, Model, Msg};
use crate::lesson::{Advice, SIGNS, advice};
use crate::text::Key;
use crate::web::Shell;
use yew::virtual_dom::ListenerKind;

/// The list, and the most urgent advice of what is ticked.
pub(super) fn list(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    nodes.element("fieldset.field", |field| {
        field.say("legend.h3", Key::SignsList);
        for ((n, sign), ticked) in SIGNS.iter().enumerate().zip(model.lesson.ticked) {
            field.element("label.opt", |label| {
                let check = given!["type" = "checkbox", "data-t" = ["sign-", &n.to_string()].concat()];
                let says = on(ListenerKind::onchange, Answer::Say(Msg::Lesson(Choice::Sign(n))), shell);
                label.input(None, Some(ticked), check, says);
                label.say("span", sign.words);
            });
        }
        let said = advice(&model.lesson.ticked);
        field.fixed("p", attrs!["class" = "advice", "role" = "status", "data-t" = "advice"], |p| {
            p.put(icon(Icon::Warning));
            p.element("span", |words| match said {
                Some(Advice::Now) => {
                    words.say("strong", Key::HelpNow);
                    words.text(". ");
                    help::call(words, model);
                }
                Some(Advice::Today) => words.word(Key::AdviceToday),
                Some(Advice::Soon) => words.word(Key::AdviceSoon),
                Some(Advice::Watch) => words.word(Key::AdviceWatch),
                Some(Advice::Elsewhere) => words.word(Key::AdviceElse),
                None => words.word(Key::AdviceNone),
            });
        });
    });
}
