//! Texts of the coach: plans in links and settings, the reader's own presets, sessions under way. Strangers write
//! links.

#![expect(clippy::expect_used, reason = "helpers of tests fail by panicking, like tests")]

use crate::coach::{Clocks, plans};
use proptest::prelude::*;
use soleus_pump::coach::{
    ABANDONED_S, CodeError, Command, FRAGMENT, Field, InFlight, MOST_CHARS, MOST_OWN, Named, OwnPresets, PRESETS, Plan,
    PlanError, Refusal, Run, Stamp, Status, plan_from_text, plan_text,
};

/// The check characters, written down a second time: a fuzzer has to get past them.
fn sealed(body: &str) -> String {
    let sum = body.bytes().fold(7, |sum, byte| (sum * 31 + u32::from(byte)) % 1291);
    let digit = |n| char::from_digit(n, 36).expect("below 36");
    format!("{body}{}{}", digit(sum / 36), digit(sum % 36))
}

/// Names that can be kept, in several scripts.
fn names() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zA-Z0-9]([ -~]{0,38}[a-z])?", "[\u{627}-\u{64a}]{1,30}", "[\u{4e00}-\u{4eff}]{1,20}"]
}

fn stamps() -> impl Strategy<Value = Stamp> {
    (0..=253_402_300_799_i64, -1440..=1440_i32, 0..1_u32 << 20, 0..1_u32 << 20)
        .prop_map(|(start_utc_s, offset_min, random, device)| Stamp { start_utc_s, offset_min, random, device })
}

