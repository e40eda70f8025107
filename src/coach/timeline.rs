//! A plan laid out in time: a flat list of segments on the axis of active milliseconds.
//!
//! Active time is time in which the reader is being paced; how it grows is the engine's business. Everything about
//! "now" is read from the list by binary search, so that no counter can drift from it. Rests are laid out as
//! [`Plan::total_ms`] says.

use super::{Exercise, Plan, Side, Sides};

/// How fast the heel moves when a plan leaves out its raise or lower phase.
const BRISK_MS: u64 = 300;

/// From which length on a phase that nobody counts along ends with 3, 2, 1, and one to stay in tells its middle.
const COUNTED_DOWN_MS: u64 = 4000;
const HALVED_MS: u64 = 20_000;

/// Shortest rest between seated pumps in which the toes go up.
const TOES_MS: u64 = 500;

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
    /// Stretched, one side.
    Stretch,
    /// Walking.
    Walk,
    /// Time to change sides.
    Switch,
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
            Self::Stretch => "stretch",
            Self::Walk => "walk",
            Self::Switch => "switch",
        }
    }

    /// Whether the phase is a part of a rep itself.
    pub fn is_movement(self) -> bool {
        matches!(self, Self::Raise | Self::Hold | Self::Lower | Self::Stretch | Self::Walk)
    }

    /// Whether it goes on while nobody looks: time that passes is real for one who rests or walks, but nobody does reps
    /// that were not paced.
    pub fn elapses(self) -> bool {
        matches!(self, Self::SetRest | Self::Walk)
    }

    /// Whether the reader may make it longer.
    pub fn is_pause(self) -> bool {
        !self.is_movement()
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
    /// Which leg; a rest bears the side that it follows.
    pub side: Side,
}

impl Segment {
    /// Whether both belong to one rep of one side.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        (self.rep, self.set, self.side) == (other.rep, other.set, other.side)
    }

    /// What is told at its start.
    pub(super) fn begins(&self) -> Cue {
        let Self { start_ms, phase, rep, set, side, .. } = *self;
        Cue { at_ms: start_ms, kind: CueKind::Phase(phase), rep, set, side }
    }

    /// What is told within it, each with its moment: the middle, and 3, 2, 1 before the end.
    pub(super) fn marks(&self) -> [Option<(u64, CueKind)>; 4] {
        let length_ms = self.end_ms - self.start_ms;
        let stays = matches!(self.phase, Phase::Stretch | Phase::Walk);
        let waits = matches!(self.phase, Phase::GetReady | Phase::SetRest | Phase::Switch);
        let counts = length_ms >= COUNTED_DOWN_MS && (stays || waits);
        let half = (stays && length_ms >= HALVED_MS).then(|| (self.start_ms + length_ms / 2, CueKind::Halfway));
        let [three, two, one] =
            [3, 2, 1].map(|n: u8| counts.then(|| (self.end_ms - u64::from(n) * 1000, CueKind::Countdown(n))));
        [half, three, two, one]
    }
}

/// What happens at a boundary between segments, or within one.
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
    /// The middle of a phase to stay in.
    Halfway,
    /// So many seconds until a phase ends: 3, 2, 1.
    Countdown(u8),
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
    /// Which leg.
    pub side: Side,
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
    /// Which leg.
    pub side: Side,
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
    /// How far the toes are lifted between two seated pumps, 0 to 1; 0 in every other exercise.
    pub toes: f64,
}

/// A stretch of the session for its bar: reps of one set on one side, or the time before the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BarPart {
    /// First active millisecond.
    pub start_ms: u64,
    /// First active millisecond after it.
    pub end_ms: u64,
    /// Whether reps are done in it.
    pub works: bool,
    /// Set, from 1.
    pub set: u16,
    /// Which leg; both where they alternate.
    pub side: Side,
}

/// The segments of a session: in order, without gaps, from 0 to [`Timeline::total_ms`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    plan: Plan,
    segments: Vec<Segment>,
}

