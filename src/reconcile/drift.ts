// How two versions of one statement differ: which words stand where others stood, and whether the meaning went with them.

import type {Form} from "../model/reading.js";
import type {DriftVerdict} from "../model/situation.js";
import {type Alignment, alignWords, type Word} from "./alignment.js";
import {CONDITIONS, FUNCTION_WORDS, NEGATIONS, SAME_SENSE} from "./en/statement-words.js";

/** One version as drift sees it. */
export interface DriftSide {
  readonly words: readonly Word[];
  readonly form: Form;
  /** Id of who is said to speak; undefined when unknown. */
  readonly speaker?: string;
}

export interface Difference {
  readonly verdict: DriftVerdict;
  readonly alignment: Alignment;
  /** In words of ours around theirs. */
  readonly why: string;
}

/** Compares a version (`here`) with the one it is measured against (`there`). */
export function compareVersions(here: DriftSide, there: DriftSide): Difference {
  const alignment = alignWords(here.words, there.words);
  const share = alignment.same / Math.max(1, Math.min(alignment.here, alignment.there));
  const changed = findChange(here, there, alignment, share);
  if (changed) return {verdict: "altered", alignment, why: changed};
  if (alignment.same === alignment.here && alignment.same === alignment.there)
    return {verdict: "identical", alignment, why: "word for word the same"};
  if (share >= 0.9 && alignment.here !== alignment.there) return cutOrPadded(alignment);
  if (here.form === "direct" && there.form === "direct" && share >= 0.25)
    return {verdict: "another translation", alignment, why: "both quote, in other words"};
  return {verdict: "paraphrased", alignment, why: "told in other words"};
}

function cutOrPadded(alignment: Alignment): Difference {
  const missing = alignment.there - alignment.same;
  return missing > 0
    ? {verdict: "cut", alignment, why: `${missing} of ${alignment.there} words are left out`}
    : {verdict: "paraphrased", alignment, why: `${alignment.here - alignment.same} words are added`};
}

/** What turns the meaning: another speaker, a number, a negation or condition dropped, a word replaced by one of another meaning. */
function findChange(here: DriftSide, there: DriftSide, alignment: Alignment, share: number): string | undefined {
  if (here.speaker && there.speaker && here.speaker !== there.speaker) return "the same words are given to another speaker";
  // versions in quite other words can't be held against each other word by word
  if (share < 0.6 || alignment.same < 4) return undefined;
  for (const [index, run] of alignment.runs.entries()) {
    if (run.same) continue;
    const beside = (alignment.runs[index - 1]?.hereWords.length ?? 0) + (alignment.runs[index + 1]?.hereWords.length ?? 0);
    const inner = index > 0 && index < alignment.runs.length - 1;
    const found =
      numberChange(run.hereWords, run.thereWords) ??
      turnChange(run.hereWords, run.thereWords, inner) ??
      (beside >= 3 ? wordChange(run.hereWords, run.thereWords, here, there) : undefined);
    if (found) return found;
  }
  return undefined;
}

function numberChange(here: readonly Word[], there: readonly Word[]): string | undefined {
  const [a, b] = [here.filter(isNumber), there.filter(isNumber)];
  if (a.length !== 1 || b.length !== 1 || a[0]!.form === b[0]!.form || here.length > 4 || there.length > 4) return undefined;
  return `the number ${a[0]!.form} stands where the other has ${b[0]!.form}`;
}

/** A negation or a condition on one side only. */
function turnChange(here: readonly Word[], there: readonly Word[], inner: boolean): string | undefined {
  for (const [kind, list] of [
    ["negation", NEGATIONS],
    ["condition", CONDITIONS],
  ] as const) {
    const [a, b] = [here.find(({form}) => isOne(list, form)), there.find(({form}) => isOne(list, form))];
    if (a && !b && here.length <= 6) return `the ${kind} "${a.form}" is added`;
    if (b && !a && (inner || kind === "negation" || kind === "condition") && there.length <= (kind === "condition" ? 40 : 6))
      return `the ${kind} "${b.form}" is dropped`;
  }
  return undefined;
}

/** One content word in the place of another, among words that are the same. */
function wordChange(here: readonly Word[], there: readonly Word[], left: DriftSide, right: DriftSide): string | undefined {
  const [a, b] = [here.filter(isContent), there.filter(isContent)];
  if (a.length !== 1 || b.length !== 1 || left.form === "indirect" || right.form === "indirect") return undefined;
  if (sameSense(a[0]!.form, b[0]!.form)) return undefined;
  return `"${a[0]!.form}" stands where the other has "${b[0]!.form}"`;
}

function isOne(list: ReadonlySet<string>, form: string): boolean {
  return list.has(form) || (list === NEGATIONS && form.endsWith("n't"));
}

function isNumber({form}: Word): boolean {
  return /^\p{N}/u.test(form);
}

function isContent({form}: Word): boolean {
  return !FUNCTION_WORDS.has(form) && !isNumber({form} as Word);
}

/** Forms of one word ("settle", "settling") or words that mean the same here. */
export function sameSense(a: string, b: string): boolean {
  const [x, y] = [stemOf(a), stemOf(b)];
  if (x === y) return true;
  return SAME_SENSE.some((set) => [...set].some((word) => stemOf(word) === x) && [...set].some((word) => stemOf(word) === y));
}

/** A rough stem, for comparing forms of one word only. */
export function stemOf(word: string): string {
  const stem = word.replace(/(?:ies|ied)$/, "y").replace(/(?:ing|ings|ed|es|s|ly|ment|ments)$/, "");
  return stem.length >= 3 ? stem.replace(/([^aeiou])\1$/, "$1").replace(/e$/, "") : word;
}
