//! From lift, activation and posture to joint angles and the place of the leg on the stage.
//!
//! The shank is the fixed frame of the drawing; the root matrix puts it on the stage so that the ball of the foot
//! (lying: the ankle) stays at its point. Postures are blended, so a change of posture is a movement.

use super::geometry::{Point, Turn, lerp, unit, wrapped};
use super::inputs::{Inputs, Layout};
use super::rest::{ANKLE, BALL, HEEL};
use crate::units::{f64_from_usize, floor_usize, within};

/// Where the ball of the foot stands on the floor, stage units.
pub const BALL_ON_FLOOR: Point = Point::new(178.0, 942.3);

/// Where the ankle lies in bed, stage units.
const ANKLE_IN_BED: Point = Point::new(148.0, 560.0);

/// How much lower the heart is while sitting, stage units: 5 cm for the 36 cm of life, since the column is broken.
pub(crate) const LOWER_HEART: f64 = 66.0;
/// Four times the height of the arc from standing to lying, stage units.
const OVER: f64 = 560.0;
/// How far the heart stands aside on the wide stage, stage units.
pub const HEART_ASIDE: f64 = 155.0;

/// On the wide stage a lying leg has room: where its ankle lies, its scale, and its heart.
const ANKLE_IN_WIDE_BED: Point = Point::new(-50.0, 690.0);
const WIDE_BED_SCALE: f64 = 0.86;
const WIDE_BED_HEART: Point = Point::new(716.0, 748.0);

/// Joint angles in degrees, positive clockwise on the screen, and the placement of the leg.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pose {
    /// Ankle: the foot turns by minus this; positive lifts the heel.
    pub pi: f64,
    /// Toes against the foot.
    pub mu: f64,
    /// Knee: the thigh against the shank.
    pub kappa: f64,
    /// Shank against the upright.
    pub rho: f64,
    /// Stage units per rest unit.
    pub scale: f64,
    /// Where the origin of rest space lands on the stage.
    pub origin: Point,
    /// How far the fade of the thigh is pushed down, rest units.
    pub fade: f64,
    /// The heart, stage units.
    pub heart: Point,
    /// Pull of the line to the heart at its far end, stage units.
    pub lead_pull: Point,
    /// Length of the handle of that line at the thigh, stage units.
    pub lead_reach: f64,
    /// Muscle activation, 0 to 1.
    pub act: f64,
    /// 0 standing to 1 sitting.
    pub sit: f64,
    /// 0 upright to 1 lying.
    pub lie: f64,
    /// How far the Achilles end of the calf has moved up, rest units (moment arm 74).
    pub slide: f64,
    /// How far the back of the calf bulges, rest units.
    pub bulge: f64,
    /// Bend of the knee, 0 to 1 at a right angle.
    pub flex: f64,
    pub(crate) ankle_turn: Turn,
    pub(crate) toe_turn: Turn,
    pub(crate) knee_turn: Turn,
    pub(crate) root_turn: Turn,
}

impl Pose {
    /// The pose of a heel raise (`lift`) with `act` of the calf, blended between standing, sitting and lying. All
    /// 0..1; values outside are held, NaN counts as 0.
    pub fn new(lift: f64, act: f64, sit: f64, lie: f64) -> Self {
        Self::of(&Inputs { lift, act, sit, lie, ..Inputs::default() })
    }

    /// The pose of a frame's inputs.
    pub fn of(inputs: &Inputs) -> Self {
        Self::laid_out(&inputs.cleaned())
    }

