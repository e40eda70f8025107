/* Soleus Pump: the loader and the <soleus-pump> element. This is the only file that every page view pays for, so it stays
   small: it fetches the program when the element's `loading` says so, hands attributes over and passes events back.
   Nothing is looked up outside this file's own folder (or `assets-base`), and nothing of the host page is touched. */
export const version = '%VERSION%';
const here = new URL('.', import.meta.url);
const loaded = new Map();

/** The program, once for each folder it comes from. A failed attempt may be tried again, under another name: browsers
    remember a module that did not arrive. */
export function load(base = here) {
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

const sheets = new Map();
function sheet(base) {
  const key = base.href;
  if (!sheets.has(key)) {
    const attempt = fetch(new URL('%CSS%', base)).then(async (r) => {
      if (!r.ok) throw new Error(`${r.url}: ${r.status}`);
      const s = new CSSStyleSheet();
      s.replaceSync(await r.text());
      return s;
    });
    sheets.set(key, attempt);
    attempt.catch(() => sheets.delete(key));
  }
  return sheets.get(key);
}

const OPTIONS = ['view', 'chapter', 'theme', 'exercise', 'posture', 'activity', 'valves', 'height-cm', 'motion', 'sound'];
/* attributes that are also live properties: height-cm is heightCm */
const REFLECTED = [...OPTIONS, 'loading', 'assets-base'];
const property = (name) => name.replace(/-(.)/g, (_, c) => c.toUpperCase());
const PROPERTIES = REFLECTED.map(property);
const LOADING = ['click', 'visible', 'eager'];
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
    if (this.#app) this.#set(name, value);
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
      const base = new URL(this.getAttribute('assets-base')?.replace(/\/?$/, '/') ?? '', here);
      const [glue, style] = await Promise.all([load(base), sheet(base)]);
      if (!this.isConnected || this.#app) return;
      const app = new glue.Instance((name, detail) => this.#emit(name, detail), false);
      this.#app = app;
      for (const name of OPTIONS) if (this.hasAttribute(name)) this.#set(name, this.getAttribute(name));
      const mount = document.createElement('div');
      this.#root.adoptedStyleSheets = [this.#frame, style];
      this.#root.replaceChildren(mount);
      app.mount(mount);
      this.#ready(this);
      this.#emit('soleus-ready', { version });
    } catch (error) {
      this.#app = null;
      this.#fail(error);
    }
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
  get state() { return this.#app ? this.#app.state() : { version, view: this.getAttribute('view') ?? 'diagram', lang: 'en', theme: this.getAttribute('theme') ?? 'auto', paused: true, pump: null, coach: null, storage: null }; }
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
