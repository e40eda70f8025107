// The three browsers: starts one through its own WebDriver, with a fresh profile, and ends all of it again.

import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const modules = process.env.SOLEUS_NODE_MODULES;
if (!modules) throw new Error("SOLEUS_NODE_MODULES is not set; run the browser tests by `make browser`");
const require = createRequire(path.join(modules, "_"));

export const { By, Capabilities, Key, WebDriver } = require("selenium-webdriver");
export const { Command } = require("selenium-webdriver/lib/command");
const { Executor, HttpClient } = require("selenium-webdriver/http");

const WINDOW = { width: 1280, height: 900 };
const START_MS = 30_000;
const END_MS = 10_000;

const ENGINES = {
  chromium: {
    driver: (port) => ["chromedriver", `--port=${port}`],
    capabilities: (profile) => ({
      browserName: "chrome",
      "goog:loggingPrefs": { browser: "ALL" },
      "goog:chromeOptions": {
        binary: program("chromium"),
        args: chromiumArguments(profile),
      },
    }),
  },
  firefox: {
    driver: (port, spare) => ["geckodriver", "--port", port, "--websocket-port", spare],
    capabilities: () => ({
      browserName: "firefox",
      "moz:firefoxOptions": {
        binary: program("firefox-esr"),
        args: ["-headless"],
        prefs: { "intl.accept_languages": "en-US" },
      },
    }),
  },
  webkit: {
    display: true,
    driver: (port) => ["WebKitWebDriver", `--port=${port}`],
    capabilities: () => ({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] },
    }),
  },
};

export const ENGINE_NAMES = Object.keys(ENGINES);

