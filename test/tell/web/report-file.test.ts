import {createHash} from "node:crypto";
import {expect, test} from "vitest";
import {fileScript} from "../../../src/tell/web/file-script.js";
import {renderReportFile} from "../../../src/tell/web/report-file.js";
import {situation, told} from "./fixture.js";

const html = renderReportFile(situation, told, {tlp: "TLP:GREEN"});

test("the same situation gives the same bytes", () => {
  expect(renderReportFile(situation, told, {tlp: "TLP:GREEN"})).toBe(html);
});

test("it fits what one can send, and its script what one can read", () => {
  expect(html.length).toBeLessThan(150_000);
  expect(fileScript.length).toBeLessThan(3_000);
});

test("the policy allows its own style and script by hash, and nothing else", () => {
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "";
  const hashOf = (content: string) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
  expect(policy).toContain(`style-src ${hashOf(/<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "")}`);
  expect(policy).toContain(`script-src ${hashOf(/<script>(.*?)<\/script>/s.exec(html)?.[1] ?? "")}`);
  expect(policy).toContain("default-src 'none'");
});

test.each([
  ["a style of its own", / style=/],
  ["a handler", / on[a-z]+=/],
  ["an address beyond itself", /(?:href|src)="?(?!#)[^ >]/],
  ["an image, frame or form", /<(?:img|iframe|form|link|object|embed)\b/],
])("no element carries %s", (_, pattern) => {
  expect(html.replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, "")).not.toMatch(pattern);
});

test.each([
  ["markup of a page", "<b>boats.example</b>", "&lt;b>boats.example&lt;/b>"],
  ["a script of a page", "<script>alert(1)", "&lt;script>alert(1)"],
])("%s enters as text", (_, raw, shown) => {
  expect(html).not.toContain(raw);
  expect(html).toContain(shown);
});

test("characters that steer the direction are shown by their code, Arabic runs in its own direction", () => {
  expect(html).not.toContain("\u202E");
  expect(html).toContain("U+202E");
  expect(html).toMatch(/dir=auto>قال|dir=auto>المضيق/);
});

test("every range that is linked can be jumped to", () => {
  const ids = new Set([...html.matchAll(/ id=(?:"([^"]+)"|([^ >]+))/g)].map(([, quoted, bare]) => quoted ?? bare));
  const targets = [...html.matchAll(/href=(?:"#([^"]+)"|#([^ >]+))/g)].map(([, quoted, bare]) => quoted ?? bare);
  expect(targets.length).toBeGreaterThan(50);
  expect([...new Set(targets)].filter((target) => !ids.has(target))).toEqual([]);
});

test("an empty situation says so and draws nothing", () => {
  const none = {
    ...situation,
    reports: [],
    origins: [],
    actors: [],
    statements: [],
    events: [],
    commitments: [],
    tripwires: [],
    positions: [],
    figures: [],
    timeline: [],
    discrepancies: [],
    silences: [],
  };
  const empty = renderReportFile(none, []);
  expect(empty).toContain("No line was read from 0 reports.");
  expect(empty).not.toContain("<ol class=lines");
});
