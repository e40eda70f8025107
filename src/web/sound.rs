//! Tones on the audio clock: all that is left of a session is scheduled at once, so that a slowed-down page still
//! sounds right. No sound device, or one that refuses, leaves the session silent and going.

use crate::coach::Run;
use crate::coach::tones::{Tone, schedule};
use crate::units::{f64_from_i64, single};
use wasm_bindgen::JsValue;
use web_sys::{AudioContext, GainNode, OscillatorNode};

/// Most notes scheduled at once.
const MOST_TONES: usize = 400;
/// Seconds in which a note fades in and out, so that it does not click.
const FADE_S: f64 = 0.012;
/// Share of full volume at a gain of 1.
const VOLUME: f64 = 0.35;

/// The sound device and what is scheduled on it.
#[derive(Default)]
pub(crate) struct Sound {
    device: Option<Device>,
}

struct Device {
    context: AudioContext,
    master: GainNode,
    notes: Vec<OscillatorNode>,
}

impl Sound {
    /// Schedule what is left of a session. Called within the reader's tap, since browsers want one before any sound.
    pub(crate) fn play(&mut self, run: &Run) {
        self.silence();
        if !touched() {
            return;
        }
        if self.device.is_none() {
            self.device = Device::open().map_err(|why| super::warn("no sound", &why)).ok();
        }
        let Some(device) = &mut self.device else { return };
        // The promise tells nothing that the next tap would not mend.
        drop(device.context.resume());
        for (after_ms, tone) in schedule(run.timeline(), run.active_ms(), MOST_TONES) {
            let after_s = f64_from_i64(i64::try_from(after_ms).unwrap_or(i64::MAX)) / 1000.0;
            if let Err(why) = device.note(after_s, &tone) {
                super::warn("no sound", &why);
                return;
            }
        }
    }

    /// Stop everything at once, without a click.
    pub(crate) fn silence(&mut self) {
        if let Some(device) = &mut self.device {
            device.silence();
        }
    }
}

/// Whether the reader has touched the page: before that, browsers refuse sound and complain about each note.
fn touched() -> bool {
    let of = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &JsValue::from_str(name)).ok();
    let activation = web_sys::window().and_then(|w| of(&w, "navigator")).and_then(|n| of(&n, "userActivation"));
    // A browser that cannot tell is asked by trying.
    activation.and_then(|a| of(&a, "hasBeenActive")).and_then(|b| b.as_bool()).unwrap_or(true)
}

impl Drop for Device {
    fn drop(&mut self) {
        self.silence();
        // The promise tells when it is closed; nobody waits.
        self.context.close().ok();
    }
}

impl Device {
    fn open() -> Result<Self, JsValue> {
        let context = AudioContext::new()?;
        let master = context.create_gain()?;
        master.connect_with_audio_node(&context.destination())?;
        Ok(Self { context, master, notes: Vec::new() })
    }

    fn note(&mut self, after_s: f64, tone: &Tone) -> Result<(), JsValue> {
        let start = self.context.current_time() + after_s;
        let end = start + f64::from(tone.duration_ms) / 1000.0;
        let note = self.context.create_oscillator()?;
        let loudness = self.context.create_gain()?;
        let pitch = note.frequency();
        for (n, point) in tone.contour.iter().enumerate() {
            let at = start + f64::from(point.at_ms) / 1000.0;
            if n == 0 {
                pitch.set_value_at_time(single(point.hz), at)?;
            } else {
                pitch.linear_ramp_to_value_at_time(single(point.hz), at)?;
            }
        }
        let gain = loudness.gain();
        let full = single(tone.gain * VOLUME);
        gain.set_value_at_time(0.0, start)?;
        gain.linear_ramp_to_value_at_time(full, start + FADE_S)?;
        gain.set_value_at_time(full, (end - FADE_S).max(start + FADE_S))?;
        gain.linear_ramp_to_value_at_time(0.0, end)?;
        note.connect_with_audio_node(&loudness)?;
        loudness.connect_with_audio_node(&self.master)?;
        note.start_with_when(start)?;
        note.stop_with_when(end)?;
        self.notes.push(note);
        Ok(())
    }

    fn silence(&mut self) {
        for note in self.notes.drain(..) {
            // A note that is over refuses to stop again.
            note.stop().ok();
            note.disconnect().ok();
        }
    }
}
