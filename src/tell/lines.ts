// Situation → numbered lines, the same for every way of telling. A sentence is a template over fields that were read;
// words of a report stand in quotation marks, with the range they were read from, and who is not known is said to be not known.
// The order is decided here too: origins and recency, with altered, changed, lapsed and due lifted.
import type {
  Actor,
  Commitment,
  Drift,
  Figure,
  Position,
  Situation,
  SituationEvent,
  Statement,
  StatementMention,
} from "../model/situation.js";
import type {Certainty, Evidence, Span} from "../model/span.js";
import type {Told} from "../pipeline.js";
import {firstDay, formatDate, lastDay} from "./dates.js";

export type LineKind = "statement" | "event" | "commitment" | "position" | "figure";

/** What is remarkable about a line. `due`: its date lies after the last report. */
export type Flag = "altered" | "disagrees" | "changed" | "lapsed" | "kept" | "due" | "updated";

/** How a line compares with an earlier situation. `gained`: another report, but no other origin. */
export type Mark = "new" | "changed" | "gained";

/**
 * A piece of a sentence. `ours`: words of the template. `name`: an actor. `quote`: a report's own words, exactly
 * `text.slice(evidence.start, evidence.end)`; it is shown in quotation marks, with "…" behind it when `cut`.
 */
export interface Part {
  readonly role: "ours" | "name" | "quote";
  readonly text: string;
  readonly actor?: string;
  readonly evidence?: Evidence;
  readonly cut?: boolean;
}

/** One line of the situation. */
export interface Line {
  readonly id: string;
  readonly kind: LineKind;
  readonly date?: string;
  readonly dateCertainty?: Certainty;
  /** The event's status, the commitment's outcome or kind, the stance: one word, or absent for what simply occurred. */
  readonly status?: string;
  readonly parts: readonly Part[];
  readonly evidence: readonly Evidence[];
  /** Reports that carry the line, by story date. */
  readonly reports: readonly string[];
  readonly origins: readonly string[];
  /** Number of origins; for positions and figures the number of independent groups of reports. */
  readonly independentSources: number;
  readonly actors: readonly string[];
  readonly flags: readonly Flag[];
  readonly mark?: Mark;
  /** Higher comes first. */
  readonly weight: number;
  /** Why it stands where it stands, in words. */
  readonly why: string;
}

/** Text of each report by id. */
export type Texts = ReadonlyMap<string, string>;

/** Finds by id. */
export type Index<T> = Pick<ReadonlyMap<string, T>, "get">;

/** What describing lines needs to look up. */
export interface Sources {
  readonly situation: Situation;
  readonly texts: Texts;
  /** Short key of each report ("02"), by report id. */
  readonly keys: Index<string>;
  readonly actors: Index<Actor>;
  readonly positions: Index<Position>;
  /** Story date of the last report, or undefined when none is dated. */
  readonly asOf?: string;
  /** The year that need not be printed. */
  readonly year?: string;
}

const quoteLimit = 200;
const clauseLimit = 160;
/** Characters from which on a clause may have been shortened. */
const longClause = 70;
/** How many characters on either side of a number are shown with it. */
const around = 75;
/** How far from its end a quotation is looked at for marks: long runs of blanks must cost nothing. */
const tail = 40;
const lift = 2;

/** Everything that sentences look up, from the situation and its reports' texts. */
export function gatherSources(situation: Situation, texts: Texts): Sources {
  const days = situation.reports.flatMap(({storyDate}) => (storyDate.date && firstDay(storyDate.date) ? [storyDate.date] : [])).sort();
  const asOf = days.length ? lastDay(days.at(-1) as string) : undefined;
  return {
    situation,
    texts,
    keys: nameReports(situation),
    actors: new Map(situation.actors.map((actor) => [actor.id, actor])),
    positions: new Map(situation.positions.map((position) => [position.id, position])),
    ...(asOf && {asOf, year: asOf.slice(0, 4)}),
  };
}

/** The texts of reports as read. */
export function textsOf(told: readonly Told[]): Texts {
  return new Map(told.map(({report}) => [report.id, report.text]));
}

/** What was described of earlier versions of a situation: a line is described anew only when something that it says may have changed. */
export interface KnownLines {
  readonly drafts: WeakMap<object, KnownDraft>;
  /** The version before, in order. */
  order: readonly KnownDraft[];
  version: number;
  frame?: Frame;
  /** Ids of everything that was looked up for a draft. */
  readonly asked: Set<string>;
}

/** Nothing known. */
export function newKnownLines(): KnownLines {
  return {drafts: new WeakMap(), order: [], version: 0, asked: new Set()};
}

