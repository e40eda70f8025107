//! Any sequence of what a reader can do to a leg, at any frame rate: the leg stays a leg.

use proptest::prelude::*;
use soleus_pump::pump::{Activity, Leg, Posture, Readings};

/// The highest pressure that anything can push to, mmHg: the arteries, the tallest column and the hardest squeeze.
const HIGHEST_MMHG: f64 = 93.0 + 102.0 + 320.0;
/// A collapsing vein gives way to more suction than this, mmHg.
const LOWEST_MMHG: f64 = -40.0;
/// Within half a millimetre of pressure the leaflets are still closing, and that much may run back, mL/s.
const CLOSING_LEAK_ML_S: f64 = 0.25;

/// What a reader does, and how long until the next thing, s.
#[derive(Clone, Debug)]
enum Act {
    Posture(Posture),
    Activity(Activity),
    /// The pump button at ten presses a second, for so many presses.
    Mash(usize),
    /// The valve slider moved from one end to another in a second.
    Sweep(f64, f64),
    /// A page that did not run: one second to ten minutes in one go.
    Gap(f64),
    /// Frames of a sixtieth at four times the speed, for so many frames.
    Fast(usize),
}

fn any_act() -> impl Strategy<Value = Act> {
    let postures = prop::sample::select(Posture::ALL.to_vec());
    let activities = prop_oneof![
        Just(Activity::Still),
        (1.0..120.0_f64).prop_map(|reps_per_min| Activity::HeelRaises { reps_per_min }),
        (1.0..120.0_f64).prop_map(|reps_per_min| Activity::SeatedPumps { reps_per_min }),
        (30.0..160.0_f64).prop_map(|steps_per_min| Activity::Walking { steps_per_min }),
    ];
    prop_oneof![
        postures.prop_map(Act::Posture),
        activities.prop_map(Act::Activity),
        (1..30_usize).prop_map(Act::Mash),
        (0.0..=1.0_f64, 0.0..=1.0_f64).prop_map(|(from, to)| Act::Sweep(from, to)),
        prop_oneof![3 => 1.0..20.0_f64, 1 => 20.0..600.0_f64].prop_map(Act::Gap),
        (1..120_usize).prop_map(Act::Fast),
    ]
}

/// Does it, and looks at the leg after each piece of time.
fn perform(
    leg: &mut Leg,
    act: &Act,
    look: &mut impl FnMut(&Leg) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    match *act {
        Act::Posture(posture) => leg.set_posture(posture),
        Act::Activity(activity) => leg.set_activity(activity),
        Act::Mash(presses) => {
            for press in 0..presses {
                let level = if press % 2 == 0 { 1.0 } else { 0.0 };
                leg.set_activity(Activity::Effort { level, seated: false });
                leg.advance(0.1);
                look(leg)?;
            }
        }
        Act::Sweep(from, to) => {
            for step in 0..=60_u8 {
                leg.set_competence(from + (to - from) * f64::from(step) / 60.0);
                leg.advance(1.0 / 60.0);
                look(leg)?;
            }
        }
        Act::Gap(seconds) => leg.advance(seconds),
        Act::Fast(frames) => {
            for _ in 0..frames {
                leg.advance(4.0 / 60.0);
            }
        }
    }
    look(leg)
}

fn pressures(r: &Readings) -> [f64; 4] {
    [r.ankle_pressure_mmhg, r.axial_pressure_mmhg, r.sinus_pressure_mmhg, r.thigh_pressure_mmhg]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(120) })]

    #[test]
    fn nothing_a_reader_does_breaks_a_leg(
        height in 140.0..205.0_f64,
        competence in 0.0..=1.0_f64,
        acts in prop::collection::vec(any_act(), 1..14),
    ) {
        let mut leg = Leg::at_rest(Posture::Standing, height, competence);
        let before = leg.state().invariant_ml();
        let mut look = |leg: &Leg| {
            let (s, r) = (leg.state(), leg.readings());
            let volumes = [s.superficial_ml, s.axial_ml, s.sinus_ml, s.thigh_ml];
            prop_assert!(volumes.iter().all(|v| *v > 0.0 && v.is_finite()) && s.interstitial_ml >= 0.0, "{s:?}");
            let in_bounds = |p: &f64| (LOWEST_MMHG..=HIGHEST_MMHG).contains(p);
            prop_assert!(pressures(&r).iter().all(in_bounds), "{:?}", pressures(&r));
            let turned_over = s.inflow_ml.abs() + s.outflow_ml.abs() + before.abs();
            let drift = (s.invariant_ml() - before).abs();
            prop_assert!(drift <= 1e-9 * turned_over, "{drift} mL of {turned_over}");
            if leg.competence() >= 1.0 {
                let flows = [r.popliteal_flow_ml_s, r.perforator_flow_ml_s, r.saphenous_flow_ml_s, r.sinus_flow_ml_s,
                    r.outflow_ml_s];
                prop_assert!(flows.iter().all(|f| *f >= -CLOSING_LEAK_ML_S), "{flows:?}");
            }
            Ok(())
        };
        for act in &acts {
            perform(&mut leg, act, &mut look)?;
        }
    }

    #[test]
    fn the_same_time_in_any_pieces_is_the_same_leg_to_the_last_bit(
        competence in 0.0..=1.0_f64,
        steps_per_min in 30.0..160.0_f64,
        pieces in prop::collection::vec(1e-4..1.5_f64, 1..40),
    ) {
        let start = || {
            let mut leg = Leg::at_rest(Posture::Standing, 175.0, competence);
            leg.set_activity(Activity::Walking { steps_per_min });
            leg
        };
        let (mut pieced, mut stepped) = (start(), start());
        for piece in &pieces {
            pieced.advance(*piece);
        }
        let asked: f64 = pieces.iter().sum();
        prop_assert!((0.0..1.0 / 240.0 + 1e-6).contains(&(asked - pieced.time_s() + 1e-7)), "{asked} s");
        while stepped.time_s() < pieced.time_s() {
            stepped.step();
        }
        prop_assert_eq!(pieced.state(), stepped.state());
    }

    #[test]
    fn two_legs_side_by_side_share_nothing(left in 0.0..=1.0_f64, right in 0.0..=1.0_f64, seconds in 1.0..20.0_f64) {
        let walk = |leg: &mut Leg| {
            leg.set_activity(Activity::Walking { steps_per_min: 110.0 });
            leg.advance(seconds);
        };
        let alone = |competence| {
            let mut leg = Leg::at_rest(Posture::Standing, 175.0, competence);
            walk(&mut leg);
            leg
        };
        let mut pair = [left, right].map(|k| Leg::at_rest(Posture::Standing, 175.0, k));
        for leg in &mut pair {
            walk(leg);
        }
        prop_assert_eq!(pair, [alone(left), alone(right)]);
    }
}
