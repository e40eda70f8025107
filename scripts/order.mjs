// Puts functions that resemble each other side by side: compression looks back for what it has seen, and the nearer it
// is, the less it costs. 1.5 KB of each first activation. wasm-opt does the moving; it orders functions by their names,
// so each is given its place as a name.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { CODE, FEATURES, IMPORT, importedFunctions, leb, number, sections } from "./wasm.mjs";

const RUN = 4; // bytes that have to agree
const COMMON = 400; // a run that more functions share tells nothing

/** The same module in that order. `folder` is for the files that wasm-opt reads and writes. */
export function ordered(wasm, wasmOpt, folder) {
  let imports = 0;
  let bodies = [];
  for (const { id, body } of sections(wasm)) {
    if (id === IMPORT) imports = importedFunctions(body);
    if (id === CODE) bodies = functions(body);
  }
  const place = [];
  alike(bodies).forEach((n, at) => (place[n] = at));
  const names = place.map((at, n) => [...leb(imports + n), ...named(String(at).padStart(5, "0"))]);
  const table = [...leb(names.length), ...names.flat()];
  const section = Buffer.from([...named("name"), 1, ...leb(table.length), ...table]);
  const [before, after] = ["unordered.wasm", "ordered.wasm"].map((name) => path.join(folder, name));
  fs.writeFileSync(before, Buffer.concat([wasm, Buffer.from([0, ...leb(section.length)]), section]));
  execFileSync(wasmOpt, [...FEATURES, "--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features", before, "-o", after]);
  const result = fs.readFileSync(after);
  fs.rmSync(before);
  fs.rmSync(after);
  return result;
}

function named(name) {
  return [...leb(name.length), ...Buffer.from(name)];
}

function functions(body) {
  let [count, at] = number(body, 0);
  const out = [];
  for (; count > 0; count -= 1) {
    const [size, start] = number(body, at);
    out.push(body.subarray(start, start + size));
    at = start + size;
  }
  return out;
}

/** From the longest on, always the one that shares most with the last; what few share counts for more. */
function alike(bodies) {
  const runs = bodies.map((body) => {
    const found = new Set();
    for (let i = 0; i + RUN <= body.length; i += 1) found.add(body.readUInt32LE(i));
    return [...found];
  });
  const holders = new Map();
  runs.forEach((found, n) => found.forEach((run) => holders.set(run, [...(holders.get(run) ?? []), n])));
  const left = new Set(bodies.keys());
  let last = bodies.reduce((longest, body, n) => (body.length > bodies[longest].length ? n : longest), 0);
  const order = [];
  for (;;) {
    order.push(last);
    left.delete(last);
    if (left.size === 0) return order;
    const shared = new Float64Array(bodies.length);
    for (const run of runs[last]) {
      const among = holders.get(run);
      if (among.length > COMMON) continue;
      for (const n of among) shared[n] += 1 / Math.log2(among.length + 1);
    }
    const likeness = (n) => shared[n] / (runs[n].length + 1) ** 0.7;
    last = [...left].reduce((best, n) => (likeness(n) > likeness(best) ? n : best));
  }
}
