// Who acts in an event and on whom: the phrases of its clause as actors, "we" as who speaks, and, where the clause names nobody who acts,
// who acts in another telling of the same thing.
import type {Entity, EventMention, Told} from "../model/reading.js";
import {firstFrom, type Span, textOf} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {findCountry} from "./countries.js";
import {rootOf} from "./event-roots.js";
import {forgetful, type Memory} from "./memory.js";
import {sentenceAt} from "./phrases.js";

/** Ids of those who act and those acted on in one event mention. */
export interface EventParties {
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  /** Who acts by another telling, where the clause names nobody. */
  readonly lent: readonly string[];
}

/** One event mention with its place, its root and its parties. */
interface Known extends EventParties {
  readonly report: string;
  readonly event: EventMention;
  /** True when its clause names who acts, known or not. */
  readonly named: boolean;
  /** Tokens of the nouns that are its object. */
  readonly objects: readonly number[];
  /** Roots of the nouns that are its subject or agent ("four [strikes] destroyed the depot"), then of its own word. */
  readonly roots: readonly string[];
}

const MOST_LOOKED_AT = 100;

/** The parties of the event mentions of one report; the same object as in the last run while they are the same. */
export type PartiesOf = ReadonlyMap<EventMention, EventParties>;

/** The parties of every event mention, a map for each report, in the order of `told`. */
export function findEventParties(told: readonly Told[], actors: ActorIndex, memory: Memory = forgetful): PartiesOf[] {
  const sides = sidesOf(actors);
  const countries = JSON.stringify(actors.actors.flatMap(({kind, name, id}) => (kind === "country" ? [[name, id]] : [])));
  const byReport = told.map((one) =>
    memory.recall("named event parties", one.report.id, [one, actors.signatureOf(one.report.id), countries], () =>
      pairsNamed(
        one,
        one.reading.events.map((event) => knownOf(one, event, actors, sides)),
      ),
    ),
  );
  const known = byReport.flat();
  // those who name somebody, by kind and root, and the same by report: each event looks at a bounded number of others
  const able = known.filter(({event, actor}) => event.plover !== undefined && actor.length > 0);
  const groups = groupBy(able, ({event, roots, report}) => [
    `${event.plover} ${roots.at(-1)}`,
    `${event.plover} ${roots.at(-1)} ${report}`,
  ]);
  const makers = agentNouns(actors);
  const lentTo = (one: Known) =>
    one.actor.length > 0 || one.named || one.event.plover === undefined ? [] : (crowdsOf(one, lentActor(one, groups)) ?? makers(one));
  // a protest is no single person's
  const crowdsOf = (one: Known, lent: readonly string[] | undefined) =>
    one.event.plover === "PROTEST" && lent?.every((id) => actors.kindOf(id) === "person") ? undefined : lent;
  return byReport.map((own, at) => {
    const judged = judgedEvents(own);
    const parties = own.map((one): EventParties => {
      const doers = judged.get(one)?.flatMap((deed) => (deed.actor.length > 0 ? deed.actor : lentTo(deed)));
      const recipient = doers ? [...new Set(doers)].filter((id) => !one.actor.includes(id)) : one.recipient;
      return {actor: one.actor, recipient, lent: lentTo(one).filter((id) => !recipient.includes(id))};
    });
    return memory.recall(
      "event parties",
      told[at]!.report.id,
      [own, JSON.stringify(parties)],
      () => new Map(own.map(({event}, index) => [event, parties[index]!])),
    );
  });
}

const JUDGING = new Set(["ACCUSE", "REJECT", "SUPPORT"]);

/** "condemned [the arrest] of the mayor by police": who judges a deed judges whoever did it, not whom it was done to. By event, the deeds judged. */
function judgedEvents(known: readonly Known[]): ReadonlyMap<Known, readonly Known[]> {
  const byToken = new Map<string, Known>();
  const key = (sentence: number, token: number) => `${sentence} ${token}`;
  for (const one of known) byToken.set(key(one.event.at.sentence, one.event.at.token), one);
  const judged = new Map<Known, readonly Known[]>();
  for (const one of known) {
    if (!JUDGING.has(one.event.plover ?? "") || one.event.about) continue;
    const deeds = one.objects.flatMap((token) => byToken.get(key(one.event.at.sentence, token)) ?? []);
    if (deeds.some(({event}) => event.plover !== undefined)) judged.set(one, deeds);
  }
  return judged;
}

