//! The validation table as data: what was published, what the model gives, and how far each parameter matters.
//!
//! It exists so that the claim "it matches what clinics measure" can be checked by one command and shown on a page.
//! Rows that miss are in it as misses, with the reason; nothing here is ever fitted.

use serde::Serialize;

use super::clinic::{
    Clinic, Column, Finding, Measure, SWELLING_ML_H, Sitting, Verdict, examine, examine_with, swelling_ml_h,
};
use super::leg::Leg;
use super::params::Params;
use super::posture::{DEFAULT_HEIGHT_CM, Posture};
use crate::units::{f64_from_i64, round_i64};

/// How far a parameter is moved to see what it does, as a share of its value.
pub const SENSITIVITY_STEP: f64 = 0.2;

/// Everything that the page about the model shows.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Validation {
    /// Body height of all rows, cm.
    pub height_cm: f64,
    /// One row per measure and column that has a published range, and the rows of height and swelling.
    pub rows: Vec<Row>,
    /// One row per parameter and leg, the strongest first. Leak exponents are whole numbers and not moved.
    pub sensitivity: Vec<Influence>,
}

/// One published range and what the model makes of it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Row {
    /// Stable name of the measure.
    pub key: &'static str,
    /// The clinic's symbol.
    pub symbol: &'static str,
    /// Whose range: `healthy`, `leaky` or `severe`.
    pub column: &'static str,
    /// Competence of the valves that was examined.
    pub valves: f64,
    /// Unit of the values.
    pub unit: &'static str,
    /// Lowest published value; `None` is open.
    pub low: Option<f64>,
    /// Highest published value; `None` is open.
    pub high: Option<f64>,
    /// Where it was published.
    pub source: &'static str,
    /// Rows of the evidence tables.
    pub evidence: &'static str,
    /// What the model gives.
    pub result: Option<f64>,
    /// What the first prototype of the mechanism of disease gave.
    pub before: Option<f64>,
    /// `within`, `below`, `above` or `not-reached`.
    pub verdict: &'static str,
    /// Why a row misses; `None` for rows inside.
    pub reason: Option<&'static str>,
}

/// What a parameter does to a leg when it is a fifth smaller and a fifth larger: change in the unit of the measure,
/// first for the smaller value.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Influence {
    /// Competence of the valves of that leg.
    pub valves: f64,
    /// Name in the program.
    pub parameter: &'static str,
    /// Its value.
    pub value: f64,
    /// Change of the ejection fraction, percent of the venous volume.
    pub ejection_fraction_pct: [f64; 2],
    /// Change of the residual fraction, percent of the venous volume.
    pub residual_fraction_pct: [f64; 2],
    /// Change of the ambulatory pressure, mmHg.
    pub ambulatory_mmhg: [f64; 2],
    /// Change of the refill time, s; `None` where the pressure did not come back while it was watched.
    pub pressure_refill_s: [Option<f64>; 2],
}

impl Validation {
    /// Computes everything anew: about 120 examinations, some seconds.
    pub fn compute() -> Self {
        let mut rows: Vec<Row> = Column::PRESETS.into_iter().flat_map(|(_, competence)| rows_at(competence)).collect();
        rows.extend(height_rows());
        rows.push(swelling_row());
        Self { height_cm: DEFAULT_HEIGHT_CM, rows, sensitivity: sensitivity() }
    }
}

fn rows_at(competence: f64) -> Vec<Row> {
    let before = examine_with(&Params::PROTOTYPE, DEFAULT_HEIGHT_CM, competence);
    let row = |finding: &Finding| {
        (finding.verdict() != Verdict::NoRange).then(|| Row::of(finding, competence, before.value(finding.measure)))
    };
    examine(DEFAULT_HEIGHT_CM, competence).findings().iter().filter_map(row).collect()
}

impl Row {
    fn of(finding: &Finding, competence: f64, before: Option<f64>) -> Self {
        let Finding { measure, column, value, range } = *finding;
        Self {
            key: measure.key(),
            symbol: measure.symbol(),
            column: column.as_str(),
            valves: competence,
            unit: measure.unit(),
            low: range.low.map(shown),
            high: range.high.map(shown),
            source: measure.source(),
            evidence: measure.evidence(),
            result: value.map(shown),
            before: before.map(shown),
            verdict: finding.verdict().as_str(),
            reason: finding.verdict().is_miss().then(|| reason(measure, column)),
        }
    }
}

