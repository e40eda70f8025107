//! Makes `text::Key` and `text::Language::ALL` of the messages, and refuses to build while a language lacks one or has
//! one too many.
//!
//! `static/locales/<language>/<part>.txt` holds one message a line, `Name = words`. English says which there are, in
//! which order and with which `{holes}`; every other language must have the same. A message that no source names is an
//! error too, so that nobody translates what nobody sees. A name ending in `.few` and so on is one plural form of it.
//!
//! Makes `lesson::MEASURED` of the validation table too.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a build that cannot go on stops with a message")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

const LOCALES: &str = "static/locales";
/// What `make validation` computes, and the messages that name its measures and legs.
const VALIDATION: &str = "static/data/validation.json";
const MEASURES: [(&str, &str); 16] = [
    ("lying_pressure", "Key::MeasureLying"),
    ("sitting_pressure", "Key::MeasureSitting"),
    ("standing_pressure", "Key::MeasureStanding"),
    ("ambulatory_pressure", "Key::MeasureTen"),
    ("pressure_drop", "Key::MeasureDrop"),
    ("pressure_refill", "Key::MeasureRefill"),
    ("walking_drop", "Key::MeasureWalk"),
    ("walking_recovery", "Key::MeasureWalkBack"),
    ("venous_volume", "Key::MeasureVolume"),
    ("filling_index", "Key::MeasureFilling"),
    ("ejected_volume", "Key::MeasureEjected"),
    ("ejection_fraction", "Key::MeasureFraction"),
    ("residual_fraction", "Key::MeasureLeft"),
    ("volume_refill", "Key::MeasureVolumeBack"),
    ("seated_velocity", "Key::MeasureVelocity"),
    ("swelling", "Key::MeasureSwelling"),
];
const LEGS: [(&str, &str); 3] =
    [("healthy", "Key::AboutHealthy"), ("leaky", "Key::AboutLeaky"), ("severe", "Key::AboutSevere")];
/// Files of a language, in the order of the keys: what every view needs, the lesson, training and progress.
const PARTS: [&str; 3] = ["interface", "lesson", "coach"];
/// Languages whose form `one` is that of nought too, so that it cannot do without its number.
const WIDE_ONE: [&str; 2] = ["fr", "pt-BR"];
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// Tags and names of `text::Language`, in the order in which they are offered.
const LANGUAGES: [(&str, &str); 6] = [
    ("en", "English"),
    ("es", "Spanish"),
    ("de", "German"),
    ("fr", "French"),
    ("pt-BR", "Portuguese"),
    ("ar", "Arabic"),
];
/// Citations are the same in every language: only English has them.
const NEUTRAL: &str = "Source";
/// What stands before a key that is said by count.
const COUNTING: [&str; 2] = ["plural(", "by_count("];

/// The forms of one message; one that is not plural has the single form "".
type Forms = Vec<(String, String)>;

fn main() {
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed={LOCALES}");
    println!("cargo:rerun-if-changed={VALIDATION}");
    let mut faults = Vec::new();
    let english = PARTS.map(|part| read(&Path::new(LOCALES).join("en").join(format!("{part}.txt")), &mut faults));
    let mut keys_seen = BTreeSet::new();
    for (key, _) in english.iter().flatten().filter(|(key, _)| !keys_seen.insert(key)) {
        faults.push(format!("{LOCALES}/en: {key} is in two files"));
    }
    for language in languages() {
        for (part, english) in PARTS.iter().zip(&english) {
            let path = Path::new(LOCALES).join(&language).join(format!("{part}.txt"));
            let other = read(&path, &mut faults);
            compare(&path, english, &other, &mut faults);
        }
    }
    let sources = sources();
    unused(&english, &sources, &mut faults);
    misused(&english, &sources, &mut faults);
    let made = keys(&english) + &offered(&mut faults);
    for fault in &faults {
        println!("cargo::error={fault}");
    }
    if !faults.is_empty() {
        process::exit(1);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("keys.rs"), made).expect("the build folder can be written");
    fs::write(out.join("measured.rs"), measured()).expect("the build folder can be written");
}

/// Every language but English.
fn languages() -> Vec<String> {
    let entries = fs::read_dir(LOCALES).expect("the folder of languages is there");
    let names = entries.filter_map(|e| e.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|n| n != "en" && !n.starts_with('.')).collect();
    names.sort();
    names
}

