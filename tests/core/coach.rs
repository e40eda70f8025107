//! The coach as a whole: what must hold for every plan and for every way in which time can pass.

use proptest::prelude::*;
use soleus_pump::coach::{
    ClockReading, Cue, CueKind, Field, Phase, Plan, PlanFields, Run, Segment, Status, compile, tones,
};

/// Any valid plan, short enough to play through a thousand times.
pub(crate) fn plans(greatest_reps: u16, greatest_sets: u16) -> impl Strategy<Value = Plan> {
    let phase = || prop_oneof![Just(0_u16), 1..=3_u16, 1..=600_u16];
    (phase(), phase(), phase(), phase(), phase(), 1..=greatest_reps, 1..=greatest_sets, 0..=6000_u16).prop_filter_map(
        "the heel has to move",
        |(get_ready_ds, raise_ds, hold_ds, lower_ds, rest_ds, reps, sets, set_rest_ds)| {
            let fields = PlanFields { get_ready_ds, raise_ds, hold_ds, lower_ds, rest_ds, reps, sets, set_rest_ds };
            Plan::checked(fields).ok()
        },
    )
}

/// The plan of the engine's tables: one set of 100 reps, ten seconds each.
fn long_set() -> Plan {
    Plan::DEFAULT.with(Field::GetReady, 0).with(Field::Reps, 100).with(Field::Sets, 1)
}

/// Every cue of a plan, from a session whose page always ran.
fn all_cues(plan: &Plan) -> Vec<Cue> {
    let mut clocks = Clocks::default();
    let mut run = Run::start(plan, clocks.now());
    let mut cues = Vec::new();
    while run.status() != Status::Finished {
        clocks.pass(100);
        cues.extend(run.tick(clocks.now(), None));
    }
    cues
}

#[derive(Default)]
struct Clocks {
    wall_ms: i64,
    mono_ms: i64,
}

impl Clocks {
    fn now(&self) -> ClockReading {
        ClockReading { wall_ms: self.wall_ms, mono_ms: self.mono_ms }
    }

    fn pass(&mut self, ms: i64) {
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
        let reps = u64::from(plan.reps) * u64::from(plan.sets);
        prop_assert_eq!(sum(Phase::Raise), 100 * reps * u64::from(plan.raise_ds), "raise");
        prop_assert_eq!(sum(Phase::Hold), 100 * reps * u64::from(plan.hold_ds), "hold");
        prop_assert_eq!(sum(Phase::Lower), 100 * reps * u64::from(plan.lower_ds), "lower");
        prop_assert_eq!(sum(Phase::SetRest), 100 * u64::from(plan.sets - 1) * u64::from(plan.set_rest_ds), "set rest");
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
        let rep_ms = 100 * (u64::from(plan.raise_ds) + u64::from(plan.hold_ds) + u64::from(plan.lower_ds));
        let highest = (0..rep_ms).map(|ms| timeline.at(rep.start_ms + ms).heel).fold(0.0, f64::max);
        prop_assert!(highest > 0.999, "only {}", highest);
    }

    #[test]
    fn reps_are_counted_where_a_rep_is_told_as_done(plan in plans(6, 3)) {
        let timeline = compile(&plan);
        let done_ms: Vec<u64> =
            all_cues(&plan).iter().filter(|cue| cue.kind == CueKind::RepDone).map(|cue| cue.at_ms).collect();
        prop_assert_eq!(done_ms.len(), usize::from(plan.reps) * usize::from(plan.sets), "each rep once");
        for (before, at_ms) in (0_u32..).zip(&done_ms) {
            prop_assert_eq!(timeline.reps_done(at_ms - 1), before, "just before");
            prop_assert_eq!(timeline.reps_done(*at_ms), before + 1, "at the boundary");
            let by_set: u32 = (1..=plan.sets).map(|set| u32::from(timeline.reps_done_in_set(set, *at_ms))).sum();
            prop_assert_eq!(by_set, before + 1, "set by set");
        }
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
            let before = run.active_ms();
            clocks.pass(*gap_ms);
            let audio = sounding.then_some(gap_ms.unsigned_abs());
            cues.extend(run.tick(clocks.now(), audio));
            prop_assert!(run.active_ms() >= active_ms && run.active_ms() <= plan.total_ms(), "active time");
            if let Status::Interrupted { .. } = run.status() {
                let reps = run.timeline().reps_done(before);
                prop_assert_eq!(run.timeline().reps_done(run.active_ms()), reps, "credited in a gap");
                run.resume(clocks.now());
            }
            active_ms = run.active_ms();
            turns += 1;
            // A list of silent gaps alone would never get anywhere.
            if turns > 20_000 || run.status() == Status::Finished {
                break;
            }
        }
        let expected = all_cues(&plan);
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
                    run.pause();
                    clocks.pass(*away_ms);
                    prop_assert!(run.tick(clocks.now(), None).is_empty(), "a tick while paused");
                    run.resume(clocks.now());
                }
                1 => run.resume(clocks.now()),
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
                0 => run.pause(),
                1 | 2 => run.resume(reading),
                3 => run.end(),
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
    run.resume(clocks.now());
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
    let seen: Vec<(u64, CueKind, u16)> = all_cues(&plan).iter().map(|cue| (cue.at_ms, cue.kind, cue.set)).collect();
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
    run.pause();
    run.resume(clocks.now());
    run.end();
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
    run.end();
    run.resume(clocks.now());
    assert_eq!(run.status(), Status::Ended, "ended");
    let summary = run.summary();
    assert_eq!((summary.reps_done(), summary.active_ms, summary.complete), (2, 25_000, false), "kept");
}
