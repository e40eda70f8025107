// The widget, as a blog owner pastes it and as a script of the host page uses it.

import assert from "node:assert/strict";
import { until } from "./page.mjs";
import { endedWell, scenario } from "./scenario.mjs";
import { PUMPED, pump, standingPressure } from "./scenarios-site.mjs";
import { focusGoesAlong, runSession, setTwoQuickRaises } from "./session.mjs";

// The shape of `state`, by kind of value; a null is allowed where nothing runs.
const STATE = {
  version: "string",
  view: "string",
  lang: "string",
  theme: "string",
  paused: "boolean",
  pump: {
    timeS: "number",
    posture: "string",
    activity: "string",
    valves: "number",
    anklePressureMmHg: "number",
    calfVolumeMl: "number",
    poplitealFlowMlS: "number",
    soleusActivation: "number",
    valveOpen: "number",
  },
  coach: {
    status: "string",
    exercise: "string?",
    phase: "string?",
    rep: "number?",
    reps: "number?",
    set: "number?",
    sets: "number?",
    side: "string?",
    phaseRemainingMs: "number?",
    sessionRemainingMs: "number?",
  },
  storage: { mode: "string", bytes: "number" },
};

export function widgetScenarios() {
  scenario("a widget in a plain page shows the diagram and is pumped by hand", async (page) => {
    await page.open("/hosts/plain.html");
    const widget = page.inside("#diagram");
    const standing = await standingPressure(widget);
    const lowest = await pump(widget, () => widget.hold("hold", 800));
    assert.ok(lowest < PUMPED * standing, `from ${standing} mmHg the pressure fell only to ${lowest}`);
    assert.equal((await eventsOf(page, "diagram", "soleus-ready")).length, 1, "ready is said once");
  });

  scenario("a widget coaches a session, tells the page, and carries progress to another site", async (page, site) => {
    await page.open("/hosts/plain.html");
    const widget = page.inside("#train");
    await setTwoQuickRaises(widget);
    assert.match(await runSession(widget, { pausing: true }), /\b2\b/, "the end card says how many raises were done");

    const counts = {};
    for (const name of ["start", "rep", "pause", "resume", "session-complete"]) {
      counts[name] = (await eventsOf(page, "train", `soleus-${name}`)).length;
    }
    assert.deepEqual(counts, { start: 1, rep: 2, pause: 1, resume: 1, "session-complete": 1 }, "events of the session");
    const events = await page.run(() => window.seenEvents);
    assert.ok(events.every(({ bubbles, composed }) => bubbles && composed), "events reach the page from the shadow");
    assert.ok(events.every(({ detail }) => detail !== undefined), "what events carry is plain data");

    const progress = await page.run(() => document.querySelector("#train").exportProgress());
    assert.equal(typeof progress, "string");
    assert.notEqual(progress, "");
    await endedWell(page, site);

    await page.open("/hosts/empty.html");
    await page.run(() => localStorage.clear());
    await page.open("/hosts/plain.html");
    await setTwoQuickRaisesAreAbsent(page);
    const report = await page.run((text) => document.querySelector("#train").importProgress(text), progress);
    assert.ok(report !== null && typeof report === "object", `importing reports what it did: ${report}`);
    await page.open("/#/progress");
    await page.number("today", "2 raises", (raises) => raises === 2);
  });

  scenario("a widget keeps the keyboard it has, and takes none", async (page) => {
    await page.open("/hosts/plain.html");
    const widget = page.inside("#train");
    await focusGoesAlong(widget);
    await page.run(() => {
      document.querySelector("#train").shadowRoot.activeElement.blur();
      return document.querySelector("#train").start();
    });
    await widget.text("phase");
    // A timeout that is set now runs after any that the start has set.
    await page.run(() => new Promise((done) => setTimeout(done, 0)));
    assert.equal(await widget.hasFocus(), false, "the page began the session, not its reader");
  });

  scenario("attributes are live properties", async (page) => {
    await page.open("/hosts/plain.html");
    await ready(page, "diagram");
    const becomes = async (attribute, value, read) => {
      await page.run((name, text) => document.querySelector("#diagram").setAttribute(name, text), attribute, value);
      await until(`${attribute} to become ${value}`, async () => read(await stateOf(page, "diagram")));
    };
    await becomes("posture", "sitting", (state) => state.pump.posture === "sitting");
    await becomes("posture", "standing", (state) => state.pump.posture === "standing");
    await becomes("valves", "0.25", (state) => Math.abs(state.pump.valves - 0.25) < 1e-6);
    await becomes("theme", "dark", (state) => state.theme === "dark");
    await becomes("view", "train", (state) => state.view === "train");
    await page.inside("#diagram").element("start");
  });

  scenario("a widget that is moved in the page goes on", async (page) => {
    await page.open("/hosts/plain.html");
    await ready(page, "diagram");
    // The other widget has its height: what grows later would move the foot of the page.
    await page.inside("#train").element("start");
    await page.run(() => {
      const widget = document.querySelector("#diagram");
      widget.remove();
      document.body.append(widget);
      // At the foot of the page nobody sees it, and what nobody sees stands still.
      widget.scrollIntoView();
    });
    await standingPressure(page.inside("#diagram"));
    const { timeS } = (await stateOf(page, "diagram")).pump;
    await until("time to go on", async () => (await stateOf(page, "diagram")).pump.timeS > timeS + 0.2);
  });

  scenario("what arrives while a widget renders for the first time is shown", async (page) => {
    await page.open("/hosts/plain.html");
    await ready(page, "diagram");
    await page.run(async () => {
      // The clock leaps, so that the renderer lets the page in at its every chance, as on a slow machine.
      const now = Date.now;
      let leaps = 0;
      Date.now = () => now() + 50 * (leaps += 1);
      const late = Object.assign(document.createElement("soleus-pump"), { id: "late", loading: "eager" });
      const drawn = new Promise((done) => {
        const watch = new MutationObserver(() => {
          if (!late.shadowRoot.querySelector(".stage")) return;
          watch.disconnect();
          late.setAttribute("view", "train");
          done();
        });
        watch.observe(late.shadowRoot, { childList: true, subtree: true });
      });
      document.body.append(late);
      await drawn;
      Date.now = now;
    });
    await page.inside("#late").element("start");
  });

  scenario("a view that is set while a widget loads has its styles, and headings stand under those of the page", async (page) => {
    await page.open("/hosts/plain.html");
    await ready(page, "diagram");
    await page.run(() => {
      const late = Object.assign(document.createElement("soleus-pump"), { id: "late", loading: "eager" });
      document.body.append(late);
      // The element has begun to load as a diagram.
      return Promise.resolve().then(() => late.setAttribute("view", "learn"));
    });
    const late = page.inside("#late");
    await late.element("chapters");
    const sheets = () => page.run(() => document.querySelector("#late").shadowRoot.adoptedStyleSheets.length);
    await until("the styles of the lesson", async () => (await sheets()) === 3);
    const levels = () =>
      page.run(() => [...document.querySelector("#late").shadowRoot.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((h) => Number(h.localName[1])));
    const of = await levels();
    assert.equal(of[0], 2, "the widget's own heading stands under that of the page");
    for (const [n, level] of of.entries()) assert.ok(n === 0 || level > 2 && level <= of[n - 1] + 1, `no level is left out: ${of}`);
    await page.run(() => document.querySelector("#late").setAttribute("heading-level", "4"));
    await until("all of them to be lower", async () => String(await levels()) === String(of.map((level) => Math.min(level + 2, 6))));
  });

  scenario("a session that a page starts before its part of the program is here begins when it is", async (page) => {
    await page.open("/hosts/plain.html");
    await ready(page, "diagram");
    await page.run(() => {
      const widget = document.querySelector("#diagram");
      widget.view = "train";
      return widget.start();
    });
    await until("the session to run", async () => (await stateOf(page, "diagram")).coach.status === "running");
  });

  scenario("the shadow is closed, and the state is a plain snapshot of the agreed shape", async (page) => {
    await page.open("/hosts/closed.html");
    await ready(page, "pump");
    assert.equal(await page.run(() => document.querySelector("#pump").shadowRoot), null, "no page looks inside");
    const state = await stateOf(page, "pump");
    assert.deepEqual(misfits(state, STATE, "state"), []);
    assert.equal(state.view, "diagram");
    assert.equal(state.pump.posture, "standing");
    assert.ok(state.pump.anklePressureMmHg > 40, `${state.pump.anklePressureMmHg} mmHg`);
    const frozen = await page.run(() => {
      const widget = document.querySelector("#pump");
      try {
        widget.state = null;
      } catch {
        // A refusal is as good as no effect.
      }
      return widget.state !== null && typeof widget.version === "string";
    });
    assert.ok(frozen, "the state is read-only and the version is told");
  });
}

async function ready(page, id) {
  await until(`${id} to be ready`, async () => (await eventsOf(page, id, "soleus-ready")).length > 0);
  await page.run((name) => document.getElementById(name).whenReady.then(() => true), id);
}

async function eventsOf(page, id, name) {
  const events = await page.run(() => window.seenEvents);
  return events.filter((event) => event.id === id && event.name === name);
}

async function stateOf(page, id) {
  return page.run((name) => document.getElementById(name).state, id);
}

async function setTwoQuickRaisesAreAbsent(page) {
  await ready(page, "train");
  assert.deepEqual(await page.stored(), {}, "the other site starts with nothing");
}

/** Where `value` does not have the kinds of `shape`, as sentences. */
function misfits(value, shape, at) {
  if (shape === "any") return value === undefined ? [`${at} is missing`] : [];
  if (typeof shape === "string") {
    const kind = shape.replace("?", "");
    if (value === null && shape.endsWith("?")) return [];
    const good = typeof value === kind && (kind !== "number" || Number.isFinite(value));
    return good ? [] : [`${at} is ${JSON.stringify(value)}, not a ${kind}`];
  }
  if (value === null || typeof value !== "object") return [`${at} is ${JSON.stringify(value)}, not an object`];
  return Object.entries(shape).flatMap(([key, inner]) => misfits(value[key], inner, `${at}.${key}`));
}
