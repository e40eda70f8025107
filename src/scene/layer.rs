//! What of the drawing can be taken away to see what lies beneath.

use super::place::Place;
use crate::text::Key;

/// A layer of the drawing. The bones stay: they are what the rest is seen against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The skin.
    Skin,
    /// Both calf muscles and the tendon.
    Muscles,
    /// Deep, surface and linking veins with their cells.
    Veins,
    /// The valves' leaflets.
    Valves,
    /// The names.
    Labels,
}

impl Layer {
    /// Every layer, from the outside.
    pub const ALL: [Self; 5] = [Self::Skin, Self::Muscles, Self::Veins, Self::Valves, Self::Labels];

    /// Its name.
    pub fn name(self) -> Key {
        match self {
            Self::Skin => Key::LayerSkin,
            Self::Muscles => Key::LayerMuscles,
            Self::Veins => Key::LayerVeins,
            Self::Valves => Key::LayerValves,
            Self::Labels => Key::LayerLabels,
        }
    }

    /// The class of a drawing without it, and the end of its hook.
    pub fn class(self) -> &'static str {
        match self {
            Self::Skin => "no-skin",
            Self::Muscles => "no-muscles",
            Self::Veins => "no-veins",
            Self::Valves => "no-valves",
            Self::Labels => "no-labels",
        }
    }

    /// Whether a part has nothing to point at without this layer.
    pub fn holds(self, place: Place) -> bool {
        match self {
            Self::Muscles => matches!(place, Place::Soleus | Place::Gastrocnemius | Place::Achilles),
            Self::Veins => matches!(place, Place::DeepVein | Place::SurfaceVein),
            Self::Labels => true,
            Self::Skin | Self::Valves => false,
        }
    }
}
