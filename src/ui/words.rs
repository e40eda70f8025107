//! Elements built by one function instead of in place, and the words in them: every page.
//!
//! `html!` builds every element where it stands, in about 380 bytes of code. Here an element is one call of 20 bytes:
//! its children are whatever was put into [`Nodes`] since it began. What is inside stands inside, as in `html!`.

use crate::text::{Key, Words};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listeners, VList, VNode, VTag, VText};

/// Neighbours in the order in which they were put, and the words that they are said in. Pictures have none.
pub(super) struct Nodes {
    put: Vec<Html>,
    words: Option<Words>,
    /// By how many levels headings stand lower than they are written: those of an embed stand under its page's.
    deeper: usize,
}

/// Attributes that never change, as `attrs!` makes them: names and values apart, because many have the same names.
#[derive(Clone, Copy)]
pub(super) struct Attrs {
    pub(super) names: &'static [&'static str],
    pub(super) values: &'static [&'static str],
}

/// `attrs!["class" = "vh", "role" = "status"]`.
macro_rules! attrs {
    ($($name:literal = $value:expr),+) => {
        $crate::ui::words::Attrs { names: &[$($name),+], values: &[$($value),+] }
    };
}
pub(super) use attrs;

/// `given!["class" = "bar", "data-vars" = share]`: attributes of which some change. An `Option` may be absent.
macro_rules! given {
    ($($name:literal = $value:expr),+ $(,)?) => {{
        let mut given = $crate::ui::words::Given::of(&[$($name),+]);
        $($crate::ui::words::Value::give($value, &mut given);)+
        given.all()
    }};
}
pub(super) use given;

/// Attributes whose values come one by one, each by a call: an array of them in place is twice the code.
pub(super) struct Given {
    keys: &'static [&'static str],
    values: Vec<Option<AttributeOrProperty>>,
}

impl Given {
    #[inline(never)]
    pub(super) fn of(keys: &'static [&'static str]) -> Self {
        Self { keys, values: Vec::with_capacity(keys.len()) }
    }

    #[inline(never)]
    pub(super) fn all(self) -> Attributes {
        Attributes::Dynamic { keys: self.keys, values: self.values.into_boxed_slice() }
    }
}

/// What can be the value of an attribute.
pub(super) trait Value {
    fn give(self, to: &mut Given);
}

impl Value for &'static str {
    #[inline]
    fn give(self, to: &mut Given) {
        Some(self).give(to);
    }
}

impl Value for Option<&'static str> {
    #[inline(never)]
    fn give(self, to: &mut Given) {
        to.values.push(self.map(AttributeOrProperty::Static));
    }
}

impl Value for String {
    #[inline(never)]
    fn give(self, to: &mut Given) {
        to.values.push(Some(AttributeOrProperty::Attribute(self.into())));
    }
}

/// `aria-pressed` says whether something is so.
impl Value for bool {
    #[inline]
    fn give(self, to: &mut Given) {
        Some(self).give(to);
    }
}

impl Value for Option<bool> {
    #[inline(never)]
    fn give(self, to: &mut Given) {
        self.map(|so| if so { "true" } else { "false" }).give(to);
    }
}

/// The one element that is put inside.
#[inline]
pub(super) fn one(words: Option<Words>, inside: impl FnOnce(&mut Nodes)) -> Html {
    let mut nodes = Nodes { put: Vec::new(), words, deeper: 0 };
    inside(&mut nodes);
    nodes.only()
}

impl Nodes {
    /// Anything that is built elsewhere.
    #[inline(never)]
    pub(super) fn put(&mut self, node: Html) {
        self.put.push(node);
    }

    /// The element that `shape` describes, with what is inside: `div.page page--text` is a `div` with two classes.
    #[inline]
    pub(super) fn element(&mut self, shape: &'static str, inside: impl FnOnce(&mut Self)) {
        let began = self.put.len();
        inside(self);
        self.close(began, shape);
    }

    /// What follows stands so many levels lower.
    pub(super) fn lower_headings(&mut self, levels: usize) {
        self.deeper += levels;
    }

    /// What is there only sometimes. It keeps its place among its neighbours when it is not.
    #[inline]
    pub(super) fn when(&mut self, there: bool, inside: impl FnOnce(&mut Self)) {
        let began = self.put.len();
        if there {
            inside(self);
        }
        self.join(began);
    }

    /// Neighbours that count as one, however many they are.
    #[inline]
    pub(super) fn group(&mut self, inside: impl FnOnce(&mut Self)) {
        self.when(true, inside);
    }

