// Which reports tell one story, and how likely that is of any two: by names, words and word pairs in common, most of all near the top.
// Each report is compared with the reports that it shares uncommon words with, so time grows with the reports.
import type {Reading, Told} from "../model/reading.js";
import {averageLink, type Link} from "./average-link.js";
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

/** Sparse unit vector: ids in rising order, each with its weight. */
interface Sparse {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** A report is compared with so many others at most. */
export const MOST_NEIGHBOURS = 24;
const MOST_WORDS = 160;
const SAME_STORY = 0.45;
const LEAD_SENTENCES = 3;
/** Folders of a few reports have words for common that are rare elsewhere: as if so many reports without the word stood beside them. */
const OTHER_REPORTS = 50;

/** Compares reports; `told` in any order, the same for all places. */
export function compareStories(told: readonly Told[], model: StoryWeights = weights): Stories {
  const measures = storyMeasures(told);
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
export function storyMeasures(told: readonly Told[]): {of: (a: number, b: number) => number[]; candidates: number[][]} {
  const layers = [contentOf, namesOf, leadOf, leadNamesOf, namePairsOf, wordPairsOf].map((wordsOf) =>
    weigh(told.map(({reading}) => wordsOf(reading))),
  );
  const means = told.map(({reading}) => meanVector(reading));
  return {
    of: (a, b) => [...layers.map((layer) => sparseDot(layer[a]!, layer[b]!)), dot(means[a]!, means[b]!)],
    candidates: candidatesOf(layers[0]!),
  };
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

/** Unit vectors by term frequency and rarity, the weightiest words of each report only. */
function weigh(reports: readonly (readonly string[])[]): Sparse[] {
  const ids = new Map<string, number>();
  const spread: number[] = [];
  const counts = reports.map((words) => {
    const count = new Map<number, number>();
    for (const word of words) {
      let id = ids.get(word);
      if (id === undefined) {
        id = ids.size;
        ids.set(word, id);
      }
      count.set(id, (count.get(id) ?? 0) + 1);
    }
    for (const id of count.keys()) spread[id] = (spread[id] ?? 0) + 1;
    return count;
  });
  return counts.map((count) => {
    const weighed = [...count].map(
      ([id, times]) => [id, (1 + Math.log(times)) * Math.log((reports.length + OTHER_REPORTS) / (spread[id]! + 1))] as const,
    );
    return sparse(weighed.sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, MOST_WORDS));
  });
}

function sparse(weighed: (readonly [number, number])[]): Sparse {
  weighed.sort((x, y) => x[0] - y[0]);
  const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return {ids: Int32Array.from(weighed, ([id]) => id), weights: Float32Array.from(weighed, ([, weight]) => weight / length)};
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
