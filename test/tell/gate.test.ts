import fc from "fast-check";
import {expect, test} from "vitest";
import type {Situation} from "../../src/model/situation.js";
import type {Evidence} from "../../src/model/span.js";
import {gate, newGateMemory} from "../../src/tell/gate.js";
import {textsOf} from "../../src/tell/lines.js";
import {situation, told} from "./web/fixture.js";

const texts = textsOf(told);
const nowhere: Evidence = {report: "00-gazette", start: 90_000, end: 90_010};

/** The situation with one item of a list changed. */
function changed<K extends keyof Situation>(list: K, id: string, fields: object): Situation {
  return {
    ...situation,
    [list]: (situation[list] as readonly {id?: string}[]).map((item) => (item.id === id ? {...item, ...fields} : item)),
  };
}

test("words to show that stand nowhere are not shown; the statement stays", () => {
  const [statement] = situation.statements;
  const mentions = statement!.mentions.map((mention) => ({...mention, shown: {start: 90_000, end: 90_010}}));
  const gated = gate(changed("statements", statement!.id, {mentions}), texts);
  expect(gated.statements.find(({id}) => id === statement!.id)!.mentions.map(({shown}) => shown)).toEqual(mentions.map(() => undefined));
});

test("a situation in order comes back equal, without problems of ours", () => {
  expect(gate(situation, texts)).toEqual(situation);
});

test.each([
  ["events", "e-ram", {mentions: [nowhere]}, /event e-ram is left out: 0 of 1 places.*90000-90010 is no range/],
  ["events", "e-ram", {mentions: [{...nowhere, report: "nobody"}]}, /event e-ram is left out/],
  ["events", "e-ram", {mentions: [{report: "00-gazette", start: 3.5, end: 9}]}, /event e-ram is left out/],
  ["events", "e-ram", {what: "the boat was sunk by Norvik"}, /its words “the boat was sunk by Norvik” do not stand in 00-gazette/],
  ["events", "e-ram", {status: "rumoured"}, /its status "rumoured" is not one of/],
  ["events", "e-ram", {id: "e-close"}, /its id stands twice/],
  ["commitments", "c-war", {kind: "boast"}, /its kind "boast"/],
  ["commitments", "c-war", {content: "words of nobody"}, /do not stand in/],
  ["positions", "p-castel", {actor: "unknown"}, /its actor "unknown" is not among the actors/],
  ["positions", "p-castel", {stance: "warm"}, /its stance "warm"/],
  ["figures", "f-450", {mentions: []}, /figure f-450 is left out: 0 of 1/],
  ["actors", "castel", {kind: "island"}, /actor castel is left out: its kind "island"/],
] as const)("%s %s with %o is left out and becomes a problem", (list, id, fields, message) => {
  const gated = gate(changed(list, id, fields), texts);
  expect(gated[list].filter((item) => item.id === id)).toHaveLength(0);
  expect(gated[list]).toHaveLength(situation[list].length - 1);
  expect(gated.problems.at(situation.problems.length)?.message).toMatch(message);
});

test.each([
  ["events", "e-close", {date: "2031-02-30"}, "date"],
  ["events", "e-close", {date: "last Friday"}, "date"],
  ["events", "e-close", {date: "2031-W09"}, "date"],
  ["commitments", "c-seven", {deadline: "2031-13"}, "deadline"],
  ["commitments", "c-seven", {toward: "unknown"}, "toward"],
  ["statements", "s-wait", {speaker: "unknown"}, "speaker"],
] as const)("%s %s with %o is shown without that field", (list, id, fields, field) => {
  const gated = gate(changed(list, id, fields), texts);
  const item = (gated[list] as readonly {id: string}[]).find((one) => one.id === id) as Record<string, unknown> | undefined;
  expect(item).toBeDefined();
  expect(item?.[field]).toBeUndefined();
  expect(gated.problems.length).toBe(situation.problems.length + 1);
});