    /// An element whose attributes never change.
    #[inline]
    pub(super) fn fixed(&mut self, name: &'static str, attrs: Attrs, inside: impl FnOnce(&mut Self)) {
        let began = self.put.len();
        inside(self);
        self.close_fixed(began, name, attrs.names, attrs.values);
    }

    /// An element some of whose attributes change, as `given!` makes them.
    #[inline]
    pub(super) fn varying(&mut self, name: &'static str, attributes: Attributes, inside: impl FnOnce(&mut Self)) {
        self.keyed("", name, attributes, inside);
    }

    /// An element that a render never takes for another one in its place.
    #[inline]
    pub(super) fn keyed(
        &mut self,
        key: &str,
        name: &'static str,
        attributes: Attributes,
        inside: impl FnOnce(&mut Self),
    ) {
        self.listening(key, name, attributes, Listeners::None, inside);
    }

    /// An element that listens; with a key, unless that is empty.
    #[inline]
    pub(super) fn listening(
        &mut self,
        key: &str,
        name: &'static str,
        attributes: Attributes,
        listeners: Listeners,
        inside: impl FnOnce(&mut Self),
    ) {
        let began = self.put.len();
        inside(self);
        self.close_with(began, key, name, attributes, listeners);
    }

    /// An `input`, whose value or check follows the model whatever the reader did to it.
    #[inline(never)]
    pub(super) fn input(
        &mut self,
        value: Option<String>,
        checked: Option<bool>,
        attributes: Attributes,
        listeners: Listeners,
    ) {
        let value = value.map(AttrValue::from);
        self.put.push(VNode::from(VTag::__new_input(value, checked, NodeRef::default(), None, attributes, listeners)));
    }

    /// An element with nothing but words.
    #[inline(never)]
    pub(super) fn say(&mut self, shape: &'static str, words: Key) {
        self.write(shape, self.t(words));
    }

    /// Words beside elements.
    #[inline(never)]
    pub(super) fn word(&mut self, words: Key) {
        self.text(self.t(words));
    }

    /// The words of a key.
    #[inline(never)]
    pub(super) fn t(&self, words: Key) -> &'static str {
        self.words.map_or("", |it| it.t(words))
    }

    /// The words of a key with values in their places.
    #[inline(never)]
    pub(super) fn fill(&self, words: Key, values: &[(&str, &str)]) -> String {
        self.words.map_or_else(String::new, |it| it.fill(words, values))
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
        self.put.push(text(value));
    }

    #[inline(never)]
    fn write_value(&mut self, shape: &'static str, text: AttrValue) {
        let began = self.put.len();
        self.text_value(text);
        self.close(began, shape);
    }

    #[inline(never)]
    fn close(&mut self, began: usize, shape: &'static str) {
        let (name, class) = shape.split_once('.').unwrap_or((shape, ""));
        let attributes = if class.is_empty() { Attributes::default() } else { given!["class" = class] };
        self.close_with(began, "", name, attributes, Listeners::None);
    }

    #[inline(never)]
    fn close_fixed(
        &mut self,
        began: usize,
        name: &'static str,
        keys: &'static [&'static str],
        values: &'static [&'static str],
    ) {
        let mut given = Given::of(keys);
        for value in values {
            value.give(&mut given);
        }
        self.close_with(began, "", name, given.all(), Listeners::None);
    }

    #[inline(never)]
    fn close_with(
        &mut self,
        began: usize,
        key: &str,
        name: &'static str,
        attributes: Attributes,
        listeners: Listeners,
    ) {
        let mut inside: Vec<Html> = self.put.drain(began..).collect();
        let children = match inside.len() {
            1 => inside.pop().unwrap_or_default(),
            _ => VNode::from(VList::from(inside)),
        };
        let key = if key.is_empty() { None } else { Some(key.into()) };
        let name = match HEADINGS.iter().position(|heading| *heading == name) {
            Some(level) => HEADINGS.get(level + self.deeper).unwrap_or(&"h6"),
            None => name,
        };
        let (name, node) = (AttrValue::Static(name), NodeRef::default());
        self.put.push(VNode::from(VTag::__new_other(name, node, key, attributes, listeners, children)));
    }

    #[inline(never)]
    fn join(&mut self, began: usize) {
        let inside: Vec<Html> = self.put.drain(began..).collect();
        self.put.push(VNode::from(VList::from(inside)));
    }

    #[inline(never)]
    fn only(mut self) -> Html {
        self.put.pop().unwrap_or_default()
    }
}

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

fn text(text: AttrValue) -> Html {
    VNode::VText(VText { text })
}
