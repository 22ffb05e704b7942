// Saves reports one after another, and writes each id to standard output once it is durable.

import {createHash} from "node:crypto";
import {writeSync} from "node:fs";
import {openStore} from "../../src/store/store.js";

const [place, prefix] = process.argv.slice(2) as [string, string];
const store = await openStore({...JSON.parse(place), exclusive: true});
await store.saveSituation("flood", undefined, "2031-03-05T10:00:00.000Z");
for (let n = 0; n < 100_000; n++) {
  const id = `${prefix}-${n}`;
  const text = `Report ${id}. ${"The bridge at Orvane fell in the night. ".repeat(50)}`;
  const bytes = Buffer.from(text);
  const original = {sha256: createHash("sha256").update(bytes).digest("hex"), bytes};
  const report = {id, text, plain: true, furniture: [], facts: []};
  await store.saveIntake("flood", {at: "2031-03-05T10:00:00.000Z", original, reports: [report], problems: []});
  writeSync(1, `${id}\n`);
}
