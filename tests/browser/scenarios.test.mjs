// Everything that must hold in a real browser. `make browser` runs this file once per engine.

import { coachScenarios } from "./scenarios-coach.mjs";
import { useBrowser } from "./scenario.mjs";
import { axeScenarios } from "./scenarios-axe.mjs";
import { exploreScenarios } from "./scenarios-explore.mjs";
import { keyboardScenarios } from "./scenarios-keyboard.mjs";
import { lessonScenarios } from "./scenarios-lesson.mjs";
import { siteScenarios } from "./scenarios-site.mjs";
import { frameScenarios } from "./scenarios-frames.mjs";
import { widgetScenarios } from "./scenarios-widget.mjs";
import { wordScenarios } from "./scenarios-words.mjs";

useBrowser();
siteScenarios();
widgetScenarios();
frameScenarios();
exploreScenarios();
lessonScenarios();
keyboardScenarios();
axeScenarios();
coachScenarios();
wordScenarios();
