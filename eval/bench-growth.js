// How the work grows with the reports: one topic of timeline17, read once, then reconciled at growing sizes, each in a process of its own.
//   node eval/bench-growth.js --shared ../shared [--topic bpoil] [--sizes 200,400,700,1400] [--keep DIR]
// Processor time, not the clock's: other work on the machine must not show. With --keep the readings stay in DIR and are used again.
import {spawnSync} from "node:child_process";
import {createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync} from "node:fs";
import {Session} from "node:inspector/promises";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {createInterface} from "node:readline";
import {pipeline} from "node:stream/promises";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {createGunzip, createGzip} from "node:zlib";
import {createProduct} from "./product.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const TOPICS = {
  bpoil: ["bpoil_bbc", "bpoil_foxnews", "bpoil_guardian", "bpoil_reuters", "bpoil_washingtonpost"],
  LibyaWar: ["LibyaWar_cnn", "LibyaWar_reuters"],
  EgyptianProtest: ["EgyptianProtest_cnn"],
  Finan: ["Finan_washingtonpost"],
  MJ: ["MJ_bbc"],
};

const {values: options} = parseArgs({
  options: {
    shared: {type: "string"},
    topic: {type: "string", default: "bpoil"},
    sizes: {type: "string", default: "200,400,700,1400"},
    keep: {type: "string"},
    measure: {type: "string"},
  },
});
if (options.measure) await measure(options.measure.split(","), Number(options.sizes));
else await run();

async function run() {
  const work = options.keep ? resolve(options.keep) : mkdtempSync(join(tmpdir(), "crosswire-growth-"));
  mkdirSync(work, {recursive: true});
  const product = createProduct({root, shared: resolve(options.shared ?? join(root, "../shared")), work});
  const files = [];
  for (const collection of TOPICS[options.topic]) files.push(await keepReadings(product, work, collection));
  let first;
  for (const size of options.sizes.split(",")) {
    const {status, stdout, stderr} = spawnSync(
      process.execPath,
      [fileURLToPath(import.meta.url), "--measure", files.join(","), "--sizes", size],
      {encoding: "utf8", maxBuffer: 2 ** 28},
    );
    if (status !== 0) throw new Error(`measuring ${size} reports failed: ${stderr.trim().split("\n").at(-1)}`);
    const result = JSON.parse(stdout);
    const each = (1000 * result.seconds) / result.reports;
    first ??= each;
    console.log(
      `${String(result.reports).padStart(5)} reports  ${each.toFixed(1)} ms a report (${(each / first).toFixed(2)} of the first size)  peak ${result.megabytes} MB  ${result.events} events, ${result.statements} statements`,
    );
    for (const [stage, seconds] of Object.entries(result.stages))
      console.log(`      ${stage.padEnd(22)} ${((1000 * seconds) / result.reports).toFixed(2).padStart(8)} ms`);
  }
  if (!options.keep) rmSync(work, {recursive: true, force: true});
}

/** The readings of one collection as gzipped JSON lines; read only when the file is not there. */
async function keepReadings(product, work, collection) {
  const out = join(work, `${collection}.told.gz`);
  if (existsSync(out)) return out;
  const {loadEncoder, parseInputs, readEach} = await import("../dist/index.js");
  const input = product.prepare(`${collection}.jsonl`, "score-timeline", [
    "prepare",
    product.at("data/timeline17/articles.jsonl.gz"),
    collection,
  ]);
  const encoder = await loadEncoder();
  const before = process.cpuUsage();
  let reports = 0;
  const lines = async function* () {
    for await (const {told} of readEach(parseInputs([input]), encoder)) {
      if (!told) continue;
      reports++;
      yield `${JSON.stringify(told)}\n`;
    }
  };
  await pipeline(lines, createGzip({level: 1}), createWriteStream(`${out}.part`));
  renameSync(`${out}.part`, out);
  await encoder.close();
  console.log(`${collection}: ${reports} reports read, ${((1000 * cpuSince(before)) / reports).toFixed(0)} ms of one core a report`);
  return out;
}

/** Reconciles so many of the reports, every nth, so that each size covers the same months and outlets. Prints JSON. */
async function measure(files, size) {
  const {gate, reconcile, textsOf} = await import("../dist/index.js");
  const all = await countLines(files);
  const told = [];
  let index = 0;
  for (const file of files)
    for await (const line of linesOf(file)) {
      if (Math.floor((index * size) / all) !== Math.floor(((index - 1) * size) / all)) told.push(JSON.parse(line));
      index++;
    }
  const some = told.slice(0, size);
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", {interval: 2000});
  await session.post("Profiler.start");
  const before = process.cpuUsage();
  const situation = gate(reconcile(some, []), textsOf(some));
  const seconds = cpuSince(before);
  const {profile} = await session.post("Profiler.stop");
  console.log(
    JSON.stringify({
      reports: some.length,
      seconds,
      megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      events: situation.events.length,
      statements: situation.statements.length,
      stages: stagesOf(profile, seconds),
    }),
  );
}

/** Seconds of each function that `reconcile` calls, with all that it calls in turn: its share of the samples of the whole. */
function stagesOf({nodes, samples}, seconds) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const above = new Map(nodes.flatMap(({id, children = []}) => children.map((child) => [child, id])));
  const stageOf = (id) => {
    for (let at = id; above.has(at); at = above.get(at)) {
      const parent = byId.get(above.get(at)).callFrame.functionName;
      const own = byId.get(at).callFrame.functionName;
      if (parent === "reconcile" || own === "gate") return own;
    }
    return "other";
  };
  const counts = {};
  const known = new Map();
  for (const id of samples) {
    if (!known.has(id)) known.set(id, stageOf(id));
    counts[known.get(id)] = (counts[known.get(id)] ?? 0) + 1;
  }
  return Object.fromEntries(
    Object.entries(counts)
      .map(([name, count]) => [name, (seconds * count) / samples.length])
      .sort((a, b) => b[1] - a[1]),
  );
}

async function countLines(files) {
  let count = 0;
  for (const file of files) for await (const _ of linesOf(file)) count++;
  return count;
}

function linesOf(file) {
  return createInterface({input: createReadStream(file).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY});
}

function cpuSince(before) {
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1e6;
}
