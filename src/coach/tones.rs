//! How a cue sounds, as data: the pitch says where the heel goes, so that a session can be followed eyes closed.
//!
//! Raise glides up, lower glides down, hold stays high, rest stays low, the ends are short tunes. Tones are laid out
//! for all that is left of a session at once, because a hidden page runs too rarely to play them one by one. What
//! comes late is said here too: a channel gives one cue of those that a tick crossed, or none. Nothing here makes a
//! sound.

use super::{Cue, CueKind, Phase, Timeline};

/// A cue that is later than this no longer tells the moment.
const LATE_MS: u64 = 400;

/// Nothing is said in a phase that is over before it is heard.
const SPOKEN_MS: u64 = 1500;

/// How a cue reaches the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Channel {
    Tone,
    Voice,
    Vibration,
    Flash,
}

/// What a channel does with the cues that one tick crossed: which of them it gives, if any, at `active_ms` with
/// `left_ms` until the phase ends.
///
/// Only the newest moment counts, and of what happens then the greatest (session, set, phase, middle, countdown). A
/// tone says where the session is and comes however late. Speech, vibration and flash tell a moment and are left out
/// when it has gone by; speech also where the phase is too short for it, and for the countdown, which tones do better.
pub fn given(channel: Channel, crossed: &[Cue], active_ms: u64, left_ms: u64) -> Option<Cue> {
    let newest_ms = crossed.iter().map(|cue| cue.at_ms).max()?;
    let cue = *greatest(crossed.iter().filter(|cue| cue.at_ms == newest_ms))?;
    let late = active_ms.saturating_sub(newest_ms) > LATE_MS;
    let countdown = matches!(cue.kind, CueKind::Countdown(_));
    let ends = cue.kind == CueKind::AllDone;
    let gives = match channel {
        Channel::Tone => true,
        Channel::Voice => !late && !countdown && (ends || left_ms >= SPOKEN_MS),
        Channel::Vibration => !late,
        Channel::Flash => !late && !countdown,
    };
    gives.then_some(cue)
}

/// Longest silence while a session runs. Browsers slow down a hidden page that was silent for 30 s.
const MAX_SILENCE_MS: u64 = 20_000;

/// One point of a contour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pitch {
    /// Since the tone began.
    pub at_ms: u16,
    /// Frequency at that moment.
    pub hz: f64,
}

/// A sound: the pitch goes in straight lines from point to point and keeps the last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tone {
    /// At least one point, the first at 0, in order, none after the end.
    pub contour: &'static [Pitch],
    /// Length.
    pub duration_ms: u16,
    /// Loudness within the reader's volume, above 0 and at most 1.
    pub gain: f64,
}

const fn pitch(at_ms: u16, hz: f64) -> Pitch {
    Pitch { at_ms, hz }
}

const fn tone(contour: &'static [Pitch], duration_ms: u16, gain: f64) -> Tone {
    Tone { contour, duration_ms, gain }
}

/// Attention: the session begins.
pub const GET_READY: Tone = tone(&[pitch(0, 440.0)], 150, 0.5);
/// An octave up.
pub const RAISE: Tone = tone(&[pitch(0, 330.0), pitch(260, 660.0)], 300, 0.8);
/// High and level.
pub const HOLD: Tone = tone(&[pitch(0, 660.0)], 140, 0.6);
/// An octave down, slower than the way up.
pub const LOWER: Tone = tone(&[pitch(0, 660.0), pitch(400, 330.0)], 450, 0.8);
/// Low and level.
pub const REST: Tone = tone(&[pitch(0, 262.0)], 120, 0.5);
/// A fifth up.
pub const SET_DONE: Tone = tone(&[pitch(0, 523.0), pitch(180, 523.0), pitch(181, 784.0)], 420, 0.8);
/// A chord upwards.
pub const ALL_DONE: Tone = tone(
    &[
        pitch(0, 523.0),
        pitch(180, 523.0),
        pitch(181, 659.0),
        pitch(360, 659.0),
        pitch(361, 784.0),
        pitch(540, 784.0),
        pitch(541, 1047.0),
    ],
    900,
    0.8,
);
/// Two low steps up: change legs.
pub const SWITCH: Tone = tone(&[pitch(0, 262.0), pitch(150, 262.0), pitch(151, 392.0)], 300, 0.7);
/// A rise to stay on.
pub const STRETCH: Tone = tone(&[pitch(0, 440.0), pitch(260, 550.0)], 300, 0.7);
/// Two steps.
pub const WALK: Tone = tone(&[pitch(0, 440.0), pitch(140, 440.0), pitch(141, 550.0)], 300, 0.7);
/// One bell in the middle.
pub const HALFWAY: Tone = tone(&[pitch(0, 784.0)], 250, 0.6);
/// Three, two, one.
pub const COUNTDOWN: Tone = tone(&[pitch(0, 523.0)], 80, 0.4);
/// Soft sign of life in a long phase.
pub const TICK: Tone = tone(&[pitch(0, 880.0)], 30, 0.15);

