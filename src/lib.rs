//! Soleus Pump: the calf muscle pump as a live simulation, and a coach for heel raises.
//!
//! A pure core (no browser, no clock, no random number), ports at the edge, views on top. An arrow may only point
//! down; `ARCHITECTURE.md` has the map and `tests/core/tidy.rs` checks it. The core compiles everywhere; the shell
//! (`web`, `ui`, `embed`) exists only in the browser build.

pub mod units;

pub mod coach;
pub mod journal;
pub mod pump;
pub mod text;

pub mod lesson;
pub mod scene;

pub mod app;

#[cfg(target_arch = "wasm32")]
pub mod embed;
#[cfg(target_arch = "wasm32")]
mod ui;
#[cfg(target_arch = "wasm32")]
mod web;

/// Constant time and small: the standard allocator is 2.4 KB larger on the wire.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
