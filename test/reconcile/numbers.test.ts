import {describe, expect, it} from "vitest";
import {readNumbers} from "../../src/reconcile/numbers.js";

const read = (text: string) => readNumbers(text, {start: 0, end: text.length});

describe("values of number expressions", () => {
  it.each([
    ["some 1,100 marines", ["1100"]],
    ["at least 60 houses", ["60+"]],
    ["more than a dozen towns", ["12+"]],
    ["between 40 and 80 percent of homes", ["40-80"]],
    ["3,000 to 5,000 fighters", ["3000-5000"]],
    ["two or three shots", ["2-3"]],
    ["nearly half a million people", ["500000"]],
    ["54 million dollars", ["54000000"]],
    ["$265.3 million of damage", ["265300000"]],
    ["tens of thousands of students", ["tens of thousands"]],
    ["several hundred people", ["several hundred"]],
    ["nearly half of those asked", ["nearly half"]],
    ["between half and two-thirds of homes", ["half to two-thirds"]],
    ["a magnitude-5.9 quake", ["5.9"]],
    ["the 15-nation league", ["15"]],
    ["the sixth straight day", ["6"]],
    ["twenty-five years", ["25"]],
    ["hundreds of millions of euros", ["hundreds of millions"]],
  ])("%s", (text, values) => {
    expect(read(text).map(({value}) => value)).toEqual(values);
  });

  it.each(["Ms Tenth spoke.", "They won the toss.", "www.example.org/2031/04", "the A320 jet"])("none in: %s", (text) => {
    expect(read(text)).toEqual([]);
  });

  it("units and softening words come along", () => {
    const [number] = read("about 40 percent of homes");
    expect(number).toMatchObject({unit: "percent", softenedFrom: 0});
  });

  it("spans slice back to the number", () => {
    const text = "Crews counted 355 damaged shops and 1,200 homes.";
    expect(read(text).map(({start, end}) => text.slice(start, end))).toEqual(["355", "1,200"]);
  });
});
