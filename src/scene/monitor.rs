//! The monitors of the stage: readings as text and levels, the pressure strip chart, the sentence that says what
//! happens.
//!
//! Exists so that everything beside the drawing is computed here, from the model, and the painter only copies strings.
//! It must never format more often than a reader can read: figures change at most five times a second.

use crate::pump::Readings;
use crate::scene::strip::Strip;
use crate::text::{Key, fill, t};
use crate::units::{round_i64, within};

/// One thing on the page that the monitors write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Ankle-vein pressure, whole mmHg.
    Ankle,
    /// Blood in the calf, whole mL.
    Calf,
    /// Flow up the leg, whole mL/s; negative is down.
    Flow,
    /// The sentence that says what is happening.
    Now,
    /// The same for screen readers, with the pressure, at most every two seconds.
    Narration,
    /// "standing still, 89".
    ReferenceText,
    /// The dotted reference line.
    ReferenceLine,
    /// The pressure trace.
    Trace,
    /// The tinted area under the trace.
    Area,
    /// One tick for each contraction.
    Reps,
    /// Height of the dot at the right edge, percent from the top.
    Dot,
    /// Filled share of the calf tank, percent.
    Tank,
    /// Flow up as a bar from its zero mark, percent of the bar.
    FlowBar,
    /// Flow back down, to the other side of the mark.
    FlowBack,
    /// Height of the heel, 0 to 1.
    Heel,
    /// State of the upper valves, in a word, under the lens.
    Valve,
}

/// How a slot's text reaches the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The element's text.
    Text,
    /// An attribute.
    Attribute(&'static str),
    /// A custom property of the element's style.
    Property(&'static str),
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 16] = [
        Self::Ankle,
        Self::Calf,
        Self::Flow,
        Self::Now,
        Self::Narration,
        Self::ReferenceText,
        Self::ReferenceLine,
        Self::Trace,
        Self::Area,
        Self::Reps,
        Self::Dot,
        Self::Tank,
        Self::FlowBar,
        Self::FlowBack,
        Self::Heel,
        Self::Valve,
    ];

    /// The value of `data-slot` in the markup. Several elements may carry the same one.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ankle => "ankle",
            Self::Calf => "calf",
            Self::Flow => "flow",
            Self::Now => "now",
            Self::Narration => "narration",
            Self::ReferenceText => "reference",
            Self::ReferenceLine => "reference-line",
            Self::Trace => "trace",
            Self::Area => "area",
            Self::Reps => "reps",
            Self::Dot => "dot",
            Self::Tank => "tank",
            Self::FlowBar => "flow-bar",
            Self::FlowBack => "flow-back",
            Self::Heel => "heel",
            Self::Valve => "valve",
        }
    }

    /// Where the text goes.
    pub fn target(self) -> Target {
        match self {
            Self::Ankle | Self::Calf | Self::Flow | Self::Now | Self::Narration | Self::ReferenceText | Self::Valve => {
                Target::Text
            }
            Self::ReferenceLine | Self::Trace | Self::Area | Self::Reps => Target::Attribute("d"),
            Self::Dot => Target::Property("--y"),
            Self::Tank | Self::FlowBar => Target::Property("--v"),
            Self::FlowBack => Target::Property("--b"),
            Self::Heel => Target::Property("--level"),
        }
    }
}

/// Seconds of running between two changes of the figures.
const FIGURES_EVERY_S: f64 = 0.2;
/// Seconds of running between two changes of the sentence, so that it can be read.
const SENTENCE_EVERY_S: f64 = 0.7;
/// Seconds of running between two narrations.
const NARRATION_EVERY_S: f64 = 2.0;
/// Activation from which the calf counts as squeezed.
const SQUEEZED: f64 = 0.3;
/// Activation below which it counts as relaxed.
const RELAXED: f64 = 0.05;
/// Change of the ankle pressure below which it counts as steady, mmHg/s.
const STEADY_MMHG_S: f64 = 2.0;
/// Seconds that a squeeze is told as one, before it may be told as over: its flow takes a moment to begin.
const SQUEEZE_TOLD_S: f64 = 1.0;
/// Calf volume that fills the tank of a healthy leg, mL: standing at rest it holds about 125. Veins that have grown
/// have a larger tank.
const TANK_ML: f64 = 140.0;
/// Flow that fills the bar beyond its zero mark, mL/s.
const BAR_ML_S: f64 = 60.0;

