//! The strip chart: ankle-vein pressure over the last minute, with a tick for each contraction and a shade under each
//! refill.
//!
//! Exists to show the one number of the stage as history. Plot units are 600 x 1000, two to a sample across and whole
//! ones down, so that the text stays short; the page stretches them. Time is model time. It must never hold more than
//! its window: a minute, or two hours in time-lapse.

use crate::units::{round_i64, within};
use std::collections::VecDeque;

/// Seconds between two samples: the window is a minute.
const SAMPLE_S: f64 = 0.2;
/// The same in time-lapse: the window is two hours.
const LAPSE_SAMPLE_S: f64 = 24.0;
/// Samples in the window.
const WINDOW: usize = 300;
/// Plot units between two samples.
const STEP: usize = 2;
/// Samples of the shortest refill that is shown.
const SHORTEST_BAND: usize = 10;
/// Share of the standing pressure at which a refill is over, as clinics count it.
const REFILLED: f64 = 0.9;
/// Pressure at the top edge, mmHg: above the surge of a squeeze in the tallest body without valves. The page draws the
/// line of 50 mmHg at its height in this scale.
pub(super) const TOP_MMHG: f64 = 160.0;

/// The ankle pressure up to now.
#[derive(Clone, Debug, Default)]
pub struct Strip {
    sample_s: f64,
    /// Pressure to come back to, mmHg.
    resting_mmhg: f64,
    samples: VecDeque<Sample>,
    contractions: VecDeque<usize>,
    since_sample_s: f64,
    squeezed: bool,
    refill: Refill,
    redrawn: bool,
}

#[derive(Clone, Copy, Debug)]
struct Sample {
    mmhg: f64,
    refilling: bool,
}

/// Where the veins are between a contraction and their resting pressure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Refill {
    /// Nothing was emptied yet.
    #[default]
    Full,
    /// The muscle is or was squeezing.
    Emptied,
    /// Relaxed for so many seconds, and still below nine tenths.
    Filling(f64),
    /// It took so many seconds.
    Took(f64),
}

impl Strip {
    /// A chart that has shown `mmhg` for its whole window, so that it starts full and honest: that is the resting
    /// value. `lapse` is the window of two hours.
    pub fn resting(mmhg: f64, lapse: bool) -> Self {
        Self {
            sample_s: if lapse { LAPSE_SAMPLE_S } else { SAMPLE_S },
            resting_mmhg: mmhg,
            samples: std::iter::repeat_n(Sample { mmhg, refilling: false }, WINDOW).collect(),
            redrawn: true,
            ..Self::default()
        }
    }

    /// The pressure that a refill leads back to, mmHg: that of the posture. A change of it is no refill.
    pub fn settle(&mut self, resting_mmhg: f64) {
        self.resting_mmhg = resting_mmhg;
        self.refill = Refill::Full;
    }

    /// Take in `dt_s` of model time that ended at this pressure and activation. Non-finite pressure repeats the last
    /// one.
    pub fn record(&mut self, dt_s: f64, mmhg: f64, activation: f64) {
        if activation > 0.3 && !self.squeezed {
            self.contractions.push_back(0);
        }
        self.squeezed = if self.squeezed { activation > 0.1 } else { activation > 0.3 };
        self.refill = match self.refill {
            _ if self.squeezed => Refill::Emptied,
            // A contraction that took nothing away leaves nothing to refill.
            Refill::Emptied if mmhg >= REFILLED * self.resting_mmhg => Refill::Full,
            Refill::Emptied => Refill::Filling(dt_s),
            Refill::Filling(s) if mmhg >= REFILLED * self.resting_mmhg => Refill::Took(s),
            Refill::Filling(s) => Refill::Filling(s + dt_s),
            done => done,
        };
        self.since_sample_s += dt_s;
        while self.since_sample_s >= self.sample_s {
            self.since_sample_s -= self.sample_s;
            let mmhg = if mmhg.is_finite() { mmhg } else { self.samples.back().map_or(0.0, |last| last.mmhg) };
            self.samples.push_back(Sample { mmhg, refilling: matches!(self.refill, Refill::Filling(_)) });
            if self.samples.len() > WINDOW {
                self.samples.pop_front();
            }
            for age in &mut self.contractions {
                *age += 1;
            }
            while self.contractions.front().is_some_and(|age| *age >= WINDOW) {
                self.contractions.pop_front();
            }
            self.redrawn = true;
        }
    }

    /// Seconds from the end of the last contraction to nine tenths of the resting pressure (the refill time of the
    /// clinic), once that is reached and until the next contraction.
    pub fn refilled_in_s(&self) -> Option<f64> {
        if let Refill::Took(s) = self.refill { Some(s) } else { None }
    }

    /// Draw it anew, with the words beside it.
    pub(super) fn redraw(&mut self) {
        self.redrawn = true;
    }

    /// Whether there is something new to draw since this was last asked.
    pub fn redrawn(&mut self) -> bool {
        std::mem::take(&mut self.redrawn)
    }

    /// Contractions in the window.
    pub fn contractions(&self) -> usize {
        self.contractions.len()
    }

    /// Share of the plot's height from the top for a pressure, 0 to 1.
    pub fn y_share(mmhg: f64) -> f64 {
        within(1.0 - mmhg / TOP_MMHG, 0.0, 1.0)
    }

