import {describe, expect, it} from "vitest";
import type {Amendment, Binding, Correction, LineKind} from "../../src/model/desk.js";
import type {Situation} from "../../src/model/situation.js";
import type {Evidence} from "../../src/model/span.js";
import {compareSituations} from "../../src/reconcile/changes.js";
import {applyCorrections, bindEvidence, bindLine, previewCorrection} from "../../src/reconcile/corrections.js";

const A = "Minister Ada Vonn said the dam at Orvane holds. Vonn left on Monday. Soldiers closed the bridge.";
const B = "The dam at Orvane holds, A. Vonn told reporters. Troops closed the bridge at dawn.";
const texts = new Map([
  ["a", A],
  ["b", B],
]);
const at = (report: string, words: string): Evidence => {
  const start = texts.get(report)!.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in ${report}`);
  return {report, start, end: start + words.length};
};

const situation: Situation = {
  reports: ["a", "b"].map((id, index) => ({
    id,
    storyDate: {date: "2031-03-05", certainty: "stated", republished: false, why: "", evidence: []},
    furniture: [],
    agencies: [],
    sharesTextWith: [],
    independentGroup: index,
  })),
  actors: [
    {id: "vonn", name: "Ada Vonn", kind: "person", aliases: [], roles: [], mentions: [at("a", "Ada Vonn"), at("a", "Vonn left")]},
    {id: "avonn", name: "A. Vonn", kind: "person", aliases: [], roles: [], mentions: [at("b", "A. Vonn")]},
    {id: "army", name: "Soldiers", kind: "armed-group", aliases: [], roles: [], mentions: [at("a", "Soldiers")]},
  ],
  origins: [
    {id: "oa", name: "a", reports: ["a"], why: "", mentions: []},
    {id: "ob", name: "b", reports: ["b"], why: "", mentions: []},
  ],
  statements: [
    {
      id: "s1",
      speaker: "vonn",
      mentions: [{...at("a", "the dam at Orvane holds"), form: "indirect"}],
      fullest: "a",
      earliest: "a",
      independentSources: 1,
      origins: ["oa"],
      drift: [],
    },
    {
      id: "s2",
      speaker: "avonn",
      mentions: [{...at("b", "The dam at Orvane holds"), form: "indirect"}],
      fullest: "b",
      earliest: "b",
      independentSources: 1,
      origins: ["ob"],
      drift: [],
    },
  ],
  events: [
    event("e1", "Vonn left on Monday", "a", ["vonn"], "2031-03-03"),
    {
      ...event("e2", "Soldiers closed the bridge", "a", ["army"], "2031-03-05"),
      mentions: [at("a", "Soldiers closed the bridge"), at("b", "Troops closed the bridge at dawn")],
      origins: ["oa", "ob"],
      independentSources: 2,
    },
  ],
  commitments: [],
  tripwires: [],
  positions: [],
  figures: [],
  timeline: [
    {date: "2031-03-03", weight: 1, events: ["e1"]},
    {date: "2031-03-05", weight: 2, events: ["e2"]},
  ],
  discrepancies: [],
  silences: [],
  problems: [],
};
const cited = {situation, texts};

describe("a correction", () => {
  it("merges actors everywhere, with the reason on each joined name", () => {
    const {situation: after, marks} = applyCorrections(cited, [
      made({kind: "merge", actors: [bound("actor", "vonn"), bound("actor", "avonn")]}),
    ]);
    expect(after.actors.map(({id}) => id)).toEqual(["vonn", "army"]);
    expect(after.actors[0]).toMatchObject({aliases: [{name: "A. Vonn", reason: "merged by Ines: same woman"}], mentions: {length: 3}});
    expect(after.statements.map(({speaker}) => speaker)).toEqual(["vonn", "vonn"]);
    expect(marks.get("vonn")).toMatchObject({corrections: ["c1"], who: ["Ines"]});
  });

  it("splits an actor; lines that stood only on the mentions that went are the new actor's", () => {
    const mentions = [bindEvidence(texts, at("a", "Vonn left"))];
    const {situation: after} = applyCorrections(cited, [made({kind: "split", actor: bound("actor", "vonn"), mentions, name: "Karl Vonn"})]);
    expect(after.actors.map(({id, name, mentions}) => [id, name, mentions.length])).toEqual([
      ["vonn", "Ada Vonn", 1],
      ["vonn-c1", "Karl Vonn", 1],
      ["avonn", "A. Vonn", 1],
      ["army", "Soldiers", 1],
    ]);
    expect(after.statements[0]?.speaker).toBe("vonn");
    expect(after.events[0]?.actor).toEqual(["vonn-c1"]);
  });

  it("renames an actor and keeps the old name", () => {
    const {situation: after} = applyCorrections(cited, [made({kind: "rename", actor: bound("actor", "army"), name: "7th Brigade"})]);
    expect(after.actors[2]).toMatchObject({name: "7th Brigade", aliases: [{name: "Soldiers", reason: "renamed by Ines: same woman"}]});
  });

  it("rejects a line and every reference to it", () => {
    const {situation: after, standings} = applyCorrections(cited, [made({kind: "reject", line: bound("event", "e1")})]);
    expect(after.events.map(({id}) => id)).toEqual(["e2"]);
    expect(after.timeline).toEqual([{date: "2031-03-03", weight: 1, events: []}, situation.timeline[1]]);
    expect(standings).toMatchObject([{state: "applies", lines: ["e1"]}]);
  });

  it("moves a mention to another line; who carries them follows", () => {
    const mention = bindEvidence(texts, at("b", "The dam at Orvane holds"));
    const move = made({kind: "move", mention, from: bound("statement", "s2"), to: bound("statement", "s1")});
    const {situation: after} = applyCorrections(cited, [move]);
    expect(after.statements).toMatchObject([{id: "s1", origins: ["oa", "ob"], independentSources: 2, mentions: {length: 2}}]);
  });

  it("sets a date, and moves the event on the timeline", () => {
    const {situation: after} = applyCorrections(cited, [made({kind: "date", line: bound("event", "e1"), date: "2031-03-05"})]);
    expect(after.events[0]).toMatchObject({date: "2031-03-05", dateWhy: "set by Ines: same woman"});
    expect(after.timeline).toEqual([{date: "2031-03-05", weight: 2, events: ["e1", "e2"]}]);
  });

  it.each<[string, Amendment, string, object]>([
    ["confirms a line", {kind: "confirm", line: bound("event", "e1")}, "e1", {confirmed: true}],
    ["grades a line", {kind: "grade-line", line: bound("event", "e1"), grade: "2"}, "e1", {lineGrade: "2"}],
    ["grades a source", {kind: "grade-source", source: bound("report", "a"), grade: "C"}, "a", {sourceGrade: "C"}],
    ["marks a line", {kind: "mark", line: bound("event", "e1"), tlp: "TLP:RED"}, "e1", {tlp: "TLP:RED"}],
  ])("%s without changing the situation", (_, amendment, id, mark) => {
    const corrected = applyCorrections(cited, [made(amendment)]);
    expect(corrected.situation).toEqual(situation);
    expect(corrected.marks.get(id)).toMatchObject(mark);
    expect(corrected.tlp).toBe("TLP:CLEAR");
  });

  it("marks the whole situation", () => {
    expect(applyCorrections(cited, [made({kind: "mark", tlp: "TLP:AMBER"})]).tlp).toBe("TLP:AMBER");
  });

  it("finds its line by evidence when a re-reading gave it another id and slightly other ranges", () => {
    const reread = {
      ...situation,
      events: situation.events.map((line) => ({
        ...line,
        id: `${line.id}-again`,
        mentions: line.mentions.map((span) => ({...span, end: span.end - 3})),
      })),
    };
    const corrected = applyCorrections({situation: reread, texts}, [made({kind: "reject", line: bound("event", "e2")})]);
    expect(corrected.situation.events.map(({id}) => id)).toEqual(["e1-again"]);
  });

  it("still applies while one of its quotations stands", () => {
    const withoutA = new Map([["b", B]]);
    const left = {...situation, events: [{...situation.events[1]!, mentions: [at("b", "Troops closed the bridge at dawn")]}]};
    const corrected = applyCorrections({situation: left, texts: withoutA}, [made({kind: "reject", line: bound("event", "e2")})]);
    expect(corrected.situation.events).toEqual([]);
  });

  it.each<[string, Amendment, ReadonlyMap<string, string>, RegExp]>([
    ["its report was withdrawn", {kind: "reject", line: bound("event", "e1")}, new Map([["b", B]]), /none of its 1 quotations/],
    [
      "the words are others now",
      {kind: "confirm", line: bound("event", "e1")},
      new Map([
        ["a", A.replace("Monday", "Friday")],
        ["b", B],
      ]),
      /none of its 1/,
    ],
    [
      "its report is unknown",
      {kind: "grade-source", source: {kind: "report", id: "z", evidence: []}, grade: "A"},
      texts,
      /"z" is not here/,
    ],
    ["its actors are one already", {kind: "merge", actors: [bound("actor", "vonn"), bound("actor", "vonn")]}, texts, /one already/],
  ])("no longer applies when %s", (_, amendment, now, why) => {
    const corrected = applyCorrections({situation, texts: now}, [made(amendment)]);
    expect(corrected.standings).toMatchObject([{state: "no longer applies", why: expect.stringMatching(why), lines: []}]);
    expect(corrected.situation).toEqual(situation);
  });

  it("is undone in one step", () => {
    const undone = {
      ...made({kind: "reject", line: bound("event", "e1")}),
      undone: {at: "2031-03-06T00:00:00Z", who: "Jon", why: "it is so"},
    };
    expect(applyCorrections(cited, [undone])).toMatchObject({situation, standings: [{state: "undone"}]});
  });

  it("comes after those before it", () => {
    const merge = made({kind: "merge", actors: [bound("actor", "vonn"), bound("actor", "avonn")]});
    const rename = {...made({kind: "rename", actor: bound("actor", "avonn"), name: "Ada Marie Vonn"}), id: "c2"};
    const {situation: after} = applyCorrections(cited, [merge, rename]);
    expect(after.actors[0]).toMatchObject({id: "vonn", name: "Ada Marie Vonn"});
  });

  it("is previewed in words and lines", () => {
    const merge = made({kind: "merge", actors: [bound("actor", "vonn"), bound("actor", "avonn")]});
    const {summary, changes} = previewCorrection(cited, [], merge);
    expect(summary).toBe("2 lines change; 1 line goes");
    expect(changes.map(({line, news}) => `${line} ${news}`)).toEqual(["avonn gone", "s2 changed", "vonn changed"]);
    expect(previewCorrection(cited, [], made({kind: "confirm", line: bound("event", "e1")})).summary).toBe(
      "no line changes; 1 line will carry a mark",
    );
  });
});

describe("changes", () => {
  const bridge = situation.events[1]!;
  const alone = {...bridge, mentions: [bridge.mentions[0]!], origins: ["oa"], independentSources: 1};
  it.each<[string, Situation["events"], ReadonlyMap<string, string>, Situation["events"], ReadonlyMap<string, string>, string[]]>([
    ["nothing", [bridge], texts, [bridge], texts, []],
    ["a new line", [], texts, [bridge], texts, ["e2 new"]],
    ["another origin", [alone], texts, [bridge], texts, ["e2 gained origin"]],
    ["another report on the same origin", [{...alone, origins: ["oa", "ob"]}], texts, [bridge], texts, ["e2 gained report"]],
    ["a report less", [bridge], texts, [{...alone, origins: ["oa"]}], texts, ["e2 lost report"]],
    ["another date", [bridge], texts, [{...bridge, date: "2031-03-04"}], texts, ["e2 changed"]],
    ["its only report withdrawn", [alone], texts, [], new Map([["b", B]]), ["e2 lost only origin"]],
    ["read no more", [alone], texts, [], texts, ["e2 gone"]],
    ["another id after a re-reading", [alone], texts, [{...alone, id: "e9", status: "ongoing"}], texts, ["e9 changed was e2"]],
    ["another id and else the same", [alone], texts, [{...alone, id: "e9"}], texts, []],
  ])("tell of %s", (_, before, textsBefore, after, textsAfter, expected) => {
    const of = (events: Situation["events"]): Situation => ({...situation, events});
    const changes = compareSituations({situation: of(before), texts: textsBefore}, {situation: of(after), texts: textsAfter});
    expect(changes.map(({line, news, was}) => `${line} ${news}${was ? ` was ${was}` : ""}`)).toEqual(expected);
  });
});

function event(id: string, words: string, report: string, actor: string[], date: string): Situation["events"][number] {
  return {
    id,
    what: words,
    actor,
    recipient: [],
    date,
    status: "occurred",
    statusWhy: "",
    mentions: [at(report, words)],
    independentSources: 1,
    origins: [`o${report}`],
  };
}

function bound(kind: LineKind, id: string): Binding {
  const binding = bindLine(cited, kind, id);
  if (!binding) throw new Error(`no ${kind} ${id}`);
  return binding;
}

function made(amendment: Amendment): Correction {
  return {id: "c1", at: "2031-03-05T10:00:00Z", who: "Ines", why: "same woman", amendment};
}
