//! Records, days, totals, export and import.
//!
//! The reader's history: what was done, when, on which civil day. Each record is written once under a key of its
//! own and never changed; everything else is read from the set of records, so that a second tab, an import and a
//! crash can only ever add. `docs/storage.md` describes the layout for hosts and for later versions. Nothing here
//! touches the browser: storage is the port [`KeyValue`]; time and randomness are arguments.

mod codec;
mod day;
mod exchange;
mod json;
mod record;
mod storage;
mod store;
mod totals;
mod union;

use crate::coach::base36;

pub use codec::{Damage, decode, encode};
pub use day::{Day, LocalTime, Ymd};
pub use exchange::{Export, ImportError, Item, PlanItem, Report, SetItem};
pub use record::{Fault, Record, RecordFields, RecordId, Source, Status, whole_seconds};
pub use storage::{KeyValue, Memory, Refused};
pub use store::{Appended, Damaged, Journal, Mode};
pub use totals::{DayTotal, total_of, totals};
