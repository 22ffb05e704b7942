// One request and its answer: schemas checked before the handler runs, refusals told with what was wrong and where.
import {createHash} from "node:crypto";
import type {OpenAPIHono, z} from "@hono/zod-openapi";
import type {Context} from "hono";
import {StoreError, UsageError} from "../../errors.js";
import type {RequestProblem} from "./page.js";
import {errorBody, record} from "./schemas.js";

/** A request that is answered with an error. Thrown by handlers, told by the edge. */
export class RequestError extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 413 | 415 | 421 | 422 | 500 | 503 | 507,
    readonly problem: RequestProblem,
    /** More to tell in JSON, such as the newer state. */
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(problem.message);
    this.name = "RequestError";
  }
}

/** One address of the desk. `twin`: it answers at `path` plus `.json`. */
export interface Route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly method: "get" | "post" | "put";
  readonly path: string;
  readonly twin?: boolean;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** How a form without script becomes the body. */
  readonly fromForm?: (form: FormData) => unknown;
  /** Media types that the handler reads itself, besides the body. */
  readonly raw?: readonly string[];
  readonly answers: Readonly<Record<number, {readonly description: string; readonly schema?: z.ZodType; readonly mediaType?: string}>>;
}

/** What a handler is given: everything has passed its schema. */
export interface Exchange<P, Q, B> {
  readonly c: Context;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** True when a form was sent, which wants a page and not JSON. */
  readonly form: boolean;
}

/** Stands before the path of a twin inside the router. No address holds a space, so nobody can ask for it. */
const TWIN = "/ json";

/** Longest body of anything but a report. */
export const MAX_BODY = 1_000_000;

/** Where the router looks: an address that ends in `.json` is the twin of the page without it. */
export function routerPath(request: Request): string {
  const {pathname} = new URL(request.url);
  if (!pathname.endsWith(".json") || pathname === "/openapi.json") return pathname;
  return `${TWIN}${pathname.slice(0, -".json".length)}`;
}

/** True when JSON was asked for by the address. */
export function isTwin(request: Request): boolean {
  return routerPath(request).startsWith(TWIN);
}

/** Adds an address to the app and to its OpenAPI document. */
export function addRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  app: OpenAPIHono,
  route: Route<P, Q, B>,
  handle: (exchange: Exchange<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Response> | Response,
): void {
  document(app, route);
  const path = (route.twin ? TWIN : "") + route.path.replace(/\{(\w+)\}/g, ":$1");
  app.on(route.method.toUpperCase(), path, async (c) => {
    const params = checked(route.params, c.req.param(), "path") as z.output<P>;
    const query = checked(route.query, queryOf(c), "query") as z.output<Q>;
    const {body, form} = await bodyOf(c, route);
    return handle({c, params, query, body: body as z.output<B>, form});
  });
}

