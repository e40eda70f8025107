//! The virtual vein clinic: the measurements that a clinic makes with a plethysmograph and a foot-vein catheter, made
//! on the model by the same protocol, with the published ranges beside them.
//!
//! It exists so that anyone can check the model against medicine. It must never be fitted from here: the protocol and
//! the ranges are those of the literature, and a row that misses is shown as a miss.

mod finding;
mod measure;

pub use finding::Finding;
pub use measure::{Column, Measure, Range, SWELLING_ML_H, Verdict};

use super::activity::{Activity, DEFAULT_REPS_PER_MIN};
use super::leg::{DT_S, Leg, STEPS_PER_S};
use super::params::{ParamSource, Reference};
use super::posture::Posture;
use super::readings::Readings;
use crate::units::{f64_from_usize, floor_usize};

/// Share of a filling or a refill at which its clock stops.
const NEARLY_FULL: f64 = 0.9;
/// Ten tiptoes at one per second.
const TIPTOES: Activity = Activity::HeelRaises { reps_per_min: DEFAULT_REPS_PER_MIN };
/// 1.7 miles per hour, as in the walking study (W1, W2): 110 (2.74/4.8)^0.42 steps per minute.
const SLOW_WALK: Activity = Activity::Walking { steps_per_min: 87.0 };
const SEATED_PUMPS: Activity = Activity::SeatedPumps { reps_per_min: DEFAULT_REPS_PER_MIN };

/// Results of one examination. Volumes are above that of the raised leg.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Clinic {
    /// Body height examined, cm.
    pub height_cm: f64,
    /// How well the valves close, 0 to 1.
    pub competence: f64,
    /// Ankle pressure after long lying, mmHg.
    pub lying_mmhg: f64,
    /// Ankle pressure after long sitting, mmHg.
    pub sitting_mmhg: f64,
    /// Ankle pressure after four minutes of standing, before the ten tiptoes, mmHg.
    pub standing_mmhg: f64,
    /// Mean ankle pressure in the tenth tiptoe, mmHg: the ambulatory venous pressure.
    pub ambulatory_mmhg: f64,
    /// From the end of the tiptoes to nine tenths of the way back, s. `None`: not within the 150 s observed, or nothing
    /// had fallen.
    pub pressure_refill_s: Option<f64>,
    /// How far a minute of slow walking brings the mean ankle pressure below that of standing, mmHg.
    pub walking_drop_mmhg: f64,
    /// From the end of the walk to nine tenths of the way back, s. `None`: not within 90 s, or nothing had fallen.
    pub walking_recovery_s: Option<f64>,
    /// What standing adds to the calf, mL (VV).
    pub venous_volume_ml: f64,
    /// Time to nine tenths of it, s (VFT90).
    pub filling_time_s: f64,
    /// What one tiptoe ejects, mL (EV).
    pub ejected_ml: f64,
    /// Mean volume in the tenth tiptoe, mL (RV).
    pub residual_ml: f64,
    /// As for pressure, by volume, s (VRT90).
    pub volume_refill_s: Option<f64>,
    /// Mean popliteal velocity over 10 s of sitting still, cm/s.
    pub seated_rest_velocity_cm_s: f64,
    /// Mean popliteal velocity over the first 20 s of seated pumps, cm/s.
    pub seated_pump_velocity_cm_s: f64,
    /// Popliteal flow added up over 4 s from the start of one tiptoe, mL.
    pub net_return_ml: f64,
}

impl Clinic {
    /// Filling index VFI, mL/s: nine tenths of the volume over the time it takes.
    pub fn filling_index_ml_s(&self) -> f64 {
        NEARLY_FULL * self.venous_volume_ml / self.filling_time_s
    }

    /// Ejection fraction EF of one tiptoe, percent.
    pub fn ejection_fraction_pct(&self) -> f64 {
        100.0 * self.ejected_ml / self.venous_volume_ml
    }

    /// Residual fraction RVF after ten tiptoes, percent.
    pub fn residual_fraction_pct(&self) -> f64 {
        100.0 * self.residual_ml / self.venous_volume_ml
    }

