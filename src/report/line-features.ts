// What a line and its neighbours look like, in numbers: all that is left to go by when a page was flattened to plain text.
// The same measures serve the blocks of a page. Each line costs the same, however long the text.
import {findDay} from "./dates.js";
import {pageWordKinds, pageWords, pairStarts} from "./en/page-words.js";
import {functionWords} from "./language.js";

/** What is measured: a line's text, the blank lines before it, and how many of its characters are links (unknown in plain text). */
export interface Measured {
  readonly text: string;
  readonly gap: number;
}

const terminal = /[.!?…]["”’')\]]{0,2}$/;
const sentenceInside = /[.!?]["”’)]?\s+["“‘(]?\p{Lu}/gu;
const speechWords = new Set("said says told according added announced reported warned called stated wrote asked".split(" "));
const verbWords = new Set("was were had has have been is are would will could did be".split(" "));
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;
/** A line longer than this is measured by its beginning. */
const measuredLength = 4000;

/** Measures of one line alone, in this order. */
const ownNames = [
  "logChars",
  "logWords",
  "terminal",
  "colon",
  "inner",
  "functionShare",
  "capitalShare",
  "upperShare",
  "digitShare",
  "address",
  "atSign",
  "bar",
  "quote",
  "commaRate",
  "wordLength",
  "verbRate",
  "speech",
  "date",
  "dateOnly",
  "lowerStart",
  "digitStart",
  "bulletStart",
  "words0",
  "words1",
  "words2",
  "words3",
  "words4",
  "words5",
  "words6",
  "words7",
  "words8",
  "furnitureRate",
  "gap",
  "question",
  "percent",
  "repeats",
  "titleLike",
  "copyright",
] as const;

/** Number of measures per line that `measureLines` gives. */
export const measureNames: readonly string[] = [
  ...ownNames,
  ...["-3", "-2", "-1", "+1", "+2", "+3"].flatMap((at) => [`chars${at}`, `prose${at}`, `furniture${at}`, `terminal${at}`]),
  "gapAfter",
  "prose±2",
  "prose±5",
  "prose±10",
  "prose-5",
  "prose+5",
  "prose-15",
  "prose+15",
  "short±3",
  "short±8",
  "furniture±3",
  "furniture±8",
  "proseBefore",
  "proseAfter",
  "toProseBefore",
  "toProseAfter",
  "lineShare",
  "charShare",
  "logLines",
  "logTotal",
  "linesBefore",
  "linesAfter",
  "inMain",
  "beforeMain",
  "afterMain",
  "mainShare",
  "proseShare",
  "run",
  "sameShape",
  "medianProse",
];

/** One row of measures per line, in the order of `measureNames`. */
export function measureLines(lines: readonly Measured[]): Float64Array[] {
  const seen = countRepeats(lines);
  const own = lines.map((line) => measureOne(line, seen.get(shapeOf(line.text)) ?? 1));
  return addNeighbours(lines, own);
}

function measureOne(line: Measured, repeats: number): Float64Array {
  const text = line.text.length > measuredLength ? line.text.slice(0, measuredLength) : line.text;
  const words = text.match(wordPattern) ?? [];
  const count = words.length || 1;
  const tally = tallyWords(words);
  const furniture = tally.kinds.reduce((sum, kind) => sum + kind, 0);
  const digits = text.match(/\d/g)?.length ?? 0;
  const day = text.length < 300 && digits > 0 ? findDay(text) : undefined;
  return new Float64Array([
    Math.log1p(line.text.length),
    Math.log1p(words.length),
    Number(terminal.test(text)),
    Number(text.endsWith(":")),
    Math.log1p(text.match(sentenceInside)?.length ?? 0),
    tally.functional / count,
    tally.capitals / count,
    tally.upper / count,
    digits / (text.length || 1),
    Number(/https?:\/\/|www\.|\.(com|org|net)\b/i.test(text)),
    Number(/@\w/.test(text)),
    Number(/[|»›«‹→←•·▸►]/.test(text)),
    Number(/["“”]/.test(text)),
    (text.match(/,/g)?.length ?? 0) / count,
    tally.letters / count,
    tally.verbs / count,
    Number(tally.speech > 0),
    Number(day !== undefined),
    day ? (day.end - day.start) / (text.length || 1) : 0,
    Number(/^\p{Ll}/u.test(text)),
    Number(/^\d/.test(text)),
    Number(/^[-–—•·*>›»#|.]/.test(text)),
    ...tally.kinds.map((kind) => Math.min(3, kind)),
    furniture / count,
    Math.min(3, line.gap),
    Number(/\?["”’)]?$/.test(text)),
    Number(/\d\s?%/.test(text)),
    Math.min(5, repeats),
    tally.content ? tally.titled / tally.content : 0,
    Number(text.includes("©")),
  ]);
}

interface Tally {
  functional: number;
  capitals: number;
  upper: number;
  letters: number;
  verbs: number;
  speech: number;
  content: number;
  titled: number;
  readonly kinds: number[];
}

function tallyWords(words: readonly string[]): Tally {
  const tally: Tally = {
    functional: 0,
    capitals: 0,
    upper: 0,
    letters: 0,
    verbs: 0,
    speech: 0,
    content: 0,
    titled: 0,
    kinds: pageWords.map(() => 0),
  };
  let before = "";
  for (const [at, word] of words.entries()) {
    const lower = word.toLowerCase();
    const capital = word[0] !== lower[0];
    tally.letters += word.length;
    if (capital && at > 0) tally.capitals++;
    if (word.length > 1 && capital && word === word.toUpperCase()) tally.upper++;
    if (functionWords.has(lower)) tally.functional++;
    else {
      tally.content++;
      if (capital) tally.titled++;
    }
    if (verbWords.has(lower)) tally.verbs++;
    if (speechWords.has(lower)) tally.speech++;
    const kind = (pairStarts.has(before) ? pageWordKinds.get(`${before} ${lower}`) : undefined) ?? pageWordKinds.get(lower);
    if (kind !== undefined) tally.kinds[kind] = (tally.kinds[kind] as number) + 1;
    before = lower;
  }
  return tally;
}

function shapeOf(text: string): string {
  return text.length > 200 ? text.slice(0, 200) : text;
}

function countRepeats(lines: readonly Measured[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const line of lines) seen.set(shapeOf(line.text), (seen.get(shapeOf(line.text)) ?? 0) + 1);
  return seen;
}

const own = Object.fromEntries(ownNames.map((name, at) => [name, at])) as Record<(typeof ownNames)[number], number>;

/** How much a line reads like running prose: its words, weighed by small words and sentence ends. 0 for a menu entry. */
function proseOf(row: Float64Array): number {
  const words = Math.expm1(row[own.logWords] as number);
  const functional = Math.min(1, (row[own.functionShare] as number) / 0.3);
  const whole = (row[own.terminal] as number) > 0 ? 1 : 0.45;
  return words < 5 ? 0 : Math.min(60, words) * functional * whole;
}

/** The same for a row of `measureLines`. */
export function proseIn(row: Float64Array): number {
  return proseOf(row);
}

function addNeighbours(lines: readonly Measured[], rows: readonly Float64Array[]): Float64Array[] {
  const prose = rows.map(proseOf);
  const short = rows.map((row) => Number((row[own.logWords] as number) < Math.log1p(8)));
  const furniture = rows.map((row) => Math.min(1, row[own.furnitureRate] as number));
  const chars = lines.map((line) => line.text.length);
  const sums = {prose: sumsOf(prose), short: sumsOf(short), furniture: sumsOf(furniture), chars: sumsOf(chars)};
  const main = findMain(prose);
  const before = distances(prose, 1);
  const after = distances(prose, -1).reverse();
  const runs = runLengths(short);
  const total = sums.chars.at(-1) as number;
  const proseTotal = sums.prose.at(-1) as number;
  const long = prose.filter((value) => value > 8).sort((a, b) => a - b);
  const median = long[long.length >> 1] ?? 0;
  const n = lines.length;
  return rows.map((row, i) => {
    const mean = (of: Float64Array, from: number, to: number): number => {
      const [a, b] = [Math.max(0, from), Math.min(n, to)];
      return b > a ? ((of[b] as number) - (of[a] as number)) / (b - a) : 0;
    };
    const beside = [-3, -2, -1, 1, 2, 3].flatMap((at) => {
      const other = rows[i + at];
      return other
        ? [other[own.logChars] as number, prose[i + at] as number, furniture[i + at] as number, other[own.terminal] as number]
        : [-1, -1, -1, -1];
    });
    return new Float64Array([
      ...row,
      ...beside,
      Math.min(3, lines[i + 1]?.gap ?? 3),
      mean(sums.prose, i - 2, i + 3),
      mean(sums.prose, i - 5, i + 6),
      mean(sums.prose, i - 10, i + 11),
      mean(sums.prose, i - 5, i),
      mean(sums.prose, i + 1, i + 6),
      mean(sums.prose, i - 15, i),
      mean(sums.prose, i + 1, i + 16),
      mean(sums.short, i - 3, i + 4),
      mean(sums.short, i - 8, i + 9),
      mean(sums.furniture, i - 3, i + 4),
      mean(sums.furniture, i - 8, i + 9),
      Math.log1p(sums.prose[i] as number),
      Math.log1p(proseTotal - (sums.prose[i + 1] as number)),
      before[i] as number,
      after[i] as number,
      i / n,
      (sums.chars[i] as number) / (total || 1),
      Math.log1p(n),
      Math.log1p(total),
      Math.min(20, i),
      Math.min(20, n - 1 - i),
      Number(i >= main.from && i < main.to),
      Math.min(30, Math.max(0, main.from - i)),
      Math.min(30, Math.max(0, i - main.to + 1)),
      proseTotal ? ((sums.prose[main.to] as number) - (sums.prose[main.from] as number)) / proseTotal : 0,
      (proseTotal * 6) / (total || 1),
      Math.min(30, runs[i] as number),
      Number(lines[i - 1] !== undefined && Math.abs((chars[i] as number) - (chars[i - 1] as number)) < 12),
      median,
    ]);
  });
}

function sumsOf(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [i, value] of values.entries()) sums[i + 1] = (sums[i] as number) + value;
  return sums;
}

/** The stretch of lines with the most prose, where every line costs a little: where the story most likely stands. */
function findMain(prose: readonly number[]): {from: number; to: number} {
  const cost = 6;
  let best = {from: 0, to: 0, sum: 0};
  let from = 0;
  let sum = 0;
  for (const [i, value] of prose.entries()) {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += value - cost;
    if (sum > best.sum) best = {from, to: i + 1, sum};
  }
  return best;
}

/** Lines since the last line of prose, looking in one direction. */
function distances(prose: readonly number[], step: 1 | -1): number[] {
  const order = step === 1 ? prose : [...prose].reverse();
  let since = 30;
  return order.map((value) => {
    const here = since;
    since = value > 10 ? 1 : Math.min(30, since + 1);
    return here;
  });
}

/** For each short line, how many short lines stand together with it. */
function runLengths(short: readonly number[]): number[] {
  const runs = new Array<number>(short.length).fill(0);
  for (let i = 0; i < short.length; ) {
    let to = i;
    while (to < short.length && short[to]) to++;
    for (let at = i; at < to; at++) runs[at] = to - i;
    i = Math.max(to, i + 1);
  }
  return runs;
}
