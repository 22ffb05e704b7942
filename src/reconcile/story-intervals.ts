// The days between which a report was written, where no single day can be told. Weaker evidence than a story date needs: looser links to
// what other reports date, running counts, shared text and the numbers in addresses. An interval never becomes a date.
import {type Direction, dayNumber, daysOf, isoDay, resolveTime, weekdayOf} from "../model/calendar.js";
import type {EventMention, Reading, StoryDateEvidence, TimeExpression, Told} from "../model/reading.js";
import {textOf} from "../model/span.js";
import {weighDays} from "../model/story-day.js";
import {findRunningCounts} from "./en/running-counts.js";
import {ownTime} from "./event-dates.js";
import {rootOf} from "./event-roots.js";
import type {Lineage} from "./lineage.js";
import {sentenceAt} from "./phrases.js";

interface Days {
  readonly first: number;
  readonly last: number;
}

/** An event with a day, or with words that become one once the story's day is known. */
interface Happening {
  readonly report: number;
  readonly event: EventMention;
  readonly time: TimeExpression;
  readonly root: string;
  readonly words: ReadonlySet<string>;
}

/** How long something had lasted when a report was written. */
interface Lasting {
  readonly report: number;
  readonly days: number;
  readonly off: number;
  readonly words: ReadonlySet<string>;
  readonly quote: string;
}

const BELIEF = 0.8;
/** Longest interval worth giving, in days between its ends. */
const WEEK = 6;
/** Days around the situation in which an undated report is looked for. */
const AROUND = 150;
const BESIDE = 3;
const MOST_COMPARED = 60;
/** Longest gap between two numbered addresses that is divided, and the share of it that stays open on both sides. */
const LONGEST_GAP = 45;
const OPEN_SHARE = 0.1;
const NUMBERED_TWICE = 2;
const OPENING = 3;
/** Of reports that open so, seven in ten are dated within three days (docs/times.md). */
const SOON = 3;

/** Gives reports without a story date the interval in which they were written, if it is a week at most. `around` is a day of the situation. */
export function approximateStoryDates(told: readonly Told[], around: number, lineage: Lineage): Told[] {
  const happenings = told.map((one, index) => happeningsOf(one, index));
  const dated = byKind(happenings.flat());
  const places = new Map(told.map(({report}, index) => [report.id, index]));
  const lasting = told.flatMap((one, index) => lastingOf(one, index));
  const pieces = told.map((one, index) =>
    one.reading.storyDate.date === undefined
      ? [
          ...openingPieces(one, around),
          ...linkedPieces(told, happenings[index]!, dated, around),
          ...countedPieces(index, told, lasting),
          ...sharedPieces(one, told, places, lineage),
        ]
      : [],
  );
  let current = told.map((one, index) => approximate(one, pieces[index]!, around));
  // addresses stand between others, so what has just been settled helps the next
  for (let round = 0; round < NUMBERED_TWICE; round++) current = numbered(current, pieces, around);
  return current;
}

function approximate(one: Told, pieces: readonly StoryDateEvidence[], around: number): Told {
  const {storyDate} = one.reading;
  if (storyDate.date !== undefined || storyDate.approximate !== undefined) return one;
  const linked = new Set(pieces.flatMap(({span}) => span?.start ?? []));
  // a weekday that is known to be another event's says nothing of when the story was written
  const own = storyDate.evidence
    .filter(({kind, span}) => kind !== "weekday" || span === undefined || !linked.has(span.start))
    .map((piece) => withYear(piece, around));
  const evidence = [...own, ...pieces];
  if (evidence.every(({kind}) => kind === "weekday" || kind === "url")) return one;
  const range = rangeOf(pieces) ?? {first: around - AROUND, last: around + AROUND};
  const interval = shortestInterval(weighDays(evidence, range.first, range.last));
  if (!interval) return one;
  const within = `${isoDay(interval.first)}/${isoDay(interval.last)}`;
  const why = `between these days: ${pieces.map((piece) => piece.why).join("; ") || "by the days that it names"}`;
  return {
    ...one,
    reading: {
      ...one.reading,
      storyDate: {...storyDate, approximate: within, why, evidence: [...storyDate.evidence, ...pieces]},
      times: timesWithin(one.reading.times, interval),
    },
  };
}

/** The days that the pieces name, with some on both sides, so that one piece may be wrong when there are others. */
function rangeOf(pieces: readonly StoryDateEvidence[]): Days | undefined {
  const named = pieces.flatMap(({date}) => daysOf(date) ?? []);
  if (named.length === 0) return undefined;
  return {first: Math.min(...named.map(({first}) => first)) - BESIDE, last: Math.max(...named.map(({last}) => last)) + BESIDE};
}

