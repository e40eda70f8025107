//! How good the numbers are: against a general solver of high order, in time-lapse, and without a byte of the heap.

use super::data;
use ode_solvers::dop_shared::OutputType;
use ode_solvers::{Dopri5, SVector, System};
use soleus_pump::pump::{
    Activity, Blend, DT_S, Drive, Flows, Gravity, Inputs, Leg, POSTURE_BLEND_S, Params, Posture, Reflux, State, rates,
    rest_state, rk4_step,
};

const PARAMS: &Params = &Params::REFERENCE;

/// A leg that changes its posture once and does one thing, in the types of the equations.
#[derive(Clone, Copy, Debug)]
struct Case {
    competence: f64,
    height_cm: f64,
    from: Posture,
    to: Posture,
    activity: Activity,
}

type Vector = SVector<f64, 9>;

impl Case {
    fn reflux(&self) -> Reflux {
        Reflux::of(PARAMS, self.competence)
    }

    fn start(&self) -> State {
        rest_state(PARAMS, &self.reflux(), &Gravity::of(PARAMS, &self.from.stance(), self.height_cm))
    }

    fn inputs(&self, time_s: f64) -> Inputs {
        let blend = Blend { from: self.from.stance(), to: self.to.stance(), start_s: 1.0, duration_s: POSTURE_BLEND_S };
        let drive: Drive = self.activity.drive();
        let peak_mmhg = drive.peak_mmhg().unwrap_or(0.0);
        Inputs {
            gravity: Gravity::of(PARAMS, &blend.at(time_s), self.height_cm),
            muscle_target_mmhg: drive.effort(time_s - 4.0) * peak_mmhg,
        }
    }

    /// Fixed steps, `per_s` a second.
    fn stepped(&self, seconds: usize, per_s: usize) -> State {
        let (reflux, dt_s) = (self.reflux(), 1.0 / data::count(per_s));
        let mut state = self.start();
        for n in 0..seconds * per_s {
            let t = data::count(n) * dt_s;
            let inputs = [self.inputs(t), self.inputs(t + dt_s / 2.0), self.inputs(t + dt_s)];
            state = rk4_step(PARAMS, &reflux, &state, dt_s, &inputs);
        }
        state
    }

    /// The general solver, to nine digits; its steps are short enough to step over no corner of the drive.
    fn solved(&self, seconds: usize) -> State {
        let (end_s, longest_s, most_steps) = (data::count(seconds), 0.01, 1_000_000);
        let sparse = OutputType::Sparse;
        let mut solver = Dopri5::from_param(
            *self,
            0.0,
            end_s,
            1.0,
            vector(&self.start()),
            1e-9,
            1e-9,
            0.9,
            0.04,
            0.2,
            10.0,
            longest_s,
            1e-3,
            most_steps,
            most_steps,
            sparse,
        );
        solver.integrate().expect("a solution");
        state(solver.y_out().last().expect("an end"))
    }

    fn flows(&self, time_s: f64, state: &State) -> Flows {
        Flows::of(PARAMS, &self.reflux(), &self.inputs(time_s).gravity, state)
    }
}

impl System<f64, Vector> for Case {
    fn system(&self, time_s: f64, y: &Vector, dy: &mut Vector) {
        *dy = vector(&rates(PARAMS, &self.reflux(), &self.inputs(time_s), &state(y)));
    }
}

fn vector(state: &State) -> Vector {
    Vector::from(state.array())
}

fn state(y: &Vector) -> State {
    State::from(y.data.0[0])
}

