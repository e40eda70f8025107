//! A day of sitting: what gathers in the lower leg, with breaks and without.
//!
//! Exists so that a reader can see hours in a moment. The leg is the one on the stage, in time-lapse; nothing is
//! interpolated.

use super::activity::{Activity, DEFAULT_STEPS_PER_MIN};
use super::leg::Leg;
use super::posture::Posture;

/// Seconds between two samples, and of a walk.
const SAMPLE_S: f64 = 300.0;
/// Longest day, h.
pub const LONGEST_DAY_H: u32 = 14;
/// Model seconds computed at once while nothing moves, and while walking.
const QUIET_S: f64 = 2.0;
const WALKING_S: f64 = 0.1;

/// What five minutes came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DaySample {
    /// Fluid in the tissue of the lower leg at their end, mL.
    pub fluid_ml: f64,
    /// Mean pressure in the ankle vein, mmHg.
    pub ankle_mmhg: f64,
}

/// Somebody who sits for a day, with healthy valves, and walks the last five minutes of each so many hours, if any.
#[derive(Clone, Debug)]
pub struct DayOfSitting {
    leg: Leg,
    every_h: Option<u32>,
    samples: Vec<DaySample>,
    /// Into the sample under way, and the pressure summed over it.
    into_s: f64,
    mmhg_s: f64,
}

/// Samples in an hour.
const PER_HOUR: usize = 12;

impl DayOfSitting {
    /// The beginning of the day.
    pub fn begin(every_h: Option<u32>, height_cm: f64) -> Self {
        let leg = Leg::at_rest(Posture::Sitting, height_cm, 1.0);
        let every_h = every_h.filter(|every_h| *every_h > 0);
        Self { leg, every_h, samples: Vec::new(), into_s: 0.0, mmhg_s: 0.0 }
    }

    /// What has gone by, a sample for each five minutes.
    pub fn samples(&self) -> &[DaySample] {
        &self.samples
    }

    /// Let `chunks` go by, each two seconds of sitting or a tenth of a second of walking; they cost about the same.
    /// It ends with the day, of `hours` held to 1..=[`LONGEST_DAY_H`].
    pub fn go_by(&mut self, chunks: u32, hours: u32) {
        for _ in 0..chunks {
            if self.is_over(hours) {
                return;
            }
            let walks = self.walks();
            if self.into_s <= 0.0 {
                let (posture, activity) = if walks {
                    (Posture::Standing, Activity::Walking { steps_per_min: DEFAULT_STEPS_PER_MIN })
                } else {
                    (Posture::Sitting, Activity::Still)
                };
                self.leg.set_posture(posture);
                self.leg.set_activity(activity);
            }
            let chunk_s = if walks { WALKING_S } else { QUIET_S };
            self.leg.lapse(chunk_s);
            self.into_s += chunk_s;
            self.mmhg_s += chunk_s * self.leg.readings().ankle_pressure_mmhg;
            // Tenths do not add up exactly.
            if self.into_s > SAMPLE_S - 0.5 * WALKING_S {
                let fluid_ml = self.leg.state().interstitial_ml;
                self.samples.push(DaySample { fluid_ml, ankle_mmhg: self.mmhg_s / self.into_s });
                (self.into_s, self.mmhg_s) = (0.0, 0.0);
            }
        }
    }

    /// Let it go by until as much has gone as of `other`.
    pub fn follow(&mut self, other: &Self, hours: u32) {
        while self.samples.len() < other.samples.len() {
            self.go_by(1, hours);
        }
    }

    /// Whether all of it has gone by.
    pub fn is_over(&self, hours: u32) -> bool {
        self.samples.len() >= day_samples(hours)
    }

    fn walks(&self) -> bool {
        let every = self.every_h.and_then(|every_h| usize::try_from(every_h).ok());
        every.is_some_and(|every_h| (self.samples.len() + 1).is_multiple_of(every_h * PER_HOUR))
    }
}

/// How many samples a day of so many hours has.
pub fn day_samples(hours: u32) -> usize {
    PER_HOUR * usize::try_from(hours.clamp(1, LONGEST_DAY_H)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pump::DEFAULT_HEIGHT_CM;

    fn sit_through(hours: u32, every_h: Option<u32>, height_cm: f64) -> Vec<DaySample> {
        let mut day = DayOfSitting::begin(every_h, height_cm);
        day.go_by(u32::MAX, hours);
        day.samples().to_vec()
    }

    fn last(hours: u32, every_h: Option<u32>) -> DaySample {
        *sit_through(hours, every_h, DEFAULT_HEIGHT_CM).last().expect("a day has samples")
    }

    #[test]
    fn more_breaks_leave_less_fluid_and_longer_days_more() {
        let fluid = [None, Some(4), Some(2), Some(1)].map(|every_h| last(8, every_h).fluid_ml);
        assert!(fluid.is_sorted_by(|a, b| a > b), "none, every 4 h, every 2 h, every hour: {fluid:?}");
        assert!(last(4, None).fluid_ml < last(8, None).fluid_ml, "half a day and a day");
    }

    #[test]
    fn what_gathers_in_two_and_a_half_hours_agrees_with_what_was_measured() {
        // Vena and others 2017: 91.5 mL, standard error 8.9, in 150 minutes.
        let day = sit_through(3, None, DEFAULT_HEIGHT_CM);
        let at = day[29].fluid_ml;
        assert!((91.5 - at).abs() < 2.0 * 8.9, "{at} mL after 150 minutes");
    }

    #[test]
    fn a_walk_shows_as_a_dip_of_the_pressure() {
        let day = sit_through(2, Some(1), DEFAULT_HEIGHT_CM);
        assert_eq!(day.len(), 24, "one for each five minutes");
        assert!(day[11].ankle_mmhg < 0.7 * day[10].ankle_mmhg, "the twelfth is walked: {day:?}");
        assert!((day[22].ankle_mmhg - day[10].ankle_mmhg).abs() < 5.0, "and then it is back");
    }

    #[test]
    fn a_day_is_the_same_however_it_is_cut() {
        let mut cut = DayOfSitting::begin(Some(1), DEFAULT_HEIGHT_CM);
        while !cut.is_over(1) {
            cut.go_by(37, 1);
        }
        assert_eq!(cut.samples(), sit_through(1, Some(1), DEFAULT_HEIGHT_CM), "in pieces and at once");
        let mut behind = DayOfSitting::begin(None, DEFAULT_HEIGHT_CM);
        behind.follow(&cut, 1);
        assert_eq!(behind.samples().len(), 12, "as far as the other");
    }

    #[test]
    fn no_hours_and_no_breaks_are_held_to_what_can_be_sat_through() {
        assert_eq!(sit_through(0, Some(0), f64::NAN).len(), 12, "an hour at least, and no break each zero hours");
        assert_eq!(sit_through(99, None, DEFAULT_HEIGHT_CM).len(), 168, "fourteen hours at most");
    }

    #[test]
    fn time_lapse_agrees_with_the_fine_steps_of_the_stage() {
        let mut fine = Leg::at_rest(Posture::Sitting, DEFAULT_HEIGHT_CM, 1.0);
        fine.advance(3300.0);
        fine.set_posture(Posture::Standing);
        fine.set_activity(Activity::Walking { steps_per_min: DEFAULT_STEPS_PER_MIN });
        fine.advance(300.0);
        let (fine, lapsed) = (fine.state().interstitial_ml, last(1, Some(1)).fluid_ml);
        assert!((fine - lapsed).abs() < 0.5, "fine {fine} mL, in time-lapse {lapsed} mL");
    }
}
