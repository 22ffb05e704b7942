// What is measured: each set names what it needs under the shared folder and returns scores by name.
// Scores keep the scale of their scorer: 0..100 for readings, 0..1 for pages, timelines and situations.
import {readFileSync} from "node:fs";
import {parseRows, readJsonl} from "./product.js";

const SITUATIONS = ["greece-2008", "mosul-2016", "niger-2023", "qeshm-2005"];
const TIMELINES = [
  "EgyptianProtest_cnn",
  "Finan_washingtonpost",
  "LibyaWar_cnn",
  "LibyaWar_reuters",
  "MJ_bbc",
  "bpoil_bbc",
  "bpoil_foxnews",
  "bpoil_guardian",
  "bpoil_reuters",
  "bpoil_washingtonpost",
];

/** Every set, in the order in which a full run measures them. */
export const sets = [
  treebank("ud-ewt", "data/ud/en_ewt-ud-dev.conllu.gz"),
  treebank("ud-gum", "data/ud/en_gum-ud-dev.conllu.gz"),
  names("ner-conll", "data/ner-conll2003/dev.conll.gz"),
  names("ner-uner", "data/ner-uner-ewt/dev.conll.gz"),
  names("ner-crossner", "data/ner-crossner-politics/dev.conll.gz"),
  reading("attribution", "polnear", "attribution", "data/polnear/dev.jsonl", "who said what: PolNeAR dev"),
  reading("times", "tempeval3", "times", "data/tempeval3/dev.jsonl", "time expressions: TempEval-3 dev"),
  reading("events", "tempeval3", "events", "data/tempeval3/dev.jsonl", "event words: TempEval-3 dev"),
  {
    group: "polarity",
    name: "polarity",
    about: "did it happen or not: polarity of MEANTIME's event mentions",
    needs: ["data/meantime/meantime.jsonl"],
    measure: meantimePolarity,
  },
  reading("gap", "gap", "gap", "data/gap/dev.jsonl.gz", "pronouns: GAP dev", "score-gap"),
  {
    group: "ecb",
    name: "ecb",
    about: "one event from many mentions: ECB+ dev, gold mentions",
    needs: ["data/ecbplus/dev.jsonl"],
    measure: eventCoreference,
  },
  {
    group: "multicoped",
    name: "multicoped",
    about: "class of a sentence, who does it to whom: the part of Multi-CoPED that is not trained on",
    needs: ["data/multicoped/train.jsonl"],
    measure: multicoped,
  },
  {
    group: "copies",
    name: "copies",
    about: "100 planted copies among 500 articles: timeline17",
    needs: ["data/timeline17/articles.jsonl.gz"],
    measure: plantedCopies,
  },
  {group: "situations", name: "situations", about: "the four gold situations and the contract", needs: ["situations"], measure: situations},
  {
    group: "pages",
    name: "pages-body",
    about: "story text of pages: article-extraction",
    needs: ["data/article-extraction"],
    measure: pagesBody,
  },
  {
    group: "pages",
    name: "pages-meta",
    about: "dates and kept strings of pages: web-metadata",
    needs: ["data/web-metadata"],
    measure: pagesMeta,
  },
  {
    group: "speed",
    name: "speed",
    about: "sentences a second, peak memory, cold start",
    needs: ["data/ud", "situations/niger-2023"],
    measure: speed,
  },
  ...TIMELINES.map(timeline),
];

function treebank(name, path) {
  return {
    group: "ud",
    name,
    about: `words, sentences, tags and dependencies from raw text: ${path.split("/").at(-1)}`,
    needs: [path],
    measure(product) {
      const gold = product.at(path);
      const read = product.read(product.prepare(`${name}.jsonl`, "score-reading", ["prepare", "ud", gold]));
      return f1s(name, parseRows(product.scorer("score-reading", ["ud", gold, read.out]).stdout));
    },
  };
}

function names(name, path) {
  return {
    group: "ner",
    name,
    about: `people, organisations, places: ${path.split("/").at(-2)} dev`,
    needs: [path],
    measure(product) {
      const gold = product.prepare(`${name}.gold.jsonl`, "conll-to-jsonl", [product.at(path)]);
      const read = product.read(product.prepare(`${name}.jsonl`, "score-reading", ["prepare", "jsonl", gold]));
      return f1s(name, parseRows(product.scorer("score-reading", ["ner", gold, read.out]).stdout));
    },
  };
}

