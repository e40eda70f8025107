// Puts functions that are alike beside each other: what is downloaded is compressed, and a repetition costs the less the
// nearer it is. Worth 1.5 KB of every first activation.

import { CODE, ELEMENT, EXPORT, FUNCTION, GLOBAL, IMPORT, START, joined, leb, number, sections } from "./wasm.mjs";

/** What makes functions alike: pieces of code of this many bytes that at most so many functions hold. */
const PIECE = 4;
const HOLDERS = 200;

/** The same program with its functions in another order. Throws where the module is not what it is taken for. */
export function ordered(wasm) {
  const all = sections(wasm);
  const section = (wanted) => all.find(({ id }) => id === wanted)?.body ?? Buffer.from([0]);
  // scripts/shorten.mjs has seen to it that only functions are imported.
  const [imported] = number(section(IMPORT), 0);
  const bodies = listed(section(CODE), (body, at) => {
    const [size, start] = number(body, at);
    return start + size;
  });
  const order = likeness(bodies.map((body) => body.subarray(number(body, 0)[1])));
  const places = [];
  order.forEach((from, to) => (places[from] = to));
  const moved = (fn) => (fn < imported ? fn : imported + places[fn - imported]);

  const types = listed(section(FUNCTION), (body, at) => number(body, at)[1]);
  const change = {
    [FUNCTION]: () => list(order.map((n) => types[n])),
    [GLOBAL]: (body) => patched(body, globals(body), moved),
    [EXPORT]: (body) => patched(body, exports(body), moved),
    [START]: (body) => patched(body, [[0, body.length]], moved),
    [ELEMENT]: (body) => patched(body, elements(body), moved),
    [CODE]: () => list(order.map((n) => called(bodies[n], moved))),
  };
  return joined(all.map(({ id, body }) => ({ id, body: change[id]?.(body) ?? body })));
}

/** The order of bodies: beginning with the longest, always the one that is most like the one before. */
function likeness(bodies) {
  const pieces = bodies.map((body) => {
    const found = new Set();
    for (let at = 0; at + PIECE <= body.length; at += 1) found.add(body.readUInt32LE(at));
    return [...found];
  });
  const holders = new Map();
  pieces.forEach((held, n) => {
    for (const piece of held) holders.set(piece, [...(holders.get(piece) ?? []), n]);
  });
  const left = new Set(bodies.keys());
  const order = [];
  let next = bodies.reduce((best, body, n) => (body.length > bodies[best].length ? n : best), 0);
  while (left.delete(next)) {
    order.push(next);
    const alike = new Float64Array(bodies.length);
    for (const piece of pieces[next]) {
      const others = holders.get(piece);
      if (others.length <= HOLDERS) for (const n of others) alike[n] += 1 / Math.log2(others.length + 1);
    }
    let best = -1;
    for (const n of left) {
      const score = alike[n] / Math.sqrt(pieces[n].length + 1);
      if (score > best) [best, next] = [score, n];
    }
  }
  return order;
}

/** The items of a section that counts them, each as its bytes. */
function listed(body, end) {
  let [count, at] = number(body, 0);
  const items = Array.from({ length: count }, () => {
    const start = at;
    at = end(body, at);
    return body.subarray(start, at);
  });
  if (at !== body.length) throw new Error("a section does not end where it should");
  return items;
}

function list(items) {
  return Buffer.concat([leb(items.length), ...items]);
}

/** The bytes with each named function, at `[from, to]`, where it is now. */
function patched(bytes, functions, moved) {
  const out = [];
  let done = 0;
  for (const [from, to] of functions) {
    out.push(bytes.subarray(done, from), leb(moved(number(bytes, from)[0])));
    done = to;
  }
  return Buffer.concat([...out, bytes.subarray(done)]);
}

