//! An element with nothing but words: most of a page. One function instead of one piece of markup each keeps the page 5
//! KB smaller.

use crate::text::{Key, t};
use yew::prelude::*;

/// `<tag class="class">words</tag>`; an empty class is none.
#[inline(never)]
#[expect(clippy::ignored_unit_patterns, reason = "a pattern inside the macro's own code")]
pub(super) fn say(tag: &'static str, class: &'static str, words: Key) -> Html {
    html! { <@{tag} class={(!class.is_empty()).then_some(class)}>{ t(words) }</@> }
}
