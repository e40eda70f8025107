//! Numbers and paths as text, written into strings that are used again every frame.
//!
//! Fixed-point: a float formatter costs 8 KB in the page and most of a frame. One decimal is a tenth of a
//! unit, far below a pixel at any size the leg is shown.

use super::curve::{Bezier, Control, controls_through};
use super::geometry::Point;
use crate::units::floor_i64;

/// Writes `v` with at most one decimal, no trailing zero; halves round up. NaN writes 0, beyond a hundred million
/// it is held.
pub(crate) fn number(out: &mut String, v: f64) {
    tenths(out, in_tenths(v));
}

fn in_tenths(v: f64) -> i64 {
    floor_i64(v * 10.0 + 0.5)
}

#[expect(clippy::indexing_slicing, reason = "eleven digits and a point fit twelve places, counted down from the end")]
fn tenths(out: &mut String, tenths: i64) {
    if tenths < 0 {
        out.push('-');
    }
    let magnitude = u32::try_from(tenths.unsigned_abs()).unwrap_or(1_000_000_000);
    // Four thousand numbers a frame: one append each, from a buffer filled from the right.
    let mut buffer = [b'0'; 12];
    let mut start = buffer.len();
    let (mut whole, tenth) = (magnitude / 10, magnitude % 10);
    if tenth > 0 {
        buffer[start - 1] = ascii(tenth);
        buffer[start - 2] = b'.';
        start -= 2;
    }
    // Below 1 the point comes first.
    while whole > 0 || start == buffer.len() {
        start -= 1;
        buffer[start] = ascii(whole % 10);
        whole /= 10;
    }
    out.push_str(str::from_utf8(&buffer[start..]).unwrap_or("0"));
}

/// Writes `v` with at most `decimals` of 0..=4 decimals, no trailing zeros.
pub(crate) fn fixed(out: &mut String, v: f64, decimals: usize) {
    let scale: u32 = [1, 10, 100, 1_000, 10_000].get(decimals).copied().unwrap_or(10_000);
    let scaled = floor_i64(v * f64::from(scale) + 0.5);
    if scaled < 0 {
        out.push('-');
    }
    let magnitude = u32::try_from(scaled.unsigned_abs()).unwrap_or(1_000_000_000);
    whole(out, magnitude / scale);
    let (mut fraction, mut unit) = (magnitude % scale, scale / 10);
    if fraction > 0 {
        out.push('.');
    }
    while fraction > 0 {
        digit(out, fraction / unit);
        fraction %= unit;
        unit /= 10;
    }
}

fn whole(out: &mut String, n: u32) {
    if n >= 10 {
        whole(out, n / 10);
    }
    digit(out, n % 10);
}

fn digit(out: &mut String, d: u32) {
    out.push(char::from(ascii(d)));
}

fn ascii(d: u32) -> u8 {
    b'0' + u8::try_from(d).unwrap_or(0)
}

/// Writes `x y`.
pub(crate) fn pair(out: &mut String, p: Point) {
    number(out, p.x);
    out.push(' ');
    number(out, p.y);
}

/// Writes a command letter and its point.
pub(crate) fn command(out: &mut String, letter: char, p: Point) {
    out.push(letter);
    pair(out, p);
}

/// Writes the three points of a cubic Bezier after its start.
pub(crate) fn cubic(out: &mut String, b: Point, c: Point, d: Point) {
    command(out, 'C', b);
    more(out, c);
    more(out, d);
}

/// Writes one more point of a running command.
pub(crate) fn more(out: &mut String, p: Point) {
    out.push(' ');
    pair(out, p);
}

/// Writes a curve that begins at `start`, with `letter` `c` or `q` for a piece of three or two further points, in steps
/// from there, which are shorter than places.
pub(crate) fn piece(out: &mut String, start: Point, letter: char, further: &[Point]) {
    command(out, 'M', start);
    out.push(letter);
    for (n, p) in further.iter().enumerate() {
        step(out, n == 0, place(start), place(*p));
    }
}

