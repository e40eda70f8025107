//! What the loader holds: one opaque handle for each mounted app. The site and the element use the same.

use crate::app::Msg;
use crate::text::{Language, Part, choose};
use crate::web::{Shell, take_words, to_value};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::AppHandle;

/// The tag of the language to speak, of a list with commas between: what an attribute asks for, what the reader once
/// chose, that of the page around, those of the browser.
#[wasm_bindgen]
pub fn language(tags: &str) -> String {
    String::from(choose(tags, Language::ALL).tag())
}

fn meant(tag: &str) -> Language {
    Language::meant(tag, Language::ALL).unwrap_or(Language::English)
}

/// One app, mounted or about to be.
#[wasm_bindgen]
#[expect(missing_debug_implementations, reason = "an opaque handle for scripts, which cannot print it")]
pub struct Instance {
    shell: Shell,
    app: Option<AppHandle<crate::ui::App>>,
}

#[wasm_bindgen]
impl Instance {
    /// An app that calls `host(name, detail)` for each event and `ask(lang, part)` for words, which it is given by
    /// [`Instance::words`], with the part of the program that needs them; the site's own, or one in a host page. It
    /// opens in the language `lang`, whose interface words are `text`; `around` names those of the page and the
    /// browser, with commas between.
    ///
    /// # Errors
    /// Words that belong to another version.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: js_sys::Function,
        ask: js_sys::Function,
        site: bool,
        lang: &str,
        around: &str,
        text: String,
    ) -> Result<Self, JsValue> {
        let words = take_words(meant(lang), Part::Interface, text)?.ok_or("the browser knows no such language")?;
        let shell = Shell::new(host, ask, site, words, choose(around, Language::ALL));
        // The page's own language, which is the first, says nothing of where its reader is.
        shell.send(Msg::Region(around.split(',').nth(1).map(String::from).unwrap_or_default()));
        Ok(Self { shell, app: None })
    }

    /// Words that were asked for; none if they cannot be had.
    pub fn words(&self, lang: &str, part: &str, text: Option<String>) {
        if let Some(part) = Part::ALL.into_iter().find(|it| it.name() == part) {
            self.shell.words(meant(lang), part, text);
        }
    }

    /// Set one option by its attribute name; nothing takes it away. Answers with a sentence if it was not understood.
    #[expect(clippy::needless_pass_by_value, reason = "what scripts pass arrives by value")]
    pub fn set(&self, name: &str, value: Option<String>) -> Option<String> {
        self.shell.set(name, value.as_deref())
    }

    /// Show the app inside `root`, in the place of what is there.
    pub fn mount(&mut self, root: Element) {
        self.shell.watch(&root);
        let props = crate::ui::AppProps { shell: self.shell.clone() };
        self.app = Some(yew::Renderer::<crate::ui::App>::with_root_and_props(root, props).render());
    }

    /// Begin a session, or run the stage on, whichever the view is for.
    pub fn start(&self) {
        self.shell.start();
    }

    /// Pause what moves.
    pub fn pause(&self) {
        self.shell.pause(true);
    }

    /// Go on.
    pub fn resume(&self) {
        self.shell.pause(false);
    }

    /// The stage as it was at first.
    pub fn reset(&self) {
        self.shell.send(Msg::Reset);
    }

    /// A read-only snapshot, as plain data.
    pub fn state(&self) -> JsValue {
        self.shell.read(|model| to_value(&model.state()))
    }

    /// All records, as text.
    #[wasm_bindgen(js_name = exportProgress)]
    pub fn export_progress(&self) -> String {
        self.shell.export()
    }

    /// Join records from such a text with those that are here; the report is plain data.
    #[wasm_bindgen(js_name = importProgress)]
    pub fn import_progress(&self, text: &str) -> JsValue {
        to_value(&self.shell.import(text))
    }

    /// The element left its document.
    pub fn sleep(&self) {
        self.shell.sleep();
    }

    /// The element is back in a document.
    pub fn wake(&self) {
        self.shell.wake();
    }

    /// Take the app off the page for good.
    pub fn destroy(self) {
        self.shell.end();
        if let Some(app) = self.app {
            app.destroy();
        }
    }
}
