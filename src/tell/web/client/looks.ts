// Theme, density and letter keys: the analyst's wishes, kept in the browser alone.
import {all, first, keep, kept, wide} from "./page.js";

/** Puts kept wishes into effect. */
export function startLooks(): void {
  const root = document.documentElement;
  root.classList.add("js");
  const theme = kept("theme");
  const density = kept("density");
  if (theme) root.dataset.theme = theme;
  if (density) root.dataset.density = density;
}

/** In a strip of pages the current one is in sight, and a wide picture begins at its latest days. */
export function startStrips(): void {
  if (wide()) return;
  const current = first<HTMLElement>(".rail ul [aria-current=page]");
  const strip = current?.closest("ul");
  if (current && strip) strip.scrollLeft = current.offsetLeft - strip.clientWidth / 2 + current.offsetWidth / 2;
  for (const picture of all<HTMLElement>(".scroll:has(.cal)")) picture.scrollLeft = picture.scrollWidth;
}

/** Light to dark and back, from what is seen now. */
export function turnTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  keep("theme", root.dataset.theme);
}

/** Comfortable to compact and back. */
export function turnDensity(): void {
  const root = document.documentElement;
  root.dataset.density = root.dataset.density === "compact" ? "comfortable" : "compact";
  keep("density", root.dataset.density);
}

/** True unless letter keys were turned off. */
export function lettersOn(): boolean {
  return kept("letters") !== "off";
}

/** Turns letter keys on or off. */
export function turnLetters(on: boolean): void {
  keep("letters", on ? "on" : "off");
}

/** Opens what is folded before printing, and folds it again. */
export function startPrinting(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    opened = all<HTMLDetailsElement>(".lines details:not([open])");
    for (const details of opened) {
      details.removeAttribute("name");
      details.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const details of opened) {
      details.open = false;
      details.setAttribute("name", "line");
    }
  });
}
