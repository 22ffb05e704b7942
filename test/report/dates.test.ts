import {describe, expect, it} from "vitest";
import {isDateLine} from "../../src/report/date-line.js";
import {parseDay} from "../../src/report/dates.js";

describe("parseDay", () => {
  it.each([
    ["2031-03-05", "2031-03-05"],
    ["2031-03-05T23:10:00+02:00", "2031-03-05"],
    ["20310305T101500Z", "2031-03-05"],
    ["Wed, 05 Mar 2031 10:00:00 GMT", "2031-03-05"],
    ["Sat. March 1st, 2031", "2031-03-01"],
    ["5 MARCH, 2031", "2031-03-05"],
    ["Novemer 27, 2031", "2031-11-27"],
    ["03/25/31", "2031-03-25"],
    ["25.03.2031", "2031-03-25"],
    ["Sunday, November 27 - 2031 at 16:12", "2031-11-27"],
  ])("reads %s", (value, day) => expect(parseDay(value)).toBe(day));

  it.each(["05/03/2031", "2031-02-30", "31 June 2031", "yesterday", "1234567890", "March 2031", "", "Flight 2031 left gate 12"])(
    "leaves %s absent",
    (value) => expect(parseDay(value)).toBeUndefined(),
  );
});

describe("isDateLine", () => {
  it("takes no longer over letters that are not English", () => {
    const started = performance.now();
    expect(isDateLine(`${"деревня ".repeat(6)}${"é".repeat(60)} 1.2`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it.each([
    "March 5, 2031",
    "Posted: Mar 5, 2031 8:20 AM ET Last Updated: Mar 5, 2031 8:10 PM ET",
    "Updated 3/25/2031 3:41 PM",
    "05/03/2031",
    "5th March 2031, 09:11 GMT",
  ])("takes %s", (line) => expect(isDateLine(line)).toBe(true));

  it.each([
    "The dam broke on March 5, 2031.",
    "March 5, 2031 was the day the dam broke",
    "VELD, March 5, 2031 (Northern Wire) - Crews reached the dam",
    "Crews reached the dam",
    "1/2 cup of flour",
  ])("leaves %s", (line) => expect(isDateLine(line)).toBe(false));
});
