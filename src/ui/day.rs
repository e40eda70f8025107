//! A day of sitting as the reader sets it, beside the same day with a walk each hour.

use super::controls::{Choice as Segment, button, segments, stepper};
use super::icon::{Icon, small};
use super::words::{Nodes, attrs, given};
use crate::app::{BREAKS_H, Choice, DayGone, Model, Msg};
use crate::pump::{DayOfSitting, DaySample, day_samples};
use crate::text::{Key, Words};
use crate::units::{f64_from_usize, round_i64};
use crate::web::Shell;

/// Size of a chart's plot.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 200.0;
/// What fills the plot of the pressure, mmHg.
const PRESSURE_MMHG: f64 = 100.0;
/// Fluid that fills its plot at least, mL.
const FLUID_ML: f64 = 150.0;

/// The card.
pub(super) fn card(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    let day = &model.lesson.day;
    nodes.element("section.try", |card| {
        card.say("h2.h3", Key::DayTitle);
        card.say("p", Key::DayIntro);
        let hours = model.words.number(day.hours);
        let presses = [-1, 1].map(|hours| Msg::Lesson(Choice::Hours(hours)));
        stepper(card, card.t(Key::DayHours).to_owned(), "day", hours, presses, shell);
        let labels = [Key::DayBreaksNone, Key::DayBreaksFour, Key::DayBreaksTwo, Key::DayBreaksOne];
        let hooks = ["breaks-none", "breaks-4", "breaks-2", "breaks-1"];
        let choices = (0..BREAKS_H.len()).zip(labels).zip(hooks);
        let choices = choices
            .map(|((n, label), hook)| Segment {
                label,
                chosen: n == day.breaks,
                msg: Msg::Lesson(Choice::Breaks(n)),
                hook,
            })
            .collect();
        segments(card, "day-breaks", Key::DayBreaks, choices, shell);
        card.element("div.btnrow", |row| {
            button(row, "btn", small(Icon::Play), Key::DayRun, "day-run", Msg::Lesson(Choice::DayRun), shell);
        });
        card.group(|card| {
            if let Some(gone) = &day.gone {
                result(card, model.words, gone, day.hours);
            }
        });
    });
}

fn result(nodes: &mut Nodes, words: Words, gone: &DayGone, hours: u32) {
    let [yours, hourly] = [&gone.yours, &gone.hourly].map(DayOfSitting::samples);
    let end = |day: &[DaySample]| words.number(round_i64(day.last().map_or(0.0, |sample| sample.fluid_ml)));
    nodes.fixed("p", attrs!["class" = "day__is", "role" = "status", "data-t" = "day-result"], |p| {
        // While it goes by, the lines say how far.
        p.when(gone.hourly.is_over(hours), |p| {
            p.text(words.fill(Key::DayResult, &[("yours", &end(yours)), ("hourly", &end(hourly))]));
        });
    });
    let most = yours.iter().fold(FLUID_ML, |most, sample| most.max(sample.fluid_ml));
    let days = Days { yours, hourly, hours };
    chart(nodes, words, (Key::DayFluid, "mL", most), days, |sample| sample.fluid_ml);
    chart(nodes, words, (Key::DayPressure, "mmHg", PRESSURE_MMHG), days, |sample| sample.ankle_mmhg);
    nodes.element("p.key", |key| {
        key.element("span.key__yours", |_| ());
        key.say("span", Key::DayYours);
        key.element("span.key__hourly", |_| ());
        key.say("span", Key::DayHourly);
    });
    nodes.say("p.source", Key::DayEstimate);
}

/// What has gone by of both days, and how long they are.
#[derive(Clone, Copy)]
struct Days<'a> {
    yours: &'a [DaySample],
    hourly: &'a [DaySample],
    hours: u32,
}

/// Two lines over the day; what they come to is said in words above.
fn chart(nodes: &mut Nodes, words: Words, named: (Key, &'static str, f64), days: Days<'_>, of: fn(&DaySample) -> f64) {
    let (name, unit, most) = named;
    let step = WIDTH / f64_from_usize(day_samples(days.hours));
    let line = |day: &[DaySample]| -> String {
        let point = |(n, sample): (usize, &DaySample)| {
            let x = round_i64(step * f64_from_usize(n + 1)).to_string();
            let y = round_i64(HEIGHT * (1.0 - of(sample) / most)).to_string();
            [if n == 0 { "M" } else { "L" }, &x, " ", &y].concat()
        };
        day.iter().enumerate().map(point).collect()
    };
    let hours = words.number(days.hours);
    nodes.element("figure.day", |figure| {
        figure.element("p.label", |label| {
            label.word(name);
            label.text(", ");
            label.text(unit);
        });
        figure.fixed("div", attrs!["class" = "day__plot", "dir" = "ltr"], |plot| {
            let frame = attrs!["viewBox" = "0 0 600 200", "preserveAspectRatio" = "none", "aria-hidden" = "true"];
            plot.fixed("svg", frame, |svg| {
                svg.fixed("path", attrs!["class" = "ch-grid", "d" = "M0 100H600"], |_| ());
                for (class, d) in [("day__hourly", line(days.hourly)), ("day__yours", line(days.yours))] {
                    svg.varying("path", given!["class" = class, "d" = d], |_| ());
                }
                svg.fixed("path", attrs!["class" = "ch-axis", "d" = "M0 200H600"], |_| ());
            });
            plot.write("span.day__y", words.number(round_i64(most / 2.0)));
            plot.write("span.day__y day__y--nil", words.number(0));
        });
        figure.fixed("figcaption", attrs!["class" = "strip__x", "dir" = "ltr"], |caption| {
            caption.write("span", words.number(0));
            caption.write("span", words.fill(Key::DayClock, &[("h", &hours)]));
        });
    });
}
