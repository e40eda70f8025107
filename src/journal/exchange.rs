//! Export and import.
//!
//! The file is plain data with readable names; whoever turns it into text is not here. Numbers come in wide, and what
//! is missing or of another type is read as an absurd one, so that it makes one bad record and not an unreadable file.
//! An import can only add: it goes into the same union as everything else.

use super::json::{self, Value};
use super::union::Added;
use super::{Day, Fault, Journal, KeyValue, Record, RecordFields, RecordId, Source, Status, base36, encode};
use crate::coach::{Exercise, Felt, Field, Plan, PlanFields, SetReps, Sides};
use serde::Serialize;

const FORMAT: &str = "soleus-pump";
const VERSION: u32 = 1;
const KIND_SET: &str = "set";
const SOURCE_TIMER: &str = "timer";
const DONE: &str = "done";
const PARTIAL: &str = "partial";

/// The numbers of a plan by name, in the order of [`Field::ALL`].
const PLAN: [&str; 8] = ["get_ready_ds", "raise_ds", "hold_ds", "lower_ds", "rest_ds", "reps", "sets", "set_rest_ds"];

/// More records than 20 years of 25 a day: not a reader's history.
const MAX_ITEMS: usize = 200_000;

/// Everything the reader has recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Export {
    /// Always `soleus-pump`.
    pub format: String,
    /// Version of this layout: 1.
    pub version: u32,
    /// When it was made, seconds since 1970 in UTC.
    pub exported_utc_s: i64,
    /// Version of the program that made it.
    pub app_version: String,
    /// The records, newest first.
    pub records: Vec<Item>,
    /// Check over all records, to notice a file that was cut off or edited.
    pub check: String,
}

/// A record in an export, unchecked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Kind of record: `set`.
    pub kind: String,
    /// When it began, seconds since 1970 in UTC.
    pub start_utc_s: i64,
    /// Random part of the id.
    pub random: i64,
    /// Device part of the id.
    pub device: i64,
    /// Local time minus UTC, in minutes.
    pub offset_min: i64,
    /// Civil day, as days since 1970-01-01.
    pub day: i64,
    /// `done` or `partial`.
    pub status: String,
    /// Id of the exercise.
    pub exercise: String,
    /// What was asked for.
    pub plan: PlanItem,
    /// Reps of each set.
    pub sets: Vec<SetItem>,
    /// Time paced, in seconds.
    pub active_s: i64,
    /// Time away, in seconds.
    pub away_s: i64,
    /// How often it stopped by itself.
    pub interruptions: i64,
    /// `timer`.
    pub source: String,
    /// How the sides shared it, where they did: `alternate` or `left-then-right`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sides: Option<String>,
    /// 1 where the reader decided how many reps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<i64>,
    /// Heel up in the last rep of a set, where holds changed; in tenths of a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold_end_ds: Option<i64>,
    /// How hard it was, 0 to 10, where the reader says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort: Option<i64>,
    /// How much it hurt, 0 to 10, where the reader says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain: Option<i64>,
    /// A note, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// 1 where the reader says that something else was done than was paced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited: Option<i64>,
}

/// A plan in an export, unchecked; times in tenths of a second, see [`crate::coach::PlanFields`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PlanItem {
    /// Before the first rep.
    pub get_ready_ds: i64,
    /// Heel going up.
    pub raise_ds: i64,
    /// Heel up.
    pub hold_ds: i64,
    /// Heel going down.
    pub lower_ds: i64,
    /// Between two reps.
    pub rest_ds: i64,
    /// Reps in a set.
    pub reps: i64,
    /// Sets.
    pub sets: i64,
    /// Between two sets.
    pub set_rest_ds: i64,
}

/// Reps of a set in an export, unchecked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SetItem {
    /// Completed.
    pub done: i64,
    /// Asked for.
    pub planned: i64,
}

/// Why a file cannot be imported at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportError {
    /// It is not an export of this program.
    NotOurs,
    /// A newer version of the program made it.
    Newer,
    /// It has more records than anyone can have.
    TooMany,
}

/// What an import does, or would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// Records that were not there.
    pub new: usize,
    /// Records that were there already, or twice in the file.
    pub same: usize,
    /// Records whose id was there with another content. Both are kept; the same one is shown on every device.
    pub conflict: usize,
    /// Records that make no sense or are of a kind this version does not know. They are left out.
    pub bad: usize,
    /// Place in the file, from 0, of the first bad record, and what is wrong with it.
    pub first_bad: Option<(usize, Fault)>,
    /// The check does not match: the file was cut off or edited since it was exported.
    pub altered: bool,
}

