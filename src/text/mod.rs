//! Words, apart from code.
//!
//! Every sentence a reader can see is a [`Key`] with its English words beside it, so that nothing else in the crate
//! holds prose and another language is another table. Wording follows `docs/`: second person, present tense, at most
//! sixty characters for a stage sentence, and no claim that the evidence does not carry. It must never format a float.

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// The words of a key.
pub fn t(key: Key) -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/english.txt")).lines().nth(usize::from(key as u16)).unwrap_or_default()
}

impl Key {
    /// The sentences that say what is happening on the stage.
    pub const STAGE_SENTENCES: [Self; 13] = [
        Self::LapseBegins,
        Self::LapseSwelling,
        Self::LapseDraining,
        Self::StandingStill,
        Self::SittingStill,
        Self::LyingStill,
        Self::SqueezedMoving,
        Self::SqueezedEmpty,
        Self::Refilling,
        Self::FallingBack,
        Self::HeelRaisesSteady,
        Self::SeatedPumpsSteady,
        Self::WalkingSteady,
    ];
}

/// The words of a key with each `{name}` replaced by its value. An unknown name stays as written.
pub fn fill(key: Key, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = t(key);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = values.iter().find(|(n, _)| *n == name) {
            out.push_str(value);
        } else {
            out.push('{');
            out.push_str(name);
            out.push('}');
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// One key for exactly one thing, another for any other count (English and German rule).
pub fn plural(count: u64, one: Key, other: Key) -> Key {
    if count == 1 { one } else { other }
}

/// A span in words: `45 s`, `5 min`, `5 min 5 s`.
pub fn span(seconds: u64) -> String {
    let (min, s) = (seconds / 60, (seconds % 60).to_string());
    let min_text = min.to_string();
    match (min, seconds % 60) {
        (0, _) => fill(Key::Seconds, &[("s", &s)]),
        (_, 0) => fill(Key::Minutes, &[("min", &min_text)]),
        _ => fill(Key::MinutesSeconds, &[("min", &min_text), ("s", &s)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_fill_their_names_and_unknown_names_stay() {
        assert_eq!(fill(Key::MinutesSeconds, &[("min", "5"), ("s", "7")]), "5 min 7 s", "both values");
        assert_eq!(fill(Key::MinutesSeconds, &[("s", "7")]), "{min} min 7 s", "one value missing");
    }

    #[test]
    fn spans_leave_out_what_is_nil() {
        assert_eq!([span(0), span(60), span(305)], ["0 s", "1 min", "5 min 5 s"].map(String::from), "spans");
    }

    #[test]
    fn every_stage_sentence_fits_its_two_lines() {
        for key in Key::STAGE_SENTENCES {
            assert!(t(key).chars().count() <= 60, "longer than 60 characters: {}", t(key));
        }
    }

    #[test]
    fn no_key_is_empty_or_shouts() {
        for key in Key::ALL {
            let words = t(key);
            assert!(!words.trim().is_empty() && !words.contains('!'), "{key:?}: {words}");
            assert_eq!(words.matches('{').count(), words.matches('}').count(), "{key:?}: {words}");
        }
    }
}
