//! localStorage behind the journal's port. It may be blocked, full or missing; each is an answer, not an error.

use crate::journal::{KeyValue, Refused};
use web_sys::Storage;

/// This site's localStorage, looked up at each use: a browser may take it away.
#[derive(Debug)]
pub(crate) struct LocalStorage;

fn area() -> Result<Storage, Refused> {
    match web_sys::window().map(|w| w.local_storage()) {
        Some(Ok(Some(storage))) => Ok(storage),
        _ => Err(Refused::Blocked),
    }
}

impl KeyValue for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        area()?.get_item(key).map_err(|_blocked| Refused::Blocked)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), Refused> {
        let area = area()?;
        area.set_item(key, value).map_err(|_full| Refused::Full)
    }

    fn remove(&mut self, key: &str) -> Result<(), Refused> {
        area()?.remove_item(key).map_err(|_blocked| Refused::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, Refused> {
        let area = area()?;
        let count = area.length().map_err(|_blocked| Refused::Blocked)?;
        Ok((0..count).filter_map(|n| area.key(n).ok().flatten()).collect())
    }
}
