// Everything that changes a desk: reports in and out, corrections and their undoing, what was seen, titles. What a signed body does is
// a table; a form without script is answered with the page that shows what became of it.
import type {OpenAPIHono, z} from "@hono/zod-openapi";
import type {Signed} from "../../store/store.js";
import {bindAmendment, correctionFromForm, fieldsOf} from "./amendments.js";
import type {AppDeps} from "./app.js";
import {addRoute, answerJson, HTML_TYPE, RequestError} from "./exchange.js";
import {DOCUMENT_TYPES, findRefused, type Taken, takeIntake} from "./intake.js";
import {derive, frameOf} from "./pages.js";
import {findLive} from "./read-routes.js";
import {
  correctionBody,
  intakeQuery,
  noQuery,
  record,
  seenBody,
  signedBody,
  situationKey,
  situationParams,
  thingParams,
  titleBody,
} from "./schemas.js";
import type {Live} from "./situations.js";
import {headJson} from "./twins.js";

/** A request that changes something. `params.key` is empty where the address names no situation. */
interface Asked<B> {
  readonly deps: AppDeps;
  readonly params: {readonly key: string; readonly id: string};
  readonly body: B;
}

/** What became of it: the answer in JSON, and the page that a form is sent on to. A preview brings its page itself. */
interface Done {
  readonly told: object;
  readonly status?: 200 | 201;
  readonly next: string | {readonly html: string};
}

/** An address that takes one kind of body, as JSON or as a form. */
interface Writing<S extends z.ZodType> {
  readonly method: "post" | "put";
  readonly path: string;
  readonly summary: string;
  readonly body: S;
  fromForm?(form: FormData): unknown;
  readonly answers?: Readonly<Record<number, string>>;
  act(asked: Asked<z.output<S>>): Promise<Done>;
}

const done = {description: "done, and durable", schema: record};

const withdrawal: Writing<typeof signedBody> = {
  method: "post",
  path: "/s/{key}/reports/{id}/withdrawal",
  summary: "withdraw a report: lines that stood on it alone go, the journal stays",
  body: signedBody,
  async act({deps, params: {key, id}, body}) {
    findLive(deps, key);
    if (!(await deps.situations.withdraw(key, id, signed(body, deps))))
      throw new RequestError(404, {code: "unknown-report", message: `there is no report "${id}" to withdraw.`, at: "path.id"});
    return {told: {withdrawn: id}, next: `/s/${key}/reports`};
  },
};

const correction: Writing<typeof correctionBody> = {
  method: "post",
  path: "/s/{key}/corrections",
  summary: "correct the machine, or preview what that would change",
  body: correctionBody,
  fromForm: correctionFromForm,
  answers: {200: "the preview; nothing is kept", 201: "done, and durable"},
  async act({deps, params: {key}, body}) {
    const live = findLive(deps, key);
    if (body.version > live.stored.version) throw tooNew(live, body.version);
    const amendment = await bindOrStale(deps, live, body);
    if (body.preview) {
      const preview = await deps.situations.preview(key, amendment, signed(body, deps));
      const frame = await frameOf(deps.store, live, {}, deps.assets);
      const page = {kind: "corrections", frame, standings: live.shown.standings, preview: {amendment, ...preview}} as const;
      return {told: {...headJson(live), preview}, next: {html: deps.renderPage(page)}};
    }
    const outcome = await deps.situations.correct(key, body.version, amendment, signed(body, deps));
    if (outcome.kind === "stale") throw stale(outcome.live, outcome.changes);
    if (outcome.kind === "no effect") throw new RequestError(422, {code: "no-effect", message: outcome.why, at: "body.amendment"});
    return {told: {...headJson(outcome.live), correction: outcome.correction}, status: 201, next: `/s/${key}/corrections`};
  },
};

const undoing: Writing<typeof signedBody> = {
  method: "post",
  path: "/s/{key}/corrections/{id}/undoing",
  summary: "undo a correction in one step",
  body: signedBody,
  async act({deps, params: {key, id}, body}) {
    const known = findLive(deps, key).corrections.some((one) => one.id === id);
    if (!known) throw new RequestError(404, {code: "unknown-correction", message: `there is no correction "${id}".`, at: "path.id"});
    if (!(await deps.situations.undo(key, id, signed(body, deps))))
      throw new RequestError(409, {code: "undone", message: `correction "${id}" is undone already.`, at: "path.id"});
    return {told: {...headJson(findLive(deps, key)), undone: id}, next: `/s/${key}/corrections`};
  },
};

const seeing: Writing<typeof seenBody> = {
  method: "post",
  path: "/s/{key}/seen",
  summary: "mark everything up to a version as seen",
  body: seenBody,
  async act({deps, params: {key}, body}) {
    const {stored} = findLive(deps, key);
    const live = await deps.situations.see(key, body.who, body.version);
    return {told: {...headJson(live), seen: Math.min(body.version, stored.version)}, next: `/s/${key}/changes`};
  },
};

const titling: Writing<typeof titleBody> = {
  method: "put",
  path: "/s/{key}",
  summary: "open a situation, or give it a title",
  body: titleBody,
  act: async ({deps, params: {key}, body}) => ({told: headJson(await deps.situations.open(key, body.title)), next: `/s/${key}`}),
};

