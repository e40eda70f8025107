//! Scenario files: what they mean, and what is said about those that mean nothing.

use proptest::prelude::*;
use soleus_pump::pump::{Plan, Sample, Scenario, Step};

fn parse(text: &str) -> Result<Scenario, String> {
    serde_json::from_str(text).map_err(|e| e.to_string())
}

fn run(text: &str) -> Result<Vec<Sample>, String> {
    let mut samples = Vec::new();
    parse(text)?.run(|s| samples.push(*s)).map_err(|e| e.to_string())?;
    Ok(samples)
}

/// JSON written with single quotes, which are easier to read in here.
fn json(text: &str) -> String {
    text.replace('\'', "\"")
}

/// A scenario whose second step, on line 4, has these fields.
fn step(fields: &str) -> String {
    let good = "{'posture':'standing','activity':'still','seconds':1}";
    json(&format!("{{\n  'steps': [\n    {good},\n    {{{fields}}}\n  ]\n}}\n"))
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

/// What is wrong, and all that must be said about it.
type Wrong = (String, &'static [&'static str]);

fn wrong_numbers() -> Vec<Wrong> {
    let still = |seconds: &str| step(&format!("'posture':'standing','activity':'still',\n'seconds':{seconds}\n"));
    let seconds = |n: &str, said: &'static [&'static str]| (still(n), said);
    let raises = |rest: &str| step(&format!("'posture':'standing','activity':'heel-raises','seconds':1,\n{rest}"));
    let walk = |rest: &str| step(&format!("'posture':'standing','activity':'walking','seconds':1,\n{rest}\n"));
    vec![
        seconds("0", &["step 2: seconds must be above 0 and at most 86400: found 0 at line 5 column 11"]),
        seconds("-3", &["step 2: seconds must be above 0 and at most 86400: found -3 at line 5"]),
        seconds("86400.5", &["seconds must be above 0 and at most 86400: found 86400.5 at line 5"]),
        seconds("1e300", &["seconds must be above 0 and at most 86400: found 1e300 at line 5"]),
        seconds("99999999999999999999", &["seconds must be above 0 and at most 86400: found 1e20 at line 5"]),
        seconds("1e999", &["step 2: seconds must be above 0 and at most 86400: number out of range at line 5"]),
        seconds("NaN", &["step 2: seconds must be above 0 and at most 86400: expected value at line 5 column 11"]),
        seconds("Infinity", &["step 2: seconds must be above 0 and at most 86400: expected value at line 5"]),
        seconds("-Infinity", &["step 2: seconds must be above 0 and at most 86400: invalid number at line 5"]),
        seconds("'long'", &["seconds must be above 0", "string \"long\", expected a number at line 5"]),
        seconds("null", &["seconds must be above 0", "null, expected a number at line 5"]),
        seconds("[[[[", &["seconds must be above 0", "sequence, expected a number at line 5"]),
        (walk("'steps_per_min':500"), &["step 2: steps_per_min must be 30 to 160: found 500 at line 5"]),
        (walk("'steps_per_min':'brisk'"), &["steps_per_min must be 30 to 160", "expected a number at line 5"]),
        (raises("'reps_per_min':0\n"), &["step 2: reps_per_min must be 1 to 120: found 0 at line 5"]),
        (raises("'plan':[0,1,1,1]"), &["step 2: plan: raise_s must be 0.1 to 60: found 0 at line 5"]),
        (raises("'plan':[1,\n-1,1,1]"), &["step 2: plan: hold_s must be 0 to 600: found -1 at line 6"]),
        (raises("'plan':{'raise':1,\n'lower':61\n}"), &["plan: lower_s must be 0.1 to 60: found 61 at line 6"]),
        (raises("'plan':[1,1,1,NaN]"), &["plan: rest_s must be 0 to 600: expected value at line 5"]),
        (json("{\n'height_cm':300\n}"), &["height_cm must be 140 to 205: found 300 at line 2 column 15"]),
        (json("{\n\n'valves':1.5\n}"), &["valves must be 0 to 1: found 1.5 at line 3"]),
        (json("{'sample_hz':1000}"), &["sample_hz must be 0.001 to 240: found 1000 at line 1"]),
        (json("{'sample_hz':0}"), &["sample_hz must be 0.001 to 240: found 0 at line 1"]),
    ]
}

