// Words and settings: every sentence comes from the table of words and has room in every language, and what a reader
// sets is kept.

import assert from "node:assert/strict";
import { Key } from "./engines.mjs";
import { until } from "./page.mjs";
import { scenario } from "./scenario.mjs";
import { standingPressure } from "./scenarios-site.mjs";
import { languagesBuilt } from "./site.mjs";

const WORDS = /^\/words-en-[0-9a-f]{12}\.txt$/;
const SIZES = [[280, 640], [1280, 900]];

const CHAPTERS = ["soleus", "pump", "second-heart", "idle", "why-it-matters", "signs", "habits", "check"];

/** Each view: where it is, what shows that it is there, and what to press for the next of the same place. */
const VIEWS = [
  ...CHAPTERS.map((chapter) => ({ hash: `#/learn/${chapter}`, shows: "chapters" })),
  { hash: "#/learn", shows: "beside", press: "compare" },
  { hash: "#/train/heel-raises", shows: "start" },
  { hash: "#/train/heel-raises", shows: "phase", press: "start" },
  { hash: "#/train/heel-raises", shows: "resume", press: "pause" },
  { hash: "#/train/heel-raises", shows: "done", press: "end" },
  { hash: "#/progress", shows: "empty" },
  { hash: "#/about", shows: "about" },
  { hash: "#/nonsense", shows: "not-found" },
];

