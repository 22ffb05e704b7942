// Situation → the report that people send, as sections of entries: counted lines first, then what changed, what happened, who said
// what, what lapses next, where actors stand, what disagrees, and on whose account all of it rests. Text and Markdown print the same.
import type {LineChange} from "../model/desk.js";
import type {Commitment, Drift, Origin, Position, Situation, SituationReport, Statement} from "../model/situation.js";
import type {Evidence} from "../model/span.js";
import {daysBetween, firstDay, formatDate, lastDay, weekdayOf} from "./dates.js";
import {
  count,
  describeLines,
  findWords,
  flagWord,
  gatherSources,
  type Line,
  type Mark,
  orderReports,
  type Part,
  quote,
  type Sources,
  selectBrief,
  type Texts,
} from "./lines.js";
import {findChangesSince} from "./since.js";

/** One line of a section, and what belongs under it. */
export interface Entry {
  /** Words that lift the line: "ALTERED", "LAPSED", "SINGLE SOURCE", a day. */
  readonly marks: readonly string[];
  readonly parts: readonly Part[];
  /** Who it rests on, in words: "2 origins: …; 3 reports". */
  readonly basis?: string;
  readonly evidence: readonly Evidence[];
  readonly under: readonly Entry[];
}

/** A titled part of the sitrep. `left` lines were left out for length. */
export interface Section {
  readonly title: string;
  readonly note?: string;
  readonly entries: readonly Entry[];
  readonly left: number;
}

/** The whole sitrep, ready to be printed. */
export interface Sitrep {
  readonly title: string;
  /** What it rests on, in counted lines. */
  readonly counted: readonly string[];
  readonly sections: readonly Section[];
}

/** An earlier situation and the name it was given under. */
export interface Earlier {
  readonly name: string;
  readonly situation: Situation;
}

/** `all`: every line, however long that is. */
export interface SitrepOptions {
  readonly earlier?: Earlier | undefined;
  readonly all?: boolean;
}

/** Entries of a section that are shown unless all are asked for. */
const shown = {
  brief: 5,
  next: 6,
  tripwires: 10,
  timeline: 30,
  undated: 8,
  lines: 20,
  silences: 10,
  sources: 60,
  origins: 12,
  problems: 30,
} as const;

/** Everything that an entry looks up. */
interface Context extends Sources {
  readonly lines: ReadonlyMap<string, Line>;
  readonly origins: ReadonlyMap<string, Origin>;
  /** Story dates by report. */
  readonly stories: ReadonlyMap<string, string | undefined>;
  readonly limit: (most: number) => number;
  /** Events that a report tells in a clause of its own; the others are told in passing. */
  readonly shown: ReadonlySet<string>;
}

/** Brings the situation into the order in which people read it. `situation` has passed the gate. */
export function composeSitrep(situation: Situation, texts: Texts, {earlier, all = false}: SitrepOptions = {}): Sitrep {
  const changes = earlier ? findChangesSince(earlier.situation, situation, texts) : [];
  const at = gatherContext(situation, texts, changes, all);
  const sections = [
    briefSection(at),
    nextSection(at),
    ...(earlier ? [changesSection(at, earlier, changes)] : []),
    timelineSection(at),
    comingSection(at),
    undatedSection(at),
    statementsSection(at),
    commitmentsSection(at),
    tripwiresSection(at),
    positionsSection(at),
    figuresSection(at),
    discrepanciesSection(at),
    sourcesSection(at),
    originsSection(at),
    silencesSection(at),
    problemsSection(at),
  ];
  return {
    title: at.asOf ? `Situation as of ${longDate(at.asOf)}` : "Situation, day not told",
    counted: countSituation(at),
    sections: sections.filter(({entries, note}) => entries.length > 0 || note !== undefined),
  };
}

