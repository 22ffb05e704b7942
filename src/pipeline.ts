// The whole line on one page: reports in, situation out. Stages are pure; only whoever calls this touches disk, network or clock.
import type {Told} from "./model/reading.js";
import type {Parsed, Report} from "./model/report.js";
import type {Situation} from "./model/situation.js";
import type {Problem} from "./model/span.js";
import type {Encoder} from "./read/encoder.js";
import {read} from "./read/read.js";
import {reconcile} from "./reconcile/reconcile.js";

export type {Told} from "./model/reading.js";
export type {Parsed} from "./model/report.js";

/** Called after each report, for progress. */
export type OnRead = (done: number, report: Report) => void;

/**
 * Reads every report, one after another, in the order given, and yields it with its problems as soon as it is read. A report that
 * cannot be read yields its problem alone; the rest goes on. Two reports with one id: the later is set aside.
 */
export async function* readEach(
  parsed: Iterable<Parsed> | AsyncIterable<Parsed>,
  encoder: Encoder,
): AsyncGenerator<{readonly told?: Told; readonly problems: readonly Problem[]}> {
  const seen = new Set<string>();
  for await (const item of parsed) {
    if ("problem" in item) yield {problems: [item.problem]};
    else if (seen.has(item.report.id)) yield {problems: [sameId(item.report)]};
    else {
      seen.add(item.report.id);
      const {reading, problems} = await read(item.report, encoder);
      yield {told: {report: item.report, reading}, problems};
    }
  }
}

/** Reads every report and keeps all of them, as `readEach` does. */
export async function readAll(
  parsed: Iterable<Parsed> | AsyncIterable<Parsed>,
  encoder: Encoder,
  onRead?: OnRead,
): Promise<{told: Told[]; problems: Problem[]}> {
  const all: Told[] = [];
  const problems: Problem[] = [];
  for await (const {told, problems: found} of readEach(parsed, encoder)) {
    problems.push(...found);
    if (!told) continue;
    all.push(told);
    onRead?.(all.length, told.report);
  }
  return {told: all, problems};
}

/** Reports in, situation out. The order of the reports does not matter. */
export async function situate(parsed: Iterable<Parsed> | AsyncIterable<Parsed>, encoder: Encoder, onRead?: OnRead): Promise<Situation> {
  const {told, problems} = await readAll(parsed, encoder, onRead);
  return reconcile(told, problems);
}

function sameId(report: Report): Problem {
  return {
    stage: "report",
    code: "same-id",
    report: report.id,
    message: `a second report with the id "${report.id}" arrived; the first is kept. Give each report an id of its own.`,
  };
}
