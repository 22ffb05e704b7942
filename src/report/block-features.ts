// What a block of a page looks like in numbers: the measures of its text and its neighbours, and those of its place in the page's tree.
import type {Block, Rendered} from "./blocks.js";
import type {PageElement} from "./dom.js";
import {measureLines, measureNames, proseIn} from "./line-features.js";

/** Names that pages give to the parts around a story, and to the story, in class, id, role and test attributes. */
const placeWords: readonly RegExp[] = [
  /article|story|post|entry|content|body|text|main/,
  /articlebody|article-body|article__body|story-body|storybody|post-content|entry-content|article-content|article-text|body-copy|content-body|post-body|article_body|story-content|articletext|paragraph|richtext|rich-text/,
  /comment|disqus|reply|respond|discussion|livefyre/,
  /share|social|facebook|twitter|follow|sharing|addthis|shariff/,
  /relat|recirc|recommend|more-|read-?more|also|trending|popular|most-|latest|next|prev|pagination|outbrain|taboola|teaser|card|promo|suggest|carousel|river|feed|listing|grid/,
  /sidebar|side-bar|rail|aside|widget|secondary|complementary|right-?col|module/,
  /nav|menu|breadcrumb|header|masthead|topbar|toolbar|skip|search|dropdown/,
  /footer|bottom|colophon|copyright|legal|disclaimer/,
  /(^|[^a-z])(ad|ads|advert|adv|dfp|gpt|banner)([^a-z]|$)|advert|sponsor|promot|commercial/,
  /newsletter|subscri|sign-?up|signup|paywall|login|register|membership|modal|popup|overlay|cookie|consent|gdpr|donate|alert/,
  /caption|credit|figure|image|photo|media|video|gallery|slide|embed|player|pull-?quote|infobox|fact-?box|inset/,
  /author|byline|contributor|bio|profile/,
  /meta|date|time|publish|posted|tag|categor|topic|label|kicker|eyebrow|info|toolbar|tools/,
  /headline|title|heading|subtitle|dek|summary|standfirst|excerpt|description|lede|deck|intro/,
  /hidden|visually|sr-only|screen-?reader|hide|print-?only|offscreen/,
];

const places = [
  "nav",
  "header",
  "footer",
  "aside",
  "form",
  "figure",
  "article",
  "main",
  "section",
  "ul",
  "ol",
  "table",
  "blockquote",
  "a",
  "button",
  "li",
] as const;
const tagKinds: Readonly<Record<string, number>> = {
  p: 1,
  h1: 2,
  h2: 3,
  h3: 4,
  h4: 4,
  h5: 5,
  h6: 5,
  li: 6,
  div: 7,
  td: 8,
  th: 8,
  figcaption: 9,
  blockquote: 10,
  section: 11,
  article: 11,
  pre: 12,
};

/** Names of the measures of a block, in order. */
export const blockMeasureNames: readonly string[] = [
  ...measureNames,
  "linkShare",
  "linkPrevious",
  "linkNext",
  "linkAround",
  "depth",
  ...["p", "h1", "h2", "h34", "h56", "li", "div", "cell", "figcaption", "quote", "section", "pre"].map((tag) => `tag ${tag}`),
  ...places.map((place) => `in ${place}`),
  ...placeWords.flatMap((_, at) => [`near ${at}`, `far ${at}`]),
  "itemprop",
  "structured",
  "proseOfParent",
  "proseOfGrand",
  "proseOfGreat",
  "siblings",
  "parentLinks",
  "grandLinks",
  "sameParentPrevious",
  "sameParentNext",
  "sameTagPrevious",
  "sameTagNext",
  "treeShare",
];

interface Place {
  readonly depth: number;
  /** Per word list: 1 when an ancestor has such a name. */
  readonly words: readonly number[];
  readonly own: readonly number[];
  readonly tags: readonly number[];
  readonly body: number;
}

interface Tally {
  prose: number;
  linked: number;
  chars: number;
  blocks: number;
}

