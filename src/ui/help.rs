//! Red flags: when to get help. In every view, before anything else asks to be done; it cannot be dismissed or themed
//! away.

use super::icon::{Icon, icon, small};
use super::words::say;
use crate::text::Key;
use yew::prelude::*;

/// One line that opens into the full advice.
pub(super) fn line() -> Html {
    html! {
        <details class="help" data-t="help">
            <summary>{ icon(Icon::Warning) }{ say("span", "", Key::HelpLine) }{ small(Icon::ChevronDown) }</summary>
            <div class="flag">
                { say("p", "flag__h", Key::HelpNow) }
                <ul>
                    { say("li", "", Key::HelpNowBreath) }
                    { say("li", "", Key::HelpNowBlood) }
                    { say("li", "", Key::HelpNowCollapse) }
                </ul>
                { say("p", "", Key::HelpNowDo) }
                { say("p", "flag__h", Key::HelpToday) }
                <ul>
                    { say("li", "", Key::HelpTodayLeg) }
                    { say("li", "", Key::HelpTodayVein) }
                </ul>
                { say("p", "flag__h", Key::HelpSoon) }
                <ul>
                    { say("li", "", Key::HelpSoonSwelling) }
                    { say("li", "", Key::HelpSoonSkin) }
                </ul>
                { say("p", "label", Key::HelpNote) }
            </div>
        </details>
    }
}
