// Writes a folder of made-up news pages, to measure memory and resuming over many files. The same seed gives the same bytes.
//   node eval/pages.js DIR [--count 10000] [--seed 1]
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {seeded} from "./boost.js";

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {count: {type: "string", default: "10000"}, seed: {type: "string", default: "1"}},
});
if (positionals.length !== 1) {
  console.error("usage: pages.js DIR [--count N] [--seed N]");
  process.exit(2);
}
const [folder] = positionals;
const random = seeded(Number(values.seed));
const pick = (list) => list[Math.floor(random() * list.length)];

const people = ["Governor Lena Hartog", "Minister Omid Faro", "Colonel Ada Brandt", "the mayor, Ines Kolar", "Judge Pavel Storm"];
const bodies = ["the Veld council", "the Union of Coastal States", "the Northern Army", "the Red Crescent", "the river authority"];
const towns = ["Veld", "Port Amsel", "Karsk", "Lower Tarn", "Mirow"];
const deeds = [
  "closed the bridge at",
  "sent boats to",
  "rejected an offer from",
  "opened a shelter in",
  "asked for talks with",
  "threatened sanctions against",
];
const said = ["said", "told reporters", "warned", "announced", "denied"];
const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

for (let at = 0; at < Number(values.count); at++) {
  const path = join(folder, String(Math.floor(at / 1000)).padStart(2, "0"));
  mkdirSync(path, {recursive: true});
  writeFileSync(join(path, `page-${String(at).padStart(5, "0")}.html`), page(at));
}

function page(at) {
  const day = `2031-${String(1 + Math.floor(random() * 12)).padStart(2, "0")}-${String(1 + Math.floor(random() * 28)).padStart(2, "0")}`;
  const title = `${pick(bodies)} ${pick(deeds)} ${pick(towns)}`;
  const paragraphs = Array.from({length: 4 + Math.floor(random() * 8)}, () => `<p>${Array.from({length: 2}, sentence).join(" ")}</p>`);
  const links = Array.from(
    {length: 8},
    () => `<li><a href="/${Math.floor(random() * 1e6)}">${pick(towns)}: ${pick(bodies)} ${pick(deeds)} ${pick(towns)}</a></li>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title} - ${pick(towns)} News</title>
<meta property="article:published_time" content="${day}T10:00:00Z"></head>
<body><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>${title}</h1><p class="date">${day}</p>
${paragraphs.join("\n")}
</article><aside class="related"><h3>Most read</h3><ul>${links.join("")}</ul></aside>
<footer><p>© 2031 page ${at}. All rights reserved.</p></footer></body></html>
`;
}

function sentence() {
  const number = 10 + Math.floor(random() * 900);
  return `${pick(people)} ${pick(said)} on ${pick(days)} that ${pick(bodies)} had ${pick(deeds)} ${pick(towns)}, where ${number} people were waiting.`;
}
