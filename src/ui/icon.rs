//! Icons: 24 grid, stroke 1.75, round ends. An icon alone needs a name on its button.

use super::words::{attrs, given, one};
use yew::prelude::*;

/// One idea each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    Learn,
    Train,
    Progress,
    About,
    SoundOn,
    SoundOff,
    Play,
    Pause,
    Step,
    Reset,
    Stop,
    Raise,
    Hold,
    Lower,
    Rest,
    Heel,
    Plus,
    Minus,
    Check,
    Warning,
    ChevronDown,
    EvidenceFull,
    EvidenceHalf,
    EvidenceSmall,
    EvidenceNone,
    Gear,
}

const RING: &str = "M3.6 12a8.4 8.4 0 1 0 16.8 0a8.4 8.4 0 1 0-16.8 0";

impl Icon {
    /// Path that is stroked, and path that is filled.
    fn paths(self) -> (&'static str, &'static str) {
        match self {
            Self::Learn => (
                "M3.5 6.5c3-1.3 6-1.3 8.5.4v12.2c-2.5-1.7-5.5-1.7-8.5-.4z\
                M20.5 6.5c-3-1.3-6-1.3-8.5.4v12.2c2.5-1.7 5.5-1.7 8.5-.4z",
                "",
            ),
            Self::Train => ("M3 19.5h3.5L11 7h4.5L20 19.5h1", "M11.1 7a2.1 2.1 0 1 0 4.2 0a2.1 2.1 0 1 0-4.2 0"),
            Self::Progress => ("M4 20V13M9.3 20V9.5M14.7 20v-6M20 20V5", ""),
            Self::About => (
                "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 11.2v5.3",
                "M10.85 7.9a1.15 1.15 0 1 0 2.3 0a1.15 1.15 0 1 0-2.3 0",
            ),
            Self::SoundOn => {
                ("M4 9.8v4.4h3.3L12 18V6L7.3 9.8zM15.5 9.3a4 4 0 0 1 0 5.4M18 6.8a7.5 7.5 0 0 1 0 10.4", "")
            }
            Self::SoundOff => ("M4 9.8v4.4h3.3L12 18V6L7.3 9.8zM15.8 9.8l4.4 4.4M20.2 9.8l-4.4 4.4", ""),
            Self::Play => ("", "M8 5.2v13.6a.8.8 0 0 0 1.2.7l11-6.8a.8.8 0 0 0 0-1.4l-11-6.8A.8.8 0 0 0 8 5.2z"),
            Self::Pause => ("", "M7 5h3.4v14H7zM13.6 5H17v14h-3.4z"),
            Self::Step => ("M17.5 6v12", "M5.5 6v12l8.5-6z"),
            Self::Reset => ("M5.2 8.8A8 8 0 1 1 4 13M4.6 4.3l.5 4.7 4.7-.5", ""),
            Self::Stop => ("", "M6.5 6.5h11v11h-11z"),
            Self::Raise => ("M12 20.5V4.5M5 11.5l7-7 7 7", ""),
            Self::Hold => ("M4 9h16M4 15h16", ""),
            Self::Lower => ("M12 3.5v16M5 12.5l7 7 7-7", ""),
            Self::Rest => ("M5.5 12a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0", ""),
            Self::Heel => (
                "M3 20.5h18M4 17.3 15.3 11.6M13.8 6.3l3.6-3.4 3.6 3.4",
                "M15.1 10.6a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0",
            ),
            Self::Plus => ("M12 5v14M5 12h14", ""),
            Self::Minus => ("M5 12h14", ""),
            Self::Check => ("M4.5 12.8 9.6 18 19.5 6.5", ""),
            Self::Warning => ("M12 4 21 20H3zM12 10.2v4", "M10.9 17a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0-2.2 0"),
            Self::Gear => (
                "M6.5 12a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M9.8 12a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0\
                M12 6.5v-3M12 20.5v-3M6.5 12h-3M20.5 12h-3M8.1 8.1L6 6M18 18l-2.1-2.1M8.1 15.9L6 18M18 6l-2.1 2.1",
                "",
            ),
            Self::ChevronDown => ("M5.5 9 12 15.5 18.5 9", ""),
            // The ring is the claim, the filled part is what the evidence holds.
            Self::EvidenceFull => (RING, RING),
            Self::EvidenceHalf => (RING, "M12 3.6a8.4 8.4 0 0 0 0 16.8z"),
            Self::EvidenceSmall => (RING, "M8.4 12a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0"),
            Self::EvidenceNone => (RING, ""),
        }
    }
}

/// An icon of the usual size.
pub(super) fn icon(icon: Icon) -> Html {
    draw(icon, "i")
}

/// A smaller one, beside small text.
pub(super) fn small(icon: Icon) -> Html {
    draw(icon, "i i--s")
}

#[inline(never)]
fn draw(icon: Icon, class: &'static str) -> Html {
    let (stroked, filled) = icon.paths();
    let frame = given!["class" = class, "viewBox" = "0 0 24 24", "aria-hidden" = "true", "focusable" = "false"];
    let pen = given![
        "d" = stroked,
        "fill" = "none",
        "stroke" = "currentColor",
        "stroke-linecap" = "round",
        "stroke-linejoin" = "round",
    ];
    one(None, |icon| {
        icon.varying("svg", frame, |svg| {
            svg.varying("path", pen, |_| ());
            svg.varying("path", given!["d" = filled, "fill" = "currentColor"], |_| ());
        });
    })
}

/// The mark beside the name: the height of a heel over time.
pub(super) fn brand() -> Html {
    let frame = attrs![
        "viewBox" = "0 0 30 24",
        "aria-hidden" = "true",
        "focusable" = "false",
        "fill" = "none",
        "stroke" = "currentColor",
        "stroke-width" = "2.5",
        "stroke-linecap" = "round",
        "stroke-linejoin" = "round"
    ];
    one(None, |brand| {
        brand.fixed("svg", frame, |svg| {
            svg.fixed("path", attrs!["d" = "M2 19h4L12 6h6l8 13h2"], |_| ());
            let knee = attrs!["cx" = "15", "cy" = "6", "r" = "3.2", "fill" = "currentColor", "stroke" = "none"];
            svg.fixed("circle", knee, |_| ());
        });
    })
}
