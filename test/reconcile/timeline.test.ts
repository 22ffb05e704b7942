import {describe, expect, it} from "vitest";
import type {TimeExpression} from "../../src/model/reading.js";
import type {SituationEvent} from "../../src/model/situation.js";
import {buildTimeline} from "../../src/reconcile/timeline.js";
import {tell} from "./told.js";

const time = (value: string, start: number): TimeExpression => ({
  start,
  end: start + 1,
  type: "DATE",
  value,
  certainty: "stated",
  why: "",
  relative: false,
});
const written = (date: string) => ({storyDate: {date, certainty: "stated" as const, republished: false, why: "", evidence: []}});
const event = (id: string, date: string): SituationEvent => ({
  id,
  what: "",
  actor: [],
  recipient: [],
  date,
  status: "occurred",
  statusWhy: "",
  mentions: [],
  independentSources: 1,
  origins: [],
});

describe("days of a timeline", () => {
  it("a day that reports look back on weighs more than one merely reported on", () => {
    const told = [
      tell("a", "x".repeat(9), {}, {times: [time("2031-03-04", 0), time("2031-03-04", 3)], ...written("2031-03-04")}),
      tell("b", "x".repeat(9), {}, {times: [time("2031-03-04", 0), time("2031-03-20", 3)], ...written("2031-03-20")}),
    ];
    const days = buildTimeline(told, []);
    expect(days.map(({date}) => date)).toEqual(["2031-03-04", "2031-03-20"]);
    expect(days[0]!.weight).toBeGreaterThan(days[1]!.weight);
  });

  it("days after the last story are coming, and intervals are listed day by day", () => {
    const told = [tell("a", "x", {}, written("2031-03-05"))];
    const days = buildTimeline(told, [event("e1", "2031-03-06/2031-03-07"), event("e2", "2029")]);
    expect(days.map(({date, coming, events}) => [date, coming === true, events])).toEqual([
      ["2029", false, ["e2"]],
      ["2031-03-05", false, []],
      ["2031-03-06", true, ["e1"]],
      ["2031-03-07", true, ["e1"]],
    ]);
  });

  it("what stands in furniture and what names no day is left out", () => {
    const furniture = [{start: 0, end: 2, reason: "page date" as const}];
    const told = [tell("a", "xxxxxx", {furniture}, {times: [time("2031-03-04", 0), time("PAST_REF", 3), time("XXXX-03-04", 5)]})];
    expect(buildTimeline(told, [])).toEqual([]);
  });
});
