// Runs the scenarios on each engine, one after the other: `make browser`.
//
// ENGINES="chromium firefox" chooses engines; ONLY="words" chooses scenarios by name.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { ENGINE_NAMES, startDriver } from "./engines.mjs";

const file = fileURLToPath(new URL("scenarios.test.mjs", import.meta.url));
const chosen = process.env.ENGINES?.split(/[\s,]+/).filter(Boolean) ?? [];
const engines = chosen.length > 0 ? chosen : ENGINE_NAMES;
const only = process.env.ONLY ? [`--test-name-pattern=${process.env.ONLY}`] : [];

const unknown = engines.filter((engine) => !ENGINE_NAMES.includes(engine));
if (unknown.length > 0) {
  console.error(`browser: no engine ${unknown.join(", ")}; there are ${ENGINE_NAMES.join(", ")}`);
  process.exit(2);
}

async function run(engine) {
  const driver = await startDriver(engine);
  const child = spawn(process.execPath, ["--test", "--test-reporter=spec", ...only, file], {
    stdio: "inherit",
    env: { ...process.env, SOLEUS_ENGINE: engine, SOLEUS_DRIVER: driver.url, SOLEUS_PROFILE: driver.profile },
  });
  const stop = () => child.kill();
  process.once("exit", stop);
  const [code] = await once(child, "exit");
  process.removeListener("exit", stop);
  await driver.end();
  return code === 0;
}

// What was started is ended on exit; without this a signal would skip that.
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(name, () => process.exit(130));

const results = [];
for (const engine of engines) {
  console.log(`\n-- ${engine}`);
  const began = Date.now();
  const passed = await run(engine);
  results.push({ engine, passed, seconds: Math.round((Date.now() - began) / 1000) });
}

const words = results.map(({ engine, passed, seconds }) => `${engine} ${passed ? "passed" : "FAILED"} in ${seconds} s`);
console.log(`\nbrowser: ${words.join(", ")}.`);
if (!results.every(({ passed }) => passed)) {
  console.log("Screenshots and logs of what failed are in target/browser/.");
  process.exit(1);
}
