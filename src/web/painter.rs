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
        let parts = Part::ALL
            .into_iter()
            .flat_map(|part| named(root, "data-part", part.name()).into_iter().map(move |e| (part, e)))
            .collect();
        let slots = Slot::ALL
            .into_iter()
            .flat_map(|slot| {
                named(root, "data-slot", slot.name()).into_iter().map(move |element| Written {
                    slot,
                    element,
                    version: None,
                })
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
            for (due, part) in self.due.iter_mut().zip(Part::ALL) {
                *due |= self.frame.has_changed(part);
            }
            self.even = !self.even;
            // A picture that stands is whole.
            let whole = !moves;
            for (n, (part, element)) in self.parts.iter().enumerate() {
                let now = whole || !part.is_detail() || n.is_multiple_of(2) == self.even;
                if let Some(due) = self.due.get_mut(part.index()).filter(|due| **due && now) {
                    *due = false;
                    write_attribute(element, part.attribute(), self.frame.value(*part));
                }
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

fn named(root: &Element, attribute: &str, name: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let selector = ["[", attribute, "=\"", name, "\"]"].concat();
    if root.matches(&selector).unwrap_or(false) {
        found.push(root.clone());
    }
    found.extend(super::all(root, &selector));
    let own = root.closest("[data-twin]").ok().flatten();
    found.retain(|element: &Element| element.closest("[data-twin]").ok().flatten() == own);
    found
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
