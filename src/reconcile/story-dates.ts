// Story dates that one report alone cannot tell, decided with the reports around it: when two reports tell of one thing, and one of them knows
// its day, the other's "on Tuesday" or "eight days ago" says when it was written.
import {anchorAgain, dayNumber, daysOf, isoDay, resolveTime, weekdayOf} from "../model/calendar.js";
import type {Sentence, StoryDate, StoryDateEvidence, TimeExpression, Told} from "../model/reading.js";
import {overlaps, textOf} from "../model/span.js";
import {allows, candidateDays, chooseDay, weighDays} from "../model/story-day.js";
import {rootOf} from "./event-roots.js";
import type {Lineage} from "./lineage.js";
import {forgetful, type Memory} from "./memory.js";
import {sentenceAt} from "./phrases.js";
import {approximateStoryDates} from "./story-intervals.js";

/** A time expression with the rare words around it. */
interface Anchor {
  readonly report: number;
  readonly time: TimeExpression;
  readonly words: ReadonlyMap<string, number>;
}

const ROUNDS = 6;
const ALIKE = 0.4;
const LOOSELY_ALIKE = 0.3;
const MOST_COMPARED = 60;
const LEAST_COMMON = 3;
const NEAR_WORDS = 20;

/**
 * Revises story dates by sibling reports; reports whose date changes have their times anchored again. A report that knows its day keeps it.
 * Each expression is compared with a bounded number of others, found by their rarest words.
 */
export function settleStoryDates(told: readonly Told[], lineage: Lineage, memory: Memory = forgetful): Told[] {
  if (told.every((one) => isSettled(one))) return [...told];
  // what was settled as it was before is the same object, so that whoever keeps something of it keeps it
  return settleAll(told, lineage, memory).map((one, at) =>
    one === told[at]
      ? one
      : memory.recall("settled", one.report.id, [told[at], JSON.stringify([one.reading.storyDate, one.reading.times])], () => one),
  );
}

function settleAll(told: readonly Told[], lineage: Lineage, memory: Memory): readonly Told[] {
  const anchors = findAnchors(told, memory);
  const index = indexOf(anchors);
  let current = [...told];
  let alone = false;
  for (let round = 0; round < ROUNDS; round++) {
    const around = aroundDay(current, anchors);
    if (around === undefined) return current;
    const next = current.map((one, at) => (isSettled(one) ? one : settle(one, at, {told: current, anchors, index, around, alone})));
    const same = next.every((one, i) => one === current[i]);
    if (same && alone) break;
    // what a report tells by itself is asked last, when its neighbours have said what they know
    alone = same;
    current = next;
  }
  const around = aroundDay(current, anchors);
  return around === undefined ? current : approximateStoryDates(current, around, lineage).map((one) => countYears(one, around));
}

/** What a report is settled with. */
interface Siblings {
  readonly told: readonly Told[];
  readonly anchors: readonly Anchor[];
  readonly index: ReadonlyMap<string, readonly number[]>;
  /** A day of the story that all reports share, so that days without year can be counted. */
  readonly around: number;
  readonly alone: boolean;
}

function settle(one: Told, at: number, siblings: Siblings): Told {
  const {reading} = one;
  const links = linksOf(at, siblings);
  const own = reading.storyDate.evidence.map((piece) => withYear(piece, siblings.around));
  const byItself = siblings.alone && own.some(({kind}) => kind === "dateline" || kind === "stated date");
  const evidence = [...own, ...lasting(one, links, siblings.around), ...links.map(({piece}) => piece)];
  if (
    links.length < (reading.storyDate.date === undefined ? 1 : 2) &&
    (reading.storyDate.date !== undefined || !(byItself || evidence.length > own.length))
  )
    return one;
  const range = candidateDays(evidence);
  const page = one.report.pageDate ? dayNumber(one.report.pageDate) : undefined;
  const weighed = range ? weighDays(evidence, range.first, range.last) : [];
  const day = chooseDay(weighed, page);
  if (day === undefined || isoDay(day) === reading.storyDate.date) return one;
  const storyDate = describe(day, evidence, page);
  return {...one, reading: {...reading, storyDate, times: anchorAgain(reading.times, storyDate.date)}};
}

