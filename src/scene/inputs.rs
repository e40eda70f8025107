//! What the drawing is drawn from: plain numbers, already in the leg's own terms.
//!
//! Somebody else turns the pump's state into these; nothing here knows millilitres or seconds.

use super::geometry::{unit, wrapped};
use super::place::Place;
use crate::pump::Posture;

/// State of the leg for one frame. The default is a person standing still with shut valves.
#[derive(Clone, PartialEq, Debug)]
pub struct Inputs {
    /// Height of the heel raise, 0 (heel down) to 1 (as high as it goes). Lying down: the ankle pump.
    pub lift: f64,
    /// How far the toes are lifted about the resting heel, 0 to 1. A raised heel takes precedence.
    pub toes: f64,
    /// How much of the movement is walking, 0 to 1; upright only.
    pub walk: f64,
    /// Place in the stride, a share of it: 0 as the calf begins to contract. Only the fraction counts.
    pub stride: f64,
    /// Activation of the calf muscle, 0 to 1.
    pub act: f64,
    /// How much the muscle narrows the veins inside it beside what `fill` says, 0 to 1 (60 % of their radius). None is
    /// as much as it is active; 0 where the fills already fall with the squeeze.
    pub squeeze: Option<f64>,
    /// 0 standing to 1 sitting.
    pub sit: f64,
    /// 0 upright to 1 lying.
    pub lie: f64,
    /// How swollen the ankle is, 0 to 1: the skin moves away from the bones, the old outline is dotted.
    pub swell: f64,
    /// Names that are not shown, in the order of [`Place::ALL`]: their lines go too.
    pub unnamed: [bool; Place::ALL.len()],
    /// How the figure is laid out.
    pub layout: Layout,
    /// How full each piece of vein is.
    pub fill: Fills,
    /// How far the leaflets stand apart.
    pub open: Openings,
    /// How badly the valves leak, 0 healthy to 1.
    pub leak: f64,
    /// How far the blood has travelled.
    pub phases: Phases,
    /// Pressure at ankle, low calf, upper calf and behind the knee, mmHg: the colour of the deep vein. 0 and less
    /// show the low colour, 100 and more the high one.
    pub pressure_mmhg: [f64; 4],
    /// The magnified valve.
    pub lens: LensInputs,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            lift: 0.0,
            toes: 0.0,
            walk: 0.0,
            stride: 0.0,
            act: 0.0,
            squeeze: None,
            sit: 0.0,
            lie: 0.0,
            swell: 0.0,
            unnamed: [false; Place::ALL.len()],
            layout: Layout::Portrait,
            fill: Fills::default(),
            open: Openings::default(),
            leak: 0.0,
            phases: Phases::default(),
            pressure_mmhg: STANDING_MMHG,
            lens: LensInputs::default(),
        }
    }
}

impl Inputs {
    /// The same with every number usable: fractions held to 0..1, NaN read as 0, distances that are not finite as 0.
    pub(crate) fn cleaned(&self) -> Self {
        let Fills { foot, low, mid, up, pop, sin1, sin2, sin3, gsv, perf } = self.fill;
        Self {
            lift: unit(self.lift),
            toes: unit(self.toes),
            walk: unit(self.walk),
            stride: wrapped(finite(self.stride), 1.0),
            act: unit(self.act),
            squeeze: self.squeeze.map(unit),
            sit: unit(self.sit),
            lie: unit(self.lie),
            swell: unit(self.swell),
            unnamed: self.unnamed,
            layout: self.layout,
            fill: Fills {
                foot: unit(foot),
                low: unit(low),
                mid: unit(mid),
                up: unit(up),
                pop: unit(pop),
                sin1: unit(sin1),
                sin2: unit(sin2),
                sin3: unit(sin3),
                gsv: unit(gsv),
                perf: unit(perf),
            },
            open: Openings {
                deep: unit(self.open.deep),
                superficial: unit(self.open.superficial),
                perforator: unit(self.open.perforator),
            },
            leak: unit(self.leak),
            phases: Phases {
                deep: finite(self.phases.deep),
                superficial: finite(self.phases.superficial),
                perforator: finite(self.phases.perforator),
                sinus: finite(self.phases.sinus),
            },
            pressure_mmhg: self.pressure_mmhg.map(|p| unit(p / 100.0) * 100.0),
            lens: LensInputs {
                open: unit(self.lens.open),
                leak: unit(self.lens.leak),
                act: unit(self.lens.act),
                fill: unit(self.lens.fill),
                phase: finite(self.lens.phase),
            },
        }
    }
}

