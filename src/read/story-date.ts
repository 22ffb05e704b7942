// The day the story was written: evidence is collected here, weighed in model/story-day.ts, and kept. Absent when it cannot be told.
import {dayNumber, isoDay, resolveTime, weekdayName} from "../model/calendar.js";
import type {Sentence, StoryDate, StoryDateEvidence} from "../model/reading.js";
import type {Report} from "../model/report.js";
import {overlaps, type Span, textOf} from "../model/span.js";
import {allows, candidateDays, chooseDay, weighDays} from "../model/story-day.js";
import {MONTHS} from "./en/times-words.js";
import {indexAt} from "./places.js";
import type {TimeSpan} from "./times.js";

const LEAD_SENTENCES = 4;

/** Collects the evidence for the story's day and weighs it. The date is absent when no year is known or no day is clearly the best. */
export function readStoryDate(report: Report, sentences: readonly Sentence[], timeSpans: readonly TimeSpan[]): StoryDate {
  const story = sentences.filter((sentence) => !report.furniture.some((part) => overlaps(part, sentence)));
  const evidence = [
    ...pageEvidence(report),
    ...headEvidence(report, timeSpans),
    ...urlEvidence(report),
    ...datelineEvidence(report, story, timeSpans),
    ...weekdayEvidence(report, story, timeSpans),
    ...toldEvidence(report, story, timeSpans),
  ];
  return decideStoryDate(withoutDoubles(evidence), report);
}

/** The decision over collected evidence, in words. */
export function decideStoryDate(evidence: readonly StoryDateEvidence[], report: Report): StoryDate {
  const range = candidateDays(evidence);
  const page = report.pageDate && plausible(report.pageDate) ? dayNumber(report.pageDate) : undefined;
  const chosen = range && chooseDay(weighDays(evidence, range.first, range.last), page);
  const judged = evidence.map((piece) => ({...piece, agrees: chosen !== undefined && allows(piece, chosen)}));
  if (chosen === undefined)
    return {
      certainty: "inferred",
      republished: false,
      why: range ? "no day is clearly more likely than the others" : "the text names no year",
      evidence: judged,
    };
  const republished = page !== undefined && page > chosen + 1;
  const agreeing = judged.filter((piece) => piece.agrees).map((piece) => piece.why);
  const why = `${republished ? `the page is dated ${report.pageDate}, later than its story; ` : ""}${agreeing.join("; ") || "most likely by what the text tells"}`;
  return {date: isoDay(chosen), certainty: page === chosen ? "stated" : "inferred", republished, why, evidence: judged};
}

function piece(kind: StoryDateEvidence["kind"], date: string, why: string, span?: Span): StoryDateEvidence {
  return {kind, date, ...(span ? {span: {start: span.start, end: span.end}} : {}), why, agrees: false};
}

// A page date of 1970 or of the far future is a machine's, not an editor's
function pageEvidence(report: Report): StoryDateEvidence[] {
  const pieces: StoryDateEvidence[] = [];
  if (report.pageDate && plausible(report.pageDate))
    pieces.push(piece("page date", report.pageDate.slice(0, 10), `the page is dated ${report.pageDate}`));
  for (const fact of report.facts) {
    if (fact.name !== "published" || fact.foundIn === "input" || !plausible(fact.value) || fact.value.slice(0, 10) === report.pageDate)
      continue;
    pieces.push(
      piece(
        "metadata",
        fact.value.slice(0, 10),
        `the page says that it was published on ${fact.value.slice(0, 10)} (${fact.foundIn})`,
        fact.span,
      ),
    );
  }
  return pieces.slice(0, 3);
}

function plausible(date: string): boolean {
  const day = dayNumber(date);
  return day !== undefined && day > 3650 && day < 32872;
}

/** A full date that stands alone in one of the first lines is the page's date when the input gives none. */
function headEvidence(report: Report, times: readonly TimeSpan[]): StoryDateEvidence[] {
  if (report.pageDate) return [];
  for (const time of times) {
    if (time.start > 400) break;
    const date = resolveTime(time.form, undefined).value.slice(0, 10);
    const line = lineAround(report.text, time);
    if (plausible(date) && textOf(report.text, time).length * 2.5 >= line.trim().length)
      return [piece("page date", date, `the page shows ${date}`, time)];
  }
  return [];
}

function urlEvidence(report: Report): StoryDateEvidence[] {
  const url = report.url ?? "";
  const found =
    /(?<!\d)((?:19|20)\d{2})([/_-])(\d{1,2}|[a-z]{3,9})\2(\d{1,2})(?!\d)/i.exec(url) ??
    /(?<!\d)((?:19|20)\d{2})()(\d{2})(\d{2})(?!\d)/.exec(url);
  const month = found && (MONTHS.get(found[3]!.toLowerCase()) ?? Number(found[3]));
  const date = found ? `${found[1]}-${String(month).padStart(2, "0")}-${found[4]!.padStart(2, "0")}` : "";
  return plausible(date) ? [piece("url", date, `the address carries ${date}`)] : urlMonth(url);
}

/** An address that carries a month only still says the year. */
function urlMonth(url: string): StoryDateEvidence[] {
  const found = /\/((?:19|20)\d{2})\/(0[1-9]|1[0-2])\//.exec(url);
  return found ? [piece("url", `${found[1]}-${found[2]}`, `the address carries ${found[1]}-${found[2]}`)] : [];
}

