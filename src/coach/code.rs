//! Plans as short text: for settings, for links that people share, and within longer lines.
//!
//! A code is digits and lower-case letters with `.`, `~` and `-`, which every address takes as they are. A text is read
//! only if writing the result gives the same text again: whoever sends something else is told why it is refused.

use super::{Exercise, Field, Plan, PlanError, PlanFields, Sides, base36};

/// The first letter of a shared plan: version 1.
const SHARED: &str = "1";

/// Longest fragment of an address, `#/train/` with it.
pub const MOST_CHARS: usize = 200;

/// What stands before a code in an address.
pub const FRAGMENT: &str = "#/train/";

/// Most letters of a name, and most bytes: a name has to fit into a link.
pub const NAME_CHARS: usize = 40;
const NAME_BYTES: usize = 60;

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// It has more than [`MOST_CHARS`].
    TooLong,
    /// It was cut off or changed: the check characters do not belong to it.
    Check,
    /// A newer version of the program made it.
    Newer,
    /// It is not laid out as a code is.
    Form,
    /// Its numbers are not a plan.
    Plan(PlanError),
    /// Its name is not a name.
    Name,
}

/// A plan with a name of the reader's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    name: String,
    /// The plan.
    pub plan: Plan,
}

impl Named {
    /// A plan with a name, without spaces around it. None where nothing is left, where it is too long, and where it has
    /// signs that are not seen or turn others around.
    pub fn new(name: &str, plan: Plan) -> Option<Self> {
        let name = name.trim();
        let hidden = |c: char| {
            let turns = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
            c.is_control() || turns || c == '\u{feff}'
        };
        let fits = (1..=NAME_BYTES).contains(&name.len()) && name.chars().count() <= NAME_CHARS;
        (fits && !name.chars().any(hidden)).then(|| Self { name: name.to_owned(), plan })
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The code for a link: [`FRAGMENT`] and this stay within [`MOST_CHARS`].
    pub fn code(&self) -> String {
        let mut code = String::from(SHARED);
        put_plan(&mut code, &self.plan);
        code.push('~');
        base36::put_hex(&mut code, &self.name);
        code.push('~');
        base36::put_check(&mut code);
        code
    }

    /// The plan of a code.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn read(code: &str) -> Result<Self, CodeError> {
        if code.len() + FRAGMENT.len() > MOST_CHARS {
            return Err(CodeError::TooLong);
        }
        let body = base36::checked(code).ok_or(CodeError::Check)?;
        let Some(rest) = body.strip_prefix(SHARED) else {
            let newer = body.starts_with(|c: char| c.is_ascii_digit() && c != '0');
            return Err(if newer { CodeError::Newer } else { CodeError::Form });
        };
        let mut parts = rest.split('~');
        let mut part = || parts.next().unwrap_or_default();
        let (plan, name) = (read_plan(part())?, part());
        let name = base36::read_hex(name).ok_or(CodeError::Form)?;
        let named = Self::new(&name, plan).ok_or(CodeError::Name)?;
        if named.code() == code { Ok(named) } else { Err(CodeError::Form) }
    }
}

/// A plan as text for the settings. Plain heel raises as ever: the fields in their order, with dots between.
pub fn plan_text(plan: &Plan) -> String {
    if PlanFields::plain(Field::ALL.map(|field| plan.get(field))) == **plan {
        return Field::ALL.map(|field| plan.get(field).to_string()).join(".");
    }
    let mut text = String::new();
    put_plan(&mut text, plan);
    text
}

/// A plan from such a text.
///
/// # Errors
/// Why it is refused.
pub fn plan_from_text(text: &str) -> Result<Plan, CodeError> {
    if text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return read_plan(text);
    }
    let mut parts = text.split('.');
    let numbers = [(); 8].map(|()| parts.next().and_then(|part| part.parse().ok()));
    let mut whole = parts.next().is_none();
    let numbers = numbers.map(|number: Option<u16>| {
        whole &= number.is_some();
        number.unwrap_or(0)
    });
    if whole { Plan::checked(PlanFields::plain(numbers)).map_err(CodeError::Plan) } else { Err(CodeError::Form) }
}

/// `hbr.1e.k.u.14.a.c.2.go.u`: letters for exercise, sides, and reps that are counted or open; then numbers in base 36.
pub(super) fn put_plan(out: &mut String, plan: &Plan) {
    out.extend([plan.exercise.letter(), plan.sides.letter(), if plan.open { 'o' } else { 'r' }]);
    for field in Field::ALL.into_iter().chain([Field::HoldEnd]) {
        out.push('.');
        base36::put(out, u64::from(plan.get(field)));
    }
}

/// The plan of a text that [`put_plan`] wrote.
pub(super) fn read_plan(text: &str) -> Result<Plan, CodeError> {
    let (letters, numbers) = text.split_once('.').ok_or(CodeError::Form)?;
    let mut letters = letters.chars();
    let exercise = letters.next().and_then(|it| Exercise::ALL.into_iter().find(|exercise| exercise.letter() == it));
    let (sides, open) = (letters.next().and_then(Sides::of_letter), letters.next() == Some('o'));
    let (Some(exercise), Some(sides)) = (exercise, sides) else { return Err(CodeError::Form) };
    let mut numbers = numbers.split('.').map(|part| u16::try_from(base36::read(part).unwrap_or(0)).unwrap_or(u16::MAX));
    let plain = [(); 8].map(|()| numbers.next().unwrap_or(0));
    let hold_end_ds = numbers.next().unwrap_or(0);
    let fields = PlanFields { exercise, sides, open, hold_end_ds, ..PlanFields::plain(plain) };
    let plan = Plan::checked(fields).map_err(CodeError::Plan)?;
    let mut again = String::new();
    put_plan(&mut again, &plan);
    if again == text { Ok(plan) } else { Err(CodeError::Form) }
}
