// Corrections are data over the machine's result: applied in the order they were made, each to what the ones before it left.
// A correction finds its line by evidence (report, range and quoted words), so that it survives new reports and re-reading;
// when none of its words stand any more it is listed as no longer applying, and changes nothing.
import type {Amendment, Binding, BoundEvidence, Correction, LineChange, LineKind, LineMark, Standing, Tlp} from "../model/desk.js";
import type {Actor, Situation, Statement, TimelineDay} from "../model/situation.js";
import type {Evidence, Span} from "../model/span.js";
import {sameValue} from "../model/versions.js";
import {type AnyLine, type Cited, compareSituations, linesOf, sameCharacters} from "./changes.js";

/** The situation as corrected, with a mark on what was corrected. */
export interface Corrected {
  readonly situation: Situation;
  /** By id of line, actor, origin or report. */
  readonly marks: ReadonlyMap<string, LineMark>;
  readonly standings: readonly Standing[];
  /** Marking of the whole situation. */
  readonly tlp: Tlp;
}

/** What a correction would do, in numbers for people and line by line. */
export interface CorrectionPreview {
  /** False when it would not find its line, or change nothing there; `summary` says why. */
  readonly applies: boolean;
  readonly summary: string;
  readonly changes: readonly LineChange[];
}

/** Most pieces of evidence that a binding keeps: enough to find an actor again, few enough to read. */
const MOST_EVIDENCE = 40;

/** Applies corrections, oldest first; undone ones are only listed. */
export function applyCorrections({situation, texts}: Cited, corrections: readonly Correction[]): Corrected {
  let state: State = {situation, marks: new Map(), tlp: "TLP:CLEAR"};
  const standings = corrections.map((correction): Standing => {
    if (correction.undone) return {correction, state: "undone", lines: []};
    const outcome = amend(state, texts, correction);
    if ("why" in outcome) return {correction, state: "no longer applies", why: outcome.why, lines: []};
    state = outcome.state;
    return {correction, state: "applies", lines: outcome.lines};
  });
  return {...state, standings};
}

/** Names a line so that it is found again, or undefined when there is none of that id. */
export function bindLine({situation, texts}: Cited, kind: LineKind, id: string): Binding | undefined {
  if (kind === "report") return situation.reports.some((report) => report.id === id) ? {kind, id, evidence: []} : undefined;
  const line = linesOf(situation, kind).find((candidate) => candidate.id === id);
  return line && {kind, id, evidence: spread(line.mentions).map((mention) => bindEvidence(texts, mention))};
}

/** Evidence with the words that stand there now. */
export function bindEvidence(texts: ReadonlyMap<string, string>, {report, start, end}: Evidence): BoundEvidence {
  return {report, start, end, quote: (texts.get(report) ?? "").slice(start, end)};
}

/** What a further correction would change. */
export function previewCorrection(cited: Cited, corrections: readonly Correction[], further: Correction): CorrectionPreview {
  const before = applyCorrections(cited, corrections);
  const after = applyCorrections(cited, [...corrections, further]);
  const changes = compareSituations({...cited, situation: before.situation}, {...cited, situation: after.situation});
  const last = after.standings.at(-1);
  const applies = last?.state === "applies";
  return {applies, summary: applies ? summarise(changes, last.lines.length) : `nothing changes: ${last?.why}`, changes};
}

interface State {
  readonly situation: Situation;
  readonly marks: ReadonlyMap<string, LineMark>;
  readonly tlp: Tlp;
}

/** What one correction came to: the new state and the lines it touched, or why it does not apply. */
type Outcome = {readonly state: State; readonly lines: readonly string[]} | {readonly why: string};

/** The same with bindings found: ids of today in the order of `bindingsOf`. */
function amend(state: State, texts: Cited["texts"], correction: Correction): Outcome {
  const ids: string[] = [];
  for (const binding of bindingsOf(correction.amendment)) {
    const found = findBound(state.situation, texts, binding);
    if ("why" in found) return found;
    ids.push(found.id);
  }
  const situation = change(state.situation, texts, correction, ids);
  if (typeof situation === "string") return {why: situation};
  const lines = touched(correction.amendment, ids, correction.id);
  return {state: {situation, marks: markLines(state.marks, lines, correction), tlp: tlpOf(state.tlp, correction.amendment)}, lines};
}

