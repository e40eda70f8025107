//! The stage as a reader meets it: presses, time and pictures, without a page.

use super::*;
use crate::scene::monitor::Slot;
use crate::scene::strip::TOP_MMHG;
use crate::text::Words;
use crate::units::round_i64;

fn frames(stage: &mut Stage, seconds: f64) {
    let mut left = seconds;
    while left > 0.0 {
        stage.advance(1.0 / 60.0);
        left -= 1.0 / 60.0;
    }
}

fn ankle(stage: &Stage) -> f64 {
    stage.readings().ankle_pressure_mmhg
}

#[test]
fn ten_presses_bring_the_ankle_pressure_below_half_and_rest_brings_it_back() {
    let mut stage = Stage::new(Words::english());
    let standing = ankle(&stage);
    for _ in 0..10 {
        stage.press();
        frames(&mut stage, 0.6);
        stage.release();
        frames(&mut stage, 0.6);
    }
    assert!(ankle(&stage) < 0.5 * standing, "{} of {standing}", ankle(&stage));
    frames(&mut stage, 120.0);
    assert!(ankle(&stage) > 0.9 * standing, "refilled to {} of {standing}", ankle(&stage));
    assert_eq!(stage.monitor().sentence(), Key::StandingStill, "the sentence follows");
}

#[test]
fn a_paused_stage_moves_nothing_and_a_press_wakes_it() {
    let mut stage = Stage::new(Words::english());
    stage.set_paused(true);
    let before = stage.inputs();
    assert!(!stage.advance(0.05), "no change to paint");
    assert_eq!(stage.inputs(), before, "nothing moved");
    stage.press();
    assert!(stage.advance(0.05), "the reader asked for movement");
}

#[test]
fn less_motion_opens_on_a_raised_heel_and_steps_are_jumps() {
    let mut stage = Stage::new(Words::english());
    stage.set_still(true);
    assert!(stage.readings().effort > 0.9 && !stage.running(), "heel up, nothing runs");
    assert!(stage.readings().popliteal_open > 0.9, "the valve is open");
    stage.step_once();
    assert!(stage.readings().effort < 0.1, "the next phase is the heel down");
    let after_release = ankle(&stage);
    stage.step_once();
    stage.step_once();
    assert!(ankle(&stage) < after_release, "another raise brings the pressure further down");
}

#[test]
fn cells_stand_still_without_flow_and_run_back_through_leaks() {
    assert!(travel(0.0, 1.0).abs() < f64::EPSILON, "nil flow");
    let mut stage = Stage::new(Words::english());
    stage.set_competence(0.0);
    stage.press();
    frames(&mut stage, 0.8);
    let raised = stage.inputs().phases.deep;
    stage.release();
    frames(&mut stage, 1.0);
    assert!(stage.inputs().phases.deep < raised, "blood falls back where no valve holds it");
}

/// Each sentence that is shown in `seconds`, once.
fn told(stage: &mut Stage, seconds: f64) -> Vec<Key> {
    let mut told = Vec::new();
    for _ in 0..round_i64(seconds * 60.0) {
        stage.advance(1.0 / 60.0);
        told.push(stage.monitor().sentence());
    }
    told.dedup();
    told
}

#[test]
fn every_raise_is_told_as_moving_blood_and_every_release_as_refilling() {
    let mut stage = Stage::new(Words::english());
    for raise in 1..=12 {
        stage.press();
        let up = told(&mut stage, 1.0);
        assert!(up.ends_with(&[Key::SqueezedMoving]) && !up.contains(&Key::SqueezedEmpty), "{raise}: {up:?}");
        stage.release();
        let down = told(&mut stage, 1.0);
        assert!(down.ends_with(&[Key::Refilling]) && !down.contains(&Key::StandingStill), "{raise}: {down:?}");
    }
    stage.press();
    assert_eq!(told(&mut stage, 10.0).last(), Some(&Key::SqueezedEmpty), "a long hold is said to be one");
    stage.release();
    assert_eq!(told(&mut stage, 60.0)[1..], [Key::Refilling, Key::StandingStill], "and rest ends it");
}

