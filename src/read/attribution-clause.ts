// What the clause of an attribution tells beside source, cue and content: whom it was said to, on what, and when.
import type {Sentence, TimeExpression} from "../model/reading.js";
import {firstFrom, overlaps, type Span} from "../model/span.js";
import {MEDIA_NOUNS, MEDIA_PREPOSITIONS, SPEAKING_VERBS, TELLING_VERBS} from "./en/attribution-words.js";

/** The parts of an attribution that the clause is read round. */
interface Parts {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

/** Addressee, medium and index of the time, each only where the clause gives it. */
export interface Circumstances {
  readonly addressee?: Span;
  readonly medium?: Span;
  readonly time?: number;
}

/** Reads the sentence of the cue (of the source, where there is no cue). */
export function circumstancesOf(
  text: string,
  sentences: readonly Sentence[],
  parts: Parts,
  times: readonly TimeExpression[],
): Circumstances {
  const anchor = parts.cue[0] ?? parts.source[0];
  const sentence = anchor && sentences[sentenceAt(sentences, anchor.start)];
  if (!anchor || !sentence) return {};
  const addressee = findAddressee(sentence, parts);
  const medium = findMedium(text, sentence, parts, anchor);
  const time = findTime(sentence, parts, anchor, times);
  return {...(addressee && {addressee}), ...(medium && {medium}), ...(time !== undefined && {time})};
}

/** The object of a verb of telling, or the "to" phrase of a verb of saying. */
function findAddressee(sentence: Sentence, parts: Parts): Span | undefined {
  const {tokens} = sentence;
  for (let verb = 0; verb < tokens.length; verb++) {
    const token = tokens[verb]!;
    if (token.upos !== "VERB" || !parts.cue.some((cue) => overlaps(cue, token))) continue;
    const lemma = token.lemma.toLowerCase();
    // "urged [calm]" asks for a thing; "urged [the guards] to wait" asks somebody
    const asks = tokens.some((t) => t.head === verb && /^(xcomp|ccomp|advcl|obl)/.test(t.deprel));
    const passive = tokens.some((t) => t.head === verb && t.deprel === "nsubj:pass");
    for (let child = 0; child < tokens.length; child++) {
      const {head, deprel, upos} = tokens[child]!;
      if (head !== verb || !/^(NOUN|PROPN|PRON)$/.test(upos)) continue;
      const marker = tokens.find((t) => t.head === child && t.deprel === "case")?.lemma.toLowerCase();
      const told = TELLING_VERBS.has(lemma) && !passive && /^(obj|iobj)$/.test(deprel);
      const spokenTo =
        (SPEAKING_VERBS.has(lemma) || TELLING_VERBS.has(lemma)) &&
        deprel.startsWith("obl") &&
        (marker === "to" || (marker === "on" && lemma === "call"));
      const thing = parts.content.some((span) => overlaps(span, tokens[child]!)) && !asks;
      if ((told || spokenTo) && !thing) return nounPhrase(sentence, child);
    }
  }
  return undefined;
}

/** "in [a statement]", "on [state television]": the nearest such phrase of the sentence outside the content. */
function findMedium(text: string, sentence: Sentence, parts: Parts, anchor: Span): Span | undefined {
  const {tokens} = sentence;
  let best: Span | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  tokens.forEach((token, index) => {
    const lemma = token.lemma.toLowerCase();
    if (
      !MEDIA_NOUNS.has(lemma) ||
      !/^(NOUN|PROPN)$/.test(token.upos) ||
      parts.content.some((span) => overlaps(span, token)) ||
      parts.source.some((span) => overlaps(span, token))
    )
      return;
    const span = nounPhrase(sentence, index);
    const from = tokens.findIndex((t) => t.start === span.start);
    const before = tokens[from - 1];
    if (!before || !MEDIA_PREPOSITIONS.has(before.lemma.toLowerCase()) || (lemma === "x" && text.charAt(token.start) !== "X")) return;
    const distance = Math.min(Math.abs(span.start - anchor.end), Math.abs(anchor.start - span.end));
    if (distance < nearest) [best, nearest] = [span, distance];
  });
  return best;
}

/** The time expression nearest to the cue in its sentence, outside content and source; a duration or set is no time of speech. */
function findTime(sentence: Sentence, parts: Parts, anchor: Span, times: readonly TimeExpression[]): number | undefined {
  let best: number | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  const first = firstFrom(times, sentence.start);
  times.slice(first, firstFrom(times, sentence.end)).forEach((time, index) => {
    if (!/^(DATE|TIME)$/.test(time.type)) return;
    if ([...parts.content, ...parts.source].some((span) => overlaps(span, time)) || isAside(sentence, time, anchor)) return;
    const distance = Math.min(Math.abs(time.start - anchor.end), Math.abs(anchor.start - time.end));
    if (distance < nearest) [best, nearest] = [first + index, distance];
  });
  return best;
}

/** "…, said Brandt, who was [last week] named mayor": a time in a relative clause is not when it was said. */
function isAside({tokens}: Sentence, time: Span, anchor: Span): boolean {
  let at = tokens.findIndex((token) => overlaps(token, time));
  for (let steps = 0; at >= 0 && steps < 40 && !overlaps(tokens[at]!, anchor); at = tokens[at]!.head, steps++) {
    if (tokens[at]!.deprel.startsWith("acl")) return true;
  }
  return false;
}

/** The head with what stands unbroken round it and hangs on it, without clauses. */
function nounPhrase(sentence: Sentence, head: number): Span {
  const {tokens} = sentence;
  const under = (index: number): boolean => {
    for (let at = index, steps = 0; at >= 0 && steps < 30; at = tokens[at]!.head, steps++) {
      if (at === head) return true;
      if (
        /^(acl|advcl|appos|conj|punct|parataxis|cc|case)/.test(tokens[at]!.deprel) &&
        !(at !== index && tokens[at]!.deprel === "case") &&
        tokens[at]!.head === head
      )
        return false;
      if (/^(acl|advcl|conj|parataxis)/.test(tokens[at]!.deprel)) return false;
    }
    return false;
  };
  let from = head;
  let to = head;
  while (from > 0 && under(from - 1)) from--;
  while (to < tokens.length - 1 && under(to + 1)) to++;
  return {start: tokens[from]!.start, end: tokens[to]!.end};
}

function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  return firstFrom(sentences, offset + 1) - 1;
}
