//! Smooth curves through points: the centripetal Catmull-Rom spline as cubic Bezier pieces.
//!
//! Outlines hold on-curve points only, so a warp moves points and the handles follow. The centripetal form never
//! makes a loop or a cusp between two knots (Yuksel, Schaefer, Keyser 2011). What moves is written as the uniform
//! quadratic spline through the same points, which takes a third of the numbers; it wants points whose distances do not
//! differ much from one to the next.

use super::geometry::Point;
use crate::units::{f64_from_usize, floor_usize};

/// How the points of a curve hang together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// From the first point to the last.
    Open,
    /// Back to the first point.
    Closed,
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
    let mut before = if closed { points[n - 1] } else { points[0] };
    let mut gap_behind = before.distance(points[0]);
    let mut gap = points[0].distance(points[1]);
    for i in 0..count {
        let (p1, p2, after) = (at(i), at(i + 1), at(i + 2));
        let gap_ahead = p2.distance(after);
        let (out_of, into) = (handle(before, p1, p2, gap_behind, gap), handle(after, p2, p1, gap_ahead, gap));
        out.push(Bezier { points: [p1, out_of, into, p2] });
        (before, gap_behind, gap) = (p1, gap, gap_ahead);
    }
}

/// Handle of `here` towards `there`, given the neighbour on the other side and both distances. Without a neighbour
/// (distance 0: an end) it lies at a third of the way.
fn handle(neighbour: Point, here: Point, there: Point, behind: f64, ahead: f64) -> Point {
    let d1 = behind.sqrt();
    if d1 <= 1e-6 {
        return here + (there - here) * (1.0 / 3.0);
    }
    let d2 = ahead.sqrt();
    let weighted = there * behind - neighbour * ahead + here * (2.0 * behind + 3.0 * d1 * d2 + ahead);
    weighted * (1.0 / (3.0 * d1 * (d1 + d2)))
}

/// A control point of the quadratic spline.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Control {
    /// Where it is.
    pub(crate) at: Point,
    /// Share of the next control that the elimination left in this one.
    share: f64,
}

/// Finds the controls of the quadratic spline from the first to the last of `points` through all of them: one for each
/// inner point, pieces joined half way between two controls, each point in the middle of its piece.
pub(crate) fn controls_through(points: &[Point], out: &mut Vec<Control>) {
    out.clear();
    // The middle of a piece is (before + 6 own + after) / 8 of three controls; beside an end, 5 own and twice the end.
    let mut left = Control { at: Point::default(), share: 0.0 };
    for (i, window) in points.windows(3).enumerate() {
        let &[before, here, after] = window else { continue };
        let (mut own, mut right) = (6.0, here * 8.0);
        for (at_end, end) in [(i == 0, before), (i + 3 == points.len(), after)] {
            if at_end {
                own -= 1.0;
                right = right - end * 2.0;
            }
        }
        let share = 1.0 / (own - left.share);
        left = Control { at: (right - left.at) * share, share };
        out.push(left);
    }
    let mut next = Point::default();
    for control in out.iter_mut().rev() {
        control.at = control.at - next * control.share;
        next = control.at;
    }
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
        for (shape, count) in [(Shape::Open, 3), (Shape::Closed, 4)] {
            spline(&corners(), shape, &mut out);
            assert_eq!(out.len(), count, "{shape:?}");
            assert!(out.windows(2).all(|w| w[0].points[3] == w[1].points[0]), "{shape:?} is one line");
        }
    }

    #[test]
    fn a_quadratic_line_passes_through_its_points() {
        for count in 3..=4 {
            let points = &corners()[..count];
            let mut controls = Vec::new();
            controls_through(points, &mut controls);
            assert_eq!(controls.len(), count - 2, "one for each inner point");
            for (i, control) in controls.iter().enumerate() {
                let joint = |other: Option<&Control>, end: Point| other.map_or(end, |o| o.at.toward(control.at, 0.5));
                let start = joint(i.checked_sub(1).and_then(|i| controls.get(i)), points[0]);
                let end = joint(controls.get(i + 1), points[count - 1]);
                let middle = start.toward(end, 0.5).toward(control.at, 0.5);
                assert!(middle.distance(points[i + 1]) < 1e-9, "{middle:?} for {:?}", points[i + 1]);
            }
        }
    }

    #[test]
    fn one_point_makes_no_curve_and_an_empty_curve_has_no_place() {
        let mut out = Vec::new();
        spline(&corners()[..1], Shape::Open, &mut out);
        assert!(out.is_empty() && along(&out, 3.0) == (Point::default(), Point::default()), "nothing");
    }
}
