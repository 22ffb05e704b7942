// The desk's script. Every page works without it; it adds panel swaps, keys, drop, live progress, and corrections in place.
import {startAdding} from "./adding.js";
import {startCiting} from "./cite.js";
import {startCorrecting} from "./correcting.js";
import {toggleHelp} from "./help.js";
import {startKeys} from "./keys.js";
import {startLive} from "./live.js";
import {startLooks, startPrinting, startStrips, turnDensity, turnTheme} from "./looks.js";
import {startPanel} from "./panel.js";

startLooks();
startStrips();
startPanel();
startKeys();
startCiting();
startAdding();
startCorrecting();
startPrinting();
startLive();

document.addEventListener("click", (event) => {
  const does = (event.target as Element).closest<HTMLElement>("[data-do]")?.dataset.do;
  if (does === "theme") turnTheme();
  if (does === "density") turnDensity();
  if (does === "help") toggleHelp();
});
