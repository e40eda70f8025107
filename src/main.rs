//! The browser program. Everything is in the library; the page's loader calls what [`soleus_pump`] exports.
use soleus_pump as _;

fn main() {}