/** The lines that an amendment names. */
export function bindingsOf(amendment: Amendment): readonly Binding[] {
  switch (amendment.kind) {
    case "merge":
      return amendment.actors;
    case "split":
    case "rename":
      return [amendment.actor];
    case "move":
      return [amendment.from, amendment.to];
    case "grade-source":
      return [amendment.source];
    case "mark":
      return amendment.line ? [amendment.line] : [];
    default:
      return [amendment.line];
  }
}

function findBound(situation: Situation, texts: Cited["texts"], {kind, id, evidence}: Binding): {id: string} | {why: string} {
  if (kind === "report") return situation.reports.some((report) => report.id === id) ? {id} : {why: `report "${id}" is not here any more`};
  const lines = linesOf(situation, kind);
  const holding = evidence.filter((bound) => texts.get(bound.report)?.slice(bound.start, bound.end) === bound.quote);
  if (evidence.length > 0 && holding.length === 0) return {why: `none of its ${evidence.length} quotations stands in the reports any more`};
  if (evidence.length === 0) return lines.some((line) => line.id === id) ? {id} : {why: `${kind} "${id}" is not here any more`};
  const best = bestOf(lines, id, holding);
  return best ?? {why: `no ${kind} is read from its words any more ("${holding[0]?.quote.slice(0, 60)}")`};
}

/** The line on most of the evidence; of equals the one with the same id, then the first. */
function bestOf(lines: readonly AnyLine[], id: string, holding: readonly BoundEvidence[]): {id: string} | undefined {
  let best: {id: string; score: number} | undefined;
  const reports = new Set(holding.map(({report}) => report));
  for (const line of lines) {
    if (!line.mentions.some(({report}) => reports.has(report))) continue;
    const shared = holding.filter((bound) => line.mentions.some((mention) => sameCharacters(bound, mention))).length;
    const score = shared + (line.id === id ? 0.5 : 0);
    if (shared > 0 && (best === undefined || score > best.score)) best = {id: line.id, score};
  }
  return best;
}

/** The situation with the amendment in it, or why that cannot be. */
function change(situation: Situation, texts: Cited["texts"], correction: Correction, ids: readonly string[]): Situation | string {
  const {amendment} = correction;
  const [first = "", second = ""] = ids;
  switch (amendment.kind) {
    case "merge":
      return mergeActors(situation, ids, correction);
    case "split":
      return splitActor(situation, texts, first, amendment, correction);
    case "rename":
      return renameActor(situation, first, amendment.name, correction);
    case "reject":
      return withoutLine(situation, amendment.line.kind, first);
    case "move":
      return moveMention(situation, amendment.from.kind, first, second, amendment.mention);
    case "date":
      return setDate(situation, amendment, first, correction);
    default:
      return situation;
  }
}

function mergeActors(situation: Situation, ids: readonly string[], {who, why}: Correction): Situation | string {
  const [keep = "", ...others] = [...new Set(ids)];
  if (others.length === 0) return "its actors are one already";
  const joined = others.flatMap((id) => situation.actors.find((actor) => actor.id === id) ?? []);
  const reason = `merged by ${who}: ${why}`;
  const actors = situation.actors.flatMap((actor) => {
    if (others.includes(actor.id)) return [];
    return [actor.id === keep ? joined.reduce((whole, part) => joinActor(whole, part, reason), actor) : actor];
  });
  return renameReferences({...situation, actors}, (id) => (others.includes(id) ? keep : id));
}

function joinActor(whole: Actor, part: Actor, reason: string): Actor {
  const known = new Set([whole.name, ...whole.aliases.map(({name}) => name)]);
  const names = [part.name, ...part.aliases.map(({name}) => name)].filter((name) => !known.has(name));
  return {
    ...whole,
    aliases: [...whole.aliases, ...[...new Set(names)].map((name) => ({name, reason}))],
    roles: [...whole.roles, ...part.roles],
    mentions: inOrder([...whole.mentions, ...part.mentions]),
  };
}

