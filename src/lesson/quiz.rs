//! Six questions with explanations. Nothing is graded and nothing is stored.

use crate::text::Key;

/// One question.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// What is asked.
    pub asked: Key,
    /// What can be answered.
    pub answers: [Key; 3],
    /// Which of them is right.
    pub right: usize,
    /// Why.
    pub why: Key,
}

/// Every question, in order.
pub const QUESTIONS: [Question; 6] = [
    Question {
        asked: Key::QuizOne,
        answers: [Key::QuizOneA, Key::QuizOneB, Key::QuizOneC],
        right: 1,
        why: Key::QuizOneWhy,
    },
    Question {
        asked: Key::QuizTwo,
        answers: [Key::QuizTwoA, Key::QuizTwoB, Key::QuizTwoC],
        right: 1,
        why: Key::QuizTwoWhy,
    },
    Question {
        asked: Key::QuizThree,
        answers: [Key::QuizThreeA, Key::QuizThreeB, Key::QuizThreeC],
        right: 0,
        why: Key::QuizThreeWhy,
    },
    Question {
        asked: Key::QuizFour,
        answers: [Key::QuizFourA, Key::QuizFourB, Key::QuizFourC],
        right: 1,
        why: Key::QuizFourWhy,
    },
    Question {
        asked: Key::QuizFive,
        answers: [Key::QuizFiveA, Key::QuizFiveB, Key::QuizFiveC],
        right: 2,
        why: Key::QuizFiveWhy,
    },
    Question {
        asked: Key::QuizSix,
        answers: [Key::QuizSixA, Key::QuizSixB, Key::QuizSixC],
        right: 0,
        why: Key::QuizSixWhy,
    },
];
