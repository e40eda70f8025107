// What a machine can tell about accessibility: axe-core's rules for WCAG A and AA, on every view and in every theme.

import assert from "node:assert/strict";
import { until } from "./page.mjs";
import { scenario } from "./scenario.mjs";
import { standingPressure } from "./scenarios-site.mjs";
import { runSession, setTwoQuickRaises } from "./session.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// The site follows what the system asks for; a widget is told by its attribute.
const THEMES = {
  light: { "prefers-color-scheme": "light", "prefers-contrast": "no-preference" },
  dark: { "prefers-color-scheme": "dark", "prefers-contrast": "no-preference" },
  "high contrast": { "prefers-color-scheme": "light", "prefers-contrast": "more" },
  "high contrast, dark": { "prefers-color-scheme": "dark", "prefers-contrast": "more" },
};

const VIEWS = {
  learn: async (page) => {
    await page.open("/#/learn");
    await standingPressure(page);
  },
  "learn with all opened": async (page) => {
    await page.run(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
      document.querySelector(".part").click();
    });
  },
  ...Object.fromEntries(
    ["idle", "signs", "habits", "check"].map((chapter) => [
      `chapter ${chapter}, all opened`,
      async (page) => {
        await page.open(`/#/learn/${chapter}`);
        await page.element("chapters");
        if (chapter === "idle") await page.press("day-run");
        if (chapter === "signs") await page.press("sign-0");
        if (chapter === "check") await page.press("quiz-0-1");
        await page.run(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      },
    ]),
  ),
  "train set-up": async (page) => {
    await page.open("/#/train/heel-raises");
    await page.element("start");
  },
  running: async (page) => {
    await page.press("start");
    await page.text("phase");
  },
  paused: async (page) => {
    await page.press("pause");
    await page.element("resume");
  },
  "ended early": async (page) => {
    await page.press("end");
    await page.text("done");
  },
  "progress without a record": async (page) => {
    await page.open("/#/progress");
    await page.text("empty");
  },
  "end card": async (page) => {
    await page.open("/#/train/heel-raises");
    await page.press("close");
    await setTwoQuickRaises(page);
    await runSession(page);
  },
  "progress with a record": async (page) => {
    await page.open("/#/progress");
    await page.text("today");
  },
  about: async (page) => {
    await page.open("/#/about");
    await until("About to be there", () => page.count("main h1"));
  },
  "missing route": async (page) => {
    await page.open("/#/nonsense");
    await page.text("not-found");
  },
};

export function axeScenarios() {
  // The rules read styles and names, in which the engines agree; the one that can play every theme is enough.
  if (process.env.SOLEUS_ENGINE !== "chromium") return;

  scenario("axe finds nothing on any view in any theme", async (page) => {
    const found = [];
    for (const [view, reach] of Object.entries(VIEWS)) {
      await reach(page);
      for (const [theme, features] of Object.entries(THEMES)) {
        await page.prefers(features);
        found.push(...(await violations(page, `${view}, ${theme}`)));
      }
      await page.prefers({});
    }
    assert.deepEqual(found, [], "violations");
  });

  scenario("axe finds nothing in widgets in any theme", async (page) => {
    await page.open("/hosts/plain.html");
    await standingPressure(page.inside("#diagram"));
    const found = [];
    for (const theme of ["light", "dark", "high-contrast"]) {
      await page.run((name) => {
        for (const widget of document.querySelectorAll("soleus-pump")) widget.setAttribute("theme", name);
      }, theme);
      for (const view of ["diagram", "full", "progress"]) {
        await page.run((name) => document.querySelector("#diagram").setAttribute("view", name), view);
        found.push(...(await violations(page, `widget ${view}, ${theme}`)));
      }
    }
    assert.deepEqual(found, [], "violations");
  });
}

/** One sentence for each rule and place that is broken on the open page. */
async function violations(page, where) {
  const found = await page.run(async (tags) => {
    if (!window.axe) {
      const script = Object.assign(document.createElement("script"), { src: "/__axe.js" });
      await new Promise((onload, onerror) => document.head.append(Object.assign(script, { onload, onerror })));
    }
    // A colour on its way to another theme is nobody's colour.
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
    const { violations: broken } = await window.axe.run({ runOnly: tags, resultTypes: ["violations"] });
    return broken.map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.map(({ target, any }) => `${target.flat().join(" ")}${any[0] ? ` (${any[0].message})` : ""}`),
    }));
  }, TAGS);
  return found.flatMap(({ id, help, at }) => at.map((place) => `${where}: ${id} at ${place}: ${help}`));
}