#[test]
fn a_release_of_leaky_valves_is_told_as_falling_back() {
    let mut stage = Stage::new(Words::english());
    stage.set_competence(0.0);
    stage.press();
    frames(&mut stage, 1.0);
    stage.release();
    let down = told(&mut stage, 2.0);
    assert!(down.contains(&Key::FallingBack) && !down.contains(&Key::StandingStill), "{down:?}");
    assert_eq!(told(&mut stage, 60.0).last(), Some(&Key::StandingStill), "until it rests");
}

#[test]
fn a_short_squeeze_is_narrated() {
    let mut stage = Stage::new(Words::english());
    frames(&mut stage, 5.3);
    stage.press();
    frames(&mut stage, 0.9);
    let narration = stage.monitor().value(Slot::Narration);
    assert!(narration.contains(Words::english().t(Key::SqueezedMoving)), "{narration}");
}

#[test]
fn a_paused_rhythm_is_not_said_to_go_on() {
    let mut stage = Stage::new(Words::english());
    stage.set_pick(Pick::Walking);
    frames(&mut stage, 3.0);
    assert_eq!(stage.monitor().sentence(), Key::WalkingSteady, "it walks");
    stage.set_paused(true);
    assert_ne!(stage.monitor().sentence(), Key::WalkingSteady, "it stands");
    stage.set_pick(Pick::HeelRaises);
    assert_ne!(stage.monitor().sentence(), Key::HeelRaisesSteady, "nothing runs");
    stage.set_paused(false);
    assert_eq!(stage.monitor().sentence(), Key::HeelRaisesSteady, "now it does");
}

#[test]
fn no_surge_is_cut_by_the_top_of_the_chart() {
    for (height_cm, competence) in [(175.0, 1.0), (175.0, 0.0), (205.0, 0.5), (205.0, 0.0)] {
        let mut stage = Stage::new(Words::english());
        stage.set_height_cm(height_cm);
        stage.set_competence(competence);
        for _ in 0..3 {
            stage.press();
            for _ in 0..60 {
                stage.advance(1.0 / 60.0);
                assert!(ankle(&stage) < TOP_MMHG, "{} at {height_cm} cm, {competence}", ankle(&stage));
            }
            stage.release();
            frames(&mut stage, 1.0);
        }
    }
}

#[test]
fn one_tank_measures_every_leg_and_never_runs_over() {
    let shares = [1.0, 0.5, 0.0].map(|competence| {
        let mut stage = Stage::new(Words::english());
        stage.set_competence(competence);
        frames(&mut stage, 3.0);
        let blood_ml = stage.readings().calf_volume_ml - stage.readings().interstitial_ml;
        let tank = stage.monitor().value(Slot::Tank);
        let share: f64 = tank.trim_end_matches('%').parse().expect("a percentage");
        (share, blood_ml)
    });
    for (share, blood_ml) in shares {
        assert!(share < 100.0 && (share * 2.2 - blood_ml).abs() < 0.5, "{share} % of 220 mL for {blood_ml}");
    }
    assert!(
        shares[0].0 + 10.0 < shares[1].0 && shares[1].0 < shares[2].0,
        "veins that have grown hold more: {shares:?}"
    );
}

#[test]
fn activities_bring_their_posture_and_postures_end_them() {
    let mut stage = Stage::new(Words::english());
    stage.set_pick(Pick::SeatedPumps);
    assert_eq!(stage.posture(), Posture::Sitting, "seated pumps sit");
    stage.set_posture(Posture::Supine);
    assert_eq!(stage.pick(), Pick::Still, "nobody walks or pumps seated while lying");
}

