#!/usr/bin/env node
// Scores who does what to whom on Multi-CoPED sentences (Parolin et al. 2022): the penta class of the sentence, actor and recipient by words.
//   score-multicoped.mjs GOLD.jsonl READINGS.jsonl [--all]
// Only records whose sha1(id) starts with 0, 1 or 2 count, since the others are trained on; --all scores every record.
// Class: that of the sentence's main event, by the quad class of its PLOVER type, or MAKE_STATEMENT. Spans: F1 over words.
import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";

const [goldFile, readingsFile, flag] = process.argv.slice(2);
if (!goldFile || !readingsFile) {
  console.error("usage: score-multicoped.mjs GOLD.jsonl READINGS.jsonl [--all]");
  process.exit(2);
}
const jsonl = (file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const readings = new Map(jsonl(readingsFile).map((reading) => [reading.id, reading]));
const held = ({id}) => flag === "--all" || /^[012]/.test(createHash("sha1").update(String(id)).digest("hex"));
const QUADS = {
  VERBAL_COOPERATION: ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
  MATERIAL_COOPERATION: ["COOPERATE", "AID", "RETREAT"],
  VERBAL_CONFLICT: ["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
  MATERIAL_CONFLICT: ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
};

const classes = {right: 0, all: 0};
const roles = {actor: {hit: 0, system: 0, gold: 0}, recipient: {hit: 0, system: 0, gold: 0}};
for (const record of jsonl(goldFile).filter(held)) {
  const main = mainEvent(readings.get(String(record.id)));
  if (record.class) {
    classes.all++;
    if (classOf(main) === record.class) classes.right++;
  }
  if (record.actor) for (const role of ["actor", "recipient"]) count(roles[role], record.text, record[role], main?.[role]);
}
console.log("class".padEnd(12), `accuracy ${percent(classes.right / classes.all)}  of ${classes.all}`);
for (const [role, {hit, system, gold}] of Object.entries(roles)) {
  console.log(role.padEnd(12), `p ${percent(hit / system)}  r ${percent(hit / gold)}  f1 ${percent((2 * hit) / (system + gold))}`);
}

/** The event of the sentence's main clause: typed before untyped, with parties before without, then the first. */
function mainEvent(reading) {
  const rank = (event) => (event.plover ? 4 : 0) + (event.actor?.length ? 2 : 0) + (event.recipient?.length ? 1 : 0);
  return [...(reading?.events ?? [])].sort((a, b) => rank(b) - rank(a) || a.start - b.start)[0];
}

function classOf(event) {
  return event?.quad ?? Object.keys(QUADS).find((quad) => QUADS[quad].includes(event?.plover)) ?? "MAKE_STATEMENT";
}

function count(row, text, gold, system) {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({index}) => index);
  const inside = (spans, at) =>
    (spans ?? []).some((span) => (Array.isArray(span) ? span[0] <= at && at < span[1] : span.start <= at && at < span.end));
  for (const at of words) {
    const g = inside(gold, at);
    const s = inside(system, at);
    row.gold += Number(g);
    row.system += Number(s);
    row.hit += Number(g && s);
  }
}

function percent(value) {
  return Number.isFinite(value) ? Math.round(value * 10000) / 100 : 0;
}
