// The attributions of a report as statements are made of them: what is passed on is laid at the door of both, a content that stops inside its
// clause takes in the rest, clauses of speech that no attribution was read in are added, and what reports no words is left out.
import {findQuotations, formOf, type Quotation} from "../model/quotations.js";
import type {Attribution, Sentence, Told} from "../model/reading.js";
import {contains, overlaps, type Span, trimSpan} from "../model/span.js";
import {type SpeechClause, speechClauses} from "./clauses.js";
import {CHARGING, MEASURING, NAMING_CUES, REPORT_VERBS, TOLD_OF, TWOFOLD, WHOLE_VERBS} from "./en/statement-words.js";
import {childrenOf, phraseOf, sentenceAt, subtreeOf, tokensIn} from "./phrases.js";

// Small words that may stand between a cue and a content that is shown with it ("insisted, however, [on a vote]").
const BESIDE = 4;
// Characters that the parts of a cue may lie apart.
const REACH = 40;
const MOST_ADDED = 400;
// Words of a sentence that is gone through for clauses; longer ones are lists and tables.
const LONGEST_SENTENCE = 200;

/** The attributions of a told report, mended and completed, in the reader's order, those found by their clause behind them. */
export function readSayings({report, reading}: Told): Attribution[] {
  const quotations = findQuotations(report.text);
  const read = reading.attributions
    .filter((attribution) => reportsWords(report.text, reading.sentences, attribution))
    .map((attribution) => withSubject(reading.sentences, withoutHearer(reading.sentences, attribution)))
    .map((attribution) => withoutStrays(reading.sentences, quotations, report.text, attribution))
    .map((attribution) => completed(report.text, reading.sentences, passedOn(report.text, reading.sentences, attribution)))
    .filter(({content}) => content.length > 0);
  return [...read, ...missed({report, reading}, quotations)];
}

/**
 * The words to show for a content: the content itself where it is a clause or a quotation, with its cue where it is a mere part of one
 * ("[called for a truce]"). Undefined where the content can stand alone.
 */
export function shownWith(sentences: readonly Sentence[], content: Span, cues: readonly Span[]): Span | undefined {
  const sentence = sentences[sentenceAt(sentences, content.start)];
  const before = cues.filter(({start, end}) => sentence && start >= sentence.start && end <= content.start);
  const [first] = before;
  const last = before.at(-1);
  if (!sentence || !first || !last || (isClause(sentence, content) && !isQuestion(sentence, content))) return undefined;
  const between = tokensIn(sentence, {start: last.end, end: content.start});
  const joins = between.every((at) => /^(PUNCT|ADV|ADP|PART|AUX)$/.test(sentence.tokens[at]!.upos));
  return joins && between.length <= BESIDE && last.start - first.start <= REACH ? {start: first.start, end: content.end} : undefined;
}

// ---- what is passed on

// "The radio quoted [the miller as saying that the dam had burst]": the miller says it too, and that the dam had burst is what is said
function passedOn(text: string, sentences: readonly Sentence[], attribution: Attribution): Attribution {
  const [first, ...rest] = attribution.content;
  const words = first && text.slice(first.start, first.end);
  const match = words && /^([^,.;:]{2,90}?)\s+as\s+(?:saying|stating|reporting|arguing|warning)\s+(?:that\s+)?(?=\S)/.exec(words);
  const bare = words && /^as\s+(?:saying|stating|reporting|arguing|warning)\s+(?:that\s+)?(?=\S)/.exec(words);
  if (!first || (!match && !bare)) return attribution;
  const start = first.start + (match || bare)![0].length;
  const source = match ? nounIn(sentences, {start: first.start, end: first.start + match[1]!.length}) : undefined;
  return {...attribution, source: [...attribution.source, ...(source ? [source] : [])], content: [{start, end: first.end}, ...rest]};
}