export function wordScenarios() {
  for (const direction of ["ltr", "rtl"]) {
    scenario(`every word has its place and its room, ${direction}`, async (page, site) => {
      site.speakPseudo();
      await page.open("/hosts/empty.html");
      const found = [];
      for (const size of SIZES) found.push(...(await faultsOfViews(page, size, { direction, marked: true })));
      assert.deepEqual(found, []);
    });
  }

  for (const language of languagesBuilt()) {
    scenario(`every view has room on the narrowest page, ${language}`, async (page) => {
      await page.open("/hosts/empty.html");
      await page.store({ "soleus-pump:1:set:lang": language });
      const direction = language === "ar" ? "rtl" : "ltr";
      assert.deepEqual(await faultsOfViews(page, SIZES[0], { direction }), []);
      const speaks = await page.run(() => document.querySelector("iframe").contentDocument.documentElement.lang);
      assert.equal(speaks, language, "the page says which it is");
    });
  }

  scenario("words are asked for once, in one language", async (page, site) => {
    await page.open("/");
    await standingPressure(page);
    assert.equal(site.requests.filter(({ path }) => path.startsWith("/words-")).length, 1, "one file of words");
  });

  scenario("training is fetched when it is opened, and once for all that open it", async (page, site) => {
    const fetched = (pattern) => site.requests.filter(({ path }) => pattern.test(path)).length;
    const PROGRAM = /^\/coach-[0-9a-f]{12}\.wasm$/;
    for (const { hash, shows } of VIEWS.filter(({ hash, press }) => !press && !/train|progress/.test(hash))) {
      await page.open(`/${hash}`);
      await page.element(shows);
    }
    await page.run(() => document.querySelector('[data-t="settings"] > summary').click());
    assert.equal(fetched(PROGRAM), 0, "nothing of the lesson needs it");
    await page.open("/#/learn");
    await standingPressure(page);
    await page.run(() => void (location.hash = "#/progress"));
    await page.element("empty");
    await page.run(() => void (location.hash = "#/train/heel-raises"));
    await page.element("start");
    assert.equal(fetched(PROGRAM), 1, "one program");
    assert.equal(fetched(/^\/coach-en-/), 1, "one file of words");
  });

  scenario(
    "training that did not arrive says so, and another attempt may succeed",
    async (page, site) => {
      site.refuse(/coach-[0-9a-f]+\.wasm/);
      await page.open("/#/train/heel-raises");
      await page.element("part-again");
      await page.run(() => void (location.hash = "#/learn/pump"));
      await standingPressure(page);
      await page.run(() => void (location.hash = "#/train/heel-raises"));
      await page.element("part-again");
      site.refuse(/^$/);
      await page.press("part-again");
      await page.element("start");
    },
    { troubled: true },
  );

  scenario(
    "words do not wait for the program",
    async (page, site) => {
      site.refuse(/\.wasm$/);
      await page.open("/");
      await until("words to be asked for", () => site.requests.some(({ path }) => WORDS.test(path)));
    },
    { troubled: true },
  );

  scenario(
    "without words the page says so, and another attempt may succeed",
    async (page, site) => {
      site.refuse(WORDS);
      await page.open("/");
      await until("the error to be in view", () => page.run(() => !document.querySelector("#load-error").hidden));
      site.refuse(/^$/);
      await page.run(() => document.querySelector("#retry").click());
      await standingPressure(page);
    },
    { troubled: true },
  );

  scenario("an attribute names the language, and one that is none is a warning", async (page) => {
    await page.open("/hosts/empty.html");
    const seen = await page.run(async () => {
      const warned = [];
      console.warn = (...what) => warned.push(what.join(" "));
      await import("/soleus-pump.js");
      const widget = Object.assign(document.createElement("soleus-pump"), { loading: "eager", lang: "tlh" });
      document.body.append(widget);
      const before = widget.state.lang;
      await widget.whenReady;
      const at = warned.length;
      widget.lang = "en-GB";
      return { before, after: widget.state.lang, warned, at };
    });
    assert.deepEqual([seen.before, seen.after], ["en", "en"], "English, which is there");
    assert.equal(seen.warned.length, 1, `one warning: ${seen.warned}`);
    assert.match(seen.warned[0], /lang="tlh".*one of auto, en/, "it says what would be understood");
  });

  scenario("settings open by the keyboard, close by Escape, and are there after a reload", async (page) => {
    await page.open("/");
    await standingPressure(page);
    const gear = '[data-t="settings"] > summary';
    const open = () => page.count('[data-t="settings"][open]');
    await page.run((selector) => document.querySelector(selector).focus(), gear);
    await page.driver.actions({ async: false }).sendKeys(Key.ENTER).perform();
    await until("the panel to open", open);
    assert.deepEqual(await page.stored(), {}, "looking writes nothing");
    await page.run(() => document.querySelector('[data-t="dark"]').click());
    await page.run(() => document.querySelector('[data-t="motion-reduced"]').click());
    const kept = async () => {
      const stored = await page.stored();
      return ["theme", "motion"].map((name) => stored[`soleus-pump:1:set:${name}`]).join() === "dark,reduced";
    };
    await until("both to be kept", kept);
    await page.run(() => document.querySelector('[data-t="dark"]').focus());
    await page.driver.actions({ async: false }).sendKeys(Key.ESCAPE).perform();
    await until("the panel to close", async () => (await open()) === 0);
    assert.ok(await page.run((selector) => document.activeElement === document.querySelector(selector), gear), "focus");
    await page.reload();
    await until("dark colours again", () => page.count('.sp[data-theme="dark"]'));
    await until("less motion again", () => page.count('[data-t="motion-reduced"]:checked'));
    assert.ok(await kept(), "nothing else was chosen meanwhile");
  });

  scenario(
    "a language that is chosen is the language of the page, and one that does not arrive changes nothing",
    async (page, site) => {
      await page.open("/");
      await standingPressure(page);
      const choose = (language) =>
        page.run((lang) => {
          const menu = document.querySelector('[data-t="language"]');
          menu.value = menu.querySelector(lang ? `[lang="${lang}"]` : ":first-child").value;
          menu.dispatchEvent(new Event("change", { bubbles: true }));
        }, language);
      const speaks = async (language) =>
        (await page.run(() => [document.documentElement.lang, document.querySelector("#app .sp").lang])).every((l) => l === language);
      const kept = () => page.run(() => localStorage.getItem("soleus-pump:1:set:lang"));
      const sentence = await page.text("now");
      await choose("de");
      await until("the page to speak German", () => speaks("de"));
      assert.notEqual(await page.text("now"), sentence, "what the monitors say, too");
      assert.equal(await kept(), "de", "and it is kept");
      site.refuse(/words-fr/);
      await choose("fr");
      await page.text("language-note");
      assert.ok((await speaks("de")) && (await kept()) === "de", "German stays");
      site.refuse(/^$/);
      await choose("fr");
      await until("the page to speak French", () => speaks("fr"));
      assert.equal(await page.textNow("language-note"), "", "nothing failed");
      await choose(null);
      await until("the browser's own language", () => speaks("en"));
      assert.equal(await kept(), "auto", "it is kept that the browser says");
    },
    { troubled: true },
  );

  scenario("a widget speaks the language of the page around, or that of its attribute", async (page) => {
    await page.open("/hosts/empty.html");
    const state = () => page.run(() => document.querySelector("soleus-pump").state.lang);
    await page.run(async () => {
      document.body.lang = "de-AT";
      await import("/soleus-pump.js");
      const widget = Object.assign(document.createElement("soleus-pump"), { loading: "eager" });
      document.body.append(widget);
      await widget.whenReady;
    });
    assert.equal(await state(), "de", "the page's");
    await page.run(() => void (document.querySelector("soleus-pump").lang = "pt-PT"));
    await until("Portuguese", async () => (await state()) === "pt-BR");
    await page.run(() => document.querySelector("soleus-pump").removeAttribute("lang"));
    await until("German again", async () => (await state()) === "de");
    assert.deepEqual(await page.stored(), {}, "nobody has chosen anything");
  });
}