/// The monitors and what they last showed.
#[derive(Clone, Debug)]
pub struct Monitor {
    values: [String; Slot::ALL.len()],
    versions: [u32; Slot::ALL.len()],
    figures_in_s: f64,
    sentence_in_s: f64,
    narration_in_s: f64,
    sentence: Key,
    /// Seconds since the calf was squeezed, while it is.
    squeezed_s: Option<f64>,
    /// From a squeeze until the calf is relaxed and the pressure steady again.
    unsettled: bool,
    ankle_mmhg: f64,
    narrated: Option<(Key, i64)>,
}

impl Monitor {
    /// Empty monitors; the first [`Monitor::show`] fills them all.
    pub fn new() -> Self {
        Self {
            values: std::array::from_fn(|_| String::new()),
            versions: [0; Slot::ALL.len()],
            figures_in_s: 0.0,
            sentence_in_s: 0.0,
            narration_in_s: 0.0,
            sentence: Key::StandingStill,
            squeezed_s: None,
            unsettled: false,
            ankle_mmhg: 0.0,
            narrated: None,
        }
    }

    /// What a slot shows now.
    pub fn value(&self, slot: Slot) -> &str {
        self.values.get(index(slot)).map_or("", String::as_str)
    }

    /// The sentence in view.
    pub fn sentence(&self) -> Key {
        self.sentence
    }

    /// Goes up by one each time the slot's text changes, so that a painter can skip what it has painted.
    pub fn version(&self, slot: Slot) -> u32 {
        self.versions.get(index(slot)).copied().unwrap_or(0)
    }

    /// Read the model. `elapsed_s` is running time since the last call. Without it (a step, a reset, the first call)
    /// all is shown and said at once; an adjustment by hand is `Some(0.0)`: shown at once, said in its turn.
    /// `rhythm` is the sentence of an activity that goes on by itself.
    pub fn show(
        &mut self,
        now: &Readings,
        standing_mmhg: f64,
        competence: f64,
        strip: &mut Strip,
        rhythm: Option<Key>,
        elapsed_s: Option<f64>,
    ) {
        let stepped = elapsed_s.is_none();
        let elapsed_s = elapsed_s.unwrap_or(0.0);
        let at_once = elapsed_s <= 0.0;
        self.put(Slot::Heel, |out| thousandths(out, now.effort));
        if strip.redrawn() || self.value(Slot::Trace).is_empty() {
            self.put(Slot::Trace, |out| strip.write_trace(out));
            self.put(Slot::Area, |out| strip.write_area(out));
            self.put(Slot::Reps, |out| strip.write_reps(out));
            self.put(Slot::Dot, |out| percent(out, Strip::y_share(now.ankle_pressure_mmhg)));
            self.put(Slot::ReferenceLine, |out| Strip::write_reference(standing_mmhg, out));
        }
        self.put(Slot::Valve, |out| out.push_str(t(valve_word(now, competence))));
        if due(&mut self.figures_in_s, elapsed_s, FIGURES_EVERY_S, at_once) {
            let standing = round_i64(standing_mmhg).to_string();
            self.put(Slot::Ankle, |out| whole(out, now.ankle_pressure_mmhg));
            self.put(Slot::Calf, |out| whole(out, now.calf_volume_ml));
            self.put(Slot::Flow, |out| whole(out, now.popliteal_flow_ml_s));
            self.put(Slot::ReferenceText, |out| out.push_str(&fill(Key::ReferenceStanding, &[("n", &standing)])));
            self.put(Slot::Tank, |out| percent(out, now.calf_volume_ml / (now.vein_size * TANK_ML)));
            let flow_share = 0.75 * now.popliteal_flow_ml_s / BAR_ML_S;
            self.put(Slot::FlowBar, |out| percent(out, flow_share));
            self.put(Slot::FlowBack, |out| percent(out, within(-flow_share, 0.0, 0.25)));
        }
        let squeezed_s = (now.activation > SQUEEZED).then(|| self.squeezed_s.map_or(0.0, |s| s + elapsed_s));
        let turned = squeezed_s.is_some() != self.squeezed_s.is_some();
        let steady = (now.ankle_pressure_mmhg - self.ankle_mmhg).abs() < STEADY_MMHG_S * elapsed_s;
        self.squeezed_s = squeezed_s;
        self.ankle_mmhg = now.ankle_pressure_mmhg;
        self.unsettled = squeezed_s.is_some() || self.unsettled && !(now.activation < RELAXED && (stepped || steady));
        if due(&mut self.sentence_in_s, elapsed_s, SENTENCE_EVERY_S, at_once || turned) {
            // A rhythm is faster than reading: it has one steady sentence.
            self.sentence = rhythm.unwrap_or_else(|| self.happening(now, standing_mmhg));
            let words = t(self.sentence);
            self.put(Slot::Now, |out| out.push_str(words));
        }
        let spoken = (self.sentence, round_i64(now.ankle_pressure_mmhg));
        let news = self.narrated.is_none_or(|(sentence, mmhg)| spoken.0 != sentence || spoken.1.abs_diff(mmhg) >= 10);
        // Counted from the last one said, so that a short squeeze after a quiet while is heard.
        self.narration_in_s -= elapsed_s;
        if news && (stepped || self.narration_in_s <= 0.0) {
            self.narration_in_s = NARRATION_EVERY_S;
            self.narrated = Some(spoken);
            let mmhg = spoken.1.to_string();
            self.put(Slot::Narration, |out| {
                out.push_str(&fill(Key::Narration, &[("sentence", t(spoken.0)), ("n", &mmhg)]));
            });
        }
    }

