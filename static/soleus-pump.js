/* Soleus Pump: the loader and the <soleus-pump> element. This is the only file that every page view pays for, so it stays
   small: it fetches the program when the element's `loading` says so, hands attributes over and passes events back.
   Nothing is looked up outside this file's own folder (or `assets-base`), and nothing of the host page is touched. */
export const version = '%VERSION%';
const here = new URL('.', import.meta.url);
const loaded = new Map();

/** The program, once for each folder it comes from. A failed attempt may be tried again, under another name: browsers
    remember a module that did not arrive. */
function load(base) {
  const key = base.href;
  if (!loaded.has(key)) {
    const attempt = program(base, tries++ ? `?try=${tries}` : '');
    loaded.set(key, attempt);
    attempt.catch(() => loaded.delete(key));
  }
  return loaded.get(key);
}

let tries = 0;
async function program(base, again) {
  const glue = await import(new URL(`%GLUE%${again}`, base));
  await glue.default({ module_or_path: new URL('%WASM%', base) });
  return glue;
}

/* what a file comes to, once for each address; a failed attempt may be tried again */
const files = new Map();
function file(name, base, make = (r) => r.text()) {
  const { href } = new URL(name, base);
  if (!files.has(href)) {
    const attempt = fetch(href).then((r) => {
      if (!r.ok) throw new Error(`${r.url}: ${r.status}`);
      return make(r);
    });
    files.set(href, attempt);
    attempt.catch(() => files.delete(href));
  }
  return files.get(href);
}

const sheet = (base) => (name) =>
  file(name, base, async (r) => {
    const s = new CSSStyleSheet();
    s.replaceSync(await r.text());
    return s;
  });

/* languages, each with the names of its files of words, one for each part */
const PARTS = ['words', 'lesson', 'coach'];
const WORDS = new Map('%WORDS%'.split(';').map((line) => [line.split(',')[0], line.split(',')]));
const words = async (base, lang, part = 'words') => {
  const text = file(`${part}-${lang}-${WORDS.get(lang)[1 + PARTS.indexOf(part)]}.txt`, base);
  // Training is a part of the program of its own: it shares the memory and the tables of the first.
  if (part === 'coach') await file('%COACH%', base, async (r) => WebAssembly.instantiate(await r.arrayBuffer(), { w: (await load(base)).wasm }));
  return text;
};

/* the language that the program will most likely choose; the choice is the program's own */
const first = (tag) => tag?.trim().toLowerCase().split(/[-_]/)[0];
const guess = (tags) => {
  for (const tag of tags) for (const lang of WORDS.keys()) if (first(lang) === first(tag)) return lang;
  return 'en';
};

/** The language that the reader once chose, if anything may be read. */
export function chosen() {
  try { return localStorage.getItem('soleus-pump:1:set:lang'); } catch { return null; }
}

/** The program and the words it opens with, those of a later part too where it is likely to be opened, fetched at the same
    time: a function that makes an app. */
export async function opener(base = here, asked, stored, page, later) {
  const around = [page, ...navigator.languages];
  const tags = [asked, stored, ...around];
  for (const part of ['words', later]) if (part) words(base, guess(tags), part).catch(() => {});
  const glue = await load(base);
  const lang = glue.language(String(tags));
  const text = await words(base, lang);
  return (host, site) => {
    // An app that is gone when its words come needs none.
    const ask = (...wanted) => void words(base, ...wanted).catch(() => {}).then((found) => app.words(...wanted, found)).catch(() => {});
    const app = new glue.Instance(host, ask, site, lang, String(around), text);
    return app;
  };
}

const OPTIONS = ['view', 'chapter', 'lang', 'theme', 'exercise', 'posture', 'activity', 'valves', 'height-cm', 'motion', 'sound', 'heading-level'];
/* attributes that are also live properties: height-cm is heightCm */
const REFLECTED = [...OPTIONS, 'loading', 'assets-base'];
const property = (name) => name.replace(/-(.)/g, (_, c) => c.toUpperCase());
const PROPERTIES = REFLECTED.map(property);
const LOADING = ['click', 'visible', 'eager'];
/* the part that a view opens with, beside the first */
const LATER = { full: 'lesson', learn: 'lesson', train: 'coach', progress: 'coach' };
const GRACE_MS = 10000;
const FRAME = ':host{display:block;min-height:16em}:host([hidden]){display:none}.msg{font:1em/1.5 system-ui,sans-serif;padding:1em 0}button{font:inherit;min-height:44px;padding:8px 18px}';

