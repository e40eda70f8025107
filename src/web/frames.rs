//! The animation loop: one closure made once, one request at a time, cancelled on drop.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A loop that runs while its frame function answers "more".
#[must_use = "the loop stops when this is dropped"]
pub(crate) struct FrameLoop {
    inner: Rc<Inner>,
}

type OnFrame = Closure<dyn FnMut(f64)>;

struct Inner {
    closure: RefCell<Option<OnFrame>>,
    request: Cell<Option<i32>>,
    last_ms: Cell<Option<f64>>,
}

impl FrameLoop {
    /// `frame` gets the seconds since the frame before (0 for the first of a run) and answers whether there is more to
    /// do.
    pub(crate) fn new(frame: impl Fn(f64) -> bool + 'static) -> Self {
        let inner = Rc::new(Inner { closure: RefCell::new(None), request: Cell::new(None), last_ms: Cell::new(None) });
        let weak = Rc::downgrade(&inner);
        let closure = OnFrame::new(move |now_ms: f64| {
            let Some(inner) = weak.upgrade() else { return };
            inner.request.set(None);
            let elapsed_s = inner.last_ms.replace(Some(now_ms)).map_or(0.0, |last_ms| (now_ms - last_ms) / 1000.0);
            if frame(elapsed_s) {
                inner.ask();
            } else {
                inner.last_ms.set(None);
            }
        });
        inner.closure.replace(Some(closure));
        Self { inner }
    }

    /// Run from the next frame on, if it is not running.
    pub(crate) fn start(&self) {
        self.inner.ask();
    }

    /// Stop before the next frame. The time until the next start counts as nothing.
    pub(crate) fn stop(&self) {
        self.inner.cancel();
    }
}

impl Drop for FrameLoop {
    fn drop(&mut self) {
        self.inner.cancel();
    }
}

impl Inner {
    fn ask(&self) {
        if self.request.get().is_some() {
            return;
        }
        let Some(window) = web_sys::window() else { return };
        let closure = self.closure.borrow();
        let Some(closure) = closure.as_ref() else { return };
        match window.request_animation_frame(closure.as_ref().unchecked_ref()) {
            Ok(request) => self.request.set(Some(request)),
            Err(why) => super::warn("no animation frame", &why),
        }
    }

    fn cancel(&self) {
        self.last_ms.set(None);
        if let (Some(request), Some(window)) = (self.request.take(), web_sys::window()) {
            window.cancel_animation_frame(request).ok();
        }
    }
}
