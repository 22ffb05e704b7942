// A seeded sample of the lines of situations, to be judged by hand beside the reports: places and kinds only, no text of the sources.
// node eval/sample-lines.js LIST SEED COUNT SITUATION.json …   LIST is discrepancies, commitments, positions, figures or events
import {readFileSync} from "node:fs";
import {basename} from "node:path";

const [list, seed, count, ...files] = process.argv.slice(2);
if (!files.length) {
  console.error("usage: node eval/sample-lines.js LIST SEED COUNT SITUATION.json …");
  process.exit(2);
}
const lines = files.flatMap((file) => linesOf(basename(file, ".json"), JSON.parse(readFileSync(file, "utf8"))[list] ?? []));
for (const line of shuffle(lines, Number(seed)).slice(0, Number(count)).sort(byPlace)) console.log(JSON.stringify(line));

function linesOf(situation, items) {
  return items.map(({kind, stance, status, mentions}) => ({
    situation,
    list,
    kind: kind ?? stance ?? status ?? "",
    at: mentions.slice(0, 6).map(({report, start, end}) => `${report} ${start}-${end}`),
  }));
}

/** Fisher and Yates, with mulberry32 for numbers. */
function shuffle(items, from) {
  const shuffled = [...items].sort(byPlace);
  let state = from >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
  }
  return shuffled;
}

function byPlace(a, b) {
  const [x, y] = [a, b].map(({situation, at}) => `${situation} ${at[0]}`);
  return x < y ? -1 : x > y ? 1 : 0;
}
