// The desk's pages and their JSON twins: a table of what is shown at which address. A twin answers at the page's address plus `.json`.
import type {OpenAPIHono, z} from "@hono/zod-openapi";
import type {Context} from "hono";
import type {Correction} from "../../model/desk.js";
import type {Situation} from "../../model/situation.js";
import {bindingsOf} from "../../reconcile/corrections.js";
import {type JsonRecord, renderJson} from "../json.js";
import type {AppDeps} from "./app.js";
import {addRoute, answerTagged, HTML_TYPE, JSON_TYPE, RequestError} from "./exchange.js";
import {findAll, parseQuery} from "./find.js";
import type {Found, Frame, Intake, Page, PageQuery} from "./page.js";
import {cardOf, derive, frameOf, intakeOf, versionAt} from "./pages.js";
import {listQuery, noQuery, record, reportQuery, situationParams, thingParams, viewQuery} from "./schemas.js";
import type {Live} from "./situations.js";
import {
  briefItem,
  briefLines,
  cardJson,
  findRecord,
  headJson,
  LISTS,
  listItems,
  markJson,
  pieceOf,
  progressJson,
  recordsOf,
  reportJson,
  withQuotes,
} from "./twins.js";

/** What a page may be asked with: the state of a view, and where in a list or text. */
interface Query extends PageQuery {
  readonly at?: string | undefined;
  readonly limit?: number;
}

/** A request for a page of a situation. `id` is empty where the address names none. */
interface Asked {
  readonly deps: AppDeps;
  readonly live: Live;
  readonly id: string;
  readonly query: Query;
}

/** A page of a situation and its twin. */
interface Shown {
  /** Below `/s/{key}`; with `{id}` it is about one thing. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodType<Query>;
  readonly twinQuery?: z.ZodType<Query>;
  /** Throws RequestError when what is asked for is not there. */
  check?(asked: Asked): void | Promise<void>;
  page(frame: Frame, asked: Asked): Page | Promise<Page>;
  /** Fields of the twin below its head. */
  twin(asked: Asked): JsonRecord | Promise<JsonRecord>;
  /** True when the twin changes with the version alone, and not with progress. */
  readonly byVersion?: boolean;
}

const page = {200: {description: "the page", mediaType: HTML_TYPE.split(";")[0] as string}, 304: {description: "it has not changed"}};
const twin = {200: {description: "the page as data", schema: record}, 304: {description: "it has not changed"}};

const brief: Shown = {
  path: "",
  summary: "the brief: numbered lines, the most telling first",
  twinQuery: listQuery,
  page: (frame) => ({kind: "brief", frame}),
  async twin({deps, live, query}) {
    const {counts, news} = await frameOf(deps.store, live, query, deps.assets);
    const {items, total, next} = pieceOf(briefLines(live, query), query.limit ?? 100, query.cursor);
    const lines = items.map(({line, number}) => ({...briefItem(live, line, number), news: news.get(line.id)?.news ?? null}));
    return {counts: {...counts}, progress: progressJson(live.progress), lines, total, next};
  },
};

const lists = (Object.keys(LISTS) as (keyof typeof LISTS)[]).map(
  (kind): Shown => ({
    path: `/${kind}`,
    summary: `the ${kind} page`,
    twinQuery: listQuery,
    byVersion: true,
    page: (frame) => ({kind, frame}),
    twin({live, query}) {
      const {items, total, next} = pieceOf(listItems(live, kind, query), query.limit ?? 100, query.cursor);
      return {items: items.map((item) => withQuotes(live, item)), ...besides(live, kind), total, next};
    },
  }),
);

