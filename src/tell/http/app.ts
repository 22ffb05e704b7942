// The desk as a function from requests to answers. It needs no socket, and no reader.
import {OpenAPIHono} from "@hono/zod-openapi";
import type {Context} from "hono";
import {StoreError} from "../../errors.js";
import type {Situation} from "../../model/situation.js";
import type {Parsed} from "../../pipeline.js";
import type {Origin} from "../../report/parse.js";
import type {Store} from "../../store/store.js";
import type {Texts} from "../lines.js";
import type {AssetFolder} from "./assets.js";
import {answerJson, HTML_TYPE, isTwin, RequestError, refusalOf, routerPath} from "./exchange.js";
import {guardHeaders, guardOrigin} from "./guard.js";
import type {Assets, Page, RequestProblem} from "./page.js";
import {addReadRoutes} from "./read-routes.js";
import type {Situations} from "./situations.js";
import {addWatchRoute} from "./watch.js";
import {addWriteRoutes} from "./write-routes.js";

/** What the app needs besides the store. */
export interface AppDeps {
  readonly store: Store;
  readonly situations: Situations;
  readonly assets: Assets;
  readonly files: AssetFolder["files"];
  /** Tells one run of the desk from another, so that nothing cached outlives it. */
  readonly bootedAt: string;
  /** Names under which the desk answers, without ports. */
  readonly hosts: ReadonlySet<string>;
  renderPage(page: Page): string;
  renderFile(situation: Situation, texts: Texts, options: {readonly title?: string; readonly tlp?: string}): string;
  parse(bytes: Uint8Array, origin: Origin): Promise<readonly Parsed[]>;
  fetchAddress(address: string): Promise<readonly Parsed[]>;
  now(): string;
  note(message: string): void;
}

/** The names of this machine for itself. */
export const OWN_NAMES: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The desk as a function from requests to answers. */
export function createApp(deps: AppDeps): OpenAPIHono {
  const app = new OpenAPIHono({getPath: routerPath});
  app.use(guardHeaders);
  app.use(guardOrigin(deps.hosts));
  app.onError((error, c) => answerError(c, error, deps));
  app.notFound((c) => answerError(c, new RequestError(404, {code: "no-such-address", message: "there is nothing at this address."}), deps));
  app.get("/openapi.json", (c) => c.json(documentOf(app)));
  app.get("/assets/:name", (c) => answerAsset(deps, c.req.param("name")));
  addReadRoutes(app, deps);
  addWriteRoutes(app, deps);
  addWatchRoute(app, deps.situations);
  return app;
}

/** The OpenAPI 3.1 document of everything that the desk answers. */
export function documentOf(app: OpenAPIHono): object {
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Crosswire desk",
      version: "1",
      description: "Situations, their lines and the characters that each was read from. Every page has a JSON twin.",
    },
  });
}

function answerAsset({files}: AppDeps, name: string): Response {
  const asset = files.get(name);
  if (!asset) throw new RequestError(404, {code: "no-such-asset", message: "this build has no such file. Reload the page."});
  return new Response(asset.bytes as Uint8Array<ArrayBuffer>, {
    headers: {"Content-Type": asset.mediaType, "Cache-Control": "public, max-age=31536000, immutable"},
  });
}

function answerError(c: Context, error: unknown, deps: AppDeps): Response {
  const refusal = refusalOf(error) ?? ownFault(error, deps);
  if (error instanceof StoreError) deps.note(error.message);
  const wantsPage = !isTwin(c.req.raw) && (c.req.header("accept") ?? "").includes("text/html");
  if (!wantsPage) return answerJson({error: refusal.problem, ...refusal.more}, refusal.status);
  const html = deps.renderPage({kind: "problem", status: refusal.status, problem: refusal.problem, assets: deps.assets});
  return new Response(html, {status: refusal.status, headers: {"Content-Type": HTML_TYPE, "Cache-Control": "no-store"}});
}

/** Our own mistake: told to the operator in full, to the page only that it was ours. */
function ownFault(error: unknown, deps: AppDeps): RequestError {
  deps.note((error as Error).stack ?? String(error));
  const problem: RequestProblem = {code: "our-fault", message: "the desk made a mistake; what was stored is whole. Its window says more."};
  return new RequestError(500, problem);
}