    /// How far ten tiptoes bring the pressure down, percent of standing.
    pub fn pressure_drop_pct(&self) -> f64 {
        100.0 * (1.0 - self.ambulatory_mmhg / self.standing_mmhg)
    }

    /// How many times seated pumps speed up the popliteal vein.
    pub fn seated_velocity_ratio(&self) -> f64 {
        self.seated_pump_velocity_cm_s / self.seated_rest_velocity_cm_s
    }

    /// The value of a measure; `None` for a clock that did not stop in time.
    pub fn value(&self, measure: Measure) -> Option<f64> {
        Some(match measure {
            Measure::LyingPressure => self.lying_mmhg,
            Measure::SittingPressure => self.sitting_mmhg,
            Measure::StandingPressure => self.standing_mmhg,
            Measure::AmbulatoryPressure => self.ambulatory_mmhg,
            Measure::PressureDrop => self.pressure_drop_pct(),
            Measure::PressureRefill => return self.pressure_refill_s,
            Measure::VenousVolume => self.venous_volume_ml,
            Measure::EjectedVolume => self.ejected_ml,
            Measure::EjectionFraction => self.ejection_fraction_pct(),
            Measure::ResidualFraction => self.residual_fraction_pct(),
            Measure::FillingIndex => self.filling_index_ml_s(),
            Measure::VolumeRefill => return self.volume_refill_s,
            Measure::SeatedVelocity => self.seated_pump_velocity_cm_s,
            Measure::NetReturn => self.net_return_ml,
            Measure::WalkingDrop => self.walking_drop_mmhg,
            Measure::WalkingRecovery => return self.walking_recovery_s,
            Measure::FillingTime => self.filling_time_s,
            Measure::ResidualVolume => self.residual_ml,
        })
    }

    /// Every measure with its published range and a verdict, in the order of the report.
    pub fn findings(&self) -> Vec<Finding> {
        Measure::ALL.into_iter().map(|measure| self.finding(measure, Column::of(self.competence))).collect()
    }

    /// One measure against the published range of `column`.
    pub fn finding(&self, measure: Measure, column: Column) -> Finding {
        Finding { measure, column, value: self.value(measure), range: measure.range(column, self.height_cm) }
    }
}

/// Examines a leg. Height and competence are held to their ranges as in [`Leg::at_rest`].
///
/// About ten minutes of model time: some tens of milliseconds.
pub fn examine(height_cm: f64, competence: f64) -> Clinic {
    examine_with(&Reference, height_cm, competence)
}

/// The same with other parameters.
pub fn examine_with<P: ParamSource>(params: &P, height_cm: f64, competence: f64) -> Clinic {
    let leg_in = |posture| Leg::with_params(params.clone(), posture, height_cm, competence);
    let pump = PumpTest::run(leg_in(Posture::LegsRaised));
    let (seated_rest_velocity_cm_s, seated_pump_velocity_cm_s) = seated_velocities(leg_in(Posture::Sitting));
    let (walking_drop_mmhg, walking_recovery_s) = slow_walk(leg_in(Posture::Standing));
    let settled = |posture| leg_in(posture).readings().ankle_pressure_mmhg;
    let venous_volume_ml = pump.volume_at(150.0);
    let standing_mmhg = pump.pressure_at(240.0);
    let ambulatory_mmhg = mean(window(&pump.pressure_mmhg, 249.0, 250.0));
    let residual_ml = mean(window(&pump.volume_ml, 249.0, 250.0));
    let full = pump.volume_at(240.0);
    let nearly = |from: f64, to: f64| from + NEARLY_FULL * (to - from);
    let lowest = window(&pump.volume_ml, 150.0, 153.0).iter().copied().fold(venous_volume_ml, f64::min);
    let leg = leg_in(Posture::Standing);
    Clinic {
        height_cm: leg.height_cm(),
        competence: leg.competence(),
        lying_mmhg: settled(Posture::Supine),
        sitting_mmhg: settled(Posture::Sitting),
        standing_mmhg,
        ambulatory_mmhg,
        pressure_refill_s: (ambulatory_mmhg < standing_mmhg)
            .then(|| since(&pump.pressure_mmhg, 250.0, nearly(ambulatory_mmhg, standing_mmhg)))
            .flatten(),
        walking_drop_mmhg,
        walking_recovery_s,
        venous_volume_ml,
        filling_time_s: since(&pump.volume_ml, 0.0, NEARLY_FULL * venous_volume_ml).unwrap_or(150.0),
        ejected_ml: venous_volume_ml - lowest,
        residual_ml,
        volume_refill_s: since(&pump.volume_ml, 250.0, nearly(residual_ml, full)),
        seated_rest_velocity_cm_s,
        seated_pump_velocity_cm_s,
        net_return_ml: net_return_ml(leg),
    }
}

