// Full text: reports are cut into passages at line ends; words are folded here, so that both databases find the same.
import type {Report} from "../model/report.js";
import type {Span} from "../model/span.js";
import type {Connection, Dialect, Passage} from "./connection.js";
import type {FoundPassage} from "./store.js";

/** Longest passage, in UTF-16 units; a longer line is cut at a space. */
const LONGEST = 2000;
/** Longest word that is indexed; the rest of a longer one is left off, in texts and queries alike. */
const LONGEST_WORD = 60;

/** The words of a text, folded: lower case, without diacritics. Each with its range in the text. */
export function foldedWords(text: string): {readonly word: string; readonly span: Span}[] {
  const words = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = fold(match[0].slice(0, LONGEST_WORD));
    if (word !== "") words.push({word, span: {start: match.index, end: match.index + match[0].length}});
  }
  return words;
}

/** The passages of a report as the index holds them. */
export function passagesOf(report: Report): Passage[] {
  return passageSpans(report.text).flatMap(({start, end}) => {
    const words = foldedWords(report.text.slice(start, end))
      .map(({word}) => word)
      .join(" ");
    return words === "" ? [] : [{report: report.id, start, end, words}];
  });
}

/** Passages with all the words of a query, which must be folded. */
export async function findPassages(
  connection: Connection,
  dialect: Dialect,
  key: string,
  words: readonly string[],
  limit: number,
): Promise<FoundPassage[]> {
  if (words.length === 0) return [];
  const found = await dialect.search.find(connection, key, words, limit);
  return found.map(({report, start, end}) => ({report, span: {start, end}}));
}

function passageSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const {0: line, index} of text.matchAll(/[^\n\r]+/g)) {
    for (let start = 0; start < line.length; ) {
      const end = line.length - start <= LONGEST ? line.length : cutAt(line, start);
      spans.push({start: index + start, end: index + end});
      start = end;
    }
  }
  return spans;
}

/** End of the passage that begins at `start`: after the last space that still fits. */
function cutAt(line: string, start: number): number {
  const space = line.lastIndexOf(" ", start + LONGEST);
  return space > start ? space + 1 : start + LONGEST;
}

function fold(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase()
    .normalize("NFKC");
}
