//! Custom properties of an element's style, set from the model. Strict pages forbid style attributes; setting a
//! property on the element is allowed.

use web_sys::HtmlElement;
use yew::prelude::*;

/// Custom properties with their values.
pub(super) type Vars = Vec<(&'static str, String)>;

/// Keep the custom properties of `node` equal to `vars`.
#[hook]
pub(super) fn use_vars(node: &NodeRef, vars: &Vars) {
    use_effect_with((node.clone(), vars.clone()), |(node, vars)| {
        if let Some(element) = node.cast::<HtmlElement>() {
            let style = element.style();
            for (name, value) in vars {
                style.set_property(name, value).ok();
            }
        }
    });
}

/// What a level is given.
#[derive(Properties, Clone, PartialEq)]
pub(super) struct LevelProps {
    /// Which element.
    #[prop_or("span")]
    pub(super) tag: &'static str,
    /// Its classes.
    pub(super) class: &'static str,
    /// Its custom properties.
    pub(super) vars: Vars,
    /// Value of `data-at`, for a slider at one of its ends.
    #[prop_or_default]
    pub(super) at: Option<&'static str>,
    /// What is inside.
    #[prop_or_default]
    pub(super) children: Html,
}

/// An element with custom properties.
#[component]
#[expect(clippy::ignored_unit_patterns, reason = "a pattern inside the macro's own code")]
pub(super) fn Level(props: &LevelProps) -> Html {
    let node = use_node_ref();
    use_vars(&node, &props.vars);
    html! {
        <@{props.tag} ref={node} class={props.class} data-at={props.at}>{ props.children.clone() }</@>
    }
}
