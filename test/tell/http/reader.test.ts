// A desk whose reader cannot be loaded: with something kept it opens, shows it and says what is wrong; with nothing it refuses.
import {afterAll, expect, it} from "vitest";
import {ModelError} from "../../../src/errors.js";
import {openStore} from "../../../src/store/store.js";
import {benchOf} from "../../../src/tell/http/bench.js";
import {runDesk} from "../../../src/tell/http/desk.js";
import {startServers} from "../../store/both.js";
import {plainStages} from "./plain-stages.js";
import {openSmallDesk} from "./small-desk.js";

const servers = await startServers();
afterAll(() => servers.stop());

const startBench = () => ({
  ...benchOf(plainStages()),
  reader: () => Promise.reject(new ModelError("model-unreadable", "the reader's model is missing. Restore models/en.")),
});

it("opens on what was kept, and says once what keeps it from reading", async () => {
  const place = (await servers.place("sqlite")) as {dir: string};
  const store = await openStore(place);
  const before = await openSmallDesk(store);
  await before.add("flood", "a", "The bridge fell.");
  await before.close();
  await store.close();
  const notes: string[] = [];
  const desk = await runDesk({...place, port: 0, inputs: [], effects: {startBench, note: (note) => void notes.push(note)}});
  const get = async (path: string) => (await fetch(`${desk.url}s/flood${path}`)).json();
  expect((await get("/calendar.json")).total + (await get("/wording.json")).total + (await get(".json")).total).toBeGreaterThan(0);
  const headers = {"content-type": "application/json"};
  const body = JSON.stringify({id: "b", text: "Rain fell."});
  expect((await fetch(`${desk.url}s/flood/reports`, {method: "POST", headers, body})).status).toBe(201);
  await expect.poll(async () => (await get("/add.json")).trouble).toBe("the reader's model is missing. Restore models/en.");
  expect((await get("/add.json")).progress).toMatchObject({received: 2, read: 1, reconciled: 1});
  expect(notes).toEqual(["the reader's model is missing. Restore models/en."]);
  await desk.close();
});

it("refuses where there is nothing to show", async () => {
  const place = (await servers.place("sqlite")) as {dir: string};
  await expect(runDesk({...place, port: 0, inputs: [], effects: {startBench}})).rejects.toMatchObject({code: "model-unreadable"});
});