    /// The pose of inputs that are clean.
    pub(crate) fn laid_out(inputs: &Inputs) -> Self {
        let Inputs { layout, lift, toes, walk, stride, act, sit, lie, .. } = *inputs;
        // Upright first: the ball of the foot stays on the floor from standing to sitting too.
        let stand = Posture::stand(lift, toes);
        let stand = if walk > 0.0 { stand.toward(&Posture::walk(stride), walk) } else { stand };
        let mut upright = stand.toward(&Posture::sit(lift, toes), sit);
        let mut bed = Posture::lie(lift);
        let mut ankle_in_bed = ANKLE_IN_BED;
        if layout != Layout::Portrait {
            upright.heart = upright.heart + Point::new(HEART_ASIDE, 0.0);
            (bed.scale, bed.heart, ankle_in_bed) = (WIDE_BED_SCALE, WIDE_BED_HEART, ANKLE_IN_WIDE_BED);
        }
        // A raised heel turns the foot about its ball, raised toes turn it about the heel; flat, both are at rest.
        let grounded = if upright.pi >= upright.rho - 1e-9 { BALL } else { HEEL };
        let ground = BALL_ON_FLOOR + (grounded - BALL) * upright.scale - Point::new(0.0, upright.rise);
        let foot = Turn::degrees(-upright.pi).about(ANKLE, grounded);
        // Onto the bed in an arc: on a straight way the foot would sink through the floor.
        let over = Point::new(0.0, -OVER * lie * (1.0 - lie));
        let origin = upright.origin(foot, ground).toward(bed.origin(ANKLE, ankle_in_bed), lie) + over;
        let Posture { pi, mu, kappa, rho, scale, fade, heart, lead_pull, lead_reach, .. } = upright.toward(&bed, lie);
        Self {
            pi,
            mu,
            kappa,
            rho,
            scale,
            origin,
            fade,
            heart,
            lead_pull,
            lead_reach,
            act,
            sit,
            lie,
            slide: 74.0 * pi.to_radians() + 8.0 * act,
            bulge: 13.0 * act + 6.0 * within(pi / 35.0, -0.3, 1.2),
            flex: unit(kappa / 90.0),
            ankle_turn: Turn::degrees(-pi),
            toe_turn: Turn::degrees(mu),
            knee_turn: Turn::degrees(kappa),
            root_turn: Turn::degrees(rho),
        }
    }

    /// A point of the shank frame on the stage.
    pub fn to_stage(&self, p: Point) -> Point {
        self.origin + self.root_turn.apply(p) * self.scale
    }

    /// How much the calf is shortened, 0 to 1: half from activation, half from the ankle.
    pub(crate) fn shortening(&self) -> f64 {
        0.5 * self.act + 0.5 * unit(self.pi / 35.0)
    }

    /// The bent knee pushes the kneecap by this, in the shank frame.
    pub(crate) fn kneecap_shift(&self) -> Point {
        Point::new(11.0, 3.0) * self.flex
    }
}

/// One of the three postures at one lift.
struct Posture {
    pi: f64,
    mu: f64,
    rho: f64,
    kappa: f64,
    /// How far the foot is off the floor, stage units.
    rise: f64,
    scale: f64,
    fade: f64,
    heart: Point,
    lead_pull: Point,
    lead_reach: f64,
}

/// Pitch of a foot with a raised heel, and with raised toes, degrees.
const HEEL_RAISED: f64 = 35.0;
const TOES_RAISED: f64 = -20.0;

/// A stride on the spot at eight moments, from the heel's touch-down: pitch of the foot (positive: heel up), lean of
/// the shank and bend of the knee, degrees, and height of the foot, stage units. The angles of the shank are about half
/// of life, so that the leg stays between its names.
const STRIDE: [[i8; 4]; 8] = [
    [-16, 4, 5, 0],
    [0, 1, 14, 0],
    [0, -4, 8, 0],
    [6, -9, 4, 0],
    [21, -12, 9, 0],
    [38, -13, 38, 10],
    [17, -9, 52, 52],
    [-9, -1, 27, 36],
];
/// Share of the stride between the heel's touch-down and the start of the calf's contraction, which then ends just
/// before the toes leave the floor.
const TOUCH_DOWN_LEAD: f64 = 0.12;

