/* One session at a time, whatever tabs and widgets of a site are open. */
const NAME = 'soleus-pump:run';
let give = null;

/** Ask for the turn; `told(true)` if it is ours now, `told(false)` if a session runs elsewhere. A browser without locks
    knows nothing of other tabs. */
export function take_turn(told) {
  if (give || !navigator.locks) return told(true);
  navigator.locks
    .request(NAME, { ifAvailable: true }, (lock) => {
      const held = lock && new Promise((done) => (give = done));
      told(Boolean(lock));
      return held;
    })
    .catch(() => told(true));
}

/** The session is over. */
export function give_turn() {
  give?.();
  give = null;
}
