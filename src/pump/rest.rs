//! The state that a leg at rest settles into.
//!
//! Found directly rather than by waiting: with muscle, swelling and filtration at zero, four volumes must make four
//! rates vanish. Starts from the no-flow columns and takes ever longer implicit steps, which never leaves the curve.

#![expect(
    clippy::indexing_slicing,
    clippy::needless_range_loop,
    reason = "four compartments, indexed by constants and by ranges up to four"
)]

use super::params::Params;
use super::posture::Gravity;
use super::reflux::Reflux;
use super::solver::{Flows, State};

const ROUNDS: usize = 60;
/// Change of a volume that moves the columns visibly but not the curve, mL: for the slopes.
const NUDGE_ML: f64 = 1e-5;
/// Rate below which nothing moves, mL/s.
const SETTLED_ML_S: f64 = 1e-13;

/// Steady state under `gravity` with the valves and widths of `reflux`: no muscle pressure, no swelling, filtration not
/// counted. Always finite and above zero.
pub fn rest_state(params: &Params, reflux: &Reflux, gravity: &Gravity) -> State {
    let still = Params { filtration_ml_s_mmhg: 0.0, ..*params };
    let mut volumes = no_flow_volumes(&still, reflux, gravity);
    let mut step_s = 0.5;
    for _ in 0..ROUNDS {
        let rate = net_rates(&still, reflux, gravity, &volumes);
        if rate.iter().all(|r| r.abs() < SETTLED_ML_S) {
            break;
        }
        let mut matrix = [[0.0; 4]; 4];
        for column in 0..4 {
            let mut nudged = volumes;
            nudged[column] += NUDGE_ML;
            let changed = net_rates(&still, reflux, gravity, &nudged);
            for row in 0..4 {
                matrix[row][column] = -(changed[row] - rate[row]) / NUDGE_ML;
            }
            matrix[column][column] += 1.0 / step_s;
        }
        let change = solve(matrix, rate);
        for (volume, change) in volumes.iter_mut().zip(change) {
            // At most a quarter at once: far from rest the curve bends.
            let most = 0.25 * *volume;
            *volume += change.min(most).max(-most);
        }
        step_s *= 2.0;
    }
    filled(volumes)
}

fn filled([superficial_ml, axial_ml, sinus_ml, thigh_ml]: [f64; 4]) -> State {
    State { superficial_ml, axial_ml, sinus_ml, thigh_ml, ..State::default() }
}

/// Volumes at which all heads equal that of the heart.
fn no_flow_volumes(p: &Params, reflux: &Reflux, gravity: &Gravity) -> [f64; 4] {
    let ankle = gravity.ankle_mmhg + gravity.central_mmhg;
    let calf = gravity.calf_mmhg + gravity.central_mmhg - p.tissue_mmhg;
    let thigh = gravity.thigh_mmhg + gravity.central_mmhg;
    [
        p.superficial.volume_ml(ankle, p.collapse_mmhg) * reflux.size,
        p.axial.volume_ml(calf, p.collapse_mmhg) * reflux.size,
        p.sinus.volume_ml(calf, p.collapse_mmhg) * reflux.size,
        p.thigh.volume_ml(thigh, p.collapse_mmhg),
    ]
}

fn net_rates(p: &Params, reflux: &Reflux, gravity: &Gravity, volumes: &[f64; 4]) -> [f64; 4] {
    let f = Flows::of(p, reflux, gravity, &filled(*volumes));
    [
        f.superficial_in_ml_s - f.perforator.flow_ml_s - f.saphenous.flow_ml_s,
        f.axial_in_ml_s + f.perforator.flow_ml_s + f.sinus.flow_ml_s - f.popliteal.flow_ml_s,
        f.sinus_in_ml_s - f.sinus.flow_ml_s,
        f.thigh_in_ml_s + f.popliteal.flow_ml_s + f.saphenous.flow_ml_s - f.thigh.flow_ml_s,
    ]
}

/// Solution of `a x = b` by elimination with pivots. A vanishing pivot leaves its unknown at zero.
fn solve(mut a: [[f64; 4]; 4], mut b: [f64; 4]) -> [f64; 4] {
    for col in 0..4 {
        let mut best = col;
        for row in col..4 {
            if a[row][col].abs() > a[best][col].abs() {
                best = row;
            }
        }
        a.swap(col, best);
        b.swap(col, best);
        if a[col][col] == 0.0 {
            continue;
        }
        for row in col + 1..4 {
            let factor = a[row][col] / a[col][col];
            for k in col..4 {
                a[row][k] -= factor * a[col][k];
            }
            b[row] -= factor * b[col];
        }
    }
    let mut x = [0.0; 4];
    for row in (0..4).rev() {
        let known: f64 = (row + 1..4).map(|k| a[row][k] * x[k]).sum();
        x[row] = if a[row][row] == 0.0 { 0.0 } else { (b[row] - known) / a[row][row] };
    }
    x
}

#[cfg(test)]
mod tests {
    use super::super::posture::Posture;
    use super::*;

    #[test]
    fn rest_is_steady_for_every_posture_height_and_valve() {
        let p = Params::REFERENCE;
        for posture in Posture::ALL {
            for height in [140.0, 150.0, 163.7, 175.0, 205.0] {
                for k in [0.0, 0.05, 0.2, 0.5, 0.7, 0.95, 1.0] {
                    let gravity = Gravity::of(&p, &posture.stance(), height);
                    let reflux = Reflux::of(&p, k);
                    let state = rest_state(&p, &reflux, &gravity);
                    let volumes = [state.superficial_ml, state.axial_ml, state.sinus_ml, state.thigh_ml];
                    let still = Params { filtration_ml_s_mmhg: 0.0, ..p };
                    for rate in net_rates(&still, &reflux, &gravity, &volumes) {
                        assert!(rate.abs() < 1e-9, "{posture:?} {height} cm k {k}: {rate} mL/s");
                    }
                    assert!(volumes.iter().all(|v| *v > 0.0), "{posture:?} {height} cm k {k}: {volumes:?}");
                }
            }
        }
    }

    #[test]
    fn elimination_solves_a_system_that_needs_pivots() {
        let a = [[0.0, 2.0, 0.0, 1.0], [1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 3.0, 1.0], [4.0, 0.0, 1.0, 0.0]];
        let want = [1.0, -2.0, 0.5, 4.0];
        let b = a.map(|row| row.iter().zip(want).map(|(a, x)| a * x).sum());
        for (got, want) in solve(a, b).into_iter().zip(want) {
            assert!((got - want).abs() < 1e-12, "{got} for {want}");
        }
    }
}
