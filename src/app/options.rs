//! Attributes of the element and parameters of the address, as messages. One parser for every door.

use super::{Msg, Route};
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

/// The language of the page around.
const AUTO: &str = "auto";

/// Understand one option. `None` is an option taken away: its default.
///
/// # Errors
/// A sentence for the console that names the option, the value and what would be understood.
pub fn parse(name: &str, value: Option<&str>) -> Result<Msg, String> {
    let place = |names: &[&str]| choose(name, value, names);
    let msg = match name {
        "view" => Msg::View(nth(&View::NAMED, place(&View::NAMED.map(|(n, _)| n))?, View::Diagram)),
        "lang" => Msg::Ask(Setting::Language(language(value)?)),
        "theme" => {
            let theme = nth(&Theme::NAMED, place(&Theme::NAMED.map(|(n, _)| n))?, Theme::Auto);
            Msg::Ask(Setting::Theme(theme))
        }
        "motion" => {
            let motion = nth(&Motion::NAMED, place(&Motion::NAMED.map(|(n, _)| n))?, Motion::Auto);
            Msg::Ask(Setting::Motion(motion))
        }
        "sound" => Msg::HostSound(place(&["on", "off"])? != Some(1)),
        "posture" => Msg::Posture(match place(&["standing", "sitting", "supine"])? {
            Some(1) => Posture::Sitting,
            Some(2) => Posture::Supine,
            _ => Posture::Standing,
        }),
        "activity" => {
            let at = place(&Pick::ALL.map(Pick::name))?.unwrap_or(0);
            Msg::Pick(Pick::ALL.get(at).copied().unwrap_or(Pick::Still))
        }
        "exercise" => {
            place(&[Exercise::HeelRaises.id()])?;
            Msg::Tick
        }
        "chapter" => match value.map(str::trim).filter(|v| !v.is_empty()) {
            None => Msg::Go(Route::Learn(Some(Chapter::Soleus))),
            Some(asked) => match Chapter::named(asked) {
                Some(chapter) => Msg::Go(Route::Learn(Some(chapter))),
                None => {
                    return Err(complaint(
                        name,
                        asked,
                        &["one of ", &Chapter::ALL.map(Chapter::slug).join(", ")].concat(),
                    ));
                }
            },
        },
        "valves" => Msg::Competence(number(name, value, 0.0, 1.0, 1.0)?),
        "height-cm" => Msg::HeightCm(number(name, value, 140.0, 205.0, 175.0)?),
        _ => return Err([name, " is not an option"].concat()),
    };
    Ok(msg)
}

fn language(value: Option<&str>) -> Result<Option<Language>, String> {
    let Some(value) = value.map(str::trim).filter(|v| !v.is_empty() && *v != AUTO) else { return Ok(None) };
    Language::meant(value, Language::ALL).map(Some).ok_or_else(|| {
        let known: Vec<_> = [AUTO].into_iter().chain(Language::ALL.iter().map(|it| it.tag())).collect();
        complaint("lang", value, &["one of ", &known.join(", ")].concat())
    })
}

fn nth<T: Copy>(named: &[(&str, T)], place: Option<usize>, default: T) -> T {
    place.and_then(|n| named.get(n)).map_or(default, |(_, value)| *value)
}

/// Which of the names it is; none is an option taken away.
fn choose(name: &str, value: Option<&str>, names: &[&str]) -> Result<Option<usize>, String> {
    let Some(value) = value.map(str::trim).filter(|v| !v.is_empty()) else { return Ok(None) };
    match names.iter().position(|n| *n == value) {
        Some(place) => Ok(Some(place)),
        None => Err(complaint(name, value, &["one of ", &names.join(", ")].concat())),
    }
}

fn number(name: &str, value: Option<&str>, least: f64, greatest: f64, default: f64) -> Result<f64, String> {
    let Some(value) = value.map(str::trim).filter(|v| !v.is_empty()) else { return Ok(default) };
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
            ("exercise", &["heel-raises"]),
            ("chapter", &["soleus", "second-heart", "8"]),
            ("valves", &["0", "0.5", "1"]),
            ("height-cm", &["140", "175.5", "205"]),
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