/// The curves of the standing test, one value per step from time zero.
struct PumpTest {
    /// Calf volume above that at the start, mL.
    volume_ml: Vec<f64>,
    /// Ankle pressure, mmHg.
    pressure_mmhg: Vec<f64>,
}

impl PumpTest {
    /// From legs raised: stand up and wait, one tiptoe at 150 s, ten at 240 s, wait to 400 s.
    fn run<P: ParamSource>(mut leg: Leg<P>) -> Self {
        let zero_ml = leg.readings().calf_volume_ml;
        let mut test = Self { volume_ml: Vec::new(), pressure_mmhg: Vec::new() };
        leg.set_posture(Posture::Standing);
        for (activity, until_s) in [
            (Activity::Still, 150.0),
            (Activity::CLINICAL_TIPTOE, 152.0),
            (Activity::Still, 240.0),
            (TIPTOES, 250.0),
            (Activity::Still, 400.0),
        ] {
            leg.set_activity(activity);
            while test.volume_ml.len() < index(until_s) {
                let now = leg.readings();
                test.volume_ml.push(now.calf_volume_ml - zero_ml);
                test.pressure_mmhg.push(now.ankle_pressure_mmhg);
                leg.step();
            }
        }
        test
    }

    fn volume_at(&self, time_s: f64) -> f64 {
        self.volume_ml.get(index(time_s)).copied().unwrap_or(0.0)
    }

    fn pressure_at(&self, time_s: f64) -> f64 {
        self.pressure_mmhg.get(index(time_s)).copied().unwrap_or(0.0)
    }
}

/// Mean popliteal velocity over 10 s of sitting still, then over the first 20 s of seated pumps, cm/s.
fn seated_velocities<P: ParamSource>(mut leg: Leg<P>) -> (f64, f64) {
    let mean_velocity = |leg: &mut Leg<P>, seconds| mean(&watch(leg, seconds, |now| now.popliteal_velocity_cm_s));
    let rest = mean_velocity(&mut leg, 10.0);
    leg.set_activity(SEATED_PUMPS);
    (rest, mean_velocity(&mut leg, 20.0))
}

/// Popliteal flow of a standing leg added up over 4 s from the start of one tiptoe, mL. Reflux counts against it.
fn net_return_ml<P: ParamSource>(mut leg: Leg<P>) -> f64 {
    leg.set_activity(Activity::CLINICAL_TIPTOE);
    watch(&mut leg, 4.0, |now| now.popliteal_flow_ml_s).iter().sum::<f64>() / STEPS_PER_S
}

/// A minute of slow walking from a standing start: how far the mean ankle pressure of the last five seconds lies below
/// standing, mmHg, and how long nine tenths of the way back take, s.
fn slow_walk<P: ParamSource>(mut leg: Leg<P>) -> (f64, Option<f64>) {
    let ankle = |now: &Readings| now.ankle_pressure_mmhg;
    let standing_mmhg = ankle(&leg.readings());
    leg.set_activity(SLOW_WALK);
    leg.advance(55.0);
    let walking_mmhg = mean(&watch(&mut leg, 5.0, ankle));
    leg.set_activity(Activity::Still);
    let after = watch(&mut leg, 90.0, ankle);
    let drop_mmhg = standing_mmhg - walking_mmhg;
    let level = walking_mmhg + NEARLY_FULL * drop_mmhg;
    (drop_mmhg, (drop_mmhg > 0.0).then(|| back_for_good(&after, level)).flatten())
}

/// Lets `seconds` pass and reads `what` after each step.
fn watch<P: ParamSource>(leg: &mut Leg<P>, seconds: f64, what: fn(&Readings) -> f64) -> Vec<f64> {
    let read = |_| {
        leg.step();
        what(&leg.readings())
    };
    (0..index(seconds)).map(read).collect()
}

