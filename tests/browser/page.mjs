// What a reader does and sees, in words. Parts of the page are named by their `data-t` attribute.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { Command, Key } from "./engines.mjs";

const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 50;

const FIND = `
  const [host, selector] = arguments;
  const root = host ? document.querySelector(host)?.shadowRoot : document;
  return root?.querySelector(selector) ?? null;`;

const READ = `
  const [host, selector] = arguments;
  const root = host ? document.querySelector(host)?.shadowRoot : document;
  return root?.querySelector(selector)?.textContent.trim() ?? null;`;

/** Looks until `probe` gives something other than undefined, null or false; fails with what it last saw. */
export async function until(what, probe, patience = PATIENCE_MS) {
  const deadline = Date.now() + patience;
  let last;
  for (;;) {
    try {
      last = await probe();
      if (last !== undefined && last !== null && last !== false) return last;
    } catch (error) {
      if (error.name === "NoSuchSessionError" || error instanceof assert.AssertionError) throw error;
      last = error; // an element that went away between two looks, most often
    }
    if (Date.now() > deadline) throw new Error(`waited ${patience / 1000} s in vain for ${what}; last seen: ${last}`);
    await pause(LOOK_EVERY_MS);
  }
}

export class Page {
  /** `host` is the selector of a widget; without it the page itself is meant. */
  constructor(driver, site, host = null) {
    this.driver = driver;
    this.site = site;
    this.host = host;
  }

  /** The same page, seen inside one widget whose shadow root the host page keeps open. */
  inside(host) {
    return new Page(this.driver, this.site, host);
  }

  async open(path) {
    await this.driver.get(this.site.url + path);
  }

  async reload() {
    await this.driver.navigate().refresh();
  }

