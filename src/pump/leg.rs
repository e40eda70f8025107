//! One leg: inputs, state and clock. This is what the stage, the widget, the clinic and the scenarios drive.
//!
//! Time is a count of whole steps, so a run gives the same digits whether it is advanced by frames or by hours. A leg
//! never reads a clock, never allocates and never panics; bad input is held to its range.

use super::activity::{Activity, Drive};
use super::params::{ParamSource, Reference};
use super::posture::{Blend, Gravity, POSTURE_BLEND_S, Posture, sound_height_cm};
use super::readings::Readings;
use super::reflux::Reflux;
use super::rest::rest_state;
use super::solver::{Flows, Inputs, State, rk4_step};
use super::valve::smoothstep;
use crate::units::within;

/// Steps of the integrator per second of model time.
pub const STEPS_PER_S: f64 = 240.0;
/// Length of one step, s.
pub const DT_S: f64 = 1.0 / STEPS_PER_S;
/// The longest advance that one call makes, s: a day.
pub const LONGEST_ADVANCE_S: f64 = 86_400.0;

/// Effort that counts as a contraction, 0 to 1.
const CONTRACTED: f64 = 0.02;
/// Fine steps in one coarse step of [`Leg::lapse`]. Nothing moves faster than 60 /s there, and the integrator is stable
/// to 83 /s at this length.
const COARSE: f64 = 8.0;

/// One leg. Legs share nothing: two of them side by side are a comparison.
#[derive(Clone, PartialEq, Debug)]
pub struct Leg<P = Reference> {
    params: P,
    state: State,
    /// Steps made; a float, because it only ever counts whole numbers and multiplies the step length.
    steps: f64,
    /// Model time asked for and not yet stepped, s.
    due_s: f64,
    height_cm: f64,
    competence: f64,
    reflux: Reflux,
    posture: Posture,
    blend: Blend,
    /// Columns once the blend has arrived.
    settled: Gravity,
    activity: Activity,
    drive: Drive,
    drive_start_s: f64,
    peak_mmhg: f64,
    contraction: Contraction,
    gait: Gait,
}

/// The stride of the picture: which one it is, and how much of the movement it makes up. Nothing computes with it.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Gait {
    period_s: f64,
    start_s: f64,
    /// Weight at the latest change, where it goes, and when that was.
    from: f64,
    to: f64,
    since_s: f64,
}

/// How long a walk takes to grow in and to fade out, s.
const GAIT_BLEND_S: f64 = 0.5;

impl Gait {
    fn weight(&self, time_s: f64) -> f64 {
        self.from + (self.to - self.from) * smoothstep((time_s - self.since_s) / GAIT_BLEND_S)
    }

    /// Share of the stride that is over.
    fn stride(&self, time_s: f64) -> f64 {
        let strides = (time_s - self.start_s) / self.period_s;
        strides - strides.floor()
    }

    /// The stride after a change to `activity`. A walk that ends fades out in its own rhythm.
    fn change(&self, activity: Activity, drive: &Drive, time_s: f64) -> Self {
        let faded = Self { from: self.weight(time_s), to: 0.0, since_s: time_s, ..*self };
        match (activity, drive) {
            (Activity::Walking { .. }, Drive::Cycle(cycle)) => {
                Self { period_s: cycle.period_s, start_s: time_s, to: 1.0, ..faded }
            }
            _ => faded,
        }
    }
}

/// What the latest contraction has squeezed out so far.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Contraction {
    under_way: bool,
    /// Calf volume when the muscle was last relaxed, mL.
    onset_ml: f64,
    lowest_ml: f64,
    ejected_ml: f64,
}

impl Contraction {
    /// Moves every volume by `ml`; what was ejected stays.
    fn shift(&mut self, ml: f64) {
        self.onset_ml += ml;
        self.lowest_ml += ml;
    }
}

impl Leg {
    /// A leg that has been still in `posture` for so long that nothing changes but swelling, which starts at zero.
    ///
    /// Height is held to 140..205 cm (non-finite: 175), competence to 0..1 (non-finite: 1, healthy).
    pub fn at_rest(posture: Posture, height_cm: f64, competence: f64) -> Self {
        Self::with_params(Reference, posture, height_cm, competence)
    }
}

