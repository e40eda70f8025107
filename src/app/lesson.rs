//! Where a reader is in the lesson, and what they chose there. Nothing of it is stored but the place, and that only if
//! they agree.

use super::{Effect, Model, View};
use crate::lesson::{Chapter, QUESTIONS, SIGNS};
use crate::pump::{DEFAULT_HEIGHT_CM, DayOfSitting, LONGEST_DAY_H, Posture};
use crate::scene::Challenge;

/// Chunks of the longer of two days that one frame lets go by: about 4 ms of computing.
const CHUNKS_A_FRAME: u32 = 100;
/// Samples after which the charts are drawn anew: ten minutes.
const DRAWN_EVERY: usize = 2;

/// Breaks of a day: none, or five minutes of walking each so many hours.
pub const BREAKS_H: [Option<u32>; 4] = [None, Some(4), Some(2), Some(1)];

/// What can be chosen in the lesson. What is not there is no choice.
#[derive(Clone, Copy, Debug)]
pub enum Choice {
    /// Tick a sign of the list, or take the tick off.
    Sign(usize),
    /// Answer a question of the quiz.
    Answer(usize, usize),
    /// Begin the quiz again.
    QuizAgain,
    /// So many hours of sitting more in a day.
    Hours(i32),
    /// Which of [`BREAKS_H`] the day has.
    Breaks(usize),
    /// Let the day go by.
    DayRun,
}

/// The lesson as the reader has it.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The chapter that is open, or was open last.
    pub chapter: Chapter,
    /// The chapter at whose beginning the leg was put last.
    staged: Chapter,
    /// Which signs are ticked.
    pub ticked: [bool; SIGNS.len()],
    /// The answer to each question, if there is one.
    pub answers: [Option<usize>; QUESTIONS.len()],
    /// The day of sitting.
    pub day: Day,
    /// Whether the place is kept for the next visit.
    pub keeps_place: bool,
}

/// A day of sitting as the reader sets it.
#[derive(Clone, Debug)]
pub struct Day {
    /// Hours of sitting.
    pub hours: u32,
    /// Which of [`BREAKS_H`].
    pub breaks: usize,
    /// What has gone by of it, once it was begun.
    pub gone: Option<DayGone>,
}

/// Two days side by side.
#[derive(Clone, Debug)]
pub struct DayGone {
    /// As the reader set it.
    pub yours: DayOfSitting,
    /// With five minutes of walking each hour.
    pub hourly: DayOfSitting,
}

impl Lesson {
    /// The first page.
    pub(super) const FIRST: Self = Self {
        chapter: Chapter::Soleus,
        staged: Chapter::Soleus,
        ticked: [false; SIGNS.len()],
        answers: [None; QUESTIONS.len()],
        day: Day { hours: 8, breaks: 0, gone: None },
        keeps_place: false,
    };

    /// Take in a choice.
    pub(super) fn choose(&mut self, choice: Choice) {
        match choice {
            Choice::Sign(sign) => {
                if let Some(ticked) = self.ticked.get_mut(sign) {
                    *ticked = !*ticked;
                }
            }
            Choice::Answer(question, answer) => {
                if let Some(given) = self.answers.get_mut(question) {
                    *given = Some(answer);
                }
            }
            Choice::QuizAgain => self.answers = Self::FIRST.answers,
            Choice::Hours(hours) => self.day.nudge(hours),
            Choice::Breaks(breaks) => self.day.set_breaks(breaks),
            Choice::DayRun => self.day.begin(),
        }
    }
}

impl Day {
    /// Every how many hours there is a break.
    pub fn every_h(&self) -> Option<u32> {
        BREAKS_H.get(self.breaks).copied().flatten()
    }

    /// One hour more or less. What has gone by no longer fits.
    fn nudge(&mut self, hours: i32) {
        self.hours = self.hours.saturating_add_signed(hours).clamp(1, LONGEST_DAY_H);
        self.gone = None;
    }

    fn set_breaks(&mut self, breaks: usize) {
        self.breaks = breaks.min(BREAKS_H.len() - 1);
        self.gone = None;
    }

    /// Two days of an average adult.
    fn begin(&mut self) {
        let [yours, hourly] = [self.every_h(), Some(1)].map(|every| DayOfSitting::begin(every, DEFAULT_HEIGHT_CM));
        self.gone = Some(DayGone { yours, hourly });
    }

    /// Whether it goes by now.
    pub fn goes_by(&self) -> bool {
        self.gone.as_ref().is_some_and(|gone| !gone.hourly.is_over(self.hours))
    }

    /// Let a frame's share of it go by. Says whether there is more to draw; with less motion only at the end.
    pub(super) fn frame(&mut self, less_motion: bool) -> bool {
        let Some(gone) = self.gone.as_mut().filter(|gone| !gone.hourly.is_over(self.hours)) else { return false };
        let drawn = gone.hourly.samples().len() / DRAWN_EVERY;
        gone.hourly.go_by(CHUNKS_A_FRAME, self.hours);
        gone.yours.follow(&gone.hourly, self.hours);
        let over = gone.hourly.is_over(self.hours);
        over || !less_motion && gone.hourly.samples().len() / DRAWN_EVERY != drawn
    }
}

/// What a chapter asks to bring about on the leg.
pub fn challenge(chapter: Chapter) -> Option<Challenge> {
    match chapter {
        Chapter::Soleus => Some(Challenge::Empty),
        Chapter::Pump => Some(Challenge::Lower),
        Chapter::SecondHeart => Some(Challenge::Keep),
        Chapter::Idle => Some(Challenge::Sit),
        Chapter::Matters => Some(Challenge::Useless),
        Chapter::Signs => Some(Challenge::Idle),
        Chapter::Habits => Some(Challenge::Seat),
        Chapter::Check => None,
    }
}

impl Model {
    /// Open a chapter as the reader asks, and keep the place if they agreed to it.
    pub(super) fn open_chapter(&mut self, chapter: Chapter) -> Vec<Effect> {
        let mut effects = self.show_chapter(chapter);
        if self.lesson.keeps_place {
            effects.push(self.remember("place", String::from(chapter.slug())));
        }
        effects
    }

    /// Open a chapter: the leg goes to where the chapter begins, unless a session has it or the lesson is not in view.
    pub(super) fn show_chapter(&mut self, chapter: Chapter) -> Vec<Effect> {
        self.lesson.chapter = chapter;
        self.hinted = false;
        if self.open_view() != View::Learn {
            return Vec::new();
        }
        self.lesson.staged = chapter;
        self.explained = None;
        self.compare(false);
        self.stage_only(&|stage| {
            stage.reset();
            if matches!(chapter, Chapter::Idle | Chapter::Habits) {
                stage.set_posture(Posture::Sitting);
            }
            if let Some(challenge) = challenge(chapter) {
                stage.challenge(challenge);
            }
        })
    }

    /// The lesson comes into view: its chapter may have been chosen before.
    pub(super) fn enter_lesson(&mut self) -> Vec<Effect> {
        let waits = self.open_view() == View::Learn && self.lesson.staged != self.lesson.chapter;
        if waits { self.show_chapter(self.lesson.chapter) } else { Vec::new() }
    }

    /// Keep the place in the lesson from now on, or forget it.
    pub(super) fn keep_place(&mut self, keep: bool) -> Vec<Effect> {
        self.lesson.keeps_place = keep;
        if keep {
            vec![Effect::Begin, self.remember("place", String::from(self.lesson.chapter.slug()))]
        } else {
            vec![Effect::Forget("place")]
        }
    }
}
