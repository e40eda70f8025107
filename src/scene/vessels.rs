//! Veins: a centre-line that follows the pose, a radius that follows fill and squeeze, pockets and leaflets.
//!
//! Veins are drawn about twice as wide as life, sinuses and valves about two and a half times, so that they read on
//! a phone. The width never steps between two segments.
#![expect(clippy::indexing_slicing, reason = "indices are held to the node count, which is at least two")]

use super::curve::{Bezier, Control, Shape, along, spline};
use super::geometry::{Point, lerp, unit};
use super::inputs::{Fills, Segment};
use super::pathtext;
use super::pose::Pose;
use super::rest::{self, Vein};
use super::warp::{Rigged, pose_all};
use crate::units::{f64_from_usize, floor_usize};

/// Lists that every curve of a frame borrows, so that a frame allocates nothing once they have grown.
#[derive(Debug, Default)]
pub(crate) struct Work {
    pub(crate) points: Vec<Point>,
    pub(crate) more_points: Vec<Point>,
    pub(crate) controls: Vec<Control>,
    samples: Vec<(f64, f64)>,
}

/// One vein in its present pose and fill.
#[derive(Debug)]
pub(crate) struct Vessel {
    rest: &'static Vein,
    nodes: Vec<Rigged>,
    line: Vec<Bezier>,
    /// Share of the rest radius at each node.
    share: Vec<f64>,
    /// Length of the centre-line after each sixth of a piece, from 0.
    lengths: Vec<f64>,
}

/// Samples of the centre-line per piece, for its length.
const SAMPLES: usize = 6;

/// Shape of a sinus pocket: place from the valve in radii, width as a multiple of the radius.
const POCKET: [(f64, f64); 6] = [(-0.9, 1.0), (-0.05, 1.06), (0.65, 1.36), (1.5, 1.42), (2.4, 1.18), (3.5, 1.0)];
/// How much farther than its neighbour the next sample of an outline may be: a line through points whose distances
/// change faster than that makes loops.
const FARTHEST: f64 = 2.4;
/// How much farther it then is.
const FARTHER: f64 = 2.0;

impl Vessel {
    pub(crate) fn new(rest: &'static Vein) -> Self {
        Self {
            rest,
            nodes: rest.nodes.iter().map(|[x, y, _]| Rigged::new(rest::point([*x, *y]))).collect(),
            line: Vec::new(),
            share: Vec::new(),
            lengths: Vec::new(),
        }
    }

    /// Lays the centre-line for a pose.
    pub(crate) fn pose(&mut self, pose: &Pose, work: &mut Work) {
        work.points.clear();
        pose_all(&self.nodes, pose, &mut work.points);
        spline(&work.points, Shape::Open, &mut self.line);
        self.lengths.clear();
        self.lengths.push(0.0);
        let (mut length, mut last) = (0.0, work.points[0]);
        for piece in &self.line {
            for k in 1..=SAMPLES {
                let p = piece.at(f64_from_usize(k) / f64_from_usize(SAMPLES));
                length += last.distance(p);
                self.lengths.push(length);
                last = p;
            }
        }
    }

    /// Sets the width from the fills and the muscle's squeeze, smoothed over three nodes.
    pub(crate) fn fill(&mut self, fills: &Fills, act: f64) {
        let mut share = std::mem::take(&mut self.share);
        let last = self.nodes.len() - 1;
        let raw = |j: usize| {
            let segment = self.segment(j.min(last));
            lerp(0.34, 1.0, fills.of(segment)) * (1.0 - segment.squeeze() * act)
        };
        let smooth = |j: usize| (raw(j.saturating_sub(1)) + 2.0 * raw(j) + raw(j + 1)) / 4.0;
        share.clear();
        share.extend((0..=last).map(smooth));
        self.share = share;
    }

    /// The centre-line.
    pub(crate) fn line(&self) -> &[Bezier] {
        &self.line
    }

    /// Writes the outline: both sides at every node and around every valve, blunt at its ends.
    pub(crate) fn tube(&self, work: &mut Work, out: &mut String) {
        self.sample(&mut work.samples);
        work.points.clear();
        work.more_points.clear();
        for &(u, wider) in &work.samples {
            let (p, direction) = along(&self.line, u);
            let side = direction.normal() * (self.radius(u) * wider);
            work.points.push(p + side);
            work.more_points.push(p - side);
        }
        let cut = work.points.len().saturating_sub(1);
        work.points.extend(work.more_points.iter().rev());
        pathtext::sides(out, &work.points, cut, &mut work.controls);
    }

