//! The table of targets: the clinic's results against those of the reference program, to one percent, and against what
//! was published.

use super::data;
use soleus_pump::pump::{
    Activity, Clinic, Column, Leg, Measure, Params, Posture, Sitting, examine, examine_with, swelling_with,
};

const PROTOTYPE: &Params = &Params::PROTOTYPE;

fn check(what: &str, got: f64, want: &serde_json::Value) {
    let want = want.as_f64().unwrap_or_else(|| panic!("no reference for {what}"));
    assert!((got - want).abs() <= 0.01 * want.abs(), "{what}: {got} for {want}");
}

#[test]
fn the_clinic_finds_what_the_reference_found_for_every_valve_preset() {
    let all = data::json("target_results.json");
    for (k, key) in [(1.0, "1.0"), (0.5, "0.5"), (0.2, "0.2")] {
        let c: Clinic = examine_with(PROTOTYPE, 175.0, k);
        let pairs = [
            ("VV", c.venous_volume_ml),
            ("VFT90", c.filling_time_s),
            ("VFI", c.filling_index_ml_s()),
            ("EV", c.ejected_ml),
            ("EF", c.ejection_fraction_pct()),
            ("RV", c.residual_ml),
            ("RVF", c.residual_fraction_pct()),
            ("Pstand", c.standing_mmhg),
            ("AVP", c.ambulatory_mmhg),
            ("drop%", c.pressure_drop_pct()),
            ("RT90", c.pressure_refill_s.expect("refilled")),
            ("VRT90", c.volume_refill_s.expect("refilled")),
            ("v_rest", c.seated_rest_velocity_cm_s),
            ("v_pump20", c.seated_pump_velocity_cm_s),
            ("v_ratio", c.seated_velocity_ratio()),
            ("P_sit", c.sitting_mmhg),
            ("P_sup", c.lying_mmhg),
            ("net4", c.net_return_ml),
        ];
        for (name, got) in pairs {
            check(&format!("{name} at k {key}"), got, &all[key][name]);
        }
    }
    check("net return without valves", examine_with(PROTOTYPE, 175.0, 0.0).net_return_ml, &all["net4_k0"]);
}

#[test]
fn standing_and_sitting_pressure_track_body_height() {
    let all = data::json("target_results.json");
    for (height, key) in [(170.0, "170.0"), (175.0, "175.0"), (180.0, "180.0")] {
        for (posture, i) in [(Posture::Standing, 0), (Posture::Sitting, 1)] {
            let got = Leg::at_rest(posture, height, 1.0).readings().ankle_pressure_mmhg;
            check(&format!("{posture:?} at {height} cm"), got, &all["heights"][key][i]);
        }
    }
}

#[test]
fn sitting_still_swells_the_leg_and_using_the_calf_helps() {
    let all = data::json("target_results.json");
    let hours = 2.5;
    let swell = |k, sitting| swelling_with(PROTOTYPE, 175.0, k, sitting);
    check("still", swell(1.0, Sitting::Still), &all["swell"]["mLh"]);
    check("one minute in five", hours * swell(1.0, Sitting::OneMinuteInFive), &all["swell"]["V150_1of5"]);
    check("pumping", hours * swell(1.0, Sitting::Pumping), &all["swell"]["V150_cont"]);
    check("leaky, one minute in five", hours * swell(0.5, Sitting::OneMinuteInFive), &all["swell"]["leaky_1of5"]);
    check("leaky, pumping", hours * swell(0.5, Sitting::Pumping), &all["swell"]["leaky_cont"]);
}

#[test]
fn a_healthy_leg_is_the_same_before_and_after_the_mechanism_of_disease_was_mended() {
    assert_eq!(examine(175.0, 1.0), examine_with(PROTOTYPE, 175.0, 1.0), "to the last digit");
}

/// What misses, and nothing else does: the volume clock of a healthy leg is a second short of 60 s, and a leg as
/// after a clot takes 7 s where under 1 was measured.
#[test]
fn every_measure_lies_in_its_published_range_but_for_two_stated_misses() {
    let known = [(Measure::VolumeRefill, Column::Healthy), (Measure::WalkingRecovery, Column::Severe)];
    for (column, k) in Column::PRESETS {
        for finding in examine(175.0, k).findings() {
            assert_eq!(finding.column, column, "compared with its own column");
            let is_known = known.contains(&(finding.measure, column));
            assert_eq!(finding.verdict().is_miss(), is_known, "{column:?}: {}", finding.sentence());
        }
    }
}

/// Known misses 1 and 2 of the specification, before and after.
#[test]
fn the_mended_mechanism_recovers_in_seconds_and_lets_the_ejection_fraction_fall() {
    let (before, after) = (examine_with(PROTOTYPE, 175.0, 0.5), examine(175.0, 0.5));
    let recovery = |c: &Clinic| c.walking_recovery_s.expect("recovers");
    assert!(recovery(&before) > 10.0, "as the specification says of itself: {} s", recovery(&before));
    assert!(recovery(&after) <= 5.5, "Pollack 1949 measured 1.2 to 5.5 s: {} s", recovery(&after));
    let healthy = examine(175.0, 1.0);
    let fall = |c: &Clinic| healthy.ejection_fraction_pct() - c.ejection_fraction_pct();
    assert!(fall(&after) > 2.0 * fall(&before), "{} points after {}", fall(&after), fall(&before));
    let growth = |c: &Clinic| c.venous_volume_ml / healthy.venous_volume_ml;
    assert!(growth(&before) < 1.05 && growth(&after) > 1.25, "{} after {}", growth(&after), growth(&before));
}

/// Section 12 of the specification: rhythm beats holding.
#[test]
fn a_minute_of_raises_moves_blood_and_lowers_pressure_and_one_long_hold_does_not() {
    let minute = |activity| {
        let mut leg = Leg::at_rest(Posture::Standing, 175.0, 1.0);
        leg.set_activity(activity);
        let (mut flow, mut pressure) = (0.0, 0.0);
        for _ in 0..14_400 {
            leg.step();
            let now = leg.readings();
            flow += now.popliteal_flow_ml_s / 240.0;
            pressure += now.ankle_pressure_mmhg / 14_400.0;
        }
        (flow, pressure)
    };
    let still = minute(Activity::Still);
    let rhythm = minute(Activity::HeelRaises { reps_per_min: 60.0 });
    let guided = minute(Activity::Guided { raise_s: 1.5, hold_s: 4.0, lower_s: 2.0, rest_s: 2.0, seated: false });
    let hold = minute(Activity::Effort { level: 1.0, seated: false });
    assert!(rhythm.0 > 2.0 * still.0 && rhythm.1 < 0.6 * still.1, "rhythm {rhythm:?} against still {still:?}");
    assert!(guided.0 > 2.0 * still.0 && guided.1 < still.1 - 15.0, "guided {guided:?} against still {still:?}");
    assert!(hold.1 > 0.9 * still.1, "a hold leaves the pressure: {hold:?} against {still:?}");
}
