//! The app as its users meet it: messages in, effects and snapshots out, with a clock that the test turns.

use super::*;
use crate::coach::{Command, Field};
use crate::journal::Status as Kept;
use crate::lesson::Chapter;
use crate::scene::Slot;

struct World {
    model: Model,
    ms: i64,
    effects: Vec<Effect>,
}

impl World {
    fn new() -> Self {
        let mut world =
            Self { model: Model::new(local(0), Words::english(), Language::English), ms: 0, effects: Vec::new() };
        world.model.view = View::Site;
        world
    }

    fn now(&self) -> Now {
        let reading = ClockReading { wall_ms: 1_700_000_000_000 + self.ms, mono_ms: self.ms };
        Now { reading, local: local(self.ms), id: RecordId::new(1_700_000_000, 7, 9), audio_ms: None, awake: false }
    }

    fn send(&mut self, msg: Msg) -> Vec<Effect> {
        let effects = self.model.update(msg, self.now());
        self.effects.extend(effects.iter().cloned());
        effects
    }

    /// Let `ms` pass in frames of a sixtieth of a second. Answers how often a view would have been rendered.
    fn pass(&mut self, ms: i64) -> u32 {
        let end = self.ms + ms;
        let mut renders = 0;
        while self.ms < end {
            self.ms = (self.ms + 16).min(end);
            let (effects, changed) = self.model.frame(0.016, self.now());
            self.effects.extend(effects);
            renders += u32::from(changed);
        }
        renders
    }

    /// Two raises without holds or rests, a second up and a second down, after a second of getting ready.
    fn short_session(&mut self) {
        let fields =
            [(Field::GetReady, 10), (Field::Raise, 10), (Field::Hold, 0), (Field::Lower, 10), (Field::Rest, 0)];
        let plan = fields.into_iter().fold(Plan::DEFAULT, |plan, (field, ds)| plan.with(field, ds));
        self.model.plan = plan.with(Field::Reps, 2).with(Field::Sets, 1);
        self.send(Msg::Train(Train::Start));
    }

    fn told(&self) -> Vec<&'static str> {
        let name = |effect: &Effect| if let Effect::Emit(event) = effect { Some(event.name) } else { None };
        self.effects.iter().filter_map(name).collect()
    }

    fn saved(&self) -> Vec<&Record> {
        let mut saved = Vec::new();
        for effect in &self.effects {
            if let Effect::Save(record) = effect {
                saved.push(&**record);
            }
        }
        saved
    }
}

fn local(ms: i64) -> LocalTime {
    LocalTime { utc_s: 1_700_000_000 + ms / 1000, offset_min: 60 }
}

#[test]
fn a_session_runs_to_its_end_and_becomes_one_record() {
    let mut world = World::new();
    world.short_session();
    let moving = world.model.state();
    world.pass(5_200);
    assert_eq!(
        world.told(),
        ["soleus-start", "soleus-rep", "soleus-rep", "soleus-set-complete", "soleus-session-complete"],
        "told in order, each once"
    );
    assert!(world.saved().is_empty(), "the reader may correct it first");
    world.send(Msg::Train(Train::Reps(0, -1)));
    world.send(Msg::Train(Train::Effort(7)));
    world.send(Msg::Train(Train::Pain(5)));
    assert!(matches!(&world.model.coach, Coach::Done(done) if done.outcome.advises_stop()), "pain is a reason to stop");
    world.send(Msg::Train(Train::Reps(0, 1)));
    let effects = world.send(Msg::Go(Route::Progress));
    assert!(effects.iter().any(|e| matches!(e, Effect::DropRun(None))), "what was kept meanwhile goes: {effects:?}");
    world.send(Msg::Train(Train::Done));
    let saved = world.saved();
    assert_eq!(saved.len(), 1, "one record");
    assert_eq!((saved[0].reps_done(), saved[0].status, saved[0].active_s), (2, Kept::Done, 5), "what was done");
    assert_eq!((saved[0].felt.effort, saved[0].felt.pain), (Some(7), Some(5)), "and how it was");
    assert_eq!((moving.coach.status, moving.pump.activity), ("running", "heel-raises"), "the snapshot knew");
}

#[test]
fn the_session_drives_the_leg() {
    let mut world = World::new();
    world.short_session();
    world.pass(1_900);
    let up = world.model.stage.readings();
    assert!(up.effort > 0.8 && up.activation > 0.5, "the heel is almost up: {}", up.effort);
    world.pass(3_300);
    let Coach::Done(done) = &world.model.coach else { panic!("over") };
    assert!(done.sums.lowest_mmhg < 88.0 && done.sums.moved_ml > 20.0, "the estimate is the model's: {:?}", done.sums);
}

#[test]
fn pausing_stops_time_and_sound_and_going_on_resumes_both() {
    let mut world = World::new();
    world.short_session();
    world.pass(1_500);
    let effects = world.send(Msg::Train(Train::Ask(Command::Pause)));
    assert!(effects.iter().any(|e| matches!(e, Effect::Silence)), "silent");
    let before = world.model.state().coach.session_remaining_ms;
    assert!(!world.model.animated() && world.model.ticking(), "only what can be taken back is waited for");
    world.pass(60_000);
    assert!(!world.model.ticking(), "and not for ever");
    assert_eq!(world.model.state().coach.session_remaining_ms, before, "time stood still");
    let effects = world.send(Msg::Train(Train::Ask(Command::Resume)));
    assert!(effects.iter().any(|e| matches!(e, Effect::Sound)), "the rest sounds");
    world.pass(3_700);
    world.send(Msg::Train(Train::File));
    assert_eq!(world.saved().len(), 1, "played to the end");
}

