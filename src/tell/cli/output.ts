// Where a command writes: standard output, or a file that appears whole or not at all. A run that may be resumed keeps what it wrote
// in FILE.part when it is stopped, and a later run goes on from there.
import {createReadStream, existsSync, rmSync} from "node:fs";
import {open, rename, rm, stat, truncate} from "node:fs/promises";
import {basename, dirname, join, resolve} from "node:path";
import {createInterface} from "node:readline";
import {UsageError} from "../../errors.js";
import type {Effects} from "./effects.js";

/** A place that output is written to piece by piece; a file appears on `finish`, or not at all after `abandon`. */
export interface Output {
  /** Ids of the lines that an earlier, stopped run wrote. */
  readonly done: ReadonlySet<string>;
  write(text: string): void | Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** Opens standard output, or a file by way of another beside it. Throws UsageError when the file cannot be written. */
export async function openOutput(file: string | undefined, effects: Effects, {resume = false} = {}): Promise<Output> {
  if (file === undefined && resume) throw new UsageError("nothing-to-resume", "--resume goes on with a file. Give it with --out.");
  if (file === undefined) return {done: new Set(), write: (text) => effects.stdout(text), finish: async () => {}, abandon: async () => {}};
  const path = resolve(file);
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new UsageError("out-is-a-folder", `--out ${file} is a folder. Give a file name in it.`);
  // A device or a pipe cannot be replaced by a file: it takes the pieces as they come.
  if (there !== undefined && !there.isFile()) return writeFileAt(path, undefined, file, new Set());
  if (!resume) return writeFileAt(join(dirname(path), `.${basename(path)}.${process.pid}.part`), path, file, new Set());
  return writeFileAt(`${path}.part`, path, file, await wholeLines(`${path}.part`), true);
}

async function writeFileAt(at: string, path: string | undefined, named: string, done: ReadonlySet<string>, kept = false): Promise<Output> {
  const handle = await open(at, kept ? "a" : "w").catch((cause) => {
    throw new UsageError("cannot-write", `--out ${named} cannot be written: its folder is missing or closed to you. Create it first.`, {
      cause,
    });
  });
  const passing = path !== undefined && !kept;
  // the signal is raised again instead of exit(), which would tear down the model's threads in the middle of a window and abort
  const stopped = (signal: NodeJS.Signals) => {
    if (passing) rmSync(at, {force: true});
    process.off("SIGINT", stopped).off("SIGTERM", stopped);
    process.kill(process.pid, signal);
  };
  process.once("SIGINT", stopped).once("SIGTERM", stopped);
  const close = async () => {
    process.off("SIGINT", stopped).off("SIGTERM", stopped);
    await handle.close();
  };
  return {
    done,
    write: (text) => handle.writeFile(text),
    finish: async () => {
      await close();
      if (path !== undefined) await rename(at, path);
    },
    abandon: async () => {
      await close();
      if (passing) await rm(at, {force: true});
    },
  };
}

/** Ids of the whole lines of a stopped run's file; a line that was cut off is taken away. */
async function wholeLines(file: string): Promise<Set<string>> {
  const ids = new Set<string>();
  if (!existsSync(file)) return ids;
  let length = 0;
  for await (const line of createInterface({input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY})) {
    const id = line.endsWith("}") ? /^\{"id":("(?:[^"\\]|\\.)*")/.exec(line)?.[1] : undefined;
    if (id === undefined) break;
    ids.add(JSON.parse(id));
    length += Buffer.byteLength(line) + 1;
  }
  await truncate(file, Math.min(length, (await stat(file)).size));
  return ids;
}
