// Which report shares text with which, which way it went, and on whose account each line rests.
// Origins: the named source of an attributed line, else the agency that its sentence credits, else whoever first had the shared passage,
// else the outlet itself. Counting origins, not outlets, makes five carriers of one agency one source.
import {createHash} from "node:crypto";
import type {ChainMention, Entity, Reading, TokenRef, Told} from "../model/reading.js";
import type {Report} from "../model/report.js";
import type {Origin, SharedText} from "../model/situation.js";
import {contains, type Evidence, firstFrom, overlaps, type Span, textOf} from "../model/span.js";
import {type Credit, findCredits} from "./credits.js";
import {forgetful, type Memory} from "./memory.js";
import {type AlignedSentence, alignStories, indexSentences, storySentences, withoutStock} from "./passages.js";
import {childrenOf, headOf, tokenAt} from "./phrases.js";
import {findCandidates, foldWord, minHash} from "./shingles.js";

/** Shared text, credits and origins of a set of reports. */
export interface Lineage {
  /** Every origin that a line may rest on, by id. Lines name those that they do rest on. */
  readonly origins: readonly Origin[];
  /** Shared text by report id; a report that shares none has no entry. */
  readonly shared: ReadonlyMap<string, readonly SharedText[]>;
  /** Number of the group that stands on the same original, from 1 in the order of the reports. */
  group(report: string): number;
  /** Agencies and outlets that the report credits, sorted. */
  agencies(report: string): readonly string[];
  /** Ids of the origins that the evidence rests on, sorted. `via` names the outlet or source that a report has it from. */
  originsOf(evidence: readonly Evidence[], via?: string): readonly string[];
}

interface Story {
  readonly told: Told;
  readonly sentences: readonly Span[];
  readonly credits: readonly Credit[];
  readonly sources: readonly NamedSource[];
  readonly length: number;
}

/** Who is named as the source of what. */
interface NamedSource {
  readonly name: string;
  readonly span: Span;
  readonly content: readonly Span[];
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly aligned: readonly AlignedSentence[];
}

const PARTNERS = 16;
// Two buckets of two reports: a single chance meeting is no reason to align two stories.
const LEAST_WEIGHT = 1.2;

/** Finds the lineage of reports, which come sorted by id. Time grows with the number of reports, not of pairs. */
export function findLineage(told: readonly Told[], memory: Memory = forgetful): Lineage {
  const {stories, pairs} = compareTexts(told, memory);
  const place = new Map(told.map(({report}, at) => [report.id, at]));
  const groups = joinGroups(told.length, pairs);
  const ledger = openLedger(stories, pairs);
  return {
    origins: ledger.origins,
    shared: describePairs(stories, pairs, memory),
    group: (report) => groups[place.get(report) ?? -1] ?? 0,
    agencies: (report) => uniqueSorted((stories[place.get(report) ?? -1]?.credits ?? []).map(({name}) => name)),
    originsOf: (evidence, via) =>
      uniqueSorted(evidence.flatMap((span) => (place.has(span.report) ? [ledger.originOf(place.get(span.report)!, span, via)] : []))),
  };
}

/** The stories and what pairs of them share. What the words were prepared for ends here: of a sentence only its place is kept. */
function compareTexts(told: readonly Told[], memory: Memory): {stories: Story[]; pairs: Pair[]} {
  const ids = told.map(({report}) => report.id);
  const whole = told.map((one, at) => memory.recall("story sentences", ids[at]!, [one], () => storySentences(one)));
  const prepared = withoutStock(whole, ids, memory);
  const signatures = prepared.map((sentences, at) =>
    memory.recall("signatures", ids[at]!, [sentences], () => sentences.map(({shingles}) => minHash(shingles))),
  );
  const places = new Map<number, ReadonlyMap<number, readonly number[]>>();
  const placesIn = (at: number): ReadonlyMap<number, readonly number[]> => {
    const found = places.get(at) ?? indexSentences(prepared[at]!);
    places.set(at, found);
    return found;
  };
  const pairs = proposePairs(signatures).flatMap(({a, b}): Pair[] => {
    const [here, there] = [prepared[a]!, prepared[b]!];
    const aligned = memory.recall("aligned", `${ids[a]} ${ids[b]}`, [here, there], () => alignStories(here, there, placesIn(b)));
    return aligned.length > 0 ? [{a, b, aligned}] : [];
  });
  const stories = told.map((one, at) =>
    memory.recall("story", ids[at]!, [one, prepared[at]], () => readStory(one, prepared[at]!.map(placeOf))),
  );
  return {stories, pairs};
}

