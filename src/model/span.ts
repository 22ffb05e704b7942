// Where something stands in a report. All offsets are UTF-16 units of `report.text`, half open, never of a cleaned copy.

/** A half-open range `[start, end)` in UTF-16 units of one report's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span of a named report. `text.slice(start, end)` reproduces the quotation (W3C Web Annotation: TextPositionSelector). */
export interface Evidence extends Span {
  readonly report: string;
}

/** A value that was read is `stated`; one that was computed or concluded is `inferred`. */
export type Certainty = "stated" | "inferred";

/** The stages of the line, in order. */
export type Stage = "report" | "read" | "reconcile" | "store" | "tell";

/** Bad input as data: what arrived, where, and what to do. `code` is a stable slug. */
export interface Problem {
  readonly stage: Stage;
  readonly code: string;
  readonly message: string;
  readonly report?: string;
  readonly span?: Span;
}

/** The characters that a span covers. */
export function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** True when the spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True when `outer` holds all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Number of characters that both spans cover. */
export function sharedLength(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** The span without white space at its ends, or undefined when nothing is left. Never splits a character. */
export function trimSpan(text: string, span: Span): Span | undefined {
  let {start, end} = span;
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  if (splitsCharacter(text, start)) start--;
  if (splitsCharacter(text, end)) end++;
  return start < end ? {start, end} : undefined;
}

/** Index of the first span that starts at or behind the offset; spans in order. Binary search. */
export function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Spans in text order: by start, the longer first. */
export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

function splitsCharacter(text: string, at: number): boolean {
  return at > 0 && at < text.length && /[\uD800-\uDBFF]/.test(text[at - 1] as string) && /[\uDC00-\uDFFF]/.test(text[at] as string);
}
