//! Runs a scenario file and prints what the leg did as CSV.
//!
//! `cargo run --release --example scenario -- FILE.json`
//!
//! What is wrong is said in one line on standard error, with exit code 2 and nothing on standard output.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Write};
use std::process::ExitCode;

use soleus_pump::pump::{Sample, Scenario};

const USAGE: &str = "usage: scenario FILE.json";
/// Largest file that is read: ten thousand steps fit in, written out at length.
const LARGEST_FILE_BYTES: u64 = 4_000_000;
/// What a long line on standard error keeps of its beginning and of its end, characters. The end has the position.
const KEPT_CHARS: (usize, usize) = (400, 200);

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let outcome = match args.as_slice() {
        [flag] if flag == "--help" || flag == "-h" => {
            drop(writeln!(io::stdout(), "{USAGE}"));
            Ok(())
        }
        [flag] if flag.as_encoded_bytes().starts_with(b"-") => {
            Err(format!("unknown argument {}; {USAGE}", flag.display()))
        }
        [file] => run(file).map_err(|problem| format!("{}: {problem}", file.display())),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => fail(&problem),
    }
}

fn fail(problem: &str) -> ExitCode {
    // A reader that has closed standard error still gets the exit code.
    drop(writeln!(io::stderr(), "scenario: {}", one_line(problem)));
    ExitCode::from(2)
}

/// Names and words come from outside: whatever is in them, it stays one line that can be read.
fn one_line(text: &str) -> String {
    let shown = |c: char| if c.is_control() { c.escape_default().collect() } else { String::from(c) };
    let (first, last) = KEPT_CHARS;
    let count = text.chars().count();
    if count <= first + last {
        return text.chars().map(shown).collect();
    }
    let start = text.chars().take(first).map(shown);
    let end = text.chars().skip(count - last).map(shown);
    start.chain(["\u{2026}".to_owned()]).chain(end).collect()
}

fn run(file: &OsStr) -> Result<(), String> {
    let text = read(file)?;
    let scenario: Scenario = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    let mut out = BufWriter::new(io::stdout().lock());
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
        .map_err(|e| e.to_string())
}

/// The text of the file, unless it is too large, empty or not text.
fn read(file: &OsStr) -> Result<String, String> {
    let about = fs::metadata(file).map_err(|e| e.to_string())?;
    if about.is_dir() {
        return Err("is a directory, not a scenario file".to_owned());
    }
    if about.len() > LARGEST_FILE_BYTES {
        return Err(format!("is too large: {} bytes, at most {LARGEST_FILE_BYTES} (4 MB)", about.len()));
    }
    let mut bytes = Vec::new();
    // A pipe has no size to go by, so it is read up to the first byte too many.
    let mut start = File::open(file).map_err(|e| e.to_string())?.take(LARGEST_FILE_BYTES + 1);
    start.read_to_end(&mut bytes).map_err(|e| e.to_string())?;
    if start.limit() == 0 {
        return Err(format!("is too large: more than {LARGEST_FILE_BYTES} bytes (4 MB)"));
    }
    let text = String::from_utf8(bytes).map_err(|e| not_utf8(e.as_bytes(), e.utf8_error().valid_up_to()))?;
    if text.trim().is_empty() {
        return Err("is empty: expected a scenario, an object with steps, at line 1 column 1".to_owned());
    }
    Ok(text)
}

/// Where the text stops being text.
fn not_utf8(bytes: &[u8], valid: usize) -> String {
    let before: Vec<&[u8]> = bytes.split_at(valid).0.split(|b| *b == b'\n').collect();
    let column = before.last().map_or(0, |line| line.len()) + 1;
    format!("is not UTF-8 text at line {} column {column}", before.len())
}

fn write_row(out: &mut impl Write, sample: &Sample) -> io::Result<()> {
    let time_s = sample.readings.time_s;
    write!(out, "{time_s:.4},{},{}", sample.posture.as_str(), sample.activity.name())?;
    for number in sample.numbers() {
        // Rounded before it is written, so that nothing prints as -0.0000.
        let rounded = (number * 1e4).round() / 1e4 + 0.0;
        write!(out, ",{rounded:.4}")?;
    }
    writeln!(out)
}
