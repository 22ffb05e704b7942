// Effects that keep what is written, for tests of the command line.
import type {Encoder} from "../../../src/read/encoder.js";
import {main} from "../../../src/tell/cli/main.js";

/** What a run of the command line wrote, and its exit code. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line with these arguments; `stdin` is what stands on standard input. */
export async function run(argv: readonly string[], {stdin = "", loadEncoder = load} = {}): Promise<Run> {
  let stdout = "";
  let stderr = "";
  const code = await main(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    isTerminal: false,
    stdin: (async function* () {
      yield new TextEncoder().encode(stdin);
    })(),
    now: () => "2031-03-05T09:00:00Z",
    loadEncoder,
    stopped: async () => {},
  });
  return {code, stdout, stderr};
}

let loaded: Promise<Encoder> | undefined;

/** The shipped model, loaded once for all tests of a file. */
async function load(): Promise<Encoder> {
  const {loadEncoder} = await import("../../../src/read/encoder.js");
  loaded ??= loadEncoder();
  return {...(await loaded), close: async () => {}};
}
