//! The equations and the integrator: classic Runge-Kutta of fourth order over the nine states of one leg.
//!
//! Pure arithmetic on plain values, no allocation, only `+ - * /` (and so the same digits on every machine). A constant
//! divisor is written as a factor `(1.0 / …)`, which the compiler works out beforehand. There is one integrator: the
//! live leg, the clinic and the comparison with reference series all step through [`rk4_step`].

use super::params::{Params, Vein};
use super::posture::Gravity;
use super::pressure::{SMALLEST_ML, patency};
use super::reflux::Reflux;
use super::valve::Link;

/// The state of one leg. Volumes stay above zero.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct State {
    /// S: foot and superficial veins, mL.
    pub superficial_ml: f64,
    /// A: axial deep calf veins, mL.
    pub axial_ml: f64,
    /// M: sinuses in the muscle, mL.
    pub sinus_ml: f64,
    /// T: popliteal and thigh veins, mL.
    pub thigh_ml: f64,
    /// Extra tissue fluid (swelling), mL, zero or more.
    pub interstitial_ml: f64,
    /// Muscle pressure on A and M, mmHg.
    pub muscle_mmhg: f64,
    /// Hyperaemia: how far exercise has opened the arteries of the muscle, 0 to 1.
    pub hyperaemia: f64,
    /// Book-keeping: arterial inflow so far, mL.
    pub inflow_ml: f64,
    /// Book-keeping: outflow to the heart so far, mL.
    pub outflow_ml: f64,
}

impl From<[f64; 9]> for State {
    /// The states in the order of their fields, as other integrators and tables hold them.
    fn from(y: [f64; 9]) -> Self {
        let [
            superficial_ml,
            axial_ml,
            sinus_ml,
            thigh_ml,
            interstitial_ml,
            muscle_mmhg,
            hyperaemia,
            inflow_ml,
            outflow_ml,
        ] = y;
        Self {
            superficial_ml,
            axial_ml,
            sinus_ml,
            thigh_ml,
            interstitial_ml,
            muscle_mmhg,
            hyperaemia,
            inflow_ml,
            outflow_ml,
        }
    }
}

impl State {
    /// The states in the order of their fields.
    pub fn array(&self) -> [f64; 9] {
        [
            self.superficial_ml,
            self.axial_ml,
            self.sinus_ml,
            self.thigh_ml,
            self.interstitial_ml,
            self.muscle_mmhg,
            self.hyperaemia,
            self.inflow_ml,
            self.outflow_ml,
        ]
    }

    /// What only rounding may change: volumes and swelling, less inflow, plus outflow, mL.
    pub fn invariant_ml(&self) -> f64 {
        self.superficial_ml + self.axial_ml + self.sinus_ml + self.thigh_ml + self.interstitial_ml - self.inflow_ml
            + self.outflow_ml
    }

    /// Veins of the calf that are `factor` times as large at the same pressure. The blood that this takes or gives is
    /// booked as inflow.
    pub(super) fn resize(&mut self, factor: f64) {
        let before = *self;
        self.superficial_ml *= factor;
        self.axial_ml *= factor;
        self.sinus_ml *= factor;
        self.inflow_ml += self.superficial_ml - before.superficial_ml;
        self.inflow_ml += self.axial_ml - before.axial_ml + self.sinus_ml - before.sinus_ml;
    }

    /// What a cuff around the calf measures, mL: M, A, the share of S under the cuff, and swelling.
    #[inline]
    pub fn calf_ml(&self, params: &Params) -> f64 {
        self.sinus_ml + self.axial_ml + params.cuff_superficial_share * self.superficial_ml + self.interstitial_ml
    }

    /// The state after `dt_s` at the rate `per_s`.
    #[inline]
    fn after(&self, dt_s: f64, per_s: &Self) -> Self {
        Self {
            superficial_ml: self.superficial_ml + dt_s * per_s.superficial_ml,
            axial_ml: self.axial_ml + dt_s * per_s.axial_ml,
            sinus_ml: self.sinus_ml + dt_s * per_s.sinus_ml,
            thigh_ml: self.thigh_ml + dt_s * per_s.thigh_ml,
            interstitial_ml: self.interstitial_ml + dt_s * per_s.interstitial_ml,
            muscle_mmhg: self.muscle_mmhg + dt_s * per_s.muscle_mmhg,
            hyperaemia: self.hyperaemia + dt_s * per_s.hyperaemia,
            inflow_ml: self.inflow_ml + dt_s * per_s.inflow_ml,
            outflow_ml: self.outflow_ml + dt_s * per_s.outflow_ml,
        }
    }
}

/// What acts on the leg at one moment.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Inputs {
    /// Columns of blood and what else the posture sets.
    pub gravity: Gravity,
    /// Muscle pressure that the activity asks for, mmHg.
    pub muscle_target_mmhg: f64,
}

