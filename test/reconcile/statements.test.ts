// Attributions of hand-made reports as statements: convention, speakers, grouping and drift.
import {describe, expect, it} from "vitest";
import type {Attribution, Told} from "../../src/model/reading.js";
import {joinActors} from "../../src/reconcile/actors.js";
import type {Lineage} from "../../src/reconcile/lineage.js";
import {joinStatements} from "../../src/reconcile/statements.js";
import {tellParsed} from "./parsed.js";

const lineage: Lineage = {
  origins: [],
  shared: new Map(),
  group: () => 1,
  agencies: () => [],
  originsOf: (evidence) => [...new Set(evidence.map(({report}) => report))],
};
const vector = (seed: number) => Array.from({length: 128}, (_, i) => (i === seed ? 127 : 0));

function statementsOf(told: readonly Told[]) {
  const actors = joinActors(told);
  const texts = new Map(told.map(({report}) => [report.id, report.text]));
  return joinStatements(told, actors, lineage).map((statement) => ({
    ...statement,
    speakerName: statement.speaker && actors.namesOf(statement.speaker)[0],
    words: statement.mentions.map(({report, start, end}) => texts.get(report)!.slice(start, end)),
  }));
}

/** One report in which each attribution has the vector numbered by its place. */
function withVectors(told: Told, more: Partial<Attribution> = {}): Told {
  return {...told, reading: {...told.reading, attributions: told.reading.attributions.map((a) => ({...a, vector: vector(0), ...more}))}};
}

const brandtSays = (id: string, what: string, cue = "said") =>
  withVectors(
    tellParsed(id, {
      sentences: [
        `Karl/PROPN/3/nsubj Brandt/PROPN/1/flat ${cue}/VERB/0/root/say that/SCONJ/5/mark ${what
          .split(" ")
          .map((word) => `${word}/NOUN/3/ccomp`)
          .join(" ")}`,
      ],
      names: ["PER Karl Brandt"],
      said: [["Karl Brandt", cue, `that ${what}`]],
    }),
  );

describe("convention", () => {
  it("leaves speaker, verb and 'that' out of the span", () => {
    expect(statementsOf([brandtSays("a", "rain will fall")]).map(({speakerName, words}) => [speakerName, words])).toEqual([
      ["Karl Brandt", ["rain will fall"]],
    ]);
  });
  it("reads the same words of one speaker once", () => {
    const told = brandtSays("a", "rain will fall");
    const [said] = told.reading.attributions;
    const again = {...told, reading: {...told.reading, attributions: [said!, {...said!, cue: []}]}};
    expect(statementsOf([again])).toHaveLength(1);
  });
  it("keeps the verb that is the message", () => {
    const told = tellParsed("a", {
      sentences: ["Karl/PROPN/3/nsubj Brandt/PROPN/1/flat welcomed/VERB/0/root/welcome the/DET/5/det truce/NOUN/3/obj"],
      names: ["PER Karl Brandt"],
      said: [["Karl Brandt", "welcomed", "the truce"]],
    });
    expect(statementsOf([told])[0]?.words).toEqual(["welcomed the truce"]);
  });
  it("gives two speakers of one clause a statement each, on the same words", () => {
    const told = tellParsed("a", {
      sentences: [
        "Brandt/PROPN/4/nsubj and/CCONJ/3/cc Voss/PROPN/1/conj said/VERB/0/root/say that/SCONJ/7/mark rain/NOUN/7/nsubj fell/VERB/4/ccomp",
      ],
      names: ["PER Brandt", "PER Voss"],
      said: [["Brandt and Voss", "said", "that rain fell"]],
    });
    expect(
      statementsOf([told])
        .map(({speakerName, words}) => [speakerName, ...words])
        .sort(),
    ).toEqual(
      [
        ["Brandt", "rain fell"],
        ["Voss", "rain fell"],
      ].sort(),
    );
  });
  it("makes no statement of a deed, a poll or what nobody says", () => {
    const deed = brandtSays("a", "rain will fall", "dug");
    const nobody = tellParsed("b", {
      sentences: ["It/PRON/2/expl said/VERB/0/root/say that/SCONJ/5/mark rain/NOUN/5/nsubj fell/VERB/2/ccomp"],
      said: [["", "said", "that rain fell"]],
    });
    expect(statementsOf([deed, nobody])).toEqual([]);
  });
  it("makes none of furniture", () => {
    const told = brandtSays("a", "rain will fall");
    const furniture = [{start: 0, end: told.report.text.length, reason: "caption" as const}];
    expect(statementsOf([{...told, report: {...told.report, furniture}}])).toEqual([]);
  });
});

describe("across reports", () => {
  it("joins versions of one speaker, with drift against the fullest", () => {
    const [statement, ...rest] = statementsOf([
      brandtSays("a", "rain will fall on forty towns today"),
      brandtSays("b", "rain will fall on sixty towns today and tomorrow"),
    ]);
    expect(rest).toEqual([]);
    expect([statement?.fullest, statement?.independentSources]).toEqual(["b", 2]);
    expect(statement?.drift.map(({report, against, verdict}) => [report, against, verdict])).toEqual([["a", "b", "paraphrased"]]);
  });
  it("leaves other contents apart", () => {
    const other = withVectors(brandtSays("b", "taxes must drop"), {vector: vector(5)});
    expect(statementsOf([brandtSays("a", "rain will fall"), other])).toHaveLength(2);
  });
  it("does not depend on the order of the reports", () => {
    const reports = [brandtSays("a", "rain will fall on towns"), brandtSays("b", "rain will fall on towns")];
    expect(statementsOf(reports)).toEqual(statementsOf([...reports].reverse()));
  });
});