/// How the figure is laid out around the leg.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// 640 by 1000: heart close to the leg. The rest figure, posters and the reference drawings.
    Portrait,
    /// The middle of the wide stage: the heart stands aside so that names fit between, and a lying leg is drawn
    /// larger. The names' leaders follow the posture that was asked for.
    Stage(Posture),
}

/// The weight of the blood column up to a heart 125 cm above the floor (0.77 mmHg per cm), at 10, 20, 38 and 50 cm.
const STANDING_MMHG: [f64; 4] = [88.0, 81.0, 67.0, 58.0];

fn finite(v: f64) -> f64 {
    if v.is_finite() { v } else { 0.0 }
}

/// Fill of each piece of vein, 0 (empty: a third of the radius) to 1 (full). Values outside are held, NaN is 0.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Fills {
    /// Deep vein under the foot.
    pub foot: f64,
    /// Deep vein from the ankle to the lower calf.
    pub low: f64,
    /// Deep vein in the middle of the calf.
    pub mid: f64,
    /// Deep vein in the upper calf.
    pub up: f64,
    /// Deep vein behind the knee and above.
    pub pop: f64,
    /// Lowest soleal sinus.
    pub sin1: f64,
    /// Middle soleal sinus.
    pub sin2: f64,
    /// Highest soleal sinus.
    pub sin3: f64,
    /// Great saphenous vein, the superficial one.
    pub gsv: f64,
    /// Linking vein.
    pub perf: f64,
}

impl Fills {
    /// The same fill everywhere.
    pub const fn all(fill: f64) -> Self {
        Self {
            foot: fill,
            low: fill,
            mid: fill,
            up: fill,
            pop: fill,
            sin1: fill,
            sin2: fill,
            sin3: fill,
            gsv: fill,
            perf: fill,
        }
    }

    pub(crate) const fn of(&self, segment: Segment) -> f64 {
        match segment {
            Segment::Foot => self.foot,
            Segment::Low => self.low,
            Segment::Mid => self.mid,
            Segment::Up => self.up,
            Segment::Pop => self.pop,
            Segment::Sin1 => self.sin1,
            Segment::Sin2 => self.sin2,
            Segment::Sin3 => self.sin3,
            Segment::Gsv => self.gsv,
            Segment::Perf => self.perf,
        }
    }
}

impl Default for Fills {
    /// 0.7 everywhere: a leg that has stood for a while.
    fn default() -> Self {
        Self::all(0.7)
    }
}

/// Leaflet opening of the valves of each vein, 0 shut to 1 wide open. Values outside are held, NaN is 0.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Openings {
    /// Valves of the deep vein.
    pub deep: f64,
    /// Valves of the superficial vein.
    pub superficial: f64,
    /// Valve of the linking vein.
    pub perforator: f64,
}

/// Distance the blood has travelled since the start, in units of the drawing (14 to the centimetre), positive
/// towards the heart. Add flow times time: cells stand still at no flow and run back through a leak. A value that is
/// not finite counts as 0.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Phases {
    /// Deep vein.
    pub deep: f64,
    /// Superficial vein.
    pub superficial: f64,
    /// Linking vein.
    pub perforator: f64,
    /// All three soleal sinuses.
    pub sinus: f64,
}

/// State of the magnified valve.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LensInputs {
    /// Leaflet opening, 0 to 1.
    pub open: f64,
    /// Leak, 0 to 1.
    pub leak: f64,
    /// Activation of the muscle around it, 0 to 1.
    pub act: f64,
    /// Fill of the vein, 0 to 1.
    pub fill: f64,
    /// Distance travelled in lens heights, positive upwards; only the fraction counts.
    pub phase: f64,
}

impl Default for LensInputs {
    fn default() -> Self {
        Self { open: 0.0, leak: 0.0, act: 0.0, fill: 0.8, phase: 0.0 }
    }
}

/// A piece of vein with one fill.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Segment {
    Foot,
    Low,
    Mid,
    Up,
    Pop,
    Sin1,
    Sin2,
    Sin3,
    Gsv,
    Perf,
}

impl Segment {
    /// Share of its radius that a fully active muscle takes from the vein.
    pub(crate) const fn squeeze(self) -> f64 {
        match self {
            Self::Low => 0.35,
            Self::Mid => 0.5,
            Self::Up => 0.3,
            Self::Sin1 | Self::Sin3 => 0.55,
            Self::Sin2 => 0.6,
            Self::Foot | Self::Pop | Self::Gsv | Self::Perf => 0.0,
        }
    }
}
