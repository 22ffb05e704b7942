import {describe, expect, it} from "vitest";
import {anchorAgain, daysOf, resolveTime, weekValue} from "../../src/model/calendar.js";
import {opensEntry} from "../../src/model/entries.js";
import type {TimeExpression} from "../../src/model/reading.js";
import {findSureTimes, followsUnknownMonth, isBeside, isBounded, isRate, isReturning, widenTime} from "../../src/read/en/times-finder.js";
import {meaningOf} from "../../src/read/en/times-meaning.js";
import {anchored, type TimeSpan} from "../../src/read/times.js";

const WEDNESDAY = "2031-03-05";

function value(words: string, direction: -1 | 0 | 1 = -1, day: string | undefined = WEDNESDAY): string {
  const meaning = meaningOf(words, direction);
  return meaning ? `${meaning.type} ${resolveTime(meaning.form, day).value}` : "nothing";
}

describe("what a time expression means, told on Wednesday 5 March 2031", () => {
  it.each([
    ["Tuesday", "DATE 2031-03-04"],
    ["Wednesday", "DATE 2031-03-05"],
    ["last Wednesday", "DATE 2031-02-26"],
    ["yesterday", "DATE 2031-03-04"],
    ["two days ago", "DATE 2031-03-03"],
    ["Sunday night", "TIME 2031-03-02TNI"],
    ["last night", "TIME 2031-03-04TNI"],
    ["9:30 p.m. Tuesday", "TIME 2031-03-04T21:30"],
    ["noon", "TIME 2031-03-05T12:00"],
    ["last month", "DATE 2031-02"],
    ["last week", "DATE 2031-W09"],
    ["six weeks ago", "DATE 2031-W04"],
    ["three years ago", "DATE 2028"],
    ["Aug. 6", "DATE 2030-08-06"],
    ["March 12, 2029", "DATE 2029-03-12"],
    ["6 December 2030", "DATE 2030-12-06"],
    ["the third quarter of 2030", "DATE 2030-Q3"],
    ["last summer", "DATE 2030-SU"],
    ["the 1990s", "DATE 199"],
    ["fiscal 2030", "DATE 2030"],
    ["two days", "DURATION P2D"],
    ["the past decade", "DURATION P10Y"],
    ["two and a half years", "DURATION P2Y6M"],
    ["several weeks", "DURATION PXW"],
    ["24 hours", "DURATION PT24H"],
    ["every Monday", "SET XXXX-WXX-1"],
    ["daily", "SET P1D"],
    ["recently", "DATE PAST_REF"],
    ["now", "DATE PRESENT_REF"],
    ["the near future", "DATE FUTURE_REF"],
    ["a later date", "DATE FUTURE_REF"],
    ["a year or two", "DATE FUTURE_REF"],
    ["the weekend", "DATE 2031-W09-WE"],
    ["earlier in the year", "DATE 2031"],
    ["two to three weeks", "DURATION PXW"],
    ["year-earlier", "DATE 2030"],
    ["February", "DATE 2031-02"],
    ["May", "DATE 2030-05"],
  ])("%s: %s", (words, expected) => {
    expect(value(words)).toBe(expected);
  });

  it.each([
    ["Thursday", "DATE 2031-03-06"],
    ["Thursday and Friday", "nothing"],
    ["Aug. 6", "DATE 2031-08-06"],
    ["next week", "DATE 2031-W11"],
    ["April", "DATE 2031-04"],
  ])("told as coming, %s: %s", (words, expected) => {
    expect(value(words, 1)).toBe(expected);
  });

  it.each([["the May Act"], ["Muharram 5, 1453"], ["March 32"], ["2031-02-30"], ["a share"], ["x".repeat(200)]])(
    "%s means no time",
    (words) => {
      expect(value(words)).toBe("nothing");
    },
  );

  it("the order of day and month is decided only by a day near by", () => {
    expect(value("03/04/2031", 0, "2031-03-05")).toBe("DATE 2031-03-04");
    const open = resolveTime(meaningOf("03/04/2031", 0)!.form, "2031-09-01");
    expect(open).toMatchObject({value: "2031-XX-XX", edtf: "[2031-03-04,2031-04-03]"});
  });

  it.each([
    ["yesterday", "DATE XXXX-XX-XX"],
    ["Tuesday", "DATE XXXX-WXX-2"],
    ["Aug. 6", "DATE XXXX-08-06"],
  ])("without any day, %s is %s", (words, expected) => {
    const meaning = meaningOf(words, -1)!;
    expect(`${meaning.type} ${resolveTime(meaning.form, undefined).value}`).toBe(expected);
  });

  it("counts of any size stay dates or become unknown", () => {
    for (const words of ["999999 days ago", "999999 years ago", "999999 weeks ago"]) expect(() => value(words)).not.toThrow();
  });
});

