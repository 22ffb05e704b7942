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
 * Reads every report, one after another, in the order given. A report that cannot be read becomes a problem; the rest goes on.
 * Two reports with one id: the later is set aside.
 */
export async function readAll(
  parsed: Iterable<Parsed> | AsyncIterable<Parsed>,
  encoder: Encoder,
  onRead?: OnRead,
): Promise<{told: Told[]; problems: Problem[]}> {
  const told: Told[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for await (const item of parsed) {
    if ("problem" in item) problems.push(item.problem);
    else if (seen.has(item.report.id)) problems.push(sameId(item.report));
    else {
      seen.add(item.report.id);
      const {reading, problems: found} = await read(item.report, encoder);
      told.push({report: item.report, reading});
      problems.push(...found);
      onRead?.(told.length, item.report);
    }
  }
  return {told, problems};
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
