//! The virtual vein clinic on the command line: every measure, its published range, and a verdict in plain words.
//!
//! `cargo run --release --example clinic -- [--valves 0..1] [--height-cm N] [--json]`

use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::RangeInclusive;
use std::process::ExitCode;

use soleus_pump::pump::{
    Clinic, Column, DEFAULT_HEIGHT_CM, HEIGHT_RANGE_CM, Measure, Range, Sitting, Verdict, examine, swelling_ml_h,
};

const USAGE: &str = "usage: clinic [--valves 0..1] [--height-cm 140..205] [--json]";

fn main() -> ExitCode {
    match Request::parse(std::env::args().skip(1)) {
        Ok(Some(request)) => print(&request.report()),
        Ok(None) => print(&format!("{USAGE}\n")),
        Err(problem) => fail(&problem),
    }
}

fn print(text: &str) -> ExitCode {
    // A reader that closes the pipe early (`| head`) has what it wanted.
    drop(std::io::stdout().write_all(text.as_bytes()));
    ExitCode::SUCCESS
}

#[expect(clippy::print_stderr, reason = "a command line tool says what is wrong on standard error")]
fn fail(problem: &str) -> ExitCode {
    eprintln!("clinic: {problem}");
    ExitCode::from(2)
}

/// What was asked for.
struct Request {
    valves: f64,
    height_cm: f64,
    is_json: bool,
}

impl Request {
    /// `None` asks for help.
    fn parse(mut args: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut request = Self { valves: 1.0, height_cm: DEFAULT_HEIGHT_CM, is_json: false };
        while let Some(arg) = args.next() {
            let (flag, joined) = match arg.split_once('=') {
                Some((flag, value)) => (flag.to_owned(), Some(value.to_owned())),
                None => (arg, None),
            };
            match (flag.as_str(), joined.is_some()) {
                ("--valves", _) => request.valves = number(&flag, joined.or_else(|| args.next()), &(0.0..=1.0))?,
                ("--height-cm", _) => {
                    request.height_cm = number(&flag, joined.or_else(|| args.next()), &HEIGHT_RANGE_CM)?;
                }
                ("--json", false) => request.is_json = true,
                ("--help" | "-h", false) => return Ok(None),
                _ => return Err(format!("unknown argument {flag:?}; {USAGE}")),
            }
        }
        Ok(Some(request))
    }

    fn report(&self) -> String {
        let clinic = examine(self.height_cm, self.valves);
        let column = Column::of(self.valves);
        let mut rows: Vec<Row> = Measure::ALL.iter().map(|m| Row::of(*m, &clinic, column)).collect();
        rows.push(Row::swelling(&clinic, column));
        if self.is_json { json(&clinic, column, &rows) } else { table(&clinic, column, &rows) }
    }
}

fn number(flag: &str, value: Option<String>, range: &RangeInclusive<f64>) -> Result<f64, String> {
    let (low, high) = (range.start(), range.end());
    let text = value.ok_or_else(|| format!("{flag} needs a number within {low} to {high}"))?;
    match text.parse::<f64>() {
        Ok(number) if range.contains(&number) => Ok(number),
        _ => Err(format!("{flag}: {text:?} is not a number within {low} to {high}")),
    }
}

/// One line of the report.
struct Row {
    symbol: &'static str,
    evidence: &'static str,
    unit: &'static str,
    value: Option<f64>,
    range: Range,
    words: &'static str,
}

impl Row {
    fn of(measure: Measure, clinic: &Clinic, column: Column) -> Self {
        let (symbol, evidence) = measure.symbol();
        Self {
            symbol,
            evidence,
            unit: measure.unit(),
            value: clinic.value(measure),
            range: measure.range(column, clinic.height_cm),
            words: words(measure),
        }
    }