/// Lays a plan out in time.
pub fn compile(plan: &Plan) -> Timeline {
    let mut layout = Layout { plan: *plan, end_ms: 0, segments: Vec::new() };
    let first = plan.sides.each().first().copied().unwrap_or(Side::Both);
    layout.push(Phase::GetReady, plan.get_ready_ds, (1, 1, first));
    let mut before: Option<(u16, u16, Side)> = None;
    for set in 1..=plan.sets {
        let outer: &[Side] = if plan.sides == Sides::LeftThenRight { plan.sides.each() } else { &[Side::Both] };
        for side in outer {
            for rep in 1..=plan.reps {
                let turns: &[Side] = if plan.sides == Sides::Alternate { plan.sides.each() } else { &[*side] };
                for side in turns {
                    layout.pause(before, set, *side);
                    layout.rep((rep, set, *side));
                    before = Some((rep, set, *side));
                }
            }
        }
    }
    Timeline { plan: *plan, segments: layout.segments }
}

/// Rep, set and side.
type Place = (u16, u16, Side);

struct Layout {
    plan: Plan,
    end_ms: u64,
    segments: Vec<Segment>,
}

impl Layout {
    fn rep(&mut self, place: Place) {
        let plan = self.plan;
        let hold_ds = plan.hold_of(place.0);
        match plan.exercise {
            Exercise::HeelRaises | Exercise::SeatedPumps => {
                self.push(Phase::Raise, plan.raise_ds, place);
                self.push(Phase::Hold, hold_ds, place);
                self.push(Phase::Lower, plan.lower_ds, place);
            }
            Exercise::CalfStretch => self.push(Phase::Stretch, hold_ds, place),
            Exercise::Walk => self.push(Phase::Walk, hold_ds, place),
        }
    }

    /// What parts a rep from the one before.
    fn pause(&mut self, before: Option<Place>, set: u16, side: Side) {
        let plan = self.plan;
        let Some(before) = before else { return };
        if before.1 != set && plan.set_rest_ds > 0 {
            self.push(Phase::SetRest, plan.set_rest_ds, before);
        } else if before.2 != side && plan.has_switch() {
            self.push(Phase::Switch, plan.switch_ds(), before);
        } else {
            self.push(Phase::Rest, plan.rest_ds, before);
        }
    }

