// Runs the built command line and the shared scorers, each in a process of its own, and reads what they print.
import {spawnSync} from "node:child_process";
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";

// Printed by the measured process when it ends: the most memory it ever held, in kilobytes.
const MEMORY_HOOK = `data:text/javascript,process.on("exit",()=>process.stderr.write("\\nmaxrss "+process.resourceUsage().maxRSS+"\\n"))`;

/** What a run of the command line took. */
function timing(started, stderr) {
  const memory = /maxrss (\d+)/.exec(stderr);
  return {seconds: (performance.now() - started) / 1000, megabytes: memory ? Number(memory[1]) / 1024 : Number.NaN};
}

/** The product and the scorers as functions over files; readings are made once for all sets that share an input. */
export function createProduct({root, shared, work}) {
  const made = new Map();
  const at = (path) => join(shared, path);
  // a scorer or converter of our own goes first
  const own = (name) => join(root, `eval/${name}.mjs`);
  const scorer = (name, args) => runNode([existsSync(own(name)) ? own(name) : at(`eval/${name}.mjs`), ...args]);

  /** Writes what a scorer prints (prepared reports, converted gold) to a file of that name and returns its path. */
  function prepare(file, name, args) {
    const path = join(work, file);
    if (!existsSync(path)) writeFileSync(path, scorer(name, args).stdout);
    return path;
  }

  function crosswire(command, input, format, out) {
    const started = performance.now();
    const run = runNode(["--import", MEMORY_HOOK, join(root, "bin/crosswire.js"), command, input, "--format", format, "--out", out], [0]);
    return {out, ...timing(started, run.stderr)};
  }

  /** Runs `crosswire COMMAND` on the input unless this run has done so before. */
  function once(command, input, format) {
    const out = `${input.replaceAll(/[^\w.-]+/g, "_").slice(-80)}.${command}.${format}`;
    if (!made.has(out)) made.set(out, crosswire(command, input, format, join(work, out)));
    return made.get(out);
  }

  return {
    at,
    scorer,
    prepare,
    read: (input) => once("read", input, "jsonl"),
    sitrep: (input, format = "json") => once("sitrep", input, format),
    write(file, text) {
      const path = join(work, file);
      writeFileSync(path, text);
      return path;
    },
  };
}

function runNode(args, allowed = [0, 1]) {
  const run = spawnSync(process.execPath, args, {encoding: "utf8", maxBuffer: 2 ** 30, env: {...process.env, CI: "true"}});
  if (run.error) throw run.error;
  if (allowed.includes(run.status)) return run;
  const said = run.stderr.split("\n").filter((line) => line && !line.startsWith("maxrss"));
  throw new Error(`node ${args.slice(-6).join(" ")} ended with ${run.status ?? run.signal}: ${said.at(-1) ?? "no message"}`);
}

/** Rows such as `upos   p 96.1  r 96.0  f1 96.05`, by name, as numbers; "-" is absent. */
export function parseRows(stdout) {
  const rows = {};
  for (const line of stdout.split("\n").filter(Boolean)) {
    const [name, rest = ""] = line.split(/ {2,}(.*)/s);
    const fields = [...rest.matchAll(/([a-z]\w*) (-?[\d.]+)/gi)].map(([, key, value]) => [key, Number(value)]);
    rows[name.trim()] = fields.length > 0 ? Object.fromEntries(fields) : Number(rest);
  }
  return rows;
}

/** The parsed lines of a JSON-lines file. */
export function readJsonl(path) {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
