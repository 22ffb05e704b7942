// The evidence gate: every interface publishes what comes out of here and nothing else. A line must lie in a report's text, say words
// that stand there, and keep the contract's values; what does not is left out and becomes a problem. Optional fields that break the
// contract become absent, since unknown is absent.
import type {Situation, SituationReport, Statement, StatementMention} from "../model/situation.js";
import {type Evidence, type Problem, type Span, trimSpan} from "../model/span.js";
import {sameValue} from "../model/versions.js";
import type {Texts} from "./lines.js";

const values = {
  actorKind: ["person", "government", "organisation", "armed-group", "country", "outlet"],
  form: ["direct", "indirect", "mixed"],
  status: ["occurred", "ongoing", "planned", "threatened", "alleged", "denied"],
  commitmentKind: ["demand", "ultimatum", "threat", "promise", "refusal"],
  outcome: ["kept", "lapsed", "open"],
  stance: ["for", "against", "ambiguous", "neutral"],
  discrepancyKind: ["wording", "polarity", "number", "date", "name", "attribution", "status", "page-date"],
  verdict: ["identical", "cut", "merged", "paraphrased", "another translation", "altered"],
} as const;

/** What the checks look up, and the problems that they found. */
interface Gate {
  readonly texts: Texts;
  /** Texts with white space collapsed, made when asked for. */
  readonly flat: Map<string, string>;
  readonly problems: Problem[];
  readonly reports: ReadonlySet<string>;
  readonly actors: ReadonlySet<string>;
  readonly origins: ReadonlySet<string>;
  readonly memory: GateMemory;
}

/**
 * What the gate remembers between versions of one situation: an item that passed as it was passes again, until an actor or an origin
 * that it names is gone. When a report goes, nothing is remembered.
 */
export interface GateMemory {
  passed: WeakSet<object>;
  /** What an item became that was mended, so that it becomes the same object again. */
  readonly mended: WeakMap<object, object>;
  texts: Texts;
  known: ReadonlySet<string>;
  /** Of the ids known before, those that are not there any more. */
  lost: ReadonlySet<string>;
}

/** A memory of nothing. */
export function newGateMemory(): GateMemory {
  return {passed: new WeakSet(), mended: new WeakMap(), texts: new Map(), known: new Set(), lost: new Set()};
}

/** Anything that is published as a line. */
interface Line {
  readonly id: string;
  readonly mentions: readonly Evidence[];
}

/**
 * The situation without its faulty lines; each of them is a problem of the stage `tell`. `texts` holds the text of every report.
 * Ranges are narrowed to their characters (no space at either end). What is in order comes back as the object that it was.
 */
export function gate(situation: Situation, texts: Texts, memory = newGateMemory()): Situation {
  const problems: Problem[] = [];
  const reports = new Set(situation.reports.map(({id}) => id).filter((id) => texts.has(id)));
  const bare: Gate = {texts, flat: new Map(), problems, reports, actors: new Set(), origins: new Set(), memory};
  forgetReports(memory, texts);
  const actors = keep(
    bare,
    "actor",
    situation.actors,
    (actor) => notOneOf("kind", actor.kind, values.actorKind) ?? {...actor, roles: actor.roles.flatMap((role) => keepRole(bare, role))},
  );
  const origins = keep(
    bare,
    "origin",
    situation.origins,
    (origin) => ({...origin, reports: origin.reports.filter((id) => reports.has(id))}),
    0,
  );
  const full: Gate = {...bare, actors: new Set(actors.map(({id}) => id)), origins: new Set(origins.map(({id}) => id))};
  forgetNames(memory, full);
  const lines = keepLines(full, situation);
  const commitments = new Set(lines.commitments.map(({id}) => id));
  const events = new Set(lines.events.map(({id}) => id));
  const all = new Set([
    ...events,
    ...commitments,
    ...[lines.statements, lines.positions, lines.figures].flatMap((list) => list.map(({id}) => id)),
  ]);
  return {
    reports: situation.reports.filter(({id}) => reports.has(id)).map((report) => once(full, report, () => keepReport(full, report))),
    actors,
    origins,
    ...lines,
    tripwires: keepTripwires(full, situation, commitments),
    timeline: keepTimeline(full, situation, events),
    discrepancies: keepDiscrepancies(full, situation, all),
    silences: situation.silences.filter(({line}) => all.has(line)),
    problems: [...situation.problems, ...problems],
  };
}

