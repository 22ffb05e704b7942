// Stages that read by rule, for measuring the desk alone: every sentence is an event; the same words in two reports are one line.
import {createHash} from "node:crypto";

/** As `dist/tell/http/stages.js`, without a model. What it did for reports that stay is kept, as the product's reconciling keeps it. */
export async function loadStages() {
  const {parseBytes} = await import("../dist/report/parse.js");
  const known = {told: new Map(), lines: new Map()};
  return {
    reader: "bench-1",
    read: async (report) => ({reading: readingOf(report), problems: []}),
    reconcile: (told, problems) => reconcile(told, problems, known),
    parse: parseBytes,
  };
}

function readingOf(report) {
  const events = [...report.text.matchAll(/[^\s.][^.\n]*\./g)].map(({0: words, index}) => ({start: index, end: index + words.length - 1}));
  const storyDate = {date: report.pageDate, certainty: "stated", republished: false, why: "page date", evidence: []};
  return {
    reportId: report.id,
    reader: "bench-1",
    storyDate,
    sentences: [],
    entities: [],
    coreference: [],
    attributions: [],
    times: [],
    events,
  };
}

function reconcile(unordered, problems, known) {
  const told = [...unordered].sort((a, b) => (a.report.id < b.report.id ? -1 : 1));
  const ids = new Set(told.map(({report}) => report.id));
  if ([...known.told.keys()].some((id) => !ids.has(id))) for (const kept of [known.told, known.lines]) kept.clear();
  for (const {report, reading} of told) {
    if (known.told.has(report.id)) continue;
    known.told.set(report.id, reading);
    for (const {start, end} of reading.events) addMention(known.lines, report, reading, start, end);
  }
  const events = [...known.lines.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const reports = told.map(({report, reading}, index) => ({
    id: report.id,
    storyDate: reading.storyDate,
    furniture: [],
    agencies: [],
    sharesTextWith: [],
    independentGroup: index,
  }));
  const none = {actors: [], origins: [], statements: [], commitments: [], tripwires: [], positions: [], figures: []};
  return {...none, reports, events, timeline: [], discrepancies: [], silences: [], problems};
}

/** Mentions stand by report id, so that the order of arrival does not tell. */
function addMention(lines, report, reading, start, end) {
  const what = report.text.slice(start, end);
  const before = lines.get(what);
  const mentions = [...(before?.mentions ?? []), {report: report.id, start, end}].sort((a, b) => (a.report < b.report ? -1 : 1));
  const date = before && before.mentions[0] === mentions[0] ? before.date : reading.storyDate.date;
  const id = before?.id ?? `e-${createHash("sha256").update(what).digest("hex").slice(0, 10)}`;
  const independentSources = new Set(mentions.map((mention) => mention.report)).size;
  lines.set(what, {id, what, actor: [], recipient: [], date, status: "occurred", statusWhy: "", mentions, origins: [], independentSources});
}