#[test]
fn a_page_that_slept_within_a_set_waits_and_says_so() {
    let mut world = World::new();
    world.short_session();
    world.pass(1_500);
    world.ms += 600_000;
    world.send(Msg::Tick);
    assert_eq!(world.model.state().coach.status, "interrupted", "it waits");
    assert!(world.saved().is_empty(), "nothing was counted");
    assert_eq!(world.told(), ["soleus-start", "soleus-pause"], "an interruption is a pause");
    world.send(Msg::Train(Train::Ask(Command::Resume)));
    world.pass(3_700);
    world.send(Msg::Train(Train::File));
    let saved = world.saved();
    assert_eq!((saved[0].reps_done(), saved[0].interruptions, saved[0].away_s), (2, 1, 600), "the record tells");
}

#[test]
fn ending_early_keeps_what_was_done_and_a_slip_leaves_nothing() {
    let mut world = World::new();
    world.short_session();
    world.pass(3_500);
    world.send(Msg::Train(Train::Ask(Command::End)));
    world.send(Msg::Train(Train::File));
    assert_eq!((world.saved()[0].reps_done(), world.saved()[0].status), (1, Kept::Partial), "one of two");
    world.send(Msg::Train(Train::Done));
    world.short_session();
    world.pass(300);
    world.send(Msg::Train(Train::Ask(Command::End)));
    world.send(Msg::Train(Train::File));
    assert_eq!(world.saved().len(), 1, "a third of a second is no session");
    assert!(matches!(&world.model.coach, Coach::Done(done) if done.record().is_none()), "and the card says so");
}

fn kept(effects: &[Effect]) -> Option<String> {
    effects.iter().rev().find_map(|e| if let Effect::KeepRun(text) = e { Some(text.clone()) } else { None })
}

#[test]
fn every_command_can_be_taken_back_for_ten_seconds_the_end_and_throwing_away_too() {
    for command in
        [Command::Pause, Command::RepBack, Command::RepOn, Command::RedoPhase, Command::End, Command::Discard]
    {
        let mut world = World::new();
        world.short_session();
        world.pass(2_600);
        let before = world.model.state().coach;
        world.send(Msg::Train(Train::Ask(command)));
        world.ms += 9_000;
        world.send(Msg::Train(Train::Undo));
        let after = world.model.state().coach;
        assert_eq!(
            (after.status, after.rep, after.phase, after.session_remaining_ms),
            (before.status, before.rep, before.phase, before.session_remaining_ms),
            "{command:?}"
        );
        world.pass(4_000);
        world.send(Msg::Train(Train::File));
        assert_eq!(world.saved().len(), 1, "{command:?}: it goes on to its end");
        let mut late = World::new();
        late.short_session();
        late.pass(2_600);
        late.send(Msg::Train(Train::Ask(Command::End)));
        late.pass(10_100);
        late.send(Msg::Train(Train::Undo));
        assert_eq!(late.model.state().coach.status, "done", "not after ten seconds");
    }
}

#[test]
fn an_end_that_is_taken_back_keeps_the_estimate_of_what_came_before() {
    let mut world = World::new();
    world.short_session();
    world.pass(3_500);
    world.send(Msg::Train(Train::Ask(Command::End)));
    let Coach::Done(before) = world.model.coach.clone() else { panic!("over") };
    world.send(Msg::Train(Train::Undo));
    world.pass(2_500);
    let Coach::Done(after) = &world.model.coach else { panic!("over again") };
    assert!(after.sums.moved_ml > before.sums.moved_ml + 1.0, "{:?} and then {:?}", before.sums, after.sums);
    assert!(after.sums.lowest_mmhg <= before.sums.lowest_mmhg, "{:?} and then {:?}", before.sums, after.sums);
}

#[test]
fn a_session_that_was_cut_off_is_offered_again_and_loses_no_rep() {
    let mut world = World::new();
    world.short_session();
    world.pass(3_500);
    let text = kept(&world.effects).expect("kept at the end of each rep");
    let found = |text: &str, free| Msg::Runs(vec![(String::from("key"), String::from(text))], free);
    let mut later = World::new();
    later.send(found(&text, true));
    let left = later.model.left.clone().expect("offered");
    assert_eq!((left.flight.run.summary().reps_done(), left.elsewhere), (1, false), "with its rep");
    let effects = later.send(Msg::Train(Train::TakeUp));
    assert!(effects.iter().any(|e| matches!(e, Effect::DropRun(Some(key)) if key == "key")), "{effects:?}");
    assert_eq!(later.model.state().coach.status, "interrupted", "it waits for the reader");
    later.send(Msg::Train(Train::Ask(Command::Resume)));
    later.pass(4_000);
    later.send(Msg::Train(Train::File));
    assert_eq!(later.saved()[0].reps_done(), 2, "to its end");
    let mut other = World::new();
    other.send(found(&text, true));
    other.send(Msg::Train(Train::FileLeft));
    assert_eq!((other.saved()[0].reps_done(), other.saved()[0].status), (1, Kept::Partial), "or written down");
    let mut third = World::new();
    third.send(found(&text, false));
    assert!(third.model.left.as_ref().is_some_and(|left| left.elsewhere), "another tab runs it");
    assert!(third.send(Msg::Train(Train::TakeUp)).is_empty(), "it cannot be taken from there");
    let mut night = World::new();
    night.ms = 13 * 3_600_000;
    night.send(found(&text, true));
    assert!(night.model.left.is_none() && night.saved().len() == 1, "after half a day it files itself");
    let mut broken = World::new();
    assert!(broken.send(found("1r,nonsense", true)).is_empty(), "what cannot be read stays where it is");
}

