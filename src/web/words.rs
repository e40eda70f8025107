//! Words as they arrive from the loader.
//!
//! A table of words lives as long as the page, so that everything may hold it by a copy. It is kept once for each
//! language and part, however many apps come and go: that is what this thread's cache is for.

use crate::text::{Language, Misfit, Part, Platform, Tables, Words, read};
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

thread_local! {
    static KEPT: RefCell<Vec<&'static Tables>> = const { RefCell::new(Vec::new()) };
}

/// Take in the text of a part and answer with all words of its language that are here; nothing for a later part whose
/// interface is not here, or where the browser knows nothing of the language.
pub(crate) fn take(language: Language, part: Part, text: String) -> Result<Option<Words>, Misfit> {
    KEPT.with_borrow_mut(|kept| {
        let place = kept.iter_mut().find(|it| it.language == language);
        match place {
            Some(place) if Words::new(place).has(part) => Ok(Some(Words::new(place))),
            Some(place) => {
                let Tables { parts, platform, .. } = **place;
                let lines = table(part, text)?;
                let parts = Part::ALL.map(|it| if it == part { lines } else { *it.of(&parts) });
                *place = Box::leak(Box::new(Tables { language, parts, platform }));
                Ok(Some(Words::new(place)))
            }
            None if part == Part::Interface => {
                let interface = table(part, text)?;
                let lines: Vec<&'static str> = platform(language.tag()).leak().lines().collect();
                let Some(platform) = Platform::checked(lines.leak()) else { return Ok(None) };
                let tables: &Tables = Box::leak(Box::new(Tables { language, parts: [interface, &[], &[]], platform }));
                kept.push(tables);
                Ok(Some(Words::new(tables)))
            }
            None => Ok(None),
        }
    })
}

fn table(part: Part, text: String) -> Result<Table, Misfit> {
    // Only what fits is kept for good.
    read(part, &text)?;
    read(part, text.leak()).map(|lines| &*lines.leak())
}