describe("calendar", () => {
  it.each([
    ["2031-02", "2031-02-01", "2031-02-28"],
    ["2028-02", "2028-02-01", "2028-02-29"],
    ["2031-W09", "2031-02-24", "2031-03-02"],
    ["2031-Q2", "2031-04-01", "2031-06-30"],
    ["2031", "2031-01-01", "2031-12-31"],
    ["2031-03-06/2031-03-07", "2031-03-06", "2031-03-07"],
  ])("%s runs from %s to %s", (date, first, last) => {
    const days = daysOf(date)!;
    expect([days.first, days.last]).toEqual([daysOf(first)!.first, daysOf(last)!.first]);
  });

  it.each(["PAST_REF", "XXXX-08-06", "2031-13", "2031-02-30", ""])("%s is no stretch of days", (date) => {
    expect(daysOf(date)).toBeUndefined();
  });

  it("weeks follow ISO 8601 across the year", () => {
    expect(weekValue(daysOf("2027-01-01")!.first)).toBe("2026-W53");
  });
});

describe("anchoring", () => {
  const day = (form: TimeSpan["form"], more: Partial<TimeSpan> = {}): TimeSpan => ({
    start: 0,
    end: 1,
    type: "DATE",
    form,
    direction: -1,
    ...more,
  });
  const spans = [
    day({kind: "weekday", weekday: 2, direction: -1}),
    day({kind: "shift", unit: "day", by: 1}, {from: 0}),
    day({kind: "fixed", value: "2030"}),
  ];

  it("what counts from a time told before follows it, and a revised story date moves both", () => {
    const times = anchored(spans, WEDNESDAY);
    expect(times.map((time) => time.value)).toEqual(["2031-03-04", "2031-03-05", "2030"]);
    expect(anchorAgain(times, "2031-03-12").map((time: TimeExpression) => time.value)).toEqual(["2031-03-11", "2031-03-12", "2030"]);
    expect(times.map(({certainty}) => certainty)).toEqual(["inferred", "inferred", "stated"]);
  });
});

describe("what the words around a time make of it", () => {
  it.each([
    ["Four flights [a week] leave.", true],
    ["It costs $3 million [a year].", true],
    ["Twice [a day] it rang.", true],
    ["It cost $3 million [a year] ago.", false],
    ["She stayed [a week].", false],
  ])("a rate: %s", (marked, expected) => {
    expect(isRate(...bracketed(marked))).toBe(expected);
  });

  it.each([
    ["In [the weeks] before the vote they met.", true],
    ["It took [the weeks] that they had.", false],
    ["In [weeks], they met.", false],
    ["It shut [the day] before the flood.", true],
    ["It shut the [day] after the flood.", true],
    ["It shut [the day] it rained.", false],
    ["It shut a [day] after the flood.", false],
  ])("beside another: %s", (marked, expected) => {
    expect(isBeside(...bracketed(marked))).toBe(expected);
  });

  it.each([
    ["It earned little in [the year] ended March 31.", true],
    ["Sales rose for [the week], it said.", false],
  ])("a stretch that a day ends: %s", (marked, expected) => {
    expect(isBounded(...bracketed(marked))).toBe(expected);
  });

  it.each([
    ["Ferries leave on [Monday] and Tuesday nights.", true],
    ["They met on [Monday] and Tuesday.", false],
  ])("a day that returns: %s", (marked, expected) => {
    expect(isReturning(...bracketed(marked))).toBe(expected);
  });

  it.each([
    ["[March 2]: Strikes begin.", true],
    ["- [March 2] – Strikes begin.", true],
    ["On [March 2]: nothing.", false],
    ["[March 2] was quiet.", false],
  ])("an entry of a chronology: %s", (marked, expected) => {
    expect(opensEntry(...bracketed(marked))).toBe(expected);
  });

  function bracketed(marked: string): [string, {start: number; end: number}] {
    return [marked.replace(/[[\]]/g, ""), {start: marked.indexOf("["), end: marked.indexOf("]") - 1}];
  }
});

describe("finding", () => {
  it("finds plain dates", () => {
    const text = "The gate opened on Tuesday, March 4, 2031, two days ago, and may close.";
    expect(findSureTimes(text).map(({start, end}) => text.slice(start, end))).toEqual(["Tuesday, March 4, 2031", "two days ago"]);
  });

  it.each([
    ["It closed nearly [two years] ago.", "nearly two years ago"],
    ["It closed last [Wednesday], she said.", "last Wednesday"],
    ["It rang at [10:35] a.m. sharp.", "10:35 a.m."],
    ["The [Friday,] vote", "Friday"],
    ["Eight trading [days] later it fell.", "Eight trading days"],
  ])("%s", (marked, expected) => {
    const start = marked.indexOf("[");
    const text = marked.replace("[", "").replace("]", "");
    const span = widenTime(text, {start, end: marked.indexOf("]") - 1}, (words) => meaningOf(words, 0) !== undefined);
    expect(text.slice(span.start, span.end)).toBe(expected);
  });

  it("the year of another calendar is not taken for ours", () => {
    const text = "It began on Shrawan 12, 2088, they wrote.";
    const start = text.indexOf("2088");
    expect(followsUnknownMonth(text, {start, end: start + 4})).toBe(true);
    expect(followsUnknownMonth("It began on March 12, 2031.", {start: 22, end: 26})).toBe(false);
  });
});