fn wrong_words_and_fields() -> Vec<Wrong> {
    let of = |fields: &str, said: &'static [&'static str]| (step(fields), said);
    vec![
        of(
            "'posture':'floating'\n,'activity':'still','seconds':1",
            &["step 2: posture must be supine, sitting or standing: found \"floating\" at line 4 column 25"],
        ),
        of("'posture':'legs-raised'", &["posture must be supine, sitting or standing: found \"legs-raised\""]),
        of("'posture':\n7", &["posture must be supine, sitting or standing", "`7`, expected a string at line 5"]),
        of(
            "'activity':'running'",
            &["step 2: activity must be still, heel-raises, seated-pumps or walking: found \"running\" at line 4"],
        ),
        of("'posture':'standing','activity':'still'", &["step 2: missing field `seconds` at line 4"]),
        of(
            "'posture':'standing',\n'speed':2",
            &["step 2: unknown field `speed`, expected one of `posture`, `activity`, `seconds`,", "at line 5"],
        ),
        of("'seconds':1,\n'seconds':1", &["step 2: duplicate field `seconds` at line 5"]),
        of("'plan':{'rise':1}", &["step 2: plan: unknown field `rise`, expected one of", "`raise_s`", "at line 4"]),
        of("'plan':[1,1]", &["step 2: plan: invalid length 2, expected raise_s, hold_s, lower_s and rest_s", "line 4"]),
        of("'plan':[1,1,1,1,1]", &["step 2: plan: trailing characters at line 4"]),
        of("'plan':'hard'", &["step 2: plan: invalid type: string \"hard\", expected raise_s", "at line 4"]),
        (
            json("{'height':175}"),
            &["unknown field `height`, expected one of `height_cm`, `valves`, `sample_hz`, `steps` at line 1"],
        ),
        (json("{}"), &["missing field `steps` at line 1"]),
    ]
}

/// These are found on the closing brace of the step.
fn steps_that_make_no_sense() -> Vec<Wrong> {
    let of = |activity: &str, rest: &str, said: &'static [&'static str]| {
        let text = step(&format!("\n'posture':'standing','activity':'{activity}','seconds':1,\n{rest}\n}}, {{"));
        (text, said)
    };
    vec![
        of(
            "walking",
            "'reps_per_min':60",
            &[
                "step 2: reps_per_min does not go with walking,",
                "only with heel-raises and seated-pumps at line 7 column 1",
            ],
        ),
        of("still", "'steps_per_min':60", &["steps_per_min does not go with still, only with walking at line 7"]),
        of("still", "'plan':[1,1,1,1]", &["step 2: plan does not go with still, only with heel-raises", "line 7"]),
        of(
            "heel-raises",
            "'plan':[1,1,1,1],'reps_per_min':60",
            &["step 2: give either reps_per_min or a plan, not both at line 7"],
        ),
    ]
}

fn wrong_texts() -> Vec<Wrong> {
    let lines = |step: &str, count: usize| json(&format!("{{'steps':[\n{}\n\n]}}", vec![step; count].join(",\n")));
    let long = "{'posture':'supine','activity':'still','seconds':50000}";
    let brief = "{'posture':'supine','activity':'still','seconds':1}";
    let whole = step("'posture':'standing','activity':'still','seconds':1");
    let until = |end: &str| whole.rsplit_once(end).expect(end).0.to_owned();
    vec![
        (json("{\n'steps':[\n]}"), &["steps must be 1 to 10000: found none at line 3 column 1"]),
        (lines(brief, 10_001), &["steps must be 1 to 10000: found more at line 10002"]),
        (
            lines(long, 2),
            &["step 2: seconds of all steps must be at most 86400 (a day): found 100000 up to here at line 3"],
        ),
        (json("{'steps':[5]}"), &["step 1: invalid type: integer `5`, expected a step, an object with", "line 1"]),
        (json("{'steps':[['supine','still',1]]}"), &["step 1: invalid type: sequence, expected a step", "line 1"]),
        (json("{'steps':{}}"), &["invalid type: map, expected a list of steps at line 1"]),
        (json("[175,1,10,[]]"), &["sequence, expected a scenario, an object with steps at line 1"]),
        (String::new(), &["EOF while parsing a value at line 1"]),
        (json("not json"), &["expected", "at line 1"]),
        (format!("{whole}{{"), &["trailing characters at line 7"]),
        (until("onds\""), &["step 2: EOF while parsing a string at line 4"]),
        (until("1}"), &["step 2: seconds must be above 0 and at most 86400: EOF while parsing a value at line 4"]),
        (until("]"), &["EOF while parsing a list at line 5"]),
        ("[".repeat(1_000_000), &["expected a scenario, an object with steps at line 1"]),
        (json("{'steps':").repeat(200_000), &["expected a list of steps at line 1"]),
        (json("{'steps':[{'plan':") + &"[".repeat(1_000_000), &["plan: raise_s must be 0.1 to 60", "line 1"]),
    ]
}

#[test]
fn every_wrong_text_is_answered_with_line_field_and_what_it_may_hold() {
    let cases = [wrong_numbers(), wrong_words_and_fields(), steps_that_make_no_sense(), wrong_texts()].concat();
    for (text, said) in cases {
        let start: String = text.chars().take(300).collect();
        let error = parse(&text).expect_err(&start);
        for said in said {
            assert!(error.contains(said), "{error:?} does not say {said:?} about\n{start}");
        }
        assert!(!error.contains('\n'), "{error:?} is more than a line");
    }
}

