//! The reader's own plans, and plans that come with a link.
//!
//! The list is kept as one setting, and read anew whenever another tab has changed it. Reading needs the later part of
//! the program: until that is here, a link waits.

use super::{Effect, Model};
use crate::coach::{Deleted, Named, OwnPresets, Refusal};
use crate::text::Part;

/// Under which name the list is kept.
pub(super) const SETTING: &str = "own";

/// What can be asked of the list.
#[derive(Clone, Debug)]
pub enum Own {
    /// Keep the plan that is set, under a name.
    Add(String),
    /// Take one as the plan.
    Take(usize),
    /// Keep one twice, to change one of them.
    Copy(usize),
    /// Move one up.
    Up(usize),
    /// Take one out.
    Delete(usize),
    /// Bring the latest one back that was taken out.
    Restore,
}

/// The reader's own plans.
#[derive(Clone, Debug, Default)]
pub struct OwnPlans {
    /// The list.
    pub list: OwnPresets,
    /// What was taken out last.
    pub deleted: Option<Deleted>,
    /// Why the latest wish was refused.
    pub refused: Option<Refusal>,
    /// The name of the plan that came with a link; none where the link holds no plan.
    pub shared: Option<Option<String>>,
    /// The list as it is kept, until it is read.
    kept: Option<String>,
    /// The code of a link, until it is read.
    code: Option<String>,
}

impl Model {
    /// Do what is asked of the list, and keep it.
    pub(super) fn own(&mut self, ask: &Own) -> Vec<Effect> {
        if self.words.has(Part::Coach) { self.owned(ask) } else { Vec::new() }
    }

    /// The list as it is kept now.
    pub(super) fn found_own(&mut self, text: &str) {
        self.own.kept = Some(String::from(text));
        self.read_own();
    }

    /// A link with a plan was opened.
    pub(super) fn found_link(&mut self, code: &str) {
        self.own.code = Some(String::from(code));
        self.read_own();
    }

    /// Read what waits to be read.
    pub(super) fn read_own(&mut self) {
        if self.words.has(Part::Coach) && (self.own.kept.is_some() || self.own.code.is_some()) {
            self.own_read();
        }
    }

    #[inline(never)]
    fn own_read(&mut self) {
        if let Some(text) = self.own.kept.take().filter(|text| *text != self.own.list.text()) {
            self.own.list = OwnPresets::read(&text);
        }
        if let Some(code) = self.own.code.take() {
            let named = Named::read(&code).ok();
            self.plan = named.as_ref().map_or(self.plan, |named| named.plan);
            self.own.shared = Some(named.map(|named| String::from(named.name())));
        }
    }

    #[inline(never)]
    fn owned(&mut self, ask: &Own) -> Vec<Effect> {
        let own = &mut self.own;
        own.shared = None;
        let done = match ask {
            Own::Add(name) => own.list.add(name, self.plan).map(drop),
            Own::Copy(place) => own.list.copy(*place).map(drop),
            Own::Up(place) => own.list.reorder(*place, place.saturating_sub(1)),
            Own::Delete(place) => {
                own.deleted = own.list.delete(*place);
                Ok(())
            }
            Own::Restore => own.deleted.take().map_or(Ok(()), |deleted| own.list.restore(deleted)),
            Own::Take(place) => {
                self.plan = own.list.list().get(*place).map_or(self.plan, |named| named.plan);
                return Vec::new();
            }
        };
        own.refused = done.err();
        if own.refused.is_some() {
            return Vec::new();
        }
        let text = own.list.text();
        vec![Effect::Begin, self.remember(SETTING, text)]
    }
}