#[test]
fn a_session_owns_the_leg_until_it_ends() {
    let mut stage = Stage::new(Words::english());
    stage.begin_session(Posture::Standing);
    stage.press();
    assert!(!stage.held() && !stage.advance(0.1), "neither hand nor frame moves a coached leg");
    for _ in 0..20 {
        stage.drive(0.6, |_| Some(1.0));
        stage.drive(0.6, |_| Some(0.0));
    }
    assert!(stage.sums().lowest_mmhg < 45.0, "lowest {}", stage.sums().lowest_mmhg);
    assert!(stage.sums().moved_ml > 50.0, "moved {}", stage.sums().moved_ml);
    stage.end_session();
    assert!(stage.advance(0.05), "free again");
}

#[test]
fn a_session_starts_from_a_healthy_leg_at_rest_whatever_was_shown_before() {
    let mut stage = Stage::new(Words::english());
    stage.set_competence(0.0);
    stage.set_posture(Posture::Supine);
    frames(&mut stage, 20.0);
    stage.begin_session(Posture::Standing);
    assert!(stage.sums().lowest_mmhg > 80.0, "not the pressure of lying down: {}", stage.sums().lowest_mmhg);
    assert!(stage.competence() > 0.99 && stage.posture() == Posture::Standing, "healthy and standing");
    stage.set_height_cm(150.0);
    stage.set_competence(0.2);
    assert!(stage.competence() > 0.99 && !stage.advance(0.1), "and it stays the session's");
}

#[test]
fn a_session_of_walking_pumps_as_walking_does_and_a_seated_one_sits() {
    let mut stage = Stage::new(Words::english());
    stage.begin_session(Posture::Standing);
    for _ in 0..60 {
        stage.drive(1.0, |_| None);
    }
    let walked = stage.sums();
    assert!(walked.lowest_mmhg < 45.0 && walked.moved_ml > 200.0, "a minute of walking: {walked:?}");
    stage.end_session();
    stage.begin_session(Posture::Sitting);
    assert_eq!(stage.posture(), Posture::Sitting, "seated");
    let seated = stage.sums().lowest_mmhg;
    for _ in 0..20 {
        stage.drive(1.0, |_| Some(1.0));
        stage.drive(1.0, |_| Some(0.0));
    }
    assert!(stage.sums().lowest_mmhg < seated - 10.0, "pumped from {seated} to {}", stage.sums().lowest_mmhg);
}

#[test]
fn with_less_motion_a_press_and_its_end_are_one_step_each() {
    let mut stage = Stage::new(Words::english());
    stage.set_still(true);
    let open = stage.leg.time_s();
    stage.release();
    assert!(stage.leg.time_s() - open < 1e-9, "nothing was held: a window that loses focus moves nothing");
    stage.press();
    stage.press();
    stage.release();
    let once = stage.leg.time_s();
    stage.release();
    stage.release();
    assert!(stage.leg.time_s() - once < 1e-9, "one press ends once");
    assert!((once - open - SQUEEZE_STEP_S - RELEASE_STEP_S).abs() < 0.05, "two steps: {}", once - open);
}

#[test]
fn figures_are_not_rewritten_faster_than_they_can_be_read() {
    let mut stage = Stage::new(Words::english());
    stage.set_pick(Pick::HeelRaises);
    let before = stage.monitor().version(Slot::Ankle);
    frames(&mut stage, 10.0);
    let rewritten = stage.monitor().version(Slot::Ankle) - before;
    assert!((10..=51).contains(&rewritten), "{rewritten} times in ten seconds");
}

