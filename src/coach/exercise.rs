//! The guided exercises. Their ids are stored in records and used in addresses: add, never rename.

/// A guided exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Exercise {
    /// Standing on both feet, heels up and slowly down.
    #[default]
    HeelRaises,
    /// The same movement sitting.
    SeatedPumps,
}

impl Exercise {
    /// Every guided exercise, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::HeelRaises, Self::SeatedPumps];

    /// Stable id: lower-case letters and hyphens.
    pub fn id(self) -> &'static str {
        match self {
            Self::HeelRaises => "heel-raises",
            Self::SeatedPumps => "seated-pumps",
        }
    }

    /// The exercise of an id; none for an id that this version does not know.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|exercise| exercise.id() == id)
    }
}
