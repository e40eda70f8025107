// What costs battery, and what moves: frames are drawn only while something moves that somebody can see.

import assert from "node:assert/strict";
import { until } from "./page.mjs";
import { scenario } from "./scenario.mjs";
import { standingPressure } from "./scenarios-site.mjs";

const LOOK_MS = 500;

/** Counts every request for an animation frame from now on. */
async function countFrames(page) {
  await page.run(() => {
    const ask = window.requestAnimationFrame;
    window.framesAsked = 0;
    window.requestAnimationFrame = (draw) => {
      window.framesAsked += 1;
      return ask.call(window, draw);
    };
  });
}

async function framesNow(page) {
  return page.run(async (ms) => {
    const before = window.framesAsked;
    await new Promise((done) => setTimeout(done, ms));
    return window.framesAsked - before;
  }, LOOK_MS);
}

const moves = (page, why) => until(`frames ${why}`, async () => (await framesNow(page)) >= 3);
const rests = (page, why) => until(`no frame ${why}`, async () => (await framesNow(page)) === 0);

export function frameScenarios() {
  scenario("frames stop when paused, hidden or in a view without movement, and come back", async (page) => {
    await page.open("/#/learn");
    await standingPressure(page);
    await countFrames(page);
    await moves(page, "while blood moves");
    await page.press("stage-pause");
    await rests(page, "while paused");
    await page.press("stage-pause");
    await moves(page, "after going on");
    await page.run(() => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await rests(page, "while hidden");
    await page.run(() => {
      delete document.hidden;
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await moves(page, "when seen again");
    await page.run(() => void (location.hash = "#/about"));
    await rests(page, "in About");
  });

  scenario("a widget off screen draws no frame", async (page) => {
    await page.open("/hosts/plain.html");
    await standingPressure(page.inside("#diagram"));
    await countFrames(page);
    await moves(page, "on screen");
    await page.run(() => void (document.querySelector("#diagram").style.marginTop = "9000px"));
    await rests(page, "off screen");
    await page.run(() => void (document.querySelector("#diagram").style.marginTop = "0"));
    await moves(page, "back on screen");
  });

  scenario("less motion starts paused on a raised heel and goes by steps", async (page) => {
    await page.open("/hosts/plain.html");
    await standingPressure(page.inside("#diagram"));
    await page.run(async () => {
      for (const widget of document.querySelectorAll("soleus-pump")) widget.remove();
      const calm = Object.assign(document.createElement("soleus-pump"), { id: "calm", motion: "reduced", loading: "eager" });
      document.body.append(calm);
      await calm.whenReady;
    });
    await countFrames(page);
    await rests(page, "with less motion");
    const state = () => page.run(() => document.querySelector("#calm").state);
    const first = (await state()).pump;
    assert.ok(first.soleusActivation > 0.3 && first.valveOpen > 0.5, "the first frame shows a squeeze through open valves");
    await page.run(() => document.querySelector("#calm").reset());
    const standing = (await state()).pump.anklePressureMmHg;
    const widget = page.inside("#calm");
    for (let step = 0; step < 12; step += 1) await widget.press("step");
    await widget.number("ankle-pressure", "a pressure well below standing", (mmhg) => mmhg < 0.8 * standing);
    assert.ok((await state()).paused, "and nothing runs by itself");
  });
}
