//! The public contract with host pages: snapshots and events, as plain data with the names that hosts rely on.

use super::{Coach, Model, Session};
use crate::coach::Status;
use crate::journal::Mode;
use crate::pump::Posture;
use crate::scene::Pick;
use serde::Serialize;

/// A read-only picture of the whole app.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// Version of the program.
    pub version: &'static str,
    /// What the embed shows.
    pub view: &'static str,
    /// Language of the words.
    pub lang: &'static str,
    /// Colours asked for.
    pub theme: &'static str,
    /// Whether the stage stands still.
    pub paused: bool,
    /// The simulated leg.
    pub pump: PumpState,
    /// The session, or nothing.
    pub coach: CoachState,
    /// Where progress is kept.
    pub storage: StorageState,
}

/// The simulated leg.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PumpState {
    /// Model time, s.
    pub time_s: f64,
    /// `supine`, `sitting` or `standing`.
    pub posture: &'static str,
    /// `still`, `heel-raises`, `seated-pumps` or `walking`.
    pub activity: &'static str,
    /// Valve competence, 1 healthy to 0 none.
    pub valves: f64,
    /// Ankle-vein pressure, mmHg.
    pub ankle_pressure_mm_hg: f64,
    /// Blood in the calf, mL.
    pub calf_volume_ml: f64,
    /// Flow up the leg behind the knee, mL/s; negative is down.
    pub popliteal_flow_ml_s: f64,
    /// Share of full contraction, 0 to 1.
    pub soleus_activation: f64,
    /// How far the valve behind the knee is open, 0 to 1.
    pub valve_open: f64,
}

/// The session. Without one: `idle` and zeros.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CoachState {
    /// `idle`, `running`, `paused`, `interrupted` or `done`.
    pub status: &'static str,
    /// `heel-raises`.
    pub exercise: &'static str,
    /// `get-ready`, `raise`, `hold`, `lower`, `rest`, `set-rest`, or empty.
    pub phase: &'static str,
    /// Rep within the set, from 1.
    pub rep: u16,
    /// Reps in a set.
    pub reps: u16,
    /// Set, from 1.
    pub set: u16,
    /// Sets in the session.
    pub sets: u16,
    /// `both`.
    pub side: &'static str,
    /// Until the phase ends, ms.
    pub phase_remaining_ms: u64,
    /// Until the session ends, ms.
    pub session_remaining_ms: u64,
}

/// Where progress is kept.
#[derive(Clone, Debug, Serialize)]
pub struct StorageState {
    /// `persistent`, `full`, `memory` or `read-only`.
    pub mode: &'static str,
    /// Bytes used by records.
    pub bytes: usize,
}

/// Something that happened, for the host page.
#[derive(Clone, Debug)]
pub struct Event {
    /// `soleus-…`.
    pub name: &'static str,
    /// What goes with it.
    pub detail: Detail,
}

impl Event {
    /// An event that says all by its name.
    pub fn plain(name: &'static str) -> Self {
        Self { name, detail: Detail::Nothing {} }
    }
}

/// Plain data of an event.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Detail {
    /// An empty object.
    Nothing {},
    /// Where a session stands.
    Position {
        /// Exercise id.
        exercise: &'static str,
        /// Rep within the set, from 1.
        rep: u16,
        /// Reps in a set.
        reps: u16,
        /// Set, from 1.
        set: u16,
        /// Sets in the session.
        sets: u16,
    },
    /// A session that ended.
    #[serde(rename_all = "camelCase")]
    Session {
        /// Exercise id.
        exercise: &'static str,
        /// Whether it was played to its end.
        complete: bool,
        /// Reps done.
        reps_done: u32,
        /// Reps planned.
        reps_planned: u32,
        /// Paced time, s.
        active_s: u64,
    },
    /// What changed in the journal.
    #[serde(rename_all = "camelCase")]
    Progress {
        /// Records kept.
        records: usize,
        /// Reps done today.
        reps_today: u32,
    },
}

/// What an import did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ImportReport {
    /// Whether the text was a copy of this app's records.
    pub ok: bool,
    /// One plain sentence.
    pub message: String,
    /// Records that were not there before.
    pub new: usize,
    /// Records that were there already.
    pub same: usize,
    /// Records that differ from one with the same id; the kept one stays.
    pub conflict: usize,
    /// Records that could not be read.
    pub bad: usize,
}

impl Model {
    /// The snapshot that hosts read.
    pub fn state(&self) -> State {
        let now = self.stage.readings();
        State {
            version: env!("CARGO_PKG_VERSION"),
            view: self.view.name(),
            lang: self.words.language().tag(),
            theme: self.theme.name(),
            paused: !self.animated(),
            pump: PumpState {
                time_s: now.time_s,
                posture: posture_name(self.stage.posture()),
                activity: activity_name(self.stage.pick(), &self.coach),
                valves: self.stage.competence(),
                ankle_pressure_mm_hg: now.ankle_pressure_mmhg,
                calf_volume_ml: now.calf_volume_ml,
                popliteal_flow_ml_s: now.popliteal_flow_ml_s,
                soleus_activation: now.activation,
                valve_open: now.popliteal_open,
            },
            coach: self.coach_state(),
            storage: StorageState { mode: mode_name(self.progress.mode), bytes: self.progress.bytes },
        }
    }

    fn coach_state(&self) -> CoachState {
        let idle = CoachState {
            status: "idle",
            exercise: self.plan.exercise.id(),
            phase: "",
            rep: 0,
            reps: self.plan.reps,
            set: 0,
            sets: self.plan.sets,
            side: "both",
            phase_remaining_ms: 0,
            session_remaining_ms: 0,
        };
        match &self.coach {
            Coach::SetUp | Coach::Awaited => idle,
            Coach::Done(_) => CoachState { status: "done", ..idle },
            Coach::Running(session) => CoachState::of(session),
        }
    }
}

impl CoachState {
    /// Where a session stands.
    #[inline(never)]
    fn of(session: &Session) -> Self {
        let at = session.position();
        Self {
            status: match session.status() {
                Status::Running { .. } => "running",
                Status::Paused => "paused",
                Status::Interrupted { .. } | Status::EndedAway { .. } => "interrupted",
                Status::Finished | Status::Ended | Status::Discarded => "done",
            },
            exercise: session.plan().exercise.id(),
            phase: at.phase.id(),
            side: at.side.id(),
            rep: at.rep,
            reps: at.reps,
            set: at.set,
            sets: at.sets,
            phase_remaining_ms: at.phase_remaining_ms,
            session_remaining_ms: at.session_remaining_ms,
        }
    }
}

fn posture_name(posture: Posture) -> &'static str {
    match posture {
        Posture::LegsRaised | Posture::Supine => "supine",
        Posture::Sitting => "sitting",
        Posture::Standing => "standing",
    }
}

fn activity_name(pick: Pick, coach: &Coach) -> &'static str {
    if let Coach::Running(session) = coach { session.exercise().activity() } else { pick.name() }
}

fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Persistent => "persistent",
        Mode::Full => "full",
        Mode::MemoryOnly => "memory",
        Mode::ReadOnlyNewer => "read-only",
    }
}
