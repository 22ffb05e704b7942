// The desk's script as browsers get it, and the browser that tests run on.
import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {build} from "vite";

/** The system's Chromium; undefined when there is none. */
export const chromiumPlace = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

export async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      modulePreload: false,
      rollupOptions: {input: {desk: fileURLToPath(new URL("../../../src/tell/web/client/desk.ts", import.meta.url))}},
    },
  });
  const {output} = (Array.isArray(built) ? built[0] : built) as {output: {type: string; code?: string}[]};
  return output.find(({type}) => type === "chunk")?.code ?? "";
}
