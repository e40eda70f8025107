//! The virtual vein clinic: the measurements that a clinic makes with a plethysmograph and a foot-vein catheter, made
//! on the model by the same protocol, with the published ranges beside them.
//!
//! It exists so that anyone can check the model against medicine. It must never be fitted from here: the protocol and
//! the ranges are those of the literature, and a row that misses is shown as a miss.

use super::activity::{Activity, DEFAULT_REPS_PER_MIN};
use super::leg::{Leg, STEPS_PER_S};
use super::params::Params;
use super::posture::{HEIGHT_RANGE_CM, Posture};
use crate::units::{f64_from_usize, floor_usize};

/// Share of a filling or a refill at which its clock stops.
const NEARLY_FULL: f64 = 0.9;
/// Ten tiptoes at one per second.
const TIPTOES: Activity = Activity::HeelRaises { reps_per_min: DEFAULT_REPS_PER_MIN };
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
    /// From the end of the tiptoes to nine tenths of the way back, s. `None`: not within the 150 s observed.
    pub pressure_refill_s: Option<f64>,
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
        })
    }
}

/// Examines a leg. Height and competence are held to their ranges as in [`Leg::at_rest`].
///
/// About ten minutes of model time: some tens of milliseconds.
pub fn examine(height_cm: f64, competence: f64) -> Clinic {
    let pump = PumpTest::run(height_cm, competence);
    let (seated_rest_velocity_cm_s, seated_pump_velocity_cm_s) = seated_velocities(height_cm, competence);
    let settled = |posture| Leg::at_rest(posture, height_cm, competence).readings().ankle_pressure_mmhg;
    let venous_volume_ml = pump.volume_at(150.0);
    let standing_mmhg = pump.pressure_at(240.0);
    let ambulatory_mmhg = mean(window(&pump.pressure_mmhg, 249.0, 250.0));
    let residual_ml = mean(window(&pump.volume_ml, 249.0, 250.0));
    let full = pump.volume_at(240.0);
    let nearly = |from: f64, to: f64| from + NEARLY_FULL * (to - from);
    let lowest = window(&pump.volume_ml, 150.0, 153.0).iter().copied().fold(venous_volume_ml, f64::min);
    let leg = Leg::at_rest(Posture::Standing, height_cm, competence);
    Clinic {
        height_cm: leg.height_cm(),
        competence: leg.competence(),
        lying_mmhg: settled(Posture::Supine),
        sitting_mmhg: settled(Posture::Sitting),
        standing_mmhg,
        ambulatory_mmhg,
        pressure_refill_s: since(&pump.pressure_mmhg, 250.0, nearly(ambulatory_mmhg, standing_mmhg)),
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
    fn run(height_cm: f64, competence: f64) -> Self {
        let mut leg = Leg::at_rest(Posture::LegsRaised, height_cm, competence);
        let zero_ml = leg.state().calf_ml(&Params::REFERENCE);
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
fn seated_velocities(height_cm: f64, competence: f64) -> (f64, f64) {
    let mut leg = Leg::at_rest(Posture::Sitting, height_cm, competence);
    let rest = mean_velocity(&mut leg, 10.0);
    leg.set_activity(SEATED_PUMPS);
    (rest, mean_velocity(&mut leg, 20.0))
}

fn mean_velocity(leg: &mut Leg, seconds: f64) -> f64 {
    let steps = index(seconds);
    let mut sum = 0.0;
    for _ in 0..steps {
        leg.step();
        sum += leg.readings().popliteal_velocity_cm_s;
    }
    sum / f64_from_usize(steps)
}

/// Popliteal flow of a standing leg added up over 4 s from the start of one tiptoe, mL. Reflux counts against it.
fn net_return_ml(mut leg: Leg) -> f64 {
    leg.set_activity(Activity::CLINICAL_TIPTOE);
    let seconds = 4.0;
    let sum: f64 = (0..index(seconds))
        .map(|_| {
            leg.step();
            leg.readings().popliteal_flow_ml_s
        })
        .sum();
    sum / STEPS_PER_S
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
/// Two million steps: some hundreds of milliseconds, so it is apart from [`examine`].
pub fn swelling_ml_h(height_cm: f64, competence: f64, sitting: Sitting) -> f64 {
    const BLOCK_S: f64 = 300.0;
    const BLOCKS: u32 = 30;
    let pumping_s = match sitting {
        Sitting::Still => 0.0,
        Sitting::OneMinuteInFive => 60.0,
        Sitting::Pumping => BLOCK_S,
    };
    let mut leg = Leg::at_rest(Posture::Sitting, height_cm, competence);
    for _ in 0..BLOCKS {
        leg.set_activity(SEATED_PUMPS);
        leg.advance(pumping_s);
        leg.set_activity(Activity::Still);
        leg.advance(BLOCK_S - pumping_s);
    }
    leg.state().interstitial_ml / (f64::from(BLOCKS) * BLOCK_S / 3600.0)
}

/// Which published column a valve setting is compared with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// Competence of 0.75 and above; the preset is 1.
    Healthy,
    /// Below that: varicose veins; the preset is 0.5.
    Leaky,
    /// Below 0.35: as after a clot; the preset is 0.2.
    Severe,
}

impl Column {
    /// The column for a competence; NaN counts as healthy.
    pub fn of(competence: f64) -> Self {
        if competence < 0.35 {
            Self::Severe
        } else if competence < 0.75 {
            Self::Leaky
        } else {
            Self::Healthy
        }
    }

    /// The name used in tables and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Healthy => "healthy",
            Self::Leaky => "leaky",
            Self::Severe => "severe",
        }
    }
}

/// Published range of a measure; a missing end is open, and both missing mean that no range was found.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Range {
    /// Lowest value inside.
    pub low: Option<f64>,
    /// Highest value inside.
    pub high: Option<f64>,
}

