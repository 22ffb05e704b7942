// Events across reports: which event words make a line, which of them tell of one event, and what the line says of day, place, parties and status.
import {createHash} from "node:crypto";
import type {EventMention, EventStatus, PloverType, Reading, Sentence, Told} from "../model/reading.js";
import type {SituationEvent} from "../model/situation.js";
import {type Evidence, overlaps, type Span, textOf, trimSpan} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {clusterEvents, type EventUnit, JOIN_WEIGHTS, type JoinWeights} from "./event-clusters.js";
import {bestDate, dateOfMention, type EventDate, possibleDays} from "./event-dates.js";
import {type EventParties, findEventParties} from "./event-parties.js";
import type {Lineage} from "./lineage.js";

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
}

/** Brings event words together into events, in order of their first mention. */
export function joinEvents(
  told: readonly Told[],
  actors: ActorIndex,
  lineage: Lineage,
  weights: JoinWeights = JOIN_WEIGHTS,
): SituationEvent[] {
  const partiesOf = findEventParties(told, actors);
  const tellings = told.flatMap((one) => tellingsOf(one, partiesOf));
  const units = tellings.map(unitOf);
  const groups = clusterEvents(units, storyLikeness(told, lineage), weights);
  return groups.map((group) =>
    describe(
      group.map((index) => tellings[index]!),
      lineage,
    ),
  );
}

/** How alike the stories of two reports are, 0..1: the rare words that they have in common. Kept for each pair that is asked for. */
export function storyLikeness(told: readonly Told[], lineage: Lineage | undefined): (a: string, b: string) => number {
  const words = storyWords(told);
  const known = new Map<string, number>();
  return (a, b) => {
    if (a === b) return 1;
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const share = lineage?.shared.get(a)?.find(({report}) => report === b)?.share ?? 0;
    const likeness = Math.max(share, cosineOf(words.get(a), words.get(b)));
    known.set(key, likeness);
    return likeness;
  };
}

function storyWords(told: readonly Told[]): Map<string, Map<string, number>> {
  const counts = told.map(({reading}) => lemmaCounts(reading));
  const spread = new Map<string, number>();
  for (const one of counts) for (const word of one.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  return new Map(
    told.map(({report}, i) => {
      const weighed = [...counts[i]!].map(
        ([word, count]) => [word, (1 + Math.log(count)) * Math.log((told.length + 1) / spread.get(word)!)] as const,
      );
      return [report.id, new Map(weighed.sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, 120))];
    }),
  );
}

function lemmaCounts(reading: Reading): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of reading.sentences) {
    for (const token of sentence.tokens) {
      if (!/^(NOUN|PROPN|VERB|ADJ|NUM)$/.test(token.upos)) continue;
      const word = token.lemma.toLowerCase();
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

function cosineOf(a: ReadonlyMap<string, number> | undefined, b: ReadonlyMap<string, number> | undefined): number {
  if (!a || !b) return 0;
  let dot = 0;
  for (const [word, weight] of a) dot += weight * (b.get(word) ?? 0);
  const length = (of: ReadonlyMap<string, number>) => Math.sqrt([...of.values()].reduce((sum, x) => sum + x * x, 0));
  return dot === 0 ? 0 : dot / (length(a) * length(b));
}

// ---- one report

function tellingsOf(told: Told, partiesOf: (event: EventMention) => EventParties): Telling[] {
  const {report, reading} = told;
  return reading.events
    .filter((event) => isNews(told, event))
    .flatMap((event): Telling[] => {
      const clause = trimSpan(report.text, event.clause);
      if (!clause) return [];
      const {actor, recipient, lent} = partiesOf(event);
      const date = dateOfMention(told, event);
      const place = event.place && textOf(report.text, event.place);
      return [{told, event, clause, actor, recipient, lent, ...(date ? {date} : {}), ...(place ? {place} : {})}];
    });
}

const SHORTEST_CLAUSE = 12;

/** True for what a situation records: what was done or happened, not how it was told, thought or begun, and nothing in furniture. */
function isNews({report}: Told, event: EventMention): boolean {
  if (report.furniture.some((part) => overlaps(part, event)) || event.clause.end - event.clause.start < SHORTEST_CLAUSE) return false;
  if (event.plover !== undefined) return event.class !== "PERCEPTION";
  if (event.class !== "OCCURRENCE") return false;
  // without a kind, only what is told as a fact: "to settle the matter" and "as the crisis deepens" are no news
  if (event.tense === "INFINITIVE" || event.status === "ongoing") return false;
  return event.attribution === undefined || event.tense === "PAST" || event.aspect.startsWith("PERFECTIVE");
}

function unitOf({told, event, actor, recipient, date, place}: Telling): EventUnit {
  const sentence = told.reading.sentences[event.at.sentence]!;
  const token = sentence.tokens[(event.about ?? event.at).token]!;
  const days = possibleDays(date);
  return {
    report: told.report.id,
    start: event.start,
    lemma: token.lemma.toLowerCase(),
    ...(event.plover ? {type: event.plover} : {}),
    actors: actor,
    recipients: recipient,
    ...(days ? {days} : {}),
    ...(place ? {place} : {}),
    words: wordsAround(sentence, event.clause),
    realm: realmOf(event.status),
  };
}

/** Content lemmas of a sentence; those of the clause decide, the rest helps. */
export function wordsAround(sentence: Sentence, clause: Span): string[] {
  const words = sentence.tokens.filter((token) => /^(NOUN|PROPN|VERB|ADJ|NUM)$/.test(token.upos));
  const inside = words.filter((token) => overlaps(token, clause));
  return [...new Set((inside.length >= 3 ? inside : words).map((token) => token.lemma.toLowerCase()))];
}

function realmOf(status: EventStatus): string {
  return status === "occurred" || status === "ongoing" ? "fact" : status;
}

// ---- the line

function describe(tellings: readonly Telling[], lineage: Lineage): SituationEvent {
  const mentions = tellings.map(({told, clause}): Evidence => ({report: told.report.id, start: clause.start, end: clause.end}));
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
  const origins = lineage.originsOf(mentions);
  const acting = parties(tellings, ({actor}) => actor);
  const lent = acting.length > 0 ? [] : parties(tellings, ({lent}) => lent);
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
    actor: [...acting, ...lent],
    ...(lent.length > 0 ? {actorWhy: "inferred: no clause of this line names who acts; other sentences of the reports do"} : {}),
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

/** Parties that any mention names, most named first. */
function parties(tellings: readonly Telling[], of: (telling: Telling) => readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const telling of tellings) for (const party of of(telling)) counts.set(party, (counts.get(party) ?? 0) + 1);
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
