// Fills pages from a running situation. What only depends on the version is derived once and kept with it.
import type {LineChange, Standing} from "../../model/desk.js";
import type {Situation} from "../../model/situation.js";
import type {Store, StoredIntake} from "../../store/store.js";
import {firstDay, lastDay} from "../dates.js";
import {describeLines, gatherSources, type KnownLines, type Line, newKnownLines, type Sources} from "../lines.js";
import {type Filterable, filterableLines, keptLines} from "./filters.js";
import type {Assets, Frame, Intake, PageQuery, RailCounts, SituationCard, SituationHead} from "./page.js";
import type {Live} from "./situations.js";

/** What depends on one version of a situation alone. */
export interface Derived {
  readonly filterable: readonly Filterable[];
  readonly sources: Sources;
  /** All lines in words, the most telling first. */
  readonly lines: readonly Line[];
  /** Texts of the situation's reports. */
  readonly texts: ReadonlyMap<string, string>;
}

const derivations = new WeakMap<Situation, {-readonly [K in keyof Derived]?: Derived[K]}>();
/** Of each situation, what its lines said at the version before. */
const known = new Map<string, KnownLines>();

/** What depends on the version shown, made when it is first asked for. */
export function derive<K extends keyof Derived>(live: Live, name: K): Derived[K] {
  const {situation} = live.shown;
  const known = derivations.get(situation) ?? {};
  derivations.set(situation, known);
  const make: {readonly [N in keyof Derived]: () => Derived[N]} = {
    filterable: () => filterableLines(situation),
    sources: () => gatherSources(situation, derive(live, "texts")),
    lines: () => describeLines(derive(live, "sources"), undefined, knownAt(live.stored.key)),
    texts: () => new Map(situation.reports.map(({id}) => [id, live.reports.get(id)?.text ?? ""])),
  };
  known[name] ??= make[name]() as Derived[K] & Derived[keyof Derived];
  return known[name] as Derived[K];
}

function knownAt(key: string): KnownLines {
  const lines = known.get(key) ?? newKnownLines();
  known.set(key, lines);
  return lines;
}

/** Names and state of a situation. */
export function headOf({stored, shown}: Live): SituationHead {
  return {key: stored.key, title: stored.title, tlp: shown.tlp, version: stored.version, updatedAt: stored.updatedAt};
}

/** What every page of the situation carries. */
export async function frameOf(store: Store, live: Live, query: PageQuery, assets: Assets): Promise<Frame> {
  const {situation, marks, standings} = live.shown;
  const {seen} = live;
  const since = query.since === undefined ? seen : await versionAt(store, live, query.since);
  const news = since > 0 || query.since !== undefined ? await newsSince(store, live, since) : new Map<string, LineChange>();
  return {
    head: headOf(live),
    situation,
    texts: derive(live, "texts"),
    lines: derive(live, "lines"),
    sources: derive(live, "sources"),
    marks,
    counts: countsOf(situation, standings, news.size, live),
    query,
    kept: keptLines(() => derive(live, "filterable"), query),
    news,
    seen,
    progress: live.progress,
    assets,
  };
}

/** A situation on the first page. */
export async function cardOf(store: Store, live: Live): Promise<SituationCard> {
  const {situation} = live.shown;
  const dates = situation.reports.flatMap(({storyDate}) => storyDate.date ?? []).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return {
    head: headOf(live),
    reports: live.progress.received,
    lines: LINE_LISTS.reduce((sum, list) => sum + situation[list].length, 0),
    dates: first && last ? {first, last} : undefined,
    next: last ? nextDeadline(situation, last) : undefined,
    unseen: live.seen > 0 ? (await newsSince(store, live, live.seen)).size : 0,
    progress: live.progress,
  };
}

/** Changes since one version up to another, each line once. */
interface News {
  readonly version: number;
  readonly lines: ReadonlyMap<string, LineChange>;
}

/** Views of how many marks are remembered; the analyst's is nearly always one of them. */
const MOST_NEWS = 20;
const newsOf = new WeakMap<Store, Map<string, Promise<News>>>();

