//! Postures: how far below the heart each compartment lies, and how a change of posture is blended.

use super::params::Params;
use super::valve::smoothstep;
use crate::units::within;

/// How long a change of posture takes, s.
pub const POSTURE_BLEND_S: f64 = 2.0;
/// Body heights that the model accepts, cm.
pub const HEIGHT_RANGE_CM: std::ops::RangeInclusive<f64> = 140.0..=205.0;
/// Body height when none is given, cm.
pub const DEFAULT_HEIGHT_CM: f64 = 175.0;

/// How the body is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Posture {
    /// Flat on the back with the legs raised: where a volume measurement starts.
    LegsRaised,
    /// Flat on the back.
    Supine,
    /// On a chair, feet on the floor.
    Sitting,
    /// Upright.
    Standing,
}

impl Posture {
    /// Every posture, from the lowest ankle pressure to the highest.
    pub const ALL: [Self; 4] = [Self::LegsRaised, Self::Supine, Self::Sitting, Self::Standing];

    /// The name used in attributes, scenario files and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LegsRaised => "legs-raised",
            Self::Supine => "supine",
            Self::Sitting => "sitting",
            Self::Standing => "standing",
        }
    }

    /// The posture that a host, a file or a reader may name: `supine`, `sitting` or `standing`. Anything else, other
    /// case included, is `None`. Legs raised belongs to the clinic's protocol and has no public name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Supine, Self::Sitting, Self::Standing].into_iter().find(|p| p.as_str() == name)
    }

    /// How far the ankle lies below the heart in a body of this height, cm: the column of blood that rests on the veins
    /// of the ankle. Nil while lying, negative with the legs raised.
    pub fn column_cm(self, height_cm: f64) -> f64 {
        self.stance().ankle_depth * sound_height_cm(height_cm)
    }

    /// The numbers of this posture. Depths are shares of body height, from landmark heights (ankle 0.065, mid-calf
    /// 0.19, mid-thigh 0.39, heart 0.70 standing and 0.495 sitting).
    pub const fn stance(self) -> Stance {
        match self {
            // Assumption: what a cuff measurement does to empty the veins.
            Self::LegsRaised => Stance {
                ankle_depth: -0.200,
                calf_depth: -0.140,
                thigh_depth: -0.050,
                central_mmhg: 4.0,
                arteriolar: 1.00,
                popliteal_cm: 0.6,
                sitting: 0.0,
                lying: 1.0,
            },
            // P2.
            Self::Supine => Stance {
                ankle_depth: 0.0,
                calf_depth: 0.0,
                thigh_depth: 0.0,
                central_mmhg: 4.0,
                arteriolar: 1.00,
                popliteal_cm: 0.6,
                sitting: 0.0,
                lying: 1.0,
            },
            // P4; the arteriolar factor is an assumption.
            Self::Sitting => Stance {
                ankle_depth: 0.430,
                calf_depth: 0.305,
                thigh_depth: 0.210,
                central_mmhg: 1.0,
                arteriolar: 0.75,
                popliteal_cm: 0.6,
                sitting: 1.0,
                lying: 0.0,
            },
            // P1, P3; upright vessels narrow, by an assumed factor.
            Self::Standing => Stance {
                ankle_depth: 0.635,
                calf_depth: 0.510,
                thigh_depth: 0.310,
                central_mmhg: 0.0,
                arteriolar: 0.65,
                popliteal_cm: 0.8,
                sitting: 0.0,
                lying: 0.0,
            },
        }
    }
}

/// What a posture means to the veins; a blend of two postures is one too.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stance {
    /// Depth of the ankle below the heart as a share of body height. Negative is above.
    pub ankle_depth: f64,
    /// Depth of mid-calf (A and M), likewise.
    pub calf_depth: f64,
    /// Depth of mid-thigh (T), likewise.
    pub thigh_depth: f64,
    /// Pressure at the heart that the leg drains against, mmHg.
    pub central_mmhg: f64,
    /// Factor on arterial inflow, 0 to 1: small arteries narrow when upright.
    pub arteriolar: f64,
    /// Diameter of the popliteal vein, cm: 0.8 standing, else 0.6. Only the read-out of velocity uses it.
    pub popliteal_cm: f64,
    /// Weight of sitting in a picture, 0 to 1.
    pub sitting: f64,
    /// Weight of lying in a picture, 0 to 1. What neither sits nor lies stands.
    pub lying: f64,
}

impl Stance {
    /// Every number a share `s` of the way from this stance to `to`.
    #[must_use]
    pub fn toward(&self, to: &Self, s: f64) -> Self {
        let mix = |a: f64, b: f64| a + (b - a) * s;
        Self {
            ankle_depth: mix(self.ankle_depth, to.ankle_depth),
            calf_depth: mix(self.calf_depth, to.calf_depth),
            thigh_depth: mix(self.thigh_depth, to.thigh_depth),
            central_mmhg: mix(self.central_mmhg, to.central_mmhg),
            arteriolar: mix(self.arteriolar, to.arteriolar),
            popliteal_cm: mix(self.popliteal_cm, to.popliteal_cm),
            sitting: mix(self.sitting, to.sitting),
            lying: mix(self.lying, to.lying),
        }
    }
}