#[test]
fn own_plans_are_kept_taken_ordered_and_brought_back() {
    let mut world = World::new();
    let names = |world: &World| -> Vec<String> {
        world.model.own.list.list().iter().map(|named| String::from(named.name())).collect()
    };
    world.send(Msg::Train(Train::Preset(1)));
    let gentle = world.model.plan;
    let effects = world.send(Msg::Own(Own::Add(String::from(" Evening "))));
    let kept =
        effects.iter().find_map(|e| if let Effect::Remember("own", text) = e { Some(text.clone()) } else { None });
    let kept = kept.expect("kept at once");
    world.send(Msg::Train(Train::Preset(2)));
    world.send(Msg::Own(Own::Add(String::from("Morning"))));
    world.send(Msg::Own(Own::Up(1)));
    assert_eq!(names(&world), ["Morning", "Evening"], "ordered");
    world.send(Msg::Own(Own::Copy(1)));
    world.send(Msg::Own(Own::Delete(1)));
    assert_eq!(names(&world), ["Morning", "Evening 2"], "taken out");
    world.send(Msg::Own(Own::Restore));
    assert_eq!(names(&world), ["Morning", "Evening", "Evening 2"], "and brought back to its place");
    world.send(Msg::Own(Own::Take(1)));
    assert_eq!(world.model.plan, gentle, "taken");
    assert!(world.send(Msg::Own(Own::Add(String::from("  ")))).is_empty(), "no name, no plan");
    assert!(world.model.own.refused.is_some(), "and it says so");
    let mut later = World::new();
    let found = |own: &str| Msg::Journal(Box::new(Progress { own: String::from(own), ..Progress::default() }));
    later.send(found(&kept));
    assert_eq!(names(&later), ["Evening"], "there again");
    later.send(found("nonsense"));
    let effects = later.send(Msg::Own(Own::Add(String::from("New"))));
    let kept_all = |e: &Effect| matches!(e, Effect::Remember("own", text) if text.ends_with("nonsense"));
    assert!(effects.iter().any(kept_all), "what cannot be read stays: {effects:?}");
}

#[test]
fn a_plan_comes_with_a_link_and_a_link_without_one_changes_nothing() {
    let mut world = World::new();
    world.send(Msg::View(View::Site));
    world.send(Msg::Train(Train::Preset(3)));
    let plan = world.model.plan;
    world.send(Msg::Own(Own::Add(String::from("Mine"))));
    let code = world.model.own.list.list()[0].code();
    let mut other = World::new();
    other.send(Msg::View(View::Site));
    other.send(Msg::Go(Route::from_hash(&["#/train/", &code].concat())));
    assert_eq!((other.model.plan, other.model.route.clone()), (plan, Route::Train), "the plan, not begun");
    assert_eq!(other.model.own.shared, Some(Some(String::from("Mine"))), "and its name");
    for hostile in ["1", "<script>", "1hbr.zz", &"9".repeat(500)] {
        let mut third = World::new();
        third.send(Msg::View(View::Site));
        let before = third.model.plan;
        third.send(Msg::Go(Route::from_hash(&["#/train/", hostile].concat())));
        assert_eq!((third.model.plan, &third.model.own.shared), (before, &Some(None)), "{hostile}: refused, and told");
    }
}

#[test]
fn a_second_tab_does_not_begin_while_another_runs() {
    let mut world = World::new();
    world.short_session();
    let effects = world.send(Msg::Turn(false));
    assert!(effects.iter().any(|e| matches!(e, Effect::LookForRuns)), "{effects:?}");
    assert_eq!(world.model.state().coach.status, "idle", "nothing begins");
    assert!(world.saved().is_empty(), "and nothing is recorded");
    let mut cut = World::new();
    cut.short_session();
    cut.pass(3_500);
    let text = kept(&cut.effects).expect("kept");
    let mut later = World::new();
    later.send(Msg::Runs(vec![(String::from("key"), text)], true));
    later.send(Msg::Train(Train::TakeUp));
    later.send(Msg::Turn(false));
    assert_eq!(later.saved()[0].reps_done(), 1, "but what was done before is not lost");
}

#[test]
fn leaving_the_screen_pauses_a_session_and_coming_back_finds_it() {
    let mut world = World::new();
    world.model.route = Route::Train;
    world.short_session();
    world.pass(1_500);
    world.send(Msg::Go(Route::Progress));
    world.pass(30_000);
    world.send(Msg::Go(Route::Train));
    assert_eq!(world.told(), ["soleus-start", "soleus-pause"], "the page is told");
    assert_eq!(world.model.state().coach.status, "paused", "it waited");
    assert!(world.saved().is_empty(), "and counted nothing");
}

#[test]
fn an_embed_has_no_routes_and_what_its_author_asks_is_not_the_readers_setting() {
    let mut world = World::new();
    world.model.view = View::Train;
    assert!(world.send(Msg::Go(Route::Progress)).is_empty(), "no address, no scrolling");
    assert_eq!(
        (world.model.route.clone(), world.model.open_view()),
        (Route::Learn(None), View::Train),
        "and no other view"
    );
    let effects = world.send(Msg::HostSound(false));
    assert!(!world.model.sound && !effects.iter().any(|e| matches!(e, Effect::Remember(..))), "nothing is kept");
}

#[test]
fn the_page_is_told_of_a_pause_only_when_something_changes() {
    let mut world = World::new();
    for msg in [Msg::Pause(true), Msg::Pause(true), Msg::Press, Msg::Release, Msg::Step, Msg::Step] {
        world.send(msg);
    }
    assert_eq!(world.told(), ["soleus-pause", "soleus-resume", "soleus-pause"], "each change once");
}

#[test]
fn a_paused_stage_asks_for_no_frames_and_neither_does_a_view_without_one() {
    let mut world = World::new();
    assert!(world.model.animated(), "blood moves in a standing leg");
    world.send(Msg::Pause(true));
    assert!(!world.model.animated(), "paused");
    world.send(Msg::Pause(false));
    world.send(Msg::Go(Route::About));
    assert!(!world.model.animated(), "nothing moves in About");
    world.send(Msg::Go(Route::Learn(None)));
    world.send(Msg::LessMotion(true));
    assert!(!world.model.animated(), "less motion");
}

