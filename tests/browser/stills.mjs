// Pictures of the stage at fixed model times, compared with those that were accepted: `make test`. `make stills`
// accepts what is there now. All of them on one sheet for human eyes: target/contact-sheet.png.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { openChromium } from "./devtools.mjs";
import { openSite } from "./site.mjs";
import { cutFrom, difference, halved, read, sheetOf, write } from "./stills/picture.mjs";
import { STATES, THEMES, WIDTHS } from "./stills/states.mjs";

// What makes a still another one. Measured over all 72: the same page again has 0 pixels that differ by more than 32
// of 255 at half size, and mean colours within 0.25; other hinting of the letters changes no more. A label 1 px aside
// is 68 pixels or more, 3 px 99 or more. A vein lighter by 4 % is no such pixel, but 0.9 or more in colour.
const APART = 32;
const PIXELS = 20;
const COLOUR = 0.8;

const accepted = fileURLToPath(new URL("stills", import.meta.url));
const target = fileURLToPath(new URL("../../target", import.meta.url));
const out = path.join(target, "stills");
const clock = fs.readFileSync(path.join(accepted, "clock.js"), "utf8");
const sheets = WIDTHS.flatMap((size) => THEMES.map((theme) => ({ name: `${size.width}-${theme}`, size, theme })));

async function main(accept) {
  fs.rmSync(out, { recursive: true, force: true });
  for (const { name } of sheets) fs.mkdirSync(path.join(out, name), { recursive: true });
  // The same letters whatever screen and settings the machine has.
  const chromium = await openChromium("--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb");
  try {
    await takeAll(chromium.page);
    const changed = sheets.filter(compare);
    await contactSheet(chromium.page);
    if (changed.length === 0) console.log(`stills: all ${STATES.length * sheets.length} are as accepted.`);
    else if (accept) changed.forEach(keep);
    else {
      console.log("Look at target/contact-sheet.png. If this is what is wanted, accept it by `make stills`.");
      process.exitCode = 1;
    }
  } finally {
    await chromium.end();
  }
}

/** Every state is reached once; then only the window and the theme change, in which the model has no part. */
async function takeAll(page) {
  const site = await openSite();
  try {
    await page.call("Emulation.setScrollbarsHidden", { hidden: true });
    await page.call("Page.addScriptToEvaluateOnNewDocument", { source: clock });
    for (const state of STATES) {
      // The query makes it a new page; a new fragment alone would not.
      await page.open(`${site.url}/?${state.name}#/learn`);
      await reach(page, state);
      for (const sheet of sheets) fs.writeFileSync(fileOf(sheet, state), await still(page, sheet));
      const problems = await page.run(() => window.__captured);
      if (problems.length > 0) throw new Error(`${state.name}: ${problems.join("; ")}`);
    }
  } finally {
    await site.close();
  }
}

async function reach(page, { name, steps }) {
  await page.run(async () => {
    while (!document.querySelector(".stage")) await new Promise((done) => setTimeout(done, 5));
  });
  for (const step of steps) {
    await page.run(take, ...step).catch((error) => {
      throw new Error(`${name}: "${step.join(" ")}": ${error.message}`);
    });
  }
}