const things = (
  [
    ["statements", "statement"],
    ["events", "event"],
    ["commitments", "commitment"],
    ["actors", "actor"],
  ] as const
).map(
  ([list, kind]): Shown => ({
    path: `/${list}/{id}`,
    summary: `one ${kind}, all its evidence`,
    byVersion: true,
    check: ({live, id}) => void (live.shown.situation[list].some((thing) => thing.id === id) || missing(kind, id)),
    page(frame, {live, id}) {
      const thing = live.shown.situation[list].find((candidate) => candidate.id === id);
      return {kind, frame, [kind]: thing, history: historyOf(live, id)} as unknown as Page;
    },
    twin: ({live, id}) => ({[kind]: findRecord(live, list, id) ?? null, history: historyOf(live, id) as unknown as JsonRecord[]}),
  }),
);

const reports: Shown = {
  path: "/reports",
  summary: "reports and what was set aside",
  page: async (frame, asked) => ({kind: "reports", frame, intake: await intakeAt(asked)}),
  async twin(asked) {
    const intake = (await intakeAt(asked)).map((item) => ({...item, ...markJson(asked.live.shown.marks.get(item.id))}));
    return {progress: progressJson(asked.live.progress), intake: intake as unknown as JsonRecord[], reports: shortReports(asked.live)};
  },
};

const report: Shown = {
  path: "/reports/{id}",
  summary: "one report's full text",
  query: reportQuery,
  async check({deps, live, id, query}) {
    const {text} = live.reports.get(id) ?? (await refuseReport(deps, live, id));
    if (query.at !== undefined) rangeOf(query.at, text);
  },
  async page(frame, asked) {
    const {live, id, query} = asked;
    const found = live.reports.get(id) ?? missing("report", id);
    const intake = (await intakeAt(asked)).find((item) => item.id === id) ?? missing("report", id);
    return {kind: "report", frame, report: found, intake, ...(query.at && {at: rangeOf(query.at, found.text)})};
  },
  twin({live, id, query}) {
    const found = live.reports.get(id) ?? missing("report", id);
    const at = query.at === undefined ? undefined : rangeOf(query.at, found.text);
    return {report: reportJson(live, found), at: at ? {...at, quote: found.text.slice(at.start, at.end)} : null};
  },
};

const changes: Shown = {
  path: "/changes",
  summary: "what changed, by version",
  async page(frame, asked) {
    const since = await sinceOf(asked);
    return {kind: "changes", frame, since, groups: await asked.deps.store.loadChanges(asked.live.stored.key, since)};
  },
  async twin(asked) {
    const since = await sinceOf(asked);
    const groups = await asked.deps.store.loadChanges(asked.live.stored.key, since);
    return {since, groups: groups as unknown as JsonRecord[]};
  },
};

const corrections: Shown = {
  path: "/corrections",
  summary: "all corrections, and whether each applies",
  byVersion: true,
  page: (frame, {live}) => ({kind: "corrections", frame, standings: live.shown.standings}),
  twin: ({live}) => ({corrections: live.shown.standings as unknown as JsonRecord[]}),
};

const search: Shown = {
  path: "/search",
  summary: "source text, lines and actors with all words of `q`",
  query: listQuery,
  async page(frame, asked) {
    const {items, next} = await findPiece(asked);
    return {kind: "search", frame, q: asked.query.q ?? "", found: items.map(({found}) => found), ...(next && {next})};
  },
  async twin(asked) {
    const {items, total, next} = await findPiece(asked);
    const found = items.map((item) => item.found) as unknown as JsonRecord[];
    return {q: asked.query.q ?? "", answer: total > 0 ? "found" : "not in the reports", found, total, next};
  },
};

const add: Shown = {
  path: "/add",
  summary: "add reports, and how far they are",
  page: (frame) => ({kind: "add", frame}),
  twin: ({live}) => ({progress: progressJson(live.progress), trouble: live.trouble ?? null}),
};

const shown: readonly Shown[] = [brief, ...lists, ...things, reports, report, changes, corrections, search, add];

/** Adds every address that is only read. */
export function addReadRoutes(app: OpenAPIHono, deps: AppDeps): void {
  addFirstPage(app, deps);
  for (const one of shown) addShown(app, deps, one);
  addDownloads(app, deps);
}