function knownOf(told: Told, event: EventMention, actors: ActorIndex, sides: ReadonlyMap<string, string>): Known {
  const ids = (spans: readonly Span[]) => [...new Set(spans.flatMap((span) => actorsOf(told, event, span, actors, sides)))];
  const actor = ids(event.actor.filter((span) => !isPlaceOf(told, event, span)));
  const others = (spans: readonly Span[]) =>
    ids(spans.filter((span) => !isPlaceBefore(told, event, span))).filter((id) => !actor.includes(id));
  const direct = others(event.recipient);
  return {
    report: told.report.id,
    event,
    named: event.actor.some((span) => /^[^\p{L}]*(?:the\s+)?\p{Lu}/u.test(textOf(told.report.text, span)) && !startsSentence(told, span)),
    objects: objectsOf(told, event),
    roots: rootsOf(told, event),
    actor,
    recipient: direct.length > 0 ? direct : firstOf(event.toward ?? [], (span) => others([span])),
    lent: [],
  };
}

function startsSentence({reading}: Told, span: Span): boolean {
  return reading.sentences[sentenceAt(reading.sentences, span.start)]?.start === span.start;
}

const PLACED = /\b(?:in|at|near|around|outside|inside|from)\s+(?:the\s+)?$/i;
const REACHED = /\b(?:in|at|near|around|outside|inside|from|to|toward|towards|into|through|across)\s+(?:the\s+)?$/i;

/**
 * "stormed a depot near [Velden]", "moved tanks to [Velden]": a lone place behind a preposition of place. Where force moves to it is a place, where
 * envoys or aid go may be those who rule there.
 */
function isPlaceBefore({report, reading}: Told, {plover}: EventMention, span: Span): boolean {
  const place = reading.entities[firstFrom(reading.entities, span.start)];
  if (place?.type !== "LOC" || place.start !== span.start || place.end < span.end) return false;
  const before = report.text.slice(Math.max(0, span.start - 14), span.start);
  const moves = /^(ASSAULT|MOBILIZE|RETREAT|PROTEST)$/.test(plover ?? "");
  return (moves ? REACHED : PLACED).test(before) && findCountry(textOf(report.text, place))?.by !== "name";
}

const PAIR =
  /^(?:the two|both|both the) (?:\p{L}+ )?(?:leaders|presidents|men|women|sides|countries|nations|states|governments|ministers|premiers|officials|generals|parties|neighbours|neighbors|rivals|allies)$/iu;
/** Events back in which the two are looked for. */
const PAIR_WITHIN = 12;

/** "Voss met Brandt. [The two leaders] discussed the port": the two whom an event before has named. */
function pairsNamed({report}: Told, known: readonly Known[]): Known[] {
  return known.map((one, at) => {
    if (!one.event.actor.some((span) => PAIR.test(textOf(report.text, span)))) return one;
    const pairs = known.slice(Math.max(0, at - PAIR_WITHIN), at).map(({actor, recipient}) => [...new Set([...actor, ...recipient])]);
    const two = pairs.findLast((ids) => ids.length === 2 && !ids.some((id) => one.actor.includes(id)));
    return two ? {...one, actor: two, recipient: one.recipient.filter((id) => !two.includes(id))} : one;
  });
}

/** What the first of the spans gives that gives anything. */
function firstOf(spans: readonly Span[], ids: (span: Span) => string[]): string[] {
  for (const span of spans) {
    const found = ids(span);
    if (found.length > 0) return found;
  }
  return [];
}

function objectsOf({reading}: Told, {at}: EventMention): number[] {
  const {tokens} = reading.sentences[at.sentence]!;
  return tokens.flatMap(({head, deprel, upos}, index) =>
    head === at.token && upos === "NOUN" && /^(obj|nsubj:pass)$/.test(deprel) ? [index] : [],
  );
}

/** "The Velden vigil", "protests in Orland": where people protest or what a town saw is no doer; a country before an event noun is. */
function isPlaceOf({report, reading}: Told, event: EventMention, span: Span): boolean {
  const place = reading.entities[firstFrom(reading.entities, span.start)];
  if (place?.type !== "LOC" || place.start !== span.start || place.end < span.end) return false;
  const noun = reading.sentences[event.at.sentence]!.tokens[event.at.token]!.upos === "NOUN";
  return event.plover === "PROTEST" || (noun && findCountry(textOf(report.text, place))?.by !== "name");
}

function rootsOf({reading}: Told, {at, about}: EventMention): string[] {
  const {tokens} = reading.sentences[at.sentence]!;
  const subjects = tokens.filter(({head, deprel, upos}) => head === at.token && upos === "NOUN" && /^(nsubj|obl:agent|obl$)/.test(deprel));
  return [...subjects, tokens[(about ?? at).token]!].map(({lemma}) => rootOf(lemma.toLowerCase()));
}

/** Who acts in another telling of the same, by the event's own word or by the event noun that it hangs on. */
function lentActor(one: Known, groups: ReadonlyMap<string, readonly Known[]>): readonly string[] | undefined {
  for (const root of one.roots) {
    const key = `${one.event.plover} ${root}`;
    const found = actorElsewhere(one, groups.get(`${key} ${one.report}`) ?? [], (groups.get(key) ?? []).slice(0, MOST_LOOKED_AT));
    if (found) return found;
  }
  return undefined;
}

