// Small things that every part of the desk's script needs.

/** All elements that match, in order. */
export function all<T extends Element = Element>(selector: string, within: ParentNode = document): T[] {
  return [...within.querySelectorAll<T>(selector)];
}

/** The first element that matches. */
export function first<T extends Element = Element>(selector: string, within: ParentNode = document): T | undefined {
  return within.querySelector<T>(selector) ?? undefined;
}

/** True where evidence stands beside the lines. */
export function wide(): boolean {
  return matchMedia("(min-width: 1180px)").matches;
}

/** Address of the situation shown ("/s/harbour"), or undefined on pages without one. */
export function situationBase(): string | undefined {
  return document.body.dataset.base;
}

/** Says something at the foot of the page, politely; with an address it is a link. */
export function announce(words: string, address?: string): void {
  const place = first<HTMLElement>("[data-live=news]");
  if (!place) return;
  if (address === undefined) place.textContent = words;
  else {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = words;
    place.replaceChildren(link);
  }
  if (address === undefined) setTimeout(() => place.textContent === words && place.replaceChildren(), 6000);
}

/** What the browser keeps of the analyst's wishes; nothing else is kept. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`crosswire.${name}`);
  } catch {
    return null;
  }
}

/** Keeps a wish; a browser that keeps nothing forgets it at the end of the page. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`crosswire.${name}`, value);
  } catch {
    // storage is off: the wish holds for this page
  }
}
