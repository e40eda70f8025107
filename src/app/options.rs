//! Attributes of the element and parameters of the address, as messages. One parser for every door.

use super::Msg;
use crate::coach::Exercise;
use crate::lesson::Chapter;
use crate::pump::Posture;
use crate::scene::Pick;
use crate::text::Language;

/// What an embed shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The whole site, with addresses.
    Site,
    /// The whole app in a frame, without addresses.
    Full,
    /// The stage with its words.
    Learn,
    /// The stage alone.
    Diagram,
    /// The coach.
    Train,
    /// What was done.
    Progress,
}

impl View {
    const NAMED: [(&'static str, Self); 5] = [
        ("full", Self::Full),
        ("learn", Self::Learn),
        ("diagram", Self::Diagram),
        ("train", Self::Train),
        ("progress", Self::Progress),
    ];

    /// The public name.
    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, view)| *view == self).map_or("full", |(name, _)| name)
    }
}

/// Colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    Auto,
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
    /// The strongest pairs.
    HighContrast,
}

impl Theme {
    const NAMED: [(&'static str, Self); 4] =
        [("auto", Self::Auto), ("light", Self::Light), ("dark", Self::Dark), ("high-contrast", Self::HighContrast)];

    /// The public name, which is also the value of `data-theme`.
    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, theme)| *theme == self).map_or("auto", |(name, _)| name)
    }
}

/// How much may move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// As the system says.
    Auto,
    /// Everything.
    Full,
    /// Steps only.
    Reduced,
}

impl Motion {
    const NAMED: [(&'static str, Self); 3] = [("auto", Self::Auto), ("full", Self::Full), ("reduced", Self::Reduced)];

    /// The public name.
    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, motion)| *motion == self).map_or("auto", |(name, _)| name)
    }
}

/// What both the page's author and the reader may set.
#[derive(Clone, Copy, Debug)]
pub enum Setting {
    /// The language; none is that of the page around.
    Language(Option<Language>),
    /// Colours.
    Theme(Theme),
    /// How much may move.
    Motion(Motion),
}

impl Setting {
    /// Under which name it is kept, and how it is written.
    pub(super) fn kept(self) -> (&'static str, &'static str) {
        match self {
            Self::Language(language) => ("lang", language.map_or(AUTO, Language::tag)),
            Self::Theme(theme) => ("theme", theme.name()),
            Self::Motion(motion) => ("motion", motion.name()),
        }
    }
}

/// How the sound setting is written.
pub(super) const SOUND: [(&str, bool); 2] = [("on", true), ("off", false)];

const POSTURES: [(&str, Posture); 3] =
    [("standing", Posture::Standing), ("sitting", Posture::Sitting), ("supine", Posture::Supine)];