/** Days without a year in a report whose own day stays unknown are counted in the year nearest to the reports around it. */
function countYears(one: Told, around: number): Told {
  const {reading} = one;
  if (reading.storyDate.date !== undefined || reading.storyDate.approximate !== undefined) return one;
  const why = `the year is counted from the reports around it (${isoDay(around).slice(0, 7)})`;
  const times = reading.times.map((time) => {
    if (time.form?.kind !== "month-day" && time.form?.kind !== "part") return time;
    const {edtf: _open, ...rest} = time;
    // no story date, so tense says nothing about the side on which the nearest year lies
    return {...rest, value: resolveTime({...time.form, direction: 0}, isoDay(around)).value, why};
  });
  return {...one, reading: {...reading, times}};
}

/** True for a report that knows its day. One whose page is dated two days or more after the weekday that it opens with may be older than its page. */
function isSettled({report, reading}: Told): boolean {
  const {date, evidence} = reading.storyDate;
  if (date === undefined) return false;
  const weekday = evidence.find(({kind}) => kind === "weekday");
  return date !== report.pageDate || weekday === undefined || weekday.agrees;
}

function describe(day: number, evidence: readonly StoryDateEvidence[], page: number | undefined): StoryDate {
  const judged = evidence.map((piece) => ({...piece, agrees: allows(piece, day)}));
  const why = judged
    .filter((piece) => piece.agrees)
    .map((piece) => piece.why)
    .join("; ");
  return {date: isoDay(day), certainty: "inferred", republished: page !== undefined && page > day + 1, why, evidence: judged};
}

// ---- the year

/** A day near the story: the middle of the dated reports, else of the months that addresses carry, else a day that a named weekday proves. */
function aroundDay(told: readonly Told[], anchors: readonly Anchor[]): number | undefined {
  const middle = (days: number[]) => days.sort((a, b) => a - b)[days.length >> 1];
  const dated = middle(told.filter(isSettled).flatMap(({reading}) => dayNumber(reading.storyDate.date ?? "") ?? []));
  if (dated !== undefined) return dated;
  const addresses = middle(
    told.flatMap(({reading}) =>
      reading.storyDate.evidence.flatMap((piece) => (piece.kind === "url" ? (daysOf(piece.date)?.first ?? []) : [])),
    ),
  );
  if (addresses !== undefined) return addresses;
  const years = new Set(
    told.flatMap(({reading}) =>
      reading.times.filter(({value}) => /^(19|20)\d\d(-|$)/.test(value)).map(({value}) => Number(value.slice(0, 4))),
    ),
  );
  const proofs = [...years].flatMap((year) =>
    anchors.filter((anchor) => isProof(anchor, anchors, year)).map((anchor) => anchor.time.value.replace(/^XXXX/, String(year))),
  );
  const proven = new Set(proofs.map((date) => date.slice(0, 4)));
  return proven.size === 1 ? dayNumber(proofs.sort()[0]!) : undefined;
}

/** True when a day without year and a weekday that are told of one thing meet in this year. */
function isProof(anchor: Anchor, anchors: readonly Anchor[], year: number): boolean {
  const day = dayNumber(anchor.time.value.replace(/^XXXX/, String(year)));
  if (!/^XXXX-\d\d-\d\d$/.test(anchor.time.value) || day === undefined) return false;
  return anchors.some(
    (other) =>
      other.report !== anchor.report &&
      other.time.form?.kind === "weekday" &&
      other.time.form.weekday === weekdayOf(day) &&
      alike(anchor, other),
  );
}

// ---- what other reports say

interface Link {
  readonly piece: StoryDateEvidence;
  readonly day: number;
  /** True when the other report names the day by its date. */
  readonly named: boolean;
}

