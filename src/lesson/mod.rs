//! The lesson: eight chapters, the claims that stand behind them, signs, and a quiz; and the model
//! held against the clinic.
//!
//! Exists so that every figure a reader meets can be traced to a verdict and a source. Words are keys; a test reads the
//! English ones and fails where a chapter says what no claim of its own carries. It must never diagnose: signs lead to
//! advice.

mod chapter;
mod claim;
mod emergency;
mod quiz;
mod sign;
mod validation;

pub use chapter::Chapter;
pub use claim::{CLAIMS, Claim, Verdict};
pub use emergency::emergency_number;
pub use quiz::{QUESTIONS, Question};
pub use sign::{Advice, SIGNS, Sign, advice};
pub use validation::{MEASURED, Measured, MeasuredLeg};
