//! A plan laid out in time: a flat list of segments on the axis of active milliseconds.
//!
//! Active time is time in which the reader is being paced; how it grows is the engine's business. Everything about
//! "now" is read from the list by binary search, so that no counter can drift from it. Rests are laid out as
//! [`Plan::total_ms`] says.

use super::Plan;

/// How fast the heel moves when a plan leaves out its raise or lower phase.
const BRISK_MS: u64 = 300;

/// What the reader does in a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Before the first rep.
    GetReady,
    /// Heel going up.
    Raise,
    /// Heel up.
    Hold,
    /// Heel going down.
    Lower,
    /// Heel down, between two reps.
    Rest,
    /// Between two sets.
    SetRest,
}

impl Phase {
    /// Its name in snapshots and markup.
    pub fn id(self) -> &'static str {
        match self {
            Self::GetReady => "get-ready",
            Self::Raise => "raise",
            Self::Hold => "hold",
            Self::Lower => "lower",
            Self::Rest => "rest",
            Self::SetRest => "set-rest",
        }
    }

    /// Whether the phase is a part of a rep itself.
    pub fn is_movement(self) -> bool {
        matches!(self, Self::Raise | Self::Hold | Self::Lower)
    }
}

/// One phase of one rep. A rest bears the numbers of the rep and set that it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// First active millisecond.
    pub start_ms: u64,
    /// First active millisecond after it; greater than `start_ms`.
    pub end_ms: u64,
    /// What is done.
    pub phase: Phase,
    /// Rep within the set, from 1.
    pub rep: u16,
    /// Set, from 1.
    pub set: u16,
}

/// What happens at a boundary between segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueKind {
    /// A rep is complete: its last moving phase has ended.
    RepDone,
    /// The last rep of a set is complete.
    SetDone,
    /// The session is complete.
    AllDone,
    /// A phase begins.
    Phase(Phase),
}

/// Something to show, sound or say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// Active time at which it is due.
    pub at_ms: u64,
    /// What happens.
    pub kind: CueKind,
    /// The rep it belongs to, from 1.
    pub rep: u16,
    /// The set it belongs to, from 1.
    pub set: u16,
}

/// Where a session stands at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// What is being done.
    pub phase: Phase,
    /// Rep within the set, from 1.
    pub rep: u16,
    /// Reps in a set.
    pub reps: u16,
    /// Set, from 1.
    pub set: u16,
    /// Sets in the session.
    pub sets: u16,
    /// Since the phase began.
    pub phase_elapsed_ms: u64,
    /// Until the phase ends.
    pub phase_remaining_ms: u64,
    /// Until the session ends.
    pub session_remaining_ms: u64,
    /// The phase after this one and its length; none in the last.
    pub next: Option<(Phase, u64)>,
    /// Height of the heel, 0 on the floor to 1 all the way up. Moves without a jump, also where the plan leaves out
    /// the raise or the lower phase (then it goes up or down within the hold, in at most 0.3 s).
    pub heel: f64,
}

/// The segments of a session: in order, without gaps, from 0 to [`Timeline::total_ms`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    plan: Plan,
    segments: Vec<Segment>,
}

/// Lays a plan out in time.
pub fn compile(plan: &Plan) -> Timeline {
    let mut layout = Layout::default();
    layout.push(Phase::GetReady, plan.get_ready_ds, 1, 1);
    for set in 1..=plan.sets {
        let last_set = set == plan.sets;
        for rep in 1..=plan.reps {
            layout.push(Phase::Raise, plan.raise_ds, rep, set);
            layout.push(Phase::Hold, plan.hold_ds, rep, set);
            layout.push(Phase::Lower, plan.lower_ds, rep, set);
            if rep < plan.reps || (!last_set && plan.set_rest_ds == 0) {
                layout.push(Phase::Rest, plan.rest_ds, rep, set);
            }
        }
        if !last_set {
            layout.push(Phase::SetRest, plan.set_rest_ds, plan.reps, set);
        }
    }
    Timeline { plan: *plan, segments: layout.segments }
}

#[derive(Default)]
struct Layout {
    end_ms: u64,
    segments: Vec<Segment>,
}

impl Layout {
    fn push(&mut self, phase: Phase, length_ds: u16, rep: u16, set: u16) {
        if length_ds == 0 {
            return;
        }
        let start_ms = self.end_ms;
        self.end_ms = start_ms + u64::from(length_ds) * 100;
        self.segments.push(Segment { start_ms, end_ms: self.end_ms, phase, rep, set });
    }
}

impl Timeline {
    /// The plan it was compiled from.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The segments in order; never empty.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Length of the session; equals [`Plan::total_ms`].
    pub fn total_ms(&self) -> u64 {
        self.segments.last().map_or(0, |segment| segment.end_ms)
    }

