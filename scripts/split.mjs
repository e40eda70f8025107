// Splits the program in two: what the diagram and the lesson need, and what training and progress need on top, which is
// fetched when one of them is opened. The later part shares memory and tables with the first; calls from one to the other
// go through slots of the table of functions, which the later part fills in when it arrives.
//
// ENTRIES are the only ways into the later part. The program must not take one before the part is here: whatever calls it
// asks `Words::has(Part::Coach)` first, or holds a session. All that the first part reaches on other ways stays in it.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { FEATURES } from "./wasm.mjs";

const ENTRIES = [
  "soleus_pump::app::contract::CoachState::of",
  "soleus_pump::app::own::<impl soleus_pump::app::Model>::own_read",
  "soleus_pump::app::own::<impl soleus_pump::app::Model>::owned",
  "soleus_pump::app::train::<impl soleus_pump::app::Model>::found_runs",
  "soleus_pump::app::train::<impl soleus_pump::app::Model>::session_tick",
  "soleus_pump::app::train::<impl soleus_pump::app::Model>::trained",
  "soleus_pump::ui::progress::view",
  "soleus_pump::ui::run::view",
  "soleus_pump::ui::done::view",
  "soleus_pump::ui::train::set_up",
  "soleus_pump::web::sound::Sound::play",
];
/** Functions of these modules that are called by their slot alone belong to the later part. */
const LATER = /^\$"?<?(?:&)?soleus_pump::(?:coach|app::(?:cues|own|session|train)|ui::(?:cues|done|own|progress|run|train))\b/;
const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const CALLS = new RegExp(String.raw`\((?:return_call|call|ref\.func) (${NAME})`, "g");
const ABSENT = "$absent";

/** `{ first, later }`, both ready to be published. `folder` is for the files that wasm-opt reads and writes. */
export function split(wasm, wasmOpt, folder, entries = ENTRIES) {
  const opt = (source, ...options) => {
    const [from, to] = [path.join(folder, "split.from"), path.join(folder, "split.to")];
    fs.writeFileSync(from, source);
    execFileSync(wasmOpt, [...FEATURES, ...options, from, "-o", to]);
    const made = fs.readFileSync(to);
    for (const file of [from, to]) fs.rmSync(file);
    return made;
  };
  const module = parsed(opt(wasm, "-S", "--quiet").toString());
  const { first, later } = halves(module, entries);
  return { first: opt(first, "-Oz", "--low-memory-unused"), later: opt(later, "-Oz", "--low-memory-unused") };
}

