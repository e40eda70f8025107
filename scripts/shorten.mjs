// Gives the imports that join wasm and glue short names. wasm-bindgen names each with a hash of sixteen digits, once in
// either file: 175 of them cost every first activation 3 KB that no compression takes away.

const HASHED = /__wbg_\w+?_[0-9a-f]{16}\b/g;
const MODULE = "./soleus-pump_bg.js";
const IMPORTS = 2; // id of the import section
const HEAD = 8; // bytes before the first section

/** The same program under shorter names: `{ wasm, glue }`. Throws where the files are not what they are taken for. */
export function shorten(wasm, glue) {
  const names = new Map([[MODULE, "w"]]);
  for (const [name] of glue.matchAll(HASHED)) {
    if (!names.has(name)) names.set(name, `$${names.size.toString(36)}`);
  }
  const shortGlue = glue.replace(HASHED, (name) => names.get(name)).replaceAll(JSON.stringify(MODULE), '"w"');
  const used = new Set();
  const shortWasm = renamed(wasm, (name) => {
    const short = names.get(name);
    if (short) used.add(name);
    return short ?? name;
  });
  const unused = [...names.keys()].filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`the glue offers what the program does not import: ${unused[0]}`);
  return { wasm: shortWasm, glue: shortGlue };
}

/** The module with every name of its import section put through `rename`. */
function renamed(wasm, rename) {
  const out = [wasm.subarray(0, HEAD)];
  for (const { id, body } of sections(wasm)) {
    const now = id === IMPORTS ? imports(body, rename) : body;
    out.push(Buffer.from([id, ...leb(now.length)]), now);
  }
  return Buffer.concat(out);
}

/** The sections of a module, each with its id and its body. */
export function* sections(wasm) {
  for (let at = HEAD; at < wasm.length; ) {
    const [size, start] = number(wasm, at + 1);
    yield { id: wasm[at], body: wasm.subarray(start, start + size) };
    at = start + size;
  }
}

function imports(body, rename) {
  let [count, at] = number(body, 0);
  const out = [Buffer.from(leb(count))];
  for (; count > 0; count -= 1) {
    for (let part = 0; part < 2; part += 1) {
      const [length, start] = number(body, at);
      at = start + length;
      const name = Buffer.from(rename(body.toString("utf8", start, at)));
      out.push(Buffer.from(leb(name.length)), name);
    }
    // Only functions are imported: a kind of 0 and the number of a type.
    if (body[at] !== 0) throw new Error(`an import of kind ${body[at]}; only functions are known here`);
    const [, end] = number(body, at + 1);
    out.push(body.subarray(at, end));
    at = end;
  }
  if (at !== body.length) throw new Error("the import section does not end where it should");
  return Buffer.concat(out);
}

/** An unsigned LEB128 number and the place after it. */
export function number(bytes, at) {
  for (let value = 0, factor = 1; ; factor *= 128) {
    const byte = bytes[at];
    at += 1;
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at];
  }
}

export function leb(value) {
  const bytes = [];
  do {
    bytes.push((value % 128) + (value >= 128 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return bytes;
}
