// All by keyboard: from the top of the page to the end of a session, with Tab, Space, Enter, arrows, and nothing else.

import assert from "node:assert/strict";
import { Key } from "./engines.mjs";
import { backwards, faults, Keyboard } from "./keyboard.mjs";
import { until } from "./page.mjs";
import { leave, scenario } from "./scenario.mjs";
import { PUMPED, pump, standingPressure } from "./scenarios-site.mjs";

// Each view, and a part that is there when it is.
const VIEWS = { "/#/learn": "hold", "/#/learn/check": "quiz-again", "/#/train/heel-raises": "start", "/#/progress": "empty", "/#/about": "help" };

// Controls of a session in their order, and what each brings.
const SESSION = [["start", "phase"], ["pause", "resume"], ["resume", "pause"], ["end", "done"], ["close", "start"]];

export function keyboardScenarios() {
  for (const [view, part] of Object.entries(VIEWS)) {
    scenario(`every stop of the keyboard in ${view} has a name, can be seen, in reading order`, async (page) => {
      await page.open(view);
      await page.element(part);
      const keyboard = new Keyboard(page);
      const stops = await keyboard.walk();
      assert.deepEqual(stops.flatMap(faults), [], "stops");
      assert.deepEqual(backwards(stops), [], "order");
      const back = (await keyboard.walk({ back: true })).map(({ id }) => id).reverse();
      // Firefox takes the end of the page for the last stop, and goes back to the one before.
      const ways = [stops, stops.slice(0, -1)].map((way) => String(way.map(({ id }) => id)));
      assert.ok(ways.includes(String(back)), `the way back is the same: ${keyboard.steps.join("; ")}`);
    });
  }

  scenario("a reader without a pointer can do everything, from the stage to the end of a session", async (page) => {
    await page.open("/");
    const standing = await standingPressure(page);
    const keyboard = new Keyboard(page);
    try {
      await onTheStage(page, keyboard, standing);
      await inTrain(page, keyboard);
    } finally {
      leave("keyboard.txt", keyboard.steps.join("\n"));
    }
  });
}

async function onTheStage(page, keyboard, standing) {
  const to = (name, way) => keyboard.reach(named(name), way);

  await to("hold");
  const lowest = await pump(page, () => keyboard.press(Key.SPACE, 800));
  assert.ok(lowest < PUMPED * standing, `from ${standing} mmHg the pressure fell only to ${lowest}`);

  await to("stage-pause");
  await keyboard.press(Key.ENTER);
  await page.staysAsItIs("ankle-pressure", 500);
  assert.ok(await keyboard.on(named("stage-pause")), "the focus stays on pause");
  await to("step");
  const before = await page.textNow("now");
  await keyboard.press(Key.SPACE);
  await until("a step to show something else", async () => (await page.textNow("now")) !== before);
  await to("reset");
  await keyboard.press(Key.ENTER);
  await standingPressure(page);

  await to("posture-standing");
  await chosen(page, keyboard, Key.ARROW_LEFT, "posture-sitting");
  await chosen(page, keyboard, Key.ARROW_RIGHT, "posture-standing");
  await to("valves");
  for (let i = 0; i < 3; i += 1) await keyboard.press(Key.ARROW_RIGHT);
  assert.equal(await valueOf(page, "valves"), "3", "an arrow moves the slider by one");
  await keyboard.press(Key.END);
  assert.equal(await valueOf(page, "valves"), "100", "End moves it to its end");
  await keyboard.press(Key.HOME);
  await to("activity-still");
  await chosen(page, keyboard, Key.ARROW_RIGHT, "activity-heel-raises");
  await chosen(page, keyboard, Key.ARROW_LEFT, "activity-still");

  await keyboard.reach(".stage__twin summary");
  await keyboard.press(Key.ENTER);
  await until("the table to open", () => page.count(".stage__twin[open] table"));

  await keyboard.reach('.part[data-p="soleus"]', { back: true });
  await keyboard.press(Key.SPACE);
  await until("the part to be explained", () => page.count(".stage__part"));
  assert.ok(await keyboard.on('.part[data-p="soleus"][aria-pressed="true"]'), "the focus stays on the part");
  await keyboard.press(Key.ENTER);
  await until("the explanation to be closed", async () => (await page.count(".stage__part")) === 0);
}

async function inTrain(page, keyboard) {
  await keyboard.reach('header a[href^="#/train"]', { back: true });
  await keyboard.press(Key.ENTER);
  await page.element("start");
  for (const [control, next] of SESSION) {
    if (!(await keyboard.on(named(control)))) await keyboard.reach(named(control));
    await keyboard.press(Key.ENTER);
    await page.element(next);
    await until(`the focus to be somewhere after "${control}"`, () => page.hasFocus());
  }
}

/** An arrow chooses among segments, and takes the focus along. */
async function chosen(page, keyboard, arrow, name) {
  await keyboard.press(arrow);
  await until(`${name} to be chosen`, () => page.count(`${named(name)}:checked`));
  assert.ok(await keyboard.on(named(name)), `the focus goes along to ${name}`);
  assert.deepEqual(faults(await keyboard.here()), [], name);
}

const valueOf = async (page, name) => page.run((input) => input.value, await page.element(name));
const named = (name) => `[data-t="${name}"]`;
