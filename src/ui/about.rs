//! About: how it is computed, its limits, privacy, safety, licence.

use super::words::{Nodes, attrs};
use crate::text::Key;

/// The whole view.
pub(super) fn view(nodes: &mut Nodes) {
    nodes.fixed("div", attrs!["class" = "page page--text", "data-t" = "about"], |page| {
        page.element("div.pagehead", |head| {
            head.say("h1.h1", Key::NavAbout);
            head.say("p", Key::AboutIntro);
        });
        section(page, Key::AboutModel, &[Key::AboutModelText, Key::AboutModelChecked, Key::AboutModelEstimate]);
        section(page, Key::AboutLimits, &[Key::AboutLimitsText, Key::AboutLimitsMisses, Key::AboutDrawing]);
        section(page, Key::AboutPrivacy, &[Key::AboutPrivacyText, Key::AboutPrivacyKept]);
        section(page, Key::AboutSources, &[Key::AboutSourcesText]);
        section(page, Key::AboutLicence, &[Key::AboutLicenceText]);
    });
}

fn section(page: &mut Nodes, title: Key, texts: &[Key]) {
    page.element("section.sect", |sect| {
        sect.element("div.sect__h", |head| head.say("h2.h3", title));
        sect.element("div.prose", |prose| {
            for text in texts {
                prose.say("p", *text);
            }
        });
    });
}
