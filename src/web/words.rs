//! Words as they arrive from the loader.
//!
//! A table of words lives as long as the page, so that everything may hold it by a copy. It is kept once for each
//! language and part, however many apps come and go: that is what this thread's cache is for.

use crate::text::{Language, Misfit, Part, Platform, Words, read};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/web/platform.js")]
extern "C" {
    /// The table of a language as [`Platform`] reads it.
    fn platform(tag: &str) -> String;
}

impl From<Misfit> for JsValue {
    fn from(Misfit { lines, messages }: Misfit) -> Self {
        let (lines, messages) = (lines.to_string(), messages.to_string());
        Self::from_str(&["a file of words has ", &lines, " lines; there are ", &messages, " messages"].concat())
    }
}

type Table = &'static [&'static str];

/// What is kept of one language.
struct Kept {
    language: Language,
    platform: Platform,
    interface: Table,
    lesson: Option<Table>,
}

thread_local! {
    static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// Take in the text of a part and answer with all words of its language that are here; nothing for a lesson whose
/// interface is not here, or where the browser knows nothing of the language.
pub(crate) fn take(language: Language, part: Part, text: String) -> Result<Option<Words>, Misfit> {
    KEPT.with_borrow_mut(|all| {
        let place = all.iter().position(|it| it.language == language);
        match (place.and_then(|n| all.get_mut(n)), part) {
            (Some(kept), Part::Lesson) if kept.lesson.is_none() => kept.lesson = Some(table(part, text)?),
            (None, Part::Interface) => {
                let interface = table(part, text)?;
                let lines: Vec<&'static str> = platform(language.tag()).leak().lines().collect();
                if let Some(platform) = Platform::checked(lines.leak()) {
                    all.push(Kept { language, platform, interface, lesson: None });
                }
            }
            _ => {}
        }
        Ok(all.iter().find(|it| it.language == language).map(|kept| {
            let words = Words::new(language, kept.interface, kept.platform);
            kept.lesson.map_or(words, |lesson| words.with_lesson(lesson))
        }))
    })
}

fn table(part: Part, text: String) -> Result<Table, Misfit> {
    // Only what fits is kept for good.
    read(part, &text)?;
    read(part, text.leak()).map(|lines| &*lines.leak())
}
