//! What tells of a phase beside tones: voice, vibration, a flash of the screen. Each is a switch of the reader's, and a
//! tone stands at the boundary whatever they do: voice and vibration come when the browser pleases.

use super::options::SOUND;
use super::{Effect, Model};
use crate::coach::tones::{Channel, given};
use crate::coach::{Cue, CueKind, Phase, Run};
use crate::text::{Key, Words};
use crate::units::{round_i64, within};

/// The ways that have a switch beside that for tones.
const CHANNELS: [Channel; 3] = [Channel::Voice, Channel::Vibration, Channel::Flash];

/// Under which name the switch of one is kept.
fn name(channel: Channel) -> &'static str {
    match channel {
        Channel::Tone => "sound",
        Channel::Voice => "voice",
        Channel::Vibration => "vibration",
        Channel::Flash => "flash",
    }
}

/// What the browser can do.
#[derive(Clone, Copy, Debug)]
pub struct Able {
    /// It has a voice.
    pub voice: bool,
    /// It knows of vibration; the device may have none all the same.
    pub vibration: bool,
    /// It keeps the screen on now.
    pub screen: bool,
}

/// Which ways are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Channels([bool; 3]);

impl Channels {
    /// Whether one is on.
    pub fn on(self, channel: Channel) -> bool {
        CHANNELS.into_iter().zip(self.0).any(|(it, on)| it == channel && on)
    }

    fn set(&mut self, channel: Channel, on: bool) {
        for (it, now) in CHANNELS.into_iter().zip(&mut self.0) {
            if it == channel {
                *now = on;
            }
        }
    }
}

/// Shortest phase whose rep is said as well.
const COUNTED_MS: u64 = 2500;
/// Least time between two flashes, so that there are never more than three in a second.
const FLASH_MS: u64 = 350;

/// What to say and how to buzz at the cues that the latest tick of a run has crossed.
pub(super) fn told(words: Words, cues: &[Cue], run: &Run) -> Option<(String, &'static [u32])> {
    let left_ms = run.position().phase_remaining_ms;
    let of = |channel| given(channel, cues, run.active_ms(), left_ms);
    let (voice, buzz) = (of(Channel::Voice), of(Channel::Vibration));
    let says = voice.map_or_else(String::new, |cue| said(words, cue, left_ms));
    let buzzes = buzz.map_or(&[][..], |cue| buzzes(cue.kind));
    (voice.is_some() || buzz.is_some()).then_some((says, buzzes))
}

fn said(words: Words, cue: Cue, left_ms: u64) -> String {
    let key = match cue.kind {
        CueKind::Phase(phase) => word(phase),
        CueKind::SetDone => Key::SetRest,
        CueKind::AllDone => Key::DoneButton,
        CueKind::Halfway => Key::Halfway,
        CueKind::RepDone | CueKind::Countdown(_) => return String::new(),
    };
    let word = words.t(key);
    match cue.kind {
        CueKind::Phase(Phase::Raise | Phase::Stretch) if left_ms >= COUNTED_MS => {
            words.fill(Key::Spoken, &[("word", word), ("rep", &words.number(cue.rep))])
        }
        _ => String::from(word),
    }
}

fn buzzes(kind: CueKind) -> &'static [u32] {
    match kind {
        CueKind::RepDone => &[],
        CueKind::Countdown(_) => &[20],
        CueKind::Halfway => &[90, 90, 90],
        CueKind::SetDone | CueKind::Phase(Phase::SetRest) => &[120, 80, 120],
        CueKind::AllDone => &[200, 100, 200, 100, 200],
        CueKind::Phase(Phase::GetReady) => &[60],
        CueKind::Phase(Phase::Raise) => &[250],
        CueKind::Phase(Phase::Hold) => &[60, 60, 60],
        CueKind::Phase(Phase::Lower) => &[120, 60, 120],
        CueKind::Phase(Phase::Rest) => &[40],
        CueKind::Phase(Phase::Stretch | Phase::Walk) => &[300],
        CueKind::Phase(Phase::Switch) => &[60, 60, 60, 60, 60],
    }
}

/// What a phase is called.
pub fn word(phase: Phase) -> Key {
    match phase {
        Phase::GetReady => Key::GetReady,
        Phase::Raise => Key::Raise,
        Phase::Hold => Key::Hold,
        Phase::Lower => Key::Lower,
        Phase::Rest => Key::Rest,
        Phase::SetRest => Key::SetRest,
        Phase::Stretch => Key::Stretch,
        Phase::Walk => Key::Walk,
        Phase::Switch => Key::Switch,
    }
}

/// Whether the screen flashes now, and not too soon after it did last.
pub(super) fn flashes(cues: &[Cue], run: &Run, last_ms: Option<u64>) -> Option<u64> {
    let at_ms = given(Channel::Flash, cues, run.active_ms(), run.position().phase_remaining_ms)?.at_ms;
    last_ms.is_none_or(|last| at_ms.abs_diff(last) >= FLASH_MS).then_some(at_ms)
}

