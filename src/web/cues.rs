//! What tells of a phase beside tones, and what keeps the screen on.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/web/cues.js")]
extern "C" {
    /// Say a few words in a language, at a volume of 0 to 1; no words are silence.
    pub(super) fn speak(text: &str, lang: &str, volume: f64);
    /// Whether the browser has any voice.
    pub(super) fn has_voice() -> bool;
    /// Buzz for so many milliseconds, pause for so many, and so on.
    pub(super) fn vibrate(pattern: &[u32]);
    /// Whether the browser knows of vibration; the device may have none all the same.
    pub(super) fn has_vibration() -> bool;
    /// Keep the screen on for one more, or one fewer.
    pub(super) fn keep_awake(more: bool);
    /// Ask again for the screen to stay on.
    pub(super) fn ask_awake();
    /// Whether it stays on.
    pub(super) fn is_awake() -> bool;
}