function gatherContext(situation: Situation, texts: Texts, changes: readonly LineChange[], all: boolean): Context {
  const sources = gatherSources(situation, texts);
  const marks = new Map<string, Mark>();
  for (const {line, news} of changes) {
    if (news === "new") marks.set(line, "new");
    else if (news === "gained report") marks.set(line, "gained");
    else marks.set(line, "changed");
  }
  return {
    ...sources,
    lines: new Map(describeLines(sources, marks).map((line) => [line.id, line])),
    origins: new Map(situation.origins.map((origin) => [origin.id, origin])),
    stories: new Map(situation.reports.map(({id, storyDate}) => [id, storyDate.date])),
    limit: (most) => (all ? Number.POSITIVE_INFINITY : most),
    shown: new Set(situation.events.filter(({clause}) => all || clause !== undefined || noClauses(situation)).map(({id}) => id)),
  };
}

/** True for a situation of a version that chose no clauses. */
function noClauses({events}: Situation): boolean {
  return events.every(({clause}) => clause === undefined);
}

/** What the situation rests on; a count is of what was read, never an estimate. */
function countSituation(at: Context): string[] {
  const {reports, statements, events, commitments, positions, discrepancies, silences} = at.situation;
  const days = reports.flatMap(({storyDate}) => storyDate.date ?? []).sort();
  const late = reports.filter(({storyDate}) => storyDate.republished).length;
  const groups = new Set(reports.map(({independentGroup}) => independentGroup)).size;
  const single = [...statements, ...events].filter(({independentSources}) => independentSources < 2).length;
  const altered = statements.filter(({drift}) => drift.some(({verdict}) => verdict === "altered")).length;
  const changed = positions.filter(({changes}) => changes).length;
  const reach =
    days.length === 0
      ? "no story date is told"
      : `stories of ${formatDate(days[0] === days.at(-1) ? (days[0] as string) : `${days[0]}/${days.at(-1)}`)}`;
  return [
    `${count(reports.length, "report")} in ${count(groups, "independent group")}, resting on ${count(at.origins.size, "origin")}; ${reach}` +
      (late ? `; ${count(late, "page")} dated later than ${late === 1 ? "its" : "their"} story.` : "."),
    `${count(events.length, "event")}, ${count(statements.length, "statement")}, ${count(commitments.length, "commitment")}: ` +
      `${single} of ${events.length + statements.length} events and statements rest on a single source.`,
    `Reports differ in ${count(discrepancies.length, "thing")}${tally(discrepancies.map(({kind}) => kind))}` +
      `${altered ? `; ${count(altered, "statement")} altered on the way` : ""}${changed ? `; ${count(changed, "change")} of position` : ""}` +
      `; ${count(silences.length, "line")} that some leave out.`,
  ];
}

/** The most telling lines of the situation, no two of them read from the same words. */
function briefSection(at: Context): Section {
  const worth = [...at.lines.values()].filter(({kind, id}) => kind !== "figure" && (kind !== "event" || at.shown.has(id)));
  const lines = selectBrief(
    worth.sort((a, b) => b.weight - a.weight || compareText(a.id, b.id)),
    shown.brief,
    2,
  );
  return {title: "In five lines", entries: lines.map((line) => entryOf(at, line, [briefMark(at, line)])), left: 0};
}

function briefMark(at: Context, line: Line): string {
  const [flag] = line.flags;
  if (flag && flag !== "altered") return flagWord(flag).toUpperCase();
  return line.date ? day(line, at) : "day not told";
}

/** Deadlines and days ahead of the last report; where there are none, that is said, with what lapsed last. */
function nextSection(at: Context): Section {
  const ahead = at.situation.commitments
    .filter(({deadline, outcome}) => deadline && outcome !== "kept" && outcome !== "lapsed" && isComing(at, deadline))
    .sort((a, b) => compareText(a.deadline ?? "", b.deadline ?? "") || compareText(a.id, b.id));
  const coming = linesOf(at, "event")
    .filter(({date, id, flags}) => date && flags.includes("due") && isDay(date) && at.shown.has(id))
    .sort((a, b) => compareText(firstDay(a.date ?? "") ?? "", firstDay(b.date ?? "") ?? "") || b.weight - a.weight);
  const entries = [
    ...ahead.flatMap(({id, deadline}) => entryFor(at, id, `by ${longDate(deadline ?? "")}`)),
    ...coming.slice(0, shown.next).map((line) => entryOf(at, line, [day(line, at)])),
  ];
  const lapsed = at.situation.commitments.filter(({outcome}) => outcome === "lapsed").flatMap(({id}) => entryFor(at, id, "LAPSED"));
  const none = ahead.length > 0 ? [] : [note("No deadline lies ahead of the last report.")];
  return section("What comes next", [...entries, ...none, ...lapsed], at.limit(shown.lines));
}

