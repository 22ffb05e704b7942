// The desk's pages and their JSON twins.
import type {OpenAPIHono, z} from "@hono/zod-openapi";
import type {Context} from "hono";
import type {Correction} from "../../model/desk.js";
import type {Situation} from "../../model/situation.js";
import {bindingsOf} from "../../reconcile/corrections.js";
import {type JsonRecord, renderJson} from "../json.js";
import type {AppDeps} from "./desk.js";
import {addRoute, answerJson, answerTagged, HTML_TYPE, isTwin, JSON_TYPE, RequestError} from "./exchange.js";
import {findAll, parseQuery} from "./find.js";
import type {Found, ListKind, Page, PageQuery} from "./page.js";
import {ANALYST, cardOf, frameOf, intakeOf, textsOf, versionAt} from "./pages.js";
import {listQuery, noQuery, record, reportQuery, situationParams, thingParams, viewQuery} from "./schemas.js";
import type {Live} from "./situations.js";
import {briefItems, cardJson, findRecord, headJson, LISTS, listItems, markJson, pieceOf, progressJson, recordsOf} from "./twins.js";

type ListQuery = z.output<typeof listQuery>;

const page = {200: {description: "the page", mediaType: HTML_TYPE.split(";")[0] as string}, 304: {description: "it has not changed"}};
const twin = {200: {description: "the page as data", schema: record}, 304: {description: "it has not changed"}};

/** Adds every address that is only read. */
export function addReadRoutes(app: OpenAPIHono, deps: AppDeps): void {
  addFirstPage(app, deps);
  addBrief(app, deps);
  for (const kind of Object.keys(LISTS) as (keyof typeof LISTS)[]) addList(app, deps, kind);
  for (const [list, kind] of THINGS) addThing(app, deps, list, kind);
  addReports(app, deps);
  addReport(app, deps);
  addChanges(app, deps);
  addCorrections(app, deps);
  addSearch(app, deps);
  addAdd(app, deps);
  addDownloads(app, deps);
}

/** The situation of an address. Throws RequestError 404. */
export function findLive(deps: AppDeps, key: string): Live {
  const live = deps.situations.find(key);
  if (live) return live;
  throw new RequestError(404, {code: "unknown-situation", message: `there is no situation "${key}" on this desk.`, at: "path.key"});
}

const THINGS = [
  ["statements", "statement"],
  ["events", "event"],
  ["commitments", "commitment"],
  ["actors", "actor"],
] as const;

function addFirstPage(app: OpenAPIHono, deps: AppDeps): void {
  const route = {method: "get", path: "/", summary: "all situations: next deadline, unseen changes", query: viewQuery} as const;
  const cards = () => Promise.all(deps.situations.list().map((live) => cardOf(deps.store, live)));
  addRoute(app, {...route, answers: page}, async ({c, query}) => {
    const situations = await cards();
    return answerPage(c, deps, {kind: "situations", situations, query, assets: deps.assets}, situations);
  });
  addRoute(app, {...route, twin: true, answers: twin}, async ({c}) => {
    const situations = (await cards()).map(cardJson);
    return answerTagged(c, [deps.bootedAt, situations], JSON_TYPE, () => json({situations}));
  });
}

function addBrief(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "get",
    path: "/s/{key}",
    summary: "the brief: numbered lines, the most telling first",
    params: situationParams,
  } as const;
  addRoute(app, {...route, query: viewQuery, answers: page}, ({c, params, query}) => answerList(c, deps, "brief", params.key, query));
  addRoute(app, {...route, twin: true, query: listQuery, answers: twin}, async ({c, params, query}) => {
    const live = findLive(deps, params.key);
    const {news, counts} = await frameOf(deps.store, live, viewOf(query), deps.assets);
    return answerTagged(c, tagOf(c, deps, live, [...news.keys()].length), JSON_TYPE, () => {
      const {items, total, next} = pieceOf(briefItems(live, query), query.limit, query.cursor);
      const lines = items.map((item) => ({...item, news: news.get(String(item.id))?.news ?? null}));
      return json({...headJson(live), counts: {...counts}, progress: progressJson(live.progress), lines, total, next});
    });
  });
}

