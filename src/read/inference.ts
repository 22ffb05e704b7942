// Threads that run the model. A window is always run alone and by one thread, so that its numbers depend on nothing else.
import {availableParallelism} from "node:os";
import {fileURLToPath} from "node:url";
import {Worker} from "node:worker_threads";

/** Integer inputs of one window, by name; each of shape [1, length]. */
export type Inputs = Readonly<Record<string, BigInt64Array>>;

/** What the model gives for one window, by name, flat. */
export type Outputs = Readonly<Record<string, Float32Array>>;

/** Threads that hold the model. */
export interface Inference {
  run(inputs: Inputs): Promise<Outputs>;
  close(): Promise<void>;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, {resolve: (outputs: Outputs) => void; reject: (error: Error) => void}>;
}

const THREAD = fileURLToPath(new URL("../../bin/inference.js", import.meta.url));
const MOST_THREADS = 8;

/** Starts a thread per core, eight at most. Rejects when the model cannot be loaded. */
export async function startInference(model: string): Promise<Inference> {
  const threads = await Promise.all(Array.from({length: Math.min(MOST_THREADS, availableParallelism())}, () => startThread(model)));
  let id = 0;
  return {
    run: (inputs) =>
      new Promise((resolve, reject) => {
        const thread = threads.reduce((least, one) => (one.waiting.size < least.waiting.size ? one : least));
        thread.waiting.set(++id, {resolve, reject});
        thread.worker.ref();
        thread.worker.postMessage({id, inputs});
      }),
    close: async () => {
      await Promise.all(threads.map(({worker}) => worker.terminate()));
    },
  };
}

function startThread(model: string): Promise<Thread> {
  const worker = new Worker(THREAD, {workerData: {model}});
  const thread: Thread = {worker, waiting: new Map()};
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", () => {
      worker.off("error", reject);
      worker.on("error", (error) => failAll(thread, error as Error));
      worker.on("message", (answer: {id: number; outputs?: Outputs; error?: string}) => settle(thread, answer));
      worker.unref();
      resolve(thread);
    });
  });
}

function settle(thread: Thread, {id, outputs, error}: {id: number; outputs?: Outputs; error?: string}): void {
  const waiting = thread.waiting.get(id);
  thread.waiting.delete(id);
  if (thread.waiting.size === 0) thread.worker.unref();
  if (outputs) waiting?.resolve(outputs);
  else waiting?.reject(new Error(error));
}

function failAll(thread: Thread, error: Error): void {
  for (const {reject} of thread.waiting.values()) reject(error);
  thread.waiting.clear();
}
