// What a reader finds out by doing: two legs, hours, layers, tasks, the sound of the flow.

import assert from "node:assert/strict";
import { until } from "./page.mjs";
import { scenario } from "./scenario.mjs";
import { standingPressure } from "./scenarios-site.mjs";

const A_MINUTE_MS = 60_000;

const unfold = (page, name) => page.run((n) => document.querySelector(`[data-t="${n}"] > summary`).click(), name);

export function exploreScenarios() {
  scenario("two legs do the same and only one keeps its pressure down", async (page) => {
    await page.open("/#/learn");
    await standingPressure(page);
    await page.press("compare");
    await page.number("beside-pressure", "a second standing leg", (mmhg) => mmhg > 75);
    await page.press("activity-heel-raises");
    await page.number("ankle-pressure", "a healthy leg's pressure after raises", (mmhg) => mmhg < 40, A_MINUTE_MS);
    const beside = await page.number("beside-pressure");
    assert.ok(beside > 50, `the leaky leg stays at ${beside}`);
    await page.number("beside", "what it has more", (more) => more > 10);
    await page.press("compare");
    assert.ok(!(await page.has("beside-pressure")), "one leg again");
    await page.number("ankle-pressure", "still going");
  });

  scenario("hours of sitting go by in seconds, the ankle swells, and lying undoes it", async (page) => {
    await page.open("/#/learn");
    await standingPressure(page);
    await page.press("posture-sitting");
    await page.press("pace");
    await page.press("pace");
    await page.number("fluid", "fluid in the tissue", (ml) => ml > 40, A_MINUTE_MS);
    const outline = () =>
      page.run(() => document.querySelector('[data-part="skin-before"]').getAttribute("d")?.startsWith("M") ?? false);
    assert.ok(await outline(), "the drawing shows what the ankle was");
    await page.press("posture-supine");
    await until("the fluid to go", async () => !/[2-9]\d/.test((await page.textNow("fluid")) ?? ""), A_MINUTE_MS);
  });

  scenario("layers come off the drawing with their names", async (page) => {
    await page.open("/#/learn");
    await standingPressure(page);
    const seen = () => page.run(() => getComputedStyle(document.querySelector('[data-layer="soleus"]')).display !== "none");
    const names = await page.count(".part");
    assert.ok(await seen(), "the soleus is drawn");
    await unfold(page, "layers");
    await page.press("no-muscles");
    await until("the soleus to go", async () => !(await seen()));
    assert.equal(await page.count(".part"), names - 3, "its name goes, with the other muscle's and the tendon's");
    await page.press("no-muscles");
    await until("the soleus to come back", seen);
    assert.equal(await page.count(".part"), names, "with the names");
  });

  scenario("the flow is heard when asked for, and silent when the stage stands", async (page) => {
    await page.open("/#/learn");
    await standingPressure(page);
    await page.run(() => {
      window.voices = { begun: 0, ended: 0 };
      for (const [what, count] of [["start", "begun"], ["stop", "ended"]]) {
        const own = AudioScheduledSourceNode.prototype[what];
        AudioScheduledSourceNode.prototype[what] = function (...args) {
          if (args.length === 0) window.voices[count] += 1; // a click has its times, the flow has none
          return own.apply(this, args);
        };
      }
    });
    const voices = () => page.run(() => window.voices);
    await unfold(page, "flow-sound");
    await page.press("flow-sound-on");
    await until("a tone", async () => (await voices()).begun === 1);
    await page.press("stage-pause");
    await until("silence", async () => (await voices()).ended === 1);
  });
}
