//! Prints the numbers of `docs/model.md` that no other example prints.
//!
//! `cargo run --release --example model_tables`

#![expect(clippy::print_stdout, reason = "a command line tool prints")]

use soleus_pump::pump::{
    Activity, Leg, Params, Posture, Posture::LegsRaised, Posture::Sitting, Posture::Standing, Posture::Supine, Vein,
    examine_with, patency,
};

const BEFORE: Params = Params::PROTOTYPE;
const AFTER: Params = Params::REFERENCE;

fn clock(s: Option<f64>) -> String {
    s.map_or_else(|| "none".to_owned(), |s| format!("{s:.1}"))
}

/// One examination at 175 cm, on one line.
fn row(name: &str, set: &Params, k: f64) {
    let c = examine_with(set, 175.0, k);
    println!(
        "{name} k {k:.2}: AVP {:.1} RT90 {} fall {:.1} recovery {} VV {:.1} EV {:.1} EF {:.1} RVF {:.1} VFI {:.2} \
         VRT90 {} seated {:.1} product {:.0}",
        c.ambulatory_mmhg,
        clock(c.pressure_refill_s),
        c.walking_drop_mmhg,
        clock(c.walking_recovery_s),
        c.venous_volume_ml,
        c.ejected_ml,
        c.ejection_fraction_pct(),
        c.residual_fraction_pct(),
        c.filling_index_ml_s(),
        clock(c.volume_refill_s),
        c.seated_pump_velocity_cm_s,
        c.filling_index_ml_s() * c.pressure_refill_s.unwrap_or(f64::NAN),
    );
}

/// A slow walk: how far the ankle pressure swings in its last five seconds, and what A, S and M do after the stop.
fn slow_walk(set: &Params, k: f64, seconds: f64) {
    let mut leg = Leg::with_params(*set, Standing, 175.0, k);
    let standing = leg.readings().ankle_pressure_mmhg;
    leg.set_activity(Activity::Walking { steps_per_min: 87.0 });
    leg.advance(seconds - 5.0);
    let (mut mean, mut low, mut high) = (0.0, f64::INFINITY, 0.0_f64);
    for _ in 0..1200 {
        leg.step();
        let p = leg.readings().ankle_pressure_mmhg;
        (mean, low, high) = (mean + p / 1200.0, low.min(p), high.max(p));
    }
    leg.set_activity(Activity::Still);
    println!("walk k {k:.2}, {seconds} s: standing {standing:.1} mean {mean:.1}, from {low:.1} to {high:.1}");
    let mut below_until = 0.0;
    for step in 1..=4800_u32 {
        leg.step();
        let (r, t) = (leg.readings(), f64::from(step) / 240.0);
        if r.ankle_pressure_mmhg < mean + 0.9 * (standing - mean) {
            below_until = t;
        }
        if seconds < 60.1 && [120, 240, 480, 720, 1200, 1920, 2880, 4800].contains(&step) {
            println!(
                "  {t:4.1} s: A {:.1} S {:.1} mmHg, A {:.1} M {:.1} mL, thigh to A {:.1}, A to M {:.1} mL/s",
                r.axial_pressure_mmhg,
                r.ankle_pressure_mmhg,
                r.axial_ml,
                r.sinus_ml,
                -r.popliteal_flow_ml_s,
                -r.sinus_flow_ml_s
            );
        }
    }
    println!("  nine tenths back for good after {below_until:.1} s");
}

