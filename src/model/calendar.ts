// Days, and what a time expression means once the day it counts from is known. Pure arithmetic over the Gregorian calendar:
// the reader turns words into a `TimeForm`, and whoever learns a better story date resolves the same form again.

import type {TimeExpression} from "./reading.js";

/** Units that a time expression counts or names. */
export type TimeUnit = "day" | "week" | "weekend" | "month" | "quarter" | "half" | "season" | "year" | "decade" | "century";

/** Which way an expression looks from the day it counts from: told as past (-1), as coming (1), or unknown (0). */
export type Direction = -1 | 0 | 1;

/**
 * The meaning of a time expression before it is anchored. `fixed` needs no reference day. `suffix` is a part of the day in TIMEX3
 * ("TMO", "T19:15"). Months, weekdays, quarters and seasons count from 1 (Monday, January, spring).
 */
export type TimeForm =
  | {readonly kind: "fixed"; readonly value: string; readonly edtf?: string; readonly suffix?: string}
  | {readonly kind: "shift"; readonly unit: TimeUnit; readonly by: number; readonly finest?: boolean; readonly suffix?: string}
  | {
      readonly kind: "weekday";
      readonly weekday: number;
      readonly direction: Direction;
      readonly weeks?: number;
      /** "last Friday" is never the day itself. */
      readonly strict?: boolean;
      readonly suffix?: string;
    }
  | {
      readonly kind: "month-day";
      readonly month: number;
      readonly day: number;
      readonly direction: Direction;
      readonly weekday?: number;
      readonly suffix?: string;
    }
  | {
      readonly kind: "part";
      readonly unit: "month" | "quarter" | "season" | "half";
      readonly number: number;
      readonly direction: Direction;
      readonly years?: number;
      /** "last February", told in early March: not the one that has just ended. */
      readonly before?: boolean;
    }
  | {readonly kind: "day-of-month"; readonly day: number; readonly direction: Direction}
  | {readonly kind: "numeric"; readonly orders: readonly string[]};

/** What a form means counted from a day. `value` is TIMEX3; `edtf` is set where more than one day is left open. */
export interface Resolved {
  readonly value: string;
  readonly edtf?: string;
  readonly why: string;
}

const SEASONS = ["SP", "SU", "FA", "WI"] as const;
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const FULL_DAY = /^(\d{4})-(\d{2})-(\d{2})/;

/** Resolves a form counted from `reference` (a day, month, quarter or year in ISO form, or absent when no day is known). */
export function resolveTime(form: TimeForm, reference: string | undefined): Resolved {
  if (form.kind === "fixed") return {value: form.value + (form.suffix ?? ""), edtf: form.edtf, why: "the words give it"};
  const from = reference === undefined ? undefined : firstDay(reference);
  if (from === undefined || reference === undefined) return unanchored(form);
  const resolved = anchored(form, from, reference);
  return "suffix" in form && form.suffix ? {...resolved, value: resolved.value + form.suffix} : resolved;
}

/** Day number (days since 1970-01-01) of an ISO day; undefined when it is no day of the calendar. */
export function dayNumber(iso: string): number | undefined {
  const found = FULL_DAY.exec(iso);
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return isDay(year, month, day) ? utcDay(year, month, day) : undefined;
}

/** ISO day of a day number; "XXXX-XX-XX" outside the years 0 to 9999. */
export function isoDay(day: number): string {
  if (!(day >= -719528 && day <= 2932896)) return "XXXX-XX-XX";
  return new Date(day * 864e5).toISOString().slice(0, 10);
}

/** Weekday of a day number: 1 Monday … 7 Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** English name of a weekday (1 Monday … 7 Sunday). */
export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? "";
}