/// Beyond the cases that the model was tuned on: other heights, valves, postures and rhythms.
fn cases() -> Vec<Case> {
    let case = |competence, height_cm, from, to, activity| Case { competence, height_cm, from, to, activity };
    let raises = |reps_per_min| Activity::HeelRaises { reps_per_min };
    let (lying, sitting, standing) = (Posture::Supine, Posture::Sitting, Posture::Standing);
    vec![
        case(1.0, 163.0, lying, standing, raises(90.0)),
        case(0.8, 191.0, sitting, standing, Activity::Walking { steps_per_min: 140.0 }),
        case(0.5, 140.0, standing, sitting, Activity::SeatedPumps { reps_per_min: 40.0 }),
        case(0.35, 205.0, Posture::LegsRaised, standing, raises(20.0)),
        case(0.1, 178.0, standing, standing, Activity::Walking { steps_per_min: 87.0 }),
        case(0.0, 205.0, standing, lying, raises(120.0)),
    ]
}

/// Largest difference of any volume, mL, and of the ankle pressure, mmHg.
fn distance(case: &Case, seconds: usize, a: &State, b: &State) -> (f64, f64) {
    let (x, y) = (vector(a), vector(b));
    let volume = (0..5).map(|i| (x[i] - y[i]).abs()).fold(0.0, f64::max);
    let end_s = data::count(seconds);
    let pressure = case.flows(end_s, a).superficial_mmhg - case.flows(end_s, b).superficial_mmhg;
    (volume, pressure.abs())
}

#[test]
fn fixed_steps_agree_with_a_general_solver() {
    let seconds = 20;
    for case in cases() {
        let (volume_ml, ankle_mmhg) = distance(&case, seconds, &case.stepped(seconds, 240), &case.solved(seconds));
        assert!(volume_ml <= 0.001 && ankle_mmhg <= 0.02, "{case:?}: {volume_ml} mL, {ankle_mmhg} mmHg");
    }
}

#[test]
fn shorter_steps_come_closer_to_the_solution() {
    let seconds = 8;
    for case in cases() {
        let exact = case.solved(seconds);
        let error = |per_s| distance(&case, seconds, &case.stepped(seconds, per_s), &exact).0;
        let (coarse, fine) = (error(60), error(480));
        // Corners of the drive hold the order below four; eight times shorter must still be ten times better.
        assert!(fine <= 0.1 * coarse || coarse < 1e-6, "{case:?}: {coarse} then {fine} mL");
    }
}

#[test]
fn eight_hours_of_sitting_in_time_lapse_are_those_of_fine_steps() {
    let (mut lapsed, mut fine) = (sitting(), sitting());
    for leg in [&mut lapsed, &mut fine] {
        leg.set_activity(Activity::SeatedPumps { reps_per_min: 30.0 });
    }
    lapsed.lapse(60.0);
    fine.advance(60.0);
    assert_eq!(lapsed.state(), fine.state(), "while the muscle works the steps are the same");
    for leg in [&mut lapsed, &mut fine] {
        leg.set_activity(Activity::Still);
    }
    lapsed.lapse(3600.0);
    fine.advance(3600.0);
    assert_eq!(lapsed.time_s().to_bits(), fine.time_s().to_bits(), "the clocks");
    let (a, b) = (vector(lapsed.state()), vector(fine.state()));
    for i in 0..7 {
        assert!((a[i] - b[i]).abs() < 1e-6, "state {i}: {} for {}", a[i], b[i]);
    }
    lapsed.lapse(7.0 * 3600.0);
    let swelling = lapsed.readings().interstitial_ml;
    assert!(swelling > b[4] && swelling < 160.0, "the ankle swells on, ever slower: {swelling} mL");
}

fn sitting() -> Leg {
    Leg::at_rest(Posture::Sitting, 175.0, 0.7)
}

#[test]
fn a_step_and_a_reading_allocate_nothing() {
    let mut leg = Leg::at_rest(Posture::Standing, 175.0, 0.5);
    leg.set_activity(Activity::Walking { steps_per_min: 110.0 });
    let used = allocation_counter::measure(|| {
        for _ in 0..2400 {
            leg.step();
            assert!(leg.readings().time_s > 0.0, "time goes on");
        }
        leg.set_competence(0.3);
        leg.set_posture(Posture::Sitting);
        leg.lapse(10.0 * DT_S);
    });
    assert_eq!(used.count_total, 0, "{used:?}");
}
