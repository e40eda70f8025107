//! Signs that a reader may have noticed, and what to do next. Never what it is.

use super::controls::option;
use super::help;
use super::icon::{Icon, icon};
use super::words::{Nodes, attrs};
use crate::app::{Choice, Model};
use crate::lesson::{Advice, SIGNS, advice};
use crate::text::Key;
use crate::web::Shell;

/// The list, and the most urgent advice of what is ticked.
pub(super) fn list(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    nodes.element("fieldset.field", |field| {
        field.say("legend.h3", Key::SignsList);
        for ((n, sign), ticked) in SIGNS.iter().enumerate().zip(model.lesson.ticked) {
            let hook = ["sign-", &n.to_string()].concat();
            option(field, None, hook, ticked, sign.words, Choice::Sign(n), shell);
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
                said => words.word(match said {
                    Some(Advice::Now | Advice::Today) => Key::AdviceToday,
                    Some(Advice::Soon) => Key::AdviceSoon,
                    Some(Advice::Watch) => Key::AdviceWatch,
                    Some(Advice::Elsewhere) => Key::AdviceElse,
                    None => Key::AdviceNone,
                }),
            });
        });
    });
}
