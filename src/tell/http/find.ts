// Search over a situation: source text with ranges, lines by their own words, actors by any of their names.
// Words are compared folded (case and diacritics); a phrase in quotation marks must stand as it is.
import type {LineKind} from "../../model/desk.js";
import type {Report} from "../../model/report.js";
import type {Situation} from "../../model/situation.js";
import type {Span} from "../../model/span.js";
import {linesOf, wordsOf} from "../../reconcile/changes.js";
import {foldedWords} from "../../store/search.js";
import type {Store} from "../../store/store.js";
import type {Found} from "./page.js";

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
export async function findAll(
  store: Store,
  key: string,
  situation: Situation,
  reports: ReadonlyMap<string, Report>,
  query: Query,
): Promise<Found[]> {
  if (query.words.length === 0) return [];
  const texts = new Map([...reports].map(([id, report]) => [id, report.text]));
  const passages = await store.findPassages(key, query.words, MOST);
  return [
    ...findActors(situation, query),
    ...findLines(situation, texts, query),
    ...passages.flatMap(({report, span}) => findInPassage(report, span, texts.get(report), query)),
  ];
}

function findActors({actors}: Situation, query: Query): Found[] {
  return actors.flatMap(({id, name, aliases}): Found[] => {
    if (matches(name, query)) return [{kind: "actor", actor: id, name}];
    const alias = aliases.find((candidate) => matches(candidate.name, query));
    return alias ? [{kind: "actor", actor: id, name, alias: alias.name}] : [];
  });
}

function findLines(situation: Situation, texts: ReadonlyMap<string, string>, query: Query): Found[] {
  return KINDS.flatMap((kind: Exclude<LineKind, "actor" | "report">) =>
    linesOf(situation, kind).flatMap((line): Found[] => {
      const what = wordsOf(line, texts);
      return matches(what, query) ? [{kind: "line", line: line.id, of: kind, what}] : [];
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
  const words = foldedWords(text).map(({word}) => word);
  return query.words.every((word) => words.includes(word)) && hasPhrases(words, query);
}

function hasPhrases(words: readonly string[], {phrases}: Query): boolean {
  return phrases.every((phrase) => words.some((_, at) => phrase.every((word, index) => words[at + index] === word)));
}
