// `crosswire read`: one line of JSON per report, written as soon as it is read, so that memory does not grow with their number.
import {readEach} from "../../pipeline.js";
import {parseInputs} from "../inputs.js";
import {readingJson} from "../json.js";
import {type Effects, openOutput} from "./effects.js";
import {problemLine} from "./problems.js";
import {startProgress} from "./progress.js";

/** Options of `crosswire read`, as commander gives them. */
export interface ReadOptions {
  readonly format: "jsonl";
  readonly out?: string;
  readonly model?: string;
}

/** Reads the inputs, writes their readings, and returns the exit code. */
export async function writeReadings(inputs: readonly string[], options: ReadOptions, effects: Effects): Promise<number> {
  const output = await openOutput(options.out, effects);
  let done = 0;
  try {
    const encoder = await effects.loadEncoder(options.model);
    const progress = await startProgress(effects);
    try {
      for await (const {told, problems} of readEach(parseInputs(inputs, {stdin: effects.stdin, now: effects.now}), encoder)) {
        for (const problem of problems) effects.stderr(problemLine(problem));
        if (!told) continue;
        await output.write(`${JSON.stringify(readingJson(told))}\n`);
        progress.step(++done, told.report.id);
      }
    } finally {
      progress.stop();
      await encoder.close();
    }
    await (done > 0 ? output.finish() : output.abandon());
    return done > 0 ? 0 : 1;
  } catch (error) {
    await output.abandon();
    throw error;
  }
}
