// On which day an event happened: what one mention says of it, how far that can be trusted, and what all mentions say together.
import {daysOf, isoDay} from "../model/calendar.js";
import {opensEntry} from "../model/entries.js";
import type {EventMention, Reading, Sentence, StoryDate, TimeExpression, Token, Told} from "../model/reading.js";
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

/** Least rank of a day that was named, not only taken from when the story was told. */
const FIRM = 0.5;

const OWN = 2;
const LENT = 1;
const BEFORE_IT = 0.6;
const LEAD = 0.5;
const NEWS = 0.4;
const BESIDE = 0.2;
/** Sentences back in which a day that was named still holds. */
const NEAR = 3;
/** Words on either side in which an event looks for another, so that a sentence of any length takes time in proportion. */
const BESIDE_IT = 40;
/** Days by which news may come late. */
const LATE = 30;
/** Longest stretch, in days, that may stand for a day. */
const WEEK = 6;

/** The day of one mention: its own time, else that of the clause it hangs on, else that of the story as it is told there. */
export function dateOfMention({report, reading}: Told, event: EventMention): EventDate | undefined {
  const own = ownTime(reading, event);
  const stated = own && dateOfTime(own, OWN);
  if (stated) return stated;
  if (event.status === "planned" || event.status === "threatened") return undefined;
  return (
    dateBySpan(reading, event) ??
    lentDate(reading, event) ??
    dateOfEntry(report.text, reading, event) ??
    (isToldAsNews(event) ? dateAsNews(report.id, reading, event) : undefined)
  );
}

/**
 * The time that belongs to the event and not to another event between them: "talks on the crisis that [a coup last month] began" were not last
 * month. A bare hour is none, since it names no day.
 */
export function ownTime(reading: Reading, event: EventMention): TimeExpression | undefined {
  const time = event.time === undefined ? undefined : reading.times[event.time];
  if (!time || isBareHour(time)) return undefined;
  const sentence = reading.sentences[event.at.sentence]!;
  const owner = ownerOf(reading, sentence, time);
  return owner === undefined || owner === event.at.token || isObjectOf(sentence, event.at.token, owner) ? time : undefined;
}

function isBareHour({form, from}: TimeExpression): boolean {
  return form?.kind === "shift" && form.by === 0 && form.suffix !== undefined && /^T\d/.test(form.suffix) && from === undefined;
}

/** Token of the event that stands nearest above a time. */
function ownerOf(reading: Reading, sentence: Sentence, time: TimeExpression): number | undefined {
  const {tokens} = sentence;
  const events = new Set(eventsIn(reading, sentence).map(({at}) => at.token));
  let token = tokens.findIndex((one) => one.start < time.end && time.start < one.end);
  for (let steps = 0; steps < 12 && token >= 0; steps++) {
    if (events.has(token)) return token;
    token = tokens[token]!.head;
  }
  return undefined;
}