// "a source close to Vonn" is not Vonn: what hangs behind a common noun is left out
function nounIn(sentences: readonly Sentence[], span: Span): Span | undefined {
  const sentence = sentences[sentenceAt(sentences, span.start)];
  const head = sentence && topsIn(sentence, span).find((at) => /^(NOUN|PROPN|PRON)$/.test(sentence.tokens[at]!.upos));
  if (!sentence || head === undefined) return undefined;
  const {upos, end} = sentence.tokens[head]!;
  return upos === "NOUN" ? {start: span.start, end} : span;
}

// "Commanders plan an attack, which [the league] threatens to order": the verb's own subject says it, not who was named before
function withSubject(sentences: readonly Sentence[], attribution: Attribution): Attribution {
  const [cue] = attribution.cue;
  const [source, ...more] = attribution.source;
  const sentence = cue && sentences[sentenceAt(sentences, cue.start)];
  if (!sentence || !source || more.length > 0 || !contains(sentence, source)) return attribution;
  const verb = sentence.tokens.findIndex((token) => overlaps(token, cue) && token.upos === "VERB");
  if (verb < 0 || !REPORT_VERBS.has(sentence.tokens[verb]!.lemma.toLowerCase())) return attribution;
  const subject = childrenOf(sentence, verb, "nsubj").find((child) => child < verb && /^(NOUN|PROPN)$/.test(sentence.tokens[child]!.upos));
  const named = subject === undefined ? undefined : phraseOf(sentence, subject);
  if (!named || sentence.tokens[subject!]!.deprel !== "nsubj") return attribution;
  const [content, ...others] = attribution.content;
  if (content && contains(content, named) && contains(content, cue) && others.length === 0 && cue.end < content.end)
    return {...attribution, source: [named], content: [{start: cue.end, end: content.end}]};
  return [source, ...attribution.content].some((span) => overlaps(span, named)) ? attribution : {...attribution, source: [named]};
}

// "[The crew] was told to leave", "[the league] is expected to act": who is told or spoken of does not speak
function withoutHearer(sentences: readonly Sentence[], attribution: Attribution): Attribution {
  const [cue] = attribution.cue;
  const sentence = cue && sentences[sentenceAt(sentences, cue.start)];
  const verb = sentence?.tokens.findIndex((token) => overlaps(token, cue!) && token.upos === "VERB") ?? -1;
  if (!sentence || verb < 0 || !TOLD_OF.has(sentence.tokens[verb]!.lemma.toLowerCase())) return attribution;
  const hearer = childrenOf(sentence, verb, "nsubj").find((child) => sentence.tokens[child]!.deprel === "nsubj:pass");
  if (hearer === undefined) return attribution;
  return {...attribution, source: attribution.source.filter((span) => !overlaps(span, sentence.tokens[hearer]!))};
}

// ---- contents that stop inside their clause

// "Vonn said the dam had burst. [The flood] reached the town": a few words of a sentence that nobody is said to speak are none of hers
function withoutStrays(
  sentences: readonly Sentence[],
  quotations: readonly Quotation[],
  text: string,
  attribution: Attribution,
): Attribution {
  const told = new Set([...attribution.cue, ...attribution.source].map(({start}) => sentenceAt(sentences, start)));
  const content = attribution.content.filter((span) => {
    const at = sentenceAt(sentences, span.start);
    const sentence = sentences[at];
    return (
      told.has(at) ||
      !sentence ||
      told.size === 0 ||
      span.end > sentence.end ||
      isClause(sentence, span) ||
      formOf(text, quotations, [span]) !== "indirect"
    );
  });
  return content.length === attribution.content.length ? attribution : {...attribution, content};
}

// "[The value of the boats], she said, fell": the subject alone says nothing, its clause does
function completed(text: string, sentences: readonly Sentence[], attribution: Attribution): Attribution {
  if (attribution.content.length !== 1 || attribution.form === "direct") return attribution;
  const [content] = attribution.content as [Span];
  const sentence = sentences[sentenceAt(sentences, content.start)];
  const verb = sentence && subjectOnly(sentence, content);
  if (!sentence || verb === undefined) return attribution;
  const said = [...attribution.cue, ...attribution.source];
  if (said.some((span) => overlaps(span, sentence.tokens[verb]!))) return attribution;
  const inside = subtreeOf(sentence, verb, (token) => /^parataxis/.test(token.deprel) || said.some((span) => overlaps(span, token)));
  const end = sentence.tokens[inside.findLast((at) => sentence.tokens[at]!.upos !== "PUNCT")!]!.end;
  const whole = trimSpan(text, {start: content.start, end: Math.max(content.end, end)});
  return whole ? {...attribution, content: [whole]} : attribution;
}

