// The shipped model on text that real pages hold: whatever arrives, words and sentences cover it and every sentence is one tree.
import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Sentence} from "../../src/model/reading.js";
import {type Encoder, loadEncoder} from "../../src/read/encoder.js";
import {readEntities} from "../../src/read/entities.js";
import {read} from "../../src/read/read.js";
import {readSentences} from "../../src/read/sentences.js";

let encoder: Encoder;
beforeAll(async () => {
  encoder = await loadEncoder();
});
afterAll(async () => encoder.close());

async function sentencesOf(text: string): Promise<Sentence[]> {
  return readSentences(text, await encoder.encode(text));
}

function checkInvariants(text: string, sentences: readonly Sentence[]): void {
  let at = 0;
  for (const sentence of sentences) {
    expect(sentence.tokens[0]!.start).toBe(sentence.start);
    expect(sentence.tokens.at(-1)!.end).toBe(sentence.end);
    for (const token of sentence.tokens) {
      expect(text.slice(at, token.start)).toMatch(/^[\s\u200B\uFEFF\u2060]*$/u);
      expect(token.end).toBeGreaterThan(token.start);
      at = token.end;
    }
    expect(sentence.tokens.filter((token) => token.head === -1)).toHaveLength(1);
    sentence.tokens.forEach((_, start) => {
      let node = start;
      for (let steps = 0; node !== -1; steps++) {
        expect(steps).toBeLessThanOrEqual(sentence.tokens.length);
        node = sentence.tokens[node]!.head;
      }
    });
  }
  expect(text.slice(at)).toMatch(/^[\s\u200B\uFEFF\u2060]*$/u);
}

describe("words and sentences", () => {
  it.each([
    ["The mayor of Veldt resigned. Crews didn't stop.", ["The mayor of Veldt resigned .", "Crews did n't stop ."]],
    ["“We cannot wait,” Dr. Ana Rook said on Aug. 6. He left.", ["“ We can not wait , ” Dr. Ana Rook said on Aug. 6 .", "He left ."]],
  ])("cuts %j", async (text, expected) => {
    const sentences = await sentencesOf(text);
    expect(sentences.map(({tokens}) => tokens.map(({start, end}) => text.slice(start, end)).join(" "))).toEqual(expected);
  });

  it.each([
    ["an empty text", ""],
    ["white space", " \n\t\u00a0 "],
    ["no letters", "--- *** 12 %% 👍🏽"],
    ["combining marks and emoji", "Le cafe\u0301 a ferme\u0301 👩‍🚒 — “Nein!” 日本語 العربية"],
    ["a sentence of two thousand words", `${"the crew moved north and ".repeat(400)}stopped.`],
    ["a word of ten thousand letters", `Then ${"x".repeat(10_000)} came.`],
    ["one line without spaces", "word,".repeat(3000)],
    ["lone surrogates", "a\ud800b \udfffc."],
    ["many line breaks", "One.\n\n\nTwo\r\nthree.\u2028Four.".repeat(30)],
  ])("survives %s", async (_, text) => checkInvariants(text, await sentencesOf(text)));

  it("survives any string", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({unit: "binary", maxLength: 200}), async (text) => checkInvariants(text, await sentencesOf(text))),
      {numRuns: 40},
    );
  });

  it("reads the same text the same way, alone or twice", async () => {
    const text = "The council of Veldt met on Monday. It rejected the plan.";
    expect(await sentencesOf(text)).toEqual(await sentencesOf(text));
  });
});

describe("languages", () => {
  const text = "Der Damm von Veldt brach am Montag.";
  it.each([
    ["de", 0],
    ["en", 1],
    [undefined, 1],
  ])("a report in %j has so many sentences: %i", async (language, sentences) => {
    const report = {id: "a", text, plain: true, furniture: [], facts: [], ...(language ? {language} : {})};
    expect((await read(report, encoder)).reading.sentences).toHaveLength(sentences);
  });
});

describe("names", () => {
  it.each([
    ["Mayor [Ana Rook|PER] flew to [Paris|LOC] to meet [Reuters|ORG] staff.", undefined],
    ["The river rose overnight.", undefined],
  ])("finds them in %j", async (marked) => {
    const text = marked.replace(/\[([^|\]]+)\|\w+\]/g, "$1");
    const encoded = await encoder.encode(text);
    const found = readEntities(text, readSentences(text, encoded), encoded).map(
      ({start, end, type}) => `[${text.slice(start, end)}|${type}]`,
    );
    expect(found).toEqual(marked.match(/\[[^\]]+\]/g) ?? []);
  });
});