    fn swelling(clinic: &Clinic, column: Column) -> Self {
        Self {
            symbol: "swelling",
            evidence: "T11",
            unit: "mL/h",
            value: Some(swelling_ml_h(clinic.height_cm, clinic.competence, Sitting::Still)),
            range: if column == Column::Healthy {
                Range { low: Some(20.0), high: Some(40.0) }
            } else {
                Range::default()
            },
            words: "fluid that gathers in the leg while sitting still for two and a half hours",
        }
    }

    /// A clock that never stopped has no value to judge.
    fn verdict(&self) -> &'static str {
        self.value.map_or("not-reached", |v| self.range.verdict(v).as_str())
    }

    fn range_text(&self) -> String {
        match (self.range.low, self.range.high) {
            (Some(low), Some(high)) => format!("{low:.0} to {high:.0}"),
            (Some(low), None) => format!("over {low:.0}"),
            (None, Some(high)) => format!("under {high:.0}"),
            (None, None) => "none published".to_owned(),
        }
    }
}

fn words(measure: Measure) -> &'static str {
    match measure {
        Measure::LyingPressure => "pressure in the ankle veins lying down",
        Measure::SittingPressure => "the same sitting still: the column of blood up to the heart",
        Measure::StandingPressure => "the same standing still",
        Measure::AmbulatoryPressure => "the same after ten tiptoes: what the pump can do",
        Measure::PressureDrop => "how much of the standing pressure ten tiptoes take away",
        Measure::PressureRefill => "how soon the pressure is back; leaky valves let it back fast",
        Measure::VenousVolume => "blood that gathers in the calf on standing up",
        Measure::EjectedVolume => "blood that one tiptoe squeezes out of the calf",
        Measure::EjectionFraction => "share of the gathered blood that one tiptoe squeezes out",
        Measure::ResidualFraction => "share still there after ten tiptoes",
        Measure::FillingIndex => "how fast the calf fills on standing; leaky valves fill it from above",
        Measure::VolumeRefill => "how soon the calf is full again after ten tiptoes",
        Measure::SeatedVelocity => "speed in the vein behind the knee with seated heel raises",
        Measure::NetReturn => "blood that one tiptoe moves up past the knee in four seconds",
    }
}

fn table(clinic: &Clinic, column: Column, rows: &[Row]) -> String {
    let mut out = format!(
        "Virtual vein clinic: height {} cm, valves {} (0 none, 1 healthy); compared with the {} column.\n\
         An educational model of an average adult leg, not a diagnosis.\n\n\
         {:<11} {:>9} {:<5} {:<15} {:<9} {}\n",
        clinic.height_cm,
        clinic.competence,
        column.as_str(),
        "measure",
        "result",
        "",
        "reference",
        "verdict",
        "in plain words"
    );
    for row in rows {
        let value = row.value.map_or_else(|| "over 150".to_owned(), |v| format!("{v:.1}"));
        let verdict = match row.verdict() {
            "no-range" => "-",
            other => other,
        };
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "{:<11} {value:>9} {:<5} {:<15} {verdict:<9} {}",
            row.symbol,
            row.unit,
            row.range_text(),
            row.words
        );
    }
    let judged = rows.iter().filter(|r| r.verdict() != Verdict::NoRange.as_str()).count();
    let within = rows.iter().filter(|r| r.verdict() == Verdict::Within.as_str()).count();
    let _ = writeln!(out, "\n{within} of {judged} measures lie within their published range.");
    out
}

fn json(clinic: &Clinic, column: Column, rows: &[Row]) -> String {
    let measures: Vec<_> = rows
        .iter()
        .map(|row| {
            serde_json::json!({
                "measure": row.symbol,
                "evidence": row.evidence,
                "result": row.value,
                "unit": row.unit,
                "low": row.range.low,
                "high": row.range.high,
                "verdict": row.verdict(),
                "words": row.words,
            })
        })
        .collect();
    let report = serde_json::json!({
        "height_cm": clinic.height_cm,
        "valves": clinic.competence,
        "column": column.as_str(),
        "measures": measures,
    });
    format!("{report:#}\n")
}
