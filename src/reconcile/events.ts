// Events across reports: which event words make a line, which of them tell of one event, and what the line says of day, place, parties and status.
import {createHash} from "node:crypto";
import type {EventMention, EventStatus, PloverType, Sentence, Told} from "../model/reading.js";
import type {SituationEvent} from "../model/situation.js";
import {type Evidence, overlaps, type Span, textOf, trimSpan} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {SPEECH_WORDS} from "./en/statement-words.js";
import {clusterEvents, type EventUnit} from "./event-clusters.js";
import {bestDate, dateOfMention, type EventDate, possibleDays} from "./event-dates.js";
import {findEventParties, type PartiesOf} from "./event-parties.js";
import type {Lineage} from "./lineage.js";
import {forgetful, type Memory} from "./memory.js";
import {childrenOf} from "./phrases.js";
import {compareStories} from "./stories.js";

/** One event word of one report with everything that the situation needs of it. */
interface Telling {
  readonly told: Told;
  readonly event: EventMention;
  readonly clause: Span;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  /** Who acts by another telling, where this one names nobody. */
  readonly lent: readonly string[];
  readonly date?: EventDate;
  readonly place?: string;
  /** What is compared of it. */
  readonly unit: EventUnit;
}

/** Brings event words together into events, in order of their first mention. */
export function joinEvents(told: readonly Told[], actors: ActorIndex, lineage: Lineage, memory: Memory = forgetful): SituationEvent[] {
  const parties = findEventParties(told, actors, memory);
  const tellings = told.flatMap((one, at) =>
    memory.recall("tellings", one.report.id, [one, parties[at]], () => tellingsOf(one, parties[at]!, isNews)),
  );
  const units = tellings.map(({unit}) => unit);
  const places = new Map(told.map(({report}, place) => [report.id, place]));
  const stories = compareStories(told, undefined, memory);
  return clusterEvents(units, stories, (report) => places.get(report)!, {memory}).map((group) => {
    const members = group.map((index) => tellings[index]!);
    const origins = lineage.originsOf(members.map(mentionOf));
    const {told: first, event} = members[0]!;
    return memory.recall("event", `${first.report.id} ${event.start}`, [origins.join(" "), ...members], () => describe(members, origins));
  });
}

/** What `joinEvents` compares, of every event word, news or not: for training and scoring on gold event words. */
export function eventUnits(told: readonly Told[], actors: ActorIndex): EventUnit[] {
  const parties = findEventParties(told, actors);
  return told.flatMap((one, at) => tellingsOf(one, parties[at]!, () => true)).map(({unit}) => unit);
}

// ---- one report

function tellingsOf(told: Told, partiesOf: PartiesOf, wanted: (told: Told, event: EventMention) => boolean): Telling[] {
  const {report, reading} = told;
  return reading.events
    .filter((event) => wanted(told, event))
    .flatMap((event): Telling[] => {
      const clause = trimSpan(report.text, event.clause);
      if (!clause) return [];
      const {actor, recipient, lent} = partiesOf.get(event)!;
      const date = dateOfMention(told, event);
      const place = event.place && textOf(report.text, event.place);
      const telling = {told, event, clause, actor, recipient, lent, ...(date ? {date} : {}), ...(place ? {place} : {})};
      return [{...telling, unit: unitOf(telling)}];
    });
}

const SHORTEST_CLAUSE = 12;

/** True for what a situation records: what was done or happened, not how it was told, thought or begun, and nothing in furniture. */
function isNews({report, reading}: Told, event: EventMention): boolean {
  if (report.furniture.some((part) => overlaps(part, event)) || event.clause.end - event.clause.start < SHORTEST_CLAUSE) return false;
  if (event.supposed !== undefined) return false;
  if (event.plover !== undefined) return event.class !== "PERCEPTION";
  if (event.class !== "OCCURRENCE") return false;
  // "Voss [underlined] that …": what somebody says is a statement
  if (saysThat(reading, event) || reading.attributions.some(({cue}) => cue.some((span) => overlaps(span, event)))) return false;
  // without a kind, only what is told as a fact: "to settle the matter" and "as the crisis deepens" are no news
  if (event.tense === "INFINITIVE" || event.status === "ongoing") return false;
  return event.attribution === undefined || event.tense === "PAST" || event.aspect.startsWith("PERFECTIVE");
}

function saysThat({sentences}: Told["reading"], {at}: EventMention): boolean {
  const sentence = sentences[at.sentence]!;
  return SPEECH_WORDS.has(sentence.tokens[at.token]!.lemma.toLowerCase()) && childrenOf(sentence, at.token, "ccomp").length > 0;
}