    /// Where the session stands. A segment holds its first millisecond and not its last; from the end on it is the
    /// end of the last segment.
    pub fn at(&self, active_ms: u64) -> Position {
        let active_ms = active_ms.min(self.total_ms());
        let segment = self.segment_at(active_ms);
        Position {
            phase: segment.phase,
            rep: segment.rep,
            reps: self.plan.reps,
            set: segment.set,
            sets: self.plan.sets,
            phase_elapsed_ms: active_ms - segment.start_ms,
            phase_remaining_ms: segment.end_ms - active_ms,
            session_remaining_ms: self.total_ms() - active_ms,
            next: self.segments.get(self.index_at(active_ms) + 1).map(|next| (next.phase, next.end_ms - next.start_ms)),
            heel: self.heel(&segment, active_ms),
        }
    }

    /// The segment that holds `active_ms`; from the end on the last one.
    pub fn segment_at(&self, active_ms: u64) -> Segment {
        let nothing = Segment { start_ms: 0, end_ms: 0, phase: Phase::GetReady, rep: 1, set: 1 };
        self.segments.get(self.index_at(active_ms)).copied().unwrap_or(nothing)
    }

    /// Completed reps of the session.
    pub fn reps_done(&self, active_ms: u64) -> u32 {
        if active_ms >= self.total_ms() {
            return u32::from(self.plan.reps) * u32::from(self.plan.sets);
        }
        let segment = self.segment_at(active_ms);
        let before = u32::from(segment.set - 1) * u32::from(self.plan.reps) + u32::from(segment.rep - 1);
        before + u32::from(matches!(segment.phase, Phase::Rest | Phase::SetRest))
    }

    /// Completed reps of one set, counted from 1; 0 for a set that the plan does not have.
    pub fn reps_done_in_set(&self, set: u16, active_ms: u64) -> u16 {
        if !(1..=self.plan.sets).contains(&set) {
            return 0;
        }
        let before = u32::from(set - 1) * u32::from(self.plan.reps);
        let here = self.reps_done(active_ms).saturating_sub(before).min(u32::from(self.plan.reps));
        u16::try_from(here).unwrap_or(self.plan.reps)
    }

    /// How many boundaries there are: the start of each segment, and the end of the last.
    pub(super) fn boundaries(&self) -> usize {
        self.segments.len() + 1
    }

    /// When a boundary is due; beyond the last one, the end of the session.
    pub(super) fn boundary_ms(&self, boundary: usize) -> u64 {
        self.segments.get(boundary).map_or_else(|| self.total_ms(), |segment| segment.start_ms)
    }

    /// The first boundary that is due at `active_ms` or later.
    pub(super) fn boundary_from(&self, active_ms: u64) -> usize {
        self.segments.partition_point(|segment| segment.start_ms < active_ms)
    }

    /// Appends what happens at a boundary, in the order in which it is told: what has ended, then what begins.
    pub(super) fn cues_at(&self, boundary: usize, out: &mut Vec<Cue>) {
        let at_ms = self.boundary_ms(boundary);
        let next = self.segments.get(boundary);
        let ended = boundary.checked_sub(1).and_then(|before| self.segments.get(before));
        if let Some(ended) = ended {
            let cue = |kind| Cue { at_ms, kind, rep: ended.rep, set: ended.set };
            let goes_on = next.is_some_and(|n| n.phase.is_movement() && (n.rep, n.set) == (ended.rep, ended.set));
            if ended.phase.is_movement() && !goes_on {
                out.push(cue(CueKind::RepDone));
                if ended.rep == self.plan.reps {
                    out.push(cue(CueKind::SetDone));
                }
            }
            if next.is_none() {
                out.push(cue(CueKind::AllDone));
            }
        }
        if let Some(next) = next {
            out.push(Cue { at_ms, kind: CueKind::Phase(next.phase), rep: next.rep, set: next.set });
        }
    }

    fn index_at(&self, active_ms: u64) -> usize {
        let after = self.segments.partition_point(|segment| segment.start_ms <= active_ms);
        after.saturating_sub(1)
    }

    fn heel(&self, segment: &Segment, active_ms: u64) -> f64 {
        let [raise_ms, hold_ms] = [self.plan.raise_ds, self.plan.hold_ds].map(|ds| u64::from(ds) * 100);
        let into_rep_ms = match segment.phase {
            Phase::Raise => 0,
            Phase::Hold => raise_ms,
            Phase::Lower => raise_ms + hold_ms,
            Phase::GetReady | Phase::Rest | Phase::SetRest => return 0.0,
        } + (active_ms - segment.start_ms);
        let lower_ms = u64::from(self.plan.lower_ds) * 100;
        let rep_ms = raise_ms + hold_ms + lower_ms;
        let brisk_ms = BRISK_MS.min(rep_ms / 3);
        let (up_ms, down_ms) = match (raise_ms, lower_ms) {
            (0, 0) => (brisk_ms, brisk_ms),
            (0, _) => (brisk_ms, lower_ms.min(rep_ms - brisk_ms)),
            (_, 0) => (raise_ms.min(rep_ms - brisk_ms), brisk_ms),
            (_, _) => (raise_ms, lower_ms),
        };
        let up = smoothstep(into_rep_ms, up_ms);
        let down = smoothstep(rep_ms.saturating_sub(into_rep_ms), down_ms);
        up.min(down)
    }
}

