// Atom scores → sentences of Universal Dependencies: where sentences and words are, their tags, heads and lemmas.
import type {Sentence, Token, Upos} from "../model/reading.js";
import type {Span} from "../model/span.js";
import {bestTree} from "./dependencies.js";
import {lemmaOf} from "./en/lemmas.js";
import type {Encoded, EncodedWindow} from "./encoder.js";
import {vectorOf} from "./spans.js";

/** A word: atoms `[from, to)` of a window. */
interface Word extends Span {
  readonly from: number;
}

/** Reads sentences in text order; together they hold every atom of the text, and their heads form one tree each. */
export function readSentences(text: string, encoded: Encoded): Sentence[] {
  return encoded.windows.flatMap((window) => {
    const words = findWords(window, encoded);
    return groupSentences(window, encoded, words).map((group) => readSentence(text, window, encoded, group));
  });
}

function findWords(window: EncodedWindow, encoded: Encoded): Word[] {
  const {atoms} = window;
  const logits = window.tags("join");
  const start = encoded.labels("join").indexOf("start");
  const words: {from: number; start: number; end: number}[] = [];
  atoms.forEach((atom, a) => {
    const begins = a === 0 || atom.gap > 0 || logits[a * 2 + start]! > logits[a * 2 + 1 - start]!;
    if (begins) words.push({from: a, start: atom.start, end: atom.end});
    else words.at(-1)!.end = atom.end;
  });
  return words;
}

function groupSentences(window: EncodedWindow, encoded: Encoded, words: readonly Word[]): Word[][] {
  const logits = window.tags("sentence");
  const start = encoded.labels("sentence").indexOf("start");
  const groups: Word[][] = [];
  words.forEach((word, i) => {
    const begins = i === 0 || window.atoms[word.from]!.gap === 3 || logits[word.from * 2 + start]! > logits[word.from * 2 + 1 - start]!;
    if (begins) groups.push([word]);
    else groups.at(-1)!.push(word);
  });
  return groups;
}

function readSentence(text: string, window: EncodedWindow, encoded: Encoded, words: readonly Word[]): Sentence {
  const heads = bestTree(arcScores(window, words));
  const tags = window.tags("upos");
  const labels = encoded.labels("upos") as readonly Upos[];
  const tokens = words.map((word, i): Token => {
    const form = text.slice(word.start, word.end);
    const upos = labels[best(tags, word.from * labels.length, labels.length)]!;
    const deprel = heads[i] === -1 ? "root" : relationOf(window, encoded, word);
    return {start: word.start, end: word.end, lemma: lemmaOf(form, upos, encoded.knows), upos, head: heads[i]!, deprel};
  });
  const span = {start: words[0]!.start, end: words.at(-1)!.end};
  return {...span, tokens, vector: vectorOf(encoded, [span])};
}

/** Log-probabilities of each word's head among the words of its sentence and the root. */
function arcScores(window: EncodedWindow, words: readonly Word[]): {n: number; scores: Float64Array} {
  const n = words.length;
  const atoms = window.atoms.length;
  const scores = new Float64Array(n * (n + 1));
  words.forEach((word, d) => {
    const row = words.map((head, h) => (h === d ? Number.NEGATIVE_INFINITY : window.arcs[word.from * atoms + head.from]!));
    row.push(window.arcs[word.from * atoms + word.from]!);
    const top = Math.max(...row);
    const total = Math.log(row.reduce((sum, score) => sum + Math.exp(score - top), 0)) + top;
    row.forEach((score, h) => {
      scores[d * (n + 1) + h] = Math.max(score - total, -1e6);
    });
  });
  return {n, scores};
}

function relationOf(window: EncodedWindow, encoded: Encoded, word: Word): string {
  const {rels} = encoded;
  const root = rels.indexOf("root");
  const row = window.rels.subarray(word.from * rels.length, (word.from + 1) * rels.length);
  let top = root === 0 ? 1 : 0;
  for (let r = 0; r < rels.length; r++) if (r !== root && row[r]! > row[top]!) top = r;
  return rels[top]!;
}

function best(scores: Float32Array, from: number, k: number): number {
  let top = 0;
  for (let i = 1; i < k; i++) if (scores[from + i]! > scores[from + top]!) top = i;
  return top;
}
