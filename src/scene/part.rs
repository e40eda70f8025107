//! Every attribute of the drawing that moves, by name.
//!
//! The markup carries `data-part` at the same elements and leaves these attributes out: one attribute, one writer.

/// Builds the list once, so that a part cannot lack its name or its attribute.
macro_rules! parts {
    ($($(#[doc = $doc:literal])+ $part:ident $name:literal $attribute:literal;)+) => {
        /// One moving attribute of one element.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Part { $($(#[doc = $doc])+ $part,)+ }

        impl Part {
            /// All parts, back to front.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$part),+];

            /// Value of `data-part` in the markup; no two are the same.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$part => $name,)+ }
            }

            /// The attribute that moves, such as `d` or `transform`.
            pub const fn attribute(self) -> &'static str {
                match self { $(Self::$part => $attribute,)+ }
            }
        }
    };
}

parts! {
    /// Floor and shadows: there while upright.
    Floor "floor" "opacity";
    /// Shadow of the heel: fades as the heel rises.
    HeelShadow "heel-shadow" "fill-opacity";
    /// Bed: there while lying.
    Bed "bed" "opacity";
    /// Seat: there while sitting.
    Seat "seat" "opacity";
    /// Where the thigh fades out.
    Fade "fade" "transform";
    /// The whole leg on the stage.
    Root "root" "transform";
    /// The second toe, behind the big toe.
    SecondToe "second-toe" "transform";
    /// Outline of the skin.
    Skin "skin" "d";
    /// Outline of the skin before it swelled.
    SkinBefore "skin-before" "d";
    /// Marks on the skin.
    Marks "marks" "d";
    /// Bones of the big toe.
    ToeBones "toe-bones" "transform";
    /// Bones from the heel to the ball.
    FootBones "foot-bones" "transform";
    /// Thigh bone.
    Femur "femur" "transform";
    /// Ligament of the kneecap.
    Patellar "patellar" "d";
    /// Kneecap.
    Kneecap "kneecap" "transform";
    /// Deep flexors.
    Flexors "flexors" "d";
    /// Gastrocnemius.
    GastrocnemiusShape "gastrocnemius-shape" "d";
    /// Its fibres.
    GastrocnemiusFibres "gastrocnemius-fibres" "d";
    /// Its darker side.
    GastrocnemiusShade "gastrocnemius-shade" "d";
    /// Soleus.
    SoleusShape "soleus-shape" "d";
    /// Glow of the active soleus.
    SoleusHot "soleus-hot" "fill-opacity";
    /// Its fibres.
    SoleusFibres "soleus-fibres" "d";
    /// Its darker side.
    SoleusShade "soleus-shade" "d";
    /// The pale sheets on which its fibres begin and end.
    SoleusSheets "soleus-sheets" "d";
    /// Front edge of the see-through gastrocnemius.
    VeilEdge "veil-edge" "d";
    /// Achilles tendon.
    Achilles "achilles-shape" "d";
    /// Its strands.
    AchillesFibres "achilles-fibres" "d";
    /// Linking vein.
    Perforator "perforator-shape" "d";
    /// Deep vein and its sinuses.
    DeepVein "deep-vein-shape" "d";
    /// Share of the high-pressure colour at the ankle.
    PressureAnkle "pressure-ankle" "stop-opacity";
    /// The same in the lower calf.
    PressureLowCalf "pressure-low-calf" "stop-opacity";
    /// The same in the upper calf.
    PressureUpperCalf "pressure-upper-calf" "stop-opacity";
    /// The same behind the knee.
    PressurePopliteal "pressure-popliteal" "stop-opacity";
    /// Superficial vein.
    SuperficialVein "superficial-vein-shape" "d";
    /// Blood cells.
    Cells "cells-shape" "d";
    /// Valve leaflets.
    Valves "valves-shape" "d";
    /// Ruler: there while upright.
    Ruler "ruler" "opacity";
    /// The column of blood from ankle to heart.
    Column "column" "d";
    /// The way from the thigh to the heart.
    Lead "lead" "d";
    /// The heart.
    Heart "heart" "transform";
    /// Ring at the valve that the lens magnifies, and the line to it.
    LensMark "lens-mark" "d";
    /// Lines from names to parts.
    Leaders "leaders" "d";
    /// The same for the names that a narrow stage leaves out.
    LeadersMore "leaders-more" "d";
    /// Lens: muscle on both sides.
    LensMuscle "lens-muscle" "d";
    /// Lens: muscle fibres.
    LensFibres "lens-fibres" "d";
    /// Lens: inside of the vein.
    LensLumen "lens-lumen" "d";
    /// Lens: pockets behind the leaflets.
    LensPockets "lens-pockets" "d";
    /// Lens: cells.
    LensCells "lens-cells" "d";
    /// Lens: hollows of the cells.
    LensDimples "lens-dimples" "d";
    /// Lens: walls.
    LensWalls "lens-walls" "d";
    /// Lens: leaflets.
    LensLeaflets "lens-leaflets" "d";
}

impl Part {
    /// Whether a part that changed is written in `frame`, counted, while the picture moves. What nobody sees
    /// come a frame later waits for its turn: fine lines inside a larger shape, so that each frame writes half of them,
    /// and the colours of pressure, which are dear, since one of them makes the browser look at the whole vein.
    pub fn has_turn(self, frame: usize) -> bool {
        match self {
            Self::PressureAnkle | Self::PressureLowCalf | Self::PressureUpperCalf | Self::PressurePopliteal => {
                frame.is_multiple_of(3)
            }
            Self::Marks
            | Self::Patellar
            | Self::Flexors
            | Self::GastrocnemiusShade
            | Self::GastrocnemiusFibres
            | Self::SoleusHot
            | Self::SoleusShade
            | Self::SoleusSheets
            | Self::SoleusFibres
            | Self::AchillesFibres
            | Self::VeilEdge
            | Self::HeelShadow
            | Self::LensFibres => (frame + self.index()).is_multiple_of(2),
            _ => true,
        }
    }

    /// Place in [`Part::ALL`].
    #[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum is its place in the list")]
    pub const fn index(self) -> usize {
        self as usize
    }
}