/// Writes a dot at `p`: a stroke of no length. In steps from the dot before, if there is one; gives its place.
pub(crate) fn dot(out: &mut String, before: Option<Place>, p: Point) -> Place {
    let here = place(p);
    out.push(if before.is_some() { 'm' } else { 'M' });
    step(out, true, before.unwrap_or_default(), here);
    out.push_str("h0");
    here
}

/// Writes a smooth line through `points`, which `letter` begins: `M`, or `L` to go on from another line. Two numbers to
/// a point, where cubic pieces take six: the browser reads every letter. Each piece is a quadratic one that ends half
/// way to the next control point, so that the browser infers all controls but the first by mirroring (`t`).
pub(crate) fn line(out: &mut String, letter: char, points: &[Point], controls: &mut Vec<Control>) {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    command(out, letter, *first);
    controls_through(points, controls);
    let mut wanted = controls.iter().map(|control| place(control.at));
    let Some(mut control) = wanted.next() else {
        return command(out, 'L', *last);
    };
    let mut from = place(*first);
    out.push('q');
    step(out, true, from, control);
    for (n, next) in wanted.map(Some).chain([None]).enumerate() {
        if n == 1 {
            out.push('t');
        }
        // From the control that is inferred to the one that is wanted: so no rounding adds up.
        let end = next.map_or(place(*last), |next| both(control, next, |a, b| (a + b).div_euclid(2)));
        step(out, n == 1, from, end);
        (control, from) = (both(control, end, |control, end| 2 * end - control), end);
    }
}

/// Writes a closed shape between two sides: one up to the point `cut`, then back along the other. Both ends are square.
pub(crate) fn sides(out: &mut String, points: &[Point], cut: usize, controls: &mut Vec<Control>) {
    let (one, other) = points.split_at((cut + 1).min(points.len()));
    line(out, 'M', one, controls);
    line(out, 'L', other, controls);
    out.push('Z');
}

/// Writes a closed curve from its start, each piece from where the last one ended. The steps are between rounded
/// points, so that no error adds up. An empty curve writes nothing.
pub(crate) fn closed_path(out: &mut String, pieces: &[Bezier]) {
    let Some(Bezier { points: [start, ..] }) = pieces.first() else { return };
    command(out, 'M', *start);
    out.push('c');
    let mut from = place(*start);
    for (n, Bezier { points: [_, b, c, d] }) in pieces.iter().enumerate() {
        for (m, p) in [b, c, d].into_iter().enumerate() {
            step(out, (n, m) == (0, 0), from, place(*p));
        }
        from = place(*d);
    }
    out.push('Z');
}

/// A point in tenths.
pub(crate) type Place = [i64; 2];

fn place(p: Point) -> Place {
    [in_tenths(p.x), in_tenths(p.y)]
}

fn both([ax, ay]: Place, [bx, by]: Place, of: impl Fn(i64, i64) -> i64) -> Place {
    [of(ax, bx), of(ay, by)]
}

/// Writes the step between two places; `first` is right behind its letter.
fn step(out: &mut String, first: bool, from: Place, to: Place) {
    let [x, y] = both(from, to, |from, to| to - from);
    if !first && x >= 0 {
        out.push(' ');
    }
    tenths(out, x);
    if y >= 0 {
        out.push(' ');
    }
    tenths(out, y);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(v: f64, decimals: usize) -> String {
        let mut out = String::new();
        fixed(&mut out, v, decimals);
        out
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let written = [0.0, -0.04, 0.95, -0.05, -0.06, 12.0, -301.26, 1e-9].map(|v| text(v, 1));
        assert_eq!(written, ["0", "0", "1", "0", "-0.1", "12", "-301.3", "0"], "one decimal, halves up");
        assert_eq!([text(0.05, 2), text(-1.8, 2), text(0.94906, 4)], ["0.05", "-1.8", "0.9491"], "more decimals");
    }

    #[test]
    fn what_is_not_a_number_still_writes_a_number() {
        assert_eq!(text(f64::NAN, 1), "0", "NaN");
        for v in [f64::INFINITY, f64::NEG_INFINITY, 1e300] {
            assert!(text(v, 1).parse::<f64>().unwrap().is_finite(), "{v}");
        }
    }
}
