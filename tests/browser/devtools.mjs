// One Chromium page, driven by the browser's own protocol: for pictures at a chosen size and for traces.

import { startChromium } from "./engines.mjs";

/** `{page, end}`: one tab, and `page.browser` around it. */
export async function openChromium(...args) {
  const { send, receive, end } = await startChromium(...args);
  try {
    const browser = new DevTools(connect(send, receive));
    const { targetInfos } = await browser.call("Target.getTargets");
    const { targetId } = targetInfos.find(({ type }) => type === "page");
    const { sessionId } = await browser.call("Target.attachToTarget", { targetId, flatten: true });
    const page = new DevTools(browser.wire, sessionId, browser);
    await page.call("Page.enable");
    return { page, end };
  } catch (error) {
    await end();
    throw error;
  }
}

export class DevTools {
  constructor(wire, session, browser) {
    this.wire = wire;
    this.session = session;
    this.browser = browser;
  }

  /** Calls one method and gives its answer. */
  call(method, params = {}) {
    return this.wire.call(method, params, this.session);
  }

  /** Calls `listen(params)` at each such event; the answer takes the listener off. */
  on(event, listen) {
    return this.wire.on(event, this.session, listen);
  }

  /** The next such event. */
  next(event) {
    return new Promise((done) => {
      const off = this.on(event, (params) => {
        off();
        done(params);
      });
    });
  }

  /** Gives the window another size. */
  size({ width, height }) {
    const screen = { width, height, deviceScaleFactor: 1, mobile: false };
    return this.call("Emulation.setDeviceMetricsOverride", screen);
  }

  async open(url) {
    const loaded = this.next("Page.loadEventFired");
    const { errorText } = await this.call("Page.navigate", { url });
    if (errorText) throw new Error(`${url}: ${errorText}`);
    await loaded;
  }

  /** Runs a function, or its text, in the page; what it returns may be a promise. */
  async run(work, ...args) {
    const expression = `(${work})(...${JSON.stringify(args)})`;
    const { result, exceptionDetails: failed } = await this.call("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (failed) throw new Error(failed.exception?.description ?? failed.text);
    return result.value;
  }

  /** A PNG of part of what is in the window. */
  async picture(clip) {
    const { data } = await this.call("Page.captureScreenshot", { optimizeForSpeed: true, clip: { scale: 1, ...clip } });
    return Buffer.from(data, "base64");
  }
}

function connect(send, receive) {
  const waiting = new Map();
  const listeners = new Set();
  let last = 0;
  let rest = [];
  receive.on("data", (bytes) => {
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0)) {
      take(JSON.parse(Buffer.concat([...rest, bytes.subarray(0, end)]).toString()));
      rest = [];
      bytes = bytes.subarray(end + 1);
    }
    rest.push(bytes);
  });
  const gone = () => {
    for (const { fail } of waiting.values()) fail(new Error("Chromium is gone"));
    waiting.clear();
  };
  receive.on("close", gone);
  send.on("error", gone);

  function take({ id, sessionId, method, params, result, error }) {
    if (id === undefined) {
      for (const each of [...listeners]) if (each.event === method && each.session === sessionId) each.listen(params);
      return;
    }
    const { done, fail, name } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) fail?.(new Error(`${name}: ${error.message}`));
    else done?.(result);
  }

  return {
    call: (method, params, sessionId) =>
      new Promise((done, fail) => {
        last += 1;
        waiting.set(last, { done, fail, name: method });
        send.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
      }),
    on: (event, session, listen) => {
      const entry = { event, session, listen };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}
