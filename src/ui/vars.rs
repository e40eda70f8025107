//! Custom properties of an element's style, as an attribute. Strict pages forbid style attributes; after a render the
//! shell sets each property on its element, which is allowed.

/// The value of `data-vars` for custom properties with their values.
pub(super) fn vars(properties: &[(&'static str, &str)]) -> String {
    properties.iter().flat_map(|(name, value)| [name, ":", *value, ";"]).collect()
}