function splitActor(
  situation: Situation,
  texts: Cited["texts"],
  id: string,
  amendment: Extract<Amendment, {kind: "split"}>,
  {id: correction, who, why}: Correction,
): Situation | string {
  const actor = situation.actors.find((candidate) => candidate.id === id);
  const taken = amendment.mentions.filter((bound) => texts.get(bound.report)?.slice(bound.start, bound.end) === bound.quote);
  const moves = (mention: Evidence) => taken.some((bound) => sameCharacters(bound, mention));
  const mentions = actor?.mentions.filter(moves) ?? [];
  if (!actor || mentions.length === 0) return "none of the mentions to split off is one of this actor any more";
  const rest: Actor = {
    ...actor,
    mentions: actor.mentions.filter((mention) => !moves(mention)),
    roles: actor.roles.filter((role) => !moves(role.mention)),
  };
  if (rest.mentions.length === 0) return "every mention of the actor would be split off; rename it instead";
  const split: Actor = {
    id: splitId(id, correction),
    name: amendment.name,
    kind: actor.kind,
    aliases: [{name: actor.name, reason: `split off by ${who}: ${why}`}],
    roles: actor.roles.filter((role) => moves(role.mention)),
    of: actor.of,
    mentions,
  };
  const actors = situation.actors.flatMap((candidate) => (candidate.id === id ? [rest, split] : [candidate]));
  return handOver({...situation, actors}, rest, split);
}

function splitId(actor: string, correction: string): string {
  return `${actor}-${correction}`;
}

/** Lines that stood on `from` only by mentions that are now `to`'s become `to`'s. */
function handOver(situation: Situation, from: Actor, to: Actor): Situation {
  const passes = (line: AnyLine) => {
    const within = (actor: Actor) => actor.mentions.some((mention) => line.mentions.some((span) => names(span, mention)));
    return within(to) && !within(from);
  };
  return renameReferences(situation, (id, line) => (id === from.id && line && passes(line) ? to.id : id));
}

/** An actor stands within the clause; a speaker within the source of the statement or, where none was read, beside its content. */
function names(span: Evidence & {readonly form?: string; readonly source?: Span}, mention: Evidence): boolean {
  const {start, end} = span.source ?? span;
  const beside = span.form && !span.source ? 60 : 0;
  return span.report === mention.report && mention.start < end + beside && mention.end > start - beside;
}

function renameActor(situation: Situation, id: string, name: string, {who, why}: Correction): Situation {
  const renamed = (actor: Actor): Actor => ({
    ...actor,
    name,
    aliases: [...actor.aliases.filter((alias) => alias.name !== name), {name: actor.name, reason: `renamed by ${who}: ${why}`}],
  });
  return {...situation, actors: situation.actors.map((actor) => (actor.id === id && actor.name !== name ? renamed(actor) : actor))};
}

/** The situation with every actor id passed through `rename`, which is told the line that it stands in. What names nobody else stays as it is. */
function renameReferences(situation: Situation, rename: (id: string, line?: AnyLine) => string): Situation {
  const one = <T extends string | undefined>(id: T, line?: AnyLine) => (id === undefined ? id : rename(id, line)) as T;
  const many = (ids: readonly string[], line: AnyLine) => [...new Set(ids.map((id) => rename(id, line)))];
  const commitments = situation.commitments.map((line) => changed(line, {actor: one(line.actor, line), toward: one(line.toward, line)}));
  const byCommitment = new Map(commitments.map((line) => [line.id, line]));
  return {
    ...situation,
    statements: situation.statements.map((line) => changed(line, {speaker: one(line.speaker, line), addressee: one(line.addressee, line)})),
    events: situation.events.map((line) => changed(line, {actor: many(line.actor, line), recipient: many(line.recipient, line)})),
    commitments,
    tripwires: situation.tripwires.map((wire) => changed(wire, {actor: one(wire.actor, byCommitment.get(wire.commitment))})),
    positions: situation.positions.map((line) => changed(line, {actor: one(line.actor, line)})),
    figures: situation.figures.map((line) => changed(line, {givenBy: one(line.givenBy, line)})),
  };
}

/** The same object when the fields say what they said. */
function changed<T extends object>(line: T, fields: Partial<T>): T {
  const names = Object.keys(fields) as (keyof T)[];
  return names.every((name) => sameValue(line[name], fields[name])) ? line : {...line, ...fields};
}

