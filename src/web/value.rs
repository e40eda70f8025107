//! Rust data to script data: plain objects, no classes, the browser's own JSON.

use serde::Serialize;
use wasm_bindgen::JsValue;

/// Plain script data.
pub(crate) fn to_value(data: &impl Serialize) -> JsValue {
    let plain = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    data.serialize(&plain).unwrap_or(JsValue::NULL)
}

/// JSON text, or an empty string if the data cannot be said in JSON.
pub(crate) fn to_json(data: &impl Serialize) -> String {
    js_sys::JSON::stringify(&to_value(data)).ok().and_then(|text| text.as_string()).unwrap_or_default()
}
