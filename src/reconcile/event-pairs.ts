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

/** One unit, prepared for many comparisons; its words are row `at` of `Weighed`. */
interface Prepared {
  readonly unit: EventUnit;
  readonly at: number;
  readonly report: number;
  readonly root: string;
}

/** Weighed words of many units in one run of numbers: unit `at` has the ids from `from[at]` to `from[at + 1]`, in rising order. */
interface Weighed {
  readonly from: Int32Array;
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

/** Prepares units for comparison. `reportAt` gives the place of a report in `stories`. */
export function createEventPairs(units: readonly EventUnit[], stories: Stories, reportAt: (report: string) => number): EventPairs {
  const rarity = rarityOf(units);
  const words = {clause: weigh(units, ({words}) => words, rarity), sentence: weigh(units, ({sentenceWords}) => sentenceWords, rarity)};
  const prepared = units.map((unit, at): Prepared => ({unit, at, report: reportAt(unit.report), root: rootOf(unit.lemma)}));
  const row = new Float64Array(EVENT_MEASURES.length);
  return {
    measure: (a, b) => {
      measurePair(row, prepared[a]!, prepared[b]!, words, stories);
      return row;
    },
  };
}

function measurePair(
  row: Float64Array,
  x: Prepared,
  y: Prepared,
  words: {readonly clause: Weighed; readonly sentence: Weighed},
  stories: Stories,
): void {
  const {unit: a} = x;
  const {unit: b} = y;
  const apart = Math.abs(a.sentence - b.sentence);
  const values = [
    Number(a.lemma === b.lemma),
    Number(x.root === y.root),
    commonBeginning(a.lemma, b.lemma),
    cosine(a.vector, b.vector),
    cosine(a.sentenceVector, b.sentenceVector),
    overlapOf(words.clause, x.at, y.at),
    overlapOf(words.sentence, x.at, y.at),
    a.type && b.type ? (a.type === b.type ? 1 : -1) : 0,
    Number(a.type !== undefined) + Number(b.type !== undefined),
    agreement(a.actors, b.actors),
    agreement(a.recipients, b.recipients),
    Number(meet(a.actors, b.recipients) || meet(a.recipients, b.actors)),
    partyShare(a.partyWords, b.partyWords),
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
    Number(a.lemma !== b.lemma && (a.sentenceWords.includes(b.lemma) || b.sentenceWords.includes(a.lemma))),
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

function overlapOf({from, ids, weights}: Weighed, a: number, b: number): number {
  let dot = 0;
  for (let i = from[a]!, j = from[b]!; i < from[a + 1]! && j < from[b + 1]!; ) {
    if (ids[i]! === ids[j]!) dot += weights[i++]! * weights[j++]!;
    else if (ids[i]! < ids[j]!) i++;
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

/** How rare a word is among the units; the place of a word in the map is its id. */
function rarityOf(units: readonly EventUnit[]): Map<string, {readonly id: number; readonly weight: number}> {
  const counts = new Map<string, number>();
  for (const {sentenceWords} of units) for (const word of sentenceWords) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count], id) => [word, {id, weight: Math.log((units.length + 1) / count)}]));
}

/** A unit vector over the words around each event word. */
function weigh(
  units: readonly EventUnit[],
  wordsOf: (unit: EventUnit) => readonly string[],
  rarity: ReadonlyMap<string, {readonly id: number; readonly weight: number}>,
): Weighed {
  const most = units.reduce((sum, unit) => sum + wordsOf(unit).length, 0);
  const from = new Int32Array(units.length + 1);
  const ids = new Int32Array(most);
  const weights = new Float64Array(most);
  let next = 0;
  units.forEach((unit, at) => {
    from[at] = next;
    const weighed = wordsOf(unit)
      .filter((word) => word !== unit.lemma)
      .flatMap((word) => rarity.get(word) ?? [])
      .sort((x, y) => x.id - y.id);
    const length = Math.sqrt(weighed.reduce((sum, {weight}) => sum + weight * weight, 0)) || 1;
    for (const {id, weight} of weighed) {
      ids[next] = id;
      weights[next++] = weight / length;
    }
  });
  from[units.length] = next;
  return {from, ids, weights};
}
