// The days of a situation and how much each matters. A day that reports still name weeks later matters more than one that was merely reported on.
import {dayNumber, daysOf, isoDay} from "../model/calendar.js";
import type {Told} from "../model/reading.js";
import type {SituationEvent, TimelineDay} from "../model/situation.js";
import {overlaps} from "../model/span.js";

// Weights chosen on ten journalists' timelines (docs/events.md): a report counts once for each day that it names
const NAMED = 1;
const NAMED_LATER = 6;
const COMING = 0.5;
const WRITTEN = 0.5;
/** Days after which a report looks back. */
const LATER = 14;
/** Longest interval whose every day is listed. */
const LONGEST = 10;

/**
 * Every day that something happened or is planned, in order. `weight` sums over reports, so it grows with them; days after the last story are
 * `coming`; months, years and long intervals stand as they are, with their events. One pass over all times and events.
 */
export function buildTimeline(told: readonly Told[], events: readonly SituationEvent[]): TimelineDay[] {
  const weights = new Map<string, number>();
  for (const {report, reading} of told)
    for (const [date, weight] of weighReport(report, reading)) weights.set(date, (weights.get(date) ?? 0) + weight);
  const listed = listEvents(events);
  for (const [date, ids] of listed) weights.set(date, (weights.get(date) ?? 0) + ids.length * 0.01);
  const last =
    told
      .map(({reading}) => reading.storyDate.date ?? "")
      .sort()
      .at(-1) ?? "";
  return [...weights]
    .filter(([date]) => listed.has(date) || dayNumber(date) !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, weight]) => ({
      date,
      weight: Math.round(weight * 100) / 100,
      events: listed.get(date) ?? [],
      ...(last !== "" && firstDay(date) > last ? {coming: true} : {}),
    }));
}

function weighReport(report: Told["report"], reading: Told["reading"]): Map<string, number> {
  const weights = new Map<string, number>();
  const written = reading.storyDate.date === undefined ? undefined : dayNumber(reading.storyDate.date);
  let part = 0;
  for (const time of reading.times) {
    while (part < report.furniture.length && report.furniture[part]!.end <= time.start) part++;
    if (report.furniture[part] && overlaps(report.furniture[part]!, time)) continue;
    const date = time.value.slice(0, 10);
    const day = time.type === "DATE" || time.type === "TIME" ? dayNumber(date) : undefined;
    if (day === undefined) continue;
    const weight = written === undefined ? NAMED : day > written ? COMING : written - day > LATER ? NAMED_LATER : NAMED;
    weights.set(date, Math.max(weights.get(date) ?? 0, weight));
  }
  if (reading.storyDate.date) weights.set(reading.storyDate.date, (weights.get(reading.storyDate.date) ?? 0) + WRITTEN);
  return weights;
}

function listEvents(events: readonly SituationEvent[]): Map<string, string[]> {
  const listed = new Map<string, string[]>();
  for (const event of events) {
    for (const date of event.date === undefined ? [] : datesOf(event.date)) append(listed, date, event.id);
  }
  return listed;
}

function datesOf(date: string): string[] {
  if (!date.includes("/")) return [date.slice(0, 10)];
  const days = daysOf(date);
  if (!days || days.last - days.first >= LONGEST) return [date];
  return Array.from({length: days.last - days.first + 1}, (_, i) => isoDay(days.first + i));
}

function firstDay(date: string): string {
  const days = daysOf(date);
  return days ? isoDay(days.first) : "";
}

function append(listed: Map<string, string[]>, date: string, id: string): void {
  const ids = listed.get(date);
  if (ids) ids.push(id);
  else listed.set(date, [id]);
}
