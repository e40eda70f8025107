//! Bones: they never bend, so a pose moves them by a transform and their outlines are static markup.

use super::curve::{Shape, spline};
use super::geometry::Point;
use super::pathtext;
use super::pose::Pose;
use super::rest::{self, ANKLE, BALL, KNEE, KNEECAP_FRAME};

/// A bone with an outline of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bone {
    /// Thigh bone.
    Femur,
    /// Kneecap.
    Patella,
    /// Calf bone.
    Fibula,
    /// Shin bone.
    Tibia,
    /// Ankle bone.
    Talus,
    /// Heel bone.
    Calcaneus,
    /// Navicular bone.
    Navicular,
    /// First cuneiform bone.
    Cuneiform,
    /// First metatarsal bone.
    Metatarsal,
    /// First bone of the big toe.
    ProximalPhalanx,
    /// Last bone of the big toe.
    DistalPhalanx,
    /// Sesamoid bone under the ball.
    Sesamoid,
}

impl Bone {
    /// Every bone with its name in the art.
    const NAMED: [(&'static str, Self); 12] = [
        ("Femur", Self::Femur),
        ("Patella", Self::Patella),
        ("Fibula", Self::Fibula),
        ("Tibia", Self::Tibia),
        ("Talus", Self::Talus),
        ("Calcaneus", Self::Calcaneus),
        ("Navicular", Self::Navicular),
        ("Cuneiform", Self::Cuneiform),
        ("Metatarsal", Self::Metatarsal),
        ("ProximalPhalanx", Self::ProximalPhalanx),
        ("DistalPhalanx", Self::DistalPhalanx),
        ("Sesamoid", Self::Sesamoid),
    ];

    /// The bone of a name in the art.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(n, _)| *n == name).map(|(_, bone)| *bone)
    }

    /// The closed outline at rest, as path text. For the static markup; it never changes.
    pub fn outline(self) -> String {
        let points: Vec<Point> = self.rest().points().collect();
        let mut pieces = Vec::new();
        spline(&points, Shape::Closed, &mut pieces);
        let mut out = String::new();
        pathtext::closed_path(&mut out, &pieces);
        out
    }

    const fn rest(self) -> rest::Outline {
        match self {
            Self::Femur => rest::FEMUR,
            Self::Patella => rest::PATELLA,
            Self::Fibula => rest::FIBULA,
            Self::Tibia => rest::TIBIA,
            Self::Talus => rest::TALUS,
            Self::Calcaneus => rest::CALCANEUS,
            Self::Navicular => rest::NAVICULAR,
            Self::Cuneiform => rest::CUNEIFORM,
            Self::Metatarsal => rest::METATARSAL,
            Self::ProximalPhalanx => rest::PROXIMAL_PHALANX,
            Self::DistalPhalanx => rest::DISTAL_PHALANX,
            Self::Sesamoid => rest::SESAMOID,
        }
    }
}

/// Writes a turn by `angle` degrees about a joint.
pub(crate) fn write_turn(out: &mut String, angle: f64, joint: Point) {
    out.push_str("rotate(");
    pathtext::fixed(out, angle, 2);
    pathtext::more(out, joint);
    out.push(')');
}

/// Writes how the toes ride: with the foot, then back about the ball.
pub(crate) fn write_toes(out: &mut String, pose: &Pose) {
    write_turn(out, -pose.pi, ANKLE);
    write_turn(out, pose.mu, BALL);
}

/// Writes how the kneecap rides: a share of the knee's turn, and pushed by the bent knee.
pub(crate) fn write_kneecap(out: &mut String, pose: &Pose) {
    let shift = pose.kneecap_shift();
    out.push_str("translate(");
    pathtext::fixed(out, shift.x, 2);
    out.push(' ');
    pathtext::fixed(out, shift.y, 2);
    out.push(')');
    write_turn(out, pose.kappa * (KNEECAP_FRAME - 2.0), KNEE);
}
