// Speed and growth of the built product, in one run on one machine: reading, pages, and reconciling as reports become many.
//   npm run bench -- --shared ../shared [--python PATH] [--sizes 200,400,700,1400]
// With a Python that has them, spaCy (en_core_web_sm) and trafilatura do the same work in the same run.
import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {createProduct, readJsonl} from "./product.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const {values: options} = parseArgs({options: {shared: {type: "string"}, python: {type: "string"}, sizes: {type: "string"}}});
const shared = resolve(options.shared ?? join(root, "../shared"));
const work = mkdtempSync(join(tmpdir(), "crosswire-bench-"));
const product = createProduct({root, shared, work});
const {parseInputs} = await import("../dist/index.js");

const jobs = [
  ["data/ud", benchReading],
  ["data/article-extraction", benchPages],
  ["data/timeline17", benchGrowth],
];
for (const [path, bench] of jobs) {
  if (existsSync(join(shared, path))) await bench();
  else console.log(`skipped: ${path} is not in the shared folder`);
}
rmSync(work, {recursive: true, force: true});

/** `crosswire read` on the EWT development texts, start included, and spaCy on the same. */
async function benchReading() {
  const input = product.prepare("ud-ewt.jsonl", "score-reading", ["prepare", "ud", product.at("data/ud/en_ewt-ud-dev.conllu.gz")]);
  const {out, seconds, megabytes} = product.read(input);
  const sentences = readJsonl(out).reduce((total, reading) => total + reading.sentences.length, 0);
  print(
    "read EWT dev",
    `${(sentences / seconds).toFixed(0)} sentences/s with start, peak ${megabytes.toFixed(0)} MB, ${sentences} sentences`,
  );
  python("spaCy small, same texts", SPACY, input);
}

/** Bytes to marked blocks alone, one core, and trafilatura on the same pages. */
async function benchPages() {
  const input = product.prepare("pages.jsonl", "score-extraction", ["prepare", product.at("data/article-extraction/pages.jsonl.gz")]);
  let pages = 0;
  const started = performance.now();
  for await (const item of parseInputs([input])) pages += "report" in item ? 1 : 0;
  print("pages", `${(pages / seconds(started)).toFixed(1)} pages/s, ${pages} pages`);
  python("trafilatura, same pages", TRAFILATURA, input);
}

/** One topic's reports, reconciled at growing sizes; read once. */
function benchGrowth() {
  const sizes = options.sizes ? ["--sizes", options.sizes] : [];
  spawnSync(process.execPath, [join(root, "eval/bench-growth.js"), "--shared", shared, ...sizes], {stdio: "inherit"});
}

const SPACY = `
import json, sys, time, resource
import spacy
started = time.time()
nlp = spacy.load("en_core_web_sm")
n = sum(len(list(doc.sents)) for doc in nlp.pipe(json.loads(line)["text"] for line in open(sys.argv[1])))
print(f"{n / (time.time() - started):.0f} sentences/s with start, peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, {n} sentences")
`;

const TRAFILATURA = `
import json, sys, time
import trafilatura
pages = [json.loads(line)["html"] for line in open(sys.argv[1])]
started = time.time()
for page in pages: trafilatura.extract(page)
print(f"{len(pages) / (time.time() - started):.1f} pages/s, {len(pages)} pages")
`;

function python(name, script, input) {
  if (!options.python) return;
  const file = join(work, "compared.py");
  writeFileSync(file, script);
  const {status, stdout, stderr} = spawnSync(options.python, [file, input], {encoding: "utf8"});
  print(name, status === 0 ? stdout.trim() : `not measured: ${stderr.trim().split("\n").at(-1)}`);
}

function seconds(started) {
  return (performance.now() - started) / 1000;
}

function print(name, measured) {
  console.log(`${name.padEnd(28)} ${measured}`);
}
