//! Builds the standing markup of the drawing into its places on the page, element by element: nothing here parses
//! markup into a document, which strict pages forbid.

use crate::scene::{Build, art};
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Fill every empty place (`data-art`) under `root`.
pub(crate) fn build(root: &Element) {
    let Some(document) = root.owner_document() else { return };
    for place in super::all(root, "[data-art]") {
        if place.first_element_child().is_none()
            && let Err(why) = fill(&document, &place)
        {
            super::warn("could not draw", &why);
        }
    }
}

fn fill(document: &Document, place: &Element) -> Result<(), JsValue> {
    let name = place.get_attribute("data-art").unwrap_or_default();
    let mut open = vec![place.clone()];
    // Ids are one drawing's own, also beside a second leg.
    let second = place.closest("[data-twin]")?.is_some();
    for step in art(&name, &[name.as_str(), if second { "-2-" } else { "-" }].concat()) {
        match (step, open.last()) {
            (Build::Open(name), Some(parent)) => {
                let element = document.create_element_ns(Some(SVG), name)?;
                parent.append_child(&element)?;
                open.push(element);
            }
            (Build::Attribute(name, value), Some(element)) => element.set_attribute(name, &value)?,
            (Build::Close, _) => {
                open.pop();
            }
            (_, None) => {}
        }
    }
    Ok(())
}
