// Clauses that report speech, by their verb and its arguments: for statements that stand inside another's content ("officials said that the
// mayor [warned of floods]"), where PolNeAR marks only the outer one.
import type {Reading, Sentence} from "../model/reading.js";
import {contains, type Span} from "../model/span.js";
import {REPORT_VERBS, WHOLE_VERBS} from "./en/statement-words.js";
import {childrenOf, phraseOf, sentenceAt, subtreeOf} from "./phrases.js";

/** A clause that reports a statement. */
export interface SpeechClause {
  readonly source: Span;
  readonly cue: Span;
  readonly content: Span;
}

/** Clauses inside a span whose verb says something of its own subject. */
export function speechClauses(reading: Reading, span: Span): SpeechClause[] {
  const clauses: SpeechClause[] = [];
  for (let s = Math.max(0, sentenceAt(reading.sentences, span.start)); s < reading.sentences.length; s++) {
    const sentence = reading.sentences[s]!;
    if (sentence.start >= span.end) break;
    sentence.tokens.forEach((token, verb) => {
      if (token.upos !== "VERB" || token.start < span.start || token.end > span.end || !REPORT_VERBS.has(token.lemma.toLowerCase())) return;
      const clause = clauseOf(sentence, verb);
      if (clause && contains(span, clause.source) && contains(span, clause.cue))
        clauses.push({...clause, content: {start: clause.content.start, end: Math.min(clause.content.end, span.end)}});
    });
  }
  return clauses;
}

/** Subject, verb and what is said: a clause, an infinitive, or for verbs that are the message the verb with its object. */
export function clauseOf(sentence: Sentence, verb: number): SpeechClause | undefined {
  const token = sentence.tokens[verb]!;
  const subject =
    childrenOf(sentence, verb, "nsubj").find((child) => !sentence.tokens[child]!.deprel.includes("pass")) ?? sharedSubject(sentence, verb);
  if (subject === undefined) return undefined;
  const lemma = token.lemma.toLowerCase();
  const complement = childrenOf(sentence, verb, "ccomp", "xcomp")[0];
  const object = childrenOf(sentence, verb, "obj", "obl").find((child) => child > verb);
  const whole = WHOLE_VERBS.has(lemma);
  const from = whole ? token.start : undefined;
  const said = complement ?? object;
  if (said === undefined && !whole) return undefined;
  const end = said === undefined ? token.end : endOf(sentence, whole ? verb : said, subject);
  // "an attack, [which the league threatens to order]": what hangs lower but stands before the verb is not behind it
  const start = from ?? sentence.tokens[Math.max(firstOf(sentence, said!), said! > verb ? verb + 1 : 0)]!.start;
  if (start >= end) return undefined;
  return {source: phraseOf(sentence, subject), cue: {start: token.start, end: token.end}, content: {start, end}};
}

/** "The union called a strike and [warned] of more": the subject of the verb that this one is joined to. */
function sharedSubject(sentence: Sentence, verb: number): number | undefined {
  const token = sentence.tokens[verb]!;
  if (!/^(conj|xcomp)/.test(token.deprel) || token.head < 0) return undefined;
  return childrenOf(sentence, token.head, "nsubj").find((child) => !sentence.tokens[child]!.deprel.includes("pass"));
}

function firstOf(sentence: Sentence, head: number): number {
  const inside = subtreeOf(sentence, head);
  let first = head;
  const within = new Set(inside);
  while (within.has(first - 1)) first--;
  return first;
}

function endOf(sentence: Sentence, head: number, subject: number): number {
  const inside = new Set(
    subtreeOf(sentence, head, (token) => sentence.tokens.indexOf(token) === subject || /^(parataxis)/.test(token.deprel)),
  );
  let last = head;
  while (inside.has(last + 1)) last++;
  while (last > head && sentence.tokens[last]!.upos === "PUNCT") last--;
  return sentence.tokens[last]!.end;
}
