// The list of keys, and the switch that turns letters off.
import {lettersOn, turnLetters} from "./looks.js";

const list: readonly (readonly [string, string])[] = [
  ["j k", "next, previous line"],
  ["Enter", "open the line's evidence"],
  ["[ ]", "previous, next card"],
  ["o", "open the full text"],
  ["c", "copy the quotation with its citation"],
  ["C", "copy the range"],
  ["d", "compare versions"],
  ["f", "show or fold what is not the story"],
  ["g then b c t p d w n l a r", "Brief, Calendar, Tripwires, Positions, Differences, Wording, Numbers, Lineage, Actors, Reports"],
  ["g then h x +", "Changes, Corrections, Add"],
  ["/", "search"],
  ["a", "add reports"],
  ["m s r x", "merge, split, rename, reject"],
  ["u", "undo a correction"],
  ["Esc", "back to the line"],
  ["?", "this list"],
];

/** Opens or closes the list. */
export function toggleHelp(): void {
  const known = document.querySelector<HTMLDialogElement>("dialog#help");
  if (known) {
    known.open ? known.close() : known.showModal();
    return;
  }
  const dialog = makeDialog();
  document.body.append(dialog);
  dialog.showModal();
}

function makeDialog(): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.id = "help";
  dialog.setAttribute("aria-labelledby", "h-help");
  const heading = element("h2", "Keys");
  heading.id = "h-help";
  const rows = document.createElement("dl");
  for (const [keys, does] of list) rows.append(element("dt", keys), element("dd", does));
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = lettersOn();
  box.addEventListener("change", () => turnLetters(box.checked));
  label.append(box, " Letter keys are on");
  const close = element("button", "Close") as HTMLButtonElement;
  close.type = "button";
  close.addEventListener("click", () => dialog.close());
  dialog.append(heading, rows, label, document.createElement("br"), close);
  return dialog;
}

function element(name: string, words: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}
