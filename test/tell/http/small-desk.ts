// A desk without a socket, over stages that read by rule.
import {randomUUID} from "node:crypto";
import type {OpenAPIHono} from "@hono/zod-openapi";
import {parseBytes} from "../../../src/report/parse.js";
import type {Store} from "../../../src/store/store.js";
import {type AppDeps, createApp, OWN_NAMES} from "../../../src/tell/http/app.js";
import {benchOf} from "../../../src/tell/http/bench.js";
import type {Page} from "../../../src/tell/http/page.js";
import {openSituations, type Situations} from "../../../src/tell/http/situations.js";
import {type PlainOptions, plainStages} from "./plain-stages.js";

/** What an answer in JSON holds; tests look into it as they expect it to be. */
export type Answer = ReturnType<typeof JSON.parse>;

export interface SmallDesk {
  readonly app: OpenAPIHono;
  readonly situations: Situations;
  readonly pages: Page[];
  readonly notes: string[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  json(path: string): Promise<Answer>;
  send(path: string, body: unknown, method?: string): Promise<Response>;
  /** Sends a report and waits until it is reconciled. */
  add(key: string, id: string, text: string, more?: object): Promise<Response>;
  close(): Promise<void>;
}

export async function openSmallDesk(store: Store, options: PlainOptions = {}): Promise<SmallDesk> {
  let ticks = 0;
  const now = () => new Date(Date.UTC(2031, 2, 5, 10, 0, ticks++)).toISOString();
  const bench = benchOf(plainStages(options));
  const notes: string[] = [];
  const note = (message: string) => void notes.push(message);
  const situations = await openSituations({store, bench, now, note});
  const pages: Page[] = [];
  const collect = async (bytes: Uint8Array, origin: Parameters<typeof parseBytes>[1]) => {
    const all = [];
    for await (const parsed of parseBytes(bytes, origin)) all.push(parsed);
    return all;
  };
  const deps: AppDeps = {
    store,
    situations,
    now,
    note,
    assets: {},
    files: new Map(),
    bootedAt: randomUUID(),
    hosts: OWN_NAMES,
    renderPage: (page) => {
      pages.push(page);
      return `<!doctype html><title>${page.kind}</title>`;
    },
    renderFile: () => `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-x'">`,
    parse: collect,
    fetchAddress: async (address) => [{problem: {stage: "report", code: "no-network", report: address, message: "no network here"}}],
  };
  const app = createApp(deps);
  const send = (path: string, body: unknown, method = "POST") =>
    Promise.resolve(app.request(path, {method, headers: {"content-type": "application/json"}, body: JSON.stringify(body)}));
  return {
    app,
    situations,
    pages,
    notes,
    send,
    get: async (path, headers = {}) => app.request(path, {headers}),
    json: async (path) => (await app.request(path)).json(),
    async add(key, id, text, more = {}) {
      const answer = await send(`/s/${key}/reports`, {id, text, ...more});
      await situations.settled();
      return answer;
    },
    close: () => situations.close(),
  };
}