/** In the page: one step of a state. */
async function take(word, what) {
  const control = (name) => document.querySelector(`[data-t="${name}"]`);
  const key = (type) => control("hold").dispatchEvent(new KeyboardEvent(type, { key: " ", bubbles: true }));
  const work = {
    wait: (frames) => window.__driveFrames(frames),
    press: (name) => control(name).click(),
    hold: () => key("keydown"),
    "let go": () => key("keyup"),
    raises: (count) => {
      for (let i = 0; i < count; i += 1) {
        key("keydown");
        window.__driveFrames(48);
        key("keyup");
        window.__driveFrames(36);
      }
    },
    leak: (percent) => {
      control("valves").value = percent;
      control("valves").dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    explain: (part) => document.querySelector(`.part[data-p="${part}"]`).click(),
  };
  work[word](what);
  await new Promise((done) => setTimeout(done, 0)); // the views have rendered then
}

async function still(page, { size, theme }) {
  await page.size(size);
  await page.call("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: theme }] });
  const box = await page.run(() => {
    const { x, y, right, bottom } = document.querySelector(".stagebox").getBoundingClientRect();
    return { x: Math.floor(x), y: Math.floor(y), right: Math.ceil(right), bottom: Math.ceil(bottom) };
  });
  if (box.bottom > size.height) throw new Error(`${size.width}: the stage ends at ${box.bottom}; make the page taller`);
  return page.picture({ x: box.x, y: box.y, width: box.right - box.x, height: box.bottom - box.y });
}

/** Whether a sheet is not as it was accepted; says which of its stills, and leaves what one needs to see why. */
function compare(sheet) {
  const actual = sheetOf(STATES.map((state) => halved(read(fs.readFileSync(fileOf(sheet, state))))));
  const bytes = write(actual);
  fs.writeFileSync(path.join(out, `${sheet.name}.png`), bytes);
  const file = acceptedFile(sheet);
  if (!fs.existsSync(file)) {
    console.log(`stills: ${sheet.name}.png: none was accepted yet`);
    return true;
  }
  const before = read(fs.readFileSync(file));
  const marked = STATES.map((state, i) => {
    const of = (whole) => cutFrom(whole, i, STATES.length);
    const { pixels, colour, picture } = difference(of(before), of(actual), APART);
    if (pixels <= PIXELS && colour <= COLOUR) return { picture, same: true };
    console.log(`stills: ${sheet.name}.png: ${state.name}: ${pixels} pixels differ, colour by ${colour.toFixed(1)}`);
    return { picture, same: false };
  });
  if (marked.every(({ same }) => same)) return false;
  const differs = `${sheet.name}.difference.png`;
  fs.writeFileSync(path.join(out, differs), write(sheetOf(marked.map(({ picture }) => picture))));
  console.log(`  accepted tests/browser/stills/${sheet.name}.png, now target/stills/${sheet.name}.png; differences in`);
  console.log(`  target/stills/${differs}; each in full size in target/stills/${sheet.name}/`);
  return true;
}

function keep(sheet) {
  fs.copyFileSync(path.join(out, `${sheet.name}.png`), acceptedFile(sheet));
  console.log(`stills: accepted ${sheet.name}.png`);
}

/** Every still with its name, as a page beside the pictures and as one picture. */
async function contactSheet(page) {
  const figure = (sheet, { name, title }) => `<figure><img src="${sheet.name}/${name}.png"><figcaption>
    <b>${title}</b><br>${sheet.name}, ${name}</figcaption></figure>`;
  const rows = sheets.map((sheet) => {
    const figures = STATES.map((state) => figure(sheet, state)).join("\n");
    return `<h2>${sheet.size.width} px, ${sheet.theme}</h2>\n<div class="w${sheet.size.width}">\n${figures}\n</div>`;
  });
  const style = `
    body { margin: 24px; width: 2352px; background: #777; font: 14px/1.3 system-ui, sans-serif; color: #fff }
    div { display: flex; flex-wrap: wrap; gap: 16px 12px } figure { margin: 0 } img { width: 100%; display: block }
    .w280 figure { width: 185px } .w600 figure { width: 382px } .w1280 figure { width: 382px }`;
  const file = path.join(out, "contact-sheet.html");
  const head = `<meta charset="utf-8"><title>Stills</title><style>${style}</style>`;
  fs.writeFileSync(file, `<!doctype html>${head}${rows.join("\n")}`);
  await page.size({ width: 2400, height: 1000 });
  await page.open(pathToFileURL(file).href);
  const height = await page.run(() => document.documentElement.scrollHeight);
  await page.size({ width: 2400, height });
  const picture = await page.picture({ x: 0, y: 0, width: 2400, height });
  fs.writeFileSync(path.join(target, "contact-sheet.png"), picture);
}

const fileOf = (sheet, state) => path.join(out, sheet.name, `${state.name}.png`);
const acceptedFile = (sheet) => path.join(accepted, `${sheet.name}.png`);

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(name, () => process.exit(130));
await main(process.argv.includes("--accept"));
