// Keyboard: the list of docs/desk.md. Letters never fire in fields, with a modifier, or when they are turned off.
import {cite, citeRange} from "./cite.js";
import {toggleHelp} from "./help.js";
import {lettersOn} from "./looks.js";
import {all, announce, first, situationBase} from "./page.js";
import {openDetails, openLine} from "./panel.js";

let pending = false;

/** Listens to keys. */
export function startKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = (event.target as Element).matches("input, textarea, select, [contenteditable]");
    if (event.key === "Escape") return leave(event);
    if (typing || !lettersOn() || document.querySelector("dialog[open]")) return;
    if (handle(event.key)) event.preventDefault();
  });
}

function handle(key: string): boolean {
  if (pending) {
    pending = false;
    return go(key);
  }
  const actions: Readonly<Record<string, () => boolean>> = {
    g: () => {
      pending = true;
      return true;
    },
    j: () => step(1),
    k: () => step(-1),
    "[": () => card(-1),
    "]": () => card(1),
    o: openText,
    c: () => cite(currentCard()),
    C: () => citeRange(currentCard()),
    d: showDrift,
    f: () => press("[data-key=f]") || visit(`${location.pathname}?furniture=shown`),
    "/": () => focus("#q"),
    a: () => visit(`${situationBase()}/add`),
    m: () => correct("merge", "m"),
    s: () => correct("split", "s"),
    r: () => correct("rename", "r"),
    x: () => correct("", "x"),
    u: undo,
    "?": () => {
      toggleHelp();
      return true;
    },
  };
  return actions[key]?.() ?? false;
}

function go(key: string): boolean {
  const link = first<HTMLAnchorElement>(`.rail [data-go="${CSS.escape(key)}"]`);
  link?.click();
  return link !== undefined;
}

/** Rows that j and k walk: lines of the brief, or rows of a list with a line behind them. */
function rows(): HTMLElement[] {
  const lines = all<HTMLElement>(".lines > li > details > summary");
  return lines.length ? lines : all<HTMLElement>("main a[href*='line=']");
}

function step(by: 1 | -1): boolean {
  const list = rows();
  const active = document.activeElement?.closest<HTMLElement>("summary, a");
  const at = active ? list.indexOf(active) : -1;
  const from = at >= 0 ? at : list.findIndex(isOpen);
  const row = list[Math.max(0, Math.min(list.length - 1, from + by))];
  if (row === undefined) return false;
  if (row.parentElement instanceof HTMLDetailsElement) openDetails(row.parentElement, false);
  else {
    row.focus();
    row.scrollIntoView({block: "nearest"});
    void openLine(row as HTMLAnchorElement).then(() => row.focus({preventScroll: true}));
  }
  return true;
}

function isOpen(row: HTMLElement): boolean {
  return row.parentElement instanceof HTMLDetailsElement ? row.parentElement.open : row.closest(".on") !== null;
}

function panel(): HTMLElement | undefined {
  return first<HTMLElement>(".lines details[open] .ev") ?? first<HTMLElement>("#evidence");
}

function currentCard(): HTMLElement | undefined {
  const inside = document.activeElement?.closest<HTMLElement>(".card");
  const open = panel();
  return inside ?? (open && first<HTMLElement>(".card", open));
}

function card(by: 1 | -1): boolean {
  const open = panel();
  if (!open) return false;
  const links = all<HTMLElement>(".card .at", open).filter((link) => link.closest(".card > header"));
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = links[Math.max(0, Math.min(links.length - 1, at + by))];
  next?.focus();
  next?.scrollIntoView({block: "nearest"});
  return next !== undefined;
}

function openText(): boolean {
  const current = currentCard();
  const link = current && first<HTMLAnchorElement>("header .at", current);
  link?.click();
  return link !== undefined;
}

function showDrift(): boolean {
  const open = panel();
  const diff = open && first<HTMLElement>(".diff", open);
  if (!diff) return visit(`${situationBase()}/wording`);
  diff.tabIndex = -1;
  diff.focus();
  diff.scrollIntoView({block: "nearest"});
  return true;
}

/** Opens the correction that a letter names: in the panel, or on the page of the line's first actor. */
function correct(what: string, letter: string): boolean {
  const field = what ? first<HTMLElement>(`#${what}`) : undefined;
  if (field) {
    field.focus();
    field.scrollIntoView({block: "nearest"});
    return true;
  }
  const open = panel();
  const form = open && first<HTMLDetailsElement>("details.fixes", open);
  if (!form) return false;
  if (letter !== "x") {
    const actor = first<HTMLAnchorElement>(".v a", form);
    if (!actor) {
      announce("This line names no actor.");
      return true;
    }
    return visit(actor.href.replace(/#.*$/, `#${what}`));
  }
  form.open = true;
  const button = first<HTMLElement>(`[data-key="${letter}"]`, form);
  const who = button?.closest("form")?.querySelector<HTMLInputElement>("[name=who]");
  const why = button?.closest("form")?.querySelector<HTMLInputElement>("[name=why]");
  (who?.value ? why : who)?.focus();
  return true;
}

function undo(): boolean {
  const button = first<HTMLElement>("[data-key=u]");
  if (!button) return visit(`${situationBase()}/corrections`);
  const folded = button.closest("details");
  if (folded) folded.open = true;
  const fields = all<HTMLInputElement>("input:not([type=hidden])", button.closest("form") as HTMLFormElement);
  (fields.find(({value}) => value === "") ?? button).focus();
  return true;
}

function press(selector: string): boolean {
  const element = first<HTMLElement>(selector);
  element?.click();
  return element !== undefined;
}

function focus(selector: string): boolean {
  const element = first<HTMLInputElement>(selector);
  element?.focus();
  element?.select();
  return element !== undefined;
}

function visit(address: string): boolean {
  if (situationBase() === undefined) return false;
  location.assign(address);
  return true;
}

/** Back to the line: from the panel to its row, from a field to the page. */
function leave(event: KeyboardEvent): void {
  pending = false;
  const target = event.target as HTMLElement;
  const open = target.closest(".ev");
  const row = open?.closest("details")?.querySelector("summary") ?? first<HTMLElement>("li.on a[href*='line='], tr.on a[href*='line=']");
  if (open && row) (row as HTMLElement).focus();
  else if (target.matches("input, textarea, select")) target.blur();
}
