// Which sentences two reports have in common. A sentence counts by its narrative words: a quotation in common alone proves nothing,
// since two reporters may have heard the same speaker. Thresholds follow the convention "two sentences in common, or one nearly word for word".

import type {Told} from "../model/reading.js";
import {overlaps, type Span} from "../model/span.js";
import type {Memory} from "./memory.js";
import {cutWords, hash, shingle, type Word} from "./shingles.js";

/** A sentence of a story, ready to be compared. */
export interface StorySentence extends Span {
  /** All its words, quoted ones too. */
  readonly words: readonly Word[];
  /** Its words outside quotation marks. */
  readonly narrative: readonly Word[];
  /** Numbers and capitalised words inside the sentence: what a translation keeps. */
  readonly names: readonly string[];
  readonly vector: readonly number[];
  /** Hashes of neighbouring content words of the narrative. */
  readonly shingles: readonly number[];
  /** Hashes of the narrative's content words, without repeats. */
  readonly keys: ReadonlySet<number>;
  /** Hashes of its narrative words in order. */
  readonly order: Int32Array;
  /** Hash of all its words in order: equal for sentences word for word the same. */
  readonly wording: number;
}

/** Two sentences that are alike, by their places in the two stories; `likeness` 0..1. */
export interface AlignedSentence {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

// What lies beyond is not compared: a page of thousands of sentences is a listing, and a sentence of hundreds of words a table.
const MOST_SENTENCES = 400;
const MOST_WORDS = 120;
const LEAST_WORDS = 6;
const LEAST_SHARED = 4;
const ALIKE = 0.46;
const NEARLY_WORD_FOR_WORD = 0.72;
const REWORDED = 0.3;
const SAME_MEANING = 0.86;

/** The sentences of a report's story, without what stands in furniture. */
export function storySentences({report, reading}: Told): StorySentence[] {
  const sentences: StorySentence[] = [];
  let next = 0;
  for (const {start, end, vector} of reading.sentences) {
    while (next < report.furniture.length && report.furniture[next]!.end <= start) next++;
    const furniture = report.furniture[next];
    if (furniture && overlaps(furniture, {start, end})) continue;
    if (sentences.length === MOST_SENTENCES) break;
    const words = cutWords(report.text, {start, end: Math.min(end, start + 12 * MOST_WORDS)}).slice(0, MOST_WORDS);
    const quoted = findQuoted(report.text, {start, end});
    const narrative = quoted.length === 0 ? words : words.filter((word) => !quoted.some((span) => overlaps(span, word)));
    sentences.push({
      start,
      end,
      words,
      narrative,
      names: namesIn(report.text, words),
      vector,
      shingles: shingle(narrative),
      keys: keysOf(narrative),
      order: Int32Array.from(narrative, ({form}) => hash(form)),
      wording: hash(words.map(({form}) => form).join(" ")),
    });
  }
  return sentences;
}

const STOCK = 5;

/**
 * Leaves out what an outlet prints under everything it publishes ("We welcome comments on our articles"): sentences that many reports
 * have word for word while these reports have little else in common. What a thousand copies of one report share is no such thing.
 * A story without such sentences is given back as it is; `ids` name the stories for `memory`.
 */
export function withoutStock(
  stories: readonly (readonly StorySentence[])[],
  ids: readonly string[],
  memory: Memory,
): (readonly StorySentence[])[] {
  const holders = new Map<number, number[]>();
  stories.forEach((sentences, at) => {
    for (const key of new Set(sentences.map(({wording}) => wording))) pushTo(holders, key, at);
  });
  const isCommon = (sentence: StorySentence): boolean => (holders.get(sentence.wording)?.length ?? 0) >= STOCK;
  const shares = stories.map((sentences) => sentences.filter(isCommon).length / Math.max(1, sentences.length));
  const isStock = (sentence: StorySentence): boolean => {
    const among = (holders.get(sentence.wording) ?? []).map((at) => shares[at]!).sort((a, b) => a - b);
    return among.length >= STOCK && among[among.length >> 1]! < 0.3;
  };
  const byWording = new Map<number, StorySentence>();
  for (const sentences of stories)
    for (const sentence of sentences) if (isCommon(sentence) && isStock(sentence)) byWording.set(sentence.wording, sentence);
  const stock = [...byWording.values()];
  if (stock.length === 0) return [...stories];
  const places = indexSentences(stock);
  const isLikeStock = (sentence: StorySentence): boolean =>
    candidatesFor(sentence, places).some((at) => wordLikeness(sentence.words, stock[at]!.words) >= ALIKE);
  const wordings = [...byWording.keys()].sort((a, b) => a - b).join(" ");
  return stories.map((sentences, at) =>
    memory.recall("without stock", ids[at]!, [sentences, wordings], () => {
      const own = sentences.filter((sentence) => !byWording.has(sentence.wording) && !isLikeStock(sentence));
      return own.length === sentences.length ? sentences : own;
    }),
  );
}

/**
 * Aligns two stories and says whether they share text: sentences alike one to one, in story order of `a`.
 * Empty unless the convention is met: two alike, one nearly word for word, or a run in the same order told in other words.
 */
export function alignStories(
  a: readonly StorySentence[],
  b: readonly StorySentence[],
  places: ReadonlyMap<number, readonly number[]> = indexSentences(b),
): AlignedSentence[] {
  const scored = scorePairs(a, b, places);
  const alike = pickOneToOne(scored.filter((pair) => pair.likeness >= ALIKE));
  if (alike.length >= 2 || alike.some((pair) => isNearlyVerbatim(a[pair.a]!, b[pair.b]!, pair.likeness))) return alike;
  const reworded = longestInOrder(pickOneToOne(scored));
  return reworded.length >= 4 && reworded.length >= 0.3 * Math.min(a.length, b.length) ? reworded : [];
}

/** How alike two word sequences are: the mean of order-keeping overlap (longest common subsequence) and shared content words. */
export function wordLikeness(a: readonly Word[], b: readonly Word[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const inOrder = (2 * commonSubsequence(orderOf(a), orderOf(b))) / (a.length + b.length);
  const {shared, either} = contentOverlap(a, b);
  return either === 0 ? 0 : (inOrder + shared / either) / 2;
}

function scorePairs(
  a: readonly StorySentence[],
  b: readonly StorySentence[],
  places: ReadonlyMap<number, readonly number[]>,
): AlignedSentence[] {
  const scored: AlignedSentence[] = [];
  a.forEach((sentence, at) => {
    if (sentence.narrative.length < LEAST_WORDS) return;
    for (const other of candidatesFor(sentence, places)) {
      const likeness = sentenceLikeness(sentence, b[other]!);
      if (likeness >= REWORDED) scored.push({a: at, b: other, likeness});
    }
  });
  return scored;
}

function sentenceLikeness(a: StorySentence, b: StorySentence): number {
  if (b.narrative.length < LEAST_WORDS) return 0;
  const translated = translationLikeness(a, b);
  const shared = sharedKeys(a.keys, b.keys);
  const either = a.keys.size + b.keys.size - shared;
  // half of the likeness is known before any alignment, and most pairs need none
  if (shared < LEAST_SHARED || shared / either < 0.12) return translated;
  const inOrder = (2 * commonSubsequence(a.order, b.order)) / (a.order.length + b.order.length);
  return Math.max((inOrder + shared / either) / 2, translated);
}

function sharedKeys(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const key of a) if (b.has(key)) shared++;
  return shared;
}

// "The envoys left Orlim on 4 May" came back from another language as "On May 4 the delegates departed from Orlim".
function translationLikeness(a: StorySentence, b: StorySentence): number {
  if (a.names.length < 2 || b.names.length < 2 || cosine(a.vector, b.vector) < SAME_MEANING) return 0;
  const shared = a.names.filter((name) => b.names.includes(name)).length;
  return shared >= 2 && shared >= 0.6 * Math.max(a.names.length, b.names.length) ? ALIKE - 0.01 : 0;
}

function isNearlyVerbatim(a: StorySentence, b: StorySentence, likeness: number): boolean {
  if (contentOverlap(a.narrative, b.narrative).shared < 5) return false;
  return Math.max(likeness, likeness > 0.6 ? wordLikeness(a.words, b.words) : 0) >= NEARLY_WORD_FOR_WORD;
}

/** Places of each shingle in a story, for aligning others with it. */
export function indexSentences(sentences: readonly StorySentence[]): Map<number, number[]> {
  const places = new Map<number, number[]>();
  sentences.forEach((sentence, at) => {
    for (const key of sentence.shingles) pushTo(places, key, at);
  });
  return places;
}

function candidatesFor(sentence: StorySentence, places: ReadonlyMap<number, readonly number[]>): number[] {
  const shared = new Map<number, number>();
  for (const key of sentence.shingles) for (const at of places.get(key) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  return [...shared].filter(([, count]) => count >= 1).map(([at]) => at);
}

function keysOf(words: readonly Word[]): Set<number> {
  return new Set(words.filter(({content}) => content).map(({form}) => hash(form)));
}

function pickOneToOne(scored: readonly AlignedSentence[]): AlignedSentence[] {
  const usedA = new Set<number>();
  const usedB = new Set<number>();
  const picked: AlignedSentence[] = [];
  for (const pair of [...scored].sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b)) {
    if (usedA.has(pair.a) || usedB.has(pair.b)) continue;
    usedA.add(pair.a);
    usedB.add(pair.b);
    picked.push(pair);
  }
  return picked.sort((x, y) => x.a - y.a);
}

function longestInOrder(pairs: readonly AlignedSentence[]): AlignedSentence[] {
  const best: AlignedSentence[][] = [];
  for (const pair of pairs) {
    const before = best.filter((run) => run.at(-1)!.b < pair.b).reduce<AlignedSentence[]>((a, b) => (b.length > a.length ? b : a), []);
    best.push([...before, pair]);
  }
  return best.reduce<AlignedSentence[]>((a, b) => (b.length > a.length ? b : a), []);
}

function contentOverlap(a: readonly Word[], b: readonly Word[]): {shared: number; either: number} {
  const inA = new Set(a.filter((word) => word.content).map((word) => word.form));
  const inB = new Set(b.filter((word) => word.content).map((word) => word.form));
  let shared = 0;
  for (const form of inA) if (inB.has(form)) shared++;
  return {shared, either: inA.size + inB.size - shared};
}

function orderOf(words: readonly Word[]): Int32Array {
  return Int32Array.from(words, ({form}) => hash(form));
}

function commonSubsequence(a: Int32Array, b: Int32Array): number {
  const row = new Uint16Array(b.length + 1);
  for (const form of a) {
    let diagonal = 0;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j]!;
      row[j] = form === b[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]!);
      diagonal = above;
    }
  }
  return row[b.length]!;
}

/** Cosine of two integer vectors; 0 when one is empty. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0;
  let dot = 0;
  let lengthA = 0;
  let lengthB = 0;
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    lengthA += a[i]! * a[i]!;
    lengthB += b[i]! * b[i]!;
  }
  return lengthA === 0 || lengthB === 0 ? 0 : dot / Math.sqrt(lengthA * lengthB);
}

function namesIn(text: string, words: readonly Word[]): string[] {
  const names = words.filter((word, at) => /\p{N}/u.test(word.form) || (at > 0 && word.content && /^\p{Lu}/u.test(text[word.start]!)));
  return [...new Set(names.map((word) => word.form))];
}

function findQuoted(text: string, span: Span): Span[] {
  const quoted: Span[] = [];
  for (const match of text
    .slice(span.start, span.end)
    .matchAll(/["“”][^"“”]*(?:["”]|$)|(?<![\p{L}\p{N}])['‘][^'‘’]{3,}['’](?![\p{L}\p{N}])/gu)) {
    quoted.push({start: span.start + match.index, end: span.start + match.index + match[0].length});
  }
  return quoted;
}

function pushTo<Key>(lists: Map<Key, number[]>, key: Key, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