/// When a curve that was read after each step last rises to `level`, s. `None` if it ends below. The first time will
/// not do: the pressure still swings with the last stride.
fn back_for_good(curve: &[f64], level: f64) -> Option<f64> {
    let below = curve.iter().rposition(|v| *v < level).map_or(0, |last| last + 1);
    (below < curve.len()).then(|| f64_from_usize(below + 1) * DT_S)
}

/// How much the calf is used while sitting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sitting {
    /// Not at all.
    Still,
    /// One minute of seated pumps in every five.
    OneMinuteInFive,
    /// Seated pumps all the time.
    Pumping,
}

/// Swelling over two and a half hours of sitting, mL per hour (target T11). Starts without swelling.
///
/// Up to two million steps, so it is apart from [`examine`].
pub fn swelling_ml_h(height_cm: f64, competence: f64, sitting: Sitting) -> f64 {
    swelling_with(&Reference, height_cm, competence, sitting)
}

/// The same with other parameters.
pub fn swelling_with<P: ParamSource>(params: &P, height_cm: f64, competence: f64, sitting: Sitting) -> f64 {
    const BLOCK_S: f64 = 300.0;
    const BLOCKS: u32 = 30;
    let pumping_s = match sitting {
        Sitting::Still => 0.0,
        Sitting::OneMinuteInFive => 60.0,
        Sitting::Pumping => BLOCK_S,
    };
    let mut leg = Leg::with_params(params.clone(), Posture::Sitting, height_cm, competence);
    for _ in 0..BLOCKS {
        leg.set_activity(SEATED_PUMPS);
        leg.advance(pumping_s);
        leg.set_activity(Activity::Still);
        leg.lapse(BLOCK_S - pumping_s);
    }
    leg.state().interstitial_ml / (f64::from(BLOCKS) * BLOCK_S / 3600.0)
}

fn window(curve: &[f64], from_s: f64, to_s: f64) -> &[f64] {
    curve.get(index(from_s)..index(to_s)).unwrap_or_default()
}

fn index(time_s: f64) -> usize {
    floor_usize(time_s * STEPS_PER_S)
}

/// From `start_s` to where `curve` first reaches `level`, between steps by a straight line, s.
fn since(curve: &[f64], start_s: f64, level: f64) -> Option<f64> {
    let start = index(start_s);
    let later = curve.get(start..)?;
    let reached = later.iter().position(|v| *v >= level)?;
    let at = *later.get(reached)?;
    let before = reached.checked_sub(1).and_then(|i| later.get(i)).copied().unwrap_or(at);
    let short = if at > before { (at - level) / (at - before) } else { 0.0 };
    Some((f64_from_usize(reached) - short) / STEPS_PER_S)
}

/// Zero for an empty slice.
fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / f64_from_usize(values.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_stops_between_steps_and_only_if_the_level_is_reached() {
        let ramp: Vec<f64> = (0..480).map(f64::from).collect();
        let t = since(&ramp, 1.0, 300.5).expect("reached");
        assert!((t - 60.5 / 240.0).abs() < 1e-12, "{t}");
        assert_eq!(since(&ramp, 1.0, 1000.0), None, "never");
        assert_eq!(since(&ramp, 1.0, 100.0), Some(0.0), "at once");
        assert_eq!(since(&ramp, 9.0, 1.0), None, "past the end");
    }

    #[test]
    fn a_pressure_that_dips_again_is_not_back() {
        let curve = [5.0, 90.0, 80.0, 85.0, 95.0, 96.0];
        let back = back_for_good(&curve, 90.0).expect("back in the end");
        assert!((back - 5.0 * DT_S).abs() < 1e-12, "after the fifth step, not {back} s");
        assert_eq!(back_for_good(&curve, 97.0), None, "never");
        assert_eq!(back_for_good(&[99.0], 97.0), Some(DT_S), "from the first");
    }

    #[test]
    fn nonsense_is_examined_as_an_average_healthy_adult() {
        assert_eq!(examine(f64::NAN, f64::INFINITY), examine(175.0, 1.0), "defaults");
    }
}
