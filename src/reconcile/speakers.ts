// Who speaks where: the statements of a situation by report and place.
import type {Statement} from "../model/situation.js";
import {contains, overlaps, type Span} from "../model/span.js";

/** Looks up who speaks where, by the statements of a report. */
export interface Speakers {
  /** The speaker of the innermost statement that covers the span. */
  speakerAt(report: string, span: Span): string | undefined;
  /** Date of that statement; undefined when only the days between which it was made are known. */
  dateAt(report: string, span: Span): string | undefined;
  /** True when the span stands inside what somebody says. */
  isSaid(report: string, span: Span): boolean;
  /** All of this for one report in one string: whoever keeps what it says of the report compares it. */
  signatureOf(report: string): string;
}

/** Indexes the statements of a situation by report and place. */
export function indexSpeakers(statements: readonly Statement[]): Speakers {
  const byReport = new Map<string, {span: Span; statement: Statement}[]>();
  for (const statement of statements) {
    for (const mention of statement.mentions) {
      const list = byReport.get(mention.report) ?? [];
      byReport.set(mention.report, list);
      list.push({span: mention, statement});
    }
  }
  for (const list of byReport.values()) list.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  const at = (report: string, span: Span) =>
    byReport.get(report)?.find((one) => contains(one.span, span)) ?? byReport.get(report)?.find((one) => overlaps(one.span, span));
  return {
    speakerAt: (report, span) => at(report, span)?.statement.speaker,
    dateAt: (report, span) => {
      const date = at(report, span)?.statement.date;
      return date?.includes("/") ? undefined : date;
    },
    isSaid: (report, span) => at(report, span) !== undefined,
    signatureOf: (report) =>
      JSON.stringify(
        byReport.get(report)?.map(({span: {start, end}, statement: {speaker, date}}) => [start, end, speaker ?? "", date ?? ""]) ?? [],
      ),
  };
}
