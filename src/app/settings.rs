//! Settings: what the reader chooses and what is remembered of it, and the words of the language that is spoken.

use super::options::SOUND;
use super::{Coach, Effect, Model, Msg, Route, Setting, View, parse};
use crate::coach::plan_from_text;
use crate::lesson::Chapter;
use crate::text::{Language, Part, Words};

impl Model {
    /// The language whose words are to be had next, and which of them; nothing where all are here.
    pub fn wants_words(&self) -> Option<(Language, Part)> {
        match self.awaited {
            Some((language, _)) => Some((language.unwrap_or(self.around), Part::Interface)),
            None if self.failed.is_some() => None,
            None => {
                let wanted = [(self.reads_lesson(), Part::Lesson), (self.trains(), Part::Coach)];
                let missing = wanted.into_iter().find(|(wanted, part)| *wanted && !self.words.has(*part));
                missing.map(|(_, part)| (self.words.language(), part))
            }
        }
    }

    fn trains(&self) -> bool {
        matches!(self.coach, Coach::Awaited) || matches!(self.open_view(), View::Train | View::Progress)
    }

    fn reads_lesson(&self) -> bool {
        self.open_view() == View::Learn || (self.has_routes() && self.route == Route::About)
    }

    pub(super) fn set(&mut self, setting: Setting, own: bool) -> Vec<Effect> {
        let mut effects = match setting {
            Setting::Theme(theme) => {
                self.theme = theme;
                Vec::new()
            }
            Setting::Motion(motion) => {
                self.motion = motion;
                vec![Effect::Motion]
            }
            Setting::Language(language) => {
                self.failed = None;
                if language.unwrap_or(self.around) != self.words.language() {
                    // It counts once its words are here.
                    self.awaited = Some((language, own));
                    return Vec::new();
                }
                self.awaited = None;
                self.language = language;
                Vec::new()
            }
        };
        if own {
            let (name, text) = setting.kept();
            effects.extend([Effect::Begin, self.remember(name, String::from(text))]);
        }
        effects
    }

    /// Speak these words, where they are still wanted: another choice may have come in between.
    pub(super) fn speak(&mut self, words: Words) -> Vec<Effect> {
        let language = words.language();
        let awaited = self.awaited.filter(|(wanted, _)| wanted.unwrap_or(self.around) == language);
        if awaited.is_none() && language != self.words.language() {
            return Vec::new();
        }
        self.words = words;
        self.stage.set_words(words);
        if let Some(twin) = &mut self.twin {
            twin.set_words(words);
        }
        self.tell_beside();
        self.failed = None;
        let mut effects = vec![Effect::Language, Effect::Focus];
        if let Some((language, own)) = awaited {
            effects.extend(self.set(Setting::Language(language), own));
        }
        effects
    }

    /// Take in what was kept; what cannot be read stays where it is.
    pub(super) fn remembered(&mut self, settings: &[(&'static str, String)]) -> Vec<Effect> {
        self.unread.clear();
        for (name, text) in settings {
            let read = match *name {
                "plan" => plan_from_text(text).map(|plan| self.plan = plan).is_ok(),
                "sound" => {
                    let on = SOUND.iter().find(|(name, _)| name == text).map(|(_, on)| *on);
                    on.map(|on| self.sound = on).is_some()
                }
                "place" => {
                    self.lesson.keeps_place = true;
                    Chapter::named(text).map(|chapter| self.show_chapter(chapter)).is_some()
                }
                "volume" => self.remember_volume(text),
                "lang" if text == "auto" => true,
                "lang" => {
                    // The words that the page opened with are those that it means, unless an author chose others.
                    let meant = Language::meant(text, Language::ALL);
                    self.language = meant.filter(|language| *language == self.words.language());
                    meant.is_some()
                }
                _ if self.remember_channel(name, text).is_some_and(|read| read) => true,
                _ => match parse(name, Some(text)) {
                    Ok(Msg::Ask(setting)) => {
                        self.set(setting, false);
                        true
                    }
                    _ => false,
                },
            };
            if !read {
                self.unread.push(name);
            }
        }
        Vec::new()
    }

    /// Words cannot be had. Others may be wanted by now.
    pub(super) fn words_failed(&mut self, language: Language, part: Part) -> Vec<Effect> {
        if self.wants_words() == Some((language, part)) {
            if part == Part::Interface {
                self.awaited = None;
            }
            self.failed = Some(part);
        }
        Vec::new()
    }

    pub(super) fn set_sound(&mut self, on: bool) -> Vec<Effect> {
        self.sound = on;
        let tones = self.tones();
        let name = SOUND.iter().find(|(_, sounds)| *sounds == on).map_or("on", |(name, _)| name);
        vec![tones, self.remember("sound", String::from(name))]
    }

    pub(super) fn remember(&self, name: &'static str, text: String) -> Effect {
        let unread = self.unread.contains(&name);
        if unread { Effect::RememberAnew(name, text) } else { Effect::Remember(name, text) }
    }
}
