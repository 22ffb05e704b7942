import {expect, test} from "vitest";
import type {Situation} from "../../src/model/situation.js";
import {textsOf} from "../../src/tell/lines.js";
import {findChangesSince} from "../../src/tell/since.js";
import {situation, told} from "./web/fixture.js";

const texts = textsOf(told);
const find = (before: Situation, after: Situation = situation) => findChangesSince(before, after, texts);

/** The situation as it was before: one item of a list with other fields. */
function before<K extends keyof Situation>(list: K, id: string, fields: object): Situation {
  return {
    ...situation,
    [list]: (situation[list] as readonly {id?: string}[]).map((item) => (item.id === id ? {...item, ...fields} : item)),
  };
}

test("nothing changed between a situation and itself", () => {
  expect(find(situation)).toEqual([]);
});

test.each([
  ["a line that lapsed", before("commitments", "c-seven", {outcome: "open"}), {kind: "commitment", line: "c-seven", news: "changed"}],
  ["a status that changed", before("events", "e-mine", {status: "denied"}), {line: "e-mine", news: "changed"}],
  ["an independent source more", before("events", "e-meet", {origins: []}), {line: "e-meet", news: "gained origin"}],
  [
    "a report more on the same origin",
    before("events", "e-meet", {mentions: situation.events[4]?.mentions.slice(0, 1)}),
    {line: "e-meet", news: "gained report"},
  ],
  ["a line under another id", before("events", "e-ram", {id: "e-old", status: "alleged"}), {line: "e-ram", was: "e-old", news: "changed"}],
])("finds %s", (_, earlier, change) => {
  expect(find(earlier)).toEqual([expect.objectContaining(change)]);
});

test("a line that a discrepancy names for the first time is newly contradicted", () => {
  const calm = {...situation, discrepancies: situation.discrepancies.filter(({id}) => id === "d-page")};
  expect(find(calm)).toContainEqual(expect.objectContaining({line: "s-open", contradicted: true}));
});

test("another spelling contradicts nothing", () => {
  const spelled = {...situation, discrepancies: situation.discrepancies.map((one) => ({...one, kind: "name" as const}))};
  const calm = {...situation, discrepancies: []};
  expect(find(calm, spelled).filter(({contradicted}) => contradicted)).toEqual([]);
});

test("a line that went is told in its own words, first", () => {
  const gone = {...situation, statements: situation.statements.filter(({id}) => id !== "s-wait")};
  expect(find(situation, gone)[0]).toMatchObject({line: "s-wait", what: '"We will not wait an eighth day,"'});
});
