// What the desk keeps and how fast it answers, on the built package (npm run build first):
//   node eval/bench-desk.js kill [--times 50] [--url postgres://…]      SIGKILL while reports stream in
//   node eval/bench-desk.js add [--sizes 200,1400] [--stages real] [--from REPORTS.jsonl,…]   one more report on a desk of so many
//   node eval/bench-desk.js readers [--reports 200] [--seconds 20]      20 readers at once while reports arrive
//   node eval/bench-desk.js browser [--reports 1000] [--place DIR]  first line and frames, in Chromium; a desk in DIR is used again
// Without `--stages real` a reader by rule stands in for the model, so that the desk is measured and not the reading. Without `--from` the
// reports are made up of a few sentences each, all nearly alike; with it every nth of the files' reports is taken, and the last five come late.
import {spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {mkdtempSync, readFileSync, rmSync, writeSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";

const {positionals, values: options} = parseArgs({
  allowPositionals: true,
  options: {
    times: {type: "string", default: "50"},
    url: {type: "string"},
    sizes: {type: "string", default: "200,1400"},
    reports: {type: "string"},
    seconds: {type: "string", default: "20"},
    stages: {type: "string", default: "plain"},
    from: {type: "string"},
    place: {type: "string"},
    prefix: {type: "string"},
    until: {type: "string"},
    chromium: {type: "string", default: "/usr/bin/chromium"},
  },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const {openStore} = await import(`${root}dist/store/store.js`);
// The process that is killed cannot clean up, so it makes nothing of its own.
const work = options.place ?? mkdtempSync(join(tmpdir(), "crosswire-desk-"));
process.on("exit", () => options.place ?? rmSync(work, {recursive: true, force: true}));

const jobs = {
  kill: benchKills,
  add: benchAdding,
  readers: benchReaders,
  browser: benchBrowser,
  writer: writeUntilKilled,
  reading: readUntil,
  serving: serve,
};
const job = jobs[positionals[0]];
if (!job) throw new Error("say what to measure: kill, add, readers or browser");
await job();
process.exit();

/** Kills a writing process again and again; afterwards every acknowledged report must be there, whole. */
async function benchKills() {
  const place = options.url === undefined ? {dir: join(work, "desk")} : {url: options.url};
  const acknowledged = [];
  for (let n = 0; n < Number(options.times); n++)
    acknowledged.push(...(await streamAndKill(place, `k${n}`, 1 + Math.floor(Math.random() * 60))));
  const store = await openStore({...place, exclusive: true});
  const kept = new Map((await store.loadReports("flood")).map((report) => [report.id, report]));
  let lost = 0;
  for (const id of acknowledged) {
    const report = kept.get(id);
    const original = report && (await store.findOriginal(hashOf(report.text)));
    if (report?.text !== textOf(id) || Buffer.from(original ?? []).toString() !== report.text) lost++;
  }
  const {version} = await store.findSituation("flood");
  const {events} = (await openLines(store)).situation;
  await store.close();
  print(`SIGKILL ${options.times} times, ${options.url ? "PostgreSQL" : "SQLite"}`, `${acknowledged.length} acknowledged, ${lost} lost`);
  print("  versions kept meanwhile, each one line more", `${version}, of which ${version - events.length} without their line`);
}

/** Kills at a random moment soon after so many acknowledgements. */
async function streamAndKill(place, prefix, after) {
  const args = [fileURLToPath(import.meta.url), "writer", "--place", JSON.stringify(place), "--prefix", prefix];
  const child = spawn(process.execPath, args, {stdio: ["ignore", "pipe", "inherit"]});
  let told = "";
  let aimed = false;
  child.stdout.on("data", (chunk) => {
    told += chunk;
    if (aimed || told.split("\n").length <= after) return;
    aimed = true;
    setTimeout(() => child.kill("SIGKILL"), Math.random() * 15);
  });
  const [code, signal] = await new Promise((resolve) => child.once("close", (...how) => resolve(how)));
  if (signal !== "SIGKILL") throw new Error(`the writer ended with ${code ?? signal} before it was killed`);
  return told.split("\n").slice(0, -1);
}

async function writeUntilKilled() {
  const store = await openStore({...JSON.parse(options.place), exclusive: true});
  await store.saveSituation("flood", undefined, new Date().toISOString());
  const lines = await openLines(store);
  for (let n = 0; ; n++) {
    const id = `${options.prefix}-${n}`;
    const bytes = Buffer.from(textOf(id));
    const reports = [{id, text: textOf(id), plain: true, furniture: [], facts: []}];
    await store.saveIntake("flood", {at: new Date().toISOString(), original: {sha256: hashOf(bytes), bytes}, reports, problems: []});
    writeSync(1, `${id}\n`);
    await addLine(store, lines, id);
  }
}

/** What the store keeps of the machine's situation. Throws when a row is missing. */
async function openLines(store) {
  const {assembleLines} = await import(`${root}dist/store/lines.js`);
  const {emptySituation} = await import(`${root}dist/tell/http/bench.js`);
  const ids = new WeakMap();
  const kept = await store.findMachine("flood");
  return {ids, situation: kept ? assembleLines(kept.lines, ids) : emptySituation};
}

/** A version with one line more, in the middle of the others. */
async function addLine(store, lines, id) {
  const {planLines} = await import(`${root}dist/store/lines.js`);
  const {situation: before, ids} = lines;
  const events = before.events.toSpliced(before.events.length >> 1, 0, {id, what: textOf(id)});
  lines.situation = {...before, events};
  const {version} = await store.findSituation("flood");
  const group = {version: version + 1, at: new Date().toISOString(), causes: [], changes: []};
  await store.saveVersion("flood", group, {basis: id, lines: planLines(before, lines.situation, ids)});
}

/** Time from sending one more report to its acknowledgement, to the version that holds it, and to the brief of that version. */
async function benchAdding() {
  for (const size of options.sizes.split(",").map(Number)) {
    const desk = await startDesk(join(work, `desk-${size}`));
    const reports = reportsOf(size + 5);
    await fill(desk, size, reports);
    const acks = [];
    const shown = [];
    const briefs = [];
    const {url} = desk;
    await (await fetch(`${url}s/flood`)).text();
    const before = process.cpuUsage();
    for (let n = 0; n < 5; n++) {
      const started = performance.now();
      await send(desk, reports?.[size + n] ?? `late-${n}`);
      acks.push(performance.now() - started);
      await until(async () => (await progressOf(desk)).reconciled === size + n + 1);
      shown.push(performance.now() - started);
      await (await fetch(`${url}s/flood`)).text();
      briefs.push(performance.now() - started);
    }
    const {user, system} = process.cpuUsage(before);
    const of = (times) => `${ms(median(times))} (slowest ${ms(Math.max(...times))})`;
    print(`one more report on ${size}`, `acknowledged ${of(acks)}, shown ${of(shown)}, its brief there ${of(briefs)}; medians of 5`);
    print("  processor time of all threads, each", ms((user + system) / 5000));
    await desk.close();
  }
}

/** 20 readers ask for pages and data, one request after another each, while a report arrives every half second. */
async function benchReaders() {
  const desk = await startDesk(join(work, "desk"));
  const size = Number(options.reports ?? 200);
  await fill(desk, size);
  const ends = Date.now() + Number(options.seconds) * 1000;
  // Readers sit elsewhere: what they spend on answers is not the desk's time.
  const args = [fileURLToPath(import.meta.url), "reading", "--url", desk.url, "--until", String(ends)];
  const readers = spawn(process.execPath, args, {stdio: ["ignore", "inherit", "inherit"]});
  const before = process.cpuUsage();
  const ended = new Promise((resolve) => readers.once("close", resolve));
  for (let n = 0; Date.now() < ends; n++) {
    await send(desk, `live-${n}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await ended;
  const {user, system} = process.cpuUsage(before);
  print(`  processor time of the desk, ${size} reports`, `${((user + system) / 1e6).toFixed(1)} s of ${options.seconds} s`);
  await desk.close();
}

/** The process of the readers: every answer's time, and what was no answer. */
async function readUntil() {
  const paths = [
    "",
    ".json",
    "/calendar",
    "/calendar.json?limit=50",
    "/reports/r7",
    "/reports.json",
    "/search.json?q=bridge",
    "/lineage",
    "/changes",
    "/wording.json",
  ];
  const times = [];
  const errors = [];
  const slowest = new Map();
  const read = async (reader) => {
    for (let n = reader; Date.now() < Number(options.until); n++) {
      const path = paths[n % paths.length];
      const started = performance.now();
      const status = await fetch(`${options.url}s/flood${path}`).then(
        async (answer) => (await answer.arrayBuffer()) && answer.status,
        (error) => error.cause?.code ?? error.message,
      );
      const took = performance.now() - started;
      times.push(took);
      slowest.set(path, Math.max(took, slowest.get(path) ?? 0));
      if (status !== 200) errors.push(`${path} ${status}`);
    }
  };
  await Promise.all(Array.from({length: 20}, (_, reader) => read(reader)));
  times.sort((a, b) => a - b);
  const at = (share) => ms(times[Math.floor(times.length * share)] ?? 0);
  print("20 readers", `${times.length} answers, p50 ${at(0.5)}, p99 ${at(0.99)}, slowest ${ms(times.at(-1))}, ${errors.length} errors`);
  if (errors.length > 0) print("  errors", [...new Set(errors)].slice(0, 5).join(", "));
  for (const [path, took] of [...slowest].sort((a, b) => b[1] - a[1]).slice(0, 4)) print(`  slowest of ${path || "the brief"}`, ms(took));
}

/** A desk of its own process is opened from disk and looked at: until the first line stands there, and every frame after it. */
async function benchBrowser() {
  const size = Number(options.reports ?? 1000);
  const dir = join(work, "desk");
  const filling = await startDesk(dir);
  if ((await progressOf(filling).catch(() => undefined)) === undefined) await fill(filling, size);
  await filling.close();
  const {chromium} = await import("playwright-core");
  const browser = await chromium.launch({executablePath: options.chromium, args: ["--no-sandbox"]});
  const page = await browser.newPage({viewport: {width: 1440, height: 900}});
  await page.goto("about:blank");
  const started = performance.now();
  const {url, child} = await serveApart(dir);
  const listening = performance.now() - started;
  await seeFirstLine(page, `${url}s/flood`, ".lines > li");
  print(`${size} reports from disk`, `desk answers after ${ms(listening)}, first line seen after ${ms(performance.now() - started)}`);
  const {lines} = (await (await fetch(`${url}.json`)).json()).situations[0];
  const warm = [];
  for (let n = 0; n < 5; n++) warm.push(await seeFirstLine(page, `${url}s/flood`, ".lines > li"));
  print(`${lines} lines from a warm desk`, `first line seen after ${ms(median(warm))} (median of 5; slowest ${ms(Math.max(...warm))})`);
  for (const [what, path] of [
    ["calendar", "/calendar"],
    ["calendar, filtered by report", "/calendar?report=r7"],
    ["calendar, all of it", "/calendar?rows=all"],
    ["reports", "/reports"],
    ["changes", "/changes"],
  ]) {
    const first = await seeFirstLine(page, `${url}s/flood${path}`, "main li, main td");
    print(`  ${what}`, `first line ${ms(first)}, longest frame when scrolling ${ms(await longestFrame(page))}`);
  }
  await browser.close();
  child.kill("SIGINT");
  await new Promise((resolve) => child.once("close", resolve));
}

async function seeFirstLine(page, address, selector) {
  const started = performance.now();
  await page.goto(address, {waitUntil: "commit"});
  await page.locator(selector).first().waitFor({state: "visible"});
  return performance.now() - started;
}

/** Scrolls through the page for two seconds. */
async function longestFrame(page) {
  await page.waitForLoadState("load");
  return page.evaluate(
    () =>
      new Promise((told) => {
        const frames = [];
        let last = performance.now();
        const began = last;
        const step = (now) => {
          frames.push(now - last);
          last = now;
          scrollBy(0, 400);
          if (now - began < 2000) requestAnimationFrame(step);
          else told(Math.max(...frames.slice(2)));
        };
        requestAnimationFrame(step);
      }),
  );
}

function serveApart(dir) {
  const args = [fileURLToPath(import.meta.url), "serving", "--place", dir, "--stages", options.stages];
  const child = spawn(process.execPath, args, {stdio: ["ignore", "pipe", "inherit"]});
  process.once("exit", () => child.kill());
  return new Promise((resolve) => child.stdout.on("data", (chunk) => resolve({url: String(chunk).trim(), child})));
}

async function serve() {
  const desk = await startDesk(options.place);
  writeSync(1, `${desk.url}\n`);
  await new Promise((resolve) => process.once("SIGINT", resolve));
  await desk.close();
}

async function startDesk(dir) {
  const {runDesk} = await import(`${root}dist/tell/http/desk.js`);
  const {startBench} = await import(`${root}dist/tell/http/bench-thread.js`);
  const module = new URL("./bench-stages.js", import.meta.url).href;
  const effects = options.stages === "real" ? {} : {startBench: () => startBench({module})};
  return runDesk({dir, port: 0, inputs: [], effects});
}

/** So many reports of the files given, every nth of them, in an order that mixes their days; undefined without files. */
function reportsOf(count) {
  if (!options.from) return undefined;
  const all = options.from.split(",").flatMap((file) => readFileSync(file, "utf8").split("\n").filter(Boolean));
  if (all.length < count) throw new Error(`${count} reports are wanted, the files hold ${all.length}`);
  const some = Array.from({length: count}, (_, n) => JSON.parse(all[Math.floor((n * all.length) / count)]));
  return some.map((report) => ({...report, place: hashOf(report.id)})).sort((a, b) => (a.place < b.place ? -1 : 1));
}

async function fill(desk, size, reports) {
  for (let n = 0; n < size; n += 50) {
    const lines = Array.from({length: Math.min(50, size - n)}, (_, index) => lineOf(reports?.[n + index] ?? `r${n + index}`, "2031-03-05"));
    const answer = await fetch(`${desk.url}s/flood/reports`, {
      method: "POST",
      headers: {"content-type": "application/x-ndjson"},
      body: lines.join("\n"),
    });
    if (answer.status !== 201) throw new Error(await answer.text());
  }
  await until(async () => (await progressOf(desk)).reconciled === size);
}

function lineOf(report, day) {
  const {id, page_date = day, text = textOf(report)} = typeof report === "string" ? {id: report} : report;
  return JSON.stringify({id, page_date, text});
}

async function send(desk, report) {
  const body = lineOf(report, "2031-03-06");
  const answer = await fetch(`${desk.url}s/flood/reports`, {method: "POST", headers: {"content-type": "application/json"}, body});
  if (answer.status !== 201) throw new Error(await answer.text());
}

async function progressOf(desk) {
  return (await (await fetch(`${desk.url}s/flood/add.json`)).json()).progress;
}

async function until(done) {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** About 2,500 characters: some sentences that many reports share, twenty of its own. */
function textOf(id) {
  const seed = Number.parseInt(hashOf(id).slice(0, 6), 16);
  const own = Array.from(
    {length: 20},
    (_, n) => `Ada Vonn said on the ${((seed + n) % 28) + 1}th that crew ${(seed * 7 + n) % 9973} had left the dam at Orvane.`,
  );
  const shared = Array.from(
    {length: 6},
    (_, n) => `Engineers closed gate ${(seed + n * 13) % 40} of the bridge after the water rose overnight.`,
  );
  return [`Report ${id}.`, ...own, ...shared].join(" ");
}

function hashOf(content) {
  return createHash("sha256").update(content).digest("hex");
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function ms(time) {
  return `${time.toFixed(0)} ms`;
}

function print(what, result) {
  console.log(`${what}: ${result}`);
}