function unitOf({told, event, actor, recipient, date, place}: Omit<Telling, "unit">): EventUnit {
  const sentence = told.reading.sentences[event.at.sentence]!;
  const token = sentence.tokens[(event.about ?? event.at).token]!;
  const days = possibleDays(date);
  return {
    report: told.report.id,
    start: event.start,
    sentence: event.at.sentence,
    lemma: token.lemma.toLowerCase(),
    verb: token.upos === "VERB",
    ...(event.plover ? {type: event.plover} : {}),
    class: event.class,
    tense: event.tense,
    polarity: event.polarity,
    actors: actor,
    recipients: recipient,
    partyWords: contentLemmas(sentence, [...event.actor, ...event.recipient]),
    ...(days ? {days} : {}),
    ...(place ? {place: place.toLowerCase()} : {}),
    words: contentLemmas(sentence, [event.clause]),
    sentenceWords: contentLemmas(sentence, [sentence]),
    ...(event.vector ? {vector: event.vector} : {}),
    sentenceVector: sentence.vector,
    realm: realmOf(event.status),
  };
}

function contentLemmas(sentence: Sentence, spans: readonly Span[]): string[] {
  const inside = sentence.tokens.filter(
    (token) => /^(NOUN|PROPN|VERB|ADJ|NUM)$/.test(token.upos) && spans.some((span) => overlaps(token, span)),
  );
  return [...new Set(inside.map(({lemma}) => lemma.toLowerCase()))];
}

function realmOf(status: EventStatus): string {
  return status === "occurred" || status === "ongoing" ? "fact" : status;
}

// ---- the line

function mentionOf({told, clause}: Telling): Evidence {
  return {report: told.report.id, start: clause.start, end: clause.end};
}

function describe(tellings: readonly Telling[], origins: readonly string[]): SituationEvent {
  const mentions = tellings.map(mentionOf);
  const best = [...tellings].sort(
    (a, b) => fullness(b) - fullness(a) || a.clause.end - a.clause.start - (b.clause.end - b.clause.start),
  )[0]!;
  const typed = kindOf(tellings);
  const kind = tellings.find(({event}) => event.plover === typed)!.event;
  const date = bestDate(tellings.flatMap((telling) => telling.date ?? []));
  const status = bestStatus(tellings);
  const place = mostCommon(
    tellings.filter((telling) => telling.place),
    (telling) => telling.place,
  );
  const acting = parties(
    tellings,
    ({actor}) => actor,
    ({lent}) => lent,
  );
  const isLent = !acting.some((id) => tellings.some(({actor}) => actor.includes(id)));
  return {
    id: `e-${createHash("sha256")
      .update(`${typed}|${tellings.map(({told, event}) => `${told.report.id}:${event.start}`).join("|")}`)
      .digest("hex")
      .slice(0, 10)}`,
    ...(typed ? {type: typed} : {}),
    ...(kind.mode ? {mode: kind.mode} : {}),
    ...(kind.cameo ? {cameo: kind.cameo} : {}),
    ...(kind.ploverWhy ? {typeWhy: kind.ploverWhy} : {}),
    what: textOf(best.told.report.text, best.clause),
    actor: acting,
    ...(acting.length > 0 && isLent
      ? {actorWhy: "inferred: no clause of this line names who acts; other sentences of the reports do"}
      : {}),
    recipient: parties(tellings, ({recipient}) => recipient),
    ...(date ? {date: date.date, dateCertainty: date.certainty, dateWhy: date.why} : {}),
    ...(place ? {place} : {}),
    status: status.status,
    statusWhy: status.statusWhy,
    mentions: uniqueMentions(mentions),
    independentSources: origins.length,
    origins,
  };
}

/** The kind that most tellings have; none where twice as many have none. */
function kindOf(tellings: readonly Telling[]): PloverType | undefined {
  const kinds = tellings.filter(({event}) => event.plover);
  const top = mostCommon(kinds, ({event}) => event.plover);
  const votes = kinds.filter(({event}) => event.plover === top).length;
  return tellings.length - kinds.length >= 2 * votes ? undefined : top;
}

function fullness({actor, recipient, date, event}: Telling): number {
  return Math.min(1, actor.length) + Math.min(1, recipient.length) + (date ? 0.5 : 0) + (event.plover ? 0.5 : 0);
}

/** Parties that any mention names, most named first; one that is only lent counts half. */
function parties(
  tellings: readonly Telling[],
  of: (telling: Telling) => readonly string[],
  lentOf: (telling: Telling) => readonly string[] = () => [],
): string[] {
  const counts = new Map<string, number>();
  const count = (ids: readonly string[], votes: number) => {
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + votes);
  };
  for (const telling of tellings) {
    count(of(telling), 2);
    count(lentOf(telling), 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const most = sorted[0]?.[1] ?? 0;
  return sorted
    .filter(([, count]) => count * 3 >= most)
    .slice(0, 4)
    .map(([party]) => party);
}

function mostCommon<T, V>(items: readonly T[], of: (item: T) => V | undefined): V | undefined {
  const counts = new Map<V | undefined, number>();
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1))[0]?.[0];
}

function bestStatus(tellings: readonly Telling[]): Pick<EventMention, "status" | "statusWhy"> {
  const status = mostCommon(tellings, ({event}) => event.status)!;
  return tellings.find(({event}) => event.status === status)!.event;
}

function uniqueMentions(mentions: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return mentions.filter(({report, start, end}) => {
    const key = `${report}:${start}:${end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
