//! The browser program. Everything is in the library; the page's loader calls what [`soleus_pump`] exports.
// Nothing is to be done at the start; an empty `main` would bring the standard library's own beginning with it.
#![cfg_attr(target_arch = "wasm32", no_main)]
use soleus_pump as _;

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
