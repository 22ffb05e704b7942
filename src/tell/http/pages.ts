// Fills pages from a running situation. What only depends on the version is derived once and kept with it.
import type {LineChange, Standing} from "../../model/desk.js";
import type {Situation} from "../../model/situation.js";
import type {Store, StoredIntake} from "../../store/store.js";
import {firstDay, lastDay} from "../dates.js";
import type {JsonRecord} from "../json.js";
import {describeLines, gatherSources, type Line, type Sources} from "../lines.js";
import {type Filterable, filterableLines, keptLines} from "./filters.js";
import type {Assets, Frame, Intake, PageQuery, RailCounts, SituationCard, SituationHead} from "./page.js";
import type {Live} from "./situations.js";

/** What depends on one version of a situation alone. */
export interface Derived {
  readonly filterable: readonly Filterable[];
  /** Lists of the situation in its JSON contract, as far as they were asked for. */
  readonly json: Map<keyof Situation, readonly JsonRecord[]>;
  readonly sources: Sources;
  /** All lines in words, the most telling first. */
  readonly lines: readonly Line[];
  /** Texts of the situation's reports. */
  readonly texts: ReadonlyMap<string, string>;
}

const derivations = new WeakMap<Situation, {-readonly [K in keyof Derived]?: Derived[K]}>();
const newsCache = new WeakMap<Live["shown"], Map<number, Promise<ReadonlyMap<string, LineChange>>>>();

/** What depends on the version shown, made when it is first asked for. */
export function derive<K extends keyof Derived>(live: Live, name: K): Derived[K] {
  const {situation} = live.shown;
  const known = derivations.get(situation) ?? {};
  derivations.set(situation, known);
  const make: {readonly [N in keyof Derived]: () => Derived[N]} = {
    filterable: () => filterableLines(situation),
    json: () => new Map(),
    sources: () => gatherSources(situation, derive(live, "texts")),
    lines: () => describeLines(derive(live, "sources")),
    texts: () => new Map(situation.reports.map(({id}) => [id, live.reports.get(id)?.text ?? ""])),
  };
  known[name] ??= make[name]() as Derived[K] & Derived[keyof Derived];
  return known[name] as Derived[K];
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

/** Each line that changed after `since`, once: a line that is new and then changed is new. */
export function newsSince(store: Store, live: Live, since: number): Promise<ReadonlyMap<string, LineChange>> {
  const kept = newsCache.get(live.shown) ?? new Map<number, Promise<ReadonlyMap<string, LineChange>>>();
  newsCache.set(live.shown, kept);
  const news = kept.get(since) ?? gatherNews(store, live, since);
  kept.set(since, news);
  return news;
}

async function gatherNews(store: Store, live: Live, since: number): Promise<ReadonlyMap<string, LineChange>> {
  const news = new Map<string, LineChange>();
  if (since >= live.stored.version) return news;
  for (const {changes} of await store.loadChanges(live.stored.key, since)) {
    for (const change of changes) {
      const before = news.get(change.was ?? change.line) ?? news.get(change.line);
      if (change.was !== undefined) news.delete(change.was);
      const stays = change.news !== "gone" && change.news !== "lost only origin";
      news.set(change.line, before?.news === "new" && stays ? {...change, news: "new"} : change);
    }
  }
  return news;
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
