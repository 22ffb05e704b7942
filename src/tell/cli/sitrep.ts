// `crosswire sitrep`: reports in, situation report out.
import {readFile} from "node:fs/promises";
import {UsageError} from "../../errors.js";
import type {Told} from "../../model/reading.js";
import type {Situation} from "../../model/situation.js";
import {readAll} from "../../pipeline.js";
import {reconcile} from "../../reconcile/reconcile.js";
import {gate} from "../gate.js";
import {parseInputs} from "../inputs.js";
import {parseSituation, renderJson} from "../json.js";
import {textsOf} from "../lines.js";
import {renderMarkdown} from "../markdown.js";
import {type Earlier, renderText} from "../text.js";
import type {Effects} from "./effects.js";
import {openOutput} from "./output.js";
import {problemLines} from "./problems.js";
import {startProgress} from "./progress.js";

/** Options of `crosswire sitrep`, as commander gives them. */
export interface SitrepOptions {
  readonly format: "text" | "md" | "html" | "json";
  readonly out?: string;
  readonly since?: string;
  readonly all?: boolean;
  readonly allow?: readonly string[];
  readonly offline?: boolean;
  readonly model?: string;
}

/** Reads the inputs, writes the situation, and returns the exit code. */
export async function writeSitrep(inputs: readonly string[], options: SitrepOptions, effects: Effects): Promise<number> {
  const earlier = options.since === undefined ? undefined : {name: options.since, situation: await loadEarlier(options.since)};
  const output = await openOutput(options.out, effects);
  try {
    const {told, situation} = await situate(inputs, options, effects);
    for (const line of problemLines(situation.problems)) effects.stderr(line);
    if (told.length > 0) await output.write(await render(situation, told, options, earlier));
    await (told.length > 0 ? output.finish() : output.abandon());
    return told.length > 0 ? 0 : 1;
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

async function situate(
  inputs: readonly string[],
  {model, allow, offline}: SitrepOptions,
  effects: Effects,
): Promise<{told: Told[]; situation: Situation}> {
  const encoder = await effects.loadEncoder(model);
  const progress = await startProgress(effects);
  try {
    const parsed = parseInputs(inputs, {stdin: effects.stdin, now: effects.now, allow, online: !offline});
    const {told, problems} = await readAll(parsed, encoder, (done, report) => progress.step(done, report.id));
    return {told, situation: gate(reconcile(told, problems), textsOf(told))};
  } finally {
    progress.stop();
    await encoder.close();
  }
}

async function render(situation: Situation, told: readonly Told[], options: SitrepOptions, earlier: Earlier | undefined): Promise<string> {
  if (options.format === "json") return renderJson(situation);
  if (options.format === "html") return (await import("../web/report-file.js")).renderReportFile(situation, told);
  const texts = textsOf(told);
  return (options.format === "md" ? renderMarkdown : renderText)(situation, texts, {earlier, all: options.all === true});
}

async function loadEarlier(file: string): Promise<Situation> {
  const text = await readFile(file, "utf8").catch((cause) => {
    throw new UsageError("no-earlier", `--since ${file} cannot be read. Give a file that \`crosswire sitrep … --format json\` wrote.`, {
      cause,
    });
  });
  const parsed = parseSituation(text, `--since ${file}`);
  if ("problem" in parsed) throw new UsageError(parsed.problem.code, parsed.problem.message);
  return parsed.situation;
}
