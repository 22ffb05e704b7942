#!/usr/bin/env node
// Turns MEANTIME (Minard et al. 2016) into the records that `score-reading.mjs events` reads, with polarity only: POS or NEG, others left out.
//   meantime-to-events.mjs meantime.jsonl > gold.jsonl
// The reader's polarity head is trained on these documents, so its own figure is one of seen text; rules have not seen them.
import {readFileSync} from "node:fs";

const [file] = process.argv.slice(2);
if (!file) {
  console.error("usage: meantime-to-events.mjs MEANTIME.jsonl");
  process.exit(2);
}
for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
  const {id, text, mentions} = JSON.parse(line);
  const events = mentions
    .filter(({kind, polarity}) => kind === "EVENT_MENTION" && /^(POS|NEG)$/.test(polarity ?? ""))
    .map(({start, end, polarity}) => ({start, end, polarity}));
  console.log(JSON.stringify({id, text, events}));
}