/// Pressures and flows that follow from a state at one moment.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Flows {
    /// Pressure in S, mmHg: the ankle pressure.
    pub superficial_mmhg: f64,
    /// Pressure in A, mmHg.
    pub axial_mmhg: f64,
    /// Pressure in M, mmHg.
    pub sinus_mmhg: f64,
    /// Pressure in T, mmHg.
    pub thigh_mmhg: f64,
    /// Arterial inflow to S, mL/s, zero or more.
    pub superficial_in_ml_s: f64,
    /// Arterial inflow to A, mL/s, zero or more.
    pub axial_in_ml_s: f64,
    /// Arterial inflow to M, mL/s, zero or more; none while a strong contraction lasts.
    pub sinus_in_ml_s: f64,
    /// Arterial inflow to T, mL/s, zero or more.
    pub thigh_in_ml_s: f64,
    /// Perforators, S to A.
    pub perforator: Link,
    /// Saphenous path, S to T.
    pub saphenous: Link,
    /// Outlets of the sinuses, M to A.
    pub sinus: Link,
    /// Popliteal vein, A to T.
    pub popliteal: Link,
    /// Femoral and iliac path, T to the heart.
    pub thigh: Link,
    /// Fluid that leaves S for the tissue, mL/s. Negative is return.
    pub superficial_filtration_ml_s: f64,
    /// Fluid that leaves M for the tissue, mL/s. Negative is return.
    pub sinus_filtration_ml_s: f64,
}

impl Flows {
    /// The flows of `state` under `gravity` with the valves and widths of `reflux`. Finite for every finite state.
    pub fn of(params: &Params, reflux: &Reflux, gravity: &Gravity, state: &State) -> Self {
        Self::inline_of(params, reflux, gravity, state)
    }

    #[expect(clippy::inline_always, reason = "measured: twice as fast a step when the flows stay in registers")]
    #[inline(always)]
    fn inline_of(params: &Params, reflux: &Reflux, gravity: &Gravity, state: &State) -> Self {
        let p = params;
        let vein = |v: &Vein, ml: f64| v.pressure_mmhg(ml, p.collapse_mmhg);
        // A vein that has grown holds more at the same pressure: its curve is the healthy one, stretched.
        let v_s = state.superficial_ml * reflux.per_size;
        let v_a = state.axial_ml * reflux.per_size;
        let v_m = state.sinus_ml * reflux.per_size;
        let squeeze = state.muscle_mmhg + p.tissue_mmhg;
        let p_s = vein(&p.superficial, v_s);
        let p_a = vein(&p.axial, v_a) + squeeze;
        let p_m = vein(&p.sinus, v_m) + squeeze;
        let p_t = vein(&p.thigh, state.thigh_ml);

        // Without flow all heads are equal: a head is a pressure less its column.
        let h_s = p_s - gravity.ankle_mmhg;
        let h_a = p_a - gravity.calf_mmhg;
        let h_m = p_m - gravity.calf_mmhg;
        let h_t = p_t - gravity.thigh_mmhg;
        let f_s = patency(v_s, p.superficial_half_ml);
        let f_a = patency(v_a, p.axial_half_ml);
        let f_m = patency(v_m, p.sinus_half_ml);
        let link = |drop: f64, forward: f64, reverse: f64| Link::at(drop, p.valve_band_mmhg, forward, reverse);
        let g_sa = f_s * reflux.perforator_width * (1.0 / p.perforator_resistance);
        let g_st = f_s * reflux.conduit_width * (1.0 / p.saphenous_resistance);
        let g_ma = f_m * (1.0 / p.sinus_resistance);
        let g_at = f_a * reflux.conduit_width * (1.0 / p.popliteal_resistance);
        let g_tc = reflux.conduit_width * (1.0 / p.thigh_resistance);

        let arterial = |supine_ml_s: f64, column: f64, back: f64| {
            supine_ml_s * (1.0 / p.inflow_drive_mmhg) * gravity.arteriolar * (p.arterial_mmhg + column - back).max(0.0)
        };
        let opened = 1.0 + p.hyperaemia_gain * state.hyperaemia;

        let (superficial_filtration_ml_s, sinus_filtration_ml_s) = filtration(p, p_s, state);
        Self {
            superficial_mmhg: p_s,
            axial_mmhg: p_a,
            sinus_mmhg: p_m,
            thigh_mmhg: p_t,
            superficial_in_ml_s: arterial(p.superficial_inflow_ml_s, gravity.ankle_mmhg, p_s),
            axial_in_ml_s: opened * arterial(p.axial_inflow_ml_s, gravity.calf_mmhg, p_a),
            sinus_in_ml_s: opened * arterial(p.sinus_inflow_ml_s, gravity.calf_mmhg, p_m),
            thigh_in_ml_s: arterial(p.thigh_inflow_ml_s, gravity.thigh_mmhg, p_t),
            perforator: link(h_s - h_a, g_sa, reflux.superficial * g_sa * f_a),
            saphenous: link(h_s - h_t, g_st, reflux.superficial * g_st),
            sinus: link(h_m - h_a, g_ma, reflux.outlet * g_ma * f_a),
            popliteal: link(h_a - h_t, g_at, reflux.femoropopliteal * g_at),
            thigh: link(h_t - gravity.central_mmhg, g_tc, reflux.femoropopliteal * g_tc),
            superficial_filtration_ml_s,
            sinus_filtration_ml_s,
        }
    }

