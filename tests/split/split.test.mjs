// The two parts of a small program made here: `scripts/steps.sh split`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { split } from "../../scripts/split.mjs";
import { FEATURES } from "../../scripts/wasm.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "soleus-split-"));
after(() => fs.rmSync(folder, { recursive: true }));

/** `open` leads to `lone`, and as `plain` does to `shared`; `held` is called through the table. */
const PROGRAM = `
  (module
    (type $unary (func (param i32) (result i32)))
    (import "glue" "tell" (func $tell (param i32)))
    (memory (export "memory") 1)
    (table $functions 2 2 funcref)
    (table $others 3 externref)
    (global $unused (mut i64) (i64.const -5000000000))
    (global $stack (mut i32) (i32.const 65536))
    (elem (i32.const 1) func $held)
    (data (i32.const 16) "\\07")
    (func $held (param i32) (result i32) (i32.add (local.get 0) (global.get $stack)))
    (func $shared (param i32) (result i32) (i32.store8 (i32.const 17) (local.get 0)) (i32.load8_u (i32.const 16)))
    (func $lone (param i32) (result i32)
      (local $x f64)
      (local.set $x (f64.const 0.5))
      (call $tell (i32.const -70000))
      (global.set $stack (i32.sub (global.get $stack) (i32.const 64)))
      (memory.fill (i32.const 32) (i32.const 9) (i32.const 4))
      (i32.add (call $shared (local.get 0)) (i32.trunc_sat_f64_s (f64.mul (local.get $x) (f64.const 200)))))
    (func $app::open::h0123456789abcdef (param i32) (result i32)
      (block $out (br_table $out $out (local.get 0)))
      (i32.add (call $lone (local.get 0)) (call_indirect (type $unary) (local.get 0) (i32.const 1))))
    (func (export "open") (param i32) (result i32) (call $app::open::h0123456789abcdef (local.get 0)))
    (func (export "plain") (param i32) (result i32) (table.set $others (i32.const 0) (ref.null extern)) (call $shared (local.get 0))))`;

function made(text) {
  const [source, binary] = ["program.wat", "program.wasm"].map((name) => path.join(folder, name));
  fs.writeFileSync(source, text);
  execFileSync("wasm-as", [...FEATURES, "-g", source, "-o", binary]);
  return fs.readFileSync(binary);
}

const parts = (...entries) => split(made(PROGRAM), "wasm-opt", folder, entries);

test("what only an entry leads to is in the later part, and works with memory, table and stack of the first", () => {
  const { first, later } = parts("app::open");
  const heard = [];
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(first), { glue: { tell: (n) => heard.push(n) } });
  assert.equal(exports.plain(3), 7, "the first part works alone");
  assert.throws(() => exports.open(1), WebAssembly.RuntimeError, "an entry without the later part is a trap");
  assert.equal(exports.plain(3), 7, "which leaves the program going");
  const come = () => new WebAssembly.Instance(new WebAssembly.Module(later), { w: exports });
  come();
  // 7 of the memory, half of 200, and the argument over the stack as the entry left it.
  assert.equal(exports.open(5), 7 + 100 + 5 + 65536 - 64);
  assert.deepEqual(heard, [-70000], "what the browser does is called from the later part too");
  const memory = new Uint8Array(exports.memory.buffer);
  assert.deepEqual([...memory.subarray(16, 18), ...memory.subarray(31, 37)], [7, 5, 0, 9, 9, 9, 9, 0], "one memory");
  come();
  assert.equal(exports.open(5), 7 + 100 + 5 + 65536 - 128, "to bring it twice does no harm");
});

test("the first part gets smaller by what is in the later one", () => {
  const whole = parts("app::open").first;
  assert.ok(!whole.includes(Buffer.from([0xfc, 0x0b])), "the fill of memory has left");
});

test("an entry that is none stops the build", () => {
  assert.throws(() => parts("app::shut"), /0 functions are app::shut/);
});
