// The main line of Train, the same on the site and in a widget: set a short plan, run it to its end.

import assert from "node:assert/strict";
import { until } from "./page.mjs";

const PHASES = ["raise", "hold", "lower", "rest"];
// A hold or a rest may be set to nothing; a raise and a lowering may not.
const TWO_RAISES = /^(raise (hold )?lower (rest )?){2}$/;
const SESSION_MS = 60_000;

export async function setTwoQuickRaises(page) {
  await page.stepDownTo("reps", 2);
  await page.stepDownTo("sets", 1);
  for (const phase of PHASES) await page.stepDownToLeast(phase);
}

/** Runs the plan to its end and gives the text of the end card. */
export async function runSession(page, { pausing = false } = {}) {
  await page.note("phase");
  await page.press("start");
  if (pausing) await pauseAndResume(page);
  await until("the session to end by itself", () => page.has("done"), SESSION_MS);
  const words = (await page.noted()).map((text) => PHASES.find((phase) => text.toLowerCase().includes(phase)));
  const phases = words.filter((word) => word !== undefined).filter((word, i, all) => word !== all[i - 1]);
  assert.match(`${phases.join(" ")} `, TWO_RAISES, "the phases come in order, once per repetition");
  return page.text("done");
}

/** Begins a session, ends it and leaves its card, all by keyboard: its place goes along from view to view. */
export async function focusGoesAlong(page) {
  for (const [control, next] of [["start", "phase"], ["end", "done"], ["close", "start"]]) {
    await page.pressByKey(control);
    await page.element(next);
    await until(`the focus to be in the view after "${control}"`, () => page.hasFocus());
  }
}

async function pauseAndResume(page) {
  await until("the first raise", async () => /raise/i.test(await page.textNow("phase")));
  await page.press("pause");
  // Longer than the shortest phases are: a clock that went on would show the next one.
  await page.staysAsItIs("phase", 2_500);
  assert.equal(await page.has("done"), false, "a paused session does not end");
  await page.press((await page.has("resume")) ? "resume" : "pause");
}