/** The items of a module in its text form, each with its kind and name. */
function parsed(text) {
  const items = text.split(/\n(?= \()/).slice(1);
  items[items.length - 1] = items.at(-1).replace(/\)\s*$/, "");
  return items.map((text) => {
    const kind = /^ \((\w+)/.exec(text)[1];
    const name = new RegExp(kind === "import" ? String.raw`\((?:func) (${NAME})` : String.raw`^ \(\w+ (${NAME})`).exec(text)?.[1];
    return { kind, name, text };
  });
}

function halves(items, wanted) {
  const of = (kind) => items.filter((item) => item.kind === kind);
  const funcs = new Map(of("func").map((func) => [func.name, { ...func, calls: called(func.text) }]));
  const imports = new Map(of("import").map((it) => [it.name, it]));
  const entries = wanted.map((entry) => {
    const found = [...funcs.keys()].filter((name) => plain(name).replace(/::h[0-9a-f]{16}$/, "") === entry);
    if (found.length !== 1) throw new Error(`${found.length} functions are ${entry}, the way into the later part`);
    return found[0];
  });
  const [table] = of("table");
  const [elem, ...more] = of("elem");
  if (more.length > 0 || of("start").length > 0) throw new Error("one list of functions and no start is what is known here");
  const inTable = names(elem.text.replace(/^.*?func/, ""));
  const begin = Number(/\(i32\.const (\d+)\)/.exec(elem.text)[1]);

  const roots = of("export").flatMap(({ text }) => [...text.matchAll(new RegExp(String.raw`\(func (${NAME})\)`, "g"))].map((m) => m[1]));
  const kept = new Set();
  const open = [...roots, ...inTable.filter((name) => !LATER.test(name))];
  for (let name = open.pop(); name; name = open.pop()) {
    if (kept.has(name) || entries.includes(name) || !funcs.has(name)) continue;
    kept.add(name);
    open.push(...funcs.get(name).calls);
  }
  const later = [...funcs.keys()].filter((name) => !kept.has(name));
  const shared = [...new Set(later.flatMap((name) => funcs.get(name).calls))].filter((name) => kept.has(name) || imports.has(name));

  const size = Number(new RegExp(String.raw`^ \(table ${NAME} (\d+)`).exec(table.text)[1]);
  const slots = new Map([...entries, ...shared].map((name, n) => [name, size + n]));
  const grown = table.text.replace(/ \d+ \d+ funcref/, ` ${size + slots.size} ${size + slots.size} funcref`);
  if (grown === table.text) throw new Error(`a table of another kind: ${table.text}`);
  const jump = (name) => trampoline(name, (funcs.get(name) ?? imports.get(name)).text, table.name, slots.get(name));
  const list = (at, all) => ` (elem (table ${table.name}) (i32.const ${at}) func ${all.join(" ")})`;

  const first = [
    ...items.filter(({ kind, name }) => kind !== "elem" && kind !== "table" && (kind !== "func" || kept.has(name))).map(({ text }) => text),
    ...[grown, ...of("table").slice(1).map(({ text }) => text)],
    list(begin, inTable.map((name) => (kept.has(name) || imports.has(name) ? name : ABSENT))),
    list(size + entries.length, shared),
    ` (func ${ABSENT} (unreachable))`,
    ...entries.map(jump),
  ];
  const [memory] = of("memory");
  const common = [memory, ...of("table"), ...of("global").filter(({ text }) => text.includes("(mut "))];
  const alone = of("global").filter(({ text }) => !text.includes("(mut "));
  common.forEach(({ kind, name }, n) => first.push(` (export "${String.fromCharCode(97 + n)}" (${kind} ${name}))`));
  const second = [
    ...items.filter(({ kind }) => kind === "type" || kind === "rec").map(({ text }) => text),
    ...common.map(({ kind, name, text }, n) => {
      const shape = kind === "global" ? `global ${name} (mut ${/\(mut (\w+)\)/.exec(text)[1]})` : (kind === "table" && name === table.name ? grown : text).trim().slice(1, -1);
      return ` (import "w" "${String.fromCharCode(97 + n)}" (${shape}))`;
    }),
    ...alone.map(({ text }) => text),
    list(size, entries),
    ...inTable.flatMap((name, n) => (later.includes(name) ? [list(begin + n, [name])] : [])),
    ...shared.map(jump),
    ...later.map((name) => funcs.get(name).text),
  ];
  return { first: `(module\n${first.join("\n")}\n)\n`, later: `(module\n${second.join("\n")}\n)\n` };
}

/** A function that calls the one in a slot with what it was given. */
function trampoline(name, text, table, slot) {
  const head = text.split("\n")[0];
  const kinds = (word) => [...head.matchAll(new RegExp(String.raw`\(${word} ([^)]*)\)`, "g"))].flatMap(([, all]) => all.split(" ").filter((it) => !it.startsWith("$")));
  const params = kinds("param");
  const shape = [["param", params], ["result", kinds("result")]].map(([word, all]) => (all.length > 0 ? ` (${word} ${all.join(" ")})` : "")).join("");
  const given = params.map((_, n) => `(local.get ${n}) `).join("");
  return ` (func ${name}${shape} (call_indirect ${table}${shape} ${given}(i32.const ${slot})))`;
}

function called(text) {
  return [...new Set([...text.matchAll(CALLS)].map((m) => m[1]))];
}

function names(text) {
  return text.match(new RegExp(NAME, "g")) ?? [];
}

function plain(name) {
  return name.replace(/^\$"?|"$/g, "");
}
