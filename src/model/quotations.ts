// Quotation marks in text as it arrives: curly, straight, doubled, reopened at each paragraph, or lost. Which words are quoted decides the form
// of a statement; nothing here knows who speaks.
import type {Form} from "./reading.js";
import type {Span} from "./span.js";

/** A quoted stretch with its marks. Sorted, never overlapping; a quotation inside another is part of it. */
export interface Quotation extends Span {
  /** The words without the marks. */
  readonly inner: Span;
  readonly kind: "double" | "single";
  /** The mark that is missing, if one is; the quotation then ends or begins with its paragraph. */
  readonly lost?: "opening" | "closing";
  /** True when the next paragraph reopens the same quotation. */
  readonly continues: boolean;
}

interface Mark extends Span {
  readonly opens: boolean;
  readonly closes: boolean;
}

const DOUBLE = /"+|[“”„«»＂]|''|``/gu;
/** How far a quotation may run over line breaks to find its closing mark, in UTF-16 units. */
const FARTHEST = 4000;

/** All quotations of a text. Linear in its length. */
export function findQuotations(text: string): Quotation[] {
  const doubles = readDoubles(text, readMarks(text));
  const singles = readSingles(text).filter((single) => quotationsIn(doubles, single).length === 0);
  return [...doubles, ...singles].sort((a, b) => a.start - b.start);
}

/** `direct` when every word of the spans is quoted, `mixed` when some are, `indirect` when none. */
export function formOf(text: string, quotations: readonly Quotation[], spans: readonly Span[]): Form {
  let quoted = 0;
  let plain = 0;
  for (const span of spans) {
    const inside = quotationsIn(quotations, span);
    for (const word of text.slice(span.start, span.end).matchAll(/[\p{L}\p{N}]+/gu)) {
      const at = span.start + word.index;
      if (inside.some(({inner}) => inner.start <= at && at < inner.end)) quoted++;
      else plain++;
    }
  }
  if (quoted === 0) return "indirect";
  return plain === 0 ? "direct" : "mixed";
}

/** The quotations that share a character with the span. */
export function quotationsIn(quotations: readonly Quotation[], span: Span): readonly Quotation[] {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[middle]!.end <= span.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < quotations.length && quotations[end]!.start < span.end) end++;
  return quotations.slice(low, end);
}

