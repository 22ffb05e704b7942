// Trains the two forests that tell furniture from story: for the blocks of a page, and for the lines of a flattened text.
//   npm run build && node eval/train-furniture.js --data DIR [--check] [--only page|line]
// DIR holds article-extraction (hand-copied bodies), web-metadata (strings to keep and to drop), basil and newswcl50 (clean stories).
// --check trains on four fifths of the pages, five times, and scores the rest; without it the weights are written. Same data, same weights.
import {readFileSync, writeFileSync} from "node:fs";
import {parseArgs} from "node:util";
import {gunzipSync} from "node:zlib";
import {growForest, scoreRow} from "../dist/model/forest.js";
import {measureBlocks} from "../dist/report/block-features.js";
import {renderBlocks} from "../dist/report/blocks.js";
import {parsePage, rootOf} from "../dist/report/dom.js";
import {measureLines} from "../dist/report/line-features.js";
import {structuredText} from "../dist/report/structured.js";
import {seeded, trainForest} from "./boost.js";
import {labelBlocks, wordsOf} from "./page-gold.js";

const pageOptions = {trees: 120, depth: 5, rate: 0.08, leaf: 12, columnShare: 0.4, seed: 6};
// The first forest, from hand-copied bodies alone, labels the pages that have none.
const firstOptions = {...pageOptions, trees: 60, rate: 0.12};
const lineOptions = {trees: 120, depth: 5, rate: 0.1, leaf: 30, rowShare: 0.4, columnShare: 0.4, seed: 3};
const folds = 5;
/** Weight of a block of which somebody said that it must be kept or dropped. */
const checkedWeight = 2;

const {values} = parseArgs({options: {data: {type: "string"}, check: {type: "boolean", default: false}, only: {type: "string"}}});
if (!values.data) {
  console.error("usage: train-furniture.js --data DIR [--check]");
  process.exit(2);
}
const pages = [...loadPages("article-extraction").map(goldPage), ...loadPages("web-metadata").map(silverPage)];
const clean = loadClean();
if (values.check) check();
else plant();

function plant() {
  const page = values.only === "line" ? load("page-forest") : trainPages(pages);
  if (values.only !== "line") save("page-forest", page);
  if (values.only !== "page") save("line-forest", trainLines(pages, page, clean));
}

function fileOf(name) {
  return new URL(`../src/report/${name}.json`, import.meta.url);
}

function load(name) {
  return JSON.parse(readFileSync(fileOf(name), "utf8"));
}

function save(name, forest) {
  writeFileSync(fileOf(name), `${JSON.stringify(forest, null, 2)}\n`);
  console.log(`${name}: ${forest.trees.length} trees`);
}

function check() {
  const body = [];
  const marks = {};
  const kept = {with: [0, 0], without: [0, 0]};
  for (let fold = 0; fold < folds; fold++) {
    const seen = pages.filter((_, i) => i % folds !== fold);
    const page = trainPages(seen);
    const pageForest = growForest(page);
    const lineForest = growForest(
      trainLines(
        seen,
        page,
        clean.filter((_, i) => i % folds !== fold),
      ),
    );
    const held = pages.filter((_, i) => i % folds === fold);
    for (const one of held) {
      const story = one.texts.filter((_, k) => scoreRow(pageForest, one.rows[k]) <= 0).join("\n");
      if (one.body !== undefined) body.push(shingleScore(story, one.body));
      else countStrings(kept, one, story);
    }
    const docs = [
      ...held.filter((one) => one.body !== undefined).flatMap((one, i) => flatten(one, one.gold, seeded(fold * 1000 + i))),
      ...clean.filter((_, i) => i % folds === fold),
    ];
    for (const doc of docs) scoreLines(marks, doc, lineForest);
    console.error(`fold ${fold + 1} of ${folds}`);
  }
  const [p, r] = [mean(body.map((score) => score.p)), mean(body.map((score) => score.r))];
  console.log(`pages, body: p ${p.toFixed(4)} r ${r.toFixed(4)} f1 ${((2 * p * r) / (p + r)).toFixed(4)} of ${body.length}`);
  for (const [name, [hit, all]] of Object.entries(kept)) console.log(`pages, ${name}: ${(hit / all).toFixed(3)} of ${all}`);
  for (const [name, {hit, system, gold, story, lost}] of Object.entries(marks)) {
    const [precision, recall] = [system ? hit / system : 1, gold ? hit / gold : 1];
    const f1 = (2 * precision * recall) / (precision + recall || 1);
    console.log(
      `lines, ${name}: p ${precision.toFixed(3)} r ${recall.toFixed(3)} f1 ${f1.toFixed(3)}; story marked ${(100 * (lost / story)).toFixed(2)} %`,
    );
  }
}

