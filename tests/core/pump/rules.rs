//! Rules that hold for any input.

use proptest::prelude::*;
use soleus_pump::pump::{
    Activity, Blend, Cycle, DT_S, Drive, Gravity, Inputs, Leg, Params, Posture, Readings, Reflux, State, examine,
    rest_state, rk4_step,
};

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -10.0..400.0_f64,
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, 1e308, -1e308, 5e-324]),
    ]
}

fn any_posture() -> impl Strategy<Value = Posture> {
    prop::sample::select(Posture::ALL.to_vec())
}

fn any_activity() -> impl Strategy<Value = Activity> {
    let phases = (any_number(), any_number(), any_number(), any_number(), any::<bool>());
    prop_oneof![
        Just(Activity::Still),
        any_number().prop_map(|reps_per_min| Activity::HeelRaises { reps_per_min }),
        any_number().prop_map(|reps_per_min| Activity::SeatedPumps { reps_per_min }),
        any_number().prop_map(|steps_per_min| Activity::Walking { steps_per_min }),
        phases.prop_map(|(raise_s, hold_s, lower_s, rest_s, seated)| Activity::Guided {
            raise_s,
            hold_s,
            lower_s,
            rest_s,
            seated
        }),
        (-0.5..1.5_f64, any::<bool>()).prop_map(|(level, seated)| Activity::Effort { level, seated }),
        any::<bool>().prop_map(|seated| Activity::Effort { level: f64::NAN, seated }),
    ]
}

#[derive(Clone, Debug)]
enum Act {
    Posture(Posture),
    Activity(Activity),
    Competence(f64),
    Height(f64),
    Advance(f64),
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        any_posture().prop_map(Act::Posture),
        any_activity().prop_map(Act::Activity),
        prop_oneof![-0.2..1.2_f64, any_number()].prop_map(Act::Competence),
        prop_oneof![130.0..215.0_f64, any_number()].prop_map(Act::Height),
        (0.0..4.0_f64).prop_map(Act::Advance),
        Just(Act::Advance(f64::NAN)),
    ]
}

fn volumes(s: &State) -> [f64; 4] {
    [s.superficial_ml, s.axial_ml, s.sinus_ml, s.thigh_ml]
}