/** The shortest stretch that holds enough of the belief; undefined when that takes more than a week. */
function shortestInterval(weighed: readonly {readonly day: number; readonly belief: number}[]): Days | undefined {
  const days = [...weighed].sort((a, b) => a.day - b.day);
  for (let width = 0; width <= WEEK; width++) {
    let best: {first: number; belief: number} | undefined;
    for (let i = 0; i + width < days.length; i++) {
      const belief = days.slice(i, i + width + 1).reduce((sum, one) => sum + one.belief, 0);
      if (belief >= BELIEF && (best === undefined || belief > best.belief)) best = {first: days[i]!.day, belief};
    }
    if (best) return {first: best.first, last: best.first + width};
  }
  return undefined;
}

/** Times counted from an interval: a day where all its days agree, else the days that they give, as an EDTF interval. */
function timesWithin(times: readonly TimeExpression[], {first, last}: Days): TimeExpression[] {
  const done: TimeExpression[] = [];
  for (const time of times) {
    const told = time.from === undefined ? undefined : done[time.from];
    done.push(time.form && time.relative ? timeWithin(time, told, first, last) : time);
  }
  return done;
}

function timeWithin(time: TimeExpression, told: TimeExpression | undefined, first: number, last: number): TimeExpression {
  const {edtf: _before, ...rest} = time;
  const from = told && dayNumber(told.value) !== undefined ? {first: dayNumber(told.value)!, last: dayNumber(told.value)!} : {first, last};
  const values = Array.from({length: from.last - from.first + 1}, (_, i) => resolveTime(time.form!, isoDay(from.first + i)).value);
  const why = `counted from a story written between ${isoDay(first)} and ${isoDay(last)}`;
  if (new Set(values).size === 1) return {...rest, value: values[0]!, why};
  const days = values.flatMap((value) => daysOf(value.replace(/T.*$/, "")) ?? []);
  if (days.length < values.length) return time;
  const edtf = `${isoDay(Math.min(...days.map((d) => d.first)))}/${isoDay(Math.max(...days.map((d) => d.last)))}`;
  return {...rest, value: time.value, edtf, why};
}

function piece(date: Days, why: string, time?: TimeExpression): StoryDateEvidence {
  const days = date.first === date.last ? isoDay(date.first) : `${isoDay(date.first)}/${isoDay(date.last)}`;
  return {kind: "sibling report", date: days, ...(time ? {span: {start: time.start, end: time.end}} : {}), why, agrees: false};
}

// ---- the day that a report opens with

/** "On May 3 guards seized the port": a report whose first sentence turns on a day named by its date was mostly written within three days of it. */
function openingPieces({report, reading}: Told, around: number): StoryDateEvidence[] {
  const alone = timeAlone(reading, around);
  const turning = reading.events.filter(({at, time}) => at.sentence < OPENING && time !== undefined);
  const days = turning.flatMap((event) => {
    const time = reading.times[event.time!]!;
    const day = time.form?.kind === "month-day" ? yearless(time.value, around) : undefined;
    const root = reading.sentences[event.at.sentence]!.tokens[event.at.token]!.deprel === "root";
    return day === undefined || (event.at.sentence === 0 && !root) ? [] : [{day, time, sentence: event.at.sentence}];
  });
  if (alone) days.push(alone);
  if (!days.some(({sentence}) => sentence === 0)) return [];
  const latest = days.reduce((best, one) => (one.day > best.day ? one : best));
  const quote = textOf(report.text, latest.time);
  return [piece({first: latest.day, last: latest.day + SOON}, `it opens with ${quote}`, latest.time)];
}

/** "On May 3," cut off as a first sentence of its own. */
function timeAlone(reading: Reading, around: number): {day: number; time: TimeExpression; sentence: number} | undefined {
  const [first] = reading.sentences;
  const [time] = reading.times;
  if (!first || !time || time.form?.kind !== "month-day" || time.start >= first.end) return undefined;
  const others = first.tokens.filter((token) => !(token.start < time.end && time.start < token.end) && /^[^PA]/.test(token.upos));
  const day = yearless(time.value, around);
  return others.length === 0 && day !== undefined ? {day, time, sentence: 0} : undefined;
}

// ---- the same thing told elsewhere with its day

function happeningsOf({reading}: Told, report: number): Happening[] {
  return reading.events.flatMap((event): Happening[] => {
    const time = ownTime(reading, event);
    if (!time || !(time.form?.kind === "weekday" || dayNumber(time.value) !== undefined || /^XXXX-\d\d-\d\d/.test(time.value))) return [];
    const sentence = reading.sentences[event.at.sentence]!;
    const head = sentence.tokens[event.at.token]!;
    const words = sentence.tokens
      .filter((token) => token !== head && token.start >= event.clause.start && token.end <= event.clause.end)
      .filter((token) => /^(NOUN|PROPN|VERB|ADJ|NUM)$/.test(token.upos) && !(token.start < time.end && time.start < token.end))
      .map((token) => rootOf(token.lemma.toLowerCase()));
    return [{report, event, time, root: rootOf(head.lemma.toLowerCase()), words: new Set(words)}];
  });
}