#[test]
fn settings_come_back_and_unreadable_ones_are_put_aside_before_they_are_made_anew() {
    let mut world = World::new();
    let text = "50.20.30.40.10.3.1.0";
    world.send(Msg::Remembered(vec![("plan", String::from(text)), ("sound", String::from("off"))]));
    assert_eq!((world.model.plan.reps, world.model.sound), (3, false), "as left");
    let effects = world.send(Msg::Train(Train::Start));
    assert!(effects.iter().any(|e| matches!(e, Effect::Remember("plan", kept) if kept == text)), "kept again");
    for damaged in ["", "1.2.3", "50.20.30.40.10.0.1.0", "a.b.c.d.e.f.g.h", "50.0.0.0.10.3.1.0"] {
        let mut world = World::new();
        world.send(Msg::Remembered(vec![("plan", String::from(damaged)), ("sound", String::from("loud"))]));
        assert_eq!((world.model.plan, world.model.sound), (Plan::DEFAULT, true), "{damaged:?} is no plan");
        let mut anew: Vec<Effect> = world.send(Msg::Train(Train::Start));
        anew.extend(world.send(Msg::Sound(false)));
        assert_eq!(anew.iter().filter(|e| matches!(e, Effect::RememberAnew(..))).count(), 2, "{damaged:?} is kept");
        let failed = world.send(Msg::Sound(true));
        assert!(failed.iter().any(|e| matches!(e, Effect::RememberAnew("sound", _))), "until its text is safe");
        world.send(Msg::PutAside("sound"));
        let again = world.send(Msg::Sound(false));
        assert!(again.iter().any(|e| matches!(e, Effect::Remember("sound", _))), "once is enough");
    }
}

#[test]
fn nothing_is_written_before_the_reader_starts_or_sets_something() {
    let mut world = World::new();
    for msg in [
        Msg::Press,
        Msg::Release,
        Msg::Go(Route::Train),
        Msg::Train(Train::Nudge(Field::Reps, 1)),
        Msg::Train(Train::Preset(1)),
        Msg::Step,
    ] {
        world.send(msg);
    }
    world.pass(5_000);
    let writes =
        |e: &Effect| matches!(e, Effect::Begin | Effect::Save(_) | Effect::Remember(..) | Effect::RememberAnew(..));
    assert!(!world.effects.iter().any(writes), "looking around leaves no trace");
}

#[test]
fn the_snapshot_has_the_agreed_names() {
    let state = serde_json::to_value(World::new().model.state()).expect("plain data");
    let names = |pointer: &str| -> Vec<String> {
        let object = state.pointer(pointer).and_then(serde_json::Value::as_object).expect("an object");
        object.keys().cloned().collect()
    };
    assert_eq!(names(""), ["coach", "lang", "paused", "pump", "storage", "theme", "version", "view"], "whole");
    assert_eq!(
        names("/pump"),
        [
            "activity",
            "anklePressureMmHg",
            "calfVolumeMl",
            "poplitealFlowMlS",
            "posture",
            "soleusActivation",
            "timeS",
            "valveOpen",
            "valves"
        ],
        "pump"
    );
    assert_eq!(
        names("/coach"),
        ["exercise", "phase", "phaseRemainingMs", "rep", "reps", "sessionRemainingMs", "set", "sets", "side", "status"],
        "coach"
    );
    assert_eq!(names("/storage"), ["bytes", "mode"], "storage");
}

#[test]
fn of_two_legs_both_move_and_only_the_second_leaks() {
    let mut world = World::new();
    world.send(Msg::Compare(true));
    world.send(Msg::Competence(0.2));
    world.send(Msg::Pick(Pick::HeelRaises));
    world.pass(12_000);
    let twin = world.model.twin.as_ref().expect("a second leg");
    let (healthy, leaky) = (world.model.stage.readings(), twin.readings());
    assert!(
        (healthy.time_s - leaky.time_s).abs() < 1e-9 && twin.pick() == Pick::HeelRaises,
        "the same movement at the same time"
    );
    assert!(world.model.stage.competence() > 0.99 && twin.competence() < 0.21, "the slider is the second leg's");
    let more = leaky.ankle_pressure_mmhg - healthy.ankle_pressure_mmhg;
    assert!(more > 20.0, "raises help the healthy leg alone: {more}");
    let told = twin.monitor().value(Slot::Beside);
    let number: f64 = told.split(' ').next().and_then(|n| n.parse().ok()).expect("a number first");
    assert!((number - more).abs() < 12.0, "told as {told}, is {more}");
}

#[test]
fn a_reset_keeps_the_second_leg_and_its_valves_and_a_session_takes_it_away() {
    let mut world = World::new();
    world.send(Msg::Competence(0.6));
    world.send(Msg::Compare(true));
    let valves = |world: &World| world.model.twin.as_ref().map(|twin| twin.competence());
    assert_eq!(valves(&world), Some(0.6), "a leaky leg is what it is compared with");
    world.send(Msg::Pick(Pick::Walking));
    world.pass(3_000);
    world.send(Msg::Reset);
    assert_eq!(valves(&world), Some(0.6), "after a reset too");
    assert!(world.model.twin.as_ref().is_some_and(|twin| twin.pick() == Pick::Still), "and it stands still");
    world.send(Msg::Train(Train::Start));
    assert!(world.model.twin.is_none(), "a session has one leg");
}

