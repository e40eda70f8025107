//! The drawn leg: equal to the reference drawing, and sound at any input.
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests fail by panicking, like the tests they serve"
)]

use proptest::prelude::*;
use serde_json::Value;
use soleus_pump::pump::Posture;
use soleus_pump::scene::{
    BALL_ON_FLOOR, FIGURE_X, Fills, Frame, Inputs, Layout, LensInputs, Openings, Part, Phases, Place, Point, Pose,
    STAGE_HEIGHT, STAGE_WIDTH, warp,
};
use std::collections::BTreeSet;

// ---- the reference drawing ----------------------------------------------------------------------------------------

/// Five states of the original drawing program with their exact output. It drew cubic pieces through the points that
/// quadratic pieces go through here.
const GOLDEN: &str = include_str!("../leg/golden.json");

#[test]
fn five_reference_states_are_drawn_line_on_line() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let states = golden.as_array().unwrap();
    assert_eq!(states.len(), 5, "states");
    // One frame for all of them: what is left of an earlier state must not show.
    let mut frame = Frame::new();
    for golden in states {
        let inputs = golden_inputs(&golden["state"]);
        frame.draw(&inputs);
        let name = golden["state"].to_string();
        let pose = Pose::of(&inputs);
        for (key, ours) in [
            ("pi", pose.pi),
            ("mu", pose.mu),
            ("kappa", pose.kappa),
            ("rho", pose.rho),
            ("slide", pose.slide),
            ("bulge", pose.bulge),
        ] {
            let theirs = golden[key].as_f64().unwrap();
            assert!((ours - theirs).abs() < 1e-6, "{name} {key}: {ours} for {theirs}");
        }
        let lens = &golden["lens"];
        for (part, expected) in [(Part::Root, text(golden, "root")), (Part::LensFibres, text(lens, "fib"))] {
            let [ours, theirs] = [frame.value(part), &expected].map(|text| numbers(text).collect::<Vec<f64>>());
            assert_eq!(ours, theirs, "{name}: {}", part.name());
        }
        for (part, expected, apart) in [
            (Part::Skin, text(golden, "skin"), 1.0),
            // Square at its ends, where the reference is round.
            (Part::SoleusShape, text(golden, "soleus"), 3.0),
            (Part::LensLumen, text(lens, "lumen"), 0.8),
            (Part::LensWalls, text(lens, "wallL") + &text(lens, "wallR"), 0.8),
            (Part::LensMuscle, text(lens, "musL") + &text(lens, "musR"), 0.8),
        ] {
            let (ours, theirs) = (outlines(frame.value(part)), outlines(&expected));
            assert_eq!(ours.len(), theirs.len(), "{name}: {}", part.name());
            for (ours, theirs) in ours.iter().zip(&theirs) {
                let off = ours.apart(theirs).max(theirs.apart(ours));
                assert!(off < apart, "{name}: {} is {off} off", part.name());
            }
        }
    }
}

/// What was drawn anew since runs where the reference had it: veins have rounder pockets at their valves and the
/// tendon has a waist, all within a few units.
#[test]
fn redrawn_veins_and_tendon_keep_to_the_course_of_the_reference() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let mut frame = Frame::new();
    for golden in golden.as_array().unwrap() {
        frame.draw(&golden_inputs(&golden["state"]));
        for (part, key) in [(Part::Achilles, "achilles"), (Part::DeepVein, "deep"), (Part::SuperficialVein, "gsv")] {
            let theirs = outlines(&text(golden, key)).remove(0);
            let ours = outlines(frame.value(part)).remove(0);
            for p in &ours.points {
                let off = theirs.points.iter().map(|q| p.distance(*q)).fold(f64::INFINITY, f64::min);
                assert!(off < 9.0, "{} is {off} off at {p:?}: {}", part.name(), golden["state"]);
            }
        }
    }
}

fn text(from: &Value, key: &str) -> String {
    from[key].as_str().unwrap().to_owned()
}

fn golden_inputs(state: &Value) -> Inputs {
    let get = |key: &str| state[key].as_f64().unwrap_or(0.0);
    let (open, leak, act) = (get("valve"), get("leak"), get("act"));
    Inputs {
        lift: get("lift"),
        act,
        sit: get("sit"),
        lie: get("lie"),
        fill: state["fill"]["all"].as_f64().map_or_else(Fills::default, Fills::all),
        open: Openings { deep: open, superficial: open, perforator: open },
        leak,
        lens: LensInputs { open, leak, act, ..LensInputs::default() },
        ..Inputs::default()
    }
}

// ---- the sweep: what must never happen at any input ----------------------------------------------------------------

#[test]
fn every_resting_posture_is_sound_from_heel_down_to_heel_up() {
    for tenth in 0..=10 {
        let t = f64::from(tenth) / 10.0;
        for act in [0.0, 0.5, 1.0] {
            for fill in [0.0, 0.5, 1.0] {
                check_sound(&pose_of(t, act, 0.0, 0.0, fill));
            }
            for lift in [0.0, 0.5, 1.0] {
                check_sound(&pose_of(lift, act, t, 0.0, if act > 0.0 { 0.2 } else { 1.0 }));
                check_sound(&pose_of(lift, act, 0.0, t, 0.7));
                check_sound(&pose_of(lift, act, 1.0, t, 0.7));
            }
        }
    }
}