fn read(path: &Path, faults: &mut Vec<String>) -> Vec<(String, Forms)> {
    let mut messages: Vec<(String, Forms)> = Vec::new();
    let Ok(text) = fs::read_to_string(path) else {
        faults.push(format!("{}: cannot be read", path.display()));
        return messages;
    };
    let mut seen = BTreeSet::new();
    for (n, entry) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#')) {
        let mut fault = |why: &str| faults.push(format!("{}:{}: {why}", path.display(), n + 1));
        let Some((name, words)) = entry.split_once(" = ") else {
            fault("is not `Name = words`");
            continue;
        };
        let (key, form) = name.split_once('.').unwrap_or((name, ""));
        if !form.is_empty() && !FORMS.contains(&form) {
            fault(&format!("{form} is no plural form"));
        }
        if words.trim() != words || words.is_empty() {
            fault(&format!("{name} is empty, or has a space at its end"));
        }
        if !seen.insert(name.to_owned()) {
            fault(&format!("{name} is there twice"));
        }
        match messages.last_mut() {
            Some((last, forms)) if last == key => forms.push((form.to_owned(), words.to_owned())),
            _ => messages.push((key.to_owned(), vec![(form.to_owned(), words.to_owned())])),
        }
    }
    for (key, forms) in &messages {
        let plural = forms.iter().any(|(form, _)| !form.is_empty());
        if plural && !forms.iter().any(|(form, _)| form == "other") || forms.len() > 1 && forms[0].0.is_empty() {
            faults.push(format!("{}: {key} needs a form `other`, and no bare one beside it", path.display()));
        }
    }
    messages
}

fn compare(path: &Path, english: &[(String, Forms)], other: &[(String, Forms)], faults: &mut Vec<String>) {
    let found: BTreeMap<&str, &Forms> = other.iter().map(|(key, forms)| (key.as_str(), forms)).collect();
    let wide = WIDE_ONE.iter().any(|tag| path.parent().is_some_and(|folder| folder.ends_with(tag)));
    let known: BTreeSet<&str> = english.iter().map(|(key, _)| key.as_str()).collect();
    for (key, forms) in english {
        let neutral = key.starts_with(NEUTRAL);
        match found.get(key.as_str()) {
            None if neutral => {}
            None => faults.push(format!("{}: {key} is missing: {}", path.display(), forms[0].1)),
            Some(_) if neutral => faults.push(format!("{}: {key} is the same in every language", path.display())),
            Some(theirs) => {
                let plural = |forms: &Forms| forms.iter().any(|(form, _)| form == "other");
                if plural(forms) != plural(theirs) {
                    faults.push(format!("{}: {key} must be plural in both languages or in none", path.display()));
                }
                let wanted = holes(general(forms));
                for (form, words) in *theirs {
                    // A form for exactly so many of a thing may say so in a word.
                    let exact = matches!(form.as_str(), "zero" | "two") || form == "one" && !wide;
                    let spare = exact && holes(words).is_subset(&wanted);
                    if holes(words) != wanted && !spare {
                        faults.push(format!("{}: {key} must have the holes {wanted:?}: {words}", path.display()));
                    }
                }
            }
        }
    }
    for (key, _) in other.iter().filter(|(key, _)| !known.contains(key.as_str())) {
        faults.push(format!("{}: {key} is not a message", path.display()));
    }
}

fn holes(words: &str) -> BTreeSet<&str> {
    words.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

/// The words for any number: the form `other`, or the only one.
fn general(forms: &Forms) -> &str {
    forms.iter().find(|(form, _)| form == "other").or(forms.first()).map_or("", |(_, words)| words)
}

/// All of the program's sources in one text.
fn sources() -> String {
    let mut all = String::new();
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("sources can be listed").filter_map(|e| Some(e.ok()?.path())) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                all += &fs::read_to_string(path).expect("sources can be read");
            }
        }
    }
    all
}

