// What is measured of two event mentions before a forest says how likely they tell of one event. The order of the measures is that of the weights.
import type {PloverType} from "../model/reading.js";
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

/** Measures pairs of units by their indexes. The row is used again by the next call. */
export interface EventPairs {
  readonly measure: (a: number, b: number) => Float64Array;
  /** True for units that may tell of one event: one root, or words that mean nearly the same in their sentences. */
  readonly areComparable: (a: number, b: number) => boolean;
}

/** One unit, prepared for many comparisons. */
interface Prepared {
  readonly unit: EventUnit;
  readonly report: number;
  readonly root: string;
  readonly lemma: number;
  readonly vector: Direction | undefined;
  readonly sentenceVector: Direction | undefined;
  readonly clause: WeighedWords;
  readonly sentence: WeighedWords;
}

/** An integer vector with its length. */
interface Direction {
  readonly parts: Int8Array;
  readonly length: number;
}

/** Hashes of words in rising order, each with its weight; as a whole of length 1. */
interface WeighedWords {
  readonly ids: Int32Array;
  readonly weights: Float64Array;
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

/** Prepares units for comparison. `reportAt` gives the place of a report in `stories`. */
export function createEventPairs(units: readonly EventUnit[], stories: Stories, reportAt: (report: string) => number): EventPairs {
  const words = units.map(({words}) => hashesOf(words));
  const sentenceWords = units.map((unit) => hashesOf(unit.sentenceWords));
  const weightOf = rarityOf(sentenceWords);
  const prepared = units.map((unit, at): Prepared => {
    const lemma = hashOf(unit.lemma);
    return {
      unit,
      report: reportAt(unit.report),
      root: rootOf(unit.lemma),
      lemma,
      vector: directionOf(unit.vector),
      sentenceVector: directionOf(unit.sentenceVector),
      clause: weigh(words[at]!, lemma, weightOf),
      sentence: weigh(sentenceWords[at]!, lemma, weightOf),
    };
  });
  const row = new Float64Array(EVENT_MEASURES.length);
  return {
    measure: (a, b) => {
      measurePair(row, prepared[a]!, prepared[b]!, stories);
      return row;
    },
    areComparable: (a, b) => {
      const [x, y] = [prepared[a]!, prepared[b]!];
      return x.unit.realm === y.unit.realm && (x.root === y.root || cosine(x.vector, y.vector) >= NEAR_VECTORS);
    },
  };
}

function measurePair(row: Float64Array, x: Prepared, y: Prepared, stories: Stories): void {
  const {unit: a} = x;
  const {unit: b} = y;
  const apart = Math.abs(a.sentence - b.sentence);
  const sameReport = x.report === y.report;
  row[0] = Number(a.lemma === b.lemma);
  row[1] = Number(x.root === y.root);
  row[2] = commonBeginning(a.lemma, b.lemma);
  row[3] = cosine(x.vector, y.vector);
  row[4] = cosine(x.sentenceVector, y.sentenceVector);
  row[5] = overlapOf(x.clause, y.clause);
  row[6] = overlapOf(x.sentence, y.sentence);
  row[7] = a.type && b.type ? (a.type === b.type ? 1 : -1) : 0;
  row[8] = Number(a.type !== undefined) + Number(b.type !== undefined);
  row[9] = agreement(a.actors, b.actors);
  row[10] = agreement(a.recipients, b.recipients);
  row[11] = Number(meet(a.actors, b.recipients) || meet(a.recipients, b.actors));
  row[12] = partyShare(a.partyWords, b.partyWords);
  row[13] = a.place && b.place ? (a.place === b.place ? 1 : -1) : 0;
  row[14] = dayAgreement(a.days, b.days);
  row[15] = stories.likeness(x.report, y.report);
  row[16] = stories.nearness(x.report, y.report);
  row[17] = Number(sameReport);
  row[18] = sameReport ? apart : -1;
  row[19] = Math.max(a.sentence, b.sentence);
  row[20] = Number(a.verb && b.verb);
  row[21] = Number(a.verb !== b.verb);
  row[22] = Number(a.tense === b.tense);
  row[23] = Number(a.polarity === b.polarity);
  row[24] = Number(x.lemma !== y.lemma && (a.sentenceWords.includes(b.lemma) || b.sentenceWords.includes(a.lemma)));
  row[25] = Number(a.class === b.class);
}

function commonBeginning(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same++;
  return most === 0 ? 0 : same / most;
}

function directionOf(vector: readonly number[] | undefined): Direction | undefined {
  if (!vector) return undefined;
  const parts = Int8Array.from(vector);
  let sum = 0;
  for (const part of parts) sum += part * part;
  return {parts, length: Math.sqrt(sum)};
}

function cosine(a: Direction | undefined, b: Direction | undefined): number {
  if (!a || !b || a.parts.length !== b.parts.length || a.length === 0 || b.length === 0) return 0;
  let dot = 0;
  for (let i = 0; i < a.parts.length; i++) dot += a.parts[i]! * b.parts[i]!;
  return dot / (a.length * b.length);
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
function rarityOf(sentences: readonly Int32Array[]): (word: number) => number {
  const counts = new Map<number, number>();
  for (const words of sentences) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => {
    const count = counts.get(word);
    return count === undefined ? 0 : Math.log((sentences.length + 1) / count);
  };
}

/** A unit vector over the words around an event word, without the event word itself. */
function weigh(words: Int32Array, lemma: number, weightOf: (word: number) => number): WeighedWords {
  const ids = words.filter((word) => word !== lemma);
  const weights = Float64Array.from(ids, weightOf);
  let sum = 0;
  for (const weight of weights) sum += weight * weight;
  const length = Math.sqrt(sum) || 1;
  return {ids, weights: weights.map((weight) => weight / length)};
}