/** A report that went, or has other text, may stand behind any line. */
function forgetReports(memory: GateMemory, texts: Texts): void {
  if ([...memory.texts].some(([id, text]) => texts.get(id) !== text)) memory.passed = new WeakSet();
  memory.texts = texts;
}

function forgetNames(memory: GateMemory, {actors, origins}: Gate): void {
  memory.lost = new Set([...memory.known].filter((id) => !actors.has(id) && !origins.has(id)));
  memory.known = new Set([...actors, ...origins]);
}

function keepLines(at: Gate, situation: Situation): Pick<Situation, "statements" | "events" | "commitments" | "positions" | "figures"> {
  const positions = keepPositions(at, situation);
  const positionIds = new Set(positions.map(({id}) => id));
  const figures = keep(at, "figure", situation.figures, (figure) => ({
    ...figure,
    ...optionalDate(at, "figure", figure, "asOf"),
    ...optionalActor(at, "figure", figure, "givenBy"),
  }));
  const figureIds = new Set(figures.map(({id}) => id));
  return {
    statements: keepStatements(at, situation),
    events: keepEvents(at, situation),
    commitments: keepCommitments(at, situation),
    positions: positions.map((position) =>
      position.changes && !positionIds.has(position.changes) ? settled(at, position, {...position, changes: undefined}) : position,
    ),
    figures: figures.map((figure) => {
      const relations = keepAll(figure.relations, ({figure: other}) => figureIds.has(other));
      return relations === figure.relations ? figure : settled(at, figure, {...figure, relations});
    }),
  };
}

/** An item that passed before, or what `make` makes of it: the same object where that says the same. */
function once<T extends object>(at: Gate, item: T, make: () => T): T {
  if (passedBefore(at, item)) return item;
  const made = settled(at, item, make());
  if (made === item) at.memory.passed.add(item);
  return made;
}

function passedBefore({memory: {passed, lost}}: Gate, item: object): boolean {
  return passed.has(item) && (lost.size === 0 || !namesAnyOf(lost, item));
}

/** The fields in which an item names actors and origins. */
const NAMING = ["speaker", "addressee", "actor", "recipient", "toward", "givenBy", "origins"] as const;

function namesAnyOf(lost: ReadonlySet<string>, item: {readonly [F in (typeof NAMING)[number]]?: string | readonly string[]}): boolean {
  return NAMING.some((field) => {
    const names = item[field];
    return typeof names === "string" ? lost.has(names) : names?.some((id) => lost.has(id));
  });
}

/** The same list when all of it is kept. */
function keepAll<T>(items: readonly T[], isKept: (item: T) => boolean): readonly T[] {
  return items.every(isKept) ? items : items.filter(isKept);
}

function settled<T extends object>({memory: {mended}}: Gate, item: T, made: T): T {
  if (sameValue(item, made)) return item;
  const before = mended.get(item);
  if (before && sameValue(before, made)) return before as T;
  mended.set(item, made);
  return made;
}

function keepStatements(at: Gate, {statements}: Situation): Situation["statements"] {
  return keep(at, "statement", statements, (statement) => ({
    ...statement,
    ...optionalActor(at, "statement", statement, "speaker"),
    ...optionalActor(at, "statement", statement, "addressee"),
    ...optionalDate(at, "statement", statement, "date"),
    origins: statement.origins.filter((id) => at.origins.has(id)),
    mentions: statement.mentions.filter(({form}) => values.form.includes(form)).map((mention) => keepCues(at, mention)),
    drift: statement.drift.filter((drift) => isDrift(at, drift)),
  }));
}

