// Problems as lines on standard error: which report, what arrived, what to do.
import type {Problem} from "../../model/span.js";
import {printable} from "../printable.js";

/** Lines of the situation that the gate left out are many when one thing is wrong; the JSON has them all. */
const shownOfTell = 10;

/** `crosswire: 07-courier: the file is empty; …`, on one line, without control characters. */
export function problemLine({report, span, message}: Problem): string {
  const place = span ? ` ${span.start}-${span.end}` : "";
  const named = report !== undefined && !message.includes(report) ? `${report}${place}: ` : "";
  return `crosswire: ${printable(named + message)}\n`;
}

/** All problems of a situation as lines; of those that concern its lines, the first few and their number. */
export function problemLines(problems: readonly Problem[]): string[] {
  const ofReports = problems.filter(({stage}) => stage !== "tell");
  const ofLines = problems.filter(({stage}) => stage === "tell");
  const rest = ofLines.length - shownOfTell;
  const more = rest > 0 ? [`crosswire: and ${rest} more lines without sound evidence; --format json lists them.\n`] : [];
  return [...ofReports, ...ofLines.slice(0, shownOfTell)].map(problemLine).concat(more);
}
