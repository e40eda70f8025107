//! Every number of the equations, in one place, with its unit and where it comes from.
//!
//! Evidence rows (P1, V8 …) are the rows of the evidence tables: P pressures, V volumes, Q flows, I muscle pressure,
//! S swelling, M published models, T the targets that the fit aims at. *Fitted* means: chosen so that the model meets
//! the named targets. *Assumption* means: no measured source was found. Rows of postures and activities are with
//! their types, in [`crate::pump::Posture`] and [`crate::pump::Cycle`].

/// Pressure-volume curve of one compartment: `V0`, `Vm` and `C0` of the equations.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Vein {
    /// Volume at zero transmural pressure, mL. Above zero.
    pub unstressed_ml: f64,
    /// Volume that can be added at any pressure, mL: the curve approaches `unstressed_ml + range_ml`.
    pub range_ml: f64,
    /// Compliance at the unstressed volume, mL/mmHg.
    pub compliance_ml_mmhg: f64,
}

/// The parameters of one leg. [`Params::REFERENCE`] is the set that everything runs on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Params {
    /// Hydrostatic gradient of blood, mmHg per cm of column. P1.
    pub gradient_mmhg_cm: f64,
    /// Mean arterial pressure at heart level, mmHg. Textbook value, assumption.
    pub arterial_mmhg: f64,
    /// S: veins of the foot and the skin of the lower leg. Fitted (T4, T5); size against Q11 (25 mL).
    pub superficial: Vein,
    /// A: paired deep veins along the bones. Fitted (T4, T5).
    pub axial: Vein,
    /// M: sinuses inside soleus and gastrocnemius. Fitted (T7, T8, T9); shape V9; the calf as a whole has 2.7 mL/mmHg
    /// at 7 mmHg across the wall against 2.9 of V8, and 3.5 at the model's own supine rest.
    pub sinus: Vein,
    /// T: popliteal and thigh veins. Assumption on the scale of M3.
    pub thigh: Vein,
    /// Pressure scale of collapse, mmHg: how little suction a soft wall withstands. Assumption.
    pub collapse_mmhg: f64,
    /// Tissue pressure on the deep veins at rest, mmHg. I4, low end; fitted so that walking settles near published
    /// values.
    pub tissue_mmhg: f64,
    /// Perforators S to A, mmHg s/mL. Fitted (T4); Q12, Q13.
    pub perforator_resistance: f64,
    /// Saphenous path S to T, mmHg s/mL. Fitted; Q12.
    pub saphenous_resistance: f64,
    /// Outlets of the sinuses M to A, mmHg s/mL. Fitted; the path from M to the heart is 2.5 in all at 7 mmHg across
    /// the wall, and 3.1 at the model's own supine rest, against 1.4 (SD 0.5) of V8.
    pub sinus_resistance: f64,
    /// Popliteal path A to T, mmHg s/mL. Fitted (T7).
    pub popliteal_resistance: f64,
    /// Femoral and iliac path T to the heart, mmHg s/mL. Fitted.
    pub thigh_resistance: f64,
    /// Volume of S at which collapse has halved its conductance, mL. Fitted (T8), form M5.
    pub superficial_half_ml: f64,
    /// As above for A, mL.
    pub axial_half_ml: f64,
    /// As above for M, mL.
    pub sinus_half_ml: f64,
    /// Half width of the pressure band over which a valve opens, mmHg. Numerical: it keeps the flow smooth.
    pub valve_band_mmhg: f64,
    /// Reflux law: at competence k the femoral and popliteal valves leak `(1-k)^n` of their forward conductance. This
    /// and the four below are fitted together to T4, T5, T7, T8, T9 and the walking rows W1 and W2 at k = 0.5 and
    /// 0.2. That the long conduits fail first and the muscle's own veins last is an assumption.
    pub femoropopliteal_leak_exponent: u8,
    /// As above for the saphenous valves and, outward, the perforators.
    pub superficial_leak_exponent: u8,
    /// As above for the outlets of the sinuses.
    pub outlet_leak_exponent: u8,
    /// How much larger the veins of the calf are, at any pressure, in a leg without competent valves: a share on top,
    /// linear in lost competence. Venous volume and ejected volume grow together with disease (V1, V3).
    pub dilation: f64,
    /// How much more the perforators conduct, both ways, in a leg without competent valves; grows with the square of
    /// lost competence. They are then one and a half times as wide.
    pub perforator_widening: f64,
    /// Arterial inflow to S at supine rest, mL/s. The calf as a whole has 1.16 against 1.1 of V8 and Q1; S takes 16 %
    /// against 15 % of Q12.
    pub superficial_inflow_ml_s: f64,
    /// Arterial inflow to A at supine rest, mL/s.
    pub axial_inflow_ml_s: f64,
    /// Arterial inflow to M at supine rest, mL/s.
    pub sinus_inflow_ml_s: f64,
    /// Arterial inflow to T at supine rest, mL/s. Assumption, below Q2.
    pub thigh_inflow_ml_s: f64,
    /// Arterial drive at which the inflows above hold, mmHg: arterial less supine venous pressure.
    pub inflow_drive_mmhg: f64,
    /// How far hyperaemia raises the deep inflows: they grow by this factor times the level. Fitted; Q2 and Q7 allow
    /// 5 to 8 mL/s more per leg.
    pub hyperaemia_gain: f64,
    /// Rise time of hyperaemia at full drive, s. Q7: there within 15 s.
    pub hyperaemia_rise_s: f64,
    /// Fade time of hyperaemia, s. Q9: gone within 60 s; fitted.
    pub hyperaemia_fade_s: f64,
    /// Muscle pressure that drives hyperaemia at its full rate, mmHg. I1.
    pub hyperaemia_drive_mmhg: f64,
    /// Rise time of muscle pressure towards its target, s. Assumption.
    pub muscle_rise_s: f64,
    /// Fall time of muscle pressure, s. Assumption.
    pub muscle_fall_s: f64,
    /// Filtration into tissue, mL/s per mmHg of ankle pressure. S1: 2.4 mL/min when sitting.
    pub filtration_ml_s_mmhg: f64,
    /// Ankle pressure without net filtration, mmHg. P2.
    pub filtration_zero_mmhg: f64,
    /// Time constant of return and lymph, s. S1 with S3.
    pub lymph_s: f64,
    /// Share of the filtered fluid that is drawn from S, 0 to 1; M gives the rest. Assumption.
    pub filtration_superficial_share: f64,
    /// Share of S that lies under a calf cuff, 0 to 1. Assumption.
    pub cuff_superficial_share: f64,
}

