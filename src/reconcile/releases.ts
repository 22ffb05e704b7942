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
const LONGEST_LABEL = 80;
const ASKS = /^(?:Q|QUESTION|REPORTER|MODERATOR|INTERVIEWER|A|ANSWER)$/;
// "MR. VONN", "Ada Vonn": capitals only, or two names and more.
const NAME = /^(?:[A-Z][A-Z.'’-]+|\p{Lu}[\p{L}.'’-]+ \p{Lu}[\p{L}.'’-]+|[A-Z][A-Z.'’-]* [A-Z][A-Z.'’-]+)(?: [\p{Lu}][\p{L}.'’-]*){0,3}$/u;

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
  const [said, turns]: [Label[], Label[]] = [[], []];
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf("\n", start);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(start, Math.min(end, start + LONGEST_LABEL + 1));
    const turn = turnIn(line, start);
    const saying = end - start <= LONGEST_LABEL ? sayingIn(line, start, text) : undefined;
    if (saying) said.push(saying);
    else if (turn) turns.push(turn);
    start = end + 1;
  }
  const names = new Set(turns.map(({name}) => name && text.slice(name.start, name.end)));
  const isTranscript = turns.length >= FEWEST_LABELS && names.size < turns.length;
  return [...said, ...(isTranscript ? turns : [])].sort((a, b) => a.start - b.start);
}

// "MS. VONN: We stay.", "Q: For how long?"
function turnIn(line: string, start: number): Label | undefined {
  const colon = line.indexOf(":");
  if (colon < 1 || !/^(?:\s|$)/.test(line.slice(colon + 1, colon + 2))) return undefined;
  const lead = line.length - line.trimStart().length;
  const words = line.slice(lead, colon).replace(/ ?\([^()]*\)$/, "");
  const span = {start, end: start + colon + 1};
  if (ASKS.test(words)) return span;
  return NAME.test(words) ? {...span, name: {start: start + lead, end: start + lead + words.length}} : undefined;
}

// "Minister Ada Vonn said:" with nothing behind it on its line, and no quotation marks below
function sayingIn(line: string, start: number, text: string): Label | undefined {
  const trimmed = line.trimEnd();
  const space = trimmed.lastIndexOf(" ");
  if (!trimmed.endsWith(":") || space < 1 || !/^\p{Lu}/u.test(trimmed) || !isSaying(trimmed.slice(space + 1, -1))) return undefined;
  const end = start + trimmed.length;
  return /^\s*["“'‘]/.test(text.slice(end, end + 40)) ? undefined : {start, end, name: {start, end: start + space}};
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
