//! The port to whatever keeps text under keys, and a stand-in that keeps it in memory.

use std::collections::BTreeMap;

/// Why storage did not do as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It may not be used: private mode, a sandboxed frame, the reader's settings.
    Blocked,
    /// There is no room for the value; the old one is still there.
    Full,
}

/// Text under keys. Other programs may use the same store under other keys, and other tabs the same keys.
#[expect(clippy::missing_errors_doc, reason = "every method fails for the same reasons: those of `Refused`")]
pub trait KeyValue {
    /// The value of a key, if there is one.
    fn get(&self, key: &str) -> Result<Option<String>, Refused>;
    /// Sets the value of a key: wholly or not at all.
    fn set(&mut self, key: &str, value: &str) -> Result<(), Refused>;
    /// Removes a key; fine if there is none.
    fn remove(&mut self, key: &str) -> Result<(), Refused>;
    /// Every key of the store, in any order.
    fn keys(&self) -> Result<Vec<String>, Refused>;
}

/// Storage that lasts as long as the page: for tests, and where the browser has none to offer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory(BTreeMap<String, String>);

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        Ok(self.0.get(key).cloned())
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), Refused> {
        self.0.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), Refused> {
        self.0.remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Refused> {
        Ok(self.0.keys().cloned().collect())
    }
}