/// Every number of the read-outs, by way of their text, so that none can be left out.
fn all_finite(r: &Readings) -> bool {
    let text = format!("{r:?}");
    !text.contains("NaN") && !text.contains("inf,") && !text.contains("inf }")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn no_history_breaks_the_leg(
        posture in any_posture(),
        height in prop_oneof![140.0..205.0_f64, any_number()],
        competence in prop_oneof![0.0..1.0_f64, any_number()],
        acts in prop::collection::vec(any_act(), 1..12),
    ) {
        let mut leg = Leg::at_rest(posture, height, competence);
        let before = leg.state().invariant_ml();
        for act in acts {
            match act {
                Act::Posture(p) => leg.set_posture(p),
                Act::Activity(a) => leg.set_activity(a),
                Act::Competence(k) => leg.set_competence(k),
                Act::Height(h) => leg.set_height_cm(h),
                Act::Advance(s) => leg.advance(s),
            }
            let state = *leg.state();
            let r = leg.readings();
            prop_assert!(all_finite(&r), "{r:?}");
            prop_assert!(volumes(&state).iter().all(|v| *v > 0.0), "{state:?}");
            prop_assert!(state.interstitial_ml >= 0.0 && (0.0..=1.0).contains(&state.hyperaemia), "{state:?}");
            prop_assert!((state.invariant_ml() - before).abs() <= 1e-9, "{}", state.invariant_ml() - before);
            for share in [r.effort, r.activation, r.sitting, r.lying, r.popliteal_open, r.perforator_open,
                r.saphenous_open, r.sinus_open, r.thigh_open] {
                prop_assert!((0.0..=1.0).contains(&share), "{r:?}");
            }
            prop_assert!(r.ejected_ml >= 0.0 && r.inflow_ml_s >= 0.0, "{r:?}");
        }
    }

    #[test]
    fn healthy_valves_let_no_blood_back_in_any_history(
        posture in any_posture(),
        acts in prop::collection::vec((any_posture(), any_activity()), 1..6),
    ) {
        // Within half a millimetre of pressure the leaflets are still closing, and that much runs back.
        let leak = 0.25;
        let mut leg = Leg::at_rest(posture, 175.0, 1.0);
        for (posture, activity) in acts {
            leg.set_posture(posture);
            leg.set_activity(activity);
            for _ in 0..480 {
                leg.step();
                let r = leg.readings();
                for flow in [r.popliteal_flow_ml_s, r.perforator_flow_ml_s, r.saphenous_flow_ml_s, r.sinus_flow_ml_s,
                    r.outflow_ml_s] {
                    prop_assert!(flow >= -leak, "{flow} mL/s at {} s", r.time_s);
                }
            }
        }
    }

    /// The stress test of the specification: an eighth of the step changes no pressure by more than 0.23 mmHg.
    #[test]
    fn shortening_the_step_changes_little(
        height in 140.0..205.0_f64,
        competence in 0.0..=1.0_f64,
        stations in prop::collection::vec((any_posture(), any_posture(), 0.3..2.0_f64), 1..4),
        period in 0.35..8.0_f64,
        peak in 20.0..320.0_f64,
    ) {
        let p = &Params::REFERENCE;
        let reflux = Reflux::of(p, competence);
        let on = 0.42 * period;
        let cycle = Cycle { period_s: period, on_s: on, up_s: 0.4 * on, down_s: 0.25 * on, peak_mmhg: peak };
        let drive = Drive::Cycle(cycle);
        let station_s = 3.0;
        let first = stations[0].0;
        let start = rest_state(p, &reflux, &Gravity::of(p, &first.stance(), height));
        let run = |parts: usize| {
            let dt = DT_S / soleus_pump::units::f64_from_usize(parts);
            let per_station = 720 * parts;
            let mut y = start;
            let mut ends = Vec::new();
            let mut from = first.stance();
            for (i, (_, to, duration)) in stations.iter().enumerate() {
                let blend = Blend {
                    from,
                    to: to.stance(),
                    start_s: soleus_pump::units::f64_from_usize(i) * station_s,
                    duration_s: *duration,
                };
                let at = |t: f64| Inputs {
                    gravity: Gravity::of(p, &blend.at(t), height),
                    muscle_target_mmhg: drive.effort(t) * peak,
                };
                for n in 0..per_station {
                    let t = soleus_pump::units::f64_from_usize(i * per_station + n) * dt;
                    y = rk4_step(p, &reflux, &y, dt, &[at(t), at(t + dt / 2.0), at(t + dt)]);
                    if (n + 1) % (24 * parts) == 0 {
                        ends.push(soleus_pump::pump::Flows::of(p, &reflux, &at(t + dt).gravity, &y));
                    }
                }
                from = blend.to;
            }
            ends
        };
        for (coarse, fine) in run(1).iter().zip(run(8).iter()) {
            for (a, b) in [
                (coarse.superficial_mmhg, fine.superficial_mmhg),
                (coarse.axial_mmhg, fine.axial_mmhg),
                (coarse.sinus_mmhg, fine.sinus_mmhg),
                (coarse.thigh_mmhg, fine.thigh_mmhg),
            ] {
                prop_assert!((a - b).abs() <= 0.23, "{a} against {b}");
            }
        }
    }
}

/// What the specification claims of the valve slider: each of these only worsens as competence falls.
#[test]
fn every_loss_of_competence_makes_the_pump_worse() {
    let clinics: Vec<_> = (0..=10).map(|i| examine(175.0, f64::from(i) / 10.0)).collect();
    for pair in clinics.windows(2) {
        let (worse, better) = (&pair[0], &pair[1]);
        let at = better.competence;
        assert!(worse.ambulatory_mmhg > better.ambulatory_mmhg, "ambulatory pressure at {at}");
        assert!(worse.residual_fraction_pct() > better.residual_fraction_pct(), "residual fraction at {at}");
        assert!(worse.filling_index_ml_s() > better.filling_index_ml_s(), "filling index at {at}");
        assert!(worse.seated_pump_velocity_cm_s < better.seated_pump_velocity_cm_s, "seated velocity at {at}");
        assert!(worse.ejection_fraction_pct() < better.ejection_fraction_pct(), "ejection fraction at {at}");
        assert!(worse.venous_volume_ml > better.venous_volume_ml, "venous volume at {at}");
        assert!(worse.walking_drop_mmhg < better.walking_drop_mmhg, "fall of pressure in walking at {at}");
        // Wide veins and leaks pull the return of a first squeeze in opposite ways: it may stand still, not grow.
        let gained_ml = worse.net_return_ml - better.net_return_ml;
        assert!(gained_ml < 1.0, "net return gains {gained_ml} mL below {at}");
    }
    // T12: from preset to preset it falls, and markedly without valves.
    let net: Vec<_> = [1.0, 0.5, 0.2, 0.0].map(|k| examine(175.0, k).net_return_ml).to_vec();
    assert!(net.windows(2).all(|pair| pair[1] < pair[0]), "net return {net:?}");
    assert!(net[3] < 0.5 * net[0], "markedly: {net:?}");
}