    /// What is happening, in one sentence. Thresholds are those at which the picture visibly changes.
    fn happening(&self, now: &Readings, standing_mmhg: f64) -> Key {
        let flow = now.popliteal_flow_ml_s;
        if let Some(squeezed_s) = self.squeezed_s {
            let moving = flow > 2.0 || squeezed_s < SQUEEZE_TOLD_S;
            return if moving { Key::SqueezedMoving } else { Key::SqueezedEmpty };
        }
        if flow < -0.5 {
            return Key::FallingBack;
        }
        if now.lying > 0.5 {
            return Key::LyingStill;
        }
        let resting_mmhg = if now.sitting > 0.5 { 0.7 * standing_mmhg } else { standing_mmhg };
        if self.unsettled || now.ankle_pressure_mmhg < 0.85 * resting_mmhg {
            return Key::Refilling;
        }
        if now.sitting > 0.5 { Key::SittingStill } else { Key::StandingStill }
    }

    fn put(&mut self, slot: Slot, write: impl FnOnce(&mut String)) {
        let mut text = String::new();
        write(&mut text);
        if let (Some(value), Some(version)) = (self.values.get_mut(index(slot)), self.versions.get_mut(index(slot)))
            && *value != text
        {
            *value = text;
            *version = version.wrapping_add(1);
        }
    }
}

impl Default for Monitor {
    fn default() -> Self {
        Self::new()
    }
}

fn index(slot: Slot) -> usize {
    Slot::ALL.iter().position(|s| *s == slot).unwrap_or(0)
}

fn due(left_s: &mut f64, elapsed_s: f64, every_s: f64, at_once: bool) -> bool {
    *left_s -= elapsed_s;
    let now = at_once || *left_s <= 0.0;
    if now {
        *left_s = every_s;
    }
    now
}

fn valve_word(now: &Readings, competence: f64) -> Key {
    if now.popliteal_open > 0.5 {
        Key::ValveOpen
    } else if competence < 0.95 {
        Key::ValveLeaking
    } else {
        Key::ValveShut
    }
}

fn whole(out: &mut String, value: f64) {
    let n = round_i64(value);
    if n < 0 {
        out.push('\u{2212}');
    }
    out.push_str(&n.unsigned_abs().to_string());
}

/// A share as `12.3%`, kept within 0 and 100.
fn percent(out: &mut String, share: f64) {
    let tenths = round_i64(within(share, 0.0, 1.0) * 1000.0);
    out.push_str(&(tenths / 10).to_string());
    out.push('.');
    out.push_str(&(tenths % 10).to_string());
    out.push('%');
}

/// A share as `0.123`, kept within 0 and 1.
fn thousandths(out: &mut String, share: f64) {
    let n = round_i64(within(share, 0.0, 1.0) * 1000.0);
    out.push_str(if n >= 1000 { "1." } else { "0." });
    let rest = n % 1000;
    for power in [100, 10, 1] {
        out.push_str(&((rest / power) % 10).to_string());
    }
}
