// Copying a quotation with its citation, or its range alone.
import {announce, first} from "./page.js";

/** Copies the words of a card with report, range and address. */
export function cite(card: HTMLElement | undefined): boolean {
  if (!card) return false;
  const words = [...card.querySelectorAll("mark")].map((mark) => [...mark.childNodes].map(textOf).join("")).join("");
  const title = first<HTMLElement>("header span", card)?.textContent ?? "";
  const link = first<HTMLAnchorElement>("header .at", card);
  copy(
    `“${words}” (${first("header b", card)?.textContent ?? ""}, ${title}, ${link?.textContent ?? ""}) ${link?.href ?? ""}`,
    "The quotation is copied, with its citation.",
  );
  return true;
}

/** Copies the range of a card. */
export function citeRange(card: HTMLElement | undefined): boolean {
  const link = card && first<HTMLAnchorElement>("header .at", card);
  if (!link) return false;
  copy(link.textContent ?? "", "The range is copied.");
  return true;
}

/** Adds buttons to cards as they appear. */
export function startCiting(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-do=cite], [data-do=range]");
    const card = button?.closest<HTMLElement>(".card") ?? undefined;
    if (button) button.dataset.do === "cite" ? cite(card) : citeRange(card);
  });
}

/** Words for ears alone are no part of a quotation. */
function textOf(node: ChildNode): string {
  if (node instanceof Element && node.matches(".vh")) return "";
  return node.childNodes.length ? [...node.childNodes].map(textOf).join("") : (node.textContent ?? "");
}

function copy(words: string, said: string): void {
  navigator.clipboard.writeText(words).then(
    () => announce(said),
    () => announce("This browser does not let the page copy. Select the words and copy them."),
  );
}