function entryFor(at: Context, id: string, mark: string): Entry[] {
  const line = at.lines.get(id);
  return line ? [entryOf(at, line, [mark])] : [];
}

function changesSection(at: Context, earlier: Earlier, changes: readonly LineChange[]): Section {
  const entries = changes.map((change): Entry => {
    const line = at.lines.get(change.line);
    const parts = line && line.parts.length > 0 ? line.parts : [ours(`${change.kind}: `), ours(change.what)];
    return {marks: [newsWord(change)], parts, evidence: line?.evidence ?? [], under: [], ...(line && {basis: basisOf(at, line)})};
  });
  const note = changes.length === 0 ? `nothing, against ${earlier.name}` : `against ${earlier.name}`;
  return {...section("What changed", entries, at.limit(40)), note};
}

const newsWords: Partial<Record<LineChange["news"], string>> = {
  "gained origin": "newly confirmed by an independent source",
  gone: "no longer read",
};

function newsWord({news, contradicted}: LineChange): string {
  return contradicted ? `${news}, newly contradicted` : (newsWords[news] ?? news);
}

function timelineSection(at: Context): Section {
  return eventSection(at, "Timeline", ({date, flags}) => date !== undefined && !flags.includes("due"), shown.timeline);
}

function comingSection(at: Context): Section {
  return eventSection(at, "Coming, as told", ({flags}) => flags.includes("due"), shown.timeline);
}

function undatedSection(at: Context): Section {
  return eventSection(at, "Events without a date", ({date}) => date === undefined, shown.undated);
}

/** Events with the most behind them, in the order of their days; one clause is shown once, whatever it tells of. */
function eventSection(at: Context, title: string, wanted: (line: Line) => boolean, most: number): Section {
  const all = linesOf(at, "event").filter(wanted);
  const told = all.filter(({id}) => at.shown.has(id));
  const lines = at.limit(most) > all.length ? told : withoutRepeats(told);
  const kept = lines
    .slice(0, at.limit(most))
    .sort(
      (a, b) => compareText(firstDay(a.date ?? "") ?? "", firstDay(b.date ?? "") ?? "") || b.weight - a.weight || compareText(a.id, b.id),
    );
  const types = new Map(
    at.situation.events.map(({id, type, place}) => [id, [type, place && `in ${place}`].filter((word) => word !== undefined)]),
  );
  const entries = kept.map((line) => entryOf(at, line, line.date ? [day(line, at)] : [], types.get(line.id)));
  return {title, entries, left: all.length - kept.length};
}

function withoutRepeats(lines: readonly Line[]): Line[] {
  const seen = new Set<string>();
  return lines.filter(({id, parts}) => {
    const quoted = parts.flatMap(({evidence}) =>
      evidence ? [`${evidence.report} ${evidence.start}`, `${evidence.report} -${evidence.end}`] : [],
    );
    if (quoted.some((key) => seen.has(key))) return false;
    for (const key of quoted.length > 0 ? quoted : [id]) seen.add(key);
    return true;
  });
}

function statementsSection(at: Context): Section {
  const statements = new Map(at.situation.statements.map((statement) => [statement.id, statement]));
  const entries = linesOf(at, "statement").map((line): Entry => {
    const statement = statements.get(line.id) as Statement;
    const date = [line.date ? day(line, at) : toldOn(at, statement)];
    return {
      ...entryOf(at, line, date),
      under: statement.drift.filter(({verdict}) => verdict !== "identical").map((drift) => driftEntry(at, drift)),
    };
  });
  return section("Who said what", entries, at.limit(shown.lines));
}

/** When nobody says on which day it was said, the day of the earliest story that tells it. */
function toldOn({stories}: Context, {earliest}: Statement): string {
  const date = stories.get(earliest);
  return date ? `told ${longDate(date)}` : "day not told";
}

