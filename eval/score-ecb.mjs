#!/usr/bin/env node
// Scores how event mentions are joined across reports, on ECB+ (Cybulska and Vossen 2014) with gold mentions: MUC (Vilain et al. 1995),
// B3 (Bagga and Baldwin 1998), CEAF-e (Luo 2005) and their mean, the CoNLL F1. Only selected sentences count; all reports are joined at once.
//   score-ecb.mjs GOLD.jsonl READINGS.jsonl [BUILT]      BUILT: folder of the built package, by default ../dist
// The joining is the product's own (reconcile/event-clusters); an adapter puts the gold mentions in the place of the read ones.
import {readFileSync} from "node:fs";
import {resolve} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

const [goldFile, readingsFile, built = fileURLToPath(new URL("../dist", import.meta.url))] = process.argv.slice(2);
if (!goldFile || !readingsFile) {
  console.error("usage: score-ecb.mjs GOLD.jsonl READINGS.jsonl [BUILT]");
  process.exit(2);
}
const part = (path) => import(pathToFileURL(resolve(built, path)));
const {clusterEvents} = await part("reconcile/event-clusters.js");
const {storyLikeness} = await part("reconcile/events.js");
const jsonl = (file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const readings = new Map(jsonl(readingsFile).map((reading) => [reading.id, reading]));
const documents = jsonl(goldFile)
  .filter(({id}) => readings.has(id))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
const mentions = documents.flatMap((document) => goldMentions(document));
const told = documents.map(({id}) => ({report: {id}, reading: readings.get(id)}));
const groups = clusterEvents(
  mentions.map(({unit}) => unit),
  storyLikeness(told, undefined),
);
report(groups, byKey(mentions.map(({cluster}) => cluster)));
report(byKey(mentions.map(({unit}) => unit.lemma)), byKey(mentions.map(({cluster}) => cluster)), "same lemma");

function goldMentions({id, text, mentions: all, selected_sentences: selected}) {
  const reading = readings.get(id);
  return all
    .filter(({type, sent}) => /^(NEG_)?ACTION/.test(type) && selected.includes(sent))
    .sort((a, b) => a.start - b.start)
    .flatMap((mention) => {
      const unit = unitOf(id, text, mention, reading);
      const cluster = /^ACT/.test(mention.cluster_id) ? mention.cluster_id : `${id} ${mention.cluster_id}`;
      return unit ? [{unit, cluster}] : [];
    });
}

/** A gold mention as the product would see it: its head word, the parties and times that the reading ties to it. */
function unitOf(report, text, {start, end}, reading) {
  const sentence = reading.sentences.find((one) => one.start < end && start < one.end);
  if (!sentence) return undefined;
  const inside = (token) => token.start < end && start < token.end;
  const head =
    sentence.tokens.find((token) => inside(token) && !(token.head > 0 && inside(sentence.tokens[token.head - 1]))) ??
    sentence.tokens.find(inside);
  if (!head) return undefined;
  const event = reading.events.find((one) => one.start < end && start < one.end);
  const names = (spans) => (spans ?? []).map((span) => nameOf(text, span, sentence));
  const days = dayOf(reading.times, sentence);
  return {
    report,
    start,
    lemma: head.lemma.toLowerCase(),
    actors: names(event?.actor),
    recipients: names(event?.recipient),
    ...(days ? {days} : {}),
    words: [...new Set(sentence.tokens.filter(({upos}) => /^(NOUN|PROPN|VERB|ADJ|NUM)$/.test(upos)).map(({lemma}) => lemma.toLowerCase()))],
    realm: "fact",
  };
}

function nameOf(text, span, sentence) {
  const [from, to] = Array.isArray(span) ? span : [span.start, span.end];
  const last = sentence.tokens.filter((token) => token.start >= from && token.end <= to && /^(NOUN|PROPN)$/.test(token.upos)).at(-1);
  return (last?.lemma ?? text.slice(from, to)).toLowerCase();
}

function dayOf(times, {start, end}) {
  const days = times
    .filter((time) => time.start >= start && time.end <= end && /^\d{4}-\d\d-\d\d/.test(time.value))
    .map(({value}) => Date.parse(value.slice(0, 10)) / 864e5);
  return days.length === 1 ? {first: days[0], last: days[0]} : undefined;
}

function byKey(keys) {
  const groups = new Map();
  for (const [i, key] of keys.entries()) groups.set(key, [...(groups.get(key) ?? []), i]);
  return [...groups.values()];
}

// ---- the measures

function report(system, gold, name = "joined") {
  const scores = {MUC: muc(system, gold), B3: bcubed(system, gold), "CEAF-e": ceafe(system, gold)};
  const conll = Object.values(scores).reduce((sum, {f1}) => sum + f1, 0) / 3;
  for (const [measure, {p, r, f1}] of Object.entries(scores))
    console.log(`${name} ${measure}`.padEnd(20), `p ${round(p)}  r ${round(r)}  f1 ${round(f1)}`);
  console.log(`${name} CoNLL`.padEnd(20), `f1 ${round(conll)}  mentions ${mentions.length}  clusters ${system.length} of ${gold.length}`);
}

function muc(system, gold) {
  const recall = (keys, responses) => {
    const of = groupOf(responses);
    let hit = 0;
    let all = 0;
    for (const key of keys) {
      hit += key.length - new Set(key.map((i) => of.get(i))).size;
      all += key.length - 1;
    }
    return all ? hit / all : 0;
  };
  return f1(recall(system, gold), recall(gold, system));
}

function bcubed(system, gold) {
  const s = groupOf(system);
  const g = groupOf(gold);
  let p = 0;
  let r = 0;
  for (let i = 0; i < mentions.length; i++) {
    const inSystem = system[s.get(i)];
    const inGold = gold[g.get(i)];
    const both = inSystem.filter((j) => g.get(j) === g.get(i)).length;
    p += both / inSystem.length;
    r += both / inGold.length;
  }
  return f1(p / mentions.length, r / mentions.length);
}

function ceafe(system, gold) {
  const g = groupOf(gold);
  const similarity = system.map((group) => {
    const row = new Map();
    for (const i of group) row.set(g.get(i), (row.get(g.get(i)) ?? 0) + 1);
    return new Map([...row].map(([key, both]) => [key, (2 * both) / (group.length + gold[key].length)]));
  });
  const total = bestAssignment(similarity, gold.length);
  return f1(total / system.length, total / gold.length);
}

/** Highest total of a one-to-one assignment (Hungarian algorithm on the similarities; what is not listed is 0). */
function bestAssignment(rows, columns) {
  const n = Math.max(rows.length, columns);
  const cost = (i, j) => -(rows[i]?.get(j) ?? 0);
  const u = new Float64Array(n + 1);
  const v = new Float64Array(n + 1);
  const match = new Int32Array(n + 1);
  const way = new Int32Array(n + 1);
  for (let i = 1; i <= n; i++) {
    match[0] = i;
    let column = 0;
    const least = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(n + 1);
    do {
      used[column] = 1;
      const row = match[column];
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= n; j++) {
        if (used[j]) continue;
        const reduced = cost(row - 1, j - 1) - u[row] - v[j];
        if (reduced < least[j]) {
          least[j] = reduced;
          way[j] = column;
        }
        if (least[j] < delta) {
          delta = least[j];
          next = j;
        }
      }
      for (let j = 0; j <= n; j++) {
        if (used[j]) {
          u[match[j]] += delta;
          v[j] -= delta;
        } else least[j] -= delta;
      }
      column = next;
    } while (match[column] !== 0);
    do {
      match[column] = match[way[column]];
      column = way[column];
    } while (column);
  }
  let total = 0;
  for (let j = 1; j <= n; j++) total -= cost(match[j] - 1, j - 1);
  return total;
}

function groupOf(groups) {
  const of = new Map();
  groups.forEach((group, index) => {
    for (const i of group) of.set(i, index);
  });
  return of;
}

function f1(p, r) {
  return {p, r, f1: p + r ? (2 * p * r) / (p + r) : 0};
}

function round(value) {
  return Math.round(value * 10000) / 100;
}
