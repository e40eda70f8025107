//! Runs a scenario file and prints what the leg did as CSV.
//!
//! `cargo run --release --example scenario -- FILE.json`

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use soleus_pump::pump::{Sample, Scenario};

const USAGE: &str = "usage: scenario FILE.json";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match args.as_slice() {
        [flag] if flag == "--help" || flag == "-h" => {
            drop(writeln!(std::io::stdout(), "{USAGE}"));
            Ok(())
        }
        [flag] if flag.starts_with('-') => Err(format!("unknown argument {flag:?}; {USAGE}")),
        [file] => run(file),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => fail(&problem),
    }
}

#[expect(clippy::print_stderr, reason = "a command line tool says what is wrong on standard error")]
fn fail(problem: &str) -> ExitCode {
    eprintln!("scenario: {problem}");
    ExitCode::from(2)
}

fn run(file: &str) -> Result<(), String> {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
    let scenario: Scenario = serde_json::from_str(&text).map_err(|e| format!("{file}: {e}"))?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    // A reader that closes the pipe early (`| head`) has what it wanted: the rest is dropped.
    let mut is_open = true;
    let mut has_header = false;
    scenario
        .run(|sample| {
            if is_open {
                is_open =
                    (has_header || writeln!(out, "{}", Sample::HEADER).is_ok()) && write_row(&mut out, sample).is_ok();
                has_header = true;
            }
        })
        .map_err(|e| format!("{file}: {e}"))
}

fn write_row(out: &mut impl Write, sample: &Sample) -> std::io::Result<()> {
    let time_s = sample.readings.time_s;
    write!(out, "{time_s:.4},{},{}", sample.posture.as_str(), sample.activity.name())?;
    for number in sample.numbers() {
        // Rounded before it is written, so that nothing prints as -0.0000.
        let rounded = (number * 1e4).round() / 1e4 + 0.0;
        write!(out, ",{rounded:.4}")?;
    }
    writeln!(out)
}
