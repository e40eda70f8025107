//! Plans to start from. Where their numbers come from is told in words, beside the names.
//!
//! No dose has been compared with another in a trial, so a source says "who hands this out", not "this works
//! best". The ids are stored with the reader's choice: add, never rename.

use super::Exercise::{CalfStretch, HeelRaises, SeatedPumps, Walk};
use super::Plan;
use super::Sides::{Alternate, Both, LeftThenRight};

/// A named plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    /// Stable id: lower-case letters, digits and hyphens. Names for people are messages found by this id.
    pub id: &'static str,
    /// The plan.
    pub plan: Plan,
}

/// The presets in the order of the menu; the first is the default.
pub const PRESETS: [Preset; 11] = [
    Preset { id: "default", plan: Plan::DEFAULT },
    Preset { id: "gentle", plan: Plan::preset([50, 30, 50, 50, 20], 10, 1, 0) },
    Preset { id: "three-up-three-down", plan: Plan::preset([50, 30, 0, 30, 10], 10, 2, 600) },
    Preset { id: "podiatry", plan: Plan::preset([50, 10, 20, 20, 10], 10, 3, 600) },
    // From ten reps to twenty, with holds from three to five seconds: the whole span of the usual advice in one plan.
    Preset { id: "progression", plan: Plan::preset([50, 20, 30, 40, 10], 20, 1, 0).ramped(50) },
    // One second up, one down at 60 beats a minute: 30 a minute, one leg after the other, until no more go.
    Preset { id: "test", plan: Plan::preset([50, 10, 0, 10, 0], 100, 1, 0).of(HeelRaises, LeftThenRight).opened() },
    Preset { id: "single-leg", plan: Plan::preset([50, 20, 20, 30, 10], 8, 2, 600).of(HeelRaises, LeftThenRight) },
    Preset { id: "alternate", plan: Plan::preset([50, 20, 20, 30, 10], 8, 2, 600).of(HeelRaises, Alternate) },
    Preset { id: "seated", plan: Plan::preset([50, 10, 10, 10, 10], 20, 2, 300).of(SeatedPumps, Both) },
    Preset { id: "stretch", plan: Plan::preset([50, 0, 300, 0, 50], 2, 1, 0).of(CalfStretch, Alternate) },
    Preset { id: "walk", plan: Plan::preset([50, 0, 3000, 0, 0], 1, 1, 0).of(Walk, Both) },
];

/// The preset of an id; none for an id that this version does not know.
pub fn preset(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_a_valid_plan_with_an_id_of_its_own() {
        for (n, preset) in PRESETS.iter().enumerate() {
            assert_eq!(Plan::checked(*preset.plan), Ok(preset.plan), "{}", preset.id);
            assert!(PRESETS.iter().skip(n + 1).all(|other| other.id != preset.id), "{} twice", preset.id);
        }
    }

    #[test]
    fn the_presets_keep_the_promises_of_their_sources() {
        let plan = |id: &str| preset(id).expect("known").plan;
        assert_eq!((plan("gentle").hold_ds, plan("gentle").reps, plan("gentle").sets), (50, 10, 1), "gentle");
        let even = plan("three-up-three-down");
        assert_eq!((even.raise_ds, even.lower_ds), (30, 30), "three up, three down");
        let podiatry = plan("podiatry");
        assert_eq!((podiatry.hold_ds, podiatry.sets, podiatry.reps), (20, 3, 10), "podiatry");
        let test = plan("test");
        let rep_ds = test.raise_ds + test.hold_ds + test.lower_ds + test.rest_ds;
        assert_eq!((600 / rep_ds, test.raise_ds, test.open), (30, 10, true), "60 beats and 30 raises a minute");
        let growing = plan("progression");
        assert_eq!([1, 20].map(|rep| growing.hold_of(rep)), [30, 50], "3 to 5 s, up to 20 reps");
        assert_eq!((plan("walk").hold_ds, plan("walk").exercise), (5 * 600, Walk), "five minutes");
        assert_eq!(plan("stretch").sides.each().len(), 2, "both calves");
    }
}
