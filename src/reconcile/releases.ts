// What is said without quotation marks: the words behind a label in a transcript ("MODERATOR: …", "Ada Vonn said:" and a new line), and the
// sentences in which a release speaks of itself as "we". They are statements though no clause reports them.
import {findQuotations} from "../model/quotations.js";
import type {Sentence, Told} from "../model/reading.js";
import {overlaps, type Span} from "../model/span.js";
import {REPORT_VERBS} from "./en/statement-words.js";

/** Words said without marks, sentence by sentence. `source`: the words that name who says them; absent where it is the page itself. */
export interface Spoken {
  readonly source?: Span;
  readonly sentences: readonly number[];
}

interface Label extends Span {
  /** The words that name the speaker; absent for a question, which is nobody's statement. */
  readonly name?: Span;
}

const FEWEST_LABELS = 3;
// "Q:", "MR. VONN:", "Ada Vonn:" at the beginning of a line.
const TURN =
  /^[ \t]*(?:(Q|QUESTION|REPORTER|MODERATOR|INTERVIEWER)|(A|ANSWER)|((?:[A-Z][A-Z.'’-]*)(?: [A-Z][A-Z.'’-]*){0,4}|(?:\p{Lu}[\p{L}.'’-]+)(?: \p{Lu}[\p{L}.'’-]+){1,3}))(?: ?\([^)\n]{0,40}\))?:(?=\s|$)/gmu;
// "Minister Vonn said:" with nothing behind it on its line.
const SAID = /^[ \t]*((?:\p{Lu}[\p{L}.'’-]*|of|the|for|and|,| )+?) (\p{Ll}+):[ \t]*$/gmu;

/** The spoken parts of a report's story, in text order. */
export function findSpoken({report, reading}: Told): Spoken[] {
  const labels = labelsIn(report.text);
  if (labels.length > 0)
    return labels.flatMap((label, at) => turnOf(reading.sentences, label, labels[at + 1]?.start ?? report.text.length));
  if (findQuotations(report.text).length > 0) return [];
  const own = reading.sentences.flatMap((sentence, at) =>
    isOfUs(sentence) && !report.furniture.some((span) => overlaps(span, sentence)) ? [at] : [],
  );
  return own.length > 0 ? [{sentences: own}] : [];
}

function labelsIn(text: string): Label[] {
  const said = [...text.matchAll(SAID)].flatMap((match) => {
    const [all, name = "", verb = ""] = match;
    if (!isSaying(verb) || /^\s*["“'‘]/.test(text.slice(match.index + all.length))) return [];
    const start = match.index + all.indexOf(name);
    return [{start: match.index, end: match.index + all.length, name: {start, end: start + name.length}}];
  });
  const turns = [...text.matchAll(TURN)].map((match): Label => {
    const [all, asks, answers, name] = match;
    const start = match.index + all.indexOf(name ?? "");
    return {
      start: match.index,
      end: match.index + all.length,
      ...(name && !asks && !answers ? {name: {start, end: start + name.length}} : {}),
    };
  });
  const named = new Set(turns.map(({name}) => name && text.slice(name.start, name.end)));
  const isTranscript = turns.length >= FEWEST_LABELS && named.size < turns.length;
  return [...said, ...(isTranscript ? turns : [])].sort((a, b) => a.start - b.start);
}

// "said", "says" and "wrote" by their stem: a label stands outside the sentences that were read.
function isSaying(verb: string): boolean {
  return (
    /^(?:said|says|wrote|told)$/.test(verb) || REPORT_VERBS.has(verb.replace(/(?:ed|d|s)$/, "")) || REPORT_VERBS.has(verb.replace(/d$/, ""))
  );
}

function turnOf(sentences: readonly Sentence[], label: Label, until: number): Spoken[] {
  if (!label.name) return [];
  const inside = sentences.flatMap(({start, end}, at) => (end > label.end && start < until && start >= label.end ? [at] : []));
  return inside.length > 0 ? [{source: label.name, sentences: inside}] : [];
}

// A sentence whose subject, or that of a clause beside it, is "we".
function isOfUs({tokens}: Sentence): boolean {
  return tokens.some(
    ({lemma, deprel, head}) => lemma.toLowerCase() === "we" && deprel === "nsubj" && head >= 0 && tokens[head]!.upos !== "PRON",
  );
}
