//! Civil days.
//!
//! A record belongs to the day on the reader's own calendar and clock at the moment it was made, and that never
//! changes: not when they fly, not when clocks are put back, not when they choose another hour for the day to begin.
//! So the day is computed once from the local time and stored. Nobody may ever compute it from a stored instant.

/// A moment as the reader's clock showed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalTime {
    /// Seconds since 1970 in UTC.
    pub utc_s: i64,
    /// Local time minus UTC, in minutes: positive east.
    pub offset_min: i32,
}

/// A civil day, as days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// A civil day by its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ymd {
    /// Year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl LocalTime {
    /// Seconds since 1970-01-01 00:00 on the local clock.
    pub(super) fn local_s(self) -> i64 {
        self.utc_s.saturating_add(i64::from(self.offset_min) * 60)
    }
}

impl Day {
    /// When a day begins unless the reader chose otherwise: 03:00.
    pub const DEFAULT_START_MIN: u16 = 180;

    /// The day of a moment, for days that begin `day_start_min` minutes after midnight (at most 06:00 is used).
    pub fn of(time: LocalTime, day_start_min: u16) -> Self {
        let start_s = i64::from(day_start_min.min(360)) * 60;
        let days = time.local_s().saturating_sub(start_s).div_euclid(86_400);
        Self(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }))
    }

    /// The day of a date in the Gregorian calendar; none for a date that does not exist or a year outside of
    /// 0 to 9999.
    pub fn from_ymd(ymd: Ymd) -> Option<Self> {
        if !(0..=9999).contains(&ymd.year) || !(1..=12).contains(&ymd.month) {
            return None;
        }
        // Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that leap days end them.
        let year = ymd.year - i32::from(ymd.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = (i32::from(ymd.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i32::from(ymd.day) - 1;
        let day = Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468);
        // A day that the month does not have comes back as another date.
        (day.to_ymd() == ymd).then_some(day)
    }

    /// The date of this day in the Gregorian calendar.
    pub fn to_ymd(self) -> Ymd {
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        // All three fit: an i32 of days spans 5.9 million years.
        Ymd {
            year: i32::try_from(year).unwrap_or(i32::MAX),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day).unwrap_or(1),
        }
    }

    /// Day of the week, 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        u8::try_from((i64::from(self.0) + 3).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// The day `days` later; negative is earlier. Stops at the ends of the range.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(year: i32, month: u8, day: u8) -> Ymd {
        Ymd { year, month, day }
    }

    #[test]
    fn known_dates_have_their_numbers_and_weekdays() {
        let samples = [(ymd(1970, 1, 1), 0, 4), (ymd(2000, 2, 29), 11_016, 2), (ymd(1969, 12, 31), -1, 3)];
        for (date, number, weekday) in samples {
            assert_eq!(Day::from_ymd(date), Some(Day(number)), "{date:?}");
            assert_eq!((Day(number).to_ymd(), Day(number).weekday()), (date, weekday), "{number}");
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for date in [ymd(2023, 2, 29), ymd(1900, 2, 29), ymd(2024, 4, 31), ymd(2024, 0, 1), ymd(2024, 13, 1)] {
            assert_eq!(Day::from_ymd(date), None, "{date:?}");
        }
        for date in [ymd(2024, 1, 0), ymd(2024, 1, 255), ymd(-1, 1, 1), ymd(10_000, 1, 1)] {
            assert_eq!(Day::from_ymd(date), None, "{date:?}");
        }
    }

    #[test]
    fn any_number_has_a_date() {
        for number in [i32::MIN, i32::MAX] {
            let date = Day(number).to_ymd();
            assert!((1..=12).contains(&date.month) && (1..=31).contains(&date.day), "{date:?}");
            assert!((1..=7).contains(&Day(number).weekday()), "{number}");
        }
    }

    #[test]
    fn what_is_done_after_midnight_belongs_to_the_evening_before() {
        let at = |hour: i64, minute: i64| LocalTime { utc_s: 86_400 + hour * 3600 + minute * 60, offset_min: 0 };
        let day = |hour, minute| Day::of(at(hour, minute), Day::DEFAULT_START_MIN);
        assert_eq!((day(2, 59), day(3, 0), day(23, 59)), (Day(0), Day(1), Day(1)), "around three in the morning");
        assert_eq!(Day::of(at(0, 0), 0), Day(1), "midnight start");
    }
}
