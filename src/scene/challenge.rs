//! Challenges: something to bring about on the stage, judged by what the model reads.
//!
//! Exists so that a reader finds out by doing. A challenge is a goal over readings, followed from frame to frame; what
//! it says (title, task, hint, success) is text of its own. It must never judge by buttons pressed: any way to the goal
//! counts.

use crate::pump::Readings;
use crate::text::Key;
use crate::units::within;

/// Ankle pressure to get below with raises, mmHg.
const LOW_MMHG: f64 = 30.0;
/// Blood in the calf at rest, about, and to get below with one squeeze, mL.
const FULL_ML: f64 = 125.0;
const EMPTIED_ML: f64 = 70.0;
/// Ankle pressure of sitting still, about, and to get below without standing up, mmHg.
const SITTING_MMHG: f64 = 62.0;
const SEATED_MMHG: f64 = 45.0;
/// Ankle pressure to get below without a muscle, mmHg.
const LYING_MMHG: f64 = 15.0;
/// Ankle pressure to stay below, mmHg, and for how long, s.
const KEPT_MMHG: f64 = 40.0;
const KEPT_S: f64 = 60.0;
/// Share of the standing pressure that ten useless raises leave.
const USELESS: f64 = 0.9;
const RAISES: u32 = 10;
/// A pause after which raises are counted anew, s.
const PAUSE_S: f64 = 4.0;
/// Two hours of sitting, s.
const SITTING_S: f64 = 7200.0;

/// A task on the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Challenge {
    /// Squeeze the calf below 70 mL of blood, with healthy valves.
    Empty,
    /// Bring the ankle pressure below 30 mmHg, upright and with healthy valves.
    Lower,
    /// Bring it below 15 mmHg without a muscle.
    Idle,
    /// Keep it below 40 mmHg for a minute, upright.
    Keep,
    /// Find valves with which ten raises take away less than a tenth.
    Useless,
    /// Sit still for two hours, then get rid of half the fluid.
    Sit,
    /// Bring the ankle pressure below 45 mmHg while sitting.
    Seat,
}

impl Challenge {
    /// What is to be reached, in a few words.
    pub fn title(self) -> Key {
        self.words().0
    }

    /// What to do.
    pub fn task(self) -> Key {
        self.words().1
    }

    /// A nudge for whoever asks.
    pub fn hint(self) -> Key {
        self.words().2
    }

    /// What was just seen, when it is reached.
    pub fn success(self) -> Key {
        self.words().3
    }

    fn words(self) -> (Key, Key, Key, Key) {
        match self {
            Self::Empty => (Key::SqueezeTitle, Key::SqueezeTask, Key::SqueezeHint, Key::SqueezeSuccess),
            Self::Lower => (Key::LowerTitle, Key::LowerTask, Key::LowerHint, Key::LowerSuccess),
            Self::Idle => (Key::IdleTitle, Key::IdleTask, Key::IdleHint, Key::IdleSuccess),
            Self::Keep => (Key::KeepTitle, Key::KeepTask, Key::KeepHint, Key::KeepSuccess),
            Self::Useless => (Key::UselessTitle, Key::UselessTask, Key::UselessHint, Key::UselessSuccess),
            Self::Sit => (Key::SitTitle, Key::SitTask, Key::SitHint, Key::SitSuccess),
            Self::Seat => (Key::SeatTitle, Key::SeatTask, Key::SeatHint, Key::SeatSuccess),
        }
    }
}

/// What a challenge sees of the stage after a stretch of time.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// What the model reads, or its mean over the stretch in time-lapse.
    pub now: Readings,
    /// Model time that went by, s.
    pub elapsed_s: f64,
    /// Valve competence, 1 healthy to 0 none.
    pub competence: f64,
    /// Ankle pressure of standing still, mmHg.
    pub standing_mmhg: f64,
}

/// A challenge under way.
#[derive(Clone, Copy, Debug)]
pub struct Attempt {
    challenge: Challenge,
    won: bool,
    /// How far, 0 to 1.
    share: f64,
    /// Seconds kept up so far.
    kept_s: f64,
    raises: Raises,
    /// Fluid at the end of sitting, mL: the second half of [`Challenge::Sit`] has begun.
    swollen_ml: Option<f64>,
}

/// Raises one after the other, with the mean pressure of the cycle under way.
#[derive(Clone, Copy, Debug, Default)]
struct Raises {
    done: u32,
    up: bool,
    competence: f64,
    cycle_s: f64,
    sum_mmhg_s: f64,
}

impl Attempt {
    /// Begin a challenge.
    pub fn at(challenge: Challenge) -> Self {
        Self { challenge, won: false, share: 0.0, kept_s: 0.0, raises: Raises::default(), swollen_ml: None }
    }