#[test]
fn neighbouring_veins_may_be_full_and_empty() {
    for (a, b) in [(0.0, 1.0), (1.0, 0.0)] {
        let fill = Fills { foot: a, low: b, mid: a, up: b, pop: a, sin1: b, sin2: a, sin3: b, gsv: a, perf: b };
        for act in [0.0, 0.5, 1.0] {
            check_sound(&Inputs { lift: 0.5, act, fill, ..Inputs::default() });
        }
    }
}

fn pose_of(lift: f64, act: f64, sit: f64, lie: f64, fill: f64) -> Inputs {
    Inputs { lift, act, sit, lie, fill: Fills::all(fill), ..Inputs::default() }
}

fn share() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 1 => Just(1.0), 6 => 0.0..=1.0]
}

fn fills() -> impl Strategy<Value = Fills> {
    prop::array::uniform10(share()).prop_map(|[foot, low, mid, up, pop, sin1, sin2, sin3, gsv, perf]| Fills {
        foot,
        low,
        mid,
        up,
        pop,
        sin1,
        sin2,
        sin3,
        gsv,
        perf,
    })
}

prop_compose! {
    fn lens()(open in share(), leak in share(), act in share(), fill in share(), phase in -3.0..3.0) -> LensInputs {
        LensInputs { open, leak, act, fill, phase }
    }
}

prop_compose! {
    fn any_state()(
        (lift, act, sit, lie, swell) in (share(), share(), share(), share(), share()),
        (toes, walk, stride) in (share(), share(), -2.0..2.0),
        fill in fills(),
        (deep, superficial, perforator, leak) in (share(), share(), share(), share()),
        (d, s, p, n) in (-900.0..900.0, -900.0..900.0, -900.0..900.0, -900.0..900.0),
        pressure_mmhg in prop::array::uniform4(-20.0..140.0),
        lens in lens(),
    ) -> Inputs {
        Inputs {
            lift, toes, walk, stride, act, sit, lie, swell, fill, leak, pressure_mmhg, lens,
            squeeze: None, layout: Layout::Portrait, unnamed: [false; Place::ALL.len()],
            open: Openings { deep, superficial, perforator },
            phases: Phases { deep: d, superficial: s, perforator: p, sinus: n },
        }
    }
}

