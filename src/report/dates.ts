// Calendar days that a page writes about itself: "2031-03-05T09:00Z", "Wed, 05 Mar 2031", "5 March, 2031", "03/25/31".
// A day that cannot be told (05/03/2031) is absent; nothing is ever filled in from a clock.

const months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const monthPattern = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,8}\\.?";
const weekdayPattern = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,?\\s+)?";
const isoDay = /(?<!\d)((?:19|20)\d\d)([-/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/;
const dayFirst = new RegExp(
  `(?<![\\d.])${weekdayPattern}([0-3]?\\d)(?:st|nd|rd|th)?\\s*[-. ]?\\s*(?:of\\s+)?${monthPattern},?\\s*[- ]?\\s*((?:19|20)\\d\\d)(?!\\d)`,
  "i",
);
const monthFirst = new RegExp(
  `(?<!\\p{L})${monthPattern}\\s*([0-3]?\\d)(?:st|nd|rd|th)?\\s*[,.]?\\s*(?:-\\s*)?((?:19|20)\\d\\d)(?!\\d)`,
  "iu",
);
const slashed = /(?<![\d/.])([0-3]?\d)([/.-])([0-3]?\d)\2((?:19|20)?\d\d)(?![\d/])/;

/** A day found in a text and the characters that name it. */
export interface FoundDay {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** The first calendar day that a short text names (ISO 8601), or undefined when none can be told. */
export function findDay(text: string): FoundDay | undefined {
  const found = [findIso(text), findDayFirst(text), findMonthFirst(text), findSlashed(text)].filter((day) => day !== undefined);
  return found.sort((a, b) => a.start - b.start || b.end - a.end)[0];
}

/** The calendar day of a date value as metadata writes it, or undefined. An instant keeps the day of its own zone. */
export function parseDay(value: string): string | undefined {
  return findDay(value.trim().slice(0, 100))?.date;
}

/** `YYYY-MM-DD`, or undefined when there is no such day. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || year > 2099 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

function findIso(text: string): FoundDay | undefined {
  const match = isoDay.exec(text);
  return match ? at(match, dayOf(Number(match[1]), Number(match[3]), Number(match[4]))) : undefined;
}

function findDayFirst(text: string): FoundDay | undefined {
  const match = dayFirst.exec(text);
  return match ? at(match, dayOf(Number(match[3]), monthNumber(match[2] as string), Number(match[1]))) : undefined;
}

function findMonthFirst(text: string): FoundDay | undefined {
  const match = monthFirst.exec(text);
  return match ? at(match, dayOf(Number(match[3]), monthNumber(match[1] as string), Number(match[2]))) : undefined;
}

// 11/28/05 can only be a month and a day; 05/06/2005 can be either, and is therefore not a day.
function findSlashed(text: string): FoundDay | undefined {
  const match = slashed.exec(text);
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const year = Number(match[4]) + (match[4]?.length === 2 ? 2000 : 0);
  if (first > 12 && second <= 12) return at(match, dayOf(year, second, first));
  if (second > 12 && first <= 12) return at(match, dayOf(year, first, second));
  return first === second ? at(match, dayOf(year, first, second)) : undefined;
}

function monthNumber(name: string): number {
  return months.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

function at(match: RegExpExecArray, date: string | undefined): FoundDay | undefined {
  return date === undefined ? undefined : {date, start: match.index, end: match.index + match[0].length};
}
