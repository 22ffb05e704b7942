// A thread of the reader: runs the model on one window at a time, so that windows can be read side by side.
// onnxruntime-node runs synchronously, and one thread a window wastes less than many threads on one.
import {parentPort, workerData} from "node:worker_threads";
import {InferenceSession, Tensor} from "onnxruntime-node";

const session = await InferenceSession.create(workerData.model, {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  graphOptimizationLevel: "all",
  logSeverityLevel: 3,
});
parentPort.on("message", async ({id, inputs}) => {
  try {
    const feeds = Object.fromEntries(
      Object.entries(inputs).map(([name, values]) => [name, new Tensor("int64", values, [1, values.length])]),
    );
    const out = await session.run(feeds);
    const outputs = Object.fromEntries(Object.entries(out).map(([name, tensor]) => [name, tensor.data]));
    parentPort.postMessage({id, outputs});
  } catch (error) {
    parentPort.postMessage({id, error: String(error)});
  }
});
parentPort.postMessage({ready: true});
