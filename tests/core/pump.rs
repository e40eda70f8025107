//! The calf pump against its reference series, its targets, and the rules that hold for any input.

#![cfg(test)] // always so here; it tells the linter that helpers of tests are tests too

mod command_line;
mod controls;
mod data;
mod numerics;
mod reference;
mod rules;
mod scenario;
mod targets;
mod validation;
