//! The picture against the model over a session: what is drawn is read back from its attributes and held to what the
//! model read at the same moment.

use crate::scene::{centres, numbers, outlines};
use soleus_pump::pump::{Posture, Readings};
use soleus_pump::scene::{Frame, Part, Pick, Point, Stage};
use soleus_pump::units::floor_usize;

const FRAME_S: f64 = 1.0 / 60.0;

/// A moment of a session: what the model read, and what the picture held.
struct Moment {
    now: Readings,
    competence: f64,
    walks: bool,
    /// On two feet.
    stands: bool,
    values: Vec<String>,
}

impl Moment {
    fn value(&self, part: Part) -> &str {
        Part::ALL.iter().zip(&self.values).find(|(p, _)| **p == part).map_or("", |(_, value)| value)
    }

    fn number(&self, part: Part) -> f64 {
        numbers(self.value(part)).next().unwrap_or(0.0)
    }

    fn area(&self, part: Part, nth: usize) -> f64 {
        outlines(self.value(part)).remove(nth).area()
    }
}

/// Every frame of a reader's visit: raises by hand, walking, sitting and pumping, lying, then leaky valves.
fn session() -> Vec<Moment> {
    let mut stage = Stage::new(soleus_pump::text::Words::english());
    let mut frame = Frame::new();
    let mut seen = Vec::new();
    let mut run = |stage: &mut Stage, seconds: f64| {
        for _ in 0..floor_usize(seconds / FRAME_S) {
            stage.advance(FRAME_S);
            frame.draw(&stage.inputs());
            let walks = stage.inputs().walk > 0.0;
            let stands = stage.readings().sitting + stage.readings().lying <= 0.0 && !walks;
            let values = Part::ALL.iter().map(|part| frame.value(*part).to_owned()).collect();
            seen.push(Moment { now: stage.readings(), competence: stage.competence(), walks, stands, values });
        }
    };
    run(&mut stage, 1.0);
    for competence in [1.0, 0.2] {
        stage.reset();
        stage.set_competence(competence);
        for _ in 0..3 {
            stage.press();
            run(&mut stage, 0.8);
            stage.release();
            run(&mut stage, 1.2);
        }
        run(&mut stage, 3.0);
        stage.set_pick(Pick::Walking);
        run(&mut stage, 3.0);
        stage.set_pick(Pick::SeatedPumps);
        run(&mut stage, 4.0);
        stage.set_posture(Posture::Supine);
        run(&mut stage, 4.0);
    }
    seen
}

/// Fails where two moments differ in the model by more than `apart` and the picture has them the other way round.
fn rises_together(
    seen: &[&Moment],
    what: &str,
    apart: f64,
    of: impl Fn(&Moment) -> f64,
    drawn: impl Fn(&Moment) -> f64,
) {
    let mut pairs: Vec<(f64, f64)> = seen.iter().step_by(7).map(|m| (of(m), drawn(m))).collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let moves = pairs.first().zip(pairs.last()).is_some_and(|(least, most)| most.0 - least.0 > 2.0 * apart);
    assert!(moves, "{what}: the session moves it");
    for (i, low) in pairs.iter().enumerate() {
        for high in pairs.iter().skip(i).filter(|high| high.0 - low.0 > apart) {
            assert!(high.1 > low.1, "{what}: {} is drawn as {}, {} as {}", low.0, low.1, high.0, high.1);
        }
    }
}

#[test]
fn colour_is_pressure_and_the_heel_is_the_effort() {
    let seen = session();
    for m in &seen {
        let share = (m.now.ankle_pressure_mmhg / 100.0).clamp(0.0, 1.0);
        assert!((m.number(Part::PressureAnkle) - share).abs() <= 0.0051, "{} mmHg", m.now.ankle_pressure_mmhg);
    }
    let standing: Vec<&Moment> = seen.iter().filter(|m| m.stands).collect();
    rises_together(&standing, "heel", 0.02, |m| m.now.effort, |m| -m.number(Part::FootBones));
}