impl Export {
    /// Reads the text of a file. Nothing if it is not JSON, or not an object with a list of records.
    pub fn from_json(text: &str) -> Option<Self> {
        let file = json::read(text)?;
        Some(Self {
            format: word(&file, "format"),
            version: u32::try_from(number(&file, "version")).unwrap_or(u32::MAX),
            exported_utc_s: number(&file, "exported_utc_s"),
            app_version: word(&file, "app_version"),
            records: file.list("records")?.iter().map(Item::read).collect(),
            check: word(&file, "check"),
        })
    }

    /// Everything in these records.
    fn of<'a>(records: impl Iterator<Item = &'a Record>, exported_utc_s: i64, app_version: &str) -> Self {
        let mut check = Check::new();
        let records = records.inspect(|record| check.add(record)).map(Item::from).collect();
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            exported_utc_s,
            app_version: app_version.to_owned(),
            records,
            check: check.text(),
        }
    }

    /// The records that make sense, and a report that counts the others.
    fn read(&self) -> Result<(Vec<Record>, Report), ImportError> {
        if self.format != FORMAT {
            return Err(ImportError::NotOurs);
        }
        if self.version > VERSION {
            return Err(ImportError::Newer);
        }
        if self.records.len() > MAX_ITEMS {
            return Err(ImportError::TooMany);
        }
        let (mut records, mut report, mut check) = (Vec::new(), Report::default(), Check::new());
        for (place, item) in self.records.iter().enumerate() {
            match item.record() {
                Ok(record) => {
                    check.add(&record);
                    records.push(record);
                }
                Err(fault) => {
                    report.bad += 1;
                    report.first_bad.get_or_insert((place, fault));
                }
            }
        }
        report.altered = check.text() != self.check;
        Ok((records, report))
    }
}

impl<S: KeyValue> Journal<S> {
    /// Everything the reader has recorded, also what is not in storage.
    pub fn export(&self, now_utc_s: i64, app_version: &str) -> Export {
        Export::of(self.records.all(), now_utc_s, app_version)
    }

    /// What [`Journal::merge`] would do.
    ///
    /// # Errors
    /// Why the file cannot be imported at all.
    pub fn preview(&self, import: &Export) -> Result<Report, ImportError> {
        let (records, mut report) = import.read()?;
        let mut union = self.records.clone();
        for record in records {
            report.count(union.add(record));
        }
        Ok(report)
    }

    /// Adds the records of an export. Nothing that is there goes; doing it twice does nothing more; the order of two
    /// imports does not matter. Ask the reader first when [`Report::altered`] says so.
    ///
    /// # Errors
    /// Why the file cannot be imported at all; then nothing has changed.
    pub fn merge(&mut self, import: &Export) -> Result<Report, ImportError> {
        let (records, mut report) = import.read()?;
        for record in records {
            report.count(self.add(record));
        }
        if report.new + report.conflict > 0 {
            self.begin(import.exported_utc_s);
        }
        Ok(report)
    }
}

impl Report {
    fn count(&mut self, added: Added) {
        *match added {
            Added::New => &mut self.new,
            Added::Same => &mut self.same,
            Added::Conflict => &mut self.conflict,
        } += 1;
    }
}

impl From<&Record> for Item {
    fn from(record: &Record) -> Self {
        let (start_utc_s, random, device) = record.id.parts();
        Self {
            kind: KIND_SET.to_owned(),
            start_utc_s,
            random: i64::from(random),
            device: i64::from(device),
            offset_min: i64::from(record.offset_min),
            day: i64::from(record.day.0),
            status: status_word(record.status).to_owned(),
            exercise: record.exercise.clone(),
            plan: PlanItem::of(Field::ALL.map(|field| i64::from(record.plan.get(field)))),
            sets: record
                .sets
                .iter()
                .map(|set| SetItem { done: i64::from(set.done), planned: i64::from(set.planned) })
                .collect(),
            active_s: i64::from(record.active_s),
            away_s: i64::from(record.away_s),
            interruptions: i64::from(record.interruptions),
            source: match record.source {
                Source::Timer => SOURCE_TIMER.to_owned(),
            },
            sides: (record.plan.sides != Sides::Both).then(|| record.plan.sides.id().to_owned()),
            open: record.plan.open.then_some(1),
            hold_end_ds: (record.plan.hold_end_ds != record.plan.hold_ds).then(|| i64::from(record.plan.hold_end_ds)),
            effort: record.felt.effort.map(i64::from),
            pain: record.felt.pain.map(i64::from),
            note: (!record.felt.note.is_empty()).then(|| record.felt.note.clone()),
            edited: record.edited.then_some(1),
        }
    }
}

/// A number, or one that no record can have.
#[inline(never)]
fn number(object: &Value, name: &str) -> i64 {
    object.int(name).unwrap_or(i64::MIN)
}

