// What changed between two situations: lines new, changed, lost, newly confirmed by an independent source, newly contradicted.
// A line is the same when its id is, or when it was read from mostly the same characters; ids change when a reader improves.
import type {LineChange, LineKind, News} from "../model/desk.js";
import type {Situation} from "../model/situation.js";
import type {Evidence} from "../model/span.js";
import type {Texts} from "./lines.js";

/** What of a line is compared. */
interface Compared {
  readonly kind: LineKind;
  readonly id: string;
  readonly mentions: readonly Evidence[];
  /** Its own words, where it keeps them itself. */
  readonly words?: string | undefined;
  /** What a reader would notice: status, outcome, stance, value, dates, altered versions. */
  readonly state: string;
  readonly origins: readonly string[];
  readonly independentSources: number;
  readonly contradicted: boolean;
}

const order: readonly News[] = ["lost only origin", "changed", "gained origin", "new", "lost report", "gained report"];

/**
 * Changes from `before` to `after`, each line once, what lost its only origin first, then what is newly contradicted. `texts` gives
 * the words of lines that are gone, where their reports are still at hand.
 */
export function findChanges(before: Situation, after: Situation, texts: Texts = new Map()): LineChange[] {
  const all = new Map([...ownTexts(before), ...ownTexts(after), ...texts]);
  const earlier = comparedLines(before);
  const later = comparedLines(after);
  const pairs = pairLines(earlier, later);
  const paired = new Set([...pairs.values()].map(({id}) => id));
  const changes = later.flatMap((line) => changeOf(pairs.get(line), line, all));
  const lost = earlier
    .filter(({id}) => !paired.has(id))
    .map((line): LineChange => ({kind: line.kind, line: line.id, news: "lost only origin", what: wordsOf(line, all)}));
  return [...lost, ...changes].sort(
    (a, b) =>
      order.indexOf(a.news) - order.indexOf(b.news) ||
      Number(b.contradicted ?? false) - Number(a.contradicted ?? false) ||
      (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.line < b.line ? -1 : 1),
  );
}

function changeOf(before: Compared | undefined, after: Compared, texts: Texts): LineChange[] {
  const news = before ? newsOf(before, after) : "new";
  const contradicted = after.contradicted && before !== undefined && !before.contradicted;
  if (!news && !contradicted) return [];
  return [
    {
      kind: after.kind,
      line: after.id,
      news: news ?? "changed",
      what: wordsOf(after, texts),
      ...(before && before.id !== after.id && {was: before.id}),
      ...(contradicted && {contradicted}),
    },
  ];
}

function newsOf(before: Compared, after: Compared): News | undefined {
  if (before.state !== after.state) return "changed";
  if (after.independentSources > before.independentSources) return "gained origin";
  const reportsBefore = new Set(before.mentions.map(({report}) => report));
  const reportsAfter = new Set(after.mentions.map(({report}) => report));
  if ([...reportsAfter].some((id) => !reportsBefore.has(id))) return "gained report";
  if ([...reportsBefore].some((id) => !reportsAfter.has(id))) return "lost report";
  return undefined;
}

/** Each later line with the earlier one that it continues. */
function pairLines(earlier: readonly Compared[], later: readonly Compared[]): Map<Compared, Compared> {
  const byId = new Map(earlier.map((line) => [`${line.kind} ${line.id}`, line]));
  const byPlace = indexPlaces(earlier);
  const pairs = new Map<Compared, Compared>();
  const taken = new Set<Compared>();
  const pair = (line: Compared, found: Compared | undefined) => {
    if (!found || taken.has(found)) return;
    taken.add(found);
    pairs.set(line, found);
  };
  for (const line of later) pair(line, byId.get(`${line.kind} ${line.id}`));
  for (const line of later)
    if (!pairs.has(line))
      pair(
        line,
        line.mentions.flatMap((mention) => findAt(byPlace, line.kind, mention)).find((found) => !taken.has(found)),
      );
  return pairs;
}

type Places = Map<string, {readonly mention: Evidence; readonly line: Compared}[]>;

const cell = 256;

/** Mentions by stretches of their report, so that looking one up does not depend on how many lines there are. */
function indexPlaces(lines: readonly Compared[]): Places {
  const places: Places = new Map();
  for (const line of lines) {
    for (const mention of line.mentions) {
      for (const key of cellsOf(line.kind, mention)) {
        const there = places.get(key);
        if (there) there.push({mention, line});
        else places.set(key, [{mention, line}]);
      }
    }
  }
  return places;
}

function cellsOf(kind: LineKind, {report, start, end}: Evidence): string[] {
  const first = Math.floor(start / cell);
  const last = Math.min(Math.floor((end - 1) / cell), first + 40);
  return Array.from({length: last - first + 1}, (_, index) => `${kind} ${report} ${first + index}`);
}

function findAt(places: Places, kind: LineKind, mention: Evidence): Compared[] {
  const near = cellsOf(kind, mention).flatMap((key) => places.get(key) ?? []);
  return near
    .filter((there) => 2 * sharedLength(there.mention, mention) > Math.max(length(there.mention), length(mention)))
    .map(({line}) => line);
}

function sharedLength(a: Evidence, b: Evidence): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

function length({start, end}: Evidence): number {
  return end - start;
}

function comparedLines(situation: Situation): Compared[] {
  const names = new Map(situation.actors.map(({id, name}) => [id, name]));
  const disputed = new Set(situation.discrepancies.filter(({kind}) => kind !== "name" && kind !== "page-date").flatMap(({lines}) => lines));
  const groups = new Map(situation.reports.map(({id, independentGroup}) => [id, independentGroup]));
  const groupsOf = (mentions: readonly Evidence[]) => new Set(mentions.map(({report}) => groups.get(report))).size;
  const named = (id: string | undefined) => (id && names.get(id)) ?? "";
  const line = (
    kind: LineKind,
    item: {id: string; mentions: readonly Evidence[]; origins?: readonly string[]; independentSources?: number},
    state: readonly unknown[],
    words?: string,
  ): Compared => ({
    kind,
    id: item.id,
    mentions: item.mentions,
    words,
    state: state.map((part) => part ?? "").join(" | "),
    origins: item.origins ?? [],
    independentSources: item.independentSources ?? groupsOf(item.mentions),
    contradicted: disputed.has(item.id),
  });
  return [
    ...situation.statements.map((item) =>
      line("statement", item, [named(item.speaker), item.date, item.drift.filter(({verdict}) => verdict === "altered").length]),
    ),
    ...situation.events.map((item) => line("event", item, [item.status, item.date], item.what)),
    ...situation.commitments.map((item) =>
      line("commitment", item, [item.kind, named(item.actor), item.deadline, item.outcome], item.content),
    ),
    ...situation.positions.map((item) =>
      line("position", item, [named(item.actor), item.stance], `${named(item.actor)} ${item.stance} ${item.issue}`),
    ),
    ...situation.figures.map((item) => line("figure", item, [item.value, item.unit], `${item.what}: ${item.value}`)),
    ...situation.discrepancies.map((item) => line("discrepancy", item, [item.kind], item.what)),
  ];
}

function ownTexts({reports}: Situation): Map<string, string> {
  return new Map(reports.flatMap(({id, text}) => (text === undefined ? [] : [[id, text] as const])));
}

function wordsOf({words, mentions}: Compared, texts: Texts): string {
  const [first] = mentions;
  if (words !== undefined) return words;
  if (!first) return "without words";
  return texts.get(first.report)?.slice(first.start, first.end) ?? `${first.report} ${first.start}-${first.end}`;
}
