// Turns what Trunk left in its staging folder into the published site. Trunk runs it as a hook; run it by `make build`.
//
// Only index.html, embed.html and soleus-pump.js keep their names. What they load is named by a hash of its content,
// so it may be cached for ever, and a page never mixes two versions.

import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ordered } from "./order.mjs";
import { shorten } from "./shorten.mjs";
import { split } from "./split.mjs";
import { Fault, languages, partText } from "./words.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => path.join(root, ...parts);

class Refusal extends Error {}

// Which tokens each file must hold. A token that is missing or left over stops the build.
const LOADER_TOKENS = ["GLUE", "WASM", "COACH", "CSS", "VIEWS", "WORDS", "VERSION"];
const INDEX_TOKENS = ["CSS", "VIEWS", "SITE", "GLUE", "WASM"];
const ANY_TOKEN = /%[A-Z][A-Z_]+%/g;

const stage = process.env.TRUNK_STAGING_DIR;
const modules = process.env.SOLEUS_NODE_MODULES;

try {
  if (!stage || !modules) throw new Refusal("this is a step of the build; run `make build`");
  await makeSite(createRequire(path.join(modules, "_"))("esbuild"));
} catch (error) {
  if (error instanceof Refusal || error instanceof Fault || error.errors) console.error(`package: ${error.message}`);
  else console.error(error);
  process.exit(1);
}

async function makeSite(esbuild) {
  const names = { VERSION: crateVersion() };

  const long = fs.readFileSync(inStage("soleus-pump_bg.wasm"));
  refuseBuilderPaths(long);
  const short = shorten(long, fs.readFileSync(inStage("soleus-pump.js"), "utf8"));
  const wasmOpt = path.join(modules, ".bin", "wasm-opt");
  const parts = split(short.wasm, wasmOpt, stage);
  const [wasm, coach] = [parts.first, parts.later].map((part) => ordered(part, wasmOpt, stage));
  names.WASM = named("pump", "wasm", wasm);
  names.COACH = named("coach", "wasm", coach);
  if (!short.glue.includes("soleus-pump_bg.wasm")) throw new Refusal("the glue no longer names soleus-pump_bg.wasm");
  // Nobody starts the program in one go: what that takes goes when it is not exported.
  const glue = once(short.glue)
    .replaceAll("soleus-pump_bg.wasm", names.WASM)
    // The later part of the program shares what the first one has.
    .replace("export { initSync, ", "export { wasm, ")
    // Objects of the browser in messages of a panic: their own words are enough.
    .replace(/^function debugString\(val\) \{[^]*?^\}/m, "function debugString(val) { return String(val); }");
  // Bundled, so that script snippets of crates come along; an entry's exports survive both bundling and minifying.
  const bundled = await bundle(esbuild, {
    stdin: { contents: glue, resolveDir: stage, loader: "js" },
    format: "esm",
    target: "es2022",
  });
  names.GLUE = named("pump", "js", bundled);

  const css = await bundle(esbuild, { entryPoints: [at("static/css/index.css")] });
  names.CSS = named("pump", "css", css);
  const views = await bundle(esbuild, { entryPoints: [at("static/css/views.css")] });
  names.VIEWS = named("views", "css", views);

  // The loader builds a file's name of language and hash: `words-de-0123456789ab.txt`.
  const words = languages().map((language) => {
    const files = ["interface", "lesson", "coach"].map((part) => {
      const text = partText(language, part);
      const stem = part === "interface" ? "words" : part;
      return { name: named(`${stem}-${language}`, "txt", text), text };
    });
    return { language, files };
  });
  const hash = ({ name }) => /-([0-9a-f]+)\.txt$/.exec(name)[1];
  names.WORDS = words.map(({ language, files }) => [language, ...files.map(hash)].join(",")).join(";");

  const loader = await script(esbuild, "static/soleus-pump.js", names, LOADER_TOKENS);
  const site = await script(esbuild, "static/site.js", names, []);
  names.SITE = named("site", "js", site);

  // Trunk's own output goes first: its glue has the name that the loader keeps.
  for (const entry of fs.readdirSync(stage)) {
    if (entry !== "index.html") fs.rmSync(inStage(entry), { recursive: true });
  }
  write(names.WASM, wasm);
  write(names.COACH, coach);
  write(names.GLUE, bundled);
  write(names.CSS, css);
  write(names.VIEWS, views);
  write(names.SITE, site);
  write("soleus-pump.js", loader);
  for (const { name, text } of words.flatMap(({ files }) => files)) write(name, text);

  if (fs.existsSync(at("static/embed.html"))) {
    if (fs.existsSync(at("static/embed.js"))) {
      const embed = await script(esbuild, "static/embed.js", names, []);
      names.EMBED = named("embed", "js", embed);
      write(names.EMBED, embed);
    }
    write("embed.html", filled(fs.readFileSync(at("static/embed.html"), "utf8"), names, [], "static/embed.html"));
  }
  // Trunk leaves its own instruction in the page when it injects no script.
  const index = fs.readFileSync(inStage("index.html"), "utf8").replace(/[ \t]*<link\b[^>]*\bdata-trunk\b[^>]*>\n?/g, "");
  write("index.html", filled(index, names, INDEX_TOKENS, "index.html"));
  copyVerbatim();
}