/** The actor that a span denotes, else who speaks as "we", else those whose names stand in it ("Coalition aircraft", "UN staff"). */
function actorsOf(
  {report, reading}: Told,
  event: EventMention,
  span: Span,
  actors: ActorIndex,
  sides: ReadonlyMap<string, string>,
): string[] {
  const whole = actors.actorAt(report.id, span);
  const named = reading.entities
    .slice(firstFrom(reading.entities, span.start), firstFrom(reading.entities, span.end))
    .filter(({type}) => type !== "MISC");
  if (whole !== undefined)
    return [whole, ...jointCountries(report, span, named).flatMap((entity) => actors.actorAt(report.id, entity) ?? [])];
  if (/^(i|me|my|we|us|our|ours|ourselves)$/i.test(textOf(report.text, span))) {
    const source = event.attribution === undefined ? [] : (reading.attributions[event.attribution]?.source ?? []);
    const speaker = source.flatMap((part) => actors.actorAt(report.id, part) ?? []).slice(0, 1);
    return /^(i|me|my)$/i.test(textOf(report.text, span)) ? speaker : [...speaker, ...speaker.flatMap((id) => sides.get(id) ?? [])];
  }
  return named
    .filter((entity) => !isWhere(report.text, entity, span))
    .slice(0, 2)
    .flatMap((entity) => actors.actorAt(report.id, entity) ?? []);
}

/** "a quake in [Orland]", "two depots near [Velden]": where something is does nothing and is no party. */
function isWhere(text: string, entity: Entity, span: Span): boolean {
  return (
    entity.type === "LOC" &&
    /\b(?:in|at|near|around|outside|inside|across|throughout)\s+(?:the\s+|[\p{L}-]+(?:ern|ral)\s+)*$/iu.test(
      text.slice(span.start, entity.start),
    )
  );
}

/** For whom each person says "we": the country that he or she belongs to, where it is an actor too. */
function sidesOf({actors}: ActorIndex): ReadonlyMap<string, string> {
  const countries = new Map(actors.filter(({kind}) => kind === "country").map(({id, name}) => [name, id]));
  return new Map(
    actors.flatMap(({id, kind, of}): [string, string][] => {
      const country = kind === "person" && of !== undefined ? countries.get(of) : undefined;
      return country === undefined ? [] : [[id, country]];
    }),
  );
}

/** The countries whose leaders or bodies act together: "leaders in [Orland] and [Veria]". */
function jointCountries(report: Told["report"], span: Span, named: readonly Entity[]): readonly Entity[] {
  const countries = named.filter(({start, end}) => findCountry(report.text.slice(start, end))?.by === "name");
  return countries.length > 1 &&
    /^\W*(?:\w+\s+){0,3}(?:leaders|rulers|governments|presidents|ministers|authorities|juntas)\b/i.test(textOf(report.text, span))
    ? countries
    : [];
}

/** Who acts in the nearest telling of the same thing in this report, else in most tellings elsewhere of the same done to the same. */
function actorElsewhere(one: Known, inReport: readonly Known[], everywhere: readonly Known[]): readonly string[] | undefined {
  const fits = (other: Known) => agree(one.recipient, other.recipient);
  const here = inReport.filter(fits);
  if (here.length > 0) {
    const distance = ({event}: Known) => Math.abs(event.start - one.event.start);
    return here.reduce((best, other) => (distance(other) < distance(best) ? other : best)).actor;
  }
  // across reports only who acts on the same is taken to be the same: there is more than one attack in the world
  const able = everywhere.filter(({recipient}) => one.recipient.some((id) => recipient.includes(id)));
  const votes = new Map<string, number>();
  for (const {actor} of able) for (const id of actor) votes.set(id, (votes.get(id) ?? 0) + 1);
  const [top] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return top && top[1] > 1 && top[1] * 2 > able.length ? [top[0]] : undefined;
}

function agree(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((id) => b.includes(id));
}

/** Nouns of those who do what a root names: "the riots" are done by the rioters, where the reports name such. */
const AGENTS: ReadonlyMap<string, RegExp> = new Map([["PROTEST", /\b(?:protest(?:e|o)rs?|demonstrators?|rioters?|marchers?|strikers?)$/i]]);

function agentNouns(actors: ActorIndex): (one: Known) => readonly string[] {
  const found = new Map<string, readonly string[]>();
  for (const [type, nouns] of AGENTS) {
    const able = actors.actors.filter(({id, kind}) => kind !== "person" && actors.namesOf(id).some((name) => nouns.test(name)));
    const most = able.reduce((best, actor) => Math.max(best, actor.mentions.length), 0);
    found.set(
      type,
      able
        .filter(({mentions}) => mentions.length === most)
        .slice(0, 1)
        .map(({id}) => id),
    );
  }
  return ({event}) => found.get(event.plover ?? "") ?? [];
}

function groupBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
