//! About: how it is computed and held against the clinic, every claim, limits, safety, privacy, licence.

use super::claims;
use super::help;
use super::icon::{Icon, small};
use super::words::{Nodes, attrs};
use crate::app::Model;
use crate::lesson::{MEASURED, Measured, MeasuredLeg};
use crate::text::{Key, Words};

/// The whole view.
pub(super) fn view(nodes: &mut Nodes, model: &Model) {
    nodes.fixed("div", attrs!["class" = "page page--text", "data-t" = "about"], |page| {
        page.element("div.pagehead", |head| {
            head.say("h1.h1", Key::NavAbout);
            head.say("p", Key::AboutIntro);
        });
        section(page, Key::AboutModel, &[Key::AboutModelText, Key::AboutModelEstimate], |_| ());
        section(page, Key::AboutTable, &[Key::AboutTableText], |sect| {
            sect.element("ul.valid", |list| MEASURED.iter().for_each(|measured| measure(list, model.words, measured)));
        });
        section(page, Key::AboutLimits, &[Key::AboutLimitsText, Key::AboutLimitsMisses, Key::AboutDrawing], |_| ());
        section(page, Key::AboutClaims, &[Key::AboutSourcesText], |sect| claims::all(sect, model.words));
        section(page, Key::AboutSafety, &[Key::AboutSafetyText], |sect| help::flag(sect, model));
        section(page, Key::AboutPrivacy, &[Key::AboutPrivacyText, Key::AboutPrivacyKept], |_| ());
        section(page, Key::AboutLicence, &[Key::AboutLicenceText], |_| ());
    });
}

fn section(page: &mut Nodes, title: Key, texts: &[Key], more: impl FnOnce(&mut Nodes)) {
    page.element("section.sect", |sect| {
        sect.element("div.sect__h", |head| head.say("h2.h3", title));
        sect.element("div.prose", |prose| {
            for text in texts {
                prose.say("p", *text);
            }
        });
        more(sect);
    });
}

fn measure(list: &mut Nodes, words: Words, measured: &Measured) {
    list.element("li", |item| {
        item.say("h3", measured.name);
        for leg in measured.legs {
            item.element("p.valid__leg", |row| {
                row.say("span.label", leg.leg);
                row.element("span.num", |value| {
                    value.write("b", tenths(words, leg.result));
                    value.text([" ", measured.unit].concat());
                });
                row.write("span.label num", published(words, leg));
                row.element("span.valid__v", |verdict| {
                    verdict.put(small(if leg.inside { Icon::Check } else { Icon::Warning }));
                    verdict.say("span", if leg.inside { Key::AboutInside } else { Key::AboutOutside });
                });
            });
        }
    });
}

fn published(words: Words, leg: &MeasuredLeg) -> String {
    let [low, high] = [leg.low, leg.high].map(|bound| bound.map(|n| tenths(words, n)).unwrap_or_default());
    let key = match (leg.low, leg.high) {
        (Some(_), Some(_)) => Key::AboutBetween,
        (Some(_), None) => Key::AboutAbove,
        _ => Key::AboutBelow,
    };
    words.fill(key, &[("low", &low), ("high", &high)])
}

/// Tenths below ten, else whole numbers.
fn tenths(words: Words, tenths: i32) -> String {
    if tenths >= 100 { words.number((tenths + 5) / 10) } else { words.tenths(tenths) }
}
