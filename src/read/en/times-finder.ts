// Time expressions that need no model: written so plainly that missing one would be a mistake. Also the borders that the model gets wrong.
import type {Span} from "../../model/span.js";
import {MONTHS, WEEKDAYS} from "./times-words.js";

const long = (names: Iterable<string>) =>
  [...names]
    .filter((name) => name.length > 4 || name === "may" || name === "june" || name === "july")
    .map((name) => name[0]!.toUpperCase() + name.slice(1));
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
    "\\b(?:[Nn]ow|[Cc]urrently|[Rr]ecently)\\b(?! that\\b)",
  ].join("|"),
  "g",
);
const UNKNOWN_MONTH = /(?:^|[^\p{L}])(\p{Lu}\p{L}+)\.? (?:\d{1,2},? ?)?$/u;

/** Finds what is surely a date, in text order. */
export function findSureTimes(text: string): Span[] {
  return Array.from(text.matchAll(SURE), (found) => ({start: found.index, end: found.index + found[0].length}));
}

const BEFORE =
  /(?:^|[\s(])((?:(?:last|next|past|each|every|early|late|mid|fiscal|nearly|almost|more than|less than|no more than|no less than|at least|the end of|end of|the start of|the beginning of|the middle of|middle of)[\s-]+){1,4}|(?:one|two|three|four|five|six|seven|eight|nine|ten|several|\d{1,3})(?:[\s-]+(?:trading|business|working|consecutive|straight|full|more))?[\s-]+)$/i;
const BEHIND =
  /^((?:[\s,-]+(?:ago|earlier|and a half|years?|months?|weeks?|days?|hours?|minutes?|decades?|quarters?|trading days|a\.m\.?|p\.m\.?|am|pm|morning|afternoon|evening|night|\d{4}|of (?:the|this) (?:year|month|week)|in the (?:year|month|week)|(?:est|edt|gmt)\b|[Tt]o \w+|or \w+)){1,3})(?![\p{L}\p{N}])/iu;

/**
 * The span with the border that the annotation schemes give it: "[nearly two years]", "[10:35 a.m.]", without a closing comma.
 * It grows only to words that together still mean a time (`means`).
 */
export function widenTime(text: string, span: Span, means: (words: string) => boolean): Span {
  let {start, end} = span;
  while (end > start + 1 && /[\s,;:]/.test(text[end - 1]!)) end--;
  while (start < end - 1 && /[\s,;:]/.test(text[start]!)) start++;
  for (const to of endsBehind(text, end)) {
    if (/[,\s]/.test(text[to - 1]!)) continue;
    if (!means(text.slice(start, to))) continue;
    end = to;
    break;
  }
  for (const from of startsBefore(text, start)) {
    if (!means(text.slice(from, end))) continue;
    start = from;
    break;
  }
  return {start, end: /\b[ap]\.m$/.test(text.slice(start, end)) && text[end] === "." ? end + 1 : end};
}

/** Places to end at, the farthest first. */
function endsBehind(text: string, end: number): number[] {
  const found = BEHIND.exec(text.slice(end, end + 40))?.[1];
  return found === undefined ? [] : wordBorders(found).map((border) => end + border);
}

/** Places to begin at, the farthest first. */
function startsBefore(text: string, start: number): number[] {
  const found = BEFORE.exec(text.slice(Math.max(0, start - 40), start))?.[1];
  return found === undefined ? [] : [...found.matchAll(/\S+/g)].map((word) => start - found.length + word.index);
}

function wordBorders(words: string): number[] {
  return [...words.matchAll(/\S+/g)].map((word) => word.index + word[0].length).reverse();
}

const COUNTED =
  /(?:\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|hundred|thousand|million|billion|percent|several|few))(?: [\p{L}-]+){0,2} $|\b(?:once|twice|times) $/iu;

/** "four flights [a week]", "$3 million [a year]", "twice [a day]": so much in each, not a stretch of time. */
export function isRate(text: string, span: Span): boolean {
  return (
    /^(?:an?|per|each) (?:minute|hour|day|night|week|month|quarter|year)$/i.test(text.slice(span.start, span.end)) &&
    COUNTED.test(text.slice(Math.max(0, span.start - 40), span.start)) &&
    !/^[\s-]+(?:ago|earlier|later|before|after|old|long|ahead|or|and a half)\b/i.test(text.slice(span.end, span.end + 14))
  );
}

/** "in [the weeks] before the vote", "[the day] after the flood": a time beside another, not how long something took. */
export function isBeside(text: string, span: Span): boolean {
  const words = text.slice(span.start, span.end);
  const whole = /\bthe $/i.test(text.slice(Math.max(0, span.start - 4), span.start)) ? `the ${words}` : words;
  if (/^the (?:day|night|week|month|year)$/i.test(whole)) return /^ (?:before|after) \S/i.test(text.slice(span.end, span.end + 9));
  return (
    /^(?:the )?(?:hours|days|weeks|months|years)$/i.test(words) &&
    /\b(?:in|over|during)(?: the)? $/i.test(text.slice(Math.max(0, span.start - 14), span.start)) &&
    /^ (?:before|after|since|following|leading|preceding|ahead)\b/i.test(text.slice(span.end, span.end + 12))
  );
}

/** "[the year] ended March 31": how long something took, not the year that the text speaks of. */
export function isBounded(text: string, span: Span): boolean {
  return (
    /^the (?:week|month|quarter|year)$/i.test(text.slice(span.start, span.end)) &&
    /^,? (?:ended|ending|through|to) /i.test(text.slice(span.end, span.end + 10))
  );
}

/** "on [Monday] and Tuesday nights": a day that returns. */
export function isReturning(text: string, span: Span): boolean {
  return new RegExp(`^(?:,? ?(?:and|or)? ${weekdayNames}){1,4}(?:s| (?:morning|afternoon|evening|night)s)\\b`).test(
    text.slice(span.end, span.end + 60),
  );
}

/** A bare number behind a word that looks like a month of another calendar: "5 Shawwal 1471", "Shrawan 12, 2088". Which year that is cannot be told. */
export function followsUnknownMonth(text: string, span: Span): boolean {
  if (!/^\d{4}$/.test(text.slice(span.start, span.end))) return false;
  const before = text.slice(Math.max(0, span.start - 24), span.start);
  const found = UNKNOWN_MONTH.exec(before);
  return (
    found !== null &&
    !MONTHS.has(found[1]!.toLowerCase()) &&
    /\d{1,2},? $/.test(before) &&
    !/^(The|In|By|Since|From|Until|And|Of)$/.test(found[1]!)
  );
}