/// From 0 to 1 with no speed at either end: 3u² - 2u³ of the share `u` of the way. A way of 0 counts as gone.
fn smoothstep(gone_ms: u64, way_ms: u64) -> f64 {
    if gone_ms >= way_ms {
        return 1.0;
    }
    let [gone, way] = [gone_ms, way_ms].map(|ms| f64::from(u32::try_from(ms).unwrap_or(u32::MAX)));
    let u = gone / way;
    u * u * (3.0 - 2.0 * u)
}

#[cfg(test)]
mod tests {
    use super::super::{Field, PlanFields};
    use super::*;

    fn short() -> Plan {
        Plan::checked(PlanFields {
            get_ready_ds: 10,
            raise_ds: 10,
            hold_ds: 20,
            lower_ds: 30,
            rest_ds: 5,
            reps: 2,
            sets: 2,
            set_rest_ds: 100,
        })
        .expect("valid")
    }

    fn phases(plan: &Plan) -> Vec<(Phase, u16, u16)> {
        compile(plan).segments().iter().map(|s| (s.phase, s.rep, s.set)).collect()
    }

    #[test]
    fn the_last_rep_of_a_set_is_followed_by_the_set_rest_and_the_last_of_all_by_nothing() {
        use Phase::{GetReady, Hold, Lower, Raise, Rest, SetRest};
        let expected = [
            (GetReady, 1, 1),
            (Raise, 1, 1),
            (Hold, 1, 1),
            (Lower, 1, 1),
            (Rest, 1, 1),
            (Raise, 2, 1),
            (Hold, 2, 1),
            (Lower, 2, 1),
            (SetRest, 2, 1),
            (Raise, 1, 2),
            (Hold, 1, 2),
            (Lower, 1, 2),
            (Rest, 1, 2),
            (Raise, 2, 2),
            (Hold, 2, 2),
            (Lower, 2, 2),
        ];
        assert_eq!(phases(&short()), expected, "order");
    }

    #[test]
    fn without_a_set_rest_the_rest_between_reps_also_parts_the_sets() {
        let plan = short().with(Field::SetRest, 0).with(Field::Reps, 1);
        let rests = phases(&plan).iter().filter(|(phase, ..)| *phase == Phase::Rest).count();
        assert_eq!(rests, 1, "one between the two sets, none at the end");
    }

    #[test]
    fn the_position_says_what_is_left_and_what_comes() {
        let timeline = compile(&short());
        let hold = timeline.at(2500);
        assert_eq!((hold.phase, hold.rep, hold.set), (Phase::Hold, 1, 1), "where");
        assert_eq!((hold.phase_elapsed_ms, hold.phase_remaining_ms), (500, 1500), "within the phase");
        assert_eq!(hold.session_remaining_ms, timeline.total_ms() - 2500, "within the session");
        assert_eq!(hold.next, Some((Phase::Lower, 3000)), "what comes");
        let end = timeline.at(u64::MAX);
        assert_eq!((end.phase_remaining_ms, end.session_remaining_ms, end.next), (0, 0, None), "at the end");
    }

    #[test]
    fn a_rep_counts_when_the_heel_is_down_and_not_a_millisecond_before() {
        let timeline = compile(&short());
        assert_eq!((timeline.reps_done(6999), timeline.reps_done(7000)), (0, 1), "first rep");
        let set_end = 1000 + 2 * 6000 + 500;
        assert_eq!((timeline.reps_done(set_end - 1), timeline.reps_done(set_end)), (1, 2), "last rep of the set");
        assert_eq!((timeline.reps_done_in_set(1, set_end), timeline.reps_done_in_set(2, set_end)), (2, 0), "by set");
        assert_eq!(timeline.reps_done(u64::MAX), 4, "all");
        assert_eq!((timeline.reps_done_in_set(0, u64::MAX), timeline.reps_done_in_set(3, u64::MAX)), (0, 0), "no set");
    }

    #[test]
    fn the_heel_is_down_at_the_start_half_way_up_in_the_middle_of_the_raise_and_up_in_the_hold() {
        let timeline = compile(&short());
        let heel = |ms| timeline.at(ms).heel;
        let seen = [heel(0), heel(1000), heel(1500), heel(2000), heel(3999), heel(5500), heel(7000)];
        let expected = [0.0, 0.0, 0.5, 1.0, 1.0, 0.5, 0.0];
        for (n, (seen, expected)) in seen.iter().zip(expected).enumerate() {
            assert!((seen - expected).abs() < 1e-12, "sample {n}: {seen}, expected {expected}");
        }
    }
}