function reading(group, input, command, path, about, scorer = "score-reading") {
  return {
    group,
    name: group,
    about,
    needs: [path],
    measure(product) {
      const gold = product.at(path);
      const read = product.read(product.prepare(`${input}.jsonl`, "score-reading", ["prepare", "jsonl", gold]));
      return f1s(group, parseRows(product.scorer(scorer, [command, gold, read.out]).stdout));
    },
  };
}

/** Polarity is read by rules, which have not seen these documents; the model's other heads are trained on them. */
function meantimePolarity(product) {
  const gold = product.prepare("meantime.gold.jsonl", "meantime-to-events", [product.at("data/meantime/meantime.jsonl")]);
  const read = product.read(product.prepare("meantime.jsonl", "score-reading", ["prepare", "jsonl", gold]));
  return {"polarity.accuracy": parseRows(product.scorer("score-reading", ["events", gold, read.out]).stdout)["polarity accuracy"]};
}

/** CoNLL F1 and its three parts, and what equal lemmas within the gold subtopic would give. */
function eventCoreference(product) {
  const rows = parseRows(product.scorer("score-ecb", [product.at("data/ecbplus/dev.jsonl")]).stdout);
  return {
    "ecb.muc": rows["joined MUC"].f1,
    "ecb.b3": rows["joined B3"].f1,
    "ecb.ceaf_e": rows["joined CEAF-e"].f1,
    "ecb.conll": rows["joined CoNLL"].f1,
    "ecb.lemma_in_subtopic": rows["lemma in subtopic CoNLL"].f1,
  };
}

function multicoped(product) {
  const gold = product.at("data/multicoped/train.jsonl");
  const read = product.read(product.prepare("multicoped.jsonl", "score-reading", ["prepare", "jsonl", gold]));
  const rows = parseRows(product.scorer("score-multicoped", [gold, read.out]).stdout);
  const parties = (rows.actor.f1 + rows.recipient.f1) / 2;
  return {
    "multicoped.class": rows.class.accuracy,
    "multicoped.actor": rows.actor.f1,
    "multicoped.recipient": rows.recipient.f1,
    "multicoped.parties": Math.round(100 * parties) / 100,
  };
}

function plantedCopies(product) {
  const {recall, precision} = JSON.parse(product.scorer("planted-copies", [product.at("data/timeline17/articles.jsonl.gz")]).stdout);
  return {"copies.recall": recall, "copies.precision": precision};
}

/** The F1 of each row, and rows that are one number. */
function f1s(name, rows) {
  return Object.fromEntries(
    Object.entries(rows)
      .map(([row, value]) => [`${name}.${slug(row)}`, typeof value === "number" ? value : value.f1])
      .filter(([, value]) => Number.isFinite(value)),
  );
}

function slug(row) {
  return row
    .replaceAll(/[^\w]+/g, "_")
    .replace(/_$/, "")
    .toLowerCase();
}

/** Every row of every situation, the mean of each over the situations, the pooled counts, and the faults against the contract. */
function situations(product) {
  const rows = {};
  let faults = 0;
  for (const name of SITUATIONS) {
    const reports = product.at(`situations/${name}/reports.jsonl`);
    const {out} = product.sitrep(reports);
    rows[name] = JSON.parse(product.scorer("score", [product.at(`situations/${name}`), out, "--json"]).stdout);
    faults += Number(/(\d+) faults/.exec(product.scorer("check-situation", [reports, out]).stdout)?.[1]);
  }
  const scores = {};
  for (const [name, kinds] of Object.entries(rows)) {
    for (const [kind, row] of Object.entries(kinds))
      for (const [key, value] of measures(row)) scores[`situations.${name}.${kind}.${key}`] = value;
  }
  return {...scores, ...means(rows), ...pooled(rows), "situations.all.faults": faults};
}

const COUNTS = new Set(["gold", "system", "hit", "of", "right"]);

function measures(row) {
  return Object.entries(row).filter(([key, value]) => !COUNTS.has(key) && value !== null);
}

