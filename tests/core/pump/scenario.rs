//! Scenario files: what they mean, and what is said about those that mean nothing.

use soleus_pump::pump::{Sample, Scenario};

fn parse(text: &str) -> Result<Scenario, String> {
    serde_json::from_str(text).map_err(|e| e.to_string())
}

fn run(text: &str) -> Result<Vec<Sample>, String> {
    let mut samples = Vec::new();
    parse(text)?.run(|s| samples.push(*s)).map_err(|e| e.to_string())?;
    Ok(samples)
}

fn step(fields: &str) -> String {
    format!(r#"{{"steps":[{{"posture":"standing","activity":"still","seconds":1}},{{{fields}}}]}}"#)
}

#[test]
fn the_scenario_of_the_contract_runs_and_walking_lowers_the_ankle_pressure() {
    let samples = run(r#"{"height_cm":175,"valves":1.0,"sample_hz":10,"steps":[
        {"posture":"standing","activity":"still","seconds":120},
        {"posture":"standing","activity":"walking","steps_per_min":110,"seconds":90}]}"#)
    .expect("the contract's own example");
    assert_eq!(samples.len(), 2101, "one at zero and ten a second");
    for (i, s) in samples.iter().enumerate() {
        let want = soleus_pump::units::f64_from_usize(i) / 10.0;
        assert!((s.readings.time_s - want).abs() < 1e-9, "sample {i} at {}", s.readings.time_s);
        assert_eq!(s.activity.name(), if i < 1200 { "still" } else { "walking" }, "sample {i}");
    }
    let still = samples[1199].readings.ankle_pressure_mmhg;
    let walking = samples[2000..].iter().map(|s| s.readings.ankle_pressure_mmhg).sum::<f64>() / 101.0;
    assert!(still > 85.0 && walking < 45.0, "{still} then {walking}");
}

#[test]
fn the_header_is_that_of_the_contract() {
    assert_eq!(
        Sample::HEADER,
        "time_s,posture,activity,activation,ankle_pressure_mmhg,calf_volume_ml,popliteal_flow_ml_s,\
         popliteal_velocity_cm_s,ejected_ml,interstitial_ml"
    );
}

#[test]
fn a_plan_may_be_an_object_or_a_list_and_means_the_same() {
    let with = |plan: &str| {
        run(&step(&format!(r#""posture":"sitting","activity":"seated-pumps","seconds":30,"plan":{plan}"#))).expect(plan)
    };
    let object = with(r#"{"raise_s":1.5,"hold_s":4,"lower_s":2,"rest_s":2}"#);
    assert_eq!(object, with("[1.5,4,2,2]"), "a list in the same order");
    assert_eq!(object, with(r#"{"raise":1.5,"hold":4,"lower":2,"rest":2}"#), "without units");
    let last = object.last().expect("samples");
    assert_eq!((last.activity.name(), last.posture.as_str()), ("seated-pumps", "sitting"), "names");
    let most = object.iter().map(|s| s.readings.ejected_ml).fold(0.0, f64::max);
    assert!(most > 20.0, "the first contraction ejects {most} mL");
}

#[test]
fn samples_fall_on_the_nearest_step_at_any_rate() {
    for (hz, count) in [("7", 15), ("240", 481), ("0.5", 2), ("0.4", 1)] {
        let text = format!(r#"{{"sample_hz":{hz},"steps":[{{"posture":"supine","activity":"still","seconds":2}}]}}"#);
        let samples = run(&text).expect(hz);
        assert_eq!(samples.len(), count, "{hz} Hz");
        let hz: f64 = hz.parse().expect("a number");
        for (i, s) in samples.iter().enumerate() {
            let off = (s.readings.time_s - soleus_pump::units::f64_from_usize(i) / hz).abs();
            assert!(off <= 0.5 / 240.0 + 1e-9, "sample {i} is {off} s off at {hz} Hz");
        }
    }
}

#[test]
fn every_wrong_file_is_named_in_one_line() {
    let many = format!(
        r#"{{"steps":[{}]}}"#,
        vec![r#"{"posture":"supine","activity":"still","seconds":1}"#; 10_001].join(",")
    );
    let two_days = r#"{"steps":[{"posture":"supine","activity":"still","seconds":86400},
        {"posture":"supine","activity":"still","seconds":86400}]}"#;
    let cases: Vec<(String, &str)> = vec![
        (step(r#""posture":"floating","activity":"still","seconds":1"#), r#"step 2: unknown posture "floating""#),
        (step(r#""posture":"legs-raised","activity":"still","seconds":1"#), "unknown posture"),
        (step(r#""posture":"standing","activity":"running","seconds":1"#), r#"step 2: unknown activity "running""#),
        (step(r#""posture":"standing","activity":"still","seconds":0"#), "seconds: 0"),
        (step(r#""posture":"standing","activity":"still","seconds":-3"#), "seconds: -3"),
        (step(r#""posture":"standing","activity":"still","seconds":1e300"#), "seconds"),
        (step(r#""posture":"standing","activity":"still","seconds":1e999"#), "number out of range"),
        (step(r#""posture":"standing","activity":"still","seconds":"long""#), "invalid type"),
        (step(r#""posture":"standing","activity":"still""#), "missing field `seconds`"),
        (step(r#""posture":"standing","activity":"still","seconds":1,"speed":2"#), "unknown field `speed`"),
        (step(r#""posture":"standing","activity":"walking","seconds":1,"steps_per_min":500"#), "steps_per_min: 500"),
        (step(r#""posture":"standing","activity":"heel-raises","seconds":1,"reps_per_min":0"#), "reps_per_min: 0"),
        (
            step(r#""posture":"standing","activity":"walking","seconds":1,"reps_per_min":60"#),
            "does not go with walking",
        ),
        (step(r#""posture":"standing","activity":"still","seconds":1,"steps_per_min":60"#), "does not go with still"),
        (
            step(r#""posture":"standing","activity":"still","seconds":1,"plan":[1,1,1,1]"#),
            "plan does not go with still",
        ),
        (step(r#""posture":"standing","activity":"heel-raises","seconds":1,"plan":[0,1,1,1]"#), "plan raise_s: 0"),
        (step(r#""posture":"standing","activity":"heel-raises","seconds":1,"plan":[1,1]"#), "invalid length"),
        (
            step(r#""posture":"standing","activity":"heel-raises","seconds":1,"plan":[1,1,1,1],"reps_per_min":60"#),
            "either reps_per_min or a plan",
        ),
        (r#"{"steps":[]}"#.to_owned(), "at least one"),
        (r#"{"height_cm":300,"steps":[]}"#.to_owned(), "height_cm: 300 is not within 140 to 205"),
        (r#"{"valves":1.5,"steps":[]}"#.to_owned(), "valves: 1.5 is not within 0 to 1"),
        (r#"{"sample_hz":1000,"steps":[]}"#.to_owned(), "sample_hz: 1000 is not within"),
        (r#"{"sample_hz":0,"steps":[]}"#.to_owned(), "sample_hz: 0 is not within"),
        (many, "10001 are too many"),
        (two_days.to_owned(), "172800 s in all"),
        ("{}".to_owned(), "missing field `steps`"),
        ("not json".to_owned(), "expected"),
        (String::new(), "EOF"),
    ];
    for (text, said) in cases {
        let error = run(&text).expect_err(&text);
        assert!(error.contains(said), "{error:?} does not say {said:?}");
        assert!(!error.contains('\n'), "{error:?} is more than a line");
    }
}