    /// Writes two leaflets for each valve; `open` and `leak` 0..1. They never cross.
    pub(crate) fn leaflets(&self, open: f64, leak: f64, out: &mut String) {
        let g = unit(open + 0.32 * leak * (1.0 - open));
        let tip = lerp(1.75 - 0.35 * leak, 2.1, open);
        for &v in self.rest.valves {
            let (centre, direction) = along(&self.line, v);
            let r = self.radius(v) * 0.98;
            for side in [-1.0, 1.0] {
                let at =
                    |ahead: f64, aside: f64| centre + direction * (ahead * r) + direction.normal() * (side * aside * r);
                let further = [
                    at(lerp(-0.15, 0.7, g), lerp(0.7, 0.86, g)),
                    at(lerp(0.15, 1.3, g), lerp(0.12, 0.74, g)),
                    at(tip, lerp(0.04, 0.78, g)),
                ];
                pathtext::piece(out, at(-0.1, 1.06), 'c', &further);
            }
        }
    }

    /// Distance between two cells.
    pub(crate) const fn cell_gap(&self) -> f64 {
        self.rest.cell_gap
    }

    /// Length of the centre-line and the walk along it.
    pub(crate) fn walk(&self) -> Walk<'_> {
        Walk { vessel: self, sample: 1 }
    }

    fn segment(&self, node: usize) -> Segment {
        self.rest.segments[node.min(self.rest.segments.len() - 1)]
    }

    /// Radius at `u` nodes from the start.
    fn radius(&self, u: f64) -> f64 {
        let i = floor_usize(u).min(self.nodes.len() - 2);
        let t = u - f64_from_usize(i);
        let [here, next] = [i, i + 1].map(|i| f64::from(self.rest.nodes[i][2]) / 10.0);
        lerp(here, next, t) * lerp(self.share[i], self.share[i + 1], t)
    }

    /// Where the outline is measured, and how much wider than the radius it is there. Nodes too near to a valve
    /// give way to the six samples of its pocket, and between these and the next node come some that lead over.
    fn sample(&self, samples: &mut Vec<(f64, f64)>) {
        let last = f64_from_usize(self.nodes.len() - 1);
        samples.clear();
        samples.extend((0..self.nodes.len()).map(|i| (f64_from_usize(i), 1.0)));
        for &v in self.rest.valves {
            let [start, .., end] = self.line[floor_usize(v).min(self.line.len() - 1)].points;
            let d = self.radius(v) / start.distance(end).max(1e-6);
            samples.retain(|(u, _)| (u - v - 1.2 * d).abs() > 3.4 * d);
            for (ahead, wider) in POCKET {
                let u = v + ahead * d;
                // Kept in order by inserting: a library sort would weigh more than the list.
                let place = samples.iter().rposition(|s| s.0 <= u).map_or(0, |i| i + 1);
                samples.insert(place, (u, wider));
            }
        }
        samples.retain(|(u, _)| (0.0..=last).contains(u));
        let mut i = 1;
        while i + 1 < samples.len() {
            let [(a, _), (b, _), (c, _)] = [samples[i - 1], samples[i], samples[i + 1]];
            if c - b > FARTHEST * (b - a) {
                samples.insert(i + 1, (b + FARTHER * (b - a), 1.0));
            } else if b - a > FARTHEST * (c - b) {
                samples.insert(i, (b - FARTHER * (c - b), 1.0));
                i = i.max(2) - 1;
                continue;
            }
            i += 1;
        }
    }
}

/// A walk along a centre-line by length, forwards only.
pub(crate) struct Walk<'a> {
    vessel: &'a Vessel,
    sample: usize,
}

impl Walk<'_> {
    /// Length of the whole line.
    pub(crate) fn length(&self) -> f64 {
        self.vessel.lengths[self.vessel.lengths.len() - 1]
    }

    /// Point, direction and radius at a length not before the last one asked for.
    pub(crate) fn at(&mut self, length: f64) -> (Point, Point, f64) {
        let lengths = &self.vessel.lengths;
        while self.sample < lengths.len() - 1 && lengths[self.sample] < length {
            self.sample += 1;
        }
        let (a, b) = (lengths[self.sample - 1], lengths[self.sample]);
        let span = if b > a { b - a } else { 1.0 };
        let end = f64_from_usize(self.sample) / f64_from_usize(SAMPLES);
        let start = f64_from_usize(self.sample - 1) / f64_from_usize(SAMPLES);
        let u = lerp(start, end, unit((length - a) / span));
        let (p, direction) = along(&self.vessel.line, u.min(f64_from_usize(self.vessel.line.len()) - 1e-4));
        (p, direction, self.vessel.radius(end))
    }
}
