//! What can be read off a leg at one moment: the numbers that pictures, monitors, tables and tests show.

use super::params::Params;
use super::posture::Stance;
use super::reflux::Reflux;
use super::solver::{Flows, State};

/// Every read-out of one leg at one moment. Plain data; all finite.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Readings {
    /// Model time, s.
    pub time_s: f64,
    /// Weight of sitting in the picture, 0 to 1.
    pub sitting: f64,
    /// Weight of lying in the picture, 0 to 1. Standing has what is left.
    pub lying: f64,
    /// Heel height, which is the contraction asked for now, 0 to 1.
    pub effort: f64,
    /// How far the toes are lifted about the heel between seated pumps, 0 to 1. Movement only: it has no effect on any
    /// pressure or flow of the model.
    pub toe_lift: f64,
    /// How much of the movement is walking, 0 to 1: it grows in and fades out over half a second. Movement only.
    pub walking: f64,
    /// Where in the stride the leg is, as a share of it, from 0 as the calf begins to contract in mid-stance. Movement
    /// only.
    pub stride: f64,
    /// Muscle pressure as a share of the exercise's peak, 0 to 1: the contraction that has arrived.
    pub activation: f64,

    /// Pressure in the veins of the ankle (S), mmHg. Negative when the leg is raised above the heart.
    pub ankle_pressure_mmhg: f64,
    /// Pressure in the axial deep veins (A), mmHg.
    pub axial_pressure_mmhg: f64,
    /// Pressure in the sinuses of the muscle (M), mmHg.
    pub sinus_pressure_mmhg: f64,
    /// Pressure in the popliteal and thigh veins (T), mmHg.
    pub thigh_pressure_mmhg: f64,
    /// Muscle pressure on the deep veins, mmHg.
    pub muscle_pressure_mmhg: f64,

    /// Volume of S, mL.
    pub superficial_ml: f64,
    /// Volume of A, mL.
    pub axial_ml: f64,
    /// Volume of M, mL.
    pub sinus_ml: f64,
    /// Volume of T, mL.
    pub thigh_ml: f64,
    /// Extra tissue fluid: swelling, mL.
    pub interstitial_ml: f64,
    /// What a cuff around the calf measures, mL: M, A, part of S, and swelling.
    pub calf_volume_ml: f64,
    /// Size of the veins of the calf as a multiple of a healthy leg's; 1 and above.
    pub vein_size: f64,
    /// Hyperaemia, 0 to 1.
    pub hyperaemia: f64,

    /// Flow through the perforators, superficial to deep, mL/s. Negative is reflux, here and below.
    pub perforator_flow_ml_s: f64,
    /// Flow up the saphenous path, mL/s.
    pub saphenous_flow_ml_s: f64,
    /// Flow out of the sinuses, mL/s.
    pub sinus_flow_ml_s: f64,
    /// Flow up the popliteal vein, mL/s.
    pub popliteal_flow_ml_s: f64,
    /// Flow from the thigh to the heart, mL/s.
    pub outflow_ml_s: f64,
    /// Arterial inflow to the whole leg, mL/s, zero or more.
    pub inflow_ml_s: f64,

    /// How far the valves of the perforators stand open, 0 to 1; likewise below.
    pub perforator_open: f64,
    /// Saphenous valves.
    pub saphenous_open: f64,
    /// Valves at the outlets of the sinuses.
    pub sinus_open: f64,
    /// Popliteal valves.
    pub popliteal_open: f64,
    /// Femoral valves.
    pub thigh_open: f64,

    /// Mean velocity in the popliteal vein, cm/s.
    pub popliteal_velocity_cm_s: f64,
    /// What the latest contraction has squeezed out of the calf so far, mL, zero or more.
    pub ejected_ml: f64,
}

impl Readings {
    /// Read-outs that follow from the state, its valves and flows, and the stance. Time, effort and ejected volume
    /// start at zero.
    pub fn new(params: &Params, reflux: &Reflux, state: &State, flows: &Flows, stance: &Stance) -> Self {
        Self {
            sitting: stance.sitting,
            lying: stance.lying,
            ankle_pressure_mmhg: flows.superficial_mmhg,
            axial_pressure_mmhg: flows.axial_mmhg,
            sinus_pressure_mmhg: flows.sinus_mmhg,
            thigh_pressure_mmhg: flows.thigh_mmhg,
            muscle_pressure_mmhg: state.muscle_mmhg,
            superficial_ml: state.superficial_ml,
            axial_ml: state.axial_ml,
            sinus_ml: state.sinus_ml,
            thigh_ml: state.thigh_ml,
            interstitial_ml: state.interstitial_ml,
            calf_volume_ml: state.calf_ml(params),
            vein_size: reflux.size,
            hyperaemia: state.hyperaemia,
            perforator_flow_ml_s: flows.perforator.flow_ml_s,
            saphenous_flow_ml_s: flows.saphenous.flow_ml_s,
            sinus_flow_ml_s: flows.sinus.flow_ml_s,
            popliteal_flow_ml_s: flows.popliteal.flow_ml_s,
            outflow_ml_s: flows.thigh.flow_ml_s,
            inflow_ml_s: flows.inflow_ml_s(),
            perforator_open: flows.perforator.open,
            saphenous_open: flows.saphenous.open,
            sinus_open: flows.sinus.open,
            popliteal_open: flows.popliteal.open,
            thigh_open: flows.thigh.open,
            // A vein that has widened carries the same flow more slowly.
            popliteal_velocity_cm_s: mean_velocity_cm_s(flows.popliteal.flow_ml_s, stance.popliteal_cm) / reflux.size,
            ..Self::default()
        }
    }

    pub(super) fn at(self, time_s: f64) -> Self {
        Self { time_s, ..self }
    }

    pub(super) fn with_muscle(self, effort: f64, activation: f64) -> Self {
        Self { effort, activation, ..self }
    }

    pub(super) fn with_movement(self, toe_lift: f64, walking: f64, stride: f64) -> Self {
        Self { toe_lift, walking, stride, ..self }
    }

    pub(super) fn with_ejected(self, ejected_ml: f64) -> Self {
        Self { ejected_ml, ..self }
    }
}

/// Velocity averaged over the section of a round vein, cm/s. A diameter of zero gives a non-finite value.
fn mean_velocity_cm_s(flow_ml_s: f64, diameter_cm: f64) -> f64 {
    flow_ml_s / (std::f64::consts::PI * diameter_cm * diameter_cm / 4.0)
}
