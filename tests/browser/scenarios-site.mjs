// The site, as a reader and an exerciser meet it.

import assert from "node:assert/strict";
import { until } from "./page.mjs";
import { endedWell, scenario } from "./scenario.mjs";
import { focusGoesAlong, runSession, setTwoQuickRaises } from "./session.mjs";

export const PUMPED = 0.6; // of the standing pressure; a healthy leg gets well below it in ten raises
const RAISES = 10;
const OWN = "soleus-pump:";

export async function standingPressure(page) {
  return page.number("ankle-pressure", "the pressure of a standing leg", (mmhg) => mmhg >= 60 && mmhg <= 110);
}

/** Ten raises, one a second, each by `raise`; the lowest pressure read on the way. */
export async function pump(page, raise) {
  let lowest = Infinity;
  for (let i = 0; i < RAISES; i++) {
    await raise();
    // A raise takes about a second: the heel goes down again before the next.
    const end = Date.now() + 200;
    do lowest = Math.min(lowest, await page.number("ankle-pressure"));
    while (Date.now() < end);
  }
  return lowest;
}

export function siteScenarios() {
  scenario("the first page shows the pressure of a standing leg and writes nothing", async (page) => {
    await page.open("/");
    await standingPressure(page);
    assert.deepEqual(await page.stored(), {}, "nothing is stored before the reader starts something");
  });

  scenario("pressing and holding pumps the leg empty", async (page) => {
    await page.open("/");
    const standing = await standingPressure(page);
    const lowest = await pump(page, () => page.hold("hold", 800));
    assert.ok(lowest < PUMPED * standing, `from ${standing} mmHg the pressure fell only to ${lowest}`);
  });

  scenario("the space bar pumps the leg as the pointer does", async (page) => {
    await page.open("/");
    const standing = await standingPressure(page);
    const lowest = await pump(page, () => page.holdSpace("hold", 800));
    assert.ok(lowest < PUMPED * standing, `from ${standing} mmHg the pressure fell only to ${lowest}`);
  });

  scenario("a session is coached to its end, and is there after a reload", async (page, site) => {
    await page.open("/#/train/heel-raises");
    await setTwoQuickRaises(page);
    assert.match(await runSession(page, { pausing: true }), /\b2\b/, "the end card says how many raises were done");
    await endedWell(page, site);

    await page.reload();
    await page.open("/#/progress");
    await page.number("today", "2 raises", (raises) => raises === 2);
    assert.equal(await page.count('[data-t="sessions"] > li'), 1, "one session is listed");
  });

  scenario("the keyboard goes along when a session begins, ends and is left", async (page) => {
    await page.open("/#/train/heel-raises");
    await focusGoesAlong(page);
  });

  scenario("an unknown address says so and leads back", async (page) => {
    await page.open("/#/nonsense");
    assert.notEqual(await page.text("not-found"), "");
    assert.ok((await page.count('[data-t="not-found"] a[href]')) > 0, "there is a way back");
  });

  scenario("links show their view in the address, and Back returns", async (page) => {
    await page.open("/");
    await standingPressure(page);
    await page.run(() => document.querySelector('nav a[href^="#/progress"]').click());
    await page.text("empty");
    assert.equal(await page.run(() => location.hash), "#/progress");
    await page.run(() => history.back());
    await standingPressure(page);
    await page.run(() => void (location.hash = "#/train"));
    await page.element("start");
  });

  scenario("damaged and foreign saved values are kept, whatever happens", async (page, site) => {
    // Which keys a session writes is learnt from one, so that the damage lands where it hurts.
    await page.open("/#/train/heel-raises");
    await setTwoQuickRaises(page);
    await runSession(page);
    const own = Object.keys(await page.stored());
    assert.ok(own.length > 0 && own.every((key) => key.startsWith(OWN)), `own keys start with ${OWN}: ${own}`);
    await endedWell(page, site);

    const damaged = Object.fromEntries(own.map((key, i) => [key, `{"damaged":${i}`]));
    const foreign = {
      [`${OWN}from-the-future`]: '{"v":999}',
      "soleus": "a neighbour",
      "wp-theme": "dark",
      "": "an empty key",
    };
    await page.open("/hosts/empty.html");
    await page.run(() => localStorage.clear());
    await page.store({ ...damaged, ...foreign });

    await page.open("/#/train/heel-raises");
    await setTwoQuickRaises(page);
    assert.match(await runSession(page), /\b2\b/, "a session runs all the same");
    const after = await page.stored();
    for (const [key, value] of Object.entries(foreign)) assert.equal(after[key], value, `"${key}" is not ours to change`);
    const kept = Object.entries(after).filter(([key]) => key.startsWith(OWN)).map(([, value]) => value);
    for (const [key, value] of Object.entries(damaged)) {
      assert.ok(kept.some((text) => text.includes(value)), `the damaged text of ${key} is kept, there or aside`);
    }
  });

  scenario("without storage the program runs and says what that means", async (page) => {
    await page.open("/?storage=blocked#/learn");
    await standingPressure(page);
    await page.open("/?storage=blocked#/train/heel-raises");
    await until("a note about storage", async () => (await page.text("storage-note")).length > 10);
  });

  scenario(
    "without the program the page says so and is not blank",
    async (page, site) => {
      site.refuse(/\.wasm$/);
      await page.open("/");
      assert.ok((await page.text("load-error")).includes(" "), "a sentence says what happened");
      await page.isNotBlank();
      assert.ok(site.requests.some(({ path }) => path.endsWith(".wasm")), "the program was asked for");
      assert.deepEqual(await page.foreignRequests(), [], "the page asks no other host");
    },
    { troubled: true },
  );
}
