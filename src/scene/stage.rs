//! The stage: one leg that runs, and everything the page shows of it.
//!
//! Exists to turn time and the reader's hand into pictures: it owns the simulated leg, the strip chart, the travelled
//! distance of the blood cells and the monitors. It is told how much time went by; it must never read a clock.

use super::inputs::{Fills, Inputs, Layout, LensInputs, Openings, Phases};
use super::monitor::Monitor;
use super::strip::Strip;
use crate::pump::{Activity, DT_S, Leg, Posture, Readings};
use crate::text::Key;
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

/// Who moves the heel.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hand {
    /// The picked activity, or nobody.
    Free,
    /// The reader's press, wanting the heel up or down; `level` is where it is.
    Held { up: bool, level: f64 },
    /// A coached session.
    Coached,
}

/// Sums over a coached session, for its end card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SessionSums {
    /// Lowest ankle-vein pressure reached, mmHg.
    pub lowest_mmhg: f64,
    /// Net blood moved up past the knee, mL.
    pub moved_ml: f64,
}

/// One leg on a stage.
#[derive(Clone, Debug)]
pub struct Stage {
    leg: Leg,
    pick: Pick,
    hand: Hand,
    paused: bool,
    speed: f64,
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
    /// A healthy leg of a 175 cm adult, standing still.
    pub fn new() -> Self {
        let leg = Leg::at_rest(Posture::Standing, 175.0, 1.0);
        let mmhg = leg.readings().ankle_pressure_mmhg;
        let mut stage = Self {
            leg,
            pick: Pick::Still,
            hand: Hand::Free,
            paused: false,
            speed: 1.0,
            still: false,
            standing_mmhg: mmhg,
            strip: Strip::resting(mmhg),
            monitor: Monitor::new(),
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

    /// Model seconds per real second: 1 or 4.
    pub fn speed(&self) -> f64 {
        self.speed
    }

    /// Whether time moves it now.
    pub fn running(&self) -> bool {
        !self.paused && self.hand != Hand::Coached
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
        let model_s = real_s.min(LONGEST_FRAME_S) * self.speed;
        self.run(model_s);
        self.show(Some(model_s));
        true
    }

    /// Let a coached session move the heel for `active_s`; `heel_at` gives its height, 0 to 1, that many seconds from
    /// now.
    pub fn drive(&mut self, active_s: f64, heel_at: impl Fn(f64) -> f64) {
        let span_s = within(active_s, 0.0, LONGEST_CATCH_UP_S);
        let mut done_s = 0.0;
        while done_s < span_s {
            let step_s = (span_s - done_s).min(1.0 / 60.0);
            done_s += step_s;
            self.effort(heel_at(done_s));
            self.run(step_s);
        }
        if span_s > 0.0 {
            self.show(Some(span_s));
        }
    }

    /// Hand the leg to a coached session: a healthy one, standing at rest. Starts its sums.
    pub fn begin_session(&mut self) {
        // The estimate is for healthy valves and starts from rest, whatever the reader did before.
        self.pick = Pick::Still;
        self.restart(Leg::at_rest(Posture::Standing, self.height_cm(), 1.0));
        self.hand = Hand::Coached;
        self.sums = SessionSums { lowest_mmhg: self.readings().ankle_pressure_mmhg, moved_ml: 0.0 };
    }

    /// Give the leg back to the reader.
    pub fn end_session(&mut self) {
        if self.hand == Hand::Coached {
            self.hand = Hand::Free;
            self.leg.set_activity(Activity::Still);
        }
    }

    /// The reader presses: the heel goes up. A pressed stage runs, since the reader asked for movement.
    pub fn press(&mut self) {
        if self.hand == Hand::Coached || self.held() {
            return;
        }
        if self.pick != Pick::Still {
            self.set_pick(Pick::Still);
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
        self.paused = paused;
        self.show(Some(0.0));
    }

    /// Show the next phase and stop there: squeeze, then release; or a while of waiting where nothing contracts.
    pub fn step_once(&mut self) {
        self.paused = true;
        match (self.hand, self.pick) {
            (Hand::Coached, _) => {}
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
                self.show(None);
            }
        }
    }

    /// Model seconds per real second; anything but 4 is 1.
    pub fn set_speed(&mut self, speed: f64) {
        self.speed = if speed >= 4.0 { 4.0 } else { 1.0 };
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
        if self.hand == Hand::Coached {
            return;
        }
        if self.pick.posture().is_some_and(|p| p != posture) {
            self.set_pick(Pick::Still);
        }
        self.leg.set_posture(posture);
        self.settle_if_paused();
    }

    /// Move, in the posture that the activity needs.
    pub fn set_pick(&mut self, pick: Pick) {
        if self.hand == Hand::Coached {
            return;
        }
        self.hand = Hand::Free;
        self.pick = pick;
        if let Some(posture) = pick.posture() {
            self.leg.set_posture(posture);
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
        if self.hand != Hand::Coached {
            self.leg.set_competence(competence);
            self.show(Some(0.0));
        }
    }

    /// Body height, cm; outside 140 to 205 is clamped. The leg starts anew, since its column of blood is another.
    pub fn set_height_cm(&mut self, height_cm: f64) {
        if self.hand == Hand::Coached {
            return;
        }
        self.restart(Leg::at_rest(self.posture(), height_cm, self.competence()));
    }

    /// Start anew: healthy valves, standing still; height, speed and pause stay.
    pub fn reset(&mut self) {
        if self.hand == Hand::Coached {
            return;
        }
        self.pick = Pick::Still;
        self.restart(Leg::at_rest(Posture::Standing, self.height_cm(), 1.0));
    }

    /// What the drawing follows.
    pub fn inputs(&self) -> Inputs {
        let now = self.readings();
        let vein = |ml: f64, resting_ml: f64| radius_share(ml / resting_ml);
        // Full is what this leg's own veins hold: those of a leaky leg have grown.
        let size = now.vein_size;
        let (superficial, axial, sinus, thigh) = (
            vein(now.superficial_ml, size * STANDING_SUPERFICIAL_ML),
            vein(now.axial_ml, size * STANDING_AXIAL_ML),
            vein(now.sinus_ml, size * STANDING_SINUS_ML),
            vein(now.thigh_ml, STANDING_THIGH_ML),
        );
        let leak = 1.0 - self.competence();
        Inputs {
            lift: now.effort,
            act: now.activation,
            sit: now.sitting,
            lie: now.lying,
            // The model's volumes already fall while the muscle squeezes: widths follow them alone.
            squeeze: Some(0.0),
            layout: Layout::Stage(self.posture()),
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

    fn run(&mut self, model_s: f64) {
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
            self.phases.deep += travel(now.popliteal_flow_ml_s);
            self.phases.superficial += travel(now.saphenous_flow_ml_s);
            self.phases.perforator += travel(now.perforator_flow_ml_s);
            self.phases.sinus += travel(now.sinus_flow_ml_s);
            self.lens_phase += travel(now.popliteal_flow_ml_s) / LENS_UNITS;
        }
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
        self.show(None);
    }

    fn effort(&mut self, level: f64) {
        self.leg.set_activity(Activity::Effort { level, seated: self.posture() != Posture::Standing });
    }

    /// A paused picture still answers a change of posture or activity: it shows where the leg comes to rest.
    fn settle_if_paused(&mut self) {
        if self.paused {
            self.run(3.0);
        }
        self.show(None);
    }

    fn restart(&mut self, leg: Leg) {
        self.leg = leg;
        self.hand = Hand::Free;
        self.standing_mmhg = Leg::at_rest(Posture::Standing, self.leg.height_cm(), 1.0).readings().ankle_pressure_mmhg;
        self.strip = Strip::resting(self.readings().ankle_pressure_mmhg);
        self.show(None);
    }

    /// Bring the monitors up to date; none is a step or a start, which shows and says all at once.
    fn show(&mut self, elapsed_s: Option<f64>) {
        let now = self.leg.readings();
        let (mmhg, competence) = (self.standing_mmhg, self.leg.competence());
        // While it stands, what is said is what is seen.
        let rhythm = if self.paused { None } else { self.pick.steady() };
        self.monitor.show(&now, mmhg, competence, &mut self.strip, rhythm, elapsed_s);
    }
}

impl Default for Stage {
    fn default() -> Self {
        Self::new()
    }
}

/// Volumes of a standing 175 cm adult at rest, mL (`tests/pump-reference/rest_states.json`): the width that is drawn as
/// full.
const STANDING_SUPERFICIAL_ML: f64 = 22.5;
const STANDING_AXIAL_ML: f64 = 21.1;
const STANDING_SINUS_ML: f64 = 91.3;
const STANDING_THIGH_ML: f64 = 122.5;

/// Height of the lens in units of cell travel: one pass of a cell through the lens.
const LENS_UNITS: f64 = 150.0;

/// Share of the drawn radius for a share of the resting volume. A vein's length does not change, so its radius goes
/// with the root of its volume; the drawing's own scale starts at 0.34 of the full radius.
fn radius_share(volume_share: f64) -> f64 {
    within((volume_share.max(0.0).sqrt() - 0.34) / 0.66, 0.0, 1.0)
}

/// Distance that cells travel in one model step, drawing units: nil flow is nil travel, backward flow is backward
/// travel. Compressed, since a squeeze moves blood a hundred times faster than rest and the eye follows about 250 units
/// a second.
fn travel(flow_ml_s: f64) -> f64 {
    22.0 * flow_ml_s / (1.0 + flow_ml_s.abs() / 14.0) * DT_S
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::monitor::Slot;
    use crate::scene::strip::TOP_MMHG;
    use crate::text::t;
    use crate::units::round_i64;

    fn frames(stage: &mut Stage, seconds: f64) {
        let mut left = seconds;
        while left > 0.0 {
            stage.advance(1.0 / 60.0);
            left -= 1.0 / 60.0;
        }
    }

    fn ankle(stage: &Stage) -> f64 {
        stage.readings().ankle_pressure_mmhg
    }

    #[test]
    fn ten_presses_bring_the_ankle_pressure_below_half_and_rest_brings_it_back() {
        let mut stage = Stage::new();
        let standing = ankle(&stage);
        for _ in 0..10 {
            stage.press();
            frames(&mut stage, 0.6);
            stage.release();
            frames(&mut stage, 0.6);
        }
        assert!(ankle(&stage) < 0.5 * standing, "{} of {standing}", ankle(&stage));
        frames(&mut stage, 120.0);
        assert!(ankle(&stage) > 0.9 * standing, "refilled to {} of {standing}", ankle(&stage));
        assert_eq!(stage.monitor().sentence(), Key::StandingStill, "the sentence follows");
    }

    #[test]
    fn a_paused_stage_moves_nothing_and_a_press_wakes_it() {
        let mut stage = Stage::new();
        stage.set_paused(true);
        let before = stage.inputs();
        assert!(!stage.advance(0.05), "no change to paint");
        assert_eq!(stage.inputs(), before, "nothing moved");
        stage.press();
        assert!(stage.advance(0.05), "the reader asked for movement");
    }

    #[test]
    fn less_motion_opens_on_a_raised_heel_and_steps_are_jumps() {
        let mut stage = Stage::new();
        stage.set_still(true);
        assert!(stage.readings().effort > 0.9 && !stage.running(), "heel up, nothing runs");
        assert!(stage.readings().popliteal_open > 0.9, "the valve is open");
        stage.step_once();
        assert!(stage.readings().effort < 0.1, "the next phase is the heel down");
        let after_release = ankle(&stage);
        stage.step_once();
        stage.step_once();
        assert!(ankle(&stage) < after_release, "another raise brings the pressure further down");
    }

    #[test]
    fn cells_stand_still_without_flow_and_run_back_through_leaks() {
        assert!(travel(0.0).abs() < f64::EPSILON, "nil flow");
        let mut stage = Stage::new();
        stage.set_competence(0.0);
        stage.press();
        frames(&mut stage, 0.8);
        let raised = stage.inputs().phases.deep;
        stage.release();
        frames(&mut stage, 1.0);
        assert!(stage.inputs().phases.deep < raised, "blood falls back where no valve holds it");
    }

    /// Each sentence that is shown in `seconds`, once.
    fn told(stage: &mut Stage, seconds: f64) -> Vec<Key> {
        let mut told = Vec::new();
        for _ in 0..round_i64(seconds * 60.0) {
            stage.advance(1.0 / 60.0);
            told.push(stage.monitor().sentence());
        }
        told.dedup();
        told
    }

    #[test]
    fn every_raise_is_told_as_moving_blood_and_every_release_as_refilling() {
        let mut stage = Stage::new();
        for raise in 1..=12 {
            stage.press();
            let up = told(&mut stage, 1.0);
            assert!(up.ends_with(&[Key::SqueezedMoving]) && !up.contains(&Key::SqueezedEmpty), "{raise}: {up:?}");
            stage.release();
            let down = told(&mut stage, 1.0);
            assert!(down.ends_with(&[Key::Refilling]) && !down.contains(&Key::StandingStill), "{raise}: {down:?}");
        }
        stage.press();
        assert_eq!(told(&mut stage, 10.0).last(), Some(&Key::SqueezedEmpty), "a long hold is said to be one");
        stage.release();
        assert_eq!(told(&mut stage, 60.0)[1..], [Key::Refilling, Key::StandingStill], "and rest ends it");
    }

    #[test]
    fn a_release_of_leaky_valves_is_told_as_falling_back() {
        let mut stage = Stage::new();
        stage.set_competence(0.0);
        stage.press();
        frames(&mut stage, 1.0);
        stage.release();
        let down = told(&mut stage, 2.0);
        assert!(down.contains(&Key::FallingBack) && !down.contains(&Key::StandingStill), "{down:?}");
        assert_eq!(told(&mut stage, 60.0).last(), Some(&Key::StandingStill), "until it rests");
    }

    #[test]
    fn a_short_squeeze_is_narrated() {
        let mut stage = Stage::new();
        frames(&mut stage, 5.3);
        stage.press();
        frames(&mut stage, 0.9);
        let narration = stage.monitor().value(Slot::Narration);
        assert!(narration.contains(t(Key::SqueezedMoving)), "{narration}");
    }

    #[test]
    fn a_paused_rhythm_is_not_said_to_go_on() {
        let mut stage = Stage::new();
        stage.set_pick(Pick::Walking);
        frames(&mut stage, 3.0);
        assert_eq!(stage.monitor().sentence(), Key::WalkingSteady, "it walks");
        stage.set_paused(true);
        assert_ne!(stage.monitor().sentence(), Key::WalkingSteady, "it stands");
        stage.set_pick(Pick::HeelRaises);
        assert_ne!(stage.monitor().sentence(), Key::HeelRaisesSteady, "nothing runs");
        stage.set_paused(false);
        assert_eq!(stage.monitor().sentence(), Key::HeelRaisesSteady, "now it does");
    }

    #[test]
    fn no_surge_is_cut_by_the_top_of_the_chart() {
        for (height_cm, competence) in [(175.0, 1.0), (175.0, 0.0), (205.0, 0.5), (205.0, 0.0)] {
            let mut stage = Stage::new();
            stage.set_height_cm(height_cm);
            stage.set_competence(competence);
            for _ in 0..3 {
                stage.press();
                for _ in 0..60 {
                    stage.advance(1.0 / 60.0);
                    assert!(ankle(&stage) < TOP_MMHG, "{} at {height_cm} cm, {competence}", ankle(&stage));
                }
                stage.release();
                frames(&mut stage, 1.0);
            }
        }
    }

    #[test]
    fn the_tank_of_a_standing_leg_is_nearly_full_and_never_runs_over_whatever_its_veins_have_grown_to() {
        for competence in [1.0, 0.5, 0.0] {
            let mut stage = Stage::new();
            stage.set_competence(competence);
            frames(&mut stage, 3.0);
            let tank = stage.monitor().value(Slot::Tank);
            let share: f64 = tank.trim_end_matches('%').parse().expect("a percentage");
            assert!((80.0..100.0).contains(&share), "{tank} at {competence}");
        }
    }

    #[test]
    fn activities_bring_their_posture_and_postures_end_them() {
        let mut stage = Stage::new();
        stage.set_pick(Pick::SeatedPumps);
        assert_eq!(stage.posture(), Posture::Sitting, "seated pumps sit");
        stage.set_posture(Posture::Supine);
        assert_eq!(stage.pick(), Pick::Still, "nobody walks or pumps seated while lying");
    }

    #[test]
    fn a_session_owns_the_leg_until_it_ends() {
        let mut stage = Stage::new();
        stage.begin_session();
        stage.press();
        assert!(!stage.held() && !stage.advance(0.1), "neither hand nor frame moves a coached leg");
        for _ in 0..20 {
            stage.drive(0.6, |_| 1.0);
            stage.drive(0.6, |_| 0.0);
        }
        assert!(stage.sums().lowest_mmhg < 45.0, "lowest {}", stage.sums().lowest_mmhg);
        assert!(stage.sums().moved_ml > 50.0, "moved {}", stage.sums().moved_ml);
        stage.end_session();
        assert!(stage.advance(0.05), "free again");
    }

    #[test]
    fn a_session_starts_from_a_healthy_leg_at_rest_whatever_was_shown_before() {
        let mut stage = Stage::new();
        stage.set_competence(0.0);
        stage.set_posture(Posture::Supine);
        frames(&mut stage, 20.0);
        stage.begin_session();
        assert!(stage.sums().lowest_mmhg > 80.0, "not the pressure of lying down: {}", stage.sums().lowest_mmhg);
        assert!(stage.competence() > 0.99 && stage.posture() == Posture::Standing, "healthy and standing");
        stage.set_height_cm(150.0);
        stage.set_competence(0.2);
        assert!(stage.competence() > 0.99 && !stage.advance(0.1), "and it stays the session's");
    }

    #[test]
    fn with_less_motion_a_press_and_its_end_are_one_step_each() {
        let mut stage = Stage::new();
        stage.set_still(true);
        let open = stage.leg.time_s();
        stage.release();
        assert!(stage.leg.time_s() - open < 1e-9, "nothing was held: a window that loses focus moves nothing");
        stage.press();
        stage.press();
        stage.release();
        let once = stage.leg.time_s();
        stage.release();
        stage.release();
        assert!(stage.leg.time_s() - once < 1e-9, "one press ends once");
        assert!((once - open - SQUEEZE_STEP_S - RELEASE_STEP_S).abs() < 0.05, "two steps: {}", once - open);
    }

    #[test]
    fn figures_are_not_rewritten_faster_than_they_can_be_read() {
        let mut stage = Stage::new();
        stage.set_pick(Pick::HeelRaises);
        let before = stage.monitor().version(Slot::Ankle);
        frames(&mut stage, 10.0);
        let rewritten = stage.monitor().version(Slot::Ankle) - before;
        assert!((10..=51).contains(&rewritten), "{rewritten} times in ten seconds");
    }
}
