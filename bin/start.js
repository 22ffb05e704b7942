// `npm start`: on a fresh clone installs and builds, prints the example's situation report, and opens the desk with it.
//   npm start -- [--no-open] [desk options]      --no-open prints the desk's address only; with CI set there is no desk
import {spawn} from "node:child_process";
import {makeReady, root, run} from "./house.js";

const args = process.argv.slice(2);
const browse = process.stdout.isTTY === true && !args.includes("--no-open");
const options = args.filter((arg) => arg !== "--no-open");

makeReady();
run(process.execPath, ["bin/crosswire.js", "sitrep", "examples/niger-2023"]);
if (process.env.CI) console.log("\nThe same, in a browser: npx crosswire desk examples/niger-2023");
else openDesk();

/** Runs the desk until it is stopped; shows it in the browser of whoever sits at the terminal. */
function openDesk() {
  console.log("\nOpening the desk on the example …");
  const desk = spawn(process.execPath, ["bin/crosswire.js", "desk", "examples/niger-2023", ...options], {
    cwd: root,
    stdio: ["inherit", "pipe", "inherit"],
  });
  desk.stdout.on("data", (chunk) => {
    process.stdout.write(chunk);
    const address = /http:\/\/\S+/.exec(chunk)?.[0];
    if (address && browse) showInBrowser(address);
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => desk.kill(signal));
  desk.on("exit", (code) => {
    process.exitCode = code ?? 0;
  });
}

function showInBrowser(address) {
  const opener = {darwin: "open", win32: "explorer"}[process.platform] ?? "xdg-open";
  spawn(opener, [address], {stdio: "ignore", detached: true})
    .on("error", () => {})
    .unref();
}
