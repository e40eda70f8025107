//! Elements built by one function instead of in place, and the words in them: most of a page.
//!
//! `html!` builds every element where it stands, in about 380 bytes of code. Here an element is one call of 20 bytes:
//! its children are whatever was put into [`Nodes`] since it began. What is inside stands inside, as in `html!`, which
//! is left for what listens and for what has a key.

use crate::text::{Key, t};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listeners, VList, VNode, VTag, VText};

/// Neighbours in the order in which they were put.
pub(super) struct Nodes(Vec<Html>);

/// Attributes that never change, as `attrs!` makes them.
pub(super) type Attrs = &'static [(&'static str, AttributeOrProperty)];

/// `attrs!["class" = "vh", "role" = "status"]`.
macro_rules! attrs {
    ($($name:literal = $value:expr),+) => {
        &[$(($name, yew::virtual_dom::AttributeOrProperty::Static($value))),+]
    };
}
pub(super) use attrs;

/// The element that `shape` describes, with what is inside: `div.page page--text` is a `div` with these two classes.
#[inline]
pub(super) fn element(shape: &'static str, inside: impl FnOnce(&mut Nodes)) -> Html {
    let mut nodes = Nodes(Vec::new());
    nodes.element(shape, inside);
    nodes.only()
}

/// An element whose attributes never change, with what is inside.
#[inline]
pub(super) fn fixed(name: &'static str, attrs: Attrs, inside: impl FnOnce(&mut Nodes)) -> Html {
    let mut nodes = Nodes(Vec::new());
    nodes.fixed(name, attrs, inside);
    nodes.only()
}

/// An element with nothing but words.
#[inline(never)]
pub(super) fn say(tag: &'static str, class: &'static str, words: Key) -> Html {
    close(tag, classed(class), vec![text(t(words).into())])
}

impl Nodes {
    /// Anything that is built elsewhere.
    #[inline(never)]
    pub(super) fn put(&mut self, node: Html) {
        self.0.push(node);
    }

    /// An element with what is inside, as [`element`] describes it.
    #[inline]
    pub(super) fn element(&mut self, shape: &'static str, inside: impl FnOnce(&mut Self)) {
        let began = self.0.len();
        inside(self);
        self.close(began, shape);
    }

    /// What is there only sometimes. It keeps its place among its neighbours when it is not.
    #[inline]
    pub(super) fn when(&mut self, there: bool, inside: impl FnOnce(&mut Self)) {
        let began = self.0.len();
        if there {
            inside(self);
        }
        self.join(began);
    }

    /// An element whose attributes never change.
    #[inline]
    pub(super) fn fixed(&mut self, name: &'static str, attrs: Attrs, inside: impl FnOnce(&mut Self)) {
        let began = self.0.len();
        inside(self);
        self.close_with(began, name, Attributes::Static(attrs));
    }

    /// An element whose attributes change: their names, and their values in the same order.
    #[inline]
    pub(super) fn varying<const N: usize>(
        &mut self,
        name: &'static str,
        names: &'static [&'static str; N],
        values: [AttrValue; N],
        inside: impl FnOnce(&mut Self),
    ) {
        let began = self.0.len();
        inside(self);
        let values = values.into_iter().map(|value| Some(AttributeOrProperty::Attribute(value))).collect();
        self.close_with(began, name, Attributes::Dynamic { keys: names, values });
    }

    /// An element with nothing but words.
    #[inline(never)]
    pub(super) fn say(&mut self, shape: &'static str, words: Key) {
        self.write(shape, t(words));
    }

    /// An element with nothing but text.
    #[inline]
    pub(super) fn write(&mut self, shape: &'static str, text: impl Into<AttrValue>) {
        self.write_value(shape, text.into());
    }

    /// Text beside elements.
    #[inline]
    pub(super) fn text(&mut self, text: impl Into<AttrValue>) {
        self.text_value(text.into());
    }

    #[inline(never)]
    fn text_value(&mut self, value: AttrValue) {
        self.0.push(text(value));
    }

    #[inline(never)]
    fn write_value(&mut self, shape: &'static str, text: AttrValue) {
        let began = self.0.len();
        self.text_value(text);
        self.close(began, shape);
    }

    #[inline(never)]
    fn close(&mut self, began: usize, shape: &'static str) {
        let (name, class) = shape.split_once('.').unwrap_or((shape, ""));
        self.close_with(began, name, classed(class));
    }

    #[inline(never)]
    fn close_with(&mut self, began: usize, name: &'static str, attributes: Attributes) {
        let inside = self.0.drain(began..).collect();
        self.0.push(close(name, attributes, inside));
    }

    #[inline(never)]
    fn join(&mut self, began: usize) {
        let inside: Vec<Html> = self.0.drain(began..).collect();
        self.0.push(VNode::from(VList::from(inside)));
    }

    #[inline(never)]
    fn only(mut self) -> Html {
        self.0.pop().unwrap_or_default()
    }
}

/// The value of an attribute that varies.
pub(super) fn is(value: impl Into<AttrValue>) -> AttrValue {
    value.into()
}

fn text(text: AttrValue) -> Html {
    VNode::VText(VText { text })
}

fn classed(class: &'static str) -> Attributes {
    match class {
        "" => Attributes::default(),
        _ => Attributes::Dynamic { keys: &["class"], values: Box::new([Some(AttributeOrProperty::Static(class))]) },
    }
}

#[inline(never)]
fn close(name: &'static str, attributes: Attributes, mut inside: Vec<Html>) -> Html {
    let children = match inside.len() {
        1 => inside.pop().unwrap_or_default(),
        _ => VNode::from(VList::from(inside)),
    };
    let (node, listeners) = (NodeRef::default(), Listeners::None);
    VNode::from(VTag::__new_other(AttrValue::Static(name), node, None, attributes, listeners, children))
}
