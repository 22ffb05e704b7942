// Words of two versions brought beside each other, each word with its place, so that what was kept, cut and replaced can be shown.
import {diffArrays} from "diff";
import type {AlignedRun} from "../model/situation.js";
import type {Span} from "../model/span.js";

/** A word of a version with its form for comparing. */
export interface Word extends Span {
  readonly form: string;
}

/** Two versions word by word; `share` is the part of the shorter one's words that also stand, in order, in the other. */
export interface Alignment {
  readonly runs: readonly (AlignedRun & {readonly hereWords: readonly Word[]; readonly thereWords: readonly Word[]})[];
  readonly same: number;
  readonly here: number;
  readonly there: number;
}

/** Longer versions are compared by their first words only: what a reader can see beside each other. */
const MOST_WORDS = 600;

/** Words of spans, without case, marks or punctuation; "1,100" is one word. */
export function wordsIn(text: string, spans: readonly Span[]): Word[] {
  return spans.flatMap((span) =>
    [...text.slice(span.start, span.end).matchAll(/\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?/gu)].map((match) => ({
      start: span.start + match.index,
      end: span.start + match.index + match[0].length,
      form: foldForm(match[0]),
    })),
  );
}

/** Aligns two versions, longest common subsequence of their words. */
export function alignWords(here: readonly Word[], there: readonly Word[]): Alignment {
  const [a, b] = [here.slice(0, MOST_WORDS), there.slice(0, MOST_WORDS)];
  const changes = diffArrays(
    a.map(({form}) => form),
    b.map(({form}) => form),
  );
  const runs: {same: boolean; hereWords: Word[]; thereWords: Word[]}[] = [];
  let [i, j, same] = [0, 0, 0];
  for (const change of changes) {
    const count = change.value.length;
    if (!change.added && !change.removed) {
      runs.push({same: true, hereWords: a.slice(i, i + count), thereWords: b.slice(j, j + count)});
      [i, j, same] = [i + count, j + count, same + count];
    } else {
      const last = runs.at(-1);
      const run = last && !last.same ? last : {same: false, hereWords: [], thereWords: []};
      if (run !== last) runs.push(run);
      if (change.removed) run.hereWords.push(...a.slice(i, i + count));
      else run.thereWords.push(...b.slice(j, j + count));
      if (change.removed) i += count;
      else j += count;
    }
  }
  return {
    runs: runs.map((run) => ({...run, here: around(run.hereWords), there: around(run.thereWords)})),
    same,
    here: a.length,
    there: b.length,
  };
}

function around(words: readonly Word[]): Span | undefined {
  return words.length === 0 ? undefined : {start: words[0]!.start, end: words.at(-1)!.end};
}

/** British and American spellings, accents, case and possessives are no difference. */
function foldForm(word: string): string {
  const plain = word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s$/, "")
    .replace(/’/g, "'");
  if (/^\p{N}/u.test(plain)) return plain.replace(/,(?=\p{N}{3})/gu, "");
  return plain
    .replace(/is(e|ed|es|ing|ation)$/, (_, tail: string) => `iz${tail}`)
    .replace(/our(s|ed|ing|able|ite)?$/, (_, tail: string | undefined) => `or${tail ?? ""}`);
}
