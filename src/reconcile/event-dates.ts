// On which day an event happened: what one mention says of it, how far that can be trusted, and what all mentions say together.
import {daysOf, isoDay} from "../model/calendar.js";
import type {EventMention, Reading, Sentence, StoryDate, TimeExpression, Told} from "../model/reading.js";
import {firstFrom} from "../model/span.js";

/** A day or days with the reason, and how far it is to be trusted. */
export interface EventDate {
  /** A day, month or year, or an interval `first/last`. */
  readonly date: string;
  readonly certainty: "stated" | "inferred";
  readonly why: string;
  /** The higher, the closer the time stands to the event: 2 its own, 1 lent by the clause it hangs on, below 1 by where it is told. */
  readonly rank: number;
}

/** Least rank of a day that was named, not only taken from when the story was told: such days keep events apart. */
export const FIRM = 0.5;

const OWN = 2;
const LENT = 1;
const BEFORE_IT = 0.6;
const LEAD = 0.5;
const NEWS = 0.4;
/** Sentences back in which a day that was named still holds. */
const NEAR = 3;
/** Longest stretch, in days, that may stand for a day. */
const WEEK = 6;

/** The day of one mention: its own time, else that of the clause it hangs on, else that of the story as it is told there. */
export function dateOfMention({report, reading}: Told, event: EventMention): EventDate | undefined {
  const time = event.time === undefined ? undefined : reading.times[event.time];
  const own = time && dateOfTime(time, OWN);
  if (own) return own;
  if (event.status === "planned" || event.status === "threatened") return undefined;
  return lentDate(reading, event) ?? (isToldAsNews(event) ? dateAsNews(report.id, reading, event) : undefined);
}

/**
 * The days on which something told as news, without a day of its own, most likely happened: the day of the story and the one before.
 * Undefined when the story's day is not known to a week.
 */
export function newsDate(report: string, {date, approximate}: StoryDate): EventDate | undefined {
  const written = date ?? approximate;
  const days = daysOf(written ?? "");
  if (!days || days.last - days.first > WEEK) return undefined;
  const first = Math.max(days.first - 1, days.last - WEEK);
  return {
    date: `${isoDay(first)}/${isoDay(days.last)}`,
    certainty: "inferred",
    why: `told as news in a story of ${written}, without a day of its own (${report})`,
    rank: NEWS,
  };
}

/** What all mentions say: the best kind of evidence decides, then what most of it says, then the narrowest. */
export function bestDate(dates: readonly EventDate[]): EventDate | undefined {
  const highest = Math.max(...dates.map(({rank}) => rank));
  const best = dates.filter(({rank, date}) => rank === highest && widthOf(date) <= WEEK);
  const kept = best.length > 0 ? best : dates;
  if (highest < LENT) return sharedDays(kept);
  const votes = new Map<string, number>();
  for (const {date, rank} of dates) votes.set(date, (votes.get(date) ?? 0) + rank);
  return [...kept].sort(
    (a, b) =>
      b.rank - a.rank ||
      Number(widthOf(a.date) > WEEK) - Number(widthOf(b.date) > WEEK) ||
      votes.get(b.date)! - votes.get(a.date)! ||
      widthOf(a.date) - widthOf(b.date) ||
      Number(b.certainty === "stated") - Number(a.certainty === "stated") ||
      (a.date < b.date ? -1 : 1),
  )[0];
}

/** What was told first is nearest to the event: its days, narrowed by every other mention that leaves some of them. */
function sharedDays(dates: readonly EventDate[]): EventDate | undefined {
  const inOrder = dates
    .flatMap((date) => {
      const days = daysOf(date.date);
      return days ? [{date, days}] : [];
    })
    .sort((a, b) => a.days.first - b.days.first || a.days.last - b.days.last || (a.date.why < b.date.why ? -1 : 1));
  const first = inOrder[0];
  if (!first) return dates[0];
  let {first: from, last: to} = first.days;
  for (const {days} of inOrder) {
    if (days.first > to) break;
    from = Math.max(from, days.first);
    to = Math.min(to, days.last);
  }
  return {...first.date, date: from === to ? isoDay(from) : `${isoDay(from)}/${isoDay(to)}`};
}

