//! The journal over a store of keys: what is read at the start, what is written when, what happens when it cannot be.
//!
//! Rules: nothing is written before the reader starts or logs something; reading never writes; a key once written is
//! never changed, except settings; what cannot be understood stays where it is and is listed; a record that cannot be
//! written stays in memory, is tried again with the next one, and the mode says so.

use super::record::is_slug;
use super::union::{Added, Union};
use super::{Damage, KeyValue, Record, RecordId, Refused, base36, decode, encode};

/// What every key of this program begins with, in every version.
const OURS: &str = "soleus-pump:";

/// What every key of this layout begins with.
const PREFIX: &str = "soleus-pump:1:";
const META: &str = "soleus-pump:1:meta";
const INBOX: &str = "soleus-pump:1:q:";
const SETTING: &str = "soleus-pump:1:set:";
const ASIDE: &str = "soleus-pump:1:bad:";
const RUN: &str = "soleus-pump:1:run:";

/// The layout that this version writes.
const SCHEMA: u64 = 1;

/// Where new records go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Into storage.
    Persistent,
    /// Nowhere: a newer version of the program owns the storage. Records stay in memory; offer an export.
    ReadOnlyNewer,
    /// Into memory: the storage is blocked.
    MemoryOnly,
    /// Into memory: the storage is full.
    Full,
}

/// What became of an appended record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appended {
    /// It is in storage.
    Stored,
    /// It is in memory and will be tried again; [`Journal::mode`] says why.
    InMemory,
    /// The very same record was there already.
    AlreadyThere,
}

/// A value that could not be read and was left where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// Its key.
    pub key: String,
    /// What is wrong.
    pub why: Damage,
}

/// The reader's history and settings.
#[derive(Debug)]
pub struct Journal<S> {
    storage: S,
    pub(super) records: Union,
    /// Records that are not in storage yet, oldest first.
    unsaved: Vec<Record>,
    /// Settings that are not in storage yet, by name.
    held: Vec<(String, String)>,
    damage: Vec<Damaged>,
    mode: Mode,
    loaded: bool,
    /// Set once the journal may write; the moment counts only for a storage without a meta key.
    started_utc_s: Option<i64>,
    device: u32,
    tab: u64,
    next_in_tab: u64,
}

/// What the meta key says.
enum Meta {
    Absent,
    Ours { device: u32 },
    Newer,
    Damaged(Damage),
}

impl<S: KeyValue> Journal<S> {
    /// Reads everything that is there and writes nothing. `random` makes the keys of this tab its own, and names the
    /// device if it has no name yet; it must differ each time.
    pub fn open(storage: S, random: u64) -> Self {
        let mut journal = Self {
            storage,
            records: Union::default(),
            unsaved: Vec::new(),
            held: Vec::new(),
            damage: Vec::new(),
            mode: Mode::Persistent,
            loaded: false,
            started_utc_s: None,
            device: u32::try_from(random & 0xf_ffff).unwrap_or(0),
            tab: random >> 20,
            next_in_tab: 0,
        };
        journal.mode = match journal.load() {
            Err(_) => Mode::MemoryOnly,
            Ok(Meta::Newer) => Mode::ReadOnlyNewer,
            Ok(_) => Mode::Persistent,
        };
        journal
    }

    /// Adds a record. The first one makes the journal begin.
    pub fn append(&mut self, record: Record) -> Appended {
        let start_utc_s = record.id.start_utc_s();
        if self.add(record) == Added::Same {
            return Appended::AlreadyThere;
        }
        self.begin(start_utc_s);
        if self.unsaved.is_empty() { Appended::Stored } else { Appended::InMemory }
    }

