import fc from "fast-check";
import {afterAll, expect, it} from "vitest";
import type {Report} from "../../../src/model/report.js";
import {gate} from "../../../src/tell/gate.js";
import {loadShown} from "../../../src/tell/http/bench.js";
import {situationJson} from "../../../src/tell/json.js";
import {startServers} from "../../store/both.js";
import {readingOf, reconcilePlainly} from "./plain-stages.js";
import {openSmallDesk} from "./small-desk.js";

const servers = await startServers();
afterAll(() => servers.stop());

const sentence = fc.constantFrom(
  "The bridge fell.",
  "Rain fell.",
  "Ada Vonn left.",
  "Karl Brandt said it holds.",
  "2031-03-05.",
  "2031-03-06.",
);
const text = fc.array(sentence, {minLength: 1, maxLength: 4}).map((sentences) => `Snow fell. ${sentences.join(" ")}`);
/** What happens to a desk, in order: reports arrive (some twice), one is withdrawn, the desk starts again (perhaps with a newer reader). */
const story = fc.record({
  texts: fc.array(text, {minLength: 1, maxLength: 5}),
  order: fc.array(fc.nat(9), {minLength: 6, maxLength: 12}),
  withdrawn: fc.option(fc.nat(4), {nil: undefined}),
  restartAt: fc.option(fc.nat(8), {nil: undefined}),
  newReader: fc.boolean(),
});

it("adding reports one by one, in any order, equals a run from scratch", async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({texts, order, withdrawn, restartAt, newReader}) => {
      const store = await servers.open("sqlite");
      let reader = "plain-1";
      let desk = await openSmallDesk(store, {reader});
      const arrivals = [...order.map((n) => n % texts.length), ...texts.keys()];
      for (const [step, index] of arrivals.entries()) {
        await desk.send("/s/flood/reports", {id: `r${index}`, text: texts[index]});
        if (step % 3 === 0) await desk.situations.settled();
        if (step === restartAt) {
          await desk.close();
          if (newReader) reader = "plain-2";
          desk = await openSmallDesk(store, {reader});
        }
      }
      const gone = withdrawn !== undefined && withdrawn < texts.length ? `r${withdrawn}` : undefined;
      if (gone) await desk.send(`/s/flood/reports/${gone}/withdrawal`, {who: "Ines", why: "a hoax"});
      await desk.situations.settled();
      const live = desk.situations.find("flood")!;
      const left = [...live.reports.values()];
      expect(left.map(({id}) => id).sort()).toEqual([...texts.keys()].map((index) => `r${index}`).filter((id) => id !== gone));
      expect(situationJson(live.shown.situation)).toEqual(situationJson(fromScratch(left, reader)));
      expect((await loadShown(store, "flood"))?.shown.situation).toEqual(JSON.parse(JSON.stringify(live.shown.situation)));
      expect(desk.notes).toEqual([]);
      await desk.close();
      await store.close();
    }),
    {numRuns: 10, seed: 7},
  );
}, 240_000);

it("a new reader reads everything again, and goes on where it was stopped", async () => {
  const store = await servers.open("sqlite");
  const first = await openSmallDesk(store, {reader: "plain-1"});
  const ids = Array.from({length: 12}, (_, n) => `r${n}`);
  for (const id of ids) await first.send("/s/flood/reports", {id, text: `The bridge fell on ${id}.`});
  await first.situations.settled();
  await first.close();
  const second = await openSmallDesk(store, {reader: "plain-2", pause: 20});
  await new Promise((resolve) => setTimeout(resolve, 30));
  await second.close();
  const stopped = (await store.loadIntake("flood")).map(({reader}) => reader);
  const third = await openSmallDesk(store, {reader: "plain-2"});
  await third.situations.settled();
  expect((await store.loadIntake("flood")).map(({reader}) => reader)).toEqual(ids.map(() => "plain-2"));
  expect(stopped).toContain("plain-1");
  expect(third.situations.find("flood")!.shown.situation.events.length).toBe(12);
  await third.close();
  await store.close();
});

it("a report that arrives while the desk goes down is read when it comes up", async () => {
  const store = await servers.open("sqlite");
  const first = await openSmallDesk(store, {pause: 50});
  expect((await first.send("/s/flood/reports", {id: "a", text: "The bridge fell."})).status).toBe(201);
  await first.close();
  const second = await openSmallDesk(store);
  await second.situations.settled();
  expect(second.situations.find("flood")!.progress).toEqual({received: 1, read: 1, reconciled: 1, setAside: 0});
  await second.close();
  await store.close();
});

function fromScratch(reports: readonly Report[], reader: string) {
  const told = reports.map((report) => ({report, reading: readingOf(report, reader)}));
  return gate(reconcilePlainly(told, []), new Map(reports.map((report) => [report.id, report.text])));
}