const COMMANDS: [Command; 8] = [
    Command::Pause,
    Command::Resume,
    Command::RepBack,
    Command::RepOn,
    Command::Skip,
    Command::EndTurn,
    Command::MoreRest,
    Command::End,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_shared_plan_comes_back_from_its_link(plan in plans(100, 20), name in names()) {
        let named = Named::new(&name, plan).expect("a name");
        let code = named.code();
        prop_assert!(FRAGMENT.len() + code.len() <= MOST_CHARS, "{}", code);
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".~".contains(&b);
        prop_assert!(code.bytes().all(plain), "any address takes it: {}", code);
        prop_assert_eq!(Named::read(&code), Ok(named), "{}", code);
        prop_assert_eq!(plan_from_text(&plan_text(&plan)), Ok(plan), "settings");
    }

    #[test]
    fn a_changed_or_cut_link_is_refused(
        plan in plans(100, 20), name in names(), at in any::<usize>(), byte in 0..128_u8,
    ) {
        let code = Named::new(&name, plan).expect("a name").code();
        let at = at % code.len();
        let mut bytes = code.clone().into_bytes();
        bytes[at] = byte;
        let changed = String::from_utf8(bytes).expect("ascii");
        prop_assert!(changed == code || Named::read(&changed).is_err(), "{}", changed);
        prop_assert!(Named::read(&code[..at]).is_err(), "cut");
    }

    #[test]
    fn any_link_can_be_read_without_harm(
        text in any::<String>(),
        body in "1[hscwx][balx][orx](\\.[0-9a-z]{0,4}){0,10}~([0-9a-f]{2}){0,9}~",
        numbers in prop::collection::vec(0..700_u32, 9),
    ) {
        prop_assert!(Named::read(&text).is_err() || text.is_ascii(), "{}", text);
        _ = plan_from_text(&text).is_ok();
        let near = numbers.iter().map(|n| radix36(*n)).collect::<Vec<_>>().join(".");
        for body in [body, format!("1hbr.{near}~61~"), format!("1clo.{near}~61~")] {
            let code = sealed(&body);
            if let Ok(named) = Named::read(&code) {
                prop_assert_eq!(named.code(), code, "one way to write it");
                prop_assert_eq!(Plan::checked(*named.plan), Ok(named.plan), "valid");
            }
        }
    }

    #[test]
    fn own_presets_come_back_from_their_text_and_keep_what_is_not_theirs(
        entries in prop::collection::vec((names(), plans(100, 20)), 0..8),
        foreign in prop::collection::vec("[ -~]{1,30}", 0..4),
    ) {
        let mut own = OwnPresets::default();
        for (name, plan) in &entries {
            own.add(name, *plan).expect("room");
        }
        prop_assert_eq!(OwnPresets::read(&own.text()), own.clone(), "read");
        let mixed = [foreign.join("\n"), own.text()].join("\n");
        let read = OwnPresets::read(&mixed);
        prop_assert_eq!(read.list(), own.list(), "the good ones");
        prop_assert_eq!(read.aside(), foreign.len(), "the others are told");
        let again = read.text();
        prop_assert!(foreign.iter().all(|line| again.lines().any(|kept| kept == line)), "and kept: {}", again);
    }

    #[test]
    fn presets_move_and_come_back_without_changing(
        entries in prop::collection::vec((names(), plans(9, 9)), 1..8), from in 0..9_usize, to in 0..9_usize,
    ) {
        let mut own = OwnPresets::default();
        for (name, plan) in &entries {
            own.add(name, *plan).expect("room");
        }
        let before = own.clone();
        if let Some(deleted) = own.delete(from) {
            prop_assert_eq!(own.list().len(), entries.len() - 1, "one less");
            own.restore(deleted).expect("room");
        }
        prop_assert_eq!(&own, &before, "delete and undo");
        let moved = own.reorder(from, to);
        prop_assert_eq!(moved.is_ok(), from < entries.len(), "only what is there");
        if moved.is_ok() {
            let at = to.min(entries.len() - 1);
            prop_assert_eq!(&own.list()[at], &before.list()[from], "where it was put");
            own.reorder(at, from).expect("there");
        }
        prop_assert_eq!(&own, &before, "and back");
    }

    #[test]
    fn a_session_under_way_comes_back_with_every_rep(
        plan in plans(100, 20),
        stamp in stamps(),
        steps in prop::collection::vec((1..=2500_i64, 0..24_usize), 1..60),
        away_s in prop_oneof![0..=600_i64, 0..=100_000_i64],
    ) {
        let mut clocks = Clocks::default();
        let mut run = Run::start(&plan, clocks.now());
        for (ms, press) in steps.iter().cycle().take(240) {
            clocks.pass(*ms);
            run.tick(clocks.now(), None);
            if let Some(command) = COMMANDS.get(*press) {
                run.command(*command, clocks.now());
            }
        }
        let seen_utc_s = stamp.start_utc_s + 600;
        let flight = InFlight { stamp, seen_utc_s, run: run.clone() };
        let text = flight.text();
        prop_assert!(text.len() <= MOST_CHARS, "{} characters: {}", text.len(), text);
        let read = InFlight::read(&text).expect("own text");
        prop_assert_eq!((read.stamp, read.seen_utc_s), (stamp, seen_utc_s), "which session");
        prop_assert_eq!(read.run.summary(), run.summary(), "every rep");
        prop_assert_eq!(read.text(), text.clone(), "one way to write it");
        let (before, after) = (run.position(), read.run.position());
        prop_assert_eq!((before.phase, before.rep, before.set, before.side),
            (after.phase, after.rep, after.set, after.side), "where it was");
        let back = read.resumed(seen_utc_s + away_s);
        prop_assert!(!matches!(back.status(), Status::Running { .. }), "waits for the reader");
        prop_assert_eq!(back.is_open(), run.is_open(), "over is over");
        prop_assert_eq!(back.summary().reps_done(), run.summary().reps_done(), "nothing lost, nothing won");
    }

    #[test]
    fn hostile_texts_of_sessions_are_refused_or_mean_what_they_say(
        plan in plans(3, 2),
        at in 1..14_usize,
        field in "[-a-z0-9.]{0,6}",
        text in any::<String>(),
    ) {
        prop_assert!(InFlight::read(&text).is_err(), "{}", text);
        let stamp = Stamp { start_utc_s: 1_700_000_000, offset_min: 60, random: 1, device: 2 };
        let clocks = Clocks::default();
        let run = Run::start(&plan, clocks.now());
        let line = InFlight { stamp, seen_utc_s: stamp.start_utc_s, run }.text();
        let mut fields: Vec<&str> = line[..line.len() - 3].split(',').collect();
        fields[at] = &field;
        let changed = sealed(&(fields.join(",") + ","));
        if let Ok(read) = InFlight::read(&changed) {
            prop_assert_eq!(read.text(), changed, "one way to write it");
            let summary = read.run.summary();
            prop_assert!(summary.reps_done() <= summary.reps_planned(), "no rep out of nowhere");
        }
    }
}

