// Search over a situation: source text with ranges, lines by their own words, actors by any of their names.
// Words are compared folded (case and diacritics); a phrase in quotation marks must stand as it is.
import type {Report} from "../../model/report.js";
import type {Situation} from "../../model/situation.js";
import type {Span} from "../../model/span.js";
import {type AnyLine, linesOf, wordsOf} from "../../reconcile/changes.js";
import {foldedWords} from "../../store/search.js";
import type {Store} from "../../store/store.js";
import type {Found} from "./page.js";
import type {Live} from "./situations.js";

/** A query taken apart: single words, and phrases as runs of words. All folded. */
export interface Query {
  readonly words: readonly string[];
  readonly phrases: readonly (readonly string[])[];
}

/** Most passages that one search looks at. */
const MOST = 1000;
const KINDS = ["statement", "event", "commitment", "position", "figure", "discrepancy"] as const;

/** Takes a query apart. An open quotation mark is no phrase. */
export function parseQuery(q: string): Query {
  const phrases = [...q.matchAll(/["“”«»]([^"“”«»]+)["“”«»]/g)]
    .map((match) => foldedWords(match[1] ?? "").map(({word}) => word))
    .filter((words) => words.length > 0);
  return {words: [...new Set(foldedWords(q).map(({word}) => word))], phrases};
}

/** Everything found: actors, then lines, then text. Empty when it is not in the reports. */
export async function findAll(store: Store, {stored, shown, reports}: Live, query: Query): Promise<Found[]> {
  if (query.words.length === 0) return [];
  const passages = await store.findPassages(stored.key, query.words, MOST);
  return [
    ...findActors(shown.situation, query),
    ...foldedLines(shown.situation, reports).flatMap(({found, words}) => (fits(words, query) ? [found] : [])),
    ...passages.flatMap(({report, span}) => findInPassage(report, span, reports.get(report)?.text, query)),
  ];
}

function findActors({actors}: Situation, query: Query): Found[] {
  return actors.flatMap(({id, name, aliases}): Found[] => {
    if (matches(name, query)) return [{kind: "actor", actor: id, name}];
    const alias = aliases.find((candidate) => matches(candidate.name, query));
    return alias ? [{kind: "actor", actor: id, name, alias: alias.name}] : [];
  });
}

interface FoldedLine {
  readonly found: Found;
  readonly words: readonly string[];
}

const folded = new WeakMap<AnyLine, FoldedLine>();

/** Every line with its words folded, once for as long as it says the same. */
function foldedLines(situation: Situation, reports: ReadonlyMap<string, Report>): readonly FoldedLine[] {
  const texts = {get: (id: string) => reports.get(id)?.text};
  const foldLine = (of: (typeof KINDS)[number], line: AnyLine): FoldedLine => {
    const what = wordsOf(line, texts);
    return {found: {kind: "line", line: line.id, of, what}, words: foldedWords(what).map(({word}) => word)};
  };
  return KINDS.flatMap((kind) =>
    linesOf(situation, kind).map((line) => {
      const known = folded.get(line) ?? foldLine(kind, line);
      folded.set(line, known);
      return known;
    }),
  );
}

function findInPassage(report: string, span: Span, text: string | undefined, query: Query): Found[] {
  if (text === undefined) return [];
  const quote = text.slice(span.start, span.end);
  const words = foldedWords(quote);
  if (
    !hasPhrases(
      words.map(({word}) => word),
      query,
    )
  )
    return [];
  const spans = words
    .filter(({word}) => query.words.includes(word))
    .map((found) => ({start: span.start + found.span.start, end: span.start + found.span.end}));
  return [{kind: "text", report, span, spans, quote}];
}

function matches(text: string, query: Query): boolean {
  return fits(
    foldedWords(text).map(({word}) => word),
    query,
  );
}

function fits(words: readonly string[], query: Query): boolean {
  return query.words.every((word) => words.includes(word)) && hasPhrases(words, query);
}

function hasPhrases(words: readonly string[], {phrases}: Query): boolean {
  return phrases.every((phrase) => words.some((_, at) => phrase.every((word, index) => words[at + index] === word)));
}
