// What all pictures share: the situation's lines with ways to look things up, and where links lead. The desk and the report file
// differ only in `links`: the desk has addresses, the file has fragments.
import type {LineChange, LineMark} from "../../model/desk.js";
import type {Commitment, Figure, Origin, Situation, SituationEvent, SituationReport, Statement} from "../../model/situation.js";
import type {Evidence, Span} from "../../model/span.js";
import {firstDay} from "../dates.js";
import {
  describeLines,
  facing,
  figureGroups,
  gatherSources,
  type Line,
  type Mark,
  orderReports,
  type Sources,
  selectBrief,
  type Texts,
} from "../lines.js";

/** The pages of a situation, in the order of the rail. */
export const pageNames = [
  ["brief", "Brief", "b"],
  ["calendar", "Calendar", "c"],
  ["tripwires", "Tripwires", "t"],
  ["positions", "Positions", "p"],
  ["differences", "Differences", "d"],
  ["wording", "Wording", "w"],
  ["numbers", "Numbers", "n"],
  ["lineage", "Lineage", "l"],
  ["actors", "Actors", "a"],
  ["reports", "Reports", "r"],
] as const;

export type PageName = (typeof pageNames)[number][0];

/** Where links lead. An absent address means that the thing is shown without a link. */
export interface Links {
  readonly page: (name: PageName) => string;
  readonly line: (line: Line) => string;
  readonly report: (report: string, span?: Span) => string;
  readonly actor: (actor: string) => string;
}

/** A situation made ready to be shown. */
export interface View {
  readonly sources: Sources;
  readonly situation: Situation;
  readonly texts: Texts;
  /** All lines, the most telling first. */
  readonly lines: readonly Line[];
  readonly brief: readonly Line[];
  readonly lineById: ReadonlyMap<string, Line>;
  /** By story date. */
  readonly reports: readonly SituationReport[];
  readonly reportById: ReadonlyMap<string, SituationReport>;
  readonly originById: ReadonlyMap<string, Origin>;
  readonly statementById: ReadonlyMap<string, Statement>;
  readonly eventById: ReadonlyMap<string, SituationEvent>;
  readonly commitmentById: ReadonlyMap<string, Commitment>;
  /** Lines with flags, the most telling first: what the standfirst counts. */
  readonly flagged: readonly Line[];
  /** Events and commitments that carry a date, earliest first; sorted when it is first asked for. */
  dated(): readonly Line[];
  /** Figures that count the same quantity. */
  readonly quantities: readonly (readonly Figure[])[];
  /** What a commitment would set off in turn, by commitment. */
  readonly trips: ReadonlyMap<string, readonly string[]>;
  readonly links: Links;
  /** True for the report file, which carries everything in one page. */
  readonly file: boolean;
  /** Share of the usual room that lists of the report file have; 1 when absent. */
  readonly room?: number;
  readonly title: string;
  /** Id of the line whose evidence is open. */
  readonly open?: string;
  /** Lines that pass the filters; absent when nothing is filtered. */
  readonly kept?: ReadonlySet<string>;
  readonly news?: ReadonlyMap<string, LineChange>;
  readonly corrected?: ReadonlyMap<string, LineMark>;
  readonly piece?: Piece;
}

/** What a view may be given besides the situation. */
export interface ViewOptions {
  readonly links: Links;
  readonly file: boolean;
  readonly title?: string;
  readonly open?: string;
  readonly kept?: ReadonlySet<string>;
  readonly news?: ReadonlyMap<string, LineChange>;
  readonly corrected?: ReadonlyMap<string, LineMark>;
  /** All lines and what they were described from, when they are made already. */
  readonly lines?: readonly Line[];
  readonly sources?: Sources;
  /** Where long lists go on, and how their pieces are reached. */
  readonly piece?: Piece;
}

/** The piece of long lists that is shown. */
export interface Piece {
  /** Id of the last row of the piece before. */
  readonly after?: string;
  readonly whole?: boolean;
  /** Address of the piece after a row; of everything without one. */
  readonly href: (after: string | undefined) => string;
}

/** Makes a situation ready to be shown. What depends on the situation alone is made once and kept with it. */
export function makeView(situation: Situation, texts: Texts, {lines, sources, ...options}: ViewOptions): View {
  const base = baseOf(situation, texts, {...(lines && {lines}), ...(sources && {sources})});
  const marked = options.news && options.news.size > 0 ? markedBase(base, options.news) : base;
  return {...marked, ...options, title: options.title ?? nameSituation(base.sources)};
}

type Base = Omit<View, "links" | "file" | "title" | "open" | "kept" | "news" | "corrected" | "piece">;