/** A body of the code section with its calls turned to where the functions are now. */
function called(item, moved) {
  let [, at] = number(item, 0);
  const start = at;
  let locals;
  for ([locals, at] = number(item, at); locals > 0; locals -= 1) at = number(item, at)[1] + 1;
  const functions = [];
  while (at < item.length) at = instruction(item, at, functions);
  const body = patched(item.subarray(start), functions.map((place) => place.map((n) => n - start)), moved);
  return Buffer.concat([leb(body.length), body]);
}

// Numbers that follow an instruction: none where it is not listed.
const NUMBERS = new Map();
const follow = (count, from, to = from) => {
  for (let code = from; code <= to; code += 1) NUMBERS.set(code, count);
};
follow(1, 0x02, 0x04); // block, loop, if
follow(1, 0x0c, 0x0d); // br, br_if
follow(2, 0x11); // call_indirect
follow(1, 0x20, 0x26); // locals, globals, tables
follow(2, 0x28, 0x3e); // loads and stores
follow(1, 0x3f, 0x42); // memory.size, memory.grow, i32.const, i64.const
follow(1, 0xd0); // ref.null
const [CALL, RETURN_CALL, REF_FUNC] = [0x10, 0x12, 0xd2];
const [BR_TABLE, SELECT_TYPED, F32_CONST, F64_CONST, PREFIXED] = [0x0e, 0x1c, 0x43, 0x44, 0xfc];
/** The same for what a prefix precedes: conversions, then whole memory and tables. */
const PREFIXED_NUMBERS = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];
/** The last instruction of those that are known; beyond are vectors and threads. */
const LAST = 0xc4;

/** The place after an instruction. If it names a function, where it does is put to `functions`. */
function instruction(bytes, at, functions) {
  const code = bytes[at];
  at += 1;
  const skip = (count) => {
    for (; count > 0; count -= 1) [, at] = number(bytes, at);
  };
  if (code === CALL || code === RETURN_CALL || code === REF_FUNC) {
    const [, end] = number(bytes, at);
    functions.push([at, end]);
    return end;
  }
  if (code === F32_CONST) return at + 4;
  if (code === F64_CONST) return at + 8;
  if (code === BR_TABLE || code === SELECT_TYPED) {
    let count;
    [count, at] = number(bytes, at);
    skip(count + (code === BR_TABLE ? 1 : 0));
  } else if (code === PREFIXED) {
    let further;
    [further, at] = number(bytes, at);
    if (PREFIXED_NUMBERS[further] === undefined) throw new Error(`an instruction that is not known: 0xfc ${further}`);
    skip(PREFIXED_NUMBERS[further]);
  } else if (code <= LAST || NUMBERS.has(code)) {
    skip(NUMBERS.get(code) ?? 0);
  } else {
    throw new Error(`an instruction that is not known: ${code}`);
  }
  return at;
}

const END = 0x0b;

/** The place after an expression of constants, which ends by an instruction of its own. */
function expression(bytes, at, functions) {
  while (bytes[at] !== END) at = instruction(bytes, at, functions);
  return at + 1;
}

function globals(body) {
  const functions = [];
  listed(body, (bytes, at) => expression(bytes, at + 2, functions));
  return functions;
}

function exports(body) {
  const functions = [];
  listed(body, (bytes, at) => {
    const [length, start] = number(bytes, at);
    const kind = start + length;
    const [, end] = number(bytes, kind + 1);
    if (bytes[kind] === 0) functions.push([kind + 1, end]);
    return end;
  });
  return functions;
}

/** Tables of functions to call. Only those are known that begin at a place and name functions by their numbers. */
function elements(body) {
  const functions = [];
  listed(body, (bytes, at) => {
    let [kind, count] = [];
    [kind, at] = number(bytes, at);
    if (kind !== 0) throw new Error(`a table of kind ${kind}; only the first is known here`);
    at = expression(bytes, at, functions);
    for ([count, at] = number(bytes, at); count > 0; count -= 1) {
      const [, end] = number(bytes, at);
      functions.push([at, end]);
      at = end;
    }
    return at;
  });
  return functions;
}
