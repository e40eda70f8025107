//! The chapters, in the order of the lesson.

use super::claim::{CLAIMS, Claim};
use crate::text::Key;

/// One page of the lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter {
    /// What the soleus is.
    Soleus,
    /// How the pump works.
    Pump,
    /// Why it is called a second heart.
    SecondHeart,
    /// What happens when it is idle.
    Idle,
    /// Why it matters.
    Matters,
    /// Signs, and when to get help.
    Signs,
    /// Five habits.
    Habits,
    /// The quiz.
    Check,
}

impl Chapter {
    /// Every chapter, from the first.
    pub const ALL: [Self; 8] = [
        Self::Soleus,
        Self::Pump,
        Self::SecondHeart,
        Self::Idle,
        Self::Matters,
        Self::Signs,
        Self::Habits,
        Self::Check,
    ];

    /// Its name in addresses and attributes.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Soleus => "soleus",
            Self::Pump => "pump",
            Self::SecondHeart => "second-heart",
            Self::Idle => "idle",
            Self::Matters => "why-it-matters",
            Self::Signs => "signs",
            Self::Habits => "habits",
            Self::Check => "check",
        }
    }

    /// The chapter of that name, or of that number from 1.
    pub fn named(name: &str) -> Option<Self> {
        let numbered = |n: u8| Self::ALL.get(usize::from(n.checked_sub(b'1')?)).copied();
        Self::ALL.into_iter().find(|chapter| chapter.slug() == name).or_else(|| match name.as_bytes() {
            [number] => numbered(*number),
            _ => None,
        })
    }

    /// Place among the chapters, from 0.
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|chapter| *chapter == self).unwrap_or(0)
    }

    /// The chapter before it.
    pub fn before(self) -> Option<Self> {
        self.index().checked_sub(1).and_then(|n| Self::ALL.get(n)).copied()
    }

    /// The chapter after it.
    pub fn after(self) -> Option<Self> {
        Self::ALL.get(self.index() + 1).copied()
    }

    /// Its title.
    pub fn title(self) -> Key {
        match self {
            Self::Soleus => Key::SoleusTitle,
            Self::Pump => Key::PumpTitle,
            Self::SecondHeart => Key::HeartTitle,
            Self::Idle => Key::IdleLegTitle,
            Self::Matters => Key::MatterTitle,
            Self::Signs => Key::SignsTitle,
            Self::Habits => Key::HabitsTitle,
            Self::Check => Key::CheckTitle,
        }
    }

    /// One sentence that makes a reader go on.
    pub fn hook(self) -> Key {
        match self {
            Self::Soleus => Key::SoleusHook,
            Self::Pump => Key::PumpHook,
            Self::SecondHeart => Key::HeartHook,
            Self::Idle => Key::IdleLegHook,
            Self::Matters => Key::MatterHook,
            Self::Signs => Key::SignsHook,
            Self::Habits => Key::HabitsHook,
            Self::Check => Key::CheckHook,
        }
    }

    /// Its paragraphs. The quiz has one and its questions.
    pub fn text(self) -> &'static [Key] {
        match self {
            Self::Soleus => &[Key::SoleusFeel, Key::SoleusInside, Key::SoleusSmall],
            Self::Pump => &[Key::PumpStill, Key::PumpSqueeze, Key::PumpLetGo, Key::PumpThree],
            Self::SecondHeart => &[Key::HeartWhy, Key::HeartMissing, Key::HeartNumber],
            Self::Idle => &[Key::IdleLegPress, Key::IdleLegHours, Key::IdleLegFlight, Key::IdleLegUndo],
            Self::Matters => &[Key::MatterSwelling, Key::MatterClots, Key::MatterSugar, Key::MatterLife],
            Self::Signs => &[Key::SignsFirst, Key::SignsVein, Key::SignsOther, Key::SignsLimit],
            Self::Habits => &[Key::HabitsHour, Key::HabitsRaise, Key::HabitsSeat, Key::HabitsWalk, Key::HabitsDrink],
            Self::Check => &[Key::CheckIntro],
        }
    }

    /// The claims that stand in it.
    pub fn claims(self) -> impl Iterator<Item = &'static Claim> {
        CLAIMS.iter().filter(move |claim| claim.chapters.contains(&self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chapter_answers_to_its_name_and_its_number() {
        for (n, chapter) in Chapter::ALL.into_iter().enumerate() {
            assert_eq!(Chapter::named(chapter.slug()), Some(chapter), "{}", chapter.slug());
            assert_eq!(Chapter::named(&(n + 1).to_string()), Some(chapter), "chapter {}", n + 1);
        }
        for name in ["", "0", "9", "01", "-1", "soleus/", "Soleus", "\u{0661}"] {
            assert_eq!(Chapter::named(name), None, "{name:?}");
        }
    }

    #[test]
    fn before_and_after_lead_through_all_of_them() {
        let mut seen = vec![Chapter::Soleus];
        while let Some(next) = seen.last().and_then(|c| c.after()) {
            assert_eq!(next.before(), seen.last().copied(), "the way back");
            seen.push(next);
        }
        assert_eq!(seen, Chapter::ALL, "each once, in order");
        assert_eq!(Chapter::Soleus.before(), None, "nothing before the first");
    }
}