/** "Shot on Saturday" here, "the shooting of December 6" there, and that was a Saturday: written in the week that begins with it. */
function linkedPieces(told: readonly Told[], mine: readonly Happening[], dated: Dated, around: number): StoryDateEvidence[] {
  const open = mine.filter(({time}) => time.form?.kind === "weekday" && time.form.weeks === undefined);
  const found = open.slice(0, MOST_COMPARED).flatMap((one) => bestLink(one, told, likely(one, dated), around) ?? []);
  return found.filter((one, i) => found.findIndex((other) => other.date === one.date) === i).slice(0, 4);
}

/** Happenings with a day by their kind and root; a bounded number of each is asked. */
type Dated = ReadonlyMap<string, readonly Happening[]>;

function byKind(happenings: readonly Happening[]): Dated {
  const found = new Map<string, Happening[]>();
  for (const one of happenings) {
    if (dayNumber(one.time.value) === undefined && !/^XXXX-\d\d-\d\d/.test(one.time.value)) continue;
    for (const key of keysOf(one)) {
      const list = found.get(key);
      if (!list) found.set(key, [one]);
      else if (list.length < MOST_COMPARED) list.push(one);
    }
  }
  return found;
}

function keysOf({root, event}: Happening): string[] {
  return [`root ${root}`, ...(event.plover === undefined ? [] : [`kind ${event.plover}`])];
}

function likely(one: Happening, dated: Dated): readonly Happening[] {
  return [...new Set(keysOf(one).flatMap((key) => dated.get(key) ?? []))];
}

/** The day that the likest telling elsewhere gives, unless another as like gives another day. */
function bestLink(one: Happening, told: readonly Told[], happenings: readonly Happening[], around: number): StoryDateEvidence | undefined {
  let best: {readonly day: number; readonly report: string; readonly likeness: number} | undefined;
  let tied = false;
  for (const other of happenings) {
    if (other.report === one.report) continue;
    const day = dayNumber(other.time.value) ?? yearless(other.time.value, around);
    const likeness = day === undefined || !writtenAround(one.time, day) ? 0 : likenessOf(one, other);
    if (day === undefined || likeness === 0) continue;
    if (best && likeness === best.likeness) tied ||= day !== best.day;
    if (best && likeness <= best.likeness) continue;
    best = {day, report: told[other.report]!.report.id, likeness};
    tied = false;
  }
  if (!best || tied) return undefined;
  const quote = textOf(told[one.report]!.report.text, one.time);
  return piece(writtenAround(one.time, best.day)!, `"${quote}" is ${isoDay(best.day)}, the day that ${best.report} gives`, one.time);
}

/** Words that two tellings of one kind of event have in common; 0 when they are not of one kind or root. */
function likenessOf(a: Happening, b: Happening): number {
  if (a.root !== b.root && (a.event.plover === undefined || a.event.plover !== b.event.plover)) return 0;
  let common = 0;
  for (const word of a.words) if (b.words.has(word)) common++;
  return common === 0 ? 0 : common + Number(a.root === b.root);
}

function writtenAround({form}: TimeExpression, day: number): Days | undefined {
  if (form?.kind !== "weekday" || form.weekday !== weekdayOf(day)) return undefined;
  const ahead: Direction = form.direction;
  return ahead > 0 ? {first: day - WEEK, last: day} : {first: day, last: day + WEEK};
}