    /// Which one it is.
    pub fn challenge(&self) -> Challenge {
        self.challenge
    }

    /// Whether the goal was reached; it stays so.
    pub fn won(&self) -> bool {
        self.won
    }

    /// How far the way to the goal has come, 0 to 1.
    pub fn share(&self) -> f64 {
        if self.won { 1.0 } else { self.share }
    }

    /// Take in what the stage shows after a stretch of time.
    pub fn see(&mut self, seen: &Seen) {
        if self.won {
            return;
        }
        let Seen { now, elapsed_s, standing_mmhg, .. } = *seen;
        let mmhg = now.ankle_pressure_mmhg;
        let upright = now.lying < 0.1;
        let below = |goal_mmhg: f64| within((standing_mmhg - mmhg) / (standing_mmhg - goal_mmhg), 0.0, 1.0);
        self.share = match self.challenge {
            Challenge::Empty if !upright || seen.competence < 0.95 => 0.0,
            Challenge::Empty => within((FULL_ML - now.calf_volume_ml) / (FULL_ML - EMPTIED_ML), 0.0, 1.0),
            Challenge::Lower if now.sitting > 0.1 || !upright || seen.competence < 0.95 => 0.0,
            Challenge::Lower => below(LOW_MMHG),
            // Only lying down gets there; a squeeze on the way does not count.
            Challenge::Idle if now.activation > 0.02 || upright => 0.0,
            Challenge::Idle => below(LYING_MMHG),
            Challenge::Keep => {
                let kept = upright && mmhg < KEPT_MMHG;
                self.kept_s = if kept { self.kept_s + elapsed_s } else { 0.0 };
                self.kept_s / KEPT_S
            }
            Challenge::Useless => self.raises.see(seen),
            Challenge::Sit => self.sit(seen),
            Challenge::Seat if now.sitting < 0.9 => 0.0,
            Challenge::Seat => within((SITTING_MMHG - mmhg) / (SITTING_MMHG - SEATED_MMHG), 0.0, 1.0),
        };
        self.won = self.share >= 1.0;
    }

    fn sit(&mut self, seen: &Seen) -> f64 {
        let Seen { now, elapsed_s, .. } = *seen;
        if let Some(swollen_ml) = self.swollen_ml {
            return 0.5 + 0.5 * within((swollen_ml - now.interstitial_ml) / (0.5 * swollen_ml), 0.0, 1.0);
        }
        if now.sitting > 0.9 && now.activation < 0.02 {
            self.kept_s += elapsed_s;
        }
        if self.kept_s >= SITTING_S {
            self.swollen_ml = Some(now.interstitial_ml);
        }
        0.5 * within(self.kept_s / SITTING_S, 0.0, 1.0)
    }
}