impl Params {
    /// The set that the page, the clinic and the scenarios run on.
    pub const REFERENCE: Self = Self {
        gradient_mmhg_cm: 0.78,
        arterial_mmhg: 93.0,
        superficial: Vein { unstressed_ml: 16.0, range_ml: 36.0, compliance_ml_mmhg: 0.09 },
        axial: Vein { unstressed_ml: 8.0, range_ml: 54.0, compliance_ml_mmhg: 0.26 },
        sinus: Vein { unstressed_ml: 16.0, range_ml: 106.0, compliance_ml_mmhg: 3.9 },
        thigh: Vein { unstressed_ml: 60.0, range_ml: 120.0, compliance_ml_mmhg: 3.0 },
        collapse_mmhg: 2.0,
        tissue_mmhg: 5.0,
        perforator_resistance: 6.2,
        saphenous_resistance: 19.0,
        sinus_resistance: 0.84,
        popliteal_resistance: 0.58,
        thigh_resistance: 0.5,
        superficial_half_ml: 5.0,
        axial_half_ml: 5.0,
        sinus_half_ml: 28.0,
        valve_band_mmhg: 0.5,
        femoropopliteal_leak_exponent: 1,
        superficial_leak_exponent: 3,
        outlet_leak_exponent: 4,
        dilation: 0.65,
        perforator_widening: 3.8,
        superficial_inflow_ml_s: 0.18,
        axial_inflow_ml_s: 0.26,
        sinus_inflow_ml_s: 0.72,
        thigh_inflow_ml_s: 2.0,
        inflow_drive_mmhg: 85.0,
        hyperaemia_gain: 5.2,
        hyperaemia_rise_s: 4.0,
        hyperaemia_fade_s: 11.0,
        hyperaemia_drive_mmhg: 181.0,
        muscle_rise_s: 0.08,
        muscle_fall_s: 0.10,
        filtration_ml_s_mmhg: 7.5e-4,
        filtration_zero_mmhg: 7.0,
        lymph_s: 2400.0,
        filtration_superficial_share: 0.2,
        cuff_superficial_share: 0.55,
    };

