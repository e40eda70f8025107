//! The one warp of the leg: rest point to shank frame.
//!
//! Every soft part goes through the same field, so layers stay nested: a muscle cannot leave the skin. What
//! depends on the rest point alone is worked out once ([`Rigged::new`]); a frame only adds, multiplies and turns.

use super::geometry::{Point, Turn, bell, lerp, ramp, smoothstep};
use super::pose::Pose;
use super::rest::{ANKLE, BALL, KNEE, Outline};

/// A rest point into the shank frame of a pose. For many points that stay, use the rig of the frame.
pub fn warp(rest: Point, pose: &Pose) -> Point {
    Rigged::new(rest).posed(pose)
}

/// A rest point with the weights by which joints and muscles move it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rigged {
    rest: Point,
    /// 0 toes, 1 foot, 2 shank, 3 thigh; fractions turn by a fraction, so skin runs in arcs over a joint.
    frame: f64,
    /// To the right, per unit of bulge.
    bulge: f64,
    /// Up, per unit of slide.
    slide: f64,
    /// Per unit of knee bend.
    flex: Point,
}

impl Rigged {
    /// A point of soft tissue.
    pub(crate) fn new(rest: Point) -> Self {
        let Point { x, y } = rest;
        let frame = frame_of(x, y);
        if frame <= 1.0 {
            return Self::riding(rest, frame);
        }
        let bulge = ramp(350.0, 462.0, x) * 1.02 * (bell(y, 452.0, 132.0, 138.0) - 0.3 * bell(y, 700.0, 80.0, 70.0));
        let slide = smoothstep(356.0, 408.0, x)
            * (1.0 - 0.45 * smoothstep(440.0, 474.0, x))
            * smoothstep(290.0, 735.0, y)
            * (frame - 1.0).min(1.0);
        // The kneecap sinks against the femur; tissue behind the knee keeps clear of the joint.
        let cap = 19.0 * bell(y, 205.0, 46.0, 62.0) * smoothstep(335.0, 295.0, x);
        let hollow = bell(y, 250.0, 58.0, 40.0) * smoothstep(376.0, 396.0, x);
        let flex = Point::new(cap + (20.0 - 9.0 * bell(x, 431.0, 12.0, 6.0)) * hollow, -6.0 * hollow);
        Self { rest, frame, bulge, slide, flex }
    }

    /// A point that only turns with the joints, at a given frame.
    pub(crate) const fn riding(rest: Point, frame: f64) -> Self {
        Self { rest, frame, bulge: 0.0, slide: 0.0, flex: Point::new(0.0, 0.0) }
    }

    /// The same point elsewhere at rest, turned and pulled as before.
    pub(crate) fn moved(self, by: Point) -> Self {
        Self { rest: self.rest + by, ..self }
    }

    /// Where the pose takes the point, in the shank frame.
    pub(crate) fn posed(&self, pose: &Pose) -> Point {
        let b = self.frame;
        let soft = Point::new(self.bulge * pose.bulge, -self.slide * pose.slide) + self.flex * pose.flex;
        let mut p = self.rest + soft;
        if b < 1.0 {
            p = partial(pose.toe_turn, pose.mu, 1.0 - b).about(BALL, p);
        }
        if b < 2.0 {
            partial(pose.ankle_turn, -pose.pi, 2.0 - b).about(ANKLE, p)
        } else if b > 2.0 {
            partial(pose.knee_turn, pose.kappa, b - 2.0).about(KNEE, p)
        } else {
            p
        }
    }
}

/// A share of a turn; from 1 on it is the whole one, which is at hand.
fn partial(whole: Turn, angle: f64, share: f64) -> Turn {
    if share >= 1.0 { whole } else { Turn::degrees(angle * share) }
}

/// Rigs a whole outline.
pub(crate) fn rig(outline: &Outline) -> Vec<Rigged> {
    outline.points().map(Rigged::new).collect()
}

/// Appends where the pose takes the points.
pub(crate) fn pose_all(rigged: &[Rigged], pose: &Pose, out: &mut Vec<Point>) {
    out.extend(rigged.iter().map(|r| r.posed(pose)));
}

fn frame_of(x: f64, y: f64) -> f64 {
    let r = smoothstep(330.0, 420.0, x);
    if y < 400.0 {
        2.0 + ramp(lerp(292.0, 318.0, r), lerp(150.0, 176.0, r), y)
    } else if x < 240.0 && y > 860.0 {
        smoothstep(148.0, 224.0, x)
    } else {
        1.0 + smoothstep(lerp(852.0, 886.0, r), lerp(792.0, 766.0, r), y)
    }
}
