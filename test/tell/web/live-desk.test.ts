// A running desk before a real browser: what arrives shows by itself, files can be dropped, corrections are kept with their reason
// and undone, a correction that comes too late is refused, and a desk that stops leaves its page readable.
import {mkdtempSync, rmSync} from "node:fs";
import type {Server} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {serve} from "@hono/node-server";
import {type Browser, chromium, type Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {Parsed} from "../../../src/pipeline.js";
import {type Origin, parseBytes} from "../../../src/report/parse.js";
import {openStore, type Store} from "../../../src/store/store.js";
import {createApp, OWN_NAMES} from "../../../src/tell/http/app.js";
import {benchOf} from "../../../src/tell/http/bench.js";
import {openSituations, type Situations} from "../../../src/tell/http/situations.js";
import {renderPage} from "../../../src/tell/web/pages.js";
import {renderFile} from "../../../src/tell/web/report-file.js";
import {style} from "../../../src/tell/web/style.js";
import {plainStages} from "../http/plain-stages.js";
import {bundle, chromiumPlace} from "./bundle.js";

async function parseAll(bytes: Uint8Array, origin: Origin): Promise<Parsed[]> {
  const all: Parsed[] = [];
  for await (const parsed of parseBytes(bytes, origin)) all.push(parsed);
  return all;
}

describe.runIf(chromiumPlace)("a running desk in a browser", {timeout: 60_000}, () => {
  const dir = mkdtempSync(join(tmpdir(), "crosswire-live-"));
  let store: Store;
  let situations: Situations;
  let server: Server;
  let browser: Browser;
  let root = "";

  beforeAll(async () => {
    store = await openStore({dir, exclusive: true});
    const now = () => new Date().toISOString();
    situations = await openSituations({store, bench: benchOf(plainStages()), now, note: () => {}});
    const files = new Map([
      ["desk.js", {bytes: Buffer.from(await bundle()), mediaType: "text/javascript"}],
      ["desk.css", {bytes: Buffer.from(style), mediaType: "text/css"}],
    ]);
    const app = createApp({
      store,
      situations,
      files,
      assets: {script: "/assets/desk.js", style: "/assets/desk.css"},
      bootedAt: "test",
      hosts: OWN_NAMES,
      renderPage,
      renderFile,
      parse: parseAll,
      fetchAddress: async () => [],
      now,
      note: () => {},
    });
    await new Promise<void>((listening) => {
      server = serve({fetch: app.fetch, hostname: "127.0.0.1", port: 0}, () => listening()) as Server;
    });
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await send("a", "2031-03-05. Ada Vonn said the dam holds. The bridge at Orvane fell.");
    browser = await chromium.launch({executablePath: chromiumPlace as string, args: ["--no-sandbox"]});
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    await situations.close();
    await store.close();
    rmSync(dir, {recursive: true, force: true});
  });

  async function send(id: string, text: string): Promise<void> {
    const body = JSON.stringify({id, text});
    const answer = await fetch(`${root}/s/flood/reports`, {method: "POST", headers: {"content-type": "application/json"}, body});
    expect(answer.status).toBe(201);
    await situations.settled();
  }

  async function open(path: string): Promise<Page> {
    const page = await browser.newPage({viewport: {width: 1280, height: 900}});
    await page.goto(root + path);
    return page;
  }

  test("what arrives is offered, and marked as new once shown", async () => {
    const page = await open("/s/flood/changes");
    await page.click("text=Mark all as seen");
    await page.waitForSelector("text=Nothing changed since then");
    await page.goto(`${root}/s/flood`);
    await send("b", "2031-03-06. The harbour at Orvane closed.");
    await page.click("[data-live=news] a");
    await page.waitForSelector(".lines li:has-text('harbour') .new");
    await page.close();
  });

  test("a dropped file is received, read and reconciled", async () => {
    const page = await open("/s/flood/add");
    await page.evaluate(() => {
      const carried = new DataTransfer();
      carried.items.add(new File(["2031-03-07. A pier at Orvane burned."], "pier.txt", {type: "text/plain"}));
      document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
    });
    await page.waitForSelector(".sent li:has-text('pier: received')");
    await page.waitForSelector(".steps:has-text('3 received → 3 read → 3 reconciled')");
    await page.goto(`${root}/s/flood/search?q=pier`);
    expect(await page.textContent(".found mark")).toBe("pier");
    await page.close();
  });

  test("a correction is previewed, kept with its reason, and undone", async () => {
    const page = await open("/s/flood/calendar");
    const told = () => page.locator("main .list", {hasText: "bridge at Orvane fell"}).count();
    await page.click("main .list a:has-text('bridge at Orvane fell')");
    await page.click("#evidence .fixes > summary");
    const form = page.locator("#evidence .fixes form").first();
    await form.locator("[name=who]").fill("Ines");
    await form.locator("[name=why]").fill("the old bridge, last year");
    await form.locator("[data-key=x]").click();
    expect(await page.textContent(".effect")).toMatch(/1 line/);
    await page.click(".effect button.main");
    await page.locator("main .list", {hasText: "bridge at Orvane fell"}).waitFor({state: "detached"});
    await page.goto(`${root}/s/flood/corrections`);
    expect(await page.textContent(".found li")).toMatch(/applies.*Ines.*rejected.*the old bridge, last year/s);
    await page.click(".found li details summary");
    await page.fill(".found li [name=who]", "Karl");
    await page.fill(".found li [name=why]", "it fell this year");
    await page.click(".found li form button");
    await page.waitForSelector(".found li:has-text('Undone by Karl: it fell this year')");
    await page.goto(`${root}/s/flood/calendar`);
    expect(await told()).toBe(1);
    await page.close();
  });

  test("a correction of what somebody else changed meanwhile is refused with words", async () => {
    const page = await open("/s/flood/calendar");
    await page.click("main .list a:has-text('harbour at Orvane closed')");
    await page.click("#evidence .fixes > summary");
    const id = new URL(page.url()).searchParams.get("line");
    const {version} = (await (await fetch(`${root}/s/flood.json`)).json()) as {version: number};
    const amendment = {kind: "date", line: {kind: "event", id}, date: "2031-03-09"};
    const body = JSON.stringify({version, who: "Karl", why: "the port's own notice", amendment});
    await fetch(`${root}/s/flood/corrections`, {method: "POST", headers: {"content-type": "application/json"}, body});
    const form = page.locator("#evidence .fixes form").first();
    await form.locator("[name=who]").fill("Ines");
    await form.locator("[name=why]").fill("not so");
    await form.locator("[name=preview]").uncheck();
    await form.locator("[data-key=x]").click();
    await page.waitForSelector(".effect:has-text('changed after the version that you looked at')");
    await page.close();
  });

  test("a desk that stops leaves its page readable and says so", async () => {
    const page = await open("/s/flood");
    await page.waitForTimeout(300);
    server.closeAllConnections();
    server.close();
    await page.waitForSelector("[data-live=news]:has-text('The desk has stopped')");
    expect(await page.locator(".lines > li").count()).toBeGreaterThan(2);
    await page.close();
  });
});