impl Posture {
    fn stand(u: f64, toes: f64) -> Self {
        let rho = -2.5 + 0.7 * u;
        let theta = pitch(u, toes);
        Self {
            pi: theta + rho,
            mu: toe_bend(theta),
            rho,
            kappa: 2.0,
            rise: 0.0,
            scale: 0.95,
            fade: 8.0 + 14.0 * u,
            heart: Point::new(600.0, 56.0),
            lead_pull: Point::new(-64.0, 44.0),
            lead_reach: lerp(62.0, 22.0, u),
        }
    }

    /// Walking at a share of the stride after the start of the calf's contraction.
    fn walk(stride: f64) -> Self {
        let place = wrapped(stride + TOUCH_DOWN_LEAD, 1.0) * 8.0;
        let first = floor_usize(place);
        let t = place - f64_from_usize(first);
        let at = |ahead: usize, row: usize| {
            STRIDE.get((first + ahead + 7) % 8).and_then(|moment| moment.get(row)).map_or(0.0, |v| f64::from(*v))
        };
        // Smooth through every moment (Catmull and Rom).
        let [theta, rho, kappa, rise] = std::array::from_fn(|row| {
            let [a, b, c, d] = std::array::from_fn(|ahead| at(ahead, row));
            b + 0.5 * t * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)))
        });
        let rise = rise.max(0.0);
        Self {
            pi: theta + rho,
            mu: toe_bend(theta) * (1.0 - unit(rise / 60.0)),
            rho,
            kappa,
            rise,
            fade: 12.0,
            ..Self::stand(0.0, 0.0)
        }
    }

    fn sit(u: f64, toes: f64) -> Self {
        let theta = pitch(u, toes);
        let rho = 7.0 * u;
        Self {
            pi: theta + rho,
            mu: toe_bend(theta),
            rho,
            kappa: 90.0 + u,
            rise: 0.0,
            scale: 0.95,
            fade: 8.0,
            heart: Point::new(600.0, 56.0 + LOWER_HEART),
            lead_pull: Point::new(-10.0, 40.0),
            lead_reach: 50.0,
        }
    }

    fn lie(u: f64) -> Self {
        Self {
            pi: 18.0 + 14.0 * u,
            mu: -6.0 * u,
            rho: 90.0,
            kappa: 7.0,
            rise: 0.0,
            scale: 0.6,
            fade: 62.0,
            heart: Point::new(612.0, 594.0),
            lead_pull: Point::new(-9.0, 0.0),
            lead_reach: 8.0,
        }
    }

    /// From this posture at 0 to the other at 1, every row on a straight line.
    fn toward(&self, other: &Self, t: f64) -> Self {
        Self {
            pi: lerp(self.pi, other.pi, t),
            mu: lerp(self.mu, other.mu, t),
            rho: lerp(self.rho, other.rho, t),
            kappa: lerp(self.kappa, other.kappa, t),
            rise: lerp(self.rise, other.rise, t),
            scale: lerp(self.scale, other.scale, t),
            fade: lerp(self.fade, other.fade, t),
            heart: self.heart.toward(other.heart, t),
            lead_pull: self.lead_pull.toward(other.lead_pull, t),
            lead_reach: lerp(self.lead_reach, other.lead_reach, t),
        }
    }

    /// Where the origin must go so that a point of the shank frame lands at `at` on the stage.
    fn origin(&self, p: Point, at: Point) -> Point {
        at - Turn::degrees(self.rho).apply(p) * self.scale
    }
}

/// Pitch of a foot whose heel is raised by `heel` and, where that leaves it free, whose toes are raised by `toes`.
fn pitch(heel: f64, toes: f64) -> f64 {
    HEEL_RAISED * heel + TOES_RAISED * toes * (1.0 - heel)
}

/// Toes stay on the floor under a raised heel; lifted off it they are drawn up a little.
fn toe_bend(theta: f64) -> f64 {
    if theta > 0.0 { theta } else { -0.4 * theta }
}
