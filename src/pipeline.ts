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

/** What reading one item of the input gave. */
interface Outcome {
  readonly told?: Told;
  readonly problems: readonly Problem[];
}

/** Reports that are read side by side, so that no thread of the reader waits. */
const SIDE_BY_SIDE = 4;

/**
 * Reads every report and yields it with its problems, in the order given. A report that cannot be read yields its problem alone; the
 * rest goes on. Two reports with one id: the later is set aside.
 */
export async function* readEach(parsed: Iterable<Parsed> | AsyncIterable<Parsed>, encoder: Encoder): AsyncGenerator<Outcome> {
  const seen = new Set<string>();
  const under: Promise<Outcome>[] = [];
  for await (const item of parsed) {
    under.push(readOne(item, seen, encoder));
    if (under.length === SIDE_BY_SIDE) yield await under.shift()!;
  }
  for (const outcome of under) yield await outcome;
}

async function readOne(item: Parsed, seen: Set<string>, encoder: Encoder): Promise<Outcome> {
  if ("problem" in item) return {problems: [item.problem]};
  const {report} = item;
  if (seen.has(report.id)) return {problems: [sameId(report)]};
  seen.add(report.id);
  const {reading, problems} = await read(report, encoder);
  return {told: {report, reading}, problems};
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
