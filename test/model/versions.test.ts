import fc from "fast-check";
import {expect, it} from "vitest";
import type {Situation} from "../../src/model/situation.js";
import {applyPatch, carryOver, diffSituations, LISTS, type Same, sameValue} from "../../src/model/versions.js";

const none = Object.fromEntries(LISTS.map((list) => [list, []])) as unknown as Situation;
const line = fc.record({id: fc.constantFrom("a", "b", "c", "d"), what: fc.constantFrom("rain", "snow")});
const day = fc.record({date: fc.constantFrom("2031-03-05", "2031-03-06"), weight: fc.nat(2), events: fc.array(fc.constantFrom("a", "b"))});
const problem = fc.record({code: fc.constantFrom("odd", "bad"), message: fc.constant("why")});
/** Lists as a stage may give them: ids twice, days twice, problems in the same words. */
const situation = fc
  .record({events: fc.array(line), figures: fc.array(line), timeline: fc.array(day), problems: fc.array(problem)})
  .map((lists) => ({...none, ...lists}) as unknown as Situation);

it("by parts equals whole: a version that is carried over says the same, and its patch leads there", () => {
  fc.assert(
    fc.property(fc.array(situation, {minLength: 2, maxLength: 5}), ([first, ...rest]) => {
      let before = first as Situation;
      const same: Same = new WeakMap();
      for (const next of [...rest, ...rest]) {
        const after = carryOver(before, next, same);
        for (const list of LISTS) expect(new Set(after[list]).size).toBe(after[list].length);
        expect(after).toEqual(next);
        const patch = structuredClone(diffSituations(before, after));
        expect(applyPatch(before, patch)).toEqual(next);
        before = after;
      }
    }),
    {numRuns: 300, seed: 7},
  );
});

it("what says the same is the same object, and a version without changes the same situation", () => {
  const events = ["a", "b", "c"].map((id) => ({id, what: id, actor: [], mentions: [{report: "r", start: 0, end: 1}]}));
  const before = {...none, events} as unknown as Situation;
  expect(carryOver(before, structuredClone(before))).toBe(before);
  const after = carryOver(before, structuredClone({...before, events: [events[2], {...events[0], what: "x"}, events[1]]} as Situation));
  expect(after.events.map((event) => events.indexOf(event as never))).toEqual([2, -1, 1]);
  expect(after.figures).toBe(before.figures);
  expect(diffSituations(before, after)).toEqual({
    events: {was: 3, pieces: [{from: 2, to: 3}, {put: [after.events[1]]}, {from: 1, to: 2}]},
  });
});

it("a stage that gives the same objects again is compared once", () => {
  const kept = {...none, events: ["a", "b"].map((id) => ({id, what: id}))} as unknown as Situation;
  const [anew, again] = [structuredClone(kept), {...none}];
  const same: Same = new WeakMap();
  expect(carryOver(kept, anew, same)).toBe(kept);
  // An object that was compared is not looked into a second time.
  Object.defineProperty(anew.events[0], "what", {get: () => expect.unreachable()});
  expect(carryOver({...kept}, {...again, events: [...anew.events]} as Situation, same).events).toBe(kept.events);
});

it("a patch for another version is refused", () => {
  const before = {...none, events: [{id: "a"}]} as unknown as Situation;
  expect(() => applyPatch(before, diffSituations(none, before))).toThrow("a patch for 0 events met 1");
});

it.each([
  [{a: 1, b: undefined}, {a: 1}, true],
  [{a: 1}, {a: 1, b: 2}, false],
  [{a: 1, b: 2}, {a: 1}, false],
  [[1, [2]], [1, [2]], true],
  [[1], {0: 1, length: 1}, false],
  [{0: 1, length: 1}, [1], false],
  [null, {}, false],
  [undefined, null, false],
  ["1", 1, false],
])("%o and %o say the same: %s", (a, b, same) => {
  expect(sameValue(a, b)).toBe(same);
});
