//! The stage: one leg that runs, and everything the page shows of it.
//!
//! Exists to turn time and the reader's hand into pictures: it owns the simulated leg, the strip chart, the travelled
//! distance of the blood cells and the monitors. It is told how much time went by; it must never read a clock.

use super::challenge::{Attempt, Challenge, Seen};
use super::inputs::{Fills, Inputs, Layout, LensInputs, Openings, Phases};
use super::monitor::{Monitor, View};
use super::place::Place;
use super::strip::Strip;
use crate::pump::{Activity, DT_S, Leg, Posture, Readings};
use crate::text::{Key, Words};
use crate::units::within;

/// Longest stretch of real time one frame may make up for, s. A hidden tab does not replay what nobody saw.
const LONGEST_FRAME_S: f64 = 0.1;
/// Longest stretch of a coached session that is computed after the page was away, s.
const LONGEST_CATCH_UP_S: f64 = 60.0;
/// How fast a held heel rises and falls, shares of full height per second.
const RISE_PER_S: f64 = 3.0;
const FALL_PER_S: f64 = 2.5;
/// Simulated seconds that one press of "step" shows: a squeeze, a release with some refilling, or half of a rhythm.
const SQUEEZE_STEP_S: f64 = 0.9;
const RELEASE_STEP_S: f64 = 1.1;
const HALF_CYCLE_S: f64 = 0.5;
/// Model seconds computed at once in time-lapse: while a muscle works, and while none does.
const BUSY_LAPSE_S: f64 = 0.1;
const QUIET_LAPSE_S: f64 = 2.0;
/// Longest whole stretch of a paused time-lapse that one step shows, s: ten minutes.
const LAPSE_STEP_S: f64 = 600.0;

/// What the reader can ask the leg to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Nothing by itself; press and hold raises the heel.
    Still,
    /// Standing heel raises, one a second.
    HeelRaises,
    /// Seated calf pumps, one a second.
    SeatedPumps,
    /// Walking, 110 steps a minute.
    Walking,
}

impl Pick {
    /// Every activity, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Still, Self::HeelRaises, Self::SeatedPumps, Self::Walking];

    /// The public name: `still`, `heel-raises`, `seated-pumps`, `walking`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Still => "still",
            Self::HeelRaises => "heel-raises",
            Self::SeatedPumps => "seated-pumps",
            Self::Walking => "walking",
        }
    }

    /// The sentence that holds while it goes on.
    fn steady(self) -> Option<Key> {
        match self {
            Self::Still => None,
            Self::HeelRaises => Some(Key::HeelRaisesSteady),
            Self::SeatedPumps => Some(Key::SeatedPumpsSteady),
            Self::Walking => Some(Key::WalkingSteady),
        }
    }

    /// The posture in which it is done; stillness has none of its own.
    fn posture(self) -> Option<Posture> {
        match self {
            Self::Still => None,
            Self::HeelRaises | Self::Walking => Some(Posture::Standing),
            Self::SeatedPumps => Some(Posture::Sitting),
        }
    }
}

/// How fast model time goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// As it is.
    Real,
    /// Four times as fast.
    Four,
    /// Ten minutes in a second: hours of sitting, not single squeezes.
    Lapse,
}

impl Pace {
    /// Model seconds per second of the reader's time.
    pub fn rate(self) -> f64 {
        match self {
            Self::Real => 1.0,
            Self::Four => 4.0,
            Self::Lapse => 600.0,
        }
    }

    /// The next in turn.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Real => Self::Four,
            Self::Four => Self::Lapse,
            Self::Lapse => Self::Real,
        }
    }
}

/// Who moves the heel.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hand {
    /// The picked activity, or nobody.
    Free,
    /// The reader's press, wanting the heel up or down; `level` is where it is.
    Held { up: bool, level: f64 },
    /// A coached session.
    Coached {
        /// It walks now.
        walks: bool,
    },
}

