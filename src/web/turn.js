/* One session at a time, whatever tabs and widgets of a site are open. */
const NAME = 'soleus-pump:run';
/* who has the turn or waits for it, each with what ends it */
const holders = new Map();

/** Ask for the turn; `told(true)` if it is ours now, `told(false)` if a session runs elsewhere. A browser without locks
    knows nothing of other tabs. */
export function take_turn(who, told) {
  if (!navigator.locks) return told(true);
  const over = new Promise((done) => holders.set(who, done));
  navigator.locks
    .request(NAME, { ifAvailable: true }, (lock) => {
      told(Boolean(lock));
      return lock && over;
    })
    .catch(() => told(true));
}

/** The session is over. */
export function give_turn(who) {
  holders.get(who)?.();
  holders.delete(who);
}
