// Where a name ends, and which two names are one, from hand-made scores.
import {expect, it} from "vitest";
import type {Sentence, Token} from "../../src/model/reading.js";
import type {Encoded} from "../../src/read/encoder.js";
import {readEntities} from "../../src/read/entities.js";

const LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"];

/** Words "form/UPOS/head/relation"; `tags` are the labels that the model gives, one a word. */
function namesOf(line: string, tags: string): string[] {
  let text = "";
  const tokens = line.split(" ").map((word): Token => {
    const [form, upos, head, deprel] = word.split("/") as [string, Token["upos"], string, string];
    if (text !== "") text += " ";
    const start = text.length;
    text += form;
    return {start, end: text.length, lemma: form.toLowerCase(), upos, head: Number(head) - 1, deprel};
  });
  const sentence: Sentence = {start: 0, end: text.length, tokens, vector: []};
  const logits = new Float32Array(tokens.length * LABELS.length);
  tags.split(" ").forEach((tag, i) => {
    logits[i * LABELS.length + LABELS.indexOf(tag)] = 8;
  });
  const atoms = tokens.map(({start, end}, i) => ({start, end, gap: i === 0 ? 3 : 1}));
  const encoded = {windows: [{atoms, tags: () => logits}], labels: () => LABELS} as unknown as Encoded;
  return readEntities(text, [sentence], encoded).map(({type, start, end}) => `${type} ${text.slice(start, end)}`);
}

const ROOK = "Ana/PROPN/5/nsubj Rook/PROPN/1/flat of/ADP/4/case Velden/PROPN/1/nmod left/VERB/0/root";
const DUKE = "Duke/PROPN/4/nsubj of/ADP/3/case Velden/PROPN/1/nmod left/VERB/0/root";
const MINISTER = "Minister/PROPN/5/nmod for/ADP/3/case Harbours/PROPN/1/nmod Ana/PROPN/6/nsubj Rook/PROPN/4/flat left/VERB/0/root";
const ORDER =
  "Order/PROPN/9/nsubj of/ADP/3/case Velden/PROPN/1/nmod and/CCONJ/6/cc the/DET/6/det Isles/PROPN/3/conj (/PUNCT/8/punct OVI/PROPN/1/appos left/VERB/0/root";

it.each([
  ["a person's place", ROOK, "B-PER I-PER I-PER I-PER O", ["PER Ana Rook"]],
  ["a title that lives by its of", DUKE, "B-PER I-PER I-PER O", ["PER Duke of Velden"]],
  ["the office before a name", MINISTER, "B-PER I-PER I-PER I-PER I-PER O", ["PER Ana Rook"]],
  ["a name cut in two", ORDER, "B-ORG I-ORG I-ORG O O B-LOC O B-ORG O", ["ORG Order of Velden and the Isles", "ORG OVI"]],
  [
    "two names that are two",
    ORDER.replace("OVI", "UHB"),
    "B-ORG I-ORG I-ORG O O B-LOC O B-ORG O",
    ["ORG Order of Velden", "LOC Isles", "ORG UHB"],
  ],
])("%s", (_, line, tags, names) => {
  expect(namesOf(line, tags)).toEqual(names);
});
