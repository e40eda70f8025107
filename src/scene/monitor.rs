//! The monitors of the stage: readings as text and levels, the pressure strip chart, the sentence that says what
//! happens.
//!
//! Exists so that everything beside the drawing is computed here, from the model, and the painter only copies strings.
//! It must never format more often than a reader can read: figures change at most five times a second.

use crate::pump::Readings;
use crate::scene::challenge::Attempt;
use crate::scene::strip::Strip;
use crate::text::{Key, Words};
use crate::units::{round_i64, within};

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

/// Builds the list once, so that a slot cannot lack its name or its target.
macro_rules! slots {
    ($($(#[doc = $doc:literal])+ $slot:ident $name:literal $target:expr;)+) => {
        /// One thing on the page that the monitors write.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Slot { $($(#[doc = $doc])+ $slot,)+ }

        impl Slot {
            /// Every slot.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$slot),+];

            /// The value of `data-slot` in the markup. Several elements may carry the same one.
            pub fn name(self) -> &'static str {
                match self { $(Self::$slot => $name,)+ }
            }

            /// Where the text goes.
            pub fn target(self) -> Target {
                match self { $(Self::$slot => $target,)+ }
            }
        }
    };
}

slots! {
    /// Ankle-vein pressure, whole mmHg.
    Ankle "ankle" Target::Text;
    /// Blood in the calf, whole mL.
    Calf "calf" Target::Text;
    /// Flow up the leg, whole mL/s; negative is down.
    Flow "flow" Target::Text;
    /// Fluid that has left the veins for the tissue, once there is some.
    Fluid "fluid" Target::Text;
    /// The sentence that says what is happening.
    Now "now" Target::Text;
    /// The same for screen readers, with the pressure, at most every two seconds.
    Narration "narration" Target::Text;
    /// "standing still, 89".
    ReferenceText "reference" Target::Text;
    /// The dotted reference line.
    ReferenceLine "reference-line" Target::Attribute("d");
    /// How long ago the left edge of the chart is.
    Since "since" Target::Text;
    /// How long the last refill took.
    Refilled "refilled" Target::Text;
    /// Hours gone by in time-lapse, and what they did.
    Lapse "lapse" Target::Text;
    /// 1 where the leg rests in a posture and names can point at it, 0 on its way to another.
    Named "named" Target::Property("--named");
    /// The pressure trace, with the area under it.
    Trace "trace" Target::Attribute("d");
    /// Bands in which the veins refill.
    Refills "refills" Target::Attribute("d");
    /// One tick for each contraction.
    Reps "reps" Target::Attribute("d");
    /// Height of the dot at the right edge, percent from the top.
    Dot "dot" Target::Property("--y");
    /// Filled share of the calf tank, percent.
    Tank "tank" Target::Property("--v");
    /// Flow up as a bar from its zero mark, percent of the bar.
    FlowBar "flow-bar" Target::Property("--v");
    /// Flow back down, to the other side of the mark.
    FlowBack "flow-back" Target::Property("--b");
    /// Height of the heel, 0 to 1.
    Heel "heel" Target::Property("--level");
    /// State of the upper valves, in a word, under the lens.
    Valve "valve" Target::Text;
    /// How a second leg differs from the healthy one beside it.
    Beside "beside" Target::Text;
    /// How far a challenge has come, percent.
    Goal "goal" Target::Property("--v");
    /// The same in words.
    GoalText "goal-text" Target::Text;
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
/// Calf volume that fills the tank, mL: standing at rest a healthy leg holds about 125, one without valves 220.
const TANK_ML: f64 = 220.0;
/// Fluid from which an ankle is seen to have swollen, mL.
const SEEN_ML: f64 = 30.0;
/// Flow that fills the bar beyond its zero mark, mL/s.
const BAR_ML_S: f64 = 60.0;

/// Difference of two pressures below which two legs are said to be alike, mmHg.
const ALIKE_MMHG: i64 = 3;

/// What the monitors look at.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// What the model reads.
    pub now: Readings,
    /// Ankle pressure of standing still, mmHg.
    pub standing_mmhg: f64,
    /// Valve competence, 1 healthy to 0 none.
    pub competence: f64,
    /// The sentence of an activity that goes on by itself.
    pub rhythm: Option<Key>,
    /// Whether hours go by.
    pub lapse: bool,
}

/// The monitors and what they last showed.
#[derive(Clone, Debug)]
pub struct Monitor {
    words: Words,
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
    /// Model time at which the time-lapse's clock began, s.
    clock_s: f64,
    /// Ankle pressures of this leg and of a healthy one beside it, mmHg.
    beside_mmhg: Option<(f64, f64)>,
    narrated: Option<(Key, i64)>,
}

impl Monitor {
    /// Empty monitors; the first [`Monitor::show`] fills them all.
    pub fn new(words: Words) -> Self {
        Self {
            words,
            values: std::array::from_fn(|_| String::new()),
            versions: [0; Slot::ALL.len()],
            figures_in_s: 0.0,
            sentence_in_s: 0.0,
            narration_in_s: 0.0,
            sentence: Key::StandingStill,
            squeezed_s: None,
            unsettled: false,
            ankle_mmhg: 0.0,
            clock_s: 0.0,
            beside_mmhg: None,
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

    /// Speak another language from the next [`Monitor::show`] on, which must show all.
    pub(super) fn set_words(&mut self, words: Words) {
        self.words = words;
        self.narrated = None;
        self.narration_in_s = 0.0;
    }

    /// Begin the time-lapse's clock at this model time.
    pub(super) fn start_clock(&mut self, time_s: f64) {
        self.clock_s = time_s;
    }

    /// Take in the pressures that are compared; they are told at once or with the next figures.
    pub(super) fn tell_beside(&mut self, own_mmhg: f64, healthy_mmhg: f64, at_once: bool) {
        self.beside_mmhg = Some((own_mmhg, healthy_mmhg));
        if at_once {
            self.show_beside();
        }
    }

    /// Show how far a challenge has come.
    pub(super) fn show_goal(&mut self, attempt: &Attempt) {
        let tenths = 10 * round_i64(10.0 * within(attempt.share() - 0.05, 0.0, 1.0));
        self.put(Slot::Goal, |out| percent(out, attempt.share()));
        let words = self.words;
        self.put(Slot::GoalText, |out| {
            out.push_str(&if attempt.won() {
                String::from(words.t(Key::Reached))
            } else {
                words.counted(Key::PartOfTheWay, tenths)
            });
        });
    }

    /// Read the model. `elapsed_s` is running time since the last call. Without it (a step, a reset, the first call)
    /// all is shown and said at once; an adjustment by hand is `Some(0.0)`: shown at once, said in its turn.
    pub fn show(&mut self, view: &View, strip: &mut Strip, elapsed_s: Option<f64>) {
        let (now, words) = (&view.now, self.words);
        let stepped = elapsed_s.is_none();
        let elapsed_s = elapsed_s.unwrap_or(0.0);
        let at_once = elapsed_s <= 0.0;
        self.put(Slot::Heel, |out| thousandths(out, now.effort));
        if strip.redrawn() || self.value(Slot::Trace).is_empty() {
            self.put(Slot::Trace, |out| strip.write_trace(out));
            self.put(Slot::Refills, |out| strip.write_refills(out));
            self.put(Slot::Reps, |out| strip.write_reps(out));
            self.put(Slot::Dot, |out| percent(out, Strip::y_share(now.ankle_pressure_mmhg)));
            self.put(Slot::ReferenceLine, |out| Strip::write_reference(view.standing_mmhg, out));
            let since = words.t(if view.lapse { Key::TwoHoursAgo } else { Key::SixtySecondsAgo });
            self.put(Slot::Since, |out| out.push_str(since));
        }
        let rests = |share: f64| share <= 0.0 || share >= 1.0;
        self.put(Slot::Named, |out| out.push(if rests(now.sitting) && rests(now.lying) { '1' } else { '0' }));
        self.put(Slot::Valve, |out| out.push_str(words.t(valve_word(now, view.competence))));
        if due(&mut self.figures_in_s, elapsed_s, FIGURES_EVERY_S, at_once) {
            self.show_figures(view, strip);
        }
        let squeezed_s = (now.activation > SQUEEZED).then(|| self.squeezed_s.map_or(0.0, |s| s + elapsed_s));
        let turned = squeezed_s.is_some() != self.squeezed_s.is_some();
        let steady = (now.ankle_pressure_mmhg - self.ankle_mmhg).abs() < STEADY_MMHG_S * elapsed_s;
        self.squeezed_s = squeezed_s;
        self.ankle_mmhg = now.ankle_pressure_mmhg;
        self.unsettled = squeezed_s.is_some() || self.unsettled && !(now.activation < RELAXED && (stepped || steady));
        if due(&mut self.sentence_in_s, elapsed_s, SENTENCE_EVERY_S, at_once || turned) {
            // A rhythm is faster than reading: it has one steady sentence.
            self.sentence = view.rhythm.unwrap_or_else(|| self.happening(view));
            let sentence = words.t(self.sentence);
            self.put(Slot::Now, |out| out.push_str(sentence));
        }
        let spoken = (self.sentence, round_i64(now.ankle_pressure_mmhg));
        let news = self.narrated.is_none_or(|(sentence, mmhg)| spoken.0 != sentence || spoken.1.abs_diff(mmhg) >= 10);
        // Counted from the last one said, so that a short squeeze after a quiet while is heard.
        self.narration_in_s -= elapsed_s;
        if news && (stepped || self.narration_in_s <= 0.0) {
            self.narration_in_s = NARRATION_EVERY_S;
            self.narrated = Some(spoken);
            let mmhg = words.number(spoken.1);
            self.put(Slot::Narration, |out| {
                out.push_str(&words.fill(Key::Narration, &[("sentence", words.t(spoken.0)), ("n", &mmhg)]));
            });
        }
    }

    fn show_figures(&mut self, view: &View, strip: &Strip) {
        let (now, words) = (&view.now, self.words);
        let whole = |out: &mut String, value: f64| words.platform().write(out, round_i64(value));
        self.put(Slot::Ankle, |out| whole(out, now.ankle_pressure_mmhg));
        self.put(Slot::Calf, |out| whole(out, now.calf_volume_ml - now.interstitial_ml));
        self.put(Slot::Flow, |out| whole(out, now.popliteal_flow_ml_s));
        let fluid = round_i64(now.interstitial_ml);
        self.put(Slot::Fluid, |out| {
            if fluid > 0 {
                out.push_str(&words.counted(Key::Fluid, fluid));
            }
        });
        self.put(Slot::ReferenceText, |out| {
            out.push_str(&words.counted(Key::ReferenceStanding, round_i64(view.standing_mmhg)));
        });
        self.put(Slot::Refilled, |out| {
            if let Some(s) = strip.refilled_in_s() {
                out.push_str(&words.fill(Key::RefilledIn, &[("s", &words.number(round_i64(s)))]));
            }
        });
        let minutes = round_i64((now.time_s - self.clock_s) / 60.0);
        self.put(Slot::Lapse, |out| {
            if view.lapse {
                let counts =
                    [("h", minutes / 60), ("min", minutes % 60), ("n", fluid)].map(|(name, n)| (name, words.number(n)));
                out.push_str(&words.fill(Key::ClockAfter, &counts.each_ref().map(|(name, n)| (*name, n.as_str()))));
            }
        });
        let blood_ml = now.calf_volume_ml - now.interstitial_ml;
        self.put(Slot::Tank, |out| percent(out, blood_ml / TANK_ML));
        let flow_share = 0.75 * now.popliteal_flow_ml_s / BAR_ML_S;
        self.put(Slot::FlowBar, |out| percent(out, flow_share));
        self.put(Slot::FlowBack, |out| percent(out, within(-flow_share, 0.0, 0.25)));
        self.show_beside();
    }

    fn show_beside(&mut self) {
        if let Some((own_mmhg, healthy_mmhg)) = self.beside_mmhg {
            let (more, words) = (round_i64(own_mmhg) - round_i64(healthy_mmhg), self.words);
            self.put(Slot::Beside, |out| {
                out.push_str(&if more.abs() <= ALIKE_MMHG {
                    String::from(words.t(Key::LegsAlike))
                } else {
                    let key = if more > 0 { Key::LegsMore } else { Key::LegsLess };
                    words.counted(key, more.abs())
                });
            });
        }
    }

    /// What is happening, in one sentence. Thresholds are those at which the picture visibly changes.
    fn happening(&self, view: &View) -> Key {
        let View { now, standing_mmhg, .. } = view;
        if view.lapse {
            return match now {
                now if now.lying > 0.5 => Key::LapseDraining,
                now if now.interstitial_ml < SEEN_ML => Key::LapseBegins,
                _ => Key::LapseSwelling,
            };
        }
        let flow = now.popliteal_flow_ml_s;
        if let Some(squeezed_s) = self.squeezed_s {
            let moving = flow > 2.0 || squeezed_s < SQUEEZE_TOLD_S;
            return if moving { Key::SqueezedMoving } else { Key::SqueezedEmpty };
        }
        if flow < -1.0 {
            return Key::FallingBack;
        }
        if now.lying > 0.5 {
            return Key::LyingStill;
        }
        let resting_mmhg = if now.sitting > 0.5 { 0.7 * standing_mmhg } else { *standing_mmhg };
        if self.unsettled || now.ankle_pressure_mmhg < 0.85 * resting_mmhg {
            return Key::Refilling;
        }
        if now.sitting > 0.5 { Key::SittingStill } else { Key::StandingStill }
    }

    fn put(&mut self, slot: Slot, write: impl FnOnce(&mut String)) {
        let mut text = String::new();
        write(&mut text);
        self.keep(slot, text);
    }

    /// Apart from [`Monitor::put`], which is made anew for each slot.
    #[inline(never)]
    fn keep(&mut self, slot: Slot, text: String) {
        if let (Some(value), Some(version)) = (self.values.get_mut(index(slot)), self.versions.get_mut(index(slot)))
            && *value != text
        {
            *value = text;
            *version = version.wrapping_add(1);
        }
    }
}

#[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum is its place in the list")]
const fn index(slot: Slot) -> usize {
    slot as usize
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
