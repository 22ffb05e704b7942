// RSS, Atom, RDF and JSON Feed → reports. An item that only has a teaser says where its full text can be fetched.
import {parseFeed, parseOpml} from "feedsmith";
import type {Parsed} from "../model/report.js";
import {fragmentReport} from "./fragment.js";
import {nameOfUrl, shortHash} from "./names.js";
import {idOf, maxTextLength, type Origin} from "./parse.js";
import {problemOf} from "./problems.js";

/** A parsed item with addresses that should be fetched to have the whole: the story behind a teaser, the feeds of a list. */
export type Fetchable = Parsed & {readonly needsFetch?: readonly string[]};

/** Most items of a feed and feeds of a list that are taken. */
export const maxItems = 10_000;
export const maxFeeds = 500;
/** An item with fewer characters than this and a link is a teaser. */
const teaserLength = 1200;

interface Item {
  readonly [key: string]: unknown;
}

/** Parses a feed. Items are told apart by address, id and content; a broken feed is one problem. */
export async function* parseFeedText(text: string, origin: Origin): AsyncGenerator<Fetchable> {
  const feed = tryFeed(text);
  if (!feed) {
    yield problemOf("broken-feed", origin.name, "the feed is broken or cut off; no item of it was read. Fetch it again.");
    return;
  }
  const items = listOf(feed.items ?? feed.entries);
  if (items.length > maxItems)
    yield problemOf("too-many", origin.name, `the feed has ${items.length} items; the first ${maxItems} are read.`);
  if (items.length === 0) yield problemOf("empty", origin.name, "the feed has no items. Nothing to read.");
  const seen = new Set<string>();
  for (const item of items.slice(0, maxItems)) yield* parseItem(item, textOf(feed.title), seen, origin);
}

/** The addresses of the feeds in an OPML list, as one problem that says what to fetch. */
export async function* parseFeedList(text: string, origin: Origin): AsyncGenerator<Fetchable> {
  const feeds = findFeeds(text);
  const problem = problemOf(
    "feed-list",
    origin.name,
    `this is a list of ${feeds.length} feeds, not a report. Allow fetching to read them.`,
  );
  yield feeds.length > 0
    ? {...problem, needsFetch: feeds.slice(0, maxFeeds)}
    : problemOf("empty", origin.name, "the list names no feeds. Nothing to read.");
}

function tryFeed(text: string): Item | undefined {
  try {
    return parseFeed(text.trim()).feed as Item;
  } catch {
    return undefined;
  }
}

async function* parseItem(item: Item, outlet: string | undefined, seen: Set<string>, origin: Origin): AsyncGenerator<Fetchable> {
  const url = urlOf(item);
  const content = contentOf(item);
  const title = plainOf(textOf(item.title));
  const guid = textOf(item.guid) ?? textOf(item.id);
  const keys = [url, guid, content && `${title}\n${content}`].filter((key) => key !== undefined);
  if (keys.some((key) => seen.has(key)) || (content === undefined && url === undefined)) return;
  for (const key of keys) seen.add(key);
  const body = (content ?? title ?? "").slice(0, maxTextLength);
  const report = await fragmentReport(body, {
    id: url ? nameOfUrl(url) : `${idOf(origin)}-${shortHash(guid ?? body)}`,
    url,
    title,
    outlet,
    byline: authorOf(item),
    pageDate: dateOf(item),
  });
  const teaser = url !== undefined && report.text.length < teaserLength;
  if (/\p{L}/u.test(report.text) || teaser) yield teaser ? {report, needsFetch: [url]} : {report};
}

function urlOf(item: Item): string | undefined {
  const links = listOf(item.links).filter((link) => (textOf(link.rel) ?? "alternate") === "alternate");
  const url = textOf(item.link) ?? textOf(item.url) ?? textOf(links[0]?.href);
  return url && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined;
}

function contentOf(item: Item): string | undefined {
  const {content} = item;
  const encoded =
    typeof content === "object" && content !== null ? (textOf((content as Item).encoded) ?? textOf(content)) : textOf(content);
  return encoded ?? textOf(item.content_html) ?? textOf(item.content_text) ?? textOf(item.description) ?? textOf(item.summary);
}

function dateOf(item: Item): string | undefined {
  const dublin = (item.dc ?? {}) as Item;
  return (
    textOf(item.pubDate) ??
    textOf(item.published) ??
    textOf(item.date_published) ??
    textOf((dublin.dates as unknown[] | undefined)?.[0]) ??
    textOf(dublin.date)
  );
}

function authorOf(item: Item): string | undefined {
  const dublin = (item.dc ?? {}) as Item;
  const names = listOf(item.authors)
    .map((author) => textOf(author.name) ?? textOf(author))
    .filter(Boolean);
  return names.length > 0 ? names.slice(0, 8).join(", ") : textOf((dublin.creators as unknown[] | undefined)?.[0]);
}

function findFeeds(text: string): string[] {
  const found: string[] = [];
  let pending: Item[];
  try {
    pending = listOf(((parseOpml(text.trim()) as Item).body as Item | undefined)?.outlines);
  } catch {
    return [];
  }
  while (pending.length > 0 && found.length < maxFeeds) {
    const outline = pending.shift() as Item;
    const url = textOf(outline.xmlUrl);
    if (url !== undefined && /^https?:/i.test(url)) found.push(url);
    pending.push(...listOf(outline.outlines));
  }
  return [...new Set(found)];
}

function listOf(value: unknown): Item[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  if (typeof value === "object" && value !== null && "value" in value) return textOf(value.value);
  return undefined;
}

function plainOf(markup: string | undefined): string | undefined {
  return (
    markup
      ?.replace(/<[^<>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim() || undefined
  );
}
