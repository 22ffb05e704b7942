// The day a story was written, weighed from competing evidence. Pure arithmetic: reading and reconciling weigh the same pieces the same way.
import {dayNumber, daysOf, isoDay, weekdayOf} from "./calendar.js";
import type {StoryDateEvidence} from "./reading.js";

/** A candidate day with its share of the belief, 0..1. */
export interface WeighedDay {
  readonly day: number;
  readonly belief: number;
}

// How long after a weekday named in its first sentences a story is dated, counted in 2,700 dated news reports: the same day, the next …
const LEAD_LAG = [0.64, 0.25, 0.05, 0.015, 0.01, 0.012, 0.023];
// "late on Tuesday": told the same night or the next day
const LATE_LAG = [0.42, 0.45, 0.06, 0.02, 0.015, 0.015, 0.02];
// How old the latest day that a story names without its year is, by the day. Steeper than what the 2,700 reports count, by judgement: a
// news story seldom names a day of months ago without its year. To be fitted on reports with known days.
const AGES: readonly (readonly [number, number])[] = [
  [1, 0.09],
  [7, 0.07],
  [14, 0.008],
  [30, 0.004],
  [60, 0.002],
  [120, 0.001],
  [200, 0.0004],
  [366, 0.0002],
];
const LONGEST_DELAY = 430;

/**
 * Weighs every day between `first` and `last` (day numbers) by the evidence, best first. At most 1,000 days are weighed.
 * Evidence dates are EDTF: a day, `XXXX-WXX-2` (a weekday in the lead; with `/..` told late in the day), an interval, or an open interval.
 */
export function weighDays(evidence: readonly StoryDateEvidence[], first: number, last: number): WeighedDay[] {
  const weights: WeighedDay[] = [];
  const weekdays = evidence.filter(({kind}) => kind === "weekday");
  const others = evidence.filter(({kind}) => kind !== "weekday");
  const lead = (day: number) => (weekdays.length === 0 ? 0 : Math.log(Math.max(...weekdays.map((piece) => likelihood(piece, day)))));
  let sum = 0;
  for (let day = first; day <= Math.min(last, first + 1000); day++) {
    const belief = Math.exp(others.reduce((total, piece) => total + Math.log(likelihood(piece, day)), lead(day)));
    sum += belief;
    weights.push({day, belief});
  }
  if (sum === 0) return [];
  return weights.map(({day, belief}) => ({day, belief: belief / sum})).sort((a, b) => b.belief - a.belief || a.day - b.day);
}

const SURE = 0.36;
const LEAD = 1.8;

/**
 * The day that stands out, or undefined. First it is asked whether the story is as old as its page; then the best day must hold
 * more than a third of the belief that is left and nearly twice that of the next.
 */
export function chooseDay(weighed: readonly WeighedDay[], page: number | undefined): number | undefined {
  const onPage = (day: number) => page !== undefined && Math.abs(day - page) <= 1;
  const mass = weighed.filter(({day}) => onPage(day)).reduce((sum, {belief}) => sum + belief, 0);
  const side = weighed.filter(({day}) => page === undefined || onPage(day) === mass > 0.4);
  const left = page === undefined ? 1 : mass > 0.4 ? mass : 1 - mass;
  const [best, next] = side;
  return best && best.belief >= SURE * left && best.belief >= LEAD * (next?.belief ?? 0) ? best.day : undefined;
}

/** The days that the evidence leaves to be weighed; undefined when no piece of it names a year. */
export function candidateDays(evidence: readonly StoryDateEvidence[]): {first: number; last: number} | undefined {
  const page = evidence.filter((piece) => isPage(piece)).flatMap((piece) => daysOf(piece.date) ?? []);
  if (page.length > 0) {
    const latest = Math.max(...page.map((days) => days.last));
    return {first: latest - LONGEST_DELAY, last: latest + 1};
  }
  const sibling = evidence.filter((piece) => piece.kind === "sibling report").flatMap((piece) => daysOf(piece.date) ?? []);
  if (sibling.length > 0)
    return {first: Math.min(...sibling.map((days) => days.first)) - 30, last: Math.max(...sibling.map((days) => days.last)) + 60};
  const past = evidence.filter((piece) => piece.kind === "latest past").flatMap((piece) => daysOf(piece.date.split("/")[0]!) ?? []);
  if (past.length === 0) return undefined;
  const latest = Math.max(...past.map((days) => days.last));
  return {first: latest, last: latest + 120};
}