function addList(app: OpenAPIHono, deps: AppDeps, kind: keyof typeof LISTS): void {
  const route = {method: "get", path: `/s/{key}/${kind}`, summary: `the ${kind} page`, params: situationParams} as const;
  addRoute(app, {...route, query: viewQuery, answers: page}, ({c, params, query}) => answerList(c, deps, kind, params.key, query));
  addRoute(app, {...route, twin: true, query: listQuery, answers: twin}, ({c, params, query}) => {
    const live = findLive(deps, params.key);
    return answerTagged(c, versionTag(c, deps, live), JSON_TYPE, () => {
      const {items, total, next} = pieceOf(listItems(live, kind, query), query.limit, query.cursor);
      return json({...headJson(live), items, ...besides(live, kind), total, next});
    });
  });
}

/** What some lists show beside their items. */
function besides(live: Live, kind: keyof typeof LISTS): JsonRecord {
  if (kind === "calendar") return {days: recordsOf(live, "timeline")};
  if (kind === "tripwires") return {tripwires: recordsOf(live, "tripwires")};
  return kind === "lineage" ? {reports: recordsOf(live, "reports").map(({text, furniture, ...report}) => report)} : {};
}

function addThing(app: OpenAPIHono, deps: AppDeps, list: (typeof THINGS)[number][0], kind: (typeof THINGS)[number][1]): void {
  const route = {
    method: "get",
    path: `/s/{key}/${list}/{id}`,
    summary: `one ${kind}, all its evidence`,
    params: thingParams,
    query: viewQuery,
  } as const;
  addRoute(app, {...route, answers: page}, async ({c, params, query}) => {
    const live = findLive(deps, params.key);
    const thing = live.shown.situation[list].find(({id}) => id === params.id) ?? missing(kind, params.id);
    const frame = await frameOf(deps.store, live, query, deps.assets);
    const history = historyOf(live, params.id);
    return answerPage(c, deps, {kind, frame, [kind]: thing, history} as unknown as Page, tagOf(c, deps, live, frame.seen));
  });
  addRoute(app, {...route, twin: true, answers: twin}, ({c, params}) => {
    const live = findLive(deps, params.key);
    const thing = findRecord(live, list, params.id) ?? missing(kind, params.id);
    return answerTagged(c, versionTag(c, deps, live), JSON_TYPE, () =>
      json({...headJson(live), [kind]: thing, history: historyOf(live, params.id)}),
    );
  });
}

function missing(kind: string, id: string): never {
  throw new RequestError(404, {
    code: `unknown-${kind}`,
    message: `there is no ${kind} "${id}" in this situation (any more).`,
    at: "path.id",
  });
}

/** Corrections that name the thing or touch it today. */
function historyOf(live: Live, id: string): readonly Correction[] {
  const {standings} = live.shown;
  return standings
    .filter(({correction, lines}) => lines.includes(id) || bindingsOf(correction.amendment).some((binding) => binding.id === id))
    .map(({correction}) => correction);
}

function addReports(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "get",
    path: "/s/{key}/reports",
    summary: "reports and what was set aside",
    params: situationParams,
    query: viewQuery,
  } as const;
  const intake = async (live: Live) => {
    const told = new Set(live.shown.situation.reports.map(({id}) => id));
    return (await deps.store.loadIntake(live.stored.key)).map((item) => intakeOf(item, live, told));
  };
  addRoute(app, {...route, answers: page}, async ({c, params, query}) => {
    const live = findLive(deps, params.key);
    const frame = await frameOf(deps.store, live, query, deps.assets);
    return answerPage(c, deps, {kind: "reports", frame, intake: await intake(live)}, tagOf(c, deps, live, frame.seen));
  });
  addRoute(app, {...route, twin: true, answers: twin}, async ({c, params}) => {
    const live = findLive(deps, params.key);
    const items = (await intake(live)).map((item) => ({...item, ...markJson(live.shown.marks.get(item.id))}));
    const reports = recordsOf(live, "reports").map(({text, furniture, ...report}) => report);
    return answerTagged(c, tagOf(c, deps, live), JSON_TYPE, () =>
      json({...headJson(live), progress: progressJson(live.progress), intake: items, reports}),
    );
  });
}