#[test]
fn layers_come_off_and_back_and_take_their_names_along() {
    let mut world = World::new();
    world.send(Msg::Explain(Some(Place::Soleus)));
    world.send(Msg::Layer(Layer::Muscles));
    assert!(world.model.hides(Place::Soleus) && !world.model.hides(Place::DeepVein), "names of muscles alone");
    assert!(world.model.explained.is_none(), "what is not there is not explained");
    world.send(Msg::Layer(Layer::Muscles));
    assert!(world.model.hidden.is_empty() && !world.model.hides(Place::Soleus), "back");
}

#[test]
fn a_challenge_that_is_won_renders_once_and_the_next_has_no_hint_yet() {
    let mut world = World::new();
    world.send(Msg::Hint);
    world.send(chapter(Chapter::Signs));
    assert!(!world.model.hinted, "a hint is for one challenge");
    world.send(Msg::Posture(Posture::Supine));
    let renders = world.pass(20_000);
    assert!(world.model.stage.attempt().is_some_and(Attempt::won), "lying down does it");
    assert_eq!(renders, 1, "a view is rendered for the success alone");
}

#[test]
fn the_flow_is_heard_only_while_it_is_asked_for_and_moves() {
    let mut world = World::new();
    assert!(!world.model.sounds_flow(), "off at first");
    world.send(Msg::FlowSound(true));
    assert!(world.model.sounds_flow(), "asked for");
    world.send(Msg::Pause(true));
    assert!(!world.model.sounds_flow(), "paused");
    world.send(Msg::Pause(false));
    world.send(Msg::Go(Route::About));
    assert!(!world.model.sounds_flow(), "in another view");
    world.send(Msg::Volume(7.0));
    assert!(world.model.volume <= 1.0, "held");
}

#[test]
fn a_session_that_waits_keeps_its_leg_whatever_is_tried_meanwhile() {
    let mut world = World::new();
    world.short_session();
    world.pass(1500);
    world.send(Msg::Go(Route::Learn(None)));
    let before = (world.model.stage.readings(), world.model.stage.sums());
    for msg in [Msg::Compare(true), Msg::Step, Msg::Pause(true), Msg::Reset, Msg::Press, Msg::Competence(0.2)] {
        world.send(msg);
    }
    assert!(world.model.twin.is_none() && !world.model.stage.paused(), "no second leg, no pause");
    assert_eq!((world.model.stage.readings(), world.model.stage.sums()), before, "and the leg is as it was");
}

#[test]
fn two_legs_that_stand_say_what_they_differ_by_now() {
    let mut world = World::new();
    world.send(Msg::LessMotion(true));
    world.send(Msg::Compare(true));
    for _ in 0..5 {
        world.send(Msg::Step);
        let twin = world.model.twin.as_ref().expect("a second leg");
        let shown = |stage: &Stage| stage.monitor().value(Slot::Ankle).parse::<i64>().expect("a figure");
        let more = shown(twin) - shown(&world.model.stage);
        let told = twin.monitor().value(Slot::Beside);
        assert!(more.abs() <= 3 || told.starts_with(&more.abs().to_string()), "{more} told as {told}");
    }
    world.send(Msg::Competence(0.6));
    world.send(Msg::Compare(false));
    assert!((world.model.stage.competence() - 0.6).abs() < 1e-9, "the one leg has the valves that were chosen");
}

#[test]
fn steps_do_not_win_what_running_would_not() {
    let mut world = World::new();
    world.send(Msg::LessMotion(true));
    world.send(chapter(Chapter::Matters));
    world.send(Msg::Pick(Pick::HeelRaises));
    for _ in 0..60 {
        world.send(Msg::Step);
    }
    assert!(world.model.stage.attempt().is_some_and(|a| !a.won()), "healthy valves are not useless");
    world.send(chapter(Chapter::SecondHeart));
    world.send(Msg::Pick(Pick::Walking));
    for _ in 0..200 {
        world.send(Msg::Step);
    }
    assert!(world.model.stage.attempt().is_some_and(Attempt::won), "a minute of walking by steps counts");
}

fn chapter(chapter: Chapter) -> Msg {
    Msg::Go(Route::Learn(Some(chapter)))
}

#[test]
fn every_chapter_puts_the_leg_where_it_begins_and_turning_back_does_so_again() {
    let mut world = World::new();
    world.send(Msg::View(View::Site));
    for open in Chapter::ALL.into_iter().rev() {
        world.send(Msg::Competence(0.2));
        world.send(Msg::Pick(Pick::Walking));
        world.send(chapter(open));
        let state = world.model.state().pump;
        let sits = matches!(open, Chapter::Idle | Chapter::Habits);
        let expected = (if sits { "sitting" } else { "standing" }, "still");
        assert_eq!((state.posture, state.activity), expected, "{open:?}");
        assert!((state.valves - 1.0).abs() < 1e-9, "{open:?}: healthy valves");
        let asked = world.model.stage.attempt().map(Attempt::challenge);
        assert!(challenge(open).is_none_or(|c| asked == Some(c)), "{open:?} asks for {asked:?}");
    }
    world.send(Msg::Pick(Pick::Walking));
    world.send(Msg::Go(Route::Learn(None)));
    assert_eq!(world.model.state().pump.activity, "walking", "the same chapter leaves the leg alone");
    world.send(Msg::SetStage);
    assert_eq!(world.model.state().pump.activity, "still", "unless the reader asks for it");
}

#[test]
fn a_chapter_does_not_take_the_leg_from_a_session_that_waits() {
    let mut world = World::new();
    world.send(Msg::View(View::Site));
    world.send(Msg::Train(Train::Start));
    world.pass(8_000);
    world.send(chapter(Chapter::Idle));
    let during = world.model.state();
    assert_eq!((during.coach.status, during.pump.posture), ("paused", "standing"), "the session keeps its leg");
}

