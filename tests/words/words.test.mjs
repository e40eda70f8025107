// The files of words against small languages made here: `scripts/steps.sh words`.

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { Fault, languages, partText } from "../../scripts/words.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "soleus-words-"));
after(() => fs.rmSync(folder, { recursive: true }));

function language(tag, interfaceWords, lesson = "") {
  fs.mkdirSync(path.join(folder, tag), { recursive: true });
  fs.writeFileSync(path.join(folder, tag, "interface.txt"), interfaceWords);
  fs.writeFileSync(path.join(folder, tag, "lesson.txt"), lesson);
}

const ENGLISH = "# A comment.\n\nStart = Go\nRaises.one = {n} raise\nRaises.other = {n} raises\n";
language("en", ENGLISH, "Lead = A = B\nSourcePadberg = Padberg 2004\n");

test("a language is one line a message, in the order of English, with citations from English", () => {
  language("de", "Raises.other = {n} Mal\nRaises.one = einmal\nStart = Los\n", "Lead = C = D\n");
  assert.equal(partText("de", "interface", folder), "Los\n\u001fother\u001f{n} Mal\u001fone\u001feinmal\n");
  assert.equal(partText("de", "lesson", folder), "C = D\nPadberg 2004\n");
  assert.deepEqual(languages(folder), ["en", "de"]);
});

test("a plural message has every form that a browser picks", () => {
  const forms = ["zero", "one", "two", "few", "many", "other"];
  const words = (all) => `Start = x\n${all.map((form) => `Raises.${form} = {n}\n`).join("")}`;
  language("ar", words(forms));
  assert.match(partText("ar", "interface", folder), /few/);
  for (const left of forms) {
    language("ar", words(forms.filter((form) => form !== left)));
    const says = (error) => error instanceof Fault && error.message.includes(`Raises lacks the form ${left}`);
    assert.throws(() => partText("ar", "interface", folder), says);
  }
});

test("a message that is missing is named", () => {
  language("fr", "Start = x\n");
  assert.throws(() => partText("fr", "interface", folder), /Raises is missing/);
});
