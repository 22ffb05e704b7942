// Which reports tell one story, and how likely that is of any two: by names, words and word pairs in common, most of all near the top.
// Each report is compared with the reports that it shares uncommon words with, so time grows with the reports.
import type {Reading, Told} from "../model/reading.js";
import {averageLink, type Link} from "./average-link.js";
import {forgetful, type Memory} from "./memory.js";
import {hash} from "./shingles.js";
import weights from "./story-weights.json" with {type: "json"};

/** How likely reports tell one story. Reports go by their place in the list that was compared. */
export interface Stories {
  /** 0..1 for the two reports themselves. */
  readonly likeness: (a: number, b: number) => number;
  /** 0..1 for the groups of reports that they stand in: 1 within a group, and 0 where the groups were never compared. */
  readonly nearness: (a: number, b: number) => number;
  /** The group of a report. */
  readonly groupOf: (report: number) => number;
  /** The likeliest others, at most `MOST_NEIGHBOURS`. */
  readonly neighbours: readonly (readonly number[])[];
}

/** Weights of a logistic regression over `storyMeasures`. */
interface StoryWeights {
  readonly start: number;
  readonly weights: readonly number[];
}

/** Sparse unit vector: hashes of words in rising order, each with its weight. */
interface Sparse {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** Hashes of the words of one report, without repeats, and what each counts for: 1 + log of how often it stands there. */
interface Counted {
  readonly ids: Int32Array;
  readonly counts: Float64Array;
}

/** One report by itself: its words in each layer, and the mean of its sentence vectors. */
interface StoryWords {
  readonly layers: readonly Counted[];
  readonly mean: Float32Array;
}

/** A report is compared with so many others at most. */
export const MOST_NEIGHBOURS = 24;
const MOST_WORDS = 160;
const SAME_STORY = 0.45;
const LEAD_SENTENCES = 3;
/** Folders of a few reports have words for common that are rare elsewhere: as if so many reports without the word stood beside them. */
const OTHER_REPORTS = 50;

/** Compares reports; `told` in any order, the same for all places. */
export function compareStories(told: readonly Told[], model: StoryWeights = weights, memory: Memory = forgetful): Stories {
  const measures = storyMeasures(told, memory);
  const known = new Map<number, number>();
  const likeness = (a: number, b: number): number => {
    if (a === b) return 1;
    const key = a < b ? a * told.length + b : b * told.length + a;
    let found = known.get(key);
    if (found === undefined) {
      found = logistic(model, measures.of(a, b));
      known.set(key, found);
    }
    return found;
  };
  const neighbours = measures.candidates.map((others, a) =>
    [...others].sort((x, y) => likeness(a, y) - likeness(a, x) || x - y).slice(0, MOST_NEIGHBOURS),
  );
  return {likeness, ...groupReports(told.length, neighbours, likeness), neighbours};
}

/** The measures that the weights belong to, for two reports, and for each report the others worth comparing. */
export function storyMeasures(
  told: readonly Told[],
  memory: Memory = forgetful,
): {of: (a: number, b: number) => number[]; candidates: number[][]} {
  const words = told.map(({report, reading}) => memory.recall("story words", report.id, [reading.sentences], () => storyWords(reading)));
  const layers = LAYERS.map((_, layer) => weigh(words.map(({layers}) => layers[layer]!)));
  return {
    of: (a, b) => [...layers.map((layer) => sparseDot(layer[a]!, layer[b]!)), dot(words[a]!.mean, words[b]!.mean)],
    candidates: candidatesOf(layers[0]!),
  };
}

function storyWords(reading: Reading): StoryWords {
  return {layers: LAYERS.map((wordsOf) => countWords(wordsOf(reading))), mean: meanVector(reading)};
}

function countWords(words: readonly string[]): Counted {
  const times = new Map<number, number>();
  for (const word of words) {
    const id = hash(word) | 0;
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  const ids = Int32Array.from(times.keys()).sort();
  return {ids, counts: Float64Array.from(ids, (id) => 1 + Math.log(times.get(id)!))};
}

function logistic({start, weights: factors}: StoryWeights, measures: readonly number[]): number {
  let sum = start;
  for (const [i, measure] of measures.entries()) sum += factors[i]! * measure;
  return 1 / (1 + Math.exp(-sum));
}

/** Groups the reports and gives the mean likeness of two groups, over the pairs that were compared. */
function groupReports(
  reports: number,
  neighbours: readonly (readonly number[])[],
  likeness: (a: number, b: number) => number,
): Pick<Stories, "nearness" | "groupOf"> {
  const links = new Map<number, Link>();
  neighbours.forEach((others, a) => {
    for (const b of others) links.set(Math.min(a, b) * reports + Math.max(a, b), [Math.min(a, b), Math.max(a, b), likeness(a, b)]);
  });
  const groups = averageLink(reports, [...links.values()], SAME_STORY, MOST_NEIGHBOURS);
  const groupOf = new Int32Array(reports);
  groups.forEach((group, index) => {
    for (const report of group) groupOf[report] = index;
  });
  const between = new Map<number, {sum: number; count: number}>();
  for (const [a, b, value] of links.values()) {
    const key = pairKey(groupOf[a]!, groupOf[b]!, groups.length);
    const pair = between.get(key) ?? {sum: 0, count: 0};
    between.set(key, {sum: pair.sum + value, count: pair.count + 1});
  }
  const nearness = (a: number, b: number): number => {
    if (groupOf[a] === groupOf[b]) return 1;
    const pair = between.get(pairKey(groupOf[a]!, groupOf[b]!, groups.length));
    return pair ? pair.sum / pair.count : 0;
  };
  return {nearness, groupOf: (report) => groupOf[report]!};
}

function pairKey(a: number, b: number, all: number): number {
  return Math.min(a, b) * all + Math.max(a, b);
}

// ---- what is measured

const CONTENT = /^(NOUN|PROPN|VERB|ADJ|NUM)$/;
const NAME = /^(PROPN|NUM)$/;

function contentOf({sentences}: Reading): string[] {
  return sentences.flatMap((sentence) => lemmasOf(sentence, CONTENT));
}

function namesOf({sentences}: Reading): string[] {
  return sentences.flatMap((sentence) => lemmasOf(sentence, NAME));
}

function leadOf({sentences}: Reading): string[] {
  return sentences.slice(0, LEAD_SENTENCES).flatMap((sentence) => lemmasOf(sentence, CONTENT));
}

function leadNamesOf({sentences}: Reading): string[] {
  return sentences.slice(0, LEAD_SENTENCES).flatMap((sentence) => lemmasOf(sentence, NAME));
}

function namePairsOf({sentences}: Reading): string[] {
  return sentences.flatMap(({tokens}) =>
    tokens.flatMap((token, i) => {
      const next = tokens[i + 1];
      return token.upos === "PROPN" && next?.upos === "PROPN" ? [`${token.lemma} ${next.lemma}`.toLowerCase()] : [];
    }),
  );
}

function wordPairsOf({sentences}: Reading): string[] {
  return sentences.flatMap((sentence) => {
    const words = lemmasOf(sentence, CONTENT);
    return words.slice(1).map((word, i) => `${words[i]} ${word}`);
  });
}

function lemmasOf({tokens}: Reading["sentences"][number], upos: RegExp): string[] {
  return tokens.filter((token) => upos.test(token.upos)).map(({lemma}) => lemma.toLowerCase());
}

const LAYERS = [contentOf, namesOf, leadOf, leadNamesOf, namePairsOf, wordPairsOf];

/** Unit vectors by term frequency and rarity, the weightiest words of each report only. */
function weigh(reports: readonly Counted[]): Sparse[] {
  const spread = new Map<number, number>();
  for (const {ids} of reports) for (const id of ids) spread.set(id, (spread.get(id) ?? 0) + 1);
  return reports.map(({ids, counts}) => {
    const weights = counts.map((count, i) => count * Math.log((reports.length + OTHER_REPORTS) / (spread.get(ids[i]!)! + 1)));
    return unitVector(ids, weights);
  });
}

function unitVector(ids: Int32Array, weights: Float64Array): Sparse {
  const least = weights.length > MOST_WORDS ? weights.slice().sort()[weights.length - MOST_WORDS]! : Number.NEGATIVE_INFINITY;
  const above = weights.reduce((count, weight) => count + Number(weight > least), 0);
  // of equally rare words those with the smallest hashes
  let room = MOST_WORDS - above;
  const places = Array.from(weights.keys()).filter((i) => weights[i]! > least || (weights[i] === least && room-- > 0));
  const length = Math.sqrt(places.reduce((sum, i) => sum + weights[i]! * weights[i]!, 0)) || 1;
  return {ids: Int32Array.from(places, (i) => ids[i]!), weights: Float32Array.from(places, (i) => weights[i]! / length)};
}

function sparseDot(a: Sparse, b: Sparse): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
    const x = a.ids[i]!;
    const y = b.ids[j]!;
    if (x === y) sum += a.weights[i++]! * b.weights[j++]!;
    else if (x < y) i++;
    else j++;
  }
  return sum;
}

