//! The model held against the clinic, for the page about it.
//!
//! Made by the build of `static/data/validation.json`, which `make validation` computes: the page would need the whole
//! clinic, and seconds, to do it again.

use crate::text::Key;

/// One measure.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// What is measured.
    pub name: Key,
    /// Unit of the values.
    pub unit: &'static str,
    /// One for each kind of leg that has a published range.
    pub legs: &'static [MeasuredLeg],
}

/// What was published of one kind of leg, and what the model gives. Values in tenths of the unit.
#[derive(Clone, Copy, Debug)]
pub struct MeasuredLeg {
    /// Kind of leg.
    pub leg: Key,
    /// Lowest published value; none is open.
    pub low: Option<i32>,
    /// Highest published value; none is open.
    pub high: Option<i32>,
    /// What the model gives.
    pub result: i32,
    /// Whether that is inside.
    pub inside: bool,
}

include!(concat!(env!("OUT_DIR"), "/measured.rs"));
