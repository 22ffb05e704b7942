// Keeps a clone ready: what is needed is installed when it is missing or older than the lock file, and built. Shared by start and test.
import {spawnSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** The folder of the clone. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Installs and builds what is not there yet. Ends the process when that fails. */
export function makeReady() {
  if (!isInstalled()) {
    console.error("crosswire: installing what is needed (npm ci)");
    run("npm", ["ci", "--no-audit", "--no-fund"], {shell: process.platform === "win32"});
  }
  run(process.execPath, ["bin/build.js"]);
}

/** Runs a program in the clone with our terminal. Ends the process with its code when it fails. */
export function run(program, args, options = {}) {
  const {status, error} = spawnSync(program, args, {cwd: root, stdio: "inherit", ...options});
  if (error) console.error(`crosswire: ${program} cannot be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** True when node_modules holds every package of the lock file in its version; packages for other systems may be missing. */
function isInstalled() {
  const wanted = packagesOf("package-lock.json");
  const there = packagesOf("node_modules/.package-lock.json");
  if (!wanted || !there) return false;
  return Object.entries(wanted).every(
    ([path, {version, optional}]) => path === "" || there[path]?.version === version || (optional && !there[path]),
  );
}

function packagesOf(lock) {
  const file = join(root, lock);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : undefined;
}