class SoleusPump extends HTMLElement {
  static version = version;
  static observedAttributes = OPTIONS;
  #root = this.attachShadow({ mode: 'closed' });
  #frame = new CSSStyleSheet();
  #app = null;
  #watch = null;
  #leave = 0;
  #ready;
  whenReady = new Promise((done) => { this.#ready = done; });

  constructor() {
    super();
    this.#frame.replaceSync(FRAME);
    this.#rest();
  }

  connectedCallback() {
    clearTimeout(this.#leave);
    for (const name of PROPERTIES) {
      // What a page set before this file arrived is an ordinary property in the way of the live one.
      if (Object.hasOwn(this, name)) { const value = this[name]; delete this[name]; this[name] = value; }
    }
    if (this.#app) { this.#app.wake(); return; }
    const loading = this.getAttribute('loading');
    if (loading !== null && !LOADING.includes(loading)) this.#warn(`loading="${loading}" is not one of ${LOADING.join(', ')}; using visible`);
    if (loading === 'eager') this.#start();
    else if (loading === 'click') this.#offer();
    else {
      this.#watch = new IntersectionObserver((seen) => { if (seen.some((e) => e.isIntersecting)) this.#start(); }, { rootMargin: '200px' });
      this.#watch.observe(this);
    }
  }

  disconnectedCallback() {
    this.#unwatch();
    if (!this.#app) return;
    this.#app.sleep();
    this.#leave = setTimeout(() => { this.#app.destroy(); this.#app = null; this.#rest(); }, GRACE_MS);
  }

  attributeChangedCallback(name, _, value) {
    if (!this.#app) return;
    this.#set(name, value);
    if (name === 'view') this.#restyle();
  }

  #restyle() {
    this.#styles(this.#base()).then((styles) => { if (this.#app) this.#root.adoptedStyleSheets = styles; }, this.#warn);
  }

  #base() {
    return new URL(this.getAttribute('assets-base')?.replace(/\/?$/, '/') ?? '', here);
  }

  /* the diagram alone does without the styles of the other views */
  async #styles(base) {
    const all = (this.getAttribute('view') ?? 'diagram') !== 'diagram';
    return [this.#frame, ...(await Promise.all(['%CSS%', ...(all ? ['%VIEWS%'] : [])].map(sheet(base))))];
  }

  /* what the page's author wrote between the tags stays in view until there is something better */
  #rest() {
    this.#root.adoptedStyleSheets = [this.#frame];
    this.#root.replaceChildren(document.createElement('slot'));
  }

  #offer() {
    const go = document.createElement('button');
    go.type = 'button';
    go.textContent = 'Show how the calf pump works';
    go.addEventListener('click', () => this.#start());
    this.#root.replaceChildren(document.createElement('slot'), go);
  }

  async #start() {
    this.#unwatch();
    try {
      const base = this.#base();
      const view = this.getAttribute('view');
      const stored = view === 'full' ? chosen() : null;
      const opening = opener(base, this.getAttribute('lang'), stored, this.#around(), LATER[view]);
      const [open, styles] = await Promise.all([opening, this.#styles(base)]);
      if (!this.isConnected || this.#app) return;
      const app = open((name, detail) => this.#emit(name, detail), false);
      this.#app = app;
      for (const name of OPTIONS) if (this.hasAttribute(name)) this.#set(name, this.getAttribute(name));
      const mount = document.createElement('div');
      this.#root.adoptedStyleSheets = styles;
      this.#root.replaceChildren(mount);
      app.mount(mount);
      // Another view may have been set meanwhile.
      if (this.getAttribute('view') !== view) this.#restyle();
      this.#ready(this);
      this.#emit('soleus-ready', { version });
    } catch (error) {
      this.#app = null;
      this.#fail(error);
    }
  }

  /* the language of the page around, also from outside of the shadow root that this stands in */
  #around() {
    for (let at = this.parentNode; at; at = at.parentNode ?? at.host) if (at.lang) return at.lang;
  }

  #fail(error) {
    const box = document.createElement('div');
    const say = document.createElement('p');
    const again = document.createElement('button');
    box.className = 'msg';
    box.setAttribute('role', 'alert');
    box.dataset.t = 'load-error';
    say.textContent = 'The simulation could not start: a file did not arrive, or this browser does not allow WebAssembly. The text on this page still stands, and saved progress is safe.';
    again.type = 'button';
    again.textContent = 'Try again';
    again.addEventListener('click', () => this.#start());
    box.append(say, again);
    this.#root.replaceChildren(document.createElement('slot'), box);
    this.#emit('soleus-error', { code: 'load-failed', message: String(error) });
  }

  #unwatch() {
    this.#watch?.disconnect();
    this.#watch = null;
  }

  #set(name, value) {
    const wrong = this.#app.set(name, value ?? undefined);
    if (wrong) this.#warn(wrong);
  }

  #warn(text) {
    console.warn(`<soleus-pump> ${text}`);
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  #now() {
    if (!this.#app) throw new DOMException('The simulation has not started. Wait for whenReady.', 'InvalidStateError');
    return this.#app;
  }

  get version() { return version; }
  get state() { return this.#app ? this.#app.state() : { version, view: this.getAttribute('view') ?? 'diagram', lang: guess([this.getAttribute('lang'), this.#around(), ...navigator.languages]), theme: this.getAttribute('theme') ?? 'auto', paused: true, pump: null, coach: null, storage: null }; }
  start() { if (!this.#app) this.#start(); return this.whenReady.then(() => this.#now().start()); }
  pause() { return this.whenReady.then(() => this.#now().pause()); }
  resume() { return this.whenReady.then(() => this.#now().resume()); }
  reset() { return this.whenReady.then(() => this.#now().reset()); }
  exportProgress() { return this.#now().exportProgress(); }
  importProgress(text) { return this.#now().importProgress(String(text)); }
}

for (const name of REFLECTED) {
  Object.defineProperty(SoleusPump.prototype, property(name), {
    configurable: true,
    enumerable: true,
    get() { return this.getAttribute(name); },
    set(value) { if (value == null) this.removeAttribute(name); else this.setAttribute(name, value); },
  });
}

/* the first definition wins: a page may include this file twice, or in two versions */
if (!customElements.get('soleus-pump')) customElements.define('soleus-pump', SoleusPump);
else console.info(`<soleus-pump> is already defined (${customElements.get('soleus-pump').version}); ${version} stands aside.`);
