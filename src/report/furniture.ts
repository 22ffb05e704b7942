// Which lines of a plain text are furniture, and why. Nothing is cut: a mark is a span with a reason.
import type {Furniture, FurnitureReason} from "../model/report.js";
import {findDay} from "./dates.js";
import {findLines, type Line} from "./lines.js";

/** Marks the furniture of a plain text, by its lines and their neighbours. Sorted, not overlapping. */
export function markFurniture(text: string): Furniture[] {
  const lines = findLines(text);
  const marks: Furniture[] = [];
  for (const [index, line] of lines.entries()) {
    const reason = reasonOf(line, index, lines);
    if (reason) marks.push({start: line.start, end: line.end, reason});
  }
  return marks;
}

function reasonOf(line: Line, index: number, lines: readonly Line[]): FurnitureReason | undefined {
  if (isDateLine(line.text) && (index < 6 || index > lines.length - 4)) return "page date";
  if (/\bhttps?:\/\/\S{20,}$/.test(line.text) && !/[.!?]\s/.test(line.text) && line.text.length < 160) return "spam";
  if (/©/.test(line.text) && line.text.length < 260) return "caption";
  return undefined;
}

/** True for a line that holds a date and nothing that could be said: "Updated 5 March 2031, 09:11 GMT". */
export function isDateLine(line: string): boolean {
  if (line.length > 120) return false;
  const day = findDay(line);
  if (!day) return false;
  let rest = `${line.slice(0, day.start)} ${line.slice(day.end)}`;
  for (let more = findDay(rest); more; more = findDay(rest)) rest = `${rest.slice(0, more.start)} ${rest.slice(more.end)}`;
  const words = rest.replace(/\b\d{1,2}[:.h]?\d{0,2}\b/g, " ").match(/\p{L}+/gu) ?? [];
  return words.every((word) => dateWords.has(word.toLowerCase())) && words.length <= 8;
}

const dateWords = new Set(
  "posted published updated last modified first created date on at by am pm a p m et est edt pt pst pdt ct cst cdt mt mst mdt gmt utc bst cet cest ist eet eest hrs hours time mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);
