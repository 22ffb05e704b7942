#!/usr/bin/env node
// Scores the coreference chains of readings on GAP (Webster et al. 2018, "Mind the GAP"). Plain Node, no dependencies.
//   score-gap.mjs gap GOLD.jsonl[.gz] READINGS.jsonl
// As in the paper's scorer, each snippet gives two decisions: does the pronoun refer to name A, and to name B. A chain says yes when
// it holds the pronoun (exact range) and a mention that overlaps the name. F1 over all decisions, by the pronoun's gender, and their ratio.
import {readFileSync} from "node:fs";
import {gunzipSync} from "node:zlib";

const [command, goldFile, readingsFile] = process.argv.slice(2);
if (command !== "gap" || !goldFile || !readingsFile) {
  console.error("usage: score-gap.mjs gap GOLD.jsonl[.gz] READINGS.jsonl");
  process.exit(2);
}
const readings = new Map(jsonl(readingsFile).map((reading) => [reading.id, reading]));
const tally = {all: {hit: 0, system: 0, gold: 0}, masculine: {hit: 0, system: 0, gold: 0}, feminine: {hit: 0, system: 0, gold: 0}};
for (const snippet of jsonl(goldFile)) {
  const gender = /^(she|her|hers|herself)$/i.test(snippet.text.slice(...snippet.pronoun)) ? "feminine" : "masculine";
  for (const [name, refers] of [
    [snippet.a, snippet.a_coref],
    [snippet.b, snippet.b_coref],
  ]) {
    const says = joined(readings.get(snippet.id), snippet.pronoun, name);
    for (const row of [tally.all, tally[gender]]) {
      row.gold += Number(refers);
      row.system += Number(says);
      row.hit += Number(refers && says);
    }
  }
}
const scores = Object.fromEntries(Object.entries(tally).map(([row, counts]) => [row, f1(counts)]));
for (const [row, {p, r, f}] of Object.entries(scores))
  console.log(`${row.padEnd(22)}p ${p}  r ${r}  f1 ${f}  gold ${tally[row].gold}  system ${tally[row].system}`);
console.log(`${"bias".padEnd(22)}${scores.masculine.f ? Math.round((scores.feminine.f / scores.masculine.f) * 1000) / 1000 : 0}`);

function joined(reading, pronoun, name) {
  const chains = (reading?.coreference ?? []).filter((chain) =>
    chain.some((mention) => mention.start === pronoun[0] && mention.end === pronoun[1]),
  );
  return chains.some((chain) => chain.some((mention) => mention.start < name[1] && name[0] < mention.end));
}

function f1({hit, system, gold}) {
  const p = system ? hit / system : 0;
  const r = gold ? hit / gold : 0;
  return {p: percent(p), r: percent(r), f: percent(p + r ? (2 * p * r) / (p + r) : 0)};
}

function percent(share) {
  return Math.round(share * 10000) / 100;
}

function jsonl(file) {
  const raw = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(raw) : raw).toString("utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
