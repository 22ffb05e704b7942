// The desk that runs: a store, a bench that reads and reconciles, and the app before a socket.
import {randomUUID} from "node:crypto";
import {basename, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import type {OpenAPIHono} from "@hono/zod-openapi";
import {UsageError} from "../../errors.js";
import type {Parsed} from "../../pipeline.js";
import type {Origin} from "../../report/parse.js";
import {openStore, type Store} from "../../store/store.js";
import type {AppDeps} from "./app.js";
import {loadAssets} from "./assets.js";
import type {Bench} from "./bench.js";
import {startBench} from "./bench-thread.js";
import {openSituations, type Situations} from "./situations.js";

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
  startBench(): Bench;
  parseInputs(inputs: readonly string[]): AsyncIterable<Parsed>;
  now(): string;
  note(message: string): void;
}

/** A running desk. `close` ends it in order; nothing is lost when it ends otherwise. */
export interface RunningDesk {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Runs the desk on this machine. Throws StoreError (`locked`, `read-only`, …), UsageError `port-taken`, or, on a desk that has nothing to
 * show yet, ModelError.
 */
export async function runDesk(options: DeskOptions): Promise<RunningDesk> {
  const effects: DeskEffects = {
    startBench: () => startBench({options: {model: options.model}}),
    parseInputs: parseNow,
    now: () => new Date().toISOString(),
    note: (message) => void process.stderr.write(`crosswire: ${message}\n`),
    ...options.effects,
  };
  const place = options.databaseUrl !== undefined ? {url: options.databaseUrl} : {dir: options.dir};
  // The reader and the app load beside all the rest: what was kept is there before them.
  const bench = effects.startBench();
  const loadingApp = import("./app.js");
  const opened: (() => Promise<void>)[] = [() => bench.close()];
  const closeAll = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const store = await openStore({...place, exclusive: true});
    opened.push(() => store.close());
    const situations = await openSituations({store, bench, now: effects.now, note: effects.note});
    opened.push(() => situations.close());
    const {createApp} = await loadingApp;
    const app = createApp(await productDeps(store, situations, bench, effects));
    // What was kept is shown without a reader; should it fail, the pages and the desk's window say so.
    if (situations.list().length === 0) await bench.reader();
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

async function* parseNow(inputs: readonly string[]): AsyncIterable<Parsed> {
  const {parseInputs} = await import("../inputs.js");
  yield* parseInputs(inputs, {now: () => new Date().toISOString()});
}

async function productDeps(store: Store, situations: Situations, bench: Bench, effects: DeskEffects): Promise<AppDeps> {
  const [{OWN_NAMES}, {renderPage}, {renderFile}] = await Promise.all([
    import("./app.js"),
    import("../web/pages.js"),
    import("../web/report-file.js"),
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
    parse: (bytes, origin) => (bytes.length > PARSE_HERE ? bench.parse(bytes, origin) : parseHere(bytes, origin)),
    fetchAddress: (address) => collect(effects.parseInputs([new URL(address).href])),
    now: effects.now,
    note: effects.note,
  };
}

async function parseHere(bytes: Uint8Array, origin: Origin): Promise<readonly Parsed[]> {
  const {parseBytes} = await import("../../report/parse.js");
  return collect(parseBytes(bytes, origin));
}

async function collect(parsed: AsyncIterable<Parsed>): Promise<Parsed[]> {
  const all: Parsed[] = [];
  for await (const item of parsed) all.push(item);
  return all;
}

async function listen(app: OpenAPIHono, port: number): Promise<{url: string; close: () => Promise<void>}> {
  const {serve} = await import("@hono/node-server");
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
  const {takeParsed} = await import("./intake.js");
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
