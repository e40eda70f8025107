//! Evidence cards: the verdict first, so that nobody reads a myth as a fact; then the claim as it is told, what can
//! honestly be said, and where that comes from.

use super::icon::{Icon, icon, small};
use super::words::{Nodes, given};
use crate::lesson::{CLAIMS, Chapter, Claim, Verdict};
use crate::text::{Key, Words};

/// The claims of a chapter; those that do not hold under a heading of their own.
pub(super) fn of_chapter(nodes: &mut Nodes, words: Words, chapter: Chapter) {
    for (title, myths) in [(Key::ClaimsTitle, false), (Key::MythTitle, true)] {
        let claims: Vec<_> = chapter.claims().filter(|claim| claim.verdict.is_myth() == myths).collect();
        nodes.when(!claims.is_empty(), |nodes| {
            nodes.element("section.ev", |section| {
                section.say("h2.h3", title);
                section.when(!myths, |section| section.say("p.label", Key::ClaimsKey));
                for claim in claims {
                    card(section, words, claim);
                }
            });
        });
    }
}

/// Every claim there is.
pub(super) fn all(nodes: &mut Nodes, words: Words) {
    nodes.say("p.label", Key::ClaimsKey);
    nodes.element("div.claims", |list| {
        for claim in CLAIMS {
            card(list, words, claim);
        }
    });
}

fn card(nodes: &mut Nodes, words: Words, claim: &Claim) {
    let picture = match claim.verdict {
        Verdict::Supported => Icon::EvidenceFull,
        Verdict::Partly => Icon::EvidenceHalf,
        Verdict::Exaggerated => Icon::EvidenceSmall,
        Verdict::NoSource => Icon::EvidenceNone,
    };
    nodes.varying("article", given!["class" = "claim", "data-t" = ["claim-", claim.id].concat()], |card| {
        card.varying("p", given!["class" = "badge", "data-v" = claim.verdict.name()], |badge| {
            badge.put(icon(picture));
            badge.word(claim.badge);
        });
        card.element("p.claim__q", |p| p.say("q", claim.said));
        card.say("p.claim__b", claim.wording);
        card.element("details", |details| {
            details.element("summary", |summary| {
                summary.word(Key::References);
                summary.put(small(Icon::ChevronDown));
            });
            details.element("ul.source", |list| {
                for source in claim.sources {
                    list.element("li", |item| citation(item, *source));
                }
            });
            let (year, month) = claim.checked;
            let (year, month) = (words.number(year), words.platform().month(month));
            details.write("p.source", words.fill(Key::Checked, &[("month", month), ("year", &year)]));
        });
    });
}

/// Who and where, as a link to it. It opens beside the page: a session that runs must not be left by it.
fn citation(nodes: &mut Nodes, source: Key) {
    let words = nodes.t(source);
    // A character is looked for in a kilobyte less of code than a string.
    let (name, link) = words.split_once('|').unwrap_or((words, ""));
    let (name, link) = (name.trim(), link.trim());
    let attributes = given!["href" = link, "target" = "_blank", "rel" = "noreferrer", "lang" = "en", "dir" = "ltr"];
    nodes.varying("a", attributes, |a| a.text(name));
}
