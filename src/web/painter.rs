//! Copies computed text onto kept elements. One attribute, one writer, no arithmetic, and a write only
//! when the text changed.

use crate::scene::{Frame, Part, Slot, Stage, Target};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The elements of one place in which a stage is shown.
pub(crate) struct Painter {
    second: bool,
    frame: Frame,
    /// Parts that changed and are not on the page yet.
    due: [bool; Part::ALL.len()],
    /// Which half of the details this frame writes.
    even: bool,
    /// A shape that is painted more than once has as many elements: a `use` is built anew whenever its original changes.
    parts: Vec<(Part, Element)>,
    slots: Vec<Written>,
}

struct Written {
    slot: Slot,
    element: Element,
    version: Option<u32>,
}

impl Painter {
    /// Find every moving element under `root`, once. What lies inside a second leg's place is that leg's.
    pub(crate) fn new(root: &Element) -> Self {
        let parts = named(root, "data-part")
            .filter_map(|(name, element)| Some((Part::ALL.into_iter().find(|part| part.name() == name)?, element)))
            .collect();
        let slots = named(root, "data-slot")
            .filter_map(|(name, element)| {
                let slot = Slot::ALL.into_iter().find(|slot| slot.name() == name)?;
                Some(Written { slot, element, version: None })
            })
            .collect();
        let second = root.has_attribute("data-twin");
        Self { second, frame: Frame::new(), due: [false; Part::ALL.len()], even: false, parts, slots }
    }

    /// Whether it shows the second of two legs.
    pub(crate) fn second(&self) -> bool {
        self.second
    }

    /// Bring the page up to what the stage shows. While it moves, details follow a frame later.
    pub(crate) fn paint(&mut self, stage: &Stage, moves: bool) {
        if !self.parts.is_empty() {
            self.frame.draw(&stage.inputs());
            for part in self.frame.changed() {
                if let Some(due) = self.due.get_mut(part.index()) {
                    *due = true;
                }
            }
            self.even = !self.even;
            // A picture that stands is whole.
            let whole = !moves;
            let (even, due) = (self.even, self.due);
            let now = |part: Part| {
                let its_turn = whole || !part.is_detail() || part.index().is_multiple_of(2) == even;
                its_turn && due.get(part.index()).is_some_and(|due| *due)
            };
            for (part, element) in self.parts.iter().filter(|(part, _)| now(*part)) {
                write_attribute(element, part.attribute(), self.frame.value(*part));
            }
            for (part, due) in Part::ALL.into_iter().zip(&mut self.due) {
                *due = *due && !now(part);
            }
        }
        let monitor = stage.monitor();
        for written in &mut self.slots {
            let version = monitor.version(written.slot);
            if written.version != Some(version) {
                written.version = Some(version);
                write(&written.element, written.slot.target(), monitor.value(written.slot));
            }
        }
    }
}

/// What carries the attribute in `root`, itself included, with its value. What is inside a second leg's place is that
/// leg's.
fn named(root: &Element, attribute: &'static str) -> impl Iterator<Item = (String, Element)> {
    let own = root.closest("[data-twin]").ok().flatten();
    std::iter::once(root.clone())
        .chain(super::all(root, &["[", attribute, "]"].concat()))
        .filter(move |element| element.closest("[data-twin]").ok().flatten() == own)
        .filter_map(move |element| Some((element.get_attribute(attribute)?, element)))
}

fn write(element: &Element, target: Target, text: &str) {
    match target {
        Target::Text => element.set_text_content(Some(text)),
        Target::Attribute(name) => write_attribute(element, name, text),
        Target::Property(name) => {
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                element.style().set_property(name, text).ok();
            }
        }
    }
}

fn write_attribute(element: &Element, name: &str, text: &str) {
    if let Err(why) = element.set_attribute(name, text) {
        super::warn("could not paint", &why);
    }
}