#[test]
fn the_place_is_kept_only_after_the_reader_agreed_and_goes_when_they_take_it_back() {
    let mut world = World::new();
    world.send(Msg::View(View::Site));
    let kept = |effects: &[Effect]| {
        effects.iter().any(|effect| matches!(effect, Effect::Remember("place", _) | Effect::Begin))
    };
    assert!(!kept(&world.send(chapter(Chapter::Pump))), "nothing is written by reading");
    let agreed = world.send(Msg::KeepPlace(true));
    assert!(matches!(agreed.as_slice(), [Effect::Begin, Effect::Remember("place", at)] if at == "pump"), "{agreed:?}");
    let turned = world.send(chapter(Chapter::Idle));
    assert!(turned.iter().any(|e| matches!(e, Effect::Remember("place", at) if at == "idle")), "{turned:?}");
    let forgot = world.send(Msg::KeepPlace(false));
    assert!(matches!(forgot.as_slice(), [Effect::Forget("place")]), "{forgot:?}");
    assert!(!kept(&world.send(chapter(Chapter::Signs))), "and nothing is written any more");
}

#[test]
fn the_lesson_opens_where_it_was_left_and_an_unknown_place_is_left_as_it_is() {
    let remembered = |place: &str| Msg::Remembered(vec![("place", String::from(place))]);
    let mut world = World::new();
    world.send(remembered("idle"));
    assert_eq!(world.model.lesson.chapter, Chapter::Idle, "where it was left");
    assert_eq!(world.model.state().pump.posture, "sitting", "with its leg");
    let mut world = World::new();
    world.send(remembered("<script>"));
    assert_eq!(
        (world.model.lesson.chapter, world.model.unread.as_slice()),
        (Chapter::Soleus, &["place"][..]),
        "unread"
    );
    let effects = world.send(chapter(Chapter::Pump));
    let anew = |e: &Effect| matches!(e, Effect::RememberAnew("place", at) if at == "pump");
    assert!(effects.iter().any(anew), "the old text is put aside first: {effects:?}");
    assert!(!effects.iter().any(|e| matches!(e, Effect::Remember("place", _))), "and not written over: {effects:?}");
}

#[test]
fn what_another_tab_takes_back_is_taken_back_here_too() {
    let mut world = World::new();
    world.send(Msg::View(View::Site));
    world.send(Msg::KeepPlace(true));
    let journal = |place| Msg::Journal(Box::new(Progress { place, ..Progress::default() }));
    world.send(journal(true));
    let turned = world.send(chapter(Chapter::Pump));
    assert!(turned.iter().any(|e| matches!(e, Effect::Remember("place", _))), "kept while agreed to: {turned:?}");
    world.send(journal(false));
    let turned = world.send(chapter(Chapter::Idle));
    assert!(!turned.iter().any(|e| matches!(e, Effect::Remember(..))), "and no longer: {turned:?}");
}

#[test]
fn the_way_back_from_the_first_turn_of_a_page_leads_to_where_it_was_turned() {
    let mut world = World::new();
    world.send(Msg::View(View::Site));
    let named = |effects: &[Effect]| {
        effects.iter().find_map(|e| if let Effect::Name(route) = e { Some(route.clone()) } else { None })
    };
    let first = world.send(chapter(Chapter::Pump));
    assert_eq!(named(&first), Some(Route::Learn(Some(Chapter::Soleus))), "the page without a chapter in its address");
    let second = world.send(chapter(Chapter::Idle));
    assert_eq!(named(&second), None, "a page that has one");
    world.send(Msg::Go(Route::Learn(Some(Chapter::Soleus))));
    assert_eq!(world.model.lesson.chapter, Chapter::Soleus, "back");
}

#[test]
fn a_chapter_chosen_out_of_view_has_its_leg_when_the_lesson_comes_into_view() {
    let mut world = World::new();
    world.send(Msg::View(View::Diagram));
    world.send(Msg::Chapter(Chapter::Idle));
    assert_eq!(world.model.state().pump.posture, "standing", "not yet");
    world.send(Msg::View(View::Learn));
    assert_eq!(world.model.state().pump.posture, "sitting", "in view");
    world.send(Msg::Posture(Posture::Supine));
    world.send(Msg::View(View::Diagram));
    world.send(Msg::View(View::Learn));
    assert_eq!(world.model.state().pump.posture, "supine", "once only");
}

#[test]
fn an_embed_of_the_lesson_turns_its_pages_and_other_embeds_have_none() {
    let mut world = World::new();
    world.send(Msg::View(View::Learn));
    world.send(chapter(Chapter::Signs));
    assert_eq!((world.model.lesson.chapter, world.model.open_view()), (Chapter::Signs, View::Learn), "turned");
    world.send(Msg::View(View::Diagram));
    world.send(chapter(Chapter::Check));
    assert_eq!(world.model.lesson.chapter, Chapter::Signs, "no pages");
}

#[test]
fn the_author_of_a_page_chooses_a_chapter_without_moving_the_place_that_the_reader_keeps() {
    let mut world = World::new();
    world.send(Msg::View(View::Learn));
    world.send(Msg::Remembered(vec![("place", String::from("idle"))]));
    let effects = world.send(Msg::Chapter(Chapter::Habits));
    assert_eq!((world.model.lesson.chapter, world.model.lesson.keeps_place), (Chapter::Habits, true), "opened");
    assert!(!effects.iter().any(|e| matches!(e, Effect::Remember(..))), "nothing is written: {effects:?}");
    let mut diagram = World::new();
    diagram.send(Msg::View(View::Diagram));
    diagram.send(Msg::Chapter(Chapter::Idle));
    assert_eq!(diagram.model.state().pump.posture, "standing", "a leg without the lesson stays as it is");
}

