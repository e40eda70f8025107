//! What time it is, read once and passed in.

use crate::coach::ClockReading;
use crate::journal::LocalTime;
use crate::units::{floor_i64, round_i64};

/// Wall and monotonic clock now.
pub(crate) fn reading() -> ClockReading {
    let mono_ms = web_sys::window().and_then(|w| w.performance()).map_or_else(js_sys::Date::now, |p| p.now());
    ClockReading { wall_ms: floor_i64(js_sys::Date::now()), mono_ms: floor_i64(mono_ms) }
}

/// The reader's local time now.
pub(crate) fn local() -> LocalTime {
    let now = js_sys::Date::new_0();
    // The browser counts minutes west of Greenwich; records count minutes east.
    let offset_min = i32::try_from(-round_i64(now.get_timezone_offset())).unwrap_or(0);
    LocalTime { utc_s: floor_i64(now.get_time() / 1000.0), offset_min }
}

/// Random bits for record ids; not for secrets.
pub(crate) fn random_u32() -> u32 {
    u32::try_from(floor_i64(js_sys::Math::random() * 4_294_967_296.0)).unwrap_or(0)
}

/// The same, twice as many.
pub(crate) fn random_bits() -> u64 {
    (u64::from(random_u32()) << 32) | u64::from(random_u32())
}