/// Sums over a coached session, for its end card.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SessionSums {
    /// Lowest ankle-vein pressure reached, mmHg.
    pub lowest_mmhg: f64,
    /// Net blood moved up past the knee, mL.
    pub moved_ml: f64,
}

/// Popliteal flow as sound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice {
    /// Pitch, Hz: higher with faster flow; a fourth lower where it runs backward.
    pub hz: f64,
    /// Loudness, 0 to 1; nil where nothing to speak of flows.
    pub gain: f64,
    /// Valves that shut: one soft click each.
    pub shuts: u32,
}

/// One leg on a stage.
#[derive(Clone, Debug)]
pub struct Stage {
    leg: Leg,
    pick: Pick,
    hand: Hand,
    paused: bool,
    pace: Pace,
    /// What time-lapse shows: a relaxed moment, with the means of a frame's minutes.
    lapsed: Option<Readings>,
    attempt: Option<Attempt>,
    /// Times the valve behind the knee has shut since somebody listened.
    shuts: u32,
    open: bool,
    unnamed: [bool; Place::ALL.len()],
    /// Less motion: nothing runs by itself, every change is a step.
    still: bool,
    standing_mmhg: f64,
    strip: Strip,
    monitor: Monitor,
    phases: Phases,
    lens_phase: f64,
    sums: SessionSums,
    owed_s: f64,
}

impl Stage {
    /// A healthy leg of a 175 cm adult, standing still; its monitors say so in these words.
    pub fn new(words: Words) -> Self {
        let leg = Leg::at_rest(Posture::Standing, 175.0, 1.0);
        let mmhg = leg.readings().ankle_pressure_mmhg;
        let mut stage = Self {
            leg,
            pick: Pick::Still,
            hand: Hand::Free,
            paused: false,
            pace: Pace::Real,
            lapsed: None,
            attempt: None,
            shuts: 0,
            open: false,
            unnamed: [false; Place::ALL.len()],
            still: false,
            standing_mmhg: mmhg,
            strip: Strip::resting(mmhg, false),
            monitor: Monitor::new(words),
            phases: Phases::default(),
            lens_phase: 0.0,
            sums: SessionSums { lowest_mmhg: mmhg, moved_ml: 0.0 },
            owed_s: 0.0,
        };
        stage.show(None);
        stage
    }

    /// What the model reads now.
    pub fn readings(&self) -> Readings {
        self.leg.readings()
    }

    /// The monitors as last shown.
    pub fn monitor(&self) -> &Monitor {
        &self.monitor
    }

    /// The posture asked for.
    pub fn posture(&self) -> Posture {
        self.leg.posture()
    }

    /// The activity asked for.
    pub fn pick(&self) -> Pick {
        self.pick
    }

    /// Valve competence, 1 healthy to 0 none.
    pub fn competence(&self) -> f64 {
        self.leg.competence()
    }

    /// Body height, cm.
    pub fn height_cm(&self) -> f64 {
        self.leg.height_cm()
    }

    /// Whether the reader stopped it, or asked for less motion.
    pub fn paused(&self) -> bool {
        self.paused
    }

    /// How fast model time goes by.
    pub fn pace(&self) -> Pace {
        self.pace
    }

    /// The challenge under way.
    pub fn attempt(&self) -> Option<&Attempt> {
        self.attempt.as_ref()
    }

    /// Say everything anew in these words.
    pub fn set_words(&mut self, words: Words) {
        self.monitor.set_words(words);
        self.strip.redraw();
        self.show(Some(0.0));
    }

    /// Leave out the lines to names that are not shown.
    pub fn set_unnamed(&mut self, unnamed: [bool; Place::ALL.len()]) {
        self.unnamed = unnamed;
    }

    /// Begin a challenge, whatever the leg does now.
    pub fn challenge(&mut self, challenge: Challenge) {
        self.attempt = Some(Attempt::at(challenge));
        self.show(Some(0.0));
    }

