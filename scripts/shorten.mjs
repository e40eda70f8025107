// Gives what joins wasm and glue short names. wasm-bindgen names most of it with a hash of sixteen digits, once in either
// file: 185 of them cost every first activation 3 KB that no compression takes away.

import { EXPORT, IMPORT, joined, leb, number, sections } from "./wasm.mjs";

const HASHED = /__wb(?:g|indgen)_\w+?_[0-9a-f]{16}\b/g;
const MODULE = "./soleus-pump_bg.js";
/** How the glue calls the program. */
const CALLED = /\bwasm\.([a-z_]\w*)/gi;

/** The same program under shorter names: `{ wasm, glue }`. Throws where the files are not what they are taken for. */
export function shorten(wasm, glue) {
  const names = new Map([[MODULE, "w"]]);
  for (const [name] of glue.matchAll(HASHED)) {
    if (!names.has(name)) names.set(name, `$${names.size.toString(36)}`);
  }
  const calls = new Map();
  for (const [, name] of glue.matchAll(CALLED)) {
    if (!calls.has(name)) calls.set(name, `$${calls.size.toString(36)}`);
  }
  const shortGlue = glue
    .replace(HASHED, (name) => names.get(name))
    .replace(CALLED, (_, name) => `wasm.${calls.get(name)}`)
    .replaceAll(JSON.stringify(MODULE), '"w"');
  const all = sections(wasm).map(({ id, body }) => {
    if (id === IMPORT) return { id, body: imports(body, names) };
    return { id, body: id === EXPORT ? exports(body, calls) : body };
  });
  return { wasm: joined(all), glue: shortGlue };
}

/** The section of imports under other names. */
function imports(body, names) {
  let [count, at] = number(body, 0);
  const used = new Set();
  const out = [leb(count)];
  for (; count > 0; count -= 1) {
    for (let part = 0; part < 2; part += 1) {
      const [name, end] = text(body, at);
      at = end;
      used.add(name);
      out.push(...string(names.get(name) ?? name));
    }
    // Only functions are imported: a kind of 0 and the number of a type.
    if (body[at] !== 0) throw new Error(`an import of kind ${body[at]}; only functions are known here`);
    const [, end] = number(body, at + 1);
    out.push(body.subarray(at, end));
    at = end;
  }
  if (at !== body.length) throw new Error("the import section does not end where it should");
  const unused = [...names.keys()].find((name) => !used.has(name));
  if (unused) throw new Error(`the glue offers what the program does not import: ${unused}`);
  return Buffer.concat(out);
}

/** The section of exports under other names, without what the glue does not call. */
function exports(body, names) {
  let [count, at] = number(body, 0);
  const left = new Map(names);
  const out = [leb(names.size)];
  for (; count > 0; count -= 1) {
    const [name, start] = text(body, at);
    [, at] = number(body, start + 1);
    if (left.delete(name)) out.push(...string(names.get(name)), body.subarray(start, at));
  }
  if (at !== body.length) throw new Error("the export section does not end where it should");
  if (left.size > 0) throw new Error(`the glue calls what the program does not offer: ${[...left.keys()][0]}`);
  return Buffer.concat(out);
}

function text(body, at) {
  const [length, start] = number(body, at);
  return [body.toString("utf8", start, start + length), start + length];
}

function string(text) {
  const bytes = Buffer.from(text);
  return [leb(bytes.length), bytes];
}