/// Any number at all, with the ones that are none.
fn wild() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::NEG_INFINITY),
        Just(f64::MAX),
        Just(f64::MIN_POSITIVE),
        Just(-0.0),
        prop::num::f64::ANY,
        -2.0..2.0,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_state_is_sound(inputs in any_state()) {
        check_sound(&inputs);
    }

    #[test]
    fn lens_leaflets_and_walls_never_cross(lens in lens()) {
        let mut frame = Frame::new();
        frame.draw(&Inputs { lens, ..Inputs::default() });
        let leaflets = outlines(frame.value(Part::LensLeaflets));
        prop_assert_eq!(leaflets.len(), 2);
        prop_assert!(!lines_cross(&leaflets[0].points, &leaflets[1].points), "leaflets of {:?}", lens);
        let walls = outlines(frame.value(Part::LensWalls));
        for (wall, leaflet) in walls.iter().zip(&leaflets) {
            // Both ends are rooted in the wall.
            let free = &leaflet.points[1..leaflet.points.len() - 2];
            prop_assert!(!lines_cross(&wall.points, free), "leaflet through its wall, {:?}", lens);
            prop_assert!(leaflet.crosses_itself().is_none(), "leaflet through itself, {:?}", lens);
        }
        prop_assert!(!lines_cross(&walls[0].points, &walls[1].points), "walls of {:?}", lens);
    }

    #[test]
    fn lens_cells_stay_in_the_vein_and_out_of_a_shut_valve(lens in lens()) {
        let mut frame = Frame::new();
        frame.draw(&Inputs { lens, ..Inputs::default() });
        let walls = outlines(frame.value(Part::LensWalls));
        let cells = centres(frame.value(Part::LensCells));
        prop_assert_eq!(&cells, &centres(frame.value(Part::LensDimples)), "each has its hollow");
        let tip = outlines(frame.value(Part::LensLeaflets))[1].points[6];
        for cell in cells {
            for (wall, side) in walls.iter().zip([-1.0, 1.0]) {
                let near = |a: &&Point, b: &&Point| (a.y - cell.y).abs().total_cmp(&(b.y - cell.y).abs());
                let inside = wall.points.iter().min_by(near).unwrap();
                prop_assert!((inside.x - cell.x) * side > 4.0, "{:?} in the wall of {:?}", cell, lens);
            }
            if lens.open < 0.05 && lens.leak < 0.05 {
                let in_the_way = (cell.x - 100.0).abs() < 4.0 && (tip.y..146.0).contains(&cell.y);
                prop_assert!(!in_the_way, "{:?} in the shut valve of {:?}", cell, lens);
            }
        }
    }

    #[test]
    fn numbers_that_are_none_draw_a_finite_leg(
        w in prop::array::uniform32(wild()), moves in prop::array::uniform3(wild()),
    ) {
        let inputs = Inputs {
            lift: w[0], toes: moves[0], walk: moves[1], stride: moves[2], act: w[1], sit: w[2], lie: w[3],
            squeeze: None, layout: Layout::Portrait,
            swell: w[31], unnamed: [false; Place::ALL.len()],
            fill: Fills { foot: w[4], low: w[5], mid: w[6], up: w[7], pop: w[8],
                sin1: w[9], sin2: w[10], sin3: w[11], gsv: w[12], perf: w[13] },
            open: Openings { deep: w[14], superficial: w[15], perforator: w[16] },
            leak: w[17],
            phases: Phases { deep: w[18], superficial: w[19], perforator: w[20], sinus: w[21] },
            pressure_mmhg: [w[22], w[23], w[24], w[25]],
            lens: LensInputs { open: w[26], leak: w[27], act: w[28], fill: w[29], phase: w[30] },
        };
        let mut frame = Frame::new();
        frame.draw(&inputs);
        for part in Part::ALL {
            for n in numbers(frame.value(part)) {
                prop_assert!(n.abs() < 3000.0, "{} holds {n}", part.name());
            }
        }
        frame.draw(&inputs);
        prop_assert_eq!(frame.changed().count(), 0, "not a number is the same not-a-number the next time");
    }

    #[test]
    fn a_picture_does_not_depend_on_the_one_before(a in any_state(), b in any_state()) {
        // Each of these changes one group only, so a group wrongly skipped shows.
        let steps = [
            a.clone(),
            Inputs { phases: b.phases, ..a.clone() },
            Inputs { open: b.open, ..a.clone() },
            Inputs { leak: b.leak, ..a.clone() },
            Inputs { fill: b.fill, ..a.clone() },
            Inputs { pressure_mmhg: b.pressure_mmhg, ..a.clone() },
            Inputs { lens: b.lens, ..a.clone() },
            Inputs { lens: LensInputs { phase: b.lens.phase, ..a.lens }, ..a.clone() },
            Inputs { act: b.act, ..a.clone() },
            Inputs { lift: b.lift, ..a.clone() },
            Inputs { toes: b.toes, ..a.clone() },
            Inputs { walk: b.walk, ..a.clone() },
            Inputs { stride: b.stride, ..a.clone() },
            Inputs { stride: b.stride, walk: 0.0, ..a.clone() },
            Inputs { sit: b.sit, ..a.clone() },
            Inputs { lie: b.lie, ..a },
            b,
        ];
        let mut frame = Frame::new();
        for inputs in steps {
            let before = Part::ALL.map(|p| frame.value(p).to_owned());
            frame.draw(&inputs);
            let mut fresh = Frame::new();
            fresh.draw(&inputs);
            let changed: Vec<Part> = frame.changed().collect();
            for (part, before) in Part::ALL.into_iter().zip(before) {
                prop_assert_eq!(frame.value(part), fresh.value(part), "{} is stale", part.name());
                prop_assert_eq!(changed.contains(&part), frame.value(part) != before, "{}", part.name());
            }
        }
    }

    #[test]
    fn the_ball_of_the_foot_never_leaves_its_place_on_the_floor(lift in share(), act in share(), sit in share()) {
        let pose = Pose::new(lift, act, sit, 0.0);
        let ball = pose.to_stage(warp(BALL, &pose));
        prop_assert!(ball.distance(BALL_ON_FLOOR) < 1e-9, "{ball:?}");
    }

    #[test]
    fn lifted_toes_leave_the_heel_where_it_rests(toes in share(), act in share(), sit in share()) {
        let heel = |toes: f64| {
            let pose = Pose::of(&Inputs { toes, act, sit, ..Inputs::default() });
            (pose.to_stage(warp(HEEL, &pose)), pose.to_stage(warp(BALL, &pose)))
        };
        let ((flat, ball_flat), (raised, ball_raised)) = (heel(0.0), heel(toes));
        prop_assert!(flat.distance(raised) < 1e-9, "the heel moved: {flat:?} {raised:?}");
        prop_assert!(ball_flat.y - ball_raised.y >= 70.0 * toes, "the ball rises: {ball_flat:?} {ball_raised:?}");
    }

    #[test]
    fn no_stride_sinks_into_the_floor(stride in -1.0..1.0, walk in share()) {
        let mut frame = Frame::new();
        let inputs = Inputs { stride, walk, ..Inputs::default() };
        frame.draw(&inputs);
        let pose = Pose::of(&inputs);
        for p in &outlines(frame.value(Part::Skin))[0].points {
            prop_assert!(pose.to_stage(*p).y < 968.0 + 4.0, "{p:?} at {stride}");
        }
    }

    #[test]
    fn the_toes_stay_on_the_floor_while_standing(lift in share(), act in share()) {
        let (flat, raised) = (Pose::new(0.0, 0.0, 0.0, 0.0), Pose::new(lift, act, 0.0, 0.0));
        let sole = Point::new(107.0, 945.0);
        let sinks = raised.to_stage(warp(sole, &raised)).y - flat.to_stage(warp(sole, &flat)).y;
        prop_assert!(sinks.abs() < 1e-9, "by {sinks}");
    }
}

