import {describe, expect, it} from "vitest";
import type {Reading, StoryDate, TimeExpression} from "../../src/model/reading.js";
import type {Lineage} from "../../src/reconcile/lineage.js";
import {settleStoryDates} from "../../src/reconcile/story-dates.js";
import {tellParsed} from "./parsed.js";

const none = {} as Lineage;
const undated: StoryDate = {
  certainty: "inferred",
  republished: false,
  why: "",
  evidence: [{kind: "weekday", date: "XXXX-WXX-2", why: "", agrees: false}],
};
const dated: StoryDate = {date: "2031-03-05", certainty: "stated", republished: false, why: "", evidence: []};

function told(id: string, line: string, form: TimeExpression["form"], value: string, storyDate: StoryDate) {
  const one = tellParsed(id, {sentences: [line]});
  const start = one.report.text.indexOf("Tuesday");
  const time: TimeExpression = {start, end: start + 7, type: "DATE", value, certainty: "inferred", why: "", relative: true, form};
  const reading: Reading = {...one.reading, storyDate, times: [time]};
  return {...one, reading};
}

const CALL =
  "Orland/PROPN/2/nsubj phoned/VERB/0/root Veria/PROPN/2/obj about/ADP/5/case ferries/NOUN/2/obl on/ADP/7/case Tuesday/PROPN/2/obl";
const FARM = "Farmers/NOUN/2/nsubj sold/VERB/0/root wheat/NOUN/2/obj on/ADP/5/case Tuesday/PROPN/2/obl";
const tuesday = {kind: "weekday", weekday: 2, direction: -1} as const;

describe("story dates by sibling reports", () => {
  it("two that tell of one call were written in the week of its day", () => {
    const settled = settleStoryDates(
      [told("a", CALL, tuesday, "2031-03-04", dated), told("b", CALL, tuesday, "XXXX-WXX-2", undated)],
      none,
    );
    expect(settled[1]!.reading.storyDate.date).toBe("2031-03-04");
    expect(settled[1]!.reading.times[0]!.value).toBe("2031-03-04");
    expect(settled[1]!.reading.storyDate.evidence.some(({kind}) => kind === "sibling report")).toBe(true);
  });

  it("another story says nothing", () => {
    const settled = settleStoryDates(
      [told("a", FARM, tuesday, "2031-03-04", dated), told("b", CALL, tuesday, "XXXX-WXX-2", undated)],
      none,
    );
    expect(settled[1]!.reading.storyDate.date).toBeUndefined();
  });

  it("a report that knows its day keeps it, whoever stands beside it", () => {
    const before = [told("a", CALL, tuesday, "2031-03-04", dated)];
    expect(settleStoryDates(before, none)).toEqual(before);
  });
});
