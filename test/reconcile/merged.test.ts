import {expect, it} from "vitest";
import type {Statement} from "../../src/model/situation.js";
import {wordsIn} from "../../src/reconcile/alignment.js";
import {type Held, markMerged} from "../../src/reconcile/merged.js";

const apart =
  "“We will keep the port open,” Vonn said on Monday. Asked about the toll and the long wait of the ferries she answered only much later: “The toll is a mistake of the old council.”";
const merged = "“We will keep the port open. The toll is a mistake of the old council,” Vonn said.";

const version = (report: string, text: string, words: string, order: number): Held => {
  const start = text.indexOf(words);
  const spans = [{start, end: start + words.length}];
  return {report, spans, form: "direct", words: wordsIn(text, spans), speaker: "vonn", order};
};
const statement = (id: string): Statement => ({
  id,
  mentions: [],
  fullest: "b",
  earliest: "a",
  independentSources: 1,
  origins: [],
  drift: [],
});
const first = version("a", apart, "We will keep the port open", 0);
const second = version("a", apart, "The toll is a mistake of the old council", 1);
const whole = version("b", merged, "We will keep the port open. The toll is a mistake of the old council", 0);

it("a quotation that holds two of another report is merged", () => {
  const [one, two] = markMerged([[first, whole], [second]], [statement("s1"), statement("s2")]);
  expect(one!.drift).toMatchObject([{report: "b", verdict: "merged", against: "a", here: whole.spans[0]}]);
  expect(apart.slice(one!.drift[0]!.there.start, one!.drift[0]!.there.end)).toMatch(/^We will keep.*old council$/);
  expect(two!.drift).toEqual([]);
});

it.each([
  ["one attribution with the speaker in the middle", [first, {...second, order: 0}]],
  ["another speaker", [first, {...second, speaker: "brandt"}]],
  ["words that the quotation does not hold", [first, version("a", apart, "answered only much later", 2)]],
])("not merged: %s", (_, parts) => {
  const [one] = markMerged([[...parts, whole]], [statement("s1")]);
  expect(one!.drift).toEqual([]);
});