/** An answer that the client may keep until the thing changes: 304 when it has it already. `parts` decide whether it changed. */
export async function answerTagged(
  c: Context,
  parts: readonly unknown[],
  mediaType: string,
  render: () => string | Promise<string>,
): Promise<Response> {
  const tag = `"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}"`;
  const headers = {ETag: tag, "Cache-Control": "private, no-cache"};
  const known = c.req.header("if-none-match");
  if (known?.split(",").some((candidate) => candidate.trim().replace(/^W\//, "") === tag))
    return new Response(null, {status: 304, headers});
  const body = await remembered(tag, render);
  return new Response(body as Uint8Array<ArrayBuffer>, {status: 200, headers: {...headers, "Content-Type": mediaType}});
}

/** An answer, made or being made. */
interface Answer {
  readonly body: Promise<Uint8Array>;
  /** Bytes; 0 while it is being made. */
  size: number;
}

/** Bytes of answers that are remembered: many readers of one version get it rendered once. */
const MOST_REMEMBERED = 40_000_000;
const answers = new Map<string, Answer>();
let rememberedSize = 0;

/** The answer of a tag, which names everything that it depends on. The longest unused goes first; failures are not kept. */
async function remembered(tag: string, render: () => string | Promise<string>): Promise<Uint8Array> {
  const answer = answers.get(tag) ?? {body: Promise.resolve().then(render).then(Buffer.from), size: 0};
  answers.delete(tag);
  answers.set(tag, answer);
  try {
    const body = await answer.body;
    if (answer.size === 0) rememberedSize += answer.size = body.length;
    forgetOldest();
    return body;
  } catch (error) {
    answers.delete(tag);
    throw error;
  }
}

function forgetOldest(): void {
  for (const [tag, {size}] of answers) {
    if (rememberedSize <= MOST_REMEMBERED) return;
    if (size === 0) continue;
    answers.delete(tag);
    rememberedSize -= size;
  }
}

/** An answer in JSON that is made anew each time. */
export function answerJson(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${JSON.stringify(value)}\n`, {
    status,
    headers: {"Content-Type": JSON_TYPE, "Cache-Control": "no-store", ...headers},
  });
}

export const JSON_TYPE = "application/json; charset=utf-8";
export const HTML_TYPE = "text/html; charset=utf-8";

/** Any failure as status and problem; what is our own fault stays undisclosed but for its name. */
export function refusalOf(error: unknown): RequestError | undefined {
  if (error instanceof RequestError) return error;
  if (error instanceof UsageError) return new RequestError(400, {code: error.code, message: error.message});
  if (error instanceof StoreError) return new RequestError(error.code === "full" ? 507 : 503, {code: error.code, message: error.message});
  return undefined;
}

/** The bytes of a body, at most `limit` of them. Throws RequestError 413 beyond that. */
export async function readBody(c: Context, limit: number): Promise<Uint8Array> {
  const tooLarge = new RequestError(413, {
    code: "too-large",
    message: `the body is larger than ${limit} bytes. Send it in parts.`,
    at: "body",
  });
  if (Number(c.req.header("content-length") ?? 0) > limit) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The media type of a request's body, without its parameters. */
export function mediaTypeOf(c: Context): string {
  return (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** A form's fields, of either encoding. Throws RequestError 400 when they are broken. */
export async function parseForm(c: Context, bytes: Uint8Array): Promise<FormData> {
  const response = new Response(bytes as Uint8Array<ArrayBuffer>, {headers: {"Content-Type": c.req.header("content-type") ?? ""}});
  return response.formData().catch(() => {
    throw new RequestError(400, {code: "bad-form", message: "the form is broken or cut off. Send it again.", at: "body"});
  });
}

/** JSON of a body. Throws RequestError 400 when it is none. */
export function parseJsonBody(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", {fatal: true}).decode(bytes));
  } catch (error) {
    throw new RequestError(400, {code: "bad-json", message: `the body is no JSON (${(error as Error).message}).`, at: "body"});
  }
}

/** The value as its schema gives it. Throws RequestError 400 that names the place. */
export function checked<T extends z.ZodType>(schema: T | undefined, value: unknown, place: string): z.output<T> | undefined {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = deepest(result.error.issues);
  const at = [place, ...issue.path.map(String)].join(".");
  throw new RequestError(400, {code: "bad-request", message: `${at}: ${issue.message}`, at});
}

type Issue = z.core.$ZodIssue;

/** Of a union, the alternative that was followed furthest says best what was meant. */
function deepest(issues: readonly Issue[]): Issue {
  const [issue] = issues as [Issue];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return issue;
  const inner = issue.errors.filter((alternative) => alternative.length > 0).map(deepest);
  const best = inner.sort((a, b) => b.path.length - a.path.length)[0];
  return best ? ({...best, path: [...issue.path, ...best.path]} as Issue) : issue;
}

/** Fields that a form without script leaves empty are absent. */
function queryOf(c: Context): Record<string, string | string[]> {
  const filled = Object.entries(c.req.queries()).filter(([, values]) => values.length > 1 || values[0] !== "");
  return Object.fromEntries(filled.map(([name, values]) => [name, values.length === 1 ? (values[0] as string) : values]));
}

async function bodyOf<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  c: Context,
  route: Route<P, Q, B>,
): Promise<{body: unknown; form: boolean}> {
  if (route.body === undefined) return {body: undefined, form: false};
  const type = mediaTypeOf(c);
  const isForm = route.fromForm !== undefined && (type === "application/x-www-form-urlencoded" || type === "multipart/form-data");
  if (!isForm && type !== "application/json")
    throw new RequestError(415, {
      code: "media-type",
      message: `the body is "${type || "of no type"}". Send application/json.`,
      at: "header.content-type",
    });
  const bytes = await readBody(c, MAX_BODY);
  const value = isForm && route.fromForm ? route.fromForm(await parseForm(c, bytes)) : parseJsonBody(bytes);
  return {body: checked(route.body, value, "body"), form: isForm};
}

function document<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(app: OpenAPIHono, route: Route<P, Q, B>): void {
  const content = {
    ...(route.body && {"application/json": {schema: route.body}}),
    ...Object.fromEntries((route.raw ?? []).map((type) => [type, {schema: {type: "string", format: "binary"} as const}])),
  };
  const refused = {description: "what was wrong, and where", content: {"application/json": {schema: errorBody}}};
  const answers = Object.entries(route.answers).map(([status, {description, schema, mediaType}]) => [
    status,
    {description, ...(status !== "304" && {content: {[mediaType ?? "application/json"]: {schema: schema ?? record}}})},
  ]);
  app.openAPIRegistry.registerPath({
    method: route.method,
    path: `${route.path}${route.twin ? ".json" : ""}`,
    summary: route.summary,
    request: {
      ...(route.params && {params: route.params as never}),
      ...(route.query && {query: route.query as never}),
      ...(Object.keys(content).length > 0 && {body: {required: true, content}}),
    },
    responses: {...Object.fromEntries(answers), "4XX": refused},
  });
}