function keepEvents(at: Gate, {events}: Situation): Situation["events"] {
  return keep(
    at,
    "event",
    events,
    (event) =>
      notOneOf("status", event.status, values.status) ??
      notIn(at, event.what, event.mentions) ?? {
        ...event,
        ...(event.clause && !narrow(at, event.clause.report, event.clause) && {clause: undefined}),
        ...optionalDate(at, "event", event, "date"),
        actor: event.actor.filter((id) => at.actors.has(id)),
        recipient: event.recipient.filter((id) => at.actors.has(id)),
        origins: event.origins.filter((id) => at.origins.has(id)),
      },
  );
}

function keepCommitments(at: Gate, {commitments}: Situation): Situation["commitments"] {
  return keep(
    at,
    "commitment",
    commitments,
    (commitment) =>
      notOneOf("kind", commitment.kind, values.commitmentKind) ??
      notIn(at, commitment.content, commitment.mentions) ?? {
        ...commitment,
        ...optionalActor(at, "commitment", commitment, "actor"),
        ...(commitment.holder && !narrow(at, commitment.holder.report, commitment.holder) && {holder: undefined}),
        ...optionalActor(at, "commitment", commitment, "toward"),
        ...optionalDate(at, "commitment", commitment, "deadline"),
        ...optionalDate(at, "commitment", commitment, "date"),
        ...(commitment.condition && notIn(at, commitment.condition, commitment.mentions) && {condition: undefined}),
        ...(commitment.outcome && !values.outcome.includes(commitment.outcome) && {outcome: undefined}),
        origins: commitment.origins.filter((id) => at.origins.has(id)),
        outcomeMentions: narrowAll(at, commitment.outcomeMentions),
      },
  );
}

function keepPositions(at: Gate, {positions}: Situation): Situation["positions"] {
  return keep(at, "position", positions, (position) => {
    if (!at.actors.has(position.actor)) return `its actor "${position.actor}" is not among the actors`;
    return notOneOf("stance", position.stance, values.stance) ?? {...position, ...optionalDate(at, "position", position, "asOf")};
  });
}

function keepDiscrepancies(at: Gate, {discrepancies}: Situation, lines: ReadonlySet<string>): Situation["discrepancies"] {
  const of = (least: number) => (late: boolean) =>
    keep(
      at,
      "discrepancy",
      discrepancies.filter(({kind}) => (kind === "page-date") === late),
      (discrepancy) => notOneOf("kind", discrepancy.kind, values.discrepancyKind) ?? discrepancy,
      least,
    );
  const kept = new Map([...of(1)(true), ...of(2)(false)].map((discrepancy) => [discrepancy.id, discrepancy]));
  return discrepancies.flatMap(({id}) => {
    const discrepancy = kept.get(id);
    if (!discrepancy) return [];
    const named = keepAll(discrepancy.lines, (line) => lines.has(line));
    return named === discrepancy.lines ? discrepancy : settled(at, discrepancy, {...discrepancy, lines: named});
  });
}

function keepTripwires(at: Gate, {tripwires}: Situation, commitments: ReadonlySet<string>): Situation["tripwires"] {
  return tripwires
    .filter(({commitment}) => commitments.has(commitment))
    .map((tripwire) =>
      settled(at, tripwire, {
        ...tripwire,
        ...(tripwire.actor && !at.actors.has(tripwire.actor) && {actor: undefined}),
        trips: tripwire.trips.filter((id) => commitments.has(id)),
      }),
    );
}

function keepTimeline(at: Gate, {timeline}: Situation, events: ReadonlySet<string>): Situation["timeline"] {
  return timeline.flatMap((day) => {
    const kept = keepAll(day.events, (id) => events.has(id));
    if (isDate(day.date)) return kept === day.events ? day : settled(at, day, {...day, events: kept});
    at.problems.push(problem("bad-value", `the timeline's day "${day.date}" is left out: it is no ISO 8601 date`));
    return [];
  });
}

