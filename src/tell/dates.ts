// Days in words for readers of the situation, from ISO 8601 and EDTF values. One place decides when a year is printed:
// only when it is not the year that everything else is about. Nothing here knows today's date.

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/**
 * A date or interval in words: "15 Aug", "17–18 Aug", "Aug 2023", "about 15 Aug". `year` is the year that need not be printed.
 * A value of a form that is not known comes back as it is.
 */
export function formatDate(date: string, year?: string): string {
  const weekday = /^XXXX-WXX-([1-7])$/.exec(date)?.[1];
  if (weekday) return `a ${weekdays[Number(weekday) % 7]}`;
  const [from, until] = date.split("/");
  if (until !== undefined && from !== undefined) return formatInterval(from, until, year);
  const parts = /^(\d{4}|XXXX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T[\d:.Z+-]*)?([~?%]?)$/.exec(date);
  if (!parts) return date;
  const [, y = "", m, d, qualifier] = parts;
  const month = m && m !== "XX" ? months[Number(m) - 1] : undefined;
  const shownYear = (y === year && month) || y === "XXXX" ? "" : ` ${y}`;
  const day = d && d !== "XX" ? `${Number(d)} ` : "";
  const words = month ? `${day}${month}${day ? shownYear : ` ${y}`}` : y;
  return qualifier ? `about ${words}` : words;
}

/** The day of the week of an ISO day, or undefined for anything else. */
export function weekdayOf(date: string): string | undefined {
  if (!isDay(date)) return undefined;
  return weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
}

/** True for a plain ISO calendar day. */
export function isDay(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`));
}

/** The first ISO day that a date or interval allows, for ordering; undefined when it has none. */
export function firstDay(date: string): string | undefined {
  const from = date.split("/").find((side) => /^\d{4}/.test(side));
  if (from === undefined) return undefined;
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(from);
  return parts ? `${parts[1]}-${parts[2] ?? "01"}-${parts[3] ?? "01"}` : undefined;
}

/** The last ISO day that a date or interval allows; months end on day 31, which is only used to compare. */
export function lastDay(date: string): string | undefined {
  const sides = date.split("/").filter((side) => /^\d{4}/.test(side));
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(sides.at(-1) ?? "");
  return parts ? `${parts[1]}-${parts[2] ?? "12"}-${parts[3] ?? "31"}` : undefined;
}

/** Whole days from one ISO day to another. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The ISO day so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function formatInterval(from: string, until: string, year: string | undefined): string {
  if (!/^\d/.test(from) && !/^\d/.test(until)) return "any day";
  if (!/^\d/.test(from)) return `until ${formatDate(until, year)}`;
  if (!/^\d/.test(until)) return `from ${formatDate(from, year)}`;
  if (isDay(from) && isDay(until) && from.slice(0, 7) === until.slice(0, 7)) {
    return from === until ? formatDate(from, year) : `${Number(from.slice(8))}–${formatDate(until, year)}`;
  }
  const sameYear = from.slice(0, 4) === until.slice(0, 4) ? from.slice(0, 4) : year;
  return `${formatDate(from, sameYear)} – ${formatDate(until, year)}`;
}