/** The situation of an address. Throws RequestError 404. */
export function findLive(deps: AppDeps, key: string): Live {
  const live = deps.situations.find(key);
  if (live) return live;
  throw new RequestError(404, {code: "unknown-situation", message: `there is no situation "${key}" on this desk.`, at: "path.key"});
}

function addShown(app: OpenAPIHono, deps: AppDeps, one: Shown): void {
  const {path, summary, query = viewQuery, twinQuery = query} = one;
  const route = {method: "get", path: `/s/{key}${path}`, summary, params: path.includes("{id}") ? thingParams : situationParams} as const;
  const askedOf = async (params: {key: string; id?: string}, asked: Query): Promise<Asked> => {
    const found = {deps, live: findLive(deps, params.key), id: params.id ?? "", query: asked};
    await one.check?.(found);
    return found;
  };
  addRoute(app, {...route, query, answers: page}, async ({c, params, query: asked}) => {
    const found = await askedOf(params, asked);
    return answerTagged(c, ["page", ...pulseTag(c, deps, found.live)], HTML_TYPE, async () => {
      const {at, limit, ...view}: Query = asked;
      return deps.renderPage(await one.page(await frameOf(deps.store, found.live, view, deps.assets), found));
    });
  });
  addRoute(app, {...route, twin: true, query: twinQuery, answers: twin}, async ({c, params, query: asked}) => {
    const found = await askedOf(params, asked);
    const tag = one.byVersion ? versionTag(c, deps, found.live) : pulseTag(c, deps, found.live);
    return answerTagged(c, ["twin", ...tag], JSON_TYPE, async () => json({...headJson(found.live), ...(await one.twin(found))}));
  });
}

function addFirstPage(app: OpenAPIHono, deps: AppDeps): void {
  const route = {method: "get", path: "/", summary: "all situations: next deadline, unseen changes", query: viewQuery} as const;
  const cards = () => Promise.all(deps.situations.list().map((live) => cardOf(deps.store, live)));
  addRoute(app, {...route, answers: page}, async ({c, query}) => {
    const situations = await cards();
    const tag = ["page", deps.bootedAt, c.req.url, situations];
    return answerTagged(c, tag, HTML_TYPE, () => deps.renderPage({kind: "situations", situations, query, assets: deps.assets}));
  });
  addRoute(app, {...route, twin: true, answers: twin}, async ({c}) => {
    const situations = (await cards()).map(cardJson);
    return answerTagged(c, ["twin", deps.bootedAt, situations], JSON_TYPE, () => json({situations}));
  });
}

/** What some lists show beside their items. */
function besides(live: Live, kind: keyof typeof LISTS): JsonRecord {
  if (kind === "calendar") return {days: recordsOf(live, "timeline")};
  if (kind === "tripwires") return {tripwires: recordsOf(live, "tripwires")};
  return kind === "lineage" ? {reports: shortReports(live)} : {};
}

function shortReports(live: Live): JsonRecord[] {
  return recordsOf(live, "reports").map(({text, furniture, ...short}) => short);
}

function missing(kind: string, id: string): never {
  const message = `there is no ${kind} "${id}" in this situation (any more).`;
  throw new RequestError(404, {code: `unknown-${kind}`, message, at: "path.id"});
}

/** Corrections that name the thing or touch it today. */
function historyOf(live: Live, id: string): readonly Correction[] {
  const {standings} = live.shown;
  return standings
    .filter(({correction, lines}) => lines.includes(id) || bindingsOf(correction.amendment).some((binding) => binding.id === id))
    .map(({correction}) => correction);
}

async function intakeAt({deps, live}: Asked): Promise<Intake[]> {
  const told = new Set(live.shown.situation.reports.map(({id}) => id));
  return (await deps.store.loadIntake(live.stored.key)).map((item) => intakeOf(item, live, told));
}

