//! The leg as a whole: rest drawing plus pose gives the text of every moving part.
//!
//! It holds what a frame can use again (rigged points, centre-lines, lists). It decides nothing about when to
//! draw; that is the frame's part.

use super::bones;
use super::cells;
use super::curve::along;
use super::frame::Texts;
use super::geometry::{Point, Turn, bell, lerp, ramp, unit};
use super::inputs::{Fills, Inputs};
use super::muscles::{Band, Fibres, Muscle};
use super::part::Part;
use super::pathtext;
use super::place::{FIGURE_X, LENS_BOX};
use super::pose::{LOWER_HEART, Pose};
use super::rest;
use super::vessels::{Vessel, Work};
use super::warp::{Rigged, rig};
use crate::units::within;

/// Radius of the ring around the magnified valve, units.
const RING: f64 = 18.0;
/// Swelling from which the outline before it is drawn too: a unit of eighteen.
const SEEN_SWELL: f64 = 0.05;
/// How far the skin moves out at the ankle when it is as swollen as it gets, rest units: 13 mm, about ten times life.
const SWELLING: f64 = 18.0;

/// Where a point of the skin goes when the ankle is as swollen as it gets: most at the ankle, nothing at the sole, the
/// toes and the knee.
fn swelling(skin: Point) -> Point {
    let Point { x, y } = skin;
    let outward = if x < rest::ANKLE.x { Point::new(-0.8, -0.6) } else { Point::new(1.0, 0.0) };
    let far = bell(y, 812.0, 120.0, 90.0) * ramp(150.0, 260.0, x) * ramp(935.0, 890.0, y);
    outward * (SWELLING * far)
}

/// The leg in its present pose.
#[derive(Debug)]
pub(crate) struct Figure {
    skin: Vec<Rigged>,
    /// Where each point of the skin goes when the ankle swells, rest units.
    swelling: Vec<Point>,
    marks: [Vec<Rigged>; 7],
    patellar: [Rigged; 6],
    soleus: Muscle,
    gastrocnemius: Muscle,
    achilles: Muscle,
    flexors: Muscle,
    deep: Vessel,
    sinuses: [Vessel; 3],
    superficial: Vessel,
    perforator: Vessel,
    work: Work,
}

impl Figure {
    pub(crate) fn new() -> Self {
        let mut marks = rest::MARKS.map(|mark| rig(&mark));
        if let Some(mark) = marks.get_mut(rest::KNEECAP_MARK) {
            for (rigged, p) in mark.iter_mut().zip(rest::MARKS[rest::KNEECAP_MARK].points()) {
                *rigged = Rigged::riding(p, rest::KNEECAP_FRAME);
            }
        }
        let [thigh, low, top, cap, middle, shin] = rest::PATELLAR.map(rest::point);
        Self {
            skin: rig(&rest::SKIN),
            swelling: rest::SKIN.points().map(swelling).collect(),
            marks,
            patellar: [
                Rigged::riding(thigh, 3.0),
                Rigged::riding(low, 2.65),
                Rigged::riding(top, rest::KNEECAP_FRAME),
                Rigged::riding(cap, rest::KNEECAP_FRAME),
                Rigged::riding(middle, rest::LIGAMENT_FRAME),
                Rigged::riding(shin, 2.0),
            ],
            soleus: Muscle::new(&rest::SOLEUS),
            gastrocnemius: Muscle::new(&rest::GASTROCNEMIUS),
            achilles: Muscle::new(&rest::ACHILLES),
            flexors: Muscle::new(&rest::FLEXORS),
            deep: Vessel::new(&rest::DEEP),
            sinuses: [Vessel::new(&rest::SINUS_LOW), Vessel::new(&rest::SINUS_MID), Vessel::new(&rest::SINUS_HIGH)],
            superficial: Vessel::new(&rest::SUPERFICIAL),
            perforator: Vessel::new(&rest::PERFORATOR),
            work: Work::default(),
        }
    }

    /// Everything that follows from the pose alone; lays the centre-lines for the rest.
    pub(crate) fn draw_pose(&mut self, pose: &Pose, swell: f64, texts: &mut Texts) {
        self.soleus.pose(pose);
        self.gastrocnemius.pose(pose);
        self.achilles.pose(pose);
        self.flexors.pose(pose);
        for vessel in vessels_mut(&mut self.deep, &mut self.sinuses, &mut self.superficial, &mut self.perforator) {
            vessel.pose(pose, &mut self.work);
        }
        self.draw_surroundings(pose, texts);
        self.draw_skin_and_bones(pose, swell, texts);
        self.draw_muscles(pose, texts);
    }

    /// The veins' outlines, from centre-lines, fill and squeeze.
    pub(crate) fn draw_veins(&mut self, fills: &Fills, act: f64, texts: &mut Texts) {
        for vessel in vessels_mut(&mut self.deep, &mut self.sinuses, &mut self.superficial, &mut self.perforator) {
            vessel.fill(fills, act);
        }
        let Self { deep, sinuses, superficial, perforator, work, .. } = self;
        texts.put(Part::DeepVein, |out| {
            deep.tube(work, out);
            for sinus in sinuses {
                sinus.tube(work, out);
            }
        });
        texts.put(Part::SuperficialVein, |out| superficial.tube(work, out));
        texts.put(Part::Perforator, |out| perforator.tube(work, out));
    }