/** Takes a line out, and every reference to it. */
function withoutLine(situation: Situation, kind: LineKind, id: string): Situation {
  const others = <T extends {readonly id: string}>(lines: readonly T[]) => lines.filter((line) => line.id !== id);
  const bare: Situation = {
    ...situation,
    timeline: situation.timeline.map((day) => changed(day, {events: day.events.filter((event) => event !== id)})),
    discrepancies: situation.discrepancies.map((line) => changed(line, {lines: line.lines.filter((other) => other !== id)})),
    silences: situation.silences.filter((silence) => silence.line !== id),
    tripwires: situation.tripwires
      .filter((wire) => wire.commitment !== id)
      .map((wire) => changed(wire, {trips: wire.trips.filter((other) => other !== id)})),
  };
  if (kind === "statement") return {...bare, statements: others(bare.statements)};
  if (kind === "event") return {...bare, events: others(bare.events)};
  if (kind === "commitment") return {...bare, commitments: others(bare.commitments)};
  if (kind === "discrepancy") return {...bare, discrepancies: others(bare.discrepancies)};
  if (kind === "position") {
    const positions = others(bare.positions).map((line) => (line.changes === id ? {...line, changes: undefined} : line));
    return {...bare, positions};
  }
  const figures = others(bare.figures).map((line) => changed(line, {relations: line.relations.filter(({figure}) => figure !== id)}));
  return {...bare, figures};
}

function moveMention(situation: Situation, kind: LineKind, from: string, to: string, bound: BoundEvidence): Situation | string {
  if (kind === "actor") return moveActorMention(situation, from, to, bound);
  if (from === to) return "the mention is on that line already";
  const lines = kind === "report" ? [] : linesOf(situation, kind);
  const source = lines.find((line) => line.id === from);
  const mention = source?.mentions.find((candidate) => sameCharacters(bound, candidate));
  if (!source || !mention) return "the mention is not on that line any more";
  const left = source.mentions.filter((candidate) => candidate !== mention);
  const moved = (line: AnyLine): AnyLine => {
    if (line.id === from) return carried(situation, line, left, line.origins ?? []);
    if (line.id !== to) return line;
    return carried(situation, line, inOrder([...line.mentions, mention]), [...(line.origins ?? []), ...(source.origins ?? [])]);
  };
  const name = kind === "discrepancy" ? "discrepancies" : (`${kind}s` as const);
  const after = {...situation, [name]: lines.map(moved)} as Situation;
  return left.length === 0 ? withoutLine(after, kind, from) : after;
}

function moveActorMention(situation: Situation, from: string, to: string, bound: BoundEvidence): Situation | string {
  const source = situation.actors.find((actor) => actor.id === from);
  const target = situation.actors.find((actor) => actor.id === to);
  const mention = source?.mentions.find((candidate) => sameCharacters(bound, candidate));
  if (!source || !target || !mention) return "the mention is not one of that actor any more";
  if (source.mentions.length === 1) return "it is the actor's only mention; merge the two actors instead";
  const rest: Actor = {...source, mentions: source.mentions.filter((candidate) => candidate !== mention)};
  const richer: Actor = {...target, mentions: inOrder([...target.mentions, mention])};
  const actors = situation.actors.map((actor) => (actor.id === from ? rest : actor.id === to ? richer : actor));
  return handOver({...situation, actors}, rest, {...richer, mentions: [mention]});
}

/** A line on other mentions: who carries it follows from them. */
function carried(situation: Situation, line: AnyLine, mentions: readonly Evidence[], origins: readonly string[]): AnyLine {
  const reports = new Set(mentions.map(({report}) => report));
  const carries = (id: string) =>
    situation.origins.find((origin) => origin.id === id)?.reports.some((report) => reports.has(report)) ?? false;
  const kept = [...new Set(origins)].filter(carries).sort();
  const counted = line.origins === undefined ? {} : {origins: kept, independentSources: Math.max(kept.length, mentions.length > 0 ? 1 : 0)};
  return {...line, mentions, ...counted, ...("drift" in line && versions(line as Statement, mentions, reports))};
}

/** Comparisons with a version that went are dropped; nothing is compared anew here. */
function versions({drift, fullest, earliest}: Statement, mentions: readonly Evidence[], reports: ReadonlySet<string>): Partial<Statement> {
  const first = mentions[0]?.report ?? fullest;
  return {
    drift: drift.filter(({report, against}) => reports.has(report) && reports.has(against)),
    fullest: reports.has(fullest) ? fullest : first,
    earliest: reports.has(earliest) ? earliest : first,
  };
}