impl Model {
    /// Turn a way of telling on or off, for this reader from now on.
    pub(super) fn set_channel(&mut self, channel: Channel, on: bool) -> Vec<Effect> {
        self.channels.set(channel, on);
        let on = SOUND.iter().find(|(_, sounds)| *sounds == on).map_or("on", |(name, _)| name);
        vec![self.remember(name(channel), String::from(on)), Effect::Able]
    }

    /// Take in what was kept of the switch of that name; none if there is no such switch.
    pub(super) fn remember_channel(&mut self, setting: &str, text: &str) -> Option<bool> {
        let channel = CHANNELS.into_iter().find(|channel| name(*channel) == setting)?;
        let on = SOUND.iter().find(|(name, _)| *name == text).map(|(_, on)| *on);
        Some(on.map(|on| self.channels.set(channel, on)).is_some())
    }

    /// How loud all sounds are from now on.
    pub(super) fn set_volume(&mut self, volume: f64) -> Vec<Effect> {
        self.volume = within(volume, 0.0, 1.0);
        vec![self.remember("volume", round_i64(100.0 * self.volume).to_string())]
    }

    /// Take in the volume that was kept, whole percent.
    pub(super) fn remember_volume(&mut self, text: &str) -> bool {
        let percent = text.parse().ok().filter(|percent: &u8| *percent <= 100);
        percent.map(|percent| self.volume = f64::from(percent) / 100.0).is_some()
    }

    /// Let the reader hear, feel and see what is on.
    pub(super) fn try_cues(&self) -> Vec<Effect> {
        let mut effects = vec![Effect::Able];
        effects.extend(self.sound.then_some(Effect::Chime));
        let says =
            if self.channels.on(Channel::Voice) { String::from(self.words.t(Key::Raise)) } else { String::new() };
        let buzz: &[u32] = if self.channels.on(Channel::Vibration) { &[250] } else { &[] };
        effects.push(Effect::Tell(says, buzz));
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coach::{ClockReading, Field, PRESETS, Plan, Status};

    /// Every tick of a session, each so many milliseconds after the one before.
    fn ticks(plan: &Plan, every_ms: i64) -> Vec<(Vec<Cue>, Run)> {
        let clock = |ms| ClockReading { wall_ms: ms, mono_ms: ms };
        let mut run = Run::start(plan, clock(0));
        let mut seen = Vec::new();
        for n in 1.. {
            let cues = run.tick(clock(n * every_ms), None);
            seen.push((cues, run.clone()));
            if run.status() == Status::Finished {
                break;
            }
        }
        seen
    }

    #[test]
    fn every_phase_of_every_preset_is_told_in_its_own_way() {
        let mut buzzes_of: Vec<(Key, &[u32])> = Vec::new();
        for preset in PRESETS {
            for (cues, run) in ticks(&preset.plan, 50) {
                for cue in &cues {
                    if let CueKind::Phase(phase) = cue.kind {
                        buzzes_of.push((word(phase), buzzes(cue.kind)));
                    }
                }
                if let Some((says, buzz)) = told(Words::english(), &cues, &run) {
                    assert!(buzz.iter().sum::<u32>() < 1000, "{buzz:?} is over soon");
                    assert!(!says.contains('{'), "{says}");
                }
            }
        }
        buzzes_of.sort_unstable();
        buzzes_of.dedup();
        assert_eq!(buzzes_of.len(), 9, "every phase occurs");
        let mut ways: Vec<_> = buzzes_of.iter().map(|(_, buzz)| *buzz).collect();
        ways.sort_unstable();
        ways.dedup();
        assert_eq!(ways.len(), 8, "only what one stays in, stretching and walking, is alike");
    }

    #[test]
    fn a_phase_too_short_for_words_is_not_said_and_a_long_one_tells_its_rep() {
        let words = Words::english();
        let plan = Plan::DEFAULT.with(Field::Raise, 30).with(Field::Hold, 10).with(Field::Lower, 20);
        let seen = ticks(&plan, 50);
        let said = |wanted: Phase| {
            let at = seen.iter().find(|(cues, _)| cues.iter().any(|cue| cue.kind == CueKind::Phase(wanted)));
            let (cues, run) = at.expect("it occurs");
            told(words, cues, run).expect("told").0
        };
        assert!(said(Phase::Raise).contains(words.t(Key::Raise)) && said(Phase::Raise).contains('1'), "with its rep");
        assert_eq!(said(Phase::Hold), "", "a hold of one second");
        assert_eq!(said(Phase::Lower), words.t(Key::Lower), "two seconds");
    }

    #[test]
    fn there_are_never_more_than_three_flashes_in_a_second() {
        let long = Plan::DEFAULT.with(Field::Reps, 100).with(Field::Sets, 1);
        let fields = [Field::GetReady, Field::Raise, Field::Hold, Field::Lower, Field::Rest];
        let brief = fields.iter().fold(long, |plan, field| plan.with(*field, 1));
        let mut flashed = Vec::new();
        for (cues, run) in ticks(&brief, 16) {
            flashed.extend(flashes(&cues, &run, flashed.last().copied()));
        }
        assert!(flashed.len() > 50, "it flashes: {}", flashed.len());
        assert!(flashed.windows(4).all(|four| four[3] - four[0] >= 1000), "four within a second: {flashed:?}");
    }
}
