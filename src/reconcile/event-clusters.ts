// Which event words tell of one event. Words of reports that may tell one story are compared pair by pair (`event-pairs.ts`), and a forest
// trained on ECB+ says how likely two tell of one event; then the likeliest groups are joined first. Used for situations and for the ECB+ score.
import {type Forest, growForest, scoreRow} from "../model/forest.js";
import {averageLink, type Link} from "./average-link.js";
import planted from "./event-forest.json" with {type: "json"};
import {createEventPairs, type EventPairs, type EventUnit} from "./event-pairs.js";
import {rootOf} from "./event-roots.js";
import {MOST_NEIGHBOURS, type Stories} from "./stories.js";

export type {EventUnit} from "./event-pairs.js";

const SHIPPED = growForest(planted);
/** Mean likeness at which groups are joined; chosen over the topics of ECB+ train in two folds. */
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
  threshold: number = THRESHOLD,
  forest: Forest = SHIPPED,
): number[][] {
  const tellings = tellOnce(units);
  const told = tellings.map(([first]) => units[first!]!);
  return averageLink(told.length, linksOf(told, stories, reportAt, forest), threshold, MOST_NEIGHBOURS)
    .map((group) => group.flatMap((index) => tellings[index]!).sort((x, y) => x - y))
    .sort((x, y) => x[0]! - y[0]!);
}

function* linksOf(units: readonly EventUnit[], stories: Stories, reportAt: (report: string) => number, forest: Forest): Generator<Link> {
  const pairs = createEventPairs(units, stories, reportAt);
  for (const [a, b] of candidatePairs(units, stories, reportAt, pairs.areComparable)) {
    const likeness = contradict(units[a]!, units[b]!) ? AGAINST : likenessOf(forest, pairs, a, b);
    if (likeness < 0 || likeness >= LEAST_LIKELY) yield [a, b, likeness];
  }
}

/** True for mentions that give days apart, that are of two kinds by two words, or of which both parties differ. */
function contradict(a: EventUnit, b: EventUnit): boolean {
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
function tellOnce(units: readonly EventUnit[]): number[][] {
  const groups = new Map<string, number[]>();
  units.forEach((unit, index) => {
    const {lemma, realm, type, days, actors, recipients, words, sentenceWords} = unit;
    const key =
      sentenceWords.length >= SAME_TELLING
        ? [lemma, realm, type, days?.first, days?.last, actors, recipients, words, sentenceWords].join("|")
        : String(index);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });
  return [...groups.values()];
}

const SAME_TELLING = 4;

// ---- which pairs are worth comparing

/**
 * Pairs, lower index first, of one realm with one root or near vectors: within a report, between reports that may tell one story, and, for an
 * event that is recalled in many stories, a few others with the same root and party or day.
 */
export function* candidatePairs(
  units: readonly EventUnit[],
  stories: Stories,
  reportAt: (report: string) => number,
  areComparable: (a: number, b: number) => boolean,
): Generator<[number, number]> {
  const byReport = new Map<number, number[]>();
  units.forEach(({report}, index) => {
    const at = reportAt(report);
    const own = byReport.get(at);
    if (own) own.push(index);
    else byReport.set(at, [index]);
  });
  for (const [at, own] of byReport) {
    // what is near from both sides is compared once
    const others = stories.neighbours[at]!.filter((other) => other > at || !stories.neighbours[other]!.includes(at));
    for (const near of [at, ...others])
      for (const a of own)
        for (const b of byReport.get(near) ?? []) if ((near !== at || b > a) && areComparable(a, b)) yield a < b ? [a, b] : [b, a];
  }
  for (const [a, others] of recalledWith(units))
    for (const b of others) {
      const [x, y] = [reportAt(units[a]!.report), reportAt(units[b]!.report)];
      const far = x !== y && !stories.neighbours[x]!.includes(y) && !stories.neighbours[y]!.includes(x);
      if (far && units[a]!.realm === units[b]!.realm) yield [a, b];
    }
}

const RECALLED_WITH = 6;

/** For each unit the next few, in other reports, with the same root and the same party or single day. */
function recalledWith(units: readonly EventUnit[]): Map<number, Set<number>> {
  const groups = new Map<string, number[]>();
  units.forEach(({lemma, actors, recipients, days, type}, index) => {
    const root = rootOf(lemma);
    const keys = [...actors, ...recipients].map((party) => `${root}|${party}`);
    if (days && days.first === days.last && type) keys.push(`${root}|${days.first}`);
    for (const key of keys) {
      const group = groups.get(key);
      if (group) group.push(index);
      else groups.set(key, [index]);
    }
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
