// Put into the page before its own scripts: time stands still until a test drives it, one frame of exactly 1/60 s after
// the other. The program takes its time from frames and from these clocks, so the same steps give the same picture.
(() => {
  const FRAME_MS = 1000 / 60;
  const BEGAN_MS = Date.UTC(2026, 0, 5, 9);
  let nowMs = 0;
  let asked = 0;
  const waiting = new Map();

  window.requestAnimationFrame = (draw) => {
    asked += 1;
    waiting.set(asked, draw);
    return asked;
  };
  window.cancelAnimationFrame = (request) => waiting.delete(request);
  performance.now = () => nowMs;
  window.Date = class extends Date {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [BEGAN_MS + nowMs]));
    }
    static now() {
      return BEGAN_MS + nowMs;
    }
  };
  window.__driveFrames = (count) => {
    for (let frame = 0; frame < count; frame += 1) {
      nowMs += FRAME_MS;
      const due = [...waiting.values()];
      waiting.clear();
      for (const draw of due) draw(nowMs);
    }
  };

  // What fades would be somewhere on its way.
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
})();