#[test]
fn time_lapse_swells_a_seated_ankle_as_the_clinic_has_it_and_lying_undoes_it() {
    let mut stage = Stage::new(Words::english());
    stage.set_posture(Posture::Sitting);
    stage.set_pace(Pace::Lapse);
    frames(&mut stage, 6.0);
    let hour = stage.readings();
    assert!((hour.time_s - 3600.0).abs() < 60.0, "six seconds are an hour: {}", hour.time_s);
    let mut leg = Leg::at_rest(Posture::Sitting, 175.0, 1.0);
    leg.lapse(3600.0);
    let expected_ml = leg.readings().interstitial_ml;
    assert!((hour.interstitial_ml - expected_ml).abs() < 2.0, "{} of {expected_ml} mL", hour.interstitial_ml);
    stage.set_posture(Posture::Supine);
    frames(&mut stage, 6.0);
    assert!(stage.readings().interstitial_ml < 0.5 * hour.interstitial_ml, "an hour of lying");
    assert_eq!(stage.monitor().sentence(), Key::LapseDraining, "and is said to");
}

#[test]
fn time_lapse_of_a_rhythm_does_not_flicker() {
    let mut stage = Stage::new(Words::english());
    stage.set_pick(Pick::Walking);
    stage.set_pace(Pace::Lapse);
    frames(&mut stage, 1.0);
    let before = stage.inputs();
    for _ in 0..30 {
        stage.advance(1.0 / 60.0);
        let now = stage.inputs();
        assert!((now.fill.low - before.fill.low).abs() < 0.05, "{} after {}", now.fill.low, before.fill.low);
        assert!((now.lift - before.lift).abs() < 0.05 && (now.act - before.act).abs() < 0.05, "the leg stands");
        assert!((now.pressure_mmhg[0] - before.pressure_mmhg[0]).abs() < 3.0, "a mean moves slowly");
    }
    assert!(before.pressure_mmhg[0] < 60.0, "and is that of walking: {}", before.pressure_mmhg[0]);
}

#[test]
fn a_press_ends_time_lapse_since_a_squeeze_would_be_over_before_it_is_seen() {
    let mut stage = Stage::new(Words::english());
    stage.set_pace(Pace::Lapse);
    frames(&mut stage, 1.0);
    stage.press();
    frames(&mut stage, 0.6);
    assert!(stage.pace() == Pace::Real && stage.readings().effort > 0.9, "the heel is up");
    assert_eq!(
        stage.monitor().value(Slot::Since),
        Words::english().t(Key::SixtySecondsAgo),
        "the chart is of a minute again"
    );
}

#[test]
fn a_paused_time_lapse_goes_by_ten_minutes_a_step() {
    let mut stage = Stage::new(Words::english());
    stage.set_posture(Posture::Sitting);
    stage.set_pace(Pace::Lapse);
    let before = stage.readings();
    stage.step_once();
    let after = stage.readings();
    assert!((after.time_s - before.time_s - 600.0).abs() < 1.0, "{} s", after.time_s - before.time_s);
    assert!(after.interstitial_ml > before.interstitial_ml + 5.0, "and shows what they do");
}

#[test]
fn the_sound_follows_the_flow_and_knocks_once_for_a_valve_that_shuts() {
    let mut stage = Stage::new(Words::english());
    frames(&mut stage, 1.0);
    let still = stage.listen();
    assert!(still.gain <= 0.0, "a trickle is silent");
    stage.press();
    frames(&mut stage, 0.3);
    let up = stage.listen();
    assert!(up.gain > 0.5 && up.hz > 250.0 && up.shuts == 0, "{up:?}");
    stage.release();
    frames(&mut stage, 1.0);
    assert_eq!(stage.listen().shuts, 1, "shut once");
    assert_eq!(stage.listen().shuts, 0, "and told once");
    let mut leaky = Stage::new(Words::english());
    leaky.set_competence(0.0);
    leaky.press();
    frames(&mut leaky, 0.8);
    leaky.release();
    frames(&mut leaky, 0.4);
    let back = leaky.listen();
    assert!(leaky.readings().popliteal_flow_ml_s < -5.0 && back.gain > 0.0, "blood falls back: {back:?}");
    assert!(back.hz < still.hz.max(LOWEST_HZ) * 1.9, "lower than the way up: {back:?}");
}
