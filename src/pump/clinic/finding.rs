//! A result beside what was published, and the verdict as a sentence.

use super::measure::{Column, Measure, Range, Verdict, plain};

/// One line of the report: a result beside what was published.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Finding {
    /// What was measured.
    pub measure: Measure,
    /// Whose published range it is compared with.
    pub column: Column,
    /// The result in the measure's unit; `None` for a clock that did not stop.
    pub value: Option<f64>,
    /// The published range.
    pub range: Range,
}

impl Finding {
    /// Where the result lies.
    pub fn verdict(&self) -> Verdict {
        match self.value {
            None if self.range == Range::default() => Verdict::NoRange,
            None => Verdict::NotReached,
            Some(value) => self.range.verdict(value),
        }
    }

    /// The verdict as one plain sentence.
    pub fn sentence(&self) -> String {
        let (words, unit, column) = (self.measure.words(), self.measure.unit(), self.column.as_str());
        let range = self.range.words();
        let none = "none, since it was not reached in time or nothing had fallen";
        let value = self.value.map(|v| format!("{} {unit}", plain(v))).unwrap_or_default();
        match self.verdict() {
            Verdict::Within => format!("{words}: {value}. That lies in what was published for {column} legs, {range}."),
            Verdict::Below => format!("{words}: {value}. That is less than was published for {column} legs, {range}."),
            Verdict::Above => format!("{words}: {value}. That is more than was published for {column} legs, {range}."),
            Verdict::NotReached => {
                format!("{words}: {none}. Published for {column} legs is {range}.")
            }
            Verdict::NoRange if self.value.is_none() => {
                format!("{words}: {none}.")
            }
            Verdict::NoRange => format!("{words}: {value}. No range was published for {column} legs."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(value: Option<f64>, measure: Measure) -> Finding {
        Finding { measure, column: Column::Healthy, value, range: measure.range(Column::Healthy, 175.0) }
    }

    #[test]
    fn a_verdict_says_value_unit_and_range() {
        let within = finding(Some(50.52), Measure::EjectionFraction);
        assert_eq!(within.verdict(), Verdict::Within, "{within:?}");
        let sentence = within.sentence();
        assert!(
            sentence.contains("50.5 %") && sentence.contains("40 to 65") && sentence.contains("healthy"),
            "{sentence}"
        );
        let below = finding(Some(9.0), Measure::PressureRefill);
        assert!(below.verdict() == Verdict::Below && below.sentence().contains("less than"), "{}", below.sentence());
    }

    #[test]
    fn a_clock_that_never_stopped_is_a_miss_only_where_a_range_was_published() {
        let watched = finding(None, Measure::PressureRefill);
        assert!(watched.verdict() == Verdict::NotReached && watched.verdict().is_miss(), "{watched:?}");
        let free = Finding { range: Range::default(), ..watched };
        assert!(free.verdict() == Verdict::NoRange && !free.verdict().is_miss(), "{free:?}");
        for f in [watched, free] {
            assert!(f.sentence().contains("not reached in time") && f.sentence().ends_with('.'), "{}", f.sentence());
        }
    }
}