const BALL: Point = Point::new(186.0, 918.0);
const HEEL: Point = Point::new(424.0, 943.0);

#[test]
fn a_stride_goes_from_heel_to_toe_and_swings_through() {
    // From the start of the calf's contraction: mid-stance, push-off as it ends, swing, touch-down.
    let at = |stride: f64| {
        let pose = Pose::of(&Inputs { walk: 1.0, stride, ..Inputs::default() });
        let [heel, ball] = [HEEL, BALL].map(|p| pose.to_stage(warp(p, &pose)));
        (pose, heel.y, ball.y)
    };
    let ((_, flat_heel, floor), (push, push_heel, push_ball)) = (at(0.1), at(0.4));
    assert!((flat_heel - floor - 23.75).abs() < 3.0, "the sole is flat: {flat_heel} {floor}");
    assert!(push_heel < flat_heel - 80.0 && (push_ball - floor).abs() < 3.0, "heel up on the ball: {push_heel}");
    assert!(push.rho < -10.0, "the shank leans over the foot: {}", push.rho);
    let (swing, swing_heel, swing_ball) = at(0.63);
    assert!(swing_heel < flat_heel - 40.0 && swing_ball < floor - 40.0 && swing.kappa > 45.0, "off the floor, bent");
    let (_, heel, ball) = at(0.88);
    assert!((heel - flat_heel).abs() < 5.0 && ball < floor - 40.0, "touches down with the heel: {heel} {ball}");
    let mut last = at(-0.01).1;
    for step in 0..=200 {
        let here = at(f64::from(step) / 200.0).1;
        assert!((here - last).abs() < 8.0, "the heel jumps at {step}");
        last = here;
    }
}

/// Self-intersection, parts outside the skin, folds of the warp, crossing leaflets.
fn check_sound(inputs: &Inputs) {
    let mut frame = Frame::new();
    frame.draw(inputs);
    let parts = [
        Part::Skin,
        Part::SoleusShape,
        Part::GastrocnemiusShape,
        Part::Achilles,
        Part::Flexors,
        Part::DeepVein,
        Part::SuperficialVein,
        Part::Perforator,
    ];
    let skin = outlines(frame.value(Part::Skin)).remove(0);
    for part in parts {
        for (i, line) in outlines(frame.value(part)).iter().enumerate() {
            if let Some(at) = line.crosses_itself() {
                panic!("{} {i} crosses itself at {at:?}: {inputs:?}", part.name());
            }
            let may_touch = part == Part::Skin || part == Part::Perforator;
            if !may_touch && let Some(out) = line.points.iter().find(|p| !skin.contains(**p)) {
                panic!("{} {i} is outside the skin at {out:?}: {inputs:?}", part.name());
            }
        }
    }
    let valves = outlines(frame.value(Part::Valves));
    assert_eq!(valves.len(), 18, "two leaflets for each of nine valves");
    for pair in valves.chunks(2) {
        assert!(!lines_cross(&pair[0].points, &pair[1].points), "leaflets cross: {inputs:?}");
    }
    check_no_fold(&Pose::of(inputs));
}

/// Small triangles of the calf and ankle keep their orientation (the knee crease is allowed to close).
fn check_no_fold(pose: &Pose) {
    for y in (330..900).step_by(12) {
        for x in (300..470).step_by(10) {
            let (x, y) = (f64::from(x), f64::from(y));
            let [a, b, c] = [(x, y), (x + 2.0, y), (x, y + 2.0)].map(|(x, y)| warp(Point::new(x, y), pose));
            let area = cross(b - a, c - a) / 4.0;
            assert!(area > 0.12, "the warp folds at {x} {y} ({area}): {pose:?}");
        }
    }
}

// ---- what moves and what does not ---------------------------------------------------------------------------------

#[test]
fn drawing_the_same_inputs_twice_changes_nothing() {
    let inputs = Inputs { layout: Layout::Stage(Posture::Standing), ..Inputs::default() };
    let mut frame = Frame::new();
    frame.draw(&inputs);
    let empty: Vec<Part> = Part::ALL.into_iter().filter(|part| frame.value(*part).is_empty()).collect();
    assert_eq!(empty, [Part::SkinBefore], "the first draw fills every part but the outline before a swelling");
    assert_eq!(frame.changed().count(), Part::ALL.len() - 1, "and names what it filled");
    frame.draw(&inputs);
    assert_eq!(frame.changed().count(), 0, "the second none");
}

#[test]
fn cells_stand_still_when_nothing_flows() {
    let mut frame = Frame::new();
    let still = Inputs { phases: Phases { deep: 5.0, ..Phases::default() }, ..Inputs::default() };
    frame.draw(&still);
    frame.draw(&Inputs { open: Openings { deep: 1.0, ..Openings::default() }, pressure_mmhg: [20.0; 4], ..still });
    let changed: Vec<Part> = frame.changed().collect();
    assert!(changed.contains(&Part::Valves) && changed.contains(&Part::PressureAnkle), "{changed:?}");
    assert!(!changed.contains(&Part::Cells), "cells moved without flow");
}

