import fc from "fast-check";
import {afterAll, expect, it} from "vitest";
import {StoreError} from "../../../src/errors.js";
import type {Correction} from "../../../src/model/desk.js";
import type {Report} from "../../../src/model/report.js";
import type {Situation} from "../../../src/model/situation.js";
import type {Store} from "../../../src/store/store.js";
import {loadShown, publish} from "../../../src/tell/http/bench.js";
import {situationJson} from "../../../src/tell/json.js";
import {startServers} from "../../store/both.js";
import {readingOf, reconcilePlainly} from "./plain-stages.js";
import {openSmallDesk, type SmallDesk} from "./small-desk.js";

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
  correctedAt: fc.array(fc.record({step: fc.nat(8), line: fc.nat(9), how: fc.constantFrom("reject", "rename")}), {maxLength: 3}),
});

it("adding reports one by one, in any order, equals a run from scratch", async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({texts, order, withdrawn, restartAt, newReader, correctedAt}) => {
      const store = await servers.open("sqlite");
      let reader = "plain-1";
      let desk = await openSmallDesk(store, {reader});
      const arrivals = [...order.map((n) => n % texts.length), ...texts.keys()];
      for (const [step, index] of arrivals.entries()) {
        await desk.send("/s/flood/reports", {id: `r${index}`, text: texts[index]});
        if (step % 3 === 0) await desk.situations.settled();
        for (const {line, how} of correctedAt.filter((one) => one.step === step)) await correct(desk, line, how);
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
      expect(situationJson(live.shown.situation)).toEqual(situationJson(fromScratch(left, reader, live.corrections)));
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

it("what could not be kept is kept with the next version, and a restarted desk goes on from there", async () => {
  const store = await servers.open("sqlite");
  let full = false;
  const filling: Store = {
    ...store,
    saveVersion: async (...version) => {
      if (full) throw new StoreError("full", "the disk is full");
      await store.saveVersion(...version);
    },
  };
  const first = await openSmallDesk(filling);
  await first.add("flood", "a", "The bridge fell. Ada Vonn left.");
  full = true;
  await first.add("flood", "b", "The bridge fell. Rain fell.");
  expect(first.situations.find("flood")!.shown.situation.reports.length).toBe(1);
  full = false;
  const {stored, shown} = first.situations.find("flood")!;
  const amendment = {kind: "rename", actor: shown.situation.actors[0]!.id, name: "Ada Vonn-Reyes"};
  const answer = await first.send("/s/flood/corrections", {version: stored.version, who: "Ines", why: "her name", amendment});
  expect(answer.status).toBe(201);
  const kept = plain(first.situations.find("flood")!.shown.situation);
  expect(kept.reports.length).toBe(2);
  expect(plain((await loadShown(store, "flood"))!.shown.situation)).toEqual(kept);
  await first.close();
  const second = await openSmallDesk(store);
  expect(plain(second.situations.find("flood")!.shown.situation)).toEqual(kept);
  await second.add("flood", "c", "Snow fell. Rain fell. Ada Vonn left.");
  const live = second.situations.find("flood")!;
  expect(live.shown.situation.actors.map(({name}) => name)).toEqual(["Ada Vonn-Reyes"]);
  expect(live.shown.situation.events.length).toBe(4);
  expect(plain((await loadShown(store, "flood"))!.shown.situation)).toEqual(plain(live.shown.situation));
  await second.close();
  await store.close();
});

/** As it comes back from JSON. */
function plain(situation: Situation): Situation {
  return JSON.parse(JSON.stringify(situation)) as Situation;
}

/** Rejects an event or renames an actor, if there is one yet. */
async function correct({situations, send}: SmallDesk, line: number, how: string): Promise<void> {
  const live = situations.find("flood");
  const {events = [], actors = []} = live?.shown.situation ?? {};
  const [event, actor] = [events[line % events.length], actors[line % actors.length]];
  if (!live || !event || !actor) return;
  const amendment =
    how === "reject" ? {kind: "reject", line: {kind: "event", id: event.id}} : {kind: "rename", actor: actor.id, name: `Called ${line}`};
  await send("/s/flood/corrections", {version: live.stored.version, who: "Ines", why: "so it is", amendment});
}

function fromScratch(reports: readonly Report[], reader: string, corrections: readonly Correction[]) {
  const told = reports.map((report) => ({report, reading: readingOf(report, reader)}));
  const texts = new Map(reports.map((report) => [report.id, report.text]));
  return publish({situation: reconcilePlainly(told, []), texts}, corrections).situation;
}