    /// A second leg to compare with: the same body in the same posture, doing the same, with other valves. Both begin
    /// at rest.
    #[must_use]
    pub fn beside(&mut self, competence: f64) -> Self {
        self.restart(Leg::at_rest(self.posture(), self.height_cm(), 1.0));
        let mut other = Self { attempt: None, ..self.clone() };
        other.restart(Leg::at_rest(self.posture(), self.height_cm(), competence));
        for stage in [self, &mut other] {
            stage.set_pick(stage.pick);
        }
        other
    }

    /// What the leg sounds like now, with the valves that shut since this was last asked.
    pub fn listen(&mut self) -> Voice {
        let flow_ml_s = self.seen().popliteal_flow_ml_s;
        let pace = within(flow_ml_s.abs() / LOUD_ML_S, 0.0, 1.0).sqrt();
        let fourth = if flow_ml_s < 0.0 { BACKWARD } else { 1.0 };
        let heard = flow_ml_s.abs() > HEARD_ML_S;
        Voice {
            hz: fourth * (LOWEST_HZ + (HIGHEST_HZ - LOWEST_HZ) * pace),
            gain: if heard { 0.25 + 0.75 * pace } else { 0.0 },
            shuts: std::mem::take(&mut self.shuts),
        }
    }

    /// Tell how this leg differs from a healthy one that does the same: at once, or with the next figures.
    pub fn tell_beside(&mut self, healthy: &Self, at_once: bool) {
        let (own_mmhg, healthy_mmhg) = (self.seen().ankle_pressure_mmhg, healthy.seen().ankle_pressure_mmhg);
        self.monitor.tell_beside(own_mmhg, healthy_mmhg, at_once);
    }

    /// Whether time moves it now.
    pub fn running(&self) -> bool {
        !self.paused && !self.coached()
    }

    fn coached(&self) -> bool {
        matches!(self.hand, Hand::Coached { .. })
    }

    /// Whether the heel is being held up by the reader.
    pub fn held(&self) -> bool {
        matches!(self.hand, Hand::Held { up: true, .. })
    }

    /// Sums since the session began.
    pub fn sums(&self) -> SessionSums {
        self.sums
    }

    /// Run on for `real_s` of the reader's time. Returns whether anything may have changed.
    pub fn advance(&mut self, real_s: f64) -> bool {
        if !self.running() || real_s <= 0.0 || !real_s.is_finite() {
            return false;
        }
        let real_s = real_s.min(LONGEST_FRAME_S);
        let model_s = real_s * self.pace.rate();
        if self.pace == Pace::Lapse {
            self.lapse(model_s, real_s);
            // Figures change at the reader's pace, not at the leg's.
            self.show_after(model_s, Some(real_s));
        } else {
            self.run(model_s);
            self.show(Some(model_s));
        }
        true
    }

    /// Let a coached session move the leg for `active_s`; `heel_at` gives the height of the heel, 0 to 1, that many
    /// seconds from now, and none while walking.
    pub fn drive(&mut self, active_s: f64, heel_at: impl Fn(f64) -> Option<f64>) {
        let span_s = within(active_s, 0.0, LONGEST_CATCH_UP_S);
        let mut done_s = 0.0;
        while done_s < span_s {
            let step_s = (span_s - done_s).min(1.0 / 60.0);
            done_s += step_s;
            let heel = heel_at(done_s);
            if let Some(level) = heel {
                self.effort(level);
            } else if self.hand != (Hand::Coached { walks: true }) {
                // Once: each time anew would begin the same step again.
                self.leg.set_activity(Activity::Walking { steps_per_min: 110.0 });
            }
            self.hand = Hand::Coached { walks: heel.is_none() };
            self.run(step_s);
        }
        if span_s > 0.0 {
            self.show(Some(span_s));
        }
    }

    /// Hand the leg to a coached session: a healthy one at rest in the posture of the exercise. Starts its sums.
    pub fn begin_session(&mut self, posture: Posture) {
        // The estimate is for healthy valves and starts from rest, whatever the reader did before.
        self.pick = Pick::Still;
        self.pace = Pace::Real;
        self.restart(Leg::at_rest(posture, self.height_cm(), 1.0));
        self.hand = Hand::Coached { walks: false };
        self.sums = SessionSums { lowest_mmhg: self.readings().ankle_pressure_mmhg, moved_ml: 0.0 };
    }

