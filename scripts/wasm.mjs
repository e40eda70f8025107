// What scripts/shorten.mjs, scripts/split.mjs and scripts/order.mjs know of a WebAssembly file: it is a list of sections.

// Ids of sections.
export const IMPORT = 2;
export const EXPORT = 7;
export const CODE = 10;

// What the compiler uses; wasm-opt refuses a module that uses what it is not told of.
export const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map(
  (feature) => `--enable-${feature}`,
);

const HEAD = 8;

/** The sections of a module: `[{ id, body }]`. */
export function sections(wasm) {
  const found = [];
  for (let at = HEAD; at < wasm.length; ) {
    const id = wasm[at];
    const [size, start] = number(wasm, at + 1);
    at = start + size;
    found.push({ id, body: wasm.subarray(start, at) });
  }
  return found;
}

/** The module of these sections. */
export function joined(all) {
  const parts = all.flatMap(({ id, body }) => [Buffer.from([id]), leb(body.length), body]);
  return Buffer.concat([Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), ...parts]);
}

/** An unsigned LEB128 number and the place after it. */
export function number(bytes, at) {
  for (let value = 0, factor = 1; ; factor *= 128) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error("the module ends within a number");
    at += 1;
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at];
  }
}

/** How many functions a section of imports has: memory, tables and globals may be among them. */
export function importedFunctions(body) {
  let [count, at] = number(body, 0);
  const skip = (bytes) => (at += bytes);
  const numbers = (n) => {
    for (; n > 0; n -= 1) [, at] = number(body, at);
  };
  let functions = 0;
  for (; count > 0; count -= 1) {
    for (let part = 0; part < 2; part += 1) {
      const [length, start] = number(body, at);
      at = start + length;
    }
    const kind = body[at];
    skip(1);
    if (kind === 0) {
      numbers(1);
      functions += 1;
    } else if (kind === 3) {
      skip(2);
    } else {
      // A table says of what before its limits; limits are one number or two.
      if (kind === 1) skip(1);
      const both = body[at] & 1;
      skip(1);
      numbers(1 + both);
    }
  }
  return functions;
}

export function leb(value) {
  const bytes = [];
  do {
    bytes.push((value % 128) + (value >= 128 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
}
