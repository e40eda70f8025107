//! How pressure follows volume in a vein, and how a collapsing vein throttles its own outflow.
//!
//! One law for all compartments: stiffening above the unstressed volume, a floppy collapse below it. Guards keep every
//! finite volume on the curve, so the integrator never meets a division by zero.

use super::params::Vein;

/// Share of the range beyond which the curve continues as its own tangent. Not reached by a body.
const GUARD_SHARE: f64 = 0.97;
/// Share of the unstressed volume below which the curve stays at its value there. Not reached by a body.
const GUARD_EMPTY: f64 = 0.01;
/// Smallest volume that resistances and filtration reckon with, mL.
pub(super) const SMALLEST_ML: f64 = 0.001;

impl Vein {
    /// Transmural pressure at `volume_ml`, mmHg: zero at the unstressed volume, negative below it.
    ///
    /// Finite for every finite volume, zero and negative ones included (guard); NaN gives NaN.
    #[inline]
    pub fn pressure_mmhg(&self, volume_ml: f64, collapse_mmhg: f64) -> f64 {
        let v0 = self.unstressed_ml;
        if volume_ml < v0 {
            return -collapse_mmhg * (v0 / volume_ml.max(GUARD_EMPTY * v0) - 1.0);
        }
        // `u/(1-u)` with `u = filled/range`, in one division.
        let per_compliance = 1.0 / self.compliance_ml_mmhg;
        let filled = volume_ml - v0;
        let guard = GUARD_SHARE * self.range_ml;
        if filled <= guard {
            return self.range_ml * per_compliance * filled / (self.range_ml - filled);
        }
        let left = 1.0 - GUARD_SHARE;
        per_compliance * (guard / left + (filled - guard) / (left * left))
    }

    /// Volume at a transmural pressure, mL: the inverse of [`Vein::pressure_mmhg`] between its guards.
    ///
    /// From zero to `unstressed_ml + range_ml` for every pressure, infinite ones included; NaN gives NaN.
    pub fn volume_ml(&self, pressure_mmhg: f64, collapse_mmhg: f64) -> f64 {
        if pressure_mmhg >= 0.0 {
            let y = self.compliance_ml_mmhg * pressure_mmhg / self.range_ml;
            // At most the range, also where `y` has left the numbers behind.
            self.unstressed_ml + self.range_ml * (y / (1.0 + y)).min(1.0)
        } else {
            self.unstressed_ml / (1.0 - pressure_mmhg / collapse_mmhg)
        }
    }
}

/// Share of its conductance that a vein keeps at `volume_ml`, 0 to 1: a half at `half_ml`.
///
/// `1/(1 + (half/V)²)`, the form of row M5. Volumes below 0.001 mL, negative ones included, count as 0.001.
#[inline]
pub fn patency(volume_ml: f64, half_ml: f64) -> f64 {
    let v = volume_ml.max(SMALLEST_ML);
    let square = v * v;
    square / (square + half_ml * half_ml)
}

#[cfg(test)]
mod tests {
    use super::super::params::Params;
    use super::*;

    const COLLAPSE: f64 = Params::REFERENCE.collapse_mmhg;

    fn veins() -> [Vein; 4] {
        let p = Params::REFERENCE;
        [p.superficial, p.axial, p.sinus, p.thigh]
    }

    #[test]
    fn volume_undoes_pressure_from_collapse_to_stiffness() {
        for vein in veins() {
            for step in -60..200 {
                let p = f64::from(step);
                let back = vein.pressure_mmhg(vein.volume_ml(p, COLLAPSE), COLLAPSE);
                assert!((back - p).abs() <= 1e-9 * p.abs().max(1.0), "{vein:?} at {p} mmHg came back as {back}");
            }
        }
    }

    #[test]
    fn no_pressure_is_too_high_or_too_low_for_a_volume() {
        for vein in veins() {
            for p in [1e308, f64::INFINITY] {
                let full = vein.unstressed_ml + vein.range_ml;
                assert!((vein.volume_ml(p, COLLAPSE) - full).abs() < 1e-9, "{vein:?} at {p}");
            }
            assert!(vein.volume_ml(-1e300, COLLAPSE) >= 0.0 && vein.volume_ml(f64::NAN, COLLAPSE).is_nan(), "{vein:?}");
        }
    }

    #[test]
    fn pressure_rises_with_volume_and_has_no_jump_at_the_guards() {
        for vein in veins() {
            let mut last = f64::NEG_INFINITY;
            let full = vein.unstressed_ml + vein.range_ml * 1.1;
            let mut v = vein.unstressed_ml * GUARD_EMPTY;
            while v < full {
                let p = vein.pressure_mmhg(v, COLLAPSE);
                assert!(p >= last && p.is_finite(), "{vein:?} at {v} mL");
                last = p;
                v += 0.01;
            }
            let edge = vein.unstressed_ml + GUARD_SHARE * vein.range_ml;
            let jump = vein.pressure_mmhg(edge * (1.0 + 1e-12), COLLAPSE) - vein.pressure_mmhg(edge, COLLAPSE);
            assert!(jump.abs() < 1e-3, "{vein:?} jumps by {jump}");
        }
    }

    #[test]
    fn every_finite_volume_has_a_finite_pressure() {
        for vein in veins() {
            for v in [-1e9, -1.0, 0.0, 1e-12, vein.unstressed_ml, 1e9] {
                assert!(vein.pressure_mmhg(v, COLLAPSE).is_finite(), "{vein:?} at {v}");
                let open = patency(v, 5.0);
                assert!((0.0..=1.0).contains(&open), "patency {open} at {v}");
            }
        }
    }

    #[test]
    fn compliance_at_the_unstressed_volume_is_the_stated_one() {
        for vein in veins() {
            let h = 1e-4;
            let slope = vein.pressure_mmhg(vein.unstressed_ml + h, COLLAPSE) / h;
            assert!((slope * vein.compliance_ml_mmhg - 1.0).abs() < 1e-3, "{vein:?}");
        }
    }
}