#[test]
fn flowing_blood_moves_the_cells_and_nothing_else() {
    let mut frame = Frame::new();
    frame.draw(&Inputs::default());
    frame.draw(&Inputs { phases: Phases { superficial: 1.0, ..Phases::default() }, ..Inputs::default() });
    assert_eq!(frame.changed().collect::<Vec<_>>(), [Part::Cells], "one path for all of them");
}

#[test]
fn cells_travel_as_far_as_the_blood_and_back_through_a_leak() {
    let cells_at = |deep: f64| {
        let mut frame = Frame::new();
        frame.draw(&Inputs { phases: Phases { deep, ..Phases::default() }, ..Inputs::default() });
        centres(frame.value(Part::Cells))
    };
    // The 10th cell is in the straight part of the deep vein in the calf; up is less y.
    let (here, ahead, back) = (cells_at(12.0)[10], cells_at(16.0)[10], cells_at(8.0)[10]);
    assert!((here.distance(ahead) - 4.0).abs() < 0.5, "moves 4 units: {here:?} {ahead:?}");
    assert!(ahead.y < here.y && here.y < back.y, "towards the heart, and back: {ahead:?} {here:?} {back:?}");
}

#[test]
fn the_stream_has_no_seam() {
    // One step across the point where a cell leaves at the top and the next enters: all cells in between move by
    // that step, none jumps to another lane.
    let cells_at = |deep: f64| {
        let mut frame = Frame::new();
        frame.draw(&Inputs { phases: Phases { deep, ..Phases::default() }, ..Inputs::default() });
        centres(frame.value(Part::Cells))
    };
    for round in [-6.0, -1.0, 0.0, 1.0, 5.0, 6.0] {
        let (before, after) = (cells_at(round * 24.0 - 0.5), cells_at(round * 24.0 + 0.5));
        let lost = before.iter().filter(|b| after.iter().all(|a| a.distance(**b) > 2.5)).count();
        assert!(lost <= 1, "{lost} cells jumped at round {round}");
    }
}

#[test]
fn a_contracting_muscle_narrows_the_veins_inside_it_alone() {
    let veins = |act: f64| {
        let mut frame = Frame::new();
        // Without the change of pose that activation brings, width would be the only difference: compare areas.
        frame.draw(&Inputs { act, ..Inputs::default() });
        [Part::DeepVein, Part::SuperficialVein].map(|p| outlines(frame.value(p)).iter().map(Outline::area).sum::<f64>())
    };
    let ([deep, superficial], [deep_squeezed, superficial_squeezed]) = (veins(0.0), veins(1.0));
    assert!(deep_squeezed < 0.85 * deep, "{deep_squeezed} of {deep}");
    assert!((superficial_squeezed / superficial - 1.0).abs() < 0.02, "{superficial_squeezed} of {superficial}");
}

#[test]
fn shut_valves_meet_in_the_middle_and_open_ones_leave_the_stream_free() {
    let gapes = |open: f64| {
        let mut frame = Frame::new();
        let open = Openings { deep: open, superficial: open, perforator: open };
        frame.draw(&Inputs { open, ..Inputs::default() });
        let leaflets = outlines(frame.value(Part::Valves));
        let gape = |pair: &[Outline]| {
            let [roots, tips] = [0, 6].map(|i| pair[0].points[i].distance(pair[1].points[i]));
            tips / roots
        };
        leaflets.chunks(2).map(gape).collect::<Vec<f64>>()
    };
    assert!(gapes(0.0).iter().all(|gape| *gape < 0.1), "shut: {:?}", gapes(0.0));
    assert!(gapes(1.0).iter().all(|gape| *gape > 0.6), "open: {:?}", gapes(1.0));
}

#[test]
fn pockets_of_the_lens_fill_as_the_valve_shuts() {
    let in_pockets = |open: f64| {
        let mut frame = Frame::new();
        frame.draw(&Inputs { lens: LensInputs { open, ..LensInputs::default() }, ..Inputs::default() });
        let leaflet = outlines(frame.value(Part::LensLeaflets)).remove(1);
        let rises = leaflet.points[6].y;
        let behind = |p: &Point| p.y > rises - 10.0 && p.y < 122.0 && p.x > leaflet.points[5].x;
        centres(frame.value(Part::LensCells)).iter().filter(|p| behind(p)).count()
    };
    assert_eq!((in_pockets(0.0), in_pockets(1.0)), (3, 2), "the blood that falls back fills them");
}