    /// The session had begun before: its sums go on.
    pub fn go_on_from(&mut self, sums: SessionSums) {
        self.sums = SessionSums {
            lowest_mmhg: self.sums.lowest_mmhg.min(sums.lowest_mmhg),
            moved_ml: self.sums.moved_ml + sums.moved_ml,
        };
    }

    /// Give the leg back to the reader.
    pub fn end_session(&mut self) {
        if self.coached() {
            self.hand = Hand::Free;
            self.leg.set_activity(Activity::Still);
        }
    }

    /// The reader presses: the heel goes up. A pressed stage runs, since the reader asked for movement.
    pub fn press(&mut self) {
        if self.coached() || self.held() {
            return;
        }
        if self.pick != Pick::Still {
            self.set_pick(Pick::Still);
        }
        // A squeeze is over before time-lapse could show it.
        if self.pace == Pace::Lapse {
            self.set_pace(Pace::Real);
        }
        let level = self.readings().effort;
        self.hand = Hand::Held { up: true, level };
        if self.still {
            self.step_to(1.0, SQUEEZE_STEP_S);
        } else {
            self.paused = false;
        }
    }

    /// The reader lets go: the heel comes down.
    pub fn release(&mut self) {
        if let Hand::Held { up: true, level } = self.hand {
            self.hand = Hand::Held { up: false, level };
            if self.still {
                self.step_to(0.0, RELEASE_STEP_S);
            }
        }
    }

    /// Pause or run on.
    pub fn set_paused(&mut self, paused: bool) {
        if self.coached() {
            return;
        }
        self.paused = paused;
        self.show(Some(0.0));
    }

    /// Show the next phase and stop there: squeeze, then release; or a while of waiting where nothing contracts.
    pub fn step_once(&mut self) {
        if self.coached() {
            return;
        }
        self.paused = true;
        match (self.hand, self.pick) {
            _ if self.pace == Pace::Lapse => {
                self.lapse(LAPSE_STEP_S, 0.0);
                self.show_after(LAPSE_STEP_S, None);
            }
            (_, Pick::Still) => {
                if self.readings().effort < 0.5 {
                    self.hand = Hand::Held { up: false, level: 1.0 };
                    self.step_to(1.0, SQUEEZE_STEP_S);
                } else {
                    self.hand = Hand::Held { up: false, level: 0.0 };
                    self.step_to(0.0, RELEASE_STEP_S);
                }
            }
            // About half a cycle of each rhythm: contracted and relaxed alternate.
            (_, _) => {
                self.run(HALF_CYCLE_S);
                self.show_after(HALF_CYCLE_S, None);
            }
        }
    }

    /// How fast model time goes by. Time-lapse has a chart of its own, over hours.
    pub fn set_pace(&mut self, pace: Pace) {
        if self.coached() {
            return;
        }
        let lapse = pace == Pace::Lapse;
        if lapse != (self.pace == Pace::Lapse) {
            self.strip = Strip::resting(self.readings().ankle_pressure_mmhg, lapse);
            self.lapsed = None;
            if lapse {
                self.hand = Hand::Free;
                self.monitor.start_clock(self.leg.time_s());
            }
            self.set_pick(self.pick);
        }
        self.pace = pace;
        self.show(None);
    }

    /// Less motion, or motion again. Less motion opens on a frame that explains: heel up, valves open.
    pub fn set_still(&mut self, still: bool) {
        if still && !self.still {
            self.paused = true;
            if self.pick == Pick::Still && self.hand == Hand::Free && self.leg.time_s() <= 0.0 {
                self.hand = Hand::Held { up: false, level: 1.0 };
                self.step_to(1.0, 0.3);
            }
        }
        self.still = still;
    }

