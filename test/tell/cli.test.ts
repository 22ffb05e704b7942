import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {ModelError} from "../../src/errors.js";
import {run} from "./cli/quiet.js";

const folder = mkdtempSync(join(tmpdir(), "crosswire-cli-"));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const courier = {
  id: "01-courier",
  url: null,
  page_date: "2031-03-04",
  text: 'Norvik shuts the Sund strait\n\nNorvik closed the Sund strait on Monday. "We will not wait an eighth day," Foreign Minister Ada Vonn told reporters in Ostravel.',
};
const herald = {
  id: "02-herald",
  url: null,
  page_date: "2031-03-04",
  text: "Strait closed\n\nNorvik closed the Sund strait on Monday, Foreign Minister Ada Vonn said. Some 400 dockers walked out.",
};

beforeAll(() => {
  writeFileSync(at("reports.jsonl"), `${JSON.stringify(courier)}\n${JSON.stringify(herald)}\n`);
  writeFileSync(at("empty.txt"), "");
});

describe("misuse", () => {
  test.each([
    [[], 2, /a command is missing/],
    [["sitrp"], 2, /unknown command|too many arguments/],
    [["sitrep"], 2, /missing required argument 'input'/],
    [["sitrep", "x", "--format", "pdf"], 2, /'pdf' is invalid. Allowed choices are text, md, html, json/],
    [["sitrep", "x", "--colour"], 2, /unknown option '--colour'/],
    [["read", "x", "--format", "csv"], 2, /Allowed choices are jsonl/],
    [["desk", "--port", "fish"], 2, /--port fish is no port/],
    [["sitrep", "x", "--since", "/nowhere/before.json"], 2, /--since \/nowhere\/before.json cannot be read/],
    [["sitrep", "x", "--out", "/nowhere/at/all.txt"], 2, /--out \/nowhere\/at\/all.txt cannot be written/],
    [["sitrep", "x", "--out", tmpdir()], 2, /is a folder/],
  ])("%j ends with %i and says why", async (argv, code, reason) => {
    const ended = await run(argv);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(reason);
    expect(ended.stdout).toBe("");
  });

  test("a file that holds no situation is no --since", async () => {
    const ended = await run(["sitrep", at("reports.jsonl"), "--since", at("reports.jsonl")]);
    expect(ended).toMatchObject({code: 2, stdout: ""});
    expect(ended.stderr).toMatch(/holds no situation/);
  });
});

test.each([
  [["--help"], /Usage: crosswire/],
  [["--help"], /Exit code: 0 when at least one report was read/],
  [["sitrep", "--help"], /Examples:\n {2}crosswire sitrep examples\/niger-2023/],
  [["read", "--help"], /one reading per report/],
  [["desk", "--help"], /--port <number>/],
  [["--version"], /^\d+\.\d+\.\d+\n$/],
])("%j is answered on standard output", async (argv, words) => {
  const ended = await run(argv);
  expect(ended.code).toBe(0);
  expect(ended.stdout).toMatch(words);
  expect(ended.stderr).toBe("");
});

test.each([
  ["a missing file", "gone.html", /gone\.html.*no such file/],
  ["an empty file", "empty.txt", /empty.*(nothing|no text|empty)/i],
])("%s alone: nothing was read, exit 1, one clear line", async (_, name, reason) => {
  const ended = await run(["sitrep", at(name)]);
  expect(ended).toMatchObject({code: 1, stdout: ""});
  expect(ended.stderr).toMatch(reason);
  expect(ended.stderr.trim().split("\n")).toHaveLength(1);
});

test("a model that is missing says how to get it, and leaves no file behind", async () => {
  const loadEncoder = () => Promise.reject(new ModelError("model-unreadable", "the reader's model is missing. Restore models/en."));
  const ended = await run(["sitrep", at("reports.jsonl"), "--out", at("never.txt")], {loadEncoder});
  expect(ended).toMatchObject({code: 1, stdout: "", stderr: "crosswire: the reader's model is missing. Restore models/en.\n"});
  expect(readdirSync(folder).filter((name) => name.includes("never"))).toEqual([]);
});

