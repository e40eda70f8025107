//! What lost valve competence does to a leg: which valves leak how much, and how far the veins have widened.
//!
//! One slider, competence `k`, stands for a course of disease. Valves fail from the long conduits inward: femoral and
//! popliteal first, then the saphenous vein and the perforators, and the outlets of the muscle's own sinuses last.
//! Veins that carry reflux for years widen. With one law for all valves and veins of one size the model cannot have
//! both a pressure that returns within seconds and a calf that takes half a minute to fill, as clinics measure in
//! varicose veins; `docs/model.md` shows the way from the one to the other.

use super::params::Params;
use crate::units::within;

/// Leaks and widening of one leg.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Reflux {
    /// Leak of the femoral and popliteal valves, as a share of the forward conductance, 0 to 1; likewise the next two.
    pub femoropopliteal: f64,
    /// Leak of the saphenous valves and, outward, of the perforators.
    pub superficial: f64,
    /// Leak of the valves at the outlets of the sinuses.
    pub outlet: f64,
    /// Volumes of S, A and M at any pressure, as a multiple of a healthy leg's; 1 and above.
    pub size: f64,
    /// Conductance of the femoral, popliteal and saphenous paths, both ways, as a multiple of a healthy leg's. A tube's
    /// volume grows with the square of its radius and its conductance with the fourth power: the square of the size.
    pub conduit_width: f64,
    /// The same for the perforators, which belong to no compartment and have a law of their own.
    pub perforator_width: f64,
    /// Reciprocal of the size: every step of the model needs it, and a division costs as much as ten products.
    pub(super) per_size: f64,
}

impl Reflux {
    /// What a leg of that competence has come to. At 1 nothing leaks, exactly, and all veins have their healthy size.
    /// Competence outside 0..1 is held there, and what is not finite counts as healthy.
    pub fn of(params: &Params, competence: f64) -> Self {
        let lost = if competence.is_finite() { 1.0 - within(competence, 0.0, 1.0) } else { 0.0 };
        let size = 1.0 + params.dilation * lost;
        Self {
            femoropopliteal: power(lost, params.femoropopliteal_leak_exponent),
            superficial: power(lost, params.superficial_leak_exponent),
            outlet: power(lost, params.outlet_leak_exponent),
            size,
            conduit_width: size * size,
            // Perforators widen late, by the blood that re-enters through them.
            perforator_width: 1.0 + params.perforator_widening * lost * lost,
            per_size: 1.0 / size,
        }
    }
}

/// A whole power by multiplication: the same digits on every machine.
fn power(base: f64, exponent: u8) -> f64 {
    (0..exponent).fold(1.0, |product, _| product * base)
}

#[cfg(test)]
mod tests {
    use super::*;

    const P: &Params = &Params::REFERENCE;

    #[test]
    fn a_healthy_leg_leaks_nothing_and_has_its_own_size() {
        let healthy = Reflux {
            femoropopliteal: 0.0,
            superficial: 0.0,
            outlet: 0.0,
            size: 1.0,
            conduit_width: 1.0,
            perforator_width: 1.0,
            per_size: 1.0,
        };
        for k in [1.0, 7.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
            assert_eq!(Reflux::of(P, k), healthy, "{k}");
        }
    }

    #[test]
    fn without_valves_every_link_is_a_plain_tube() {
        for k in [0.0, -3.0] {
            let none = Reflux::of(P, k);
            assert_eq!((none.femoropopliteal, none.superficial, none.outlet), (1.0, 1.0, 1.0), "{k}");
        }
    }

    #[test]
    fn valves_fail_from_the_long_conduits_inward_and_everything_only_worsens() {
        let mut last = Reflux::of(P, 1.0);
        for step in (0..100).rev() {
            let now = Reflux::of(P, f64::from(step) / 100.0);
            assert!(now.femoropopliteal >= now.superficial && now.superficial >= now.outlet, "order at {step} %");
            for (worse, better) in [
                (now.femoropopliteal, last.femoropopliteal),
                (now.superficial, last.superficial),
                (now.outlet, last.outlet),
                (now.size, last.size),
                (now.conduit_width, last.conduit_width),
                (now.perforator_width, last.perforator_width),
            ] {
                assert!(worse > better, "{worse} after {better} at {step} %");
            }
            last = now;
        }
    }

    #[test]
    fn the_prototype_has_one_law_for_all_valves_and_veins_that_keep_their_size() {
        let half = Reflux::of(&Params::PROTOTYPE, 0.5);
        for leak in [half.femoropopliteal, half.superficial, half.outlet] {
            assert!((leak - 0.25).abs() < 1e-15, "a half leaks a quarter, not {leak}");
        }
        assert_eq!((half.size, half.perforator_width), (1.0, 1.0), "healthy size");
    }
}