impl Range {
    const NONE: Self = Self { low: None, high: None };

    const fn between(low: f64, high: f64) -> Self {
        Self { low: Some(low), high: Some(high) }
    }

    const fn above(low: f64) -> Self {
        Self { low: Some(low), high: None }
    }

    const fn below(high: f64) -> Self {
        Self { low: None, high: Some(high) }
    }

    fn moved(self, by: f64) -> Self {
        Self { low: self.low.map(|v| v + by), high: self.high.map(|v| v + by) }
    }

    /// Where `value` lies. NaN is outside of nothing.
    pub fn verdict(&self, value: f64) -> Verdict {
        match (self.low, self.high) {
            (None, None) => Verdict::NoRange,
            (Some(low), _) if value < low => Verdict::Below,
            (_, Some(high)) if value > high => Verdict::Above,
            _ => Verdict::Within,
        }
    }
}

/// Where a result lies against its published range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Inside.
    Within,
    /// Under the range.
    Below,
    /// Over the range.
    Above,
    /// No range was published.
    NoRange,
}

impl Verdict {
    /// The name used in tables and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Below => "below",
            Self::Above => "above",
            Self::NoRange => "no-range",
        }
    }
}

/// What the clinic measures, in the order of its report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is described where it is measured, in `Clinic`")]
pub enum Measure {
    LyingPressure,
    SittingPressure,
    StandingPressure,
    AmbulatoryPressure,
    PressureDrop,
    PressureRefill,
    VenousVolume,
    EjectedVolume,
    EjectionFraction,
    ResidualFraction,
    FillingIndex,
    VolumeRefill,
    SeatedVelocity,
    NetReturn,
}

impl Measure {
    /// Every measure, in the order of the report.
    pub const ALL: [Self; 14] = [
        Self::LyingPressure,
        Self::SittingPressure,
        Self::StandingPressure,
        Self::AmbulatoryPressure,
        Self::PressureDrop,
        Self::PressureRefill,
        Self::VenousVolume,
        Self::EjectedVolume,
        Self::EjectionFraction,
        Self::ResidualFraction,
        Self::FillingIndex,
        Self::VolumeRefill,
        Self::SeatedVelocity,
        Self::NetReturn,
    ];

    /// The clinic's symbol and the evidence row of the range.
    pub fn symbol(self) -> (&'static str, &'static str) {
        match self {
            Self::LyingPressure => ("P lying", "T1"),
            Self::SittingPressure => ("P sitting", "T3"),
            Self::StandingPressure => ("P standing", "T2"),
            Self::AmbulatoryPressure => ("AVP", "T4"),
            Self::PressureDrop => ("drop", "T4, P14"),
            Self::PressureRefill => ("RT90", "T5"),
            Self::VenousVolume => ("VV", "V1"),
            Self::EjectedVolume => ("EV", "V3"),
            Self::EjectionFraction => ("EF", "T7"),
            Self::ResidualFraction => ("RVF", "T8"),
            Self::FillingIndex => ("VFI", "T9, V2"),
            Self::VolumeRefill => ("VRT90", "two clocks"),
            Self::SeatedVelocity => ("v seated", "T10, Q3"),
            Self::NetReturn => ("net return", "T12"),
        }
    }