/**
 * All lines of the situation, the most telling first. `marks` compares them with an earlier situation. With `known`, what says the same
 * in two versions must be the same object, and a report's text never another under its id.
 */
export function describeLines(sources: Sources, marks?: ReadonlyMap<string, Mark>, known = newKnownLines()): Line[] {
  const {situation} = sources;
  const frame = frameOf(sources, marks);
  const moved = movedIds(known, frame);
  known.frame = frame;
  known.version++;
  const finish = lineMaker(frame);
  const fresh: KnownDraft[] = [];
  const tell = (items: readonly object[], draftOf: (at: Sources) => Draft) => {
    const one = unmoved(items, known, moved) ?? finish(draft(items, sources, known, draftOf));
    one.version = known.version;
    if (one.placed !== one.line && one.draft.evidence.length > 0) fresh.push(one);
  };
  for (const statement of situation.statements) tell([statement], (at) => describeStatement(facing(statement), at));
  for (const event of situation.events) tell([event], (at) => describeEvent(event, at));
  for (const commitment of situation.commitments) tell([commitment], (at) => describeCommitment(commitment, at));
  for (const position of situation.positions) tell([position], (at) => describePosition(position, at));
  for (const group of figureGroups(situation)) tell(group, (at) => describeFigures(group, at));
  known.order = fitIn(fresh, known);
  return known.order.map(({line}) => line as Line);
}

/** The most telling first: what says the same stands in order already, the rest is fitted in. */
function fitIn(unsorted: KnownDraft[], {order, version}: KnownLines): KnownDraft[] {
  const stay: KnownDraft[] = [];
  for (const one of order) {
    if (one.version === version && one.placed === one.line) stay.push(one);
    else one.placed = undefined;
  }
  const fresh = unsorted.sort(byWeight);
  const all: KnownDraft[] = [];
  let from = 0;
  for (const one of fresh) {
    one.placed = one.line;
    const to = placeOf(one, stay, from);
    for (; from < to; from++) all.push(stay[from] as KnownDraft);
    all.push(one);
  }
  for (; from < stay.length; from++) all.push(stay[from] as KnownDraft);
  return all;
}