function linksOf(at: number, {told, anchors, index, around}: Siblings): Link[] {
  const mine = anchors.filter(
    (anchor) => anchor.report === at && (anchor.time.form?.kind === "weekday" || anchor.time.form?.kind === "shift"),
  );
  const links = new Map<string, Link>();
  for (const anchor of mine) {
    for (const other of likely(anchor, anchors, index)) {
      if (other.report === at || (told[other.report]!.reading.storyDate.date !== undefined && !isSettled(told[other.report]!))) continue;
      const day = valueIn(other, told, around);
      const range = day === undefined ? undefined : writtenBetween(anchor.time, day);
      if (day === undefined || !range || !alike(anchor, other)) continue;
      const why = `"${textOf(told[at]!.report.text, anchor.time)}" is ${isoDay(day)}, the day that ${told[other.report]!.report.id} gives`;
      const date = range[0] === range[1] ? isoDay(range[0]) : `${isoDay(range[0])}/${isoDay(range[1])}`;
      if (!links.has(date))
        links.set(date, {
          day,
          named: isNamed(other),
          piece: {kind: "sibling report", date, span: {start: anchor.time.start, end: anchor.time.end}, why, agrees: false},
        });
    }
  }
  return [...links.values()].sort((a, b) => (a.piece.date < b.piece.date ? -1 : 1)).slice(0, 6);
}

/** Anchors that share one of the rarest words; a bounded number for each word. */
function likely(anchor: Anchor, anchors: readonly Anchor[], index: ReadonlyMap<string, readonly number[]>): Anchor[] {
  const rarest = [...anchor.words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 8);
  const found = new Set(rarest.flatMap(([word]) => (index.get(word) ?? []).slice(0, MOST_COMPARED)));
  return [...found].sort((a, b) => a - b).map((i) => anchors[i]!);
}

