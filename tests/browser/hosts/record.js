// Before the loader: keeps every event of the widgets as plain data. A detail that JSON cannot carry is left undefined.
window.seenEvents = [];
for (const name of [
  "soleus-ready",
  "soleus-start",
  "soleus-rep",
  "soleus-set-complete",
  "soleus-pause",
  "soleus-resume",
  "soleus-session-complete",
  "soleus-progress-change",
  "soleus-error",
]) {
  document.addEventListener(name, (event) => {
    const { target, detail, bubbles, composed } = event;
    let plain;
    try {
      plain = JSON.parse(JSON.stringify(detail));
    } catch {
      plain = undefined;
    }
    window.seenEvents.push({ name, id: target.id, detail: plain, bubbles, composed });
  });
}
