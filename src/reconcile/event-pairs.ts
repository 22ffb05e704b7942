// What is measured of two event mentions before a forest says how likely they tell of one event. The order of the measures is that of the weights.
import type {PloverType} from "../model/reading.js";
import {cosineOf, type Direction, directionOf} from "./directions.js";
import {rootOf} from "./event-roots.js";
import {hash} from "./shingles.js";
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

/** Measures pairs of units by their indexes. */
export interface EventPairs {
  /** The measures of a pair. The row is used again by the next call. */
  readonly measure: (a: number, b: number) => Float64Array;
  /** One number for those measures that other reports may change: while it stays, so does the whole row. */
  readonly surroundings: (a: number, b: number) => number;
}

/** One unit by itself, prepared for many comparisons. */
export interface PreparedUnit {
  readonly unit: EventUnit;
  readonly root: string;
  readonly vector: Direction | undefined;
  readonly sentenceVector: Direction | undefined;
  /** Hashes, in rising order, of the words of its clause and of its sentence, without its own. */
  readonly clause: Int32Array;
  readonly sentence: Int32Array;
}

/** Hashes of words in rising order, each with its weight; as a whole of length 1. */
interface WeighedWords {
  readonly ids: Int32Array;
  readonly weights: Float64Array;
}

/** One unit among all others. */
interface Placed extends PreparedUnit {
  readonly report: number;
  readonly weighedClause: WeighedWords;
  readonly weighedSentence: WeighedWords;
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

/** Event words whose vectors are at least so near may name one event in other words. */
const NEAR_VECTORS = 0.5;
/** What other reports may change is measured in so many steps, so that one more report leaves most pairs as they were. */
const STEPS = 50;

/** Prepares what a unit alone decides. */
export function prepareUnit(unit: EventUnit): PreparedUnit {
  const lemma = hashOf(unit.lemma);
  return {
    unit,
    root: rootOf(unit.lemma),
    vector: directionOf(unit.vector),
    sentenceVector: directionOf(unit.sentenceVector),
    clause: hashesOf(unit.words).filter((word) => word !== lemma),
    sentence: hashesOf(unit.sentenceWords).filter((word) => word !== lemma),
  };
}

/** True for units that may tell of one event: of one realm, and with one root or words that mean nearly the same in their sentences. */
export function areComparable(x: PreparedUnit, y: PreparedUnit): boolean {
  return x.unit.realm === y.unit.realm && (x.root === y.root || cosineOf(x.vector, y.vector) >= NEAR_VECTORS);
}

/** Prepares units for comparison. `reportAt` gives the place of a report in `stories`. */
export function createEventPairs(units: readonly PreparedUnit[], stories: Stories, reportAt: (report: string) => number): EventPairs {
  const weightOf = rarityOf(units);
  const placed = units.map(
    (one): Placed => ({
      ...one,
      report: reportAt(one.unit.report),
      weighedClause: weigh(one.clause, weightOf),
      weighedSentence: weigh(one.sentence, weightOf),
    }),
  );
  const row = new Float64Array(EVENT_MEASURES.length);
  return {
    measure: (a, b) => {
      measurePair(row, placed[a]!, placed[b]!, stories);
      return row;
    },
    surroundings: (a, b) => {
      const [x, y] = [placed[a]!, placed[b]!];
      const words = inSteps(overlapOf(x.weighedClause, y.weighedClause)) * 64 + inSteps(overlapOf(x.weighedSentence, y.weighedSentence));
      const reports = inSteps(stories.likeness(x.report, y.report)) * 64 + inSteps(stories.nearness(x.report, y.report));
      return words * 4096 + reports;
    },
  };
}

/** A share of 0..1 as a whole number of steps. */
function inSteps(share: number): number {
  return Math.round(STEPS * share);
}

function measurePair(row: Float64Array, x: Placed, y: Placed, stories: Stories): void {
  const {unit: a} = x;
  const {unit: b} = y;
  const apart = Math.abs(a.sentence - b.sentence);
  const sameReport = x.report === y.report;
  row[0] = Number(a.lemma === b.lemma);
  row[1] = Number(x.root === y.root);
  row[2] = commonBeginning(a.lemma, b.lemma);
  row[3] = cosineOf(x.vector, y.vector);
  row[4] = cosineOf(x.sentenceVector, y.sentenceVector);
  row[5] = inSteps(overlapOf(x.weighedClause, y.weighedClause)) / STEPS;
  row[6] = inSteps(overlapOf(x.weighedSentence, y.weighedSentence)) / STEPS;
  row[7] = a.type && b.type ? (a.type === b.type ? 1 : -1) : 0;
  row[8] = Number(a.type !== undefined) + Number(b.type !== undefined);
  row[9] = agreement(a.actors, b.actors);
  row[10] = agreement(a.recipients, b.recipients);
  row[11] = Number(meet(a.actors, b.recipients) || meet(a.recipients, b.actors));
  row[12] = partyShare(a.partyWords, b.partyWords);
  row[13] = a.place && b.place ? (a.place === b.place ? 1 : -1) : 0;
  row[14] = dayAgreement(a.days, b.days);
  row[15] = inSteps(stories.likeness(x.report, y.report)) / STEPS;
  row[16] = inSteps(stories.nearness(x.report, y.report)) / STEPS;
  row[17] = Number(sameReport);
  row[18] = sameReport ? apart : -1;
  row[19] = Math.max(a.sentence, b.sentence);
  row[20] = Number(a.verb && b.verb);
  row[21] = Number(a.verb !== b.verb);
  row[22] = Number(a.tense === b.tense);
  row[23] = Number(a.polarity === b.polarity);
  row[24] = Number(a.lemma !== b.lemma && (a.sentenceWords.includes(b.lemma) || b.sentenceWords.includes(a.lemma)));
  row[25] = Number(a.class === b.class);
}

function commonBeginning(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same++;
  return most === 0 ? 0 : same / most;
}

function overlapOf(a: WeighedWords, b: WeighedWords): number {
  let dot = 0;
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
    const [x, y] = [a.ids[i]!, b.ids[j]!];
    if (x === y) dot += a.weights[i++]! * b.weights[j++]!;
    else if (x < y) i++;
    else j++;
  }
  return dot;
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.includes(one));
}

