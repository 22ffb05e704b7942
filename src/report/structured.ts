// What a page says about itself as data: JSON-LD objects, found wherever they are nested. Broken ones are passed over.
import type {PageDocument} from "./dom.js";

/** A JSON-LD object. */
export interface Stated {
  readonly [key: string]: unknown;
}

const maxStatedLength = 2_000_000;
const maxStated = 2_000;

/** The JSON-LD objects of a page, nested ones after those that hold them. */
export function findStated(document: PageDocument): Stated[] {
  const found: Stated[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? "";
    if (text.length > maxStatedLength) continue;
    const value = tryParse(text);
    if (value !== undefined) found.push(...flatten(value, maxStated - found.length));
  }
  return found;
}

/** Flattens nested objects and arrays, breadth first, at most `limit` objects. */
export function flatten(value: unknown, limit = maxStated): Stated[] {
  const found: Stated[] = [];
  const queue: unknown[] = [value];
  for (let at = 0; at < queue.length && found.length < limit && at < limit * 20; at++) {
    const item = queue[at];
    if (Array.isArray(item)) queue.push(...item.slice(0, limit));
    else if (typeof item === "object" && item !== null) {
      found.push(item as Stated);
      queue.push(...Object.values(item).filter((inner) => typeof inner === "object" && inner !== null));
    }
  }
  return found;
}

/** The types of a JSON-LD object, without their vocabulary. */
export function typesOf(stated: Stated): string[] {
  const types = Array.isArray(stated["@type"]) ? stated["@type"] : [stated["@type"]];
  return types.filter((type) => typeof type === "string").map((type) => type.replace(/^.*[/:]/, ""));
}

/** True for objects that describe a story. */
export function isArticle(stated: Stated): boolean {
  return typesOf(stated).some((type) => /Article$|BlogPosting$|^Report$|NewsArticle|LiveBlogPosting/.test(type));
}

/** The article's text as the page's data states it, when it is long enough to be the whole. */
export function structuredText(document: PageDocument): string | undefined {
  const texts = findStated(document)
    .filter(isArticle)
    .map((stated) => stated.articleBody)
    .filter((text) => typeof text === "string");
  const longest = texts.sort((a, b) => b.length - a.length)[0];
  return longest !== undefined && longest.length >= 300 ? longest : undefined;
}

// Many sites write line breaks into their strings, which JSON forbids.
function tryParse(text: string): unknown {
  for (const attempt of [text, text.replace(/\p{Cc}+/gu, " ").replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, "")]) {
    try {
      return JSON.parse(attempt);
    } catch {}
  }
  return undefined;
}
