// Trains what says whether two event mentions tell of one event, on ECB+ train without topics 19 and 20 (which hold two of the situations):
//   node eval/train-event-pairs.js --shared ../shared [--keep DIR] [--model DIR] [--folds]
// First the weights of `compareStories` (logistic regression: do two documents tell one story?), then the forest over `event-pairs.ts`.
// Writes src/reconcile/story-weights.json and event-forest.json; build afterwards. --folds trains on half of the topics, joins the other
// half and prints CoNLL F1 for some thresholds: what the threshold in `event-clusters.ts` was chosen by. Writes nothing.
import {writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {seeded, trainForest} from "./boost.js";
import {byKey, conllOf} from "./coreference-measures.js";
import {loadStages, readDocuments, unitsOf} from "./ecb-units.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const {values: options} = parseArgs({
  options: {shared: {type: "string"}, keep: {type: "string"}, model: {type: "string"}, folds: {type: "boolean", default: false}},
});
const FOREST = {trees: 80, depth: 4, rate: 0.12, leaf: 40, seed: 3};
const THRESHOLDS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45];

const stages = await loadStages(new URL("../dist/", import.meta.url));
const gold = join(resolve(options.shared ?? join(root, "../shared")), "data/ecbplus/train.jsonl");
const documents = (await readDocuments(stages, gold, options)).filter(({topic}) => topic !== 19 && topic !== 20);
if (options.folds) for (const odd of [0, 1]) printFold(odd);
else {
  const {stories, forest} = train(documents);
  save("story-weights", stories);
  save("event-forest", forest);
}

function save(name, value) {
  writeFileSync(join(root, `src/reconcile/${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
}

function printFold(odd) {
  const {stories, forest} = train(documents.filter(({topic}) => topic % 2 === odd));
  const read = unitsOf(
    stages,
    documents.filter(({topic}) => topic % 2 !== odd),
  );
  const compared = stages.compareStories(read.told, stories);
  const keys = read.mentions.map(({cluster}) => cluster);
  for (const threshold of THRESHOLDS) {
    const groups = stages.clusterEvents(read.units, compared, read.reportAt, {threshold, forest: stages.growForest(forest)});
    const groupOf = new Map(groups.flatMap((group, index) => group.map((unit) => [unit, index])));
    const {conll} = conllOf(byKey(read.mentions.map(({unit}) => groupOf.get(unit))), byKey(keys));
    console.log(`fold ${odd}  threshold ${threshold}  CoNLL ${(100 * conll).toFixed(2)}`);
  }
}

function train(some) {
  const read = unitsOf(stages, some);
  const stories = trainStories(read.told, new Map(some.map(({subtopic, told}) => [told.report.id, subtopic])));
  return {stories, forest: trainPairs({...read, stories: stages.compareStories(read.told, stories)})};
}

// ---- do two documents tell one story?

function trainStories(told, subtopics) {
  const random = seeded(7);
  const {of, candidates} = stages.storyMeasures(told);
  const rows = [];
  candidates.forEach((others, a) => {
    for (const b of others) {
      const same = Number(subtopics.get(told[a].report.id) === subtopics.get(told[b].report.id));
      if (same || random() < 0.5) rows.push({x: of(a, b), y: same, weight: same ? 1 : 2});
    }
  });
  return fitLogistic(rows);
}

/** Logistic regression by gradient steps with momentum over standardised measures; the weights are those of the measures as they are. */
function fitLogistic(rows, steps = 400) {
  const columns = rows[0].x.map((_, c) => {
    const mean = rows.reduce((sum, {x}) => sum + x[c], 0) / rows.length;
    return {mean, spread: Math.sqrt(rows.reduce((sum, {x}) => sum + (x[c] - mean) ** 2, 0) / rows.length) || 1};
  });
  const inputs = rows.map(({x}) => Float64Array.from([1, ...x.map((value, c) => (value - columns[c].mean) / columns[c].spread)]));
  const weights = new Float64Array(columns.length + 1);
  const pace = new Float64Array(weights.length);
  const total = rows.reduce((sum, {weight}) => sum + weight, 0);
  for (let step = 0; step < steps; step++) {
    const gradient = weights.map((weight, c) => (c === 0 ? 0 : -1e-4 * weight));
    inputs.forEach((input, i) => {
      const sum = input.reduce((so, value, c) => so + value * weights[c], 0);
      const miss = (rows[i].weight * (rows[i].y - 1 / (1 + Math.exp(-sum)))) / total;
      for (let c = 0; c < input.length; c++) gradient[c] += miss * input[c];
    });
    for (let c = 0; c < weights.length; c++) {
      pace[c] = 0.9 * pace[c] + gradient[c];
      weights[c] += 0.5 * pace[c];
    }
  }
  const factors = columns.map(({spread}, c) => weights[c + 1] / spread);
  const start = weights[0] - columns.reduce((sum, {mean}, c) => sum + factors[c] * mean, 0);
  return {start: round(start), weights: factors.map(round)};
}

// ---- do two mentions tell of one event?

function trainPairs({units, mentions, stories, reportAt}) {
  const random = seeded(5);
  const clusters = new Map(mentions.map(({unit, cluster}) => [unit, cluster]));
  const prepared = units.map(stages.prepareUnit);
  const pairs = stages.createEventPairs(prepared, stories, reportAt);
  const [rows, labels, weights] = [[], [], []];
  for (const [a, b] of stages.candidatePairs(prepared, stories, reportAt)) {
    const same = Number(clusters.get(a) === clusters.get(b));
    const row = [...pairs.measure(a, b)];
    const share = same || row[1] ? 1 : 0.4;
    if (random() >= share) continue;
    rows.push(row);
    labels.push(same);
    weights.push(1 / share);
  }
  console.error(`${rows.length} pairs, ${labels.filter(Boolean).length} of one event`);
  return trainForest(rows, labels, weights, FOREST);
}

function round(value) {
  return Math.round(value * 1e4) / 1e4;
}