/** True when the three numbers name a day of the Gregorian calendar. */
export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** First and last day number that a TIMEX3 or EDTF date covers; undefined for vague, open or unanchored values. */
export function daysOf(value: string): {first: number; last: number} | undefined {
  const [from, to] = value.split("/");
  if (to !== undefined) return interval(from ?? "", to);
  const day = dayNumber(value);
  if (day !== undefined) return {first: day, last: day};
  const week = /^(\d{4})-W(\d{1,2})(-WE)?$/.exec(value);
  if (week) return weekDays(Number(week[1]), Number(week[2]), week[3] !== undefined);
  const coarse = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])|(SP|SU|FA|WI)))?(?:-XX)*$/.exec(value);
  return coarse ? coarseDays(coarse) : undefined;
}

/**
 * Time expressions counted from another day. Those that count from an earlier expression follow it; the words and what they mean stay.
 * Expressions without a form are kept as they are.
 */
export function anchorAgain(times: readonly TimeExpression[], day: string | undefined): TimeExpression[] {
  const anchored: TimeExpression[] = [];
  for (const time of times) {
    const told = time.from === undefined ? undefined : anchored[time.from];
    const resolved = time.form && time.relative ? resolveTime(time.form, told?.value.replace(/T.*$/, "") ?? day) : undefined;
    const {edtf: _before, ...rest} = time;
    anchored.push(resolved ? {...rest, value: resolved.value, why: resolved.why, ...(resolved.edtf ? {edtf: resolved.edtf} : {})} : time);
  }
  return anchored;
}

/** ISO week of a day number, as TIMEX3 writes it ("2031-W09"). */
export function weekValue(day: number): string {
  if (!(day >= -719000 && day <= 2932000)) return "XXXX-WXX";
  const thursday = day - weekdayOf(day) + 4;
  const year = new Date(thursday * 864e5).getUTCFullYear();
  return `${year}-W${pad(Math.floor((thursday - utcDay(year, 1, 1)) / 7) + 1)}`;
}

function anchored(form: Exclude<TimeForm, {kind: "fixed"}>, from: number, reference: string): Resolved {
  switch (form.kind) {
    case "shift":
      return {
        value: shifted(form.unit, form.by, from, form.finest ? reference : undefined),
        why: `${counted(form.by, form.unit)} counted from ${reference}`,
      };
    case "weekday":
      return weekdayFrom(form, from);
    case "month-day":
      return monthDay(form, from);
    case "part":
      return partOfYear(form, from);
    case "day-of-month":
      return dayOfMonth(form.day, form.direction, from);
    case "numeric":
      return numeric(form.orders, from);
  }
}

function unanchored(form: Exclude<TimeForm, {kind: "fixed"}>): Resolved {
  const why = "no day is known to count from";
  const suffix = "suffix" in form && form.suffix ? form.suffix : "";
  switch (form.kind) {
    case "weekday":
      return {value: `XXXX-WXX-${form.weekday}${suffix}`, why};
    case "month-day":
      return {value: `XXXX-${pad(form.month)}-${pad(form.day)}${suffix}`, edtf: `XXXX-${pad(form.month)}-${pad(form.day)}`, why};
    case "part":
      return {value: `XXXX-${partName(form.unit, form.number)}`, why};
    case "day-of-month":
      return {value: `XXXX-XX-${pad(form.day)}`, edtf: `XXXX-XX-${pad(form.day)}`, why};
    case "numeric":
      return undecided(form.orders);
    case "shift":
      return {value: `${unknownOf(form.unit)}${suffix}`, why};
  }
}

function unknownOf(unit: TimeUnit): string {
  if (unit === "day") return "XXXX-XX-XX";
  if (unit === "month") return "XXXX-XX";
  if (unit === "week" || unit === "weekend") return "XXXX-WXX";
  return "XXXX";
}

function shifted(unit: TimeUnit, by: number, from: number, finest: string | undefined): string {
  const {year, month} = partsOf(from);
  if (finest !== undefined && unit === "year" && /^\d{4}-(Q\d|\d\d)$/.test(finest)) return finest.replace(/^\d{4}/, fourDigits(year + by));
  switch (unit) {
    case "day":
      return isoDay(from + by);
    case "week":
      return weekValue(from + 7 * by);
    case "weekend":
      return `${weekValue(from + 7 * by)}-WE`;
    case "month":
      return monthValue(year, month + by);
    case "quarter":
      return quarterValue(year, Math.ceil(month / 3) + by);
    case "half":
      return halfValue(year, (month <= 6 ? 1 : 2) + by);
    case "season":
      return `${year + by}`;
    case "year":
      return fourDigits(year + by);
    case "decade":
      return fourDigits((Math.floor(year / 10) + by) * 10).slice(0, 3);
    case "century":
      return fourDigits((Math.floor(year / 100) + by) * 100).slice(0, 2);
  }
}

