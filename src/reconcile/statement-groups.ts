// Which versions are one statement: the same words in quotation marks, whoever is said to speak, or words alike by one speaker.
// A version is compared with those that share its rare words most, so that work grows with the versions.
import {daysOf} from "../model/calendar.js";
import type {Form} from "../model/reading.js";
import {overlaps, type Span} from "../model/span.js";
import type {Word} from "./alignment.js";
import {cosineOf, type Direction} from "./directions.js";
import {stemOf} from "./drift.js";
import {FUNCTION_WORDS} from "./en/statement-words.js";
import {hash} from "./shingles.js";

/** What decides whether two versions are one statement. */
export interface Comparable {
  readonly report: string;
  readonly spans: readonly Span[];
  readonly form: Form;
  readonly cue?: Span;
  readonly source?: Span;
  readonly speaker?: string;
  readonly date?: string;
  /** What `contentOf` gives for its words. */
  readonly content: Int32Array;
  readonly meaning: Direction | undefined;
  /** True in the first sentence, which the report repeats below. */
  readonly inHeadline: boolean;
}

/** Hashes of the stems of content words, without repeats, in rising order. */
export function contentOf(words: readonly Word[]): Int32Array {
  return Int32Array.from(new Set(words.filter(({form}) => !FUNCTION_WORDS.has(form)).map(({form}) => hash(stemOf(form)) | 0))).sort();
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
  /** The same words in quotation marks: one statement whoever is said to speak. */
  readonly verbatim: boolean;
}

/** Versions alike enough are one statement; the likest pairs first, and never two speakers in one. */
export function groupVersions<V extends Comparable>(versions: readonly V[]): V[][] {
  const up = versions.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (up[at] !== at) at = up[at]!;
    return at;
  };
  const members = new Map(versions.map((version, index) => [index, [version]]));
  const join = (a: number, b: number): void => {
    const [x, y] = [Math.min(find(a), find(b)), Math.max(find(a), find(b))];
    if (x === y) return;
    up[y] = x;
    members.set(x, [...members.get(x)!, ...members.get(y)!]);
    members.delete(y);
  };
  for (const {a, b, verbatim} of likePairs(versions)) if (verbatim || compatible(members.get(find(a))!, members.get(find(b))!)) join(a, b);
  for (const [a, b] of goingOn(versions)) if (compatible(members.get(find(a))!, members.get(find(b))!)) join(a, b);
  return [...members.values()];
}

/** One speaker at most, dates that touch, and not two speakers of one clause. */
function compatible(left: readonly Comparable[], right: readonly Comparable[]): boolean {
  // a source that could not be told is somebody, though we don't know who
  const speakers = new Set(
    [...left, ...right]
      .map((version) => version.speaker ?? (version.source && `${version.report} ${version.source.start}`))
      .filter((id) => id !== undefined),
  );
  if (speakers.size > 1) return false;
  const datesOf = (group: readonly Comparable[]) => [...new Set(group.flatMap(({date}) => date ?? []))];
  const others = datesOf(right);
  return datesOf(left).every((a) => others.every((b) => touch(a, b)));
}

function touch(a: string, b: string): boolean {
  const [x, y] = [daysOf(a), daysOf(b)];
  return !x || !y || (x.first <= y.last + 1 && y.first <= x.last + 1);
}

/** How alike versions of two reports must be, and of one report: there a speaker says many like things, and only the headline repeats. */
const LIKE = 0.6;
const LIKE_WITHIN = 0.8;
const MOST_PARTNERS = 40;
/** A word that more versions have brings none of them together. */
const COMMON = 200;

/** Pairs by likeness; only so many partners a version. */
function likePairs(versions: readonly Comparable[]): Pair[] {
  const words = weighWords(versions);
  const copies = nextCopies(versions);
  const shared = new Float64Array(versions.length);
  const pairs: Pair[] = [];
  versions.forEach((version, a) => {
    const nearest = nearestOf(a, words, shared);
    const copy = copies.get(a);
    if (copy !== undefined && !nearest.includes(copy)) nearest.push(copy);
    for (const b of nearest) {
      const other = versions[b]!;
      if (isVerbatim(version, other)) {
        pairs.push({a, b, likeness: 1, verbatim: true});
        continue;
      }
      const likeness = overlapping(version, other) ? 0 : likenessOf(version, other, words.common(a, b), words.sums[a]!, words.sums[b]!);
      const within = version.report === other.report && !version.inHeadline;
      if (likeness >= (within ? LIKE_WITHIN : LIKE)) pairs.push({a, b, likeness, verbatim: false});
    }
  });
  return pairs.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
}

