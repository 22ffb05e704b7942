import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {markFurniture} from "../../src/report/furniture.js";

const story = [
  "Crews reach broken dam as Veld waits for boats",
  "Rescue crews reached the broken dam above the town of Veld on Tuesday, hours after the river had risen by two metres, the governor said.",
  "Governor Lena Hartog told reporters that the valley would be cleared by nightfall and that boats were on their way from the coast.",
  "“We have been through floods before, and we will get through this one,” she said after a meeting with the army.",
  "The opposition has called for an inquiry into why the gates were closed, but the ministry declined to comment on the matter.",
  "About 1,200 people have left their homes since Sunday, according to the Red Crescent, which has opened two shelters in the north.",
];

const marks = (text: string): string[] => markFurniture(text).map((mark) => `${mark.reason}: ${text.slice(mark.start, mark.end)}`);
const within = (lines: readonly string[], at: number): string => [...story.slice(0, at), ...lines, ...story.slice(at)].join("\n\n");

describe("markFurniture", () => {
  it("marks nothing in a clean story", () => expect(marks(story.join("\n\n"))).toEqual([]));

  it.each([
    ["page date", "March 5, 2031", 0],
    ["page date", "Updated: 5 March 2031, 09:11 GMT", 1],
    ["byline", "By Omid Faro, Northern Wire", 1],
    ["caption", "A boat passes the flooded market in Veld, March 4, 2031 © Omid Faro / Northern Wire", 2],
    ["advertisement", "ADVERTISEMENT", 3],
    ["advertisement", "Story continues below advertisement", 3],
    ["related", "READ MORE: Ten villages that the river took", 3],
    ["spam", "Earn a bonus online by signing up today https://fast-cash.example/884213377/", 3],
    ["newsletter", "Sign up for our morning newsletter", 6],
    ["comments", "Leave a Reply", 6],
    ["credit", "© 2031 Northern Wire. All rights reserved.", 6],
    ["share", "Share this article", 6],
    ["other", "Reading time: 4 minutes", 1],
  ])("marks as %s: %s", (reason, line, at) => expect(marks(within([line as string], at as number))).toEqual([`${reason}: ${line}`]));

  it.each([
    "Source: Northern Wire",
    "(Reporting by Omid Faro; Editing by Lena Hartog)",
    "By Tuesday night, the army had closed the road.",
    "‘We were afraid’",
    "“Share this with everyone you know,” she told the crowd.",
    "The ministry published the report at https://veld.example/report in March.",
    "Near the bridge, two boats sank.",
  ])("keeps %s", (line) => expect(marks(within([line], 3))).toEqual([]));

  it("marks what a page leaves after its story", () => {
    const tail = [
      "About Post Author",
      "veldnews",
      "We bring you news. Sport. Fashion. Visit Shop.",
      "Happy",
      "0 %",
      "Sad",
      "0 %",
      "Leave a Reply",
      "Your email address will not be published.",
    ];
    const text = [...story, ...tail].join("\n\n");
    const from = text.indexOf("About Post Author");
    const marked = markFurniture(text);
    expect(marked[0]?.start).toBe(from);
    expect(marked.at(-1)?.end).toBe(text.length);
  });

  it("keeps to its contract on any text", () => {
    const line = fc.oneof(fc.string({unit: "grapheme"}), fc.constantFrom("Share", "March 5, 2031", "0 %", "", "By Omid Faro", ...story));
    fc.assert(
      fc.property(fc.array(line, {maxLength: 30}), fc.constantFrom("\n", "\r\n", "\n\n"), (lines, separator) => {
        const text = lines.join(separator);
        let last = 0;
        for (const {start, end} of markFurniture(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
      {numRuns: 100, seed: 5},
    );
  });

  it("takes time in proportion to the text", () => {
    const text = Array.from({length: 20_000}, (_, at) => `${story[at % story.length]} ${"! ".repeat(20)}`).join("\n");
    const started = performance.now();
    markFurniture(text);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
