import {describe, expect, it} from "vitest";
import type {Told} from "../../src/model/reading.js";
import type {Commitment, Statement} from "../../src/model/situation.js";
import {findCommitments, findTripwires} from "../../src/reconcile/commitments.js";
import {findLineage} from "../../src/reconcile/lineage.js";
import {namedActors, saidBy, tellSentences} from "./sentences.js";
import {tell} from "./told.js";

const find = (told: readonly Told[], statements: readonly Statement[] = []): Commitment[] =>
  findCommitments(told, namedActors(told), findLineage(told), [], statements);

describe("kinds", () => {
  it.each([
    ["Orlim urged Velden to open the port .", "demand", "orlim", "velden", "to open the port"],
    ["Velden has called for a recount of the ballots .", "demand", "velden", undefined, "a recount of the ballots"],
    ["The league called on the guard to free the mayor .", "demand", "league", "guard", "to free the mayor"],
    ["Dock workers are calling for Orland to withdraw its ships .", "demand", "workers", "orland", "Orland to withdraw its ships"],
    ["Orland renewed its call for calm .", "demand", "orland", undefined, "calm"],
    ["The crew is adamant that the ban must end .", "demand", "crew", undefined, "that the ban must end"],
    ["Orlim gave Velden ten days to open the port .", "ultimatum", "orlim", "velden", "to open the port"],
    ["Orlim has threatened to invade Velden if talks fail .", "threat", "orlim", "velden", "to invade Velden"],
    [
      "Crews plan a blockade , which Orlim threatens to order if talks fail .",
      "threat",
      "orlim",
      undefined,
      "a blockade , which Orlim threatens to order",
    ],
    ["Ruhl vowed to crush Velden .", "threat", "ruhl", "velden", "to crush Velden"],
    ["Ruhl pledged to rebuild the bridge .", "promise", "ruhl", undefined, "to rebuild the bridge"],
    ["Velden said it was open to talks .", "promise", "velden", undefined, "talks"],
    ["Ruhl has rebuffed calls for an early vote .", "refusal", "ruhl", undefined, "calls for an early vote"],
    ["Ruhl will not accept inspectors in the harbour .", "refusal", "ruhl", undefined, "will not accept inspectors"],
    ["Velden denied entry to the envoys .", "refusal", "velden", undefined, "entry to the envoys"],
    ["Ruhl declined to say whether planes flew .", "refusal", "ruhl", undefined, "to say whether planes flew"],
    ["Orlim will not join the talks .", "refusal", "orlim", undefined, "will not join the talks"],
    ["Crews shouted , waving flags and calling for Orland to leave .", "demand", "crews", "orland", "Orland to leave"],
    ["The envoys were denied entry .", "refusal", undefined, undefined, "entry"],
    ["Orlim is a member of the bloc Orland , which has threatened to invade Velden .", "threat", "orland", "velden", "to invade Velden"],
  ])("%s", (text, kind, actor, toward, content) => {
    const found = find([withDays(tellSentences("a", [text]))]);
    expect(found.map((one) => [one.kind, one.actor, one.toward, one.content])).toEqual([[kind, actor, toward, content]]);
  });

  it.each([
    "Ruhl declined to comment .",
    "The river meets the demands of farmers .",
    "Rain will fall in Velden .",
    "Orlim wants to ask a question .",
    "Orlim was asked to support Velden .",
    "Orlim may urge Velden to open the port .",
    "Ruhl plans to close two plants .",
    "We will rebuild the dam .",
    "The council must repair the dam .",
    "Orlim did not join the talks .",
    "Ruhl appears ready to sign the treaty .",
    "The plane is ready to leave .",
    "Ruhl dismissed talk of a rift .",
    "The question is what Orlim is ready to do .",
    "The council has to be willing to talk .",
    "Banks have a guarantee of the council .",
  ])("none: %s", (text) => {
    expect(find([tellSentences("a", [text])])).toEqual([]);
  });

  it.each([
    ["We will rebuild the dam .", "promise", "ruhl"],
    ["The council must repair the dam .", "demand", "ruhl"],
    ["An attack on Velden would be considered an act of war .", "threat", "ruhl"],
    ["Ruhl will never resign .", "refusal", "ruhl"],
    ["If not , we will keep trying .", "promise", "ruhl"],
  ])("in what Ruhl says: %s", (text, kind, actor) => {
    const told = tellSentences("a", [text]);
    expect(find([told], [saidBy(told, "ruhl", text)])).toMatchObject([{kind, actor}]);
  });

  it.each([
    "The council should have repaired the dam .",
    "The talks should end by noon .",
    "We would mend the dam .",
    "It will help the harbour .",
    "The results should be known by noon .",
    "Ruhl must be having fun .",
  ])("in what Ruhl says, none: %s", (text) => {
    const told = tellSentences("a", [text]);
    expect(find([told], [saidBy(told, "ruhl", text)])).toEqual([]);
  });
});

