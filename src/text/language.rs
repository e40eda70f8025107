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
        let first = tag.trim().split(['-', '_']).next().unwrap_or_default();
        offered.iter().copied().find(|it| it.tag().split('-').next().is_some_and(|it| it.eq_ignore_ascii_case(first)))
    }
}

/// The language to speak: the first that is offered of a list of tags with commas between. What is asked for stands
/// first in it, then what the reader once chose, the language of the page around, and those that the browser names; an
/// unknown tag says nothing. English, where none is offered.
pub fn choose(tags: &str, offered: &[Language]) -> Language {
    tags.split(',').find_map(|tag| Language::meant(tag, offered)).unwrap_or(Language::English)
}
