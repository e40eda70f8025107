//! The virtual vein clinic on the command line: every measure, its published range, and a verdict in plain words.
//!
//! `cargo run --release --example clinic -- [--valves 0..1] [--height-cm N] [--json]`

use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::RangeInclusive;
use std::process::ExitCode;

use soleus_pump::pump::{
    Clinic, Column, DEFAULT_HEIGHT_CM, HEIGHT_RANGE_CM, Range, SWELLING_ML_H, Sitting, Verdict, examine, swelling_ml_h,
};

/// Version of the JSON report, documented in `docs/clinic.md`; a field that goes or changes its meaning raises it.
const SCHEMA: u32 = 1;
const USAGE: &str = "usage: clinic [--valves 0..1] [--height-cm 140..205] [--json]";

fn main() -> ExitCode {
    // What is no text is no known argument either, and is shown as far as it can be.
    match Request::parse(std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned())) {
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

fn fail(problem: &str) -> ExitCode {
    // A reader that has closed standard error still gets the exit code.
    drop(writeln!(std::io::stderr(), "clinic: {problem}"));
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
                ("--json" | "--help" | "-h", true) => return Err(format!("{flag} takes no value; {USAGE}")),
                _ => return Err(format!("unknown argument {flag:?}; {USAGE}")),
            }
        }
        Ok(Some(request))
    }

    fn report(&self) -> String {
        let clinic = examine(self.height_cm, self.valves);
        let swelling_ml_h = swelling_ml_h(self.height_cm, self.valves, Sitting::Still);
        if self.is_json { json(&clinic, swelling_ml_h) } else { table(&clinic, swelling_ml_h) }
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

fn table(clinic: &Clinic, swelling_ml_h: f64) -> String {
    let mut out = format!(
        "Virtual vein clinic: height {} cm, valves {} (0 none, 1 healthy); compared with the {} column.\n\
         An educational model of an average adult leg, not a diagnosis.\n\n\
         {:<11} {:>9} {:<5} {:<15} {}\n",
        clinic.height_cm,
        clinic.competence,
        Column::of(clinic.competence).as_str(),
        "measure",
        "result",
        "",
        "published",
        "verdict",
    );
    let findings = clinic.findings();
    for finding in &findings {
        let value = finding.value.map_or_else(|| "none".to_owned(), |v| format!("{v:.1}"));
        let (symbol, unit, range) = (finding.measure.symbol(), finding.measure.unit(), finding.range.words());
        let verdict = finding.verdict().as_str();
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{symbol:<11} {value:>9} {unit:<5} {range:<15} {verdict}");
    }
    // Published for healthy legs alone.
    let range = if Column::of(clinic.competence) == Column::Healthy { SWELLING_ML_H } else { Range::default() };
    let (words, verdict) = (range.words(), range.verdict(swelling_ml_h).as_str());
    let _ = writeln!(out, "{:<11} {swelling_ml_h:>9.1} {:<5} {words:<15} {verdict}", "swelling", "mL/h");
    let judged = findings.iter().filter(|f| f.verdict() != Verdict::NoRange).count();
    let within = findings.iter().filter(|f| f.verdict() == Verdict::Within).count();
    let _ = writeln!(out, "\n{within} of {judged} measures lie within their published range.\n");
    for finding in &findings {
        let _ = writeln!(
            out,
            "{:<11} {}\n{:<11} Source: {}.",
            finding.measure.symbol(),
            finding.sentence(),
            "",
            finding.measure.source()
        );
    }
    out
}

/// The report of `docs/clinic.md`.
fn json(clinic: &Clinic, swelling_ml_h: f64) -> String {
    let measures: Vec<_> = clinic
        .findings()
        .iter()
        .map(|finding| {
            serde_json::json!({
                "key": finding.measure.key(),
                "measure": finding.measure.symbol(),
                "result": finding.value,
                "unit": finding.measure.unit(),
                "low": finding.range.low,
                "high": finding.range.high,
                "verdict": finding.verdict().as_str(),
                "sentence": finding.sentence(),
                "evidence": finding.measure.evidence(),
                "source": finding.measure.source(),
            })
        })
        .collect();
    let report = serde_json::json!({
        "schema": SCHEMA,
        "height_cm": clinic.height_cm,
        "valves": clinic.competence,
        "column": Column::of(clinic.competence).as_str(),
        "measures": measures,
        "swelling_ml_h": swelling_ml_h,
    });
    format!("{report:#}\n")
}
