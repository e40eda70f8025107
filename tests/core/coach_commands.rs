//! What the reader can ask of a session: commands, taking them back, and what is said about it at the end.

use crate::coach::{Clocks, plans};
use proptest::prelude::*;
use proptest::sample::select;
use soleus_pump::coach::{
    Command, Cue, CueKind, Field, Guided, NOTE_CHARS, Outcome, PRESETS, Phase, Plan, Run, STOP_PAIN, SetReps, Side,
    Sides, Status, UNDO_MS,
};
use std::collections::BTreeSet;
use std::mem::discriminant;

const COMMANDS: [Command; 11] = [
    Command::Pause,
    Command::Resume,
    Command::RepBack,
    Command::RepOn,
    Command::RedoPhase,
    Command::Skip,
    Command::EndTurn,
    Command::MoreRest,
    Command::CountAway,
    Command::End,
    Command::Discard,
];

/// Time passing by, seldom too long to be seen, and a command after it; the ends are rare.
fn presses() -> impl Strategy<Value = Vec<(i64, Command)>> {
    let rare = |command: &Command| matches!(command, Command::End | Command::Discard);
    let often: Vec<Command> = COMMANDS.into_iter().filter(|command| !rare(command)).collect();
    let command = prop_oneof![20 => select(often), 1 => select(COMMANDS.to_vec())];
    let gap = prop_oneof![8 => 0..=2500_i64, 1 => 2501..=400_000_i64];
    prop::collection::vec((gap, command), 1..40)
}

fn begun(plan: &Plan) -> (Run, Clocks) {
    let clocks = Clocks::default();
    (Run::start(plan, clocks.now()), clocks)
}

/// Lets so many seconds pass by, second by second.
fn pace(run: &mut Run, clocks: &mut Clocks, seconds: u32) -> Vec<Cue> {
    let mut cues = Vec::new();
    for _ in 0..seconds {
        clocks.pass(1000);
        cues.extend(run.tick(clocks.now(), None));
    }
    cues
}

fn place(run: &Run) -> (Phase, u16, u16) {
    let at = run.position();
    (at.phase, at.rep, at.set)
}

