import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Told} from "../../src/model/reading.js";
import type {Situation} from "../../src/model/situation.js";
import {type Encoder, loadEncoder} from "../../src/read/encoder.js";
import {read} from "../../src/read/read.js";
import {createMemory, type Memory} from "../../src/reconcile/memory.js";
import {reconcile} from "../../src/reconcile/reconcile.js";

/** Invented reports of two stories, of several outlets and days: shared text, an agency, pronouns, a shorter name, numbers that differ. */
const TEXTS = [
  "ORLIM, May 4 (Vetar) - Guards closed the port of Orlim on Tuesday after President Ada Voss ordered it. “The port stays closed until the strike ends,” Voss said. The Harbour Union said it would not give in. At least 12 workers were arrested.",
  "Guards closed the port of Orlim on Tuesday after President Ada Voss ordered it. The Harbour Union said it would not give in. At least 14 workers were arrested, the union said.",
  "President Voss threatened on Wednesday to send the army to Orlim if the strike goes on. She said the port would stay closed. The union rejected the threat and called for talks by Friday.",
  "The Harbour Union (HU) called on Veria to mediate. “We are ready for talks,” its leader Karl Brandt told Vetar. Veria's foreign minister welcomed the offer.",
  "A flood destroyed two bridges near Sund on Monday. Some 300 people were evacuated, the mayor said. The river had risen for three days.",
  "The river near Sund destroyed two bridges on Monday, and 340 people were evacuated. Mayor Ana Ruhl promised help within a week.",
  "On May 6 the army entered Orlim. Soldiers arrested Karl Brandt, the leader of the union. The president's office denied that anybody was hurt.",
  "Orland's government said on Thursday that Brandt had been freed. The union thanked Veria. Talks between the union and the government will begin on Monday.",
  "Vetar reported that the port of Orlim reopened on Friday. “The port stays closed until the strike is over,” Voss had said before.",
  "“The port stays closed until the strike ends.” Guards closed the port of Orlim on Tuesday after the president ordered it. Workers gathered outside.",
  "The president spoke for an hour. “We are ready for talks with anybody who lays down the strike,” she told reporters. Guards closed the port.",
  "“We are ready for talks with anybody who lays down the strike,” President Ada Voss said. “No army will enter Orlim.” She refused to meet Brandt.",
  "The strike that closed the port began a week ago. Union leader Brandt demanded higher wages. “We are ready for talks,” he said.",
  "Ada Vos, the president of Orland, met the union's leader in Sund. Both sides agreed to end the strike. Veria offered 20 million dollars.",
];

let encoder: Encoder;
let all: Told[];

beforeAll(async () => {
  encoder = await loadEncoder();
  all = [];
  for (const [index, text] of TEXTS.entries()) {
    const report = {
      id: `${index}-outlet${index % 4}`,
      outlet: `Outlet ${index % 4}`,
      text,
      plain: true,
      furniture: [],
      facts: [],
      language: "en",
      pageDate: `2031-05-0${4 + (index % 5)}`,
    };
    const {reading} = await read(report, encoder);
    all.push({report, reading});
  }
});

afterAll(() => encoder.close());

describe("a memory", () => {
  it("changes nothing: reports that come and go leave what a run from scratch gives", () => {
    const some = fc.uniqueArray(fc.nat(TEXTS.length - 1), {minLength: 1, maxLength: TEXTS.length});
    fc.assert(
      fc.property(fc.array(some, {minLength: 2, maxLength: 6}), (steps) => {
        const memory = createMemory();
        for (const step of steps) expectEqual(step, memory);
      }),
      {numRuns: 20, seed: 11},
    );
  });

  it("changes nothing: one report goes, and comes again", () => {
    const memory = createMemory();
    const every = [...TEXTS.keys()];
    for (const gone of every) {
      expectEqual(
        every.filter((index) => index !== gone),
        memory,
      );
      expectEqual(every, memory);
    }
  });

  it("gives a report that was read anew its new lines", () => {
    const memory = createMemory();
    reconcile(all, [], memory);
    const [first, ...rest] = all;
    const changed = {...first!, reading: {...first!.reading, events: [], attributions: []}};
    expect(JSON.stringify(reconcile([changed, ...rest], [], memory))).toBe(JSON.stringify(reconcile([changed, ...rest], [])));
  });

  it("keeps the lines that one more report does not touch", () => {
    const memory = createMemory();
    const before = reconcile(all.slice(0, 4), [], memory);
    const after = reconcile(all.slice(0, 5), [], memory);
    expect(sameObjects(before, after, "statements")).toBeGreaterThan(0.9);
    expect(sameObjects(before, after, "events")).toBeGreaterThan(0.9);
  });

  it("forgets what the last run did not ask for", () => {
    const memory = createMemory();
    let made = 0;
    const ask = () => memory.recall("step", "key", [1], () => ++made);
    expect([ask(), ask()]).toEqual([1, 2]);
    memory.turn();
    expect(ask()).toBe(2);
    memory.turn();
    memory.turn();
    expect(ask()).toBe(3);
  });

  it.each([
    ["other inputs", [2], 2],
    ["fewer inputs", [], 2],
    ["the same inputs", [1], 1],
  ] as const)("%s", (_, inputs, expected) => {
    const memory = createMemory();
    memory.recall("step", "key", [1], () => 1);
    memory.turn();
    expect(memory.recall("step", "key", inputs, () => 2)).toBe(expected);
    expect(memory.recall("other step", "key", inputs, () => 3)).toBe(3);
    expect(memory.recall("step", "other key", inputs, () => 4)).toBe(4);
  });
});

const fromScratch = new Map<string, string>();

/** Reconciles the reports of these indexes with the memory, and compares with a run from scratch. */
function expectEqual(some: readonly number[], memory: Memory): void {
  const told = some.map((index) => all[index]!);
  const key = [...some].sort().join();
  if (!fromScratch.has(key)) fromScratch.set(key, JSON.stringify(reconcile(told, [])));
  expect(JSON.stringify(reconcile(told, [], memory))).toBe(fromScratch.get(key));
}

/** The share of the lines of a list that the next version holds as the same objects. */
function sameObjects(before: Situation, after: Situation, list: "statements" | "events"): number {
  const now = new Set<object>(after[list]);
  return before[list].filter((line) => now.has(line)).length / before[list].length;
}