function readStory(told: Told, sentences: readonly Span[]): Story {
  const length = sentences.reduce((sum, {start, end}) => sum + end - start, 0);
  return {told, sentences, credits: findCredits(told.report), sources: namedSources(told), length};
}

// Each report keeps its likeliest partners only: what a thousand reports on one topic have in common is not copied text.
function proposePairs(stories: readonly (readonly (readonly number[])[])[]): {a: number; b: number}[] {
  const signatures = stories.flat();
  const owners = stories.flatMap((sentences, at) => sentences.map(() => at));
  const candidates = findCandidates(signatures, owners).sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b);
  const partners = new Uint16Array(stories.length);
  return candidates
    .filter(({a, b, weight}) => {
      if (weight < LEAST_WEIGHT) return false;
      if (partners[a]! >= PARTNERS && partners[b]! >= PARTNERS) return false;
      partners[a]!++;
      partners[b]!++;
      return true;
    })
    .sort((x, y) => x.a - y.a || x.b - y.b);
}

function joinGroups(size: number, pairs: readonly Pair[]): number[] {
  const parent = Array.from({length: size}, (_, at) => at);
  for (const {a, b} of pairs) union(parent, a, b);
  const numbers = new Map<number, number>();
  return parent.map((_, at) => {
    const root = rootOf(parent, at);
    if (!numbers.has(root)) numbers.set(root, numbers.size + 1);
    return numbers.get(root)!;
  });
}

function describePairs(stories: readonly Story[], pairs: readonly Pair[], memory: Memory): Map<string, readonly SharedText[]> {
  const shared = new Map<string, SharedText[]>();
  for (const {a, b, aligned} of pairs) {
    const [here, there] = [stories[a]!, stories[b]!];
    const [id, other] = [here.told.report.id, there.told.report.id];
    const both = memory.recall("shared text", `${id} ${other}`, [here, there, aligned], () => {
      const flipped = aligned.map((pair) => ({a: pair.b, b: pair.a, likeness: pair.likeness}));
      return [describeShared(here, there, aligned), describeShared(there, here, flipped)] as const;
    });
    shared.set(id, [...(shared.get(id) ?? []), both[0]]);
    shared.set(other, [...(shared.get(other) ?? []), both[1]]);
  }
  return new Map(
    [...shared].map(([id, list]) => {
      const inOrder = list.sort((x, y) => (x.report < y.report ? -1 : 1));
      return [id, memory.recall("shared texts", id, inOrder, () => inOrder)];
    }),
  );
}

function describeShared(here: Story, there: Story, aligned: readonly AlignedSentence[]): SharedText {
  const passages = aligned
    .map(({a, b}) => ({here: placeOf(here.sentences[a]!), there: placeOf(there.sentences[b]!)}))
    .sort((x, y) => x.here.start - y.here.start);
  const covered = passages.reduce((sum, passage) => sum + passage.here.end - passage.here.start, 0);
  const {direction, why} = findDirection(here, there);
  const share = here.length === 0 ? 0 : Math.round((1000 * covered) / here.length) / 1000;
  return {
    report: there.told.report.id,
    share,
    passages,
    ...(direction ? {direction} : {}),
    why: `${passages.length} sentence${passages.length === 1 ? "" : "s"} in common; ${why}`,
  };
}

function findDirection(here: Story, there: Story): {direction?: "from" | "to"; why: string} {
  const credited = creditBetween(here, there);
  if (credited) return credited;
  const [mine, theirs] = [dayOf(here), dayOf(there)];
  if (mine && theirs && mine !== theirs) {
    const direction = mine < theirs ? "to" : "from";
    return {
      direction,
      why:
        direction === "to" ? `this report is of ${mine}, the other of ${theirs}` : `the other report is of ${theirs}, this one of ${mine}`,
    };
  }
  const agencies = [here, there].map((story) => story.credits.filter(({scope}) => scope === "report").map(({name}) => name));
  const common = agencies[0]!.find((name) => agencies[1]!.includes(name));
  if (common) return {why: `both credit ${common}, so both may have it from there`};
  return {why: "neither date nor credit tells which way it went"};
}

function creditBetween(here: Story, there: Story): {direction: "from" | "to"; why: string} | undefined {
  const [mine, theirs] = [outletOf(here.told.report), outletOf(there.told.report)];
  if (mine === theirs) return undefined;
  if (namesOutlet(here, theirs)) return {direction: "from", why: `this report names ${theirs}`};
  if (namesOutlet(there, mine)) return {direction: "to", why: `the other report names ${mine}`};
  return undefined;
}

