// What a page states about itself: title, byline, outlet, section, address and dates, each with the place where it was found.
// Proposals are gathered from every place, in the order of trust; the first that can be read is chosen. Nothing is filled in.
import type {PageFact} from "../model/report.js";
import {findDay, parseDay} from "./dates.js";
import type {PageDocument} from "./dom.js";
import {findStated, isArticle, type Stated, typesOf} from "./structured.js";

/** A visible stretch of the page that may hold a date: its text, where it starts, and how it is marked. */
export interface Visible {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly reason?: string;
}

/** The facts of a page, the most trusted of each name first. */
export function findFacts(document: PageDocument, url: string | undefined, visible: readonly Visible[]): PageFact[] {
  const stated = findStated(document).filter((object) => isArticle(object) || typesOf(object).some((type) => /WebPage$/.test(type)));
  stated.sort((a, b) => Number(isArticle(b)) - Number(isArticle(a)));
  return dropRepeats([
    ...statedFacts(stated),
    ...metaFacts(document),
    ...timeFacts(document),
    ...urlFacts(document, url),
    ...visibleFacts(visible),
  ]);
}

/** The value of the first fact of that name. */
export function factOf(facts: readonly PageFact[], name: PageFact["name"]): string | undefined {
  return facts.find((fact) => fact.name === name)?.value;
}

/**
 * The day on which the page says it was published, from the most trusted place that states a day. An instant in universal time may be
 * the evening before where the outlet sits: when the address and the visible page rather name the neighbouring day, that is the page's own day.
 */
export function publishedDay(facts: readonly PageFact[]): string | undefined {
  const published = facts.filter((fact) => fact.name === "published" && parseDay(fact.value) !== undefined);
  const first = published[0];
  const day = first && parseDay(first.value);
  if (!first || !day || !isUniversal(first.value)) return day;
  const shown = published.filter((fact) => !isUniversal(fact.value) && /^(url|visible text|time|meta)/.test(fact.foundIn));
  const agreeing = shown.filter((fact) => parseDay(fact.value) === day).length;
  const local = shown.filter((fact) => mayBeLocal(parseDay(fact.value) as string, first.value));
  return local.length > agreeing ? parseDay((local[0] as PageFact).value) : day;
}

/** True when somewhere on earth it is `day` at that instant of universal time, and not yet or no longer there. */
function mayBeLocal(day: string, instant: string): boolean {
  const distance = (Date.parse(day) - Date.parse(parseDay(instant) as string)) / 86_400_000;
  const hour = Number(/T(\d\d)|\s(\d\d):/.exec(instant)?.slice(1).find(Boolean) ?? 12);
  return (distance === -1 && hour < 12) || (distance === 1 && hour >= 11);
}

function isUniversal(value: string): boolean {
  return /\d(Z|[+-]00:?00| ?GMT| ?UTC)$/i.test(value);
}

function statedFacts(stated: readonly Stated[]): PageFact[] {
  const facts: PageFact[] = [];
  const add = (name: PageFact["name"], value: unknown): void => {
    const text = nameOf(value);
    if (text !== undefined) facts.push({name, value: text, foundIn: "json-ld"});
  };
  for (const object of stated) {
    if (isArticle(object)) {
      add("title", object.headline ?? object.name);
      add("byline", object.author ?? object.creator);
      add("outlet", object.publisher);
      add("section", object.articleSection);
    }
    add("published", object.datePublished ?? object.dateCreated);
    add("modified", object.dateModified);
    add("language", object.inLanguage);
  }
  return facts;
}

/** The text of a JSON-LD value: itself, its name, or the names of several. */
function nameOf(value: unknown): string | undefined {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value))
    return clean(
      value
        .slice(0, 8)
        .map((item) => nameOf(item))
        .filter(Boolean)
        .join(", "),
    );
  if (typeof value === "object" && value !== null) return nameOf((value as Stated).name ?? (value as Stated)["@value"]);
  return undefined;
}

