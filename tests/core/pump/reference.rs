//! The port against the reference program: the same integrator at 2 Hz, and a high-accuracy solver.

use super::data;
use soleus_pump::pump::{
    Blend, Cycle, DT_S, Drive, Flows, Gravity, Inputs, Params, Posture, Reflux, Stance, State, rest_state, rk4_step,
};

/// The series were computed before the mechanism of disease was mended; a healthy leg is the same in both sets.
const PARAMS: &Params = &Params::PROTOTYPE;
const SCENARIOS: [&str; 6] = [
    "clinical_healthy",
    "clinical_leaky",
    "walk_healthy",
    "walk_severe",
    "seated_pump_165",
    "guided_sit_stand_lie_185",
];
const STEPS_PER_ROW: usize = 120;

/// One scenario of `scenarios.json`, in the types of the low-level interface.
struct Program {
    reflux: Reflux,
    height_cm: f64,
    start: State,
    start_posture: Posture,
    activities: Vec<(f64, f64, Drive, f64)>,
    postures: Vec<Blend>,
    calf_ref_elevated_ml: f64,
    calf_ref_supine_ml: f64,
}

impl Program {
    fn load(name: &str) -> Self {
        let all = data::json("scenarios.json");
        let s = &all[name];
        let number = |key: &str| s[key].as_f64().expect(key);
        let rows = |key: &str| -> Vec<Vec<f64>> { serde_json::from_value(s[key].clone()).expect(key) };
        let y0: [f64; 9] = serde_json::from_value(s["y0"].clone()).expect("y0");
        let posture = |code: f64| Posture::ALL[soleus_pump::units::floor_usize(code)];
        Self {
            reflux: Reflux::of(PARAMS, number("k")),
            height_cm: number("H_cm"),
            start: State::from(y0),
            start_posture: match s["start_posture"].as_str() {
                Some("ELEV") => Posture::LegsRaised,
                Some("SIT") => Posture::Sitting,
                Some("STAND") => Posture::Standing,
                other => panic!("posture {other:?}"),
            },
            activities: rows("prog_rows(t0,t1,T,on,up,dn,IMP,phase0)")
                .iter()
                .map(|r| {
                    let cycle = Cycle { period_s: r[2], on_s: r[3], up_s: r[4], down_s: r[5], peak_mmhg: r[6] };
                    (r[0], r[1], Drive::Cycle(cycle), r[7])
                })
                .collect(),
            postures: rows("posture_rows(t,from,to,duration)")
                .iter()
                .map(|r| Blend {
                    from: posture(r[1]).stance(),
                    to: posture(r[2]).stance(),
                    start_s: r[0],
                    duration_s: r[3],
                })
                .collect(),
            calf_ref_elevated_ml: number("calf_ref_elevated_mL"),
            calf_ref_supine_ml: number("calf_ref_supine_mL"),
        }
    }

    fn stance(&self, t: f64) -> Stance {
        self.postures.iter().rev().find(|b| t >= b.start_s).expect("a posture from time zero").at(t)
    }

    fn inputs(&self, t: f64) -> Inputs {
        let target = self.activities.iter().find(|a| t >= a.0 && t < a.1).map_or(0.0, |(t0, _, drive, phase0)| {
            drive.effort(t - t0 + phase0) * drive.peak_mmhg().expect("a cycle has a peak")
        });
        Inputs { gravity: Gravity::of(PARAMS, &self.stance(t), self.height_cm), muscle_target_mmhg: target }
    }

