//! What tells of a phase beside tones: voice, vibration, a flash of the screen. Each is a switch of the reader's, and a
//! tone stands at the boundary whatever they do: voice and vibration come when the browser pleases.

use super::options::SOUND;
use super::{Effect, Model};
use crate::coach::{Cue, CueKind, Phase, Segment};
use crate::text::{Key, Words};
use crate::units::{round_i64, within};

/// A way of telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// The phase is said.
    Voice,
    /// The device buzzes.
    Vibration,
    /// The screen flashes once.
    Flash,
}

impl Channel {
    /// Every way, in the order of its switches.
    pub const ALL: [Self; 3] = [Self::Voice, Self::Vibration, Self::Flash];

    /// Under which name its setting is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Voice => "voice",
            Self::Vibration => "vibration",
            Self::Flash => "flash",
        }
    }

    /// The one of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
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
        Channel::ALL.into_iter().zip(self.0).any(|(it, on)| it == channel && on)
    }

    fn set(&mut self, channel: Channel, on: bool) {
        for (it, now) in Channel::ALL.into_iter().zip(&mut self.0) {
            if it == channel {
                *now = on;
            }
        }
    }
}

/// A cue that comes later than this is not told by voice or vibration any more: it would be about what is over.
const LATE_MS: u64 = 400;
/// Shortest phase that is said: words take time.
const SAID_MS: u64 = 1500;
/// Shortest phase whose rep is said as well.
const COUNTED_MS: u64 = 2500;
/// Least time between two flashes, so that there are never more than three in a second.
const FLASH_MS: u64 = 350;

/// What to say and how to buzz at the newest of the cues that were crossed up to `active_ms`; nothing where it is late.
pub(super) fn told(words: Words, cues: &[Cue], segment: Segment, active_ms: u64) -> Option<(String, &'static [u32])> {
    let cue = cues.iter().rev().find(|cue| cue.kind != CueKind::RepDone)?;
    if active_ms.saturating_sub(cue.at_ms) > LATE_MS {
        return None;
    }
    let (word, buzz): (Key, &[u32]) = match cue.kind {
        CueKind::RepDone => return None,
        CueKind::SetDone | CueKind::Phase(Phase::SetRest) => (Key::SetRest, &[120, 80, 120]),
        CueKind::AllDone => (Key::DoneButton, &[200, 100, 200, 100, 400]),
        CueKind::Phase(Phase::GetReady) => (Key::GetReady, &[60]),
        CueKind::Phase(Phase::Raise) => (Key::Raise, &[250]),
        CueKind::Phase(Phase::Hold) => (Key::Hold, &[60, 60, 60]),
        CueKind::Phase(Phase::Lower) => (Key::Lower, &[120, 60, 120]),
        CueKind::Phase(Phase::Rest) => (Key::Rest, &[40]),
    };
    let lasts_ms = segment.end_ms - segment.start_ms;
    let says = match cue.kind {
        CueKind::AllDone => String::from(words.t(word)),
        _ if lasts_ms < SAID_MS => String::new(),
        CueKind::Phase(Phase::Raise) if lasts_ms >= COUNTED_MS => {
            words.fill(Key::Spoken, &[("word", words.t(word)), ("rep", &words.number(cue.rep))])
        }
        _ => String::from(words.t(word)),
    };
    Some((says, buzz))
}

/// Whether the screen flashes now, and not too soon after it did last.
pub(super) fn flashes(cues: &[Cue], last_ms: Option<u64>) -> Option<u64> {
    let at_ms = cues.iter().rev().find(|cue| matches!(cue.kind, CueKind::Phase(_)))?.at_ms;
    last_ms.is_none_or(|last| at_ms.saturating_sub(last) >= FLASH_MS).then_some(at_ms)
}

impl Model {
    /// Turn a way of telling on or off, for this reader from now on.
    pub(super) fn set_channel(&mut self, channel: Channel, on: bool) -> Vec<Effect> {
        self.channels.set(channel, on);
        let name = SOUND.iter().find(|(_, sounds)| *sounds == on).map_or("on", |(name, _)| name);
        vec![self.remember(channel.name(), String::from(name)), Effect::Able]
    }

    /// Take in what was kept of one.
    pub(super) fn remember_channel(&mut self, channel: Channel, text: &str) -> bool {
        let on = SOUND.iter().find(|(name, _)| *name == text).map(|(_, on)| *on);
        on.map(|on| self.channels.set(channel, on)).is_some()
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
    use crate::coach::{Field, Plan, Timeline, compile};

    fn at(timeline: &Timeline, ms: u64) -> (Vec<Cue>, Segment) {
        let segment = timeline.segment_at(ms);
        let cue = |kind, at_ms| Cue { at_ms, kind, rep: segment.rep, set: segment.set };
        let cues = vec![cue(CueKind::RepDone, segment.start_ms), cue(CueKind::Phase(segment.phase), segment.start_ms)];
        (cues, segment)
    }

    #[test]
    fn every_phase_is_told_in_its_own_way_on_time_and_not_when_it_is_late() {
        let timeline = compile(&Plan::DEFAULT);
        let mut buzzes = Vec::new();
        for start_ms in [0, 5_000, 7_000, 10_000, 14_000] {
            let (cues, segment) = at(&timeline, start_ms);
            let on_time = told(Words::english(), &cues, segment, start_ms + LATE_MS).expect("told");
            assert_eq!(told(Words::english(), &cues, segment, start_ms + LATE_MS + 1), None, "late at {start_ms}");
            buzzes.push(on_time.1);
        }
        for (n, buzz) in buzzes.iter().enumerate() {
            assert!(!buzzes[..n].contains(buzz), "{buzz:?} twice");
            assert!(buzz.iter().sum::<u32>() < 1000, "{buzz:?} is over soon");
        }
    }

    #[test]
    fn a_phase_too_short_for_words_is_not_said_and_a_long_one_tells_its_rep() {
        let words = Words::english();
        let timeline = compile(&Plan::DEFAULT.with(Field::Raise, 30).with(Field::Hold, 10).with(Field::Lower, 20));
        let said = |ms| {
            let (cues, segment) = at(&timeline, ms);
            told(words, &cues, segment, segment.start_ms).expect("told").0
        };
        assert!(said(5_000).contains(words.t(Key::Raise)) && said(5_000).contains('1'), "{}", said(5_000));
        assert_eq!(said(8_000), "", "a hold of one second");
        assert_eq!(said(9_000), words.t(Key::Lower), "two seconds");
    }

    #[test]
    fn there_are_never_more_than_three_flashes_in_a_second() {
        let long = Plan::DEFAULT.with(Field::Reps, 100).with(Field::Sets, 1);
        let timeline = compile(
            &[Field::Raise, Field::Hold, Field::Lower, Field::Rest]
                .iter()
                .fold(long, |plan, field| plan.with(*field, 1)),
        );
        let mut flashed = Vec::new();
        for segment in timeline.segments() {
            let (cues, _) = at(&timeline, segment.start_ms);
            flashed.extend(flashes(&cues, flashed.last().copied()));
        }
        assert!(flashed.len() > 50, "it flashes: {}", flashed.len());
        assert!(flashed.windows(4).all(|four| four[3] - four[0] >= 1000), "four within a second: {flashed:?}");
    }
}
