// Stages that read by rule, so that tests of the desk need no model: every sentence is an event, every capitalised pair of words an
// actor, `X said that …` a statement. What two reports say in the same words is one line.
import {createHash} from "node:crypto";
import type {EventMention, Reading, Told} from "../../../src/model/reading.js";
import type {Report} from "../../../src/model/report.js";
import type {Situation, SituationEvent} from "../../../src/model/situation.js";
import type {Evidence, Problem} from "../../../src/model/span.js";
import {parseBytes} from "../../../src/report/parse.js";
import type {Stages} from "../../../src/tell/http/bench.js";
import {emptySituation} from "../../../src/tell/http/bench.js";

/** Options of the thread's `loadStages`, and of `plainStages`. */
export interface PlainOptions {
  readonly reader?: string;
  /** Milliseconds that reading one report takes. */
  readonly pause?: number;
}

export async function loadStages(options: PlainOptions): Promise<Stages> {
  return plainStages(options);
}

/** The stages. A report with the word "UNREADABLE" makes the reader fail. */
export function plainStages({reader = "plain-1", pause = 0}: PlainOptions = {}): Stages {
  return {
    reader,
    async read(report) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      if (report.text.includes("UNREADABLE")) throw new Error("cannot read this");
      return {reading: readingOf(report, reader), problems: []};
    },
    reconcile: reconcilePlainly,
    parse: parseBytes,
  };
}

export function readingOf(report: Report, reader: string): Reading {
  const date = /\d{4}-\d{2}-\d{2}/.exec(report.text)?.[0] ?? report.pageDate;
  return {
    reportId: report.id,
    reader,
    storyDate: {date, certainty: "stated", republished: false, why: "it says so", evidence: []},
    sentences: [],
    entities: [...report.text.matchAll(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      type: "PER" as const,
    })),
    coreference: [],
    attributions: [],
    times: [],
    events: [...report.text.matchAll(/[^\s.][^.\n]*\./g)].map((match) => eventAt(match.index, match.index + match[0].length - 1)),
  };
}

export function reconcilePlainly(unordered: readonly Told[], problems: readonly Problem[]): Situation {
  const told = [...unordered].sort((a, b) => (a.report.id < b.report.id ? -1 : 1));
  const actors = groups(told, ({reading}) => reading.entities).map(([name, mentions]) => ({
    id: idOf("actor", name),
    name,
    kind: "person" as const,
    aliases: [],
    roles: [],
    mentions,
  }));
  const lines = groups(told, ({reading}) => reading.events);
  const origins = told.map(({report}) => ({id: `o-${report.id}`, name: report.id, reports: [report.id], why: "itself", mentions: []}));
  const carriers = (mentions: readonly Evidence[]) => [...new Set(mentions.map(({report}) => report))].map((id) => `o-${id}`);
  const dateOf = (mentions: readonly Evidence[]) => told.find(({report}) => report.id === mentions[0]?.report)?.reading.storyDate.date;
  const involved = (what: string) => actors.filter(({name}) => what.includes(name)).map(({id}) => id);
  const events = lines.map(([what, mentions]): SituationEvent => {
    const origins = carriers(mentions);
    return {
      id: idOf("event", what),
      what,
      actor: involved(what),
      recipient: [],
      date: dateOf(mentions),
      dateCertainty: "stated",
      status: "occurred",
      statusWhy: "",
      mentions,
      origins,
      independentSources: origins.length,
    };
  });
  const said = lines.filter(([what]) => / said /.test(what));
  const statements = said.map(([what, mentions]) => ({
    id: idOf("statement", what),
    speaker: involved(what)[0],
    mentions: mentions.map((mention) => ({...mention, form: "indirect" as const})),
    fullest: mentions[0]!.report,
    earliest: mentions[0]!.report,
    independentSources: carriers(mentions).length,
    origins: carriers(mentions),
    drift: [],
  }));
  const threats = lines.filter(([what]) => / unless /.test(what));
  const commitments = threats.map(([what, mentions]) => ({
    id: idOf("commitment", what),
    kind: "threat" as const,
    actor: involved(what)[0],
    content: what,
    deadline: /by (\d{4}-\d{2}-\d{2})/.exec(what)?.[1],
    outcomeMentions: [],
    mentions,
    independentSources: carriers(mentions).length,
    origins: carriers(mentions),
  }));
  const days = [...new Set(events.flatMap(({date}) => date ?? []))].sort();
  return {
    ...emptySituation,
    reports: told.map(({report, reading}, index) => ({
      id: report.id,
      url: report.url,
      outlet: report.outlet,
      title: report.title,
      pageDate: report.pageDate,
      storyDate: reading.storyDate,
      furniture: report.furniture,
      agencies: [],
      sharesTextWith: [],
      independentGroup: index,
    })),
    actors,
    origins,
    statements,
    events,
    commitments,
    timeline: days.map((date) => ({date, weight: 1, events: events.filter((event) => event.date === date).map(({id}) => id)})),
    problems,
  };
}

function groups(told: readonly Told[], spansOf: (one: Told) => readonly {start: number; end: number}[]): [string, Evidence[]][] {
  const found = new Map<string, Evidence[]>();
  for (const one of told)
    for (const {start, end} of spansOf(one)) {
      const words = one.report.text.slice(start, end);
      found.set(words, [...(found.get(words) ?? []), {report: one.report.id, start, end}]);
    }
  return [...found].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function eventAt(start: number, end: number): EventMention {
  return {
    start,
    end,
    at: {sentence: 0, token: 0},
    class: "OCCURRENCE",
    tense: "PAST",
    aspect: "NONE",
    polarity: "POS",
    status: "occurred",
    statusWhy: "",
    clause: {start, end},
    actor: [],
    recipient: [],
  };
}

function idOf(kind: string, words: string): string {
  return `${kind[0]}-${createHash("sha256").update(words).digest("hex").slice(0, 8)}`;
}