const bases = new WeakMap<Situation, Base>();

function baseOf(situation: Situation, texts: Texts, made: Pick<ViewOptions, "lines" | "sources">): Base {
  const known = bases.get(situation);
  if (known?.texts === texts) return known;
  const sources = made.sources ?? gatherSources(situation, texts);
  const base: Base = {
    sources,
    situation,
    texts,
    ...lookups(made.lines ?? describeLines(sources)),
    reports: orderReports(situation),
    reportById: new Map(situation.reports.map((report) => [report.id, report])),
    originById: new Map(situation.origins.map((origin) => [origin.id, origin])),
    statementById: new Map(situation.statements.map((statement) => [statement.id, facing(statement)])),
    eventById: new Map(situation.events.map((event) => [event.id, event])),
    commitmentById: new Map(situation.commitments.map((commitment) => [commitment.id, commitment])),
    quantities: figureGroups(situation),
    trips: new Map(situation.tripwires.map(({commitment, trips}) => [commitment, [...new Set(trips)]])),
  };
  bases.set(situation, base);
  return base;
}

/** The lines, and what is looked up or counted among them. */
function lookups(lines: readonly Line[]): Pick<Base, "lines" | "brief" | "lineById" | "flagged" | "dated"> {
  let dated: readonly Line[] | undefined;
  return {
    lines,
    brief: selectBrief(lines),
    lineById: new Map(lines.map((line) => [line.id, line])),
    flagged: lines.filter(({flags}) => flags.length > 0),
    dated: () => (dated ??= sortByDay(lines)),
  };
}

const markedBases = new WeakMap<ReadonlyMap<string, LineChange>, Base>();

/** The same with what is new or changed marked: once for all who look at the same news. */
function markedBase(base: Base, news: ReadonlyMap<string, LineChange>): Base {
  const known = markedBases.get(news);
  if (known?.sources === base.sources) return known;
  const marks = marksOf(news);
  const marked = {...base, ...lookups(base.lines.map((line) => markLine(line, marks)))};
  markedBases.set(news, marked);
  return marked;
}

function sortByDay(lines: readonly Line[]): Line[] {
  const dated = lines.flatMap((line) => {
    const day = (line.kind === "event" || line.kind === "commitment") && line.date ? firstDay(line.date) : undefined;
    return day ? [{line, day}] : [];
  });
  return dated.sort((a, b) => (a.day === b.day ? b.line.weight - a.line.weight : a.day < b.day ? -1 : 1)).map(({line}) => line);
}

function markLine(line: Line, marks: ReadonlyMap<string, Mark>): Line {
  const mark = marks.get(line.id);
  return mark ? {...line, mark} : line;
}

/**
 * How many lines of a kind the report file lists, `each` per report: a file is to be sent and read. What is not listed is still
 * underlined in the full texts, and counted.
 */
export function roomFor(each: number, view: View): number {
  return view.file ? Math.round(Math.max(5, view.reports.length) * each * (view.room ?? 1)) : Number.POSITIVE_INFINITY;
}

/** The short key of a report ("02"). */
export function keyOf(report: string, view: View): string {
  return view.sources.keys.get(report) ?? report;
}

/** The name of an actor, or its id when it is not known. */
export function nameOf(actor: string, view: View): string {
  return view.sources.actors.get(actor)?.name ?? actor;
}

/** The characters of a piece of evidence. */
export function wordsOf({report, start, end}: Evidence, view: View): string {
  return (view.texts.get(report) ?? "").slice(start, end);
}

/** First and last story date of the situation's reports. */
export function storyDates({reports}: {readonly reports: readonly SituationReport[]}): {first: string; last: string} | undefined {
  const days = reports.flatMap(({storyDate}) => storyDate.date ?? []).sort();
  return days.length ? {first: days[0] as string, last: days.at(-1) as string} : undefined;
}

/** The place or country that most lines concern: counted, so that the title is not composed. */
function nameSituation({situation}: Sources): string {
  const tally = new Map<string, number>();
  const add = (name: string, n: number) => tally.set(name, (tally.get(name) ?? 0) + n);
  for (const {place} of situation.events) if (place) add(place, 1);
  if (tally.size === 0) for (const {name, kind, mentions} of situation.actors) if (kind === "country") add(name, mentions.length);
  const [first] = [...tally].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return first?.[0] ?? "Situation";
}

function marksOf(news: ReadonlyMap<string, LineChange>): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const [id, {news: what}] of news) marks.set(id, what === "new" ? "new" : what === "gained report" ? "gained" : "changed");
  return marks;
}
