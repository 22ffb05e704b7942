// Two statements that one report has apart and another runs into one quotation: a reader takes them for said in one breath.
import type {Form} from "../model/reading.js";
import type {Drift, Statement} from "../model/situation.js";
import type {Span} from "../model/span.js";
import {alignWords, type Word} from "./alignment.js";

/** What is known of a version that may hold others, or be held. */
export interface Held {
  readonly report: string;
  readonly spans: readonly Span[];
  readonly form: Form;
  readonly words: readonly Word[];
  readonly speaker?: string;
  /** Versions of one attribution share it. */
  readonly order: number;
}

const MOST_PER_SPEAKER = 60;
const LONG_ENOUGH = 10;
const PART = 4;
const CONTAINED = 0.85;
// Characters between two statements of a report: less is one quotation with its speaker in the middle.
const APART = 80;

/** The statements, in the order of `groups`, with the verdict `merged` where a quotation of theirs holds two of another report. */
export function markMerged(groups: readonly (readonly Held[])[], statements: readonly Statement[]): Statement[] {
  const bySpeaker = new Map<string, Held[]>();
  for (const version of groups.flat()) {
    if (!version.speaker || version.form === "indirect" || version.words.length < PART) continue;
    const list = bySpeaker.get(version.speaker) ?? [];
    bySpeaker.set(version.speaker, list);
    if (list.length < MOST_PER_SPEAKER) list.push(version);
  }
  return statements.map((statement, at) => {
    const found = groups[at]!.flatMap((version) => mergedIn(version, bySpeaker.get(version.speaker ?? "") ?? []));
    return found.length === 0 ? statement : {...statement, drift: withMerged(statement.drift, found)};
  });
}

function mergedIn(version: Held, others: readonly Held[]): Drift[] {
  if (version.form === "indirect" || version.words.length < LONG_ENOUGH) return [];
  const reports = [...new Set(others.map(({report}) => report))].filter((report) => report !== version.report);
  return reports.flatMap((report) => {
    const parts = others.filter((other) => other.report === report && isPart(other, version)).sort((a, b) => startOf(a) - startOf(b));
    const first = parts[0];
    const second = parts.find(
      (part) => first && part.order !== first.order && startOf(part) - endOf(first) > APART && areApart(first, part, version),
    );
    if (!first || !second) return [];
    return [
      {
        report: version.report,
        verdict: "merged" as const,
        against: report,
        here: {start: startOf(version), end: endOf(version)},
        there: {start: startOf(first), end: endOf(second)},
        runs: [],
        why: `two statements that ${report} has apart stand here as one quotation`,
      },
    ];
  });
}

function isPart(part: Held, whole: Held): boolean {
  if (part.words.length >= whole.words.length) return false;
  const forms = new Set(whole.words.map(({form}) => form));
  const known = part.words.filter(({form}) => forms.has(form)).length;
  if (known < CONTAINED * part.words.length) return false;
  return alignWords(part.words, whole.words).same >= CONTAINED * part.words.length;
}

// Each takes other words of the whole, but for a "the" that fits either.
function areApart(a: Held, b: Held, whole: Held): boolean {
  const placed = (part: Held) =>
    alignWords(part.words, whole.words)
      .runs.filter(({same}) => same)
      .flatMap(({thereWords}) => thereWords.map(({start}) => start));
  const [here, there] = [placed(a), new Set(placed(b))];
  const both = here.filter((start) => there.has(start)).length;
  return both * 4 <= Math.min(here.length, there.size);
}

function withMerged(drift: readonly Drift[], found: readonly Drift[]): Drift[] {
  const others = drift.filter(
    (one) =>
      one.verdict === "altered" ||
      !found.some(
        ({report, against}) => (one.report === report && one.against === against) || (one.report === against && one.against === report),
      ),
  );
  return [...others, ...found];
}

function startOf({spans}: Held): number {
  return spans[0]!.start;
}

function endOf({spans}: Held): number {
  return spans.at(-1)!.end;
}
