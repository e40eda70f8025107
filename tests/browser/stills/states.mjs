// What is pictured: data only. Another state is another entry; its name is the name of its files.
//
// A step is a word and what it needs: `wait` frames of 1/60 s; `press` a control by its `data-t`; `hold` and `let go`
// of the pump; `raises`, that many by hand; `leak`, the valve slider, 0 healthy to 100 none; `explain` a part by its
// `data-p`.

const SECOND = 60;

export const STATES = [
  { name: "standing", title: "Standing at rest", steps: [["wait", SECOND]] },
  {
    name: "layers-off",
    title: "Heel on its way up, skin and muscles off",
    steps: [["press", "no-skin"], ["press", "no-muscles"], ["wait", 10], ["hold"], ["wait", 12]],
  },
  { name: "heel-up", title: "Heel up", steps: [["wait", 10], ["hold"], ["wait", SECOND]] },
  { name: "ten-raises", title: "After ten raises", steps: [["raises", 10], ["wait", 30]] },
  {
    name: "leaky-ten-raises",
    title: "Leaky valves, after ten raises",
    steps: [["leak", 80], ["wait", SECOND], ["raises", 10], ["wait", 30]],
  },
  {
    name: "leaky-falling",
    title: "Leaky valves, blood falls back",
    steps: [["leak", 80], ["wait", SECOND], ["hold"], ["wait", SECOND], ["let go"], ["wait", 30]],
  },
  {
    name: "compare",
    title: "Two legs, just let go",
    steps: [["press", "compare"], ["leak", 80], ["raises", 5], ["hold"], ["wait", 48], ["let go"], ["wait", 20]],
  },
  {
    name: "swollen",
    title: "Two hours of sitting",
    steps: [["press", "posture-sitting"], ["press", "pace"], ["press", "pace"], ["wait", 12 * SECOND]],
  },
  {
    name: "seated-pump",
    title: "Seated pump, heel up",
    steps: [["press", "posture-sitting"], ["wait", 10 * SECOND], ["hold"], ["wait", SECOND]],
  },
  { name: "lying", title: "Lying", steps: [["press", "posture-supine"], ["wait", 10 * SECOND]] },
  { name: "walking", title: "Walking, the calf pushes", steps: [["press", "activity-walking"], ["wait", 345]] },
  { name: "explained", title: "A part explained", steps: [["wait", SECOND], ["explain", "soleus"]] },
];

/** Page widths that give the three layouts of the stage; each page is as tall as the whole stage needs. */
export const WIDTHS = [
  { width: 280, height: 1800 },
  { width: 600, height: 1800 },
  { width: 1280, height: 1800 },
];

export const THEMES = ["light", "dark"];
