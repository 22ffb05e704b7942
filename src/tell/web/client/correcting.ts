// Corrections without leaving the page: the effect is shown below the form, then kept with one more press. What was typed as "who" is
// remembered in the browser. When the desk has stopped, a correction waits and says so.
import {all, announce, keep, kept, situationBase} from "./page.js";

/** Takes over correction forms. */
export function startCorrecting(): void {
  fillWho(document);
  new MutationObserver((changes) => {
    for (const {addedNodes} of changes) for (const node of addedNodes) if (node instanceof Element) fillWho(node);
  }).observe(document.body, {childList: true, subtree: true});
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("form.correct[action$='/corrections']")) return;
    event.preventDefault();
    void submit(form, event.submitter as HTMLButtonElement | null);
  });
}

async function submit(form: HTMLFormElement, button: HTMLButtonElement | null): Promise<void> {
  const fields = new FormData(form, button);
  keep("who", String(fields.get("who") ?? ""));
  const preview = fields.has("preview");
  try {
    const answer = await fetch(form.action, {method: "POST", body: new URLSearchParams(fields as never), headers: {Accept: "text/html"}});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) say(form, page.querySelector(".stand")?.textContent ?? `refused (${answer.status})`);
    else if (preview) showPreview(form, page, fields);
    else {
      announce("The correction is kept.", `${situationBase()}/corrections`);
      location.reload();
    }
  } catch {
    say(form, "The desk does not answer. The correction waits here; press again when the desk runs.");
  }
}

/** Shows what the desk says it would do, with a button that keeps it. */
function showPreview(form: HTMLFormElement, page: Document, fields: FormData): void {
  const preview = page.querySelector("#preview");
  if (!preview) {
    say(form, "The desk told no effect.");
    return;
  }
  const place = noteOf(form);
  const words = document.importNode(preview, true);
  words.removeAttribute("id");
  const keepForm = words.querySelector("form");
  for (const name of ["who", "why"]) {
    const field = keepForm?.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (field) field.value = String(fields.get(name) ?? "");
  }
  for (const row of all("form.correct .row", words)) if (row.querySelector("[name=who]")) row.classList.add("vh");
  place.replaceChildren(words);
  words.querySelector<HTMLElement>("button.main")?.focus();
}

function say(form: HTMLFormElement, words: string): void {
  const place = noteOf(form);
  place.textContent = words;
}

function noteOf(form: HTMLFormElement): HTMLElement {
  const known = form.nextElementSibling;
  if (known instanceof HTMLElement && known.matches(".note.effect")) return known;
  const place = document.createElement("div");
  place.className = "note effect";
  place.setAttribute("role", "status");
  form.after(place);
  return place;
}

function fillWho(within: ParentNode): void {
  const who = kept("who");
  if (!who) return;
  for (const field of all<HTMLInputElement>("input[name=who]", within)) if (field.value === "") field.value = who;
}
