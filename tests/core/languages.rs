//! The translations held to the English words: the same figures, and no claim that English does not make.

use soleus_pump::lesson::CLAIMS;
use soleus_pump::text::Key;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

const LOCALES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/static/locales");

/// Messages of a language by name; plural forms by their full names.
fn messages(language: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for part in ["interface.txt", "lesson.txt", "coach.txt"] {
        let text = fs::read_to_string(language.join(part))?;
        let entries = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
        all.extend(entries.map(|(name, words)| (name.to_owned(), words.to_owned())));
    }
    Ok(all)
}

fn translations() -> io::Result<Vec<(String, BTreeMap<String, String>)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(LOCALES)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != "en" {
            found.push((name, messages(&entry.path())?));
        }
    }
    assert!(found.len() >= 5, "Spanish, German, French, Portuguese and Arabic: {}", found.len());
    Ok(found)
}

/// Figures of a text, whatever separates their thousands and tenths.
fn figures(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let digit = |n: Option<usize>| n.and_then(|n| letters.get(n)).is_some_and(char::is_ascii_digit);
    let mut found = vec![String::new()];
    for (n, letter) in letters.iter().enumerate() {
        let separates = matches!(letter, '.' | ',' | '\u{a0}' | '\u{202f}');
        let between = digit(n.checked_sub(1)) && digit(Some(n + 1));
        if letter.is_ascii_digit() {
            if let Some(figure) = found.last_mut() {
                figure.push(*letter);
            }
        } else if !(separates && between) {
            found.push(String::new());
        }
    }
    found.retain(|figure| !figure.is_empty());
    found.sort();
    found
}

#[test]
fn figures_are_the_same_however_a_language_writes_them() {
    assert_eq!(figures("1 in 4,700, or 4.8 %"), ["1", "4700", "48"], "English");
    assert_eq!(figures("1 sur 4\u{a0}700, soit 4,8\u{a0}%"), ["1", "4700", "48"], "French");
    assert_ne!(figures("10 to 20"), figures("10 to 200"), "another figure");
}

#[test]
fn every_translation_states_the_figures_that_english_states() -> io::Result<()> {
    let english = messages(&Path::new(LOCALES).join("en"))?;
    for (language, theirs) in translations()? {
        for (name, words) in &english {
            if let Some(translated) = theirs.get(name) {
                assert_eq!(figures(translated), figures(words), "{language}, {name}: {translated}");
            }
        }
    }
    Ok(())
}

#[test]
fn no_translation_repeats_outside_its_claim_what_does_not_hold() -> io::Result<()> {
    // Five words: four are often only the grammar of a language.
    let runs = |text: &str| -> BTreeSet<String> {
        let words: Vec<String> = text
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
            .filter(|word| !word.is_empty())
            .collect();
        words.windows(5).map(|five| five.join(" ")).collect()
    };
    let names: BTreeMap<String, Key> = Key::ALL.into_iter().map(|key| (format!("{key:?}"), key)).collect();
    for (language, theirs) in translations()? {
        for claim in CLAIMS.iter().filter(|claim| claim.verdict.is_myth()) {
            let told = theirs.iter().find(|(name, _)| names.get(*name) == Some(&claim.said));
            let (own, told) = told.map(|(name, words)| (name, runs(words))).expect("every claim is translated");
            for (name, words) in theirs.iter().filter(|(name, _)| *name != own) {
                let repeated: Vec<_> = runs(words).intersection(&told).cloned().collect();
                assert!(repeated.is_empty(), "{language}, {name} repeats {repeated:?} of {}", claim.id);
            }
        }
    }
    Ok(())
}

#[test]
fn translations_read_as_their_own_language() -> io::Result<()> {
    let english = messages(&Path::new(LOCALES).join("en"))?;
    for (language, theirs) in translations()? {
        let sentences =
            |name: &str, words: &str| words.contains(' ') && words.len() > 30 && !name.starts_with("Source");
        let same: Vec<_> =
            english.iter().filter(|(name, words)| sentences(name, words) && theirs.get(*name) == Some(words)).collect();
        assert!(same.is_empty(), "{language} leaves English words: {same:?}");
        let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
        for (name, words) in theirs.iter().filter(|(name, words)| sentences(name, words)) {
            assert_eq!(words.chars().any(arabic), language == "ar", "{language}, {name}: {words}");
            assert!(!words.contains('!') && !words.contains("  "), "{language}, {name}: {words}");
        }
    }
    Ok(())
}

#[test]
fn sentences_of_the_stage_fit_their_two_lines_in_every_language() -> io::Result<()> {
    for (language, theirs) in translations()? {
        for key in Key::STAGE_SENTENCES {
            let words = theirs.get(&format!("{key:?}")).expect("every sentence is translated");
            assert!(words.chars().count() <= 60, "{language}, {key:?} has more than 60 letters: {words}");
        }
    }
    Ok(())
}
