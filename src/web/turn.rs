//! One session at a time, whatever tabs and widgets of a site are open.

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/web/turn.js")]
extern "C" {
    fn take_turn(who: u32, told: &JsValue);
    /// The session is over: another one may run.
    #[wasm_bindgen(js_name = give_turn)]
    pub(super) fn give(who: u32);
}

/// Ask for the turn under a number that nobody else has; `told` hears once whether it is ours now.
pub(super) fn take(who: u32, told: impl FnOnce(bool) + 'static) {
    take_turn(who, &Closure::once_into_js(told));
}
