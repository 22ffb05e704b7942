// What the shipped example reads as, kept as files, and the README that shows it. A difference is written beside the file as
// `-changed`; UPDATE_GOLDEN=1 takes it over, which CI never does.
import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, expect, test} from "vitest";
import {
  type Encoder,
  loadEncoder,
  parseInputs,
  parseSituation,
  renderJson,
  renderMarkdown,
  renderText,
  type Situation,
  situateTold,
  type Told,
  textsOf,
} from "../src/index.js";
import {checkContract} from "./contract.js";
import {excerptSitrep, traceReport} from "./readme.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const goldens = join(root, "test/golden/niger-2023");
const update = process.env.UPDATE_GOLDEN === "1" && !process.env.CI;

let encoder: Encoder;
let told: readonly Told[];
let situation: Situation;
let files: Readonly<Record<string, string>>;

beforeAll(async () => {
  encoder = await loadEncoder();
  ({told, situation} = await situateTold(parseInputs([join(root, "examples/niger-2023")]), encoder));
  const texts = textsOf(told);
  files = {
    "sitrep.txt": renderText(situation, texts),
    "sitrep.md": renderMarkdown(situation, texts),
    "sitrep.json": renderJson(situation),
  };
});

afterAll(() => encoder.close());

test.each(["sitrep.txt", "sitrep.md", "sitrep.json"])("the example's %s is as it was", (name) => {
  compare(join(goldens, name), files[name] as string);
});

test("the example's situation keeps the contract", () => {
  expect(checkContract(JSON.parse(files["sitrep.json"] as string), textsOf(told))).toEqual([]);
});

test("the shared checker finds no fault in it", () => {
  const checker = join(root, "../shared/eval/check-situation.mjs");
  if (!existsSync(checker)) return console.log("the shared checker is not beside the clone; our own was run");
  const folder = mkdtempSync(join(tmpdir(), "crosswire-golden-"));
  const reports = told.map(({report: {id, text}}) => JSON.stringify({id, url: null, page_date: null, text})).join("\n");
  writeFileSync(join(folder, "reports.jsonl"), reports);
  writeFileSync(join(folder, "situation.json"), files["sitrep.json"] as string);
  const {stdout} = spawnSync(process.execPath, [checker, join(folder, "reports.jsonl"), join(folder, "situation.json")], {
    encoding: "utf8",
  });
  rmSync(folder, {recursive: true});
  expect(stdout).toMatch(/ 0 faults/);
});

test("the example read in another order is the same situation", async () => {
  const parsed = [...told].reverse().map(({report}) => ({report}));
  const again = await situateTold(parsed, encoder);
  expect(renderJson(again.situation)).toBe(files["sitrep.json"]);
});

test("the example's JSON reads back as the same situation", () => {
  const parsed = parseSituation(files["sitrep.json"] as string);
  expect("situation" in parsed && renderJson(parsed.situation)).toBe(files["sitrep.json"]);
});

test("the README shows what the example really gives", () => {
  const path = join(root, "README.md");
  const readme = readFileSync(path, "utf8");
  const blocks = {sitrep: excerptSitrep(files["sitrep.txt"] as string), trace: traceReport(told, situation, "03-cakrawala")};
  const fresh = Object.entries(blocks).reduce((text, [name, block]) => fillBlock(text, name, block), readme);
  if (update) writeFileSync(path, fresh);
  expect(fresh, "UPDATE_GOLDEN=1 npm test -- golden writes the README's blocks").toBe(update ? fresh : readme);
});

function compare(path: string, actual: string): void {
  const changed = path.replace(/(\.\w+)$/, "-changed$1");
  rmSync(changed, {force: true});
  if (existsSync(path) && readFileSync(path, "utf8") === actual) return;
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(update ? path : changed, actual);
  if (!update)
    expect.fail(
      `${path} ${existsSync(path) ? "differs from" : "is missing;"} ${changed}. Look at it, then run UPDATE_GOLDEN=1 npm test -- golden`,
    );
}

/** Puts the block between `<!-- NAME -->` and `<!-- /NAME -->`. */
function fillBlock(text: string, name: string, block: string): string {
  const [before, rest] = text.split(`<!-- ${name} -->\n`);
  const after = rest?.split(`<!-- /${name} -->`)[1];
  if (after === undefined) throw new Error(`README.md has no block <!-- ${name} --> … <!-- /${name} -->`);
  return `${before}<!-- ${name} -->\n\`\`\`text\n${block}\n\`\`\`\n<!-- /${name} -->${after}`;
}
