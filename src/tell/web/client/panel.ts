// Evidence opens without leaving the page: a link to a line fetches its page and takes the panel out of it. In the brief the panel is
// already there, under its line; opening one closes the others.
import {all, announce, first, wide} from "./page.js";

let fetching: AbortController | undefined;

/** Takes over links to lines; opening a line replaces history. */
export function startPanel(): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const target = event.target as Element;
    const link = target.closest<HTMLAnchorElement>("main a[href*='line=']") ?? linkOfRow(target);
    if (!link || new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    void openLine(link);
  });
  for (const details of all<HTMLDetailsElement>(".lines details")) {
    details.addEventListener("toggle", () => {
      if (details.open) noteOpen(details);
    });
  }
}

/** A row opens its line wherever it is pressed, so that nobody has to hit the words; unless words in it are being selected. */
function linkOfRow(target: Element): HTMLAnchorElement | null {
  if (target.closest("a, button, summary, form") || getSelection()?.type === "Range") return null;
  return target.closest(".list > li")?.querySelector<HTMLAnchorElement>("a[href*='line=']") ?? null;
}

/** Fetches the page of a line and puts its panel in place; the focus goes to the panel's heading. */
export async function openLine(link: HTMLAnchorElement): Promise<void> {
  const inBrief = briefLine(new URL(link.href).searchParams.get("line"));
  if (inBrief) return openDetails(inBrief, true);
  fetching?.abort();
  fetching = new AbortController();
  const page = await fetchPage(link.href, fetching.signal);
  const panel = page?.querySelector("#evidence");
  if (!panel) return;
  place(document.importNode(panel, true), link);
  for (const row of all(".list .on, .trip .on, tr.on")) row.classList.remove("on");
  link.closest("li, tr")?.classList.add("on");
  history.replaceState(null, "", link.href.replace(/#.*$/, ""));
  first<HTMLElement>("#evidence h3, #evidence h1")?.focus({preventScroll: wide()});
}

/** A page of the desk as a document; undefined when it cannot be had. */
export async function fetchPage(address: string, signal?: AbortSignal): Promise<Document | undefined> {
  try {
    const answer = await fetch(address, {headers: {Accept: "text/html"}, ...(signal && {signal})});
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch (error) {
    if ((error as Error).name !== "AbortError") announce("The desk does not answer. The page stays readable.");
    return undefined;
  }
}

/** Opens a line of the brief and closes the others. */
export function openDetails(details: HTMLDetailsElement, focusPanel: boolean): void {
  for (const other of all<HTMLDetailsElement>(".lines details[open]")) if (other !== details) other.open = false;
  details.open = true;
  const target = focusPanel ? details.querySelector<HTMLElement>(".ev h3") : details.querySelector<HTMLElement>("summary");
  target?.focus();
  if (focusPanel === false) details.scrollIntoView({block: "nearest"});
}

/** Puts the panel beside the lines, or under its line where there is no room. */
function place(panel: Element, link: Element): void {
  for (const old of all("#evidence, .beside")) old.remove();
  const row = wide() ? null : link.closest("li");
  if (row) row.append(panel);
  else document.body.append(panel);
}

function briefLine(id: string | null): HTMLDetailsElement | undefined {
  if (id === null) return undefined;
  const row = all<HTMLElement>(".lines > li").find((candidate) => candidate.dataset.line === id);
  return row?.querySelector("details") ?? undefined;
}

function noteOpen(details: HTMLDetailsElement): void {
  const id = details.closest<HTMLElement>("li")?.dataset.line;
  const address = new URL(location.href);
  if (!id || address.searchParams.get("line") === id) return;
  address.searchParams.set("line", id);
  address.hash = "";
  history.replaceState(null, "", address);
  const panel = details.querySelector(".ev");
  if (panel) panel.scrollTop = 0;
}