/// Two sets of three reps of nine seconds and a rest of one, a minute between, no time to get ready.
fn short() -> Plan {
    Plan::DEFAULT.with(Field::GetReady, 0).with(Field::Reps, 3)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taking_a_command_back_at_once_leaves_the_session_as_it_was(plan in plans(4, 3), presses in presses()) {
        let (run, mut clocks) = begun(&plan);
        let mut guided = Guided::new(run);
        for (ms, command) in presses {
            clocks.pass(ms);
            guided.tick(clocks.now(), None);
            let before = guided.run().clone();
            let mut trial = guided.clone();
            let changed = trial.command(command, clocks.now());
            prop_assert_eq!(changed, trial.run() != &before, "says whether anything changed: {:?}", command);
            if changed {
                prop_assert_eq!(trial.undoable(clocks.now()), Some((command, UNDO_MS)), "offered");
                prop_assert!(trial.undo(clocks.now()), "taken back");
            }
            prop_assert_eq!(trial.run(), &before, "{:?}", command);
            guided.command(command, clocks.now());
        }
    }

    #[test]
    fn commands_are_taken_back_one_by_one_with_time_between(
        plan in plans(4, 3), presses in prop::collection::vec((0..=500_i64, 0..COMMANDS.len()), 1..10),
    ) {
        let (run, mut clocks) = begun(&plan);
        let mut guided = Guided::new(run);
        let mut past = Vec::new();
        for (ms, command) in presses {
            clocks.pass(ms);
            guided.tick(clocks.now(), None);
            let before = guided.run().clone();
            if guided.command(COMMANDS[command], clocks.now()) {
                past.push(before);
            }
        }
        while let Some(before) = past.pop() {
            clocks.pass(400);
            guided.tick(clocks.now(), None);
            prop_assert!(guided.undo(clocks.now()), "within ten seconds");
            let now = guided.run();
            prop_assert_eq!(now.timeline(), before.timeline(), "segments");
            prop_assert_eq!(now.summary(), before.summary(), "counted");
            prop_assert_eq!((now.active_ms(), now.paced_ms()), (before.active_ms(), before.paced_ms()), "time");
            prop_assert_eq!(discriminant(&now.status()), discriminant(&before.status()), "status");
        }
        prop_assert!(!guided.undo(clocks.now()), "nothing more");
    }

    #[test]
    fn what_is_counted_is_what_was_told_as_done_and_not_taken_back(plan in plans(4, 3), presses in presses()) {
        let (mut run, mut clocks) = begun(&plan);
        let mut done: BTreeSet<(u16, u8, u16)> = BTreeSet::new();
        let mut spoilt: BTreeSet<(u16, u8, u16)> = BTreeSet::new();
        let key = |set: u16, side: Side, rep: u16| (set, u8::from(side == Side::Right), rep);
        for (ms, command) in presses.into_iter().filter(|(_, command)| *command != Command::CountAway) {
            clocks.pass(ms);
            for cue in run.tick(clocks.now(), None) {
                let rep = key(cue.set, cue.side, cue.rep);
                match cue.kind {
                    CueKind::RepDone => {
                        prop_assert!(!spoilt.contains(&rep), "a rep without one of its phases counts");
                        done.insert(rep);
                    }
                    // Its first phase.
                    CueKind::Phase(Phase::Raise | Phase::Stretch | Phase::Walk) => _ = spoilt.remove(&rep),
                    _ => {}
                }
            }
            let before = run.position();
            let ended_away = matches!(run.status(), Status::EndedAway { .. });
            if !run.command(command, clocks.now()) {
                continue;
            }
            let rep = key(before.set, before.side, before.rep);
            let within = before.phase.is_movement() && before.session_remaining_ms > 0;
            match command {
                Command::RepBack if before.phase != Phase::GetReady => {
                    let now = run.position();
                    done.remove(&key(now.set, now.side, now.rep));
                }
                Command::Skip | Command::RepOn | Command::EndTurn if within && plan.raise_ds > 0 => {
                    spoilt.insert(rep);
                }
                Command::Resume if ended_away => _ = spoilt.insert(rep),
                _ => {}
            }
            let sides: &[u8] = if plan.sides == Sides::Both { &[0] } else { &[0, 1] };
            let places = (1..=plan.sets).flat_map(|set| sides.iter().map(move |side| (set, *side)));
            for ((set, side), reps) in places.zip(&run.summary().sets) {
                let expected = done.iter().filter(|it| (it.0, it.1) == (set, side)).count();
                prop_assert_eq!(usize::from(reps.done), expected, "set {} side {} after {:?}", set, side, command);
            }
        }
    }

    #[test]
    fn nobody_gets_more_than_asked_for_and_time_paced_never_falls(plan in plans(4, 3), presses in presses()) {
        let (mut run, mut clocks) = begun(&plan);
        let mut paced_ms = 0;
        for (ms, command) in presses {
            clocks.pass(ms);
            run.tick(clocks.now(), None);
            run.command(command, clocks.now());
            prop_assert!(run.paced_ms() >= paced_ms, "paced");
            paced_ms = run.paced_ms();
            prop_assert!(run.active_ms() <= run.timeline().total_ms(), "within");
            let most = u32::try_from(plan.counts()).expect("few") * u32::from(plan.reps);
            prop_assert!(run.summary().reps_done() <= most, "counted");
            let left_s = i64::try_from(run.position().session_remaining_ms.div_ceil(1000)).expect("short");
            let known = run.is_open() && !plan.open;
            prop_assert_eq!(run.finish_utc_s(1_000), known.then_some(1_000 + left_s), "when it ends");
        }
    }
}

#[test]
fn a_rep_back_repeats_the_last_one_and_it_counts_once() {
    let (mut run, mut clocks) = begun(&short());
    pace(&mut run, &mut clocks, 11);
    assert_eq!((place(&run), run.summary().reps_done()), ((Phase::Raise, 2, 1), 1), "into the second");
    run.command(Command::RepBack, clocks.now());
    assert_eq!((place(&run), run.summary().reps_done()), ((Phase::Raise, 1, 1), 0), "the first again");
    pace(&mut run, &mut clocks, 9);
    assert_eq!((place(&run), run.summary().reps_done()), ((Phase::Rest, 1, 1), 1), "done again");
    run.command(Command::RepBack, clocks.now());
    assert_eq!((place(&run), run.summary().reps_done()), ((Phase::Raise, 1, 1), 0), "a rest follows the last one");
    assert_eq!(run.paced_ms(), 20_000, "all of it was work");
}