impl<P: ParamSource> Leg<P> {
    /// The same with other parameters than the reference: for sensitivity and for comparison.
    pub fn with_params(params: P, posture: Posture, height_cm: f64, competence: f64) -> Self {
        let p = params.params();
        let height_cm = sound_height_cm(height_cm);
        let competence = sound_competence(competence);
        let reflux = Reflux::of(p, competence);
        let settled = Gravity::of(p, &posture.stance(), height_cm);
        let state = rest_state(p, &reflux, &settled);
        let calf_ml = state.calf_ml(p);
        Self {
            params,
            state,
            steps: 0.0,
            due_s: 0.0,
            height_cm,
            competence,
            reflux,
            posture,
            blend: Blend::held(posture),
            settled,
            activity: Activity::Still,
            drive: Drive::Rest,
            drive_start_s: 0.0,
            peak_mmhg: Activity::CLINICAL_TIPTOE.drive().peak_mmhg().unwrap_or(1.0),
            contraction: Contraction { under_way: false, onset_ml: calf_ml, lowest_ml: calf_ml, ejected_ml: 0.0 },
            gait: Gait { period_s: 1.0, start_s: 0.0, from: 0.0, to: 0.0, since_s: 0.0 },
        }
    }

    /// Moves to `posture` over two seconds, from wherever the leg is now. The posture already set changes nothing.
    pub fn set_posture(&mut self, posture: Posture) {
        if posture == self.posture {
            return;
        }
        let now = self.time_s();
        self.posture = posture;
        self.blend =
            Blend { from: self.blend.at(now), to: posture.stance(), start_s: now, duration_s: POSTURE_BLEND_S };
        self.settle_gravity();
    }

    /// Starts `activity` now, at the beginning of its cycle. Muscle pressure goes on from where it is.
    pub fn set_activity(&mut self, activity: Activity) {
        self.activity = activity;
        self.drive = activity.drive();
        self.drive_start_s = self.time_s();
        self.gait = self.gait.change(activity, &self.drive, self.drive_start_s);
        self.peak_mmhg = self.drive.peak_mmhg().unwrap_or(self.peak_mmhg);
    }

    /// Sets how well the valves close: 1 healthy, 0 none. Held to 0..1; non-finite is healthy.
    ///
    /// The leg becomes one that has had such valves for years: its veins have the size that goes with them, at the same
    /// pressure. The blood that this takes or gives is booked as inflow, so that the balance stays.
    pub fn set_competence(&mut self, competence: f64) {
        self.competence = sound_competence(competence);
        let calf_ml = self.state.calf_ml(self.params.params());
        let grown = self.reflux.per_size;
        self.reflux = Reflux::of(self.params.params(), self.competence);
        self.state.resize(grown * self.reflux.size);
        // A contraction under way goes on from the new volume.
        self.contraction.shift(self.state.calf_ml(self.params.params()) - calf_ml);
    }

    /// Sets body height: the columns change, the volumes stay. Held to 140..205 cm; non-finite is 175.
    pub fn set_height_cm(&mut self, height_cm: f64) {
        self.height_cm = sound_height_cm(height_cm);
        self.settle_gravity();
    }

    /// Makes one step of [`DT_S`].
    pub fn step(&mut self) {
        self.stride(1.0);
    }

    /// Makes `steps` steps as one.
    #[inline]
    fn stride(&mut self, steps: f64) {
        let now = self.time_s();
        let dt_s = steps * DT_S;
        let inputs = [self.inputs(now), self.inputs(now + 0.5 * dt_s), self.inputs(now + dt_s)];
        self.state = rk4_step(self.params.params(), &self.reflux, &self.state, dt_s, &inputs);
        self.steps += steps;
        self.follow_contraction();
    }

    /// Makes all whole steps that fit in `seconds` and what was left over before; keeps the rest for the next call.
    ///
    /// Negative and non-finite times are ignored, and one call makes at most a day ([`LONGEST_ADVANCE_S`]).
    pub fn advance(&mut self, seconds: f64) {
        let end = self.end_of(seconds);
        while self.steps < end {
            self.step();
        }
    }

    /// As [`Leg::advance`], for time-lapse: while the muscle is at rest and the posture has settled, eight steps are
    /// made as one. Hours of sitting take a fraction of a second. What differs from the fine steps is below 1e-6 mmHg
    /// and mL in a leg at rest; while a leg settles, up to 1e-3 (after legs raised with hardly a valve).
    pub fn lapse(&mut self, seconds: f64) {
        let end = self.end_of(seconds);
        while self.steps < end {
            let quiet = self.drive == Drive::Rest
                && self.state.muscle_mmhg <= 0.0
                && self.blend.is_done(self.time_s())
                && self.steps + COARSE <= end;
            self.stride(if quiet { COARSE } else { 1.0 });
        }
    }

