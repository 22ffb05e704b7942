// Time expressions that need no model: written so plainly that missing one would be a mistake. Also the borders that the model gets wrong.
import type {Span} from "../../model/span.js";
import {MONTHS, WEEKDAYS} from "./times-words.js";

const long = (names: Iterable<string>) => [...names].filter((name) => name.length > 4 || name === "may" || name === "june" || name === "july").map((name) => name[0]!.toUpperCase() + name.slice(1));
const monthNames = `(?:${long(MONTHS.keys()).join("|")}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)`;
const weekdayNames = `(?:${long(WEEKDAYS.keys()).join("|")})`;
const year = "(?:1[89]|20)\\d{2}";
const SURE = new RegExp(
  [
    `\\b(?:${weekdayNames},? )?${monthNames} \\d{1,2}(?:st|nd|rd|th)?(?:,? ${year})?\\b(?![-:/\\d])`,
    `\\b(?:${weekdayNames},? )?\\d{1,2}(?:st|nd|rd|th)? (?:of )?${monthNames}(?:,? ${year})?\\b`,
    `\\b${monthNames},? ${year}\\b`,
    `\\b${year}-\\d{2}-\\d{2}\\b`,
    `\\b${weekdayNames}\\b(?!'s (?:Journal|Times))`,
    "\\b(?:yesterday|tomorrow)\\b",
    "\\b(?:two|three|four|five|six|seven|eight|nine|ten|\\d{1,3}) (?:days|weeks|months|years) ago\\b",
    "\\b(?:last|next) (?:week|month|year)\\b",
  ].join("|"),
  "g",
);
const UNKNOWN_MONTH = /(?:^|[^\p{L}])(\p{Lu}\p{L}+)\.? (?:\d{1,2},? ?)?$/u;

/** Finds what is surely a date, in text order. */
export function findSureTimes(text: string): Span[] {
  return Array.from(text.matchAll(SURE), (found) => ({start: found.index, end: found.index + found[0].length}));
}

/** The span with the border that the annotation schemes give it: "the third quarter of 2031" whole, without a closing comma. */
export function widenTime(text: string, span: Span): Span {
  let {start, end} = span;
  while (end > start + 1 && /[\s,;:]/.test(text[end - 1]!)) end--;
  while (start < end - 1 && /[\s,;:]/.test(text[start]!)) start++;
  return {start, end};
}

/** A bare number behind a word that looks like a month of another calendar: "5 Shawwal 1471", "Shrawan 12, 2088". Which year that is cannot be told. */
export function followsUnknownMonth(text: string, span: Span): boolean {
  if (!/^\d{4}$/.test(text.slice(span.start, span.end))) return false;
  const before = text.slice(Math.max(0, span.start - 24), span.start);
  const found = UNKNOWN_MONTH.exec(before);
  return found !== null && !MONTHS.has(found[1]!.toLowerCase()) && /\d{1,2},? $/.test(before) && !/^(The|In|By|Since|From|Until|And|Of)$/.test(found[1]!);
}