    /// One record for each id, newest first.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.shown()
    }

    /// What could not be read, and stays where it is.
    pub fn damage(&self) -> &[Damaged] {
        &self.damage
    }

    /// Where new records go.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Records that live in this page only.
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// Bytes of all keys and values of this program, whatever their version; 0 when storage cannot be read. Goes
    /// through all of them.
    pub fn bytes(&self) -> usize {
        let size = |key: &String| key.len() + self.storage.get(key).ok().flatten().map_or(0, |value| value.len());
        let keys = self.storage.keys().unwrap_or_default();
        keys.iter().filter(|key| key.starts_with(OURS)).map(size).sum()
    }

    /// An id for a record that begins at `start_utc_s`; `random` must differ each time.
    pub fn new_id(&self, start_utc_s: i64, random: u32) -> RecordId {
        RecordId::new(start_utc_s, random, self.device)
    }

    /// The reader has started something: from here on the journal may write, and settings made before are kept.
    pub fn begin(&mut self, now_utc_s: i64) {
        self.started_utc_s.get_or_insert(now_utc_s);
        self.save();
    }

    /// Takes in a key that another tab has written. A record that was read before stays when its key goes.
    pub fn refresh(&mut self, key: &str) {
        if self.loaded {
            self.take_in(key);
        }
    }

    /// Takes in every key that is there now.
    pub fn refresh_all(&mut self) {
        for key in self.storage.keys().unwrap_or_default() {
            self.refresh(&key);
        }
    }

    /// A setting; none if it was never made.
    pub fn setting(&self, name: &str) -> Option<String> {
        let held = self.held.iter().find(|(held, _)| held == name);
        held.map(|(_, value)| value.clone()).or_else(|| self.storage.get(&[SETTING, name].concat()).ok().flatten())
    }

    /// Makes a setting, and says whether it is in storage. It is not while storage refuses, and not before the
    /// journal has begun; it holds for this page all the same. Names are 1 to 24 lower-case letters, digits and
    /// hyphens; others never reach storage.
    pub fn set_setting(&mut self, name: &str, value: &str) -> bool {
        self.held.retain(|(held, _)| held != name);
        self.held.push((name.to_owned(), value.to_owned()));
        if self.started_utc_s.is_some() {
            self.save();
        }
        self.held.iter().all(|(held, _)| held != name)
    }

    /// Takes a setting out of storage. One that cannot be taken out stays, as does what other tabs hold.
    pub fn forget_setting(&mut self, name: &str) {
        self.held.retain(|(held, _)| held != name);
        self.storage.remove(&[SETTING, name].concat()).ok();
    }

    /// Keeps the stored text of a setting that nobody could read, under a key of its own, before it is made anew. Says
    /// whether that is done: where it is not, leave the setting as it is.
    pub fn set_aside(&mut self, name: &str) -> bool {
        let Ok(Some(text)) = self.storage.get(&[SETTING, name].concat()) else { return true };
        for n in 0..100 {
            let mut key = [ASIDE, name, ":"].concat();
            key.push_str(&i64::to_string(&n));
            match self.storage.get(&key) {
                Ok(Some(kept)) if kept == text => return true,
                Ok(Some(_)) => {}
                Ok(None) => return self.storage.set(&key, &text).is_ok(),
                Err(_) => return false,
            }
        }
        false
    }

    /// Keeps the session under way, in the place of what this tab kept of it before. Says whether it is in storage: it
    /// is not while storage refuses, and the session goes on without.
    pub fn keep_run(&mut self, text: &str) -> bool {
        let may = self.started_utc_s.is_some() && self.mode != Mode::ReadOnlyNewer;
        may && self.storage.set(&self.run_key(), text).is_ok()
    }

    /// Takes away what this tab kept of its session, once the session is recorded or thrown away. A record that is only
    /// in memory keeps it: the page may be gone before there is room.
    pub fn drop_run(&mut self) {
        if self.unsaved.is_empty() {
            self.storage.remove(&self.run_key()).ok();
        }
    }

    /// Sessions that other tabs keep, or kept when they were closed: each with its key.
    pub fn other_runs(&self) -> Vec<(String, String)> {
        let own = self.run_key();
        let keys = self.storage.keys().unwrap_or_default();
        let others = keys.into_iter().filter(|key| key.starts_with(RUN) && *key != own);
        others
            .filter_map(|key| Some((self.storage.get(&key).ok().flatten()?, key)))
            .map(|(text, key)| (key, text))
            .collect()
    }

    /// Takes away the session of another tab, as [`Journal::drop_run`] does its own.
    pub fn drop_other_run(&mut self, key: &str) {
        if self.unsaved.is_empty() && key.starts_with(RUN) {
            self.storage.remove(key).ok();
        }
    }

    fn run_key(&self) -> String {
        let mut key = RUN.to_owned();
        base36::put(&mut key, self.tab);
        key
    }

    /// Gives the storage back. Records that are not in it are lost.
    pub fn into_storage(self) -> S {
        self.storage
    }

    /// Adds a record without saving it.
    pub(super) fn add(&mut self, record: Record) -> Added {
        let added = self.records.add(record.clone());
        if added != Added::Same {
            self.unsaved.push(record);
        }
        added
    }

    fn load(&mut self) -> Result<Meta, Refused> {
        let keys = self.storage.keys()?;
        let meta = self.read_meta()?;
        self.loaded = true;
        if let Meta::Ours { device } = meta {
            self.device = device;
        }
        if !matches!(meta, Meta::Absent) {
            self.started_utc_s.get_or_insert(0);
        }
        for key in keys {
            self.take_in(&key);
        }
        Ok(meta)
    }

    /// Reads one key, if it is of this layout.
    fn take_in(&mut self, key: &str) {
        let Some(name) = key.strip_prefix(PREFIX) else { return };
        self.damage.retain(|damaged| damaged.key != key);
        let read = if key == META {
            match self.read_meta() {
                Ok(Meta::Damaged(why)) => Err(why),
                Ok(Meta::Newer) => Err(Damage::Newer),
                Ok(_) => Ok(()),
                Err(_) => Err(Damage::Unreadable),
            }
        } else if name.starts_with("q:") {
            self.take_in_record(key)
        } else if ["set:", "bad:", "run:"].iter().any(|kind| name.starts_with(kind)) {
            Ok(())
        } else {
            Err(Damage::Key)
        };
        if let Err(why) = read {
            self.damage.push(Damaged { key: key.to_owned(), why });
        }
    }

    fn take_in_record(&mut self, key: &str) -> Result<(), Damage> {
        let Ok(value) = self.storage.get(key) else { return Err(Damage::Unreadable) };
        // No value: another tab removed the key in the meantime.
        if let Some(line) = value {
            self.records.add(decode(&line)?);
        }
        Ok(())
    }

    fn read_meta(&self) -> Result<Meta, Refused> {
        Ok(self.storage.get(META)?.map_or(Meta::Absent, |text| read_meta(&text)))
    }

    fn save(&mut self) {
        self.mode = match self.try_save() {
            Ok(true) => Mode::Persistent,
            Ok(false) => Mode::ReadOnlyNewer,
            Err(Refused::Blocked) => Mode::MemoryOnly,
            Err(Refused::Full) => Mode::Full,
        };
    }

    /// Writes what is not in storage yet, up to the first refusal. False when a newer version owns the storage, which
    /// is asked each time: it may have moved in with another tab.
    fn try_save(&mut self) -> Result<bool, Refused> {
        let meta = if self.loaded { self.read_meta()? } else { self.load()? };
        match meta {
            Meta::Newer => return Ok(false),
            Meta::Absent => self.storage.set(META, &meta_text(self.device, self.started_utc_s.unwrap_or(0)))?,
            Meta::Ours { .. } | Meta::Damaged(_) => {}
        }
        let (mut written, mut result) = (0, Ok(true));
        for record in &self.unsaved {
            if let Err(refused) = write_record(&mut self.storage, self.tab, &mut self.next_in_tab, record) {
                result = Err(refused);
                break;
            }
            written += 1;
        }
        self.unsaved.drain(..written);
        let storage = &mut self.storage;
        self.held.retain(|(name, value)| {
            if !is_slug(name) {
                return true;
            }
            let refused = storage.set(&[SETTING, name].concat(), value).err();
            if let (Some(refused), Ok(_)) = (refused, result) {
                result = Err(refused);
            }
            refused.is_some()
        });
        result
    }
}

