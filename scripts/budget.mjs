// Prints what the built site weighs and fails when it is over budget: `make budget`. KB are 1000 bytes.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";

const LOADER_BUDGET_BR = 4_000; // what every page with a widget pays
const ACTIVATION_BUDGET_BR = 150_000; // loader, glue, wasm, css and interface words: what a widget with the diagram fetches
const LATER_BUDGET_BR = 16_000; // styles of the other views and the lesson of one language, which come when they are opened
const COACH_BUDGET_BR = 60_000; // what training and progress fetch on top
const BARE_YEW_BR = 47_700; // wasm and glue of a Yew 0.23 counter, same profile: the floor, not a limit

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const PARTS = {
  wasm: /^pump-[0-9a-f]+\.wasm$/,
  glue: /^pump-[0-9a-f]+\.js$/,
  css: /^pump-[0-9a-f]+\.css$/,
  loader: /^soleus-pump\.js$/,
  views: /^views-[0-9a-f]+\.css$/,
  words: /^words-[\w-]+-[0-9a-f]+\.txt$/,
  lesson: /^lesson-[\w-]+-[0-9a-f]+\.txt$/,
  coach: /^coach-[0-9a-f]+\.wasm$/,
  "coach words": /^coach-[\w-]+-[0-9a-f]+\.txt$/,
};
/** Of these there is one for each language: the largest counts. */
const LANGUAGES = ["words", "lesson", "coach words"];

function weigh(part) {
  const found = fs.readdirSync(dist).filter((name) => PARTS[part].test(name));
  const right = LANGUAGES.includes(part) ? found.length > 0 : found.length === 1;
  if (!right) throw new Error(`dist/ holds ${found.length} files for ${part}; run \`make build\``);
  const largest = found.map((name) => weighFile(part, name)).sort((a, b) => b.br - a.br)[0];
  return LANGUAGES.includes(part) ? { ...largest, part: `${part} (largest: ${largest.language})` } : largest;
}

function weighFile(part, name) {
  const body = fs.readFileSync(path.join(dist, name));
  const brotli = zlib.brotliCompressSync(body, {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
  const language = /^[a-z]+-(.+)-[0-9a-f]+\.txt$/.exec(name)?.[1];
  return { part, language, raw: body.length, gzip: zlib.gzipSync(body, { level: 9 }).length, br: brotli.length };
}

function sum(part, rows) {
  const total = (key) => rows.reduce((all, row) => all + row[key], 0);
  return { part, raw: total("raw"), gzip: total("gzip"), br: total("br") };
}

function line(...cells) {
  return `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(36) : String(cell).padStart(9))).join(" | ")} |`;
}

function main() {
  if (!fs.existsSync(dist)) throw new Error("dist/ is not there; run `make build`");
  const rows = Object.keys(PARTS).map(weigh);
  const [wasm, glue, css, loader, views, words, lesson, coach, coachWords] = rows;
  const program = sum("wasm + glue", [wasm, glue]);
  const activation = sum("first activation (diagram)", [wasm, glue, css, loader, words]);
  const later = sum("other views: styles and lesson", [views, lesson]);
  const training = sum("training and progress", [coach, coachWords]);
  const all = sum("all", rows);

  console.log(line("bytes", "raw", "gzip -9", "brotli 11"));
  console.log(`|${"-".repeat(38)}|${"----------:|".repeat(3)}`);
  for (const row of [...rows, program, activation, later, training, all]) console.log(line(row.part, row.raw, row.gzip, row.br));
  console.log("");
  console.log(`wasm + glue: ${(program.br / BARE_YEW_BR).toFixed(2)} times a bare Yew counter (${BARE_YEW_BR} bytes)`);

  const kept = [
    ["loader", loader.br, LOADER_BUDGET_BR],
    ["first activation", activation.br, ACTIVATION_BUDGET_BR],
    ["other views", later.br, LATER_BUDGET_BR],
    ["training and progress", training.br, COACH_BUDGET_BR],
  ].map(([name, bytes, budget]) => {
    const within = bytes <= budget;
    console.log(`${name}: ${bytes} of ${budget} bytes${within ? "" : `: OVER BUDGET by ${bytes - budget}`}`);
    return within;
  });
  if (kept.includes(false)) process.exitCode = 1;
}

try {
  main();
} catch (error) {
  console.error(`budget: ${error.message}`);
  process.exit(1);
}