/** True when the day is among those that a piece of evidence allows. */
export function allows(piece: StoryDateEvidence, day: number): boolean {
  const weekday = /^XXXX-WXX-(\d)/.exec(piece.date);
  if (weekday) return (weekdayOf(day) - Number(weekday[1]) + 7) % 7 <= 1;
  const yearless = /^XXXX-(\d\d-\d\d)$/.exec(piece.date);
  if (yearless) return isoDay(day).slice(5) === yearless[1];
  const [from, to] = piece.date.split("/");
  if (to === "..") return piece.kind !== "latest past" || ageOf(from!, day) >= 0;
  if (from === "..") return day <= (daysOf(to!)?.last ?? day);
  const days = daysOf(piece.date);
  return days !== undefined && day >= days.first && day <= days.last;
}

function isPage(piece: StoryDateEvidence): boolean {
  return piece.kind === "page date" || piece.kind === "metadata" || piece.kind === "url";
}

function likelihood(piece: StoryDateEvidence, day: number): number {
  switch (piece.kind) {
    case "page date":
    case "metadata":
      return pageLikelihood(daysOf(piece.date), day);
    case "url":
      return nearLikelihood(daysOf(piece.date), day, 0.8);
    case "dateline":
      return yearlessLikelihood(piece.date, day, 0.75);
    case "stated date":
      return yearlessLikelihood(piece.date, day, 0.5);
    case "weekday":
      return weekdayLikelihood(piece.date, day);
    case "latest past":
      return pastLikelihood(piece.date, day);
    case "earliest coming":
      return allows(piece, day) ? 1 : 0.05;
    case "sibling report":
      return allows(piece, day) ? 1 : 0.03;
  }
}

// A page is rarely dated before its story; a story is sometimes put up again weeks or months later
function pageLikelihood(page: {first: number; last: number} | undefined, day: number): number {
  if (!page) return 1;
  if (day >= page.first && day <= page.last) return 0.93;
  if (day === page.last + 1) return 0.004;
  if (day > page.last) return 1e-6;
  return day === page.first - 1 ? 0.02 : 0.05 / LONGEST_DELAY;
}

function nearLikelihood(days: {first: number; last: number} | undefined, day: number, share: number): number {
  if (!days) return 1;
  if (day >= days.first && day <= days.last) return share;
  return Math.min(Math.abs(day - days.first), Math.abs(day - days.last)) === 1 ? (1 - share) / 12 : (1 - share) / 365;
}

function yearlessLikelihood(date: string, day: number, share: number): number {
  const found = /^(?:XXXX|\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (!found) return nearLikelihood(daysOf(date), day, share);
  if (dayNumber(date) !== undefined) return nearLikelihood(daysOf(date), day, share);
  const year = Number(isoDay(day).slice(0, 4));
  const distance = Math.min(
    ...[year - 1, year, year + 1]
      .map((y) => day - (dayNumber(`${y}-${found[1]}-${found[2]}`) ?? 1e6))
      .filter((d) => d >= -1)
      .map((d) => Math.abs(d)),
    400,
  );
  return distance === 0 ? share : distance === 1 ? (1 - share) / 12 : (1 - share) / 365;
}

function weekdayLikelihood(date: string, day: number): number {
  const found = /^XXXX-WXX-(\d)(\/\.\.)?$/.exec(date);
  if (!found) return 1;
  const lag = (weekdayOf(day) - Number(found[1]) + 7) % 7;
  return (found[2] ? LATE_LAG : LEAD_LAG)[lag]!;
}

function pastLikelihood(date: string, day: number): number {
  const age = ageOf(date.split("/")[0]!, day);
  if (age < 0) return 1e-5;
  return AGES.find(([upTo]) => age <= upTo)?.[1] ?? 0.0001;
}

/** Days from a date (perhaps without its year, then the latest that is not after `day`) to `day`; negative when it lies ahead. */
function ageOf(date: string, day: number): number {
  const full = dayNumber(date);
  if (full !== undefined) return day - full;
  const found = /^XXXX-(\d\d-\d\d)$/.exec(date);
  if (!found) return 0;
  const year = Number(isoDay(day).slice(0, 4));
  for (const y of [year, year - 1, year - 2, year - 3, year - 4]) {
    const then = dayNumber(`${y}-${found[1]}`);
    if (then !== undefined && then <= day) return day - then;
  }
  return 400;
}
