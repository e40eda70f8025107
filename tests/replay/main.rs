//! One long replay of the model, natively and in WebAssembly: the same bits.
//!
//! `cargo test` writes the digest of the native run to the target folder; the run in WebAssembly (`make test`, step
//! `replay`) is compiled with that digest as `SOLEUS_REPLAY` and must come to the same.

use soleus_pump::pump::{Activity, Leg, Posture};

/// A quarter of an hour of everything: postures, activities, valves, heights, odd frames, time-lapse.
fn replay() -> Leg {
    let mut leg = Leg::at_rest(Posture::LegsRaised, 181.0, 0.73);
    let activities = [
        Activity::Walking { steps_per_min: 97.0 },
        Activity::HeelRaises { reps_per_min: 47.0 },
        Activity::Still,
        Activity::SeatedPumps { reps_per_min: 61.0 },
        Activity::Guided { raise_s: 1.3, hold_s: 2.9, lower_s: 2.1, rest_s: 1.7, seated: false },
        Activity::Effort { level: 0.7, seated: true },
    ];
    let mut frame_s = 1.0 / 59.0;
    for round in 0..30_u8 {
        let turn = usize::from(round);
        if let Some(posture) = Posture::ALL.get(turn % Posture::ALL.len()) {
            leg.set_posture(*posture);
        }
        if let Some(activity) = activities.get(turn % activities.len()) {
            leg.set_activity(*activity);
        }
        leg.set_competence(f64::from(round % 11) / 10.0);
        leg.set_height_cm(140.0 + 2.0 * f64::from(round));
        for _ in 0..600 {
            frame_s = 1.05 * frame_s % 0.05 + 0.001;
            leg.advance(frame_s);
        }
        leg.lapse(11.0);
    }
    leg
}

/// Every bit of the state and of the readings, mixed into one number (FNV-1a).
fn digest(leg: &Leg) -> String {
    let text = format!("{:?} {:?}", leg.state(), leg.readings());
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn a_replay_is_the_same_every_time() {
    let first = digest(&replay());
    assert_eq!(digest(&replay()), first, "the second run");
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("replay"), first).expect("the target folder can be written to");
}

#[cfg(target_arch = "wasm32")]
mod in_webassembly {
    use super::{Activity, Leg, Posture, digest, replay};
    use soleus_pump::pump::DT_S;
    use wasm_bindgen_test::{console_log, wasm_bindgen_test};

    const NATIVE: Option<&str> = option_env!("SOLEUS_REPLAY");

    #[wasm_bindgen_test]
    fn a_replay_is_that_of_the_host_to_the_last_bit() {
        assert_eq!(Some(digest(&replay()).as_str()), NATIVE, "the digest of the native run");
    }

    /// Prints, and judges nothing: `make bench` reads it.
    #[wasm_bindgen_test]
    fn how_fast_the_model_runs() {
        let mut leg = Leg::at_rest(Posture::Standing, 175.0, 0.8);
        leg.set_activity(Activity::Walking { steps_per_min: 110.0 });
        let model_s = 600.0;
        let mut best_ms = f64::INFINITY;
        for _ in 0..5 {
            let start_ms = js_sys::Date::now();
            leg.advance(model_s);
            best_ms = best_ms.min(js_sys::Date::now() - start_ms);
        }
        let per_frame_us = 1e3 * best_ms / (model_s * 60.0);
        console_log!(
            "speed in WebAssembly: {:.0} x real time, {per_frame_us:.2} us for a frame",
            1e3 * model_s / best_ms
        );
        assert!(leg.time_s() > 5.0 * model_s - DT_S, "all of it was run");
    }
}