  /** Runs a function in the page; what it returns may be a promise. */
  async run(work, ...args) {
    const [ok, value] = await this.driver.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       const args = Array.prototype.slice.call(arguments, 0, -1);
       Promise.resolve().then(() => (${work})(...args)).then((v) => done([true, v]), (e) => done([false, String(e)]));`,
      ...args,
    );
    if (!ok) throw new Error(value);
    return value;
  }

  /** What the reader's system asks for, as media features; Chromium only. */
  async prefers(features) {
    const list = Object.entries(features).map(([name, value]) => ({ name, value }));
    this.driver.getExecutor().defineCommand("devTools", "POST", "/session/:sessionId/goog/cdp/execute");
    const params = { features: list };
    await this.driver.execute(new Command("devTools").setParameters({ cmd: "Emulation.setEmulatedMedia", params }));
  }

  async element(name) {
    const selector = byName(name);
    return until(`${selector} to be there`, () => this.driver.executeScript(FIND, this.host, selector));
  }

  async has(name) {
    return (await this.driver.executeScript(FIND, this.host, byName(name))) !== null;
  }

  async textNow(name) {
    return this.driver.executeScript(READ, this.host, byName(name));
  }

  /** The text of a part, once it is there and not empty. */
  async text(name, patience = PATIENCE_MS) {
    return until(`${byName(name)} to show text`, async () => (await this.textNow(name)) || undefined, patience);
  }

  /** The first number that a part shows, once it satisfies `test`. */
  async number(name, what = "a number", test = () => true, patience = PATIENCE_MS) {
    return until(
      `${byName(name)} to show ${what}`,
      async () => {
        const number = firstNumber(await this.textNow(name));
        if (number !== undefined && test(number)) return { number };
        return undefined;
      },
      patience,
    ).then(({ number }) => number);
  }

  async count(selector) {
    return this.run(
      (host, all) => (host ? document.querySelector(host).shadowRoot : document).querySelectorAll(all).length,
      this.host,
      selector,
    );
  }

  async press(name) {
    await until(`${byName(name)} to take a press`, async () => {
      await (await this.centred(name)).click();
      return true;
    });
  }

  /** Pointer down on a part, and up again after `ms`. */
  async hold(name, ms) {
    const actions = this.driver.actions({ async: false }).move({ origin: await this.centred(name), duration: 0 });
    await actions.press().pause(ms).release().pause(ms / 2).perform();
  }

  /** Space down on the focused part, and up again after `ms`. */
  async holdSpace(name, ms) {
    await this.driver.executeScript("arguments[0].focus()", await this.centred(name));
    await this.driver.actions({ async: false }).keyDown(Key.SPACE).pause(ms).keyUp(Key.SPACE).pause(ms / 2).perform();
  }

  /** Enter on the focused part. */
  async pressByKey(name) {
    await this.driver.executeScript("arguments[0].focus()", await this.centred(name));
    await this.driver.actions({ async: false }).sendKeys(Key.ENTER).perform();
  }

  /** Whether the keyboard's place is in this page or widget, and on something that is there. */
  async hasFocus() {
    return this.run((host) => {
      const at = (host ? document.querySelector(host).shadowRoot : document).activeElement;
      return at !== null && at !== document.body;
    }, this.host);
  }

  async centred(name) {
    const element = await this.element(name);
    await this.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", element);
    return element;
  }

  /** Presses a stepper's minus until its value is `wanted`. */
  async stepDownTo(stepper, wanted) {
    let value = await this.number(`${stepper}-value`);
    for (; value > wanted; value = await this.number(`${stepper}-value`, `less than ${value}`, (n) => n < value)) {
      await this.press(`${stepper}-minus`);
    }
    assert.equal(value, wanted, `${stepper} steps down to ${wanted}`);
  }

  /** Presses a stepper's minus until it goes no lower. */
  async stepDownToLeast(stepper) {
    for (let value = await this.number(`${stepper}-value`); await this.takesPresses(`${stepper}-minus`); ) {
      await this.press(`${stepper}-minus`);
      const lower = await this.number(`${stepper}-value`, "a lower value", (n) => n < value, 500).catch(() => undefined);
      if (lower === undefined) return;
      value = lower;
    }
  }

  async takesPresses(name) {
    const element = await this.element(name);
    return this.run((part) => !part.disabled && part.getAttribute("aria-disabled") !== "true", element);
  }

  /** Starts to note the different texts that a part shows, one after the other; `noted` gives them. */
  async note(name) {
    await this.run(
      (host, selector) => {
        const seen = [];
        window.__noted = seen;
        const look = () => {
          const root = host ? document.querySelector(host)?.shadowRoot : document;
          const text = root?.querySelector(selector)?.textContent.trim();
          if (text && text !== seen.at(-1)) seen.push(text);
        };
        setInterval(look, 20);
      },
      this.host,
      byName(name),
    );
  }

  async noted() {
    return this.run(() => window.__noted);
  }

  /** Fails when the text of a part changes within `ms`. */
  async staysAsItIs(name, ms) {
    const first = await this.text(name);
    for (const end = Date.now() + ms; Date.now() < end; await pause(LOOK_EVERY_MS)) {
      assert.equal(await this.textNow(name), first, `${byName(name)} stays as it is`);
    }
  }

  /** Another tab of the same site, as far as storage and locks go: a frame in this page. */
  async openFrame(id, src) {
    await this.run((name, address) => document.body.append(Object.assign(document.createElement("iframe"), { id: name, src: address })), id, src);
  }

  /** Waits for what a selector means in a frame, and presses it if asked to. */
  async inFrame(id, selector, press = false) {
    await until(`${selector} in ${id}`, () =>
      this.run(
        (name, wanted, presses) => {
          const found = document.getElementById(name).contentDocument.querySelector(wanted);
          if (found && presses) found.click();
          return Boolean(found);
        },
        id,
        selector,
        press,
      ),
    );
  }

  /** All of localStorage, or undefined where the page has none to show. */
  async stored() {
    return this.run(() => Object.fromEntries(Object.entries(localStorage)));
  }

  async store(entries) {
    await this.run((all) => {
      for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
    }, entries);
  }

  /** What went wrong on the page that is open now: console errors, failed loads, policy breaks. */
  async problems() {
    return (await this.driver.executeScript("return (window.__captured ?? []).slice()")) ?? [];
  }

  /** Addresses outside this site that the open page asked for. */
  async foreignRequests() {
    const asked = await this.run(() => performance.getEntriesByType("resource").map((entry) => entry.name));
    return asked.filter((url) => !url.startsWith(`${this.site.url}/`) && !/^(data|blob):/.test(url));
  }

  async isNotBlank() {
    await until("the page to show text", () => this.run(() => document.body.innerText.trim().length > 0));
  }
}

function byName(name) {
  return `[data-t="${name}"]`;
}

function firstNumber(text) {
  const match = /[-\u2212]?\d+(\.\d+)?/.exec(text ?? "");
  return match ? Number(match[0].replace("\u2212", "-")) : undefined;
}