function addReport(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "get",
    path: "/s/{key}/reports/{id}",
    summary: "one report's full text",
    params: thingParams,
    query: reportQuery,
  } as const;
  const find = async (key: string, id: string, at: string | undefined) => {
    const live = findLive(deps, key);
    const report = live.reports.get(id) ?? (await refuseReport(deps, key, id));
    return {live, report, span: at === undefined ? undefined : rangeOf(at, report.text)};
  };
  addRoute(app, {...route, answers: page}, async ({c, params, query}) => {
    const {live, report, span} = await find(params.key, params.id, query.at);
    const {at, ...view} = query;
    const frame = await frameOf(deps.store, live, view, deps.assets);
    const told = new Set(live.shown.situation.reports.map((item) => item.id));
    const item = (await deps.store.loadIntake(params.key)).find((candidate) => candidate.id === params.id);
    const intake = item ? intakeOf(item, live, told) : missing("report", params.id);
    return answerPage(c, deps, {kind: "report", frame, report, intake, at: span}, tagOf(c, deps, live, frame.seen));
  });
  addRoute(app, {...route, twin: true, answers: twin}, async ({c, params, query}) => {
    const {live, report, span} = await find(params.key, params.id, query.at);
    const told = recordsOf(live, "reports").find(({id}) => id === params.id);
    const {id, url, outlet, title, byline, pageDate, text, furniture, language, original} = report;
    const own = {
      id,
      url: url ?? null,
      outlet: outlet ?? null,
      title: title ?? null,
      byline: byline ?? null,
      language: language ?? null,
      page_date: pageDate ?? null,
    };
    const at = span && {...span, quote: text.slice(span.start, span.end)};
    const original_ = original && {sha256: original.sha256, bytes: original.bytes, media_type: original.mediaType};
    return answerTagged(c, tagOf(c, deps, live), JSON_TYPE, () =>
      json({
        ...headJson(live),
        report: {...own, ...told, text, furniture, original: original_, ...markJson(live.shown.marks.get(id))},
        at: at ?? null,
      }),
    );
  });
}

async function refuseReport(deps: AppDeps, key: string, id: string): Promise<never> {
  const item = (await deps.store.loadIntake(key)).find((candidate) => candidate.id === id);
  if (!item?.withdrawn) missing("report", id);
  const {who, at, why} = item.withdrawn as {who: string; at: string; why: string};
  throw new RequestError(404, {
    code: "withdrawn",
    message: `report "${id}" was withdrawn by ${who} on ${at.slice(0, 10)}: ${why}`,
    at: "path.id",
  });
}

function rangeOf(at: string, text: string): {start: number; end: number} {
  const [start, end] = at.split("-").map(Number) as [number, number];
  if (start < end && end <= text.length) return {start, end};
  throw new RequestError(400, {code: "bad-range", message: `${at} is no range of a text of ${text.length} characters.`, at: "query.at"});
}

function addChanges(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "get",
    path: "/s/{key}/changes",
    summary: "what changed, by version",
    params: situationParams,
    query: viewQuery,
  } as const;
  const since = async (live: Live, query: PageQuery) =>
    query.since === undefined ? deps.store.loadSeen(live.stored.key, ANALYST) : versionAt(deps.store, live, query.since);
  addRoute(app, {...route, answers: page}, async ({c, params, query}) => {
    const live = findLive(deps, params.key);
    const from = await since(live, query);
    const frame = await frameOf(deps.store, live, query, deps.assets);
    const groups = await deps.store.loadChanges(params.key, from);
    return answerPage(c, deps, {kind: "changes", frame, groups, since: from}, tagOf(c, deps, live, from));
  });
  addRoute(app, {...route, twin: true, answers: twin}, async ({c, params, query}) => {
    const live = findLive(deps, params.key);
    const from = await since(live, query);
    const groups = await deps.store.loadChanges(params.key, from);
    return answerTagged(c, tagOf(c, deps, live, from), JSON_TYPE, () => json({...headJson(live), since: from, groups}));
  });
}