/** Where one belongs among those in order, from a place on. */
function placeOf(one: KnownDraft, order: readonly KnownDraft[], from: number): number {
  let [low, high] = [from, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byWeight(order[middle] as KnownDraft, one) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byWeight({line: a}: KnownDraft, {line: b}: KnownDraft): number {
  if (!a || !b) return 0;
  return b.weight - a.weight || (a.id < b.id ? -1 : 1);
}

/**
 * The lines of a brief: at most `count`, at most `ofOne` of one kind, and no two that were read from the same words
 * (a threat is an event, a commitment and a position at once; one line tells it).
 */
export function selectBrief(lines: readonly Line[], count = 12, ofOne = count / 2): Line[] {
  const chosen: Line[] = [];
  const room = new Map<LineKind, number>();
  const taken = new Map<string, Span[]>();
  for (const line of lines) {
    if (chosen.length === count) break;
    const ofKind = room.get(line.kind) ?? 0;
    if (ofKind >= ofOne || repeats(line, taken)) continue;
    room.set(line.kind, ofKind + 1);
    for (const {report, start, end} of line.evidence) taken.set(report, [...(taken.get(report) ?? []), {start, end}]);
    chosen.push(line);
  }
  return chosen;
}

/** The sentence as plain text, quotations in quotation marks. */
export function sentenceOf(parts: readonly Part[]): string {
  return parts.map(({role, text, cut}) => (role === "quote" ? `“${text.replace(/\s+/g, " ")}${cut ? "…" : ""}”` : text)).join("");
}

/** Short keys for reports: the part of the id before its first dash when that tells them apart, else their number by story date. */
export function nameReports(situation: Situation): ReadonlyMap<string, string> {
  const heads = situation.reports.map(({id}) => id.split("-")[0] as string);
  const telling = new Set(heads).size === heads.length && heads.every((head) => /^[\p{L}\p{N}_]{1,6}$/u.test(head));
  const width = Math.max(2, String(situation.reports.length).length);
  const ordered = orderReports(situation);
  return new Map(ordered.map(({id}, index) => [id, telling ? (id.split("-")[0] as string) : String(index + 1).padStart(width, "0")]));
}

/** Reports by story date, then id; undated ones last. */
export function orderReports(situation: Situation): Situation["reports"] {
  const day = ({storyDate}: {storyDate: {date?: string}}) => (storyDate.date && firstDay(storyDate.date)) || "9999";
  return [...situation.reports].sort((a, b) => (day(a) === day(b) ? (a.id < b.id ? -1 : 1) : day(a) < day(b) ? -1 : 1));
}

interface Draft {
  readonly id: string;
  readonly kind: LineKind;
  readonly date?: string | undefined;
  readonly dateCertainty?: Certainty | undefined;
  readonly status?: string | undefined;
  readonly parts: readonly Part[];
  readonly evidence: readonly Evidence[];
  readonly origins: readonly string[];
  readonly independentSources?: number;
  readonly actors: readonly string[];
  readonly flags: readonly Flag[];
}

/** A draft, what it was made of, and all that was looked up for it; and the line that became of it, with which recency. */
interface KnownDraft {
  readonly draft: Draft;
  readonly items: readonly object[];
  readonly lookups: readonly Lookup[];
  recency?: number;
  line?: Line;
  /** The last version that told it. */
  version?: number;
  /** The line by which it stands in the order. */
  placed?: Line | undefined;
}

type Lookup =
  | {readonly of: "keys" | "actors" | "positions"; readonly id: string; readonly found: unknown}
  | {readonly of: "asOf" | "year"; readonly found: unknown};

/** What all lines stand in: the order and groups of reports, their days, what is in dispute. */
interface Frame {
  readonly sources: Sources;
  readonly marks: ReadonlyMap<string, Mark> | undefined;
  readonly reports: readonly string[];
  readonly groups: ReadonlyMap<string, number>;
  readonly disputed: ReadonlySet<string>;
  readonly first: string | undefined;
  readonly last: string | undefined;
}

function frameOf(sources: Sources, marks: ReadonlyMap<string, Mark> | undefined): Frame {
  const {situation} = sources;
  const days = situation.reports.flatMap(({storyDate}) => (storyDate.date && firstDay(storyDate.date)) || []).sort();
  return {
    sources,
    marks,
    reports: orderReports(situation).map(({id}) => id),
    groups: new Map(situation.reports.map(({id, independentGroup}) => [id, independentGroup])),
    disputed: new Set(situation.discrepancies.filter(isDispute).flatMap(({lines}) => lines)),
    first: days[0],
    last: days.at(-1),
  };
}

/** Ids of the lines, and of what was looked up for lines, that are not as in the version before; undefined when any line may be another. */
function movedIds({frame: before, asked}: KnownLines, now: Frame): ReadonlySet<string> | undefined {
  if (!before || before.marks !== now.marks || before.first !== now.first || before.last !== now.last) return undefined;
  if (before.sources.asOf !== now.sources.asOf || before.sources.year !== now.sources.year || !standAsBefore(before, now)) return undefined;
  const moved = new Set([...before.disputed].filter((id) => !now.disputed.has(id)));
  for (const id of now.disputed) if (!before.disputed.has(id)) moved.add(id);
  for (const id of asked) {
    const [found, was] = [now.sources, before.sources];
    const [actor, other] = [found.actors.get(id), was.actors.get(id)];
    const same = found.keys.get(id) === was.keys.get(id) && found.positions.get(id) === was.positions.get(id);
    if (!same || (actor !== other && !sameNames(actor, other))) moved.add(id);
  }
  return moved;
}

/** True when the reports of before are all there, one after another and grouped as they were. */
function standAsBefore(before: Frame, now: Frame): boolean {
  const old = new Set(before.reports);
  const [became, was] = [new Map<unknown, unknown>(), new Map<unknown, unknown>()];
  const still = now.reports.filter((id) => old.has(id));
  return (
    still.length === before.reports.length &&
    still.every((id, index) => {
      const [group, other] = [before.groups.get(id), now.groups.get(id)];
      if (!became.has(group)) became.set(group, other);
      if (!was.has(other)) was.set(other, group);
      return id === before.reports[index] && became.get(group) === other && was.get(other) === group;
    })
  );
}

/** The line as it was told in the version before, when nothing that it says can have changed. */
function unmoved(items: readonly object[], {drafts, version}: KnownLines, moved: ReadonlySet<string> | undefined): KnownDraft | undefined {
  const known = moved && drafts.get(items[0] as object);
  if (!known || known.version !== version - 1 || !madeOf(known, items)) return undefined;
  if (moved.size === 0) return known;
  return moved.has(known.draft.id) || known.lookups.some((lookup) => "id" in lookup && moved.has(lookup.id)) ? undefined : known;
}

function madeOf(known: KnownDraft, items: readonly object[]): boolean {
  return known.items.length === items.length && known.items.every((item, index) => item === items[index]);
}

/** The draft as it was, where everything that it was made of is as it was; else a new one. */
function draft(items: readonly object[], sources: Sources, {drafts, asked}: KnownLines, make: (at: Sources) => Draft): KnownDraft {
  const [first] = items as [object];
  const known = drafts.get(first);
  if (known && madeOf(known, items) && known.lookups.every((lookup) => isSame(lookup, sources))) return known;
  const lookups: Lookup[] = [];
  const made = {draft: make(noting(sources, lookups)), items, lookups};
  drafts.set(first, made);
  for (const lookup of lookups) if ("id" in lookup) asked.add(lookup.id);
  return made;
}

function noting(sources: Sources, lookups: Lookup[]): Sources {
  const noted = <T>(of: "keys" | "actors" | "positions", index: Index<T>): Index<T> => ({
    get(id) {
      const found = index.get(id);
      if (!lookups.some((lookup) => lookup.of === of && "id" in lookup && lookup.id === id)) lookups.push({of, id, found});
      return found;
    },
  });
  const {situation, texts, keys, actors, positions, asOf, year} = sources;
  return {
    situation,
    texts,
    keys: noted("keys", keys),
    actors: noted("actors", actors),
    positions: noted("positions", positions),
    get asOf() {
      lookups.push({of: "asOf", found: asOf});
      return asOf;
    },
    get year() {
      lookups.push({of: "year", found: year});
      return year;
    },
  };
}

function isSame(lookup: Lookup, sources: Sources): boolean {
  if (!("id" in lookup)) return sources[lookup.of] === lookup.found;
  const found = sources[lookup.of].get(lookup.id);
  return found === lookup.found || (lookup.of === "actors" && sameNames(found as Actor | undefined, lookup.found as Actor | undefined));
}

/** Of an actor lines say only names; mentions grow with every report. */
function sameNames(a: Actor | undefined, b: Actor | undefined): boolean {
  if (!a || !b || a.name !== b.name || a.aliases.length !== b.aliases.length) return false;
  return a.aliases.every(({name}, index) => name === b.aliases[index]?.name);
}

/** Adds to a draft what is the same for all kinds: reports, marks, discrepancies, weight. The line before is kept where all of it is as it was. */
function lineMaker({marks, reports: ordered, groups, disputed, first, last}: Frame): (known: KnownDraft) => KnownDraft {
  const order = new Map(ordered.map((id, index) => [id, index]));
  const recencyOf = recencyWithin(first, last);
  const place = (report: string) => order.get(report) ?? 0;
  return (known) => {
    const {draft, line: before} = known;
    const inOrder = before?.reports.every((id, index) => index === 0 || place(before.reports[index - 1] as string) < place(id));
    const reports =
      before && inOrder ? before.reports : [...new Set(draft.evidence.map(({report}) => report))].sort((a, b) => place(a) - place(b));
    const independentSources = draft.independentSources ?? new Set(reports.map((id) => groups.get(id))).size;
    const disagrees = disputed.has(draft.id) && !draft.flags.includes("altered");
    const mark = marks?.get(draft.id);
    const recency = recencyOf(draft.date);
    const same = before?.reports === reports && before.independentSources === independentSources && before.mark === mark;
    if (same && known.recency === recency && (before.flags !== draft.flags) === disagrees) return known;
    const flags = disagrees ? unique([...draft.flags, "disagrees" as const]) : draft.flags;
    const {weight, why} = weigh({...draft, flags}, independentSources, reports.length, recency);
    known.recency = recency;
    known.line = {...draft, flags, reports, independentSources, weight, why, ...(mark && {mark})} as Line;
    return known;
  };
}

/** How late a date lies within the days of the stories: 0 to 1. Few dates stand on many lines, so each is reckoned once. */
function recencyWithin(first: string | undefined, last: string | undefined): (date: string | undefined) => number {
  const known = new Map<string, number>();
  const reach = first && last ? Math.max(1, Date.parse(last) - Date.parse(first)) : 1;
  const reckon = (date: string) => {
    const day = firstDay(date);
    return day && first ? Math.min(1, Math.max(0, (Date.parse(day) - Date.parse(first)) / reach)) : 0;
  };
  return (date) => {
    if (!date) return 0;
    const recency = known.get(date) ?? reckon(date);
    known.set(date, recency);
    return recency;
  };
}

/** Two spellings, a late page and a stance that may simply have changed put no line in dispute. */
function isDispute({kind, reason}: Situation["discrepancies"][number]): boolean {
  return kind !== "page-date" && kind !== "name" && !(kind === "polarity" && reason !== undefined);
}

function weigh(draft: Draft, origins: number, reports: number, recency: number): {weight: number; why: string} {
  const lifted = draft.flags.filter((flag) => flag !== "kept" && flag !== "updated");
  const weight =
    Math.min(origins, 5) +
    lift * Math.min(lifted.length, 2) +
    recency +
    Math.min(reports, 10) / 20 +
    Math.min(draft.evidence.length, 20) / 1000;
  const because = [count(origins, "origin"), count(reports, "report"), ...lifted.map((flag) => `lifted because it is ${flagWord(flag)}`)];
  return {weight: Math.round(weight * 1e6) / 1e6, why: because.join(", ")};
}

/** "1 origin", "2 origins". */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/** A flag as a reader reads it. */
export function flagWord(flag: Flag): string {
  return flag === "disagrees" ? "in dispute" : flag;
}

/** "The ministry told Ada Vonn (briefing): “…”", or in the words of a report when the speaker is not quoted. */
function describeStatement(statement: Statement, sources: Sources): Draft {
  const mention = pickMention(statement);
  const altered = statement.drift.find(({verdict}) => verdict === "altered");
  const parts = mention
    ? [
        ...speakerParts(statement, mention, sources),
        ...(statement.addressee ? [ours(" to "), nameOf(statement.addressee, sources)] : []),
        ...(statement.medium ? [ours(` (${statement.medium})`)] : []),
        ours(mention.form === "direct" ? ": " : `, in the words of ${keyOf(mention.report, sources)}: `),
        quote(mention.shown ? {report: mention.report, ...mention.shown} : mention, sources),
        ...(altered ? alteredParts(altered, sources) : []),
      ]
    : [];
  return {
    id: statement.id,
    kind: "statement",
    date: statement.date,
    dateCertainty: statement.dateCertainty,
    parts,
    evidence: statement.mentions,
    origins: statement.origins,
    independentSources: statement.independentSources,
    actors: present([statement.speaker, statement.addressee]),
    flags: altered ? ["altered"] : [],
  };
}

/**
 * The statement with its drift told from the earliest version: when a later, fuller version was the reference and the earliest differs
 * from it, it is the later one that was altered.
 */
export function facing(statement: Statement): Statement {
  const {earliest, drift} = statement;
  if (!drift.some(({verdict, report, against}) => verdict === "altered" && report === earliest && against !== earliest)) return statement;
  return {
    ...statement,
    drift: drift.map((one) => (one.verdict === "altered" && one.report === earliest && one.against !== earliest ? turn(one) : one)),
  };
}

function turn({report, against, here, there, runs, ...rest}: Drift): Drift {
  const turned = runs.map((run) => ({same: run.same, ...(run.there && {here: run.there}), ...(run.here && {there: run.here})}));
  return {...rest, report: against, against: report, here: there, there: here, runs: turned};
}

/** The version to quote: of the fullest report, or of the reference when another is altered; the words of the speaker before others'. */
function pickMention(statement: Statement): StatementMention | undefined {
  const altered = statement.drift.find(({verdict}) => verdict === "altered");
  const wanted = altered ? altered.against : statement.fullest;
  const rank = ({form, report, start, end}: StatementMention) => [
    report === wanted ? 0 : 1,
    form === "direct" ? 0 : form === "mixed" ? 1 : 2,
    start - end,
  ];
  return [...statement.mentions].sort((a, b) => compare(rank(a), rank(b)))[0];
}

function speakerParts(statement: Statement, mention: StatementMention, sources: Sources): Part[] {
  if (statement.speaker) return [nameOf(statement.speaker, sources)];
  if (mention.source) return [quote({report: mention.report, ...mention.source}, sources)];
  return [ours("Speaker not named")];
}

/** Names the first pair of words that differ: `; 02 prints “lifted” where 01 has “limited”` */
function alteredParts(drift: Drift, sources: Sources): Part[] {
  const run = drift.runs.find(({same, here, there}) => !same && here && there);
  if (!run?.here || !run.there) return [ours(`; altered in ${keyOf(drift.report, sources)}`)];
  return [
    ours(`; ${keyOf(drift.report, sources)} prints `),
    quote({report: drift.report, ...run.here}, sources, 60),
    ours(` where ${keyOf(drift.against, sources)} has `),
    quote({report: drift.against, ...run.there}, sources, 60),
  ];
}

/** The clause that tells it; who did it stands before it when the clause does not name them ("Ada Vonn: “she left the capital”"). */
function describeEvent(event: SituationEvent, sources: Sources): Draft {
  const mention = event.clause ?? pickClause(event, sources);
  const clause = mention ? sliceOf(mention, sources) : "";
  const bare = event.clause ? event.clause.bare === true : !event.actor.some((id) => namesActor(clause, id, sources));
  const due = isComing(event, sources);
  return {
    id: event.id,
    kind: "event",
    date: event.date,
    dateCertainty: event.dateCertainty,
    status: event.status === "occurred" ? undefined : event.status,
    parts: mention
      ? [
          ...(bare && event.actor.length ? [...listNames(event.actor.slice(0, 3), sources), ours(": ")] : []),
          quote(mention, sources, clauseLimit),
        ]
      : [],
    evidence: event.mentions,
    origins: event.origins,
    independentSources: event.independentSources,
    actors: unique([...event.actor, ...event.recipient]),
    flags: due ? ["due"] : [],
  };
}

/** The mention whose words name most of those involved ("they detained him" says less than "Norvik detained Vonn"); then the event's own clause. */
function pickClause(event: SituationEvent, sources: Sources): Evidence | undefined {
  const involved = [...event.actor, ...event.recipient];
  if (event.mentions.length === 1) return event.mentions[0];
  const ranked = event.mentions.map((evidence) => {
    const clause = sliceOf(evidence, sources);
    return {evidence, rank: [-involved.filter((id) => namesActor(clause, id, sources)).length, clause === event.what ? 0 : 1]};
  });
  return ranked.sort((a, b) => compare(a.rank, b.rank))[0]?.evidence;
}

/** Nouns, so that no verb has to agree with whoever it is said of. */
const commitmentNouns: Readonly<Record<Commitment["kind"], {noun: string; toward: string}>> = {
  demand: {noun: "Demand", toward: " of "},
  ultimatum: {noun: "Ultimatum", toward: " to "},
  threat: {noun: "Threat", toward: " to "},
  promise: {noun: "Promise", toward: " to "},
  refusal: {noun: "Refusal", toward: ", concerning "},
};

/** "Threat by the Harbour Union to Norvik: “to close the strait”, “if talks fail”, by 6 Mar". */
function describeCommitment(commitment: Commitment, sources: Sources): Draft {
  const {kind, actor, holder, toward, deadline, outcome} = commitment;
  const words = commitmentNouns[kind];
  const what = findWords(commitment.content, commitment.mentions, sources) ?? commitment.mentions[0];
  const condition = commitment.condition ? findWords(commitment.condition, commitment.mentions, sources) : undefined;
  const apart = condition && what && !overlapping(condition, what);
  const flags: Flag[] = outcome === "lapsed" ? ["lapsed"] : outcome === "kept" ? ["kept"] : isDue(deadline, sources) ? ["due"] : [];
  return {
    id: commitment.id,
    kind: "commitment",
    date: commitment.date ?? deadline,
    status: outcome ?? kind,
    parts: [
      ours(`${words.noun}${actor || holder ? " by " : ", by whom is not told"}`),
      ...(actor ? [nameOf(actor, sources)] : holder ? [quote(holder, sources, 80)] : []),
      ...(toward ? [ours(words.toward), nameOf(toward, sources)] : []),
      ours(": "),
      ...(what ? [openEnded(quote(what, sources), sources)] : []),
      ...(apart ? [ours(", "), quote(condition, sources, 120)] : []),
      ...(deadline ? [ours(`, by ${formatDate(deadline, sources.year)}`)] : []),
    ],
    evidence: [...commitment.mentions, ...commitment.outcomeMentions],
    origins: commitment.origins,
    independentSources: commitment.independentSources,
    actors: present([actor, toward]),
    flags,
  };
}

/** "Norvik, against: “opposes the closure”", or for a change "Norvik on “the closure”: against, 8 Mar → for, 15 Mar: “now backs it”". */
function describePosition(position: Position, sources: Sources): Draft {
  const before = position.changes ? sources.positions.get(position.changes) : undefined;
  const issueWords = findWords(position.issue, [...position.mentions, ...(before?.mentions ?? [])], sources);
  const issue = issueWords ? quote(issueWords, sources, 100) : ours(position.issue);
  const on = ({asOf}: Position) => (asOf ? `, ${formatDate(asOf, sources.year)}` : "");
  const clause = position.mentions[0] ? [openEnded(quote(position.mentions[0], sources, 140), sources)] : [];
  const stance = before
    ? [ours(" on "), issue, ours(`: ${before.stance}${on(before)} → ${position.stance}${on(position)}: `)]
    : [ours(`, ${position.stance}: `)];
  return {
    id: position.id,
    kind: "position",
    date: position.asOf,
    status: position.stance,
    parts: [nameOf(position.actor, sources), ...stance, ...clause],
    evidence: before ? [...before.mentions, ...position.mentions] : position.mentions,
    origins: [],
    actors: [position.actor],
    flags: before ? ["changed"] : [],
  };
}

/** "Dock workers: “some 400 dock workers walked out” (01); “450 workers” (02)": each number in the words around it. */
function describeFigures(group: readonly Figure[], sources: Sources): Draft {
  const first = group[0] as Figure;
  const disagrees = group.some(({relations}) => relations.some(({kind}) => kind === "disagrees"));
  const updated = group.some(({relations}) => relations.some(({kind}) => kind === "updated"));
  const said = group.flatMap((figure, index) => {
    const mention = figure.mentions[0];
    if (!mention) return [];
    const asOf = figure.asOf ? `, as of ${formatDate(figure.asOf, sources.year)}` : "";
    return [
      ...(index ? [ours("; ")] : []),
      quote(wordsAround(mention, sources), sources, 170),
      ours(` (${keyOf(mention.report, sources)}${asOf})`),
    ];
  });
  return {
    id: first.id,
    kind: "figure",
    date: group
      .map(({asOf}) => asOf)
      .filter((asOf) => asOf !== undefined)
      .sort()
      .at(-1),
    parts: [...(BARE.test(first.what) || isNoName(first.what) ? [] : [ours(`${first.what.replace(/, /, " ")}: `)]), ...said],
    evidence: group.flatMap(({mentions}) => mentions),
    origins: [],
    actors: present(group.map(({givenBy}) => givenBy)),
    flags: disagrees ? ["disagrees"] : updated ? ["updated"] : [],
  };
}

/** Names of mere units, which tell nothing beside a number that shows its unit. */
const BARE =
  /^(?:percent|per cent|%|share|number|(?:US |CA |A)?(?:dollars|euros|pounds|yen|yuan|rupees)|days?|weeks?|months?|years?|hours?|minutes?|km|kms|miles?|met\p{L}+|kilomet\p{L}+|feet|known|[\d.,]+)$/iu;

/** A pronoun or a verb ("thousands [demonstrated]"), which names nothing that is counted. */
function isNoName(what: string): boolean {
  return /^(?:them|those|these|it|us|which|whom|others?|part|total|\p{Ll}+(?:ed|ing))$/u.test(what);
}

/** A number with the words that stand round it in its sentence: without them "30 percent" is a percentage of nothing. */
function wordsAround({report, start, end}: Evidence, {texts}: Sources): Evidence {
  const text = texts.get(report) ?? "";
  const before = text.slice(Math.max(0, start - around), start);
  const after = text.slice(end, end + around);
  const last = [...before.matchAll(CLAUSE_EDGE)].at(-1);
  const whole = last ? before.slice(last.index + last[0].length) : start > around ? before.replace(/^\S*\s?/, "") : before;
  const cut = after.search(CLAUSE_EDGE);
  const tail = cut >= 0 ? after.slice(0, cut) : after.length < around ? after : after.replace(/\s?\S*$/, "");
  return {report, start: start - whole.trimStart().length, end: end + tail.trimEnd().length};
}

/** Where a clause ends that a number is shown in. */
const CLAUSE_EDGE = /[!?;:\n“”"–—|]|\.(?=\s|$)/g;

const groupsOf = new WeakMap<readonly Figure[], readonly (readonly Figure[])[]>();

/** Figures that count the same quantity, brought together over their relations; groups and members in the situation's order. */
export function figureGroups({figures}: Situation): readonly (readonly Figure[])[] {
  const groups = groupsOf.get(figures) ?? groupFigures(figures);
  groupsOf.set(figures, groups);
  return groups;
}

function groupFigures(figures: readonly Figure[]): Figure[][] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const order = new Map(figures.map(({id}, index) => [id, index]));
  const near = new Map(figures.map(({id}): [string, string[]] => [id, []]));
  for (const {id, relations} of figures) {
    for (const {figure} of relations) {
      near.get(figure)?.push(id);
      if (byId.has(figure)) near.get(id)?.push(figure);
    }
  }
  const seen = new Set<string>();
  return figures.flatMap(({id}) => {
    if (seen.has(id)) return [];
    const members = new Set([id]);
    for (const member of members) for (const other of near.get(member) ?? []) members.add(other);
    for (const member of members) seen.add(member);
    return [[...members].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).flatMap((member) => byId.get(member) ?? [])];
  });
}

/** The words as they stand in one of the mentions, wherever they stand there; undefined when they were not read from them. */
export function findWords(words: string, mentions: readonly Evidence[], sources: Sources): Evidence | undefined {
  if (words.length === 0) return undefined;
  for (const mention of mentions) {
    const at = sliceOf(mention, sources).indexOf(words);
    if (at >= 0) return {report: mention.report, start: mention.start + at, end: mention.start + at + words.length};
  }
  return undefined;
}

/** The characters of a piece of evidence. */
export function sliceOf({report, start, end}: Evidence, {texts}: Sources): string {
  return (texts.get(report) ?? "").slice(start, end);
}

/** A report's own words as a part of a sentence: outer quotation marks left out, cut at a word after `limit` characters. */
export function quote(evidence: Evidence, sources: Sources, limit = quoteLimit): Part {
  const {start, end} = innerRange(sliceOf(evidence, sources), evidence);
  const words = sliceOf({report: evidence.report, start, end}, sources);
  const cut = words.length > limit;
  const shown = cut ? cutAtWord(words, limit) : words;
  return {role: "quote", text: shown, evidence: {report: evidence.report, start, end: start + shown.length}, ...(cut && {cut})};
}

/** A long quotation that its sentence goes on behind, said to be cut: the reconciling stage shortens clauses too. */
function openEnded(part: Part, {texts}: Sources): Part {
  const {evidence, cut, text} = part;
  if (!evidence || cut || text.length < longClause) return part;
  const next = (texts.get(evidence.report) ?? "").slice(evidence.end, evidence.end + 3);
  return /^,?\s(?:\p{Ll}|—|–|--)/u.test(next) ? {...part, cut: true} : part;
}

/** Leaves out one pair of outer quotation marks and a comma before the closing one: ours stand there instead. */
function innerRange(words: string, {start, end}: Span): Span {
  const opening = /^[,;:\s]*["“”„«‘']?\s*/.exec(words)?.[0].length ?? 0;
  const closing = /[,\s]*["“”»’']$/.exec(words.slice(-tail))?.[0].length ?? 0;
  const inner = words.slice(opening, words.length - closing);
  const quoted = /["“”„«‘']/.test(words.slice(0, opening));
  if (/["“”„«»]/.test(inner) && quoted !== closing > 0) return {start: start + (quoted ? 0 : opening), end};
  const comma = /[,;:\s]+$/.exec(inner.slice(-tail))?.[0].length ?? 0;
  const range = {start: start + opening, end: end - closing - comma};
  return range.start < range.end ? range : {start, end};
}

function cutAtWord(words: string, limit: number): string {
  const space = words.lastIndexOf(" ", limit);
  const at = space > limit / 2 ? space : limit;
  const whole = /[\uD800-\uDBFF]/.test(words[at - 1] ?? "") ? at - 1 : at;
  return words.slice(0, whole).replace(/[\s,;:]+$/, "");
}

/** True for what is to happen after the last report. What is told as having happened cannot lie ahead, whatever day was computed for it. */
export function isComing({date, status}: SituationEvent, sources: Pick<Sources, "asOf">): boolean {
  // Only what may come depends on the day of the last report.
  if (status !== "planned" && status !== "threatened" && status !== "alleged") return false;
  const [first, {asOf}] = [date && firstDay(date), sources];
  return Boolean(first && asOf && first > asOf);
}

function isDue(date: string | undefined, sources: Sources): boolean {
  if (date === undefined) return false;
  const [last, {asOf}] = [lastDay(date), sources];
  return Boolean(last && asOf && last > asOf);
}

/** True when the clause itself names the actor, by name or alias or the name's last word. */
function namesActor(clause: string, id: string, {actors}: Sources): boolean {
  const actor = actors.get(id);
  if (!actor) return false;
  const known = [actor.name, actor.name.split(" ").at(-1) ?? "", ...actor.aliases.map(({name}) => name)];
  return known.some((name) => name.length > 2 && clause.includes(name));
}

function listNames(ids: readonly string[], sources: Sources): Part[] {
  return ids.flatMap((id, index) => [...(index ? [ours(index === ids.length - 1 ? " and " : ", ")] : []), nameOf(id, sources)]);
}

function repeats(line: Line, taken: ReadonlyMap<string, readonly Span[]>): boolean {
  return (
    line.evidence.length > 0 &&
    line.evidence.every(({report, start, end}) =>
      (taken.get(report) ?? []).some(
        (span) => Math.min(end, span.end) - Math.max(start, span.start) > Math.min(end - start, span.end - span.start) / 2,
      ),
    )
  );
}

function overlapping(a: Evidence, b: Evidence): boolean {
  return a.report === b.report && a.start < b.end && b.start < a.end;
}

function nameOf(actor: string, {actors}: Sources): Part {
  return {role: "name", text: actors.get(actor)?.name ?? actor, actor};
}

function keyOf(report: string, {keys}: Sources): string {
  return keys.get(report) ?? report;
}

function ours(text: string): Part {
  return {role: "ours", text};
}

function present(ids: readonly (string | undefined)[]): string[] {
  return unique(ids.filter((id) => id !== undefined));
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
