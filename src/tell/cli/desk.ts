// `crosswire desk`: opens the web desk on this machine until it is stopped.
import {UsageError} from "../../errors.js";
import type {Effects} from "./effects.js";

/** Options of `crosswire desk`, as commander gives them. */
export interface DeskOptions {
  readonly port: string;
  readonly data: string;
  readonly database?: string;
  readonly backup?: string;
  readonly model?: string;
}

/** Runs the desk until it is stopped, and returns the exit code. */
export async function openDesk(inputs: readonly string[], options: DeskOptions, effects: Effects): Promise<number> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError("bad-port", `--port ${options.port} is no port. Give a number from 0 to 65535.`);
  }
  if (options.backup !== undefined) return backUp(options.backup, options);
  const {runDesk} = await import("../http/desk.js");
  const desk = await runDesk({port, dir: options.data, databaseUrl: options.database, inputs, model: options.model});
  await effects.stdout(`The desk is open at ${desk.url}  (Ctrl-C stops it)\n`);
  await effects.stopped();
  await desk.close();
  return 0;
}

/** Copies the store, whole, also under a running desk. Originals never change and are copied as files. */
async function backUp(file: string, {data, database}: DeskOptions): Promise<number> {
  const {openStore} = await import("../../store/store.js");
  const store = await openStore(database === undefined ? {dir: data} : {url: database});
  await store.backup(file).finally(() => store.close());
  return 0;
}
