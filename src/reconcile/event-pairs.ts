// What is measured of two event mentions before a forest says how likely they tell of one event. The order of the measures is that of the weights.
import type {PloverType} from "../model/reading.js";
import {rootOf} from "./event-roots.js";
import type {Stories} from "./stories.js";

/** What is compared of one event mention. */
export interface EventUnit {
  readonly report: string;
  readonly start: number;
  /** Place of its sentence in the report. */
  readonly sentence: number;
  /** Lemma of the word that names the event, lower case. */
  readonly lemma: string;
  readonly verb: boolean;
  readonly type?: PloverType;
  readonly class?: string;
  readonly tense?: string;
  readonly polarity?: string;
  /** Ids of who acts and who is acted on. */
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  /** Content lemmas of the phrases that name them. */
  readonly partyWords: readonly string[];
  /** First and last day number, when a time is known. */
  readonly days?: {readonly first: number; readonly last: number};
  readonly place?: string;
  /** Content lemmas of the clause around it, and of the whole sentence. */
  readonly words: readonly string[];
  readonly sentenceWords: readonly string[];
  /** Vector of the event word in its sentence, and of the sentence: integers. */
  readonly vector?: readonly number[];
  readonly sentenceVector?: readonly number[];
  /** Mentions of different realms never join: what happened, what is coming, what is alleged. */
  readonly realm: string;
}

/** Measures pairs of units by their indexes. The row is used again by the next call. */
export interface EventPairs {
  readonly measure: (a: number, b: number) => Float64Array;
}

/** One unit, prepared for many comparisons. */
interface Prepared {
  readonly unit: EventUnit;
  readonly report: number;
  readonly root: string;
  readonly clause: ReadonlyMap<string, number>;
  readonly sentence: ReadonlyMap<string, number>;
  readonly parties: ReadonlySet<string>;
}

export const EVENT_MEASURES = [
  "same lemma",
  "same root",
  "common beginning",
  "event vectors",
  "sentence vectors",
  "clause words",
  "sentence words",
  "type",
  "types known",
  "actors",
  "recipients",
  "parties crossed",
  "party words",
  "places",
  "days",
  "story likeness",
  "story nearness",
  "same report",
  "sentences apart",
  "later sentence",
  "both verbs",
  "verb and noun",
  "same tense",
  "same polarity",
  "word in the other's sentence",
  "same class",
] as const;

/** Prepares units for comparison. `reportAt` gives the place of a report in `stories`. */
export function createEventPairs(units: readonly EventUnit[], stories: Stories, reportAt: (report: string) => number): EventPairs {
  const rarity = rarityOf(units);
  const prepared = units.map(
    (unit): Prepared => ({
      unit,
      report: reportAt(unit.report),
      root: rootOf(unit.lemma),
      clause: weigh(unit.words, unit.lemma, rarity),
      sentence: weigh(unit.sentenceWords, unit.lemma, rarity),
      parties: new Set(unit.partyWords),
    }),
  );
  const row = new Float64Array(EVENT_MEASURES.length);
  return {
    measure: (a, b) => {
      measurePair(row, prepared[a]!, prepared[b]!, stories);
      return row;
    },
  };
}

function measurePair(row: Float64Array, x: Prepared, y: Prepared, stories: Stories): void {
  const {unit: a} = x;
  const {unit: b} = y;
  const apart = Math.abs(a.sentence - b.sentence);
  const values = [
    Number(a.lemma === b.lemma),
    Number(x.root === y.root),
    commonBeginning(a.lemma, b.lemma),
    cosine(a.vector, b.vector),
    cosine(a.sentenceVector, b.sentenceVector),
    overlapOf(x.clause, y.clause),
    overlapOf(x.sentence, y.sentence),
    a.type && b.type ? (a.type === b.type ? 1 : -1) : 0,
    Number(a.type !== undefined) + Number(b.type !== undefined),
    agreement(a.actors, b.actors),
    agreement(a.recipients, b.recipients),
    Number(meet(a.actors, b.recipients) || meet(a.recipients, b.actors)),
    partyShare(x.parties, y.parties),
    a.place && b.place ? (a.place === b.place ? 1 : -1) : 0,
    dayAgreement(a.days, b.days),
    stories.likeness(x.report, y.report),
    stories.nearness(x.report, y.report),
    Number(a.report === b.report),
    a.report === b.report ? apart : -1,
    Math.max(a.sentence, b.sentence),
    Number(a.verb && b.verb),
    Number(a.verb !== b.verb),
    Number(a.tense === b.tense),
    Number(a.polarity === b.polarity),
    Number(x.sentence.has(b.lemma) || y.sentence.has(a.lemma)),
    Number(a.class === b.class),
  ];
  row.set(values);
}

function commonBeginning(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same++;
  return most === 0 ? 0 : same / most;
}

function cosine(a: readonly number[] | undefined, b: readonly number[] | undefined): number {
  if (!a || !b || a.length !== b.length) return 0;
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    aa += a[i]! * a[i]!;
    bb += b[i]! * b[i]!;
  }
  return aa && bb ? dot / Math.sqrt(aa * bb) : 0;
}

function overlapOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0;
  for (const [word, weight] of a) dot += weight * (b.get(word) ?? 0);
  return dot;
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.includes(one));
}

/** 1 when something is shared, -1 when both name something and share nothing, 0 when one is silent. */
function agreement(a: readonly string[], b: readonly string[]): number {
  return a.length === 0 || b.length === 0 ? 0 : meet(a, b) ? 1 : -1;
}

function partyShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return both / Math.max(1, Math.min(a.size, b.size));
}

function dayAgreement(a: EventUnit["days"], b: EventUnit["days"]): number {
  if (!a || !b || a.last - a.first > 31 || b.last - b.first > 31) return 0;
  return a.first <= b.last && b.first <= a.last ? 1 : -1;
}

/** How rare a word is among the units. */
function rarityOf(units: readonly EventUnit[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const {sentenceWords} of units) for (const word of sentenceWords) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.log((units.length + 1) / count)]));
}

/** A unit vector over the words around an event word. */
function weigh(words: readonly string[], lemma: string, rarity: ReadonlyMap<string, number>): Map<string, number> {
  const weighed = words.filter((word) => word !== lemma).map((word) => [word, rarity.get(word) ?? 0] as const);
  const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weighed.map(([word, weight]) => [word, weight / length]));
}