/// Volumes at rest, and the slope and path that a cuff on a lying leg would find (V8).
fn rest() {
    for (posture, k) in [(Standing, 1.0), (Standing, 0.5), (Supine, 1.0)] {
        let r = Leg::at_rest(posture, 175.0, k).readings();
        println!(
            "{posture:?} k {k}: P {:.1} {:.1} {:.1} {:.1} mmHg, V {:.1} {:.1} {:.1} {:.1} mL",
            r.ankle_pressure_mmhg,
            r.axial_pressure_mmhg,
            r.sinus_pressure_mmhg,
            r.thigh_pressure_mmhg,
            r.superficial_ml,
            r.axial_ml,
            r.sinus_ml,
            r.thigh_ml
        );
    }
    let (p, r) = (AFTER, Leg::at_rest(Supine, 175.0, 1.0).readings());
    let slope = |v: &Vein, ml: f64| {
        2e-4 / (v.pressure_mmhg(ml + 1e-4, p.collapse_mmhg) - v.pressure_mmhg(ml - 1e-4, p.collapse_mmhg))
    };
    let calf = p.cuff_superficial_share * slope(&p.superficial, r.superficial_ml)
        + slope(&p.axial, r.axial_ml)
        + slope(&p.sinus, r.sinus_ml);
    let path = p.sinus_resistance / patency(r.sinus_ml, p.sinus_half_ml)
        + p.popliteal_resistance / patency(r.axial_ml, p.axial_half_ml)
        + p.thigh_resistance;
    println!("supine calf {calf:.2} mL/mmHg, path M to heart {path:.2} mmHg s/mL");
}

/// Mean ankle pressure in the second minute of walking.
fn cadence(hyperaemia_gain: f64, steps_per_min: f64) -> f64 {
    let mut leg = Leg::with_params(Params { hyperaemia_gain, ..AFTER }, Standing, 175.0, 1.0);
    leg.set_activity(Activity::Walking { steps_per_min });
    leg.advance(90.0);
    let step = |leg: &mut Leg<Params>| {
        leg.step();
        leg.readings().ankle_pressure_mmhg / 7200.0
    };
    (0..7200).map(|_| step(&mut leg)).sum()
}

/// Largest difference of a pressure between fine and coarse steps in 20 minutes, mmHg.
fn lapse_error(from: Posture, to: Posture, k: f64) -> f64 {
    let mut legs = [0, 1].map(|_| Leg::at_rest(from, 175.0, k));
    for leg in &mut legs {
        leg.set_posture(to);
    }
    (0..2400).fold(0.0, |worst: f64, _| {
        legs[0].advance(0.5);
        legs[1].lapse(0.5);
        let [fine, coarse] = [&legs[0], &legs[1]].map(|leg| {
            let r = leg.readings();
            [r.ankle_pressure_mmhg, r.axial_pressure_mmhg, r.sinus_pressure_mmhg, r.thigh_pressure_mmhg]
        });
        fine.iter().zip(coarse).fold(worst, |w, (a, b)| w.max((a - b).abs()))
    })
}

fn main() {
    rest();
    for k in [1.0, 0.5, 0.2] {
        row("before", &BEFORE, k);
        row("after", &AFTER, k);
    }
    for i in (0..=20).rev() {
        row("before", &BEFORE, f64::from(i) / 20.0);
        row("after", &AFTER, f64::from(i) / 20.0);
    }
    for i in (44..=56).rev() {
        row("after, hundredths", &AFTER, f64::from(i) / 100.0);
    }
    row("order of failure only", &Params { dilation: 0.0, perforator_widening: 0.0, ..AFTER }, 0.5);
    row("and dilation", &Params { perforator_widening: 0.0, ..AFTER }, 0.5);
    for seconds in [60.0, 60.4, 60.8, 61.0, 61.2] {
        slow_walk(&AFTER, 0.5, seconds);
        slow_walk(&AFTER, 0.2, seconds);
        slow_walk(&BEFORE, 0.2, seconds);
    }
    for steps in [80.0, 110.0, 140.0] {
        println!("{steps} steps/min: {:.1} mmHg; no hyperaemia {:.1}", cadence(5.2, steps), cadence(0.0, steps));
    }
    for (from, to) in [(Sitting, Sitting), (Standing, Standing), (Standing, Supine), (LegsRaised, Standing)] {
        let errors = [1.0, 0.5, 0.2].map(|k| format!("{:.0e}", lapse_error(from, to, k)));
        println!("coarse steps, {from:?} to {to:?}, k 1, 0.5, 0.2: {} mmHg", errors.join(", "));
    }
}
