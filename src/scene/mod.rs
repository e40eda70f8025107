//! Model state to pictures: leg pose, vessels, blood cells, strip chart, as numbers and path text.
//!
//! The leg is one rest drawing, one warp and one curve fitter; no path is frozen per pose. A [`Frame`] turns
//! [`Inputs`] into the text of every moving attribute ([`Part`]), and the painter writes what changed. Nothing here
//! touches a document or reads a clock.
//!
//! A [`Stage`] owns the simulated leg and turns elapsed time into such inputs and into the text of its [`Monitor`].

mod art;
mod bones;
mod cells;
mod challenge;
mod curve;
mod figure;
mod frame;
mod geometry;
mod inputs;
mod layer;
mod lens;
mod monitor;
mod muscles;
mod part;
mod pathtext;
mod place;
mod pose;
mod rest;
mod stage;
mod strip;
mod vessels;
mod warp;

pub use art::{Build, art};
pub use bones::Bone;
pub use challenge::{Attempt, Challenge, Seen};
pub use frame::Frame;
pub use geometry::Point;
pub use inputs::{Fills, Inputs, Layout, LensInputs, Openings, Phases};
pub use layer::Layer;
pub use monitor::{Monitor, Slot, Target, View};
pub use part::Part;
pub use place::{FIGURE_X, LENS_BOX, Label, Place, PlaceSide, STAGE_HEIGHT, STAGE_WIDTH};
pub use pose::{BALL_ON_FLOOR, HEART_ASIDE, Pose};
pub use stage::{Pace, Pick, SessionSums, Stage, Voice};
pub use strip::Strip;
pub use warp::warp;