#[test]
fn a_sinus_is_a_spindle_that_opens_into_the_deep_vein() {
    let mut frame = Frame::new();
    frame.draw(&Inputs { fill: Fills::all(1.0), ..Inputs::default() });
    let veins = outlines(frame.value(Part::DeepVein));
    assert_eq!(veins.len(), 4, "the deep vein and three sinuses");
    for sinus in &veins[1..] {
        // Both sides hold as many points: the width is the distance across.
        let n = sinus.points.len();
        let width = |i: usize| sinus.points[i].distance(sinus.points[n - 1 - i]);
        let (blind, belly, mouth) = (width(0), (0..n / 2).map(width).fold(0.0, f64::max), n / 2 - 1);
        assert!(belly > 3.0 * blind && belly > 1.8 * width(mouth), "{blind} {belly} {}", width(mouth));
        assert!(veins[0].contains(sinus.points[mouth]), "it ends in the deep vein");
    }
}

#[test]
fn the_heel_tendon_is_narrowest_above_the_heel_and_spreads_both_ways() {
    for (lift, act) in [(0.0, 0.0), (0.5, 1.0), (1.0, 1.0)] {
        let mut frame = Frame::new();
        frame.draw(&pose_of(lift, act, 0.0, 0.0, 0.7));
        let tendon = outlines(frame.value(Part::Achilles)).remove(0);
        // Thirteen points down the front and thirteen up the back, six steps apart.
        let width = |i: usize| tendon.points[6 * i].distance(tendon.points[tendon.points.len() - 1 - 6 * i]);
        let waist = width(8);
        assert!(width(0) < 2.0, "a thin sheet at the top");
        assert!(width(5) > waist || width(6) > waist, "wider where the sheets meet: {} {waist}", width(6));
        assert!(width(11) > 1.4 * waist, "wider where it holds the heel: {} {waist}", width(11));
    }
}

#[test]
fn fibres_shorten_and_steepen_as_the_calf_contracts() {
    for part in [Part::SoleusFibres, Part::GastrocnemiusFibres] {
        let middle = |act: f64| {
            let mut frame = Frame::new();
            frame.draw(&Inputs { act, lift: act, ..Inputs::default() });
            let fibre = outlines(frame.value(part)).remove(8);
            fibre.points[fibre.points.len() - 1] - fibre.points[0]
        };
        let (rest, active) = (middle(0.0), middle(1.0));
        let length = |d: Point| d.distance(Point::default());
        assert!(length(active) < 0.95 * length(rest), "{}: {active:?} for {rest:?}", part.name());
        assert!((active.x / active.y).abs() > 1.3 * (rest.x / rest.y).abs(), "{}: {active:?} {rest:?}", part.name());
    }
}

#[test]
fn pressure_shows_between_nothing_and_a_hundred() {
    let mut frame = Frame::new();
    frame.draw(&Inputs { pressure_mmhg: [-5.0, 25.0, 100.0, 180.0], ..Inputs::default() });
    let shown = [Part::PressureAnkle, Part::PressureLowCalf, Part::PressureUpperCalf, Part::PressurePopliteal];
    assert_eq!(shown.map(|p| frame.value(p).to_owned()), ["0", "0.25", "1", "1"], "share of the high colour");
}

// ---- names and places ---------------------------------------------------------------------------------------------

/// The standing markup.
const MARKUP: &str = concat!(include_str!("../../src/scene/art/leg.svg"), include_str!("../../src/scene/art/lens.svg"));

#[test]
fn every_moving_attribute_has_its_elements_and_one_writer() {
    let names: BTreeSet<&str> = Part::ALL.iter().map(|p| p.name()).collect();
    assert_eq!(names.len(), Part::ALL.len(), "names are unique");
    let in_markup = MARKUP.split("data-part=\"").skip(1).filter_map(|rest| rest.split('"').next());
    assert_eq!(in_markup.collect::<BTreeSet<_>>(), names, "the same names");
    for part in Part::ALL {
        for tag in MARKUP.split('<').filter(|tag| tag.contains(&format!("data-part=\"{}\"", part.name()))) {
            let tag = tag.split('>').next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(!tag.contains(&format!(" {}=", part.attribute())), "{} has a second writer: {tag}", part.name());
        }
    }
}

#[test]
fn the_markup_has_no_inline_style() {
    let styled: Vec<&str> = MARKUP
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .filter(|line| line.contains("style=") || line.contains("<style"))
        .collect();
    assert!(styled.is_empty(), "a strict content policy would drop {styled:?}");
}

#[test]
fn names_keep_the_distance_of_targets_and_stay_on_the_stage() {
    // 24 pixels apart is the least for a target; the drawing is 0.27 pixels a unit on the narrowest phone.
    for posture in Posture::ALL {
        for (n, a) in Place::ALL.into_iter().enumerate() {
            let at = a.label(posture).point;
            assert!(at.x > -FIGURE_X && at.x + FIGURE_X < STAGE_WIDTH && at.y > 0.0 && at.y < STAGE_HEIGHT, "{a:?}");
            for b in &Place::ALL[..n] {
                let far = at.distance(b.label(posture).point);
                assert!(far >= 24.0 / 0.27, "{a:?} and {b:?} are {far} units apart {posture:?}");
            }
        }
    }
}