#[test]
fn a_day_goes_by_beside_a_session_that_waits_and_waits_itself_while_it_is_not_in_view() {
    let mut world = World::new();
    world.send(Msg::View(View::Site));
    world.send(Msg::Train(Train::Start));
    world.pass(8_000);
    world.send(chapter(Chapter::Idle));
    world.send(Msg::Lesson(Choice::Hours(-7)));
    world.send(Msg::Lesson(Choice::DayRun));
    world.pass(16);
    let so_far = |world: &World| world.model.lesson.day.gone.as_ref().map_or(0, |gone| gone.hourly.samples().len());
    let half = so_far(&world);
    world.send(chapter(Chapter::Signs));
    world.pass(2_000);
    assert_eq!(so_far(&world), half, "nothing goes by unseen");
    world.send(chapter(Chapter::Idle));
    world.pass(2_000);
    assert!(so_far(&world) > half && !world.model.animated(), "it goes on to its end: {half} samples before");
    assert_eq!(world.model.state().coach.status, "paused", "and the session waits");
}

#[test]
fn a_day_goes_by_frame_by_frame_and_is_taken_back_when_it_is_set_anew() {
    let mut world = World::new();
    world.send(chapter(Chapter::Idle));
    world.send(Msg::Pause(true));
    world.send(Msg::Lesson(Choice::Hours(-7)));
    world.send(Msg::Lesson(Choice::DayRun));
    assert!(world.model.animated() && !world.model.leg_moves(), "the day goes by, the leg stands");
    let renders = world.pass(16);
    assert!(renders <= 1 && world.model.lesson.day.goes_by(), "not all of it in one frame");
    world.pass(2_000);
    assert!(!world.model.animated(), "an hour has gone by, and nothing moves any more");
    let gone = world.model.lesson.day.gone.clone().expect("it went by");
    let [yours, hourly] = [gone.yours.samples(), gone.hourly.samples()];
    assert_eq!([yours.len(), hourly.len()], [12, 12], "an hour, a sample each five minutes");
    let ends = [yours, hourly].map(|day| day.last().map_or(0.0, |sample| sample.fluid_ml));
    assert!(ends[0] > ends[1], "fewer breaks, more fluid: {ends:?}");
    world.send(Msg::Lesson(Choice::Hours(1)));
    assert!(world.model.lesson.day.gone.is_none(), "another day");
    for _ in 0..40 {
        world.send(Msg::Lesson(Choice::Hours(-1)));
    }
    world.send(Msg::Lesson(Choice::Breaks(usize::MAX)));
    assert_eq!((world.model.lesson.day.hours, world.model.lesson.day.every_h()), (1, Some(1)), "held to what there is");
}

#[test]
fn with_less_motion_a_day_is_drawn_only_when_it_is_over() {
    let mut world = World::new();
    world.send(chapter(Chapter::Idle));
    world.send(Msg::LessMotion(true));
    world.send(Msg::Lesson(Choice::Hours(-7)));
    world.send(Msg::Lesson(Choice::DayRun));
    assert_eq!(world.pass(2_000), 1, "one picture of the whole day");
}

#[test]
fn signs_and_answers_come_and_go_and_nothing_out_of_range_is_a_panic() {
    let mut world = World::new();
    world.send(Msg::Lesson(Choice::Sign(1)));
    world.send(Msg::Lesson(Choice::Sign(usize::MAX)));
    assert_eq!(crate::lesson::advice(&world.model.lesson.ticked), Some(crate::lesson::Advice::Today), "one leg");
    world.send(Msg::Lesson(Choice::Sign(1)));
    assert_eq!(crate::lesson::advice(&world.model.lesson.ticked), None, "taken off");
    world.send(Msg::Lesson(Choice::Answer(2, 1)));
    world.send(Msg::Lesson(Choice::Answer(usize::MAX, 0)));
    assert_eq!(world.model.lesson.answers[2], Some(1), "an answer");
    world.send(Msg::Lesson(Choice::QuizAgain));
    assert!(world.model.lesson.answers.iter().all(Option::is_none), "again");
}

#[test]
fn a_region_that_is_known_for_sure_has_its_number() {
    let mut world = World::new();
    world.send(Msg::Region(String::from("en-DE,de")));
    assert_eq!(world.model.emergency, Some("112"), "in Germany, whatever the language");
    world.send(Msg::Region(String::from("nowhere")));
    assert_eq!(world.model.emergency, None, "the neutral wording");
}

/// Words of every part.
fn whole_of(language: Language) -> Words {
    let parts = Part::ALL.map(|part| &*vec!["x"; part.size()].leak());
    Words::new(Box::leak(Box::new(crate::text::Tables { language, parts, platform: Words::english().platform() })))
}

/// The same words under another name.
fn words_of(language: Language) -> Words {
    let english = Words::english();
    let interface = Key::ALL.iter().take(Part::Interface.size()).map(|key| english.t(*key)).collect::<Vec<_>>().leak();
    let tables = crate::text::Tables { language, parts: [interface, &[], &[]], platform: english.platform() };
    Words::new(Box::leak(Box::new(tables)))
}

#[test]
fn a_chosen_language_is_spoken_and_remembered_once_its_words_are_here() {
    let mut world = World::new();
    let german = Some(Language::German);
    let effects = world.send(Msg::Choose(Setting::Language(german)));
    assert!(effects.is_empty() && world.model.state().lang == "en", "nothing before the words");
    assert_eq!(world.model.wants_words(), Some((Language::German, Part::Interface)), "which are wanted");
    let effects = world.send(Msg::Words(words_of(Language::German)));
    assert_eq!(world.model.state().lang, "de", "spoken");
    assert!(effects.iter().any(|e| matches!(e, Effect::Begin)), "the reader has set something");
    assert!(effects.iter().any(|e| matches!(e, Effect::Remember("lang", tag) if tag == "de")), "remembered");
    let effects = world.send(Msg::Choose(Setting::Language(None)));
    assert!(effects.is_empty(), "that of the page around is another: {effects:?}");
    let effects = world.send(Msg::Words(Words::english()));
    assert!(effects.iter().any(|e| matches!(e, Effect::Remember("lang", tag) if tag == "auto")), "remembered");
}