    /// The leaflets of all valves.
    pub(crate) fn draw_valves(&self, inputs: &Inputs, texts: &mut Texts) {
        texts.put(Part::Valves, |out| {
            self.deep.leaflets(inputs.open.deep, inputs.leak, out);
            self.superficial.leaflets(inputs.open.superficial, inputs.leak, out);
            self.perforator.leaflets(inputs.open.perforator, inputs.leak, out);
        });
    }

    /// The blood cells of all veins.
    pub(crate) fn draw_cells(&self, inputs: &Inputs, texts: &mut Texts) {
        let phases = &inputs.phases;
        texts.put(Part::Cells, |out| {
            let last = &mut None;
            cells::write(&self.deep, phases.deep, last, out);
            cells::write(&self.superficial, phases.superficial, last, out);
            cells::write(&self.perforator, phases.perforator, last, out);
            for sinus in &self.sinuses {
                cells::write(sinus, phases.sinus, last, out);
            }
        });
    }

    /// Which valve the lens magnifies: the one behind the knee, whose opening it follows.
    pub(crate) fn write_lens_mark(&self, pose: &Pose, out: &mut String) {
        let u = rest::DEEP.valves.last().copied().unwrap_or(0.0);
        let valve = pose.to_stage(along(self.deep.line(), u).0);
        let (left, top, side) = LENS_BOX;
        let lens = Point::new(left - FIGURE_X, top) + Point::new(0.5, 0.5) * side;
        pathtext::command(out, 'M', valve - Point::new(RING, 0.0));
        for across in [2.0 * RING, -2.0 * RING] {
            pathtext::command(out, 'a', Point::new(RING, RING));
            out.push_str(" 0 1 0 ");
            pathtext::pair(out, Point::new(across, 0.0));
        }
        // Where the leg lies, names are in the way of a line.
        if pose.lie <= 0.0 {
            let way = (valve - lens) * (1.0 / valve.distance(lens).max(1.0));
            pathtext::command(out, 'M', lens + way * (0.5 * side));
            pathtext::command(out, 'L', valve - way * RING);
        }
    }

    fn draw_surroundings(&self, pose: &Pose, texts: &mut Texts) {
        let upright = 1.0 - pose.lie;
        texts.put(Part::Floor, |out| opacity(out, upright));
        texts.put(Part::HeelShadow, |out| opacity(out, 1.0 - 0.7 * unit(pose.mu / 35.0)));
        texts.put(Part::Bed, |out| opacity(out, unit(4.0 * pose.lie - 3.0)));
        texts.put(Part::Seat, |out| opacity(out, unit(4.0 * pose.sit - 3.0) * unit(1.0 - 4.0 * pose.lie)));
        texts.put(Part::Ruler, |out| opacity(out, unit(1.0 - 4.0 * pose.lie)));
        texts.put(Part::Column, |out| {
            out.push_str("M602 ");
            pathtext::number(out, pose.to_stage(rest::ANKLE).y);
            // Broken below the heart: the way up to it is longer than the drawing.
            let lower = LOWER_HEART * pose.sit;
            for (mark, y) in
                [("V", 160.0), ("M594 ", 163.0), ("l16-8M594 ", 153.0), ("l16-8M602 ", 140.0), ("V", 118.0)]
            {
                out.push_str(mark);
                pathtext::number(out, y + lower);
            }
        });
        texts.put(Part::Heart, |out| {
            out.push_str("translate(");
            pathtext::pair(out, pose.heart);
            out.push_str(")rotate(");
            pathtext::number(out, 90.0 * pose.lie);
            out.push(')');
        });
        texts.put(Part::Lead, |out| self.write_lead(pose, out));
        texts.put(Part::Root, |out| write_root(pose, out));
        texts.put(Part::Fade, |out| {
            bones::write_turn(out, pose.kappa, rest::KNEE);
            out.push_str("translate(0 ");
            pathtext::number(out, pose.fade);
            out.push(')');
        });
    }

