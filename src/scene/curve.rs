//! Smooth curves through points: the centripetal Catmull-Rom spline as cubic Bezier pieces.
//!
//! Outlines hold on-curve points only, so a warp moves points and the handles follow. The centripetal form never
//! makes a loop or a cusp between two knots (Yuksel, Schaefer, Keyser 2011).

use super::geometry::Point;
use crate::units::{f64_from_usize, floor_usize};

/// How the points of a curve hang together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// From the first point to the last.
    Open,
    /// Back to the first point.
    Closed,
    /// Back to the first point, with the side from this point to the next cut square.
    ClosedWithCut(usize),
}

/// One cubic Bezier piece.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Bezier {
    /// Start, first handle, second handle, end.
    pub(crate) points: [Point; 4],
}

impl Bezier {
    /// The point at `t` in 0..1.
    pub(crate) fn at(&self, t: f64) -> Point {
        let [a, b, c, d] = self.points;
        let u = 1.0 - t;
        a * (u * u * u) + b * (3.0 * u * u * t) + c * (3.0 * u * t * t) + d * (t * t * t)
    }

    /// Direction of travel at `t`, of length 1.
    pub(crate) fn direction(&self, t: f64) -> Point {
        let [a, b, c, d] = self.points;
        let u = 1.0 - t;
        ((b - a) * (3.0 * u * u) + (c - b) * (6.0 * u * t) + (d - c) * (3.0 * t * t)).unit()
    }
}

/// Point and direction at `u` pieces from the start; held to the ends. Nothing for an empty curve.
pub(crate) fn along(pieces: &[Bezier], u: f64) -> (Point, Point) {
    let last = pieces.len().saturating_sub(1);
    let i = floor_usize(u).min(last);
    let t = u - f64_from_usize(i);
    pieces.get(i).map_or_else(Default::default, |piece| (piece.at(t), piece.direction(t)))
}

/// Fits the curve through `points` into `out`, replacing what was there. Fewer than two points give nothing.
#[expect(clippy::indexing_slicing, reason = "every index is below the length checked at the top")]
pub(crate) fn spline(points: &[Point], shape: Shape, out: &mut Vec<Bezier>) {
    out.clear();
    let n = points.len();
    if n < 2 {
        return;
    }
    let closed = shape != Shape::Open;
    let count = if closed { n } else { n - 1 };
    let at = |i: usize| match i {
        i if i < n => points[i],
        i if closed => points[i - n],
        _ => points[n - 1],
    };
    let corner = |i: usize| match shape {
        Shape::ClosedWithCut(cut) => i == cut || i == cut + 1,
        Shape::Open | Shape::Closed => false,
    };
    let mut before = if closed { points[n - 1] } else { points[0] };
    let mut gap_behind = before.distance(points[0]);
    let mut gap = points[0].distance(points[1]);
    for i in 0..count {
        let (p1, p2, after) = (at(i), at(i + 1), at(i + 2));
        let gap_ahead = p2.distance(after);
        let d1 = if corner(i) { 0.0 } else { gap_behind };
        let d3 = if corner(i + 1) { 0.0 } else { gap_ahead };
        out.push(Bezier { points: [p1, handle(before, p1, p2, d1, gap), handle(after, p2, p1, d3, gap), p2] });
        (before, gap_behind, gap) = (p1, gap, gap_ahead);
    }
}

/// Handle of `here` towards `there`, given the neighbour on the other side and both distances. Without a neighbour
/// (distance 0: an end or a corner) it lies at a third of the way.
fn handle(neighbour: Point, here: Point, there: Point, behind: f64, ahead: f64) -> Point {
    let d1 = behind.sqrt();
    if d1 <= 1e-6 {
        return here + (there - here) * (1.0 / 3.0);
    }
    let d2 = ahead.sqrt();
    let weighted = there * behind - neighbour * ahead + here * (2.0 * behind + 3.0 * d1 * d2 + ahead);
    weighted * (1.0 / (3.0 * d1 * (d1 + d2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corners() -> [Point; 4] {
        [(0.0, 0.0), (6.0, 0.0), (6.0, 6.0), (0.0, 6.0)].map(|(x, y)| Point::new(x, y))
    }

    #[test]
    fn a_curve_passes_through_its_points_without_a_break() {
        let mut out = Vec::new();
        for (shape, count) in [(Shape::Open, 3), (Shape::Closed, 4), (Shape::ClosedWithCut(1), 4)] {
            spline(&corners(), shape, &mut out);
            assert_eq!(out.len(), count, "{shape:?}");
            assert!(out.windows(2).all(|w| w[0].points[3] == w[1].points[0]), "{shape:?} is one line");
        }
    }

    #[test]
    fn a_cut_side_is_straight_and_the_others_are_round() {
        let mut out = Vec::new();
        spline(&corners(), Shape::ClosedWithCut(1), &mut out);
        let leaves_the_line = |b: &Bezier| (b.at(0.5).distance(b.points[0].toward(b.points[3], 0.5))) > 0.1;
        assert!(!leaves_the_line(&out[1]) && leaves_the_line(&out[3]), "side 1 straight, side 3 round");
    }

    #[test]
    fn one_point_makes_no_curve_and_an_empty_curve_has_no_place() {
        let mut out = Vec::new();
        spline(&corners()[..1], Shape::Open, &mut out);
        assert!(out.is_empty() && along(&out, 3.0) == (Point::default(), Point::default()), "nothing");
    }
}