/** Names of `meta` elements (lower case) and the facts that they state, the most trusted first. */
const metaNames: Readonly<Record<string, PageFact["name"]>> = {
  "article:published_time": "published",
  "og:article:published_time": "published",
  "og:published_time": "published",
  datepublished: "published",
  "parsely-pub-date": "published",
  "sailthru.date": "published",
  "cxenseparse:recs:publishtime": "published",
  "dc.date.issued": "published",
  "dcterms.created": "published",
  "dcterms.date": "published",
  "dc.date.created": "published",
  "dc.date": "published",
  "article.published": "published",
  "article:published": "published",
  pubdate: "published",
  publishdate: "published",
  "publish-date": "published",
  publish_date: "published",
  publication_date: "published",
  published_date: "published",
  "published-date": "published",
  datecreated: "published",
  article_date_original: "published",
  originalpublicationdate: "published",
  date_published: "published",
  "article.created": "published",
  displaydate: "published",
  "rnews:datepublished": "published",
  "shareaholic:article_published_time": "published",
  citation_publication_date: "published",
  citation_date: "published",
  "bt:pubdate": "published",
  timestamp: "published",
  created: "published",
  date: "published",
  "og:pubdate": "published",
  "og:title": "title",
  "twitter:title": "title",
  "parsely-title": "title",
  "dc.title": "title",
  headline: "title",
  "sailthru.title": "title",
  title: "title",
  author: "byline",
  "article:author": "byline",
  byl: "byline",
  byline: "byline",
  "parsely-author": "byline",
  "sailthru.author": "byline",
  "dc.creator": "byline",
  "twitter:data1": "byline",
  "og:site_name": "outlet",
  "application-name": "outlet",
  "dc.publisher": "outlet",
  publisher: "outlet",
  "article:publisher": "outlet",
  "article:section": "section",
  section: "section",
  "parsely-section": "section",
  "article:modified_time": "modified",
  "og:updated_time": "modified",
  "last-modified": "modified",
  lastmod: "modified",
  datemodified: "modified",
  "dcterms.modified": "modified",
  modified: "modified",
  "og:url": "canonical",
  "og:locale": "language",
  "content-language": "language",
  language: "language",
};
const metaOrder = new Map(Object.keys(metaNames).map((name, at) => [name, at]));

function metaFacts(document: PageDocument): PageFact[] {
  const found: {fact: PageFact; at: number}[] = [];
  for (const meta of document.querySelectorAll("meta")) {
    const value = clean(meta.getAttribute("content") ?? meta.getAttribute("value") ?? meta.getAttribute("datetime") ?? "");
    if (value === undefined) continue;
    for (const attribute of ["property", "name", "itemprop", "http-equiv"]) {
      const key = meta.getAttribute(attribute)?.toLowerCase();
      const name = key ? metaNames[key] : undefined;
      if (!key || !name || !sane(name, value, key)) continue;
      const foundIn = key.startsWith("og:") || key.startsWith("article:") ? key : `meta ${key}`;
      found.push({fact: {name, value, foundIn}, at: metaOrder.get(key) as number});
    }
  }
  const facts = found.sort((a, b) => a.at - b.at).map(({fact}) => fact);
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  if (canonical) facts.unshift({name: "canonical", value: canonical, foundIn: "link canonical"});
  const title = clean(document.querySelector("h1")?.textContent ?? "") ?? clean(document.querySelector("title")?.textContent ?? "");
  if (title !== undefined) facts.push({name: "title", value: title, foundIn: document.querySelector("h1") ? "h1" : "title"});
  const language = clean(document.querySelector("html")?.getAttribute("lang") ?? "");
  if (language !== undefined) facts.push({name: "language", value: language, foundIn: "html lang"});
  return facts;
}

