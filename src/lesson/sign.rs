//! Signs a reader may have noticed, and the advice they lead to. Never a diagnosis.

use crate::text::Key;

/// What to do, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Advice {
    /// Call emergency services.
    Now,
    /// Get medical help today.
    Today,
    /// See a clinician soon.
    Soon,
    /// Common, and may have to do with the veins.
    Watch,
    /// Mostly has other causes.
    Elsewhere,
}

/// One sign.
#[derive(Clone, Copy, Debug)]
pub struct Sign {
    /// What it is.
    pub words: Key,
    /// What to do about it.
    pub advice: Advice,
}

/// Every sign, the most urgent first.
pub const SIGNS: [Sign; 7] = [
    Sign { words: Key::SignBreath, advice: Advice::Now },
    Sign { words: Key::SignOneLeg, advice: Advice::Today },
    Sign { words: Key::SignBoth, advice: Advice::Soon },
    Sign { words: Key::SignSkin, advice: Advice::Soon },
    Sign { words: Key::SignEvening, advice: Advice::Watch },
    Sign { words: Key::SignBulge, advice: Advice::Watch },
    Sign { words: Key::SignCramp, advice: Advice::Elsewhere },
];

/// The most urgent advice of what is ticked; none for none.
pub fn advice(ticked: &[bool]) -> Option<Advice> {
    SIGNS.iter().zip(ticked).filter_map(|(sign, ticked)| ticked.then_some(sign.advice)).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_urgent_sign_decides_whatever_else_is_ticked() {
        for bits in 0..1_u32 << SIGNS.len() {
            let ticked: Vec<bool> = (0..SIGNS.len()).map(|n| bits >> n & 1 == 1).collect();
            let said = advice(&ticked);
            assert_eq!(said.is_none(), bits == 0, "{ticked:?}: advice for something");
            if ticked[0] {
                assert_eq!(said, Some(Advice::Now), "{ticked:?}: an emergency stays one");
            } else if ticked[1] {
                assert_eq!(said, Some(Advice::Today), "{ticked:?}: one leg is for today");
            }
        }
    }
}
