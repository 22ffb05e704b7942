import {describe, expect, it} from "vitest";
import {averageLink, type Link} from "../../src/reconcile/average-link.js";

const CASES: readonly (readonly [string, number, readonly Link[], number[][]])[] = [
  ["no links", 3, [], [[0], [1], [2]]],
  ["a likely pair", 3, [[0, 2, 0.9]], [[0, 2], [1]]],
  ["an unlikely pair", 2, [[0, 1, 0.2]], [[0], [1]]],
  [
    "two pairs that one link does not hold together",
    4,
    [
      [0, 1, 0.9],
      [2, 3, 0.9],
      [1, 2, 0.9],
    ],
    [
      [0, 1],
      [2, 3],
    ],
  ],
  [
    "a chain whose ends were compared and are alike",
    3,
    [
      [0, 1, 0.9],
      [1, 2, 0.8],
      [0, 2, 0.6],
    ],
    [[0, 1, 2]],
  ],
  [
    "what speaks against it outweighs",
    3,
    [
      [0, 1, 0.9],
      [1, 2, 0.8],
      [0, 2, -1],
    ],
    [[0, 1], [2]],
  ],
];

describe("average link", () => {
  it.each(CASES)("%s", (_, items, links, groups) => {
    expect(averageLink(items, links, 0.5)).toEqual(groups);
  });

  it("does not depend on the order of the links", () => {
    const links = Array.from({length: 300}, (_, i): Link => [(i * 7) % 40, 40 + ((i * 11) % 40), ((i * 13) % 17) / 17]);
    const unique = [...new Map(links.map((link) => [`${link[0]} ${link[1]}`, link])).values()];
    expect(averageLink(80, [...unique].reverse(), 0.4)).toEqual(averageLink(80, unique, 0.4));
  });

  it("members that were compared with a few neighbours only are not held against each other", () => {
    const links = Array.from({length: 200}, (_, i) => [1, 2, 3].map((step): Link => [i, i + step, 0.9])).flat();
    expect(averageLink(203, links, 0.4, 3).length).toBeLessThan(60);
  });
});