// Authors and publishers are often given as the address of a profile, which names nobody.
function sane(name: PageFact["name"], value: string, key: string): boolean {
  if (key === "twitter:data1") return /^[\p{L}.' -]{4,60}$/u.test(value) && !/min|read/i.test(value);
  return (name !== "byline" && name !== "outlet") || !/^https?:|^\/|^\d+$|^@/.test(value);
}

/** Times that the page marks up: those of the story first, then those that say what they are, then the first one near the top. */
function timeFacts(document: PageDocument): PageFact[] {
  const facts: PageFact[] = [];
  const push = (name: "published" | "modified", value: string | null | undefined, foundIn: string): void => {
    const text = clean(value ?? "");
    if (text !== undefined && parseDay(text)) facts.push({name, value: text, foundIn});
  };
  let count = 0;
  for (const element of document.querySelectorAll(
    "[itemprop=datePublished], [itemprop=dateModified], [pubdate], time, abbr.published, abbr.updated",
  )) {
    if (++count > 60) break;
    const about =
      `${element.getAttribute("itemprop") ?? ""} ${element.getAttribute("class") ?? ""} ${element.getAttribute("data-testid") ?? ""}`.toLowerCase();
    const name = /modif|updat/.test(about) && !/publi|entry-date/.test(about) ? "modified" : "published";
    const value = element.getAttribute("datetime") ?? element.getAttribute("content") ?? element.getAttribute("title");
    push(
      name,
      value && parseDay(value) ? value : element.textContent,
      element.localName === "time" ? "time" : `${element.localName} itemprop`,
    );
  }
  return facts;
}

const pathDay = /[/_-]((?:19|20)\d\d)[/_-]?(0?[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)/;
const pathMonthName = /\/((?:19|20)\d\d)\/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\/(\d{1,2})(?!\d)/i;

function urlFacts(document: PageDocument, url: string | undefined): PageFact[] {
  const canonical =
    document.querySelector('link[rel="canonical"]')?.getAttribute("href") ??
    document.querySelector('meta[property="og:url"]')?.getAttribute("content");
  for (const address of [url, canonical]) {
    const day = address ? urlDay(address) : undefined;
    if (day !== undefined) return [{name: "published", value: day, foundIn: "url"}];
  }
  return [];
}

/** The day in an address such as `…/2031/03/05/…` or `…/2031/mar/05/…`. */
export function urlDay(url: string): string | undefined {
  const numbers = pathDay.exec(url);
  if (numbers) return parseDay(`${numbers[1]}-${(numbers[2] as string).padStart(2, "0")}-${numbers[3]}`);
  const named = pathMonthName.exec(url);
  return named ? parseDay(`${named[3]} ${named[2]} ${named[1]}`) : undefined;
}

/** Dates that stand on the page, best those that are marked as its date. */
function visibleFacts(visible: readonly Visible[]): PageFact[] {
  const facts: {fact: PageFact; rank: number}[] = [];
  for (const [at, block] of visible.entries()) {
    if (block.text.length > 200) continue;
    const day = findDay(block.text);
    if (!day) continue;
    const modified =
      /\b(updated|modified|edited|revised)\b/i.test(block.text.slice(0, day.start)) &&
      !/\b(published|posted)\b/i.test(block.text.slice(0, day.start));
    const said = /\b(published|posted|created|on|date|added)\b[^\p{L}]*$/iu.test(block.text.slice(0, day.start));
    const share = (day.end - day.start) / block.text.length;
    const timed = /\d{1,2}:\d\d/.test(block.text);
    const span = {start: block.start + day.start, end: block.start + day.end};
    facts.push({
      fact: {name: modified ? "modified" : "published", value: block.text.slice(day.start, day.end), foundIn: "visible text", span},
      rank: at / 1000 - (block.reason === "page date" ? 0.5 : 0) - (said ? 0.3 : 0) - (timed ? 0.3 : 0) - share * 0.2,
    });
  }
  return facts
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 5)
    .map(({fact}) => fact);
}

function clean(value: string): string | undefined {
  const text = value.replace(/\s+/g, " ").trim().slice(0, 500);
  return text === "" ? undefined : text;
}

function dropRepeats(facts: readonly PageFact[]): PageFact[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = `${fact.name}\n${fact.value}\n${fact.foundIn}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