/** 1 when something is shared, -1 when both name something and share nothing, 0 when one is silent. */
function agreement(a: readonly string[], b: readonly string[]): number {
  return a.length === 0 || b.length === 0 ? 0 : meet(a, b) ? 1 : -1;
}

function partyShare(a: readonly string[], b: readonly string[]): number {
  let both = 0;
  for (const word of a) if (b.includes(word)) both++;
  return both / Math.max(1, Math.min(a.length, b.length));
}

function dayAgreement(a: EventUnit["days"], b: EventUnit["days"]): number {
  if (!a || !b || a.last - a.first > 31 || b.last - b.first > 31) return 0;
  return a.first <= b.last && b.first <= a.last ? 1 : -1;
}

function hashOf(word: string): number {
  return hash(word) | 0;
}

function hashesOf(words: readonly string[]): Int32Array {
  return Int32Array.from(words, hashOf).sort();
}

/** How rare a word is among the units, by its hash. */
function rarityOf(units: readonly PreparedUnit[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const {sentence} of units) for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.log((units.length + 1) / count)]));
}

/** A unit vector over the words around an event word. */
function weigh(ids: Int32Array, weightOf: ReadonlyMap<number, number>): WeighedWords {
  const weights = Float64Array.from(ids, (word) => weightOf.get(word) ?? 0);
  let sum = 0;
  for (const weight of weights) sum += weight * weight;
  const length = Math.sqrt(sum) || 1;
  for (let i = 0; i < weights.length; i++) weights[i]! /= length;
  return {ids, weights};
}