#[test]
fn bytes_that_are_no_text_are_an_error_with_a_line() {
    let mut bytes = step("'posture':'standing',\n'activity':'stiXll'").into_bytes();
    let at = bytes.iter().position(|b| *b == b'X').expect("the mark");
    bytes[at] = 0xff;
    let error = serde_json::from_slice::<Scenario>(&bytes).expect_err("no text").to_string();
    assert!(error.contains("activity must be still") && error.contains("at line 5"), "{error}");
}

type Change = fn(&mut Scenario);

/// A scenario that was never text.
fn built() -> Scenario {
    let step = Step {
        posture: "standing".to_owned(),
        activity: "heel-raises".to_owned(),
        seconds: 1.0,
        reps_per_min: None,
        steps_per_min: None,
        plan: Some(Plan { raise_s: 1.0, hold_s: 1.0, lower_s: 1.0, rest_s: 0.0 }),
    };
    Scenario { height_cm: 175.0, valves: 1.0, sample_hz: 10.0, steps: vec![step] }
}

#[test]
fn a_scenario_built_in_code_is_held_to_the_same_rules_when_it_is_run() {
    assert_eq!(built().run(|_| ()), Ok(()), "as built");
    let said = |change: Change| {
        let mut scenario = built();
        change(&mut scenario);
        let mut samples = 0;
        let error = scenario.run(|_| samples += 1).expect_err("a wrong scenario");
        assert_eq!(samples, 0, "{error} was found after the start");
        error.to_string()
    };
    let cases: [(Change, &str); 11] = [
        (|s| s.height_cm = f64::INFINITY, "height_cm must be 140 to 205: found inf"),
        (|s| s.valves = f64::NAN, "valves must be 0 to 1: found NaN"),
        (|s| s.sample_hz = -0.0, "sample_hz must be 0.001 to 240: found -0"),
        (|s| s.steps.clear(), "steps must be 1 to 10000: found none"),
        (|s| s.steps = vec![s.steps[0].clone(); 10_001], "steps must be 1 to 10000: found more"),
        (|s| s.steps[0].seconds = f64::NAN, "step 1: seconds must be above 0 and at most 86400: found NaN"),
        (
            |s| {
                s.steps[0].seconds = 86_400.0;
                s.steps.push(s.steps[0].clone());
            },
            "step 2: seconds of all steps must be at most 86400 (a day): found 172800 up to here",
        ),
        (
            |s| s.steps[0].posture = "lying".to_owned(),
            "step 1: posture must be supine, sitting or standing: found \"lying\"",
        ),
        (
            |s| s.steps[0].plan = s.steps[0].plan.map(|p| Plan { rest_s: -1.0, ..p }),
            "step 1: rest_s must be 0 to 600: found -1",
        ),
        (|s| s.steps[0].reps_per_min = Some(60.0), "step 1: give either reps_per_min or a plan, not both"),
        (
            |s| s.steps[0].steps_per_min = Some(60.0),
            "step 1: steps_per_min does not go with heel-raises, only with walking",
        ),
    ];
    for (change, want) in cases {
        assert_eq!(said(change), want, "built in code");
    }
}

#[test]
fn what_may_be_left_out_may_be_null() {
    let with = |rest: &str| parse(&step(&format!("'posture':'supine','activity':'still','seconds':1{rest}")));
    assert_eq!(with(",'plan':null,'reps_per_min':null,'steps_per_min':null"), with(""), "null");
    assert!(with("").is_ok(), "and left out");
}

/// Every field once. Lengths have one digit, so that no small change makes the model run for long.
const VALID: &str = r#"{
  "height_cm": 175, "valves": 0.5, "sample_hz": 10,
  "steps": [
    {"posture":"supine","activity":"still","seconds":1},
    {"posture":"sitting","activity":"seated-pumps","seconds":1,"reps_per_min":60},
    {"posture":"standing","activity":"walking","seconds":2,"steps_per_min":110.5},
    {"posture":"standing","activity":"heel-raises","seconds":1,
     "plan":{"raise_s":1.5,"hold_s":4,"lower_s":2e0,"rest_s":2}},
    {"posture":"standing","activity":"heel-raises","seconds":1,"plan":[0.5, 0, 0.5, 1]}
  ]
}
"#;

/// [`VALID`] with some bytes changed, to others that JSON uses or to any, and perhaps cut off.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![prop::sample::select(b"{}[]:,\"\\-+.eE0123456789ntf \n".to_vec()), any::<u8>()];
    let changes = prop::collection::vec((0..VALID.len(), byte), 0..4);
    let end = prop_oneof![3 => Just(VALID.len()), 1 => 0..VALID.len()];
    (changes, end).prop_map(|(changes, end)| {
        let mut bytes = VALID.as_bytes().to_vec();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        bytes.truncate(end);
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn a_damaged_text_either_runs_or_is_refused_with_a_line(bytes in damaged()) {
        match serde_json::from_slice::<Scenario>(&bytes) {
            Ok(scenario) => prop_assert_eq!(scenario.run(|_| ()), Ok(()), "read, but not run"),
            Err(error) => {
                prop_assert!(error.line() > 0, "{}", error);
                prop_assert!(error.to_string().contains(" at line "), "{}", error);
            }
        }
    }
}
