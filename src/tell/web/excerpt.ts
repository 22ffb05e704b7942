// The window of a report around a piece of evidence: up to so many characters either side, cut at sentences, with content, source,
// cue and furniture told apart. Works on ranges only; the text is never altered.
import type {Furniture} from "../../model/report.js";
import type {Span} from "../../model/span.js";

/** What a stretch of a window is. `altered` stretches are content whose words turn the meaning round. */
export type Layer = "content" | "source" | "cue" | "altered";

/** A stretch of a window; for furniture only the range is shown. */
export interface Stretch extends Span {
  readonly layers: readonly Layer[];
  readonly furniture?: Furniture;
}

/** A window with its stretches in text order. */
export interface Excerpt {
  readonly stretches: readonly Stretch[];
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** What is marked in a window. */
export interface Marks {
  readonly content: readonly Span[];
  readonly source?: Span;
  readonly cue?: Span;
  readonly altered?: readonly Span[];
  readonly furniture: readonly Furniture[];
}

/** The window around `focus`, at most `around` characters either side. */
export function excerptAround(text: string, focus: Span, marks: Marks, around = 160): Excerpt {
  const start = windowStart(text, focus.start, around);
  const end = windowEnd(text, focus.end, around);
  return {stretches: layer(text, {start, end}, marks), cutBefore: start > 0, cutAfter: end < text.length};
}

/** Cuts a range into stretches at every boundary of a mark. */
export function layer(text: string, range: Span, marks: Marks): Stretch[] {
  const named: readonly (readonly [Layer, readonly Span[]])[] = [
    ["content", marks.content],
    ["source", marks.source ? [marks.source] : []],
    ["cue", marks.cue ? [marks.cue] : []],
    ["altered", marks.altered ?? []],
  ];
  const spans = [...named.flatMap(([, some]) => some), ...marks.furniture].filter(
    (span) => span.start < range.end && range.start < span.end,
  );
  const bounds = [
    ...new Set([range.start, range.end, ...spans.flatMap(({start, end}) => [Math.max(start, range.start), Math.min(end, range.end)])]),
  ];
  bounds.sort((a, b) => a - b);
  const stretches = bounds.slice(0, -1).map((start, index) => {
    const end = bounds[index + 1] as number;
    const holds = (span: Span) => span.start <= start && end <= span.end;
    const furniture = marks.furniture.find(holds);
    const layers = named.filter(([, some]) => some.some(holds)).map(([name]) => name);
    return {start, end, layers, ...(furniture && !layers.includes("content") && {furniture})};
  });
  return stretches.filter(
    ({start, end, furniture}, index) => start < end && !(furniture && stretches[index - 1]?.furniture === furniture) && text.length >= end,
  );
}

function windowStart(text: string, at: number, around: number): number {
  const from = Math.max(0, at - around);
  if (from === 0 && at < 40) return 0;
  const before = text.slice(from, at);
  const sentence = [...before.matchAll(/(?:[.!?]["”’)]?\s+|\n+)/g)].at(0);
  if (from === 0 && !sentence) return 0;
  if (sentence) return from + sentence.index + sentence[0].length;
  const space = before.indexOf(" ");
  return space < 0 ? whole(text, from) : from + space + 1;
}

function windowEnd(text: string, at: number, around: number): number {
  const after = text.slice(at, at + around);
  const sentence = /[.!?]["”’)]?(?=\s|$)|\n/.exec(after);
  if (sentence) return at + sentence.index + (sentence[0] === "\n" ? 0 : sentence[0].length);
  if (at + around >= text.length) return text.length;
  const space = after.lastIndexOf(" ");
  return space < 0 ? whole(text, at + around) : at + space;
}

function whole(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at;
}
