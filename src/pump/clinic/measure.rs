//! What the clinic measures: symbols, units, published ranges with their sources, and verdicts in plain words.

use crate::pump::params::Params;
use crate::pump::posture::{HEIGHT_RANGE_CM, Posture};

/// Which published column a valve setting is compared with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// Competence of 0.9 and above; the preset is 1.
    Healthy,
    /// Below that: varicose veins; the preset is 0.5.
    Leaky,
    /// Below 0.35: as after a clot; the preset is 0.2.
    Severe,
}

impl Column {
    /// Every column, with the competence of its preset.
    pub const PRESETS: [(Self, f64); 3] = [(Self::Healthy, 1.0), (Self::Leaky, 0.5), (Self::Severe, 0.2)];

    /// The column for a competence; NaN counts as healthy.
    pub fn of(competence: f64) -> Self {
        if competence < 0.35 {
            Self::Severe
        } else if competence < 0.9 {
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

    pub(crate) const fn between(low: f64, high: f64) -> Self {
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

    /// The range in words: `40 to 65`, `over 35`, `under 2`, or `none published`.
    pub fn words(&self) -> String {
        match (self.low, self.high) {
            (Some(low), Some(high)) => format!("{} to {}", plain(low), plain(high)),
            (Some(low), None) => format!("over {}", plain(low)),
            (None, Some(high)) => format!("under {}", plain(high)),
            (None, None) => String::from("none published"),
        }
    }
}

/// Published swelling of a leg that sits still for hours, mL per hour. T11, S3.
pub const SWELLING_ML_H: Range = Range::between(20.0, 40.0);

/// To three figures or so: two decimals below ten, one above, and no zeros at the end.
pub(super) fn plain(value: f64) -> String {
    let text = if value.abs() < 10.0 { format!("{value:.2}") } else { format!("{value:.1}") };
    String::from(text.trim_end_matches('0').trim_end_matches('.'))
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
    /// A clock that did not stop while it was watched, so that there is nothing to compare.
    NotReached,
}

impl Verdict {
    /// The name used in tables and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Below => "below",
            Self::Above => "above",
            Self::NoRange => "no-range",
            Self::NotReached => "not-reached",
        }
    }

    /// Whether the result misses a published range.
    pub fn is_miss(self) -> bool {
        matches!(self, Self::Below | Self::Above | Self::NotReached)
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
    WalkingDrop,
    WalkingRecovery,
    VenousVolume,
    FillingTime,
    FillingIndex,
    EjectedVolume,
    EjectionFraction,
    ResidualVolume,
    ResidualFraction,
    VolumeRefill,
    SeatedVelocity,
    NetReturn,
}

/// What is fixed about a measure.
struct Card {
    key: &'static str,
    symbol: &'static str,
    unit: &'static str,
    /// Rows of the evidence tables.
    evidence: &'static str,
    source: &'static str,
    /// The measure as the subject of a sentence.
    words: &'static str,
}

impl Measure {
    /// Every measure, in the order of the report.
    pub const ALL: [Self; 18] = [
        Self::LyingPressure,
        Self::SittingPressure,
        Self::StandingPressure,
        Self::AmbulatoryPressure,
        Self::PressureDrop,
        Self::PressureRefill,
        Self::WalkingDrop,
        Self::WalkingRecovery,
        Self::VenousVolume,
        Self::FillingTime,
        Self::FillingIndex,
        Self::EjectedVolume,
        Self::EjectionFraction,
        Self::ResidualVolume,
        Self::ResidualFraction,
        Self::VolumeRefill,
        Self::SeatedVelocity,
        Self::NetReturn,
    ];

    /// The stable name in files.
    pub fn key(self) -> &'static str {
        self.card().key
    }

    /// The clinic's symbol.
    pub fn symbol(self) -> &'static str {
        self.card().symbol
    }

