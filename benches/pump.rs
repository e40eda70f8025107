//! How fast the model is on one core, beside the same equations in a general solver: `cargo bench --bench pump`.

#![expect(clippy::disallowed_methods, reason = "a bench is native and measures time")]

use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

use ode_solvers::dop_shared::OutputType;
use ode_solvers::{Dopri5, SVector, System};
use soleus_pump::pump::{Activity, Drive, Gravity, Inputs, Leg, Params, Posture, Reflux, State, rates, rest_state};

const MODEL_S: f64 = 1800.0;
const ROUNDS: usize = 7;
const WALKING: Activity = Activity::Walking { steps_per_min: 110.0 };

fn main() {
    let standing = || Leg::at_rest(Posture::Standing, 175.0, 0.8);
    for (name, before, activity) in [
        ("standing still", Activity::Still, Activity::Still),
        ("walking", Activity::Still, WALKING),
        ("press and hold", Activity::Still, Activity::Effort { level: 1.0, seated: false }),
        ("resting after a walk", WALKING, Activity::Still),
    ] {
        let took_s = best(|| {
            let mut leg = standing();
            leg.set_activity(before);
            leg.advance(30.0);
            leg.set_activity(activity);
            timed(|| leg.advance(black_box(MODEL_S)))
        });
        say(&format!("{name}: {:.0} x real time, best of {ROUNDS}", MODEL_S / took_s));
    }

    let frames = 36_000_u32;
    let took_s = best(|| {
        let mut leg = standing();
        leg.set_activity(WALKING);
        timed(|| {
            for _ in 0..frames {
                leg.advance(1.0 / 60.0);
                black_box(leg.readings());
            }
        })
    });
    say(&format!("one frame of a sixtieth with its readings: {:.2} us", 1e6 * took_s / f64::from(frames)));

    let took_s = best(|| {
        let mut leg = Leg::at_rest(Posture::Sitting, 175.0, 1.0);
        timed(|| {
            for _ in 0..8 {
                leg.set_activity(Activity::Still);
                leg.lapse(3300.0);
                leg.set_activity(Activity::SeatedPumps { reps_per_min: 60.0 });
                leg.lapse(300.0);
            }
        })
    });
    say(&format!("eight hours of sitting, five minutes of each hour pumping, in time-lapse: {took_s:.2} s"));
    compare_with_a_general_solver();
}

/// The same minute of walking with our fixed steps and with Dormand and Prince's method of a solver crate, whose steps
/// are held to a hundredth of a second so that it sees each stride, at a tolerance of a millionth, which is about the
/// error of ours.
fn compare_with_a_general_solver() {
    let minute_s = 60.0;
    let ours_s = best(|| {
        let mut leg = Leg::at_rest(Posture::Standing, 175.0, 0.8);
        leg.set_activity(WALKING);
        timed(|| leg.advance(black_box(minute_s)))
    });
    let theirs_s = best(|| {
        let walk = Walk::new();
        let start = vector(&walk.start());
        let most = 10_000_000;
        let mut solver = Dopri5::from_param(
            walk,
            0.0,
            minute_s,
            1.0,
            start,
            1e-3,
            1e-3,
            0.9,
            0.04,
            0.2,
            10.0,
            0.01,
            1e-3,
            most,
            most,
            OutputType::Sparse,
        );
        timed(|| drop(black_box(solver.integrate())))
    });
    say(&format!(
        "a minute of walking: ours {:.2} ms, ode_solvers Dopri5 {:.2} ms: {:.1} times as long",
        1e3 * ours_s,
        1e3 * theirs_s,
        theirs_s / ours_s
    ));
}

struct Walk {
    reflux: Reflux,
    gravity: Gravity,
    drive: Drive,
    peak_mmhg: f64,
}

type Vector = SVector<f64, 9>;

impl Walk {
    fn new() -> Self {
        let params = &Params::REFERENCE;
        let drive = WALKING.drive();
        Self {
            reflux: Reflux::of(params, 0.8),
            gravity: Gravity::of(params, &Posture::Standing.stance(), 175.0),
            peak_mmhg: drive.peak_mmhg().unwrap_or(0.0),
            drive,
        }
    }

    fn start(&self) -> State {
        rest_state(&Params::REFERENCE, &self.reflux, &self.gravity)
    }
}

impl System<f64, Vector> for Walk {
    fn system(&self, time_s: f64, y: &Vector, dy: &mut Vector) {
        let inputs = Inputs { gravity: self.gravity, muscle_target_mmhg: self.drive.effort(time_s) * self.peak_mmhg };
        *dy = vector(&rates(&Params::REFERENCE, &self.reflux, &inputs, &state(y)));
    }
}

fn vector(state: &State) -> Vector {
    Vector::from(state.array())
}

fn state(y: &Vector) -> State {
    State::from(y.data.0[0])
}

fn best(mut round: impl FnMut() -> f64) -> f64 {
    (0..ROUNDS).map(|_| round()).fold(f64::INFINITY, f64::min)
}

fn timed(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn say(line: &str) {
    drop(writeln!(std::io::stdout(), "{line}"));
}
