// Which blocks of a page are furniture, and why: a forest over the block, its neighbours and its place in the page's tree decides,
// what the page's own markup calls the block gives the reason.

import {growForest, scoreRow} from "../model/forest.js";
import type {Furniture, FurnitureReason} from "../model/report.js";
import {measureBlocks} from "./block-features.js";
import type {Block, Rendered} from "./blocks.js";
import type {PageElement} from "./dom.js";
import planted from "./page-forest.json" with {type: "json"};
import {findReason, ruleReason} from "./reasons.js";

const forest = growForest(planted);

/** How many ancestors of a block are asked for a name that tells what it is. */
const namesAsked = 8;

const namedReasons: readonly (readonly [RegExp, FurnitureReason])[] = [
  [/cookie|consent|gdpr/, "cookie notice"],
  [/comment|disqus|respond/, "comments"],
  [/newsletter|subscri|sign-?up/, "newsletter"],
  [/paywall|login|register/, "paywall note"],
  [/caption|figcaption|credit/, "caption"],
  [/share|social|follow/, "share"],
  [/author-?(bio|box|info|card)|about-?author|bio(graphy)?\b/, "author box"],
  [/byline|author|contributor/, "byline"],
  [/rating|stars?\b|review-score/, "rating"],
  [/(^|[^a-z])(ad|ads|advert|dfp|sponsor|promo)([^a-z]|$)|advert/, "advertisement"],
  [/relat|recirc|recommend|read-?more|trending|popular|most-|latest|outbrain|taboola|teaser|carousel/, "related"],
  [/breadcrumb|pagination|post-nav|next|prev/, "navigation"],
  [/nav|menu|header|masthead|footer|sidebar/, "menu"],
  [/date|time|publish|posted/, "page date"],
];
const tagReasons: Readonly<Record<string, FurnitureReason>> = {
  nav: "menu",
  footer: "menu",
  header: "menu",
  figcaption: "caption",
  form: "newsletter",
  aside: "related",
  time: "page date",
};

/** Marks the furniture of a rendered page. `structured` is the story's text as the page's own data states it. */
export function markBlocks(rendered: Rendered, structured?: string): Furniture[] {
  const {text, blocks} = rendered;
  const scores = measureBlocks(rendered, structured).map((row) => scoreRow(forest, row));
  const marked = scores.map((score) => score > 0);
  if (marked.every(Boolean)) return [];
  const lines = blocks.map((block) => ({text: text.slice(block.start, block.end).replace(/\n/g, " ")}));
  const marks: Furniture[] = [];
  let last = -2;
  for (const [at, block] of blocks.entries()) {
    if (!marked[at]) continue;
    const reason = reasonOf(block, lines, at, marked);
    const before = marks.at(-1);
    if (before?.reason === reason && last === at - 1) marks[marks.length - 1] = {...before, end: block.end};
    else marks.push({start: block.start, end: block.end, reason});
    last = at;
  }
  return marks;
}

function reasonOf(block: Block, lines: readonly {readonly text: string}[], at: number, marked: readonly boolean[]): FurnitureReason {
  const own = ruleReason(lines[at]?.text ?? "", {first: at === 0, nearStart: true, nearEnd: true});
  return own !== undefined && own !== "keep" ? own : (namedReason(block.element) ?? findReason(lines, at, marked));
}

function namedReason(block: PageElement): FurnitureReason | undefined {
  let element: PageElement | null = block;
  for (let up = 0; element && up < namesAsked && element.localName !== "body"; up++) {
    const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`.slice(0, 200).toLowerCase();
    const named = names === " " ? undefined : namedReasons.find(([pattern]) => pattern.test(names));
    if (named) return named[1];
    const byTag = tagReasons[element.localName];
    if (byTag) return byTag;
    element = element.parentElement;
  }
  return undefined;
}
