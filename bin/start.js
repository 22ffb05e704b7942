// `npm start`: on a fresh clone installs and builds, prints the example's situation report, and opens the desk.
//   npm start -- [--no-open] [desk options]      without a terminal, or with CI set, it prints and ends
import {existsSync} from "node:fs";
import {join} from "node:path";
import {makeReady, root, run} from "./house.js";

const args = process.argv.slice(2);
const watched = process.stdout.isTTY === true && !process.env.CI;
const open = watched && !args.includes("--no-open") && existsSync(join(root, "dist/tell/http/desk.js"));

makeReady();
run(process.execPath, ["bin/crosswire.js", "sitrep", "examples/niger-2023"]);
if (open) {
  console.log("\nOpening the desk on the example; Ctrl-C stops it.");
  run(process.execPath, ["bin/crosswire.js", "desk", "examples/niger-2023", ...args]);
} else console.log("\nThe same, in a browser: npx crosswire desk examples/niger-2023");
