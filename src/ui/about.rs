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
        let mut section = |title: Key, texts: &[Key], more: Option<&dyn Fn(&mut Nodes)>| {
            page.element("section.sect", |sect| {
                sect.element("div.sect__h", |head| head.say("h2.h3", title));
                sect.element("div.prose", |prose| texts.iter().for_each(|text| prose.say("p", *text)));
                if let Some(more) = more {
                    more(sect);
                }
            });
        };
        let table = |sect: &mut Nodes| {
            sect.element("ul.valid", |list| MEASURED.iter().for_each(|it| measure(list, model.words, it)));
        };
        section(Key::AboutModel, &[Key::AboutModelText, Key::AboutModelEstimate], None);
        section(Key::AboutTable, &[Key::AboutTableText], Some(&table));
        section(Key::AboutLimits, &[Key::AboutLimitsText, Key::AboutLimitsMisses, Key::AboutDrawing], None);
        section(Key::AboutClaims, &[Key::AboutSourcesText], Some(&|sect| claims::all(sect, model.words)));
        section(Key::AboutSafety, &[Key::AboutSafetyText], Some(&|sect| help::flag(sect, model)));
        section(Key::AboutPrivacy, &[Key::AboutPrivacyText, Key::AboutPrivacyKept], None);
        section(Key::AboutLicence, &[Key::AboutLicenceText], None);
    });
}

fn measure(list: &mut Nodes, words: Words, measured: &Measured) {
    list.element("li", |item| {
        item.say("h3.valid__t", measured.name);
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
