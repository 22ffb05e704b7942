// Everything that the command line does to the world, as one argument, so that tests pass quiet ones.
import type {Encoder} from "../../read/encoder.js";

/** Where text comes out, and how the model comes in. */
export interface Effects {
  stdout(text: string): void | Promise<void>;
  stderr(text: string): void;
  /** True when standard error is a terminal, so that progress is shown on it. */
  readonly isTerminal: boolean;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** ISO 8601 instant of now, for the time of a fetch. */
  now(): string;
  loadEncoder(folder?: string): Promise<Encoder>;
  /** Resolves when the user stops the program (Ctrl-C). */
  stopped(): Promise<void>;
}

/** The real ones. */
export function processEffects(): Effects {
  // A reader that went away ("crosswire … | head") is no fault of the run.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  return {
    stdout: (text) => (process.stdout.write(text) ? undefined : new Promise((resume) => process.stdout.once("drain", () => resume()))),
    stderr: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    stdin: process.stdin,
    now: () => new Date().toISOString(),
    loadEncoder: async (folder) => (await import("../../read/encoder.js")).loadEncoder(folder),
    stopped: () => new Promise((resume) => process.once("SIGINT", () => resume()).once("SIGTERM", () => resume())),
  };
}
