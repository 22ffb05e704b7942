import {h} from "preact";
import {renderToString} from "preact-render-to-string";
import {expect, test} from "vitest";
import {Pieces, pieceOf} from "../../../src/tell/web/pieces.js";
import type {View} from "../../../src/tell/web/view.js";

const rows = Array.from({length: 450}, (_, index) => `r${index}`);
const at = (piece: Partial<NonNullable<View["piece"]>>, more: Partial<View> = {}) =>
  ({piece: {href: (after: string | undefined) => `?${after ?? "all"}`, ...piece}, file: false, ...more}) as View;
const shown = (view: View, size?: number) => {
  const {rows: some, from} = pieceOf(rows, view, (id) => id, {...(size && {size})});
  return [from, some.length, some[0]];
};

test.each([
  ["the first piece", at({}), [0, 200, "r0"]],
  ["after a row", at({after: "r199"}), [200, 200, "r200"]],
  ["the last piece", at({after: "r399"}), [400, 50, "r400"]],
  ["after a row that is gone", at({after: "gone"}), [0, 200, "r0"]],
  ["everything", at({whole: true}), [0, 450, "r0"]],
  ["those that pass the filters", at({}, {kept: new Set(["r7", "r300"])}), [0, 2, "r7"]],
  ["a file, which has its own room", at({}, {file: true}), [0, 450, "r0"]],
])("a long list shows %s", (_, view, expected) => {
  expect(shown(view)).toEqual(expected);
});

test("a short list is dimmed by filters and not cut", () => {
  expect(shown(at({}, {kept: new Set(["r7"])}), 1000)).toEqual([0, 450, "r0"]);
});

test("the ways to other pieces are told, and nothing when all are here", () => {
  const view = at({after: "r199"});
  const told = renderToString(h(Pieces, {piece: pieceOf(rows, view, (id) => id), view}));
  expect(told).toContain("201 to 400 of 450");
  expect([...told.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(["?", "?r399", "?all"]);
  expect(renderToString(h(Pieces, {piece: pieceOf(rows.slice(0, 9), view, (id) => id), view}))).toBe("");
});
