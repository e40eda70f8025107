//! The words and the choice of a language, as the rest of the program meets them.

use super::*;

const SIX: [Language; 6] =
    [Language::English, Language::Spanish, Language::German, Language::French, Language::Portuguese, Language::Arabic];

#[test]
fn values_fill_their_names_and_unknown_names_stay() {
    let words = Words::english();
    assert_eq!(words.fill(Key::MinutesSeconds, &[("min", "5"), ("s", "7")]), "5 min 7 s", "both values");
    assert_eq!(words.fill(Key::MinutesSeconds, &[("s", "7")]), "{min} min 7 s", "one value missing");
}

#[test]
fn spans_leave_out_what_is_nil() {
    let spans = [0, 60, 305].map(|s| Words::english().span(s));
    assert_eq!(spans, ["0 s", "1 min", "5 min 5 s"].map(String::from), "spans");
}

#[test]
fn every_stage_sentence_fits_its_two_lines() {
    for words in Key::STAGE_SENTENCES.map(|key| Words::english().t(key)) {
        assert!(words.chars().count() <= 60, "longer than 60 characters: {words}");
    }
}

#[test]
fn no_key_is_empty_or_shouts() {
    for key in Key::ALL {
        let words = Words::english().t(key);
        assert!(!words.trim().is_empty() && !words.contains('!'), "{key:?}: {words}");
        assert_eq!(words.matches('{').count(), words.matches('}').count(), "{key:?}: {words}");
    }
}

#[test]
fn one_is_another_form_than_many() {
    let raises = |n: u64| Words::english().by_count(Key::Raises, n);
    assert_eq!([raises(0), raises(1), raises(2)], ["0 raises", "1 raise", "2 raises"].map(String::from), "forms");
    assert_eq!(raises(1_001), "1001 raises", "beyond what the browser was asked for");
}

/// A language with six forms, Arabic figures and a comma; of the messages only the first is written.
fn strange(line: &'static str) -> Words {
    // Counts as in Arabic, up to eleven; every other is `many`.
    const PLURALS: &str = "0123333333344444444444444444444444444444444444444444444444444444444444444444444444444444444\
                           4444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444\
                           444444444444444444";
    let mut lines = vec!["٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩", "٫", "؜-", PLURALS];
    lines.extend(["d"; 7]);
    lines.extend(["m"; 12]);
    let platform = Platform::checked(lines.leak()).expect("a whole table");
    let interface = vec![line].leak();
    Words::new(Box::leak(Box::new(Tables { language: Language::Arabic, parts: [interface, &[], &[]], platform })))
}

#[test]
fn a_language_has_its_own_figures_and_forms() {
    let words = strange("\u{1f}one\u{1f}only\u{1f}few\u{1f}{n} few\u{1f}other\u{1f}{n} other");
    assert_eq!([words.number(0), words.number(-205)], ["٠", "؜-٢٠٥"].map(String::from), "figures");
    assert_eq!([words.tenths(25), words.tenths(30)], ["٢٫٥", "٣"].map(String::from), "tenths");
    let said = |n: u32| words.plural(Key::ALL[0], u64::from(n), &[("n", &words.number(n))]);
    assert_eq!([said(1), said(5)], ["only", "٥ few"].map(String::from), "its forms");
    assert_eq!([said(0), said(11)], ["٠ other", "١١ other"].map(String::from), "a missing form is `other`");
}

#[test]
fn the_largest_and_least_numbers_are_written_whole() {
    let words = Words::english();
    assert_eq!(words.number(i64::MIN), "\u{2212}9223372036854775808", "least");
    assert_eq!(words.number(i64::MAX), "9223372036854775807", "greatest");
}

#[test]
fn a_file_with_another_number_of_lines_is_refused_with_both_numbers() {
    let messages = Part::Interface.size();
    let whole = "x\n".repeat(messages);
    assert_eq!(read(Part::Interface, &whole).map(|it| it.len()), Ok(messages), "whole");
    let one_more = [whole.as_str(), "y"].concat();
    let misfit = Misfit { lines: messages + 1, messages };
    assert_eq!(read(Part::Interface, &one_more), Err(misfit), "one more");
    assert!(read(Part::Interface, "<!doctype html>").is_err(), "another file");
    assert!(Platform::checked(&["0"]).is_none(), "half a table");
}

#[test]
fn later_parts_may_come_later() {
    let english = Words::english();
    assert!(Part::ALL.into_iter().all(|part| english.has(part)), "all of them are here");
    let (language, platform) = (Language::English, english.platform());
    let without = Words::new(Box::leak(Box::new(Tables { language, parts: [&[]; 3], platform })));
    assert_eq!(without.t(Key::Name), "", "nothing is loaded");
    assert!(!Part::ALL.into_iter().any(|part| without.has(part)), "no part of it");
    assert_eq!(Key::PARTS.iter().sum::<usize>(), Key::ALL.len(), "each message belongs to one part");
}

#[test]
fn a_language_is_meant_by_the_first_part_of_its_tag() {
    for (tag, language) in [
        ("de", Language::German),
        ("de-AT", Language::German),
        ("DE_ch", Language::German),
        ("pt", Language::Portuguese),
        ("pt-PT", Language::Portuguese),
        ("ar-EG", Language::Arabic),
    ] {
        assert_eq!(Language::meant(tag, &SIX), Some(language), "{tag}");
    }
    for tag in ["", "auto", "nl", "english", "deutsch", "\u{1f600}"] {
        assert_eq!(Language::meant(tag, &SIX), None, "{tag}");
    }
}

#[test]
fn what_is_asked_for_comes_before_what_is_stored_and_around() {
    for (tags, language) in [
        ("de,es,ar,nl,fr-CA,es", Language::German),
        ("auto,es,ar,nl,fr-CA,es", Language::Spanish),
        (",auto,ar,nl,fr-CA,es", Language::Arabic),
        (",,x-klingon,nl,fr-CA,es", Language::French),
        ("?,,,nl", Language::English),
        ("", Language::English),
    ] {
        assert_eq!(choose(tags, &SIX), language, "{tags}");
    }
    assert_eq!(choose("de", &[Language::English]), Language::English, "not offered");
}

#[test]
fn every_language_reads_its_own_tag() {
    for language in SIX {
        assert_eq!(Language::meant(language.tag(), &SIX), Some(language), "{language:?}");
    }
    assert!(Language::ALL.contains(&Language::English), "English is always there");
}