function trainPages(some) {
  const gold = some.filter((one) => one.body !== undefined);
  const first = growForest(trainForest(...pageRows(gold.map((one) => ({...one, trust: 1}))), firstOptions));
  const silver = some
    .filter((one) => one.body === undefined)
    .map((one) => ({...one, trust: 0.4, gold: silverLabels(one, first), checked: checkedBlocks(one)}));
  return trainForest(...pageRows([...gold.map((one) => ({...one, trust: 1})), ...silver]), pageOptions);
}

function pageRows(some) {
  const [rows, labels, weights] = [[], [], []];
  for (const {texts, gold, rows: own, trust, checked} of some) {
    const length = texts.reduce((sum, text, k) => sum + (gold[k] >= 0.5 ? text.length : 0), 0);
    for (const [k, text] of texts.entries()) {
      const story = gold[k] >= 0.5;
      rows.push(own[k]);
      labels.push(story ? 0 : 1);
      const sure = checked?.[k] ? checkedWeight : 0;
      weights.push(sure + trust * (((Math.min(text.length, 600) * 50) / (length + 500)) * (story ? 1.2 : 1) + 0.05));
    }
  }
  return [rows, labels, weights];
}

function trainLines(some, planted, cleanDocs) {
  const forest = growForest(planted);
  const docs = [...cleanDocs];
  for (const [i, one] of some.entries()) {
    const trust = one.body === undefined ? 0.5 : 1;
    const gold = one.body === undefined ? silverLabels(one, forest) : one.gold;
    if (gold.some((share) => share >= 0.5))
      docs.push(...flatten(one, gold, seeded(i + 1)).map((doc) => ({...doc, trust: doc.trust * trust})));
  }
  const [rows, labels, weights] = [[], [], []];
  for (const {lines, trust} of docs) {
    const measured = measureLines(lines);
    for (const [k, line] of lines.entries()) {
      if (line.weight === 0) continue;
      rows.push(measured[k]);
      labels.push(line.furniture ? 1 : 0);
      weights.push(line.weight * trust * Math.min(4, 0.3 + Math.sqrt(line.text.length) / 8) * (line.furniture ? 1 : 1.5));
    }
  }
  return trainForest(rows, labels, weights, lineOptions);
}

/** The ways in which a page loses its markup: all of it shown, most furniture gone, or a sentence a line. */
function flatten({texts, headline}, gold, random) {
  const all = [...texts.keys()];
  const story = all.filter((k) => gold[k] >= 0.5);
  const line = (k, gap) => ({
    text: texts[k].replace(/\n/g, " "),
    gap,
    furniture: k !== headline && gold[k] < 0.5,
    weight: k === headline ? 0.3 : 1,
  });
  const docs = [
    {kind: "all text", trust: 0.5, lines: all.map((k) => line(k, 0))},
    {kind: "all text, blank lines", trust: 0.5, lines: all.map((k) => line(k, 1))},
  ];
  for (const [far, near] of [
    [0, 0.15],
    [0.03, 0.25],
    [0.12, 0.5],
    [0.4, 0.8],
  ]) {
    const gap = random() < 0.6 ? 1 : 0;
    const kept = keepSome(all, story, gold, headline, {far, near}, random);
    docs.push({kind: `furniture kept ${far}`, trust: 1, lines: kept.map((k) => line(k, gap))});
  }
  const some = all.filter((k) => gold[k] >= 0.5 || k === headline || random() < 0.08);
  const sentences = some.flatMap((k) => sentencesOf(texts[k]).map((text) => ({...line(k, 0), text})));
  docs.push({kind: "a sentence a line", trust: 1, lines: sentences});
  return docs;
}

// Crawlers leave furniture in runs, and more of it beside the story than far from it.
function keepSome(all, story, gold, headline, {far, near}, random) {
  const [from, to] = [story[0], story.at(-1)];
  let keeping = false;
  return all.filter((k) => {
    if (gold[k] >= 0.5) return true;
    if (k === headline) return random() < 0.8;
    const distance = k < from ? from - k : k > to ? k - to : 1;
    if (random() < 0.35 || k === from - 4 || k === to + 1) keeping = random() < (distance <= 4 ? near : far);
    return keeping;
  });
}