function addCorrections(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "get",
    path: "/s/{key}/corrections",
    summary: "all corrections, and whether each applies",
    params: situationParams,
    query: viewQuery,
  } as const;
  addRoute(app, {...route, answers: page}, async ({c, params, query}) => {
    const live = findLive(deps, params.key);
    const frame = await frameOf(deps.store, live, query, deps.assets);
    return answerPage(c, deps, {kind: "corrections", frame, standings: live.shown.standings}, tagOf(c, deps, live, frame.seen));
  });
  addRoute(app, {...route, twin: true, answers: twin}, ({c, params}) => {
    const live = findLive(deps, params.key);
    return answerTagged(c, versionTag(c, deps, live), JSON_TYPE, () => json({...headJson(live), corrections: live.shown.standings}));
  });
}

function addSearch(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "get",
    path: "/s/{key}/search",
    summary: "source text, lines and actors with all words of `q`",
    params: situationParams,
    query: listQuery,
  } as const;
  const find = async (live: Live, query: ListQuery): Promise<{found: readonly Found[]; total: number; next: string | undefined}> => {
    const all = await findAll(deps.store, live.stored.key, live.shown.situation, live.reports, parseQuery(query.q ?? ""));
    const {items, total, next} = pieceOf(
      all.map((found, index) => ({id: String(index), found: found as never})),
      query.limit,
      query.cursor,
    );
    return {found: items.map((item) => item.found as unknown as Found), total, next: next ?? undefined};
  };
  addRoute(app, {...route, answers: page}, async ({c, params, query}) => {
    const live = findLive(deps, params.key);
    const frame = await frameOf(deps.store, live, viewOf(query), deps.assets);
    const {found, next} = await find(live, query);
    return answerPage(c, deps, {kind: "search", frame, q: query.q ?? "", found, next}, tagOf(c, deps, live, frame.seen));
  });
  addRoute(app, {...route, twin: true, answers: twin}, async ({c, params, query}) => {
    const live = findLive(deps, params.key);
    const {found, total, next} = await find(live, query);
    const answer = total > 0 ? "found" : "not in the reports";
    return answerTagged(c, tagOf(c, deps, live), JSON_TYPE, () =>
      json({...headJson(live), q: query.q ?? "", answer, found, total, next: next ?? null}),
    );
  });
}

function addAdd(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "get",
    path: "/s/{key}/add",
    summary: "add reports, and how far they are",
    params: situationParams,
    query: viewQuery,
  } as const;
  addRoute(app, {...route, answers: page}, ({c, params, query}) => answerList(c, deps, "add", params.key, query));
  addRoute(app, {...route, twin: true, answers: twin}, ({params}) => {
    const live = findLive(deps, params.key);
    return answerJson({...headJson(live), progress: progressJson(live.progress), trouble: live.trouble ?? null});
  });
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
  addRoute(app, {...file, path: "/s/{key}/report.html", summary: "the report file, to send", answers: page}, ({c, params}) => {
    const live = findLive(deps, params.key);
    const html = fileOf(deps, live);
    const answer = answerTagged(c, versionTag(c, deps, live), HTML_TYPE, () => html);
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
  const html = deps.renderFile(situation, textsOf(live.reports), {title, tlp});
  reportFiles.set(situation, {title, html});
  return html;
}

/** The report file brings a policy with the hashes of its own script and style; ours would forbid them. */
function ownPolicy(html: string): string {
  const policy = /<meta http-equiv="?Content-Security-Policy"? content="([^"]*)"/.exec(html)?.[1] ?? "default-src 'none'";
  return `${policy}; frame-ancestors 'none'`;
}

async function answerList(c: Context, deps: AppDeps, kind: ListKind, key: string, query: PageQuery): Promise<Response> {
  const live = findLive(deps, key);
  const frame = await frameOf(deps.store, live, query, deps.assets);
  return answerPage(c, deps, {kind, frame}, tagOf(c, deps, live, frame.seen));
}

function answerPage(c: Context, deps: AppDeps, shown: Page, tag: readonly unknown[]): Response {
  return answerTagged(c, [deps.bootedAt, isTwin(c.req.raw), tag], HTML_TYPE, () => deps.renderPage(shown));
}

/** Changes with everything that a page of the situation could show. */
function tagOf(c: Context, deps: AppDeps, live: Live, ...more: unknown[]): readonly unknown[] {
  return [deps.bootedAt, c.req.url, live.stored, pulseOf(deps, live), ...more];
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

function viewOf({limit, cursor, ...view}: ListQuery): PageQuery {
  return view;
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