    /// The row of the table at `t`, in the order of its header.
    fn row(&self, t: f64, y: &State) -> Vec<f64> {
        let inputs = self.inputs(t);
        let f = Flows::of(PARAMS, &self.reflux, &inputs.gravity, y);
        let calf = y.calf_ml(PARAMS);
        let diameter = self.stance(t).popliteal_cm;
        vec![
            t,
            y.superficial_ml,
            y.axial_ml,
            y.sinus_ml,
            y.thigh_ml,
            y.interstitial_ml,
            y.muscle_mmhg,
            y.hyperaemia,
            y.inflow_ml,
            y.outflow_ml,
            f.superficial_mmhg,
            f.axial_mmhg,
            f.sinus_mmhg,
            f.thigh_mmhg,
            f.superficial_in_ml_s,
            f.axial_in_ml_s,
            f.sinus_in_ml_s,
            f.thigh_in_ml_s,
            f.perforator.flow_ml_s,
            f.saphenous.flow_ml_s,
            f.sinus.flow_ml_s,
            f.popliteal.flow_ml_s,
            f.thigh.flow_ml_s,
            f.filtration_ml_s(),
            inputs.muscle_target_mmhg,
            f.superficial_mmhg,
            calf - self.calf_ref_elevated_ml,
            calf - self.calf_ref_supine_ml,
            f.popliteal.flow_ml_s / (std::f64::consts::PI * diameter * diameter / 4.0),
        ]
    }

    /// Steps through the scenario and hands every half second to `seen` with the reference row.
    fn replay(&self, rows: &[Vec<f64>], mut seen: impl FnMut(&[f64], &[f64], &State)) {
        let mut y = self.start;
        let mut n = 0;
        for (i, want) in rows.iter().enumerate() {
            while n < i * STEPS_PER_ROW {
                let t = data::count(n) * DT_S;
                let inputs = [self.inputs(t), self.inputs(t + DT_S / 2.0), self.inputs(t + DT_S)];
                y = rk4_step(PARAMS, &self.reflux, &y, DT_S, &inputs);
                n += 1;
            }
            seen(&self.row(data::count(n) * DT_S, &y), want, &y);
        }
    }
}

/// Relative to the value, or for a value near a zero crossing to the largest of its column. The series have nine
/// digits, so a sound port is some hundred times closer than asked.
#[test]
fn every_series_of_the_reference_program_is_reproduced_to_a_millionth() {
    for name in SCENARIOS {
        let program = Program::load(name);
        let (header, rows) = data::csv(&format!("{name}.csv"));
        assert!(rows.len() > 300, "{name} has {} rows", rows.len());
        let scale: Vec<f64> = (0..header.len()).map(|c| rows.iter().map(|r| r[c].abs()).fold(0.0, f64::max)).collect();
        program.replay(&rows, |got, want, _| {
            assert_eq!(got.len(), header.len(), "columns");
            for (c, column) in header.iter().enumerate() {
                let off = (got[c] - want[c]).abs();
                assert!(
                    off <= 1e-6 * want[c].abs().max(scale[c]),
                    "{name} {column} at {} s: {} for {}",
                    want[0],
                    got[c],
                    want[c]
                );
            }
        });
    }
}

#[test]
fn a_high_accuracy_solver_agrees_within_the_stated_error() {
    for name in SCENARIOS {
        let (header, rows) = data::csv(&format!("{name}_lsoda.csv"));
        let column = |wanted: &str| header.iter().position(|c| c == wanted).expect(wanted);
        let pressures = ["P_S", "P_A", "P_M", "P_T", "ankle_mmHg"].map(column);
        let volumes = ["V_S", "V_A", "V_M", "V_T", "V_I", "calf_above_elevated_mL", "calf_above_supine_mL"].map(column);
        Program::load(name).replay(&rows, |got, want, _| {
            for c in pressures {
                let off = (got[c] - want[c]).abs();
                assert!(off <= 0.02, "{name} {} at {} s is off by {off} mmHg", header[c], want[0]);
            }
            for c in volumes {
                let off = (got[c] - want[c]).abs();
                assert!(off <= 0.001, "{name} {} at {} s is off by {off} mL", header[c], want[0]);
            }
        });
    }
}

#[test]
fn no_blood_is_made_or_lost_in_any_scenario() {
    for name in SCENARIOS {
        let program = Program::load(name);
        let (_, rows) = data::csv(&format!("{name}.csv"));
        let before = program.start.invariant_ml();
        program.replay(&rows, |_, want, y| {
            let drift = (y.invariant_ml() - before).abs();
            assert!(drift <= 1e-9, "{name} at {} s: {drift} mL", want[0]);
        });
    }
}

