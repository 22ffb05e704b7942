import {expect, test} from "vitest";
import type {Told} from "../../src/model/reading.js";
import {parseSituation, readingJson, renderJson, situationJson} from "../../src/tell/json.js";
import {situation, told} from "./web/fixture.js";

const json = situationJson(situation) as Record<string, Record<string, unknown>[]>;
const item = (list: string, id: string) => json[list]?.find((one) => one.id === id);

test.each([
  ["reports", "02-courier", {outlet: null, url: null, page_date: null, story_date: "2031-03-10"}],
  ["reports", "03-blog", {page_date: "2031-06-20", story_date: "2031-03-12", republished: true}],
  ["actors", "brekke", {aliases: ["President Brekke", "إيلان بريكه"], roles: ["foreign minister"], of: "Norvik"}],
  ["actors", "norvik", {of: null}],
  ["statements", "s-ships", {addressee: null, date: null, medium: null, independent_sources: 1}],
  ["events", "e-ram", {date: null, place: null, type: "ASSAULT"}],
  ["commitments", "c-war", {deadline: null, outcome: "open", toward: "union"}],
  ["positions", "p-castel", {as_of: null}],
])("%s %s has the contract's fields", (list, id, fields) => {
  expect(item(list, id)).toMatchObject(fields);
});

test("a situation read back is the situation that was written", () => {
  const written = renderJson(situation);
  const parsed = parseSituation(written);
  expect(parsed).toHaveProperty("situation");
  if ("situation" in parsed) {
    expect(parsed.situation).toEqual(situation);
    expect(renderJson(parsed.situation)).toBe(written);
  }
});

test("a report of no known day keeps the days between which it was written", () => {
  const [first, ...rest] = situation.reports;
  const {date: _day, ...storyDate} = first!.storyDate;
  const open = {...situation, reports: [{...first!, storyDate: {...storyDate, approximate: "2031-03-08/2031-03-10"}}, ...rest]};
  expect((situationJson(open) as Record<string, unknown[]>).reports![0]).toMatchObject({
    story_date: null,
    story_date_approximate: "2031-03-08/2031-03-10",
  });
  const parsed = parseSituation(renderJson(open));
  expect("situation" in parsed && parsed.situation).toEqual(open);
});

test("every line of the situation stands on a line of its own", () => {
  const lines = renderJson(situation).split("\n");
  expect(lines.filter((line) => line.includes('"id":"s-'))).toHaveLength(situation.statements.length);
});

test.each([
  ["", "it is not JSON"],
  ["{", "it is not JSON"],
  ["[]", "expected object"],
  ['{"format": "crosswire/situation@9", "reports": []}', "format"],
  ['{"format": "crosswire/situation@1"}', "reports"],
  ['{"format": "crosswire/situation@1", "reports": [{"id": 3}]}', "reports.0.id"],
  [
    '{"format": "crosswire/situation@1", "reports": [], "events": [{"id": "e", "what": "x", "status": "occurred", "mentions": [{"start": 0}]}]}',
    "mentions",
  ],
])("%s is no situation: %s", (text, reason) => {
  const parsed = parseSituation(text, "yesterday.json");
  expect(parsed).toMatchObject({problem: {stage: "tell", code: "not-a-situation"}});
  if ("problem" in parsed) expect(parsed.problem.message).toMatch(new RegExp(`yesterday.json.*${reason}`));
});

test("an earlier file without the newer lists is read", () => {
  const parsed = parseSituation('{"format": "crosswire/situation@1", "reports": [{"id": "a", "story_date": null}], "actors": []}');
  expect(parsed).toMatchObject({situation: {reports: [{id: "a", agencies: [], furniture: []}], silences: [], statements: []}});
});

test("keys that name prototypes stay data", () => {
  const hostile =
    '{"format": "crosswire/situation@1", "reports": [], "figures": [{"id": "f", "what": "x", "value": "1", "mentions": [], "__proto__": {"polluted": true}}]}';
  parseSituation(hostile);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("a reading has the contract's fields, heads counted from 1", () => {
  const sentence = {
    start: 0,
    end: 9,
    vector: [],
    tokens: [
      {start: 0, end: 5, lemma: "gull", upos: "NOUN", head: 1, deprel: "nsubj"},
      {start: 6, end: 9, lemma: "fly", upos: "VERB", head: -1, deprel: "root"},
    ],
  } as const;
  const [first] = told as readonly [Told, ...Told[]];
  const attribution = {source: [{start: 0, end: 5}], cue: [], content: [{start: 6, end: 9}], form: "mixed", vector: []} as const;
  const read = readingJson({report: first.report, reading: {...first.reading, sentences: [sentence], attributions: [attribution]}});
  expect(read).toMatchObject({
    id: "00-gazette",
    page_date: null,
    sentences: [
      {
        tokens: [
          {lemma: "gull", head: 2},
          {lemma: "fly", head: 0},
        ],
      },
    ],
    attributions: [{source: [[0, 5]], cue: [], content: [[6, 9]], form: "mixed"}],
  });
  expect(JSON.stringify(read)).not.toContain("vector");
});