function keepReport(at: Gate, report: SituationReport): SituationReport {
  const date = report.storyDate.date;
  return {
    ...report,
    ...(report.pageDate && !isDate(report.pageDate) && {pageDate: undefined}),
    ...(date && !isDate(date) && {storyDate: {...report.storyDate, date: undefined}}),
    furniture: report.furniture.flatMap((piece) => {
      const inner = piece.reason ? narrowed(at, report.id, piece) : undefined;
      return inner ?? [];
    }),
    sharesTextWith: report.sharesTextWith.filter((shared) => at.reports.has(shared.report)),
  };
}

function keepRole<T extends {readonly mention: Evidence}>(at: Gate, role: T): T[] {
  const mention = narrowed(at, role.mention.report, role.mention);
  return mention ? [{...role, mention}] : [];
}

/** Cue, source and words to show that do not lie in the text are left out; the mention stays. */
function keepCues(at: Gate, mention: StatementMention): StatementMention {
  const cue = mention.cue && narrowed(at, mention.report, mention.cue);
  const source = mention.source && narrowed(at, mention.report, mention.source);
  const shown = mention.shown && narrowed(at, mention.report, mention.shown);
  return cue === mention.cue && source === mention.source && shown === mention.shown ? mention : {...mention, cue, source, shown};
}

function isDrift(at: Gate, {report, against, here, there, runs, verdict}: Statement["drift"][number]): boolean {
  const lies = (id: string, span: Span | undefined) => span === undefined || narrow(at, id, span) !== undefined || isSpace(at, id, span);
  return (
    values.verdict.includes(verdict) &&
    lies(report, here) &&
    lies(against, there) &&
    runs.every((run) => lies(report, run.here) && lies(against, run.there))
  );
}

/** An aligned run may be the white space between two words. */
function isSpace(at: Gate, id: string, {start, end}: Span): boolean {
  const text = at.texts.get(id);
  return text !== undefined && start >= 0 && start < end && end <= text.length;
}

/**
 * Items whose check gives no fault and that keep at least `least` mentions, each id once. A check returns the item, mended where an
 * optional field was wrong, or the fault in words.
 */
function keep<T extends Line>(at: Gate, kind: string, items: readonly T[], check: (item: T) => T | string, least = 1): T[] {
  const seen = new Set<string>();
  const kept: T[] = [];
  for (const item of items) {
    const passes = !seen.has(item.id) && passedBefore(at, item);
    const one = passes ? item : keepOne(at, kind, item, seen.has(item.id) ? () => "its id stands twice" : check, least);
    if (!one) continue;
    seen.add(one.id);
    kept.push(one);
  }
  return kept;
}

function keepOne<T extends Line>(at: Gate, kind: string, item: T, check: (item: T) => T | string, least: number): T | undefined {
  const checked = check(item);
  if (typeof checked === "string") return leaveOut(at, "bad-value", kind, item, checked);
  const mentions = narrowAll(at, checked.mentions);
  if (mentions.length < least) return leaveOut(at, "no-evidence", kind, item, missing(mentions, item, least));
  return once(at, item, () => ({...checked, mentions}));
}

function leaveOut(at: Gate, code: string, kind: string, item: Line, fault: string): undefined {
  at.problems.push(problem(code, `${kind} ${item.id} is left out: ${fault}`, item.mentions[0]));
  return undefined;
}

function missing(mentions: readonly Evidence[], {mentions: given}: Line, least: number): string {
  const faulty = given.find((mention) => !mentions.some(({report, end}) => report === mention.report && end <= mention.end));
  const where = faulty ? `; ${faulty.report} ${faulty.start}-${faulty.end} is no range of its text` : "";
  return `${mentions.length} of ${least} places in the reports that it needs${where}`;
}