/// The sound of a cue; none for a rep done, whose end the next phase tells, and for a set rest, which the end of the
/// set tells.
pub fn tone_of(kind: CueKind) -> Option<Tone> {
    Some(match kind {
        CueKind::RepDone | CueKind::Phase(Phase::SetRest) => return None,
        CueKind::SetDone => SET_DONE,
        CueKind::AllDone => ALL_DONE,
        CueKind::Phase(Phase::GetReady) => GET_READY,
        CueKind::Phase(Phase::Raise) => RAISE,
        CueKind::Phase(Phase::Hold) => HOLD,
        CueKind::Phase(Phase::Lower) => LOWER,
        CueKind::Phase(Phase::Rest) => REST,
        CueKind::Phase(Phase::Stretch) => STRETCH,
        CueKind::Phase(Phase::Walk) => WALK,
        CueKind::Phase(Phase::Switch) => SWITCH,
        CueKind::Halfway => HALFWAY,
        CueKind::Countdown(_) => COUNTDOWN,
    })
}

/// The tones of all that is left from `from_active_ms` on, at most `limit` of them, with how long after it each
/// begins.
///
/// One tone per moment: where several things happen at once the greatest sounds. Phases longer than 20 s get a soft
/// tick, so that there is never a longer silence. A tone due exactly now is included; resuming within a phase does not
/// repeat its tone.
pub fn schedule(timeline: &Timeline, from_active_ms: u64, limit: usize) -> Vec<(u64, Tone)> {
    let mut tones = Vec::new();
    if from_active_ms > timeline.total_ms() {
        return tones;
    }
    let mut silent_from_ms = from_active_ms;
    let mut add = |at_ms: u64, tone: Tone| {
        while at_ms.saturating_sub(silent_from_ms) > MAX_SILENCE_MS && tones.len() < limit {
            silent_from_ms += MAX_SILENCE_MS;
            tones.push((silent_from_ms - from_active_ms, TICK));
        }
        if at_ms >= from_active_ms && tones.len() < limit {
            tones.push((at_ms - from_active_ms, tone));
            silent_from_ms = at_ms;
        }
        tones.len() >= limit
    };
    let first = timeline.index_at(from_active_ms);
    // At the start of a segment the one before ends.
    let mut cues = Vec::new();
    if let Some(before) = first.checked_sub(1) {
        timeline.ends_at(before, true, &mut cues);
    }
    for (n, segment) in timeline.segments().iter().enumerate().skip(first) {
        cues.push(segment.begins());
        let begins = greatest(cues.iter()).map(|cue| (segment.start_ms, cue.kind));
        cues.clear();
        timeline.ends_at(n, true, &mut cues);
        let ends = cues.iter().find(|cue| cue.kind == CueKind::AllDone).map(|cue| (cue.at_ms, cue.kind));
        let moments = [begins].into_iter().chain(segment.marks()).chain([ends]).flatten();
        let full =
            moments.filter_map(|(at_ms, kind)| Some((at_ms, tone_of(kind)?))).any(|(at_ms, tone)| add(at_ms, tone));
        if full {
            break;
        }
    }
    tones
}