/// A change of stance under way, or long done.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Blend {
    /// Where it starts.
    pub from: Stance,
    /// Where it ends and stays.
    pub to: Stance,
    /// Model time at which it starts, s.
    pub start_s: f64,
    /// How long it takes, s. Zero or less is at once.
    pub duration_s: f64,
}

impl Blend {
    /// Held from the beginning of time.
    pub fn held(posture: Posture) -> Self {
        let stance = posture.stance();
        Self { from: stance, to: stance, start_s: f64::NEG_INFINITY, duration_s: 0.0 }
    }

    /// Whether it has arrived at `time_s` and no longer changes.
    #[inline]
    pub fn is_done(&self, time_s: f64) -> bool {
        time_s >= self.start_s + self.duration_s
    }

    /// The stance at `time_s`. Before the start it is where the blend starts.
    #[inline]
    pub fn at(&self, time_s: f64) -> Stance {
        if self.is_done(time_s) {
            return self.to;
        }
        self.from.toward(&self.to, smoothstep((time_s - self.start_s) / self.duration_s))
    }
}

/// The pressures that a stance puts on a body of a given height: what the equations read.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Gravity {
    /// Column above the ankle, mmHg. Negative when the ankle is above the heart.
    pub ankle_mmhg: f64,
    /// Column above mid-calf, mmHg.
    pub calf_mmhg: f64,
    /// Column above mid-thigh, mmHg.
    pub thigh_mmhg: f64,
    /// Pressure at the heart, mmHg.
    pub central_mmhg: f64,
    /// Factor on arterial inflow, 0 to 1.
    pub arteriolar: f64,
}

impl Gravity {
    /// The columns of `stance` in a body of `height_cm`. Only lengths grow with height; volumes do not (assumption).
    #[inline]
    pub fn of(params: &Params, stance: &Stance, height_cm: f64) -> Self {
        let per_depth = params.gradient_mmhg_cm * height_cm;
        Self {
            ankle_mmhg: per_depth * stance.ankle_depth,
            calf_mmhg: per_depth * stance.calf_depth,
            thigh_mmhg: per_depth * stance.thigh_depth,
            central_mmhg: stance.central_mmhg,
            arteriolar: stance.arteriolar,
        }
    }
}

/// Height held to [`HEIGHT_RANGE_CM`]; non-finite gives [`DEFAULT_HEIGHT_CM`].
pub(super) fn sound_height_cm(height_cm: f64) -> f64 {
    if height_cm.is_finite() {
        within(height_cm, *HEIGHT_RANGE_CM.start(), *HEIGHT_RANGE_CM.end())
    } else {
        DEFAULT_HEIGHT_CM
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_names_are_the_three_of_the_contract() {
        for p in [Posture::Supine, Posture::Sitting, Posture::Standing] {
            assert_eq!(Posture::parse(p.as_str()), Some(p), "{p:?}");
        }
        for name in ["legs-raised", "Standing", "", "lying"] {
            assert_eq!(Posture::parse(name), None, "{name}");
        }
    }

    #[test]
    fn a_blend_starts_and_ends_exactly_and_moves_one_way() {
        let blend = Blend {
            from: Posture::Supine.stance(),
            to: Posture::Standing.stance(),
            start_s: 10.0,
            duration_s: POSTURE_BLEND_S,
        };
        assert_eq!(blend.at(9.0), blend.from, "before");
        assert_eq!(blend.at(12.0), blend.to, "after");
        let mut last = 0.0;
        for step in 0..=100 {
            let depth = blend.at(10.0 + f64::from(step) / 50.0).ankle_depth;
            assert!(depth >= last, "depth fell at step {step}");
            last = depth;
        }
        assert!((blend.at(11.0).lying - 0.5).abs() < 1e-12, "half way at half time");
    }

    #[test]
    fn the_column_is_long_standing_shorter_sitting_and_nil_lying() {
        let column = |posture: Posture| posture.column_cm(175.0);
        assert!((column(Posture::Standing) - 111.1).abs() < 0.1, "{}", column(Posture::Standing));
        assert!((column(Posture::Sitting) - 75.25).abs() < 0.1, "{}", column(Posture::Sitting));
        assert!(column(Posture::Supine) == 0.0 && column(Posture::LegsRaised) < 0.0, "level, and above");
    }

    #[test]
    fn heights_are_held_to_their_range() {
        for (given, want) in [
            (f64::NAN, DEFAULT_HEIGHT_CM),
            (f64::INFINITY, DEFAULT_HEIGHT_CM),
            (-5.0, *HEIGHT_RANGE_CM.start()),
            (1e6, *HEIGHT_RANGE_CM.end()),
            (163.7, 163.7),
        ] {
            assert_eq!(sound_height_cm(given).to_bits(), want.to_bits(), "{given} cm");
        }
    }
}
