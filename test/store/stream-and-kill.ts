// Streams reports into a store from a process of its own, and kills it after so many acknowledgements.
import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {fileURLToPath, pathToFileURL} from "node:url";
import type {StorePlace} from "../../src/store/store.js";

/** The ids that the process acknowledged before it died. */
export async function streamAndKill(place: StorePlace, prefix: string, after: number): Promise<string[]> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const writer = fileURLToPath(new URL("./stream-writer.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", tsx, writer, JSON.stringify(place), prefix], {stdio: ["ignore", "pipe", "inherit"]});
  let told = "";
  let killed = false;
  child.stdout.on("data", (chunk) => {
    told += chunk;
    if (killed || told.split("\n").length <= after) return;
    killed = true;
    child.kill("SIGKILL");
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => child.once("close", (...how) => resolve(how)));
  if (signal !== "SIGKILL") throw new Error(`the writer ended with ${code ?? signal} before it was killed`);
  return told.split("\n").slice(0, -1);
}
