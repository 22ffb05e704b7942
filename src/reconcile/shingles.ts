// Which sentences may be alike: MinHash over pairs of neighbouring content words, banded (Broder 1997; Indyk and Motwani 1998).
// One-row bands find a sentence again even when half of its words were changed; how alike two are is for passages.ts to say.
import type {Span} from "../model/span.js";
import {FUNCTION_WORDS} from "./en/function-words.js";

/** A word as it is compared: folded, with its place. */
export interface Word extends Span {
  readonly form: string;
  readonly content: boolean;
}

/** Two owners (reports) that share buckets, with the weight of what they share. */
export interface Candidate {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

const BANDS = 16;
const CROWDED = 24;
const NEIGHBOURS = 3;

/** Words of a stretch of text, folded to lower case without accents, possessive endings and inner punctuation. */
export function cutWords(text: string, span: Span): Word[] {
  const words: Word[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)) {
    const form = foldWord(match[0]);
    const start = span.start + match.index;
    if (form) words.push({form, content: !FUNCTION_WORDS.has(form), start, end: start + match[0].length});
  }
  return words;
}

/** A word without case, accents, possessive ending and inner punctuation: "Élodie’s" is "elodie", "U.N." is "un". */
export function foldWord(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/['’]s$/, "")
    .replace(/['’.,-]/g, "");
}

/** Hashes of neighbouring content words, 32 bits each, without repeats. A lone content word is hashed alone. */
export function shingle(words: readonly Word[]): number[] {
  const content = words.filter((word) => word.content);
  if (content.length === 1) return [hash(content[0]!.form)];
  const hashes = new Set<number>();
  for (let i = 1; i < content.length; i++) hashes.add(hash(`${content[i - 1]!.form} ${content[i]!.form}`));
  return [...hashes];
}

/** The smallest hash under each of `BANDS` permutations; empty for no shingles. */
export function minHash(shingles: readonly number[]): number[] {
  if (shingles.length === 0) return [];
  const least: number[] = [];
  for (let band = 0; band < BANDS; band++) {
    let min = 0xffffffff;
    for (const shingle of shingles) min = Math.min(min, mix(shingle ^ Math.imul(band + 1, 0x9e3779b1)));
    least.push(min);
  }
  return least;
}

/**
 * Pairs of owners whose sentences fall into the same buckets. `signatures[i]` belongs to `owners[i]`; owners come in order.
 * A crowded bucket (a thousand copies, a stock phrase) links each member to its next few only, so that work stays linear.
 */
export function findCandidates(signatures: readonly (readonly number[])[], owners: readonly number[]): Candidate[] {
  const weights = new Map<number, number>();
  const size = (owners.at(-1) ?? 0) + 1;
  for (const bucket of fillBuckets(signatures, owners)) {
    const reach = bucket.length > CROWDED ? NEIGHBOURS : bucket.length;
    const weight = 1 / Math.log2(1 + bucket.length);
    for (let i = 0; i < bucket.length; i++) {
      for (let j = i + 1; j < Math.min(bucket.length, i + 1 + reach); j++) {
        const pair = bucket[i]! * size + bucket[j]!;
        weights.set(pair, (weights.get(pair) ?? 0) + weight);
      }
    }
  }
  return [...weights].map(([pair, weight]) => ({a: Math.floor(pair / size), b: pair % size, weight}));
}

function fillBuckets(signatures: readonly (readonly number[])[], owners: readonly number[]): number[][] {
  const buckets = new Map<number, number[]>();
  signatures.forEach((signature, at) => {
    const owner = owners[at]!;
    signature.forEach((least, band) => {
      const key = band * 0x100000000 + least;
      const bucket = buckets.get(key);
      if (!bucket) buckets.set(key, [owner]);
      else if (bucket.at(-1) !== owner) bucket.push(owner);
    });
  });
  return [...buckets.values()].filter((bucket) => bucket.length > 1);
}

/** FNV-1a over UTF-16 units, mixed; 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return mix(value);
}

function mix(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
