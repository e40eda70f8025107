// The coach and what can go wrong around it: slips, killed pages, other tabs, what a browser lacks.

import assert from "node:assert/strict";
import { until } from "./page.mjs";
import { scenario } from "./scenario.mjs";
import { setTwoQuickRaises } from "./session.mjs";

const records = async (page) => Object.keys(await page.stored()).filter((key) => key.includes(":q:")).length;
const kept = async (page) => Object.keys(await page.stored()).filter((key) => key.includes(":run:")).length;

async function begin(page, url = "/#/train/heel-raises") {
  await page.open(url);
  await page.element("start");
  await setTwoQuickRaises(page);
  await page.stepDownToLeast("get-ready");
}

export function coachScenarios() {
  scenario("the end of a session can be taken back, and its card asks what was really done", async (page) => {
    await begin(page);
    await page.press("start");
    await page.press("end");
    await page.press("undo");
    await page.element("phase");
    await page.element("done");
    assert.equal(await page.textNow("done"), "2", "it went on to its end");
    assert.equal(await records(page), 0, "the card is open");
    await page.press("set-done-minus");
    await until("one fewer", async () => (await page.textNow("done")) === "1");
    await page.run(() => {
      const pain = document.querySelector('[data-t="pain"]');
      pain.value = 70;
      pain.dispatchEvent(new Event("input", { bubbles: true }));
    });
    assert.ok(await page.text("pain-advice"), "pain has its advice");
    await page.press("close");
    await until("one record", async () => (await records(page)) === 1);
    assert.equal(await kept(page), 0, "nothing else is kept");
  });

  scenario("a page that is closed in the middle of a session offers it again, and no repetition is lost", async (page) => {
    await begin(page);
    await page.press("start");
    await until("the first repetition to be kept", async () => {
      const rep = await page.run(() => document.querySelector(".run__rep")?.textContent);
      return rep?.includes("Rep 2");
    });
    await page.reload();
    assert.match(await page.text("left"), /1 of 2/, "what was done");
    await page.press("take-up");
    await page.press("resume");
    await page.element("done");
    assert.equal(await page.textNow("done"), "2", "both repetitions");
    await page.open("/?later#/progress");
    await page.number("today", "2 raises", (raises) => raises === 2);
    assert.equal(await kept(page), 0, "it is recorded, and kept no more");
  });

  // Minutes by which the clocks jump in the middle of a raise: the one on the wall, the one that never goes back.
  const CLOCKS = [
    { name: "ten minutes hidden", wall: 10, mono: 10, waits: true },
    { name: "eight hours asleep, both clocks counting", wall: 480, mono: 480, waits: true },
    { name: "eight hours asleep, one clock frozen", wall: 480, mono: 0, waits: true },
    { name: "the clock set back one hour", wall: -60, mono: 0, waits: false },
    { name: "the clock set forward one hour", wall: 60, mono: 0, waits: true },
  ];
  scenario("no jump of a clock loses time or counts what nobody did", async (page) => {
    await page.open("/#/train/heel-raises");
    await page.element("start");
    await page.stepDownToLeast("get-ready");
    await page.stepDownToLeast("hold");
    await page.run(() => {
      // The page's own: a driver's script may stand in a realm with another `Date`.
      const [wall, mono] = [window.Date.now, window.performance.now.bind(window.performance)];
      window.jump = { wall: 0, mono: 0 };
      window.Date.now = () => wall() + 60_000 * window.jump.wall;
      window.performance.now = () => mono() + 60_000 * window.jump.mono;
    });
    const phase = () => page.textNow("phase");
    for (const { name, wall, mono, waits } of CLOCKS) {
      await page.press("start");
      await until("the raise", async () => /raise/i.test(await phase()));
      await page.run((more) => {
        window.jump.wall += more.wall;
        window.jump.mono += more.mono;
      }, { wall, mono });
      if (waits) {
        assert.match(await page.text("interrupted"), /10 min|480 min|60 min|8 h|1 h/, `${name}: says how long`);
        await page.press("resume");
      }
      await until(`${name}: the lowering, which follows the raise`, async () => /lower/i.test(await phase()));
      assert.ok(!(await page.has("interrupted")), `${name}: it goes on`);
      const rep = await page.run(() => document.querySelector(".run__rep").textContent);
      assert.match(rep, /Rep 1 /, `${name}: the repetition that was begun`);
      await page.press("end");
      await page.press("close");
    }
  });

  scenario("a session that was cut off can be kept as it is, or thrown away", async (page) => {
    for (const [choice, left] of [["file-left", 1], ["drop-left", 1]]) {
      await begin(page, `/?${choice}#/train/heel-raises`);
      await page.press("start");
      await until("the first repetition", () => page.run(() => document.querySelector(".run__rep")?.textContent.includes("Rep 2")));
      await page.reload();
      await page.press(choice);
      await until("the offer to go", async () => !(await page.has("left")));
      await until("nothing to be kept", async () => (await kept(page)) === 0);
      assert.equal(await records(page), left, choice);
    }
  });

  scenario("a plan of one's own is there after a reload, and goes to others by its link", async (page) => {
    await page.open("/#/train/heel-raises");
    await page.element("start");
    await page.stepDownTo("reps", 3);
    await page.run(() => (document.querySelector('[data-t="own-name"]').value = "Evening <b>calm</b>"));
    await page.press("own-add");
    await page.element("own-take-0");
    await page.run(() => (document.querySelector('[data-t="own-name"]').value = "   "));
    await page.press("own-add");
    assert.ok(await page.text("own-note"), "a plan without a name is refused, and it is said");
    await page.reload();
    await page.element("own-take-0");
    const link = await page.run(() => document.querySelector(".own a").getAttribute("href"));
    await page.press("own-delete-0");
    await until("the list to be empty", async () => !(await page.has("own-take-0")));
    await page.press("own-undo");
    await page.element("own-take-0");
    await page.run(() => localStorage.clear());
    await page.open(`/?other${link}`);
    assert.match(await page.text("shared"), /Evening <b>calm<\/b>/, "its name, as it was written");
    assert.equal(await page.number("reps-value"), 3, "and its numbers");
    assert.deepEqual(await page.stored(), {}, "opening a link writes nothing");
    await page.open(`/?broken${link.slice(0, -3)}000`);
    const before = await page.text("shared");
    assert.ok(before && !before.includes("Evening"), `a broken link says so: ${before}`);
  });

  scenario("one session runs in all tabs, and the others say so", async (page) => {
    await page.open("/hosts/empty.html");
    await page.openFrame("here", "/#/train/heel-raises");
    await page.inFrame("here", '[data-t="start"]', true);
    await page.inFrame("here", '[data-t="phase"]');
    await page.openFrame("there", "/#/train/heel-raises");
    await page.inFrame("there", '[data-t="left"]');
    const offers = () => page.run(() => document.getElementById("there").contentDocument.querySelectorAll('[data-t="take-up"]').length);
    assert.equal(await offers(), 0, "a session that runs is not offered");
    await page.inFrame("there", '[data-t="start"]', true);
    await until("the second tab not to run", () =>
      page.run(() => Boolean(document.getElementById("there").contentDocument.querySelector('[data-t="start"]'))),
    );
    await page.inFrame("here", '[data-t="phase"]');
    assert.equal(await kept(page), 1, "one session is kept");
  });

  scenario("two widgets on one page run one session", async (page) => {
    await page.open("/hosts/plain.html");
    const [first, second] = [page.inside("#train"), page.inside("#diagram")];
    await first.press("start");
    await first.element("phase");
    await page.run(() => document.querySelector("#diagram").setAttribute("view", "train"));
    await second.element("left");
    assert.ok(!(await second.has("take-up")), "it runs, and is not offered");
    await second.press("start");
    await second.element("left");
    assert.ok(await first.has("pause"), "the first one goes on");
    await first.press("end");
    await first.press("close");
    await until("the second to be free", async () => !(await second.has("left")));
  });

  scenario("phases are said, buzzed and flashed as the reader chose, and the screen stays on meanwhile", async (page) => {
    await page.open("/#/train/heel-raises");
    await page.element("start");
    await page.run(() => {
      window.said = [];
      window.buzzed = [];
      window.locks = 0;
      const voice = { cancel() {}, getVoices: () => [{}], speak: (it) => window.said.push(`${it.lang}: ${it.text}`) };
      Object.defineProperty(window, "speechSynthesis", { value: voice, configurable: true });
      window.SpeechSynthesisUtterance = class {
        constructor(text) {
          this.text = text;
        }
      };
      Object.defineProperty(navigator, "vibrate", { value: (it) => window.buzzed.push([...it]), configurable: true });
      const request = async () => {
        window.locks += 1;
        return { released: false, release: async () => void (window.locks -= 1) };
      };
      Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true });
    });
    const seen = (name) => page.run((which) => window[which], name);
    await page.stepDownToLeast("get-ready");
    await page.press("start");
    await page.element("phase");
    await until("the screen to be kept on", async () => (await seen("locks")) === 1);
    assert.deepEqual([await seen("said"), await seen("buzzed")], [[], []], "both are off at first");
    await page.press("end");
    await until("the screen to be let go", async () => (await seen("locks")) === 0);
    await page.press("close");
    for (const channel of ["voice", "vibration", "flash"]) await page.press(channel);
    await page.press("try-cues");
    await until("a trial", async () => (await seen("said")).length === 1 && (await seen("buzzed")).length === 1);
    await page.press("start");
    await until("the first phase to be said", async () => (await seen("said")).length > 1);
    assert.match((await seen("said")).at(-1), /^en: Raise/, "in the language of the page");
    assert.ok((await seen("buzzed")).length > 1, "and buzzed");
    await until("a flash", () => page.count(".run[data-flash]"));
    await page.press("end");
    await page.press("close");
    const settings = Object.entries(await page.stored()).filter(([key]) => /set:(voice|vibration|flash)$/.test(key));
    assert.deepEqual(settings.map(([, value]) => value), ["on", "on", "on"], "the switches are kept");
  });
}
