// Whose clause a cue stands in, and how far it reaches. Subjects come from the dependencies; where the parse gives none, from the nearest
// actor in front of the cue. Used for commitments and positions alike.
import type {Sentence, Token, Told} from "../model/reading.js";
import type {Statement} from "../model/situation.js";
import {contains, overlaps, type Span, textOf, trimSpan} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {childrenOf, phraseOf} from "./phrases.js";

/** A cue in its sentence. */
export interface Cue extends Span {
  readonly sentence: Sentence;
}

/** Looks up who speaks where, by the statements of a report. */
export interface Speakers {
  /** The speaker of the innermost statement that covers the span. */
  speakerAt(report: string, span: Span): string | undefined;
  /** Date of that statement. */
  dateAt(report: string, span: Span): string | undefined;
  /** True when the span stands inside what somebody says. */
  isSaid(report: string, span: Span): boolean;
}

const LONGEST = 150;
// Where a clause that began at the cue gives way to another.
const NEXT_CLAUSE =
  /;|\s[-–—]{1,2}\s|[”"]\s*(?:,|$)|,["”]|,? (?:while|whereas|although|though|but|after|as) (?=(?:the|he|she|it|they|his|her|\p{Lu})[^,]*\b(?:is|was|has|had|were|are|said|will|would|\p{Ll}+ed)\b)|, (?:which|who|whom|where|saying|adding|according|and (?:the|his|her|their|its|it|he|she|they|\p{Lu}))|, \p{Lu}[\p{L}.]+(?: \p{L}+){0,3} (?:said|told|added|reported)|\bsaid\b(?= \p{Lu})/u;

/** Indexes the statements of a situation by report and place. */
export function indexSpeakers(statements: readonly Statement[]): Speakers {
  const byReport = new Map<string, {span: Span; statement: Statement}[]>();
  for (const statement of statements) {
    for (const mention of statement.mentions) {
      const list = byReport.get(mention.report) ?? [];
      byReport.set(mention.report, list);
      list.push({span: mention, statement});
    }
  }
  for (const list of byReport.values()) list.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  const at = (report: string, span: Span) =>
    byReport.get(report)?.find((one) => contains(one.span, span)) ?? byReport.get(report)?.find((one) => overlaps(one.span, span));
  return {
    speakerAt: (report, span) => at(report, span)?.statement.speaker,
    dateAt: (report, span) => at(report, span)?.statement.date,
    isSaid: (report, span) => at(report, span) !== undefined,
  };
}

/** Matches of a pattern in the sentences of a report's story, as cues. */
export function findCues(told: Told, pattern: RegExp): (Cue & {readonly words: RegExpMatchArray})[] {
  const {report, reading} = told;
  return reading.sentences.flatMap((sentence) => {
    if (report.furniture.some((span) => overlaps(span, sentence) && sentence.start >= span.start)) return [];
    return [...plainSpaces(textOf(report.text, sentence)).matchAll(pattern)].flatMap((words) => {
      const start = sentence.start + words.index + (words[0].length - words[0].trimStart().length);
      const span = {start, end: sentence.start + words.index + words[0].length};
      return report.furniture.some((one) => overlaps(one, span)) ? [] : [{...span, sentence, words}];
    });
  });
}

// Pages are full of no-break spaces; a pattern's space means any of them.
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u2007\u202f]/g, " ");
}