#[test]
fn a_rep_that_is_left_does_not_count_and_the_session_ends_incomplete() {
    let (mut run, mut clocks) = begun(&short());
    pace(&mut run, &mut clocks, 1);
    run.command(Command::RepOn, clocks.now());
    assert_eq!(place(&run), (Phase::Raise, 2, 1), "on to the second");
    pace(&mut run, &mut clocks, 200);
    let summary = run.summary();
    assert_eq!(run.status(), Status::Finished, "played to the end");
    let set = |done| SetReps { done, planned: 3 };
    assert_eq!((summary.sets.clone(), summary.complete), (vec![set(2), set(3)], false), "one is missing");
}

#[test]
fn a_skipped_phase_spoils_its_rep_and_a_skipped_rest_does_not() {
    let (mut run, mut clocks) = begun(&short());
    pace(&mut run, &mut clocks, 3);
    run.command(Command::Skip, clocks.now());
    assert_eq!(place(&run), (Phase::Lower, 1, 1), "no more hold");
    let cues = pace(&mut run, &mut clocks, 4);
    assert!(cues.iter().all(|cue| cue.kind != CueKind::RepDone), "not told as done");
    assert_eq!((place(&run), run.summary().reps_done()), ((Phase::Rest, 1, 1), 0), "not counted");
    run.command(Command::Skip, clocks.now());
    pace(&mut run, &mut clocks, 9);
    assert_eq!((place(&run), run.summary().reps_done()), ((Phase::Rest, 2, 1), 1), "the second counts");
}

#[test]
fn a_phase_begins_again_and_its_rep_still_counts() {
    let (mut run, mut clocks) = begun(&short());
    pace(&mut run, &mut clocks, 4);
    run.command(Command::RedoPhase, clocks.now());
    assert_eq!((place(&run), run.position().phase_elapsed_ms), ((Phase::Hold, 1, 1), 0), "the hold again");
    let told = pace(&mut run, &mut clocks, 7);
    let kinds: Vec<CueKind> = told.iter().map(|cue| cue.kind).collect();
    let expected = [Phase::Hold, Phase::Lower].map(CueKind::Phase);
    assert_eq!(kinds[..2], expected, "told again");
    assert_eq!(run.summary().reps_done(), 1, "a longer rep is a rep");
}

#[test]
fn ten_seconds_more_rest_move_all_that_follows() {
    let (mut run, mut clocks) = begun(&short());
    assert!(!run.command(Command::MoreRest, clocks.now()), "not within a rep");
    pace(&mut run, &mut clocks, 30);
    assert_eq!(place(&run), (Phase::SetRest, 3, 1), "after the first set");
    let (total_ms, left_ms) = (run.timeline().total_ms(), run.position().phase_remaining_ms);
    run.command(Command::MoreRest, clocks.now());
    assert_eq!(run.position().phase_remaining_ms, left_ms + 10_000, "longer");
    assert_eq!(run.timeline().total_ms(), total_ms + 10_000, "all of it");
    pace(&mut run, &mut clocks, 69);
    assert_eq!(place(&run), (Phase::Raise, 1, 2), "then the second set");
}

#[test]
fn a_set_until_the_reader_stops_asks_for_what_was_done() {
    let test = PRESETS.iter().find(|preset| preset.id == "test").expect("there").plan.with(Field::GetReady, 0);
    let (mut run, mut clocks) = begun(&test);
    assert_eq!(run.finish_utc_s(0), None, "nobody knows when");
    pace(&mut run, &mut clocks, 45);
    run.command(Command::EndTurn, clocks.now());
    assert_eq!((run.position().phase, run.position().side), (Phase::Switch, Side::Left), "the other leg");
    assert!(!run.summary().complete, "one leg of two");
    // Nobody changes legs in less than three seconds.
    pace(&mut run, &mut clocks, 3 + 40);
    run.command(Command::EndTurn, clocks.now());
    let summary = run.summary();
    assert_eq!(run.status(), Status::Finished, "over");
    let set = |done| SetReps { done, planned: done };
    assert_eq!(summary.sets, [set(22), set(20)], "22 and a half are 22");
    assert!(summary.complete, "it was to go on until the reader stops");
}

