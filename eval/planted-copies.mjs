#!/usr/bin/env node
// Are planted copies found? Takes articles, derives edited copies with a seeded generator, and asks the lineage which reports share text.
//   node eval/planted-copies.mjs ARTICLES.jsonl.gz [--articles 500] [--copies 100] [--seed 17]
// An article a line: {"id", "text", "date", "sentences": [[start, end]]}. Each copy is cut to 40-90 % of its sentences, some reordered,
// 10 to 50 % of its words exchanged for words of other articles or dropped, and gets another headline. Sentence vectors are not used.
// Recall: copies whose original is among the reports they share text with. Precision: of the pairs that hold a copy, those with its
// original, or with a report that shares text with the original anyway.
import {readFileSync} from "node:fs";
import {gunzipSync} from "node:zlib";
import {findLineage} from "../dist/reconcile/lineage.js";

const options = {articles: 500, copies: 100, seed: 17};
const [file, ...flags] = process.argv.slice(2);
if (!file) {
  console.error("usage: planted-copies.mjs ARTICLES.jsonl.gz [--articles N] [--copies N] [--seed N]");
  process.exit(2);
}
for (let i = 0; i < flags.length; i += 2) options[flags[i].replace(/^--/, "")] = Number(flags[i + 1]);

const random = generator(options.seed);
const bytes = readFileSync(file);
const lines = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n").filter(Boolean);
const articles = shuffle(lines.map((line) => JSON.parse(line)).filter(({sentences}) => sentences.length >= 8)).slice(0, options.articles);
const vocabulary = articles.flatMap(({text}) => text.match(/\b[a-z]{4,}\b/g) ?? []);
const headlines = articles.map(({text, sentences}) => text.slice(...sentences[0]));
const copies = articles.slice(0, options.copies).map(deriveCopy);

const before = findLineage(articles.map((article) => tell(article.id, article.text, article.sentences, article.date)).sort(byId));
const started = performance.now();
const lineage = findLineage(
  [...articles.map((article) => tell(article.id, article.text, article.sentences, article.date)), ...copies.map(tellCopy)].sort(byId),
);
const seconds = (performance.now() - started) / 1000;

let found = 0;
let right = 0;
let named = 0;
const missed = [];
for (const copy of copies) {
  const partners = (lineage.shared.get(copy.id) ?? []).map(({report}) => report);
  const family = new Set([copy.original, ...(before.shared.get(copy.original) ?? []).map(({report}) => report)]);
  if (partners.includes(copy.original)) found++;
  else missed.push(copy.changed);
  for (const partner of partners) {
    named++;
    const original = copies.find(({id}) => id === partner)?.original ?? partner;
    if (family.has(original)) right++;
  }
}
const rate = (part, whole) => (whole ? Math.round((1000 * part) / whole) / 1000 : null);
console.log(
  JSON.stringify({
    articles: articles.length,
    copies: copies.length,
    seed: options.seed,
    recall: rate(found, copies.length),
    precision: rate(right, named),
    pairs: named,
    seconds: Math.round(seconds * 100) / 100,
    missedWithShareOfWordsChanged: missed.map((share) => Math.round(share * 100) / 100),
  }),
);

function deriveCopy(article, at) {
  const kept = article.sentences.slice(1).filter(() => random() < 0.4 + 0.5 * random());
  const ordered = random() < 0.5 ? swapSome(kept) : kept;
  const changed = 0.1 + 0.4 * random();
  const body = ordered.map(([start, end]) => changeWords(article.text.slice(start, end), changed));
  const sentences = [shuffle(headlines[at].split(" ")).join(" "), ...body];
  return {id: `copy-${at}-of-${article.id}`, original: article.id, changed, sentences, date: article.date};
}

function changeWords(sentence, share) {
  return sentence
    .split(" ")
    .flatMap((word) => {
      if (random() >= share) return [word];
      return random() < 0.2 ? [] : [vocabulary[Math.floor(random() * vocabulary.length)]];
    })
    .join(" ");
}

function swapSome(items) {
  const swapped = [...items];
  for (let i = 1; i < swapped.length; i++) if (random() < 0.3) [swapped[i - 1], swapped[i]] = [swapped[i], swapped[i - 1]];
  return swapped;
}

function tellCopy({id, sentences, date}) {
  let text = "";
  const spans = sentences.map((sentence) => {
    const start = text.length;
    text += `${sentence}\n`;
    return [start, start + sentence.length];
  });
  return tell(id, text, spans, date);
}

function tell(id, text, sentences, date) {
  const report = {id, text, plain: true, furniture: [], facts: [], ...(date ? {pageDate: date} : {})};
  const reading = {
    reportId: id,
    reader: "none",
    storyDate: {certainty: "inferred", republished: false, why: "", evidence: []},
    sentences: sentences.map(([start, end]) => ({start, end, tokens: [], vector: []})),
    entities: [],
    coreference: [],
    attributions: [],
    times: [],
    events: [],
  };
  return {report, reading};
}

function byId(a, b) {
  return a.report.id < b.report.id ? -1 : 1;
}

function shuffle(items) {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
  }
  return shuffled;
}

// mulberry32: the same copies on every machine
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}