// The verb of a content that holds nothing but its subject.
function subjectOnly(sentence: Sentence, content: Span): number | undefined {
  const [top, ...others] = topsIn(sentence, content);
  if (top === undefined || others.length > 0) return undefined;
  const {deprel, head} = sentence.tokens[top]!;
  return /^nsubj/.test(deprel) && head > top ? head : undefined;
}

// ---- what reports no words

function reportsWords(text: string, sentences: readonly Sentence[], {cue, content, form}: Attribution): boolean {
  const [first] = cue;
  const sentence = first && sentences[sentenceAt(sentences, first.start)];
  if (!sentence) return true;
  const verb = sentence.tokens.findIndex((token) => overlaps(token, first) && token.upos === "VERB");
  if (verb < 0) return true;
  const lemma = sentence.tokens[verb]!.lemma.toLowerCase();
  const clauses = childrenOf(sentence, verb, "ccomp").length > 0;
  // "was charged with murder" accuses, but says nothing; "leads are not reported" is nobody's report
  if (CHARGING.has(lemma) && !clauses) return false;
  if (/^(report|repeat|answer|mention|tell|inform)$/.test(lemma) && isNegated(sentence, verb)) return false;
  // "added to the strain", "maintained the dam": with a mere thing behind them these are deeds
  if (TWOFOLD.has(lemma) && !clauses && form === "indirect" && content.length === 1 && !isClause(sentence, content[0]!)) return false;
  // "both [the palace and the mayor] confirmed": who speaks was taken for what is said
  if (isSubjectOf(sentence, verb, content)) return false;
  const words = content.reduce((sum, {start, end}) => sum + (text.slice(start, end).match(/\S+/g)?.length ?? 0), 0);
  // "borrowed money, called “leverage”": a name is given
  return !(NAMING_CUES.has(lemma) && form === "direct" && words <= 3 && !isActive(sentence, verb));
}

function isSubjectOf(sentence: Sentence, verb: number, content: readonly Span[]): boolean {
  const inside = content.flatMap((span) => tokensIn(sentence, span));
  if (inside.some((at) => sentence.tokens[at]!.upos === "VERB")) return false;
  const tops = inside.filter((at) => !inside.includes(sentence.tokens[at]!.head) && sentence.tokens[at]!.upos !== "PUNCT");
  return tops.length === 1 && sentence.tokens[tops[0]!]!.head === verb && sentence.tokens[tops[0]!]!.deprel === "nsubj";
}

