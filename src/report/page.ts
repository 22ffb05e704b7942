// An HTML page → Report: its visible text in document order with the furniture marked, and what the page states about itself.
import type {PageFact, Report} from "../model/report.js";
import {markBlocks} from "./block-furniture.js";
import {renderBlocks} from "./blocks.js";
import {parseDay} from "./dates.js";
import {type PageDocument, parsePage, rootOf} from "./dom.js";
import {factOf, findFacts, publishedDay} from "./facts.js";
import {findLanguage} from "./language.js";
import {outletOf} from "./outlet.js";
import type {Given} from "./plain.js";
import {structuredText} from "./structured.js";

/** Most characters of markup that are parsed, and deepest nesting; what is deeper is read as if it stood there. */
export const maxMarkupLength = 20_000_000;
export const maxNesting = 512;

/** A report of an HTML page. */
export async function pageReport(html: string, given: Given): Promise<Report> {
  const document = parsePage(flattenDeep(html));
  const rendered = renderBlocks(rootOf(document));
  const {text, blocks} = rendered;
  const furniture = markBlocks(rendered, structuredText(document));
  const reasons = new Map(furniture.map((mark) => [mark.start, mark.reason]));
  const visible = blocks.map((block) => ({
    text: text.slice(block.start, block.end),
    start: block.start,
    end: block.end,
    reason: reasons.get(block.start),
  }));
  const facts = [...givenFacts(given), ...findFacts(document, given.url, visible)];
  const url = given.url ?? canonicalOf(facts);
  const pageDate = (given.pageDate && parseDay(given.pageDate)) || publishedDay(facts.filter((fact) => fact.foundIn !== "input"));
  return {
    id: given.id,
    url,
    outlet: outletOf({outlet: given.outlet ?? factOf(facts, "outlet"), url}),
    title: given.title ?? titleOf(document, facts),
    byline: given.byline ?? factOf(facts, "byline"),
    pageDate,
    pageDateCertainty: pageDate === undefined ? undefined : "stated",
    text,
    plain: false,
    language: given.language ?? (await findLanguage(storyOf(text, furniture))),
    furniture,
    facts,
  };
}

function givenFacts(given: Given): PageFact[] {
  return given.pageDate === undefined ? [] : [{name: "published", value: given.pageDate, foundIn: "input"}];
}

function canonicalOf(facts: readonly PageFact[]): string | undefined {
  const canonical = factOf(facts, "canonical");
  return canonical !== undefined && /^https?:/.test(canonical) && URL.canParse(canonical) ? canonical : undefined;
}

// "Dam breaks in Veld - Northern Wire": the page's own heading says the same without the site's name.
function titleOf(document: PageDocument, facts: readonly PageFact[]): string | undefined {
  const title = factOf(facts, "title");
  const heading = document.querySelector("h1")?.textContent?.replace(/\s+/g, " ").trim();
  return heading && title?.startsWith(heading) && heading.length > 10 ? heading : title;
}

/** The text without its furniture, for telling its language. */
function storyOf(text: string, furniture: Report["furniture"]): string {
  let at = 0;
  const parts: string[] = [];
  for (const mark of furniture) {
    parts.push(text.slice(at, mark.start));
    at = mark.end;
  }
  const story = [...parts, text.slice(at)].join("\n").trim();
  return story.length < 40 ? text : story;
}

const nesting =
  /<(\/?)(?:div|span|b|i|em|strong|font|center|section|article|table|tr|td|tbody|ul|ol|li|blockquote|p|a|u|dl|dd|dt|main|aside|nav|form)\b[^<>]*>/gi;

/** Drops opening tags beyond the deepest nesting that is followed, since the parser's tree is walked by recursion in places. */
function flattenDeep(html: string): string {
  const source = html.length > maxMarkupLength ? html.slice(0, maxMarkupLength) : html;
  let depth = 0;
  let deepest = 0;
  for (const match of source.matchAll(nesting)) {
    depth = Math.max(0, depth + (match[1] === "/" ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  if (deepest <= maxNesting) return source;
  depth = 0;
  return source.replace(nesting, (tag, closing) => {
    if (closing) return depth-- > maxNesting ? " " : tag;
    return ++depth > maxNesting ? " " : tag;
  });
}
