// Which event words tell of one event. Words of reports that may tell one story are compared pair by pair (`event-pairs.ts`), and a forest
// trained on ECB+ says how likely two tell of one event; then the likeliest groups are joined first. Used for situations and for the ECB+ score.
import {type Forest, growForest, scoreRow} from "../model/forest.js";
import {averageLink, type Link} from "./average-link.js";
import planted from "./event-forest.json" with {type: "json"};
import {areComparable, createEventPairs, type EventPairs, type EventUnit, type PreparedUnit, prepareUnit} from "./event-pairs.js";
import {forgetful, type Memory} from "./memory.js";
import {MOST_NEIGHBOURS, type Stories} from "./stories.js";

export type {EventUnit} from "./event-pairs.js";

/** What else decides on groups. */
export interface ClusterOptions {
  /** Mean likeness at which groups are joined. */
  readonly threshold?: number;
  readonly forest?: Forest;
  readonly memory?: Memory;
}

const SHIPPED = growForest(planted);
/** Chosen over the topics of ECB+ train in two folds. */
const THRESHOLD = 0.3;
/** Less likely pairs are not kept. */
const LEAST_LIKELY = 0.02;
/** The vote of two mentions of different days or different kinds, which outweighs a likely pair. */
const AGAINST = -0.3;

/**
 * Groups units; returns indexes into `units`, each group in order. `reportAt` gives the place of a report in `stories`. The order of the
 * units decides nothing but the order of the groups.
 */
export function clusterEvents(
  units: readonly EventUnit[],
  stories: Stories,
  reportAt: (report: string) => number,
  {threshold = THRESHOLD, forest = SHIPPED, memory = forgetful}: ClusterOptions = {},
): number[][] {
  const byReport = prepareByReport(units, memory);
  const tellings = tellOnce([...byReport.values()].flat());
  const told = tellings.map(([first]) => first!);
  const places = new Map(units.map((unit, index) => [unit, index]));
  return averageLink(told.length, linksOf(told, stories, reportAt, forest, threshold, memory), threshold, MOST_NEIGHBOURS)
    .map((group) => group.flatMap((index) => tellings[index]!.map(({unit}) => places.get(unit)!)).sort((x, y) => x - y))
    .sort((x, y) => x[0]! - y[0]!);
}

/** Units prepared by report, in the order of `units`. */
function prepareByReport(units: readonly EventUnit[], memory: Memory): Map<string, readonly PreparedUnit[]> {
  const groups = groupBy(units, ({report}) => report);
  return new Map([...groups].map(([report, own]) => [report, memory.recall("prepared units", report, own, () => own.map(prepareUnit))]));
}

/**
 * Links between units that groups may be made of. Groups are joined over a link of the threshold or more, so no group reaches beyond what such
 * links hold together, and of the others only those within count.
 */
function linksOf(
  units: readonly PreparedUnit[],
  stories: Stories,
  reportAt: (report: string) => number,
  forest: Forest,
  threshold: number,
  memory: Memory,
): Link[] {
  const pairs = createEventPairs(units, stories, reportAt);
  const links: Link[] = [];
  const up = Int32Array.from(units, (_, index) => index);
  const link = (a: number, b: number, likeness: number): void => {
    if (likeness >= 0 && likeness < LEAST_LIKELY) return;
    links.push([a, b, likeness]);
    if (likeness >= threshold) up[rootIn(up, a)] = rootIn(up, b);
  };
  for (const {own, others, compared} of comparedReports(units, stories, reportAt, memory))
    compared.pairs.forEach((pair, at) => {
      const [a, b] = [own[pair >>> 16]!, others[pair & 0xffff]!];
      const kept = () => keptScore(compared, at, pairs.surroundings(a, b), () => likenessOf(forest, pairs, a, b));
      link(Math.min(a, b), Math.max(a, b), compared.surroundings[at] === APART ? AGAINST : kept());
    });
  for (const [a, b] of recalledPairs(units, stories, reportAt))
    link(a, b, contradict(units[a]!, units[b]!) ? AGAINST : likenessOf(forest, pairs, a, b));
  return links.filter(([a, b]) => rootIn(up, a) === rootIn(up, b));
}

function rootIn(up: Int32Array, item: number): number {
  let root = item;
  while (up[root] !== root) {
    up[root] = up[up[root]!]!;
    root = up[root]!;
  }
  return root;
}

/** True for mentions that give days apart, that are of two kinds by two words, or of which both parties differ. */
function contradict({unit: a}: PreparedUnit, {unit: b}: PreparedUnit): boolean {
  const days = a.days !== undefined && b.days !== undefined && (a.days.last < b.days.first || b.days.last < a.days.first);
  const kinds = a.type !== undefined && b.type !== undefined && a.type !== b.type;
  return days || kinds || (areApart(a.actors, b) && areApart(a.recipients, b) && areApart(b.actors, a) && areApart(b.recipients, a));
}

/** True for named parties none of whom the other mention names. */
function areApart(parties: readonly string[], {actors, recipients}: EventUnit): boolean {
  return parties.length > 0 && !parties.some((party) => actors.includes(party) || recipients.includes(party));
}

function likenessOf(forest: Forest, pairs: EventPairs, a: number, b: number): number {
  return 1 / (1 + Math.exp(-scoreRow(forest, pairs.measure(a, b))));
}

/** Units that are told in the same sentence, of the same day, in whichever report: copies are compared with the rest only once. */
function tellOnce(units: readonly PreparedUnit[]): PreparedUnit[][] {
  return [...groupBy(units, keyOf).values()];
}