function indexOf(anchors: readonly Anchor[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  anchors.forEach((anchor, i) => {
    for (const word of anchor.words.keys()) {
      const list = index.get(word);
      if (list) list.push(i);
      else index.set(word, [i]);
    }
  });
  return index;
}

function valueIn(anchor: Anchor, told: readonly Told[], around: number): number | undefined {
  const {reading} = told[anchor.report]!;
  const time = reading.times.find(({start, end}) => start === anchor.time.start && end === anchor.time.end) ?? anchor.time;
  return dayNumber(time.value) ?? nearestYear(time.value, around);
}

function nearestYear(value: string, around: number): number | undefined {
  const found = /^XXXX(-\d\d-\d\d)/.exec(value);
  if (!found) return undefined;
  const year = Number(isoDay(around).slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap((y) => dayNumber(`${y}${found[1]}`) ?? []);
  return days.sort((a, b) => Math.abs(a - around) - Math.abs(b - around))[0];
}

/** First and last day on which these words could name that day. */
function writtenBetween({form}: TimeExpression, day: number): readonly [number, number] | undefined {
  if (form?.kind === "shift" && form.unit === "day") return [day - form.by, day - form.by];
  if (form?.kind !== "weekday" || form.weeks !== undefined || form.weekday !== weekdayOf(day)) return undefined;
  return form.direction > 0 ? [day - 6, day] : [day, day + 6];
}

/** "Eight days of unrest": so much time has passed since the day that is known. */
function lasting({report, reading}: Told, links: readonly Link[], around: number): StoryDateEvidence[] {
  const own = reading.times.filter(({form}) => form?.kind === "month-day").flatMap(({value}) => nearestYear(value, around) ?? []);
  const known = [...links.filter(({named}) => named).map(({day}) => day), ...own.filter((day) => Math.abs(day - around) < 90)];
  const first = Math.min(...known);
  const longest = reading.times
    .flatMap((time) => {
      const found = /^P(\d+)([DW])$/.exec(time.type === "DURATION" ? time.value : "");
      const days = found ? Number(found[1]) * (found[2] === "W" ? 7 : 1) : 0;
      return days > 1 && days < 60 && /^ (of|after|since)\b/.test(report.text.slice(time.end, time.end + 7)) ? [{days, time}] : [];
    })
    .sort((a, b) => b.days - a.days)[0];
  if (!longest || !Number.isFinite(first)) return [];
  const {days, time} = longest;
  return [
    {
      kind: "latest past",
      date: `${isoDay(first + days - 1)}/..`,
      span: {start: time.start, end: time.end},
      why: `"${textOf(report.text, time)}" had passed since ${isoDay(first)}`,
      agrees: false,
    },
  ];
}

function withYear(piece: StoryDateEvidence, around: number): StoryDateEvidence {
  const day = nearestYear(piece.date.split("/")[0]!, around);
  return day === undefined ? piece : {...piece, date: piece.date.replace(/^XXXX-\d\d-\d\d/, isoDay(day))};
}

// ---- who tells of the same thing

function findAnchors(told: readonly Told[], memory: Memory): Anchor[] {
  const roots = told.map(({report, reading}) => memory.recall("roots", report.id, [reading.sentences], () => rootsIn(reading)));
  const rarity = rarityOf(roots);
  return told.flatMap((one, index) =>
    memory
      .recall("days with words", one.report.id, [one], () => daysWithWords(one))
      .map(({time, words}) => ({report: index, time, words: new Map(words.map((word) => [word, rarity.get(word) ?? 1]))})),
  );
}

function daysWithWords({report, reading}: Told): {time: TimeExpression; words: string[]}[] {
  return reading.times
    .filter((time) => isDay(time) && !report.furniture.some((part) => overlaps(part, time)))
    .flatMap((time) => {
      const sentence = reading.sentences[sentenceAt(reading.sentences, time.start)];
      const words = sentence ? wordsNear(sentence, time) : [];
      return words.length === 0 ? [] : [{time, words}];
    });
}

function isDay({form, value}: TimeExpression): boolean {
  if (form?.kind === "weekday" || form?.kind === "month-day") return true;
  if (form?.kind === "shift") return form.unit === "day" && Math.abs(form.by) <= 60;
  return /^\d{4}-\d\d-\d\d$/.test(value);
}

function wordsNear(sentence: Sentence, time: TimeExpression): string[] {
  const at = sentence.tokens.findIndex((token) => overlaps(token, time));
  return sentence.tokens
    .slice(Math.max(0, at - NEAR_WORDS), at + NEAR_WORDS)
    .filter((token) => /^(NOUN|PROPN|VERB|ADJ|NUM)$/.test(token.upos) && !overlaps(token, time))
    .map((token) => rootOf(token.lemma.toLowerCase()));
}

function rootsIn({sentences}: Told["reading"]): readonly string[] {
  return [...new Set(sentences.flatMap(({tokens}) => tokens.map((token) => rootOf(token.lemma.toLowerCase()))))];
}

function rarityOf(reports: readonly (readonly string[])[]): Map<string, number> {
  const spread = new Map<string, number>();
  for (const roots of reports) for (const root of roots) spread.set(root, (spread.get(root) ?? 0) + 1);
  return new Map([...spread].map(([root, count]) => [root, 0.4 + Math.log((reports.length + 1) / count)]));
}

function isNamed({time}: Anchor): boolean {
  return time.form?.kind === "month-day" || time.form?.kind === "fixed";
}

function alike(a: Anchor, b: Anchor): boolean {
  let common = 0;
  for (const word of a.words.keys()) if (b.words.has(word)) common++;
  const share = common / Math.min(a.words.size, b.words.size);
  return (
    (common >= LEAST_COMMON && share >= (isNamed(a) || isNamed(b) ? LOOSELY_ALIKE : ALIKE)) ||
    (common > LEAST_COMMON && share >= LOOSELY_ALIKE)
  );
}