/** What is wrong in each view; everything that opens is open. */
async function faultsOfViews(page, [width, height], { direction, marked = false }) {
  const found = [];
  await frame(page, width, height);
  for (const { hash, shows, press } of VIEWS) {
    await page.run(go, hash, press ?? null);
    await until(`${shows} in ${hash} at ${width} px`, () => page.run(shown, shows, hash));
    await until("everything to be opened", () => page.run(opened, direction));
    found.push(...(await page.run(faults, marked)).map((fault) => `${hash} ${shows} at ${width} px: ${fault}`));
  }
  return found;
}

/** The site in a frame as wide as asked: no window is as narrow as 280 px. */
async function frame(page, width, height) {
  await page.run(
    (w, h) => {
      document.querySelector("iframe")?.remove();
      const made = document.createElement("iframe");
      Object.assign(made, { width: w, height: h, src: "/#/learn" });
      document.body.append(made);
    },
    width,
    height,
  );
  await until("the site in the frame", () => page.run(shown, "ankle-pressure", "#/learn"));
}

/* What follows runs in the page. */

function shown(name, hash) {
  if (!document.querySelector("iframe").contentWindow.location.hash.startsWith(hash)) return false;
  const part = document.querySelector("iframe").contentDocument.querySelector(`#app [data-t="${name}"]`);
  return part !== null && part.textContent.trim() !== "";
}

function go(hash, press) {
  const { contentWindow, contentDocument } = document.querySelector("iframe");
  if (press) contentDocument.querySelector(`[data-t="${press}"]`).click();
  else contentWindow.location.hash = hash;
}

/** Opens all that opens and sets the direction; true once that is on the page. */
function opened(direction) {
  const root = document.querySelector("iframe").contentDocument;
  const app = root.querySelector("#app .sp");
  for (const element of [root.documentElement, app]) element.dir = direction;
  for (const details of root.querySelectorAll("details")) details.open = true;
  return root.defaultView.getComputedStyle(app).direction === direction;
}

/** What is too long for its place, and what did not come from the table of words. */
function faults(marked) {
  const root = document.querySelector("iframe").contentDocument;
  const { scrollWidth, clientWidth } = root.documentElement;
  const name = (at) => `${at.localName}.${at.getAttribute("class")} “${at.textContent.trim().slice(0, 50)}”`;
  const found = [];
  if (scrollWidth > clientWidth + 1) {
    // Of the words themselves: an element may be narrower than what it says.
    const beyond = (at) => {
      const words = root.createRange();
      words.selectNodeContents(at);
      const { left, right } = words.getBoundingClientRect();
      return Math.max(right - clientWidth, -left);
    };
    const all = [...root.querySelectorAll("#app *:not(svg *, .vh)")].filter((at) => at.childElementCount === 0);
    const widest = all.sort((a, b) => beyond(b) - beyond(a))[0];
    found.push(`scrolls sideways, ${scrollWidth} in ${clientWidth}: ${name(widest)}`);
  }
  const days = Array.from({ length: 7 }, (_, n) =>
    new Intl.DateTimeFormat("en", { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + n)),
  );
  const free = (text) => /^[\d\s.,:;×%+−/()–-]*(mmHg|mL\/s|mL\/h|mL|L|cm\/s|cm|s)?$/.test(text) || days.includes(text);
  const seen = (at) => at.getClientRects().length > 0 && at.closest("[hidden]") === null;
  const app = root.querySelector("#app");
  for (const at of app.querySelectorAll("button, summary, nav a, .btn, h1, h2, h3, legend, .seg span")) {
    if (seen(at) && !at.closest(".vh") && at.clientWidth > 0 && at.scrollWidth > at.clientWidth + 1) {
      found.push(`is cut off, ${at.scrollWidth} in ${at.clientWidth}: ${name(at)}`);
    }
  }
  if (!marked) return found;
  const walk = root.createTreeWalker(app, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { data, parentElement: at } = walk.currentNode;
    const text = data.trim();
    if (text && seen(at) && !/[⟦⟧]/.test(text) && !free(text)) found.push(`is not of the table: ${name(at)}`);
  }
  for (const at of app.querySelectorAll("[aria-label], [title], [aria-valuetext], option:not([lang])")) {
    for (const said of ["aria-label", "title", "aria-valuetext"].map((attribute) => at.getAttribute(attribute))) {
      if (said && !/[⟦⟧]/.test(said)) found.push(`is not of the table: ${said}`);
    }
  }
  return found;
}
