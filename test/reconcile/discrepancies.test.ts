import {describe, expect, it} from "vitest";
import type {Told} from "../../src/model/reading.js";
import type {ActorIndex} from "../../src/reconcile/actors.js";
import {findDiscrepancies} from "../../src/reconcile/discrepancies.js";
import {findLineage} from "../../src/reconcile/lineage.js";
import {findMixture} from "../../src/reconcile/mixture.js";
import {nearlySame} from "../../src/reconcile/name-variants.js";
import {tell} from "./told.js";

const nobody: ActorIndex = {actors: [], actorAt: () => undefined, namesOf: () => [], kindOf: () => undefined, signatureOf: () => ""};

function compare(...told: Told[]) {
  return findDiscrepancies({
    told,
    actors: nobody,
    lineage: findLineage(told),
    statements: [],
    events: [],
    commitments: [],
    figures: [],
    positions: [],
  });
}

function named(id: string, text: string, ...names: string[]): Told {
  const entities = names.map((name) => ({
    start: text.indexOf(name),
    end: text.indexOf(name) + name.length,
    type: name.includes(" ") ? ("PER" as const) : ("LOC" as const),
  }));
  return tell(id, text, {}, {entities: entities.sort((a, b) => a.start - b.start)});
}

describe("wording", () => {
  it("a look-alike word in a quotation is a slip, with both places", () => {
    const told = [
      tell("a", "Ruhl “stressed the importance of a lasting peace in the valley,” she said."),
      tell("b", "The mayor “suppressed the importance of a lasting peace in the valley,” Ruhl said."),
    ];
    const [found] = compare(...told);
    expect(found).toMatchObject({kind: "wording", what: '"stressed" stands where the other has "suppressed"'});
    expect(found!.mentions.map(({report}) => report)).toEqual(["a", "b"]);
  });

  it.each([
    [
      "the same quotation",
      "“We will open the old bridge to traffic on Monday,” she said.",
      "“We will open the old bridge to traffic on Monday,” Ruhl told us.",
    ],
    [
      "another spelling",
      "“We emphasise the need for a calm and orderly vote,” she said.",
      "“We emphasize the need for a calm and orderly vote,” Ruhl said.",
    ],
    [
      "other words in shared sentences",
      "Crews have kicked out three drivers from the old Velden bridge works.",
      "Crews have expelled three drivers from the old Velden bridge works.",
    ],
  ])("none: %s", (_, a, b) => {
    expect(compare(tell("a", a), tell("b", b))).toEqual([]);
  });

  it("one for many in a sentence otherwise shared", () => {
    const found = compare(
      tell("a", "The valley army chiefs will meet in Orlim on Friday to plan the winter watch."),
      tell("b", "The valley army chief will meet in Orlim on Friday to plan the winter watch."),
    );
    expect(found.map(({what}) => what)).toEqual(['one or many: "chiefs" stands where the other has "chief"']);
  });
});

describe("names", () => {
  it.each([
    ["Jon Alishvan spoke.", "Jon Alishban spoke.", ["Jon Alishvan"], ["Jon Alishban"], true],
    ["Crews reached Karavan.", "Crews reached Karvan.", ["Karavan"], ["Karvan"], true],
    ["Jon Berg spoke.", "Ana Ruhl spoke.", ["Jon Berg"], ["Ana Ruhl"], false],
    ["Crews reached Velden.", "Crews reached Orlim.", ["Velden"], ["Orlim"], false],
  ])("%s / %s", (a, b, namesA, namesB, differ) => {
    expect(compare(named("a", a, ...namesA), named("b", b, ...namesB)).some(({kind}) => kind === "name")).toBe(differ);
  });

  it("a report that writes both names knows them apart", () => {
    expect(
      compare(named("a", "Crews left Karavan for Karvan.", "Karavan", "Karvan"), named("b", "Crews reached Karvan.", "Karvan")),
    ).toEqual([]);
  });

  it("two expansions of one acronym", () => {
    const found = compare(tell("a", "The League of Free Harbours (LFH) met."), tell("b", "The League of Free Homes (LFH) met."));
    expect(found).toMatchObject([{kind: "name"}]);
  });

  it.each([
    ["tchiani", "tiani", true],
    ["alishvandi", "alishbandi", true],
    ["velden", "orlim", false],
    ["bern", "bonn", false],
  ])("%s and %s", (a, b, alike) => {
    expect(nearlySame(a, b)).toBe(alike);
  });
});

describe("page dates", () => {
  const storyDate = {date: "2031-03-04", certainty: "inferred" as const, republished: true, why: "", evidence: []};
  it.each([
    ["2031-09-22", 1],
    ["2031-03-05", 0],
  ])("shown %s", (pageDate, count) => {
    expect(
      compare(tell("a", "September 22, 2031\nCrews reached the dam on Tuesday.", {pageDate}, {storyDate})).filter(
        ({kind}) => kind === "page-date",
      ),
    ).toHaveLength(count);
  });
});

describe("mixtures", () => {
  const one = (id: string) => named(id, "Ana Ruhl met Jon Berg in Velden.", "Ana Ruhl", "Jon Berg", "Velden");
  const other = (id: string) => named(id, "Eva Lund met Per Holt in Orlim.", "Eva Lund", "Per Holt", "Orlim");

  it("two situations in one folder are said to be two", () => {
    expect(findMixture([one("a"), one("b"), other("c"), other("d")])).toMatchObject([{code: "several-situations"}]);
  });

  it("one situation with a stray report is not", () => {
    expect(findMixture([one("a"), one("b"), other("c")])).toEqual([]);
  });
});
