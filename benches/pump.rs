//! How many times faster than life the model runs on one core: `cargo bench --bench pump`.

use std::hint::black_box;
use std::io::Write as _;

use soleus_pump::pump::{Activity, Leg, Posture};

const MODEL_S: f64 = 1800.0;
const ROUNDS: usize = 7;

fn main() {
    let walking = Activity::Walking { steps_per_min: 110.0 };
    for (name, before, activity) in [
        ("standing still", Activity::Still, Activity::Still),
        ("walking", Activity::Still, walking),
        ("press and hold", Activity::Still, Activity::Effort { level: 1.0, seated: false }),
        ("resting after a walk", walking, Activity::Still),
    ] {
        let times = (0..ROUNDS).map(|_| seconds_for(before, activity));
        let best = times.fold(f64::INFINITY, f64::min);
        drop(writeln!(std::io::stdout(), "{name}: {:.0} x real time, best of {ROUNDS}", MODEL_S / best));
    }
}

#[expect(clippy::disallowed_methods, reason = "a bench is native and measures time")]
fn seconds_for(before: Activity, activity: Activity) -> f64 {
    let mut leg = Leg::at_rest(Posture::Standing, 175.0, 0.8);
    leg.set_activity(before);
    leg.advance(30.0);
    leg.set_activity(activity);
    let start = std::time::Instant::now();
    leg.advance(black_box(MODEL_S));
    let took = start.elapsed().as_secs_f64();
    black_box(leg.readings());
    took
}