test.each(["2031", "2031-03", "2031-03-09", "2031-03-09/2031-03-11", "2031-03-09/..", "2031-03~", "2032-02-29", "2031-03-09T10:30:00Z"])(
  "%s is a date",
  (date) => {
    expect(gate(changed("events", "e-close", {date}), texts).events.find(({id}) => id === "e-close")?.date).toBe(date);
  },
);

test("a range with a space at its end is narrowed to its characters", () => {
  const mention = {report: "00-gazette", start: 281, end: 322};
  const gated = gate(changed("events", "e-close", {mentions: [mention]}), texts);
  expect(gated.events.find(({id}) => id === "e-close")?.mentions).toEqual([{report: "00-gazette", start: 282, end: 321}]);
});

test("what hangs on a line that was left out goes with it", () => {
  const gated = gate(changed("commitments", "c-war", {kind: "boast"}), texts);
  expect(gated.tripwires.map(({commitment}) => commitment)).toEqual(["c-seven"]);
  expect(gated.tripwires[0]?.trips).toEqual([]);
  expect(gated.silences).toEqual([]);
});

test("whatever the ranges are, what is published lies in the reports", () => {
  const offsets = fc.record({
    report: fc.constantFrom(...texts.keys(), "nobody"),
    start: fc.integer({min: -5, max: 700}),
    end: fc.integer({min: -5, max: 700}),
  });
  fc.assert(
    fc.property(fc.array(offsets, {maxLength: 4}), (mentions) => {
      const gated = gate(
        {
          ...situation,
          statements: situation.statements.map((one) => ({...one, mentions: mentions.map((mention) => ({...mention, form: "direct"}))})),
        },
        texts,
      );
      for (const {report, start, end} of gated.statements.flatMap((one) => one.mentions)) {
        const words = (texts.get(report) ?? "").slice(start, end);
        expect(words.length).toBe(end - start);
        expect(words.trim()).toBe(words);
        expect(words).not.toBe("");
      }
    }),
    {numRuns: 200, seed: 7},
  );
});

test("by parts equals whole: with what it remembers of earlier versions, the gate lets through what it would without", () => {
  const lists = ["actors", "origins", "reports", "statements", "events", "commitments", "positions", "figures", "discrepancies"] as const;
  // What a version leaves out, breaks or says anew: one item of one list each.
  const change = fc.record({
    list: fc.constantFrom(...lists),
    at: fc.nat(50),
    how: fc.constantFrom("drop", "break", "anew", "unname"),
  });
  const versionOf = (changes: readonly {list: (typeof lists)[number]; at: number; how: string}[]): Situation => {
    const lists: Record<string, readonly object[]> = {...situation};
    for (const {list, at, how} of changes) {
      const items = lists[list]!;
      const index = at % items.length;
      const item = items[index] as {mentions?: unknown};
      const broken =
        how === "break"
          ? {...item, mentions: [nowhere]}
          : how === "unname"
            ? {...item, actor: list === "events" ? ["nobody"] : "nobody"}
            : {...item};
      lists[list] = [...items.slice(0, index), ...(how === "drop" ? [] : [broken]), ...items.slice(index + 1)];
    }
    return lists as unknown as Situation;
  };
  fc.assert(
    fc.property(fc.array(fc.array(change, {maxLength: 4}), {minLength: 2, maxLength: 4}), (story) => {
      const memory = newGateMemory();
      for (const changes of story) {
        const version = versionOf(changes);
        const left = new Map([...texts].filter(([id]) => version.reports.some((report) => report.id === id)));
        expect(gate(version, left, memory)).toEqual(gate(version, left));
      }
    }),
    {numRuns: 200, seed: 7},
  );
});

test("what passed as it was is the object that it was", () => {
  const memory = newGateMemory();
  const [once, again] = [gate(situation, texts, memory), gate({...situation}, texts, memory)];
  for (const list of ["actors", "reports", "statements", "events", "commitments", "figures", "timeline"] as const) {
    expect(once[list].every((item, index) => item === situation[list][index])).toBe(true);
    expect(again[list].every((item, index) => item === situation[list][index])).toBe(true);
  }
});
