//! The words of one language, as every view and monitor holds them.

use super::{Key, Language, Platform};

/// What is loaded by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What every view needs.
    Interface,
    /// The lesson, which may come later.
    Lesson,
    /// Training and progress, which may come later, with the part of the program that they need.
    Coach,
}

impl Part {
    /// Every part, in the order of the keys.
    pub const ALL: [Self; 3] = [Self::Interface, Self::Lesson, Self::Coach];

    /// How many messages it has.
    pub fn size(self) -> usize {
        *self.of(&Key::PARTS)
    }

    /// Its own of what there is one of for each.
    pub fn of<T>(self, each: &[T; 3]) -> &T {
        let [interface, lesson, coach] = each;
        match self {
            Self::Interface => interface,
            Self::Lesson => lesson,
            Self::Coach => coach,
        }
    }

    /// Its name between the program and its loader.
    pub fn name(self) -> &'static str {
        match self {
            Self::Interface => "words",
            Self::Lesson => "lesson",
            Self::Coach => "coach",
        }
    }
}

/// A file of words with another number of lines than there are messages: it belongs to another version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Lines that it has.
    pub lines: usize,
    /// Messages that there are.
    pub messages: usize,
}

/// The messages of a part, one a line in the order of the keys.
///
/// # Errors
/// Another number of lines.
pub fn read(part: Part, text: &str) -> Result<Vec<&str>, Misfit> {
    let lines: Vec<&str> = text.lines().collect();
    match part.size() {
        messages if messages == lines.len() => Ok(lines),
        messages => Err(Misfit { lines: lines.len(), messages }),
    }
}

/// One language: its messages by key, and what the browser knows of it.
#[derive(Debug)]
pub struct Tables {
    /// Which it is.
    pub language: Language,
    /// Messages of each part; none of what is not here.
    pub parts: [&'static [&'static str]; Part::ALL.len()],
    /// What the browser knows of the language.
    pub platform: Platform,
}

/// The words of one language, as everything that speaks holds them. The tables live as long as the page.
#[derive(Clone, Copy, Debug)]
pub struct Words(&'static Tables);

/// English as it is in the sources.
#[cfg(not(target_arch = "wasm32"))]
static ENGLISH: Tables = Tables {
    language: Language::English,
    parts: {
        let (interface, later) = super::ENGLISH.split_at(Key::PARTS[0]);
        let (lesson, coach) = later.split_at(Key::PARTS[1]);
        [interface, lesson, coach]
    },
    platform: super::platform::ENGLISH,
};

impl Words {
    /// The words of these tables.
    pub fn new(tables: &'static Tables) -> Self {
        Self(tables)
    }

    /// English, for tests and the command line: in the page it is a language like the others.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn english() -> Self {
        Self(&ENGLISH)
    }

    /// The language that these words are in.
    pub fn language(self) -> Language {
        self.0.language
    }

    /// What the browser knows of it.
    pub fn platform(self) -> Platform {
        self.0.platform
    }

    /// Whether the words of a part are here.
    pub fn has(self, part: Part) -> bool {
        part.of(&self.0.parts).len() >= part.size()
    }

    /// The words of a key; none while its part is not here.
    pub fn t(self, key: Key) -> &'static str {
        let mut n = key.index();
        for (lines, size) in self.0.parts.iter().zip(Key::PARTS) {
            if n < size {
                return lines.get(n).copied().unwrap_or_default();
            }
            n -= size;
        }
        ""
    }

    /// The words of a key with each `{name}` replaced by its value. An unknown name stays as written.
    pub fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        filled(self.t(key), values)
    }

    /// The words of a key with a whole number for its `{n}`.
    #[inline(never)]
    pub fn counted(self, key: Key, n: i64) -> String {
        self.fill(key, &[("n", &self.figures(n))])
    }

    /// The same in the form that the language has for this many.
    pub fn plural(self, key: Key, count: u64, values: &[(&str, &str)]) -> String {
        let wanted = self.0.platform.form(count);
        let mut words = "";
        let mut parts = self.t(key).split('\u{1f}').skip(1);
        while let (Some(form), Some(these)) = (parts.next(), parts.next()) {
            if form == wanted || form == "other" {
                words = these;
            }
            if form == wanted {
                break;
            }
        }
        filled(words, values)
    }

    /// So many of something, as the language counts them, with the number for its `{n}`.
    pub fn by_count(self, key: Key, n: impl Into<u64>) -> String {
        let n = n.into();
        self.plural(key, n, &[("n", &self.figures(i64::try_from(n).unwrap_or(i64::MAX)))])
    }

    /// A whole number in the language's figures.
    #[inline]
    pub fn number(self, n: impl Into<i64>) -> String {
        self.figures(n.into())
    }

    #[inline(never)]
    fn figures(self, n: i64) -> String {
        let mut out = String::new();
        self.0.platform.write(&mut out, n);
        out
    }

    /// Tenths as `2.5`, or as `2` where there are none.
    pub fn tenths(self, n: impl Into<i64>) -> String {
        let n = n.into();
        let whole = self.number(n / 10);
        if n % 10 == 0 { whole } else { [&whole, self.0.platform.decimal(), &self.number(n % 10)].concat() }
    }

    /// A span in words: `45 s`, `5 min`, `5 min 5 s`.
    pub fn span(self, seconds: u64) -> String {
        let number = |n: u64| self.number(i64::try_from(n).unwrap_or(i64::MAX));
        let (min, s) = (number(seconds / 60), number(seconds % 60));
        match (seconds / 60, seconds % 60) {
            (0, _) => self.fill(Key::Seconds, &[("s", &s)]),
            (_, 0) => self.fill(Key::Minutes, &[("min", &min)]),
            _ => self.fill(Key::MinutesSeconds, &[("min", &min), ("s", &s)]),
        }
    }
}

fn filled(words: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = values.iter().find(|(n, _)| *n == name) {
            out.push_str(value);
        } else {
            out.push('{');
            out.push_str(name);
            out.push('}');
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}
