//! The lesson held to its claims, and its words to a reader of twelve.

use soleus_pump::lesson::{CLAIMS, Chapter, QUESTIONS, SIGNS};
use soleus_pump::text::{Key, Words};
use soleus_pump::units::f64_from_usize;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Longest and shortest chapter, words.
const WORDS: std::ops::RangeInclusive<usize> = 120..=220;
/// Hardest text, as a US school grade.
const GRADE: f64 = 8.0;
/// Words that are figures without being digits.
const FIGURE_WORDS: [&str; 9] =
    ["half", "thirds", "quarter", "twice", "double", "doubles", "triple", "triples", "times"];

fn t(key: Key) -> &'static str {
    Words::english().t(key)
}

/// Everything that a chapter says outside its claims.
fn says(chapter: Chapter) -> Vec<Key> {
    let mut keys = vec![chapter.title(), chapter.hook()];
    keys.extend(chapter.text());
    match chapter {
        Chapter::Check => {
            keys.extend(QUESTIONS.iter().flat_map(|q| [q.asked, q.why].into_iter().chain(q.answers)));
        }
        Chapter::Signs => keys.extend(SIGNS.iter().map(|sign| sign.words)),
        _ => {}
    }
    keys
}

fn figures(text: &str) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut number = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_ascii_digit() || (!number.is_empty() && (c == '.' || c == ',')) {
            number.push(c);
        } else if !number.is_empty() {
            found.insert(number.trim_end_matches(['.', ',']).replace(',', ""));
            number.clear();
        }
    }
    found.extend(words(text).into_iter().filter(|word| FIGURE_WORDS.contains(&word.as_str())));
    found
}

/// Words in lower case, without marks at their ends.
fn words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split(|c: char| c.is_whitespace() || c == '\u{a0}').map(bare).filter(|word| !word.is_empty()).collect()
}

#[test]
fn a_chapter_states_no_figure_that_none_of_its_claims_carries() {
    for chapter in Chapter::ALL {
        let carried: BTreeSet<String> =
            chapter.claims().flat_map(|claim| [claim.said, claim.wording]).flat_map(|key| figures(t(key))).collect();
        for key in says(chapter) {
            let loose: Vec<_> = figures(t(key)).difference(&carried).cloned().collect();
            assert!(loose.is_empty(), "{chapter:?} says {loose:?} without a claim: {}", t(key));
        }
    }
}

#[test]
fn figures_are_found_in_digits_and_in_words() {
    let found = |text: &str| figures(text).into_iter().collect::<Vec<_>>();
    assert_eq!(found("about 1 in 4,700, or 4.8 %."), ["1", "4.8", "4700"], "digits");
    assert_eq!(found("It triples; Half, sometimes"), ["half", "triples"], "words, and not those that look alike");
}

#[test]
fn every_claim_has_a_source_with_a_link_a_place_and_a_date() {
    let mut ids = BTreeSet::new();
    for claim in CLAIMS {
        assert!(ids.insert(claim.id), "{} is there twice", claim.id);
        assert!(!claim.sources.is_empty() && !claim.chapters.is_empty(), "{}: a source and a chapter", claim.id);
        assert!(claim.checked.0 >= 2026 && (1..=12).contains(&claim.checked.1), "{}: {:?}", claim.id, claim.checked);
        for source in claim.sources {
            let (who, link) = t(*source).split_once(" | ").expect("a name and a link");
            let path = link.strip_prefix("https://").and_then(|rest| rest.split_once('/'));
            assert!(!who.is_empty() && path.is_some_and(|(_, path)| path.len() > 3), "{}: {link}", claim.id);
        }
    }
    let doi = CLAIMS.iter().flat_map(|c| c.sources).filter(|s| t(**s).contains("https://doi.org/10.")).count();
    let all = CLAIMS.iter().map(|claim| claim.sources.len()).sum::<usize>();
    assert!(3 * doi > 2 * all, "most are papers with a DOI: {doi} of {all}");
}

#[test]
fn what_does_not_hold_is_quoted_in_its_own_claim_and_nowhere_else() {
    let shingles = |text: &str| -> BTreeSet<String> { words(text).windows(4).map(|four| four.join(" ")).collect() };
    for claim in CLAIMS.iter().filter(|claim| claim.verdict.is_myth()) {
        let told = shingles(t(claim.said));
        assert!(!told.is_empty(), "{}: too short to be found again", claim.id);
        for key in Key::ALL.into_iter().filter(|key| *key != claim.said) {
            let repeated: Vec<_> = shingles(t(key)).intersection(&told).cloned().collect();
            assert!(repeated.is_empty(), "{key:?} repeats {repeated:?} of {}", claim.id);
        }
        for chapter in claim.chapters {
            assert!(!says(*chapter).contains(&claim.said), "{} is no part of a chapter's text", claim.id);
        }
    }
}

#[test]
fn chapters_are_short_and_every_one_has_evidence() {
    for chapter in Chapter::ALL {
        let body = says(chapter).into_iter().skip(2).filter(|key| chapter != Chapter::Signs || !sign(*key));
        let count = body.map(|key| words(t(key)).len()).sum::<usize>();
        let longest = if chapter == Chapter::Check { 300 } else { *WORDS.end() };
        assert!((*WORDS.start()..=longest).contains(&count), "{chapter:?} has {count} words");
        assert!(chapter.claims().count() > 0, "{chapter:?} has no claim");
    }
}