function driftEntry(at: Context, drift: Drift): Entry {
  const mark = drift.verdict === "altered" ? "≠ ALTERED" : drift.verdict;
  const parts = [ours(`${drift.report} against ${drift.against}: `), quote({report: drift.report, ...drift.here}, at, 160)];
  const why = drift.why && drift.verdict !== "cut" ? [ours(` (${drift.why})`)] : [];
  return {
    marks: [mark],
    parts: [...parts, ...why],
    evidence: [
      {report: drift.report, ...drift.here},
      {report: drift.against, ...drift.there},
    ],
    under: [],
  };
}

/** What comes next first, then what lapsed, then what is open without a day, then what was kept. */
function commitmentsSection(at: Context): Section {
  const rank = ({outcome, deadline}: Commitment) =>
    deadline && isComing(at, deadline) && outcome !== "kept" ? 0 : outcome === "lapsed" ? 1 : outcome === "kept" ? 3 : 2;
  const weight = ({id}: Commitment) => at.lines.get(id)?.weight ?? 0;
  const sorted = [...at.situation.commitments].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (rank(a) === 0 ? compareText(a.deadline ?? "", b.deadline ?? "") : 0) ||
      weight(b) - weight(a) ||
      compareText(a.id, b.id),
  );
  const entries = sorted.flatMap((commitment): Entry[] => {
    const line = at.lines.get(commitment.id);
    if (!line) return [];
    const {outcome, deadline, deadlineWhy, outcomeWhy, outcomeMentions} = commitment;
    const state = rank(commitment) === 0 ? "NEXT" : outcome === undefined ? "outcome not told" : outcome.toUpperCase();
    const under = [
      ...(deadline && deadlineWhy ? [note(`deadline ${longDate(deadline)}: ${deadlineWhy}`)] : []),
      ...(outcomeWhy && outcome !== "open" ? [note(`${outcome ?? "outcome"}: ${outcomeWhy}`, outcomeMentions)] : []),
    ];
    return [{...entryOf(at, line, [state]), evidence: commitment.mentions, under}];
  });
  return section("Commitments", entries, at.limit(shown.lines));
}

function tripwiresSection(at: Context): Section {
  const commitments = new Map(at.situation.commitments.map((commitment) => [commitment.id, commitment]));
  const entries = at.situation.tripwires.flatMap(({condition, consequence, commitment: id, actor, trips}): Entry[] => {
    const commitment = commitments.get(id);
    if (!commitment) return [];
    const who = actor ? [name(at, actor), ours(": ")] : [];
    const parts = [
      ours(/^(if|unless|should|when|in case|once)\b/i.test(condition) ? "" : "if "),
      words(at, condition, commitment.mentions),
      ours(" → "),
      ...who,
      words(at, consequence, commitment.mentions),
    ];
    const under = trips.flatMap((next) => {
      const line = at.lines.get(next);
      return line ? [{marks: ["trips"], parts: line.parts, evidence: [], under: []}] : [];
    });
    return [{marks: [commitment.outcome ?? "open or not told"], parts, evidence: commitment.mentions, under}];
  });
  return section("Tripwires", entries, at.limit(shown.tripwires));
}

/** Positions by the issue that they share; one that a later one replaces is told within it, as then → now. */
function positionsSection(at: Context): Section {
  const replaced = new Set(at.situation.positions.flatMap(({changes}) => changes ?? []));
  const positions = new Map(at.situation.positions.map((position) => [position.id, position]));
  const byIssue = new Map<string, Line[]>();
  for (const line of linesOf(at, "position").filter(({id}) => !replaced.has(id))) {
    const {issue} = positions.get(line.id) as Position;
    byIssue.set(issue, [...(byIssue.get(issue) ?? []), line]);
  }
  const entries = [...byIssue].map(([issue, lines]): Entry => {
    const under = lines.map((line) => entryOf(at, line, line.flags.includes("changed") ? ["CHANGED"] : line.date ? [day(line, at)] : []));
    if (under.length === 1) return under[0] as Entry;
    const mentions = lines.flatMap(({evidence}) => evidence);
    return {marks: [], parts: [ours("On "), words(at, issue, mentions), ours(":")], evidence: [], under};
  });
  const order = [...entries].sort((a, b) => b.under.length - a.under.length);
  return section("Positions", order, at.limit(shown.lines));
}

