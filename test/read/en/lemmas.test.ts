import {expect, it} from "vitest";
import type {Upos} from "../../../src/model/reading.js";
import {lemmaOf} from "../../../src/read/en/lemmas.js";

const words = new Set("stop hope hop attack announce accuse visit note need roll plan agree raise".split(" "));

it.each<[string, Upos, string]>([
  ["stopped", "VERB", "stop"],
  ["hoping", "VERB", "hope"],
  ["hopping", "VERB", "hop"],
  ["announced", "VERB", "announce"],
  ["attacks", "VERB", "attack"],
  ["accuses", "VERB", "accuse"],
  ["rolled", "VERB", "roll"],
  ["denied", "VERB", "deny"],
  ["overthrew", "VERB", "overthrow"],
  ["need", "VERB", "need"],
  ["added", "VERB", "add"],
  ["were", "AUX", "be"],
  ["’s", "AUX", "be"],
  ["n't", "PART", "not"],
  ["injured", "VERB", "injure"],
  ["revoked", "VERB", "revoke"],
  ["rebuffed", "VERB", "rebuff"],
  ["tied", "VERB", "tie"],
  ["crises", "NOUN", "crisis"],
  ["bridges", "NOUN", "bridge"],
  ["gas", "NOUN", "gas"],
  ["larger", "ADJ", "large"],
  ["deadliest", "ADJ", "deadly"],
  ["sinister", "ADJ", "sinister"],
  ["Sands", "PROPN", "Sands"],
])("%s as %s is a form of %s", (form, upos, lemma) => expect(lemmaOf(form, upos, (word) => words.has(word))).toBe(lemma));
