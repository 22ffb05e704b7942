// The desk in a real browser: the ten jobs of docs/desk.md by keyboard alone and by pointer, accessibility, narrow screens, hostile
// text. Runs on the system's Chromium; without one it says so in one line.
import {readFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {fileURLToPath} from "node:url";
import {type Browser, chromium, type Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {renderPage} from "../../../src/tell/web/pages.js";
import {renderReportFile} from "../../../src/tell/web/report-file.js";
import {style} from "../../../src/tell/web/style.js";
import {bundle, chromiumPlace} from "./bundle.js";
import {situation, told} from "./fixture.js";
import {addresses, pageAt} from "./pages.fixture.js";

const place = chromiumPlace;
if (!place) process.stderr.write("browser tests are left out: no Chromium here (apt-get install chromium)\n");

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";
const axe = readFileSync(fileURLToPath(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");
const assets = {script: "/assets/desk.js", style: "/assets/desk.css"};
const sent: string[] = [];
let server: Server;
let browser: Browser;
let root = "";

describe.runIf(place)("in a browser", {timeout: 180_000}, () => {
  beforeAll(async () => {
    const script = await bundle();
    server = createServer((request, response) => {
      const address = new URL(request.url ?? "/", "http://desk");
      const answer = (type: string, body: string, status = 200) =>
        response.writeHead(status, {"Content-Type": `${type}; charset=utf-8`, "Content-Security-Policy": policy}).end(body);
      if (request.method === "POST") {
        let body = "";
        request.on("data", (chunk) => (body += chunk));
        request.on("end", () => {
          sent.push(`${address.pathname} ${body}`);
          if (address.pathname.endsWith("/reports"))
            answer("application/json", JSON.stringify({reports: [{id: "new", outcome: "new", address: ""}], problems: []}), 201);
          else
            answer(
              "text/html",
              "<div id=preview><h2>What it would do</h2><p>1 line changes</p><form class=correct action=/s/sund/corrections><div class=row><input name=who><input name=why></div><button class=main>Keep the correction</button></form></div>",
            );
        });
        return;
      }
      if (address.pathname === assets.script) return answer("text/javascript", script);
      if (address.pathname === assets.style) return answer("text/css", style);
      if (address.pathname === "/file")
        return response.writeHead(200, {"Content-Type": "text/html; charset=utf-8"}).end(renderReportFile(situation, told));
      const page = pageAt(address.pathname, Object.fromEntries(address.searchParams), assets);
      return page ? answer("text/html", renderPage(page)) : answer("text/plain", "", 404);
    }).listen(0, "127.0.0.1");
    await new Promise((listening) => server.once("listening", listening));
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({executablePath: place as string, args: ["--no-sandbox"]});
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test.each(addresses)("%s: no serious finding in either theme, no error, no sideways scroll at 360 and 320 px", async (address) => {
    const page = await open(address, 1280);
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({colorScheme: scheme, reducedMotion: "reduce"});
      const findings = await runAxe(page);
      expect(findings, scheme).toEqual([]);
    }
    for (const width of [360, 320]) {
      await page.setViewportSize({width, height: 740});
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    }
    expect(page.errors).toEqual([]);
    await page.close();
  });

  const jobs: readonly (readonly [string, (page: Tested) => Promise<void>, (page: Tested) => Promise<void>])[] = [
    [
      "trace a line to its characters",
      async (page) => {
        await page.keyboard.press("j");
        await page.keyboard.press("]");
        await page.keyboard.press("o");
        await page.waitForURL(/reports\/.+at=\d+-\d+/);
      },
      async (page) => {
        await page.click(".lines details[open] .card header a");
        await page.waitForURL(/reports\/.+at=\d+-\d+/);
      },
    ],
    [
      "compare a quotation's versions",
      async (page) => {
        await press(page, "g", "w");
        await page.waitForSelector(".algn ins.alt");
      },
      async (page) => {
        await page.click(".rail a[href$='/wording']");
        await page.waitForSelector(".algn ins.alt");
      },
    ],
    [
      "see which reports are one origin",
      async (page) => {
        await press(page, "g", "l");
        await page.waitForSelector("table.lin td.l i");
      },
      async (page) => {
        await page.click(".rail a[href$='/lineage']");
        await page.waitForSelector("table.lin td.l i");
      },
    ],
    [
      "see what lapses next",
      async (page) => {
        await press(page, "g", "t");
        expect(await page.textContent(".trip tbody tr .by")).toContain("14 Mar");
      },
      async (page) => {
        await page.click(".rail a[href$='/tripwires']");
        expect(await page.textContent(".trip tbody tr .by")).toContain("14 Mar");
      },
    ],
    [
      "see who stands where",
      async (page) => {
        await press(page, "g", "p");
        expect(await page.textContent(".pos .turn")).toMatch(/against.*for/s);
      },
      async (page) => {
        await page.click(".rail a[href$='/positions']");
        expect(await page.textContent(".pos .turn")).toMatch(/against.*for/s);
      },
    ],
    [
      "tell disagrees from updated",
      async (page) => {
        await press(page, "g", "n");
        expect(await page.textContent(".nums li")).toMatch(/Updated.*as of 3 Mar.*as of 10 Mar/s);
      },
      async (page) => {
        await page.click(".rail a[href$='/numbers']");
        expect(await page.textContent(".nums li")).toMatch(/Updated.*as of/s);
      },
    ],
    [
      "see what changed",
      async (page) => {
        await press(page, "g", "h");
        expect(await page.textContent(".found li")).toContain("Lost its only origin");
      },
      async (page) => {
        await page.click(".delta a");
        expect(await page.textContent(".found li")).toContain("Lost its only origin");
      },
    ],
    [
      "correct the machine",
      async (page) => {
        await page.keyboard.press("x");
        await page.keyboard.type("Ines");
        await page.keyboard.press("Tab");
        await page.keyboard.type("not so");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await page.waitForSelector(".effect .main");
        expect(sent.at(-1)).toContain("reject");
      },
      async (page) => {
        await page.click(".lines details[open] .fixes > summary");
        const form = page.locator(".lines details[open] .fixes form").first();
        await form.locator("[name=who]").fill("Ines");
        await form.locator("[name=why]").fill("seen it");
        await form.locator("button", {hasText: "Confirm"}).click();
        await page.waitForSelector(".effect .main");
        expect(sent.at(-1)).toContain("confirm");
      },
    ],
    [
      "find",
      async (page) => {
        await page.keyboard.press("/");
        await page.keyboard.type("strait");
        await page.keyboard.press("Enter");
        await page.waitForSelector(".found mark");
      },
      async (page) => {
        await page.fill("#q", "nowhere");
        await page.press("#q", "Enter");
        await page.waitForURL(/search/);
        expect(await page.textContent(".stand")).toContain("is not in the reports");
      },
    ],
    [
      "add",
      async (page) => {
        await page.keyboard.press("a");
        await page.waitForURL(/add$/);
        await page.focus("#paste");
        await page.keyboard.type("A pier was closed.");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await page.waitForSelector(".sent:has-text('received')");
      },
      async (page) => {
        await page.click(".rail .drop");
        await page.fill("#paste", "A pier was closed.");
        await page.click("form.add button.main");
        await page.waitForSelector(".sent:has-text('received')");
      },
    ],
  ];

  test("hostile text leaves every view whole, at 1280 and at 320 px (400 % zoom), in forced colours too", async () => {
    const page = await open("/hostile/sund", 1280);
    await page.emulateMedia({forcedColors: "active"});
    for (const address of addresses.filter((one) => one.startsWith("/s/sund"))) {
      await page.goto(root + address.replace("/s/", "/hostile/"), {timeout: 120_000, waitUntil: "domcontentloaded"});
      for (const width of [1280, 320]) {
        await page.setViewportSize({width, height: 740});
        expect([address, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([address, width]);
      }
    }
    expect(page.errors).toEqual([]);
    await page.close();
  });

  test.each(jobs)("%s, by keyboard alone", async (_, byKeyboard) => {
    const page = await open("/s/sund", 1280);
    await byKeyboard(page);
    await page.close();
  });

  test.each(jobs)("%s, by pointer", async (_, _keys, byPointer) => {
    const page = await open("/s/sund", 1280);
    await byPointer(page);
    await page.close();
  });

  test("be briefed: the standfirst and the lines need no opening", async () => {
    const page = await open("/s/sund", 1280);
    expect(await page.textContent(".stand")).toContain("one deadline has lapsed");
    expect(await page.locator(".lines > li").count()).toBeGreaterThan(8);
    await page.close();
  });

  test.each([360, 768, 1180, 1280, 1440])("at %d px the words of a commitment have room to be read", async (width) => {
    const page = await open("/s/sund/tripwires", width);
    const widths = await page.locator(".trip .ct").evaluateAll((cells) => cells.map((cell) => cell.clientWidth));
    expect(Math.min(...widths)).toBeGreaterThan(120);
    await page.close();
  });

  test("a line of a list opens beside it, and Escape returns to it", async () => {
    const page = await open("/s/sund/calendar", 1280);
    await page.keyboard.press("j");
    await page.waitForSelector("aside.side#evidence h3");
    expect(page.url()).toContain("line=");
    await page.close();
  });

  test("letters do not fire in fields, and can be turned off", async () => {
    const page = await open("/s/sund", 1280);
    await page.focus("#q");
    await page.keyboard.type("gt");
    expect(page.url()).toBe(`${root}/s/sund`);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.click("dialog input");
    await page.click("dialog button");
    await press(page, "g", "t");
    expect(page.url()).not.toContain("tripwires");
    await page.close();
  });

  test("the report file asks nothing of anybody, and works without script", async () => {
    const context = await browser.newContext({javaScriptEnabled: false, viewport: {width: 1280, height: 900}});
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${root}/file`);
    await page.click(".lines > li:nth-child(3) summary");
    expect(await page.isVisible(".lines > li:nth-child(3) .card")).toBe(true);
    expect(asked.filter((address) => !address.endsWith("/file") && !address.endsWith("favicon.ico"))).toEqual([]);
    await context.close();
  });
});

interface Tested extends Page {
  errors: string[];
}

async function open(address: string, width: number): Promise<Tested> {
  const page = (await browser.newPage({viewport: {width, height: 900}})) as Tested;
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/event-stream|events|favicon|404/.test(message.text())) page.errors.push(message.text());
  });
  await page.goto(root + address);
  return page;
}

async function runAxe(page: Page): Promise<string[]> {
  await page.evaluate(`window.axe || (${JSON.stringify("")}, 0)`);
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  const {violations} = (await page.evaluate("axe.run({resultTypes: ['violations']})")) as {
    violations: {id: string; impact: string; nodes: {html: string}[]}[];
  };
  return violations
    .filter(({impact}) => impact === "serious" || impact === "critical")
    .map(({id, nodes}) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForLoadState();
}
