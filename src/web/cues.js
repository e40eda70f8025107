/* What tells of a phase beside tones, and what keeps the screen on. Browsers lack some of it or refuse it: nothing here
   throws, and a session goes on without. */
let later = 0;

/** Say a few words; none is silence. */
export function speak(text, lang, volume) {
  const voice = globalThis.speechSynthesis;
  if (!voice || !globalThis.SpeechSynthesisUtterance) return;
  clearTimeout(later);
  voice.cancel();
  if (!text) return;
  // What is spoken right after a cancel is dropped.
  later = setTimeout(() => voice.speak(Object.assign(new SpeechSynthesisUtterance(text), { lang, volume })), 50);
}

/** Whether the browser has any voice. Some learn of theirs late. */
export const has_voice = () => Boolean(globalThis.speechSynthesis?.getVoices().length);

/** Buzz for so many milliseconds, pause for so many, and so on. */
export function vibrate(pattern) {
  try {
    navigator.vibrate?.(pattern);
  } catch {
    // Forbidden in this frame.
  }
}

export const has_vibration = () => 'vibrate' in navigator;

let holders = 0;
let lock = null;

/** Keep the screen on for one more, or one fewer. */
export function keep_awake(more) {
  holders += more ? 1 : -1;
  if (holders > 0) ask_awake();
  else lock?.release().catch(() => {});
}

/** Ask again: the browser takes it back from a page that is hidden. */
export async function ask_awake() {
  if (holders < 1 || is_awake()) return;
  try {
    lock = await navigator.wakeLock.request('screen');
    if (holders < 1) lock.release().catch(() => {});
  } catch {
    lock = null;
  }
}

export const is_awake = () => Boolean(lock && !lock.released);