function figuresSection(at: Context): Section {
  const entries = linesOf(at, "figure").map((line) =>
    entryOf(
      at,
      line,
      line.flags.map((flag) => (flag === "disagrees" ? "DISAGREES" : flagWord(flag))),
    ),
  );
  return section("Figures", entries, at.limit(shown.lines));
}

function discrepanciesSection(at: Context): Section {
  const order = ["polarity", "wording", "number", "date", "page-date", "status", "attribution", "name"];
  const sorted = [...at.situation.discrepancies].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || compareText(a.id, b.id));
  const entries = sorted.map(({kind, what, reason, mentions}): Entry => {
    const sides = mentions.map(
      (mention): Entry => ({marks: [], parts: [ours(`${mention.report}: `), quote(mention, at, 160)], evidence: [mention], under: []}),
    );
    return {marks: [kind], parts: [ours(what)], evidence: [], under: [...sides, ...(reason ? [note(`likely because ${reason}`)] : [])]};
  });
  return section("Where reports differ", entries, at.limit(shown.lines));
}

function sourcesSection(at: Context): Section {
  const entries = orderReports(at.situation).map((report): Entry => {
    const {id, outlet, title, url, storyDate, agencies, independentGroup} = report;
    const named = [outlet ?? "outlet not stated", ...(title ? [`“${title}”`] : []), ...(url ? [url] : [])].join(", ");
    const under = [
      note(
        storyNote(report),
        storyDate.evidence.flatMap(({span, agrees}) => (span && agrees ? [{report: id, ...span}] : [])),
      ),
      ...(agencies.length ? [note(`credits or carries ${agencies.join(", ")}`)] : []),
      ...report.sharesTextWith.map((shared) =>
        note(
          `${percent(shared.share)} of its story also stands in ${shared.report}: ${shared.why}`,
          shared.passages.slice(0, 3).map(({here}) => ({report: id, ...here})),
        ),
      ),
      ...(report.furniture.length ? [note(furnitureNote(report))] : []),
    ];
    return {marks: [id], parts: [ours(named), ours(` (group ${independentGroup})`)], evidence: [], under};
  });
  return section("Sources", entries, at.limit(shown.sources));
}

/** Origins that lines rest on, those with the most lines first. */
function originsSection(at: Context): Section {
  const resting = new Map<string, number>();
  for (const {origins} of at.lines.values()) for (const id of origins) resting.set(id, (resting.get(id) ?? 0) + 1);
  const sorted = at.situation.origins
    .filter(({id}) => resting.has(id))
    .sort((a, b) => (resting.get(b.id) ?? 0) - (resting.get(a.id) ?? 0) || compareText(a.id, b.id));
  const entries = sorted.map(
    ({id, name, why, reports, mentions}): Entry => ({
      marks: [count(resting.get(id) ?? 0, "line")],
      parts: [ours(`${name}, ${why}`)],
      basis: `carried by ${reports.join(", ")}`,
      evidence: mentions.slice(0, 3),
      under: [],
    }),
  );
  return section("On whose account", entries, at.limit(shown.origins));
}

/** "story of 8 Mar (weekdays agree); page dated 20 Jun, 104 days later: republished" */
function storyNote({storyDate, pageDate}: SituationReport): string {
  const {date, approximate, why, republished} = storyDate;
  const story = date ? `story of ${longDate(date)}` : approximate ? `story of ${formatDate(approximate)}` : "story date not told";
  const basis = why ? ` (${why})` : "";
  if (!pageDate) return `${story}${basis}; the page shows no date`;
  const days = date && firstDay(date) ? daysBetween(firstDay(date) as string, pageDate.slice(0, 10)) : 0;
  const late = republished ? `, ${count(days, "day")} later: republished` : "";
  return `${story}${basis}; page dated ${longDate(pageDate)}${late}`;
}