function isNegated(sentence: Sentence, verb: number): boolean {
  return childrenOf(sentence, verb).some((child) => /^(not|n't|n’t|never)$/i.test(sentence.tokens[child]!.lemma));
}

function isActive({tokens}: Sentence, verb: number): boolean {
  return tokens.some(({head, deprel}) => head === verb && deprel === "nsubj");
}

// ---- clauses of speech that were not read as such

function missed({report, reading}: Told, quotations: readonly Quotation[]): Attribution[] {
  const taken = reading.attributions.flatMap(({cue, content}) => [...cue, ...content]);
  const inStory = (span: Span) => !report.furniture.some((furniture) => overlaps(furniture, span));
  return reading.sentences
    .filter((sentence) => sentence.tokens.length <= LONGEST_SENTENCE && inStory(sentence))
    .flatMap((sentence) => [...speechClauses(reading, sentence), ...measures(sentence)].map((clause) => ({sentence, clause})))
    .filter(
      ({sentence, clause}) =>
        isCertain(sentence, clause) && ![clause.cue, clause.content].some((span) => taken.some((one) => overlaps(one, span))),
    )
    .slice(0, MOST_ADDED)
    .map(({sentence, clause: {source, cue, content}}) => ({
      source: [source],
      cue: [cue],
      content: [content],
      form: formOf(report.text, quotations, [content]),
      vector: sentence.vector,
    }));
}

// A finite clause behind "said that", or a verb that is the message with what it is about ("[dismissed calls to quit]").
function isCertain(sentence: Sentence, {source, cue, content}: SpeechClause): boolean {
  const verb = sentence.tokens.findIndex((token) => token.start === cue.start);
  const lemma = sentence.tokens[verb]!.lemma.toLowerCase();
  if (isNegated(sentence, verb) || isOfThePage(sentence, source)) return false;
  if (MEASURING.has(lemma)) return true;
  // shares that "declined two percent" said nothing, and who "declined to be named" is named as a source
  const about = childrenOf(sentence, verb, ...(/^(decline|refuse)$/.test(lemma) ? ["xcomp"] : ["obj", "xcomp", "ccomp"]));
  if (WHOLE_VERBS.has(lemma))
    return about.some((child) => child > verb && !/^(name|identify|quote)$/.test(sentence.tokens[child]!.lemma.toLowerCase()));
  return childrenOf(sentence, verb, "ccomp").some((child) => contains(content, sentence.tokens[child]!) && hasSubject(sentence, child));
}

// "We welcome comments", "you agree": words of the page, not of the story
function isOfThePage(sentence: Sentence, source: Span): boolean {
  return tokensIn(sentence, source).some((at) => /^(we|i|you|who|which|that)$/i.test(sentence.tokens[at]!.lemma));
}

// "The survey put [the toll at 12]"
function measures(sentence: Sentence): SpeechClause[] {
  const {tokens} = sentence;
  return tokens.flatMap((token, verb) => {
    if (token.upos !== "VERB" || !MEASURING.has(token.lemma.toLowerCase())) return [];
    const subject = childrenOf(sentence, verb, "nsubj")[0];
    const object = childrenOf(sentence, verb, "obj").find((child) => child > verb);
    const at = [...childrenOf(sentence, verb, "obl"), ...(object === undefined ? [] : childrenOf(sentence, object, "nmod"))].find(
      (child) => childrenOf(sentence, child, "case").some((mark) => tokens[mark]!.lemma === "at") && hasNumber(sentence, child),
    );
    if (subject === undefined || object === undefined || at === undefined || at < object) return [];
    const start = tokens[subtreeOf(sentence, object)[0]!]!.start;
    const end = tokens[subtreeOf(sentence, at).findLast((child) => tokens[child]!.upos !== "PUNCT")!]!.end;
    return [{source: phraseOf(sentence, subject), cue: {start: token.start, end: token.end}, content: {start, end}}];
  });
}

function hasNumber(sentence: Sentence, at: number): boolean {
  return subtreeOf(sentence, at).some((child) => sentence.tokens[child]!.upos === "NUM");
}

// ---- clauses

function isClause(sentence: Sentence, content: Span): boolean {
  return topsIn(sentence, content).some((top) => hasSubject(sentence, top) && !isInfinitive(sentence, top));
}

// "questioned [why the port was shut]"
function isQuestion(sentence: Sentence, content: Span): boolean {
  const first = tokensIn(sentence, content).find((at) => sentence.tokens[at]!.upos !== "PUNCT");
  return first !== undefined && /^(why|what|which|whether|how|who|where|when)$/i.test(sentence.tokens[first]!.lemma);
}

function hasSubject(sentence: Sentence, at: number): boolean {
  return childrenOf(sentence, at, "nsubj", "csubj", "expl").length > 0;
}

function isInfinitive(sentence: Sentence, at: number): boolean {
  return childrenOf(sentence, at, "mark").some((mark) => sentence.tokens[mark]!.lemma.toLowerCase() === "to");
}

// The words of a span that hang on words outside it.
function topsIn(sentence: Sentence, span: Span): number[] {
  const inside = tokensIn(sentence, span);
  const within = new Set(inside);
  return inside.filter((at) => !within.has(sentence.tokens[at]!.head) && sentence.tokens[at]!.upos !== "PUNCT");
}
