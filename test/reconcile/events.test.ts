import {describe, expect, it} from "vitest";
import {clusterEvents, type EventUnit} from "../../src/reconcile/event-clusters.js";
import {rootOf} from "../../src/reconcile/event-roots.js";
import type {Stories} from "../../src/reconcile/stories.js";

const attack: EventUnit = {
  report: "a",
  start: 0,
  sentence: 0,
  lemma: "attack",
  verb: true,
  type: "ASSAULT",
  class: "OCCURRENCE",
  tense: "PAST",
  polarity: "POS",
  actors: ["rebels"],
  recipients: ["depot"],
  partyWords: ["rebel", "depot"],
  words: ["rebel", "attack", "depot", "velden"],
  sentenceWords: ["rebel", "attack", "depot", "velden"],
  realm: "fact",
};
const day = (first: number) => ({first, last: first});
const alike: Stories = {
  likeness: () => 0.9,
  nearness: () => 1,
  groupOf: () => 0,
  neighbours: Array.from({length: 7}, (_, at) => [0, 1, 2, 3, 4, 5, 6].filter((other) => other !== at)),
};
const reportAt = (report: string): number => report.charCodeAt(report.length - 1) % 7;

describe("one event from many mentions", () => {
  it.each([
    ["the same word and parties in another report", {report: "b"}, true],
    ["a noun of the same root", {report: "b", lemma: "assault", verb: false}, true],
    ["another kind", {report: "b", type: "AID", lemma: "attack"}, false],
    ["what is only threatened", {report: "b", realm: "threatened"}, false],
    ["another day", {report: "b", days: day(9), words: ["port"]}, false],
    [
      "other parties and words",
      {
        report: "b",
        actors: ["guards"],
        recipients: ["port"],
        partyWords: ["guard", "port"],
        words: ["guard", "orlim"],
        sentenceWords: ["guard", "orlim"],
      },
      false,
    ],
  ] as const)("%s", (_, more, together) => {
    const units: EventUnit[] = [
      {...attack, days: day(3)},
      {...attack, days: day(3), ...more},
    ];
    expect(clusterEvents(units, alike, reportAt)).toHaveLength(together ? 1 : 2);
  });

  it("every mention stands in exactly one group, whatever the order", () => {
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
    const all = clusterEvents(units, alike, reportAt);
    expect(all.flat().sort((a, b) => a - b)).toEqual(units.map((_, i) => i));
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