function yearless(value: string, around: number): number | undefined {
  const found = /^XXXX(-\d\d-\d\d)/.exec(value);
  if (!found) return undefined;
  const year = Number(isoDay(around).slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap((y) => dayNumber(`${y}${found[1]}`) ?? []);
  return days.sort((a, b) => Math.abs(a - around) - Math.abs(b - around))[0];
}

function withYear(one: StoryDateEvidence, around: number): StoryDateEvidence {
  const day = yearless(one.date.split("/")[0]!, around);
  return day === undefined ? one : {...one, date: one.date.replace(/^XXXX-\d\d-\d\d/, isoDay(day))};
}

// ---- how long it has lasted

function lastingOf({report, reading}: Told, index: number): Lasting[] {
  return findRunningCounts(report.text).flatMap((count): Lasting[] => {
    const sentence = reading.sentences[sentenceAt(reading.sentences, count.start)];
    if (!sentence || report.furniture.some((part) => part.start < count.end && count.start < part.end)) return [];
    const words = sentence.tokens
      .filter(({upos}) => /^(NOUN|PROPN|VERB|ADJ)$/.test(upos))
      .map((token) => rootOf(token.lemma.toLowerCase()))
      .filter((word) => word !== "day");
    return [{report: index, days: count.days, off: count.off, words: new Set(words), quote: textOf(report.text, count)}];
  });
}

/** "The sixth day of the strike" here, "eight days of strikes" in a report of known day there. */
function countedPieces(at: number, told: readonly Told[], lasting: readonly Lasting[]): StoryDateEvidence[] {
  const mine = lasting.filter(({report}) => report === at).sort((a, b) => b.days - a.days);
  for (const one of mine.slice(0, 3)) {
    for (const other of lasting.slice(0, MOST_COMPARED)) {
      const written = dayNumber(told[other.report]!.reading.storyDate.date ?? "");
      if (other.report === at || written === undefined || ![...one.words].some((word) => other.words.has(word))) continue;
      const by = one.days - other.days;
      const off = Math.max(one.off, other.off);
      return [
        piece(
          {first: written + by - off, last: written + by + off},
          `it says "${one.quote}" where ${told[other.report]!.report.id} says "${other.quote}" on ${isoDay(written)}`,
        ),
      ];
    }
  }
  return [];
}

// ---- shared text

const MUCH = 0.3;

function sharedPieces(one: Told, told: readonly Told[], places: ReadonlyMap<string, number>, lineage: Lineage): StoryDateEvidence[] {
  const others = lineage.shared?.get(one.report.id) ?? [];
  return others
    .filter(({share}) => share >= MUCH)
    .flatMap(({report}) => {
      const written = dayNumber(told[places.get(report) ?? -1]?.reading.storyDate.date ?? "");
      return written === undefined
        ? []
        : [piece({first: written - 1, last: written + 1}, `it shares text with ${report} of ${isoDay(written)}`)];
    })
    .slice(0, 2);
}

// ---- numbers in addresses

interface Numbered {
  readonly index: number;
  readonly number: number;
  /** The days of a report that knows them. */
  readonly days?: Days;
}

/** A site numbers its pages in the order in which they were written: between two known days, a number says about when. */
function numbered(told: readonly Told[], pieces: readonly (readonly StoryDateEvidence[])[], around: number): Told[] {
  const done = [...told];
  for (const pages of sitesOf(told)) {
    let below: Numbered | undefined;
    const next = nextKnown(pages);
    pages.forEach((page, at) => {
      if (page.days) below = page;
      else {
        const found = between(page, below, next[at]);
        if (found) done[page.index] = approximate(told[page.index]!, [...pieces[page.index]!, found], around);
      }
    });
  }
  return done;
}

/** The numbered pages of each site, in order. */
function sitesOf(told: readonly Told[]): Numbered[][] {
  const sites = new Map<string, Numbered[]>();
  told.forEach(({report, reading}, index) => {
    const found = numberOf(report.url);
    if (!found) return;
    const days = daysOf(reading.storyDate.date ?? reading.storyDate.approximate ?? "");
    const page = {index, number: found.number, ...(days ? {days} : {})};
    const list = sites.get(found.site);
    if (list) list.push(page);
    else sites.set(found.site, [page]);
  });
  return [...sites.values()].map((pages) => pages.sort((a, b) => a.number - b.number || a.index - b.index));
}

/** For each page, the nearest one above it whose days are known. */
function nextKnown(pages: readonly Numbered[]): (Numbered | undefined)[] {
  const next: (Numbered | undefined)[] = [];
  let known: Numbered | undefined;
  for (let at = pages.length - 1; at >= 0; at--) {
    next[at] = known;
    if (pages[at]!.days) known = pages[at];
  }
  return next;
}

function between({number}: Numbered, below: Numbered | undefined, above: Numbered | undefined): StoryDateEvidence | undefined {
  if (!below?.days || !above?.days || above.number <= below.number) return undefined;
  const gap = above.days.last - below.days.first;
  if (gap < 0 || gap > LONGEST_GAP) return undefined;
  const likely = below.days.first + ((number - below.number) / (above.number - below.number)) * gap;
  const open = Math.min(WEEK / 2, Math.max(1, OPEN_SHARE * gap));
  const days = {
    first: Math.max(below.days.first, Math.round(likely - open)),
    last: Math.min(above.days.last, Math.round(likely + open)),
  };
  return piece(days, `its address is numbered between two of the same site, of ${isoDay(below.days.first)} and ${isoDay(above.days.last)}`);
}

/** The site and longest number of an address: "https://site.example/news/1023962/title". */
function numberOf(url: string | undefined): {readonly site: string; readonly number: number} | undefined {
  const found = /^https?:\/\/([^/]+)(\/.*)$/.exec(url ?? "");
  const number =
    found && [...found[2]!.matchAll(/(?<!\d)\d{5,12}(?!\d)/g)].map(([digits]) => digits).sort((a, b) => b.length - a.length)[0];
  return found && number ? {site: found[1]!, number: Number(number)} : undefined;
}
