//! What is said about the calf pump, and what the evidence holds.
//!
//! Each claim was looked up once, by a search of papers and agencies; what was found, its depth and its gaps are the
//! evidence file's. A claim whose verdict is [`Verdict::Exaggerated`] or [`Verdict::NoSource`] is quoted in "myth and
//! evidence" and nowhere else.

use super::chapter::Chapter;
use crate::text::Key;

/// How much of a claim the evidence holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All of it.
    Supported,
    /// Some of it.
    Partly,
    /// Less than it says.
    Exaggerated,
    /// Nothing was found.
    NoSource,
}

impl Verdict {
    /// Its public name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Partly => "partly",
            Self::Exaggerated => "exaggerated",
            Self::NoSource => "none",
        }
    }

    /// Whether such a claim belongs under "myth and evidence".
    pub fn is_myth(self) -> bool {
        matches!(self, Self::Exaggerated | Self::NoSource)
    }
}

/// One claim.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// Stable name.
    pub id: &'static str,
    /// As it is told.
    pub said: Key,
    /// How much of it holds.
    pub verdict: Verdict,
    /// The verdict in words, which may say in what sense.
    pub badge: Key,
    /// What can honestly be said.
    pub wording: Key,
    /// Citation and link, ` | ` between them.
    pub sources: &'static [Key],
    /// Year and month in which it was last looked up.
    pub checked: (i32, u8),
    /// Where it stands.
    pub chapters: &'static [Chapter],
}

/// When all of them were looked up.
const SEARCHED: (i32, u8) = (2026, 11);

macro_rules! claims {
    ($(
        $id:literal $said:path, $wording:path, $verdict:ident, $badge:path,
        [$($chapter:ident),+], [$($source:path),+];
    )+) => {
        /// Every claim, in the order of the lesson.
        pub const CLAIMS: &[Claim] = &[$(Claim {
            id: $id,
            said: $said,
            verdict: Verdict::$verdict,
            badge: $badge,
            wording: $wording,
            sources: &[$($source),+],
            checked: SEARCHED,
            chapters: &[$(Chapter::$chapter),+],
        }),+];
    };
}

claims! {
    "share" Key::ClaimShare, Key::ClaimShareIs, Supported, Key::VerdictSupported, [Soleus],
        [Key::SourceFukunaga, Key::SourceBolsterlee, Key::SourceHamilton];
    "veins" Key::ClaimVeins, Key::ClaimVeinsIs, Supported, Key::VerdictSupported, [Soleus],
        [Key::SourceAragao];
    "column" Key::ClaimColumn, Key::ClaimColumnIs, Supported, Key::VerdictSupported, [Pump],
        [Key::SourceAnkle1993, Key::SourceStick1992];
    "half" Key::ClaimHalf, Key::ClaimHalfIs, Supported, Key::VerdictSupported, [Pump, SecondHeart, Check],
        [Key::SourceLattimer];
    "ten-raises" Key::ClaimTen, Key::ClaimTenIs, Supported, Key::VerdictSupported, [Pump],
        [Key::SourceSpacil, Key::SourceRepub];
    "second-heart" Key::ClaimHeart, Key::ClaimHeartIs, Supported, Key::VerdictMetaphor, [SecondHeart],
        [Key::SourcePollack, Key::SourceStick1992];
    "seventy" Key::ClaimSeventy, Key::ClaimSeventyIs, NoSource, Key::VerdictNone, [SecondHeart],
        [Key::SourceLattimer, Key::SourceInflow, Key::SourceTansey];
    "swelling" Key::ClaimSwell, Key::ClaimSwellIs, Supported, Key::VerdictSupported, [Idle],
        [Key::SourceWinkel, Key::SourceVena];
    "hours" Key::ClaimHours, Key::ClaimHoursIs, Supported, Key::VerdictSupported, [Idle],
        [Key::SourceYang2019, Key::SourceMatthews, Key::SourceOffice];
    "flights" Key::ClaimFlight, Key::ClaimFlightIs, Supported, Key::VerdictSupported, [Idle],
        [Key::SourceKuipers];
    "clots" Key::ClaimClots, Key::ClaimClotsIs, Partly, Key::VerdictPartly, [Matters],
        [Key::SourceHoughton, Key::SourceHealy, Key::SourceJohannesen, Key::SourceCriqui];
    "sugar" Key::ClaimSugar, Key::ClaimSugarIs, Partly, Key::VerdictPartly, [Matters],
        [Key::SourcePatterson, Key::SourceHamilton];
    "death" Key::ClaimDeath, Key::ClaimDeathIs, Exaggerated, Key::VerdictExaggerated, [Matters],
        [Key::SourceHalkar, Key::SourceMayo2024];
    "smoking" Key::ClaimSmoke, Key::ClaimSmokeIs, Exaggerated, Key::VerdictExaggerated, [Matters],
        [Key::SourceVallance];
    "red-flags" Key::ClaimFlags, Key::ClaimFlagsIs, Supported, Key::VerdictSupported, [Signs],
        [Key::SourceNhsClot, Key::SourceCdc, Key::SourceLungUk];
    "signs" Key::ClaimSigns, Key::ClaimSignsIs, Partly, Key::VerdictPartly, [Signs],
        [Key::SourceBradbury, Key::SourceGrandner];
    "hourly" Key::ClaimHourly, Key::ClaimHourlyIs, Partly, Key::VerdictPartly, [Habits],
        [Key::SourceDuran, Key::SourceThosar];
    "heel-raises" Key::ClaimRaise, Key::ClaimRaiseIs, Partly, Key::VerdictPartly, [Habits],
        [Key::SourcePadberg, Key::SourceCochrane, Key::SourceNhs];
    "seated-pumps" Key::ClaimSeat, Key::ClaimSeatIs, Supported, Key::VerdictSupported, [Habits, Check],
        [Key::SourceStein, Key::SourceKropp, Key::SourceVena];
    "steps" Key::ClaimSteps, Key::ClaimStepsIs, Supported, Key::VerdictLink, [Habits],
        [Key::SourcePaluch, Key::SourceDing];
    "water" Key::ClaimWater, Key::ClaimWaterIs, Partly, Key::VerdictPartly, [Habits, Check],
        [Key::SourceSchreijer, Key::SourceNhsClot];
    "stretching" Key::ClaimStretch, Key::ClaimStretchIs, NoSource, Key::VerdictNone, [Habits],
        [Key::SourceDavies];
}
