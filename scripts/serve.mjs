// A static file server for 127.0.0.1, without dependencies: `make serve` runs it, the browser tests import it.
//
//   node scripts/serve.mjs [PORT]      serves dist/ until Ctrl-C

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};
const HASHED = /-[0-9a-f]{12}\.[a-z]+$/;

/**
 * Serves folders until `close()`.
 *
 * `roots` maps a URL prefix to a folder; the longest prefix wins. `edit(body, file, url)` may change a page on its way
 * out, `headers(url)` adds headers, `answer(url)` may give a whole answer (`{status, type, body}`) before any folder is
 * asked. `requests` lists what came in as `{method, path, status}`.
 */
export async function serve({ port = 0, roots, edit, headers, answer }) {
  const requests = [];
  const server = http.createServer((request, response) => {
    const url = new URL(request.url.replace(/^\/+/, "/"), "http://127.0.0.1");
    const reply = request.method === "GET" || request.method === "HEAD" ? respond(url) : plain(405, "Only GET and HEAD.");
    requests.push({ method: request.method, path: request.url, status: reply.status });
    response.writeHead(reply.status, {
      "Content-Type": reply.type,
      "Content-Length": Buffer.byteLength(reply.body),
      "Cache-Control": reply.status === 200 && HASHED.test(url.pathname) ? "public, max-age=31536000, immutable" : "no-cache",
      "X-Content-Type-Options": "nosniff",
      ...headers?.(url),
    });
    response.end(request.method === "HEAD" ? undefined : reply.body);
  });

  function respond(url) {
    const given = answer?.(url);
    if (given) return given;
    const file = fileFor(roots, url.pathname);
    if (!file) return plain(404, "Not found.");
    const type = TYPES[path.extname(file).slice(1)] ?? "application/octet-stream";
    const body = fs.readFileSync(file);
    return { status: 200, type, body: edit && type.startsWith("text/html") ? edit(body.toString(), file, url) : body };
  }

  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function plain(status, text) {
  return { status, type: TYPES.txt, body: `${text}\n` };
}

function fileFor(roots, pathname) {
  let decoded;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  const prefixes = Object.keys(roots).sort((a, b) => b.length - a.length);
  const prefix = prefixes.find((start) => decoded.startsWith(start));
  if (prefix === undefined || decoded.includes("\0")) return undefined;
  const folder = path.resolve(roots[prefix]);
  let file = path.resolve(folder, `.${path.sep}${decoded.slice(prefix.length)}`);
  if (file !== folder && !file.startsWith(folder + path.sep)) return undefined;
  if (decoded.endsWith("/")) file = path.join(file, "index.html");
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

async function main() {
  const port = Number(process.argv[2] ?? 8080);
  const dist = fileURLToPath(new URL("../dist", import.meta.url));
  if (!fs.existsSync(path.join(dist, "index.html"))) throw new Error("dist/index.html is not there; run `make build` first");
  const server = await serve({ port, roots: { "/": dist } });
  console.log(`Serving dist/ on ${server.url}/ (Ctrl-C ends it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.close());
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    const port = process.argv[2] ?? 8080;
    const taken = `Port ${port} on 127.0.0.1 is taken by another program. End it, or choose another: make serve PORT=8081`;
    console.error(`serve: ${error.code === "EADDRINUSE" ? taken : error.message}`);
    process.exit(1);
  });
}