test("the situation goes to standard output, problems to standard error, and what can be read is read", async () => {
  const ended = await run(["sitrep", at("reports.jsonl"), at("gone.html")]);
  expect(ended.code).toBe(0);
  expect(ended.stdout).toMatch(/^SITUATION AS OF TUE 4 MAR 2031\n\n• 2 reports/);
  expect(ended.stdout).toContain("We will not wait an eighth day");
  expect(ended.stderr).toMatch(/gone\.html/);
});

test("--out writes the file whole, and --since compares with it", async () => {
  const out = at("today.json");
  expect(await run(["sitrep", at("reports.jsonl"), "--format", "json", "--out", out])).toMatchObject({code: 0, stdout: ""});
  const situation = JSON.parse(readFileSync(out, "utf8"));
  expect(situation).toMatchObject({format: "crosswire/situation@1", reports: [{id: "01-courier"}, {id: "02-herald"}]});
  const again = await run(["sitrep", at("reports.jsonl"), "--since", out]);
  expect(again.stdout).toContain("WHAT CHANGED (nothing, against");
});

test("files in whatever order give the same bytes", async () => {
  writeFileSync(at("01-courier.json"), JSON.stringify(courier));
  writeFileSync(at("02-herald.json"), JSON.stringify(herald));
  const forward = await run(["sitrep", at("01-courier.json"), at("02-herald.json"), "--format", "json"]);
  const backward = await run(["sitrep", at("02-herald.json"), at("01-courier.json"), "--format", "json"]);
  expect(forward.code).toBe(0);
  expect(backward.stdout).toBe(forward.stdout);
});

test("reports on standard input are read", async () => {
  const ended = await run(["sitrep", "-"], {stdin: `${JSON.stringify(courier)}\n${JSON.stringify(herald)}\n`});
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain("02-herald");
});

test("read writes one line of JSON per report and keeps going after a bad one", async () => {
  const ended = await run(["read", at("gone.html"), at("reports.jsonl"), at("empty.txt")]);
  const lines = ended.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(ended.code).toBe(0);
  expect(lines.map(({id}) => id)).toEqual(["01-courier", "02-herald"]);
  for (const {sentences} of lines) expect(sentences.length).toBeGreaterThan(1);
  expect(ended.stderr.trim().split("\n")).toHaveLength(2);
});

test("--resume goes on where a stopped run ended, and drops a line that was cut off", async () => {
  const whole = await run(["read", at("reports.jsonl")]);
  const [first = "", second = ""] = whole.stdout.split("\n");
  const out = at("resumed.jsonl");
  writeFileSync(`${out}.part`, `${first}\n${second.slice(0, 100)}`);
  expect(await run(["read", at("reports.jsonl"), "--out", out, "--resume"])).toMatchObject({code: 0, stdout: ""});
  expect(readFileSync(out, "utf8")).toBe(whole.stdout);
  expect(readdirSync(folder)).not.toContain("resumed.jsonl.part");
  expect((await run(["read", at("reports.jsonl"), "--resume"])).stderr).toMatch(/--resume goes on with a file/);
});

test("an address is not fetched offline", async () => {
  const ended = await run(["read", "http://127.0.0.1:9/x", "--offline"]);
  expect(ended).toMatchObject({code: 1, stdout: ""});
  expect(ended.stderr).toMatch(/127\.0\.0\.1/);
});

test("a desk is copied whole to a new file, never over another", async () => {
  const data = at("desk");
  const copy = at("copy.db");
  expect(await run(["desk", "--data", data, "--backup", copy])).toMatchObject({code: 0});
  expect(readFileSync(copy).subarray(0, 15).toString()).toBe("SQLite format 3");
  const again = await run(["desk", "--data", data, "--backup", copy]);
  expect(again).toMatchObject({code: 2});
  expect(again.stderr).toMatch(/already there/);
});