fn radix36(mut n: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit(n % 36, 36).expect("below 36"));
        n /= 36;
        if n == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

#[test]
fn plans_of_earlier_versions_are_read_as_ever() {
    let text = "50.20.30.40.10.12.2.600";
    assert_eq!(plan_text(&Plan::DEFAULT), text, "written");
    assert_eq!(plan_from_text(text), Ok(Plan::DEFAULT), "read");
    for wrong in ["", "50.20.30.40.10.12.2", "50.20.30.40.10.12.2.600.1", "50.20.30.40.10.12.2.x", "-1.2.3.4.5.6.7.8"] {
        assert_eq!(plan_from_text(wrong), Err(CodeError::Form), "{wrong}");
    }
    let too_many = "50.20.30.40.10.101.2.600";
    let expected = Err(CodeError::Plan(PlanError::OutOfRange(Field::Reps)));
    assert_eq!(plan_from_text(too_many), expected, "101 reps");
}

#[test]
fn a_refused_link_says_why() {
    let code = Named::new("Mine", Plan::DEFAULT).expect("a name").code();
    let body = &code[..code.len() - 2];
    let refused = |text: &str| Named::read(text).expect_err("no plan");
    assert_eq!(refused(&code.replacen('1', "2", 1)), CodeError::Check, "changed");
    assert_eq!(refused(&sealed(&body.replacen('1', "2", 1))), CodeError::Newer, "newer");
    assert_eq!(refused(&sealed(&body.replacen("hbr", "zbr", 1))), CodeError::Form, "no such exercise");
    assert_eq!(refused(&sealed(&body.replacen(".c.", ".0c.", 1))), CodeError::Form, "another way to write it");
    let reps = CodeError::Plan(PlanError::OutOfRange(Field::Reps));
    assert_eq!(refused(&sealed(&body.replacen(".c.", ".2t.", 1))), reps, "101 reps");
    assert_eq!(refused(&sealed(&body.replacen("~4d", "~20", 1))), CodeError::Form, "a name with a space before it");
    assert_eq!(refused(&sealed(&body.replacen("~4d", "~0a", 1))), CodeError::Form, "a line break around it is none");
    assert_eq!(refused(&sealed(&body.replacen("4d69", "4d0a", 1))), CodeError::Name, "a line break within it");
    assert_eq!(refused(&"1".repeat(300)), CodeError::TooLong, "too long");
}

#[test]
fn names_are_what_people_can_see() {
    for name in ["", "  ", "a\u{202e}b", "a\u{200b}b", "a\nb", &"x".repeat(41), &"\u{4e00}".repeat(21)] {
        assert_eq!(Named::new(name, Plan::DEFAULT), None, "{name:?}");
    }
    assert_eq!(Named::new("  Morning \u{2600} ", Plan::DEFAULT).expect("a name").name(), "Morning \u{2600}", "trimmed");
}

