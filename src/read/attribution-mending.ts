// What the model leaves out and grammar makes plain: the subject of a speech verb without a source, and a whole quotation beside a speech verb
// that no content covers. A quotation without such a verb gets no speaker.
import type {Quotation} from "../model/quotations.js";
import type {Sentence} from "../model/reading.js";
import {bySpan, overlaps, type Span} from "../model/span.js";
import {SAYING_VERBS} from "./en/attribution-words.js";
import {branch, childrenWith, type Tree, treeOf} from "./en/events-arguments.js";
import {indexAt} from "./places.js";

/** Source, cue and content of one attribution before its clause is read. */
export interface Draft {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

/** Gives a draft without a source the subject of its cue's verb, or the "by" phrase of a passive. */
export function withSubject(text: string, sentences: readonly Sentence[], draft: Draft): Draft {
  if (draft.source.length > 0 || draft.cue.length === 0) return draft;
  for (const cue of draft.cue) {
    const sentence = sentences[indexAt(sentences, cue.start)];
    if (!sentence) continue;
    const tree = treeOf(text, sentence);
    for (const [verb, token] of sentence.tokens.entries()) {
      if (!overlaps(cue, token) || !/^(VERB|AUX)$/.test(token.upos)) continue;
      const source = speakerOf(tree, verb);
      if (source && ![...draft.content, ...draft.cue].some((span) => overlaps(span, source))) return {...draft, source: [source]};
    }
  }
  return draft;
}

/** Sources that stop inside their noun phrase take in the rest of it ("[The head] of the harbour office said"), up to cue or content. */
export function withWholeSources(text: string, sentences: readonly Sentence[], draft: Draft): Draft {
  const source = draft.source.map((span) => {
    const sentence = sentences[indexAt(sentences, span.start)];
    if (!sentence) return span;
    const inside = sentence.tokens.flatMap((token, t) => (token.start >= span.start && token.end <= span.end ? [t] : []));
    let head = inside.find((t) => !inside.includes(sentence.tokens[t]!.head));
    for (
      let steps = 0;
      head !== undefined && steps < 6 && /^(det|amod|compound|case|nummod|nmod:poss|flat)/.test(sentence.tokens[head]!.deprel);
      steps++
    ) {
      const up: number = sentence.tokens[head]!.head;
      if (up < 0) break;
      head = up;
    }
    if (head === undefined || !/^(NOUN|PROPN)$/.test(sentence.tokens[head]!.upos)) return span;
    const phrase = phraseOf(treeOf(text, sentence), head);
    const whole = {start: Math.min(span.start, phrase.start), end: Math.max(span.end, phrase.end)};
    return [...draft.cue, ...draft.content].some((other) => overlaps(other, whole)) ? span : whole;
  });
  return {...draft, source};
}

/** Drafts for quotations of three words or more that no draft covers and a speech verb stands beside. */
export function missedQuotations(
  text: string,
  sentences: readonly Sentence[],
  quotations: readonly Quotation[],
  drafts: readonly Draft[],
): Draft[] {
  const covered = drafts.flatMap((draft) => [...draft.content, ...draft.source, ...draft.cue]).sort(bySpan);
  let c = 0;
  return quotations.flatMap((quotation): Draft[] => {
    while (c < covered.length && covered[c]!.end <= quotation.start) c++;
    if (c < covered.length && overlaps(covered[c]!, quotation)) return [];
    const words = text.slice(quotation.inner.start, quotation.inner.end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    const clause = words >= 3 && quotation.kind === "double" ? clauseBeside(text, sentences, quotation) : undefined;
    const free = clause && ![clause.source, clause.cue].some((span) => covered.some((other) => overlaps(other, span)));
    return free ? [{source: [clause.source], cue: [clause.cue], content: [{start: quotation.start, end: quotation.end}]}] : [];
  });
}

/** The speech verb right behind the quotation ("…," said the miller) or right before it (The miller said: "…"). */
function clauseBeside(text: string, sentences: readonly Sentence[], quotation: Quotation): {source: Span; cue: Span} | undefined {
  for (const at of [quotation.end, quotation.start - 1]) {
    const sentence = sentences[indexAt(sentences, Math.max(0, at))];
    if (!sentence) continue;
    const tree = treeOf(text, sentence);
    for (const [verb, token] of sentence.tokens.entries()) {
      if (token.upos !== "VERB" || !SAYING_VERBS.has(token.lemma.toLowerCase())) continue;
      const source = speakerOf(tree, verb);
      if (!source || overlaps(source, quotation) || overlaps(token, quotation)) continue;
      const near =
        token.start >= quotation.end ? Math.min(token.start, source.start) - quotation.end <= 3 : quotation.start - token.end <= 3;
      if (
        near &&
        !/\n/.test(
          text
            .slice(Math.min(quotation.end, token.end), Math.max(quotation.start, token.start))
            .replace(text.slice(quotation.start, quotation.end), ""),
        )
      ) {
        return {source, cue: {start: token.start, end: token.end}};
      }
    }
  }
  return undefined;
}

/**
 * The phrase of who speaks: the subject of the verb, or of the verb that it hangs on ("Brandt rose and [called] for calm"), the noun that it
 * describes ("marchers [calling] for bread"), of a passive the "by" phrase.
 */
function speakerOf(tree: Tree, verb: number): Span | undefined {
  const head = speakerHead(tree, verb, 0);
  const {tokens} = tree.sentence;
  if (head === undefined || /^(it|there|this|that|which|what)$/i.test(tokens[head]!.lemma)) return undefined;
  return phraseOf(tree, head);
}

/** The noun phrase of a head, without clauses, conjuncts and its own preposition. */
function phraseOf(tree: Tree, head: number): Span {
  const {tokens} = tree.sentence;
  const inside = new Set(branch(tree, head, (token) => /^(acl|parataxis|case|cc|conj|advcl|nsubj|cop|aux|advmod)/.test(token.deprel)));
  let from = head;
  let to = head;
  while (inside.has(from - 1)) from--;
  while (inside.has(to + 1)) to++;
  while (to > head && tokens[to]!.upos === "PUNCT") to--;
  while (from < head && tokens[from]!.upos === "PUNCT") from++;
  return {start: tokens[from]!.start, end: tokens[to]!.end};
}

function speakerHead(tree: Tree, verb: number, depth: number): number | undefined {
  const {deprel, head} = tree.sentence.tokens[verb]!;
  const passive = (tree.children[verb] ?? []).some((child) => /:pass$/.test(tree.sentence.tokens[child]!.deprel));
  const own = passive ? childrenWith(tree, verb, "obl:agent")[0] : childrenWith(tree, verb, "nsubj")[0];
  if (own !== undefined || passive || head < 0 || depth > 4) return own;
  if (/^acl/.test(deprel)) return /^(NOUN|PROPN|PRON)$/.test(tree.sentence.tokens[head]!.upos) ? head : undefined;
  return /^(conj|xcomp|advcl|parataxis)/.test(deprel) ? speakerHead(tree, head, depth + 1) : undefined;
}

/** "…, among them the old miller Karl Brandt:" and a quotation on the next line: the last name before the colon. */
export function withLead(text: string, sentences: readonly Sentence[], draft: Draft): Draft {
  const cue = draft.cue[0];
  if (draft.source.length > 0 || draft.cue.length !== 1 || !cue || text.slice(cue.start, cue.end) !== ":") return draft;
  const sentence = sentences[indexAt(sentences, cue.start)];
  const before = sentence?.tokens.filter((token) => token.end <= cue.start) ?? [];
  let from = before.length;
  while (from > 0 && before[from - 1]!.upos === "PROPN") from--;
  const [first, last] = [before[from], before.at(-1)];
  return first && last ? {...draft, source: [{start: first.start, end: last.end}]} : draft;
}