/// Why a row misses. A row that misses without a reason here says so, and a test fails.
fn reason(measure: Measure, column: Column) -> &'static str {
    match (measure, column) {
        (Measure::VolumeRefill, Column::Healthy) => {
            "A second short. The volume clock is set by arterial inflow and venous volume, which other rows fix."
        }
        (Measure::WalkingRecovery, Column::Severe) => {
            "Several seconds instead of one. The pressure comes back as fast as the sinuses fill; the stiff, open \
             veins that an old clot leaves behind are not in the model."
        }
        _ => UNEXPLAINED,
    }
}

/// The reason of a miss that nobody has explained.
pub const UNEXPLAINED: &str = "Not explained yet.";

/// Standing pressure follows the column of blood from 150 to 200 cm.
fn height_rows() -> [Row; 2] {
    [("standing_pressure_150", "P standing, 150 cm", 150.0), ("standing_pressure_200", "P standing, 200 cm", 200.0)]
        .map(|(key, symbol, height_cm)| {
            let measure = Measure::StandingPressure;
            let value = Leg::at_rest(Posture::Standing, height_cm, 1.0).readings().ankle_pressure_mmhg;
            let range = measure.range(Column::Healthy, height_cm);
            let finding = Finding { measure, column: Column::Healthy, value: Some(value), range };
            Row { key, symbol, ..Row::of(&finding, 1.0, Some(value)) }
        })
}

/// Swelling of a sitting leg, which takes hours and so is no part of the examination.
fn swelling_row() -> Row {
    let result = swelling_ml_h(DEFAULT_HEIGHT_CM, 1.0, Sitting::Still);
    Row {
        key: "swelling",
        symbol: "swelling, sitting",
        column: Column::Healthy.as_str(),
        valves: 1.0,
        unit: "mL/h",
        low: SWELLING_ML_H.low,
        high: SWELLING_ML_H.high,
        source: "Vena 2017, doi 10.1038/s41598-017-06349-y",
        evidence: "T11, S3",
        result: Some(shown(result)),
        before: Some(shown(result)),
        verdict: SWELLING_ML_H.verdict(result).as_str(),
        reason: None,
    }
}

/// Every parameter, on a healthy leg and on a leaky one.
fn sensitivity() -> Vec<Influence> {
    let at = |competence: f64| {
        let base = examine(DEFAULT_HEIGHT_CM, competence);
        let mut params = Params::REFERENCE;
        let names = params.fields_mut().map(|(name, _)| name);
        let mut all = names.map(|name| influence(name, &base)).to_vec();
        all.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
        all
    };
    [1.0, 0.5].into_iter().flat_map(at).collect()
}

fn influence(parameter: &'static str, base: &Clinic) -> Influence {
    let mut value = 0.0;
    let mut moved = |factor: f64| {
        let mut params = Params::REFERENCE;
        for (name, field) in params.fields_mut() {
            if name == parameter {
                value = *field;
                *field *= factor;
            }
        }
        examine_with(&params, DEFAULT_HEIGHT_CM, base.competence)
    };
    let legs = [moved(1.0 - SENSITIVITY_STEP), moved(1.0 + SENSITIVITY_STEP)];
    let change = |of: fn(&Clinic) -> f64| legs.map(|leg| shown(of(&leg) - of(base)));
    Influence {
        valves: base.competence,
        parameter,
        value,
        ejection_fraction_pct: change(Clinic::ejection_fraction_pct),
        residual_fraction_pct: change(Clinic::residual_fraction_pct),
        ambulatory_mmhg: change(|c| c.ambulatory_mmhg),
        pressure_refill_s: legs.map(|leg| Some(shown(leg.pressure_refill_s? - base.pressure_refill_s?))),
    }
}

/// How much a parameter matters: the largest of its changes, each in points, mmHg or s.
fn weight(influence: &Influence) -> f64 {
    let refill = influence.pressure_refill_s.map(|s| s.unwrap_or(0.0));
    [influence.ejection_fraction_pct, influence.residual_fraction_pct, influence.ambulatory_mmhg, refill]
        .into_iter()
        .flatten()
        .fold(0.0, |most, change| change.abs().max(most))
}

/// Two decimals: more would promise what the model cannot keep.
fn shown(value: f64) -> f64 {
    f64_from_i64(round_i64(value * 100.0)) / 100.0
}
