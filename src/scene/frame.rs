//! One picture of the leg and the lens, kept as the text of every moving attribute.
//!
//! Drawing again costs only what changed: a group whose inputs stayed the same is skipped, and a part counts as
//! changed only if its text did. After the first frames nothing is allocated.

use super::figure::Figure;
use super::inputs::{Inputs, Layout};
use super::lens::Lens;
use super::part::Part;
use super::pathtext;
use super::place::Place;
use super::pose::Pose;

/// The present picture. Draw into it, then hand on what [`Frame::changed`] names.
#[derive(Debug)]
pub struct Frame {
    figure: Figure,
    lens: Lens,
    texts: Texts,
    drawn: Option<Inputs>,
}

impl Default for Frame {
    fn default() -> Self {
        Self::new()
    }
}

impl Frame {
    /// An empty picture: every text is empty until the first draw.
    pub fn new() -> Self {
        Self { figure: Figure::new(), lens: Lens::default(), texts: Texts::new(), drawn: None }
    }

    /// Draws the inputs; numbers outside their range are held, numbers that are none count as 0.
    pub fn draw(&mut self, inputs: &Inputs) {
        let now = inputs.cleaned();
        let before = self.drawn.take();
        let differs = |same: fn(&Inputs, &Inputs) -> bool| before.as_ref().is_none_or(|b| !same(b, &now));
        self.texts.changed = [false; Part::ALL.len()];
        let moved = differs(same_pose);
        let refilled = moved || differs(|a, b| a.fill == b.fill && a.squeeze == b.squeeze);
        if moved {
            let pose = Pose::laid_out(&now);
            self.figure.draw_pose(&pose, now.swell, &mut self.texts);
            self.draw_leaders(&pose, &now);
        }
        if refilled {
            self.figure.draw_veins(&now.fill, now.squeeze.unwrap_or(now.act), &mut self.texts);
        }
        if refilled || differs(|a, b| a.open == b.open && same(a.leak, b.leak)) {
            self.figure.draw_valves(&now, &mut self.texts);
        }
        if refilled || differs(|a, b| a.phases == b.phases) {
            self.figure.draw_cells(&now, &mut self.texts);
        }
        if differs(same_pressure) {
            self.draw_pressure(&now);
        }
        let reshaped = differs(same_lens_shape);
        if reshaped {
            self.draw_lens_shape(&now);
        }
        if reshaped || differs(|a, b| same(a.lens.phase, b.lens.phase)) {
            self.lens.place_cells(now.lens.phase);
            self.texts.put(Part::LensCells, |out| self.lens.write_cells(out));
            self.texts.put(Part::LensDimples, |out| self.lens.write_dimples(out));
        }
        self.drawn = Some(now);
    }

    /// The present text of a part's attribute.
    pub fn value(&self, part: Part) -> &str {
        self.texts.slots.get(part.index()).map_or("", String::as_str)
    }

    /// Parts whose text differs from before the last draw, back to front; all of them after the first.
    pub fn changed(&self) -> impl Iterator<Item = Part> + '_ {
        Part::ALL.into_iter().zip(self.texts.changed).filter_map(|(part, changed)| changed.then_some(part))
    }

    /// The lines from the names on the wide stage to their parts; the portrait figure has labels of its own.
    fn draw_leaders(&mut self, pose: &Pose, now: &Inputs) {
        let Layout::Stage(posture) = now.layout else { return };
        self.texts.put(Part::LensMark, |out| self.figure.write_lens_mark(pose, out));
        for (part, always) in [(Part::Leaders, true), (Part::LeadersMore, false)] {
            self.texts.put(part, |out| {
                for (place, unnamed) in Place::ALL.into_iter().zip(now.unnamed) {
                    if place.always() == always && !unnamed {
                        place.write_leader(pose, posture, out);
                    }
                }
            });
        }
    }

    fn draw_pressure(&mut self, now: &Inputs) {
        let [ankle, low, upper, popliteal] = now.pressure_mmhg;
        for (part, mmhg) in [
            (Part::PressureAnkle, ankle),
            (Part::PressureLowCalf, low),
            (Part::PressureUpperCalf, upper),
            (Part::PressurePopliteal, popliteal),
        ] {
            self.texts.put(part, |out| pathtext::fixed(out, mmhg / 100.0, 2));
        }
    }

    fn draw_lens_shape(&mut self, now: &Inputs) {
        let Self { lens, texts, .. } = self;
        lens.shape(&now.lens);
        texts.put(Part::LensMuscle, |out| lens.write_muscle(out));
        texts.put(Part::LensFibres, |out| lens.write_fibres(out));
        texts.put(Part::LensLumen, |out| lens.write_lumen(out));
        texts.put(Part::LensPockets, |out| lens.write_pockets(out));
        texts.put(Part::LensWalls, |out| lens.write_walls(out));
        texts.put(Part::LensLeaflets, |out| lens.write_leaflets(out));
    }
}

/// The text of every part, and which of them the last draw changed.
#[derive(Debug)]
pub(crate) struct Texts {
    slots: [String; Part::ALL.len()],
    changed: [bool; Part::ALL.len()],
    scratch: String,
}

impl Texts {
    fn new() -> Self {
        Self {
            slots: std::array::from_fn(|_| String::new()),
            changed: [false; Part::ALL.len()],
            scratch: String::new(),
        }
    }

    /// Writes a part, and marks it if its text became another one.
    pub(crate) fn put(&mut self, part: Part, write: impl FnOnce(&mut String)) {
        self.scratch.clear();
        write(&mut self.scratch);
        self.keep(part);
    }

    #[inline(never)]
    fn keep(&mut self, part: Part) {
        let i = part.index();
        if let (Some(slot), Some(changed)) = (self.slots.get_mut(i), self.changed.get_mut(i))
            && *slot != self.scratch
        {
            slot.clone_from(&self.scratch);
            *changed = true;
        }
    }
}

fn same_pose(a: &Inputs, b: &Inputs) -> bool {
    let strides = a.walk > 0.0 || b.walk > 0.0;
    let walks = same(a.walk, b.walk) && (!strides || same(a.stride, b.stride));
    walks
        && a.layout == b.layout
        && a.unnamed == b.unnamed
        && same(a.swell, b.swell)
        && same(a.toes, b.toes)
        && same(a.lift, b.lift)
        && same(a.act, b.act)
        && same(a.sit, b.sit)
        && same(a.lie, b.lie)
}

fn same_pressure(a: &Inputs, b: &Inputs) -> bool {
    a.pressure_mmhg.iter().zip(b.pressure_mmhg).all(|(a, b)| same(*a, b))
}

fn same_lens_shape(a: &Inputs, b: &Inputs) -> bool {
    let (a, b) = (&a.lens, &b.lens);
    same(a.open, b.open) && same(a.leak, b.leak) && same(a.act, b.act) && same(a.fill, b.fill)
}

/// Exactly the same number: anything else must be drawn again.
#[expect(clippy::float_cmp, reason = "an input that did not change is bit for bit the same")]
fn same(a: f64, b: f64) -> bool {
    a == b
}
