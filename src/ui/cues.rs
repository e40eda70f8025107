//! How a reader is told of phases: switches, volume, a trial, and what this browser lacks.

use super::controls::{switch, volume, word_button};
use super::words::{Nodes, attrs};
use crate::app::{Channel, Model, Msg};
use crate::text::Key;
use crate::units::round_i64;
use crate::web::Shell;

/// The section of Train.
pub(super) fn section(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    nodes.element("section.sect", |sect| {
        sect.element("div.sect__h", |head| {
            head.say("h2.h3", Key::Cues);
            word_button(head, Key::TryCues, "try-cues", None, Msg::TryCues, shell);
        });
        switch(sect, Key::Tones, Key::TonesNote, model.sound, "tones", Msg::Sound, shell);
        let channels = model.channels;
        let voice: fn(bool) -> Msg = |on| Msg::Channel(Channel::Voice, on);
        switch(sect, Key::Voice, Key::VoiceNote, channels.on(Channel::Voice), "voice", voice, shell);
        let buzz: fn(bool) -> Msg = |on| Msg::Channel(Channel::Vibration, on);
        switch(sect, Key::Vibration, Key::VibrationNote, channels.on(Channel::Vibration), "vibration", buzz, shell);
        let flash: fn(bool) -> Msg = |on| Msg::Channel(Channel::Flash, on);
        switch(sect, Key::Flash, Key::FlashNote, channels.on(Channel::Flash), "flash", flash, shell);
        volume(sect, model.volume, &model.words.number(round_i64(100.0 * model.volume)), shell);
        sect.fixed("div", attrs!["class" = "warnings", "role" = "status", "data-t" = "cue-warnings"], |warnings| {
            let heard = model.sound || channels.on(Channel::Voice);
            for (there, words) in [
                (heard && round_i64(100.0 * model.volume) == 0, Key::VolumeNone),
                (channels.on(Channel::Voice) && !model.able.voice, Key::VoiceNone),
                (channels.on(Channel::Vibration) && !model.able.vibration, Key::VibrationNone),
                (heard, Key::SoundSilent),
            ] {
                warnings.when(there, |warnings| warnings.say("p.label", words));
            }
        });
    });
}
