//! Points, turns and the few shaping functions of the drawing.
//!
//! X points right, Y points down, and an angle is positive clockwise on the screen. Nothing here knows the leg.

use crate::units::within;
use std::f64::consts::PI;
use std::ops::{Add, Mul, Sub};

/// A place or a displacement, in the units of the space it is used in.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y`.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Straight distance; never negative. Plain square root: it is one instruction in the browser, `hypot` is not.
    pub fn distance(self, other: Self) -> f64 {
        let d = other - self;
        (d.x * d.x + d.y * d.y).sqrt()
    }

    /// The point at `t` of the way to `other`; `t` may lie outside 0..1.
    #[must_use]
    pub fn toward(self, other: Self, t: f64) -> Self {
        Self::new(lerp(self.x, other.x, t), lerp(self.y, other.y, t))
    }

    /// Direction of length 1; a point at the origin stays there.
    #[must_use]
    pub fn unit(self) -> Self {
        let length = self.distance(Self::default());
        if length > 0.0 { self * (1.0 / length) } else { self }
    }

    /// A quarter turn against the clock: the left-hand normal of a direction.
    #[must_use]
    pub const fn normal(self) -> Self {
        Self::new(self.y, -self.x)
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        Self::new(self.x + o.x, self.y + o.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        Self::new(self.x - o.x, self.y - o.y)
    }
}

impl Mul<f64> for Point {
    type Output = Self;
    fn mul(self, k: f64) -> Self {
        Self::new(self.x * k, self.y * k)
    }
}

/// A turn, held as sine and cosine so that one angle serves many points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Turn {
    sin: f64,
    cos: f64,
}

impl Turn {
    /// A turn by `angle` degrees, clockwise on the screen.
    pub(crate) fn degrees(angle: f64) -> Self {
        let (sin, cos) = sin_cos(angle.to_radians());
        Self { sin, cos }
    }

    /// `p` turned about `centre`.
    pub(crate) fn about(self, centre: Point, p: Point) -> Point {
        centre + self.apply(p - centre)
    }

    /// A displacement turned.
    pub(crate) fn apply(self, d: Point) -> Point {
        Point::new(self.cos * d.x - self.sin * d.y, self.sin * d.x + self.cos * d.y)
    }

    /// Sine and cosine.
    pub(crate) const fn sin_cos(self) -> (f64, f64) {
        (self.sin, self.cos)
    }
}

/// `v` held to 0..1; NaN gives 0, infinities give the nearer end.
pub(crate) fn unit(v: f64) -> f64 {
    within(v, 0.0, 1.0)
}

/// From `a` at 0 to `b` at 1; `t` may lie outside 0..1.
pub(crate) fn lerp(a: f64, b: f64, t: f64) -> f64 {
    a + (b - a) * t
}

/// 0 at `a`, 1 at `b`, straight between, held outside; `a` may be the larger one.
pub(crate) fn ramp(a: f64, b: f64, v: f64) -> f64 {
    unit((v - a) / (b - a))
}

/// Like [`ramp`] with level ends (`3 t^2 - 2 t^3`).
pub(crate) fn smoothstep(a: f64, b: f64, v: f64) -> f64 {
    let t = ramp(a, b, v);
    t * t * (3.0 - 2.0 * t)
}

/// 1 at `centre`, falling as a Gaussian of width `up` above it and `down` below it.
pub(crate) fn bell(y: f64, centre: f64, up: f64, down: f64) -> f64 {
    let d = (y - centre) / if y < centre { up } else { down };
    (-d * d).exp()
}

/// `value` wrapped into 0..`period`: what is left after whole periods, also below zero. The library's own remainder is
/// exact over the whole range of numbers and costs 2 KB in the page for it.
pub(super) fn wrapped(value: f64, period: f64) -> f64 {
    value - period * (value / period).floor()
}

/// Sine and cosine of an angle within a few turns, to 1e-9. The library's are exact for any angle and cost 7 KB in the
/// page; joints turn by less than half a circle. Taylor series within a quarter turn.
fn sin_cos(angle: f64) -> (f64, f64) {
    let turns = (angle / PI).round();
    let x = angle - turns * PI;
    let q = x * x;
    let series = |first: f64| {
        let (mut term, mut sum, mut n) = (1.0, 1.0, first);
        for _ in 0..10 {
            term *= -q / (n * (n + 1.0));
            sum += term;
            n += 2.0;
        }
        sum
    };
    // Half turns flip both signs.
    let sign = if wrapped(turns, 2.0) > 0.5 { -1.0 } else { 1.0 };
    (sign * x * series(2.0), sign * series(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ramp_runs_either_way_and_holds_at_its_ends() {
        assert_eq!((ramp(0.0, 4.0, 1.0), ramp(4.0, 0.0, 1.0), ramp(0.0, 4.0, 9.0)), (0.25, 0.75, 1.0), "ramp");
        assert_eq!((unit(f64::NAN), unit(f64::INFINITY), unit(-1.0)), (0.0, 1.0, 0.0), "unit");
    }

    #[test]
    fn a_quarter_turn_is_clockwise_on_the_screen() {
        let p = Turn::degrees(90.0).about(Point::new(1.0, 1.0), Point::new(2.0, 1.0));
        assert!(p.distance(Point::new(1.0, 2.0)) < 1e-12, "right of the centre goes below it: {p:?}");
    }

    #[test]
    fn own_sine_and_cosine_agree_with_the_library_within_a_few_turns() {
        for n in -2000..=2000 {
            let angle = f64::from(n) * 0.01;
            let (sin, cos) = sin_cos(angle);
            let far = (sin - angle.sin()).abs().max((cos - angle.cos()).abs());
            assert!(far < 1e-9, "{angle}: off by {far}");
        }
    }

    #[test]
    fn wrapping_keeps_what_is_left_after_whole_periods() {
        let left = [7.5, -0.5, 0.0, -4.0].map(|v| wrapped(v, 2.0).to_bits());
        assert_eq!(left, [1.5, 1.5, 0.0, 0.0].map(f64::to_bits), "wrapped");
    }
}
