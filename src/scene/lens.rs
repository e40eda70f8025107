//! The magnified valve: a stretch of vein in its muscle, 200 by 200 units, flow upwards.
//!
//! Shut leaflets sag like a parachute and meet; open ones lie along their pockets. No cell sits in a shut valve.

use super::curve::{Bezier, Control};
use super::geometry::{Point, lerp, smoothstep, unit, wrapped};
use super::inputs::LensInputs;
use super::pathtext;
use crate::units::f64_from_usize;

/// Heights at which the wall is measured, top to bottom.
const HEIGHTS: [f64; 14] = [-8.0, 20.0, 40.0, 54.0, 66.0, 80.0, 96.0, 110.0, 122.0, 136.0, 152.0, 172.0, 190.0, 208.0];
/// Height of the leaflet roots.
const ROOT: f64 = 122.0;
/// The axis of the vein.
const AXIS: f64 = 100.0;
/// Left and right.
const SIDES: [f64; 2] = [-1.0, 1.0];
/// Cells on the way through.
const CELLS: usize = 17;
/// Where they ride, as a share of the free half-width.
const LANES: [f64; 8] = [-0.62, 0.1, 0.6, -0.25, 0.38, -0.5, 0.72, -0.05];

/// A cell and its hollow, about its middle: a disc hollow on both faces, seen from the face, tilted twice, and from the
/// edge. Half a disc is one cubic: within two hundredths of round, and the browser is spared the arcs.
const VIEWS: [[&str; 2]; 4] = [
    ["m-8 0c0 10.7 16 10.7 16 0s-16-10.7-16 0z", "m-4 0c0 5.3 8 5.3 8 0s-8-5.3-8 0z"],
    ["m-7-4c-3 6 11 14 14 8s-11-14-14-8z", "m-3-2c-1 2 5 6 6 4s-5-6-6-4z"],
    ["m-7 4c3 6 17-2 14-8s-17 2-14 8z", "m-3 2c1 2 7-2 6-4s-7 2-6 4z"],
    ["m-8-1c0-5 5-5 8-1 4-3 9-1 8 3-1 4-5 4-8 1-4 3-8 1-8-3z", "m-5 0q5-2 10 1-5 1-10-1z"],
];

/// The valve in its present state.
#[derive(Debug, Default)]
pub(crate) struct Lens {
    /// Half-width before squeeze and pocket.
    half: f64,
    act: f64,
    /// How far the leaflets stand apart, leak included.
    gape: f64,
    /// Right leaflet, root to tip.
    leaflet: [Point; 4],
    points: Vec<Point>,
    controls: Vec<Control>,
    cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    at: Point,
    /// Which of [`VIEWS`] it shows.
    view: usize,
}

impl Lens {
    /// Lays walls and leaflets; the inputs are clean.
    pub(crate) fn shape(&mut self, inputs: &LensInputs) {
        let LensInputs { open, leak, act, fill, .. } = *inputs;
        self.half = 44.0 * lerp(0.72, 1.0, fill);
        self.act = act;
        let g = unit(open + 0.3 * leak * (1.0 - open));
        self.gape = g;
        let root = self.half_width(ROOT);
        self.leaflet = [
            Point::new(AXIS + root, ROOT),
            Point::new(AXIS + lerp(root * 0.66, root * 0.94, g), lerp(ROOT + 20.0, ROOT - 16.0, g)),
            Point::new(AXIS + lerp(1.5 + 3.0 * leak, root * 0.7, g), lerp(ROOT + 16.0, ROOT - 34.0, g)),
            Point::new(AXIS + lerp(0.9 + 1.2 * leak, root * 0.74, g), lerp(ROOT - 34.0 + 14.0 * leak, ROOT - 58.0, g)),
        ];
    }

