//! A record as one line of ASCII text.
//!
//! `1s,…,cc`: a version, a kind, fields separated by commas, two check characters. A set that uses what version 1 has
//! no place for (sides, holds that grow, reps until the reader stops, effort, pain, a note, an edit) is a line of
//! version 2; all others stay lines of version 1. Other kinds and versions can stand beside these lines; a reader that
//! does not know one says so and leaves it where it is. A line is read only if writing the result gives the same line
//! again, so no two lines mean the same record.

use super::{Day, Fault, Record, RecordFields, RecordId, Source, Status, base36};
use crate::coach::{Exercise, Felt, Field, Plan, PlanFields, SetReps, Sides};
use core::cmp::Ordering;

/// Version 1, kind "guided set". A walk, a skipped slot or an edit will have letters of their own.
const SET_TAG: &str = "1s";
/// Version 2 of it: the same and five fields more.
const LATER_TAG: &str = "2s";

/// Why a text is not a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// A whole line of a version or kind that this version does not know. It must be kept.
    Newer,
    /// The check characters do not belong to the line, or there are none.
    Check,
    /// The line is whole but not laid out as it should be.
    Form,
    /// The line is laid out well but what it says is not a record.
    Content(Fault),
    /// The storage did not give the value.
    Unreadable,
    /// A key of ours that this version does not know.
    Key,
}

/// The line of a record: about 70 characters for two sets, digits, lower-case letters and `,./-` only.
pub fn encode(record: &Record) -> String {
    let mut line = String::with_capacity(96);
    let later = is_later(record);
    line.push_str(if later { LATER_TAG } else { SET_TAG });
    line.push(',');
    record.id.put(&mut line);
    line.push(',');
    base36::put_signed(&mut line, i64::from(record.offset_min));
    line.push(',');
    base36::put_signed(&mut line, i64::from(record.day.0));
    line.push(',');
    line.push(status_letter(record.status));
    line.push(source_letter(record.source));
    line.push(',');
    line.push_str(&record.exercise);
    line.push(',');
    put_list(&mut line, Field::ALL.map(|field| record.plan.get(field)));
    line.push(',');
    put_sets(&mut line, &record.sets, record.plan.reps);
    for number in [record.active_s, record.away_s, record.interruptions] {
        line.push(',');
        base36::put(&mut line, u64::from(number));
    }
    if later {
        put_later(&mut line, record);
    }
    line.push(',');
    base36::put_check(&mut line);
    line
}

/// Whether a record holds what version 1 has no place for.
fn is_later(record: &Record) -> bool {
    let plain = PlanFields::plain(Field::ALL.map(|field| record.plan.get(field)));
    let as_before = PlanFields { exercise: record.plan.exercise, ..plain } == *record.plan;
    !as_before || record.edited || record.felt != Felt::default()
}

/// `,hold,letters,effort,pain,note`: last hold; sides, `o` for open or `r`, `e` for edited or `p` for as paced; figures
/// or nothing; the bytes of the note, two digits each.
fn put_later(line: &mut String, record: &Record) {
    line.push(',');
    base36::put(line, u64::from(record.plan.hold_end_ds));
    line.push(',');
    let open = if record.plan.open { 'o' } else { 'r' };
    line.extend([record.plan.sides.letter(), open, if record.edited { 'e' } else { 'p' }]);
    for felt in [record.felt.effort, record.felt.pain] {
        line.push(',');
        if let Some(felt) = felt {
            base36::put(line, u64::from(felt));
        }
    }
    line.push(',');
    base36::put_hex(line, &record.felt.note);
}

/// The record of a line.
///
/// # Errors
/// Why the line is not a record that this version knows.
pub fn decode(line: &str) -> Result<Record, Damage> {
    let body = base36::checked(line).and_then(|body| body.strip_suffix(',')).ok_or(Damage::Check)?;
    let (tag, rest) = body.split_once(',').unwrap_or((body, ""));
    if tag != SET_TAG && tag != LATER_TAG {
        return Err(if is_tag(tag) { Damage::Newer } else { Damage::Form });
    }
    let record = Record::checked(read_fields(rest, tag == LATER_TAG)?).map_err(Damage::Content)?;
    if encode(&record) == line { Ok(record) } else { Err(Damage::Form) }
}

