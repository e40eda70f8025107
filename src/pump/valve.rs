//! A vein valve: a smooth one-way link between two compartments.
//!
//! It acts at once (no closing delay); how much it leaks is said by [`Reflux`](super::Reflux). It must be continuous
//! in the pressure difference, or the fixed-step integrator loses its order.

use crate::units::within;

/// Flow through one link and how far its leaflets stand open.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Link {
    /// Flow, mL/s. Negative is reflux.
    pub flow_ml_s: f64,
    /// Open fraction of the leaflets, 0 to 1.
    pub open: f64,
}

impl Link {
    /// The link at `drop_mmhg`, the upstream head less the downstream head.
    ///
    /// Conductances in mL/s per mmHg: `forward` when open, `reverse` when shut. With `reverse` zero there is no flow
    /// at all below `-band_mmhg`.
    #[inline]
    pub fn at(drop_mmhg: f64, band_mmhg: f64, forward: f64, reverse: f64) -> Self {
        let open = open_fraction(drop_mmhg, band_mmhg);
        Self { flow_ml_s: drop_mmhg * (reverse + (forward - reverse) * open), open }
    }
}

/// How far the leaflets stand open, 0 to 1: a smooth step from shut at `-band_mmhg` to open at `band_mmhg`.
///
/// A half at zero. NaN gives NaN; infinities are fully open or shut.
#[inline]
pub fn open_fraction(drop_mmhg: f64, band_mmhg: f64) -> f64 {
    smoothstep((drop_mmhg + band_mmhg) * (0.5 / band_mmhg))
}

/// `x²(3-2x)` with `x` held to 0..1: starts and ends without a kink. NaN gives NaN.
#[inline]
pub fn smoothstep(x: f64) -> f64 {
    let x = within(x, 0.0, 1.0);
    x * x * (3.0 - 2.0 * x)
}

#[cfg(test)]
mod tests {
    use super::super::params::Params;
    use super::*;

    #[test]
    fn a_healthy_valve_lets_nothing_back_and_no_valve_is_a_plain_tube() {
        let p = Params::REFERENCE;
        for drop in [-0.5, -1.0, -80.0] {
            let healthy = Link::at(drop, p.valve_band_mmhg, 2.0, 0.0);
            assert!(healthy.flow_ml_s.abs() == 0.0 && healthy.open == 0.0, "{healthy:?}");
            let absent = Link::at(drop, p.valve_band_mmhg, 2.0, 2.0);
            assert!((absent.flow_ml_s - 2.0 * drop).abs() < 1e-12, "{absent:?}");
        }
    }

    #[test]
    fn leaflets_open_smoothly_with_the_pressure_difference() {
        let mut last = 0.0;
        for step in -200..=200 {
            let open = open_fraction(f64::from(step) / 200.0, 0.5);
            assert!(open >= last && open - last < 0.01, "{step}");
            last = open;
        }
        assert_eq!((open_fraction(0.5, 0.5), open_fraction(-0.5, 0.5)), (1.0, 0.0), "the ends");
    }
}
