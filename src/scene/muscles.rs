//! Muscles and tendons: two borders joined to a belly, with fibres from one to the other.
//!
//! A muscle has no shape of its own per pose: its borders go through the same warp as the skin around it.

use super::curve::{Bezier, Shape, along, spline};
use super::geometry::{Point, lerp};
use super::pathtext;
use super::pose::Pose;
use super::rest::Belly;
use super::vessels::Work;
use super::warp::{Rigged, pose_all, rig};
use crate::units::f64_from_usize;

/// Steps along a band.
const BAND_STEPS: usize = 8;

/// A muscle or tendon in its present pose.
#[derive(Debug)]
pub(crate) struct Muscle {
    front: Border,
    back: Border,
}

#[derive(Debug)]
struct Border {
    rigged: Vec<Rigged>,
    points: Vec<Point>,
    line: Vec<Bezier>,
}

impl Muscle {
    pub(crate) fn new(rest: &Belly) -> Self {
        Self { front: Border::new(&rest.front), back: Border::new(&rest.back) }
    }

    /// Lays both borders for a pose.
    pub(crate) fn pose(&mut self, pose: &Pose) {
        self.front.pose(pose);
        self.back.pose(pose);
    }

    /// Writes the belly: down the front, up the back.
    pub(crate) fn belly(&self, work: &mut Work, out: &mut String) {
        work.points.clear();
        work.points.extend_from_slice(&self.front.points);
        work.points.extend(self.back.points.iter().rev());
        pathtext::sides(out, &work.points, self.front.points.len() - 1, &mut work.controls);
    }

    /// Writes a part of the belly.
    pub(crate) fn band(&self, band: &Band, work: &mut Work, out: &mut String) {
        work.points.clear();
        work.more_points.clear();
        for i in 0..=BAND_STEPS {
            let t = f64_from_usize(i) / f64_from_usize(BAND_STEPS);
            let s = lerp(band.span.0, band.span.1, t);
            let (front, back) = (self.front.at(s), self.back.at(s));
            let [near, far] = [band.near, band.far].map(|[a, b, c]| front.toward(back, a + t * (b + t * c)));
            work.points.push(near);
            work.more_points.push(far);
        }
        work.points.extend(work.more_points.iter().rev());
        pathtext::sides(out, &work.points, BAND_STEPS, &mut work.controls);
    }

    /// Writes a strand along the belly, at a share of the way across it.
    pub(crate) fn strand(&self, span: (f64, f64), across: f64, work: &mut Work, out: &mut String) {
        work.points.clear();
        for i in 0..=BAND_STEPS {
            let s = lerp(span.0, span.1, f64_from_usize(i) / f64_from_usize(BAND_STEPS));
            work.points.push(self.front.at(s).toward(self.back.at(s), across));
        }
        pathtext::line(out, 'M', &work.points, &mut work.controls);
    }

    /// Writes the front border alone.
    pub(crate) fn front_edge(&self, work: &mut Work, out: &mut String) {
        pathtext::line(out, 'M', &self.front.points, &mut work.controls);
    }

    /// Writes fibres that run down and back (soleus).
    pub(crate) fn fibres_back(&self, fibres: &Fibres, out: &mut String) {
        fibres.write(&self.front.line, &self.back.line, out);
    }

    /// Writes fibres that run down and forward (gastrocnemius).
    pub(crate) fn fibres_forward(&self, fibres: &Fibres, out: &mut String) {
        fibres.write(&self.back.line, &self.front.line, out);
    }
}

impl Border {
    fn new(rest: &super::rest::Outline) -> Self {
        Self { rigged: rig(rest), points: Vec::new(), line: Vec::new() }
    }

    /// The point at a share of the way from top to bottom.
    fn at(&self, share: f64) -> Point {
        along(&self.line, share * (f64_from_usize(self.line.len()) - 0.001)).0
    }

    fn pose(&mut self, pose: &Pose) {
        self.points.clear();
        pose_all(&self.rigged, pose, &mut self.points);
        spline(&self.points, Shape::Open, &mut self.line);
    }
}

/// A part of a muscle.
pub(crate) struct Band {
    /// From where to where along the muscle, 0 top to 1 bottom.
    pub(crate) span: (f64, f64),
    /// Where its near side lies across the muscle, 0 front to 1 back: `a + b t + c t^2` from 0 to 1 along the band.
    pub(crate) near: [f64; 3],
    /// The same for its far side.
    pub(crate) far: [f64; 3],
}

/// How the fibres of a muscle lie.
pub(crate) struct Fibres {
    /// Number of fibres, at least 2.
    pub(crate) count: usize,
    /// First and last origin, in pieces along the border.
    pub(crate) origins: (f64, f64),
    /// How much further along the other border they insert; smaller is flatter, as in a shortened muscle.
    pub(crate) run: f64,
    /// Bow as a share of the length; the sign says to which side.
    pub(crate) bow: f64,
}

impl Fibres {
    fn write(&self, from: &[Bezier], to: &[Bezier], out: &mut String) {
        let place = |line: &[Bezier], u: f64| along(line, u.min(f64_from_usize(line.len()) - 0.001)).0;
        for i in 0..self.count {
            let share = f64_from_usize(i) / f64_from_usize(self.count - 1);
            let u = lerp(self.origins.0, self.origins.1, share);
            let (origin, insertion) = (place(from, u), place(to, u + self.run));
            // Trimmed, so that a fibre never pokes through the outline.
            let (a, z) = (origin.toward(insertion, 0.1), origin.toward(insertion, 0.9));
            pathtext::piece(out, a, 'q', &[a.toward(z, 0.5) + (z - a).normal() * self.bow, z]);
        }
    }
}