    /// The trace as path text, closed around the area under it; what closes it lies outside the plot.
    pub fn write_trace(&self, out: &mut String) {
        let mut y = self.samples.front().map_or(1000, |first| y_units(first.mmhg));
        out.push_str("M-9 1099V");
        out.push_str(&y.to_string());
        let mut level = 9 + STEP * (WINDOW - self.samples.len());
        for sample in &self.samples {
            let next = y_units(sample.mmhg);
            if next == y {
                level += STEP;
                continue;
            }
            for (command, by) in [("h", level.to_string()), ("l", STEP.to_string()), (" ", (next - y).to_string())] {
                out.push_str(command);
                out.push_str(&by);
            }
            (y, level) = (next, 0);
        }
        out.push_str("H609V1099Z");
    }

    /// A band over each stretch of two seconds or more in which the veins refill, as path text; the breaths between two
    /// raises are none.
    pub fn write_refills(&self, out: &mut String) {
        let mut end = WINDOW - self.samples.len();
        let samples: Vec<Sample> = self.samples.iter().copied().collect();
        for stretch in samples.chunk_by(|a, b| a.refilling == b.refilling) {
            let start = end;
            end += stretch.len();
            if stretch.len() >= SHORTEST_BAND && stretch.first().is_some_and(|sample| sample.refilling) {
                for (mark, x) in [("M", start), (" 1000V0H", end)] {
                    out.push_str(mark);
                    out.push_str(&(STEP * x).to_string());
                }
                out.push_str("V1000Z");
            }
        }
    }

    /// A tick on the axis for each contraction, as path text.
    pub fn write_reps(&self, out: &mut String) {
        for age in &self.contractions {
            out.push('M');
            out.push_str(&(STEP * (WINDOW - age.min(&WINDOW))).to_string());
            out.push_str(" 1000V930");
        }
    }

    /// The reference line at a pressure, as path text.
    pub fn write_reference(mmhg: f64, out: &mut String) {
        out.push_str("M0 ");
        out.push_str(&y_units(mmhg).to_string());
        out.push_str("H600");
    }
}

/// Height of a pressure in the plot, whole units from the top.
fn y_units(mmhg: f64) -> i64 {
    round_i64(1000.0 * Strip::y_share(mmhg))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(write: impl FnOnce(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    #[test]
    fn the_newest_sample_is_on_the_right_edge_and_the_window_is_a_minute() {
        let mut strip = Strip::resting(88.0, false);
        for _ in 0..700 {
            strip.record(SAMPLE_S, 80.0, 0.0);
        }
        let trace = text(|out| strip.write_trace(out));
        assert_eq!(trace, "M-9 1099V500H609V1099Z", "80 of 160 mmHg is half way; older than a minute is gone");
        strip.record(SAMPLE_S, 40.0, 0.0);
        let trace = text(|out| strip.write_trace(out));
        assert_eq!(trace, "M-9 1099V500h607l2 250H609V1099Z", "the newest is at 600");
    }

    #[test]
    fn a_contraction_is_one_tick_that_wanders_left_and_leaves() {
        let mut strip = Strip::resting(88.0, false);
        for activation in [0.0, 0.5, 1.0, 0.2, 0.4, 0.05] {
            strip.record(SAMPLE_S, 80.0, activation);
        }
        assert_eq!(strip.contractions(), 1, "a dip to 0.2 is still the same contraction");
        assert_eq!(text(|out| strip.write_reps(out)), "M590 1000V930", "five samples old, counting its own");
        for _ in 0..WINDOW {
            strip.record(SAMPLE_S, 80.0, 0.0);
        }
        assert_eq!(strip.contractions(), 0, "left the window");
    }

    #[test]
    fn a_refill_is_timed_from_the_release_to_nine_tenths_and_shaded() {
        let mut strip = Strip::resting(90.0, false);
        strip.record(1.0, 30.0, 1.0);
        for tenth in 1..=250 {
            strip.record(0.1, 30.0 + 51.0 * f64::from(tenth) / 250.0, 0.0);
            assert!(tenth == 250 || strip.refilled_in_s().is_none(), "below nine tenths at {tenth}");
        }
        let took_s = strip.refilled_in_s().expect("80 of 90 is reached");
        assert!((took_s - 24.9).abs() < 0.11, "{took_s}");
        let band = text(|out| strip.write_refills(out));
        assert!(band.matches('M').count() == 1 && band.contains("M350 1000V0H"), "one band of 25 s: {band}");
        strip.record(SAMPLE_S, 60.0, 1.0);
        assert!(strip.refilled_in_s().is_none(), "the next contraction ends the count");
    }

    #[test]
    fn the_breath_between_two_raises_is_not_shaded() {
        let mut strip = Strip::resting(90.0, false);
        for _ in 0..10 {
            strip.record(0.6, 60.0, 1.0);
            strip.record(0.6, 40.0, 0.0);
        }
        assert_eq!(text(|out| strip.write_refills(out)), "", "raises a second apart");
    }

    #[test]
    fn pressures_outside_the_plot_stay_on_its_edges() {
        assert_eq!(text(|out| Strip::write_reference(-20.0, out)), "M0 1000H600", "below");
        assert_eq!(text(|out| Strip::write_reference(500.0, out)), "M0 0H600", "above");
        let mut strip = Strip::resting(80.0, false);
        strip.record(SAMPLE_S, f64::NAN, 0.0);
        assert!(!text(|out| strip.write_trace(out)).contains("NaN"), "a value that is no number repeats the last one");
    }
}
