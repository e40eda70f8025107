//! Prints every claim with its verdict and where it appears, as the table in `docs/claims.md`.
//!
//! `cargo run --example claims > docs/claims.md`, or `make claims`.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use soleus_pump::lesson::CLAIMS;
use soleus_pump::text::{Key, Words};

const HEAD: &str = "# Claims

What is said about the calf pump, what the evidence holds, and in which chapters it stands. All of them also stand under
About. Made by `make claims`; a test holds this page to the program.

| claim | verdict | what can honestly be said | chapters | looked up | sources |
|---|---|---|---|---|---|
";

fn main() -> ExitCode {
    let t = |key: Key| Words::english().t(key);
    let mut page = String::from(HEAD);
    for claim in CLAIMS {
        let chapters: Vec<_> = claim.chapters.iter().map(|chapter| chapter.slug()).collect();
        let sources: Vec<_> = claim.sources.iter().map(|source| t(*source).replace(" | ", " ")).collect();
        let (said, badge, wording) = (t(claim.said), t(claim.badge), t(claim.wording));
        let (chapters, sources, (year, month)) = (chapters.join(", "), sources.join("; "), claim.checked);
        let line = format!("| “{said}” | {badge} | {wording} | {chapters} | {year}-{month:02} | {sources} |");
        if writeln!(page, "{line}").is_err() {
            return ExitCode::FAILURE;
        }
    }
    match std::io::stdout().write_all(page.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
