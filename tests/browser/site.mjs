// Serves the built site and the host pages for one scenario. A new port is a new origin: empty storage, empty cache.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { pseudo } from "./pseudo.mjs";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const hosts = fileURLToPath(new URL("hosts", import.meta.url));
const capture = fs.readFileSync(new URL("capture.js", import.meta.url));
const axe = path.join(process.env.SOLEUS_NODE_MODULES, "axe-core/axe.min.js");

// No inline style, no inline script, no other host. The site and every host page must work under it.
const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "media-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Tags of the languages that the built site speaks. */
export function languagesBuilt() {
  return fs.readdirSync(dist).flatMap((name) => /^words-(.+)-[0-9a-f]+\.txt$/.exec(name)?.[1] ?? []);
}

/** `{url, requests, refuse(pattern), speakPseudo(), close()}`; refused paths answer 404. */
export async function openSite() {
  if (!fs.existsSync(`${dist}/index.html`)) throw new Error("dist/index.html is not there; run `make browser`");
  let refused;
  let speaksPseudo = false;
  const server = await serve({
    roots: { "/": dist, "/hosts/": hosts },
    headers: () => ({ "Content-Security-Policy": STRICT_POLICY }),
    edit: (html) => {
      if (!/<head[^>]*>/i.test(html)) throw new Error("a page without <head> cannot be watched");
      return html.replace(/<head[^>]*>/i, (head) => `${head}<script src="/__capture.js"></script>`);
    },
    answer: (url) => {
      if (url.pathname === "/__capture.js") return { status: 200, type: "text/javascript", body: capture };
      if (url.pathname === "/__axe.js") return { status: 200, type: "text/javascript", body: fs.readFileSync(axe) };
      if (speaksPseudo && /^\/(words|lesson|coach)-.*\.txt$/.test(url.pathname)) {
        const body = pseudo(fs.readFileSync(path.join(dist, url.pathname), "utf8"));
        return { status: 200, type: "text/plain; charset=utf-8", body };
      }
      if (refused?.test(url.pathname)) return { status: 404, type: "text/plain", body: "Refused by the test.\n" };
      return undefined;
    },
  });
  return Object.assign(server, {
    refuse: (pattern) => {
      refused = pattern;
    },
    speakPseudo: () => {
      speaksPseudo = true;
    },
  });
}
