// The blocks of the README, made from what the example really gives.
import type {Situation, Told} from "../src/index.js";
import {textOf} from "../src/index.js";

const shownSections = ["WHO SAID WHAT", "COMMITMENTS", "TRIPWIRES", "POSITIONS", "FIGURES", "WHERE REPORTS DIFFER"];

/** The counted lines, and the first entries of the sections that tell most. */
export function excerptSitrep(text: string): string {
  const [head = "", ...sections] = text
    .trimEnd()
    .split("\n\n")
    .join("\n\n")
    .split(/\n\n(?=[A-Z][A-Z ,]+(?: \(|\n))/);
  const shown = sections.filter((section) => shownSections.includes(section.split("\n")[0] as string));
  return [head, ...shown.map(firstEntries)].join("\n\n");
}

function firstEntries(section: string): string {
  const [title, rule, ...lines] = section.split("\n");
  const starts = lines.flatMap((line, index) => (line.startsWith("- ") ? [index] : []));
  const end = starts[title === "WHO SAID WHAT" ? 2 : 1];
  const more = end === undefined ? [] : ["  …"];
  return [title, rule, ...lines.slice(0, end), ...more].join("\n");
}

/** One report on its way through the line: what was marked, what was read in one sentence, which lines came of it. */
export function traceReport(told: readonly Told[], situation: Situation, id: string): string {
  const one = told.find(({report}) => report.id === id);
  const statement = situation.statements.find(({mentions, drift}) => drift.length > 0 && mentions.some(({report}) => report === id));
  const mention = statement?.mentions.find(({report}) => report === id);
  if (!one || !mention || !statement) throw new Error(`the example has no statement of ${id} with other versions`);
  const {report, reading} = one;
  const sentence = reading.sentences.find(({start, end}) => start <= mention.start && mention.start < end);
  const attribution = reading.attributions.find(({content}) => content.some(({start, end}) => start < mention.end && mention.start < end));
  const quote = (span: {start: number; end: number}) => `“${textOf(report.text, span).replace(/\s+/g, " ")}”`;
  const speaker = situation.actors.find((actor) => actor.id === statement.speaker)?.name ?? "not named";
  return [
    `report     ${id}: ${report.text.length} characters, ${report.furniture.length} stretches of furniture`,
    ...report.furniture.map((piece) => `             ${piece.reason}: ${quote(piece)} ${piece.start}-${piece.end}`),
    `read       story date ${reading.storyDate.date ?? "not told"} (${reading.storyDate.why})`,
    ...(sentence?.tokens ?? []).map((token, _, tokens) => {
      const head = token.head < 0 ? "" : ` of ${textOf(report.text, tokens[token.head] as {start: number; end: number})}`;
      return `             ${`${token.start}-${token.end}`.padEnd(9)} ${textOf(report.text, token).padEnd(12)} ${token.upos.padEnd(6)}${token.deprel}${head}`;
    }),
    ...(attribution
      ? [`           source ${attribution.source.map(quote).join(" ")}, cue ${attribution.cue.map(quote).join(" ")}, ${attribution.form}`]
      : []),
    `reconcile  statement ${statement.id} by ${speaker}, ${statement.mentions.length} mentions, ${statement.independentSources} independent sources`,
    ...statement.drift.map((drift) => `             ${drift.report} against ${drift.against}: ${drift.verdict}, ${drift.why}`),
    "tell       the line above, with its ranges",
  ].join("\n");
}
