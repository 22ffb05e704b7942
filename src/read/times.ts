// Time expressions: the reader finds them, rules say what they mean, and the day that the story was written (or the time told last) anchors them.
import {type Direction, resolveTime, type TimeForm} from "../model/calendar.js";
import {opensEntry} from "../model/entries.js";
import type {Sentence, StoryDate, TimeExpression} from "../model/reading.js";
import type {Report} from "../model/report.js";
import {bySpan, overlaps, type Span, textOf} from "../model/span.js";
import {directionAt} from "./en/times-direction.js";
import {findSureTimes, followsUnknownMonth, isBeside, isBounded, isRate, isReturning, widenTime} from "./en/times-finder.js";
import {meaningOf, type TimeMeaning} from "./en/times-meaning.js";
import type {Encoded} from "./encoder.js";
import {headIn, indexAt} from "./places.js";
import {decodeSpans} from "./spans.js";

/** A time expression before it is anchored. */
export interface TimeSpan extends Span {
  readonly type: TimeExpression["type"];
  readonly mod?: TimeExpression["mod"];
  readonly form: TimeForm;
  /** Index of the earlier expression that it counts from ("the next day"). */
  readonly from?: number;
  /** What the clause around it tells of. */
  readonly direction: Direction;
}

interface Proposed extends Span {
  readonly type: TimeExpression["type"];
}

interface Found extends Span {
  readonly type: TimeExpression["type"];
  readonly meaning?: TimeMeaning;
  readonly direction: Direction;
}

/** Finds the time expressions of a text, in order and without overlap, with what they mean; none is anchored yet. */
export function readTimes(text: string, sentences: readonly Sentence[], encoded: Encoded): TimeSpan[] {
  const proposed = decodeSpans(encoded, "time").map((span) => ({
    start: span.start,
    end: span.end,
    type: span.label as TimeExpression["type"],
  }));
  const sure = findSureTimes(text).map((span) => ({...span, type: "DATE" as const}));
  const spans = mergeSplit(
    text,
    [...proposed, ...sure.filter((span) => !proposed.some((other) => overlaps(span, other) && means(textOf(text, other))))].sort(bySpan),
  );
  const found = spans
    .map((span): Found => understand(text, span, sentences[indexAt(sentences, span.start)]))
    .filter((span) => span.meaning || /\s/.test(textOf(text, span)));
  return linkMoving(text, found);
}

/** Anchors time expressions to the story date, and those that count from another time to that time. */
export function anchorTimes(
  _report: Report,
  _sentences: readonly Sentence[],
  timeSpans: readonly TimeSpan[],
  storyDate: StoryDate,
): TimeExpression[] {
  return anchored(timeSpans, storyDate.date);
}

/** The arithmetic of `anchorTimes`, for any day. */
export function anchored(timeSpans: readonly TimeSpan[], day: string | undefined): TimeExpression[] {
  const times: TimeExpression[] = [];
  for (const span of timeSpans) times.push(anchor(span, day, times));
  return times;
}

function anchor(span: TimeSpan, day: string | undefined, before: readonly TimeExpression[]): TimeExpression {
  const told = span.from === undefined ? undefined : before[span.from];
  const resolved = resolveTime(span.form, told?.value.replace(/T.*$/, "") ?? day);
  const {start, end, type, mod, form, from} = span;
  return {
    start,
    end,
    type,
    value: resolved.value,
    ...(resolved.edtf ? {edtf: resolved.edtf} : {}),
    ...(mod ? {mod} : {}),
    certainty: form.kind === "fixed" ? "stated" : "inferred",
    why: resolved.why,
    relative: told ? told.relative : form.kind !== "fixed",
    form,
    ...(from === undefined ? {} : {from}),
  };
}

function means(words: string): boolean {
  return meaningOf(words, 0) !== undefined;
}

/** Widens spans and joins neighbours that together mean one time: "[last] [Wednesday]", "[Thursday], [April 6]". */
function mergeSplit(text: string, sorted: readonly Proposed[]): Proposed[] {
  const merged: Proposed[] = [];
  for (const span of sorted) {
    const wide = {...span, ...widenTime(text, span, means)};
    const last = merged.at(-1);
    if (!last || wide.start > last.end + 2) {
      merged.push(wide);
      continue;
    }
    const joined = {start: Math.min(last.start, wide.start), end: Math.max(last.end, wide.end)};
    const better = means(textOf(text, wide)) ? wide : last;
    if (means(textOf(text, joined)) && !/\n\s*\n/.test(textOf(text, joined))) merged[merged.length - 1] = {...better, ...joined};
    else if (wide.start >= last.end) merged.push(wide);
    else if (means(textOf(text, wide)) && !means(textOf(text, last))) merged[merged.length - 1] = wide;
  }
  return merged;
}