    /// Books `seconds` as due and answers with the step at which they are over.
    fn end_of(&mut self, seconds: f64) -> f64 {
        if !(seconds.is_finite() && seconds > 0.0) {
            return self.steps;
        }
        self.due_s += seconds.min(LONGEST_ADVANCE_S);
        // Sixtieths of a second do not add up exactly; a millionth of a step decides nothing.
        let steps = (self.due_s * STEPS_PER_S + 1e-6).floor();
        self.due_s -= steps * DT_S;
        self.steps + steps
    }

    /// All that can be read off the leg now.
    pub fn readings(&self) -> Readings {
        let time_s = self.time_s();
        let stance = self.blend.at(time_s);
        let gravity = Gravity::of(self.params.params(), &stance, self.height_cm);
        let flows = Flows::of(self.params.params(), &self.reflux, &gravity, &self.state);
        let effort = self.drive.effort(time_s - self.drive_start_s);
        let activation = within(self.state.muscle_mmhg / self.peak_mmhg, 0.0, 1.0);
        Readings::new(self.params.params(), &self.reflux, &self.state, &flows, &stance)
            .at(time_s)
            .with_muscle(effort, activation)
            .with_ejected(self.contraction.ejected_ml)
            .with_movement(
                self.activity.toe_lift(time_s - self.drive_start_s),
                self.gait.weight(time_s),
                self.gait.stride(time_s),
            )
    }

    /// Model time since the leg was made, s.
    #[inline]
    pub fn time_s(&self) -> f64 {
        self.steps * DT_S
    }

    /// The posture last set, also while the change to it is under way.
    pub fn posture(&self) -> Posture {
        self.posture
    }

    /// The activity last set.
    pub fn activity(&self) -> Activity {
        self.activity
    }

    /// How well the valves close, 0 to 1.
    pub fn competence(&self) -> f64 {
        self.competence
    }

    /// Body height, cm.
    pub fn height_cm(&self) -> f64 {
        self.height_cm
    }

    /// The state itself, for checks and for measures that need it whole.
    pub fn state(&self) -> &State {
        &self.state
    }

    fn settle_gravity(&mut self) {
        self.settled = Gravity::of(self.params.params(), &self.blend.to, self.height_cm);
    }

    #[inline]
    fn inputs(&self, time_s: f64) -> Inputs {
        let gravity = if self.blend.is_done(time_s) {
            self.settled
        } else {
            Gravity::of(self.params.params(), &self.blend.at(time_s), self.height_cm)
        };
        let effort = self.drive.effort(time_s - self.drive_start_s);
        Inputs { gravity, muscle_target_mmhg: effort * self.peak_mmhg }
    }

    #[inline]
    fn follow_contraction(&mut self) {
        let calf_ml = self.state.calf_ml(self.params.params());
        let c = &mut self.contraction;
        if self.drive.effort(self.steps * DT_S - self.drive_start_s) < CONTRACTED {
            c.under_way = false;
            c.onset_ml = calf_ml;
            return;
        }
        c.lowest_ml = if c.under_way { c.lowest_ml.min(calf_ml) } else { c.onset_ml.min(calf_ml) };
        c.under_way = true;
        c.ejected_ml = c.onset_ml - c.lowest_ml;
    }
}

