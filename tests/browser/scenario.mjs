// One scenario: its own origin, one browser for all of them, and evidence when it fails.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { closeWindow, openWindow } from "./engines.mjs";
import { Page } from "./page.mjs";
import { openSite } from "./site.mjs";

// Said by run.mjs, which starts the driver and outlives this process.
const { SOLEUS_ENGINE: engineName, SOLEUS_DRIVER: driverUrl, SOLEUS_PROFILE: profile } = process.env;
const evidence = fileURLToPath(new URL(`../../target/browser/${engineName}`, import.meta.url));
const LONGEST_MS = 180_000;

let driver;

/** Call once, first: the browser lives as long as the scenarios of this file. */
export function useBrowser() {
  before(async () => {
    fs.rmSync(evidence, { recursive: true, force: true });
    driver = await openWindow(engineName, driverUrl, profile);
  });
  after(() => driver && closeWindow(driver));
}

/**
 * `body` gets a page on a fresh origin. Afterwards the page must have logged no error, missed no file and asked no other
 * host; a scenario about failures says with `troubled` that it expects such.
 */
export function scenario(name, body, { troubled = false } = {}) {
  test(name, { timeout: LONGEST_MS }, async () => {
    const site = await openSite();
    const page = new Page(driver, site);
    try {
      await body(page, site);
      if (!troubled) await endedWell(page, site);
    } catch (error) {
      await keepEvidence(name, page, site, error);
      throw error;
    } finally {
      await driver.get("about:blank").catch(() => {}); // the page must not outlive its server
      await site.close();
    }
  });
}

/** Opening a page anew loses what the last one logged, so a scenario that does so calls this first. */
export async function endedWell(page, site) {
  assert.deepEqual(await page.problems(), [], "the page logs no error");
  assert.deepEqual(await page.foreignRequests(), [], "the page asks no other host");
  assert.deepEqual(site.requests.filter(({ status }) => status >= 400), [], "the server has every file");
}

/** Leaves a text beside the evidence. */
export function leave(file, text) {
  fs.mkdirSync(evidence, { recursive: true });
  fs.writeFileSync(path.join(evidence, file), `${text}\n`);
}

async function keepEvidence(name, page, site, error) {
  fs.mkdirSync(evidence, { recursive: true });
  const file = path.join(evidence, name.replace(/[^a-z0-9]+/gi, "-").toLowerCase());
  const attempt = (work) => work().catch((failure) => `not to be had: ${failure}`);
  const picture = await attempt(() => page.driver.takeScreenshot());
  if (!picture.startsWith("not to be had")) fs.writeFileSync(`${file}.png`, picture, "base64");
  const log = {
    error: error.stack,
    address: await attempt(() => page.driver.getCurrentUrl()),
    problems: await attempt(() => page.problems()),
    console: engineName === "chromium" ? await attempt(() => page.driver.manage().logs().get("browser")) : "in problems",
    requests: site.requests,
    page: await attempt(() => page.driver.getPageSource()),
  };
  const text = Object.entries(log).map(([key, value]) => `== ${key}\n${typeof value === "string" ? value : JSON.stringify(value, null, 1)}`);
  fs.writeFileSync(`${file}.log`, `${text.join("\n\n")}\n`);
}
