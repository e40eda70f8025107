//! What the browser knows of a language, as plain data: its figures, when a message takes which plural form, and the
//! names of days and months.

/// A table of one line each: ten digits, decimal mark, minus sign, the plural category of every count from 0 to 199 as
/// one digit, seven short weekdays from Monday on, twelve months.
#[derive(Clone, Copy, Debug)]
pub struct Platform(&'static [&'static str]);

const DECIMAL: usize = 10;
const MINUS: usize = 11;
const PLURALS: usize = 12;
const WEEKDAYS: usize = 13;
const MONTHS: usize = 20;
const LINES: usize = 32;

/// Plural categories, in the order of the digits that name them.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

impl Platform {
    /// The table as the browser gave it; nothing if it is not whole.
    pub fn checked(lines: &'static [&'static str]) -> Option<Self> {
        let counted = lines.get(PLURALS).is_some_and(|it| it.len() == 200 && it.bytes().all(|b| b.is_ascii_digit()));
        (lines.len() == LINES && counted).then_some(Self(lines))
    }

    fn line(self, n: usize) -> &'static str {
        self.0.get(n).copied().unwrap_or_default()
    }

    /// Between whole and tenths.
    pub fn decimal(self) -> &'static str {
        self.line(DECIMAL)
    }

    /// The plural form of a count. Those of our languages repeat every hundred.
    pub fn form(self, count: u64) -> &'static str {
        let n = if count < 200 { count } else { 100 + count % 100 };
        let category = usize::try_from(n).ok().and_then(|n| self.line(PLURALS).as_bytes().get(n).copied());
        category.and_then(|b| FORMS.get(usize::from(b.wrapping_sub(b'0'))).copied()).unwrap_or("other")
    }

    /// The short name of a weekday, 1 Monday to 7 Sunday.
    pub fn weekday(self, n: u8) -> &'static str {
        self.line(WEEKDAYS + usize::from(n.clamp(1, 7)) - 1)
    }

    /// The name of a month, 1 to 12.
    pub fn month(self, n: u8) -> &'static str {
        self.line(MONTHS + usize::from(n.clamp(1, 12)) - 1)
    }

    /// Writes a whole number in the language's figures.
    pub fn write(self, out: &mut String, n: i64) {
        if n < 0 {
            out.push_str(self.line(MINUS));
        }
        // Twenty figures are enough for every number; they come last first.
        let mut figures = [0_u8; 20];
        let (mut rest, mut count) = (n.unsigned_abs(), 0);
        for figure in &mut figures {
            *figure = u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
            count += 1;
            if rest == 0 {
                break;
            }
        }
        for figure in figures.iter().take(count).rev() {
            out.push_str(self.line(usize::from(*figure)));
        }
    }
}

/// What a browser says of English.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const ENGLISH: Platform = Platform(&[
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    ".",
    "\u{2212}",
    "5155555555555555555555555555555555555555555555555555555555555555555555555555555555555555555555555555\
     5555555555555555555555555555555555555555555555555555555555555555555555555555555555555555555555555555",
    "Mon",
    "Tue",
    "Wed",
    "Thu",
    "Fri",
    "Sat",
    "Sun",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]);
