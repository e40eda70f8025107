//! Conventions and conversions.
//!
//! Units are in the names: `_mmhg`, `_ml`, `_ml_s`, `_cm`, `_s`, `_ms`. On the stage X points right, Y points down.
//! Casts between number types live here and nowhere else, each with what it does at the edges.

#![expect(clippy::as_conversions, reason = "the one place for casts; every one says what it does at the edges")]

/// Nearest whole number; halves round away from zero. NaN gives 0, out of range saturates.
#[expect(clippy::cast_possible_truncation, reason = "float to integer casts saturate")]
pub fn round_i64(v: f64) -> i64 {
    v.round() as i64
}

/// Whole part, toward zero. NaN gives 0, out of range saturates.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "float to integer casts saturate")]
pub fn cut_i64(v: f64) -> i64 {
    v as i64
}

/// Whole part, toward minus infinity. NaN gives 0, out of range saturates.
#[expect(clippy::cast_possible_truncation, reason = "float to integer casts saturate")]
pub fn floor_i64(v: f64) -> i64 {
    v.floor() as i64
}

/// Whole part as an index or a count. NaN and negative values give 0, out of range saturates.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "float to integer casts saturate")]
pub fn floor_usize(v: f64) -> usize {
    v.floor() as usize
}

/// Count as a number. Exact to 2^53.
#[expect(clippy::cast_precision_loss, reason = "counts here stay far below 2^53")]
pub fn f64_from_usize(n: usize) -> f64 {
    n as f64
}

/// A count as a whole number. No machine has more than 2^64 of anything.
pub fn u64_from_usize(n: usize) -> u64 {
    n as u64
}

/// Whole number as a number. Exact to 2^53 on either side of zero.
#[inline]
#[expect(clippy::cast_precision_loss, reason = "values here stay far below 2^53")]
pub fn f64_from_i64(n: i64) -> f64 {
    n as f64
}

/// Whole number as a number. Exact to 2^53, beyond that the nearest.
#[expect(clippy::cast_precision_loss, reason = "rounding is said")]
pub fn f64_from_u64(n: u64) -> f64 {
    n as f64
}

/// `value` held between `low` and `high`; NaN gives `low`. The library's own `clamp` can panic with both bounds in its
/// message, and the printing of such numbers costs the page 6 KB.
#[inline(never)]
pub fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// Single precision, for interfaces that want it. Out of range becomes infinite, NaN stays.
#[expect(clippy::cast_possible_truncation, reason = "rounding to single precision is what is asked for")]
pub fn single(v: f64) -> f32 {
    v as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_held_between_bounds_and_what_is_no_number_is_the_lower() {
        let held = [-1.0, 0.5, 9.0, f64::NAN].map(|v| within(v, 0.0, 1.0).to_bits());
        assert_eq!(held, [0.0, 0.5, 1.0, 0.0].map(f64::to_bits), "held");
    }

    #[test]
    fn casts_say_what_they_do_at_the_edges() {
        assert_eq!((round_i64(f64::NAN), round_i64(-2.5), round_i64(f64::INFINITY)), (0, -3, i64::MAX), "round_i64");
        assert_eq!((floor_i64(-0.5), floor_i64(f64::NEG_INFINITY)), (-1, i64::MIN), "floor_i64");
        assert_eq!([-2.9, 2.9, f64::NAN, 1e300].map(cut_i64), [-2, 2, 0, i64::MAX], "cut_i64");
        assert_eq!((floor_usize(-1.0), floor_usize(f64::NAN), floor_usize(2.9)), (0, 0, 2), "floor_usize");
    }
}