    /// The unit of its values.
    pub fn unit(self) -> &'static str {
        match self {
            Self::LyingPressure | Self::SittingPressure | Self::StandingPressure | Self::AmbulatoryPressure => "mmHg",
            Self::PressureDrop | Self::EjectionFraction | Self::ResidualFraction => "%",
            Self::PressureRefill | Self::VolumeRefill => "s",
            Self::VenousVolume | Self::EjectedVolume | Self::NetReturn => "mL",
            Self::FillingIndex => "mL/s",
            Self::SeatedVelocity => "cm/s",
        }
    }

    /// The published range for a column at a body height.
    ///
    /// The upright pressures were published for adults of 170 to 180 cm; for others they move with the column of blood.
    #[expect(clippy::match_same_arms, reason = "one row per published range, as in the table of targets")]
    pub fn range(self, column: Column, height_cm: f64) -> Range {
        let taller = height_cm.clamp(*HEIGHT_RANGE_CM.start(), *HEIGHT_RANGE_CM.end()) - height_cm.clamp(170.0, 180.0);
        let column_mmhg = |posture: Posture| taller * Params::REFERENCE.gradient_mmhg_cm * posture.stance().ankle_depth;
        match (self, column) {
            (Self::LyingPressure, _) => Range::between(4.0, 12.0),
            (Self::SittingPressure, _) => Range::between(50.0, 65.0).moved(column_mmhg(Posture::Sitting)),
            (Self::StandingPressure, _) => Range::between(75.0, 95.0).moved(column_mmhg(Posture::Standing)),
            (Self::AmbulatoryPressure, Column::Healthy) => Range::between(15.0, 30.0),
            (Self::AmbulatoryPressure, Column::Leaky) => Range::between(40.0, 65.0),
            // "Barely falls": no number was published, so above the range of the leaky.
            (Self::AmbulatoryPressure, Column::Severe) => Range::above(65.0),
            (Self::PressureDrop, Column::Healthy) => Range::above(60.0),
            (Self::PressureDrop, _) => Range::below(60.0),
            (Self::PressureRefill, Column::Healthy) => Range::between(20.0, 40.0),
            (Self::PressureRefill, Column::Leaky) => Range::below(20.0),
            (Self::PressureRefill, Column::Severe) => Range::below(10.0),
            (Self::VenousVolume, _) => Range::between(80.0, 150.0),
            (Self::EjectedVolume, _) => Range::between(40.0, 90.0),
            (Self::EjectionFraction, Column::Healthy) => Range::between(40.0, 65.0),
            (Self::EjectionFraction, _) => Range::between(35.0, 50.0),
            (Self::ResidualFraction, Column::Healthy) => Range::between(20.0, 35.0),
            (Self::ResidualFraction, _) => Range::above(35.0),
            (Self::FillingIndex, Column::Healthy) => Range::below(2.0),
            (Self::FillingIndex, Column::Leaky) => Range::between(3.0, 8.0),
            // Skin changes: 7.7 with a spread of 4.6.
            (Self::FillingIndex, Column::Severe) => Range::between(3.1, 12.3),
            (Self::VolumeRefill, Column::Healthy) => Range::between(60.0, 100.0),
            (Self::SeatedVelocity, Column::Healthy) => Range::between(15.0, 21.0),
            (Self::SeatedVelocity, _) => Range::below(15.0),
            (Self::VolumeRefill | Self::NetReturn, _) => Range::NONE,
        }
    }
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
    fn verdicts_follow_the_ends_of_a_range() {
        let r = Range::between(20.0, 40.0);
        for (v, verdict) in
            [(19.9, Verdict::Below), (20.0, Verdict::Within), (40.0, Verdict::Within), (40.1, Verdict::Above)]
        {
            assert_eq!(r.verdict(v), verdict, "{v}");
        }
        assert_eq!(Range::NONE.verdict(1.0), Verdict::NoRange, "open at both ends");
    }

    #[test]
    fn columns_hold_their_presets() {
        for (k, column) in
            [(1.0, Column::Healthy), (0.5, Column::Leaky), (0.2, Column::Severe), (f64::NAN, Column::Healthy)]
        {
            assert_eq!(Column::of(k), column, "{k}");
        }
    }

    #[test]
    fn nonsense_is_examined_as_an_average_healthy_adult() {
        assert_eq!(examine(f64::NAN, f64::INFINITY), examine(175.0, 1.0), "defaults");
    }
}