function keyOf({unit}: PreparedUnit, index: number): string {
  const {lemma, realm, type, days, actors, recipients, words, sentenceWords} = unit;
  if (sentenceWords.length < SAME_TELLING) return String(index);
  return [lemma, realm, type, days?.first, days?.last, actors, recipients, words, sentenceWords].join("|");
}

const SAME_TELLING = 4;

// ---- which pairs are worth comparing

/** The units of two reports, as indexes, and what was found of their pairs. */
interface ComparedReports {
  readonly own: readonly number[];
  readonly others: readonly number[];
  readonly compared: Compared;
}

/** Pairs of units of two reports, each as the two places in one number, with the likeness that was last found and what it was found with. */
interface Compared {
  readonly pairs: Uint32Array;
  /** `APART` for pairs that contradict each other, `UNKNOWN` for those never found. */
  readonly surroundings: Int32Array;
  readonly scores: Float32Array;
}

const UNKNOWN = -1;
const APART = -2;

/** Units are compared within a report and between reports that may tell one story. */
function* comparedReports(
  units: readonly PreparedUnit[],
  stories: Stories,
  reportAt: (report: string) => number,
  memory: Memory,
): Generator<ComparedReports> {
  const byReport = new Map(
    [...groupBy([...units.keys()], (index) => units[index]!.unit.report)].map(([id, own]) => [reportAt(id), {id, own}]),
  );
  const toldIn = new Map(
    [...byReport].map(([at, {id, own}]) => {
      const told = own.map((index) => units[index]!);
      return [at, memory.recall("told once", id, told, () => told)];
    }),
  );
  for (const [at, {id, own}] of byReport) {
    // what is near from both sides is compared once
    const others = stories.neighbours[at]!.filter((other) => other > at || !stories.neighbours[other]!.includes(at));
    for (const near of [at, ...others]) {
      const other = byReport.get(near);
      if (!other) continue;
      const [here, there] = [toldIn.get(at)!, toldIn.get(near)!];
      const compared = memory.recall("event pairs", `${id} ${other.id}`, [here, there], () => compareReports(here, there));
      yield {own, others: other.own, compared};
    }
  }
}

/** What a report has beyond is joined by what is recalled alone: a page of so many events is a listing. */
const MOST_UNITS = 600;

function compareReports(here: readonly PreparedUnit[], there: readonly PreparedUnit[]): Compared {
  const pairs: number[] = [];
  const surroundings: number[] = [];
  here.slice(0, MOST_UNITS).forEach((a, i) => {
    there.slice(0, MOST_UNITS).forEach((b, j) => {
      if ((here === there && j <= i) || !areComparable(a, b)) return;
      pairs.push(i * 0x10000 + j);
      surroundings.push(contradict(a, b) ? APART : UNKNOWN);
    });
  });
  return {pairs: Uint32Array.from(pairs), surroundings: Int32Array.from(surroundings), scores: new Float32Array(pairs.length)};
}

/** The likeness of a pair, found anew only when what it was found with has changed. */
function keptScore({surroundings, scores}: Compared, at: number, now: number, find: () => number): number {
  if (surroundings[at] !== now) {
    scores[at] = find();
    surroundings[at] = now;
  }
  return scores[at]!;
}

/** All pairs that are compared, lower index first: for training. */
export function* candidatePairs(
  units: readonly PreparedUnit[],
  stories: Stories,
  reportAt: (report: string) => number,
): Generator<[number, number]> {
  for (const {own, others, compared} of comparedReports(units, stories, reportAt, forgetful))
    for (const pair of compared.pairs) {
      const [a, b] = [own[pair >>> 16]!, others[pair & 0xffff]!];
      yield a < b ? [a, b] : [b, a];
    }
  yield* recalledPairs(units, stories, reportAt);
}

/** An event may be recalled in many stories: pairs of far reports with one root and one party or day. */
function* recalledPairs(
  units: readonly PreparedUnit[],
  stories: Stories,
  reportAt: (report: string) => number,
): Generator<[number, number]> {
  for (const [a, others] of recalledWith(units))
    for (const b of others) {
      const [x, y] = [reportAt(units[a]!.unit.report), reportAt(units[b]!.unit.report)];
      const far = x !== y && !stories.neighbours[x]!.includes(y) && !stories.neighbours[y]!.includes(x);
      if (far && units[a]!.unit.realm === units[b]!.unit.realm) yield [a, b];
    }
}

const RECALLED_WITH = 6;

/** For each unit the next few with the same root and the same party or single day. */
function recalledWith(units: readonly PreparedUnit[]): Map<number, Set<number>> {
  const groups = new Map<string, number[]>();
  units.forEach(({root, unit: {actors, recipients, days, type}}, index) => {
    const keys = [...actors, ...recipients].map((party) => `${root}|${party}`);
    if (days && days.first === days.last && type) keys.push(`${root}|${days.first}`);
    for (const key of keys) put(groups, key, index);
  });
  const next = new Map<number, Set<number>>();
  for (const group of groups.values())
    group.forEach((unit, place) => {
      if (place + 1 === group.length) return;
      const others = next.get(unit) ?? new Set();
      for (const other of group.slice(place + 1, place + 1 + RECALLED_WITH)) others.add(other);
      next.set(unit, others);
    });
  return next;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T, index: number) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  items.forEach((item, index) => {
    put(groups, keyOf(item, index), item);
  });
  return groups;
}

function put<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