function sentencesOf(text) {
  return text.replace(/\n/g, " ").split(/(?<=[.!?]["”]?)\s+(?=["“]?\p{Lu})/u);
}

function goldPage(page) {
  const one = measured(page);
  return {...one, body: page.articleBody, gold: labelBlocks(one.texts, page.articleBody)};
}

function silverPage(page) {
  return {...measured(page), with: page.with ?? [], without: page.without ?? []};
}

function checkedBlocks(one) {
  const strings = [...one.with, ...one.without].map(flat);
  return one.texts.map((text) => strings.some((string) => flat(text).includes(string)));
}

// What somebody said must be kept or dropped overrules what the first forest believes.
function silverLabels(one, forest) {
  const keep = one.with.map(flat);
  const drop = one.without.map(flat);
  return one.texts.map((text, k) => {
    const words = flat(text);
    if (keep.some((string) => words.includes(string))) return 1;
    if (drop.some((string) => words.includes(string))) return 0;
    return scoreRow(forest, one.rows[k]) <= 0 ? 1 : 0;
  });
}

function measured({html}) {
  const document = parsePage(html);
  const rendered = renderBlocks(rootOf(document));
  const texts = rendered.blocks.map((block) => rendered.text.slice(block.start, block.end));
  const title = flat(document.querySelector("h1")?.textContent ?? "");
  return {
    texts,
    rows: measureBlocks(rendered, structuredText(document)),
    headline: title.length < 10 ? -1 : texts.findLastIndex((text) => flat(text) === title),
  };
}

function scoreLines(marks, {kind, lines}, forest) {
  marks[kind] ??= {hit: 0, system: 0, gold: 0, story: 0, lost: 0};
  const sums = marks[kind];
  for (const [k, row] of measureLines(lines).entries()) {
    const [marked, length] = [scoreRow(forest, row) > 0, lines[k].text.length];
    if (marked && lines[k].furniture) sums.hit += length;
    if (marked) sums.system += length;
    if (lines[k].furniture) sums.gold += length;
    else sums.story += length;
    if (marked && !lines[k].furniture) sums.lost += length;
  }
}

function countStrings(kept, one, story) {
  const words = flat(story);
  for (const string of one.with) {
    kept.with[1]++;
    if (words.includes(flat(string))) kept.with[0]++;
  }
  for (const string of one.without) {
    kept.without[1]++;
    if (!words.includes(flat(string))) kept.without[0]++;
  }
}

function shingleScore(story, body) {
  const [found, wanted] = [shingles(story), shingles(body)];
  let [hit, extra, missing] = [0, 0, 0];
  for (const key of new Set([...found.keys(), ...wanted.keys()])) {
    const [a, b] = [wanted.get(key) ?? 0, found.get(key) ?? 0];
    hit += Math.min(a, b);
    extra += Math.max(0, b - a);
    missing += Math.max(0, a - b);
  }
  return {p: hit / (hit + extra || 1), r: hit / (hit + missing || 1)};
}

function shingles(text) {
  const words = wordsOf(text);
  const counts = new Map();
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const key = words.slice(i, i + 4).join(" ");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function loadPages(name) {
  const raw = gunzipSync(readFileSync(`${values.data}/${name}/pages.jsonl.gz`)).toString("utf8");
  return raw
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Stories without furniture: whatever is marked in them is a mistake. */
function loadClean() {
  const lines = (paragraphs, gap) =>
    paragraphs.filter((text) => text.trim()).map((text) => ({text: text.trim(), gap, furniture: false, weight: 1}));
  const read = (name) =>
    readFileSync(`${values.data}/${name}/${name}.jsonl`, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const basil = read("basil").map(({title, text}, i) => ({
    kind: "clean story",
    trust: 0.5,
    lines: lines([title ?? "", ...text.split(/\n+/)], i % 2),
  }));
  const wcl = read("newswcl50").map(({text}) => ({kind: "clean story", trust: 0.5, lines: lines(text.split(/\n+/), 0)}));
  return [...basil, ...wcl];
}

function flat(text) {
  return wordsOf(text).join(" ");
}

function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / (numbers.length || 1);
}
