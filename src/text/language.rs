//! Which language the words are in, and how it is chosen.

/// A language that the words can come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English, which always is there.
    English,
    /// Spanish.
    Spanish,
    /// German.
    German,
    /// French.
    French,
    /// Portuguese as in Brazil.
    Portuguese,
    /// Arabic, written from right to left.
    Arabic,
}

impl Language {
    /// The tag of BCP 47, which is also the name of the language's folder.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::German => "de",
            Self::French => "fr",
            Self::Portuguese => "pt-BR",
            Self::Arabic => "ar",
        }
    }

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::German => "Deutsch",
            Self::French => "Français",
            Self::Portuguese => "Português (Brasil)",
            Self::Arabic => "العربية",
        }
    }

    /// The direction in which it is written, as `dir` has it.
    pub fn direction(self) -> &'static str {
        if self == Self::Arabic { "rtl" } else { "ltr" }
    }

    /// The language among `offered` that a tag means by its first part: `pt` and `pt-PT` are read by those who read
    /// `pt-BR`.
    pub fn meant(tag: &str, offered: &[Self]) -> Option<Self> {
        let first = |tag: &str| tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        offered.iter().copied().find(|it| first(it.tag()) == first(tag))
    }
}

/// The language to speak: what was asked for, else what the reader once chose, else that of the page around, else the
/// first that the browser names and that is offered, else English.
pub fn choose(
    offered: &[Language],
    asked: Option<&str>,
    stored: Option<&str>,
    page: Option<&str>,
    browser: &[&str],
) -> Language {
    let named = [asked, stored, page].into_iter().flatten().chain(browser.iter().copied());
    let mut meant = named.filter_map(|tag| Language::meant(tag, offered));
    meant.next().unwrap_or(Language::English)
}