/** The calendar value of a time expression: a day, month, year or interval; undefined for what names no date. */
export function dateOfTime(time: TimeExpression, rank: number): EventDate | undefined {
  const open = time.edtf && /^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(time.edtf) ? time.edtf : undefined;
  const date = open ?? time.value.replace(/T.*$/, "");
  const days = daysOf(date);
  if (!days) return undefined;
  const value = /W/.test(date)
    ? `${isoDay(days.first)}/${isoDay(days.last)}`
    : /Q|H|S[PU]|FA|WI/.test(date)
      ? `${isoDay(days.first).slice(0, 7)}/${isoDay(days.last).slice(0, 7)}`
      : date;
  return {date: value, certainty: time.certainty, why: time.why, rank};
}

/** The day of the event that this one goes with: "[destroying] two bridges when it hit on Sunday", "met on Monday and [agreed]". */
function lentDate(reading: Reading, event: EventMention): EventDate | undefined {
  const sentence = reading.sentences[event.at.sentence]!;
  const companions = eventsIn(reading, sentence).filter((other) => other.time !== undefined && other !== event);
  for (const at of togetherWith(sentence, event.at.token)) {
    const lender = companions.find((other) => other.at.token === at);
    const lent = lender && dateOfTime(reading.times[lender.time!]!, LENT);
    if (lent) return {...lent, certainty: "inferred", why: `told together with what has a day: ${lent.why}`};
  }
  return undefined;
}

function eventsIn(reading: Reading, sentence: Sentence): EventMention[] {
  return reading.events.slice(firstFrom(reading.events, sentence.start), firstFrom(reading.events, sentence.end));
}

/** Tokens whose clause tells of the same time, nearest first: joined verbs, participles, infinitives, objects. A relative clause goes its own way. */
function togetherWith(sentence: Sentence, at: number): number[] {
  const {tokens} = sentence;
  const found: number[] = [];
  const go = (from: number) => {
    for (let token = from, steps = 0; steps < 4; steps++) {
      const {head, deprel} = tokens[token]!;
      if (head < 0 || !isTogether(sentence, token, deprel)) return;
      found.push(head);
      token = head;
    }
  };
  go(at);
  // the first of joined verbs may borrow from those behind it: "He met and later, on Monday, left" does not, "met on" does
  return found;
}

function isTogether({tokens}: Sentence, at: number, deprel: string): boolean {
  if (/^(conj|xcomp|obj|parataxis)/.test(deprel)) return true;
  const marked = tokens.some((token) => token.head === at && /^(mark|case)$/.test(token.deprel) && token.lemma !== "to");
  return /^(advcl|acl)$/.test(deprel) && !marked;
}

// "The gates were shut" is news of the day; "had been shut", "will be shut" and what is only threatened are not
function isToldAsNews({status, tense, aspect}: EventMention): boolean {
  return status !== "planned" && status !== "threatened" && tense !== "FUTURE" && !(tense === "PAST" && aspect.startsWith("PERFECTIVE"));
}

/** News without a day of its own: the story's day, else the day named last before it, else the one day that the report opens with. */
function dateAsNews(report: string, reading: Reading, event: EventMention): EventDate | undefined {
  return newsDate(report, reading.storyDate) ?? dayBefore(report, reading, event) ?? dayOfLead(report, reading);
}

/** "On May 3 guards entered the yard. They [arrested] two": the day goes on. */
function dayBefore(report: string, reading: Reading, event: EventMention): EventDate | undefined {
  const from = reading.sentences[Math.max(0, event.at.sentence - NEAR)]!.start;
  const named = reading.times.slice(firstFrom(reading.times, from), firstFrom(reading.times, event.start)).reverse();
  const found = named.map((time) => dateOfTime(time, BEFORE_IT)).find((date) => date && widthOf(date.date) === 0);
  return found && {...found, certainty: "inferred", why: `${report} has just named this day: ${found.why}`};
}

/** A report whose own day is unknown but whose first sentences name one day tells of that day. */
function dayOfLead(report: string, reading: Reading): EventDate | undefined {
  const lead = reading.sentences[Math.min(2, reading.sentences.length - 1)];
  if (!lead) return undefined;
  const days = reading.times
    .slice(0, firstFrom(reading.times, lead.end))
    .flatMap((time) => dateOfTime(time, LEAD) ?? [])
    .filter(({date}) => widthOf(date) === 0);
  const named = new Set(days.map(({date}) => date));
  return named.size === 1 ? {...days[0]!, certainty: "inferred", why: `${report} opens with this day and names no other there`} : undefined;
}

function widthOf(date: string): number {
  const days = daysOf(date);
  return days ? days.last - days.first : Number.POSITIVE_INFINITY;
}
