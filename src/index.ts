// The library: the same stages that the command line runs. A situation is published only after the gate.
//
//   import {gate, loadEncoder, parseInputs, renderText, situateTold, textsOf} from "crosswire";
//   const encoder = await loadEncoder();
//   const {told, situation} = await situateTold(parseInputs(["reports/"]), encoder);
//   console.log(renderText(situation, textsOf(told)));
import type {Told} from "./model/reading.js";
import type {Parsed} from "./model/report.js";
import type {Situation} from "./model/situation.js";
import {type OnRead, readAll} from "./pipeline.js";
import type {Encoder} from "./read/encoder.js";
import {reconcile} from "./reconcile/reconcile.js";
import {gate} from "./tell/gate.js";
import {textsOf} from "./tell/lines.js";

export {ModelError, StoreError, UsageError} from "./errors.js";
export type * from "./model/reading.js";
export type * from "./model/report.js";
export type * from "./model/situation.js";
export type {Certainty, Evidence, Problem, Span, Stage} from "./model/span.js";
export {bySpan, contains, overlaps, sharedLength, textOf, trimSpan} from "./model/span.js";
export {type OnRead, readAll, readEach} from "./pipeline.js";
export {type Encoder, loadEncoder} from "./read/encoder.js";
export {read} from "./read/read.js";
export {reconcile} from "./reconcile/reconcile.js";
export {gate} from "./tell/gate.js";
export {type InputOptions, parseInputs} from "./tell/inputs.js";
export {parseSituation, readingJson, renderJson, situationFormat, situationJson} from "./tell/json.js";
export {type Texts, textsOf} from "./tell/lines.js";
export {renderMarkdown} from "./tell/markdown.js";
export {type Earlier, renderText, type SitrepOptions} from "./tell/text.js";

/**
 * Reports in, situation out, behind the evidence gate, with the readings it rests on. The order of the reports does not matter; what
 * cannot be read is a problem of the situation. `told` is empty when no report could be read.
 */
export async function situateTold(
  parsed: Iterable<Parsed> | AsyncIterable<Parsed>,
  encoder: Encoder,
  onRead?: OnRead,
): Promise<{readonly told: readonly Told[]; readonly situation: Situation}> {
  const {told, problems} = await readAll(parsed, encoder, onRead);
  return {told, situation: gate(reconcile(told, problems), textsOf(told))};
}