#[test]
fn veins_are_as_wide_as_the_model_fills_them() {
    let seen = session();
    // A bent knee or a lying leg changes the outline itself, and grown veins have their own scale: upright and healthy.
    let alike = |m: &&Moment| m.stands && m.competence > 0.9 && m.now.activation.max(m.now.effort) < 0.02;
    let still: Vec<&Moment> = seen.iter().filter(alike).collect();
    rises_together(&still, "sinus", 1.0, |m| m.now.sinus_ml, |m| m.area(Part::DeepVein, 1));
    rises_together(&still, "surface vein", 1.0, |m| m.now.superficial_ml, |m| m.area(Part::SuperficialVein, 0));
}

#[test]
fn leaflets_stand_as_far_apart_as_the_valve_is_open() {
    let seen = session();
    let healthy: Vec<&Moment> = seen.iter().filter(|m| m.competence > 0.9 && m.now.lying <= 0.0).collect();
    let gape = |m: &Moment| {
        let leaflets = outlines(m.value(Part::LensLeaflets));
        // Tips: the point of each leaflet that is nearest to the axis of the vein.
        let inner = |o: &[Point]| o.iter().map(|p| (p.x - 100.0).abs()).fold(f64::MAX, f64::min);
        leaflets.iter().map(|o| inner(&o.points)).sum::<f64>()
    };
    rises_together(&healthy, "valve", 0.3, |m| m.now.popliteal_open, gape);
}

#[test]
fn cells_go_where_the_blood_goes_and_never_jump() {
    let seen = session();
    let (mut up, mut down, mut still) = (0, 0, 0);
    for pair in seen.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        let between = |share: f64| share > 0.0 && share < 1.0;
        let anew = after.now.time_s < before.now.time_s;
        if anew || after.walks || between(after.now.sitting) || between(after.now.lying) {
            continue; // another leg, or the whole leg is on its way, and its cells with it
        }
        let (cells, were) = (centres(after.value(Part::Cells)), centres(before.value(Part::Cells)));
        assert!((80..=200).contains(&cells.len()), "{} cells in the leg", cells.len());
        // Each cell against the nearest one a frame before. Six streams have a mouth each, where cells come in.
        let nearest = |c: &Point| were.iter().copied().min_by(|a, b| a.distance(*c).total_cmp(&b.distance(*c)));
        let went: Vec<Point> = cells.iter().filter_map(|c| nearest(c).map(|was| *c - was)).collect();
        // In the shank: a heel that falls takes the foot along faster than its blood.
        let shank = |c: &Point| (250.0..780.0).contains(&c.y);
        let jumped = cells.iter().zip(&went).filter(|(c, by)| shank(c) && by.distance(Point::default()) > 8.0);
        assert!(jumped.count() <= 4, "cells came from nowhere at {} s", after.now.time_s);
        // The deep stream comes first; in the shank's own frame it goes up, however the leg lies.
        let mut deep: Vec<f64> = went[..20].iter().map(|by| -by.y).collect();
        deep.sort_by(f64::total_cmp);
        let middle = deep[10];
        let flow = after.now.popliteal_flow_ml_s;
        if (after.now.effort - before.now.effort).abs() > 1e-6 {
            continue; // cells also ride on tissue that moves
        }
        if flow > 4.0 {
            assert!(middle > 0.0, "{flow} mL/s up, cells by {middle}");
            up += 1;
        } else if flow < -4.0 {
            assert!(middle < 0.0, "{flow} mL/s down, cells by {middle}");
            down += 1;
        } else if after.stands && flow.abs() < 0.02 && after.now.activation.max(after.now.effort) < 0.001 {
            assert!(middle.abs() < 0.3, "{flow} mL/s, cells by {middle}");
            still += 1;
        }
    }
    assert!(up > 100 && down > 20 && still > 20, "the session shows both ways: {up} up, {down} down, {still} still");
}