/** "HARBOUR CITY, Aug 8 (Agency) -", and a date that stands alone as a sentence of the story. */
function datelineEvidence(report: Report, story: readonly Sentence[], times: readonly TimeSpan[]): StoryDateEvidence[] {
  const pieces: StoryDateEvidence[] = [];
  for (const time of times) {
    if (time.form.kind !== "month-day" && !(time.form.kind === "fixed" && dayNumber(time.form.value) !== undefined && time.type === "DATE"))
      continue;
    const sentence = sentenceOf(story, time);
    if (!sentence) continue;
    const date = resolveTime(time.form, undefined).value;
    const before = report.text.slice(Math.max(sentence.start, time.start - 60), time.start);
    const after = report.text.slice(time.end, time.end + 40);
    if (
      story.indexOf(sentence) < 2 &&
      /^[\p{Lu}][\p{L} .,'()-]{1,58}[,(] ?$/u.test(before) &&
      /^,?(?: \d{4})? ?(?:\([\p{L} ./]+\)|[\p{Lu}.]+)? ?[-–—:]/u.test(after)
    )
      pieces.push(piece("dateline", date, `the dateline says "${textOf(report.text, time)}"`, time));
    else if (standsAlone(report.text, time) && pieces.length < 2)
      pieces.push(piece("stated date", date, `"${textOf(report.text, time)}" stands by itself in the text`, time));
  }
  return pieces;
}

// "… since last week. August 16." is a date of the page's even where the reader takes both for one sentence
function standsAlone(text: string, {start, end}: Span): boolean {
  const begins = /(?:^|\n|[.!?]["”’)]?)[^\p{L}\d]*$/u.test(text.slice(Math.max(0, start - 20), start));
  return begins && /^[^\p{L}\d]*?(?:$|\n|\.\s)/u.test(text.slice(end, end + 20));
}

/** The first weekday in the first sentences that is told as past: usually the day of the story or the day before. */
function weekdayEvidence(report: Report, story: readonly Sentence[], times: readonly TimeSpan[]): StoryDateEvidence[] {
  const lead = story.filter((sentence) => sentence.tokens.length > 5).slice(0, LEAD_SENTENCES);
  return times
    .filter((time) => time.form.kind === "weekday")
    .flatMap((time) => {
      if (time.form.kind !== "weekday" || time.form.direction > 0 || !sentenceOf(lead, time)) return [];
      const before = report.text.slice(Math.max(0, time.start - 10), time.start);
      // "last Friday" and "since Monday" were not the story's day
      if (/\b(last|next|every|until|by|from|since)\s+$/i.test(before) || /^(last|next|this)\b/i.test(textOf(report.text, time))) return [];
      const late = /^T(NI|EV)/.test(time.form.suffix ?? "") || time.mod === "END" || /\blate(?: on)?\s+$/i.test(before);
      return [
        piece(
          "weekday",
          `XXXX-WXX-${time.form.weekday}${late ? "/.." : ""}`,
          `the story opens with ${weekdayName(time.form.weekday)} as the day`,
          time,
        ),
      ];
    })
    .slice(0, 1);
}

/** The latest day told as past and the earliest told as coming, among those named by month and day. */
function toldEvidence(report: Report, story: readonly Sentence[], times: readonly TimeSpan[]): StoryDateEvidence[] {
  const told = times.filter(
    (time) =>
      sentenceOf(story, time) &&
      (time.form.kind === "month-day" || (time.form.kind === "fixed" && /^\d{4}-\d\d-\d\d$/.test(time.form.value))),
  );
  const past = told
    .filter(
      (time) => time.direction <= 0 && !/\b(until|till|by|before)\s+$/i.test(report.text.slice(Math.max(0, time.start - 8), time.start)),
    )
    .map((time) => ({time, date: resolveTime(time.form, undefined).value}));
  const coming = told
    .filter((time) => time.direction > 0 && time.form.kind === "fixed")
    .map((time) => ({time, date: resolveTime(time.form, undefined).value}))
    .sort((a, b) => (a.date < b.date ? -1 : 1))[0];
  const latest = latestOf(past, report.pageDate);
  return [
    ...(latest
      ? [piece("latest past", `${latest.date.slice(0, 10)}/..`, `"${textOf(report.text, latest.time)}" is told as past`, latest.time)]
      : []),
    ...(coming
      ? [piece("earliest coming", `../${coming.date}`, `"${textOf(report.text, coming.time)}" is told as coming`, coming.time)]
      : []),
  ];
}

// Without years, the latest is the one that lies the least before the page date
function latestOf<T extends {date: string}>(past: readonly T[], pageDate: string | undefined): T | undefined {
  const page = pageDate?.slice(5, 10) ?? "12-31";
  const rank = (date: string) =>
    date.startsWith("XXXX")
      ? (date.slice(5, 10) <= page ? 1 : 0) + date.slice(5, 10)
      : date <= (pageDate ?? "9999")
        ? `1${date.slice(5, 10)}`
        : "";
  const full = past.filter(({date}) => !date.startsWith("XXXX")).sort((a, b) => (a.date < b.date ? 1 : -1))[0];
  if (past.every(({date}) => !date.startsWith("XXXX"))) return full;
  return past.filter(({date}) => date.startsWith("XXXX")).sort((a, b) => (rank(a.date) < rank(b.date) ? 1 : -1))[0];
}

function withoutDoubles(evidence: readonly StoryDateEvidence[]): StoryDateEvidence[] {
  return evidence.filter((one, i) => evidence.findIndex((other) => other.kind === one.kind && other.date === one.date) === i);
}

function sentenceOf(sentences: readonly Sentence[], span: Span): Sentence | undefined {
  return sentences[indexAt(sentences, span.start)];
}

function lineAround(text: string, span: Span): string {
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const end = text.indexOf("\n", span.end);
  return text.slice(start, end < 0 ? text.length : end);
}
