// Where in the reading a character stands.
import type {Sentence} from "../model/reading.js";
import type {Span} from "../model/span.js";

/** Index of the last span that starts at or before `offset` and ends behind it, or -1. `spans` are sorted and do not overlap. */
export function indexAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (spans[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  const found = spans[low];
  return found && found.start <= offset && offset < found.end ? low : -1;
}

/** The token at the head of a span in a sentence: the one whose own head lies outside the span; -1 when the span holds no token. */
export function headIn(sentence: Sentence, span: Span): number {
  const inside = (at: number) => at >= 0 && sentence.tokens[at]!.start < span.end && span.start < sentence.tokens[at]!.end;
  return sentence.tokens.findIndex((token, i) => inside(i) && !inside(token.head));
}
