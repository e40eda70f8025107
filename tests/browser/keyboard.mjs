// The keyboard alone: where it is, what is to be heard and seen there, and every step of the way on record.

import assert from "node:assert/strict";
import { Key } from "./engines.mjs";

const FAR = 90; // stops after which a page has no end, or what we look for cannot be reached

const NAMES = Object.fromEntries(Object.entries(Key).map(([name, key]) => [key, name.toLowerCase()]));

export class Keyboard {
  constructor(page) {
    this.page = page;
    this.steps = [];
  }

  /** Presses a key where the focus is, and holds it for a while if `ms` says so. */
  async press(key, ms = 0) {
    this.steps.push(`  ${NAMES[key]}${ms > 0 ? ` for ${ms} ms` : ""}`);
    const actions = this.page.driver.actions({ async: false });
    await (ms > 0 ? actions.keyDown(key).pause(ms).keyUp(key).pause(ms / 2) : actions.sendKeys(key)).perform();
  }

  /** To the next stop, or with Shift to the one before; undefined where the page ends. */
  async tab({ back = false } = {}) {
    const actions = this.page.driver.actions({ async: false });
    await (back ? actions.keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT) : actions.sendKeys(Key.TAB)).perform();
    const stop = await this.here();
    this.steps.push(`${back ? "Shift+Tab" : "Tab"}: ${stop ? `${stop.name} (${stop.role})` : "the end of the page"}`);
    return stop;
  }

  /** On, or back, until the focus is on `selector`; what is passed must be good, too. */
  async reach(selector, way) {
    for (let i = 0; i < FAR; i += 1) {
      const stop = await this.tab(way);
      if (stop) assert.deepEqual(faults(stop), [], "a stop on the way");
      if (await this.on(selector)) return stop;
    }
    throw new Error(`Tab does not reach ${selector}`);
  }

  /** Every stop from here to the end of the page. */
  async walk({ back = false } = {}) {
    const stops = [];
    for (;;) {
      const stop = await this.tab({ back });
      if (!stop || stop.id === stops[0]?.id) return stops;
      assert.notEqual(stop.id, stops.at(-1)?.id, `the keyboard is caught at ${stop.name}`);
      stops.push(stop);
      assert.ok(stops.length < FAR, `the page has no end for the keyboard: ${this.steps.join("; ")}`);
    }
  }

  async on(selector) {
    return this.page.run((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  }

  /** The element that has the focus: its place, whether a ring is drawn around it, and its name. */
  async here() {
    const stop = await this.page.run(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return null;
      // A segment is an unseen radio button under a span, which shows its ring; a switch shows it on its label's track.
      const shown = [element, ...(element.labels?.[0]?.querySelectorAll("span") ?? [])];
      const ring = shown.some((each) => {
        const { outlineStyle, outlineWidth, outlineColor, opacity, visibility } = getComputedStyle(each);
        const drawn = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
        return drawn && opacity !== "0" && visibility === "visible";
      });
      // The names in the drawing stand where their parts are: to the reader they are one thing.
      const block = element.closest(".stage__draw, .seg") ?? element;
      const { left, top, right, bottom } = block.getBoundingClientRect();
      const own = element.getBoundingClientRect();
      // Of radio buttons none of which is chosen, one is reached from before and another from behind: they are one stop.
      const group = element.type === "radio" && `input[name="${CSS.escape(element.name)}"]`;
      return {
        id: [...document.querySelectorAll("*")].indexOf(group ? document.querySelector(group) : element),
        role: element.type || element.tagName.toLowerCase(),
        box: { left, top: top + scrollY, right, bottom: bottom + scrollY },
        inView: own.bottom > 0 && own.top < innerHeight && own.right > 0 && own.left < innerWidth,
        ring,
      };
    });
    if (!stop) return undefined;
    const name = await (await this.page.driver.switchTo().activeElement()).getAccessibleName();
    return { ...stop, name };
  }
}

/** What is wrong with a stop, as sentences. */
export function faults({ name, role, ring, inView }) {
  return [
    name.trim() === "" && `a ${role} has no name`,
    !ring && `"${name}" (${role}) shows no focus`,
    !inView && `"${name}" (${role}) is not in view`,
  ].filter(Boolean);
}

/** Where the way goes up without going right, or left in one line: pairs of names. */
export function backwards(stops) {
  return stops.slice(1).flatMap((stop, i) => {
    const [a, b] = [stops[i].box, stop.box];
    const up = b.bottom <= a.top && b.left < a.right;
    const left = b.right <= a.left && b.top < a.bottom && b.bottom > a.top;
    return up || left ? [`from "${stops[i].name}" ${up ? "up" : "left"} to "${stop.name}"`] : [];
  });
}
