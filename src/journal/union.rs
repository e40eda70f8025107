//! The set of all records: a union by id, in which adding is all that can happen.
//!
//! Because it is a union, the order in which tabs, imports and reloads add to it does not matter, and adding twice
//! changes nothing. Two different contents under one id can only come from a file that was edited outside; then both
//! are kept, and which one is shown is decided by the contents alone, so that every device shows the same.

use super::{Record, RecordId, codec};
use core::cmp::Ordering;

/// What adding a record came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Added {
    New,
    Same,
    /// The id was there with another content, and now has both.
    Conflict,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Union {
    /// The contents under each id, by id; the first of each is the one shown. A sorted list: records come almost always
    /// in order, and a tree costs the page 3 KB.
    records: Vec<(RecordId, Vec<Record>)>,
}

impl Union {
    pub(super) fn add(&mut self, record: Record) -> Added {
        let place = match self.records.binary_search_by_key(&record.id, |(id, _)| *id) {
            Ok(place) => place,
            Err(place) => {
                self.records.insert(place, (record.id, Vec::new()));
                place
            }
        };
        let Some((_, contents)) = self.records.get_mut(place) else { return Added::Same };
        let mut at = contents.len();
        for (place, other) in contents.iter().enumerate() {
            match codec::order(&record, other) {
                Ordering::Equal => return Added::Same,
                Ordering::Greater => {
                    at = place;
                    break;
                }
                Ordering::Less => {}
            }
        }
        contents.insert(at, record);
        if contents.len() == 1 { Added::New } else { Added::Conflict }
    }

    /// One record for each id, newest first.
    pub(super) fn shown(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().rev().filter_map(|(_, contents)| contents.first())
    }

    /// Everything: the records shown, newest first, then the other contents.
    pub(super) fn all(&self) -> impl Iterator<Item = &Record> {
        self.shown().chain(self.records.iter().flat_map(|(_, contents)| contents.iter().skip(1)))
    }
}
