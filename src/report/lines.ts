// A plain text as lines: where each line stands, without the white space around it. Marking works on these.
import type {Span} from "../model/span.js";

/** A line that is not blank. `gap` counts the blank lines before it. */
export interface Line extends Span {
  readonly text: string;
  readonly gap: number;
}

/** The lines of a text that are not blank, in order. */
export function findLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const match of text.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const between = text.slice(lines.at(-1)?.end ?? 0, match.index);
    const line = match[0].trim();
    if (line === "") continue;
    const start = match.index + match[0].indexOf(line);
    gap = Math.max(0, (between.match(/\n|\r(?!\n)/g)?.length ?? 0) - 1);
    lines.push({start, end: start + line.length, text: line, gap});
  }
  return lines;
}