#[test]
fn words_that_do_not_arrive_change_nothing_and_are_told_of() {
    let mut world = World::new();
    world.send(Msg::Choose(Setting::Language(Some(Language::French))));
    world.send(Msg::WordsFailed(Language::German, Part::Interface));
    assert_eq!(world.model.wants_words(), Some((Language::French, Part::Interface)), "others are still awaited");
    let effects = world.send(Msg::WordsFailed(Language::French, Part::Interface));
    assert!(effects.is_empty() && world.model.failed == Some(Part::Interface), "told");
    assert_eq!((world.model.state().lang, world.model.language), ("en", None), "as it was");
    assert_ne!(world.model.wants_words(), Some((Language::French, Part::Interface)), "not asked for again by itself");
    world.send(Msg::Choose(Setting::Language(Some(Language::French))));
    assert_eq!(world.model.failed, None, "another attempt");
    world.send(Msg::Words(words_of(Language::German)));
    assert_eq!(world.model.state().lang, "en", "words that nobody waits for any more are left");
}

#[test]
fn a_session_waits_for_the_part_of_the_program_that_paces_it() {
    let mut world = World::new();
    world.send(Msg::View(View::Diagram));
    world.send(Msg::Ask(Setting::Language(Some(Language::German))));
    world.send(Msg::Words(words_of(Language::German)));
    assert_eq!(world.model.wants_words(), None, "a diagram needs nothing else");
    for ask in [
        Train::Ask(Command::Pause),
        Train::Ask(Command::Resume),
        Train::Ask(Command::End),
        Train::Preset(0),
        Train::Done,
    ] {
        assert!(world.send(Msg::Train(ask)).is_empty(), "{ask:?} has nothing to command");
    }
    assert!(world.send(Msg::Train(Train::Start)).is_empty(), "not yet");
    assert_eq!(world.model.wants_words(), Some((Language::German, Part::Coach)), "what it needs");
    world.send(Msg::WordsFailed(Language::German, Part::Coach));
    assert_eq!(world.model.wants_words(), None, "not asked for again by itself");
    world.send(Msg::WordsAgain);
    let effects = world.send(Msg::Words(whole_of(Language::German)));
    assert!(effects.iter().any(|e| matches!(e, Effect::Emit(event) if event.name == "soleus-start")), "{effects:?}");
    assert_eq!(world.model.state().coach.status, "running", "and begins once it is here");
    let again = world.send(Msg::Words(whole_of(Language::German)));
    assert!(!again.iter().any(|e| matches!(e, Effect::Emit(_))), "once");
}

#[test]
fn training_and_progress_ask_for_their_part_and_the_lesson_for_its_own() {
    let mut world = World::new();
    world.send(Msg::View(View::Site));
    world.send(Msg::Ask(Setting::Language(Some(Language::German))));
    world.send(Msg::Words(words_of(Language::German)));
    for (route, part) in [
        (Route::Train, Some(Part::Coach)),
        (Route::Progress, Some(Part::Coach)),
        (Route::Learn(None), Some(Part::Lesson)),
        (Route::About, Some(Part::Lesson)),
        (Route::Missing(String::from("x")), None),
    ] {
        world.send(Msg::Go(route.clone()));
        assert_eq!(world.model.wants_words().map(|(_, part)| part), part, "{route:?}");
    }
}

#[test]
fn what_the_author_asks_for_is_not_remembered_and_what_the_reader_chooses_is() {
    let mut world = World::new();
    let asked = [Setting::Theme(Theme::Dark), Setting::Motion(Motion::Full), Setting::Language(None)];
    for setting in asked {
        let effects = world.send(Msg::Ask(setting));
        assert!(!effects.iter().any(|e| matches!(e, Effect::Remember(..) | Effect::Begin)), "{setting:?}");
    }
    assert_eq!((world.model.theme, world.model.motion), (Theme::Dark, Motion::Full), "as asked");
    for (setting, name, text) in [
        (Setting::Theme(Theme::HighContrast), "theme", "high-contrast"),
        (Setting::Motion(Motion::Reduced), "motion", "reduced"),
        (Setting::Language(Some(Language::English)), "lang", "en"),
    ] {
        let effects = world.send(Msg::Choose(setting));
        let kept = |e: &Effect| matches!(e, Effect::Remember(n, t) if *n == name && t == text);
        assert!(effects.iter().any(kept), "{name}: {effects:?}");
        let mut later = World::new();
        later.send(Msg::Remembered(vec![(name, String::from(text))]));
        assert!(later.model.unread.is_empty(), "{name} comes back");
    }
    let mut later = World::new();
    later.send(Msg::Remembered(vec![("theme", String::from("mauve")), ("lang", String::from("xx"))]));
    assert_eq!(later.model.unread, ["theme", "lang"], "what is no setting stays where it is");
}

#[test]
fn a_language_change_rewrites_what_the_monitors_say() {
    let mut world = World::new();
    let mute = crate::text::Tables {
        language: Language::German,
        parts: [vec!["x"; Part::Interface.size()].leak(), &[], &[]],
        platform: Words::english().platform(),
    };
    world.send(Msg::Choose(Setting::Language(Some(Language::German))));
    world.send(Msg::Words(Words::new(Box::leak(Box::new(mute)))));
    let monitor = world.model.stage.monitor();
    for slot in [Slot::Now, Slot::Narration, Slot::ReferenceText, Slot::Since, Slot::Valve, Slot::GoalText] {
        assert_eq!(monitor.value(slot), "x", "{slot:?}");
    }
}
