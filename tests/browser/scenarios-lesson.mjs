// The lesson, as a reader goes through it.

import assert from "node:assert/strict";
import { until } from "./page.mjs";
import { scenario } from "./scenario.mjs";
import { standingPressure } from "./scenarios-site.mjs";

const CHAPTERS = ["soleus", "pump", "second-heart", "idle", "why-it-matters", "signs", "habits", "check"];

const address = (page) => page.run(() => location.hash);
const title = (page) => page.run(() => document.querySelector("h1")?.textContent.trim());
const tab = (page) => page.run(() => document.title);
const turn = (page) => page.run(() => document.querySelector(".pager__on").click());
const chosen = (page, name) => page.run((hook) => document.querySelector(`[data-t="${hook}"]`)?.checked, name);

async function opened(page, chapter) {
  await page.open(`/#/learn/${chapter}`);
  await page.element("chapters");
}

export function lessonScenarios() {
  scenario("chapters open by address, turn by their pager, go Back, and put the leg where they begin", async (page) => {
    await opened(page, CHAPTERS[0]);
    await standingPressure(page);
    const titles = [await title(page)];
    for (const chapter of CHAPTERS.slice(1)) {
      await turn(page);
      await until(`the address of ${chapter}`, async () => (await address(page)) === `#/learn/${chapter}`);
      titles.push(await title(page));
      const sits = ["idle", "habits"].includes(chapter);
      await until(`the posture of ${chapter}`, () => chosen(page, sits ? "posture-sitting" : "posture-standing"));
    }
    assert.equal(new Set(titles).size, CHAPTERS.length, `each chapter has its own title: ${titles}`);
    assert.equal(await page.count(".pager__on"), 0, "nothing comes after the last");
    await page.run(() => history.back());
    await until("the chapter before", async () => (await title(page)) === titles[6]);
    assert.deepEqual(await page.stored(), {}, "reading writes nothing");
  });

  scenario("the way back from the first turn of a page leads to the page before it", async (page) => {
    await page.open("/");
    await page.element("chapters");
    const first = await title(page);
    await turn(page);
    const second = await until("the second chapter", async () => (await title(page)) !== first && title(page));
    await until("its name in the title of the page", async () => (await tab(page)).startsWith(second));
    await page.run(() => history.back());
    await until("the first chapter", async () => (await title(page)) === first);
    assert.equal(await address(page), "#/learn/soleus", "by its name");
    await until("its name in the title of the page", async () => (await tab(page)).startsWith(first));
    await page.run(() => history.forward());
    await until("the second chapter again", async () => (await title(page)) === second);
  });

  scenario(
    "a lesson that did not arrive is asked for again without losing the keyboard",
    async (page, site) => {
      site.refuse(/lesson-/);
      await page.open("/#/learn/pump");
      await page.element("part-again");
      assert.ok(await page.has("hold"), "the leg needs no lesson");
      site.refuse(/^$/);
      await page.pressByKey("part-again");
      await page.element("chapters");
      await until("the keyboard to be in the lesson", () => page.run(() => document.activeElement === document.querySelector("h1")));
    },
    { troubled: true },
  );

  scenario("a chapter's task is won by doing it, and says what was seen", async (page) => {
    await opened(page, "signs");
    await standingPressure(page);
    await page.press("ask-hint");
    await page.text("hint");
    await page.press("posture-supine");
    await page.text("won");
    await page.press("set-stage");
    await until("the leg to stand again", () => chosen(page, "posture-standing"));
    assert.ok(!(await page.has("won")), "and nothing is won yet");
  });

  scenario("red flags come before everything else in their chapter, and signs lead to advice", async (page) => {
    await opened(page, "signs");
    const first = await page.run(() => {
      const flag = document.querySelector("main .flag");
      const others = [...document.querySelectorAll("main .stagebox, main .prose, main fieldset")];
      return others.every((it) => flag.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING);
    });
    assert.ok(first, "the warning is read first");
    const none = await page.text("advice");
    await page.press("sign-4");
    const mild = await until("other advice", async () => (await page.textNow("advice")) !== none && page.text("advice"));
    await page.press("sign-0");
    const urgent = await until("urgent advice", async () => (await page.textNow("advice")) !== mild && page.text("advice"));
    assert.match(urgent, /\b(112|911|999)\b/, "whom to call");
    await page.press("sign-0");
    await until("the mild advice again", async () => (await page.textNow("advice")) === mild);
    assert.deepEqual(await page.stored(), {}, "nothing of it is stored");
  });

  scenario("every answer of the quiz is explained, may be changed, and is stored nowhere", async (page) => {
    await opened(page, "check");
    const why = (n) => page.run((at) => document.querySelectorAll(".quiz__why")[at].textContent.trim(), n);
    for (let n = 0; n < 6; n++) {
      assert.equal(await why(n), "", "no explanation before an answer");
      const said = [];
      for (let answer = 0; answer < 3; answer++) {
        await page.press(`quiz-${n}-${answer}`);
        said.push(await until("an explanation", () => why(n)));
      }
      assert.equal(new Set(said).size, 2, `one answer of question ${n + 1} is right, two are not: ${said}`);
    }
    await page.press("quiz-again");
    await until("a fresh quiz", async () => (await page.count("input:checked[name^=quiz]")) === 0);
    assert.deepEqual(await page.stored(), {}, "nothing is stored");
  });

  scenario("a day of sitting is computed, drawn, and leaves less fluid with breaks", async (page) => {
    await opened(page, "idle");
    await page.press("day-minus");
    await page.press("day-run");
    const numbers = async () => (await page.text("day-result", 60_000)).match(/\d+/g).map(Number);
    const [yours, hourly] = await numbers();
    assert.ok(yours > hourly && hourly > 0, `${yours} mL without breaks, ${hourly} mL with a walk each hour`);
    const points = await page.run(() => [...document.querySelectorAll(".day__yours")].map((it) => it.getAttribute("d").split("L").length));
    assert.deepEqual(points, [84, 84], "seven hours, a point each five minutes, in both charts");
    await page.press("breaks-1");
    assert.ok(!(await page.has("day-result")), "another day has not gone by yet");
    for (let hour = 7; hour > 2; hour--) await page.press("day-minus");
    await page.press("day-run");
    const [same, walked] = await numbers();
    assert.equal(same, walked, "with a break each hour both are the same day");
  });

  scenario("the place in the lesson is kept only after the reader agrees, and goes when they take it back", async (page) => {
    await opened(page, "pump");
    await page.open("/#/learn");
    await page.reload();
    await page.element("chapters");
    const first = await title(page);
    await page.press("keep-place");
    await turn(page);
    const second = await until("the second chapter", async () => (await title(page)) !== first && title(page));
    await page.open("/?again#/learn");
    await page.element("chapters");
    await until("the chapter where it was left", async () => (await title(page)) === second);
    await page.press("keep-place");
    const kept = Object.keys(await page.stored()).filter((key) => key.endsWith(":place"));
    assert.deepEqual(kept, [], "nothing of it is left");
    await page.open("/?anew#/learn");
    await page.element("chapters");
    await until("the lesson to begin anew", async () => (await title(page)) === first);
  });

  scenario("consent that is taken back in one tab is taken back in the other", async (page) => {
    await page.open("/hosts/empty.html");
    for (const name of ["here", "there"]) await page.openFrame(name, "/#/learn/pump");
    const [on, off] = ['[data-t="keep-place"]:checked', '[data-t="keep-place"]:not(:checked)'];
    await page.inFrame("there", off);
    await page.inFrame("here", off, true);
    await page.inFrame("there", on);
    await page.inFrame("here", on, true);
    await page.inFrame("there", off);
    await page.inFrame("there", ".pager__on", true);
    await until("the page to be turned", () => page.run(() => document.getElementById("there").contentWindow.location.hash !== "#/learn/pump"));
    const kept = Object.keys(await page.stored()).filter((key) => key.endsWith(":place"));
    assert.deepEqual(kept, [], "nothing of it is written again");
  });

  scenario("every claim shows its verdict before its words, and its sources are links", async (page) => {
    await page.open("/#/about");
    await page.element("claim-seventy");
    const claims = await page.run(() =>
      [...document.querySelectorAll(".claim")].map((claim) => ({
        verdict: claim.firstElementChild.textContent.trim(),
        quoted: claim.querySelector("q").textContent.trim(),
        links: [...claim.querySelectorAll("a")].map((a) => a.protocol + a.rel),
      })),
    );
    assert.ok(claims.length > 15, `all claims are here: ${claims.length}`);
    for (const { verdict, quoted, links } of claims) {
      assert.ok(verdict && quoted && links.length > 0, `${quoted}: ${verdict}, ${links}`);
      assert.ok(links.every((link) => link === "https:noreferrer"), `${quoted}: ${links}`);
    }
  });
}