#[test]
fn after_an_absence_the_reader_may_go_on_count_it_or_end() {
    let (mut run, mut clocks) = begun(&Plan::DEFAULT.with(Field::GetReady, 0).with(Field::Sets, 1));
    pace(&mut run, &mut clocks, 64);
    clocks.pass(30_000);
    run.tick(clocks.now(), None);
    assert_eq!(run.status(), Status::Interrupted { gap_ms: 30_000 }, "stopped");
    assert_eq!((run.position().rep, run.summary().reps_done()), (7, 6), "in the seventh rep");
    let mut counted = run.clone();
    counted.command(Command::CountAway, clocks.now());
    assert_eq!((counted.position().rep, counted.summary().reps_done()), (10, 9), "three more");
    let summary = counted.summary();
    assert_eq!((summary.active_ms, summary.away_ms, summary.confirmed), (94_000, 0, true), "said by the reader");
    run.command(Command::Resume, clocks.now());
    pace(&mut run, &mut clocks, 5);
    let summary = run.summary();
    assert_eq!(
        (summary.reps_done(), summary.away_ms, summary.confirmed),
        (7, 30_000, false),
        "the rest of the seventh rep"
    );
}

#[test]
fn an_end_is_taken_back_for_ten_seconds_and_no_longer() {
    for (ms, possible) in [(UNDO_MS - 1, true), (UNDO_MS, false)] {
        for command in [Command::End, Command::Discard] {
            let (run, mut clocks) = begun(&short());
            let mut guided = Guided::new(run);
            clocks.pass(1000);
            guided.tick(clocks.now(), None);
            guided.command(command, clocks.now());
            assert!(!guided.run().is_open(), "{command:?}");
            clocks.pass(ms);
            assert_eq!(guided.undo(clocks.now()), possible, "{command:?} after {ms} ms");
            assert_eq!(guided.run().is_open(), possible, "{command:?} after {ms} ms");
            clocks.pass(1000);
            guided.tick(clocks.now(), None);
            let expected = if possible { 2000 } else { 1000 };
            assert_eq!(guided.run().active_ms(), expected, "time between does not count");
        }
    }
}

#[test]
fn the_reader_has_the_last_word_on_what_was_done() {
    let (mut run, mut clocks) = begun(&short());
    pace(&mut run, &mut clocks, 200);
    let mut outcome = Outcome::of(&run.summary());
    assert!(outcome.is_complete() && !outcome.edited(), "as paced");
    outcome.set_done(1, 2, false);
    outcome.set_done(7, 2, false);
    assert_eq!(outcome.sets()[1], SetReps { done: 2, planned: 3 }, "two of three");
    assert!(outcome.edited() && !outcome.is_complete(), "and it says so");
    outcome.set_done(1, 99, false);
    assert_eq!(outcome.sets()[1].done, 3, "no more than asked for");
    outcome.set_done(0, 101, true);
    assert_eq!(outcome.sets()[0], SetReps { done: 100, planned: 100 }, "until the reader stops");
    outcome.set_note(&[" left\ncalf  ", &"x".repeat(500)].concat());
    assert!(outcome.felt().note.starts_with("left calf  x"), "{}", outcome.felt().note);
    assert_eq!(outcome.felt().note.chars().count(), NOTE_CHARS, "bounded");
    outcome.set_effort(Some(11));
    assert_eq!(outcome.felt().effort, Some(10), "the scale ends");
    for pain in 0..=10 {
        outcome.set_pain(Some(pain));
        assert_eq!(outcome.advises_stop(), pain >= STOP_PAIN, "pain {pain}");
        assert!(outcome.felt().is_valid(), "can be kept");
    }
    outcome.set_pain(None);
    assert!(!outcome.advises_stop(), "nothing said");
}
