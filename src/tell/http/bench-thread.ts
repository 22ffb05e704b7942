// The bench in a thread of its own, so that reading and reconciling never keep a page waiting.
import {isMainThread, parentPort, Worker, workerData} from "node:worker_threads";
import {ModelError} from "../../errors.js";
import {type Bench, benchOf, type Stages} from "./bench.js";

/** Which stages the thread loads: a module that exports `loadStages(options)`. */
export interface ThreadOptions {
  readonly module?: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

type Call = {readonly id: number; readonly name: keyof Bench; readonly values: unknown[]};
type Reply = {readonly id: number; readonly value?: unknown; readonly error?: {code?: string; message: string; stack?: string}};

/** Megabytes for what has just been made: with less, reconciling a thousand reports spends a fifth of its time on collecting garbage. */
const YOUNG = 192;

/** Starts the thread; its reader loads there. */
export function startBench(options: ThreadOptions): Bench {
  const worker = new Worker(new URL(import.meta.url), {workerData: {bench: options}, resourceLimits: {maxYoungGenerationSizeMb: YOUNG}});
  const waiting = new Map<number, {resolve: (value: unknown) => void; reject: (error: Error) => void}>();
  let calls = 0;
  const call = (name: keyof Bench, ...values: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(++calls, {resolve, reject});
      worker.postMessage({id: calls, name, values} satisfies Call);
    });
  const failAll = (error: Error) => {
    for (const {reject} of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("message", ({id, value, error}: Reply) => {
    const caller = waiting.get(id);
    waiting.delete(id);
    if (error) caller?.reject(rebuilt(error));
    else caller?.resolve(value);
  });
  worker.on("error", failAll);
  worker.on("exit", () => failAll(new Error("the reading thread has ended")));
  const over = <N extends keyof Bench>(name: N) => ((...values: unknown[]) => call(name, ...values)) as Bench[N];
  return {
    reader: over("reader"),
    read: over("read"),
    parse: over("parse"),
    hold: over("hold"),
    drop: over("drop"),
    restore: over("restore"),
    reconcile: over("reconcile"),
    show: over("show"),
    mark: over("mark"),
    preview: over("preview"),
    close: async () => {
      await call("close").catch(() => undefined);
      await worker.terminate();
    },
  };
}

/** Errors lose their class between threads; the model's keeps its code. */
function rebuilt({code, message, stack}: NonNullable<Reply["error"]>): Error {
  const error = code === undefined ? new Error(message) : new ModelError(code, message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

async function answerCalls({module = new URL("./stages.js", import.meta.url).href, options = {}}: ThreadOptions): Promise<void> {
  const loading = (import(module) as Promise<{loadStages: (options: unknown) => Promise<Stages>}>).then(({loadStages}) =>
    loadStages(options),
  );
  // Whoever asks for the reader gets the failure.
  loading.catch(() => undefined);
  const bench = benchOf(loading);
  parentPort?.on("message", async ({id, name, values}: Call) => {
    try {
      const value = await (bench[name] as (...values: unknown[]) => Promise<unknown>)(...values);
      parentPort?.postMessage({id, value} satisfies Reply);
    } catch (error) {
      const {code, message, stack} = error as {code?: string; message: string; stack?: string};
      parentPort?.postMessage({id, error: {...(error instanceof ModelError && {code}), message, stack}} satisfies Reply);
    }
  });
}

if (!isMainThread && (workerData as {bench?: ThreadOptions} | null)?.bench) await answerCalls((workerData as {bench: ThreadOptions}).bench);
