// Throws broken pages, feeds and archives at the report stage: made-up ones and mutations of real ones. Any throw, hang or broken span ends it.
//   npm run build && npm run fuzz -- [--minutes 10] [--data DIR] [--seed 1]
// DIR holds article-extraction and web-metadata; without it only made-up documents are used. A failing document is kept in fuzz-out/.
import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {parseArgs} from "node:util";
import {gunzipSync, gzipSync} from "node:zlib";
import fc from "fast-check";
import {parseBytes} from "../dist/report/parse.js";
import {seeded} from "./boost.js";

const {values} = parseArgs({
  options: {minutes: {type: "string", default: "10"}, data: {type: "string"}, seed: {type: "string", default: "1"}},
});
/** One document may take this long, in milliseconds, for each 100 kB and at least once. */
const slow = 5000;
const deadline = performance.now() + Number(values.minutes) * 60_000;
const random = seeded(Number(values.seed));
const real = loadReal();
const counts = {documents: 0, reports: 0, problems: 0, slowest: 0};

while (performance.now() < deadline) {
  for (const bytes of fc.sample(documents(), {numRuns: 20, seed: Math.floor(random() * 2 ** 31)})) await probe(bytes);
  for (let i = 0; i < 10 && real.length > 0; i++) await probe(mutate(real[Math.floor(random() * real.length)]));
  if (process.stderr.isTTY)
    process.stderr.write(`\r${counts.documents} documents, ${counts.reports} reports, ${counts.problems} problems `);
}
console.log(
  `${counts.documents} documents, ${counts.reports} reports, ${counts.problems} problems, slowest ${Math.round(counts.slowest)} ms, none failed`,
);

async function probe(bytes) {
  const started = performance.now();
  let yielded = 0;
  try {
    for await (const parsed of parseBytes(bytes, {name: "fuzz"})) {
      yielded++;
      if ("problem" in parsed) counts.problems++;
      else {
        counts.reports++;
        checkReport(parsed.report);
      }
    }
    if (yielded === 0) throw new Error("neither a report nor a problem");
    const took = performance.now() - started;
    counts.slowest = Math.max(counts.slowest, took);
    if (took > slow * Math.max(1, bytes.length / 100_000)) throw new Error(`took ${Math.round(took)} ms`);
  } catch (error) {
    keep(bytes, error);
  }
  counts.documents++;
}

function checkReport({text, furniture, facts}) {
  let last = 0;
  for (const {start, end} of furniture) {
    if (start < last || end <= start || end > text.length) throw new Error(`furniture ${start}..${end} is out of order in ${text.length}`);
    last = end;
  }
  for (const {span} of facts) if (span && (span.start < 0 || span.end > text.length)) throw new Error("a fact points outside the text");
}

function keep(bytes, error) {
  mkdirSync("fuzz-out", {recursive: true});
  const file = `fuzz-out/${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}`;
  writeFileSync(file, bytes);
  console.error(`\n${file}: ${error.stack ?? error}`);
  process.exit(1);
}

/** Made-up documents of every kind that is read. */
function documents() {
  const word = fc.constantFrom(
    "Veld",
    "dam",
    "said",
    "the",
    "of",
    "5 March 2031",
    "Share",
    "©",
    "&amp;",
    "&#x0;",
    "\ufffd",
    "<",
    ">",
    '"',
    "]]>",
    "😀",
  );
  const text = fc.array(word, {maxLength: 40}).map((words) => words.join(" "));
  const tag = fc.constantFrom(
    "p",
    "div",
    "a",
    "ul",
    "li",
    "table",
    "td",
    "script",
    "style",
    "time",
    "h1",
    "br",
    "svg",
    "template",
    "title",
    "body",
    "html",
    "item",
    "entry",
    "link",
  );
  const markup = fc.letrec((tie) => ({
    node: fc.oneof(
      {depthSize: "small"},
      text,
      fc
        .tuple(tag, fc.array(tie("node"), {maxLength: 5}), fc.boolean())
        .map(([name, inner, closed]) => `<${name} class="${name}-x">${inner.join("")}${closed ? `</${name}>` : ""}`),
    ),
  })).node;
  const feed = fc
    .array(fc.tuple(text, text, fc.webUrl()), {maxLength: 8})
    .map(
      (items) =>
        `<rss version="2.0"><channel>${items.map(([title, body, url]) => `<item><title>${title}</title><link>${url}</link><description>${body}</description></item>`).join("")}</channel></rss>`,
    );
  const json = fc.oneof(
    fc.json(),
    fc
      .array(fc.record({id: text, text, page_date: text}, {requiredKeys: []}), {maxLength: 5})
      .map((lines) => lines.map((line) => JSON.stringify(line)).join("\n")),
  );
  const archive = fc
    .tuple(markup, fc.nat({max: 400}))
    .map(
      ([body, length]) =>
        `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://veld.example/\r\nContent-Type: application/http\r\nContent-Length: ${length}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${body}`,
    );
  const content = fc.oneof(
    markup,
    markup.map((body) => `<!doctype html><html><body>${body}</body></html>`),
    feed,
    json,
    archive,
    text,
  );
  return fc.tuple(content, fc.constantFrom("plain", "plain", "gzip", "cut")).map(([body, how]) => {
    const bytes = Buffer.from(body);
    if (how === "gzip") return gzipSync(bytes);
    return how === "cut" ? bytes.subarray(0, bytes.length >> 1) : bytes;
  });
}

/** A real page with pieces cut, doubled, moved or overwritten. */
function mutate(page) {
  let bytes = Buffer.from(page);
  const times = 1 + Math.floor(random() * 6);
  for (let i = 0; i < times; i++) {
    const at = Math.floor(random() * bytes.length);
    const piece = bytes.subarray(at, at + Math.floor(random() * 3000));
    const to = Math.floor(random() * bytes.length);
    const how = Math.floor(random() * 4);
    if (how === 0) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + piece.length)]);
    else if (how === 1) bytes = Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]);
    else if (how === 2)
      bytes = Buffer.concat([bytes.subarray(0, to), Buffer.from([random() * 256, random() * 256, 60, 0x21]), bytes.subarray(to)]);
    else bytes = bytes.subarray(0, Math.max(1, at));
  }
  return bytes;
}

function loadReal() {
  const files = values.data
    ? ["article-extraction", "web-metadata"].map((name) => `${values.data}/${name}/pages.jsonl.gz`).filter(existsSync)
    : [];
  return files.flatMap((file) =>
    gunzipSync(readFileSync(file))
      .toString("utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line).html),
  );
}
