//! The stage's coordinate system, and the parts of the drawing that have a name.
//!
//! The drawing is 1110 by 1000 units whatever the page's size: lens left, leg in the middle, names beside it, heart at
//! the right. Text stays put; its leader follows the part. Names are real text and buttons that explain.

use super::geometry::Point;
use super::pathtext;
use super::pose::Pose;
use super::rest;
use super::warp::warp;
use crate::pump::Posture;
use crate::text::Key;

/// Width of the drawing, units.
pub const STAGE_WIDTH: f64 = 1110.0;
/// Height of the drawing, units.
pub const STAGE_HEIGHT: f64 = 1000.0;
/// Where the leg's own frame (640 wide) begins.
pub const FIGURE_X: f64 = 310.0;
/// Left, top and side of the magnified valve.
pub const LENS_BOX: (f64, f64, f64) = (0.0, 14.0, 370.0);

/// A part of the drawing with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The deep vein behind the knee.
    DeepVein,
    /// The outer calf muscle.
    Gastrocnemius,
    /// The pump.
    Soleus,
    /// The tendon to the heel.
    Achilles,
    /// The vein under the skin.
    SurfaceVein,
    /// The shin bone.
    ShinBone,
}

/// Which way a label's text runs from its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceSide {
    /// It starts there.
    Right,
    /// It ends there.
    Left,
}

/// Where a label stands, in the leg's frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// The end of the leader at the text.
    pub point: Point,
    /// Which way the text runs.
    pub side: PlaceSide,
}

impl Place {
    /// Every named part, from the top right.
    pub const ALL: [Self; 6] =
        [Self::DeepVein, Self::Gastrocnemius, Self::Soleus, Self::Achilles, Self::SurfaceVein, Self::ShinBone];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::DeepVein => "deep",
            Self::Gastrocnemius => "gastrocnemius",
            Self::Soleus => "soleus",
            Self::Achilles => "achilles",
            Self::SurfaceVein => "surface",
            Self::ShinBone => "tibia",
        }
    }

    /// Its name.
    pub fn name(self) -> Key {
        match self {
            Self::DeepVein => Key::DeepVein,
            Self::Gastrocnemius => Key::Gastrocnemius,
            Self::Soleus => Key::Soleus,
            Self::Achilles => Key::Achilles,
            Self::SurfaceVein => Key::SurfaceVein,
            Self::ShinBone => Key::ShinBone,
        }
    }

    /// What it is for.
    pub fn words(self) -> Key {
        match self {
            Self::DeepVein => Key::DeepVeinWords,
            Self::Gastrocnemius => Key::GastrocnemiusWords,
            Self::Soleus => Key::SoleusWords,
            Self::Achilles => Key::AchillesWords,
            Self::SurfaceVein => Key::SurfaceVeinWords,
            Self::ShinBone => Key::ShinBoneWords,
        }
    }

    /// Whether the name is shown on the narrowest stage too.
    pub fn always(self) -> bool {
        matches!(self, Self::DeepVein | Self::Soleus | Self::Achilles)
    }

    /// Where the label stands in a posture.
    pub fn label(self, posture: Posture) -> Label {
        let (x, y, side): (i16, i16, _) = match posture {
            Posture::Standing => match self {
                Self::DeepVein => (514, 232, PlaceSide::Right),
                Self::Gastrocnemius => (514, 386, PlaceSide::Right),
                Self::Soleus => (514, 540, PlaceSide::Right),
                Self::Achilles => (514, 680, PlaceSide::Right),
                Self::SurfaceVein => (150, 730, PlaceSide::Left),
                Self::ShinBone => (150, 620, PlaceSide::Left),
            },
            Posture::Sitting => match self {
                Self::DeepVein => (505, 398, PlaceSide::Right),
                Self::Gastrocnemius => (505, 488, PlaceSide::Right),
                Self::Soleus => (505, 578, PlaceSide::Right),
                Self::Achilles => (505, 716, PlaceSide::Right),
                Self::SurfaceVein => (150, 730, PlaceSide::Left),
                Self::ShinBone => (150, 620, PlaceSide::Left),
            },
            // A line that comes down to its label ends beside the first or the last letter, never under the words.
            Posture::Supine | Posture::LegsRaised => match self {
                Self::DeepVein => (470, 835, PlaceSide::Right),
                Self::Gastrocnemius => (330, 935, PlaceSide::Right),
                Self::Soleus => (110, 900, PlaceSide::Right),
                Self::Achilles => (-20, 900, PlaceSide::Left),
                Self::SurfaceVein => (135, 480, PlaceSide::Right),
                Self::ShinBone => (275, 560, PlaceSide::Right),
            },
        };
        Label { point: rest::point([x, y]), side }
    }

    fn anchor(self) -> Point {
        rest::point(match self {
            Self::DeepVein => [413, 250],
            Self::Gastrocnemius => [452, 420],
            Self::Soleus => [396, 549],
            Self::Achilles => [424, 792],
            Self::SurfaceVein => [329, 640],
            Self::ShinBone => [318, 470],
        })
    }

    /// Append the line from the label to the part, wherever the pose has put it.
    pub(super) fn write_leader(self, pose: &Pose, posture: Posture, out: &mut String) {
        let Label { point, side } = self.label(posture);
        let inset = if side == PlaceSide::Right { -8.0 } else { 8.0 };
        pathtext::command(out, 'M', Point::new(point.x + inset, point.y));
        pathtext::command(out, 'L', pose.to_stage(warp(self.anchor(), pose)));
    }
}
