// Makes the pictures of README and docs from a running desk, so that they show what there is.
// node eval/pictures.js [--desk http://127.0.0.1:4711/] [--out docs/pictures] [--browser /usr/bin/chromium]
// Without --desk it opens one of its own with the example, on a free port, and closes it again.
import {spawn} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {chromium} from "playwright-core";
import {shrinkPng} from "./small-png.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const {values} = parseArgs({
  options: {
    desk: {type: "string"},
    out: {type: "string", default: join(root, "docs/pictures")},
    browser: {type: "string", default: "/usr/bin/chromium"},
  },
});

/** What is shown: file name, page, width, height, colour scheme. */
const pictures = [
  ["brief", "", 1440, 860, "light"],
  ["brief-dark", "", 1440, 860, "dark"],
  ["brief-narrow", "", 390, 820, "light"],
  ["wording", "/wording", 1280, 560, "light"],
  ["lineage", "/lineage", 1280, 640, "light"],
  ["calendar", "/calendar", 1280, 760, "light"],
];

const own = values.desk ? undefined : await openDesk();
const browser = await chromium.launch({executablePath: values.browser, args: ["--no-sandbox"]});
try {
  mkdirSync(values.out, {recursive: true});
  const base = await findSituation(values.desk ?? own.url);
  for (const picture of pictures) await take(base, picture);
} finally {
  await browser.close();
  own?.close();
}

async function take(base, [name, path, width, height, colorScheme]) {
  const page = await browser.newPage({viewport: {width, height}, colorScheme});
  await page.goto(base + path, {timeout: 120_000});
  const picture = shrinkPng(await page.screenshot());
  writeFileSync(join(values.out, `${name}.png`), picture);
  await page.close();
  process.stdout.write(`${name}.png, ${Math.round(picture.length / 1000)} kB\n`);
}

/** The first situation of the desk, once all its reports are reconciled. */
async function findSituation(desk) {
  for (let tries = 0; tries < 600; tries++) {
    const {situations} = await (await fetch(new URL("/.json", desk))).json().catch(() => ({situations: []}));
    const ready = situations.find(({progress}) => progress.received > 0 && progress.reconciled >= progress.received);
    if (ready) return new URL(`/s/${ready.situation}`, desk).href;
    await new Promise((wait) => setTimeout(wait, 500));
  }
  throw new Error(`${desk} shows no situation that is read through. Open a desk with reports, and give its address with --desk.`);
}

function openDesk() {
  const data = mkdtempSync(join(tmpdir(), "crosswire-pictures-"));
  const desk = spawn(process.execPath, [
    join(root, "bin/crosswire.js"),
    "desk",
    "--port",
    "0",
    "--data",
    data,
    join(root, "examples/niger-2023"),
  ]);
  const close = () => {
    desk.kill("SIGINT");
    desk.once("exit", () => rmSync(data, {recursive: true, force: true}));
  };
  return new Promise((opened, failed) => {
    desk.stdout.on("data", (chunk) => {
      const url = /http:\/\/[\d.:]+\//.exec(String(chunk))?.[0];
      if (url) opened({url, close});
    });
    desk.once("exit", (code) => failed(new Error(`the desk ended with ${code} before it opened. Run npm run build first.`)));
  });
}
