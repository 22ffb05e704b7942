// The sitrep as Markdown: the same sections and lines as the text. A report's words never become markup or a link.
import type {Situation} from "../model/situation.js";
import type {Part, Texts} from "./lines.js";
import {onOneLine, printable} from "./printable.js";
import {composeSitrep, type Entry, type Section, type SitrepOptions} from "./sitrep.js";
import {citations, shownRanges} from "./text.js";

/** The sitrep as Markdown. `situation` has passed the gate; `texts` holds the text of every report. */
export function renderMarkdown(situation: Situation, texts: Texts, options: SitrepOptions = {}): string {
  const {title, counted, sections} = composeSitrep(situation, texts, options);
  const most = options.all ? Number.POSITIVE_INFINITY : shownRanges;
  const head = [`# ${escapeMarkup(title)}`, "", ...counted.map((line) => `- ${escapeMarkup(line)}`)];
  return `${[...head, ...sections.flatMap((section) => renderSection(section, most))].join("\n")}\n`;
}

function renderSection({title, note, entries, left}: Section, most: number): string[] {
  const more = left > 0 ? [`- … ${left} more; \`--all\` shows them`] : [];
  return [
    "",
    `## ${escapeMarkup(title)}`,
    "",
    ...(note ? [`${escapeMarkup(printable(note))}`, ""] : []),
    ...entries.flatMap((entry) => renderEntry(entry, most, "")),
    ...more,
  ];
}

function renderEntry({marks, parts, basis, evidence, under}: Entry, most: number, indent: string): string[] {
  const lead = marks.length > 0 ? `**${marks.map((mark) => escapeMarkup(printable(mark))).join(", ")}** ` : "";
  const tail = basis ? ` *(${escapeMarkup(printable(basis))})*` : "";
  const cited = citations(evidence, most).map((citation) => ` ${code(citation)}`);
  const line = `${indent}- ${lead}${parts.map(partText).join("")}${tail}${cited.join("")}`;
  return [line, ...under.flatMap((entry) => renderEntry(entry, most, `${indent}  `))];
}

function partText({role, text, cut}: Part): string {
  if (role === "ours") return escapeMarkup(onOneLine(text));
  return role === "quote" ? `“${escapeMarkup(printable(text))}${cut ? "…" : ""}”` : escapeMarkup(printable(text));
}

/** Every character that Markdown could take for markup, and what readers turn into links on their own. */
function escapeMarkup(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>#|~@&$]/g, "\\$&")
    .replaceAll("://", "\\://")
    .replaceAll(/\bwww\./gi, (found) => `${found.slice(0, 3)}\\.`)
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^([-+])/, "\\$1");
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}
