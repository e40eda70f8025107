//! The reader's own presets: a short list with an order, and text to keep it in.
//!
//! What cannot be read of a kept list is put aside line by line and written again as it was: a newer version, or a hand
//! that repairs it, finds it where it was.

use super::{Named, Plan};

/// Most presets in the list.
pub const MOST_OWN: usize = 40;

/// The list, in the reader's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnPresets {
    list: Vec<Named>,
    aside: Vec<String>,
}

/// A preset that was taken out, with its place: what [`OwnPresets::restore`] needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    place: usize,
    preset: Named,
}

/// Why a preset is not added or renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The list holds [`MOST_OWN`] presets.
    Full,
    /// The name is empty, too long, or has signs that are not seen.
    Name,
    /// There is no such preset.
    Gone,
}

impl OwnPresets {
    /// The list in its order.
    pub fn list(&self) -> &[Named] {
        &self.list
    }

    /// How many kept lines could not be read. They stay in the text.
    pub fn aside(&self) -> usize {
        self.aside.len()
    }

    /// The list of a kept text. Nothing of it is lost, whatever it holds.
    pub fn read(text: &str) -> Self {
        let mut own = Self::default();
        for line in text.split('\n').filter(|line| !line.is_empty()) {
            match Named::read(line) {
                Ok(preset) if own.list.len() < MOST_OWN => own.list.push(preset),
                _ => own.aside.push(line.to_owned()),
            }
        }
        own
    }

    /// The text to keep: a code a line, then what could not be read.
    pub fn text(&self) -> String {
        let mut lines: Vec<String> = self.list.iter().map(Named::code).collect();
        lines.extend_from_slice(&self.aside);
        lines.join("\n")
    }

    /// Adds a preset at the end. Returns its place.
    ///
    /// # Errors
    /// That the list is full, or the name none.
    pub fn add(&mut self, name: &str, plan: Plan) -> Result<usize, Refusal> {
        let preset = Named::new(name, plan).ok_or(Refusal::Name)?;
        let place = self.list.len();
        self.insert(place, preset)?;
        Ok(place)
    }

    /// Adds a copy right after a preset, with the first number behind the name that is free. Returns its place.
    ///
    /// # Errors
    /// That the list is full, the preset gone, or the name too long for a number.
    pub fn copy(&mut self, place: usize) -> Result<usize, Refusal> {
        let preset = self.list.get(place).ok_or(Refusal::Gone)?;
        let numbered = (2..=MOST_OWN + 1).map(|n| [preset.name(), " ", &n.to_string()].concat());
        let name = numbered.into_iter().find(|name| self.list.iter().all(|other| other.name() != name.as_str()));
        let copy = Named::new(&name.unwrap_or_default(), preset.plan).ok_or(Refusal::Name)?;
        self.insert(place + 1, copy)?;
        Ok(place + 1)
    }

    /// Gives a preset another name.
    ///
    /// # Errors
    /// That the preset is gone, or the name none.
    pub fn rename(&mut self, place: usize, name: &str) -> Result<(), Refusal> {
        let preset = self.list.get_mut(place).ok_or(Refusal::Gone)?;
        *preset = Named::new(name, preset.plan).ok_or(Refusal::Name)?;
        Ok(())
    }

    /// Gives a preset another plan.
    ///
    /// # Errors
    /// That the preset is gone.
    pub fn set_plan(&mut self, place: usize, plan: Plan) -> Result<(), Refusal> {
        self.list.get_mut(place).ok_or(Refusal::Gone)?.plan = plan;
        Ok(())
    }

    /// Moves a preset to another place; beyond the end it is the last.
    ///
    /// # Errors
    /// That the preset is gone.
    pub fn reorder(&mut self, from: usize, to: usize) -> Result<(), Refusal> {
        if from >= self.list.len() {
            return Err(Refusal::Gone);
        }
        let preset = self.list.remove(from);
        self.list.insert(to.min(self.list.len()), preset);
        Ok(())
    }

    /// Takes a preset out. Returns what brings it back.
    pub fn delete(&mut self, place: usize) -> Option<Deleted> {
        (place < self.list.len()).then(|| Deleted { place, preset: self.list.remove(place) })
    }

    /// Brings a preset back to its place, or to the end of a list that is shorter now.
    ///
    /// # Errors
    /// That the list is full.
    pub fn restore(&mut self, deleted: Deleted) -> Result<(), Refusal> {
        self.insert(deleted.place.min(self.list.len()), deleted.preset)
    }

    fn insert(&mut self, place: usize, preset: Named) -> Result<(), Refusal> {
        if self.list.len() >= MOST_OWN {
            return Err(Refusal::Full);
        }
        self.list.insert(place.min(self.list.len()), preset);
        Ok(())
    }
}
