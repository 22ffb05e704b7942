// The sitrep as plain text: 100 columns, evidence as ranges behind each line, no character that could steer a terminal.
import type {Situation} from "../model/situation.js";
import type {Evidence} from "../model/span.js";
import type {Part, Texts} from "./lines.js";
import {onOneLine, printable} from "./printable.js";
import {composeSitrep, type Entry, type Section, type SitrepOptions} from "./sitrep.js";

export type {Earlier, SitrepOptions} from "./sitrep.js";

const columns = 100;

/** The sitrep as text. `situation` has passed the gate; `texts` holds the text of every report. */
export function renderText(situation: Situation, texts: Texts, options: SitrepOptions = {}): string {
  const {title, counted, sections} = composeSitrep(situation, texts, options);
  const most = options.all ? Number.POSITIVE_INFINITY : shownRanges;
  const head = [title.toUpperCase(), "", ...counted.flatMap((line) => wrap(line.split(" "), "• ", "  "))];
  return `${[...head, ...sections.flatMap((section) => renderSection(section, most))].join("\n")}\n`;
}

/** Ranges shown behind a line unless all are asked for. */
export const shownRanges = 8;

function renderSection({title, note, entries, left}: Section, most: number): string[] {
  const heading = note ? `${title.toUpperCase()} (${printable(note)})` : title.toUpperCase();
  const more = left > 0 ? [`  … ${left} more; --all shows them`] : [];
  return ["", heading, "─".repeat(Math.min(columns, heading.length)), ...entries.flatMap((entry) => renderEntry(entry, most, "")), ...more];
}

function renderEntry(entry: Entry, most: number, indent: string): string[] {
  const bullet = indent === "" ? "- " : "· ";
  const lines = wrap(entryWords(entry, most), `${indent}${bullet}`, `${indent}  `);
  return [...lines, ...entry.under.flatMap((under) => renderEntry(under, most, `${indent}    `))];
}

/** The words of an entry; a range in brackets is one word, so that a line never breaks within it. */
function entryWords({marks, parts, basis, evidence}: Entry, most: number): string[] {
  const lead = marks.length > 0 ? `${marks.map(printable).join(", ")}: ` : "";
  const text = `${lead}${parts.map(partText).join("")}${basis ? ` (${printable(basis)})` : ""}`;
  return [...text.split(" ").filter(Boolean), ...citations(evidence, most)];
}

function partText({role, text, cut}: Part): string {
  if (role === "ours") return onOneLine(text);
  return role === "quote" ? `“${printable(text)}${cut ? "…" : ""}”` : printable(text);
}

/** "[01-herald 12-40, 90-120]", a bracket per report, in text order; beyond `most` ranges their number. */
export function citations(evidence: readonly Evidence[], most: number): string[] {
  const ranges = new Map<string, string[]>();
  const sorted = [...evidence].sort((a, b) => (a.report === b.report ? a.start - b.start : a.report < b.report ? -1 : 1)).filter(isFirst);
  for (const {report, start, end} of sorted.slice(0, most)) ranges.set(report, [...(ranges.get(report) ?? []), `${start}-${end}`]);
  const listed = [...ranges].map(([report, places]) => `[${printable(report)} ${places.join(", ")}]`);
  return sorted.length > most ? [...listed, `[+${sorted.length - most}]`] : listed;
}

function isFirst(one: Evidence, index: number, sorted: readonly Evidence[]): boolean {
  const before = sorted[index - 1];
  return !before || before.report !== one.report || before.start !== one.start || before.end !== one.end;
}

/** Words on lines of at most 100 columns; the first line begins with `first`, the others with `rest`. */
function wrap(words: readonly string[], first: string, rest: string): string[] {
  const lines: string[] = [];
  let line = first;
  let bare = true;
  for (const word of words) {
    if (!bare && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = rest;
      bare = true;
    }
    line += bare ? word : ` ${word}`;
    bare = false;
  }
  return [...lines, line];
}
