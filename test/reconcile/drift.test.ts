// Two versions of one statement and what their difference is called.
import {describe, expect, it} from "vitest";
import type {Form} from "../../src/model/reading.js";
import {wordsIn} from "../../src/reconcile/alignment.js";
import {compareVersions, sameSense} from "../../src/reconcile/drift.js";

const side = (words: string, form: Form, speaker?: string) => ({words: wordsIn(words, [{start: 0, end: words.length}]), form, speaker});

describe("verdict", () => {
  it.each([
    ["direct", "The harbour will stay open.", "The harbour will stay open", "identical"],
    ["direct", "The harbor will stay open.", "The harbour will stay open", "identical"],
    ["direct", "The harbour will stay open", "The harbour will stay open for the whole of the coming winter", "cut"],
    [
      "direct",
      "Brandt stressed the weight of a lasting peace in the delta",
      "Brandt suppressed the weight of a lasting peace in the delta",
      "altered",
    ],
    ["direct", "Brandt stressed the weight of a lasting peace", "Brandt emphasised the weight of a lasting peace", "another translation"],
    ["indirect", "the port would not be closed to ships this year", "the port would be closed to ships this year", "altered"],
    ["indirect", "the port will be closed to the ships", "the port will be closed to the ships if the dam breaks", "altered"],
    ["indirect", "some 40 people were hurt in the flood at Sel", "some 60 people were hurt in the flood at Sel", "altered"],
    ["indirect", "the talks had gone nowhere", "negotiators made little headway on Monday", "paraphrased"],
    ["direct", "We need calm in the streets and time to speak", "What we want is quiet streets and a time to talk", "another translation"],
  ] as const)("%s: %s | %s", (form, here, there, verdict) => {
    expect(compareVersions(side(here, form), side(there, form)).verdict).toBe(verdict);
  });

  it("calls the same words under another speaker altered", () => {
    expect(compareVersions(side("the dam is safe", "direct", "a"), side("the dam is safe", "direct", "b")).verdict).toBe("altered");
  });

  it("names the words that were replaced", () => {
    const {why} = compareVersions(
      side("Brandt suppressed the weight of a lasting peace", "direct"),
      side("Brandt stressed the weight of a lasting peace", "direct"),
    );
    expect(why).toBe('"suppressed" stands where the other has "stressed"');
  });

  it("aligns every word of both versions, once and in order", () => {
    const {alignment} = compareVersions(side("we will never leave the old port", "direct"), side("we will leave the port", "direct"));
    expect(alignment.runs.flatMap((run) => run.hereWords).map(({form}) => form)).toEqual([
      "we",
      "will",
      "never",
      "leave",
      "the",
      "old",
      "port",
    ]);
    expect(alignment.runs.flatMap((run) => run.thereWords).map(({form}) => form)).toEqual(["we", "will", "leave", "the", "port"]);
  });
});

it.each([
  ["settle", "settling", true],
  ["stressed", "emphasized", true],
  ["stressed", "suppressed", false],
  ["open", "closed", false],
])("same sense: %s, %s", (a, b, expected) => {
  expect(sameSense(a, b)).toBe(expected);
});
