// Folders that no analyst would wish for, read by the shipped model: copies without end, two crises in one, a report inside a report, days
// that contradict each other.
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Told} from "../../src/model/reading.js";
import type {Report} from "../../src/model/report.js";
import {type Encoder, loadEncoder} from "../../src/read/encoder.js";
import {read} from "../../src/read/read.js";
import {reconcile} from "../../src/reconcile/reconcile.js";

const BRIDGE =
  "Rebels attacked the Orlim bridge on Tuesday and killed three guards, the Velden interior ministry said. " +
  "Interior minister Ada Voss accused the Sund Front of the attack. Troops closed the road to Ruhl.";
const BRIDGE_AGAIN =
  "Three guards died when rebels attacked a bridge at Orlim, officials in Velden said on Wednesday. " +
  "The Sund Front denied that it had carried out the attack, which Ada Voss had blamed on it.";
const BANK =
  "Markan Bank closed its branches in Teldt on Monday after customers queued for their savings. " +
  "Governor Petra Hohl said that the Teldt central bank would lend Markan Bank four billion crowns.";
const BANK_AGAIN =
  "The central bank in Teldt lent Markan Bank four billion crowns, its governor Petra Hohl said. " +
  "Customers had queued at the branches of Markan Bank since Friday.";

let encoder: Encoder;
beforeAll(async () => {
  encoder = await loadEncoder();
});
afterAll(() => encoder.close());

async function tell(id: string, text: string, more: Partial<Report> = {}): Promise<Told> {
  const report: Report = {id, text, plain: true, furniture: [], facts: [], language: "en", ...more};
  return {report, reading: (await read(report, encoder)).reading};
}

describe("hundreds of copies of one report", () => {
  it("make the lines of one, on one source", async () => {
    const one = await tell("r0000", BRIDGE, {pageDate: "2031-03-05"});
    const many = Array.from({length: 450}, (_, at): Told => {
      const id = `r${String(at).padStart(4, "0")}`;
      return {report: {...one.report, id}, reading: {...one.reading, reportId: id}};
    });
    const [alone, all] = [reconcile([one], []), reconcile(many, [])];
    expect(all.events.map(({what}) => what)).toEqual(alone.events.map(({what}) => what));
    expect(all.statements).toHaveLength(alone.statements.length);
    expect(new Set([...all.events, ...all.statements].map(({independentSources}) => independentSources))).toEqual(new Set([1]));
    expect(all.discrepancies).toEqual([]);
  }, 300_000);
});

describe("two situations in one folder", () => {
  it("are said to be two, and share no line", async () => {
    const told = [
      await tell("bridge-1", BRIDGE, {pageDate: "2031-03-05"}),
      await tell("bridge-2", BRIDGE_AGAIN, {pageDate: "2031-03-06"}),
      await tell("bank-1", BANK, {pageDate: "2031-03-05"}),
      await tell("bank-2", BANK_AGAIN, {pageDate: "2031-03-06"}),
    ];
    const situation = reconcile(told, []);
    expect(situation.problems).toMatchObject([{code: "several-situations"}]);
    for (const {mentions} of [...situation.events, ...situation.statements])
      expect(new Set(mentions.map(({report}) => report.split("-")[0])).size).toBe(1);
  });
});

describe("a report that quotes another whole", () => {
  it("shares its text and its group, and tells the same event", async () => {
    const told = [
      await tell("a", BRIDGE, {pageDate: "2031-03-05", outlet: "Orlim Times"}),
      await tell("b", `The press office sent round this report.\n“${BRIDGE}”\nIt did not comment.`, {pageDate: "2031-03-06"}),
    ];
    const situation = reconcile(told, []);
    expect(situation.reports.map(({independentGroup}) => independentGroup)).toEqual([1, 1]);
    const accused = situation.events.filter(({type}) => type === "ACCUSE");
    expect(accused.map(({mentions}) => mentions.map(({report}) => report))).toEqual([["a", "b"]]);
  });
});

describe("days that contradict each other", () => {
  const pageDates = ["1970-01-01", "2031-03-05", "2031-11-30", "2099-01-01", undefined];

  it("are never settled by chance: the order of the reports does not matter, and the disagreement is told", async () => {
    const told = await Promise.all(
      pageDates.map((pageDate, at) => tell(`r${at}`, BRIDGE.replace("Tuesday", `${at + 3} March 2031`), pageDate ? {pageDate} : {})),
    );
    const situation = reconcile(told, []);
    expect(reconcile([...told].reverse(), [])).toEqual(situation);
    expect(situation.discrepancies).not.toEqual([]);
    for (const {storyDate} of situation.reports) expect(storyDate.date ?? "2031").toMatch(/^2031/);
  });
});
