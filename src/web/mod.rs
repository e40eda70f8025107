//! The only folder that touches the browser: clocks, the frame loop, the painter, storage, sound, what the page can
//! see.
//!
//! Each port is a small struct; what registers something with the browser undoes it on drop. A failure here is a value
//! or a line in the console, never a panic: the page goes on without the thing that failed.

mod clock;
mod cues;
mod drawing;
mod frames;
mod listen;
mod painter;
mod shell;
mod sound;
mod storage;
mod turn;
mod value;
mod words;

pub(crate) use shell::Shell;
pub(crate) use value::to_value;
pub(crate) use words::take as take_words;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Every element under `root` that a selector means.
fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|n| list.get(n)?.dyn_into().ok()).collect()
}

/// Say in the console what went wrong; the page goes on without it.
pub(crate) fn warn(what: &str, why: &JsValue) {
    web_sys::console::warn_2(&JsValue::from_str(what), why);
}
