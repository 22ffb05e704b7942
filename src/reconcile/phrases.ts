// Phrases of a reading: which word heads a span, what hangs on it, and which parts a coordination joins.
import type {Sentence, Token, TokenRef} from "../model/reading.js";
import type {Span} from "../model/span.js";

/** Index of the sentence that holds the offset, or of the last one before it; -1 in front of all. Binary search. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Indexes of the sentence's tokens inside the span, in order. */
export function tokensIn(sentence: Sentence, span: Span): number[] {
  const inside: number[] = [];
  sentence.tokens.forEach((token, index) => {
    if (token.start >= span.start && token.end <= span.end) inside.push(index);
  });
  return inside;
}

/** The word of a span that hangs on a word outside it; a noun or pronoun before others. Undefined for a span without words. */
export function headOf(sentences: readonly Sentence[], span: Span): TokenRef | undefined {
  const sentence = sentenceAt(sentences, span.start);
  const at = sentences[sentence];
  if (!at) return undefined;
  const inside = tokensIn(at, span);
  const within = new Set(inside);
  const tops = inside.filter((index) => !within.has(at.tokens[index]!.head) && at.tokens[index]!.upos !== "PUNCT");
  const head = tops.find((index) => /^(NOUN|PROPN|PRON)$/.test(at.tokens[index]!.upos)) ?? tops[0];
  return head === undefined ? undefined : {sentence, token: head};
}

/** The token at a place. */
export function tokenAt(sentences: readonly Sentence[], ref: TokenRef): Token | undefined {
  return sentences[ref.sentence]?.tokens[ref.token];
}

/** Indexes of the tokens that hang directly on `head`, by relation (without subtype), in order. */
export function childrenOf(sentence: Sentence, head: number, ...relations: string[]): number[] {
  const found: number[] = [];
  sentence.tokens.forEach((token, index) => {
    if (token.head === head && (relations.length === 0 || relations.includes(token.deprel.split(":")[0]!))) found.push(index);
  });
  return found;
}

/** Indexes of `head` and all that hangs on it, without the branches that `leave` names. */
export function subtreeOf(sentence: Sentence, head: number, leave: (token: Token) => boolean = () => false): number[] {
  const inside = new Set([head]);
  for (let grown = true; grown; ) {
    grown = false;
    sentence.tokens.forEach((token, index) => {
      if (inside.has(index) || !inside.has(token.head) || leave(token)) return;
      inside.add(index);
      grown = true;
    });
  }
  return [...inside].sort((a, b) => a - b);
}

/** The noun phrase of a head without relative clauses, appositions, further conjuncts and loose punctuation: one unbroken run round the head. */
export function phraseOf(sentence: Sentence, head: number): Span {
  const inside = new Set(subtreeOf(sentence, head, (token) => isLoose(token)));
  // "state-run radio": the hyphen stands alone in the tree
  const joined = (index: number): boolean =>
    inside.has(index) || (/^[-–/]$/.test(sentence.tokens[index]?.lemma ?? "") && inside.has(index - 1) && inside.has(index + 1));
  let from = head;
  let to = head;
  while (joined(from - 1)) from--;
  while (joined(to + 1)) to++;
  return {start: sentence.tokens[from]!.start, end: sentence.tokens[to]!.end};
}

/** The parts that a coordination joins ("[Orland] and [the Free Ports]"), or the span itself. */
export function conjunctsOf(sentences: readonly Sentence[], span: Span): Span[] {
  const head = headOf(sentences, span);
  const sentence = head && sentences[head.sentence];
  if (!head || !sentence) return [span];
  const others = childrenOf(sentence, head.token, "conj").filter((index) => {
    const token = sentence.tokens[index]!;
    return token.start >= span.start && token.end <= span.end && /^(NOUN|PROPN|PRON)$/.test(token.upos);
  });
  return others.length === 0 ? [span] : [head.token, ...others].map((index) => phraseOf(sentence, index));
}

function isLoose(token: Token): boolean {
  return /^(acl:relcl|appos|conj|cc|punct|parataxis|acl|advcl|nsubj|cop|aux|advmod)$/.test(token.deprel);
}
