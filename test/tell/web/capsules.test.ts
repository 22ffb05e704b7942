import {expect, test} from "vitest";
import type {Line} from "../../../src/tell/lines.js";
import type {View} from "../../../src/tell/web/view.js";
import {boxesOf} from "../../../src/tell/web/words.js";

const origins = new Map(Object.entries({ministry: ["a", "b"], witness: ["b"], paper: ["c"]}).map(([id, reports]) => [id, {id, reports}]));
/** `d` is a copy of `c`; `e` and `f` are copies of each other. */
const groups = new Map(Object.entries({a: 1, b: 2, c: 3, d: 3, e: 4, f: 4}).map(([id, independentGroup]) => [id, {id, independentGroup}]));
const view = {originById: origins, reportById: groups} as unknown as View;

test.each([
  [["ministry"], ["a", "b"], [["a", "b"]]],
  [
    ["ministry", "witness"],
    ["a", "b"],
    [["a", "b"], ["b"]],
  ],
  [["ministry"], ["a"], [["a"]]],
  [["paper"], ["c", "d"], [["c", "d"]]],
  [
    ["paper"],
    ["c", "e", "d", "f"],
    [
      ["c", "d"],
      ["e", "f"],
    ],
  ],
  [[], ["a", "c", "d"], [["a"], ["c", "d"]]],
  [["gone"], ["a"], [["a"]]],
])("a line on %j in %j stands in the boxes %j", (ids, reports, boxes) => {
  expect(boxesOf({origins: ids, reports} as unknown as Line, view)).toEqual(boxes);
});
