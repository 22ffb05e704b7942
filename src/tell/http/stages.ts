// The product's own stages, as the desk runs them.
import {loadEncoder} from "../../read/encoder.js";
import {read} from "../../read/read.js";
import {reconcile} from "../../reconcile/reconcile.js";
import {parseBytes} from "../../report/parse.js";
import type {Stages} from "./bench.js";

/** Loads the reader's model (from `model`, or the one in the package). Throws ModelError when it is missing. */
export async function loadStages({model}: {readonly model?: string}): Promise<Stages> {
  const encoder = await loadEncoder(model);
  return {
    reader: encoder.version,
    read: (report) => read(report, encoder),
    reconcile,
    parse: parseBytes,
    close: async () => encoder.close(),
  };
}
