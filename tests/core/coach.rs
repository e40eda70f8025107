//! The coach as a whole: what must hold for every plan and for every way in which time can pass.

use proptest::prelude::*;
use proptest::sample::select;
use soleus_pump::coach::{
    ClockReading, Command, Cue, CueKind, Exercise, Field, PRESETS, Phase, Plan, PlanFields, Run, Segment, Side, Sides,
    Status, compile, tones,
};
use soleus_pump::pump::{Activity, Posture};

/// Any valid plan for any exercise, short enough to play through a thousand times.
pub(crate) fn plans(greatest_reps: u16, greatest_sets: u16) -> impl Strategy<Value = Plan> {
    let phase = || prop_oneof![Just(0_u16), 1..=3_u16, 1..=600_u16];
    let numbers = [phase().boxed(), phase().boxed(), phase().boxed(), phase().boxed(), phase().boxed()];
    let kind = (
        select(Exercise::ALL.to_vec()),
        select(Sides::ALL.to_vec()),
        any::<bool>(),
        prop_oneof![Just(None), phase().prop_map(Some)],
    );
    let counts = (1..=greatest_reps, 1..=greatest_sets, prop_oneof![Just(0_u16), 0..=6000_u16]);
    (kind, numbers, counts).prop_filter_map(
        "there has to be something to do",
        |((exercise, sides, open, hold_end), [get_ready_ds, raise, hold, lower, rest], (reps, sets, set_rest))| {
            let within = |field: Field, value: u16| {
                let (least, greatest) = field.limits(exercise);
                value.clamp(least, greatest)
            };
            let sides = if exercise == Exercise::Walk { Sides::Both } else { sides };
            Plan::checked(PlanFields {
                exercise,
                sides,
                open: open && exercise != Exercise::Walk,
                get_ready_ds,
                raise_ds: within(Field::Raise, raise),
                hold_ds: within(Field::Hold, hold),
                hold_end_ds: within(Field::Hold, hold_end.unwrap_or(hold)),
                lower_ds: within(Field::Lower, lower),
                rest_ds: within(Field::Rest, rest),
                reps: within(Field::Reps, reps),
                sets: within(Field::Sets, sets),
                set_rest_ds: within(Field::SetRest, set_rest),
            })
            .ok()
        },
    )
}

/// The plan of the engine's tables: one set of 100 reps, ten seconds each.
fn long_set() -> Plan {
    Plan::DEFAULT.with(Field::GetReady, 0).with(Field::Reps, 100).with(Field::Sets, 1)
}

/// Every cue of a plan, from a session whose page always ran.
pub(crate) fn all_cues(plan: &Plan) -> Vec<Cue> {
    let mut clocks = Clocks::default();
    let mut run = Run::start(plan, clocks.now());
    let mut cues = Vec::new();
    while run.status() != Status::Finished {
        clocks.pass(100);
        cues.extend(run.tick(clocks.now(), None));
    }
    cues
}

/// What tells where the session is, without what only counts down to it.
fn changes(cues: &[Cue]) -> Vec<Cue> {
    cues.iter().filter(|cue| !matches!(cue.kind, CueKind::Countdown(_) | CueKind::Halfway)).copied().collect()
}

#[derive(Default, Clone, Copy)]
pub(crate) struct Clocks {
    wall_ms: i64,
    mono_ms: i64,
}

impl Clocks {
    pub(crate) fn now(&self) -> ClockReading {
        ClockReading { wall_ms: self.wall_ms, mono_ms: self.mono_ms }
    }

