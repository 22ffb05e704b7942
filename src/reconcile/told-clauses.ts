// The words by which an event is shown: the clause that tells it, with its subject. An event that no report tells in a clause of its own
// ("after the [strike], the mayor resigned") gets none.
import type {Sentence, Told} from "../model/reading.js";
import type {SituationEvent} from "../model/situation.js";
import type {Evidence, Span} from "../model/span.js";
import {forgetful, type Memory} from "./memory.js";
import {sentenceAt, tokensIn} from "./phrases.js";
import {argumentsOf, growTree, isInfinitive, isPassive, lemmaAt, markersOf, rangeOf, type Tree} from "./predicates.js";

/** A clause that tells of an event. `rank`: 0 tells it best. */
interface Clause extends Evidence {
  readonly rank: number;
}

const LONGEST = 400;
const SHORTEST = 12;
const BARE = 2;
const PER_EVENT = 40;
const MOST_TREES = 2000;

/** The events, each with the clause to show, where a report has one. */
export function chooseClauses(told: readonly Told[], events: readonly SituationEvent[], memory: Memory = forgetful): SituationEvent[] {
  const reports = new Map(told.map((one) => [one.report.id, one]));
  const treeOf = keepTrees();
  return events.map((event) => memory.recall("event with clause", event.id, [event], () => withClause(event, reports, treeOf)));
}

function withClause(event: SituationEvent, reports: ReadonlyMap<string, Told>, treeOf: TreeOf): SituationEvent {
  const clauses = event.mentions.slice(0, PER_EVENT).flatMap((mention) => {
    const one = reports.get(mention.report);
    return (one && clauseAt(one, mention, treeOf)) ?? [];
  });
  const [best] = clauses.sort((a, b) => a.rank - b.rank || b.end - b.start - (a.end - a.start));
  if (!best) return event;
  return {...event, clause: {report: best.report, start: best.start, end: best.end, ...(best.rank === BARE ? {bare: true} : {})}};
}

type TreeOf = (sentence: Sentence, text: string) => Tree;

// Several events stand in one sentence; its tree is grown once. Only so many are kept, since trees are large.
function keepTrees(): TreeOf {
  const trees = new Map<Sentence, Tree>();
  return (sentence, text) => {
    const tree = trees.get(sentence) ?? growTree(sentence, text);
    if (trees.size >= MOST_TREES) trees.clear();
    trees.set(sentence, tree);
    return tree;
  };
}

function clauseAt({report, reading}: Told, mention: Evidence, treeOf: TreeOf): Clause | undefined {
  const sentence = reading.sentences[sentenceAt(reading.sentences, mention.start)];
  if (!sentence) return undefined;
  const tree = treeOf(sentence, report.text);
  const head = headIn(tree, mention);
  const found = head === undefined ? undefined : tellingClause(tree, head);
  if (!found) return undefined;
  const span = cutClause(report.text, found);
  return span.end - span.start < SHORTEST ? undefined : {report: report.id, ...span, rank: found.rank};
}

function headIn(tree: Tree, span: Span): number | undefined {
  const inside = tokensIn(tree.sentence, span);
  const within = new Set(inside);
  const tops = inside.filter((index) => !within.has(tree.tokens[index]!.head) && tree.tokens[index]!.upos !== "PUNCT");
  return (
    tops.find((index) => tree.tokens[index]!.upos === "VERB") ?? tops.find((index) => /^(NOUN|PROPN|ADJ)$/.test(tree.tokens[index]!.upos))
  );
}

function tellingClause(tree: Tree, head: number): (Span & {rank: number}) | undefined {
  const {upos, deprel, head: above} = tree.tokens[head]!;
  if (upos === "VERB" || argumentsOf(tree, head, "cop").length > 0) return finiteClause(tree, head);
  if (/^(nsubj|obj)/.test(deprel) && above >= 0) {
    const whole = finiteClause(tree, above);
    return whole && {...whole, rank: whole.rank + 3};
  }
  return above < 0 ? {...rangeOf(tree, head), rank: 4} : undefined;
}

// Told as a clause: with a subject of its own, with one that it shares, or as what an absent subject did.
function finiteClause(tree: Tree, verb: number): (Span & {rank: number}) | undefined {
  if (isInfinitive(tree, verb) || !isTensed(tree, verb)) return undefined;
  const range = rangeOf(tree, verb, (child) => isFurther(tree, child, verb));
  const subject = argumentsOf(tree, verb, "nsubj")[0];
  if (subject === undefined) {
    const first = Math.min(verb, ...argumentsOf(tree, verb, "aux", "cop"));
    return {start: tree.tokens[first]!.start, end: range.end, rank: BARE};
  }
  if (/^(which|who|that|whom)$/.test(lemmaAt(tree, subject)))
    return {start: afterPronoun(tree, subject, range), end: range.end, rank: BARE};
  const start = Math.max(range.start, openingOf(tree, verb, subject));
  return {start, end: range.end, rank: tree.tokens[subject]!.upos === "PRON" ? 1 : 0};
}

function isTensed(tree: Tree, verb: number): boolean {
  const {deprel} = tree.tokens[verb]!;
  if (argumentsOf(tree, verb, "aux", "cop").length > 0) return true;
  if (tree.forms[verb]!.endsWith("ing")) return false;
  return argumentsOf(tree, verb, "nsubj").length > 0 || (/^(root|conj|parataxis)/.test(deprel) && !isPassive(tree, verb));
}

// What comes after the clause, or inside it of another's mouth, is not told by it.
function isFurther(tree: Tree, child: number, verb: number): boolean {
  const {deprel, head} = tree.tokens[child]!;
  if (head === verb && /^(cc|mark|discourse)/.test(deprel)) return true;
  if (/^parataxis/.test(deprel) || (head === verb && /^conj/.test(deprel))) return true;
  return (
    /^advcl/.test(deprel) && head === verb && child > verb && !markersOf(tree, child).some((mark) => /^(to|if|unless|until|by)$/.test(mark))
  );
}

// A day or place may stand before the subject ("On Monday, the council met"); a clause in front of it is left out.
function openingOf(tree: Tree, verb: number, subject: number): number {
  const opening = argumentsOf(tree, verb, "obl").filter((child) => child < subject);
  const first = Math.min(subject, ...opening);
  return first === subject ? rangeOf(tree, subject).start : rangeOf(tree, first).start;
}

function afterPronoun(tree: Tree, pronoun: number, {start}: Span): number {
  return Math.max(start, tree.tokens[pronoun + 1]?.start ?? start);
}

function cutClause(text: string, {start, end}: Span): Span {
  const line = text.slice(start, end).search(/\n\s*\n/);
  const stop = line > SHORTEST ? start + line : end;
  if (stop - start <= LONGEST) return {start, end: stop};
  const space = text.slice(start, start + LONGEST).lastIndexOf(" ");
  return {start, end: start + (space > LONGEST / 2 ? space : LONGEST)};
}
