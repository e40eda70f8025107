//! Copies computed text onto kept elements. One attribute, one writer, no arithmetic, and a write only
//! when the text changed.

use crate::scene::{Frame, Part, Slot, Stage, Target};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// The elements of one place in which a stage is shown.
pub(crate) struct Painter {
    second: bool,
    frame: Frame,
    /// Parts that changed and are not on the page yet.
    due: [bool; Part::ALL.len()],
    /// Frames painted so far.
    count: usize,
    parts: Vec<Painted>,
    slots: Vec<Written>,
}

/// A part with its elements: a shape that is painted more than once has as many, since the browser builds a `use` anew
/// whenever its original changes.
struct Painted {
    part: Part,
    name: JsValue,
    elements: Vec<Drawn>,
}

#[wasm_bindgen]
extern "C" {
    /// An element that takes texts which the page already holds: its own interface would copy and decode both each
    /// time.
    #[wasm_bindgen(extends = Element)]
    type Drawn;
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn write(this: &Drawn, name: &JsValue, value: &JsValue);
}

struct Written {
    slot: Slot,
    element: Element,
    version: Option<u32>,
}

impl Painter {
    /// Find every moving element under `root`, once. What lies inside a second leg's place is that leg's.
    pub(crate) fn new(root: &Element) -> Self {
        let found: Vec<(String, Element)> = named(root, "data-part").collect();
        let of = |part: Part| found.iter().filter(move |(name, _)| name == part.name()).map(|(_, element)| element);
        let parts = Part::ALL.into_iter().filter(|part| of(*part).next().is_some()).map(|part| Painted {
            part,
            name: JsValue::from_str(part.attribute()),
            elements: of(part).map(|element| element.clone().unchecked_into()).collect(),
        });
        let parts = parts.collect();
        let slots = named(root, "data-slot")
            .filter_map(|(name, element)| {
                let slot = Slot::ALL.into_iter().find(|slot| slot.name() == name)?;
                Some(Written { slot, element, version: None })
            })
            .collect();
        let second = root.has_attribute("data-twin");
        Self { second, frame: Frame::new(), due: [false; Part::ALL.len()], count: 0, parts, slots }
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
            self.count = self.count.wrapping_add(1);
            // A picture that stands is whole.
            let whole = !moves;
            for Painted { part, name, elements } in &self.parts {
                let now = whole || part.has_turn(self.count);
                if let Some(due) = self.due.get_mut(part.index()).filter(|due| **due && now) {
                    *due = false;
                    let text = JsValue::from_str(self.frame.value(*part));
                    for element in elements {
                        element.write(name, &text);
                    }
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
