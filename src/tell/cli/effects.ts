// Everything that the command line does to the world, as one argument, so that tests pass quiet ones.
import {rmSync} from "node:fs";
import {open, rename, rm, stat} from "node:fs/promises";
import {basename, dirname, join, resolve} from "node:path";
import {UsageError} from "../../errors.js";
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

/** A place that output is written to piece by piece; a file appears whole on `finish`, or not at all after `abandon`. */
export interface Output {
  write(text: string): void | Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** Opens standard output, or a file by way of a temporary one beside it. Throws UsageError when the file cannot be written. */
export async function openOutput(file: string | undefined, effects: Effects): Promise<Output> {
  if (file === undefined) return {write: (text) => effects.stdout(text), finish: async () => {}, abandon: async () => {}};
  const path = resolve(file);
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new UsageError("out-is-a-folder", `--out ${file} is a folder. Give a file name in it.`);
  // A device or a pipe cannot be replaced by a file: it takes the pieces as they come.
  const direct = there !== undefined && !there.isFile();
  const temporary = direct ? path : join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const handle = await open(temporary, "w").catch((cause) => {
    throw new UsageError("cannot-write", `--out ${file} cannot be written: its folder is missing or closed to you. Create it first.`, {
      cause,
    });
  });
  // A run that is stopped leaves nothing behind.
  const stopped = () => {
    if (!direct) rmSync(temporary, {force: true});
    process.exit(130);
  };
  process.once("SIGINT", stopped).once("SIGTERM", stopped);
  const close = async () => {
    process.off("SIGINT", stopped).off("SIGTERM", stopped);
    await handle.close();
  };
  return {
    write: (text) => handle.writeFile(text),
    finish: async () => {
      await close();
      if (!direct) await rename(temporary, path);
    },
    abandon: async () => {
      await close();
      if (!direct) await rm(temporary, {force: true});
    },
  };
}
