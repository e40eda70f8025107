//! Whole numbers as short ASCII text: digits and lower-case letters, a minus sign, no leading zeros.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// Appends a number.
pub(crate) fn put(out: &mut String, mut value: u64) {
    // The 13 digits of the greatest number.
    let mut digits = ['0'; 13];
    let mut first = digits.len();
    for place in digits.iter_mut().rev() {
        *place = digit(value % 36);
        first -= 1;
        value /= 36;
        if value == 0 {
            break;
        }
    }
    out.extend(digits.iter().skip(first));
}

/// Appends a number with its sign.
pub(crate) fn put_signed(out: &mut String, value: i64) {
    if value < 0 {
        out.push('-');
    }
    put(out, value.unsigned_abs());
}

/// Reads digits; none for anything else, for no digits, and for numbers beyond 64 bits.
pub(crate) fn read(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    text.bytes().try_fold(0_u64, |value, byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'z' => byte - b'a' + 10,
            _ => return None,
        };
        value.checked_mul(36)?.checked_add(u64::from(digit))
    })
}

/// Reads digits after an optional minus sign.
pub(crate) fn read_signed(text: &str) -> Option<i64> {
    match text.strip_prefix('-') {
        Some(digits) => 0_i64.checked_sub_unsigned(read(digits)?),
        None => i64::try_from(read(text)?).ok(),
    }
}

/// Two characters that change with any single character of `text` and with any two neighbours changing places.
pub(crate) fn check_chars(text: &str) -> [char; 2] {
    // 1291 is the greatest prime below 36²: no step of the sum can swallow a difference between two bytes.
    let sum = text.bytes().fold(7_u64, |sum, byte| (sum * 31 + u64::from(byte)) % 1291);
    [digit(sum / 36), digit(sum % 36)]
}

/// Appends the check characters of all that is in `out`.
pub(crate) fn put_check(out: &mut String) {
    out.extend(check_chars(out));
}

/// The text before its check characters; none when they do not belong to it.
pub(crate) fn checked(text: &str) -> Option<&str> {
    let (body, check) = text.split_at_checked(text.len().checked_sub(2)?)?;
    check.chars().eq(check_chars(body)).then_some(body)
}

/// Appends text as two digits a byte, so that any language fits into any address and any line.
pub(crate) fn put_hex(out: &mut String, text: &str) {
    for byte in text.bytes() {
        out.extend([digit(u64::from(byte >> 4)), digit(u64::from(byte & 15))]);
    }
}

/// The text of such digits; none when they are not two for each byte, or not the bytes of a text.
pub(crate) fn read_hex(text: &str) -> Option<String> {
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let bytes = pairs.iter().map(|[high, low]| Some(value(*high)? << 4 | value(*low)?)).collect::<Option<Vec<u8>>>()?;
    if rest.is_empty() { String::from_utf8(bytes).ok() } else { None }
}

fn digit(value: u64) -> char {
    usize::try_from(value).ok().and_then(|n| DIGITS.get(n)).map_or('0', |byte| char::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: i64) -> String {
        let mut out = String::new();
        put_signed(&mut out, value);
        out
    }

    #[test]
    fn numbers_are_written_in_base_36() {
        let samples = [(0, "0"), (35, "z"), (36, "10"), (-37, "-11"), (i64::MIN, "-1y2p0ij32e8e8")];
        for (value, expected) in samples {
            assert_eq!(text(value), expected, "written");
            assert_eq!(read_signed(expected), Some(value), "read back");
        }
        let mut greatest = String::new();
        put(&mut greatest, u64::MAX);
        assert_eq!((greatest.as_str(), read(&greatest)), ("3w5e11264sgsf", Some(u64::MAX)), "greatest");
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in ["", "-", "--1", "A", "1 ", "+1", "3w5e11264sgsg", "zzzzzzzzzzzzzzzzzzzz", "\u{e9}"] {
            assert_eq!((read(text), read_signed(text)), (None, None), "{text}");
        }
    }

    #[test]
    fn check_characters_notice_one_wrong_byte_and_two_swapped_ones() {
        let line = "1s,abc,0,12,zz,";
        for (at, byte) in line.bytes().enumerate() {
            for other in 0..128_u8 {
                let mut bytes = line.as_bytes().to_vec();
                bytes[at] = other;
                let changed = String::from_utf8(bytes).expect("ascii");
                assert_eq!(check_chars(&changed) == check_chars(line), other == byte, "byte {at} as {other}");
            }
        }
        assert_ne!(check_chars("ab"), check_chars("ba"), "swapped");
    }
}
