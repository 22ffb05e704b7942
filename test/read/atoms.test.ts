import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cutAtoms} from "../../src/read/atoms.js";
import {caseOf, cutPieces, parseVocabulary} from "../../src/read/pieces.js";

const fused = new Map([
  ["cannot", [3]],
  ["dunno", [2, 3]],
]);
const cut = (text: string): string =>
  cutAtoms(text, fused)
    .map(({start, end}) => text.slice(start, end))
    .join("|");

describe("atoms", () => {
  it.each([
    ["The dam didn't hold.", "The|dam|did|n|'|t|hold|."],
    ["They DON’T agree", "They|DO|N|’|T|agree"],
    ["We cannot; I dunno", "We|can|not|;|I|du|n|no"],
    ["canto 'tis n't", "canto|'|tis|n|'|t"],
    ["10am, 3.5% U.S.-led", "10|am|,|3|.|5|%|U|.|S|.|-|led"],
    ["cafe\u0301 crew 👍🏽!", "cafe\u0301|crew|👍|🏽|!"],
    ["日本語 text", "日|本|語|text"],
    ["a\u00a0b\u200bc", "a|b|c"],
    ["", ""],
    [" \n\t ", ""],
  ])("cuts %j", (text, expected) => expect(cut(text)).toBe(expected));

  it.each([
    ["a b", [3, 1]],
    ["a\nb", [3, 2]],
    ["a\r\nb", [3, 2]],
    ["a\n \nb", [3, 3]],
    ["a.b", [3, 0, 0]],
  ])("knows the gap before each atom of %j", (text, gaps) => expect(cutAtoms(text, fused).map((atom) => atom.gap)).toEqual(gaps));

  it("covers every character that is not white space, once and in order", () => {
    fc.assert(
      fc.property(fc.string({unit: "binary", maxLength: 300}), (text) => {
        let at = 0;
        for (const atom of cutAtoms(text, fused)) {
          expect(text.slice(at, atom.start)).toMatch(/^[\s\u200B\uFEFF\u2060]*$/u);
          expect(atom.end).toBeGreaterThan(atom.start);
          at = atom.end;
        }
        expect(text.slice(at)).toMatch(/^[\s\u200B\uFEFF\u2060]*$/u);
      }),
    );
  });

  it("bounds the length of an atom", () => {
    for (const atom of cutAtoms(`${"x".repeat(1000)} ${"7".repeat(1000)}`, fused)) expect(atom.end - atom.start).toBeLessThanOrEqual(64);
  });
});

describe("pieces", () => {
  const vocabulary = parseVocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "dam", "break", "##ers", "é", "cafe"].join("\n"));
  it.each([
    ["dam", [4]],
    ["Breakers", [5, 6]],
    ["Café", [8]],
    ["xyz", [1]],
    ["\u0301", [1]],
  ])("cuts %j", (atom, ids) => expect(cutPieces(atom, vocabulary)).toEqual(ids));

  it.each([
    ["dam", 1],
    ["Dam", 2],
    ["UN", 3],
    ["McKay", 4],
    ["A", 5],
    ["42", 6],
    ["%", 7],
    ["日", 8],
  ])("knows the case of %j", (atom, expected) => expect(caseOf(atom)).toBe(expected));
});