    /// Whether less motion is in force.
    pub fn still(&self) -> bool {
        self.still
    }

    /// Lie, sit or stand. An activity that needs another posture ends.
    pub fn set_posture(&mut self, posture: Posture) {
        if self.coached() {
            return;
        }
        if self.pick.posture().is_some_and(|p| p != posture) {
            self.set_pick(Pick::Still);
        }
        self.take_posture(posture);
        self.settle_if_paused();
    }

    fn take_posture(&mut self, posture: Posture) {
        if posture != self.leg.posture() {
            self.leg.set_posture(posture);
            let rest = Leg::at_rest(posture, self.leg.height_cm(), self.leg.competence()).readings();
            self.strip.settle(rest.ankle_pressure_mmhg);
        }
    }

    /// Move, in the posture that the activity needs.
    pub fn set_pick(&mut self, pick: Pick) {
        if self.coached() {
            return;
        }
        self.hand = Hand::Free;
        self.pick = pick;
        if let Some(posture) = pick.posture() {
            self.take_posture(posture);
        }
        self.leg.set_activity(match pick {
            Pick::Still => Activity::Still,
            Pick::HeelRaises => Activity::HeelRaises { reps_per_min: 60.0 },
            Pick::SeatedPumps => Activity::SeatedPumps { reps_per_min: 60.0 },
            Pick::Walking => Activity::Walking { steps_per_min: 110.0 },
        });
        self.settle_if_paused();
    }

    /// Valve competence, 1 healthy to 0 none; outside is clamped. A coached leg stays as it is.
    pub fn set_competence(&mut self, competence: f64) {
        if !self.coached() {
            self.leg.set_competence(competence);
            self.show(Some(0.0));
        }
    }

    /// Body height, cm; outside 140 to 205 is clamped. The leg starts anew, since its column of blood is another.
    pub fn set_height_cm(&mut self, height_cm: f64) {
        if self.coached() {
            return;
        }
        self.restart(Leg::at_rest(self.posture(), height_cm, self.competence()));
    }

    /// Start anew: healthy valves, standing still; height, speed and pause stay.
    pub fn reset(&mut self) {
        if self.coached() {
            return;
        }
        self.pick = Pick::Still;
        self.restart(Leg::at_rest(Posture::Standing, self.height_cm(), 1.0));
    }

    /// What the pictures and figures follow: the leg, or in time-lapse what stands for its minutes.
    fn seen(&self) -> Readings {
        self.lapsed.unwrap_or_else(|| self.leg.readings())
    }

    /// What the drawing follows.
    pub fn inputs(&self) -> Inputs {
        let now = self.seen();
        let vein = |ml: f64, resting_ml: f64| radius_share(ml / (ROOM * resting_ml));
        let (superficial, axial, sinus, thigh) = (
            vein(now.superficial_ml, STANDING_SUPERFICIAL_ML),
            vein(now.axial_ml, STANDING_AXIAL_ML),
            vein(now.sinus_ml, STANDING_SINUS_ML),
            vein(now.thigh_ml, STANDING_THIGH_ML),
        );
        let leak = 1.0 - self.competence();
        Inputs {
            lift: now.effort,
            toes: now.toe_lift,
            walk: now.walking,
            stride: now.stride,
            act: now.activation,
            sit: now.sitting,
            lie: now.lying,
            // The model's volumes already fall while the muscle squeezes: widths follow them alone.
            squeeze: Some(0.0),
            layout: Layout::Stage(self.posture()),
            swell: now.interstitial_ml / SWOLLEN_ML,
            unnamed: self.unnamed,
            fill: Fills {
                foot: superficial,
                low: axial,
                mid: axial,
                up: axial,
                pop: thigh,
                sin1: sinus,
                sin2: sinus,
                sin3: sinus,
                gsv: superficial,
                perf: 0.5 * (superficial + axial),
            },
            open: Openings {
                deep: now.popliteal_open,
                superficial: now.saphenous_open,
                perforator: now.perforator_open,
            },
            leak,
            phases: self.phases,
            pressure_mmhg: [
                now.ankle_pressure_mmhg,
                0.5 * (now.ankle_pressure_mmhg + now.axial_pressure_mmhg),
                now.axial_pressure_mmhg,
                now.thigh_pressure_mmhg,
            ],
            lens: LensInputs {
                open: now.popliteal_open,
                leak,
                act: now.activation,
                fill: axial,
                phase: self.lens_phase,
            },
        }
    }