function narrowAll<T extends Evidence>(at: Gate, mentions: readonly T[]): T[] {
  return mentions.flatMap((mention) => narrowed(at, mention.report, mention) ?? []);
}

/** The same object when its range needs no narrowing. */
function narrowed<T extends Span>(at: Gate, report: string, span: T): T | undefined {
  const inner = narrow(at, report, span);
  if (!inner) return undefined;
  return inner.start === span.start && inner.end === span.end ? span : {...span, ...inner};
}

/** The range without space at its ends, or undefined when it does not lie in the report. */
function narrow(at: Gate, report: string, {start, end}: Span): Span | undefined {
  const text = at.texts.get(report);
  if (text === undefined || !Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end)
    return undefined;
  return trimSpan(text, {start, end});
}

/** Words that are shown as a report's own must stand in a report that the line cites; "…" may stand for what lies between. */
function notIn(at: Gate, words: string, mentions: readonly Evidence[]): string | undefined {
  // Mostly they are just the words of a mention, or begin it.
  if (words.trim() && mentions.some(({report, start}) => at.texts.get(report)?.startsWith(words, start))) return undefined;
  const pieces = words
    .split(/\[?(?:…|\.\.\.)\]?/)
    .map(flatten)
    .filter(Boolean);
  const cited = [...new Set(mentions.map(({report}) => report))];
  if (pieces.length > 0 && cited.some((id) => pieces.every((piece) => flatText(at, id).includes(piece)))) return undefined;
  return `its words “${words.slice(0, 80)}” do not stand in ${cited.join(", ") || "any report"}`;
}

function flatText(at: Gate, id: string): string {
  const known = at.flat.get(id);
  if (known !== undefined) return known;
  const flat = flatten(at.texts.get(id) ?? "");
  at.flat.set(id, flat);
  return flat;
}

function flatten(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function notOneOf(field: string, value: string, allowed: readonly string[]): string | undefined {
  return allowed.includes(value) ? undefined : `its ${field} "${value}" is not one of ${allowed.join(", ")}`;
}

/** `{[field]: undefined}` and a problem when the date is none, else nothing. */
function optionalDate<T extends Line, F extends keyof T & string>(at: Gate, kind: string, item: T, field: F): Partial<T> {
  const value = item[field];
  if (value === undefined || isDate(String(value))) return {};
  at.problems.push(
    problem("bad-value", `${kind} ${item.id} is shown without its ${field}: "${value}" is no ISO 8601 or EDTF date`, item.mentions[0]),
  );
  return {[field]: undefined} as unknown as Partial<T>;
}

function optionalActor<T extends Line, F extends keyof T & string>(at: Gate, kind: string, item: T, field: F): Partial<T> {
  const value = item[field];
  if (value === undefined || at.actors.has(String(value))) return {};
  at.problems.push(
    problem("unknown-actor", `${kind} ${item.id} is shown without its ${field}: "${value}" is not among the actors`, item.mentions[0]),
  );
  return {[field]: undefined} as unknown as Partial<T>;
}

/** True for a day of the calendar, a month, a year, an instant, or an interval of them; EDTF's ~ ? % may follow. */
function isDate(value: string): boolean {
  const sides = value.split("/");
  return (
    sides.length <= 2 && sides.some((side) => /^-?\d{4}/.test(side)) && sides.every((side) => side === ".." || side === "" || isPoint(side))
  );
}

function isPoint(side: string): boolean {
  const parts = /^-?(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:]+Z?)?)?)?[~?%]?$/.exec(side);
  if (!parts) return false;
  const month = Number(parts[2] ?? 1);
  const day = Number(parts[3] ?? 1);
  const days = new Date(Date.UTC(Number(parts[1]), month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

function problem(code: string, message: string, place?: Evidence): Problem {
  return {stage: "tell", code, message, ...(place && {report: place.report})};
}