    /// Arterial inflow to the whole leg, mL/s.
    #[inline]
    pub fn inflow_ml_s(&self) -> f64 {
        self.superficial_in_ml_s + self.axial_in_ml_s + self.sinus_in_ml_s + self.thigh_in_ml_s
    }

    /// Fluid that leaves the veins for the tissue, mL/s. Negative is return.
    #[inline]
    pub fn filtration_ml_s(&self) -> f64 {
        self.superficial_filtration_ml_s + self.sinus_filtration_ml_s
    }
}

/// Fluid from S and from M into the tissue, mL/s. Outward flow fades before a compartment runs empty.
#[inline]
fn filtration(p: &Params, ankle_mmhg: f64, state: &State) -> (f64, f64) {
    let net = p.filtration_ml_s_mmhg * (ankle_mmhg - p.filtration_zero_mmhg).max(0.0)
        - state.interstitial_ml * (1.0 / p.lymph_s);
    let from_s = p.filtration_superficial_share * net;
    let from_m = net - from_s;
    if net <= 0.0 {
        return (from_s, from_m);
    }
    let v_s = state.superficial_ml.max(SMALLEST_ML);
    let v_m = state.sinus_ml.max(SMALLEST_ML);
    (from_s * v_s / (v_s + 1.0), from_m * v_m / (v_m + 1.0))
}

/// How fast each state changes, per second: the equations, for any integrator.
#[inline]
pub fn rates(p: &Params, reflux: &Reflux, inputs: &Inputs, state: &State) -> State {
    let flows = Flows::inline_of(p, reflux, &inputs.gravity, state);
    let lag = inputs.muscle_target_mmhg - state.muscle_mmhg;
    let per_s = if lag > 0.0 { 1.0 / p.muscle_rise_s } else { 1.0 / p.muscle_fall_s };
    State {
        superficial_ml: flows.superficial_in_ml_s
            - flows.superficial_filtration_ml_s
            - flows.perforator.flow_ml_s
            - flows.saphenous.flow_ml_s,
        axial_ml: flows.axial_in_ml_s + flows.perforator.flow_ml_s + flows.sinus.flow_ml_s - flows.popliteal.flow_ml_s,
        sinus_ml: flows.sinus_in_ml_s - flows.sinus_filtration_ml_s - flows.sinus.flow_ml_s,
        thigh_ml: flows.thigh_in_ml_s + flows.popliteal.flow_ml_s + flows.saphenous.flow_ml_s - flows.thigh.flow_ml_s,
        interstitial_ml: flows.filtration_ml_s(),
        muscle_mmhg: lag * per_s,
        hyperaemia: state.muscle_mmhg
            * (1.0 - state.hyperaemia)
            * (1.0 / (p.hyperaemia_drive_mmhg * p.hyperaemia_rise_s))
            - state.hyperaemia * (1.0 / p.hyperaemia_fade_s),
        inflow_ml: flows.inflow_ml_s(),
        outflow_ml: flows.thigh.flow_ml_s,
    }
}

/// The state `dt_s` later. `inputs` are those now, half a step on, and a step on.
///
/// The system is not stiff: its fastest rate seen is 31 /s in a healthy leg and 41 /s in one without valves, and the
/// method is stable to 668 /s at 1/240 s.
#[inline]
pub fn rk4_step(params: &Params, reflux: &Reflux, state: &State, dt_s: f64, inputs: &[Inputs; 3]) -> State {
    let [now, half, next] = inputs;
    // A loop, so that the equations are compiled into one place, where the parameters are known.
    let mut stage = *state;
    let mut rate_sum = State::default();
    for (input, weight, reach) in [(now, 1.0, 0.5), (half, 2.0, 0.5), (half, 2.0, 1.0), (next, 1.0, 0.0)] {
        let rate = rates(params, reflux, input, &stage);
        rate_sum = rate_sum.after(weight, &rate);
        stage = state.after(dt_s * reach, &rate);
    }
    // Added once: four small additions to a large book-keeping sum would round four times.
    let mut sum = state.after(dt_s / 6.0, &rate_sum);
    sum.muscle_mmhg = nothing_if_tiny(sum.muscle_mmhg);
    sum.hyperaemia = nothing_if_tiny(sum.hyperaemia);
    sum
}

/// Zero for what has decayed beyond meaning: numbers close to the smallest that exist cost the processor dearly.
#[inline]
fn nothing_if_tiny(v: f64) -> f64 {
    if v.abs() < 1e-30 { 0.0 } else { v }
}