    /// Places the cells after `phase` lens heights.
    pub(crate) fn place_cells(&mut self, phase: f64) {
        let tip = self.tip();
        let arc = Bezier { points: self.leaflet };
        let leaf: [Point; 25] = std::array::from_fn(|i| arc.at(f64_from_usize(i) / 24.0));
        let mut cells = std::mem::take(&mut self.cells);
        cells.clear();
        for (i, lane) in LANES.iter().cycle().take(CELLS).enumerate() {
            let y = 214.0 - wrapped(f64_from_usize(i) / f64_from_usize(CELLS) + phase, 1.0) * 232.0;
            let free = self.free(y, tip, &leaf) - 10.0;
            let in_shut_valve = self.gape < 0.22 && y > tip.y - 9.0 && y < ROOT + 27.0;
            if free >= 0.5 && !in_shut_valve {
                cells.push(Cell { at: Point::new(AXIS + lane * free, y), view: (i * 3 + i / 4) % 4 });
            }
        }
        self.fill_pockets(&mut cells);
        self.cells = cells;
    }

    /// Writes the muscle on both sides.
    pub(crate) fn write_muscle(&mut self, out: &mut String) {
        for (side, edge) in [(-1.0, "L-10 208V-8Z"), (1.0, "L210 208V-8Z")] {
            self.lay_wall(side, 5.5);
            pathtext::line(out, 'M', &self.points, &mut self.controls);
            out.push_str(edge);
        }
    }

    /// Writes the fibres; they flatten as the muscle shortens.
    pub(crate) fn write_fibres(&self, out: &mut String) {
        let fall = lerp(26.0, 10.0, self.act);
        let mut y = -54.0;
        while y < 230.0 {
            let x = self.half_width(y) + 11.0;
            for side in SIDES {
                pathtext::command(out, 'M', Point::new(AXIS + side * x, y));
                pathtext::command(out, 'L', Point::new(AXIS + side * 106.0, y + fall * (106.0 - x) / 40.0));
            }
            y += 20.0;
        }
    }

    /// Writes the inside of the vein: down the left wall, up the right one.
    pub(crate) fn write_lumen(&mut self, out: &mut String) {
        self.lay_wall(-1.0, 0.0);
        let cut = self.points.len() - 1;
        for i in (0..=cut).rev() {
            let Some(left) = self.points.get(i) else { continue };
            self.points.push(Point::new(2.0 * AXIS - left.x, left.y));
        }
        pathtext::sides(out, &self.points, cut, &mut self.controls);
    }

    /// Writes both walls.
    pub(crate) fn write_walls(&mut self, out: &mut String) {
        for side in SIDES {
            self.lay_wall(side, 0.0);
            pathtext::line(out, 'M', &self.points, &mut self.controls);
        }
    }

    /// Writes both leaflets, left first: along the stream's side from root to tip, back along the pocket's side. They
    /// are thick at the root and thin at the free edge.
    pub(crate) fn write_leaflets(&self, out: &mut String) {
        let [root, b, c, tip] = self.leaflet;
        // The pocket lies to the right of the way from root to tip of the right leaflet.
        let behind = |from: Point, to: Point, thick: f64| (from - to).unit().normal() * thick;
        let outer = [
            tip + behind(c, tip, 3.6),
            c + behind(b, tip, 5.0),
            b + behind(root, c, 8.0),
            self.wall_at(1.0, ROOT - 10.0),
        ];
        for side in SIDES {
            let mirror = |p: Point| Point::new(AXIS + side * (p.x - AXIS), p.y);
            pathtext::command(out, 'M', mirror(root));
            pathtext::cubic(out, mirror(b), mirror(c), mirror(tip));
            let [edge, c, b, root] = outer.map(mirror);
            pathtext::cubic(out, mirror(tip), edge, edge);
            pathtext::cubic(out, c, b, root);
            out.push('Z');
        }
    }