/** Each line that changed after `since`, once: a line that is new and then changed is new. Only changes that came since it was last asked are read. */
export async function newsSince(store: Store, live: Live, since: number): Promise<ReadonlyMap<string, LineChange>> {
  const remembered = newsOf.get(store) ?? new Map<string, Promise<News>>();
  newsOf.set(store, remembered);
  const name = JSON.stringify([live.stored.key, since]);
  const before = remembered.get(name) ?? Promise.resolve({version: since, lines: new Map()});
  const news = before.then((known) => gatherNews(store, live, known));
  remembered.delete(name);
  remembered.set(name, news);
  news.catch(() => remembered.delete(name));
  if (remembered.size > MOST_NEWS) remembered.delete(remembered.keys().next().value as string);
  return (await news).lines;
}

async function gatherNews(store: Store, live: Live, known: News): Promise<News> {
  if (known.version >= live.stored.version) return known;
  const groups = await store.loadChanges(live.stored.key, known.version);
  const news = new Map(known.lines);
  for (const {changes} of groups) {
    for (const change of changes) {
      const before = news.get(change.was ?? change.line) ?? news.get(change.line);
      if (change.was !== undefined) news.delete(change.was);
      const stays = change.news !== "gone" && change.news !== "lost only origin";
      news.set(change.line, before?.news === "new" && stays ? {...change, news: "new"} : change);
    }
  }
  return {version: groups.at(-1)?.version ?? known.version, lines: news};
}

/** The version that stood at the beginning of a day, or the version itself. */
export async function versionAt(store: Store, live: Live, since: string): Promise<number> {
  if (/^\d{1,9}$/.test(since)) return Math.min(Number(since), live.stored.version);
  const before = (await store.loadChanges(live.stored.key, 0)).filter(({at}) => at < since);
  return before.at(-1)?.version ?? 0;
}

/** What arrived, as pages show it. */
export function intakeOf(item: StoredIntake, live: Live, told: ReadonlySet<string>): Intake {
  return {
    id: item.id,
    state: stateOf(item, told),
    at: item.at,
    outlet: item.outlet,
    title: item.title,
    url: item.url,
    problems: [...item.problems, ...(live.trouble ? [{stage: "reconcile" as const, code: "waiting", message: live.trouble}] : [])],
    withdrawn: item.withdrawn,
  };
}

const LINE_LISTS = ["statements", "events", "commitments", "positions", "figures"] as const;

function stateOf({withdrawn, setAside, reader, id}: StoredIntake, told: ReadonlySet<string>): Intake["state"] {
  if (withdrawn) return "withdrawn";
  if (setAside) return "set aside";
  if (told.has(id)) return "reconciled";
  return reader === undefined ? "received" : "read";
}

function countsOf(situation: Situation, standings: readonly Standing[], changes: number, {progress}: Live): RailCounts {
  return {
    calendar: situation.events.filter(({date}) => date !== undefined).length,
    tripwires: situation.commitments.length,
    positions: situation.positions.length,
    differences: situation.discrepancies.length,
    wording: situation.statements.length,
    numbers: situation.figures.length,
    lineage: situation.origins.length,
    actors: situation.actors.length,
    reports: progress.received,
    problems: situation.problems.length,
    changes,
    corrections: standings.filter(({state}) => state !== "undone").length,
  };
}

/** The open dated commitment that comes next after the last story. */
function nextDeadline({commitments}: Situation, lastStory: string): SituationCard["next"] {
  const after = lastDay(lastStory) ?? lastStory;
  const coming = commitments.flatMap(({id, deadline, content, outcome}) => {
    const day = deadline === undefined ? undefined : firstDay(deadline);
    return deadline !== undefined && day !== undefined && day > after && outcome !== "kept" && outcome !== "lapsed"
      ? [{date: deadline, what: content, commitment: id}]
      : [];
  });
  return coming.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.commitment < b.commitment ? -1 : 1))[0];
}