function chromiumArguments(profile) {
  return [
    "--headless=new",
    // The sandbox needs a user that is not root.
    ...(process.getuid() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=en-US",
    `--user-data-dir=${profile}`,
  ];
}

/**
 * Starts the engine's driver and gives `{url, profile, end}`. The one who calls it must outlive the scenarios: `end()`, or
 * the caller's own exit, leaves no process and no profile behind.
 */
export async function startDriver(name) {
  const engine = engineNamed(name);
  return atHome(name, async ({ home, env, children }) => {
    if (engine.display) env.DISPLAY = await openDisplay(children, env);
    return { url: await openDriver(engine, children, env), profile: path.join(home, "profile") };
  });
}

/**
 * Chromium without a driver, for what only its own protocol can do: `{send, receive, end}`, two pipes that carry messages
 * which end in a zero byte.
 */
export function startChromium(...more) {
  return atHome("chromium", ({ home, env, children }) => {
    const args = ["--remote-debugging-pipe", ...chromiumArguments(path.join(home, "profile")), ...more, "about:blank"];
    const child = start(program("chromium"), args, env, "pipe", "pipe");
    children.push(child);
    return { send: child.stdio[3], receive: child.stdio[4] };
  });
}

/** Gives what `open` gives, and `end`: no process that it started and nothing that they wrote is left then. */
async function atHome(name, open) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), `soleus-${name}-`));
  const children = [];
  const killed = () => {
    const left = family(children, home);
    for (const pid of left) signal(pid, "SIGKILL");
    return left.size;
  };
  const endNow = () => {
    killed();
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const end = async () => {
    for (const child of [...children].reverse()) await endPolitely(child);
    // A browser's helpers outlive it by a moment, and write on into the folder that is about to go.
    for (const deadline = Date.now() + 2_000; killed() > 0 && Date.now() < deadline; ) await pause(20);
    endNow();
    process.removeListener("exit", endNow);
  };
  process.once("exit", endNow);
  try {
    return { ...(await open({ home, env: freshEnvironment(home), children })), end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Opens a window through a driver that runs. */
export async function openWindow(name, url, profile) {
  const capabilities = new Capabilities(engineNamed(name).capabilities(profile));
  const driver = WebDriver.createSession(new Executor(new HttpClient(url)), capabilities);
  await withinTime(driver.getSession(), START_MS, `${name} did not open a window`);
  await driver.manage().window().setRect({ x: 0, y: 0, ...WINDOW });
  return driver;
}

/** A browser that hangs is left to the one who started its driver. */
export async function closeWindow(driver) {
  await withinTime(driver.quit(), END_MS, "the window did not close").catch((error) => console.error(error.message));
}

function engineNamed(name) {
  const engine = ENGINES[name];
  if (!engine) throw new Error(`no engine "${name}"; there are ${ENGINE_NAMES.join(", ")}`);
  return engine;
}

/** The browser finds no settings of the person who runs the tests, and leaves none. */
function freshEnvironment(home) {
  const env = { ...process.env, HOME: home, TMPDIR: home, LANG: "C.UTF-8", LANGUAGE: "en", NO_AT_BRIDGE: "1" };
  for (const kind of ["CONFIG", "CACHE", "DATA", "STATE"]) env[`XDG_${kind}_HOME`] = path.join(home, kind.toLowerCase());
  for (const name of ["WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "NODE_TEST_CONTEXT"]) delete env[name];
  return env;
}

async function openDriver(engine, children, env) {
  const [port, spare] = [await freePort(), await freePort()];
  const [command, ...args] = engine.driver(String(port), String(spare));
  const child = start(program(command), args, env, "ignore");
  children.push(child);
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${command} ended at once with code ${child.exitCode}`);
    const status = await fetch(`${url}/status`).then((answer) => answer.json(), () => undefined);
    if (status?.value?.ready) return url;
    if (Date.now() > deadline) throw new Error(`${command} was not ready within ${START_MS / 1000} s`);
    await pause(50);
  }
}

/** A screen for the one engine that has no headless mode. Xvfb picks a free number and says which. */
async function openDisplay(children, env) {
  const args = ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"];
  const child = start(program("Xvfb"), args, env, "pipe");
  children.push(child);
  const said = once(child.stdio[3], "data").then(([number]) => `:${String(number).trim()}`);
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`Xvfb ended with code ${code}`)));
  ended.catch(() => {}); // it does end, later
  return withinTime(Promise.race([said, ended]), START_MS, "Xvfb opened no screen");
}

// In a session of its own: an interrupt at the keyboard reaches only the one who ends them in order.
function start(command, args, env, ...extra) {
  return spawn(command, args, { env, detached: true, stdio: ["ignore", "ignore", "ignore", ...extra] });
}

async function endPolitely(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await withinTime(ended, 3_000, "").catch(() => {}); // it is killed next
}

/** Ids of what these children started and what is left of it: by parent, and by the home folder that only they have. */
function family(children, home) {
  const started = new Set(children.filter((child) => child.exitCode === null && child.signalCode === null).map(({ pid }) => pid));
  const others = processes();
  for (const { pid, environ } of others) if (environ.includes(`HOME=${home}\0`)) started.add(pid);
  for (let size = 0; size !== started.size; ) {
    size = started.size;
    for (const { pid, parent } of others) if (started.has(parent)) started.add(pid);
  }
  return started;
}

function processes() {
  const found = [];
  for (const entry of fs.readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = fs.readFileSync(`/proc/${entry}/stat`, "utf8");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      found.push({ pid: Number(entry), parent, environ: fs.readFileSync(`/proc/${entry}/environ`, "latin1") });
    } catch {
      // It ended while we looked, or it is another user's.
    }
  }
  return found;
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function program(name) {
  const found = process.env.PATH.split(path.delimiter).map((folder) => path.join(folder, name)).find(isFile);
  if (!found) throw new Error(`${name} is not on PATH; \`make test\` installs it`);
  return found;
}

function miniBrowser() {
  const folders = ["/usr/lib", "/usr/libexec", "/usr/lib64"];
  if (fs.existsSync("/usr/lib")) {
    for (const entry of fs.readdirSync("/usr/lib")) if (entry.endsWith("-linux-gnu")) folders.push(`/usr/lib/${entry}`);
  }
  const found = folders.map((folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`).find(isFile);
  if (!found) throw new Error("WebKitGTK's MiniBrowser is not there; `make test` installs it (libwebkit2gtk-4.1-0)");
  return found;
}

function isFile(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function withinTime(promise, ms, message) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${message} within ${ms / 1000} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