    /// Time-lapse. Of a rhythm, which would flicker, it shows the most relaxed moment and the mean pressure, volume and
    /// flow; the cells go at their true speed.
    fn lapse(&mut self, model_s: f64, real_s: f64) {
        let chunk_s = if self.pick == Pick::Still { QUIET_LAPSE_S } else { BUSY_LAPSE_S };
        let (mut mmhg_s, mut ml_s, mut moved_ml) = (0.0, 0.0, 0.0);
        let mut calmest = self.leg.readings();
        let mut done_s = 0.0;
        while done_s < model_s {
            let step_s = chunk_s.min(model_s - done_s);
            done_s += step_s;
            self.leg.lapse(step_s);
            let now = self.leg.readings();
            mmhg_s += step_s * now.ankle_pressure_mmhg;
            ml_s += step_s * now.calf_volume_ml;
            moved_ml += step_s * now.popliteal_flow_ml_s;
            if now.activation <= calmest.activation {
                calmest = now;
            }
        }
        if done_s <= 0.0 {
            return;
        }
        let now = Readings {
            ankle_pressure_mmhg: mmhg_s / done_s,
            calf_volume_ml: ml_s / done_s,
            popliteal_flow_ml_s: moved_ml / done_s,
            ..calmest
        };
        self.strip.record(done_s, now.ankle_pressure_mmhg, 0.0);
        self.follow_cells(&now, real_s);
        self.lapsed = Some(now);
    }

    fn run(&mut self, model_s: f64) {
        self.lapsed = None;
        self.owed_s += model_s;
        while self.owed_s >= DT_S {
            self.owed_s -= DT_S;
            if let Hand::Held { up, level } = self.hand {
                let moved = if up { level + RISE_PER_S * DT_S } else { level - FALL_PER_S * DT_S };
                let level = within(moved, 0.0, 1.0);
                self.hand = Hand::Held { up, level };
                self.effort(level);
            }
            self.leg.step();
            let now = self.leg.readings();
            self.strip.record(DT_S, now.ankle_pressure_mmhg, now.activation);
            self.sums.lowest_mmhg = self.sums.lowest_mmhg.min(now.ankle_pressure_mmhg);
            self.sums.moved_ml += now.popliteal_flow_ml_s * DT_S;
            self.follow_cells(&now, DT_S);
            let open = if self.open { now.popliteal_open > SHUT } else { now.popliteal_open > OPEN };
            self.shuts += u32::from(self.open && !open);
            self.open = open;
        }
    }

    fn follow_cells(&mut self, now: &Readings, seconds: f64) {
        let deep = travel(now.popliteal_flow_ml_s, seconds);
        self.phases.deep += deep;
        self.phases.superficial += travel(now.saphenous_flow_ml_s, seconds);
        self.phases.perforator += travel(now.perforator_flow_ml_s, seconds);
        self.phases.sinus += travel(now.sinus_flow_ml_s, seconds);
        self.lens_phase += deep / LENS_UNITS;
    }

    /// A step for readers who asked for less motion: the heel is where it ends, the model runs, the picture changes
    /// once.
    fn step_to(&mut self, level: f64, model_s: f64) {
        self.effort(level);
        let hand = std::mem::replace(&mut self.hand, Hand::Free);
        self.run(model_s);
        self.hand = match hand {
            Hand::Held { up, .. } => Hand::Held { up, level },
            other => other,
        };
        self.show_after(model_s, None);
    }

    fn effort(&mut self, level: f64) {
        self.leg.set_activity(Activity::Effort { level, seated: self.posture() != Posture::Standing });
    }