    pub(crate) fn pass(&mut self, ms: i64) {
        self.wall_ms += ms;
        self.mono_ms += ms;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn segments_are_contiguous_sorted_and_sum_to_the_advertised_total(plan in plans(100, 20)) {
        let timeline = compile(&plan);
        let mut end_ms = 0;
        for segment in timeline.segments() {
            prop_assert_eq!(segment.start_ms, end_ms, "gap or overlap");
            prop_assert!(segment.end_ms > segment.start_ms, "empty segment");
            end_ms = segment.end_ms;
        }
        prop_assert_eq!(end_ms, plan.total_ms(), "sum");
        prop_assert_eq!(timeline.total_ms(), plan.total_ms(), "total");
    }

    #[test]
    fn a_plan_contains_each_of_its_phases_once_per_rep(plan in plans(100, 20)) {
        let timeline = compile(&plan);
        let sum = |phase: Phase| -> u64 {
            let of_phase = |segment: &&Segment| segment.phase == phase;
            timeline.segments().iter().filter(of_phase).map(|segment| segment.end_ms - segment.start_ms).sum()
        };
        let sides = if plan.sides == Sides::Both { 1 } else { 2 };
        let sets = sides * u64::from(plan.sets);
        let reps = sets * u64::from(plan.reps);
        let holds: u64 = (1..=plan.reps).map(|rep| u64::from(plan.hold_of(rep))).sum();
        let held = sum(Phase::Hold) + sum(Phase::Stretch) + sum(Phase::Walk);
        prop_assert_eq!(sum(Phase::Raise), 100 * reps * u64::from(plan.raise_ds), "raise");
        prop_assert_eq!(held, 100 * sets * holds, "hold");
        prop_assert_eq!(sum(Phase::Lower), 100 * reps * u64::from(plan.lower_ds), "lower");
        prop_assert_eq!(sum(Phase::SetRest), 100 * u64::from(plan.sets - 1) * u64::from(plan.set_rest_ds), "set rest");
    }

    #[test]
    fn each_side_gets_its_reps_in_order_and_sides_change_as_the_plan_says(plan in plans(6, 3)) {
        let timeline = compile(&plan);
        let mut reps: Vec<(u16, Side, u16)> = Vec::new();
        for segment in timeline.segments().iter().filter(|segment| segment.phase.is_movement()) {
            let rep = (segment.set, segment.side, segment.rep);
            if reps.last() != Some(&rep) {
                reps.push(rep);
            }
        }
        let mut expected = Vec::new();
        for set in 1..=plan.sets {
            let all = |side| (1..=plan.reps).map(move |rep| (set, side, rep));
            match plan.sides {
                Sides::Both => expected.extend(all(Side::Both)),
                Sides::LeftThenRight => expected.extend(all(Side::Left).chain(all(Side::Right))),
                Sides::Alternate => expected.extend(all(Side::Left).zip(all(Side::Right)).flat_map(|(l, r)| [l, r])),
            }
        }
        // Without a rest between, equal neighbours can only be one rep.
        prop_assert_eq!(reps, expected, "order");
        let left_to_right = timeline.segments().windows(2).any(|pair| {
            pair[0].side != pair[1].side && pair[0].phase.is_movement() && plan.sides == Sides::LeftThenRight
        });
        prop_assert!(!left_to_right, "no leg changes without time to change");
    }

    #[test]
    fn the_bar_covers_the_session_in_parts_that_differ(plan in plans(6, 3)) {
        let timeline = compile(&plan);
        let parts = timeline.bar();
        let mut end_ms = 0;
        for part in &parts {
            prop_assert_eq!(part.start_ms, end_ms, "gap");
            end_ms = part.end_ms;
        }
        prop_assert_eq!(end_ms, plan.total_ms(), "sum");
        let turns = if plan.sides == Sides::LeftThenRight { 2 } else { 1 } * usize::from(plan.sets);
        let works = parts.iter().filter(|part| part.works).count();
        let parted = plan.exercise == Exercise::CalfStretch && plan.sides == Sides::Alternate;
        prop_assert!(works == turns || parted, "{} parts for {} turns", works, turns);
    }

    #[test]
    fn the_heel_moves_without_a_jump_and_is_down_at_both_ends(plan in plans(3, 2)) {
        let timeline = compile(&plan);
        let down_both_ends = (timeline.at(0).heel, timeline.at(timeline.total_ms()).heel);
        prop_assert_eq!(down_both_ends, (0.0, 0.0), "ends");
        // The steepest place of 3u² - 2u³ rises 1.5 per length; the shortest way is a third of a rep of 0.1 s.
        let steepest = 1.5 / 33.0;
        for ms in 0..timeline.total_ms().min(100_000) {
            let (heel, then) = (timeline.at(ms).heel, timeline.at(ms + 1).heel);
            prop_assert!((0.0..=1.0).contains(&heel), "heel {} at {}", heel, ms);
            prop_assert!((heel - then).abs() <= steepest, "jump at {}", ms);
        }
        for segment in timeline.segments() {
            let jump = timeline.at(segment.start_ms).heel - timeline.at(segment.start_ms.saturating_sub(1)).heel;
            prop_assert!(jump.abs() <= steepest, "jump of {} into {:?}", jump, segment);
        }
    }

    #[test]
    fn every_rep_brings_the_heel_all_the_way_up(plan in plans(3, 2)) {
        let timeline = compile(&plan);
        let rep = timeline.segments().iter().find(|segment| segment.phase.is_movement()).expect("moves");
        let rep_ms = 100 * (u64::from(plan.raise_ds) + u64::from(plan.hold_of(1)) + u64::from(plan.lower_ds));
        prop_assume!(plan.exercise.moves_heel());
        let highest = (0..rep_ms).map(|ms| timeline.at(rep.start_ms + ms).heel).fold(0.0, f64::max);
        prop_assert!(highest > 0.999, "only {}", highest);
    }

    #[test]
    fn reps_are_counted_where_a_rep_is_told_as_done(plan in plans(6, 3), step_ms in 1..=2500_i64) {
        let mut clocks = Clocks::default();
        let mut run = Run::start(&plan, clocks.now());
        let mut told = 0;
        while run.status() != Status::Finished {
            clocks.pass(step_ms);
            let cues = run.tick(clocks.now(), None);
            told += cues.iter().filter(|cue| cue.kind == CueKind::RepDone).count();
            prop_assert_eq!(usize::try_from(run.summary().reps_done()), Ok(told), "as told");
        }
        prop_assert_eq!(told, plan.counts() * usize::from(plan.reps), "each rep once");
        prop_assert!(run.summary().complete, "complete");
        prop_assert!(run.summary().sets.iter().all(|set| set.done == plan.reps), "in each set and side");
    }

    #[test]
    fn ticks_at_any_gaps_never_lose_double_or_reorder_a_cue(
        plan in plans(4, 3),
        gaps in prop::collection::vec((prop_oneof![3 => 1..=2500_i64, 1 => 2501..=90_000_i64], any::<bool>()), 1..60),
    ) {
        let mut clocks = Clocks::default();
        let mut run = Run::start(&plan, clocks.now());
        let mut cues = Vec::new();
        let (mut active_ms, mut turns) = (0, 0);
        for (gap_ms, sounding) in gaps.iter().cycle() {
            let before = run.summary().reps_done();
            clocks.pass(*gap_ms);
            let audio = sounding.then_some(gap_ms.unsigned_abs());
            cues.extend(run.tick(clocks.now(), audio));
            prop_assert!(run.active_ms() >= active_ms && run.active_ms() <= plan.total_ms(), "active time");
            if let Status::Interrupted { .. } = run.status() {
                prop_assert_eq!(run.summary().reps_done(), before, "credited in a gap");
                run.command(Command::Resume, clocks.now());
            }
            if let Status::EndedAway { .. } = run.status() {
                prop_assert_eq!(run.summary().reps_done(), before, "credited unasked");
                run.command(Command::CountAway, clocks.now());
                let credited = (run.status(), run.summary().complete);
                prop_assert_eq!(credited, (Status::Finished, true), "credited when asked");
                return Ok(());
            }
            active_ms = run.active_ms();
            turns += 1;
            // A list of silent gaps alone would never get anywhere.
            if turns > 20_000 || run.status() == Status::Finished {
                break;
            }
        }
        // A gap swallows the countdown of a rest that went on.
        let (cues, expected) = (changes(&cues), changes(&all_cues(&plan)));
        prop_assert_eq!(&cues[..], &expected[..cues.len()], "cues");
        if run.status() == Status::Finished {
            prop_assert_eq!(cues.len(), expected.len(), "all of them");
            prop_assert!(run.summary().complete, "complete");
        }
    }

    #[test]
    fn pausing_and_resuming_never_changes_the_cues(
        plan in plans(3, 3),
        steps in prop::collection::vec((1..=2500_i64, 0..4_u8, 0..=100_000_i64), 1..50),
    ) {
        let mut clocks = Clocks::default();
        let mut run = Run::start(&plan, clocks.now());
        let mut cues = Vec::new();
        for (step_ms, press, away_ms) in steps.iter().cycle() {
            clocks.pass(*step_ms);
            cues.extend(run.tick(clocks.now(), None));
            match press {
                0 => {
                    run.command(Command::Pause, clocks.now());
                    clocks.pass(*away_ms);
                    prop_assert!(run.tick(clocks.now(), None).is_empty(), "a tick while paused");
                    run.command(Command::Resume, clocks.now());
                }
                1 => _ = run.command(Command::Resume, clocks.now()),
                _ => {}
            }
            if run.status() == Status::Finished {
                break;
            }
        }
        prop_assert_eq!(cues, all_cues(&plan), "cues");
        prop_assert_eq!((run.summary().away_ms, run.summary().interruptions), (0, 0), "a pause is not an absence");
    }

    #[test]
    fn hostile_clocks_and_commands_never_panic_or_move_active_time_back(
        plan in plans(100, 20),
        steps in prop::collection::vec((any::<i64>(), any::<i64>(), any::<Option<u64>>(), 0..5_u8), 1..40),
    ) {
        let mut run = Run::start(&plan, ClockReading { wall_ms: 0, mono_ms: 0 });
        let mut active_ms = 0;
        for (wall_ms, mono_ms, audio_ms, press) in steps {
            let reading = ClockReading { wall_ms, mono_ms };
            run.tick(reading, audio_ms);
            match press {
                0 => _ = run.command(Command::Pause, reading),
                1 | 2 => _ = run.command(Command::Resume, reading),
                3 => _ = run.command(Command::End, reading),
                _ => {}
            }
            prop_assert!(run.active_ms() >= active_ms && run.active_ms() <= plan.total_ms(), "active time");
            active_ms = run.active_ms();
            run.position();
        }
    }

    #[test]
    fn a_scheduled_session_is_never_silent_for_25_s(plan in plans(20, 5), from_ms in 0..100_000_u64) {
        let timeline = compile(&plan);
        let mut before = 0;
        for (offset_ms, _) in tones::schedule(&timeline, from_ms, usize::MAX) {
            prop_assert!(offset_ms - before <= 25_000, "silent from {} to {}", before, offset_ms);
            before = offset_ms;
        }
        prop_assert_eq!(before, timeline.total_ms().saturating_sub(from_ms), "sounds to the end");
    }
}

/// One way for time to pass: steps of (wall, monotonic, audio) milliseconds, and what has come of them.
struct Row {
    name: &'static str,
    steps: Vec<(i64, i64, Option<u64>)>,
    active_ms: u64,
    gap_ms: Option<u64>,
}

#[test]
fn the_table_of_clocks_of_a_guided_set() {
    let second = (1000, 1000, None);
    let minutes = |n: i64| n * 60_000;
    let back = |hours: i64| (1000 - hours * 3_600_000, 1000, None);
    let after = |first: (i64, i64, Option<u64>), then: (i64, i64, Option<u64>)| vec![first, then];
    let rows = [
        Row { name: "a minute by the second", steps: vec![second; 60], active_ms: 60_000, gap_ms: None },
        Row {
            name: "clock set back one hour half-way",
            steps: [vec![second; 30], vec![back(1)], vec![second; 29]].concat(),
            active_ms: 60_000,
            gap_ms: None,
        },
        Row {
            name: "clock set forward one hour",
            steps: after(second, (3_600_016, 16, None)),
            active_ms: 1000,
            gap_ms: Some(3_600_016),
        },
        Row {
            name: "ten minutes asleep, monotonic clock frozen",
            steps: after(second, (minutes(10), 0, None)),
            active_ms: 1000,
            gap_ms: Some(600_000),
        },
        Row {
            name: "ten minutes asleep, monotonic clock counting",
            steps: after(second, (minutes(10), minutes(10), None)),
            active_ms: 1000,
            gap_ms: Some(600_000),
        },
        Row {
            name: "hidden, one tick a minute, cues sounding",
            steps: vec![second, (60_000, 60_000, Some(60_000)), (60_000, 60_000, Some(60_000))],
            active_ms: 121_000,
            gap_ms: None,
        },
        Row {
            name: "hidden, one tick a minute, no sound",
            steps: vec![second, (60_000, 60_000, None), (60_000, 60_000, None)],
            active_ms: 1000,
            gap_ms: Some(60_000),
        },
        Row {
            name: "hidden, sound cut off half-way",
            steps: after(second, (60_000, 60_000, Some(30_000))),
            active_ms: 1000,
            gap_ms: Some(60_000),
        },
        Row {
            name: "network correction of +1.2 s",
            steps: vec![second, (2200, 1000, None), second],
            active_ms: 3000,
            gap_ms: None,
        },
        Row {
            name: "the longest step that counts",
            steps: after(second, (2500, 2500, None)),
            active_ms: 3500,
            gap_ms: None,
        },
        Row {
            name: "clock set back an hour at a silent minute",
            steps: after(second, (60_000 - 3_600_000, 60_000, None)),
            active_ms: 1000,
            gap_ms: Some(60_000),
        },
        Row {
            // Both clocks are in UTC: an hour of summer time moves neither.
            name: "summer time begins half-way",
            steps: vec![second; 60],
            active_ms: 60_000,
            gap_ms: None,
        },
        Row {
            name: "a millisecond longer",
            steps: after(second, (2501, 2501, None)),
            active_ms: 1000,
            gap_ms: Some(2501),
        },
    ];
    for Row { name, steps, active_ms, gap_ms } in rows {
        let mut clocks = Clocks::default();
        let mut run = Run::start(&long_set(), clocks.now());
        for (wall_ms, mono_ms, audio_ms) in steps {
            clocks.wall_ms += wall_ms;
            clocks.mono_ms += mono_ms;
            run.tick(clocks.now(), audio_ms);
        }
        assert_eq!(run.active_ms(), active_ms, "{name}: active time");
        let seen = match run.status() {
            Status::Interrupted { gap_ms } => Some(gap_ms),
            _ => None,
        };
        assert_eq!(seen, gap_ms, "{name}: gap");
        assert_eq!(run.summary().away_ms, gap_ms.unwrap_or(0), "{name}: away");
    }
}

/// Two sets of one rep of 10 s, 60 s between them, with the session 5 s into the set rest.
fn in_the_set_rest() -> (Run, Clocks) {
    let plan = Plan::DEFAULT.with(Field::GetReady, 0).with(Field::Reps, 1);
    let mut clocks = Clocks::default();
    let mut run = Run::start(&plan, clocks.now());
    for _ in 0..14 {
        clocks.pass(1000);
        run.tick(clocks.now(), None);
    }
    assert_eq!(
        (run.position().phase, run.position().phase_elapsed_ms),
        (Phase::SetRest, 5000),
        "where the test begins"
    );
    (run, clocks)
}

#[test]
fn a_set_rest_goes_on_while_the_page_sleeps() {
    let (mut run, mut clocks) = in_the_set_rest();
    clocks.pass(30_000);
    assert_eq!(run.tick(clocks.now(), None), [], "nothing is due");
    assert_eq!(run.position().phase_elapsed_ms, 35_000, "rested on");
    assert!(matches!(run.status(), Status::Running { .. }), "goes on");
    assert_eq!(run.summary().away_ms, 0, "resting is not being away");
}

#[test]
fn a_sleep_longer_than_the_set_rest_stops_before_the_first_rep_of_the_next_set() {
    let (mut run, mut clocks) = in_the_set_rest();
    let gap_ms = 600_000;
    clocks.pass(600_000);
    assert_eq!(run.tick(clocks.now(), None), [], "nothing is told to an empty room");
    assert_eq!(run.status(), Status::Interrupted { gap_ms }, "stopped");
    assert_eq!(run.active_ms(), 9000 + 60_000, "at the end of the rest");
    assert_eq!(run.summary().away_ms, gap_ms - 55_000, "the rest itself was rest");
    assert_eq!(run.summary().reps_done(), 1, "no rep that nobody did");
    run.command(Command::Resume, clocks.now());
    clocks.pass(16);
    let told: Vec<CueKind> = run.tick(clocks.now(), None).iter().map(|cue| cue.kind).collect();
    assert_eq!(told, [CueKind::Phase(Phase::Raise)], "the set begins on resume");
}

#[test]
fn a_sleep_that_ends_with_the_set_rest_does_not_start_the_next_set() {
    let (mut run, mut clocks) = in_the_set_rest();
    clocks.pass(55_000);
    run.tick(clocks.now(), None);
    assert_eq!(run.status(), Status::Interrupted { gap_ms: 55_000 }, "nobody was seen at the boundary");
    assert_eq!((run.active_ms(), run.summary().away_ms), (9000 + 60_000, 0), "all of it was rest");
}

#[test]
fn a_session_tells_its_cues_in_the_order_of_the_plan() {
    let plan = Plan::DEFAULT.with(Field::Reps, 1).with(Field::Hold, 0).with(Field::SetRest, 10);
    let seen: Vec<(u64, CueKind, u16)> =
        changes(&all_cues(&plan)).iter().map(|cue| (cue.at_ms, cue.kind, cue.set)).collect();
    let expected = [
        (0, CueKind::Phase(Phase::GetReady), 1),
        (5000, CueKind::Phase(Phase::Raise), 1),
        (7000, CueKind::Phase(Phase::Lower), 1),
        (11_000, CueKind::RepDone, 1),
        (11_000, CueKind::SetDone, 1),
        (11_000, CueKind::Phase(Phase::SetRest), 1),
        (12_000, CueKind::Phase(Phase::Raise), 2),
        (14_000, CueKind::Phase(Phase::Lower), 2),
        (18_000, CueKind::RepDone, 2),
        (18_000, CueKind::SetDone, 2),
        (18_000, CueKind::AllDone, 2),
    ];
    assert_eq!(seen, expected, "cues");
}

#[test]
fn a_finished_session_stays_finished() {
    let mut clocks = Clocks::default();
    let mut run = Run::start(&Plan::DEFAULT.with(Field::Reps, 1).with(Field::Sets, 1), clocks.now());
    for _ in 0..20 {
        clocks.pass(1000);
        run.tick(clocks.now(), None);
    }
    for command in [Command::Pause, Command::Resume, Command::End] {
        assert!(!run.command(command, clocks.now()), "{command:?} changes nothing");
    }
    assert_eq!((run.status(), run.summary().complete), (Status::Finished, true), "finished");
}

#[test]
fn ending_keeps_what_was_done_and_cannot_be_resumed() {
    let mut clocks = Clocks::default();
    let mut run = Run::start(&long_set(), clocks.now());
    for _ in 0..25 {
        clocks.pass(1000);
        run.tick(clocks.now(), None);
    }
    run.command(Command::End, clocks.now());
    run.command(Command::Resume, clocks.now());
    assert_eq!(run.status(), Status::Ended, "ended");
    let summary = run.summary();
    assert_eq!((summary.reps_done(), summary.active_ms, summary.complete), (2, 25_000, false), "kept");
}

#[test]
fn a_walk_goes_on_unseen_and_counts_at_its_end_only_if_the_reader_says_so() {
    let plan = PRESETS.iter().find(|preset| preset.id == "walk").expect("there").plan.with(Field::GetReady, 0);
    // Minutes away, then whether the walk still goes on, and how far it is.
    for (minutes, open, at_minutes) in [(1, true, 2), (3, true, 4), (4, false, 5), (60, false, 5)] {
        let mut clocks = Clocks::default();
        let mut run = Run::start(&plan, clocks.now());
        for _ in 0..60 {
            clocks.pass(1000);
            run.tick(clocks.now(), None);
        }
        clocks.pass(minutes * 60_000);
        assert_eq!(run.tick(clocks.now(), None), [], "nothing is told to an empty room");
        assert_eq!(run.active_ms(), at_minutes * 60_000, "{minutes} min away: counted through");
        assert_eq!(run.summary().reps_done(), 0, "{minutes} min away: nothing is credited unasked");
        if open {
            assert!(matches!(run.status(), Status::Running { .. }), "{minutes} min away: goes on");
            assert_eq!(run.summary().away_ms, 0, "{minutes} min away: all of it was walking");
            continue;
        }
        let gap_ms = minutes.unsigned_abs() * 60_000;
        assert_eq!(run.status(), Status::EndedAway { gap_ms }, "{minutes} min away: ended while away");
        assert_eq!(run.summary().away_ms, gap_ms - 4 * 60_000, "{minutes} min away: beyond the walk");
        let mut refused = run.clone();
        refused.command(Command::Resume, clocks.now());
        refused.tick(clocks.now(), None);
        assert_eq!((refused.status(), refused.summary().reps_done()), (Status::Finished, 0), "not confirmed");
        run.command(Command::CountAway, clocks.now());
        let summary = run.summary();
        assert_eq!((run.status(), summary.complete, summary.confirmed), (Status::Finished, true, true), "confirmed");
        assert_eq!(summary.active_ms, 5 * 60_000, "five minutes, however long the reader was away");
    }
}

#[test]
fn a_walk_tells_its_middle_and_its_last_three_seconds() {
    let plan = PRESETS.iter().find(|preset| preset.id == "walk").expect("there").plan.with(Field::GetReady, 0);
    let seen: Vec<(u64, CueKind)> = all_cues(&plan).iter().map(|cue| (cue.at_ms, cue.kind)).collect();
    let end = 300_000;
    let expected = [
        (0, CueKind::Phase(Phase::Walk)),
        (end / 2, CueKind::Halfway),
        (end - 3000, CueKind::Countdown(3)),
        (end - 2000, CueKind::Countdown(2)),
        (end - 1000, CueKind::Countdown(1)),
        (end, CueKind::RepDone),
        (end, CueKind::SetDone),
        (end, CueKind::AllDone),
    ];
    assert_eq!(seen, expected, "cues");
}

#[test]
fn exercises_are_done_in_postures_and_activities_that_the_pump_has() {
    for exercise in Exercise::ALL {
        assert_eq!(Exercise::from_id(exercise.id()), Some(exercise), "{exercise:?}");
        assert!(Posture::parse(exercise.posture()).is_some(), "{exercise:?} posture");
        assert!(Activity::parse(exercise.activity()).is_some(), "{exercise:?} activity");
    }
}
