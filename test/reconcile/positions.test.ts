import {describe, expect, it} from "vitest";
import type {Told} from "../../src/model/reading.js";
import type {Position, Statement} from "../../src/model/situation.js";
import {findLineage} from "../../src/reconcile/lineage.js";
import {findPositions} from "../../src/reconcile/positions.js";
import {findSilences} from "../../src/reconcile/silences.js";
import {tellParsed} from "./parsed.js";
import {namedActors, saidBy, tellSentences} from "./sentences.js";
import {tell} from "./told.js";

const find = (told: readonly Told[]): Position[] => findPositions(told, namedActors(told), []);

describe("stances", () => {
  it.each([
    ["Orlim has opposed the new dam .", "against", "the new dam"],
    ["Velden backed the truce plan .", "for", "the truce plan"],
    ["Ruhl will not commit to backing the plan .", "ambiguous", "backing the plan"],
    ["Ruhl called for a recount of the ballots .", "for", "a recount of the ballots"],
    ["Velden rejected the mission of the envoys .", "against", "the mission of the envoys"],
    ["Orlim is neutral in the dispute over water .", "neutral", "the dispute over water"],
    ["Orlim did not support the plan because it rained .", "against", "the plan"],
    ["The crew is adamant that the ban must end .", "against", "the ban"],
    ["Velden warned that a strike would ruin the harvest .", "against", "a strike"],
    ["The bridge supported by Orlim fell .", "for", "The bridge"],
    ["Ruhl remains against any blockade of the port .", "against", "any blockade of the port"],
    ["Sund is in favour of a longer truce .", "for", "a longer truce"],
    ["The plan drew criticism from Orland .", "against", "The plan"],
    ["Ruhl called the raid a disgrace .", "against", "the raid"],
    ["Velden rarely approves of such plans .", "against", "such plans"],
    ["Ruhl emphasised the importance of ending the strike .", "against", "the strike"],
    ["Ruhl condemned in the strongest terms the killing of the mayor .", "against", "the killing of the mayor"],
    ["Ruhl does not want the guard to leave .", "against", "the guard to leave"],
    ["Farmers want better roads .", "for", "better roads"],
    ["Orland seeks a treaty with Velden .", "for", "a treaty with Velden"],
    ["The league did not intend to intervene .", "against", "to intervene"],
    ["Ruhl proposed ending the blockade .", "against", "the blockade"],
    ["Ruhl pushed back against the plan .", "against", "the plan"],
    ["Ruhl questioned the plan .", "against", "the plan"],
    ["Ruhl was troubled by the plan .", "against", "the plan"],
    ["Sund won praise from Ruhl .", "for", "Sund"],
  ])("%s", (text, stance, issue) => {
    expect(find([tellSentences("a", [text])]).map((one) => [one.stance, one.issue])).toEqual([[stance, issue]]);
  });

  it.each([
    "Ruhl spoke in Velden .",
    "Orlim was asked to support Velden .",
    "Orlim may urge Velden to open the port .",
    "Ruhl was accused of supporting Velden .",
    "Ruhl denied a report that Orlim had asked Velden for ships .",
    "Others demanded the release of the mayor .",
    "The council rejected it .",
    "Ruhl suggested it was raining .",
    "The guard questioned two suspects .",
    "Sund wants to thank Ruhl .",
    "Can Orlim oppose the raids",
    "Orlim has withdrawn its support for the plan .",
    "Backing the plan is a risk .",
    "People who support the plan are happy .",
    "Sund is worried about his parents .",
    "Orland can support the plan .",
    "Ruhl warned that a strike would have little effect .",
    "Why does Ruhl not support the plan ?",
  ])("none in: %s", (text) => {
    expect(find([tellSentences("a", [text])])).toEqual([]);
  });

  it("each of two passives has its own holder", () => {
    const found = find([tellSentences("a", ["The plan was welcomed by Orlim and rejected by Velden ."])]);
    expect(found.map(({actor, stance, issue}) => [actor, stance, issue])).toEqual([
      ["orlim", "for", "The plan"],
      ["velden", "against", "The plan"],
    ]);
  });

  it("the US is not us", () => {
    const sentence = "The/DET/2/det US/PROPN/3/nsubj opposes/VERB/0/root/oppose the/DET/5/det dam/NOUN/3/obj ./PUNCT/3/punct";
    const told = [tellParsed("a", {sentences: [sentence]})];
    const {text} = told[0]!.report;
    const actors = {...namedActors(told), actorAt: (_: string, {start, end}: {start: number; end: number}) => text.slice(start, end)};
    expect(findPositions(told, actors, [saidBy(told[0]!, "ruhl", text)]).map(({actor}) => actor)).toEqual(["The US"]);
  });

  it("what rulers of countries hold, the countries hold", () => {
    const sentence =
      "Leaders/NOUN/6/nsubj/leader of/ADP/3/case Norway/PROPN/1/nmod and/CCONJ/5/cc Chile/PROPN/3/conj opposed/VERB/0/root/oppose the/DET/8/det dam/NOUN/6/obj ./PUNCT/6/punct";
    const told = [tellParsed("a", {sentences: [sentence], names: ["LOC Norway", "LOC Chile"]})];
    const {text} = told[0]!.report;
    const actors = {...namedActors(told), actorAt: (_: string, {start, end}: {start: number; end: number}) => text.slice(start, end)};
    expect(findPositions(told, actors, []).map(({actor}) => actor)).toEqual(["Chile", "Norway"]);
  });

  it("a day that what is called for is to come on is not the day of the call", () => {
    const text = "Orlim called for a strike on Friday .";
    const start = text.indexOf("Friday");
    const friday = {start, end: start + 6, type: "DATE", value: "2031-05-09", certainty: "inferred"} as Told["reading"]["times"][number];
    expect(find([tellSentences("a", [text], {pageDate: "2031-05-06"}, [friday])])[0]!.asOf).toBe("2031-05-06");
  });

  it("one stance on many days is one position as of the last", () => {
    const told = ["2031-05-02", "2031-05-09"].map((pageDate, at) => tellSentences(`${at}`, ["Velden backed the truce plan ."], {pageDate}));
    expect(find(told).map(({asOf, mentions}) => [asOf, mentions.length])).toEqual([["2031-05-09", 2]]);
  });

  it("what two say together each of them says", () => {
    const found = find([tellSentences("a", ["Ruhl and Sund have spoken against the dam ."])]);
    expect(found.map(({actor, stance}) => [actor, stance])).toEqual([
      ["ruhl", "against"],
      ["sund", "against"],
    ]);
  });

  it("from refusal to offer is a change of one position", () => {
    const told = [
      tellSentences("a", ["Orlim rejected the latest diplomatic mission ."], {pageDate: "2031-05-02"}),
      tellSentences("b", ["Orlim said it was open to talks ."], {pageDate: "2031-05-09"}),
    ];
    const positions = find(told);
    expect(positions.map(({stance, asOf}) => [stance, asOf])).toEqual([
      ["against", "2031-05-02"],
      ["for", "2031-05-09"],
    ]);
    expect(positions[1]!.changes).toBe(positions[0]!.id);
  });
});