function weekdayFrom({weekday, direction, weeks, strict}: Extract<TimeForm, {kind: "weekday"}>, from: number): Resolved {
  const today = weekdayOf(from);
  const why = (day: number) => ({value: isoDay(day), why: `${weekdayName(weekday)} counted from ${weekdayName(today)} ${isoDay(from)}`});
  // "Tuesday last week": a weekday of a named week
  if (weeks !== undefined) return why(from - today + weekday + 7 * weeks);
  const back = (today - weekday + 7) % 7;
  if (strict && back === 0) return why(from + 7 * (direction || -1));
  return why(direction > 0 ? from + ((7 - back) % 7) : from - back);
}

function monthDay(form: Extract<TimeForm, {kind: "month-day"}>, from: number): Resolved {
  const {year} = partsOf(from);
  const days = [year - 1, year, year + 1].filter((y) => isDay(y, form.month, form.day)).map((y) => utcDay(y, form.month, form.day));
  const fitting = form.weekday === undefined ? days : days.filter((day) => weekdayOf(day) === form.weekday);
  const chosen = nearest(fitting.length > 0 ? fitting : days, from, form.weekday === undefined ? form.direction : 0);
  if (chosen === undefined) return {value: `XXXX-${pad(form.month)}-${pad(form.day)}`, why: "no year near it has that day"};
  return {value: isoDay(chosen), why: `the year is counted from ${isoDay(from)}`};
}

// The tense is a hint only: "The talks set for March 3 were called off" (told on 1 March)
function nearest(days: readonly number[], from: number, direction: Direction): number | undefined {
  const cost = (day: number) => Math.abs(day - from) + ((day - from) * direction < -31 ? 200 : 0);
  return [...days].sort((a, b) => cost(a) - cost(b))[0];
}

function partOfYear(form: Extract<TimeForm, {kind: "part"}>, from: number): Resolved {
  const {year, month} = partsOf(from);
  const why = `the year is counted from ${isoDay(from)}`;
  if (form.years !== undefined) return {value: `${fourDigits(year + form.years)}-${partName(form.unit, form.number)}`, why};
  const middle = middleMonth(form.unit, form.number);
  const distance = (y: number) => (y - year) * 12 + middle - month;
  // "last February", told in early March, is the one of the year before
  const years = [year - 1, year, year + 1]
    .filter((y) => !form.before || distance(y) <= -2)
    .sort((a, b) => partCost(distance(a), form.direction) - partCost(distance(b), form.direction));
  return {value: `${fourDigits(years[0] ?? year)}-${partName(form.unit, form.number)}`, why};
}

function partCost(months: number, direction: Direction): number {
  return Math.abs(months) + (months > 0 ? 0.5 : 0) + (months * direction < 0 ? 8 : 0);
}

function dayOfMonth(day: number, direction: Direction, from: number): Resolved {
  const {year, month} = partsOf(from);
  const days = [-1, 0, 1]
    .map((by) => monthFrom(year, month + by))
    .filter((m) => isDay(m.year, m.month, day))
    .map((m) => utcDay(m.year, m.month, day));
  const side = days.filter((d) => direction === 0 || (d - from) * direction >= 0);
  const chosen = nearest(side.length > 0 ? side : days, from, 0);
  return chosen === undefined
    ? {value: `XXXX-XX-${pad(day)}`, why: "no month near it has that day"}
    : {value: isoDay(chosen), why: `the month is counted from ${isoDay(from)}`};
}

