// Measures the built product over the shared data, prints one table, and writes docs/scores.md.
//   npm run eval -- --shared ../shared [--only ud,ner,…] [--keep DIR]    measure and record
//   npm run eval -- --shared ../shared --check [--only …]                measure, record nothing, exit 1 when a score is worse than its floor
//   npm run eval -- --list | --floors                                    what can be measured; set every floor from the recorded scores
// The shared folder holds eval/ (the scorers), data/ and situations/. What is missing there is skipped with one line.
import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {findFallen, setFloors} from "./floors.js";
import {createProduct} from "./product.js";
import {renderScoresPage, renderTable} from "./scores-page.js";
import {sets, withTimelineMean} from "./sets.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const scoresFile = join(root, "eval/scores.json");
const floorsFile = join(root, "eval/floors.json");

const {values: options} = parseArgs({
  options: {
    shared: {type: "string"},
    only: {type: "string"},
    keep: {type: "string"},
    check: {type: "boolean", default: false},
    list: {type: "boolean", default: false},
    floors: {type: "boolean", default: false},
  },
});

if (options.list) for (const set of sets) console.log(set.group.padEnd(12), set.name.padEnd(22), set.about);
else if (options.floors) writeJson(floorsFile, setFloors(readJson(scoresFile).scores ?? {}));
else process.exitCode = measureAll();

function measureAll() {
  const shared = resolve(options.shared ?? join(root, "../shared"));
  const chosen = choose();
  if (chosen.length === 0) return misuse(`--only ${options.only} names no set; \`npm run eval -- --list\` shows them.`);
  if (!existsSync(join(shared, "eval"))) return misuse(`no scorers under ${shared}/eval; give the shared folder with --shared.`);
  const work = options.keep ? resolve(options.keep) : mkdtempSync(join(tmpdir(), "crosswire-eval-"));
  mkdirSync(work, {recursive: true});
  const product = createProduct({root, shared, work});
  const failed = [];
  const scores = withTimelineMean(Object.assign({}, ...chosen.map((set) => measure(set, product, shared, failed))));
  console.log(renderTable(scores));
  if (!options.keep) rmSync(work, {recursive: true, force: true});
  const worse = options.check ? findFallen(scores, readJson(floorsFile)) : [];
  if (!options.check) record(scores);
  for (const line of [...failed, ...worse]) console.log(line);
  if (options.check)
    console.log(`${Object.keys(scores).length} scores, ${worse.length} worse than their floor, ${failed.length} sets failed`);
  return failed.length + worse.length > 0 ? 1 : 0;
}

/** Sets named by --only, by name or group, or all that are not marked as asked for only. */
function choose() {
  const names = options.only?.split(",").map((name) => name.trim());
  return sets.filter((set) => (names ? names.includes(set.group) || names.includes(set.name) : true));
}

function measure(set, product, shared, failed) {
  const missing = set.needs.filter((path) => !existsSync(join(shared, path)));
  if (missing.length > 0) {
    console.log(`${set.name}: skipped, ${missing.join(" and ")} not found in the shared folder`);
    return {};
  }
  const started = performance.now();
  try {
    const scores = set.measure(product);
    console.error(`${set.name}: measured in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return scores;
  } catch (error) {
    failed.push(`${set.name}: FAILED, ${error.message}`);
    console.error(failed.at(-1));
    return {};
  }
}

/** Scores that were not measured this time keep their last value and the commit date they were measured at. */
function record(scores) {
  const before = readJson(scoresFile);
  const at = commitDate();
  const merged = withTimelineMean({...before.scores, ...scores});
  const measuredAt = Object.fromEntries(Object.keys(merged).map((name) => [name, name in scores ? at : (before.measuredAt?.[name] ?? at)]));
  const all = {scores: sortKeys(merged), measuredAt: sortKeys(measuredAt)};
  writeJson(scoresFile, all);
  mkdirSync(join(root, "docs"), {recursive: true});
  writeFileSync(join(root, "docs/scores.md"), renderScoresPage(all, readJson(floorsFile)));
}

/** The day of the last commit: the clock would make the page differ between two runs of one version. */
function commitDate() {
  return spawnSync("git", ["log", "-1", "--format=%cs"], {cwd: root, encoding: "utf8"}).stdout?.trim() || "unknown";
}

function misuse(message) {
  console.error(message);
  return 2;
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

function sortKeys(record) {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