// wasm-bindgen names a script snippet once for each function of it; one is enough.
function once(glue) {
  const seen = new Set();
  const again = (line) => {
    const name = /^\s*"(\.\/snippets\/[^"]+)": import\d+,$/.exec(line)?.[1];
    return name !== undefined && (seen.has(name) || !seen.add(name));
  };
  return glue.split("\n").filter((line) => !again(line)).join("\n");
}

function inStage(name) {
  return path.join(stage, name);
}

function write(name, content) {
  fs.writeFileSync(inStage(name), content);
}

function named(stem, extension, content) {
  return `${stem}-${createHash("sha256").update(content).digest("hex").slice(0, 12)}.${extension}`;
}

async function bundle(esbuild, options) {
  const result = await esbuild.build({
    ...options,
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
  });
  // A warning is a rule that a browser would silently drop.
  for (const { text, location } of result.warnings) {
    throw new Refusal(`${location ? `${location.file}:${location.line}: ` : ""}${text}`);
  }
  return result.outputFiles[0].contents;
}

// A hand-written module: its tokens filled, its imports kept as they are.
async function script(esbuild, source, names, required) {
  const text = filled(fs.readFileSync(at(source), "utf8"), names, required, source);
  const options = { loader: "js", format: "esm", target: "es2022", minify: true, charset: "utf8", legalComments: "none" };
  const result = await esbuild.transform(text, { ...options, sourcefile: source });
  return result.code;
}

function filled(text, names, required, file) {
  for (const token of required) {
    if (!text.includes(`%${token}%`)) throw new Refusal(`${file} does not hold %${token}%`);
  }
  return text.replace(ANY_TOKEN, (token) => {
    const name = names[token.slice(1, -1)];
    if (name === undefined) throw new Refusal(`${file} holds ${token}, which nothing fills`);
    return name;
  });
}

function crateVersion() {
  const version = /^\[package\][^[]*?^version\s*=\s*"([^"]+)"/ms.exec(fs.readFileSync(at("Cargo.toml"), "utf8"));
  if (!version) throw new Refusal("Cargo.toml holds no version");
  return version[1];
}

// The names of the builder's folders must not be published.
function refuseBuilderPaths(wasm) {
  const { CARGO_HOME, RUSTUP_HOME } = process.env;
  const folders = [root, CARGO_HOME ?? path.join(os.homedir(), ".cargo"), RUSTUP_HOME ?? path.join(os.homedir(), ".rustup")];
  for (const folder of folders) {
    if (wasm.includes(folder)) throw new Refusal(`the program holds the path ${folder} of this machine`);
  }
}

function copyVerbatim() {
  for (const folder of ["assets", "icons"]) {
    if (fs.existsSync(at("static", folder))) fs.cpSync(at("static", folder), inStage(folder), { recursive: true });
  }
  for (const file of fs.existsSync(at("static")) ? fs.readdirSync(at("static")) : []) {
    if (/\.(webmanifest|svg|png|ico|txt)$/.test(file)) fs.copyFileSync(at("static", file), inStage(file));
  }
}
