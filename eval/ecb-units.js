// ECB+ (Cybulska and Vossen 2014) as the product sees it: each text is read, with the gold event words in the place of those that the model
// would choose, and goes through lineage, story dates and actors up to the units that `clusterEvents` compares.
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/** Reads the built stages once; `built` is the URL of `dist/`. */
export async function loadStages(built) {
  const part = (path) => import(new URL(path, built));
  const modules = await Promise.all(
    [
      "model/forest",
      "read/attributions",
      "read/coreference",
      "read/encoder",
      "read/entities",
      "read/events",
      "read/sentences",
      "read/story-date",
      "read/times",
      "reconcile/actors",
      "reconcile/event-clusters",
      "reconcile/event-pairs",
      "reconcile/events",
      "reconcile/lineage",
      "reconcile/stories",
      "reconcile/story-dates",
    ].map((name) => part(`${name}.js`)),
  );
  return Object.assign({}, ...modules);
}

/**
 * Documents of a gold file with their readings, in order of their ids. With `keep`, a folder, readings are kept there and
 * used again; `model` is the folder of another reader than the shipped one.
 */
export async function readDocuments(stages, goldFile, {keep, model} = {}) {
  const kept = keep && join(keep, `${goldFile.split("/").at(-1)}.read`);
  if (kept && existsSync(kept)) return parseLines(kept);
  const encoder = await stages.loadEncoder(model);
  const documents = [];
  for (const gold of parseLines(goldFile).sort((a, b) => (a.id < b.id ? -1 : 1))) documents.push(await readDocument(stages, encoder, gold));
  await encoder.close();
  if (kept) writeFileSync(kept, documents.map((document) => JSON.stringify(document)).join("\n"));
  return documents;
}

/** `{units, mentions, stories, reportAt}`: a mention is `{unit, cluster, topic, subtopic}`, its unit an index. */
export function unitsOf(stages, documents) {
  const sorted = documents.map(({told}) => told);
  const told = stages.settleStoryDates(sorted, stages.findLineage(sorted));
  const units = stages.eventUnits(told, stages.joinActors(told)).map((unit) => ({...unit, realm: "fact"}));
  const places = new Map(told.map(({report}, place) => [report.id, place]));
  const unitAt = new Map(units.map(({report, start}, index) => [`${report} ${start}`, index]));
  const mentions = documents.flatMap(({gold, topic, subtopic, told: {report}}) =>
    gold.flatMap(({head, cluster}) => {
      const unit = unitAt.get(`${report.id} ${head}`);
      return unit === undefined ? [] : [{unit, cluster, topic, subtopic}];
    }),
  );
  return {units, mentions, stories: stages.compareStories(told), told, reportAt: (report) => places.get(report)};
}

async function readDocument(stages, encoder, {id, topic, subtopic, text, mentions, selected_sentences: selected}) {
  const report = {id, text, plain: true, furniture: [], facts: [], language: "en"};
  const encoded = await encoder.encode(text);
  const sentences = stages.readSentences(text, encoded);
  const entities = stages.readEntities(text, sentences, encoded);
  const coreference = stages.readCoreference(text, sentences, entities, encoded);
  const spans = stages.readTimes(text, sentences, encoded);
  const storyDate = stages.readStoryDate(report, sentences, spans);
  const times = stages.anchorTimes(report, sentences, spans, storyDate);
  const attributions = stages.readAttributions(report, sentences, encoded, times);
  const gold = mentions
    .filter(({type, sent}) => /^(NEG_)?ACTION/.test(type) && selected.includes(sent))
    .sort((a, b) => a.start - b.start)
    .flatMap((mention) => {
      const head = headOf(sentences, mention);
      return head ? [{head: head.start, cluster: clusterOf(id, mention)}] : [];
    });
  const heads = new Set(gold.map(({head}) => head));
  const events = stages
    .readEvents(report, {sentences, entities, coreference, attributions, times}, encoded, ({start}) => heads.has(start))
    // a clause that is cut away would lose the mention
    .map((event) =>
      text.slice(event.clause.start, event.clause.end).trim() ? event : {...event, clause: {start: event.start, end: event.end}},
    );
  const reading = {reportId: id, reader: encoder.version, storyDate, sentences, entities, coreference, attributions, times, events};
  return {topic, subtopic, gold, told: {report, reading}};
}

/** The word of a mention that no other of its words governs. */
function headOf(sentences, {start, end, spans = [[start, end]]}) {
  const sentence = sentences.find((one) => one.start < end && start < one.end);
  const inside = (token) => spans.some(([from, to]) => token.start < to && from < token.end);
  return (
    sentence?.tokens.find((token) => inside(token) && !(token.head >= 0 && inside(sentence.tokens[token.head]))) ??
    sentence?.tokens.find(inside)
  );
}

/** Chains of several documents have ids of their own; the others are told apart by their document. */
function clusterOf(id, {cluster_id: cluster}) {
  return /^(ACT|NEG)/.test(cluster) ? cluster : `${id} ${cluster}`;
}

function parseLines(file) {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