function furnitureNote({furniture}: SituationReport): string {
  const counts = new Map<string, number>();
  for (const {reason} of furniture) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const listed = [...counts].sort(([a], [b]) => compareText(a, b)).map(([reason, n]) => `${n} ${reason}`);
  return `not part of the story: ${listed.join(", ")}`;
}

function silencesSection(at: Context): Section {
  const entries = at.situation.silences.flatMap(({line: id, carriedBy, omittedBy}): Entry[] => {
    const line = at.lines.get(id);
    if (!line) return [];
    return [
      {
        marks: [],
        parts: line.parts,
        basis: `carried by ${carriedBy.join(", ")}; left out by ${omittedBy.join(", ")}`,
        evidence: line.evidence,
        under: [],
      },
    ];
  });
  return section("What some reports leave out", entries, at.limit(shown.silences));
}

function problemsSection(at: Context): Section {
  const entries = at.situation.problems.map(({report, message}): Entry => {
    const named = report !== undefined && !message.includes(report) ? [report] : [];
    return {marks: named, parts: [ours(message)], evidence: [], under: []};
  });
  return section("Problems", entries, at.limit(shown.problems));
}

function entryOf(at: Context, line: Line, marks: readonly string[], tags: readonly string[] = []): Entry {
  const status = line.kind === "event" && line.status ? [line.status] : [];
  const lifted = line.flags.filter((flag) => flag === "altered").map((flag) => flag.toUpperCase());
  const gutter = line.mark ? [line.mark.toUpperCase()] : [];
  const basis = [...status, ...tags, basisOf(at, line)].join("; ");
  return {marks: [...gutter, ...lifted, ...marks], parts: line.parts, basis, evidence: line.evidence, under: []};
}

/** "2 origins: the ministry, Northern Wire; 3 reports", or plainly that a single source stands behind it. */
function basisOf(at: Context, {origins, independentSources, reports}: Line): string {
  const names = origins.flatMap((id) => at.origins.get(id)?.name ?? []);
  const listed = names.length > 3 ? `${names.slice(0, 3).join(", ")} +${names.length - 3}` : names.join(", ");
  const carried = count(reports.length, "report");
  if (independentSources < 2) return `single source${listed ? `: ${listed}` : ""}; ${carried}`;
  return `${count(independentSources, "origin")}${listed ? `: ${listed}` : ""}; ${carried}`;
}

function linesOf(at: Context, kind: Line["kind"]): Line[] {
  return [...at.lines.values()].filter((line) => line.kind === kind);
}

function section(title: string, entries: readonly Entry[], most: number): Section {
  return {title, entries: entries.slice(0, most), left: Math.max(0, entries.length - most)};
}

function note(text: string, evidence: readonly Evidence[] = []): Entry {
  return {marks: [], parts: [ours(text)], evidence, under: []};
}

/** The words as a quotation where they stand in a mention, else as they were read. */
function words(at: Context, text: string, mentions: readonly Evidence[]): Part {
  const found = findWords(text, mentions, at);
  return found ? quote(found, at, 160) : {role: "quote", text};
}

function name({actors}: Context, id: string): Part {
  return {role: "name", text: actors.get(id)?.name ?? id, actor: id};
}

function ours(text: string): Part {
  return {role: "ours", text};
}

/** "Tue 4 Mar 2031", marked when the day was computed. */
function day({date, dateCertainty}: Line, _at: Context): string {
  return `${longDate(date as string)}${dateCertainty === "inferred" ? " (inferred)" : ""}`;
}

function longDate(date: string): string {
  const weekday = weekdayOf(date)?.slice(0, 3);
  return `${weekday ? `${weekday} ` : ""}${formatDate(date)}`;
}

function isComing({asOf}: Context, date: string): boolean {
  const last = lastDay(date);
  return asOf !== undefined && last !== undefined && last > asOf;
}

/** True for a day or a stretch of at most a week. */
function isDay(date: string): boolean {
  const [from, to] = [firstDay(date), lastDay(date)];
  return from !== undefined && to !== undefined && daysBetween(from, to) <= 7;
}

/** " (3 occurred, 1 planned)", most first; empty for nothing. */
function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b));
  return sorted.length ? ` (${sorted.map(([value, n]) => `${n} ${value}`).join(", ")})` : "";
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
