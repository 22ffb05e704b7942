// What parsing yields, gathered for tests.
import type {Report} from "../../src/model/report.js";
import type {Problem} from "../../src/model/span.js";
import type {Parsed} from "../../src/pipeline.js";
import {type Origin, parseBytes} from "../../src/report/parse.js";

export interface Collected {
  readonly reports: Report[];
  readonly problems: Problem[];
}

export async function collect(parsed: AsyncIterable<Parsed>): Promise<Collected> {
  const reports: Report[] = [];
  const problems: Problem[] = [];
  for await (const item of parsed) "report" in item ? reports.push(item.report) : problems.push(item.problem);
  return {reports, problems};
}

export function parse(content: string | Uint8Array, origin: Partial<Origin> = {}): Promise<Collected> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return collect(parseBytes(bytes, {name: "in/veld.txt", ...origin}));
}

export const paragraph =
  "Rescue crews reached the broken dam above the town of Veld on Tuesday, hours after the river had risen by two metres, the governor said.";
