// The scores as a table on the terminal and as docs/scores.md. Nothing here measures.
import {lessIsBetter} from "./floors.js";

/** What the issues ask for, on the dev portions and the four situations. */
const TARGETS = {
  "ud-ewt.tokens": 98.5,
  "ud-ewt.sentences": 85,
  "ud-ewt.upos": 96,
  "ud-ewt.las": 86,
  "ud-gum.tokens": 98.5,
  "ud-gum.sentences": 88,
  "ud-gum.upos": 96,
  "ud-gum.las": 86,
  "ner-conll.all": 92,
  "ner-uner.all": 80,
  "ner-crossner.all": 78,
  "attribution.source_words": 76,
  "attribution.cue_words": 64,
  "attribution.content_words": 86,
  "attribution.content_found": 74,
  "attribution.content_source": 66,
  "attribution.content_exact": 55,
  "times.strict": 83,
  "times.relaxed": 91,
  "times.type": 87,
  "times.value": 81,
  "events.event_words": 81,
  "events.class_accuracy": 75,
  "events.tense_accuracy": 85,
  "events.modality_accuracy": 95,
  "gap.all": 80,
  "timeline.mean.date_f1": 0.58,
  "pages.body.f1": 0.965,
  "pages.meta.date": 0.92,
  "pages.meta.with": 0.95,
  "pages.meta.without": 0.9,
  "speed.read.sentences_per_second": 400,
  "speed.read.peak_mb": 700,
  "speed.sitrep.cold_seconds": 4,
  "ecb.conll": 78,
  "multicoped.class": 75,
  "multicoped.parties": 65,
  "copies.recall": 0.95,
  "copies.precision": 0.95,
  "situations.mean.statements.with_speaker_f1": 0.7,
  "situations.mean.statements.f1": 0.82,
  "situations.mean.statements.form": 0.94,
  "situations.mean.statements.grouping_b3": 0.93,
  "situations.mean.events.with_type_and_actor_f1": 0.42,
  "situations.mean.events.f1": 0.72,
  "situations.mean.events.date": 0.75,
  "situations.mean.events.status": 0.82,
  "situations.mean.shared_text.f1": 0.97,
  "situations.all.furniture.f1": 0.85,
  "situations.all.story_date.right": 18,
  "situations.all.story_date.invented": 0,
  "situations.all.faults": 0,
  "situations.mean.commitments.f1": 0.62,
  "situations.mean.positions.f1": 0.45,
  "situations.mean.figures.with_value_f1": 0.76,
  "situations.mean.discrepancies.f1": 0.45,
};

/** All scores of a run, one a line; the rows of the situations side by side. */
export function renderTable(scores) {
  const plain = Object.entries(scores).filter(([name]) => !name.startsWith("situations.") || name.startsWith("situations.all"));
  const lines = plain.map(([name, value]) => `${name.padEnd(44)} ${String(value).padStart(8)}  ${verdict(name, value)}`.trimEnd());
  return [
    ...lines,
    ...situationTable(scores).map(
      (row) =>
        `${row[0].padEnd(44)} ${row
          .slice(1)
          .map((cell) => cell.padStart(12))
          .join("")}`,
    ),
  ].join("\n");
}

/** docs/scores.md: every recorded score with its target, its floor and the commit date at which it was measured. */
export function renderScoresPage({scores, measuredAt}, floors) {
  const plain = Object.keys(scores).filter((name) => !name.startsWith("situations.") || /^situations\.(all|mean)\./.test(name));
  const rows = plain.map((name) => [name, scores[name], TARGETS[name] ?? "", floors[name] ?? "", measuredAt[name] ?? ""]);
  return [
    "# Scores",
    "",
    "Written by `npm run eval -- --shared PATH`; do not edit. Readings are scored 0 to 100, pages, timelines and situations 0 to 1.",
    "A target is what was asked for; a floor is what CI holds. Measured on the development portions, with the shipped model, through the",
    "command line. The day is that of the commit measured.",
    "",
    ...markdownTable(["score", "value", "target", "floor", "measured"], rows),
    "",
    "## The four situations",
    "",
    ...markdownTable(...headAndRows(situationTable(scores))),
    "",
  ].join("\n");
}

function verdict(name, value) {
  const target = TARGETS[name];
  if (target === undefined) return "";
  const met = lessIsBetter(name) ? value <= target : value >= target;
  return met ? `reaches ${target}` : `MISSES ${target}`;
}

/** A head row, then one row for each measure of the situations. */
function situationTable(scores) {
  const cells = Object.entries(scores).map(([name, value]) => [name.split("."), value]);
  const situations = cells.filter(([parts]) => parts[0] === "situations" && parts[1] !== "all");
  if (situations.length === 0) return [];
  const columns = [...new Set(situations.map(([parts]) => parts[1]))].sort(
    (a, b) => Number(a === "mean") - Number(b === "mean") || (a < b ? -1 : 1),
  );
  const measures = [...new Set(situations.map(([parts]) => parts.slice(2).join(".")))].sort();
  const value = (column, measure) => scores[`situations.${column}.${measure}`];
  return [["", ...columns], ...measures.map((measure) => [measure, ...columns.map((column) => shown(value(column, measure)))])];
}

function shown(value) {
  return value === undefined ? "-" : value.toFixed(3);
}

function headAndRows([head = [], ...rows]) {
  return [head, rows];
}

function markdownTable(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
