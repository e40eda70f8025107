//! The only folder that touches the browser: clocks, the frame loop, the painter, storage, sound, what the page can
//! see.
//!
//! Each port is a small struct; what registers something with the browser undoes it on drop. A failure here is a value
//! or a line in the console, never a panic: the page goes on without the thing that failed.

mod clock;
mod drawing;
mod frames;
mod listen;
mod painter;
mod shell;
mod sound;
mod storage;
mod value;

pub(crate) use shell::{Leg, Shell};
pub(crate) use value::to_value;

use wasm_bindgen::JsValue;

/// Say in the console what went wrong; the page goes on without it.
pub(crate) fn warn(what: &str, why: &JsValue) {
    web_sys::console::warn_2(&JsValue::from_str(what), why);
}
