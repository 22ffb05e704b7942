// The desk: a store, a bench that reads and reconciles, and an app that shows and takes. `createApp` needs no socket.
import {randomUUID} from "node:crypto";
import {basename, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {serve} from "@hono/node-server";
import {OpenAPIHono} from "@hono/zod-openapi";
import type {Context} from "hono";
import {StoreError, UsageError} from "../../errors.js";
import type {Situation} from "../../model/situation.js";
import type {Parsed} from "../../pipeline.js";
import type {Origin} from "../../report/parse.js";
import {openStore, type Store} from "../../store/store.js";
import {parseInputs} from "../inputs.js";
import type {Texts} from "../lines.js";
import {type AssetFolder, loadAssets} from "./assets.js";
import type {Bench} from "./bench.js";
import {startBench} from "./bench-thread.js";
import {answerJson, HTML_TYPE, isTwin, RequestError, refusalOf, routerPath} from "./exchange.js";
import {guardHeaders, guardOrigin} from "./guard.js";
import {takeParsed} from "./intake.js";
import type {Assets, Page, RequestProblem} from "./page.js";
import {addReadRoutes} from "./read-routes.js";
import {openSituations, type Situations} from "./situations.js";
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

/** Where and with what a desk runs. */
export interface DeskOptions {
  readonly dir?: string;
  /** A PostgreSQL address; with it `dir` is not used. */
  readonly databaseUrl?: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Read into a situation named after the first of them. */
  readonly inputs: readonly string[];
  /** Folder of the reader's model, instead of the one in the package. */
  readonly model?: string;
  readonly effects?: Partial<DeskEffects>;
}

/** What a desk does to the world, so that tests can stand in for it. */
export interface DeskEffects {
  startBench(): Promise<Bench>;
  parseInputs(inputs: readonly string[]): AsyncIterable<Parsed>;
  now(): string;
  note(message: string): void;
}

/** A running desk. `close` ends it in order; nothing is lost when it ends otherwise. */
export interface RunningDesk {
  readonly url: string;
  close(): Promise<void>;
}

/** Runs the desk on this machine. Throws StoreError (`locked`, `read-only`, …), ModelError, or UsageError `port-taken`. */
export async function runDesk(options: DeskOptions): Promise<RunningDesk> {
  const effects: DeskEffects = {
    startBench: () => startBench({options: {model: options.model}}),
    parseInputs: (inputs) => parseInputs(inputs, {now: () => new Date().toISOString()}),
    now: () => new Date().toISOString(),
    note: (message) => void process.stderr.write(`crosswire: ${message}\n`),
    ...options.effects,
  };
  const place = options.databaseUrl !== undefined ? {url: options.databaseUrl} : {dir: options.dir};
  const store = await openStore({...place, exclusive: true});
  const opened: (() => Promise<void>)[] = [() => store.close()];
  const closeAll = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const bench = await effects.startBench();
    opened.push(() => bench.close());
    const situations = await openSituations({store, bench, now: effects.now, note: effects.note});
    opened.push(() => situations.close());
    const app = createApp(await productDeps(store, situations, bench, effects));
    const server = await listen(app, options.port);
    opened.push(server.close);
    void takeInputs(options.inputs, situations, effects).catch((error: Error) => effects.note(error.message));
    return {url: server.url, close: closeAll};
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** Documents larger than this are parsed beside the pages, not between them. */
const PARSE_HERE = 200_000;

async function productDeps(store: Store, situations: Situations, bench: Bench, effects: DeskEffects): Promise<AppDeps> {
  const [{renderPage}, {renderFile}, {parseBytes}] = await Promise.all([
    import("../web/pages.js"),
    import("../web/report-file.js"),
    import("../../report/parse.js"),
  ]);
  const {files, assets} = await loadAssets(fileURLToPath(new URL("../../../dist/web", import.meta.url)));
  return {
    store,
    situations,
    files,
    assets,
    renderPage,
    renderFile,
    bootedAt: randomUUID(),
    hosts: OWN_NAMES,
    parse: (bytes, origin) => (bytes.length > PARSE_HERE ? bench.parse(bytes, origin) : collect(parseBytes(bytes, origin))),
    fetchAddress: (address) => collect(effects.parseInputs([new URL(address).href])),
    now: effects.now,
    note: effects.note,
  };
}

async function collect(parsed: AsyncIterable<Parsed>): Promise<Parsed[]> {
  const all: Parsed[] = [];
  for await (const item of parsed) all.push(item);
  return all;
}

async function listen(app: OpenAPIHono, port: number): Promise<{url: string; close: () => Promise<void>}> {
  return new Promise((found, failed) => {
    const server = serve({fetch: app.fetch, hostname: "127.0.0.1", port}, (address) => {
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          if ("closeAllConnections" in server) server.closeAllConnections();
        });
      found({url: `http://127.0.0.1:${address.port}/`, close});
    });
    // A busy machine must not close a connection just when the next request comes over it.
    if ("keepAliveTimeout" in server) server.keepAliveTimeout = 75_000;
    server.once("error", (cause: NodeJS.ErrnoException) => {
      if (cause.code !== "EADDRINUSE" && cause.code !== "EACCES") failed(cause);
      else
        failed(
          new UsageError("port-taken", `port ${port} is taken or closed to you. Give another with --port, or 0 for a free one.`, {cause}),
        );
    });
  });
}

/** Keeps the inputs of the command line, some at a time, so that the first lines show early. */
async function takeInputs(inputs: readonly string[], situations: Situations, {parseInputs, now, note}: DeskEffects): Promise<void> {
  const [first] = inputs;
  if (first === undefined) return;
  const key = keyOf(first);
  await situations.open(key);
  const batch: Parsed[] = [];
  const keep = async () => {
    const {reports, problems} = await takeParsed(batch.splice(0), key, situations, now());
    for (const {id} of reports.filter(({outcome}) => outcome === "other"))
      note(`${id}: the desk has other text under this id; the first is kept.`);
    for (const {report, message} of problems) note(`${report ?? "an input"}: ${message}`);
  };
  for await (const parsed of parseInputs(inputs)) {
    batch.push(parsed);
    if (batch.length >= 20) await keep();
  }
  if (batch.length > 0) await keep();
}

/** "reports/Harbour 2031.jsonl" → "harbour-2031". A file that says nothing lends its folder's name. */
function keyOf(input: string): string {
  const path = input === "-" ? "standard-input" : resolve(input);
  const names = [basename(path).replace(/\.\w{1,6}$/, ""), basename(resolve(path, ".."))];
  const telling = names.find((name) => !/^(reports?|pages?|input|index)$/i.test(name)) ?? names[0];
  return slug(telling ?? "") || "situation";
}

function slug(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 64);
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