/// Where the sources name a key: what stands before it, and the key.
fn named(sources: &str) -> impl Iterator<Item = (&str, &str)> {
    sources.match_indices("Key::").map(|(at, found)| {
        let rest = &sources[at + found.len()..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        (&sources[..at], &rest[..end])
    })
}

fn unused(english: &[Vec<(String, Forms)>; 3], sources: &str, faults: &mut Vec<String>) {
    let mut said: BTreeSet<&str> = named(sources).map(|(_, key)| key).collect();
    said.extend(MEASURES.iter().chain(&LEGS).map(|(_, key)| key.trim_start_matches("Key::")));
    for (key, _) in english.iter().flatten().filter(|(key, _)| !said.contains(key.as_str())) {
        faults.push(format!("{LOCALES}/en: {key} is said nowhere in src/"));
    }
}

/// A message with plural forms is said by count and no other is; a hole has the name of something that is filled in.
fn misused(english: &[Vec<(String, Forms)>; 3], sources: &str, faults: &mut Vec<String>) {
    let plural: BTreeMap<&str, bool> =
        english.iter().flatten().map(|(key, forms)| (key.as_str(), !forms[0].0.is_empty())).collect();
    for (before, key) in named(sources) {
        let by_count = COUNTING.iter().any(|call| before.trim_end().ends_with(call));
        match plural.get(key) {
            Some(true) if !by_count => faults.push(format!("src: {key} has plural forms, and is said without a count")),
            Some(false) if by_count => faults.push(format!("src: {key} is said by count, and has no plural forms")),
            _ => {}
        }
    }
    for (key, forms) in english.iter().flatten() {
        for hole in holes(general(forms)) {
            if !sources.contains(&format!("(\"{hole}\", ")) {
                faults.push(format!("{LOCALES}/en: {key} has a hole {{{hole}}} that nothing in src/ fills"));
            }
        }
    }
}

fn keys(english: &[Vec<(String, Forms)>; 3]) -> String {
    let all: Vec<_> = english.iter().flatten().collect();
    let mut out = String::from("/// One sentence, name or word on the page.\n");
    out.push_str("#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]\n#[repr(u16)]\npub enum Key {\n");
    for (key, forms) in &all {
        let _ = writeln!(out, "    #[doc = {:?}]\n    {key},", format!("`{}`", forms[forms.len() - 1].1));
    }
    let _ = writeln!(out, "}}\n\nimpl Key {{\n    /// Every key, in the order of the lines of a language.");
    let _ = writeln!(out, "    pub const ALL: [Self; {}] = [", all.len());
    for (key, _) in &all {
        let _ = writeln!(out, "        Self::{key},");
    }
    let _ = writeln!(out, "    ];\n\n    /// How many of them each part has, in the order of the parts.");
    let _ = writeln!(out, "    pub const PARTS: [usize; {}] = {:?};", PARTS.len(), english.each_ref().map(Vec::len));
    out.push_str("}\n\n");
    let _ = writeln!(out, "/// The English words, by key.\n#[cfg(not(target_arch = \"wasm32\"))]");
    let _ = writeln!(out, "const ENGLISH: &[&str] = &[");
    for (_, forms) in &all {
        let _ = writeln!(out, "    {:?},", line(forms));
    }
    out.push_str("];\n\n");
    out
}

/// The languages that have a folder.
fn offered(faults: &mut Vec<String>) -> String {
    let mut out = String::from("impl Language {\n    /// Every language that the words come in, English first.\n");
    let known = LANGUAGES.iter().filter(|(tag, _)| Path::new(LOCALES).join(tag).is_dir());
    let names: Vec<_> = known.map(|(_, name)| format!("Self::{name}")).collect();
    let _ = writeln!(out, "    pub const ALL: &[Self] = &[{}];\n}}", names.join(", "));
    for tag in languages().iter().filter(|tag| LANGUAGES.iter().all(|(known, _)| known != tag)) {
        faults.push(format!("{LOCALES}/{tag}: is no language of src/text/language.rs"));
    }
    out
}

/// A message as one line; plural forms one behind the other, each after its name.
fn line(forms: &Forms) -> String {
    match forms.as_slice() {
        [(form, words)] if form.is_empty() => words.clone(),
        _ => forms.iter().flat_map(|(form, words)| ["\u{1f}", form, "\u{1f}", words]).collect(),
    }
}

/// The rows of the validation table that the page shows, values in tenths of their unit.
fn measured() -> String {
    let text = fs::read_to_string(VALIDATION).expect("the validation table is there");
    let table: serde_json::Value = serde_json::from_str(&text).expect("the validation table is JSON");
    let rows = table["rows"].as_array().expect("it has rows");
    let tenths = |value: &serde_json::Value| value.as_f64().map(|v| (10.0 * v).round());
    let mut out = format!(
        "/// Every measure of the table, in its order.\npub const MEASURED: [Measured; {}] = [\n",
        MEASURES.len()
    );
    for (measure, name) in MEASURES {
        let of: Vec<_> = rows.iter().filter(|row| row["key"] == measure).collect();
        let unit = &of.first().expect("a row for each measure")["unit"];
        let _ = writeln!(out, "    Measured {{ name: {name}, unit: {unit}, legs: &[");
        for row in of {
            let leg = LEGS.iter().find(|(leg, _)| row["column"] == *leg).expect("a known kind of leg").1;
            let bound = |name: &str| tenths(&row[name]).map_or("None".to_owned(), |v| format!("Some({v})"));
            let (low, high, inside) = (bound("low"), bound("high"), row["verdict"] == "within");
            let result = tenths(&row["result"]).expect("a result");
            let _ = writeln!(
                out,
                "        MeasuredLeg {{ leg: {leg}, low: {low}, high: {high}, result: {result}, inside: {inside} }},"
            );
        }
        out.push_str("    ] },\n");
    }
    out + "];\n"
}
