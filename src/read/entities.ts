// Names of people, organisations and places, and other names (CoNLL-2003 types), from the reader's BIO head: where each ends, and which two are one.
import {acronymOf} from "../model/names.js";
import type {Entity, Sentence, Token} from "../model/reading.js";
import {overlaps, type Span, trimSpan} from "../model/span.js";
import type {Encoded} from "./encoder.js";
import {decodeSpans} from "./spans.js";

/**
 * Reads names in text order. A name never crosses a sentence and holds a letter or digit; one of a person, organisation or place also holds
 * a proper noun, which "LOL" and "Deferred" do not.
 */
export function readEntities(text: string, sentences: readonly Sentence[], encoded: Encoded): Entity[] {
  let s = 0;
  const read = decodeSpans(encoded, "ner").flatMap((found): Entity[] => {
    while (s < sentences.length - 1 && sentences[s + 1]!.start <= found.start) s++;
    const within = {start: found.start, end: Math.min(found.end, sentences[s]?.end ?? found.end)};
    const type = found.label as Entity["type"];
    const span = trimSpan(text, type === "PER" ? ownName(sentences[s]!, within) : within);
    if (!span || !/[\p{L}\p{N}]/u.test(text.slice(span.start, span.end))) return [];
    return type === "MISC" || holdsProperNoun(sentences[s]!, span) ? [{...span, type}] : [];
  });
  return joinByInitials(text, read);
}

function holdsProperNoun(sentence: Sentence, span: Span): boolean {
  return sentence.tokens.some((token) => token.upos === "PROPN" && overlaps(token, span));
}

/**
 * A person's name without the place behind it and the office before it: "[Ana Rook] of Velden", "Minister for the Harbours [Ana Rook]".
 * A title that lives by its "of" stays whole ("Duke of Velden").
 */
function ownName(sentence: Sentence, span: Span): Span {
  const inside = sentence.tokens.filter((token) => overlaps(token, span));
  const at = inside.findIndex((token) => token.upos === "ADP" && /^(of|from|for|in|at)$/.test(token.lemma.toLowerCase()));
  if (at < 1) return span;
  if (at >= 2) return {start: span.start, end: inside[at - 1]!.end};
  const tail = nameAtEnd(sentence, inside);
  return tail.length >= 2 && tail.length < inside.length - at - 1 ? {start: tail[0]!.start, end: span.end} : span;
}

/** The proper nouns at the end of a name that hang together without what stands before them. */
function nameAtEnd(sentence: Sentence, inside: readonly Token[]): readonly Token[] {
  const {tokens} = sentence;
  let from = inside.length - 1;
  while (
    from > 0 &&
    inside[from]!.upos === "PROPN" &&
    inside[from]!.deprel.startsWith("flat") &&
    tokens[inside[from]!.head] === inside[from - 1]
  )
    from--;
  return inside.slice(from);
}

/** "Order of Velden and the Isles", read as two names, is one where the text has its initials ("OVI") as a name too. */
function joinByInitials(text: string, entities: readonly Entity[]): Entity[] {
  const initials = new Set(entities.map(({start, end}) => text.slice(start, end)).filter((name) => /^\p{Lu}{3,8}$/u.test(name)));
  if (initials.size === 0) return [...entities];
  const joined: Entity[] = [];
  for (const entity of entities) {
    const last = joined.at(-1);
    const between = last ? text.slice(last.end, entity.start) : "";
    const whole = last && /^ (?:and|of|for)(?: the)? $/.test(between) ? text.slice(last.start, entity.end) : "";
    if (last && initials.has(acronymOf(whole).toUpperCase())) joined[joined.length - 1] = {start: last.start, end: entity.end, type: "ORG"};
    else joined.push(entity);
  }
  return joined;
}