async function refuseReport(deps: AppDeps, live: Live, id: string): Promise<never> {
  const item = (await deps.store.loadIntake(live.stored.key)).find((candidate) => candidate.id === id);
  if (!item?.withdrawn) missing("report", id);
  const {who, at, why} = item.withdrawn as {who: string; at: string; why: string};
  const message = `report "${id}" was withdrawn by ${who} on ${at.slice(0, 10)}: ${why}`;
  throw new RequestError(404, {code: "withdrawn", message, at: "path.id"});
}

function rangeOf(at: string, text: string): {start: number; end: number} {
  const [start, end] = at.split("-").map(Number) as [number, number];
  if (start < end && end <= text.length) return {start, end};
  throw new RequestError(400, {code: "bad-range", message: `${at} is no range of a text of ${text.length} characters.`, at: "query.at"});
}

async function sinceOf({deps, live, query}: Asked): Promise<number> {
  return query.since === undefined ? live.seen : versionAt(deps.store, live, query.since);
}

async function findPiece({deps, live, query}: Asked) {
  const all = await findAll(deps.store, live, parseQuery(query.q ?? ""));
  const numbered = all.map((found: Found, index) => ({id: String(index), found}));
  return pieceOf(numbered, query.limit ?? 100, query.cursor);
}

function addDownloads(app: OpenAPIHono, deps: AppDeps): void {
  const file = {method: "get", params: situationParams, query: noQuery} as const;
  addRoute(
    app,
    {...file, path: "/s/{key}/situation", twin: true, summary: "the whole situation in its JSON format", answers: twin},
    ({c, params}) => {
      const live = findLive(deps, params.key);
      return answerTagged(c, versionTag(c, deps, live), JSON_TYPE, () => renderJson(live.shown.situation));
    },
  );
  addRoute(app, {...file, path: "/s/{key}/report.html", summary: "the report file, to send", answers: page}, async ({c, params}) => {
    const live = findLive(deps, params.key);
    const html = fileOf(deps, live);
    const answer = await answerTagged(c, versionTag(c, deps, live), HTML_TYPE, () => html);
    answer.headers.set("Content-Security-Policy", ownPolicy(html));
    return answer;
  });
}

const reportFiles = new WeakMap<Situation, {readonly title: string; readonly html: string}>();

/** The report file, made once a version: also an answer without it needs its policy. */
function fileOf(deps: AppDeps, live: Live): string {
  const {situation, tlp} = live.shown;
  const title = live.stored.title ?? live.stored.key;
  const known = reportFiles.get(situation);
  if (known?.title === title) return known.html;
  const html = deps.renderFile(situation, derive(live, "texts"), {title, tlp});
  reportFiles.set(situation, {title, html});
  return html;
}

/** The report file brings a policy with the hashes of its own script and style; ours would forbid them. */
function ownPolicy(html: string): string {
  const policy = /<meta http-equiv="?Content-Security-Policy"? content="([^"]*)"/.exec(html)?.[1] ?? "default-src 'none'";
  return `${policy}; frame-ancestors 'none'`;
}

/** Changes with everything that a page of the situation could show. */
function pulseTag(c: Context, deps: AppDeps, live: Live): readonly unknown[] {
  return [deps.bootedAt, c.req.url, live.stored, pulseOf(deps, live)];
}

const lastPulses = new Map<string, {readonly pulse: number; readonly at: number}>();

/** While reports stream in, progress alone makes a page anew only once a second; a new version and the last report always do. */
function pulseOf({bootedAt}: AppDeps, {stored, pulse, progress}: Live): number {
  const now = performance.now();
  const key = `${bootedAt} ${stored.key}`;
  const last = lastPulses.get(key);
  const busy = progress.read < progress.received || progress.reconciled < progress.read;
  if (last && busy && pulse > last.pulse && now - last.at < 1000) return last.pulse;
  if (last?.pulse !== pulse) lastPulses.set(key, {pulse, at: now});
  return pulse;
}

/** Changes with the version alone. */
function versionTag(c: Context, deps: AppDeps, live: Live): readonly unknown[] {
  return [deps.bootedAt, c.req.url, live.stored.version, live.stored.title];
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
