// Text → atoms: the finest pieces whose borders may be borders of words, names or quotations. `training/atoms.py` cuts the same way.
import type {Atom} from "./encoder.js";

/** Words written as one that UD cuts ("cannot" is can|not), with the places of the cuts; from the model's `labels.json`. */
export type FusedWords = ReadonlyMap<string, readonly number[]>;

const LONGEST_WORD = 64;
const LONGEST_NUMBER = 32;
const GAP = /[\s\u200B\uFEFF\u2060]+/uy;
const RUN = /[\p{L}\p{M}]+|\p{Nd}+|[^\s\u200B\uFEFF\u2060][\p{M}\u200D]*/uy;
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const SINGLE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]\p{M}*|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;
const LETTERS = /^[\p{L}\p{M}]/u;
const DIGITS = /^\p{Nd}/u;

/** Cuts a text into atoms, in order. White space belongs to none; every other character belongs to exactly one. */
export function cutAtoms(text: string, fused: FusedWords): Atom[] {
  const atoms: Atom[] = [];
  let at = 0;
  let gap: Atom["gap"] = 3;
  while (at < text.length) {
    const space = matchAt(GAP, text, at);
    if (space) {
      gap = atoms.length === 0 ? 3 : gapOf(space);
      at += space.length;
      continue;
    }
    const run = matchAt(RUN, text, at) ?? text[at]!;
    let start = at;
    for (const end of cutsOf(text, at, run, fused)) {
      atoms.push({start, end, gap});
      gap = 0;
      start = end;
    }
    at += run.length;
  }
  return atoms;
}

/** Ends of the atoms in a run, the last being the run's end. */
function cutsOf(text: string, at: number, run: string, fused: FusedWords): number[] {
  const end = at + run.length;
  if (DIGITS.test(run)) return everySo(run, at, LONGEST_NUMBER);
  if (!LETTERS.test(run)) return [end];
  const ends: number[] = [];
  let start = at;
  for (const cut of [...innerCuts(text, end, run, fused).map((place) => at + place), end]) {
    ends.push(...everySo(text.slice(start, cut), start, LONGEST_WORD));
    start = cut;
  }
  return ends;
}

function innerCuts(text: string, end: number, run: string, fused: FusedWords): readonly number[] {
  if (WITHOUT_SPACES.test(run)) return [...run.matchAll(SINGLE)].map((match) => match.index).filter((place) => place > 0);
  const places = fused.get(run.toLowerCase());
  if (places) return places;
  // "She didn't go": the word ends before n't
  const negated = run.length > 1 && /n$/i.test(run) && /^['’]t(?![\p{L}\p{M}])/iu.test(text.slice(end, end + 4));
  return negated ? [run.length - 1] : [];
}

function everySo(run: string, at: number, longest: number): number[] {
  if (run.length <= longest) return [at + run.length];
  const ends: number[] = [];
  let end = at;
  [...run].forEach((character, i) => {
    if (i > 0 && i % longest === 0) ends.push(end);
    end += character.length;
  });
  return [...ends, end];
}

function gapOf(space: string): Atom["gap"] {
  const breaks = (space.match(/\r\n|[\n\r\u2028]/g)?.length ?? 0) + 2 * (space.match(/\u2029/g)?.length ?? 0);
  return breaks === 0 ? 1 : breaks === 1 ? 2 : 3;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
