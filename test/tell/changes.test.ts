import {expect, test} from "vitest";
import type {Situation} from "../../src/model/situation.js";
import {findChanges} from "../../src/tell/changes.js";
import {textsOf} from "../../src/tell/lines.js";
import {situation, told} from "./web/fixture.js";

const texts = textsOf(told);

/** The situation as it was before: one item of a list with other fields. */
function before<K extends keyof Situation>(list: K, id: string, fields: object): Situation {
  return {
    ...situation,
    [list]: (situation[list] as readonly {id?: string}[]).map((item) => (item.id === id ? {...item, ...fields} : item)),
  };
}

const without = <K extends keyof Situation>(list: K, id: string): Situation => ({
  ...situation,
  [list]: (situation[list] as readonly {id?: string}[]).filter((item) => item.id !== id),
});

test("nothing changed between a situation and itself", () => {
  expect(findChanges(situation, situation)).toEqual([]);
});

test.each([
  [
    "a line nobody told before",
    without("events", "e-mine"),
    {kind: "event", line: "e-mine", news: "new", what: "Norvik had mined the channel"},
  ],
  ["a line that lapsed", before("commitments", "c-seven", {outcome: "open"}), {kind: "commitment", line: "c-seven", news: "changed"}],
  ["a status that changed", before("events", "e-mine", {status: "denied"}), {line: "e-mine", news: "changed"}],
  ["an altered version that came", before("statements", "s-open", {drift: []}), {line: "s-open", news: "changed"}],
  ["an independent source more", before("events", "e-meet", {independentSources: 0}), {line: "e-meet", news: "gained origin"}],
  [
    "a report more on the same origin",
    before("events", "e-meet", {mentions: situation.events[4]?.mentions.slice(0, 1)}),
    {line: "e-meet", news: "gained report"},
  ],
  [
    "a report less",
    before("events", "e-close", {mentions: [...(situation.events[0]?.mentions ?? []), {report: "02-courier", start: 1, end: 9}]}),
    {line: "e-close", news: "lost report"},
  ],
  ["a line under another id", before("events", "e-ram", {id: "e-old", status: "alleged"}), {line: "e-ram", was: "e-old", news: "changed"}],
  ["a line newly contradicted", before("discrepancies", "d-name", {lines: ["s-wait"]}), undefined],
])("finds %s", (_, earlier, change) => {
  const changes = findChanges(earlier, situation, texts);
  if (change) expect(changes).toEqual([expect.objectContaining(change)]);
  else expect(changes).toEqual([]);
});

test("a line that a discrepancy names for the first time is newly contradicted", () => {
  const calm = {...situation, discrepancies: situation.discrepancies.map((one) => ({...one, lines: []}))};
  const changes = findChanges(calm, situation, texts);
  expect(changes).toEqual([expect.objectContaining({line: "s-open", contradicted: true})]);
});

test("a line that went is told in its own words, first", () => {
  const gone = {
    ...situation,
    statements: situation.statements.filter(({id}) => id !== "s-wait"),
    events: [...situation.events, {...situation.events[0], id: "e-new", mentions: [{report: "04-nour", start: 0, end: 5}]}],
  } as Situation;
  expect(findChanges(situation, gone, texts).map(({line, news, what}) => [line, news, what])).toEqual([
    ["s-wait", "lost only origin", '"We will not wait an eighth day,"'],
    ["e-new", "new", "Norvik closed the strait on February 27"],
  ]);
});
