import {describe, expect, it} from "vitest";
import type {Told} from "../../src/model/reading.js";
import type {Statement} from "../../src/model/situation.js";
import type {ActorIndex} from "../../src/reconcile/actors.js";
import {findLineage} from "../../src/reconcile/lineage.js";
import {findPositions} from "../../src/reconcile/positions.js";
import {findSilences} from "../../src/reconcile/silences.js";
import {tell} from "./told.js";

const named = (told: readonly Told[]): ActorIndex => ({
  actors: [],
  actorAt: (report, span) =>
    /\p{Lu}\p{L}+/u.exec(told.find((one) => one.report.id === report)!.report.text.slice(span.start, span.end))?.[0].toLowerCase(),
  namesOf: () => [],
});

function worded(id: string, text: string, pageDate?: string): Told {
  const told = tell(id, text, pageDate ? {pageDate} : {});
  const sentences = told.reading.sentences.map((sentence) => ({
    ...sentence,
    tokens: [...text.slice(sentence.start, sentence.end).matchAll(/[\p{L}\p{N}'’]+/gu)].map((word) => ({
      start: sentence.start + word.index,
      end: sentence.start + word.index + word[0].length,
      lemma: word[0].toLowerCase(),
      upos: /^\p{Lu}/u.test(word[0]) ? ("PROPN" as const) : ("X" as const),
      head: -1,
      deprel: "dep",
    })),
  }));
  return {report: told.report, reading: {...told.reading, sentences}};
}

describe("stances", () => {
  it.each([
    ["Orlim has opposed the new dam.", "against"],
    ["Velden backed the truce plan.", "for"],
    ["Ruhl will not commit to backing the plan.", "ambiguous"],
    ["Ruhl refused to rule out backing or opposing the plan.", "ambiguous"],
    ["Ruhl called for a recount of the ballots.", "for"],
    ["Velden rejected the mission of the envoys.", "against"],
    ["Orlim is neutral in the dispute over water.", "neutral"],
  ])("%s", (text, stance) => {
    const told = [worded("a", text)];
    expect(findPositions(told, named(told), []).map((one) => one.stance)).toEqual([stance]);
  });

  it.each(["Ruhl spoke in Velden.", "Orlim did not support the plan because it rained.", "The bridge supported by Orlim fell."])(
    "no plain support in: %s",
    (text) => {
      const told = [worded("a", text)];
      expect(findPositions(told, named(told), []).filter(({stance}) => stance === "for")).toEqual([]);
    },
  );

  it("from refusal to offer is a change of one position", () => {
    const told = [
      worded("a", "Orlim rejected the latest diplomatic mission.", "2031-05-02"),
      worded("b", "Orlim said it was open to talks.", "2031-05-09"),
    ];
    const positions = findPositions(told, named(told), []);
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
      worded("a", "Orlim opposed the harbour toll on fishing boats."),
      worded("b", "Orlim backed the harbour festival with summer concerts."),
    ];
    expect(new Set(findPositions(told, named(told), []).map(({issue}) => issue)).size).toBe(2);
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
