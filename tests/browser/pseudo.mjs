// Words that are nobody's language: accented, two fifths longer and between ⟦ ⟧, so that a test sees what is too long for
// its place and what never went through the table of words. Holes and plural forms stay as they are.

const ACCENTED = Object.fromEntries([..."aåeéiîoöuûcçnñsšyý"].reduce((pairs, _, i, all) => (i % 2 ? pairs : [...pairs, [all[i], all[i + 1]]]), []));
const LONGER = 0.4;
const SEPARATOR = "\u001f";

/** A file of words, one message a line. */
export function pseudo(text) {
  const line = (message) => {
    const [bare, ...forms] = message.split(SEPARATOR);
    const said = forms.map((part, i) => SEPARATOR + (i % 2 ? marked(part) : part));
    return (bare ? marked(bare) : "") + said.join("");
  };
  return text.split("\n").map((message) => message && line(message)).join("\n");
}

function marked(words) {
  return `⟦${words.split(/(\{\w+\})/).map((part, i) => (i % 2 ? part : longer(part))).join("")}⟧`;
}

/** Every word grows by itself, as words of other languages do: vowels are said twice until it is long enough. */
function longer(words) {
  return words.replace(/\p{L}+/gu, (word) => {
    let more = Math.ceil(word.length * LONGER);
    const grown = [...word].map((letter) => {
      const said = ACCENTED[letter] ?? letter;
      if (more === 0 || !/[aeiou]/i.test(letter)) return said;
      more -= 1;
      return said + said.toLowerCase();
    });
    return grown.join("") + "ö".repeat(more);
  });
}
