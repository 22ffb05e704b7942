// Adding reports without leaving the page: drop anywhere, paste, address; each thing shows how far it is.
import {announce, first, situationBase} from "./page.js";

/** Listens to drops on the whole page, and to the add form. */
export function startAdding(): void {
  const base = situationBase();
  if (base === undefined) return;
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    first(".zone")?.classList.add("over");
  });
  addEventListener("dragleave", () => first(".zone")?.classList.remove("over"));
  addEventListener("drop", (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    first(".zone")?.classList.remove("over");
    void sendFiles(files, base);
  });
  const form = first<HTMLFormElement>("form.add[enctype]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    const files = fields.getAll("file").filter((file): file is File => file instanceof File && file.size > 0);
    const said = files.length
      ? files.map(({name}) => name).join(", ")
      : fields.get("text")
        ? "pasted text"
        : String(fields.get("address") ?? "");
    void send(fields, said, base).then((kept) => kept && form.reset());
  });
}

async function sendFiles(files: readonly File[], base: string): Promise<void> {
  announce(`${files.length === 1 ? (files[0] as File).name : `${files.length} files`} on the way…`);
  for (const file of files) {
    const fields = new FormData();
    fields.append("file", file);
    await send(fields, file.name, base);
  }
}

/** Sends a form and tells what became of it. True when at least one report was taken. */
async function send(fields: FormData, name: string, base: string): Promise<boolean> {
  const row = noteSent(name, "on its way…");
  try {
    const answer = await fetch(`${base}/reports`, {method: "POST", body: fields, headers: {Accept: "application/json"}});
    const told = (await answer.json()) as {
      reports?: {id: string; outcome: string; address: string}[];
      problems?: {message: string}[];
      error?: {message: string};
    };
    const words =
      told.error?.message ??
      [
        ...(told.reports ?? []).map(
          ({id, outcome}) => `${id}: ${outcome === "new" ? "received" : outcome === "same" ? "was here already" : outcome}`,
        ),
        ...(told.problems ?? []).map(({message}) => message),
      ].join("; ");
    row(words, answer.ok);
    announce(answer.ok ? `${name}: received` : words);
    return answer.ok;
  } catch {
    row("the desk did not answer; nothing was sent. Try again.", false);
    announce(`${name}: the desk did not answer.`);
    return false;
  }
}

function noteSent(name: string, words: string): (words: string, good: boolean) => void {
  const list = first<HTMLElement>("[data-live=sent]");
  const item = document.createElement("li");
  item.textContent = `${name}: ${words}`;
  list?.append(item);
  return (after, good) => {
    item.textContent = `${name}: ${after}`;
    item.className = good ? "" : "late";
  };
}
