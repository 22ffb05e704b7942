// Entries of a chronology: a day at the head of a line, with what happened on it behind a colon or dash ("March 2: Strikes begin").
import type {Span} from "./span.js";

/** True for a time that stands at the head of a line and is set off from the rest of it. */
export function opensEntry(text: string, time: Span): boolean {
  const before = text.slice(text.lastIndexOf("\n", time.start - 1) + 1, time.start);
  return /^[\s•*·–—-]{0,4}$/.test(before) && /^ ?(?::|[–—-] )/.test(text.slice(time.end, time.end + 3));
}