const openingBody = titleBody.extend({key: situationKey});

/** Forms know no PUT, and the first page opens situations by name. */
const opening: Writing<typeof openingBody> = {
  method: "post",
  path: "/",
  summary: "open a situation",
  body: openingBody,
  answers: {201: "done, and durable"},
  async act({deps, body: {key, title}}) {
    return {told: headJson(await deps.situations.open(key, title)), status: 201, next: `/s/${key}/add`};
  },
};

/** Adds every address that is written to. */
export function addWriteRoutes(app: OpenAPIHono, deps: AppDeps): void {
  addIntake(app, deps);
  addWriting(app, deps, withdrawal);
  addWriting(app, deps, correction);
  addWriting(app, deps, undoing);
  addWriting(app, deps, seeing);
  addWriting(app, deps, titling);
  addWriting(app, deps, opening);
}

function addWriting<S extends z.ZodType>(app: OpenAPIHono, deps: AppDeps, writing: Writing<S>): void {
  const {method, path, summary, body, fromForm = fieldsOf, answers = {200: done.description}} = writing;
  const params = path.includes("{id}") ? thingParams : path.includes("{key}") ? situationParams : undefined;
  const told = Object.fromEntries(Object.entries(answers).map(([status, description]) => [status, {...done, description}]));
  addRoute(
    app,
    {method, path, summary, params, query: noQuery, body, fromForm, answers: told},
    async ({c, params: at, body: sent, form}) => {
      const {key = "", id = ""}: {key?: string; id?: string} = at ?? {};
      const {told: json, status = 200, next} = await writing.act({deps, params: {key, id}, body: sent});
      if (!form) return answerJson(json, status);
      if (typeof next === "string") return c.redirect(next, 303);
      return new Response(next.html, {headers: {"Content-Type": HTML_TYPE, "Cache-Control": "no-store"}});
    },
  );
}

function addIntake(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "post",
    path: "/s/{key}/reports",
    params: situationParams,
    query: intakeQuery,
    summary: "send reports: one as JSON, any as a document, several as a form; answered when they are durably stored",
    raw: ["application/json", "multipart/form-data", ...DOCUMENT_TYPES],
    answers: {200: {...done, description: "all of it was here already"}, 201: done},
  } as const;
  addRoute(app, route, async ({c, params, query}) => {
    const taken = await takeIntake(c, params.key, query.name, deps.situations, deps);
    const form = /^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(c.req.header("content-type") ?? "");
    if (form && (c.req.header("accept") ?? "").includes("text/html")) return c.redirect(`/s/${params.key}/add`, 303);
    return answerTaken(params.key, taken);
  });
}

function answerTaken(key: string, taken: Taken): Response {
  const {reports, problems} = taken;
  const refused = findRefused(taken);
  const told = reports.map(({id, outcome}) => ({id, outcome, address: `/s/${key}/reports/${encodeURIComponent(id)}`}));
  if (refused && reports.length === 1) {
    const reason =
      refused.outcome === "other" ? "is taken by other text; give this report an id of its own" : "was withdrawn from this desk";
    throw new RequestError(409, {
      code: refused.outcome === "other" ? "same-id" : "withdrawn",
      message: `the id "${refused.id}" ${reason}.`,
      at: "body.id",
    });
  }
  if (reports.length === 0) {
    const message = problems[0]?.message ?? "there is no report in it.";
    throw new RequestError(422, {code: problems[0]?.code ?? "no-reports", message, at: "body"}, {problems});
  }
  return answerJson({reports: told, problems}, reports.some(({outcome}) => outcome === "new") ? 201 : 200);
}

/** A line that is not here may have been there when the analyst looked: next the request is stale, not wrong. */
async function bindOrStale(deps: AppDeps, live: Live, body: typeof correctionBody._output) {
  try {
    return bindAmendment(body.amendment, {situation: live.shown.situation, texts: derive(live, "texts")});
  } catch (error) {
    const named = new Set(
      JSON.stringify(body.amendment)
        .match(/"(?:[^"\\]|\\.)*"/g)
        ?.map((text) => JSON.parse(text) as string),
    );
    const groups = body.version < live.stored.version ? await deps.store.loadChanges(live.stored.key, body.version) : [];
    const changes = groups.flatMap((group) =>
      group.changes.filter(({line, was}) => named.has(line) || (was !== undefined && named.has(was))),
    );
    throw changes.length > 0 ? stale(live, changes) : error;
  }
}

function tooNew(live: Live, asked: number): RequestError {
  const message = `this situation is at version ${live.stored.version}, not ${asked}.`;
  return new RequestError(422, {code: "future-version", message, at: "body.version"});
}

function stale(live: Live, changes: readonly unknown[]): RequestError {
  const message = `the line changed after the version that you looked at; the situation is at version ${live.stored.version} now. Look again, next correct.`;
  return new RequestError(409, {code: "stale", message, at: "body.version"}, {...headJson(live), changes});
}

function signed({who, why}: {who: string; why: string}, deps: AppDeps): Signed {
  return {at: deps.now(), who, why};
}