    /// Writes the pockets: from the tip along the leaflet to its root, then up the inside of the wall.
    pub(crate) fn write_pockets(&self, out: &mut String) {
        for side in SIDES {
            let [root, b, c, tip] = self.mirrored(side);
            pathtext::command(out, 'M', tip);
            pathtext::cubic(out, c, b, root);
            let top = tip.y.min(60.0);
            let wall = |y: f64| Point::new(AXIS + side * self.half_width(y), y);
            pathtext::command(out, 'L', wall(ROOT));
            for y in [108.0, 94.0, 78.0, 64.0, top] {
                if y >= top {
                    pathtext::more(out, wall(y));
                }
            }
            // Where resting blood meets the stream.
            pathtext::command(out, 'Q', wall(top).toward(tip, 0.5) + Point::new(0.0, 14.0));
            pathtext::more(out, tip);
            out.push('Z');
        }
    }

    /// Writes the cells.
    pub(crate) fn write_cells(&self, out: &mut String) {
        self.write_each(0, out);
    }

    /// Writes the hollow in the middle of each cell.
    pub(crate) fn write_dimples(&self, out: &mut String) {
        self.write_each(1, out);
    }

    fn write_each(&self, layer: usize, out: &mut String) {
        for Cell { at, view } in &self.cells {
            pathtext::command(out, 'M', *at);
            out.push_str(VIEWS.get(*view).and_then(|shapes| shapes.get(layer)).unwrap_or(&""));
        }
    }

    /// Half-width of the vein: squeezed below the valve, widened to pockets above the roots.
    fn half_width(&self, y: f64) -> f64 {
        self.half * (1.0 - 0.42 * self.act * smoothstep(128.0, 196.0, y))
            + 17.0 * smoothstep(ROOT + 6.0, 98.0, y) * smoothstep(48.0, 84.0, y)
    }

    /// Half-width that a cell may use: between the leaflets, inside the walls elsewhere.
    fn free(&self, y: f64, tip: Point, leaf: &[Point]) -> f64 {
        if y > ROOT + 14.0 || y < tip.y - 26.0 {
            self.half_width(y)
        } else if y < tip.y {
            lerp(tip.x - AXIS, self.half_width(y), smoothstep(tip.y, tip.y - 26.0, y))
        } else {
            let nearest = leaf.iter().fold(tip + Point::new(0.0, f64::INFINITY), |best, p| {
                if (p.y - y).abs() < (best.y - y).abs() { *p } else { best }
            });
            nearest.x - AXIS
        }
    }

    /// Lays the points of a wall, or of a line so far outside it.
    fn lay_wall(&mut self, side: f64, outward: f64) {
        let points = HEIGHTS.map(|y| Point::new(AXIS + side * (self.half_width(y) + outward), y));
        self.points.clear();
        self.points.extend(points);
    }

    const fn tip(&self) -> Point {
        let [.., tip] = self.leaflet;
        tip
    }

    fn mirrored(&self, side: f64) -> [Point; 4] {
        self.leaflet.map(|p| Point::new(AXIS + side * (p.x - AXIS), p.y))
    }

    /// The inside of the wall at a height.
    fn wall_at(&self, side: f64, y: f64) -> Point {
        Point::new(AXIS + side * self.half_width(y), y)
    }

    /// The cells that rest in the pockets: two that an open leaflet leaves there, and one that the blood brings as it
    /// falls into a shutting valve.
    fn fill_pockets(&self, cells: &mut Vec<Cell>) {
        let g = self.gape;
        for (side, turn) in [(-1.0, 0), (1.0, 2)] {
            let beside = |y: f64, inset: f64, view: usize| Cell {
                at: self.wall_at(side, y) - Point::new(side * inset, 0.0),
                view: (view + turn) % 4,
            };
            cells.push(beside(lerp(108.0, 89.0, g), lerp(16.0, 9.6, g), 1));
            cells.push(beside(lerp(87.0, 69.0, g), lerp(14.0, 8.4, g), 3));
            if g < 0.2 {
                cells.push(beside(lerp(104.0, 52.0, g / 0.2), lerp(38.0, 26.0, g / 0.2), 0));
            }
        }
    }
}