function understand(text: string, span: Proposed, sentence: Sentence | undefined): Found {
  const direction = sentence && !opensEntry(text, span) ? directionAt(text, sentence, headIn(sentence, span)) : 0;
  const meaning = followsUnknownMonth(text, span) ? undefined : meaningIn(text, span, direction);
  return {start: span.start, end: span.end, type: meaning ? typeOf(meaning, span.type) : span.type, meaning, direction};
}

/** What the words mean where they stand. */
function meaningIn(text: string, span: Span, direction: Direction): TimeMeaning | undefined {
  const words = textOf(text, span);
  const meaning = meaningOf(words, direction);
  if (isRate(text, span)) return meaningOf(`every ${words.replace(/^\S+ /, "")}`, direction) ?? meaning;
  if (isBounded(text, span)) return meaningOf(words.replace(/^the/i, "one"), direction) ?? meaning;
  if (isBeside(text, span)) return {type: "DATE", form: {kind: "fixed", value: unknownValue("DATE")}};
  if (meaning?.form.kind === "weekday" && isReturning(text, span)) return meaningOf(`every ${words}`, direction) ?? meaning;
  return meaning;
}

// The model tells a stretch of time from a date where the words do not: "[the third quarter] was long"
function typeOf(meaning: TimeMeaning, proposed: TimeExpression["type"]): TimeExpression["type"] {
  return meaning.form.kind === "fixed" && /^P(T|X|\d)/.test(meaning.form.value) && proposed === "SET" ? "SET" : meaning.type;
}

function linkMoving(text: string, found: readonly Found[]): TimeSpan[] {
  const spans: TimeSpan[] = [];
  let day: number | undefined;
  let quarter: number | undefined;
  for (const [i, {start, end, type, meaning, direction}] of found.entries()) {
    const form: TimeForm = clockOfNext(text, found, i) ?? meaning?.form ?? {kind: "fixed", value: unknownValue(type)};
    const from = meaning?.moves ? movesFrom(form, {start, end}, day, quarter, spans, text) : undefined;
    spans.push({start, end, type, form, direction, ...(meaning?.mod ? {mod: meaning.mod} : {}), ...(from === undefined ? {} : {from})});
    if (isDayForm(form)) day = spans.length - 1;
    if (isQuarter(form)) quarter = spans.length - 1;
  }
  return spans;
}

/** "at 10:35 a.m. (0735 GMT) [Friday]": an hour whose day follows in the same line. */
function clockOfNext(text: string, found: readonly Found[], at: number): TimeForm | undefined {
  const hour = found[at]!.meaning?.form;
  const next = [found[at + 1], found[at + 2]].find((one) => one?.meaning && isDayForm(one.meaning.form));
  if (
    hour?.kind !== "shift" ||
    !hour.suffix?.match(/^T\d/) ||
    !next?.meaning ||
    next.meaning.form.kind === "shift" ||
    !isDayForm(next.meaning.form)
  )
    return undefined;
  const between = text.slice(found[at]!.end, next.start);
  return between.length <= 30 && !/[\n!?;]|\. /.test(between) ? ({...next.meaning.form, suffix: hour.suffix} as TimeForm) : undefined;
}

function movesFrom(
  form: TimeForm,
  span: Span,
  day: number | undefined,
  quarter: number | undefined,
  spans: readonly TimeSpan[],
  text: string,
): number | undefined {
  if (form.kind !== "shift") return undefined;
  if (form.finest || form.unit === "quarter") return quarter;
  const last =
    form.unit === "year" || form.unit === "month"
      ? spans.findLastIndex((s) => isDayForm(s.form) || s.form.kind === "part" || (s.form.kind === "fixed" && /^\d{4}/.test(s.form.value)))
      : (day ?? -1);
  if (last < 0) return undefined;
  // A lone hour belongs to a day told in the same line only: "At 5 p.m. the gates closed"
  const near = form.suffix?.match(/^T\d/) ? !/[\n.!?]/.test(text.slice(spans[last]!.end, span.start)) : true;
  return near ? last : undefined;
}

function isDayForm(form: TimeForm): boolean {
  if (form.kind === "fixed") return /^\d{4}-\d{2}-\d{2}$/.test(form.value);
  return (
    form.kind === "weekday" ||
    form.kind === "month-day" ||
    form.kind === "day-of-month" ||
    (form.kind === "shift" && form.unit === "day" && form.by !== 0)
  );
}

function isQuarter(form: TimeForm): boolean {
  return (
    (form.kind === "part" && form.unit === "quarter" && form.years === undefined) ||
    (form.kind === "fixed" && /^\d{4}-Q\d$/.test(form.value))
  );
}

function unknownValue(type: TimeExpression["type"]): string {
  return type === "DURATION" ? "PXX" : type === "TIME" ? "XXXX-XX-XXTXX:XX" : type === "SET" ? "PXX" : "XXXX-XX-XX";
}