#[test]
fn leaders_end_in_the_leg_and_start_beside_it() {
    for (sit, lie, posture) in
        [(0.0, 0.0, Posture::Standing), (1.0, 0.0, Posture::Sitting), (0.0, 1.0, Posture::Supine)]
    {
        let inputs = Inputs { layout: Layout::Stage(posture), ..pose_of(0.6, 0.6, sit, lie, 0.7) };
        let pose = Pose::of(&inputs);
        let mut frame = Frame::new();
        frame.draw(&inputs);
        let mut skin = outlines(frame.value(Part::Skin)).remove(0);
        skin.points = skin.points.iter().map(|p| pose.to_stage(*p)).collect();
        let leaders = [frame.value(Part::Leaders), frame.value(Part::LeadersMore)].concat();
        let ends: Vec<f64> = numbers(&leaders).collect();
        assert_eq!(ends.len(), 4 * Place::ALL.len(), "a line for each name");
        for line in ends.chunks(4) {
            assert!(!skin.contains(Point::new(line[0], line[1])), "{line:?} starts beside the leg {posture:?}");
            assert!(skin.contains(Point::new(line[2], line[3])), "{line:?} ends in the leg {posture:?}");
        }
    }
}

#[test]
fn a_name_that_is_not_shown_has_no_line() {
    let mut frame = Frame::new();
    let unnamed = Place::ALL.map(|place| place == Place::Soleus);
    frame.draw(&Inputs { layout: Layout::Stage(Posture::Standing), unnamed, ..Inputs::default() });
    let lines = [frame.value(Part::Leaders), frame.value(Part::LeadersMore)].concat();
    assert_eq!(numbers(&lines).count(), 4 * (Place::ALL.len() - 1), "one line less");
}

#[test]
fn a_swollen_ankle_is_wider_where_it_swells_and_shows_what_it_was() {
    for (sit, lie) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)] {
        let skin = |swell: f64| {
            let mut frame = Frame::new();
            frame.draw(&Inputs { swell, ..pose_of(0.0, 0.0, sit, lie, 0.7) });
            (outlines(frame.value(Part::Skin)).remove(0), frame.value(Part::SkinBefore).to_owned())
        };
        let ((slim, none), (swollen, before)) = (skin(0.0), skin(1.0));
        assert!(none.is_empty() && !before.is_empty(), "the old outline is there when there is a new one");
        let was = outlines(&before).remove(0);
        assert!(was.points.iter().zip(&slim.points).all(|(a, b)| a.distance(*b) < 0.2), "it is the slim one");
        let moved: Vec<f64> = slim.points.iter().zip(&swollen.points).map(|(a, b)| a.distance(*b)).collect();
        assert!(moved.iter().any(|far| *far > 14.0) && moved.iter().all(|far| *far < 19.0), "as far as is said");
        assert!(moved[0] < 0.1 && moved[moved.len() - 1] < 0.1, "not at the thigh");
        assert!(slim.points.iter().zip(&moved).all(|(p, far)| p.y > 500.0 || *far < 0.5), "nor at the knee");
        assert!(swollen.area() > 1.01 * slim.area(), "outward: {} of {}", swollen.area(), slim.area());
    }
}

// ---- path text back to lines --------------------------------------------------------------------------------------

#[derive(Debug)]
pub(super) struct Outline {
    pub(super) points: Vec<Point>,
    closed: bool,
}

impl Outline {
    fn sides(&self) -> Vec<(Point, Point)> {
        let last = if self.closed { Some((self.points[self.points.len() - 1], self.points[0])) } else { None };
        self.points.windows(2).map(|w| (w[0], w[1])).chain(last).collect()
    }

    fn crosses_itself(&self) -> Option<Point> {
        let sides = self.sides();
        let n = sides.len();
        (0..n).find_map(|i| {
            (i + 2..n)
                .filter(|j| !(self.closed && i == 0 && *j == n - 1))
                .any(|j| segments_cross(sides[i], sides[j]))
                .then_some(sides[i].0)
        })
    }

