//! Tones on the audio clock: all that is left of a session is scheduled at once, so that a slowed-down page still
//! sounds right. The flow of blood is one tone that follows the model from frame to frame. No sound device, or one that
//! refuses, leaves the page silent and going.

use crate::coach::Run;
use crate::coach::tones::{Pitch, RAISE, Tone, schedule};
use crate::scene::Voice;
use crate::units::{f64_from_i64, round_i64, single};
use wasm_bindgen::JsValue;
use web_sys::{AudioContext, AudioContextState, GainNode, OscillatorNode};

/// Most notes scheduled at once.
const MOST_TONES: usize = 400;
/// Seconds in which a note fades in and out, so that it does not click.
const FADE_S: f64 = 0.012;
/// Share of full volume at a gain of 1 and the volume turned up.
const VOLUME: f64 = 0.5;
/// The same of the flow: it goes on and on.
const FLOW_VOLUME: f64 = 0.12;
/// Seconds in which the flow's tone follows the model most of the way.
const FOLLOW_S: f64 = 0.03;
/// A valve that shuts: a short, dull knock.
const CLICK: Tone =
    Tone { contour: &[Pitch { at_ms: 0, hz: 190.0 }, Pitch { at_ms: 40, hz: 70.0 }], duration_ms: 45, gain: 0.5 };

/// The sound device and what is scheduled on it.
#[derive(Default)]
pub(crate) struct Sound {
    device: Option<Device>,
    /// The device said no; it is asked again by the next thing that is to sound, not by the next frame.
    refused: bool,
    volume: f64,
}

struct Device {
    context: AudioContext,
    master: GainNode,
    notes: Vec<OscillatorNode>,
    /// The flow's tone while it is heard, and how loud it is.
    flow: Option<(OscillatorNode, GainNode)>,
}

impl Sound {
    /// Schedule what is left of a session: an entry of the later part of the program. Called within the reader's tap,
    /// since browsers want one before any sound.
    #[inline(never)]
    pub(crate) fn play(&mut self, run: &Run) {
        self.silence();
        self.refused = false;
        let Some(device) = self.awake() else { return };
        for (after_ms, tone) in schedule(run.timeline(), run.active_ms(), MOST_TONES) {
            let after_s = f64_from_i64(i64::try_from(after_ms).unwrap_or(i64::MAX)) / 1000.0;
            if let Err(why) = device.note(after_s, &tone) {
                super::warn("no sound", &why);
                return;
            }
        }
    }

    /// One tone, to try. Called within the reader's tap.
    pub(crate) fn chime(&mut self) {
        self.refused = false;
        if let Some(device) = self.awake()
            && let Err(why) = device.note(0.0, &RAISE)
        {
            super::warn("no sound", &why);
        }
    }

    /// The audio clock in milliseconds, while what is scheduled really sounds.
    pub(crate) fn sounding_ms(&self) -> Option<u64> {
        let device = self.device.as_ref().filter(|device| !device.notes.is_empty() && self.volume > 0.0)?;
        let running = device.context.state() == AudioContextState::Running;
        running.then(|| u64::try_from(round_i64(1000.0 * device.context.current_time())).unwrap_or(0))
    }

    /// How loud everything is, 0 to 1.
    pub(crate) fn set_volume(&mut self, volume: f64) {
        // Asked each frame; the device is told when it changes.
        if (volume - self.volume).abs() > 0.0 {
            self.volume = volume;
            if let Some(device) = &self.device {
                device.master.gain().set_value(single(volume));
            }
        }
    }

    /// Let the flow be heard as it is now; none is silence.
    pub(crate) fn flow(&mut self, voice: Option<Voice>) {
        let Some(voice) = voice else {
            self.refused = false;
            if let Some((tone, loudness)) = self.device.as_mut().and_then(|device| device.flow.take()) {
                tone.stop().ok();
                tone.disconnect().ok();
                loudness.disconnect().ok();
            }
            return;
        };
        if let Some(device) = self.awake()
            && let Err(why) = device.follow(&voice)
        {
            super::warn("no sound", &why);
            self.refused = true;
        }
    }

    /// The device, opened at the first sound and after the reader's first touch.
    fn awake(&mut self) -> Option<&mut Device> {
        if self.refused || !touched() {
            return None;
        }
        if self.device.is_none() {
            self.device = Device::open(self.volume).map_err(|why| super::warn("no sound", &why)).ok();
            self.refused = self.device.is_none();
        }
        let device = self.device.as_mut()?;
        if device.context.state() != AudioContextState::Running {
            // The promise tells nothing that the next tap would not mend.
            drop(device.context.resume());
        }
        Some(device)
    }

    /// Stop everything that is scheduled at once, without a click.
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
    fn open(volume: f64) -> Result<Self, JsValue> {
        let context = AudioContext::new()?;
        let master = context.create_gain()?;
        master.gain().set_value(single(volume));
        master.connect_with_audio_node(&context.destination())?;
        Ok(Self { context, master, notes: Vec::new(), flow: None })
    }

    /// Move the flow's tone to where the model is; its valves knock.
    fn follow(&mut self, voice: &Voice) -> Result<(), JsValue> {
        if self.flow.is_none() {
            let (tone, loudness) = (self.context.create_oscillator()?, self.context.create_gain()?);
            loudness.gain().set_value(0.0);
            tone.connect_with_audio_node(&loudness)?;
            loudness.connect_with_audio_node(&self.master)?;
            tone.start()?;
            self.flow = Some((tone, loudness));
        }
        if let Some((tone, loudness)) = &self.flow {
            let now = self.context.current_time();
            tone.frequency().set_target_at_time(single(voice.hz), now, FOLLOW_S)?;
            loudness.gain().set_target_at_time(single(voice.gain * FLOW_VOLUME), now, FOLLOW_S)?;
        }
        if voice.shuts > 0 {
            // Nothing is left to stop: a knock is over before anybody could.
            self.note(0.0, &CLICK)?;
            self.notes.pop();
        }
        Ok(())
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