    /// A paused picture still answers a change of posture or activity: it shows where the leg comes to rest.
    fn settle_if_paused(&mut self) {
        if self.paused {
            self.run(3.0);
        }
        self.lapsed = None;
        self.show(None);
    }

    fn restart(&mut self, leg: Leg) {
        self.leg = leg;
        self.hand = Hand::Free;
        self.standing_mmhg = Leg::at_rest(Posture::Standing, self.leg.height_cm(), 1.0).readings().ankle_pressure_mmhg;
        self.lapsed = None;
        self.strip = Strip::resting(self.readings().ankle_pressure_mmhg, self.pace == Pace::Lapse);
        self.monitor.start_clock(self.leg.time_s());
        self.show(None);
    }

    /// Bring the monitors up to date; none is a step or a start, which shows and says all at once.
    fn show(&mut self, elapsed_s: Option<f64>) {
        self.show_after(elapsed_s.unwrap_or(0.0), elapsed_s);
    }

    /// The same after `model_s` of the leg's time.
    fn show_after(&mut self, model_s: f64, elapsed_s: Option<f64>) {
        let now = self.seen();
        let (standing_mmhg, competence) = (self.standing_mmhg, self.leg.competence());
        if let Some(attempt) = &mut self.attempt {
            attempt.see(&Seen { now, elapsed_s: model_s, competence, standing_mmhg });
            self.monitor.show_goal(attempt);
        }
        // While it stands, what is said is what is seen.
        let rhythm = if self.paused { None } else { self.pick.steady() };
        let lapse = self.pace == Pace::Lapse;
        self.monitor.show(&View { now, standing_mmhg, competence, rhythm, lapse }, &mut self.strip, elapsed_s);
    }
}

/// How much more than a standing adult's veins are drawn as full: those of leaky legs have grown, and must have room.
const ROOM: f64 = 1.5;
/// Volumes of a standing 175 cm adult at rest, mL (`tests/pump-reference/rest_states.json`).
const STANDING_SUPERFICIAL_ML: f64 = 22.5;
const STANDING_AXIAL_ML: f64 = 21.1;
const STANDING_SINUS_ML: f64 = 91.3;
const STANDING_THIGH_ML: f64 = 122.5;

/// Pitches of the slowest and the fastest flow that is heard, Hz: a calm octave and a half.
const LOWEST_HZ: f64 = 165.0;
const HIGHEST_HZ: f64 = 470.0;
/// Pitch of backward flow against that of forward flow as fast.
const BACKWARD: f64 = 0.75;
/// Flow that is just heard, and flow that is as high and loud as it gets, mL/s.
const HEARD_ML_S: f64 = 2.0;
const LOUD_ML_S: f64 = 70.0;
/// Openings above which the valve counts as open and below which it counts as shut again.
const OPEN: f64 = 0.6;
const SHUT: f64 = 0.2;

/// Fluid in the tissue with which the ankle is drawn as swollen as it gets, mL: two hours of sitting still.
const SWOLLEN_ML: f64 = 95.0;

/// Height of the lens in units of cell travel: one pass of a cell through the lens.
const LENS_UNITS: f64 = 150.0;

/// Share of the drawn radius for a share of the resting volume. A vein's length does not change, so its radius goes
/// with the root of its volume; the drawing's own scale starts at 0.34 of the full radius.
fn radius_share(volume_share: f64) -> f64 {
    within((volume_share.max(0.0).sqrt() - 0.34) / 0.66, 0.0, 1.0)
}

/// Distance that cells travel in `seconds`, drawing units: nil flow is nil travel, backward flow is backward
/// travel. Compressed, since a squeeze moves blood a hundred times faster than rest and the eye follows about 250 units
/// a second.
fn travel(flow_ml_s: f64, seconds: f64) -> f64 {
    22.0 * flow_ml_s / (1.0 + flow_ml_s.abs() / 14.0) * seconds
}

#[cfg(test)]
mod tests;