/// A number that is not in every record.
#[inline(never)]
fn given(object: &Value, name: &str) -> Option<i64> {
    object.get(name).map(|_| number(object, name))
}

/// A text, or one that means nothing.
#[inline(never)]
fn word(object: &Value, name: &str) -> String {
    object.text(name).unwrap_or_default().to_owned()
}

impl Item {
    fn read(item: &Value) -> Self {
        let plan = item.get("plan").unwrap_or(&Value::Other);
        let sets = item.list("sets").unwrap_or_default();
        Self {
            kind: word(item, "kind"),
            start_utc_s: number(item, "start_utc_s"),
            random: number(item, "random"),
            device: number(item, "device"),
            offset_min: number(item, "offset_min"),
            day: number(item, "day"),
            status: word(item, "status"),
            exercise: word(item, "exercise"),
            plan: PlanItem::of(PLAN.map(|name| number(plan, name))),
            sets: sets
                .iter()
                .map(|set| SetItem { done: number(set, "done"), planned: number(set, "planned") })
                .collect(),
            active_s: number(item, "active_s"),
            away_s: number(item, "away_s"),
            interruptions: number(item, "interruptions"),
            source: word(item, "source"),
            sides: item.get("sides").map(|_| word(item, "sides")),
            open: given(item, "open"),
            hold_end_ds: given(item, "hold_end_ds"),
            effort: given(item, "effort"),
            pain: given(item, "pain"),
            note: item.get("note").map(|_| word(item, "note")),
            edited: given(item, "edited"),
        }
    }

    /// The record; a number that is too great for its place counts as the greatest that fits, which is a fault too.
    fn record(&self) -> Result<Record, Fault> {
        let [random, device, active_s, away_s, interruptions] =
            [self.random, self.device, self.active_s, self.away_s, self.interruptions]
                .map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        let [offset_min, day] = [self.offset_min, self.day].map(|n| i32::try_from(n).unwrap_or(i32::MAX));
        let id = RecordId::from_parts(self.start_utc_s, random, device).ok_or(Fault::Length)?;
        let status = [Status::Done, Status::Partial].into_iter().find(|status| status_word(*status) == self.status);
        let (Some(status), KIND_SET, SOURCE_TIMER) = (status, &*self.kind, &*self.source) else {
            return Err(Fault::Unknown);
        };
        let mut plan = self.plan.fields();
        plan.exercise = Exercise::from_id(&self.exercise).unwrap_or_default();
        plan.sides = self.sides.as_deref().map_or(Some(Sides::Both), Sides::from_id).ok_or(Fault::Unknown)?;
        plan.hold_end_ds = self.hold_end_ds.map_or(plan.hold_ds, small);
        let [open, edited] = [self.open, self.edited].map(|it| it.is_some_and(|n| n != 0));
        plan.open = open;
        let plan = Plan::checked(plan).or(Err(Fault::Plan))?;
        let [effort, pain] = [self.effort, self.pain].map(|felt| felt.map(|n| u8::try_from(n).unwrap_or(u8::MAX)));
        Record::checked(RecordFields {
            id,
            offset_min,
            day: Day(day),
            status,
            exercise: self.exercise.clone(),
            plan,
            sets: self.sets.iter().map(SetItem::set).collect(),
            active_s,
            away_s,
            interruptions,
            source: Source::Timer,
            felt: Felt { effort, pain, note: self.note.clone().unwrap_or_default() },
            edited,
        })
    }
}

impl PlanItem {
    fn of([get_ready_ds, raise_ds, hold_ds, lower_ds, rest_ds, reps, sets, set_rest_ds]: [i64; 8]) -> Self {
        Self { get_ready_ds, raise_ds, hold_ds, lower_ds, rest_ds, reps, sets, set_rest_ds }
    }

    fn fields(&self) -> PlanFields {
        let Self { get_ready_ds, raise_ds, hold_ds, lower_ds, rest_ds, reps, sets, set_rest_ds } = *self;
        let numbers = [get_ready_ds, raise_ds, hold_ds, lower_ds, rest_ds, reps, sets, set_rest_ds].map(small);
        PlanFields::plain(numbers)
    }
}

impl SetItem {
    fn set(&self) -> SetReps {
        SetReps { done: small(self.done), planned: small(self.planned) }
    }
}

fn small(number: i64) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Done => DONE,
        Status::Partial => PARTIAL,
    }
}

/// 64-bit FNV-1a over the lines of all records in the order of the file. Against accidents, not against forgers.
struct Check(u64);

impl Check {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, record: &Record) {
        for byte in encode(record).bytes().chain([b'\n']) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        base36::put(&mut text, self.0);
        text
    }
}
