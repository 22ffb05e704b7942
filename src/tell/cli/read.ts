// `crosswire read`: one line of JSON per report, written as soon as it is read, so that memory does not grow with their number.
import type {Parsed} from "../../model/report.js";
import {readEach} from "../../pipeline.js";
import {parseInputs} from "../inputs.js";
import {readingJson} from "../json.js";
import type {Effects} from "./effects.js";
import {type Output, openOutput} from "./output.js";
import {problemLine} from "./problems.js";
import {startProgress} from "./progress.js";

/** Options of `crosswire read`, as commander gives them. */
export interface ReadOptions {
  readonly format: "jsonl";
  readonly out?: string;
  readonly resume?: boolean;
  readonly allow?: readonly string[];
  readonly offline?: boolean;
  readonly model?: string;
}

/** Reads the inputs, writes their readings, and returns the exit code. */
export async function writeReadings(inputs: readonly string[], options: ReadOptions, effects: Effects): Promise<number> {
  const output = await openOutput(options.out, effects, {resume: options.resume ?? false});
  try {
    const done = await readInto(output, inputs, options, effects);
    await (done > 0 ? output.finish() : output.abandon());
    return done > 0 ? 0 : 1;
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

/** Writes what is not written yet; gives the number of reports that are. */
async function readInto(output: Output, inputs: readonly string[], options: ReadOptions, effects: Effects): Promise<number> {
  const {allow, offline, model} = options;
  const encoder = await effects.loadEncoder(model);
  const progress = await startProgress(effects);
  let done = output.done.size;
  const skip = (id: string) => output.done.has(id);
  try {
    const parsed = parseInputs(inputs, {stdin: effects.stdin, now: effects.now, allow, online: !offline, skip});
    for await (const {told, problems} of readEach(leaveOut(parsed, skip), encoder)) {
      for (const problem of problems) effects.stderr(problemLine(problem));
      if (!told) continue;
      await output.write(`${JSON.stringify(readingJson(told))}\n`);
      progress.step(++done, told.report.id);
    }
  } finally {
    progress.stop();
    await encoder.close();
  }
  return done;
}

async function* leaveOut(parsed: AsyncIterable<Parsed>, skip: (id: string) => boolean): AsyncGenerator<Parsed> {
  for await (const item of parsed) if ("problem" in item || !skip(item.report.id)) yield item;
}
