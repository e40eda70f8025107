//! About: how it is computed, its limits, privacy, safety, licence.

use super::words::say;
use crate::text::Key;
use yew::prelude::*;

/// The whole view.
pub(super) fn view() -> Html {
    let section = |title: Key, texts: &[Key]| {
        html! {
            <section class="sect">
                <div class="sect__h">{ say("h2", "h3", title) }</div>
                <div class="prose">
                    for text in texts {
                        { say("p", "", *text) }
                    }
                </div>
            </section>
        }
    };
    html! {
        <div class="page page--text">
            <div class="pagehead">{ say("h1", "h1", Key::NavAbout) }{ say("p", "", Key::AboutIntro) }</div>
            { section(Key::AboutModel, &[Key::AboutModelText, Key::AboutModelChecked, Key::AboutModelEstimate]) }
            { section(Key::AboutLimits, &[Key::AboutLimitsText, Key::AboutLimitsMisses, Key::AboutDrawing]) }
            { section(Key::AboutPrivacy, &[Key::AboutPrivacyText, Key::AboutPrivacyKept]) }
            { section(Key::AboutSources, &[Key::AboutSourcesText]) }
            { section(Key::AboutLicence, &[Key::AboutLicenceText]) }
        </div>
    }
}
