//! What ten heel raises come to with valves of a given health: the words beside the valve slider.
//!
//! A table of the clinic's own results, since running the clinic takes longer than a slider's move may. A test runs the
//! clinic and compares.

use crate::units::{cut_i64, f64_from_usize, within};

/// Ten heel raises, and what comes after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Consequence {
    /// Share of the standing ankle pressure that ten raises take away, 0 to 1. Body height changes it by less than
    /// five hundredths.
    pub taken: f64,
    /// Seconds, within two, until nine tenths of the pressure are back; none where so little was taken that a time says
    /// nothing.
    pub back_s: Option<f64>,
}

/// Share taken and refill time (s) at competence 0, 0.1, ... 1, body height 175 cm. A time of 0 is none.
const TEN_RAISES: [(f64, f64); 11] = [
    (0.0, 0.0),
    (0.03, 0.0),
    (0.10, 0.0),
    (0.19, 0.0),
    (0.29, 0.0),
    (0.40, 5.0),
    (0.50, 7.5),
    (0.59, 12.7),
    (0.65, 20.2),
    (0.67, 25.3),
    (0.69, 30.1),
];

/// What ten raises do at a valve competence, 1 healthy to 0 none; outside is held.
pub fn ten_raises(competence: f64) -> Consequence {
    let at = 10.0 * within(competence, 0.0, 1.0);
    let lower = usize::try_from(cut_i64(at)).unwrap_or(0).min(TEN_RAISES.len() - 2);
    let share = at - f64_from_usize(lower);
    let row = |n: usize| TEN_RAISES.get(n).copied().unwrap_or((0.0, 0.0));
    let ((taken, back_s), (next_taken, next_back_s)) = (row(lower), row(lower + 1));
    Consequence {
        taken: taken + share * (next_taken - taken),
        back_s: (back_s > 0.0).then_some(back_s + share * (next_back_s - back_s)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pump::examine;

    #[test]
    fn the_table_says_what_the_clinic_finds_also_between_its_rows() {
        for twentieth in 0..=20 {
            let competence = f64::from(twentieth) / 20.0;
            let (clinic, told) = (examine(175.0, competence), ten_raises(competence));
            let taken = (clinic.standing_mmhg - clinic.ambulatory_mmhg) / clinic.standing_mmhg;
            assert!((taken.max(0.0) - told.taken).abs() < 0.015, "{competence}: {taken} told as {}", told.taken);
            if let (Some(back_s), Some(told_s)) = (clinic.pressure_refill_s, told.back_s) {
                assert!((back_s - told_s).abs() < 2.0, "{competence}: {back_s} s told as {told_s} s");
            } else {
                assert!(told.back_s.is_none() && competence < 0.5, "{competence}: a time for nothing");
            }
        }
    }

    #[test]
    fn values_outside_are_held() {
        assert_eq!(ten_raises(-1.0), ten_raises(0.0), "below");
        assert_eq!(ten_raises(7.0), ten_raises(1.0), "above");
        assert!(ten_raises(f64::NAN).taken >= 0.0, "no number");
    }
}