describe("issues", () => {
  it("stay apart when they have but one word in common", () => {
    const told = [
      tellSentences("a", ["Orlim opposed the harbour toll on fishing boats ."]),
      tellSentences("b", ["Orlim backed the harbour festival with summer concerts ."]),
    ];
    expect(new Set(find(told).map(({issue}) => issue)).size).toBe(2);
  });
});

describe("silences", () => {
  const line = (reports: readonly string[]): Statement => ({
    id: "s",
    mentions: reports.map((report) => ({report, start: 0, end: 4, form: "indirect" as const})),
    fullest: "a",
    earliest: "a",
    independentSources: 1,
    origins: [],
    drift: [],
    date: "2031-05-04",
  });
  const told = ["a", "b", "c"].map((id) => tell(id, `Report ${id} tells its own story of the harbour.`, {pageDate: "2031-05-05"}));

  it.each([
    [["a", "b"], ["c"]],
    [["a", "b", "c"], undefined],
    [["a"], undefined],
  ])("carried by %j", (carriers, omitted) => {
    expect(findSilences(told, findLineage(told), [line(carriers)], [])[0]?.omittedBy).toEqual(omitted);
  });

  it("a report of the day before could not have carried it", () => {
    const earlier = [...told.slice(0, 2), tell("c", "Report c tells of the eve.", {pageDate: "2031-05-03"})];
    expect(findSilences(earlier, findLineage(earlier), [line(["a", "b"])], [])).toEqual([]);
  });
});
