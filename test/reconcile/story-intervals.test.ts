import {describe, expect, it} from "vitest";
import {dayNumber} from "../../src/model/calendar.js";
import type {StoryDate, Told} from "../../src/model/reading.js";
import {findRunningCounts} from "../../src/reconcile/en/running-counts.js";
import type {Lineage} from "../../src/reconcile/lineage.js";
import {approximateStoryDates} from "../../src/reconcile/story-intervals.js";
import {tellParsed} from "./parsed.js";

const AROUND = dayNumber("2031-03-05")!;
const none = {} as Lineage;
const open: StoryDate = {certainty: "inferred", republished: false, why: "", evidence: []};

function told(id: string, line: string, date?: string, url?: string): Told {
  const one = tellParsed(id, {sentences: [line]});
  return {
    report: {...one.report, ...(url ? {url} : {})},
    reading: {...one.reading, storyDate: date ? {...open, date} : open},
  };
}

const EIGHT = "Eight/NUM/2/nummod days/NOUN/0/root of/ADP/4/case strikes/NOUN/2/nmod/strike";
const SIX = "The/DET/3/det sixth/ADJ/3/amod day/NOUN/0/root of/ADP/5/case strikes/NOUN/3/nmod/strike";
const OTHER = "The/DET/3/det sixth/ADJ/3/amod day/NOUN/0/root of/ADP/5/case rain/NOUN/3/nmod";
const PLAIN = "Guards/NOUN/2/nsubj waited/VERB/0/root";

function interval(...reports: Told[]): string | undefined {
  return approximateStoryDates(reports, AROUND, none)[0]!.reading.storyDate.approximate;
}

describe("between which days a report was written", () => {
  it("a running count stands beside that of a report of known day", () => {
    expect(interval(told("a", SIX), told("b", EIGHT, "2031-03-05"))).toBe("2031-03-02/2031-03-04");
  });

  it("counts of different things say nothing, nor does a lone report", () => {
    expect(interval(told("a", OTHER), told("b", EIGHT, "2031-03-05"))).toBeUndefined();
    expect(interval(told("a", SIX))).toBeUndefined();
  });

  it("numbers in the addresses of one site rise with time", () => {
    const page = (id: string, number: number, date?: string) => told(id, PLAIN, date, `https://news.example/item/${number}/title`);
    const days = interval(page("a", 100500), page("b", 100000, "2031-03-01"), page("c", 101000, "2031-03-11"));
    expect(days).toBe("2031-03-05/2031-03-07");
    expect(interval(page("a", 200000), page("b", 100000, "2031-03-01"), page("c", 101000, "2031-03-11"))).toBeUndefined();
    expect(interval(told("a", PLAIN, undefined, "https://other.example/100500"), page("b", 100000, "2031-03-01"))).toBeUndefined();
  });

  it("shared text puts a report within a day of the other", () => {
    const lineage = {shared: new Map([["a", [{report: "b", share: 0.5}]]])} as unknown as Lineage;
    const [one] = approximateStoryDates([told("a", PLAIN), told("b", PLAIN, "2031-03-05")], AROUND, lineage);
    expect(one!.reading.storyDate).toMatchObject({approximate: "2031-03-04/2031-03-06"});
    expect(one!.reading.storyDate.date).toBeUndefined();
  });
});

describe("running counts", () => {
  it.each([
    ["It was the seventh straight day of strikes.", [7]],
    ["Day six of the siege", [6]],
    ["After eight days of rain and a week of wind", [8, 7]],
    ["the first day of spring, on the third day", []],
    ["400 days of siege", []],
  ])("%s", (text, days) => {
    expect(findRunningCounts(text).map((count) => count.days)).toEqual(days);
  });
});
