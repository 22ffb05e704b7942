import {expect, test} from "vitest";
import type {Situation} from "../../src/model/situation.js";
import {textsOf} from "../../src/tell/lines.js";
import {renderMarkdown} from "../../src/tell/markdown.js";
import {renderText} from "../../src/tell/text.js";
import {situation, told} from "./web/fixture.js";

const texts = textsOf(told);
const text = renderText(situation, texts);
const markdown = renderMarkdown(situation, texts);
const flat = text.replace(/\n\s+/g, " ");

test.each([
  [
    "counted reports",
    "5 reports in 5 independent groups, resting on 6 origins; stories of 2–12 Mar 2031; 1 page dated later than its story.",
  ],
  ["counted lines", "7 events, 3 statements, 3 commitments: 10 of 10 events and statements rest on a single source."],
  ["counted differences", "1 statement altered on the way; 1 change of position; 1 line that some leave out."],
  ["what comes next", "- by Fri 14 Mar 2031: "],
  [
    "a day and its evidence",
    "- Thu 27 Feb 2031 (inferred): “Norvik closed the strait on February 27” (COERCE; single source; 1 report) [00-gazette 282-321]",
  ],
  [
    "who said it, where, in whose words",
    "Ilan Brekke (Wavelength), in the words of 01: “stressed the importance of an open strait for all nations”",
  ],
  ["an altered version", "≠ ALTERED: 02-courier against 01-herald: “suppressed the importance"],
  ["what lapsed and why", "lapsed: “passed on Sunday with no move from either side” [02-courier 40-134]"],
  ["how a deadline was computed", "deadline Sun 9 Mar 2031: 7 days from 2 March"],
  ["a tripwire", "if “any blockade of Norvik” → Castel: “an act of war against itself” [00-gazette 502-571]"],
  ["a change of position", "CHANGED: Norvik on “talks”: against, 3 Mar → for, 12 Mar"],
  ["all sides of a difference", "· 02-courier: “suppressed” [02-courier 154-164]"],
  ["a page later than its story", "page dated Fri 20 Jun 2031, 100 days later: republished"],
  [
    "shared text with its proof",
    "12 % of its story also stands in 00-gazette: 00 is earlier and both credit Northern Wire [01-herald 356-372]",
  ],
  ["furniture by reason", "not part of the story: 1 page date, 1 rating"],
  ["a silence", "(carried by 00-gazette; left out by 02-courier, 03-blog)"],
  ["a report set aside", '- "05-empty" holds no text. Give the page itself, not its address.'],
])("tells %s", (_, words) => {
  expect(flat).toContain(words);
});

test("what comes next stands before what lapsed, and that before what is open without a day", () => {
  const commitments = text.slice(text.indexOf("\nCOMMITMENTS"));
  const states = [...commitments.matchAll(/^- (NEXT|LAPSED|OPEN|KEPT)/gm)].map(([, state]) => state);
  expect(states).toEqual(["NEXT", "LAPSED", "OPEN"]);
});

test("coming days stand apart from what happened", () => {
  expect(text.indexOf("COMING, AS TOLD")).toBeGreaterThan(text.indexOf("TIMELINE"));
  expect(text.slice(text.indexOf("TIMELINE"), text.indexOf("COMING, AS TOLD"))).not.toContain("Fleet commanders");
});

test("no line of text is wider than 100 columns", () => {
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
});

test("every quoted range in brackets lies in its report", () => {
  const cited = [...flat.matchAll(/\[([\w-]+) ([\d, -]+)\]/g)];
  expect(cited.length).toBeGreaterThan(20);
  for (const [, report = "", ranges = ""] of cited) {
    for (const [, start, end] of ranges.matchAll(/(\d+)-(\d+)/g))
      expect((texts.get(report) ?? "").slice(Number(start), Number(end))).toHaveLength(Number(end) - Number(start));
  }
});

test("Markdown tells what the text tells, section by section", () => {
  const titles = [...markdown.matchAll(/^## (.+)$/gm)].map(([, title]) => title?.toUpperCase());
  expect(titles).toEqual([...text.matchAll(/^([A-Z ,]+)\n─+$/gm)].map(([, title]) => title));
  expect(markdown).toContain("**ALTERED, Mon 3 Mar 2031 (inferred)** Ilan Brekke (Wavelength), in the words of 01: “stressed");
});

const hostile = "\u001b[2J\u202e<img src=x onerror=alert(1)> [a](https://evil.example) `code` *b* @all\nnext # line";

test("a hostile report steers neither terminal nor Markdown", () => {
  const report = {report: "00-gazette", start: 0, end: hostile.length};
  const event = {...situation.events[1], what: hostile, mentions: [report]} as Situation["events"][number];
  const actors = situation.actors.map((actor) => ({...actor, name: `${actor.name}${hostile}`}));
  const bad = {...situation, actors, events: [event]};
  const badTexts = new Map([...texts, ["00-gazette", hostile]]);
  const rendered = renderText(bad, badTexts);
  expect(rendered.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
  const marked = renderMarkdown(bad, badTexts);
  expect(marked.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(marked).not.toMatch(/(?<!\\)<img|(?<!\\)\[a\]|https:\/\/evil|(?<!\\)`code|(?<!\\)\*b\*/);
});

test("long sections say how much they leave out, and --all shows it", () => {
  const [first] = situation.events;
  const events = Array.from({length: 50}, (_, index) => ({...first, id: `e${index}`}) as Situation["events"][number]);
  const many = {...situation, events};
  expect(renderText(many, texts)).toContain("… 49 more; --all shows them");
  const all = renderText(many, texts, {all: true});
  expect(all).not.toContain("more; --all");
  expect(all.slice(all.indexOf("TIMELINE")).match(/“Norvik closed the strait/g)).toHaveLength(50);
});

test("what changed since an earlier situation comes first", () => {
  const earlier = {name: "yesterday.json", situation: {...situation, statements: situation.statements.slice(1)}};
  const changed = renderText(situation, texts, {earlier});
  expect(changed.indexOf("WHAT CHANGED (against yesterday.json)")).toBeLessThan(changed.indexOf("TIMELINE"));
  expect(changed.replace(/\n\s+/g, " ")).toContain("- new: Ada Vonn: “We will not wait an eighth day”");
  expect(renderText(situation, texts, {earlier: {name: "same.json", situation}})).toContain("WHAT CHANGED (nothing, against same.json)");
});
