//! Blood cells: round dots along a centre-line, all of a leg in one path.
//!
//! A dot is a stroke of no length with a round cap, so the whole stream is one attribute. The phase is a distance:
//! cells stand still when nothing flows and run back when a valve leaks. Nothing here keeps time.

use super::geometry::wrapped;
use super::pathtext::{self, Place};
use super::vessels::Vessel;
use crate::units::{f64_from_usize, floor_usize};

/// Where the cells ride, as a share of the free radius beside the centre-line.
const LANES: [f64; 6] = [0.1, -0.42, 0.38, -0.12, 0.46, -0.34];
/// Radius of a cell with a little air, units.
const CELL: f64 = 2.6;

/// Writes the cells of one vein after travelling `phase` units, from the last cell of the vein before.
pub(crate) fn write(vessel: &Vessel, phase: f64, last: &mut Option<Place>, out: &mut String) {
    let gap = vessel.cell_gap();
    let mut walk = vessel.walk();
    let length = walk.length();
    // One round of lanes is the whole period: the remainder keeps huge distances exact and the lanes right.
    let travelled = wrapped(phase, gap * f64_from_usize(LANES.len()));
    let passed = floor_usize(travelled / gap);
    let offset = travelled - f64_from_usize(passed) * gap;
    for i in 0..floor_usize(length / gap) {
        let l = offset + f64_from_usize(i) * gap;
        if !(8.0..=length - 6.0).contains(&l) {
            continue;
        }
        let (p, direction, radius) = walk.at(l);
        let lane = LANES.get((i + LANES.len() - passed % LANES.len()) % LANES.len()).copied().unwrap_or(0.0);
        let p = p + direction.normal() * ((radius - CELL).max(0.0) * lane);
        *last = Some(pathtext::dot(out, *last, p));
    }
}
