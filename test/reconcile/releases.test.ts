import {describe, expect, it} from "vitest";
import {findSpoken} from "../../src/reconcile/releases.js";
import {tellSentences} from "./sentences.js";
import {tell} from "./told.js";

const spoken = (text: string) => {
  const told = tell("a", text);
  return findSpoken(told).map(({source, sentences}) => [
    source && text.slice(source.start, source.end),
    ...sentences.map((at) => text.slice(told.reading.sentences[at]!.start, told.reading.sentences[at]!.end)),
  ]);
};

describe("words said without marks", () => {
  it("of a transcript: each turn is its speaker's, a question nobody's", () => {
    const text = "MS. VONN:\nThe port stays open.\nQ:\nFor how long?\nMS. VONN:\nAs long as we can.\nQ:\nThank you.";
    expect(spoken(text)).toEqual([
      ["MS. VONN", "The port stays open."],
      ["MS. VONN", "As long as we can."],
    ]);
  });

  it("behind “said:” at the end of a line", () => {
    const text = "The port was shut on Monday.\nMinister Ada Vonn said:\nThe port stays open. It will stay so.";
    expect(spoken(text)).toEqual([["Minister Ada Vonn", "The port stays open.", "It will stay so."]]);
  });

  it.each([
    'Minister Ada Vonn said:\n"The port stays open."',
    "Where:\nThe old port.\nWhen:\nOn Monday.\nWho:\nEverybody.",
    "Ports closed on Monday:\nVelden.\nOrlim.",
  ])("none in %j", (text) => {
    expect(spoken(text)).toEqual([]);
  });

  it("of a release that speaks of itself as “we”, unless it quotes somebody", () => {
    expect(findSpoken(tellSentences("a", ["The council must repair the dam .", "We will rebuild the dam ."]))).toEqual([{sentences: [1]}]);
    const told = tellSentences("a", ["We will rebuild the dam ."]);
    const quoting = {...told, report: {...told.report, text: `${told.report.text} “The dam must be mended at once,” said Vonn.`}};
    expect(findSpoken(quoting)).toEqual([]);
  });

  it("stays quick on a line without end", () => {
    expect(spoken(`${"Ada Vonn of the port and ".repeat(20_000)}said:\nNothing.`)).toEqual([]);
  });
});
