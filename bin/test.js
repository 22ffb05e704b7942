// `npm test`: installs and builds what is missing, runs every test, and ends with one line of counts. Arguments go to Vitest.
import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {makeReady, root} from "./house.js";

makeReady();
const folder = mkdtempSync(join(tmpdir(), "crosswire-test-"));
const counts = join(folder, "counts.json");
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${counts}`];
const {status} = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
console.log(existsSync(counts) ? countLine(JSON.parse(readFileSync(counts, "utf8"))) : "0 passed, 1 failed, 0 skipped");
rmSync(folder, {recursive: true, force: true});
process.exitCode = status ?? 1;

/** "412 passed, 0 failed, 0 skipped"; a file that could not be run counts as one failure. */
function countLine({numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults}) {
  const broken = testResults.filter(({status, assertionResults}) => status === "failed" && assertionResults.length === 0).length;
  return `${numPassedTests} passed, ${numFailedTests + broken} failed, ${numPendingTests + numTodoTests} skipped`;
}