/// The greatest of the things that happen at one moment.
fn greatest<'a>(cues: impl Iterator<Item = &'a Cue>) -> Option<&'a Cue> {
    cues.max_by_key(|cue| match cue.kind {
        CueKind::AllDone => 5,
        CueKind::SetDone => 4,
        CueKind::Phase(_) => 3,
        CueKind::Halfway => 2,
        CueKind::Countdown(_) => 1,
        CueKind::RepDone => 0,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Plan, Side, compile};
    use super::*;

    const SOUNDING: [CueKind; 12] = [
        CueKind::Phase(Phase::GetReady),
        CueKind::Phase(Phase::Raise),
        CueKind::Phase(Phase::Hold),
        CueKind::Phase(Phase::Lower),
        CueKind::Phase(Phase::Rest),
        CueKind::Phase(Phase::Stretch),
        CueKind::Phase(Phase::Walk),
        CueKind::Phase(Phase::Switch),
        CueKind::SetDone,
        CueKind::AllDone,
        CueKind::Halfway,
        CueKind::Countdown(3),
    ];

    #[test]
    fn every_sounding_cue_has_a_tone_of_its_own_that_is_well_formed() {
        for (n, kind) in SOUNDING.iter().enumerate() {
            let tone = tone_of(*kind).expect("sounds");
            assert_eq!(tone.contour[0].at_ms, 0, "{kind:?} begins at once");
            assert!(tone.contour.windows(2).all(|pair| pair[0].at_ms < pair[1].at_ms), "{kind:?} in order");
            assert!(tone.contour.iter().all(|p| p.at_ms <= tone.duration_ms), "{kind:?} ends in time");
            assert!(tone.contour.iter().all(|p| (200.0..2000.0).contains(&p.hz)), "{kind:?} on a phone's speaker");
            assert!(tone.gain > 0.0 && tone.gain <= 1.0, "{kind:?} loudness");
            for other in &SOUNDING[n + 1..] {
                assert_ne!(Some(tone.contour), tone_of(*other).map(|t| t.contour), "{kind:?} sounds like {other:?}");
            }
        }
    }

    #[test]
    fn the_pitch_follows_the_heel() {
        let ends = |tone: Tone| (tone.contour[0].hz, tone.contour[tone.contour.len() - 1].hz);
        let (raise, lower) = (ends(RAISE), ends(LOWER));
        assert!(raise.0 < raise.1 && lower.0 > lower.1, "up is up and down is down");
    }

    #[test]
    fn a_session_sounds_once_at_each_boundary_and_ends_with_the_last_tune() {
        let timeline = compile(&Plan::DEFAULT);
        let tones = schedule(&timeline, 0, usize::MAX);
        assert_eq!(tones.first(), Some(&(0, GET_READY)), "begins");
        assert_eq!(tones.last(), Some(&(timeline.total_ms(), ALL_DONE)), "ends");
        let count = |wanted: Tone| tones.iter().filter(|(_, tone)| *tone == wanted).count();
        let (reps, sets) = (usize::from(Plan::DEFAULT.reps), usize::from(Plan::DEFAULT.sets));
        assert_eq!((count(RAISE), count(HOLD), count(LOWER)), (reps * sets, reps * sets, reps * sets), "reps");
        assert_eq!((count(REST), count(SET_DONE)), ((reps - 1) * sets, sets - 1), "rests and sets");
        assert_eq!(count(COUNTDOWN), 3 * sets, "three, two, one before each set");
        assert!(tones.windows(2).all(|pair| pair[0].0 < pair[1].0), "in order, one at a time");
    }

    #[test]
    fn what_is_late_is_neither_said_nor_felt_and_only_the_newest_sounds() {
        let cue = |at_ms, kind| Cue { at_ms, kind, rep: 1, set: 1, side: Side::Both };
        let (raise, hold) = (CueKind::Phase(Phase::Raise), CueKind::Phase(Phase::Hold));
        let crossed = [cue(1000, raise), cue(3000, CueKind::RepDone), cue(3000, hold)];
        let kinds = |active_ms, left_ms| {
            use Channel::{Flash, Tone, Vibration, Voice};
            [Tone, Voice, Vibration, Flash].map(|it| given(it, &crossed, active_ms, left_ms).map(|cue| cue.kind))
        };
        assert_eq!(kinds(3400, 1600), [Some(hold); 4], "in time");
        assert_eq!(kinds(3401, 1599), [Some(hold), None, None, None], "late");
        assert_eq!(kinds(3001, 1499), [Some(hold), None, Some(hold), Some(hold)], "too short to say");
        let three = [cue(0, CueKind::Countdown(3))];
        assert_eq!(given(Channel::Voice, &three, 0, 3000), None, "tones count down");
        assert_eq!(given(Channel::Tone, &[], 0, 3000), None, "nothing crossed");
        let end = [cue(9000, CueKind::SetDone), cue(9000, CueKind::AllDone)];
        assert_eq!(given(Channel::Voice, &end, 9000, 0), Some(end[1]), "the end is said");
    }

    #[test]
    fn a_limit_cuts_the_list_and_a_late_start_keeps_the_rest_of_it() {
        let timeline = compile(&Plan::DEFAULT);
        let all = schedule(&timeline, 0, usize::MAX);
        assert_eq!(schedule(&timeline, 0, 7), all[..7], "limit");
        assert!(schedule(&timeline, 0, 0).is_empty(), "no limit below nothing");
        let raise_ms = 5000;
        let late: Vec<_> = schedule(&timeline, raise_ms, 5).iter().map(|(ms, tone)| (ms + raise_ms, *tone)).collect();
        // Before it the session began and counted down from three.
        assert_eq!(late, all[4..9], "from the first raise on");
        assert_eq!(schedule(&timeline, raise_ms + 1, 1), [(1999, HOLD)], "no repeat within a phase");
        assert_eq!(schedule(&timeline, u64::MAX, 5), [], "nothing after the end");
    }
}