const LEVELS: [(&str, u8); 6] = [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6", 6)];
/// An embed stands under the heading of its page.
pub(super) const HEADING_LEVEL: u8 = 2;

/// The language of the page around.
const AUTO: &str = "auto";

/// Understand one option. `None` is an option taken away: its default.
///
/// # Errors
/// A sentence for the console that names the option, the value and what would be understood.
pub fn parse(name: &str, value: Option<&str>) -> Result<Msg, String> {
    let value = value.map(str::trim).filter(|v| !v.is_empty());
    Ok(match name {
        "view" => Msg::View(one_of(name, value, &View::NAMED, View::Diagram)?),
        "lang" => Msg::Ask(Setting::Language(language(value)?)),
        "theme" => Msg::Ask(Setting::Theme(one_of(name, value, &Theme::NAMED, Theme::Auto)?)),
        "motion" => Msg::Ask(Setting::Motion(one_of(name, value, &Motion::NAMED, Motion::Auto)?)),
        "sound" => Msg::HostSound(one_of(name, value, &SOUND, true)?),
        "posture" => Msg::Posture(one_of(name, value, &POSTURES, Posture::Standing)?),
        "activity" => Msg::Pick(one_of(name, value, &Pick::ALL.map(|pick| (pick.name(), pick)), Pick::Still)?),
        "exercise" => Msg::Exercise(one_of(name, value, &Exercise::ALL.map(|it| (it.id(), it)), Exercise::HeelRaises)?),
        "chapter" => Msg::Chapter(match value {
            None => Chapter::Soleus,
            Some(asked) => Chapter::named(asked)
                .ok_or_else(|| none_of(name, asked, &mut Chapter::ALL.into_iter().map(Chapter::slug)))?,
        }),
        "valves" => Msg::Competence(number(name, value, 0.0, 1.0, 1.0)?),
        "heading-level" => Msg::HeadingLevel(one_of(name, value, &LEVELS, HEADING_LEVEL)?),
        "height-cm" => Msg::HeightCm(number(name, value, 140.0, 205.0, 175.0)?),
        _ => return Err([name, " is not an option"].concat()),
    })
}

fn language(value: Option<&str>) -> Result<Option<Language>, String> {
    let Some(value) = value.filter(|v| *v != AUTO) else { return Ok(None) };
    Language::meant(value, Language::ALL)
        .map(Some)
        .ok_or_else(|| none_of("lang", value, &mut [AUTO].into_iter().chain(Language::ALL.iter().map(|it| it.tag()))))
}

/// What the value names; none is an option taken away.
fn one_of<T: Copy>(name: &str, value: Option<&str>, named: &[(&'static str, T)], default: T) -> Result<T, String> {
    let Some(value) = value else { return Ok(default) };
    match named.iter().find(|(n, _)| *n == value) {
        Some((_, meant)) => Ok(*meant),
        None => Err(none_of(name, value, &mut named.iter().map(|(n, _)| *n))),
    }
}

fn none_of(name: &str, value: &str, known: &mut dyn Iterator<Item = &'static str>) -> String {
    let mut list = String::from("one of ");
    for (n, known) in known.enumerate() {
        list.push_str(if n > 0 { ", " } else { "" });
        list.push_str(known);
    }
    complaint(name, value, &list)
}

fn number(name: &str, value: Option<&str>, least: f64, greatest: f64, default: f64) -> Result<f64, String> {
    let Some(value) = value else { return Ok(default) };
    match decimal(value) {
        Some(v) if (least..=greatest).contains(&v) => Ok(v),
        _ => Err(complaint(
            name,
            value,
            if greatest <= 1.0 { "a number from 0 to 1" } else { "a number from 140 to 205" },
        )),
    }
}

/// A number without sign or exponent and with at most six places behind its point. The library reads every number there
/// is, to the last bit, and costs 15 KB in the page for it.
fn decimal(text: &str) -> Option<f64> {
    let (whole, behind) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.len() <= 6 && part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() && behind.is_empty() || !digits(whole) || !digits(behind) {
        return None;
    }
    let number = |part: &str| part.bytes().fold(0, |sum: u32, b| sum * 10 + u32::from(b - b'0'));
    let scale = (0..behind.len()).fold(1.0, |scale, _| scale * 10.0);
    Some(f64::from(number(whole)) + f64::from(number(behind)) / scale)
}

fn complaint(name: &str, value: &str, known: &str) -> String {
    let shown: String = value.chars().take(40).collect();
    [name, "=\"", &shown, "\" is not ", known, "; the default is used"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_value_is_understood_and_others_say_what_would_be() {
        for (name, values) in [
            ("view", &["full", "learn", "diagram", "train", "progress"][..]),
            ("theme", &["auto", "light", "dark", "high-contrast"]),
            ("motion", &["auto", "full", "reduced"]),
            ("lang", &["auto", "en", "en-GB"]),
            ("sound", &["on", "off"]),
            ("posture", &["supine", "sitting", "standing"]),
            ("activity", &["still", "heel-raises", "seated-pumps", "walking"]),
            ("exercise", &["heel-raises", "seated-pumps", "calf-stretch", "walk"]),
            ("chapter", &["soleus", "second-heart", "8"]),
            ("valves", &["0", "0.5", "1"]),
            ("height-cm", &["140", "175.5", "205"]),
            ("heading-level", &["1", "2", "6"]),
        ] {
            for value in values {
                assert!(parse(name, Some(value)).is_ok(), "{name}={value}");
            }
            assert!(parse(name, None).is_ok() && parse(name, Some(" ")).is_ok(), "{name} taken away is its default");
            for value in ["nonsense", "-1", "1e9", "NaN", "inf", "<script>"] {
                let text = parse(name, Some(value)).map(|_| ()).expect_err("not a value");
                assert!(text.contains(name) && text.contains("default"), "{text}");
            }
        }
        assert!(parse("onclick", Some("x")).is_err(), "unknown option");
    }

    #[test]
    fn decimals_are_read_as_written() {
        assert_eq!(
            ["0", "1", ".5", "0.25", "175.", "205.000001"].map(decimal),
            [0.0, 1.0, 0.5, 0.25, 175.0, 205.000_001].map(Some),
            "read"
        );
        assert_eq!(["", ".", "-1", "1e3", "1.2.3", "0.1234567", "\u{0661}"].map(decimal), [None; 7], "not read");
    }
}