/** The content words of all versions as small numbers, weighed by rarity. */
interface WeighedWords {
  /** The words of a version. */
  readonly of: readonly Int32Array[];
  readonly weights: Float64Array;
  /** The versions that have a word, in rising order. */
  readonly holders: readonly (readonly number[])[];
  /** Weight of all words of a version. */
  readonly sums: Float64Array;
  /** Weight of the words that two versions share. */
  common(a: number, b: number): number;
}

function weighWords(versions: readonly Comparable[]): WeighedWords {
  const numbers = new Map<number, number>();
  const holders: number[][] = [];
  const of = versions.map(({content}, version) =>
    content.map((word) => {
      const number = numbers.get(word) ?? numbers.size;
      if (number === numbers.size) {
        numbers.set(word, number);
        holders.push([]);
      }
      holders[number]!.push(version);
      return number;
    }),
  );
  const weights = Float64Array.from(holders, ({length}) => Math.log(1 + versions.length / length));
  const sums = Float64Array.from(of, (words) => words.reduce((sum, word) => sum + weights[word]!, 0));
  const common = (a: number, b: number): number => {
    const [x, y] = [versions[a]!.content, versions[b]!.content];
    let sum = 0;
    for (let i = 0, j = 0; i < x.length && j < y.length; ) {
      if (x[i]! === y[j]!) {
        sum += weights[of[a]![i]!]!;
        i++;
        j++;
      } else if (x[i]! < y[j]!) i++;
      else j++;
    }
    return sum;
  };
  return {of, weights, holders, sums, common};
}

/** The later versions that share most with one, the most first; `shared` holds zeros, and does so again afterwards. */
function nearestOf(a: number, {of, weights, holders}: WeighedWords, shared: Float64Array): number[] {
  const touched: number[] = [];
  for (const word of of[a]!) {
    const list = holders[word]!;
    if (list.length > COMMON) continue;
    for (let i = list.length - 1; i >= 0 && list[i]! > a; i--) {
      const b = list[i]!;
      if (shared[b] === 0) touched.push(b);
      shared[b]! += weights[word]!;
    }
  }
  const least = touched.length > MOST_PARTNERS ? Float64Array.from(touched, (b) => shared[b]!).sort()[touched.length - MOST_PARTNERS]! : 0;
  const nearest = touched
    .filter((b) => shared[b]! >= least)
    .sort((x, y) => shared[y]! - shared[x]! || x - y)
    .slice(0, MOST_PARTNERS);
  for (const b of touched) shared[b] = 0;
  return nearest;
}

/** The next version in the same words by the same speaker: where a thousand reports carry them, no word is rare enough to bring them together. */
function nextCopies(versions: readonly Comparable[]): Map<number, number> {
  const next = new Map<number, number>();
  const last = new Map<string, number>();
  versions.forEach(({speaker, content}, index) => {
    const key = `${speaker ?? ""}|${content.join(" ")}`;
    const before = last.get(key);
    if (before !== undefined) next.set(before, index);
    last.set(key, index);
  });
  return next;
}

/** Quotations of two reports that share nine content words in ten, and five at least. */
function isVerbatim(a: Comparable, b: Comparable): boolean {
  if (a.report === b.report || a.form !== "direct" || b.form !== "direct") return false;
  let common = 0;
  for (let i = 0, j = 0; i < a.content.length && j < b.content.length; ) {
    const [x, y] = [a.content[i]!, b.content[j]!];
    if (x === y) common++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return common >= 5 && common >= 0.9 * Math.max(a.content.length, b.content.length);
}

/** Half by the words they share (weighed by rarity, against the shorter), half by their vectors. */
function likenessOf(a: Comparable, b: Comparable, common: number, left: number, right: number): number {
  const shorter = Math.min(left, right);
  const words = shorter === 0 ? 0 : 0.7 * (common / shorter) + 0.3 * (common / Math.max(left, right));
  const unknown = a.speaker === undefined || b.speaker === undefined ? 0.15 : 0;
  return 0.5 * words + 0.5 * Math.max(0, cosineOf(a.meaning, b.meaning)) - unknown;
}

function overlapping(a: Comparable, b: Comparable): boolean {
  return a.report === b.report && a.spans.some((x) => b.spans.some((y) => overlaps(x, y)));
}

/** Quotations of one speaker that follow each other with no more than the one speech verb between: one statement. */
function goingOn(versions: readonly Comparable[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 1; i < versions.length; i++) {
    const [a, b] = [versions[i - 1]!, versions[i]!];
    const near = a.report === b.report && a.speaker !== undefined && a.speaker === b.speaker && a.form === "direct" && b.form === "direct";
    const oneCue = b.cue === undefined || (a.cue !== undefined && a.cue.start === b.cue.start);
    if (near && oneCue && b.spans[0]!.start - a.spans.at(-1)!.end < 60) pairs.push([i - 1, i]);
  }
  return pairs;
}
