// Builds the package into dist/: TypeScript, then the desk's script and style.
import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = (command, args) => {
  const {status} = spawnSync(process.execPath, [command, ...args], {cwd: root, stdio: "inherit"});
  if (status !== 0) process.exit(status ?? 1);
};
run("node_modules/typescript/bin/tsc", []);
// The script for browsers is built by Vite, which strips types; here they are checked.
run("node_modules/typescript/bin/tsc", ["--project", "src/tell/web/client"]);
if (existsSync(`${root}/vite.config.ts`)) run("node_modules/vite/bin/vite.js", ["build", "--logLevel", "warn"]);