    /// The set of the first specification: one reflux law for all valves, and veins that keep their size whatever the
    /// valves do. A healthy leg is the same in both. The reference series were computed with it, and it is the "before"
    /// of the validation table.
    pub const PROTOTYPE: Self = Self {
        femoropopliteal_leak_exponent: 2,
        superficial_leak_exponent: 2,
        outlet_leak_exponent: 2,
        dilation: 0.0,
        perforator_widening: 0.0,
        ..Self::REFERENCE
    };

    /// Every number that may be moved, with its name in the program. Leak exponents are whole numbers and left out.
    pub fn fields_mut(&mut self) -> [(&'static str, &mut f64); 43] {
        [
            ("superficial.unstressed_ml", &mut self.superficial.unstressed_ml),
            ("superficial.range_ml", &mut self.superficial.range_ml),
            ("superficial.compliance_ml_mmhg", &mut self.superficial.compliance_ml_mmhg),
            ("axial.unstressed_ml", &mut self.axial.unstressed_ml),
            ("axial.range_ml", &mut self.axial.range_ml),
            ("axial.compliance_ml_mmhg", &mut self.axial.compliance_ml_mmhg),
            ("sinus.unstressed_ml", &mut self.sinus.unstressed_ml),
            ("sinus.range_ml", &mut self.sinus.range_ml),
            ("sinus.compliance_ml_mmhg", &mut self.sinus.compliance_ml_mmhg),
            ("thigh.unstressed_ml", &mut self.thigh.unstressed_ml),
            ("thigh.range_ml", &mut self.thigh.range_ml),
            ("thigh.compliance_ml_mmhg", &mut self.thigh.compliance_ml_mmhg),
            ("gradient_mmhg_cm", &mut self.gradient_mmhg_cm),
            ("arterial_mmhg", &mut self.arterial_mmhg),
            ("collapse_mmhg", &mut self.collapse_mmhg),
            ("tissue_mmhg", &mut self.tissue_mmhg),
            ("perforator_resistance", &mut self.perforator_resistance),
            ("saphenous_resistance", &mut self.saphenous_resistance),
            ("sinus_resistance", &mut self.sinus_resistance),
            ("popliteal_resistance", &mut self.popliteal_resistance),
            ("thigh_resistance", &mut self.thigh_resistance),
            ("superficial_half_ml", &mut self.superficial_half_ml),
            ("axial_half_ml", &mut self.axial_half_ml),
            ("sinus_half_ml", &mut self.sinus_half_ml),
            ("valve_band_mmhg", &mut self.valve_band_mmhg),
            ("dilation", &mut self.dilation),
            ("perforator_widening", &mut self.perforator_widening),
            ("superficial_inflow_ml_s", &mut self.superficial_inflow_ml_s),
            ("axial_inflow_ml_s", &mut self.axial_inflow_ml_s),
            ("sinus_inflow_ml_s", &mut self.sinus_inflow_ml_s),
            ("thigh_inflow_ml_s", &mut self.thigh_inflow_ml_s),
            ("inflow_drive_mmhg", &mut self.inflow_drive_mmhg),
            ("hyperaemia_gain", &mut self.hyperaemia_gain),
            ("hyperaemia_rise_s", &mut self.hyperaemia_rise_s),
            ("hyperaemia_fade_s", &mut self.hyperaemia_fade_s),
            ("hyperaemia_drive_mmhg", &mut self.hyperaemia_drive_mmhg),
            ("muscle_rise_s", &mut self.muscle_rise_s),
            ("muscle_fall_s", &mut self.muscle_fall_s),
            ("filtration_ml_s_mmhg", &mut self.filtration_ml_s_mmhg),
            ("filtration_zero_mmhg", &mut self.filtration_zero_mmhg),
            ("lymph_s", &mut self.lymph_s),
            ("filtration_superficial_share", &mut self.filtration_superficial_share),
            ("cuff_superficial_share", &mut self.cuff_superficial_share),
        ]
    }
}

/// Where a leg takes its parameters from: [`Reference`], which costs nothing since the compiler knows every number,
/// or a set of its own.
pub trait ParamSource: Clone {
    /// The set.
    fn params(&self) -> &Params;
}

/// The reference set, known when the program is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reference;

impl ParamSource for Reference {
    #[inline]
    fn params(&self) -> &Params {
        &Params::REFERENCE
    }
}

impl ParamSource for Params {
    #[inline]
    fn params(&self) -> &Params {
        self
    }
}
