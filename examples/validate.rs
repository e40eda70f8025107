//! Writes the validation table as JSON: every published range, what the model gives, and how far each parameter
//! matters.
//!
//! `cargo run --release --example validate > static/data/validation.json`, or `make validation`.

use std::io::Write as _;
use std::process::ExitCode;

use soleus_pump::pump::Validation;

fn main() -> ExitCode {
    let Ok(mut text) = serde_json::to_string_pretty(&Validation::compute()) else { return ExitCode::FAILURE };
    text.push('\n');
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