/// Competence held to 0..1; non-finite is healthy.
fn sound_competence(competence: f64) -> f64 {
    if competence.is_finite() { within(competence, 0.0, 1.0) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing() -> Leg {
        Leg::at_rest(Posture::Standing, 175.0, 1.0)
    }

    #[test]
    fn a_leg_at_rest_stays_where_it_is_but_for_swelling() {
        let mut leg = standing();
        let before = leg.readings();
        leg.advance(5.0);
        let after = leg.readings();
        assert!((after.ankle_pressure_mmhg - before.ankle_pressure_mmhg).abs() < 0.6, "{after:?}");
        assert!(after.interstitial_ml > 0.0 && after.effort == 0.0 && after.activation == 0.0, "{after:?}");
    }

    #[test]
    fn frames_and_one_long_advance_give_the_same_digits() {
        let (mut frames, mut whole) = (standing(), standing());
        for leg in [&mut frames, &mut whole] {
            leg.set_activity(Activity::Walking { steps_per_min: 110.0 });
        }
        for _ in 0..600 {
            frames.advance(1.0 / 60.0);
        }
        whole.advance(10.0);
        assert_eq!(frames.time_s().to_bits(), whole.time_s().to_bits(), "the clocks");
        assert_eq!(frames.state(), whole.state(), "the states");
    }

    #[test]
    fn time_that_makes_no_sense_is_ignored() {
        let mut leg = standing();
        for seconds in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1e-9] {
            leg.advance(seconds);
        }
        assert!(leg.time_s() == 0.0, "{}", leg.time_s());
    }

    #[test]
    fn a_new_activity_leaves_muscle_pressure_continuous() {
        let mut leg = standing();
        leg.set_activity(Activity::Effort { level: 1.0, seated: false });
        leg.advance(1.0);
        let held = leg.readings();
        leg.set_activity(Activity::Still);
        let released = leg.readings();
        assert!(held.activation > 0.99 && held.effort > 0.99, "{held:?}");
        assert!(released.effort == 0.0, "{released:?}");
        assert_eq!(released.activation.to_bits(), held.activation.to_bits(), "the pressure takes time to fall");
        leg.advance(1.0);
        assert!(leg.readings().activation < 0.01, "and falls");
    }

    #[test]
    fn lying_down_moves_the_picture_in_two_seconds_and_a_turn_back_starts_from_there() {
        let mut leg = standing();
        leg.set_posture(Posture::Supine);
        leg.advance(1.0);
        let half = leg.readings();
        assert!((half.lying - 0.5).abs() < 1e-9 && half.sitting == 0.0, "{half:?}");
        leg.set_posture(Posture::Standing);
        assert!((leg.readings().lying - half.lying).abs() < 1e-12, "no jump");
        leg.advance(2.0);
        assert!(leg.readings().lying == 0.0, "there again");
    }

    #[test]
    fn a_muscle_long_at_rest_is_exactly_at_rest() {
        let mut leg = standing();
        leg.set_activity(Activity::CLINICAL_TIPTOE);
        leg.advance(2.0);
        leg.set_activity(Activity::Still);
        leg.advance(60.0);
        assert!(leg.state().muscle_mmhg == 0.0, "{}", leg.state().muscle_mmhg);
    }

    #[test]
    fn what_a_tiptoe_ejects_is_the_fall_of_the_calf_volume() {
        let mut leg = standing();
        leg.advance(1.0);
        let onset = leg.readings().calf_volume_ml;
        leg.set_activity(Activity::CLINICAL_TIPTOE);
        let mut lowest = onset;
        for _ in 0..720 {
            leg.step();
            lowest = leg.readings().calf_volume_ml.min(lowest);
        }
        let ejected = leg.readings().ejected_ml;
        assert!((ejected - (onset - lowest)).abs() < 0.5 && ejected > 30.0, "{ejected} of {}", onset - lowest);
        leg.set_activity(Activity::Still);
        leg.set_posture(Posture::Supine);
        leg.advance(60.0);
        let after = leg.readings().ejected_ml;
        assert_eq!(after.to_bits(), ejected.to_bits(), "lying down ejects nothing");
    }

    #[test]
    fn a_walk_grows_in_and_fades_out_in_its_own_rhythm_and_changes_no_pressure() {
        let mut leg = Leg::at_rest(Posture::Standing, 175.0, 1.0);
        assert!(leg.readings().walking == 0.0, "nobody walks at first");
        leg.set_activity(Activity::Walking { steps_per_min: 120.0 });
        leg.advance(0.25);
        let started = leg.readings();
        assert!((started.walking - 0.5).abs() < 0.01 && (started.stride - 0.25).abs() < 0.01, "{started:?}");
        leg.advance(1.0);
        assert!(leg.readings().walking > 0.999, "walks");
        leg.set_activity(Activity::Still);
        let ended = leg.readings();
        assert!(ended.walking > 0.999 && (ended.stride - 0.25).abs() < 0.01, "no jump: {ended:?}");
        leg.advance(0.5);
        assert!(leg.readings().walking == 0.0, "stands");
    }
}
