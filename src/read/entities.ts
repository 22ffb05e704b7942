// Names of people, organisations and places, and other names (CoNLL-2003 types), from the reader's BIO head.
import type {Entity, Sentence} from "../model/reading.js";
import {overlaps, type Span, trimSpan} from "../model/span.js";
import type {Encoded} from "./encoder.js";
import {decodeSpans} from "./spans.js";

/**
 * Reads names in text order. A name never crosses a sentence and holds a letter or digit; one of a person, organisation or place also holds
 * a proper noun, which "LOL" and "Deferred" do not.
 */
export function readEntities(text: string, sentences: readonly Sentence[], encoded: Encoded): Entity[] {
  let s = 0;
  return decodeSpans(encoded, "ner").flatMap((found): Entity[] => {
    while (s < sentences.length - 1 && sentences[s + 1]!.start <= found.start) s++;
    const within = {start: found.start, end: Math.min(found.end, sentences[s]?.end ?? found.end)};
    const span = trimSpan(text, within);
    const type = found.label as Entity["type"];
    if (!span || !/[\p{L}\p{N}]/u.test(text.slice(span.start, span.end))) return [];
    return type === "MISC" || holdsProperNoun(sentences[s]!, span) ? [{...span, type}] : [];
  });
}

function holdsProperNoun(sentence: Sentence, span: Span): boolean {
  return sentence.tokens.some((token) => token.upos === "PROPN" && overlaps(token, span));
}
