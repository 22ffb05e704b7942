import fc from "fast-check";
import {expect, it} from "vitest";
import {bestTree} from "../../src/read/dependencies.js";

const scoresOf = (n: number, arcs: Record<string, number>): {n: number; scores: Float64Array} => {
  const scores = new Float64Array(n * (n + 1)).fill(-20);
  for (const [arc, score] of Object.entries(arcs)) {
    const [dependent, head] = arc.split("<").map(Number) as [number, number];
    scores[dependent * (n + 1) + head] = score;
  }
  return {n, scores};
};

it.each([
  ["one word", scoresOf(1, {"0<1": 0}), [-1]],
  ["a chain", scoresOf(3, {"0<1": 0, "1<3": 0, "2<1": 0}), [1, -1, 1]],
  ["a cycle that must be broken", scoresOf(3, {"0<1": 0, "1<0": 0, "1<3": -1, "0<3": -5, "2<1": 0}), [1, -1, 1]],
  ["two roots, of which one may stay", scoresOf(3, {"0<3": 0, "2<3": -0.1, "1<0": 0, "2<0": -1, "0<2": -6}), [-1, 0, 0]],
])("finds the best tree of %s", (_, arcs, heads) => expect(bestTree(arcs)).toEqual(heads));

it("always finds a tree with one root", () => {
  fc.assert(
    fc.property(
      fc
        .integer({min: 1, max: 9})
        .chain((n) => fc.array(fc.double({min: -30, max: 0, noNaN: true}), {minLength: n * (n + 1), maxLength: n * (n + 1)})),
      (values) => {
        const n = Math.round((Math.sqrt(1 + 4 * values.length) - 1) / 2);
        const heads = bestTree({n, scores: Float64Array.from(values)});
        expect(heads.filter((head) => head === -1)).toHaveLength(1);
        heads.forEach((_, start) => {
          let at = start;
          for (let steps = 0; at !== -1; steps++) {
            expect(steps).toBeLessThanOrEqual(n);
            at = heads[at]!;
          }
        });
      },
    ),
  );
});

it("agrees with trying every tree", () => {
  fc.assert(
    fc.property(fc.array(fc.double({min: -9, max: 0, noNaN: true}), {minLength: 20, maxLength: 20}), (values) => {
      const arcs = {n: 4, scores: Float64Array.from(values)};
      const heads = bestTree(arcs);
      const root = heads.indexOf(-1);
      expect(scoreOf(arcs, heads)).toBeCloseTo(
        Math.max(
          ...allTrees(4)
            .filter((tree) => tree[root] === -1)
            .map((tree) => scoreOf(arcs, tree)),
        ),
        9,
      );
    }),
  );
});

function scoreOf({n, scores}: {n: number; scores: Float64Array}, heads: readonly number[]): number {
  return heads.reduce((sum, head, d) => sum + scores[d * (n + 1) + (head === -1 ? n : head)]!, 0);
}

function allTrees(n: number): number[][] {
  let rows: number[][] = [[]];
  for (let d = 0; d < n; d++) rows = rows.flatMap((row) => Array.from({length: n + 1}, (_, h) => [...row, h === n ? -1 : h]));
  return rows.filter((heads) => {
    if (heads.filter((head) => head === -1).length !== 1) return false;
    return heads.every((_, start) => {
      let at = start;
      for (let steps = 0; steps <= n; steps++) {
        if (at === -1) return true;
        at = heads[at]!;
      }
      return false;
    });
  });
}