describe("conditions, deadlines, outcomes", () => {
  it("what is promised by nightfall is due on the day it is said", () => {
    const text = "By nightfall tents will be provided .";
    const told = tellSentences("a", [text], {pageDate: "2031-05-02"});
    expect(find([told], [saidBy(told, "ruhl", text)])).toMatchObject([{kind: "promise", deadline: "2031-05-02"}]);
  });

  it("sanctions that a league says it will impose are a threat, on a condition", () => {
    const text = "The league will impose sanctions unless the guard frees the mayor .";
    const told = tellSentences("a", [text]);
    expect(find([told], [saidBy(told, "league", text)])).toMatchObject([
      {kind: "threat", actor: "league", condition: "unless the guard frees the mayor"},
    ]);
  });

  it("a threat keeps its condition", () => {
    expect(find([tellSentences("a", ["Orlim has threatened to invade Velden if talks fail ."])])[0]!.condition).toBe("if talks fail");
  });

  it("ten days from 2 May end on 12 May, and a later report finds them lapsed", () => {
    const text = "On 2 May Orlim gave Velden ten days to open the port .";
    const told = withDays(tellSentences("a", [text]));
    const later = tell("b", "The port stayed shut.", {pageDate: "2031-05-20"});
    expect(find([told, later])[0]).toMatchObject({deadline: "2031-05-12", deadlineWhy: "10 days from 2031-05-02", outcome: "lapsed"});
    expect(find([told])[0]).toMatchObject({deadline: "2031-05-12", outcome: "open"});
  });

  it("the day on which a stretch of time was set is not its end", () => {
    const [ultimatum] = find([withDays(tellSentences("a", ["Orlim gave Velden ten days on 2 May to open the port ."]))]);
    expect(ultimatum).toMatchObject({deadline: "2031-05-12", content: "to open the port"});
  });

  it("a deadline that came and went is lapsed, with the words that say so", () => {
    const text = "Orlim gave Velden ten days to open the port , but the deadline came and went .";
    const [ultimatum] = find([withDays(tellSentences("a", [text]))]);
    expect(ultimatum!.outcome).toBe("lapsed");
    expect(text.slice(ultimatum!.outcomeMentions[0]!.start, ultimatum!.outcomeMentions[0]!.end)).toBe("came and went");
  });

  it("two reports of one threat are one commitment", () => {
    const told = ["a", "b"].map((id) => tellSentences(id, ["Orlim has threatened to invade Velden if talks fail ."]));
    expect(find(told).map(({mentions}) => mentions.length)).toEqual([2]);
  });
});

describe("tripwires", () => {
  it("one's consequence trips another's condition", () => {
    const act = "An attack on Velden would be considered an act of war .";
    const told = tellSentences("a", [
      "Velden would attack Orlim if its ships were seized .",
      "Orlim has threatened to invade Velden if talks fail .",
      act,
    ]);
    const wires = findTripwires(find([told], [saidBy(told, "sund", act)]));
    const own = wires.find(({actor}) => actor === "sund")!;
    expect(own.condition).toBe("An attack on Velden");
    expect(wires.find(({actor}) => actor === "orlim")!.trips).toEqual([own.commitment]);
  });
});

/** Marks "2 May" and "ten days" as times. */
function withDays(told: Told): Told {
  const mark = (words: string, type: "DATE" | "DURATION", value: string): Told["reading"]["times"] => {
    const start = told.report.text.indexOf(words);
    if (start < 0) return [];
    return [{start, end: start + words.length, type, value, certainty: "inferred", why: "", relative: false}];
  };
  const times = [...mark("2 May", "DATE", "2031-05-02"), ...mark("ten days", "DURATION", "P10D")];
  return {report: told.report, reading: {...told.reading, times}};
}