function setDate(
  situation: Situation,
  {line: {kind}, field, date}: Extract<Amendment, {kind: "date"}>,
  id: string,
  {who, why}: Correction,
): Situation | string {
  const reason = `set by ${who}: ${why}`;
  const on = <T extends {readonly id: string}>(lines: readonly T[], set: Partial<T>) =>
    lines.map((line) => (line.id === id ? {...line, ...set} : line));
  if (kind === "event") {
    const events = on(situation.events, {date, dateCertainty: "inferred", dateWhy: reason});
    return {...situation, events, timeline: moveOnTimeline(situation.timeline, id, date)};
  }
  if (kind === "statement") return {...situation, statements: on(situation.statements, {date, dateCertainty: "inferred"})};
  if (kind === "commitment")
    return {...situation, commitments: on(situation.commitments, field === "deadline" ? {deadline: date, deadlineWhy: reason} : {date})};
  if (kind === "position") return {...situation, positions: on(situation.positions, {asOf: date})};
  if (kind === "figure") return {...situation, figures: on(situation.figures, {asOf: date})};
  if (kind !== "report") return `a ${kind} has no date of its own`;
  const reports = situation.reports.map((report) =>
    report.id === id ? {...report, storyDate: {...report.storyDate, date, why: reason}} : report,
  );
  return {...situation, reports};
}

function moveOnTimeline(timeline: readonly TimelineDay[], event: string, date: string): TimelineDay[] {
  const rest = timeline.map((day) => ({...day, events: day.events.filter((id) => id !== event)})).filter((day) => day.events.length > 0);
  const there = rest.some((day) => day.date === date);
  const days = there
    ? rest.map((day) => (day.date === date ? {...day, events: [...day.events, event].sort()} : day))
    : [...rest, {date, weight: 1, events: [event]}];
  return days.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Ids that carry the `✎` of a correction, or that it took away. */
function touched(amendment: Amendment, ids: readonly string[], correction: string): readonly string[] {
  if (amendment.kind === "merge") return ids.slice(0, 1);
  return amendment.kind === "split" ? [...ids, splitId(ids[0] ?? "", correction)] : ids;
}

function markLines(
  marks: ReadonlyMap<string, LineMark>,
  lines: readonly string[],
  {id, who, amendment}: Correction,
): ReadonlyMap<string, LineMark> {
  const marked = new Map(marks);
  for (const line of lines) {
    const mark = marked.get(line) ?? {corrections: [], who: []};
    marked.set(line, {...mark, corrections: [...mark.corrections, id], who: [...new Set([...mark.who, who])], ...said(amendment)});
  }
  return marked;
}

/** What a mark says beyond that the line was corrected. The last word counts. */
function said(amendment: Amendment): Partial<LineMark> {
  if (amendment.kind === "confirm") return {confirmed: true};
  if (amendment.kind === "grade-source") return {sourceGrade: amendment.grade};
  if (amendment.kind === "grade-line") return {lineGrade: amendment.grade};
  if (amendment.kind === "mark") return {tlp: amendment.tlp};
  return amendment.kind === "settle" ? {settled: amendment.as} : {};
}

function tlpOf(tlp: Tlp, amendment: Amendment): Tlp {
  return amendment.kind === "mark" && amendment.line === undefined ? amendment.tlp : tlp;
}

/** "3 lines change; 1 goes". */
function summarise(changes: readonly LineChange[], touchedLines: number): string {
  const gone = changes.filter(({news}) => news === "gone" || news === "lost only origin").length;
  const changed = changes.length - gone;
  const lines = (n: number) => `${n} ${n === 1 ? "line" : "lines"}`;
  if (changes.length === 0) return `no line changes; ${lines(touchedLines)} will carry a mark`;
  return [
    changed > 0 && `${lines(changed)} ${changed === 1 ? "changes" : "change"}`,
    gone > 0 && `${lines(gone)} ${gone === 1 ? "goes" : "go"}`,
  ]
    .filter(Boolean)
    .join("; ");
}

/** Evidence from as many reports as can be, the first mention of each before the second of any. */
function spread(mentions: readonly Evidence[]): readonly Evidence[] {
  if (mentions.length <= MOST_EVIDENCE) return mentions;
  const nth = new Map<string, number>();
  const ranked = mentions.map((mention) => {
    const rank = nth.get(mention.report) ?? 0;
    nth.set(mention.report, rank + 1);
    return {mention, rank};
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_EVIDENCE)
    .map(({mention}) => mention);
}

function inOrder<T extends Evidence>(mentions: readonly T[]): T[] {
  return [...mentions].sort((a, b) => (a.report === b.report ? a.start - b.start || a.end - b.end : a.report < b.report ? -1 : 1));
}