#[test]
fn the_rest_state_of_every_height_and_posture_is_that_of_the_reference() {
    let all = data::json("rest_states.json");
    for (posture, code) in Posture::ALL.into_iter().zip(["ELEV", "SUP", "SIT", "STAND"]) {
        for height in [150.0, 165.0, 175.0, 185.0, 200.0] {
            let want = &all[format!("{code}_{height}")];
            let gravity = Gravity::of(PARAMS, &posture.stance(), height);
            let got = rest_state(PARAMS, &Reflux::of(PARAMS, 1.0), &gravity);
            let volumes =
                [("V_S", got.superficial_ml), ("V_A", got.axial_ml), ("V_M", got.sinus_ml), ("V_T", got.thigh_ml)];
            for (key, got) in volumes {
                let want = want["state"][key].as_f64().expect(key);
                assert!((got - want).abs() <= 1e-6 * want, "{code} {height} cm {key}: {got} for {want}");
            }
        }
    }
}

#[test]
fn every_scenario_starts_at_rest_in_its_posture() {
    for name in SCENARIOS {
        let program = Program::load(name);
        let gravity = Gravity::of(PARAMS, &program.start_posture.stance(), program.height_cm);
        let rest = rest_state(PARAMS, &program.reflux, &gravity);
        for (got, want) in
            [(rest.superficial_ml, program.start.superficial_ml), (rest.sinus_ml, program.start.sinus_ml)]
        {
            assert!((got - want).abs() <= 1e-6 * want, "{name}: {got} for {want}");
        }
    }
}

#[test]
fn the_parameters_are_those_of_the_reference_file() {
    let all = data::json("params.json");
    let p = PARAMS;
    let pairs = [
        ("gam", p.gradient_mmhg_cm),
        ("map_", p.arterial_mmhg),
        ("V0S", p.superficial.unstressed_ml),
        ("VmS", p.superficial.range_ml),
        ("C0S", p.superficial.compliance_ml_mmhg),
        ("V0A", p.axial.unstressed_ml),
        ("VmA", p.axial.range_ml),
        ("C0A", p.axial.compliance_ml_mmhg),
        ("V0M", p.sinus.unstressed_ml),
        ("VmM", p.sinus.range_ml),
        ("C0M", p.sinus.compliance_ml_mmhg),
        ("V0T", p.thigh.unstressed_ml),
        ("VmT", p.thigh.range_ml),
        ("C0T", p.thigh.compliance_ml_mmhg),
        ("Kc", p.collapse_mmhg),
        ("Pt0", p.tissue_mmhg),
        ("RSA", p.perforator_resistance),
        ("RST", p.saphenous_resistance),
        ("RMA", p.sinus_resistance),
        ("RAT", p.popliteal_resistance),
        ("RTC", p.thigh_resistance),
        ("VhS", p.superficial_half_ml),
        ("VhA", p.axial_half_ml),
        ("VhM", p.sinus_half_ml),
        ("dlt", p.valve_band_mmhg),
        ("nref", f64::from(p.femoropopliteal_leak_exponent)),
        ("QS0", p.superficial_inflow_ml_s),
        ("QA0", p.axial_inflow_ml_s),
        ("QM0", p.sinus_inflow_ml_s),
        ("QT0", p.thigh_inflow_ml_s),
        ("dP0", p.inflow_drive_mmhg),
        ("gh", p.hyperaemia_gain),
        ("tau_on", p.hyperaemia_rise_s),
        ("tau_off", p.hyperaemia_fade_s),
        ("Mref", p.hyperaemia_drive_mmhg),
        ("tau_r", p.muscle_rise_s),
        ("tau_f", p.muscle_fall_s),
        ("Kf", p.filtration_ml_s_mmhg),
        ("Pf0", p.filtration_zero_mmhg),
        ("tau_I", p.lymph_s),
        ("sS", p.filtration_superficial_share),
        ("fS", p.cuff_superficial_share),
    ];
    for (key, got) in pairs {
        assert_eq!(all[key].as_f64(), Some(got), "{key}");
    }
    let numbers = all.as_object().expect("an object").values().filter(|v| v.is_number()).count();
    assert_eq!(numbers, pairs.len(), "every parameter of the file is compared");
}
