// Everything that changes a desk: reports in and out, corrections and their undoing, what was seen, titles.
import type {OpenAPIHono} from "@hono/zod-openapi";
import type {Signed} from "../../store/store.js";
import {bindAmendment, correctionFromForm, fieldsOf} from "./amendments.js";
import type {AppDeps} from "./desk.js";
import {addRoute, answerJson, HTML_TYPE, RequestError} from "./exchange.js";
import {DOCUMENT_TYPES, findRefused, type Taken, takeIntake} from "./intake.js";
import {frameOf, textsOf} from "./pages.js";
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

const done = {description: "done, and durable", schema: record};

/** Adds every address that is written to. */
export function addWriteRoutes(app: OpenAPIHono, deps: AppDeps): void {
  addIntake(app, deps);
  addWithdrawal(app, deps);
  addCorrection(app, deps);
  addUndoing(app, deps);
  addSeen(app, deps);
  addTitle(app, deps);
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

function addWithdrawal(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "post",
    path: "/s/{key}/reports/{id}/withdrawal",
    params: thingParams,
    query: noQuery,
    body: signedBody,
    fromForm: fieldsOf,
    summary: "withdraw a report: lines that stood on it alone go, the journal stays",
    answers: {200: done},
  } as const;
  addRoute(app, route, async ({c, params, body, form}) => {
    findLive(deps, params.key);
    if (!(await deps.situations.withdraw(params.key, params.id, signed(body, deps))))
      throw new RequestError(404, {code: "unknown-report", message: `there is no report "${params.id}" to withdraw.`, at: "path.id"});
    return form ? c.redirect(`/s/${params.key}/reports`, 303) : answerJson({withdrawn: params.id});
  });
}

function addCorrection(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "post",
    path: "/s/{key}/corrections",
    params: situationParams,
    query: noQuery,
    body: correctionBody,
    fromForm: correctionFromForm,
    summary: "correct the machine, or preview what that would change",
    answers: {200: {...done, description: "the preview; nothing is kept"}, 201: done},
  } as const;
  addRoute(app, route, async ({c, params, body, form}) => {
    const live = findLive(deps, params.key);
    if (body.version > live.stored.version)
      throw new RequestError(422, {
        code: "future-version",
        message: `this situation is at version ${live.stored.version}, not ${body.version}.`,
        at: "body.version",
      });
    const amendment = await bindOrStale(deps, live, body);
    if (body.preview) {
      const preview = await deps.situations.preview(params.key, amendment, signed(body, deps));
      if (!form) return answerJson({...headJson(live), preview});
      const frame = await frameOf(deps.store, live, {}, deps.assets);
      const shown = deps.renderPage({kind: "corrections", frame, standings: live.shown.standings, preview: {amendment, ...preview}});
      return new Response(shown, {headers: {"Content-Type": HTML_TYPE, "Cache-Control": "no-store"}});
    }
    const outcome = await deps.situations.correct(params.key, body.version, amendment, signed(body, deps));
    if (outcome.kind === "stale") throw stale(outcome.live, outcome.changes);
    if (outcome.kind === "no effect") throw new RequestError(422, {code: "no-effect", message: outcome.why, at: "body.amendment"});
    return form
      ? c.redirect(`/s/${params.key}/corrections`, 303)
      : answerJson({...headJson(outcome.live), correction: outcome.correction}, 201);
  });
}

/** A line that is not here may have been there when the analyst looked: then the request is stale, not wrong. */
async function bindOrStale(deps: AppDeps, live: Live, body: typeof correctionBody._output) {
  try {
    return bindAmendment(body.amendment, {situation: live.shown.situation, texts: textsOf(live.reports)});
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

function stale(live: Live, changes: readonly unknown[]): RequestError {
  const message = `the line changed after the version that you looked at; the situation is at version ${live.stored.version} now. Look again, then correct.`;
  return new RequestError(409, {code: "stale", message, at: "body.version"}, {...headJson(live), changes});
}

function addUndoing(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "post",
    path: "/s/{key}/corrections/{id}/undoing",
    params: thingParams,
    query: noQuery,
    body: signedBody,
    fromForm: fieldsOf,
    summary: "undo a correction in one step",
    answers: {200: done},
  } as const;
  addRoute(app, route, async ({c, params, body, form}) => {
    const known = findLive(deps, params.key).corrections.find(({id}) => id === params.id);
    if (!known) throw new RequestError(404, {code: "unknown-correction", message: `there is no correction "${params.id}".`, at: "path.id"});
    if (!(await deps.situations.undo(params.key, params.id, signed(body, deps))))
      throw new RequestError(409, {code: "undone", message: `correction "${params.id}" is undone already.`, at: "path.id"});
    return form
      ? c.redirect(`/s/${params.key}/corrections`, 303)
      : answerJson({...headJson(findLive(deps, params.key)), undone: params.id});
  });
}

function addSeen(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "post",
    path: "/s/{key}/seen",
    params: situationParams,
    query: noQuery,
    body: seenBody,
    fromForm: fieldsOf,
    summary: "mark everything up to a version as seen",
    answers: {200: done},
  } as const;
  addRoute(app, route, async ({c, params, body, form}) => {
    const live = findLive(deps, params.key);
    const version = Math.min(body.version, live.stored.version);
    await deps.store.saveSeen(params.key, body.who, version, deps.now());
    return form ? c.redirect(`/s/${params.key}/changes`, 303) : answerJson({...headJson(live), seen: version});
  });
}

function addTitle(app: OpenAPIHono, deps: AppDeps): void {
  const route = {
    method: "put",
    path: "/s/{key}",
    params: situationParams,
    query: noQuery,
    body: titleBody,
    fromForm: fieldsOf,
    summary: "open a situation, or give it a title",
    answers: {200: done},
  } as const;
  addRoute(app, route, async ({params, body}) => answerJson(headJson(await deps.situations.open(params.key, body.title))));
  // Forms know no PUT, and the first page opens situations by name.
  const opening = {
    method: "post",
    path: "/",
    query: noQuery,
    body: titleBody.extend({key: situationKey}),
    fromForm: fieldsOf,
    summary: "open a situation",
    answers: {201: done},
  } as const;
  addRoute(app, opening, async ({c, body, form}) => {
    const live = await deps.situations.open(body.key, body.title);
    return form ? c.redirect(`/s/${body.key}/add`, 303) : answerJson(headJson(live), 201);
  });
}

function signed({who, why}: {who: string; why: string}, deps: AppDeps): Signed {
  return {at: deps.now(), who, why};
}