impl Raises {
    /// Share of the way: raises done, and all of it once a cycle after the tenth stays near the standing pressure.
    fn see(&mut self, seen: &Seen) -> f64 {
        let Seen { now, elapsed_s, competence, standing_mmhg } = *seen;
        self.cycle_s += elapsed_s;
        self.sum_mmhg_s += elapsed_s * now.ankle_pressure_mmhg;
        let other_valves = (competence - self.competence).abs() > 1e-9;
        if other_valves || self.cycle_s > PAUSE_S || now.sitting + now.lying > 0.1 {
            *self = Self { competence, up: now.activation > 0.3, ..Self::default() };
        }
        let up = if self.up { now.activation > 0.1 } else { now.activation > 0.3 };
        let mut useless = false;
        if up && !self.up {
            useless =
                self.done >= RAISES && self.cycle_s > 0.0 && self.sum_mmhg_s >= USELESS * standing_mmhg * self.cycle_s;
            self.done += 1;
            (self.cycle_s, self.sum_mmhg_s) = (0.0, 0.0);
        }
        self.up = up;
        if useless { 1.0 } else { within(0.09 * f64::from(self.done), 0.0, 0.9) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pump::Posture;
    use crate::scene::{Pace, Pick, Stage};

    fn playing(challenge: Challenge) -> Stage {
        let mut stage = Stage::new(crate::text::Words::english());
        stage.challenge(challenge);
        stage
    }

    /// Seconds until it is won, or none within `seconds`.
    fn won_within(stage: &mut Stage, seconds: u32) -> Option<u32> {
        (1..=seconds * 60).find(|_| {
            stage.advance(1.0 / 60.0);
            stage.attempt().is_some_and(Attempt::won)
        })
    }

    #[test]
    fn raises_lower_the_pressure_only_with_valves_that_close() {
        let mut stage = playing(Challenge::Lower);
        stage.set_pick(Pick::HeelRaises);
        assert!(won_within(&mut stage, 20).is_some(), "healthy valves");
        let mut stage = playing(Challenge::Lower);
        stage.set_competence(0.5);
        stage.set_pick(Pick::HeelRaises);
        assert!(won_within(&mut stage, 60).is_none(), "leaky valves");
    }

    #[test]
    fn lying_down_needs_no_muscle_and_raises_do_not_count_as_idle() {
        let mut stage = playing(Challenge::Idle);
        stage.set_pick(Pick::HeelRaises);
        assert!(won_within(&mut stage, 60).is_none(), "raises");
        stage.set_posture(Posture::Supine);
        assert!(won_within(&mut stage, 60).is_some(), "lying");
    }

    #[test]
    fn a_minute_below_forty_is_kept_by_walking_and_not_by_ten_raises() {
        let mut stage = playing(Challenge::Keep);
        stage.set_pick(Pick::HeelRaises);
        assert!(won_within(&mut stage, 15).is_none(), "fifteen seconds of raises");
        stage.set_pick(Pick::Still);
        assert!(won_within(&mut stage, 120).is_none(), "then still");
        stage.set_pick(Pick::Walking);
        assert!(won_within(&mut stage, 120).is_some(), "walking on");
        let mut lying = playing(Challenge::Keep);
        lying.set_posture(Posture::Supine);
        assert!(won_within(&mut lying, 120).is_none(), "lying is another challenge");
    }

    #[test]
    fn raises_are_useless_only_without_valves() {
        for (competence, useless) in [(0.0, true), (0.1, true), (0.4, false), (1.0, false)] {
            let mut stage = playing(Challenge::Useless);
            stage.set_competence(competence);
            stage.set_pick(Pick::HeelRaises);
            assert_eq!(won_within(&mut stage, 40).is_some(), useless, "competence {competence}");
        }
    }

    #[test]
    fn nine_raises_are_too_few_to_judge_the_valves() {
        let mut stage = playing(Challenge::Useless);
        stage.set_competence(0.0);
        stage.set_pick(Pick::HeelRaises);
        assert!(won_within(&mut stage, 9).is_none(), "the tenth raise is not over");
    }

    #[test]
    fn two_hours_of_sitting_come_before_getting_rid_of_the_fluid() {
        let mut stage = playing(Challenge::Sit);
        stage.set_posture(Posture::Sitting);
        stage.set_pace(Pace::Lapse);
        assert!(won_within(&mut stage, 10).is_none(), "an hour and a half");
        stage.set_posture(Posture::Supine);
        assert!(won_within(&mut stage, 10).is_none(), "lying down too early");
        stage.set_posture(Posture::Sitting);
        assert!(won_within(&mut stage, 10).is_none(), "sitting alone");
        assert!(stage.readings().interstitial_ml > 60.0, "the ankle has swollen");
        stage.set_posture(Posture::Supine);
        assert!(won_within(&mut stage, 15).is_some(), "lying down");
    }

    #[test]
    fn one_squeeze_empties_the_veins_and_standing_still_does_not() {
        let mut stage = playing(Challenge::Empty);
        assert!(won_within(&mut stage, 10).is_none(), "standing still");
        stage.press();
        assert!(won_within(&mut stage, 3).is_some(), "one squeeze");
        let mut lying = playing(Challenge::Empty);
        lying.set_posture(Posture::Supine);
        assert!(won_within(&mut lying, 30).is_none(), "lying empties them without a squeeze");
    }

    #[test]
    fn seated_pumps_get_below_forty_five_and_getting_up_does_not_count() {
        let mut stage = playing(Challenge::Seat);
        stage.set_pick(Pick::HeelRaises);
        assert!(won_within(&mut stage, 30).is_none(), "standing");
        let mut rested = playing(Challenge::Seat);
        rested.set_posture(Posture::Sitting);
        assert!(won_within(&mut rested, 30).is_none(), "sitting still");
        rested.set_pick(Pick::SeatedPumps);
        assert!(won_within(&mut rested, 60).is_some(), "seated pumps");
    }

    #[test]
    fn a_challenge_won_stays_won_and_the_next_begins_at_nothing() {
        let mut stage = playing(Challenge::Idle);
        stage.set_posture(Posture::Supine);
        assert!(won_within(&mut stage, 60).is_some(), "lying");
        stage.set_posture(Posture::Standing);
        won_within(&mut stage, 5);
        assert!(stage.attempt().is_some_and(|a| a.won() && a.share() >= 1.0), "still won");
        stage.challenge(Challenge::Keep);
        assert!(stage.attempt().is_some_and(|a| !a.won() && a.challenge() == Challenge::Keep), "the next one");
    }
}