function means(rows) {
  const sums = {};
  for (const kinds of Object.values(rows)) {
    for (const [kind, row] of Object.entries(kinds)) {
      for (const [key, value] of measures(row)) {
        sums[`situations.mean.${kind}.${key}`] ??= [];
        sums[`situations.mean.${kind}.${key}`].push(value);
      }
    }
  }
  return Object.fromEntries(Object.entries(sums).map(([key, values]) => [key, thousandths(mean(values))]));
}

/** Furniture by characters over all four, and the story dates right out of those that gold states. */
function pooled(rows) {
  const sum = (kind, key) => Object.values(rows).reduce((total, kinds) => total + kinds[kind][key], 0);
  const hit = sum("furniture", "hit");
  return {
    "situations.all.furniture.f1": thousandths((2 * hit) / Math.max(1, sum("furniture", "system") + sum("furniture", "gold"))),
    "situations.all.story_date.right": sum("story_date", "right"),
    "situations.all.story_date.invented": sum("story_date", "invented"),
  };
}

function pagesBody(product) {
  const pages = product.at("data/article-extraction/pages.jsonl.gz");
  const read = product.read(product.prepare("article-extraction.jsonl", "score-extraction", ["prepare", pages]));
  const {body} = parseRows(product.scorer("score-extraction", ["body", pages, read.out]).stdout);
  return {"pages.body.p": body.p, "pages.body.r": body.r, "pages.body.f1": body.f1};
}

function pagesMeta(product) {
  const pages = product.at("data/web-metadata/pages.jsonl.gz");
  const read = product.read(product.prepare("web-metadata.jsonl", "score-extraction", ["prepare", pages]));
  const rows = parseRows(product.scorer("score-extraction", ["meta", pages, read.out]).stdout);
  return {"pages.meta.date": rows.date.exact, "pages.meta.with": rows.with.kept, "pages.meta.without": rows.without.dropped};
}

/** `crosswire read` on EWT dev with its start included, and `crosswire sitrep` on five reports from a cold start. */
function speed(product) {
  const gold = product.at("data/ud/en_ewt-ud-dev.conllu.gz");
  const read = product.read(product.prepare("ud-ewt.jsonl", "score-reading", ["prepare", "ud", gold]));
  const sentences = readJsonl(read.out).reduce((total, reading) => total + reading.sentences.length, 0);
  const sitrep = product.sitrep(product.at("situations/niger-2023/reports.jsonl"), "text");
  return {
    "speed.read.sentences_per_second": Math.round(sentences / read.seconds),
    "speed.read.peak_mb": Math.round(read.megabytes),
    "speed.sitrep.cold_seconds": Math.round(sitrep.seconds * 100) / 100,
  };
}

function timeline(collection) {
  const articles = "data/timeline17/articles.jsonl.gz";
  const gold = "data/timeline17/timelines.jsonl";
  return {
    group: "timeline",
    name: `timeline-${collection}`,
    about: `days that mattered: timeline17 ${collection}`,
    needs: [articles, gold],
    measure(product) {
      const input = product.prepare(`t17-${collection}.jsonl`, "score-timeline", ["prepare", product.at(articles), collection]);
      const {out, seconds, megabytes} = product.sitrep(input);
      const found = product.scorer("score-timeline", ["score", product.at(gold), collection, out]).stdout;
      const dateF1 = [...found.matchAll(/Date-F1 ([\d.]+)$/gm)].map(([, value]) => Number(value));
      const reports = readFileSync(input, "utf8").split("\n").filter(Boolean).length;
      return {
        [`timeline.${collection}.date_f1`]: thousandths(mean(dateF1)),
        [`timeline.${collection}.seconds_per_100`]: Math.round((seconds / reports) * 1000) / 10,
        [`timeline.${collection}.peak_mb`]: Math.round(megabytes),
      };
    },
  };
}

function mean(values) {
  return values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);
}

function thousandths(value) {
  return Math.round(value * 1000) / 1000;
}

/** The scores with the mean Date-F1 over the ten timelines, once all ten have been measured. */
export function withTimelineMean(scores) {
  const dateF1 = TIMELINES.map((collection) => scores[`timeline.${collection}.date_f1`]);
  return dateF1.includes(undefined) ? scores : {...scores, "timeline.mean.date_f1": thousandths(mean(dateF1))};
}