function namesOutlet({told, sentences, credits}: Story, outlet: string): boolean {
  if (credits.some(({name}) => name === outlet)) return true;
  if (!/^\p{Lu}.{3}/u.test(outlet)) return false;
  return sentences.some(({start, end}) => told.report.text.slice(start, end).includes(outlet));
}

/** The origins that at least one of the lines rests on. */
export function keepOrigins(origins: readonly Origin[], lines: readonly {readonly origins: readonly string[]}[]): Origin[] {
  const used = new Set(lines.flatMap((line) => line.origins));
  return origins.filter(({id}) => used.has(id));
}

interface Ledger {
  readonly origins: readonly Origin[];
  originOf(story: number, span: Span, via?: string): string;
}

// Written up once for all sentences, so that asking later changes nothing.
function openLedger(stories: readonly Story[], pairs: readonly Pair[]): Ledger {
  const entries = new Map<string, {name: string; why: string; mentions: Evidence[]}>();
  const note = (name: string, why: string, mention?: Evidence): string => {
    const id = originId(name);
    const entry = entries.get(id) ?? {name, why, mentions: []};
    if (mention && !entry.mentions.some((one) => one.report === mention.report)) entry.mentions.push(mention);
    entries.set(id, entry);
    return id;
  };
  const first = findFirst(stories, pairs);
  const own = stories.map((story) => accountOf(story, note));
  const sources = stories.map(({told: {report}, sources}) =>
    sources.map(({name, span, content}) => ({
      content,
      id: note(name, "named as the source of what it is said to have said", {report: report.id, start: span.start, end: span.end}),
    })),
  );
  const cited = stories.map(({told: {report}, credits}) =>
    credits.map((credit) => ({
      span: credit as Span,
      id: note(credit.name, "credited by name", {report: report.id, start: credit.start, end: credit.end}),
    })),
  );
  return {
    get origins() {
      return [...entries]
        .map(([id, {name, why, mentions}]) => ({id, name, why, mentions, reports: uniqueSorted(mentions.map(({report}) => report))}))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    originOf(story, span, via) {
      if (via)
        return note(via, "named as the source of the line", {report: stories[story]!.told.report.id, start: span.start, end: span.end});
      const at = sentenceAt(stories[story]!.sentences, span);
      const sentence = at < 0 ? span : stories[story]!.sentences[at]!;
      const attributed = sources[story]!.find(({content}) => content.some((part) => contains(part, span) || overlaps(part, span)));
      const credited = cited[story]!.find((credit) => overlaps(credit.span, sentence));
      return attributed?.id ?? credited?.id ?? own[at < 0 ? story : first(story, at)]!;
    },
  };
}

// The account that a report gives in its own voice: the one agency it carries, or its own.
function accountOf(story: Story, note: (name: string, why: string, mention?: Evidence) => string): string {
  const {report} = story.told;
  const whole = story.credits.filter(({scope}) => scope === "report");
  if (new Set(whole.map(({name}) => name)).size === 1) {
    return note(whole[0]!.name, `${report.id} carries it as a whole`, {report: report.id, start: whole[0]!.start, end: whole[0]!.end});
  }
  const opening = story.sentences[0];
  return note(outletOf(report), "the outlet's own account", opening && {report: report.id, start: opening.start, end: opening.end});
}

function namedSources({report, reading}: Told): NamedSource[] {
  const names = namesOfMentions(reading);
  return reading.attributions.flatMap(({source, content}) => {
    const span = source[0];
    const name = span && nameOfSource(report, reading, names, span);
    return name ? [{name, span, content}] : [];
  });
}

/** The fullest name of the chain that each mention stands in, by the mention's range and by its head. */
function namesOfMentions(reading: Reading): ReadonlyMap<string, Span> {
  const names = new Map<string, Span>();
  for (const chain of reading.coreference) {
    const [name] = chain
      .filter(({kind}) => kind === "name")
      .map((mention) => nameIn(reading, mention))
      .sort((a, b) => b.end - b.start - (a.end - a.start));
    if (!name) continue;
    for (const mention of chain) for (const key of [keyOf(mention), headKey(mention.head)]) if (!names.has(key)) names.set(key, name);
  }
  return names;
}

function keyOf({start, end}: Span): string {
  return `${start}-${end}`;
}

function headKey({sentence, token}: TokenRef): string {
  return `${sentence}:${token}`;
}

// "he" stands for whoever its chain names; "residents" of one report are not the residents of another.
function nameOfSource(report: Report, reading: Reading, names: ReadonlyMap<string, Span>, source: Span): string | undefined {
  const head = headOf(reading.sentences, source);
  const name = names.get(keyOf(source)) ?? (head && (names.get(headKey(head)) ?? bareName(reading, source, head)));
  const words = plainText(report.text, name ?? source);
  if (name) return words;
  const bare = words.replace(/,.*$/, "");
  if (/^(?:he|she|it|they|we|i|who|which|that)$/i.test(bare) || bare.length > 80) return undefined;
  return /\p{Lu}/u.test(bare) ? bare : `${bare} (${outletOf(report)})`;
}

/** The name inside a mention that bears its head: "[Ada Voss], who chairs the panel". */
function nameIn(reading: Reading, mention: ChainMention): Span {
  const token = tokenAt(reading.sentences, mention.head);
  const entity = token && entityOver(reading.entities, token);
  return entity && contains(mention, entity) ? entity : mention;
}

/** A name that heads a phrase, or that of the person whose office does: "port spokeswoman [Ada Voss]". */
function bareName(reading: Reading, source: Span, head: TokenRef): Span | undefined {
  const {tokens} = reading.sentences[head.sentence]!;
  const named = (token: Span): Entity | undefined => {
    const entity = entityOver(reading.entities, token);
    return entity && contains(source, entity) && entity.type !== "MISC" ? entity : undefined;
  };
  const own = named(tokens[head.token]!);
  if (own) return own;
  const beside = childrenOf(reading.sentences[head.sentence]!, head.token, "appos", "flat").map((child) => named(tokens[child]!));
  return beside.find((entity) => entity?.type === "PER");
}

function entityOver(entities: readonly Entity[], token: Span): Entity | undefined {
  const entity = entities[firstFrom(entities, token.end) - 1];
  return entity && contains(entity, token) ? entity : undefined;
}

function plainText(text: string, span: Span): string {
  return textOf(text, span)
    .replace(/\s+/g, " ")
    .replace(/^(?:the|a|an)\s+/i, "")
    .replace(/['’]s$/, "")
    .trim();
}

// For each sentence, the report that had its passage first: the earliest dated, else the fullest.
function findFirst(stories: readonly Story[], pairs: readonly Pair[]): (story: number, sentence: number) => number {
  const offsets = [0];
  for (const {sentences} of stories) offsets.push(offsets.at(-1)! + sentences.length);
  const parent = Array.from({length: offsets.at(-1)!}, (_, at) => at);
  for (const {a, b, aligned} of pairs) for (const pair of aligned) union(parent, offsets[a]! + pair.a, offsets[b]! + pair.b);
  const holders = new Map<number, number>();
  stories.forEach((story, at) => {
    story.sentences.forEach((_, index) => {
      const root = rootOf(parent, offsets[at]! + index);
      const holder = holders.get(root);
      if (holder === undefined || comesBefore(story, stories[holder]!)) holders.set(root, at);
    });
  });
  return (story, sentence) => holders.get(rootOf(parent, offsets[story]! + sentence))!;
}

function comesBefore(a: Story, b: Story): boolean {
  const [dayA, dayB] = [dayOf(a) ?? "9999", dayOf(b) ?? "9999"];
  return dayA < dayB || (dayA === dayB && a.length > b.length);
}

function dayOf({told: {report, reading}}: Story): string | undefined {
  return reading.storyDate.date ?? report.pageDate;
}

function sentenceAt(sentences: readonly Span[], span: Span): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const sentence = sentences[middle]!;
    if (sentence.end <= span.start) low = middle + 1;
    else if (sentence.start >= span.end) high = middle - 1;
    else return middle;
  }
  return -1;
}

/** The outlet's name, or what stands for it: the address's host, or the report's id without its number. */
export function outletOf(report: Report): string {
  if (report.outlet) return report.outlet;
  const host = report.url && /^https?:\/\/(?:www\.)?([^/:]+)/.exec(report.url)?.[1];
  return host || report.id.replace(/^\d+-/, "") || report.id;
}

function originId(name: string): string {
  const words = name.split(/\s+/).map(foldWord).filter(Boolean).join(" ");
  const slug = words
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 32)
    .replace(/-$/, "");
  return `o-${slug ? `${slug}-` : ""}${createHash("sha256").update(words).digest("hex").slice(0, 6)}`;
}

function placeOf({start, end}: Span): Span {
  return {start, end};
}

function uniqueSorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function union(parent: number[], a: number, b: number): void {
  const [rootA, rootB] = [rootOf(parent, a), rootOf(parent, b)];
  if (rootA < rootB) parent[rootB] = rootA;
  else parent[rootA] = rootB;
}

function rootOf(parent: number[], at: number): number {
  let root = at;
  while (parent[root] !== root) root = parent[root]!;
  while (parent[at] !== root) [parent[at], at] = [root, parent[at]!];
  return root;
}