    /// The unit of its values.
    pub fn unit(self) -> &'static str {
        self.card().unit
    }

    /// The rows of the evidence tables that the ranges come from.
    pub fn evidence(self) -> &'static str {
        self.card().evidence
    }

    /// Where the ranges were published. "From memory" marks a range whose paper was not read again.
    pub fn source(self) -> &'static str {
        self.card().source
    }

    /// The measure in plain words, as the subject of a sentence.
    pub fn words(self) -> &'static str {
        self.card().words
    }

    #[expect(clippy::too_many_lines, reason = "one card per measure, read as a table")]
    fn card(self) -> Card {
        let (key, symbol, unit, evidence, source, words) = match self {
            Self::LyingPressure => (
                "lying_pressure",
                "P lying",
                "mmHg",
                "T1, P2",
                "Eur J Appl Physiol 1993;66:434, doi 10.1007/bf00599617",
                "Pressure in the ankle veins lying down",
            ),
            Self::SittingPressure => (
                "sitting_pressure",
                "P sitting",
                "mmHg",
                "T3, P4",
                "Pollack and Wood 1949 (from memory); Spáčil 2019, doi 10.11648/j.ccr.20190301.14; column arithmetic",
                "Ankle-vein pressure sitting still",
            ),
            Self::StandingPressure => (
                "standing_pressure",
                "P standing",
                "mmHg",
                "T2, P1, P3",
                "Eur J Appl Physiol 1993;66:434, doi 10.1007/bf00599617; Spáčil 2019, doi 10.11648/j.ccr.20190301.14",
                "Ankle-vein pressure standing still",
            ),
            Self::AmbulatoryPressure => (
                "ambulatory_pressure",
                "AVP",
                "mmHg",
                "T4, P10",
                "Spáčil 2019, doi 10.11648/j.ccr.20190301.14; Nicolaides 2000, Circulation 102:e126 (from memory)",
                "Ankle-vein pressure after ten tiptoes, which is what the pump can do",
            ),
            Self::PressureDrop => (
                "pressure_drop",
                "drop",
                "%",
                "T4, P14",
                "Clin Sci 1996;91:483",
                "The share of the standing pressure that ten tiptoes take away",
            ),
            Self::PressureRefill => (
                "pressure_refill",
                "RT90",
                "s",
                "T5, P12, P13",
                "Nicolaides 2000, Circulation 102:e126 (from memory)",
                "The time until most of the pressure is back after ten tiptoes",
            ),
            Self::WalkingDrop => (
                "walking_drop",
                "walk drop",
                "mmHg",
                "W1",
                "Pollack and others, J Clin Invest 1949: 13 patients and normal subjects in a slow walk",
                "The fall of the ankle-vein pressure in a slow walk",
            ),
            Self::WalkingRecovery => (
                "walking_recovery",
                "walk RT90",
                "s",
                "W2",
                "Pollack and others, J Clin Invest 1949: 13 patients and normal subjects in a slow walk",
                "The time until most of the pressure is back after that walk",
            ),
            Self::VenousVolume => (
                "venous_volume",
                "VV",
                "mL",
                "V1",
                "Christopoulos and Nicolaides 1987 to 1989 (from memory); grows with disease: Raju 2019, \
                 doi 10.1016/j.jvsv.2018.08.009",
                "The blood that gathers in the calf on standing up",
            ),
            Self::FillingTime => (
                "filling_time",
                "VFT90",
                "s",
                "V2",
                "no range of its own: the filling index is made from it",
                "The time in which nine tenths of that blood gathers",
            ),
            Self::FillingIndex => (
                "filling_index",
                "VFI",
                "mL/s",
                "T9, V2",
                "Padberg 2004, doi 10.1016/j.jvs.2003.09.036; van Bemmelen, J Vasc Surg",
                "How fast the calf fills on standing; leaky valves fill it from above",
            ),
            Self::EjectedVolume => (
                "ejected_volume",
                "EV",
                "mL",
                "V3",
                "Christopoulos and Nicolaides 1987 to 1989 (from memory); up to three times as much in disease: \
                 Raju 2019, doi 10.1016/j.jvsv.2018.08.009",
                "The blood that one tiptoe squeezes out of the calf",
            ),
            Self::EjectionFraction => (
                "ejection_fraction",
                "EF",
                "%",
                "T7, V4",
                "Lattimer 2018, doi 10.1177/0268355517709410; van Bemmelen, J Vasc Surg",
                "The share of the gathered blood that one tiptoe squeezes out",
            ),
            Self::ResidualVolume => (
                "residual_volume",
                "RV",
                "mL",
                "V5",
                "no range of its own: the residual fraction is made from it",
                "The blood still gathered after ten tiptoes",
            ),
            Self::ResidualFraction => (
                "residual_fraction",
                "RVF",
                "%",
                "T8, V5",
                "Araki 1994, J Vasc Surg 20:872",
                "The share of the gathered blood that is still there after ten tiptoes",
            ),
            Self::VolumeRefill => (
                "volume_refill",
                "VRT90",
                "s",
                "caution 2",
                "venous volume over arterial inflow: arithmetic from V1 and Q1",
                "The time until the calf is nearly full again after ten tiptoes",
            ),
            Self::SeatedVelocity => (
                "seated_velocity",
                "v seated",
                "cm/s",
                "T10, Q3",
                "Stein 2009, Thromb Haemost 101:1100",
                "Speed in the vein behind the knee with seated heel raises",
            ),
            Self::NetReturn => (
                "net_return",
                "net return",
                "mL",
                "T12, M1",
                "direction only: Keijsers 2015, doi 10.1002/cnm.2714",
                "The blood that one tiptoe moves up past the knee in four seconds",
            ),
        };
        Card { key, symbol, unit, evidence, source, words }
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
            (Self::WalkingDrop, Column::Healthy) => Range::between(54.0, 71.0),
            (Self::WalkingDrop, Column::Leaky) => Range::between(30.0, 47.0),
            (Self::WalkingDrop, Column::Severe) => Range::between(5.0, 13.0),
            (Self::WalkingRecovery, Column::Healthy) => Range::between(8.0, 57.0),
            (Self::WalkingRecovery, Column::Leaky) => Range::between(1.2, 5.5),
            (Self::WalkingRecovery, Column::Severe) => Range::below(1.0),
            (Self::VenousVolume, Column::Healthy) => Range::between(80.0, 150.0),
            // Larger with disease; how much at most was not found.
            (Self::VenousVolume, _) => Range::above(80.0),
            (Self::EjectedVolume, Column::Healthy) => Range::between(40.0, 90.0),
            (Self::EjectedVolume, _) => Range::between(40.0, 270.0),
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
            (Self::VolumeRefill | Self::NetReturn | Self::FillingTime | Self::ResidualVolume, _) => Range::NONE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn ranges_read_as_words() {
        let words = [Range::between(1.2, 5.5), Range::above(35.0), Range::below(2.0), Range::NONE].map(|r| r.words());
        assert_eq!(words, ["1.2 to 5.5", "over 35", "under 2", "none published"], "words");
        let figures = [0.0, 2.968, -4.1, 9.999, 50.49, 161.2, 100.0].map(plain);
        assert_eq!(figures, ["0", "2.97", "-4.1", "10", "50.5", "161.2", "100"], "figures");
    }

    #[test]
    fn columns_hold_their_presets() {
        for (column, k) in Column::PRESETS {
            assert_eq!(Column::of(k), column, "{k}");
        }
        assert_eq!(Column::of(f64::NAN), Column::Healthy, "nonsense");
    }

    #[test]
    fn keys_and_symbols_are_all_different_and_every_measure_says_where_it_comes_from() {
        for (i, a) in Measure::ALL.iter().enumerate() {
            assert!(!a.source().is_empty() && !a.evidence().is_empty() && !a.words().ends_with('.'), "{a:?}");
            for b in Measure::ALL.iter().skip(i + 1) {
                assert!(a.key() != b.key() && a.symbol() != b.symbol(), "{a:?} and {b:?}");
            }
        }
    }
}