// "03/04/2031" may be in March or in April: the reading is decided only when one of the two lies within days of the reference
function numeric(orders: readonly string[], from: number): Resolved {
  const near = orders.filter((order) => Math.abs((dayNumber(order) ?? Number.POSITIVE_INFINITY) - from) <= 10);
  const only = near[0];
  return near.length === 1 && only !== undefined
    ? {value: only, why: `of ${orders.join(" and ")} only this is near ${isoDay(from)}`}
    : undecided(orders);
}

function undecided(orders: readonly string[]): Resolved {
  const only = orders[0] ?? "XXXX-XX-XX";
  if (orders.length === 1) return {value: only, why: "the words give it"};
  return {value: `${only.slice(0, 4)}-XX-XX`, edtf: `[${[...orders].sort().join(",")}]`, why: "the order of day and month cannot be told"};
}

function firstDay(reference: string): number | undefined {
  return daysOf(reference)?.first;
}

function interval(from: string, to: string): {first: number; last: number} | undefined {
  const first = daysOf(from)?.first;
  const last = daysOf(to)?.last;
  return first === undefined || last === undefined || last < first ? undefined : {first, last};
}

function weekDays(year: number, week: number, weekend: boolean): {first: number; last: number} {
  const fourth = utcDay(year, 1, 4);
  const monday = fourth - weekdayOf(fourth) + 1 + 7 * (week - 1);
  return {first: weekend ? monday + 5 : monday, last: monday + 6};
}

function coarseDays([, y, m, q, h, season]: RegExpExecArray): {first: number; last: number} | undefined {
  const year = Number(y);
  const [first, last] = m
    ? [Number(m), Number(m)]
    : q
      ? [Number(q) * 3 - 2, Number(q) * 3]
      : h
        ? [Number(h) * 6 - 5, Number(h) * 6]
        : season
          ? seasonMonths(season)
          : [1, 12];
  if (first < 1 || first > 12) return undefined;
  const end = monthFrom(year, last);
  return {first: utcDay(year, first, 1), last: utcDay(end.year, end.month, daysIn(end.year, end.month))};
}

function seasonMonths(season: string): [number, number] {
  const start = 3 + 3 * SEASONS.indexOf(season as (typeof SEASONS)[number]);
  return [start, start + 2];
}

function middleMonth(unit: "month" | "quarter" | "season" | "half", number: number): number {
  if (unit === "month") return number;
  if (unit === "quarter") return number * 3 - 1;
  if (unit === "half") return number * 6 - 3;
  return number === 4 ? 1 : 1 + number * 3;
}

function partName(unit: "month" | "quarter" | "season" | "half", number: number): string {
  if (unit === "month") return pad(number);
  if (unit === "quarter") return `Q${number}`;
  if (unit === "half") return `H${number}`;
  return SEASONS[number - 1] ?? "XX";
}

function counted(by: number, unit: TimeUnit): string {
  if (by === 0) return unit === "day" ? "the same day" : `the same ${unit}`;
  return `${Math.abs(by)} ${unit}${Math.abs(by) === 1 ? "" : "s"} ${by < 0 ? "back" : "on"}`;
}

function partsOf(day: number): {year: number; month: number} {
  const date = new Date(day * 864e5);
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1};
}

function monthFrom(year: number, month: number): {year: number; month: number} {
  return {year: year + Math.floor((month - 1) / 12), month: ((((month - 1) % 12) + 12) % 12) + 1};
}

function monthValue(year: number, month: number): string {
  const at = monthFrom(year, month);
  return `${fourDigits(at.year)}-${pad(at.month)}`;
}

function quarterValue(year: number, quarter: number): string {
  return `${fourDigits(year + Math.floor((quarter - 1) / 4))}-Q${((((quarter - 1) % 4) + 4) % 4) + 1}`;
}

function halfValue(year: number, half: number): string {
  return `${fourDigits(year + Math.floor((half - 1) / 2))}-H${((((half - 1) % 2) + 2) % 2) + 1}`;
}

function daysIn(year: number, month: number): number {
  return month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function utcDay(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / 864e5);
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

function fourDigits(year: number): string {
  return String(Math.max(0, Math.min(9999, year))).padStart(4, "0");
}
