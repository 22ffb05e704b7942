// Whatever arrives: one clear line per bad report, the rest is read, nothing hangs.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {type Run, run} from "./cli/quiet.js";

const folder = mkdtempSync(join(tmpdir(), "crosswire-bad-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const good = "Norvik closed the Sund strait on Monday, its foreign minister Ada Vonn said.";
const line = (id: string) => JSON.stringify({id, url: null, page_date: null, text: good});

const bad: Readonly<Record<string, string | Uint8Array>> = {
  "binary.txt": Uint8Array.from({length: 4000}, (_, index) => (index * 37) % 256),
  "nothing.txt": "",
  "no-letters.txt": "12 34 — 56\n\n*** 78 ***",
  "long.txt": `${good} `.repeat(52_000_000 / (good.length + 1)),
};

let ended: Run;

beforeAll(async () => {
  for (const [name, content] of Object.entries(bad)) writeFileSync(join(folder, name), content);
  const lines = ["a", "b", "c", "d", "e", "f"].map(line);
  writeFileSync(join(folder, "lines.jsonl"), [...lines, '{"id": "g", "text": "broken', line("h"), line("a")].join("\n"));
  writeFileSync(
    join(folder, "invalid-utf8.txt"),
    Buffer.concat([Buffer.from(good), Buffer.from([0xff, 0xfe, 0xc3, 0x28]), Buffer.from(` ${good}`)]),
  );
  mkdirSync(join(folder, "hollow"));
  ended = await run(["read", folder, join(folder, "gone.html"), join(folder, "hollow")]);
}, 300_000);

test.each([
  ["binary.txt", /binary.*(binary|not text|no text)/],
  ["nothing.txt", /nothing.*empty/],
  ["no-letters.txt", /no-letters.*no words/],
  ["long.txt", /long.*\d{8} characters.*Split it/],
  ["line 7 of lines.jsonl", /lines\.jsonl.*7.*not JSON/],
  ["the second report named a", /second report with the id "a"/],
  ["a missing file", /gone\.html.*no such file/],
  ["a folder without files", /hollow.*no files/],
])("%s gives one clear line", (_, reason) => {
  expect(ended.stderr.split("\n").filter((one) => reason.test(one))).toHaveLength(1);
});

test("what can be read is read, and every line of trouble is about something else", () => {
  const ids = ended.stdout
    .trim()
    .split("\n")
    .map((one) => JSON.parse(one).id);
  expect(ids).toEqual(expect.arrayContaining(["a", "b", "c", "d", "e", "f", "h", "invalid-utf8"]));
  expect(ended.code).toBe(0);
  expect(ended.stderr).not.toMatch(/\n\s+at /);
});