function readMarks(text: string): Mark[] {
  const cells = tableCells(text);
  const marks: Mark[] = [];
  for (const found of text.matchAll(DOUBLE)) {
    let start = found.index;
    let end = start + found[0].length;
    if (cells.has(start)) start++;
    if (cells.has(end - 1)) end--;
    if (start >= end) continue;
    const before = text.charAt(found.index - 1);
    const after = text.charAt(found.index + found[0].length);
    const sign = found[0].charAt(0);
    const free = before === "" || /[\s([{—–/\u2026>-]/.test(before);
    const attached = after !== "" && !/\s/.test(after);
    // "a 12" pipe": inches, unless a quotation stands open
    if (sign === "“" || sign === "„" || sign === "«" || sign === "`") marks.push({start, end, opens: true, closes: false});
    else if (sign === "”" || sign === "»") marks.push({start, end, opens: free && attached, closes: !free || !attached});
    else marks.push({start, end, opens: (free && attached) || start === found.index + 1, closes: !free || !attached});
  }
  return marks;
}

/** Offsets of the marks that a table's export put round a whole line, doubling those inside: `"He said ""no"" twice."`. */
function tableCells(text: string): ReadonlySet<number> {
  const cells = new Set<number>();
  for (const line of text.matchAll(/^[ \t]*(".*")[ \t]*$/gmu)) {
    const cell = line[1]!;
    if (cell.length < 4 || !cell.slice(1, -1).includes('""')) continue;
    const start = line.index + line[0].indexOf('"');
    cells.add(start).add(start + cell.length - 1);
  }
  return cells;
}

function readDoubles(text: string, marks: readonly Mark[]): Quotation[] {
  const found: Quotation[] = [];
  let open: Mark | undefined;
  let depth = 0;
  let floor = 0;
  const close = (from: Mark, innerEnd: number, end: number, more: Partial<Quotation>): void => {
    if (innerEnd > from.end)
      found.push({start: from.start, end, inner: {start: from.end, end: innerEnd}, kind: "double", continues: false, ...more});
    floor = end;
  };
  marks.forEach((mark, index) => {
    if (open) {
      const stop = endOfRun(text, open.end, mark, marks, index);
      if (stop !== undefined) {
        const again = mark.opens && startsLine(text, mark.start) && !/\S/.test(text.slice(stop, mark.start));
        close(open, stop, stop, again ? {continues: true, lost: undefined} : {lost: "closing"});
        open = undefined;
        depth = 0;
      }
    }
    if (!open) {
      if (mark.opens) open = mark;
      else if (isLostOpening(text, mark))
        close(
          {start: beginning(text, mark.start, floor), end: beginning(text, mark.start, floor), opens: true, closes: false},
          mark.start,
          mark.end,
          {lost: "opening"},
        );
      depth = 1;
    } else if (mark.closes && !(mark.opens && depth === 1 && text.charAt(mark.start - 1) === " ")) {
      depth--;
      if (depth <= 0 || text.charAt(mark.start) === '"') {
        close(open, mark.start, mark.end, {});
        open = undefined;
      }
    } else if (mark.opens && text.charAt(mark.start) !== '"') depth++;
    else if (mark.opens) {
      close(open, text.slice(0, mark.start).trimEnd().length, text.slice(0, mark.start).trimEnd().length, {lost: "closing"});
      open = mark;
      depth = 1;
    }
  });
  if (open) {
    const stop = lineEnd(text, (open as Mark).end);
    close(open, stop, stop, {lost: "closing"});
  }
  return found;
}

/**
 * Where an open quotation ends when it does not reach `mark`: at its line's end, if the mark after the break opens another quotation, or a
 * blank line or too long a way lies between. Undefined when it runs on.
 */
function endOfRun(text: string, from: number, mark: Mark, marks: readonly Mark[], index: number): number | undefined {
  const end = lineEnd(text, from);
  if (mark.start < end) return undefined;
  const blank = /\n[ \t\r]*\n/.test(text.slice(from, Math.min(mark.start, from + FARTHEST)));
  const far = mark.start - from > FARTHEST;
  const next = marks[index + 1];
  const opensAnother = mark.opens && (startsLine(text, mark.start) || !mark.closes || (next?.closes === true && !next.opens));
  return blank || far || opensAnother ? end : undefined;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  const end = at < 0 ? text.length : at;
  return from + text.slice(from, end).trimEnd().length;
}

function startsLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  return at === 0 || /(?:^|\n)[ \t"]*$/.test(at > 12 ? before : `\n${before}`);
}

/** A closing mark of which the opening is lost: `The talks go on," the ministry said.` An inch mark or a table's is none. */
function isLostOpening(text: string, mark: Mark): boolean {
  return /[,.!?…]/.test(text.charAt(mark.start - 1)) && /^[ \t]+\p{L}/u.test(text.slice(mark.end, mark.end + 4)) && !mark.opens;
}

/** Start of the paragraph before `at`, but not before the last quotation. */
function beginning(text: string, at: number, floor: number): number {
  const start = Math.max(text.lastIndexOf("\n", at - 1) + 1, floor);
  return start + (text.slice(start, at).length - text.slice(start, at).trimStart().length);
}

/** Single marks within one line: 'a "no" is a no', never an apostrophe ("don't", "the '90s", "the ministers' call"). */
function readSingles(text: string): Quotation[] {
  const found: Quotation[] = [];
  const opener = /(?<=^|[\s(["“—–:])[‘'‚](?=[\p{L}\p{N}.…])/gmu;
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    const start = match.index;
    if (/^['‘](?:\d\ds?\b|em\b|til\b|cause\b|n\b|tis\b|twas\b)/i.test(text.slice(start, start + 7))) continue;
    const end = singleEnd(text, start + 1);
    if (end === undefined) continue;
    found.push({start, end: end + 1, inner: {start: start + 1, end}, kind: "single", continues: false});
    opener.lastIndex = end + 1;
  }
  return found;
}

function singleEnd(text: string, from: number): number | undefined {
  const line = text.slice(from, Math.min(lineEnd(text, from), from + 600));
  let possessive: number | undefined;
  for (const match of line.matchAll(/(?<=[\p{L}\p{N}.,!?…)])[’'](?![\p{L}\p{N}])/gu)) {
    const plural = line.charAt(match.index - 1) === "s" && /^\s\p{Ll}/u.test(line.slice(match.index + 1, match.index + 3));
    if (!plural) return from + match.index;
    possessive ??= from + match.index;
  }
  return possessive;
}