function meanVector({sentences}: Reading): Float32Array {
  const mean = new Float32Array(sentences[0]?.vector.length ?? 0);
  for (const {vector} of sentences) for (let i = 0; i < mean.length; i++) mean[i]! += vector[i] ?? 0;
  const length = Math.sqrt(mean.reduce((sum, x) => sum + x * x, 0)) || 1;
  return mean.map((x) => x / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < Math.min(a.length, b.length); i++) sum += a[i]! * b[i]!;
  return sum;
}

// ---- who is compared

/** A word that more reports than this have says nothing about which of them belong together. */
const MOST_SHARING = 60;

/** For each report the others with the most weight in common, over words that few reports have. */
function candidatesOf(layer: readonly Sparse[]): number[][] {
  if (layer.length <= MOST_SHARING) return layer.map((_, a) => layer.flatMap((_other, b) => (a === b ? [] : [b])));
  const having = new Map<number, number[]>();
  layer.forEach(({ids}, report) => {
    for (const id of ids) {
      const reports = having.get(id);
      if (reports) reports.push(report);
      else having.set(id, [report]);
    }
  });
  return layer.map(({ids, weights}, a) => {
    const shared = new Map<number, number>();
    ids.forEach((id, i) => {
      const reports = having.get(id)!;
      if (reports.length > MOST_SHARING) return;
      for (const b of reports) {
        const other = layer[b]!;
        if (b !== a) shared.set(b, (shared.get(b) ?? 0) + weights[i]! * other.weights[placeOf(other.ids, id)]!);
      }
    });
    return [...shared]
      .sort((x, y) => y[1] - x[1] || x[0] - y[0])
      .slice(0, 2 * MOST_NEIGHBOURS)
      .map(([b]) => b);
  });
}

function placeOf(ids: Int32Array, id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
