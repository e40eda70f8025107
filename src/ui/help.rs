//! Red flags: when to get help. In every view, before anything else asks to be done; it cannot be dismissed or themed
//! away.

use super::icon::{Icon, icon, small};
use super::words::{Nodes, attrs};
use crate::app::Model;
use crate::text::Key;

/// One line that opens into the full advice.
pub(super) fn line(nodes: &mut Nodes, model: &Model) {
    nodes.fixed("details", attrs!["class" = "help", "data-t" = "help"], |details| {
        details.element("summary", |summary| {
            summary.put(icon(Icon::Warning));
            summary.say("span", Key::HelpLine);
            summary.put(small(Icon::ChevronDown));
        });
        flag(details, model);
    });
}

/// The full advice.
pub(super) fn flag(nodes: &mut Nodes, model: &Model) {
    nodes.element("div.flag", |flag| {
        flag.say("p.flag__h", Key::HelpNow);
        flag.element("ul", |ul| {
            ul.say("li", Key::HelpNowBreath);
            ul.say("li", Key::HelpNowBlood);
            ul.say("li", Key::HelpNowCollapse);
        });
        flag.element("p", |p| call(p, model));
        flag.say("p.flag__h", Key::HelpToday);
        flag.element("ul", |ul| {
            ul.say("li", Key::HelpTodayLeg);
            ul.say("li", Key::HelpTodayVein);
        });
        flag.say("p.flag__h", Key::HelpSoon);
        flag.element("ul", |ul| {
            ul.say("li", Key::HelpSoonSwelling);
            ul.say("li", Key::HelpSoonSkin);
        });
        flag.say("p.label", Key::HelpNote);
    });
}

/// Whom to call, with the number of the reader's region where it is known for sure.
pub(super) fn call(nodes: &mut Nodes, model: &Model) {
    match model.emergency {
        Some(number) => nodes.text(nodes.fill(Key::HelpNowCall, &[("number", number)])),
        None => nodes.word(Key::HelpNowDo),
    }
}
