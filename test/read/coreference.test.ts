// Chains out of names and hand-made antecedent scores.
import {describe, expect, it} from "vitest";
import type {Entity, Sentence, Token} from "../../src/model/reading.js";
import {readCoreference} from "../../src/read/coreference.js";
import type {Encoded} from "../../src/read/encoder.js";

/** Sentences of "form|UPOS|head|relation|lemma" words; an atom is a word. `links` name word → earlier word by their number from 0. */
function chainsOf(lines: readonly string[], names: readonly string[], links: readonly (readonly [number, number])[]): string[][] {
  let text = "";
  const sentences: Sentence[] = lines.map((line) => {
    const tokens = line.split(" ").map((word): Token => {
      const [form, upos, head, deprel, lemma] = word.split("|") as [string, Token["upos"], string, string, string | undefined];
      if (text !== "") text += " ";
      const start = text.length;
      text += form;
      return {start, end: text.length, lemma: lemma ?? form!, upos, head: Number(head) - 1, deprel};
    });
    return {start: tokens[0]!.start, end: text.length, tokens, vector: []};
  });
  const atoms = sentences.flatMap(({tokens}) => tokens.map(({start, end}) => ({start, end, gap: 1 as const})));
  const antecedents = new Float32Array(atoms.length ** 2);
  for (let a = 0; a < atoms.length; a++) antecedents[a * atoms.length + a] = 4;
  for (const [a, b] of links) {
    antecedents[a * atoms.length + a] = 0;
    antecedents[a * atoms.length + b] = 8;
  }
  const entities = names.flatMap((name): Entity[] => {
    const [type, words] = [name.slice(0, 3) as Entity["type"], name.slice(4)];
    return [...text.matchAll(new RegExp(`\\b${words}\\b`, "g"))].map(({index}) => ({type, start: index, end: index + words.length}));
  });
  entities.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart = entities.filter(
    (one, i) =>
      !entities.some(
        (other, j) => j !== i && other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start,
      ),
  );
  const encoded = {windows: [{atoms, antecedents}]} as unknown as Encoded;
  return readCoreference(text, sentences, apart, encoded).map((chain) => chain.map(({start, end}) => text.slice(start, end)));
}

const met = "Ada|PROPN|3|nsubj Voss|PROPN|1|flat met|VERB|0|root|meet Karl|PROPN|3|obj Brandt|PROPN|4|flat";

describe("names", () => {
  it("joins a surname with the name before it", () => {
    expect(chainsOf([met, "Brandt|PROPN|2|nsubj left|VERB|0|root|leave"], ["PER Ada Voss", "PER Karl Brandt", "PER Brandt"], [])).toEqual([
      ["Karl Brandt", "Brandt"],
    ]);
  });
  it("never joins two people of one surname", () => {
    const both = "Ada|PROPN|3|nsubj Voss|PROPN|1|flat met|VERB|0|root|meet Karl|PROPN|3|obj Voss|PROPN|4|flat";
    expect(chainsOf([both, "Voss|PROPN|2|nsubj left|VERB|0|root|leave"], ["PER Ada Voss", "PER Karl Voss", "PER Voss"], [])).toEqual([]);
  });
});

describe("a noun before a name", () => {
  const waited = "It|PRON|2|nsubj waited|VERB|0|root|wait";
  it.each([
    ["two subjects of one verb are one", "nsubj", ["UHB", "It"]],
    ["an object is another", "obj", ["The bloc", "It"]],
  ])("%s", (_, relation, chain) => {
    const line = `The|DET|2|det bloc|NOUN|4|nsubj UHB|PROPN|4|${relation} left|VERB|0|root|leave`;
    expect(chainsOf([line, waited], ["ORG UHB"], [[4, 1]])).toEqual([chain]);
  });
});

describe("pronouns", () => {
  const names = ["PER Ada Voss", "PER Karl Brandt"];
  it("follows the model", () => {
    expect(chainsOf([met, "He|PRON|2|nsubj left|VERB|0|root|leave"], names, [[5, 3]])).toEqual([["Karl Brandt", "He"]]);
  });
  it("not against gender", () => {
    expect(chainsOf([met, "She|PRON|2|nsubj left|VERB|0|root|leave"], names, [[5, 3]])).toEqual([]);
  });
  it("never makes an object of its own subject", () => {
    expect(chainsOf(["Voss|PROPN|2|nsubj praised|VERB|0|root|praise her|PRON|2|obj"], ["PER Voss"], [[2, 0]])).toEqual([]);
  });
  const ahead = (pronoun: string, subject: string) =>
    chainsOf(
      [`After|ADP|3|case ${pronoun}|PRON|3|nmod:poss trial|NOUN|5|obl ${subject}|PROPN|5|nsubj left|VERB|0|root|leave`],
      ["PER Ada", "ORG Parliament"],
      [],
    );
  it.each([
    ["her", "Ada", [["her", "Ada"]]],
    ["his", "Ada", []],
    ["her", "Parliament", []],
  ])("before its main clause waits for the subject there: after %s trial %s", (pronoun, subject, chains) => {
    expect(ahead(pronoun, subject)).toEqual(chains);
  });
  it.each([
    ["It", "ORG Parliament", [["Parliament", "It"]]],
    ["It", "PER Parliament", []],
    ["They", "ORG Parliament", []],
  ])("%s goes on with the subject before, a body (%s)", (pronoun, name, chains) => {
    const lines = ["Parliament|PROPN|2|nsubj met|VERB|0|root|meet", `${pronoun}|PRON|2|nsubj left|VERB|0|root|leave`];
    expect(chainsOf(lines, [name], [])).toEqual(chains);
  });
  it("a body is no he", () => {
    expect(
      chainsOf(["Parliament|PROPN|2|nsubj met|VERB|0|root|meet", "He|PRON|2|nsubj left|VERB|0|root|leave"], ["ORG Parliament"], [[2, 0]]),
    ).toEqual([]);
  });
});

it("a definite phrase joins where the model is sure, an indefinite one never", () => {
  const line = (article: string) => `${article}|DET|2|det|${article} mayor|NOUN|3|nsubj left|VERB|0|root|leave`;
  const told = (article: string) => chainsOf([met, line(article)], ["PER Ada Voss", "PER Karl Brandt"], [[6, 0]]);
  expect([told("the"), told("a")]).toEqual([[["Ada Voss", "the mayor"]], []]);
});