/// Writes a record under a key that nobody has used.
fn write_record<S: KeyValue>(storage: &mut S, tab: u64, next: &mut u64, record: &Record) -> Result<(), Refused> {
    // A few tries for the unlikely case of another tab with the same random name.
    for _ in 0..100 {
        let mut key = INBOX.to_owned();
        base36::put(&mut key, tab);
        key.push(':');
        base36::put(&mut key, *next);
        *next += 1;
        if storage.get(&key)?.is_none() {
            return storage.set(&key, &encode(record));
        }
    }
    Err(Refused::Blocked)
}

/// Schema, device and time of the first start, with check characters: a flipped byte must not look like a newer
/// schema.
fn meta_text(device: u32, now_utc_s: i64) -> String {
    let mut text = String::new();
    base36::put(&mut text, SCHEMA);
    text.push(',');
    base36::put(&mut text, u64::from(device));
    text.push(',');
    base36::put_signed(&mut text, now_utc_s);
    text.push(',');
    base36::put_check(&mut text);
    text
}

fn read_meta(text: &str) -> Meta {
    let Some(body) = base36::checked(text) else { return Meta::Damaged(Damage::Check) };
    let mut parts = body.split(',');
    let mut part = || base36::read(parts.next()?);
    let (schema, device) = (part(), part().and_then(|device| u32::try_from(device).ok()));
    match (schema, device) {
        (Some(schema), _) if schema > SCHEMA => Meta::Newer,
        (Some(SCHEMA), Some(device)) => Meta::Ours { device },
        _ => Meta::Damaged(Damage::Form),
    }
}
