import {describe, expect, it} from "vitest";
import {clusterEvents, type EventUnit, rootOf} from "../../src/reconcile/event-clusters.js";

const attack: EventUnit = {
  report: "a",
  start: 0,
  lemma: "attack",
  type: "ASSAULT",
  actors: ["rebels"],
  recipients: ["depot"],
  words: ["rebel", "attack", "depot", "velden"],
  realm: "fact",
};
const day = (first: number) => ({first, last: first});
const alike = (): number => 0.6;

describe("one event from many mentions", () => {
  it.each([
    ["the same word and parties in another report", {report: "b"}, true],
    ["a noun of the same root", {report: "b", lemma: "assault"}, true],
    ["another kind", {report: "b", type: "AID", lemma: "attack"}, false],
    ["what is only threatened", {report: "b", realm: "threatened"}, false],
    ["another day", {report: "b", days: day(9), words: ["port"]}, false],
    ["other parties and words", {report: "b", actors: ["guards"], recipients: ["port"], words: ["guard", "port", "orlim"]}, false],
  ] as const)("%s", (_, more, together) => {
    const units: EventUnit[] = [
      {...attack, days: day(3)},
      {...attack, days: day(3), ...more},
    ];
    expect(clusterEvents(units, alike)).toHaveLength(together ? 1 : 2);
  });

  it("every mention stands in exactly one group", () => {
    const units = Array.from(
      {length: 200},
      (_, i): EventUnit => ({
        ...attack,
        report: `r${i % 7}`,
        start: i,
        lemma: ["attack", "meet", "arrest"][i % 3]!,
        actors: [`p${i % 5}`],
        words: [`w${i % 11}`],
      }),
    );
    expect(
      clusterEvents(units, alike)
        .flat()
        .sort((a, b) => a - b),
    ).toEqual(units.map((_, i) => i));
  });

  it.each([
    ["invasion", "invad"],
    ["shooting", "shoot"],
    ["death", "die"],
    ["arrested", "arrest"],
    ["", ""],
  ])("the root of %s is %s", (lemma, root) => {
    expect(rootOf(lemma)).toBe(root);
  });
});
