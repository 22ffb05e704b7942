// Problems of this stage: what arrived, where, and what to do.
import type {Problem} from "../model/span.js";

/** A problem of the report stage, as a parsed item. `name` is the file, address or id that it concerns. */
export function problemOf(code: string, name: string, message: string): {problem: Problem} {
  return {problem: {stage: "report", code, report: name, message: `${name}: ${message}`}};
}
