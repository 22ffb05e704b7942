#!/usr/bin/env node
// Scores how event mentions are joined across reports, on ECB+ (Cybulska and Vossen 2014) with gold mentions: event coreference, CoNLL F1.
//   score-ecb.mjs GOLD.jsonl [--keep DIR] [--model DIR]
// Only mentions in selected sentences count; singletons count; all reports are joined at once, without gold topics. Two references stand
// beside it: equal head lemmas within the gold subtopic (which nobody has outside the corpus), and within the stories that were found.
import {parseArgs} from "node:util";
import {byKey, conllOf} from "./coreference-measures.js";
import {loadStages, readDocuments, unitsOf} from "./ecb-units.js";

const {values, positionals} = parseArgs({
  options: {keep: {type: "string"}, model: {type: "string"}, thresholds: {type: "boolean"}},
  allowPositionals: true,
});
if (positionals.length !== 1) {
  console.error("usage: score-ecb.mjs GOLD.jsonl [--keep DIR] [--model DIR]");
  process.exit(2);
}
const stages = await loadStages(new URL("../dist/", import.meta.url));
const {units, mentions, stories, reportAt} = unitsOf(stages, await readDocuments(stages, positionals[0], values));
const gold = byKey(mentions.map(({cluster}) => cluster));
const lemmaOf = ({unit}) => units[unit].lemma;
const storyOf = ({unit}) => stories.groupOf(reportAt(units[unit].report));

report("joined", groupsAt());
if (values.thresholds) for (const threshold of [0.2, 0.25, 0.35, 0.4]) report(`at ${threshold}`, groupsAt(threshold));
report("lemma in subtopic", byKey(mentions.map((mention) => `${mention.subtopic} ${lemmaOf(mention)}`)));
report("lemma in story", byKey(mentions.map((mention) => `${storyOf(mention)} ${lemmaOf(mention)}`)));
report("lemma", byKey(mentions.map(lemmaOf)));

function groupsAt(threshold) {
  const groups = stages.clusterEvents(units, stories, reportAt, {threshold});
  const groupOf = new Map(groups.flatMap((group, index) => group.map((unit) => [unit, index])));
  return byKey(mentions.map(({unit}) => groupOf.get(unit)));
}

function report(name, system) {
  const {muc, b3, ceafe, conll} = conllOf(system, gold);
  for (const [measure, {p, r, f1}] of Object.entries({MUC: muc, B3: b3, "CEAF-e": ceafe}))
    console.log(`${name} ${measure}`.padEnd(26), `p ${percent(p)}  r ${percent(r)}  f1 ${percent(f1)}`);
  console.log(`${name} CoNLL`.padEnd(26), `f1 ${percent(conll)}`);
}

function percent(value) {
  return (100 * value).toFixed(2);
}
