// Names of people, organisations and places, and other names (CoNLL-2003 types), from the reader's BIO head.
import type {Entity, Sentence} from "../model/reading.js";
import {trimSpan} from "../model/span.js";
import type {Encoded} from "./encoder.js";
import {decodeSpans} from "./spans.js";

/** Reads names in text order. A name never crosses a sentence and begins and ends with a letter, digit or closing mark of its own. */
export function readEntities(text: string, sentences: readonly Sentence[], encoded: Encoded): Entity[] {
  let s = 0;
  return decodeSpans(encoded, "ner").flatMap((found): Entity[] => {
    while (s < sentences.length - 1 && sentences[s + 1]!.start <= found.start) s++;
    const within = {start: found.start, end: Math.min(found.end, sentences[s]?.end ?? found.end)};
    const span = trimSpan(text, within);
    if (!span || !/[\p{L}\p{N}]/u.test(text.slice(span.start, span.end))) return [];
    return [{...span, type: found.label as Entity["type"]}];
  });
}
