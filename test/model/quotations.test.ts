// Quotation marks as they arrive. Brackets in the expectation are the quoted words of each quotation found.
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {findQuotations, formOf} from "../../src/model/quotations.js";

describe("finds quotations", () => {
  it.each([
    ['"One," she said. "Two and three."', ["One,", "Two and three."]],
    ["“One,” she said.", ["One,"]],
    ["''One,'' she said.", ["One,"]],
    // reopened at each paragraph, closed once
    ["“First part.\n\n“Second part,” he said.", ["First part.", "Second part,"]],
    ['"Line one.\nLine two.\nLine three." She left.', ["Line one.\nLine two.\nLine three."]],
    // a table's export doubles the marks inside a quoted line
    ['"""It is hard,"" he noted."\nNext line.', ["It is hard,"]],
    ['"The league has ""settled"" it."', ["settled"]],
    ["Mayor urges 'calm' as ministers' call fails", ["calm"]],
    ["Mayor calls for ‘a quiet night’ in the port", ["a quiet night"]],
    ["The “so-called “calm” of May” ended.", ["so-called “calm” of May"]],
  ])("%s", (text, expected) => {
    expect(findQuotations(text).map(({inner}) => text.slice(inner.start, inner.end))).toEqual(expected);
  });

  it.each([
    ["inches", 'A 12" pipe and a 6\' 2" man.'],
    ["apostrophes", "They don't say the ministers' '90s plan isn't theirs."],
    ["nothing", ""],
    ["empty marks", 'He wrote "" on it.'],
  ])("none for %s", (_, text) => {
    expect(findQuotations(text)).toEqual([]);
  });

  it.each([
    ["The talks go on,” the ministry stated.\n\nIts “old” line", "opening", "The talks go on,"],
    ['She said "this is the end and left.\n\nThe next "real" thing', "closing", "this is the end and left."],
  ] as const)("a lost mark ends with its paragraph: %s", (text, lost, expected) => {
    const [first] = findQuotations(text);
    expect([first?.lost, text.slice(first!.inner.start, first!.inner.end)]).toEqual([lost, expected]);
  });

  it("finds a quotation of 5,000 words in one piece", () => {
    const long = `“${"word ".repeat(4999)}word”`;
    expect(findQuotations(`She read: ${long} and left.`)).toHaveLength(1);
  });

  it("never overlaps, leaves or splits the text, whatever the marks", () => {
    const piece = fc.constantFrom('"', "“", "”", "'", "’", "‘", "''", "«", "a b", " said ", "\n", "\n\n", ".", ", ", "12", "é");
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 40}), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        for (const {start, end, inner} of findQuotations(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(inner.start).toBeGreaterThanOrEqual(start);
          expect(inner.end).toBeGreaterThan(inner.start);
          expect(end).toBeGreaterThanOrEqual(inner.end);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });
});

describe("form", () => {
  it.each([
    ['"[We stay,"] she said.', "direct"],
    ['She said [they "will stay" there].', "mixed"],
    ["She said [they will stay].", "indirect"],
    ["Mayor urges ['calm'].", "direct"],
    ["Mayor urges [‘calm’ at once].", "mixed"],
  ])("%s", (marked, expected) => {
    const start = marked.indexOf("[");
    const text = marked.replace(/[[\]]/g, "");
    expect(formOf(text, findQuotations(text), [{start, end: marked.indexOf("]") - 1}])).toBe(expected);
  });
});