/** One row of measures per block. `structured` is the article's text as the page's own data states it, if it does. */
export function measureBlocks({text, blocks}: Rendered, structured?: string): Float64Array[] {
  const lines = blocks.map((block) => ({text: text.slice(block.start, block.end).replace(/\n/g, " "), gap: 1}));
  const rows = measureLines(lines);
  const tallies = tallyElements(blocks, rows.map(proseIn));
  const total = rows.reduce((sum, row) => sum + proseIn(row), 0) || 1;
  const known: Known = {places: new Map(), flags: new Map()};
  const link = blocks.map((block) => block.linked / (block.end - block.start || 1));
  const inside = matchStructured(lines, structured);
  return blocks.map((block, i) => {
    const {element} = block;
    const place = placeOf(element, known);
    const parent = element.parentElement;
    const grand = parent?.parentElement ?? null;
    const share = (of: PageElement | null | undefined): number => (of ? (tallies.get(of)?.prose ?? 0) / total : 0);
    const links = (of: PageElement | null): number => {
      const tally = of ? tallies.get(of) : undefined;
      return tally ? tally.linked / (tally.chars || 1) : 0;
    };
    const tags = new Array<number>(12).fill(0);
    const kind = tagKinds[block.tag];
    if (kind) tags[kind - 1] = 1;
    return new Float64Array([
      ...(rows[i] as Float64Array),
      link[i] as number,
      link[i - 1] ?? -1,
      link[i + 1] ?? -1,
      meanOf(link, i - 3, i + 4),
      place.depth,
      ...tags,
      ...place.tags,
      ...place.words.flatMap((word, at) => [place.own[at] as number, word]),
      place.body,
      inside[i] as number,
      share(parent),
      share(grand),
      share(grand?.parentElement),
      Math.log1p(parent ? (tallies.get(parent)?.blocks ?? 0) : 0),
      links(parent),
      links(grand),
      Number(blocks[i - 1]?.element.parentElement === parent),
      Number(blocks[i + 1]?.element.parentElement === parent),
      Number(blocks[i - 1]?.tag === block.tag),
      Number(blocks[i + 1]?.tag === block.tag),
      share(element),
    ]);
  });
}

/** Prose, links and blocks under each element, up to six levels above a block. */
function tallyElements(blocks: readonly Block[], prose: readonly number[]): Map<PageElement, Tally> {
  const tallies = new Map<PageElement, Tally>();
  for (const [i, block] of blocks.entries()) {
    let element: PageElement | null = block.element;
    for (let up = 0; element && up < 6; up++) {
      const tally = tallies.get(element) ?? {prose: 0, linked: 0, chars: 0, blocks: 0};
      tally.prose += prose[i] as number;
      tally.linked += block.linked;
      tally.chars += block.end - block.start;
      tally.blocks++;
      tallies.set(element, tally);
      element = element.parentElement;
    }
  }
  return tallies;
}

/** What was worked out for this page: places of elements, and what their names say. */
interface Known {
  readonly places: Map<PageElement, Place>;
  readonly flags: Map<string, readonly number[]>;
}

function placeOf(element: PageElement, known: Known): Place {
  const chain: PageElement[] = [];
  let above: Place | undefined;
  for (let at: PageElement | null = element; at; at = at.parentElement) {
    above = known.places.get(at);
    if (above) break;
    chain.push(at);
  }
  let place: Place = above ?? {depth: 0, words: placeWords.map(() => 0), own: placeWords.map(() => 0), tags: places.map(() => 0), body: 0};
  for (const at of chain.reverse()) {
    place = within(place, at, known);
    known.places.set(at, place);
  }
  return place;
}

// The page's outermost elements carry the site's own classes ("has-sidebar"), which say nothing about a block.
function within(above: Place, element: PageElement, known: Known): Place {
  const tag = element.localName;
  const named = flagsOf(tag === "html" || tag === "body" ? "" : namesOf(element), known);
  const own = named.map((is, at) => (is ? 1 : (above.own[at] as number) * 0.5));
  return {
    depth: above.depth + 1,
    own,
    words: named.map((is, at) => Math.max(above.words[at] as number, is)),
    tags: places.map((place, at) => (place === tag ? 1 : (above.tags[at] as number))),
    body: Math.max(above.body, /articlebody/i.test(element.getAttribute("itemprop") ?? "") ? 1 : 0),
  };
}

function flagsOf(names: string, {flags}: Known): readonly number[] {
  let found = flags.get(names);
  if (!found) {
    found = placeWords.map((pattern) => Number(pattern.test(names)));
    flags.set(names, found);
  }
  return found;
}

function namesOf(element: PageElement): string {
  const names = [
    element.getAttribute("class"),
    element.getAttribute("id"),
    element.getAttribute("role"),
    element.getAttribute("data-testid"),
    element.getAttribute("data-component"),
  ];
  return names.filter(Boolean).join(" ").slice(0, 400).toLowerCase();
}

/** Per block, the share of its words in runs of three that the page's own data has too; -1 where the page states no text. */
function matchStructured(lines: readonly {text: string}[], structured: string | undefined): number[] {
  if (structured === undefined) return lines.map(() => -1);
  const runs = new Set(runsOf(structured));
  return lines.map((line) => {
    const own = runsOf(line.text);
    return own.length === 0 ? 0 : own.filter((run) => runs.has(run)).length / own.length;
  });
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 3) return words.length === 0 ? [] : [words.join(" ")];
  return words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
}

function meanOf(values: readonly number[], from: number, to: number): number {
  const part = values.slice(Math.max(0, from), to);
  return part.length ? part.reduce((sum, value) => sum + value, 0) / part.length : 0;
}
