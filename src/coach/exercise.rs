//! The guided exercises. Their ids are stored in records and used in addresses: add, never rename.

/// A guided exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Exercise {
    /// Standing, heels up and slowly down: on both feet or on one.
    #[default]
    HeelRaises,
    /// The same movement sitting.
    SeatedPumps,
    /// Standing, one leg back, heel on the floor: holds for each side.
    CalfStretch,
    /// A few minutes of walking.
    Walk,
}

impl Exercise {
    /// Every guided exercise, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::HeelRaises, Self::SeatedPumps, Self::CalfStretch, Self::Walk];

    /// Stable id: lower-case letters and hyphens.
    pub fn id(self) -> &'static str {
        match self {
            Self::HeelRaises => "heel-raises",
            Self::SeatedPumps => "seated-pumps",
            Self::CalfStretch => "calf-stretch",
            Self::Walk => "walk",
        }
    }

    /// The exercise of an id; none for an id that this version does not know.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|exercise| exercise.id() == id)
    }

    /// In which posture it is done: a name that the calf pump's postures have.
    pub fn posture(self) -> &'static str {
        if self == Self::SeatedPumps { "sitting" } else { "standing" }
    }

    /// What the calf pump does meanwhile: a name that its activities have. Heel raises and seated pumps follow the
    /// height of the heel ([`super::Position::heel`]) as an effort from outside; a walk is the model's own walking;
    /// a stretch is a passive one, in which the muscle stays still.
    pub fn activity(self) -> &'static str {
        match self {
            Self::HeelRaises => "heel-raises",
            Self::SeatedPumps => "seated-pumps",
            Self::CalfStretch => "still",
            Self::Walk => "walking",
        }
    }

    /// Whether its reps move the heel.
    pub fn moves_heel(self) -> bool {
        matches!(self, Self::HeelRaises | Self::SeatedPumps)
    }

    /// One letter for codes.
    pub(super) fn letter(self) -> char {
        match self {
            Self::HeelRaises => 'h',
            Self::SeatedPumps => 's',
            Self::CalfStretch => 'c',
            Self::Walk => 'w',
        }
    }
}

/// How a set is shared between the legs. Reps are counted for each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sides {
    /// Both legs at once.
    #[default]
    Both,
    /// Left, right, left, right.
    Alternate,
    /// All reps of the left leg, then all of the right.
    LeftThenRight,
}

/// Which leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Side {
    Both,
    Left,
    Right,
}

impl Sides {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Both, Self::Alternate, Self::LeftThenRight];

    /// The sides that take turns, in order.
    pub fn each(self) -> &'static [Side] {
        if self == Self::Both { &[Side::Both] } else { &[Side::Left, Side::Right] }
    }

    /// Its name in records and exports.
    pub fn id(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Alternate => "alternate",
            Self::LeftThenRight => "left-then-right",
        }
    }

    /// The way of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sides| sides.id() == id)
    }

    /// One letter for codes.
    pub(crate) fn letter(self) -> char {
        match self {
            Self::Both => 'b',
            Self::Alternate => 'a',
            Self::LeftThenRight => 'l',
        }
    }

    /// The way of a letter.
    pub(crate) fn of_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|sides| sides.letter() == letter)
    }
}

impl Side {
    /// Its name in snapshots and events.
    pub fn id(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}