fn sign(key: Key) -> bool {
    SIGNS.iter().any(|sign| sign.words == key)
}

#[test]
fn the_table_of_claims_is_what_the_program_says() {
    let page = include_str!("../../docs/claims.md");
    assert_eq!(page.lines().filter(|line| line.starts_with("| “")).count(), CLAIMS.len(), "one line for each claim");
    for claim in CLAIMS {
        let chapters: Vec<_> = claim.chapters.iter().map(|chapter| chapter.slug()).collect();
        let (said, badge, wording, chapters) = (t(claim.said), t(claim.badge), t(claim.wording), chapters.join(", "));
        let line = format!("| “{said}” | {badge} | {wording} | {chapters} |");
        assert!(page.contains(&line), "run `make claims`: docs/claims.md has no {line}");
    }
}

/// Syllables of an English word by its groups of vowels; a silent e at the end is none.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(char::is_ascii_alphabetic).collect();
    if letters.is_empty() {
        // A number is read as about two.
        return 2;
    }
    let vowel = |c: char| "aeiouy".contains(c);
    let mut after_vowel = false;
    let mut groups = 0_usize;
    for letter in &letters {
        groups += usize::from(vowel(*letter) && !after_vowel);
        after_vowel = vowel(*letter);
    }
    let ends = |end: &str| word.ends_with(end) && word.len() > end.len();
    let before = |n: usize| letters.len().checked_sub(n).and_then(|n| letters.get(n)).copied().unwrap_or('a');
    let silent = (ends("e") && !vowel(before(2)) && (!ends("le") || vowel(before(3))))
        || (ends("es") && !vowel(before(3)) && !"sxzcg".contains(before(3)))
        || (ends("ed") && !vowel(before(3)) && !"td".contains(before(3)));
    groups.saturating_sub(usize::from(silent && groups > 1)).max(1)
}

/// US school grade of a text, after Flesch and Kincaid 1975.
fn grade(texts: &[&str]) -> f64 {
    let (mut sentences, mut count, mut parts) = (0.0, 0.0, 0.0);
    for text in texts {
        let ends = text.char_indices().filter(|(n, c)| {
            ".?:".contains(*c) && text[n + 1..].chars().next().is_none_or(|next| next.is_whitespace() || next == ')')
        });
        let ended = text.trim_end().ends_with(['.', '?', ')']);
        sentences += f64_from_usize(ends.count() + usize::from(!ended));
        for word in words(text) {
            count += 1.0;
            parts += f64_from_usize(syllables(&word));
        }
    }
    0.39 * count / sentences + 11.8 * parts / count - 15.59
}

#[test]
fn the_measure_agrees_with_syllables_counted_by_hand() {
    let by_hand = [
        ("the", 1),
        ("calf", 1),
        ("muscle", 2),
        ("squeezes", 2),
        ("raised", 1),
        ("veins", 1),
        ("emptied", 2),
        ("pressure", 2),
        ("soleus", 3),
        ("evidence", 3),
        ("people", 2),
        ("tendon", 2),
        ("needed", 2),
        ("whole", 1),
        ("relaxed", 2),
        ("refill", 2),
        ("simulation", 4),
        ("medicine", 3),
        ("emergency", 4),
        ("pregnancy", 3),
    ];
    let missed: Vec<_> = by_hand.into_iter().filter(|(word, count)| syllables(word) != *count).collect();
    // Its e and u touch, and are taken for one.
    assert_eq!(missed, [("soleus", 3)], "counted otherwise than a speaker does");
    // 10 words, 1 sentence, 13 syllables: 0.39 * 10 + 11.8 * 1.3 - 15.59.
    let easy = grade(&["The calf muscle squeezes the veins and blood moves upward."]);
    assert!((easy - 3.65).abs() < 0.005, "{easy}");
    let hard = grade(&["Hydrostatic hypertension necessitates individualised pharmacological intervention."]);
    assert!(hard > 20.0, "{hard}");
}

#[test]
fn every_page_reads_at_grade_eight_or_below() {
    let mut table = String::new();
    let mut hardest = 0.0_f64;
    let mut read = |name: String, keys: Vec<Key>| {
        let texts: Vec<&str> = keys.into_iter().map(t).collect();
        let grade = grade(&texts);
        let _ = writeln!(table, "{name:24} {grade:5.1}");
        hardest = hardest.max(grade);
    };
    for chapter in Chapter::ALL {
        read(format!("{chapter:?}"), says(chapter));
    }
    read(String::from("claims"), CLAIMS.iter().map(|claim| claim.wording).collect());
    let sentences = |t: &str| t.contains(' ') && t.ends_with('.');
    let named = |start: &str| -> Vec<Key> {
        Key::ALL.into_iter().filter(|key| format!("{key:?}").starts_with(start) && sentences(t(*key))).collect()
    };
    for start in ["About", "Help", "Before", "Known", "Foot", "Not", "Day", "Advice"] {
        read(format!("{start}…"), named(start));
    }
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/readability.txt"), &table).expect("the table is kept");
    assert!(hardest <= GRADE, "US grades, at most {GRADE}:\n{table}");
}