/** The clause from the cue on: its complement up to where another clause takes over; `longest` characters at most, cut at a word. */
export function clauseFrom(told: Told, cue: Cue, longest: number = LONGEST): Span {
  const {text} = told.report;
  const rest = text.slice(cue.end, Math.min(cue.sentence.end, cue.start + 400)).split("\n")[0]!;
  const next = NEXT_CLAUSE.exec(rest);
  let end = cue.end + (next ? next.index : rest.length);
  if (end - cue.start > longest)
    end = cue.start + Math.max(cue.end - cue.start, text.slice(cue.start, cue.start + longest).lastIndexOf(" "));
  const span = trimSpan(text, {start: cue.start, end}) ?? cue;
  const trailing = /[\s.,;:!?"”’']+$/.exec(textOf(text, span));
  return trailing && span.end - trailing[0].length > span.start ? {start: span.start, end: span.end - trailing[0].length} : span;
}

/** The actor that the cue's clause is about: its subject, or for "as threatened by the league" its agent. */
export function actorOfCue(
  told: Told,
  cue: Cue,
  actors: ActorIndex,
  speakers: Speakers,
  by: "subject" | "speaker" | "agent",
): string | undefined {
  const report = told.report.id;
  const equal = equatedSubject(cue);
  const equated = equal && by !== "agent" ? actors.actorAt(report, equal) : undefined;
  if (equated) return equated;
  if (by === "speaker") return speakers.speakerAt(report, cue);
  if (by === "agent") return actorAfter(told, cue, actors);
  const subject = subjectOf(cue.sentence, cue);
  if (subject) {
    if (isFirstPerson(told, subject)) return speakers.speakerAt(report, cue);
    const actor = actors.actorAt(report, subject);
    if (actor) return actor;
  }
  return actorBefore(told, cue, actors) ?? speakers.speakerAt(report, cue);
}

/** The first actor named after the cue within its clause, other than `not`. */
export function actorAfter(
  told: Told,
  cue: Cue,
  actors: ActorIndex,
  not?: string,
  until: number = clauseFrom(told, cue).end,
): string | undefined {
  for (const token of cue.sentence.tokens) {
    if (token.start < cue.start || token.start >= until || !/^(PROPN|NOUN)$/.test(token.upos)) continue;
    const actor = actors.actorAt(told.report.id, token);
    if (actor && actor !== not) return actor;
  }
  return undefined;
}

/** The subject of the verb at a cue: its own, its governor's for an infinitive or participle, the noun that a relative clause hangs on. */
export function subjectOf(sentence: Sentence, cue: Span): Span | undefined {
  const {tokens} = sentence;
  const inside = tokens.flatMap((token, index) => (overlaps(token, cue) ? [index] : []));
  const verb =
    inside.find((index) => /^(VERB|ADJ)$/.test(tokens[index]!.upos)) ?? inside.find((index) => tokens[index]!.upos === "AUX") ?? inside[0];
  return verb === undefined ? undefined : subjectOfVerb(sentence, verb, 5);
}

// "Velden is one of the few towns that opposed the dam and said …": what is said of one of them is said of Velden
function equatedSubject({sentence, start}: Cue): Span | undefined {
  const {tokens} = sentence;
  const one = tokens.findIndex(
    (token, index) => token.end <= start && /^one$/i.test(token.lemma) && childrenOf(sentence, index, "cop").length > 0,
  );
  const subject = one < 0 ? undefined : childrenOf(sentence, one, "nsubj")[0];
  return subject === undefined ? undefined : phraseOf(sentence, subject);
}

function subjectOfVerb(sentence: Sentence, verb: number, steps: number): Span | undefined {
  const {tokens} = sentence;
  const token = tokens[verb]!;
  const own = childrenOf(sentence, verb, "nsubj")[0];
  if (own !== undefined) return nounOf(sentence, verb, own);
  const owner =
    token.upos === "NOUN" ? childrenOf(sentence, verb, "nmod").find((child) => tokens[child]!.deprel === "nmod:poss") : undefined;
  if (owner !== undefined) return phraseOf(sentence, owner);
  if (steps === 0 || token.head < 0) return undefined;
  if (/^acl/.test(token.deprel)) return phraseOf(sentence, token.head);
  if (/^(conj|xcomp|advcl|obj|obl|ccomp|parataxis|aux|cop)/.test(token.deprel)) return subjectOfVerb(sentence, token.head, steps - 1);
  return undefined;
}

// "the league, which has threatened to strike": the pronoun stands for what its clause hangs on
function nounOf(sentence: Sentence, verb: number, subject: number): Span {
  const {tokens} = sentence;
  const isRelative =
    /^(which|who|that|whom)$/i.test(tokens[subject]!.lemma) && /^acl/.test(tokens[verb]!.deprel) && tokens[verb]!.head >= 0;
  return phraseOf(sentence, isRelative ? tokens[verb]!.head : subject);
}

function actorBefore(told: Told, cue: Cue, actors: ActorIndex): string | undefined {
  const before = cue.sentence.tokens.filter((token) => token.end <= cue.start);
  let found: string | undefined;
  for (const token of before.reverse()) {
    if (isClauseBreak(token) && found) break;
    if (!/^(PROPN|NOUN|PRON)$/.test(token.upos)) continue;
    const actor = actors.actorAt(told.report.id, token);
    if (actor) return actor;
    found = undefined;
  }
  return undefined;
}

function isClauseBreak(token: Token): boolean {
  return token.upos === "SCONJ" || token.lemma === ";";
}

function isFirstPerson({report}: Told, span: Span): boolean {
  return /^(?:I|we|us|our|my)$/i.test(textOf(report.text, span));
}
