// The words of each language as the page fetches them: one message a line, in the order of the English keys, as
// build.rs numbers them. What build.rs checks (no message missing or too many, the same holes) is not checked again.

import fs from "node:fs";
import { fileURLToPath } from "node:url";

const locales = fileURLToPath(new URL("../static/locales", import.meta.url));
const NEUTRAL = "Source"; // citations are the same in every language
const SEPARATOR = "\u001f"; // each plural form comes after its name
const COUNTS = Array.from({ length: 201 }, (_, n) => n);

export class Fault extends Error {}

/** Tags of the languages that have a folder, English first. */
export function languages(folder = locales) {
  const tags = fs.readdirSync(folder).filter((name) => !name.startsWith("."));
  return ["en", ...tags.filter((tag) => tag !== "en").sort()];
}

/** The text of one part of a language. Throws where a plural message lacks a form that a browser would pick. */
export function partText(language, part, folder = locales) {
  const file = `${folder}/${language}/${part}.txt`;
  const [english, own] = [`${folder}/en/${part}.txt`, file].map((path) => messages(fs.readFileSync(path, "utf8")));
  const rules = new Intl.PluralRules(language);
  const picked = new Set(COUNTS.map((count) => rules.select(count)));
  const line = (key) => {
    const forms = (key.startsWith(NEUTRAL) ? english : own).get(key);
    if (!forms) throw new Fault(`${file}: ${key} is missing`);
    if (forms.has("")) return forms.get("");
    for (const form of picked) {
      if (!forms.has(form)) throw new Fault(`${file}: ${key} lacks the form ${form}, which ${language} has for some count`);
    }
    return [...forms].map(([form, words]) => SEPARATOR + form + SEPARATOR + words).join("");
  };
  return [...english.keys()].map((key) => `${line(key)}\n`).join("");
}

/** Key to its forms; a message that is not plural has the single form "". */
function messages(text) {
  const found = new Map();
  for (const entry of text.split("\n").filter((entry) => entry.trim() && !entry.startsWith("#"))) {
    const at = entry.indexOf(" = ");
    const [key, form = ""] = entry.slice(0, at).split(".");
    if (!found.has(key)) found.set(key, new Map());
    found.get(key).set(form, entry.slice(at + 3));
  }
  return found;
}
