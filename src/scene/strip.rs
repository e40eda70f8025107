//! The strip chart: ankle-vein pressure over the last minute, with a tick for each contraction.
//!
//! Exists to show the one number of the stage as history. Plot units are 600 x 100, one unit a tenth of a second; the
//! page stretches them. Time is model time. It must never hold more than a minute.

use crate::units::{f64_from_usize, round_i64, within};
use std::collections::VecDeque;

/// Seconds between two samples.
const SAMPLE_S: f64 = 0.1;
/// Samples in the window: one minute.
const WINDOW: usize = 600;
/// Pressure at the top edge, mmHg: above the surge of a squeeze in the tallest body without valves. The page draws the
/// line of 50 mmHg at its height in this scale.
pub(super) const TOP_MMHG: f64 = 160.0;

/// The last minute of ankle pressure.
#[derive(Clone, Debug, Default)]
pub struct Strip {
    samples_mmhg: VecDeque<f64>,
    contractions: VecDeque<usize>,
    since_sample_s: f64,
    squeezed: bool,
    redrawn: bool,
}

impl Strip {
    /// A chart that has shown `mmhg` for a whole minute, so that it starts full and honest: that is the resting value.
    pub fn resting(mmhg: f64) -> Self {
        Self { samples_mmhg: std::iter::repeat_n(mmhg, WINDOW).collect(), redrawn: true, ..Self::default() }
    }

    /// Take in `dt_s` of model time that ended at this pressure and activation. Non-finite pressure repeats the last
    /// one.
    pub fn record(&mut self, dt_s: f64, mmhg: f64, activation: f64) {
        if activation > 0.3 && !self.squeezed {
            self.contractions.push_back(0);
        }
        self.squeezed = if self.squeezed { activation > 0.1 } else { activation > 0.3 };
        self.since_sample_s += dt_s;
        while self.since_sample_s >= SAMPLE_S {
            self.since_sample_s -= SAMPLE_S;
            let value = if mmhg.is_finite() { mmhg } else { self.samples_mmhg.back().copied().unwrap_or(0.0) };
            self.samples_mmhg.push_back(value);
            if self.samples_mmhg.len() > WINDOW {
                self.samples_mmhg.pop_front();
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

    /// The trace as path text.
    pub fn write_trace(&self, out: &mut String) {
        let first = WINDOW - self.samples_mmhg.len();
        for (i, mmhg) in self.samples_mmhg.iter().enumerate() {
            out.push(if i == 0 { 'M' } else { 'L' });
            // One unit is one sample: the newest sits on the right edge.
            out.push_str(&(first + i + 1).to_string());
            out.push(' ');
            tenths(out, 100.0 * Self::y_share(*mmhg));
        }
    }

    /// The area under the trace as path text.
    pub fn write_area(&self, out: &mut String) {
        if self.samples_mmhg.is_empty() {
            return;
        }
        self.write_trace(out);
        out.push_str("V100H");
        out.push_str(&(WINDOW - self.samples_mmhg.len() + 1).to_string());
        out.push('Z');
    }

    /// A tick on the axis for each contraction, as path text.
    pub fn write_reps(&self, out: &mut String) {
        for age in &self.contractions {
            out.push('M');
            tenths(out, f64_from_usize(WINDOW - age.min(&WINDOW)));
            out.push_str(" 100V93");
        }
    }

    /// The reference line at a pressure, as path text.
    pub fn write_reference(mmhg: f64, out: &mut String) {
        out.push_str("M0 ");
        tenths(out, 100.0 * Self::y_share(mmhg));
        out.push_str("H600");
    }
}

fn tenths(out: &mut String, value: f64) {
    let n = round_i64(value * 10.0);
    if n < 0 {
        out.push('-');
    }
    out.push_str(&(n.unsigned_abs() / 10).to_string());
    let rest = n.unsigned_abs() % 10;
    if rest != 0 {
        out.push('.');
        out.push_str(&rest.to_string());
    }
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
        let mut strip = Strip::resting(88.0);
        for _ in 0..700 {
            strip.record(SAMPLE_S, 80.0, 0.0);
        }
        let trace = text(|out| strip.write_trace(out));
        assert_eq!(trace.matches('L').count() + 1, WINDOW, "samples");
        assert!(trace.ends_with("L600 50"), "80 of 160 mmHg is half way, at the right edge: {trace}");
        assert!(trace.starts_with("M1 50"), "older than a minute is gone");
    }

    #[test]
    fn a_contraction_is_one_tick_that_wanders_left_and_leaves() {
        let mut strip = Strip::resting(88.0);
        for activation in [0.0, 0.5, 1.0, 0.2, 0.4, 0.05] {
            strip.record(SAMPLE_S, 80.0, activation);
        }
        assert_eq!(strip.contractions(), 1, "a dip to 0.2 is still the same contraction");
        assert_eq!(text(|out| strip.write_reps(out)), "M595 100V93", "five samples old, counting its own");
        for _ in 0..WINDOW {
            strip.record(SAMPLE_S, 80.0, 0.0);
        }
        assert_eq!(strip.contractions(), 0, "left the window");
    }

    #[test]
    fn pressures_outside_the_plot_stay_on_its_edges() {
        assert_eq!(text(|out| Strip::write_reference(-20.0, out)), "M0 100H600", "below");
        assert_eq!(text(|out| Strip::write_reference(500.0, out)), "M0 0H600", "above");
        let mut strip = Strip::resting(80.0);
        strip.record(SAMPLE_S, f64::NAN, 0.0);
        assert!(!text(|out| strip.write_trace(out)).contains("NaN"), "a value that is no number repeats the last one");
    }
}