    /// Whether the point is inside, by the even-odd rule; an open outline is closed by a straight line.
    fn contains(&self, p: Point) -> bool {
        let ends = (self.points[self.points.len() - 1], self.points[0]);
        let crossed = self
            .points
            .windows(2)
            .map(|w| (w[0], w[1]))
            .chain([ends])
            .filter(|(a, b)| (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x);
        crossed.count() % 2 == 1
    }

    /// How far the farthest point is from the other line.
    fn apart(&self, other: &Self) -> f64 {
        let sides = other.sides();
        let off = |p: &Point| sides.iter().map(|side| from_side(*p, *side)).fold(f64::INFINITY, f64::min);
        self.points.iter().map(off).fold(0.0, f64::max)
    }

    pub(super) fn area(&self) -> f64 {
        (self.sides().iter().map(|(a, b)| cross(*a, *b)).sum::<f64>() / 2.0).abs()
    }
}

/// Sub-paths that hold a curve: six steps to a cubic piece, and six from one to the next of the points that a chain of
/// quadratic pieces goes through, which are its ends and the middles of its pieces.
pub(super) fn outlines(path: &str) -> Vec<Outline> {
    let mut out: Vec<Outline> = Vec::new();
    let mut pen = Point::default();
    let mut chain: Vec<Quadratic> = Vec::new();
    for (letter, n) in commands(path) {
        let from = if letter.is_ascii_lowercase() { pen } else { Point::default() };
        let p: Vec<Point> = n.chunks_exact(2).map(|w| from + Point::new(w[0], w[1])).collect();
        if !matches!(letter, 'q' | 't') && !chain.is_empty() {
            let steps = chain_steps(&std::mem::take(&mut chain));
            out.last_mut().unwrap().points.extend(steps);
        }
        match letter {
            'M' | 'm' => out.push(Outline { points: vec![p[0]], closed: false }),
            'C' | 'c' => {
                let mut from = pen;
                let piece = out.last_mut().unwrap();
                for mut to in n.chunks_exact(6).map(|n| n.chunks_exact(2).map(|w| Point::new(w[0], w[1]))) {
                    let start = if letter == 'c' { from } else { Point::default() };
                    let [b, c, d] = [0; 3].map(|_| start + to.next().unwrap());
                    piece.points.extend((1..=6).map(|k| cubic(f64::from(k) / 6.0, [from, b, c, d])));
                    from = d;
                }
                pen = from;
                continue;
            }
            'Q' | 'q' => chain.push([pen, p[0], p[1]]),
            't' => {
                for w in n.chunks_exact(2) {
                    let [_, control, start] = chain[chain.len() - 1];
                    chain.push([start, start + (start - control), start + Point::new(w[0], w[1])]);
                }
            }
            'L' | 'l' => out.last_mut().unwrap().points.extend(&p),
            'H' => out.last_mut().unwrap().points.push(Point::new(n[0], pen.y)),
            'V' => out.last_mut().unwrap().points.push(Point::new(pen.x, n[0])),
            'Z' | 'z' => out.last_mut().unwrap().closed = true,
            other => panic!("{other} in {path}"),
        }
        pen = chain.last().map_or_else(|| *out.last().unwrap().points.last().unwrap(), |[.., end]| *end);
    }
    if !chain.is_empty() {
        out.last_mut().unwrap().points.extend(chain_steps(&chain));
    }
    out.retain(|line| line.points.len() > 2);
    out
}

type Quadratic = [Point; 3];

fn chain_steps(chain: &[Quadratic]) -> Vec<Point> {
    let at = |[a, b, c]: Quadratic, t: f64| a.toward(b, t).toward(b.toward(c, t), t);
    let last = chain.len() - 1;
    let mut out: Vec<Point> = Vec::new();
    for (n, piece) in chain.iter().enumerate() {
        for (half, steps) in [(0.0, if n == 0 { 6 } else { 3 }), (0.5, if n == last { 6 } else { 3 })] {
            out.extend((1..=steps).map(|k| at(*piece, half + 0.5 * f64::from(k) / f64::from(steps))));
        }
    }
    out
}

fn cubic(t: f64, [a, b, c, d]: [Point; 4]) -> Point {
    let u = 1.0 - t;
    a * (u * u * u) + b * (3.0 * u * u * t) + c * (3.0 * u * t * t) + d * (t * t * t)
}

/// The commands of a path with their numbers.
fn commands(path: &str) -> impl Iterator<Item = (char, Vec<f64>)> {
    let starts = path.char_indices().filter(|(_, c)| c.is_ascii_alphabetic());
    starts.map(|(at, letter)| {
        let rest = &path[at + 1..];
        let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest.len());
        (letter, numbers(&rest[..end]).collect())
    })
}

/// Where cells are: where a `M` goes, and where a step goes that leads from one dot to the next.
pub(super) fn centres(path: &str) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::new();
    let mut before = ' ';
    for (letter, n) in commands(path) {
        match (letter, before, out.last().copied()) {
            ('M', ..) => out.push(Point::new(n[0], n[1])),
            ('m', 'h', Some(last)) => out.push(last + Point::new(n[0], n[1])),
            _ => {}
        }
        before = letter;
    }
    out
}

/// All numbers of an attribute; panics on what looks like one and is none.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = f64> {
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    let apart = text.replace('-', " -");
    let all: Vec<f64> = apart
        .split(|c: char| c != '-' && c != '.' && !c.is_ascii_digit())
        .filter(|n| !n.is_empty())
        .map(|n| n.parse().unwrap_or_else(|_| panic!("{n} in {text}")))
        .collect();
    all.into_iter()
}

fn from_side(p: Point, (a, b): (Point, Point)) -> f64 {
    let (along, to) = (b - a, p - a);
    let length = along.x * along.x + along.y * along.y;
    let t = if length > 0.0 { (along.x * to.x + along.y * to.y) / length } else { 0.0 };
    a.toward(b, t.clamp(0.0, 1.0)).distance(p)
}

fn lines_cross(a: &[Point], b: &[Point]) -> bool {
    a.windows(2).any(|s| b.windows(2).any(|t| segments_cross((s[0], s[1]), (t[0], t[1]))))
}

fn segments_cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| cross(q - p, r - p);
    side(a, b, c) * side(a, b, d) < -1e-9 && side(c, d, a) * side(c, d, b) < -1e-9
}

fn cross(a: Point, b: Point) -> f64 {
    a.x * b.y - a.y * b.x
}