#[test]
fn the_list_of_own_presets_is_bounded_and_says_what_it_refuses() {
    let mut own = OwnPresets::default();
    own.add("Mine", Plan::DEFAULT).expect("room");
    assert_eq!(own.add(" ", Plan::DEFAULT), Err(Refusal::Name), "no name");
    assert_eq!((own.copy(0), own.copy(0)), (Ok(1), Ok(1)), "copies");
    let names: Vec<&str> = own.list().iter().map(Named::name).collect();
    assert_eq!(names, ["Mine", "Mine 3", "Mine 2"], "right after it, each with a number of its own");
    assert_eq!(
        (own.copy(9), own.rename(9, "x"), own.delete(9)),
        (Err(Refusal::Gone), Err(Refusal::Gone), None),
        "gone"
    );
    own.rename(2, "Evening").expect("there");
    own.set_plan(2, PRESETS[1].plan).expect("there");
    assert_eq!((own.list()[2].name(), own.list()[2].plan), ("Evening", PRESETS[1].plan), "changed");
    let deleted = own.delete(0).expect("there");
    while own.list().len() < MOST_OWN {
        own.copy(0).expect("room");
    }
    assert_eq!((own.add("More", Plan::DEFAULT), own.copy(0)), (Err(Refusal::Full), Err(Refusal::Full)), "full");
    assert_eq!(own.restore(deleted), Err(Refusal::Full), "no room to come back to");
    let longer = [own.text(), Named::new("One more", Plan::DEFAULT).expect("a name").code()].join("\n");
    let read = OwnPresets::read(&longer);
    assert_eq!((read.list().len(), read.aside(), read.text()), (MOST_OWN, 1, longer), "kept beside it");
}

#[test]
fn the_longest_session_fits_into_its_line() {
    let plan = PRESETS.iter().find(|preset| preset.id == "single-leg").expect("there").plan;
    let mut plan = plan.with(Field::Reps, 100).with(Field::Sets, 20).with(Field::SetRest, 6000);
    for field in [Field::GetReady, Field::Raise, Field::Hold, Field::HoldEnd, Field::Lower, Field::Rest] {
        plan = plan.with(field, 590);
    }
    let mut clocks = Clocks::default();
    let mut run = Run::start(&plan, clocks.now());
    while run.status() != Status::Finished {
        clocks.pass(60_000);
        run.tick(clocks.now(), Some(60_000));
    }
    let stamp = Stamp { start_utc_s: 253_402_300_799, offset_min: -1440, random: 0xf_ffff, device: 0xf_ffff };
    let flight = InFlight { stamp, seen_utc_s: i64::MAX, run };
    assert!(flight.text().len() <= MOST_CHARS, "{}", flight.text());
    let read = InFlight::read(&flight.text()).expect("own text");
    assert_eq!(read.run.summary().reps_done(), 4000, "20 sets of 100 on each side");
}

#[test]
fn a_killed_page_resumes_in_the_rep_it_was_in_and_files_the_session_after_twelve_hours() {
    let plan = Plan::DEFAULT.with(Field::GetReady, 0);
    let mut clocks = Clocks::default();
    let mut run = Run::start(&plan, clocks.now());
    for _ in 0..64 {
        clocks.pass(1000);
        run.tick(clocks.now(), None);
    }
    let stamp = Stamp { start_utc_s: 1_700_000_000, offset_min: 60, random: 1, device: 2 };
    let seen_utc_s = stamp.start_utc_s + 64;
    let text = InFlight { stamp, seen_utc_s, run }.text();
    let flight = InFlight::read(&text).expect("own text");
    assert!(!flight.is_abandoned(seen_utc_s + ABANDONED_S - 1), "a second before");
    assert!(flight.is_abandoned(seen_utc_s + ABANDONED_S), "twelve hours");
    let mut run = flight.resumed(seen_utc_s + 600);
    assert_eq!(run.status(), Status::Interrupted { gap_ms: 600_000 }, "ten minutes away");
    let summary = run.summary();
    assert_eq!((summary.reps_done(), summary.away_ms, summary.interruptions), (6, 600_000, 1), "six reps");
    assert!(!summary.complete, "partial");
    let mut clocks = Clocks::default();
    run.command(Command::Resume, clocks.now());
    for _ in 0..6 {
        clocks.pass(1000);
        run.tick(clocks.now(), None);
    }
    assert_eq!(run.summary().reps_done(), 7, "the rep that was on counts when it is done");
}

#[test]
fn a_session_says_that_a_newer_version_wrote_it() {
    assert_eq!(InFlight::read(&sealed("2r,anything,")), Err(CodeError::Newer), "newer");
    assert_eq!(InFlight::read(&sealed("xr,anything,")), Err(CodeError::Form), "no session");
}