    fn draw_skin_and_bones(&mut self, pose: &Pose, swell: f64, texts: &mut Texts) {
        let Self { skin, swelling, marks, patellar, work, .. } = self;
        let swollen = swell > SEEN_SWELL;
        for (part, swell) in [(Part::Skin, swell), (Part::SkinBefore, 0.0)] {
            texts.put(part, |out| {
                // Without swelling there is no outline of before.
                if part == Part::SkinBefore && !swollen {
                    return;
                }
                let moved = skin.iter().zip(&*swelling).map(|(p, by)| p.moved(*by * swell).posed(pose));
                work.points.clear();
                work.points.extend(moved);
                pathtext::line(out, 'M', &work.points, &mut work.controls);
            });
        }
        let shift = pose.kneecap_shift();
        texts.put(Part::Marks, |out| {
            for (i, mark) in marks.iter().enumerate() {
                let with_cap = if i == rest::KNEECAP_MARK { shift } else { Point::default() };
                work.points.clear();
                work.points.extend(mark.iter().map(|r| r.posed(pose) + with_cap));
                pathtext::line(out, 'M', &work.points, &mut work.controls);
            }
        });
        texts.put(Part::Patellar, |out| {
            let [thigh, low, top, cap, middle, shin] = patellar;
            for line in [
                [thigh.posed(pose), low.posed(pose), top.posed(pose) + shift],
                [cap.posed(pose) + shift, middle.posed(pose), shin.posed(pose)],
            ] {
                pathtext::line(out, 'M', &line, &mut work.controls);
            }
        });
        texts.put(Part::ToeBones, |out| bones::write_toes(out, pose));
        texts.put(Part::SecondToe, |out| bones::write_toes(out, pose));
        texts.put(Part::FootBones, |out| bones::write_turn(out, -pose.pi, rest::ANKLE));
        texts.put(Part::Femur, |out| bones::write_turn(out, pose.kappa, rest::KNEE));
        texts.put(Part::Kneecap, |out| bones::write_kneecap(out, pose));
    }

    fn draw_muscles(&mut self, pose: &Pose, texts: &mut Texts) {
        let Self { soleus, gastrocnemius, achilles, flexors, work, .. } = self;
        let s = pose.shortening();
        texts.put(Part::Flexors, |out| flexors.belly(work, out));
        texts.put(Part::GastrocnemiusShape, |out| gastrocnemius.belly(work, out));
        texts.put(Part::SoleusShape, |out| soleus.belly(work, out));
        texts.put(Part::Achilles, |out| achilles.belly(work, out));
        texts.put(Part::AchillesFibres, |out| {
            for share in [0.36, 0.68] {
                achilles.strand((0.25, 0.97), share, work, out);
            }
        });
        let shade = Band { span: (0.2, 0.98), near: [1.0, -0.8, 0.3], far: [1.0, 0.0, 0.0] };
        texts.put(Part::GastrocnemiusShade, |out| gastrocnemius.band(&shade, work, out));
        let shade = Band { span: (0.12, 0.9), near: [0.52, 0.0, 0.0], far: [1.0, 0.0, 0.0] };
        texts.put(Part::SoleusShade, |out| soleus.band(&shade, work, out));
        let origin = Band { span: (0.03, 0.66), near: [0.0; 3], far: [0.0, 0.5, -0.5] };
        let insertion = Band { span: (0.36, 0.98), near: [1.0, -0.2, -0.45], far: [1.0, 0.0, 0.0] };
        texts.put(Part::SoleusSheets, |out| {
            soleus.band(&origin, work, out);
            soleus.band(&insertion, work, out);
        });
        texts.put(Part::VeilEdge, |out| gastrocnemius.front_edge(work, out));
        texts.put(Part::SoleusHot, |out| opacity(out, 0.75 * pose.act));
        let fibres = Fibres { count: 25, origins: (0.2, 8.0), run: lerp(1.5, 0.6, s), bow: -0.06 };
        texts.put(Part::SoleusFibres, |out| soleus.fibres_back(&fibres, out));
        let fibres = Fibres { count: 17, origins: (1.6, 8.2), run: lerp(1.6, 0.8, s), bow: 0.06 };
        texts.put(Part::GastrocnemiusFibres, |out| gastrocnemius.fibres_forward(&fibres, out));
    }

    /// From the end of the deep vein, where the thigh fades, to the heart.
    fn write_lead(&self, pose: &Pose, out: &mut String) {
        let u = within(18.3 - pose.fade / 46.0, 0.0, 18.7);
        let (end, direction) = along(self.deep.line(), u);
        let start = pose.to_stage(end);
        let ahead = pose.root_turn.apply(direction) * pose.lead_reach;
        let inlet = Turn::degrees(90.0 * pose.lie).about(pose.heart, pose.heart + Point::new(-20.0, 50.0));
        pathtext::piece(out, start, 'c', &[start + ahead, inlet + pose.lead_pull, inlet]);
    }
}

fn vessels_mut<'a>(
    deep: &'a mut Vessel,
    sinuses: &'a mut [Vessel; 3],
    superficial: &'a mut Vessel,
    perforator: &'a mut Vessel,
) -> [&'a mut Vessel; 6] {
    let [low, mid, high] = sinuses;
    [deep, low, mid, high, superficial, perforator]
}

fn write_root(pose: &Pose, out: &mut String) {
    let (sin, cos) = pose.root_turn.sin_cos();
    let (s, c) = (sin * pose.scale, cos * pose.scale);
    out.push_str("matrix(");
    for (i, v) in [c, s, -s, c, pose.origin.x, pose.origin.y].into_iter().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        pathtext::fixed(out, v, 4);
    }
    out.push(')');
}

fn opacity(out: &mut String, v: f64) {
    pathtext::fixed(out, v, 2);
}