    fn push(&mut self, phase: Phase, length_ds: u16, (rep, set, side): Place) {
        if length_ds == 0 {
            return;
        }
        let start_ms = self.end_ms;
        self.end_ms = start_ms + u64::from(length_ds) * 100;
        self.segments.push(Segment { start_ms, end_ms: self.end_ms, phase, rep, set, side });
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

    /// Length of the session; equals [`Plan::total_ms`] while no rest was made longer.
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
            side: segment.side,
            phase_elapsed_ms: active_ms - segment.start_ms,
            phase_remaining_ms: segment.end_ms - active_ms,
            session_remaining_ms: self.total_ms() - active_ms,
            next: self.segments.get(self.index_at(active_ms) + 1).map(|next| (next.phase, next.end_ms - next.start_ms)),
            heel: self.heel(&segment, active_ms),
            toes: self.toes(&segment, active_ms),
        }
    }

    /// The segment that holds `active_ms`; from the end on the last one.
    pub fn segment_at(&self, active_ms: u64) -> Segment {
        self.segment(self.index_at(active_ms))
    }

    /// The whole session in parts, for its bar.
    pub fn bar(&self) -> Vec<BarPart> {
        let alternates = self.plan.sides == Sides::Alternate;
        let mut parts: Vec<BarPart> = Vec::new();
        for segment in &self.segments {
            let works = !matches!(segment.phase, Phase::GetReady | Phase::SetRest | Phase::Switch);
            let side = if alternates { Side::Both } else { segment.side };
            let Segment { start_ms, end_ms, set, .. } = *segment;
            match parts.last_mut() {
                Some(part) if (part.works, part.set, part.side) == (works, set, side) => part.end_ms = end_ms,
                _ => parts.push(BarPart { start_ms, end_ms, works, set, side }),
            }
        }
        parts
    }

    /// The segment of an index; the last one beyond them.
    pub(super) fn segment(&self, index: usize) -> Segment {
        let (phase, rep, set, side) = (Phase::GetReady, 1, 1, Side::Both);
        let nothing = Segment { start_ms: 0, end_ms: 0, phase, rep, set, side };
        self.segments.get(index).or(self.segments.last()).copied().unwrap_or(nothing)
    }

    /// The segment that holds `active_ms`; from the end on the last one.
    pub(super) fn index_at(&self, active_ms: u64) -> usize {
        let after = self.segments.partition_point(|segment| segment.start_ms <= active_ms);
        after.saturating_sub(1)
    }

    /// The first segment of the rep that holds this one, or that this rest follows.
    pub(super) fn rep_start(&self, index: usize) -> usize {
        let here = self.segment(index);
        self.segments.iter().position(|segment| segment.phase.is_movement() && segment.is_of(&here)).unwrap_or(index)
    }

    /// The first segment of the rep after the one that holds this segment, or that this rest follows; before the first
    /// rep that is the first. None after the last.
    pub(super) fn next_rep(&self, index: usize) -> Option<usize> {
        let here = self.segment(index);
        let waits = here.phase == Phase::GetReady;
        let after = |segment: &Segment| segment.phase.is_movement() && (waits || !segment.is_of(&here));
        self.segments.iter().skip(index).position(after).map(|n| index + n)
    }

    /// Whether a rep begins with this segment.
    pub(super) fn begins_rep(&self, index: usize) -> bool {
        index.checked_sub(1).is_none_or(|before| self.ends_rep(before) || !self.segment(before).phase.is_movement())
            && self.segment(index).phase.is_movement()
    }

    /// Whether a rep ends with this segment.
    pub(super) fn ends_rep(&self, index: usize) -> bool {
        let here = self.segment(index);
        let goes_on = |next: &Segment| next.phase.is_movement() && next.is_of(&here);
        here.phase.is_movement() && !self.segments.get(index + 1).is_some_and(goes_on)
    }

    /// Whether a set ends with this segment, when it ends a rep.
    pub(super) fn ends_set(&self, segment: &Segment) -> bool {
        segment.rep == self.plan.reps && Some(&segment.side) == self.plan.sides.each().last()
    }

    /// The first segment after the reps of this set and side.
    pub(super) fn after_turn(&self, index: usize) -> Option<usize> {
        let here = self.segment(index);
        let alternates = self.plan.sides == Sides::Alternate;
        let same = |segment: &Segment| {
            let side = alternates || segment.side == here.side;
            segment.set == here.set && side && !matches!(segment.phase, Phase::SetRest | Phase::GetReady)
        };
        // A change of sides bears the side that it follows: the turn of one leg ends with it.
        let ends = |segment: &Segment| !same(segment) || (!alternates && segment.phase == Phase::Switch);
        self.segments.iter().skip(index + 1).position(ends).map(|n| index + 1 + n)
    }

    /// Where the reps of a set and side are counted.
    pub(super) fn count_index(&self, segment: &Segment) -> usize {
        let sides = self.plan.sides.each();
        let side = sides.iter().position(|side| *side == segment.side).unwrap_or(0);
        usize::from(segment.set - 1) * sides.len() + side
    }

    /// Makes a segment longer; what follows moves.
    pub(super) fn lengthen(&mut self, index: usize, by_ms: u64) {
        for (n, segment) in self.segments.iter_mut().enumerate().skip(index) {
            segment.end_ms += by_ms;
            if n > index {
                segment.start_ms += by_ms;
            }
        }
    }

    /// Appends what is told when a segment ends that was paced from its start: reps and sets, and the end of all.
    pub(super) fn ends_at(&self, index: usize, counts: bool, out: &mut Vec<Cue>) {
        let ended = self.segment(index);
        let mut tell = |kind| {
            out.push(Cue { at_ms: ended.end_ms, kind, rep: ended.rep, set: ended.set, side: ended.side });
        };
        if self.ends_rep(index) {
            if counts {
                tell(CueKind::RepDone);
            }
            if self.ends_set(&ended) {
                tell(CueKind::SetDone);
            }
        }
        if index + 1 == self.segments.len() {
            tell(CueKind::AllDone);
        }
    }

    fn heel(&self, segment: &Segment, active_ms: u64) -> f64 {
        let [raise_ms, hold_ms] = [self.plan.raise_ds, self.plan.hold_of(segment.rep)].map(|ds| u64::from(ds) * 100);
        let into_rep_ms = match segment.phase {
            Phase::Raise => 0,
            Phase::Hold => raise_ms,
            Phase::Lower => raise_ms + hold_ms,
            _ => return 0.0,
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

    /// One way up and down within the rest, with no speed at either end.
    fn toes(&self, segment: &Segment, active_ms: u64) -> f64 {
        let length_ms = segment.end_ms - segment.start_ms;
        if self.plan.exercise != Exercise::SeatedPumps || segment.phase != Phase::Rest || length_ms < TOES_MS {
            return 0.0;
        }
        let gone_ms = active_ms - segment.start_ms;
        smoothstep(gone_ms.min(length_ms - gone_ms), length_ms / 2)
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
        Plan::checked(PlanFields::plain([10, 10, 20, 30, 5, 2, 2, 100])).expect("valid")
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
    fn legs_take_turns_with_a_rest_or_change_with_time_for_it() {
        use Phase::{Hold, Lower, Raise, Rest, SetRest, Switch};
        use Side::{Left, Right};
        let turns = |sides| {
            let plan = short().with_sides(sides).with(Field::GetReady, 0);
            let segments = compile(&plan).segments().to_vec();
            let starts = segments.iter().filter(|s| !matches!(s.phase, Hold | Lower)).map(|s| (s.phase, s.rep, s.side));
            starts.take(8).collect::<Vec<_>>()
        };
        let [one, two] = [1, 2].map(|rep| move |phase, side| (phase, rep, side));
        let alternating = [
            one(Raise, Left),
            one(Rest, Left),
            one(Raise, Right),
            one(Rest, Right),
            two(Raise, Left),
            two(Rest, Left),
            two(Raise, Right),
            two(SetRest, Right),
        ];
        assert_eq!(turns(Sides::Alternate), alternating, "left, right");
        let in_turn = [
            one(Raise, Left),
            one(Rest, Left),
            two(Raise, Left),
            two(Switch, Left),
            one(Raise, Right),
            one(Rest, Right),
            two(Raise, Right),
            two(SetRest, Right),
        ];
        assert_eq!(turns(Sides::LeftThenRight), in_turn, "left, then right");
    }

    #[test]
    fn toes_go_up_and_down_between_seated_pumps_only() {
        let seated = compile(&short().of(Exercise::SeatedPumps, Sides::Both).with(Field::Rest, 20));
        let rest = seated.segments().iter().find(|s| s.phase == Phase::Rest).copied().expect("rests");
        let toes = [rest.start_ms, rest.start_ms + 1000, rest.end_ms - 1].map(|ms| seated.at(ms).toes);
        assert!(toes[0] < 1e-9 && (toes[1] - 1.0).abs() < 1e-9 && toes[2] < 1e-3, "{toes:?}");
        assert!(seated.at(2500).toes < 1e-9, "not while the heel is up");
        let standing = compile(&short().with(Field::Rest, 20));
        assert!(standing.at(rest.start_ms + 1000).toes < 1e-9, "not standing");
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
