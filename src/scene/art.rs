//! The standing markup of the drawing: `art/leg.svg` and `art/lens.svg`, with a name (`data-part`) at every element
//! that moves.
//!
//! Kept as text and built into elements once, because views that wrote it out cost the page 4 KB. In attributes, `@`
//! stands for the prefix that makes ids one drawing's own, and `$Name` for the outline of a bone. No words, no `style`
//! attribute, no `<style>`: names are buttons on top of the drawing, colours are classes in `leg.css`.

use super::bones::Bone;

/// The leg with its veins, the ground under it and the heart beside it: the inside of a `<g class="leg">`, in the leg's
/// frame of 640 by 1000 units on the wide stage.
const LEG: &str = include_str!("art/leg.svg");
/// One valve magnified, flow upwards: the inside of a `<g class="lens">`, 200 by 200 units.
const LENS: &str = include_str!("art/lens.svg");

/// A step in building elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Build<'a> {
    /// Begin an element of this name inside the one that is open.
    Open(&'a str),
    /// Give the element that has just begun an attribute.
    Attribute(&'a str, String),
    /// The open element is complete.
    Close,
}

/// The steps that build a drawing, by its name: `leg` or `lens`. Another name builds nothing.
pub fn art<'a>(name: &str, prefix: &'a str) -> impl Iterator<Item = Build<'a>> {
    let text = match name {
        "leg" => LEG,
        "lens" => LENS,
        _ => "",
    };
    text.split('<').skip(1).flat_map(move |tag| steps(tag, prefix))
}

/// The steps of one tag, without its opening bracket.
fn steps<'a>(tag: &'a str, prefix: &str) -> Vec<Build<'a>> {
    let inside = tag.split_once('>').map_or(tag, |(inside, _)| inside);
    if inside.starts_with('/') {
        return vec![Build::Close];
    }
    let complete = inside.ends_with('/');
    let inside = inside.trim_end_matches('/');
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut steps = vec![Build::Open(name)];
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        steps.push(Build::Attribute(name.trim(), resolved(value, prefix)));
        rest = after;
    }
    if complete {
        steps.push(Build::Close);
    }
    steps
}

fn resolved(value: &str, prefix: &str) -> String {
    match value.strip_prefix('$') {
        Some(bone) => Bone::named(bone).map(Bone::outline).unwrap_or_default(),
        None => value.replace('@', prefix),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::HEART_ASIDE;
    use std::collections::BTreeSet;

    fn all() -> Vec<Build<'static>> {
        art("leg", "p-").chain(art("lens", "p-")).collect()
    }

    fn values(wanted: &str) -> Vec<String> {
        let of = |step| if let Build::Attribute(name, value) = step { (name == wanted).then_some(value) } else { None };
        all().into_iter().filter_map(of).collect()
    }

    #[test]
    fn every_element_that_opens_closes_within_its_drawing() {
        for name in ["leg", "lens"] {
            let mut open = 0;
            for step in art(name, "") {
                match step {
                    Build::Open(_) => open += 1,
                    Build::Close => open -= 1,
                    Build::Attribute(..) => {}
                }
                assert!(open >= 0, "{name} closes what it did not open");
            }
            assert_eq!(open, 0, "{name} leaves elements open");
        }
    }

    #[test]
    fn references_meet_ids_and_bones_have_outlines() {
        let ids: BTreeSet<String> = values("id").into_iter().collect();
        for reference in ["href", "fill", "mask", "clip-path"].iter().flat_map(|name| values(name)) {
            if let Some((_, id)) = reference.split_once('#').filter(|(_, id)| id.starts_with("p-")) {
                assert!(ids.contains(id.trim_end_matches(')')), "{reference} leads nowhere");
            }
        }
        assert!(values("d").iter().all(|d| d.starts_with('M')), "a path without an outline");
        let aside = format!("translate({HEART_ASIDE} 0)");
        assert!(values("transform").contains(&aside), "the ruler stands under the heart");
    }
}
