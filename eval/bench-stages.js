// Stages that read by rule, for measuring the desk alone: every sentence is an event; the same words in two reports are one line.
import {createHash} from "node:crypto";

/** As `dist/tell/http/stages.js`, without a model. */
export async function loadStages() {
  const {parseBytes} = await import("../dist/report/parse.js");
  return {reader: "bench-1", read: async (report) => ({reading: readingOf(report), problems: []}), reconcile, parse: parseBytes};
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

function reconcile(unordered, problems) {
  const told = [...unordered].sort((a, b) => (a.report.id < b.report.id ? -1 : 1));
  const found = new Map();
  for (const {report, reading} of told)
    for (const {start, end} of reading.events) {
      const words = report.text.slice(start, end);
      const line = found.get(words) ?? {date: reading.storyDate.date, mentions: []};
      line.mentions.push({report: report.id, start, end});
      found.set(words, line);
    }
  const events = [...found].map(([what, {date, mentions}]) => ({
    id: `e-${createHash("sha256").update(what).digest("hex").slice(0, 10)}`,
    what,
    actor: [],
    recipient: [],
    date,
    status: "occurred",
    statusWhy: "",
    mentions,
    origins: [],
    independentSources: new Set(mentions.map(({report}) => report)).size,
  }));
  events.sort((a, b) => (a.id < b.id ? -1 : 1));
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