/// Order between two contents under one id, the same everywhere: the greater one is shown. Two that are written alike
/// are one.
pub(super) fn order(a: &Record, b: &Record) -> Ordering {
    encode(a).cmp(&encode(b))
}

/// A version number and a word for the kind.
fn is_tag(tag: &str) -> bool {
    let kind = tag.trim_start_matches(|c: char| c.is_ascii_digit());
    kind.len() < tag.len() && !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_lowercase())
}

/// What a part that is missing or no number says counts as nothing: the record then does not write the same line, which
/// is how its form is checked.
fn read_fields(rest: &str, later: bool) -> Result<RecordFields, Damage> {
    let mut parts = rest.split(',');
    let mut part = || parts.next().unwrap_or_default();
    let id = RecordId::read([part(), part(), part()]).ok_or(Damage::Form)?;
    let [offset_min, day] = [part(), part()].map(|text| base36::read_signed(text).map(i32::try_from));
    let (Some(Ok(offset_min)), Some(Ok(day))) = (offset_min, day) else { return Err(Damage::Form) };
    let mut letters = part().chars();
    let (status, source) = (letters.next().and_then(status_of), letters.next().and_then(source_of));
    let (Some(status), Some(source)) = (status, source) else { return Err(Damage::Form) };
    let exercise = part();
    let mut plan = PlanFields::plain(read_list(part()));
    plan.exercise = Exercise::from_id(exercise).unwrap_or_default();
    let sets = part();
    let [active_s, away_s, interruptions] =
        [part(), part(), part()].map(|text| u32::try_from(base36::read(text).unwrap_or(0)).unwrap_or(u32::MAX));
    let (mut felt, mut edited) = (Felt::default(), false);
    if later {
        plan.hold_end_ds = small(part());
        let mut letters = part().chars();
        plan.sides = letters.next().and_then(Sides::of_letter).ok_or(Damage::Form)?;
        (plan.open, edited) = (letters.next() == Some('o'), letters.next() == Some('e'));
        [felt.effort, felt.pain] = [part(), part()].map(|text| u8::try_from(base36::read(text)?).ok());
        felt.note = base36::read_hex(part()).ok_or(Damage::Form)?;
    }
    let plan = Plan::checked(plan).or(Err(Damage::Content(Fault::Plan)))?;
    Ok(RecordFields {
        id,
        offset_min,
        day: Day(day),
        status,
        exercise: exercise.to_owned(),
        plan,
        sets: sets.split('.').map(|set| read_set(set, plan.reps)).collect(),
        active_s,
        away_s,
        interruptions,
        source,
        felt,
        edited,
    })
}

/// `done` for each set, with `/planned` where the set asked for another number than the plan.
fn put_sets(line: &mut String, sets: &[SetReps], reps: u16) {
    for (n, set) in sets.iter().enumerate() {
        if n > 0 {
            line.push('.');
        }
        base36::put(line, u64::from(set.done));
        if set.planned != reps {
            line.push('/');
            base36::put(line, u64::from(set.planned));
        }
    }
}

fn read_set(text: &str, reps: u16) -> SetReps {
    match text.split_once('/') {
        Some((done, planned)) => SetReps { done: small(done), planned: small(planned) },
        None => SetReps { done: small(text), planned: reps },
    }
}

#[inline(never)]
fn small(text: &str) -> u16 {
    u16::try_from(base36::read(text).unwrap_or(0)).unwrap_or(u16::MAX)
}

fn put_list<const N: usize>(line: &mut String, numbers: [u16; N]) {
    for (n, number) in numbers.into_iter().enumerate() {
        if n > 0 {
            line.push('.');
        }
        base36::put(line, u64::from(number));
    }
}

fn read_list<const N: usize>(text: &str) -> [u16; N] {
    let mut parts = text.split('.');
    [(); N].map(|()| small(parts.next().unwrap_or_default()))
}

fn status_letter(status: Status) -> char {
    match status {
        Status::Done => 'd',
        Status::Partial => 'p',
    }
}

fn status_of(letter: char) -> Option<Status> {
    [Status::Done, Status::Partial].into_iter().find(|status| status_letter(*status) == letter)
}

fn source_letter(source: Source) -> char {
    match source {
        Source::Timer => 't',
    }
}

fn source_of(letter: char) -> Option<Source> {
    [Source::Timer].into_iter().find(|source| source_letter(*source) == letter)
}
