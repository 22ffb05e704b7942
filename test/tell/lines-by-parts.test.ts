// What is remembered of earlier versions must never show: lines described with it are those described without.
import fc from "fast-check";
import {expect, test} from "vitest";
import type {Situation} from "../../src/model/situation.js";
import {carryOver} from "../../src/model/versions.js";
import {describeLines, gatherSources, newKnownLines, textsOf} from "../../src/tell/lines.js";
import {situation, told} from "./web/fixture.js";

const texts = textsOf(told);
const change = fc.record({
  list: fc.constantFrom("reports", "actors", "statements", "events", "commitments", "positions", "figures", "discrepancies"),
  at: fc.nat(50),
  how: fc.constantFrom("drop", "rename", "date", "status", "last", "origins"),
});

function changed(changes: readonly {list: string; at: number; how: string}[]): Situation {
  const lists: Record<string, readonly object[]> = {...situation};
  for (const {list, at, how} of changes) {
    const items = lists[list]!;
    if (items.length === 0) continue;
    const index = at % items.length;
    const item = items[index] as {storyDate?: object; aliases?: object[]};
    const rest = items.filter((_, place) => place !== index);
    const date = ["2031-03-05", "2031-03-20", "2032-01-01"][at % 3];
    const other = {
      drop: [],
      rename: [{...item, name: `Renamed ${at}`, ...(item.aliases && {aliases: [{name: "Alias", reason: ""}]})}],
      date: [{...item, ...(item.storyDate ? {storyDate: {...item.storyDate, date}} : {date, deadline: date, asOf: date})}],
      status: [{...item, ...(list === "events" && {status: "planned"}), independentGroup: 1, independentSources: at, lines: ["e-ram"]}],
      last: [item],
      origins: [{...item, origins: ["o"], relations: []}],
    }[how]!;
    lists[list] = how === "last" ? [...rest, ...other] : [...items.slice(0, index), ...other, ...items.slice(index + 1)];
  }
  return lists as unknown as Situation;
}

test("lines described with what is known of earlier versions are those described without", () => {
  fc.assert(
    fc.property(fc.array(fc.array(change, {maxLength: 5}), {minLength: 2, maxLength: 5}), (story) => {
      const known = newKnownLines();
      let before = situation;
      for (const changes of story) {
        before = carryOver(before, structuredClone(changed(changes)));
        const sources = gatherSources(before, texts);
        expect(describeLines(sources, undefined, known)).toEqual(describeLines(sources));
      }
    }),
    {numRuns: 300, seed: 7},
  );
});

test("a line that says the same is the same object", () => {
  const known = newKnownLines();
  const first = describeLines(gatherSources(situation, texts), undefined, known);
  const actors = situation.actors.map((actor, index) => (index === 0 ? {...actor, name: "Somebody Else"} : actor));
  const second = describeLines(gatherSources({...situation, actors}, texts), undefined, known);
  const concerned = situation.actors[0]!.id;
  expect(second.filter((line) => !first.includes(line)).length).toBeGreaterThan(0);
  for (const line of second) if (!line.actors.includes(concerned)) expect(first).toContain(line);
});