// "launched an offensive on Monday": the day of the verb is that of its object
function isObjectOf({tokens}: Sentence, at: number, verb: number): boolean {
  return tokens[at]!.head === verb && /^(obj|nsubj:pass|xcomp)$/.test(tokens[at]!.deprel);
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

/** The days on which the event of a mention may have happened, for keeping events of other times apart; what is told in passing may be of any day. */
export function possibleDays(date: EventDate | undefined): {first: number; last: number} | undefined {
  const days = date && date.rank >= NEWS ? daysOf(date.date) : undefined;
  return days && date && date.rank < FIRM ? {first: days.first - LATE, last: days.last} : days;
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

/** Days lent by stories: the narrowest and earliest is nearest to the event, narrowed by every other short one that leaves some of it. */
function sharedDays(dates: readonly EventDate[]): EventDate | undefined {
  const inOrder = dates
    .flatMap((date) => {
      const days = daysOf(date.date);
      return days ? [{date, days, width: days.last - days.first}] : [];
    })
    .sort((a, b) => a.width - b.width || a.days.first - b.days.first || (a.date.why < b.date.why ? -1 : 1));
  const narrowest = inOrder[0];
  if (!narrowest) return dates[0];
  let {first, last} = narrowest.days;
  for (const {days, width} of inOrder) {
    if (width > 1 || days.first > last || days.last < first) continue;
    first = Math.max(first, days.first);
    last = Math.min(last, days.last);
  }
  return {...narrowest.date, date: first === last ? isoDay(first) : `${isoDay(first)}/${isoDay(last)}`};
}

/** The calendar value of a time expression: a day, month, year or interval; undefined for what names no date. */
export function dateOfTime(time: TimeExpression, rank: number): EventDate | undefined {
  const open = time.edtf && /^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(time.edtf) ? time.edtf : undefined;
  const date = open ?? time.value.replace(/T.*$/, "").replace(/(?:-XX)+$/, "");
  const days = daysOf(date);
  if (!days) return undefined;
  const value = /W/.test(date)
    ? `${isoDay(days.first)}/${isoDay(days.last)}`
    : /Q|H|S[PU]|FA|WI/.test(date)
      ? `${isoDay(days.first).slice(0, 7)}/${isoDay(days.last).slice(0, 7)}`
      : date;
  return {date: value, certainty: time.certainty, why: time.why, rank};
}

/** "March 2: Strikes [begin]": the day at the head of a chronology's line is that of all that it tells. */
function dateOfEntry(text: string, reading: Reading, event: EventMention): EventDate | undefined {
  const line = text.lastIndexOf("\n", event.start - 1) + 1;
  const time = reading.times[firstFrom(reading.times, line)];
  if (!time || time.start >= event.start || !opensEntry(text, time)) return undefined;
  const date = dateOfTime(time, LENT);
  return date && {...date, certainty: "inferred", why: `an entry of this day: ${date.why}`};
}

/** "a week since the [shooting]": so long before the day of the story. */
function dateBySpan(reading: Reading, event: EventMention): EventDate | undefined {
  const {tokens} = reading.sentences[event.at.sentence]!;
  const since = tokens.find(({head, lemma, deprel}) => head === event.at.token && lemma === "since" && /^(case|mark)$/.test(deprel));
  const time = since && reading.times[firstFrom(reading.times, since.start) - 1];
  const span = time && since.start - time.end <= 1 ? /^P(\d{1,3})([DW])$/.exec(time.value) : null;
  const written = reading.storyDate.date ?? reading.storyDate.approximate;
  const days = daysOf(written ?? "");
  if (!span || !days || days.last - days.first > WEEK) return undefined;
  const back = Number(span[1]) * (span[2] === "W" ? 7 : 1);
  const [first, last] = [isoDay(days.first - back), isoDay(days.last - back)];
  return {
    date: first === last ? first : `${first}/${last}`,
    certainty: "inferred",
    why: `${back} days before a story of ${written}`,
    rank: LENT,
  };
}

/** The day of the event that this one goes with: "[destroying] two bridges when it hit on Sunday", "met on Monday and [agreed]". */
function lentDate(reading: Reading, event: EventMention): EventDate | undefined {
  const sentence = reading.sentences[event.at.sentence]!;
  const others = eventsIn(reading, sentence).filter((other) => other !== event && Math.abs(other.at.token - event.at.token) <= BESIDE_IT);
  const above = togetherWith(sentence, event.at.token);
  const below = others.map(({at}) => at.token).filter((at) => togetherWith(sentence, at).includes(event.at.token));
  for (const at of [...above, ...below]) {
    const lender = others.find((other) => other.at.token === at);
    const time = lender && ownTime(reading, lender);
    const lent = time && dateOfTime(time, LENT);
    // a month or year is too loose to be lent
    if (lent && widthOf(lent.date) <= WEEK) return {...lent, certainty: "inferred", why: `told together with what has a day: ${lent.why}`};
  }
  return undefined;
}

function eventsIn(reading: Reading, sentence: Sentence): EventMention[] {
  return reading.events.slice(firstFrom(reading.events, sentence.start), firstFrom(reading.events, sentence.end));
}

/** Tokens above whose clause tells of the same time, nearest first: joined verbs, participles, infinitives, objects. A relative clause goes its own way. */
function togetherWith(sentence: Sentence, at: number): number[] {
  const found: number[] = [];
  for (let token = at; found.length < 4; ) {
    const {head} = sentence.tokens[token]!;
    if (head < 0 || !isTogether(sentence, token)) return found;
    found.push(head);
    token = head;
  }
  return found;
}

function isTogether({tokens}: Sentence, at: number): boolean {
  const {deprel} = tokens[at]!;
  // "Friday's raid [killed] two": what an event does, it does on its day
  if (/^(conj|xcomp|obj|nsubj$|parataxis)/.test(deprel)) return true;
  const before = tokens.slice(Math.max(0, at - BESIDE_IT), at);
  const mark = before.find((token) => token.head === at && /^(mark|case)$/.test(token.deprel) && token.lemma !== "to");
  // "has been closed since guards left on Monday"
  // "the raid of May 3, in which guards [burned] the port"
  if (deprel === "acl:relcl") return tokens.slice(Math.max(0, at - BESIDE_IT), at).some((token, i, all) => isWithin(token, i, all, at));
  return deprel === "advcl" && (mark === undefined || mark.lemma === "since");
}

/** "in which" or "when", hanging on the relative clause at `at`. */
function isWithin(token: Token, index: number, before: readonly Token[], at: number): boolean {
  if (token.head !== at) return false;
  const within = before[index - 1];
  return token.lemma === "when" || (token.lemma === "which" && /^(in|during)$/.test(within?.lemma.toLowerCase() ?? ""));
}

// "The gates were shut" is news of the day, and so is what somebody says "had been shut"; what had been shut before is not, nor what is coming
function isToldAsNews({status, tense, aspect, attribution}: EventMention): boolean {
  if (tense === "FUTURE") return status === "occurred";
  return !(tense === "PAST" && aspect.startsWith("PERFECTIVE")) || attribution !== undefined;
}

/** News without a day of its own: the story's day, else the day named last before it, else the one day that the report opens with. */
function dateAsNews(report: string, reading: Reading, event: EventMention): EventDate | undefined {
  const sentence = reading.sentences[event.at.sentence]!;
  const main = isMainLine(sentence, event.at.token);
  const told = newsDate(report, reading.storyDate);
  const news = told && (main ? told : {...told, rank: BESIDE});
  if (!main) return news;
  if (reading.storyDate.date !== undefined) return news;
  return dayBefore(report, reading, event) ?? dayOfLead(report, reading) ?? news;
}

/** True for what a sentence is about, not for what it mentions in passing ("the yard that guards [stormed]", "after the [flood]"). */
function isMainLine({tokens}: Sentence, at: number): boolean {
  for (let token = at, steps = 0; steps < 8; steps++) {
    const {deprel, head} = tokens[token]!;
    if (head < 0) return true;
    const before = tokens.slice(Math.max(0, token - BESIDE_IT), token);
    const aside = before.some((one) => one.head === token && one.deprel === "mark" && one.lemma !== "to" && one.lemma !== "that");
    if (!/^(conj|parataxis|ccomp|xcomp|advcl|obj|nsubj|csubj)/.test(deprel) || (deprel === "advcl" && aside)) return false;
    token = head;
  }
  return false;
}

/** "On May 3 guards entered the yard. They [arrested] two": the day goes on. */
function dayBefore(report: string, reading: Reading, event: EventMention): EventDate | undefined {
  const from = reading.sentences[Math.max(0, event.at.sentence - NEAR)]!.start;
  const found = mainDays(reading, from, event.start, BEFORE_IT).at(-1);
  return found && {...found, certainty: "inferred", why: `${report} has just named this day: ${found.why}`};
}

/** A report whose own day is unknown but whose first sentences name one day tells of that day. */
function dayOfLead(report: string, reading: Reading): EventDate | undefined {
  const lead = reading.sentences[Math.min(2, reading.sentences.length - 1)];
  const days = lead ? mainDays(reading, 0, lead.end, LEAD) : [];
  const named = new Set(days.map(({date}) => date));
  return named.size === 1 ? {...days[0]!, certainty: "inferred", why: `${report} opens with this day and names no other there`} : undefined;
}

/** The days, in text order, that what the sentences are about happened on; a day that hangs on no event counts too. */
function mainDays(reading: Reading, from: number, to: number, rank: number): EventDate[] {
  return reading.times.slice(firstFrom(reading.times, from), firstFrom(reading.times, to)).flatMap((time) => {
    const date = dateOfTime(time, rank);
    const sentence = reading.sentences[lastFrom(reading.sentences, time.start)];
    const owner = sentence && ownerOf(reading, sentence, time);
    // "They meet on Friday. Prices [rose]": a day that is only planned is not the day of what has happened
    const coming = sentence !== undefined && eventsIn(reading, sentence).some(({at, status}) => at.token === owner && status === "planned");
    const main = !coming && (owner === undefined || (sentence !== undefined && isMainLine(sentence, owner)));
    return date && widthOf(date.date) === 0 && main ? [date] : [];
  });
}

/** Index of the last sentence that begins at or before the offset. */
function lastFrom(sentences: readonly Sentence[], offset: number): number {
  return firstFrom(sentences, offset + 1) - 1;
}

function widthOf(date: string): number {
  const days = daysOf(date);
  return days ? days.last - days.first : Number.POSITIVE_INFINITY;
}
