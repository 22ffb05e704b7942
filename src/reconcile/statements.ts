// Statements across reports: each attribution becomes one version or more in the situation's convention (content without speaker and verb,
// one statement for each speaker), versions of one statement are brought together, and each is measured against the fullest.
import {createHash} from "node:crypto";
import {daysOf, isoDay} from "../model/calendar.js";
import {ROLE_NOUNS} from "../model/names.js";
import {findQuotations, formOf, type Quotation} from "../model/quotations.js";
import type {Attribution, Form, Reading, Sentence, Told} from "../model/reading.js";
import type {AlignedRun, Drift, Statement, StatementMention} from "../model/situation.js";
import {overlaps, type Span, textOf, trimSpan} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {type Word, wordsIn} from "./alignment.js";
import {type SpeechClause, speechClauses} from "./clauses.js";
import {type Direction, directionOf} from "./directions.js";
import {compareVersions, type DriftSide, stemOf} from "./drift.js";
import {DOCUMENT_NOUNS} from "./en/actor-words.js";
import {COUNTED_SOURCES, MEDIA, SPEECH_WORDS, WHOLE_VERBS} from "./en/statement-words.js";
import {bestDate, type EventDate, newsDate} from "./event-dates.js";
import type {Lineage} from "./lineage.js";
import {forgetful, type Memory} from "./memory.js";
import {markMerged} from "./merged.js";
import {childrenOf, conjunctsOf, headOf, phraseOf, sentenceAt, tokenAt} from "./phrases.js";
import {findSpoken} from "./releases.js";
import {readSayings, shownWith} from "./sayings.js";
import {contentOf, groupVersions} from "./statement-groups.js";

/** One version of a statement: what one attribution of one report says for one speaker. */
interface Version {
  readonly report: string;
  readonly spans: readonly Span[];
  readonly form: Form;
  readonly forms: readonly Form[];
  /** Words to show for each span that says too little by itself. */
  readonly shown: readonly (Span | undefined)[];
  readonly cue?: Span;
  readonly source?: Span;
  readonly speaker?: string;
  readonly addressee?: string;
  readonly medium?: string;
  readonly date?: string;
  readonly dateCertainty: "stated" | "inferred";
  readonly via?: string;
  readonly words: readonly Word[];
  readonly content: Int32Array;
  readonly meaning: Direction | undefined;
  readonly storyDate: string;
  /** The days of the story, for what is told without a day of its own. */
  readonly toldAt?: EventDate;
  /** Place of the attribution in its report; versions of one attribution and one speaker share it. */
  readonly order: number;
  /** True in the first sentence, which the report repeats below. */
  readonly inHeadline: boolean;
  /** True when its cue is a word of speech or opinion and its source is no poll. */
  readonly reports: boolean;
  /** True when "I", "you" or "no one" says it and nobody is known by that. */
  readonly nobody: boolean;
  /** True when its speaker is named where it stands, not only meant by a pronoun. */
  readonly named: boolean;
}

/** All statements, in order of their first mention. */
export function joinStatements(told: readonly Told[], actors: ActorIndex, lineage: Lineage, memory: Memory = forgetful): Statement[] {
  const versions = told.flatMap((one) =>
    memory.recall("versions", one.report.id, [one, actors.signatureOf(one.report.id)], () => versionsOf(one, actors)),
  );
  const groups = groupVersions(versions);
  const statements = groups.map((group) => {
    const inOrder = [...group].sort((a, b) => (a.report < b.report ? -1 : a.report > b.report ? 1 : a.spans[0]!.start - b.spans[0]!.start));
    const origins = lineage.originsOf(inOrder.flatMap(mentionsOf), inOrder.find((version) => version.via)?.via);
    const {report, order, speaker, spans} = inOrder[0]!;
    const key = `${report} ${order} ${spans[0]!.start} ${speaker ?? ""}`;
    return memory.recall("statement", key, [origins.join(" "), ...inOrder], () => describe(inOrder, origins));
  });
  return markMerged(groups, statements).sort(byFirst);
}

// ---- one report

function versionsOf(told: Told, actors: ActorIndex): Version[] {
  const {report} = told;
  const quotations = findQuotations(report.text);
  const drafts = readSayings(told)
    .filter((attribution) => !attribution.content.every((span) => report.furniture.some((furniture) => overlaps(furniture, span))))
    .flatMap((attribution, order) => draftsOf(told, attribution, order, actors, quotations));
  drafts.push(...spokenDrafts(told, actors, drafts, quotations));
  const spoken = settleSpeakers(told, actors, inheritSpeakers(report.text, drafts));
  return inheritOccasion(readOnce(spoken.filter((version) => isTold(version))));
}

// "Voss said, the paper wrote, …": two readings of the same words by one speaker are one
function readOnce(versions: readonly Version[]): Version[] {
  const seen = new Set<string>();
  return versions.filter(({speaker, spans}) => {
    const key = `${speaker ?? ""} ${spans.map(({start, end}) => `${start}-${end}`).join(" ")}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What is said without marks, where no attribution was read already: a version a sentence. */
function spokenDrafts(told: Told, actors: ActorIndex, drafts: readonly Version[], quotations: readonly Quotation[]): Version[] {
  const {report, reading} = told;
  return findSpoken(told).flatMap(({source, sentences}) =>
    sentences.flatMap((index, at) => {
      const {start, end, vector} = reading.sentences[index]!;
      const span = trimContent(report.text, {start, end});
      if (!span || drafts.some(({spans}) => spans.some((one) => overlaps(one, span)))) return [];
      const bare: Attribution = {source: source ? [source] : [], cue: [], content: [span], form: "direct", vector};
      const speaker = source && actors.actorAt(report.id, source);
      const order = reading.attributions.length + index + at;
      const more = {
        spans: [span],
        form: "direct" as const,
        forms: ["direct" as const],
        inHeadline: false,
        ...(source ? {source} : {}),
        ...(speaker ? {speaker} : {}),
      };
      return [versionOf(told, bare, order, actors, quotations, more)];
    }),
  );
}

/** A claim that nobody is said to make is no statement ("it is known that …"); a lone word is one only if it is quoted. */
function isTold(version: Version): boolean {
  if (version.form !== "indirect") return true;
  if (!version.reports || version.nobody) return false;
  return (version.speaker !== undefined || version.source !== undefined) && version.words.length > 1;
}

/** An attribution in the situation's convention: one version for each speaker, and one for each statement told inside it. */
function draftsOf(told: Told, attribution: Attribution, order: number, actors: ActorIndex, quotations: readonly Quotation[]): Version[] {
  const {report, reading} = told;
  const spans = mentionSpans(report.text, reading, attribution, quotations);
  if (spans.length === 0 || isCitation(reading, attribution)) return [];
  const sources = attribution.source.flatMap((span) => speakersIn(report.text, reading, span));
  const sides = [...sources, ...quotedSides(reading, attribution)];
  const speakers = uniqueSpeakers(sides.map((source) => ({source, speaker: actors.actorAt(report.id, source)}))).filter(
    ({speaker}, index) => index === 0 || speaker !== undefined,
  );
  const make = (version: Partial<Version>): Version => versionOf(told, attribution, order, actors, quotations, {spans, ...version});
  const own = (speakers.length > 0 ? speakers : [{source: attribution.source[0], speaker: undefined}]).map(({source, speaker}) =>
    make({source, speaker}),
  );
  return [...own, ...innerVersions(told, attribution, own[0]!, actors, make)];
}

function versionOf(
  told: Told,
  attribution: Attribution,
  order: number,
  actors: ActorIndex,
  quotations: readonly Quotation[],
  more: Partial<Version> & {spans: readonly Span[]},
): Version {
  const {report, reading} = told;
  const time = attribution.time === undefined ? undefined : reading.times[attribution.time];
  return {
    report: report.id,
    form: formOf(report.text, quotations, more.spans),
    forms: more.spans.map((span) => formOf(report.text, quotations, [span])),
    shown: more.spans.map((span, at) =>
      at === 0 ? shownWith(reading.sentences, span, more.cue ? [more.cue] : attribution.cue) : undefined,
    ),
    cue: attribution.cue[0],
    addressee: attribution.addressee && actors.actorAt(report.id, attribution.addressee),
    medium: attribution.medium && mediumName(reading.sentences, report.text, attribution.medium),
    date: time && pastDate(time.value, reading.storyDate.date ?? reading.storyDate.approximate?.split("/").at(-1)),
    dateCertainty: time?.certainty ?? "inferred",
    words: wordsIn(report.text, more.spans),
    content: contentOf(wordsIn(report.text, more.spans)),
    meaning: directionOf(attribution.vector),
    storyDate: reading.storyDate.date ?? report.pageDate ?? "9999",
    toldAt: newsDate(report.id, reading.storyDate),
    order,
    nobody: more.speaker === undefined && more.source !== undefined && NOBODY_SAYS.test(textOf(report.text, more.source)),
    named: more.speaker !== undefined && more.source !== undefined && !isPronoun(reading, more.source),
    reports: isReport(report.text, reading, attribution, more.cue, more.source),
    inHeadline: sentenceAt(reading.sentences, more.spans[0]!.start) <= 0,
    ...notToSelf(report.id, attribution, actors, more),
  };
}

// "[Sund] told Ruhl": nobody tells themselves; where both were taken for one, it is the speaker that was misread
function notToSelf<T extends {readonly speaker?: string; readonly source?: Span}>(
  report: string,
  {addressee}: Attribution,
  actors: ActorIndex,
  more: T,
): T {
  if (!addressee) return more;
  if (more.source && overlaps(more.source, addressee)) return {...more, speaker: undefined, source: undefined};
  return more.speaker !== undefined && actors.actorAt(report, addressee) === more.speaker ? {...more, speaker: undefined} : more;
}

const NOBODY_SAYS = /^(?:I|you|we|who|which|that|no one|nobody)$/i;

/** "The navy [said] …", not "The navy [expelled] …"; "[Asked] whether …, she said" is a question, and a poll counts. */
function isReport(text: string, reading: Reading, attribution: Attribution, cue: Span | undefined, source: Span | undefined): boolean {
  const head = source && headOf(reading.sentences, source);
  const who = head && tokenAt(reading.sentences, head)?.lemma.toLowerCase();
  if (who !== undefined && COUNTED_SOURCES.has(who)) return false;
  const cues = (cue ? [cue] : attribution.cue).map((span) => text.slice(span.start, span.end));
  if (cues.length === 0) return true;
  if (cues.length === 1 && /^Asked\b/.test(cues[0]!)) return false;
  return cues.some(
    (words) =>
      words === ":" ||
      (words.toLowerCase().match(/[\p{L}%]+/gu) ?? []).some((word) => SPEECH_STEMS.has(stemOf(word)) || SPEECH_STEMS.has(word)),
  );
}

function isPronoun(reading: Reading, span: Span): boolean {
  const head = headOf(reading.sentences, span);
  return head !== undefined && tokenAt(reading.sentences, head)?.upos === "PRON";
}

const SPEECH_STEMS: ReadonlySet<string> = new Set([...SPEECH_WORDS].flatMap((word) => [word, stemOf(word)]));

/** "Vetar reported that the ministry [warned of floods]": the inner speaker's statement too, had through the outer one. */
function innerVersions(
  told: Told,
  attribution: Attribution,
  outer: Version,
  actors: ActorIndex,
  make: (version: Partial<Version>) => Version,
): Version[] {
  if (outer.form === "direct") return [];
  const inner: SpeechClause[] = attribution.content.flatMap((span) => speechClauses(told.reading, span));
  return inner.flatMap(({source, cue, content}) => {
    const span = trimContent(told.report.text, content);
    if (!span) return [];
    return uniqueSpeakers(
      conjunctsOf(told.reading.sentences, source).map((part) => ({source: part, speaker: actors.actorAt(told.report.id, part)})),
    )
      .filter(({speaker}) => speaker !== undefined && speaker !== outer.speaker)
      .map(({source: part, speaker}) =>
        make({
          spans: [span],
          source: part,
          speaker,
          cue,
          via: outer.speaker && actors.namesOf(outer.speaker)[0],
          addressee: undefined,
          medium: undefined,
        }),
      );
  });
}

/** Each who speaks; two offices without names are one person's ("the president and league chair said"). */
function speakersIn(text: string, reading: Reading, source: Span): Span[] {
  const parts = conjunctsOf(reading.sentences, source);
  const offices = parts.every((part) => {
    const head = headOf(reading.sentences, part);
    const word = head && tokenAt(reading.sentences, head);
    return word !== undefined && ROLE_NOUNS.has(text.slice(word.start, word.end).toLowerCase());
  });
  return parts.length > 1 && offices ? [source] : parts;
}

/** "The radio [quoted] the miller as saying": both the one quoted and the one who quotes say it. */
function quotedSides(reading: Reading, attribution: Attribution): Span[] {
  return attribution.cue.flatMap((cue) => {
    const head = headOf(reading.sentences, cue);
    const sentence = head && reading.sentences[head.sentence];
    if (!head || !sentence) return [];
    const verb = sentence.tokens.findIndex(
      (token) => overlaps(token, cue) && /^(?:quote|cite)$/i.test(token.lemma) && token.upos === "VERB",
    );
    if (verb < 0)
      return citedBeside(sentence, head.token).filter((span) => !attribution.content.some((content) => overlaps(content, span)));
    return childrenOf(sentence, verb, "nsubj", "obj", "obl")
      .filter(
        (child) =>
          sentence.tokens[child]!.deprel !== "obl" ||
          childrenOf(sentence, child, "case").some((c) => sentence.tokens[c]!.lemma.toLowerCase() === "by"),
      )
      .map((child) => phraseOf(sentence, child))
      .filter((span) => !attribution.content.some((content) => overlaps(content, span)));
  });
}

/** "Citing [a police officer]" names a source; nothing is said in it. */
function isCitation(reading: Reading, {cue, content}: Attribution): boolean {
  const verbs = cue.map((span) => headOf(reading.sentences, span)).map((head) => head && tokenAt(reading.sentences, head));
  if (!verbs.some((token) => token && /^(?:cite|quote)$/i.test(token.lemma))) return false;
  return content.every((span) => {
    const sentence = reading.sentences[sentenceAt(reading.sentences, span.start)];
    return sentence !== undefined && !sentence.tokens.some((token) => overlaps(token, span) && /^(?:VERB|AUX)$/.test(token.upos));
  });
}

/** "The radio, citing [a police officer], said": who is cited says it too. */
function citedBeside(sentence: Sentence, verb: number): Span[] {
  const subjects = childrenOf(sentence, verb, "nsubj");
  return [verb, ...subjects]
    .flatMap((at) => childrenOf(sentence, at, "advcl", "acl"))
    .filter((at) => /^(?:quote|cite)$/i.test(sentence.tokens[at]!.lemma) && childrenOf(sentence, at, "nsubj", "aux").length === 0)
    .flatMap((at) => childrenOf(sentence, at, "obj"))
    .map((at) => phraseOf(sentence, at));
}

function uniqueSpeakers<T extends {readonly speaker?: string}>(speakers: readonly T[]): T[] {
  const known = new Set<string | undefined>();
  return speakers.filter(({speaker}) => (known.has(speaker) ? false : known.add(speaker)));
}

/**
 * The mentions of a content: its quoted parts one by one ("[A]," he said. "[B]."), unquoted parts of one sentence as one that runs across
 * the speaker ("[Since May, Brandt said, prices have doubled]"), the verb with it where it is the message.
 */
function mentionSpans(text: string, reading: Reading, attribution: Attribution, quotations: readonly Quotation[]): Span[] {
  const spans: Span[] = [];
  for (const part of attribution.content) {
    const last = spans.at(-1);
    const across =
      last &&
      sentenceAt(reading.sentences, last.start) === sentenceAt(reading.sentences, part.start) &&
      formOf(text, quotations, [last, part]) === "indirect";
    if (across) spans[spans.length - 1] = {start: last.start, end: part.end};
    else spans.push(part);
  }
  const first = spans[0];
  const cue = attribution.cue[0];
  if (first && cue && cue.end <= first.start && first.start - cue.end < 3 && isWhole(reading, cue))
    spans[0] = {start: cue.start, end: first.end};
  return spans.flatMap((span) => trimContent(text, withWholeEnd(reading, span)) ?? []);
}

/** A content that stops at an article or preposition takes in the phrase that it begins ("[welcomed the] takeover"). */
function withWholeEnd(reading: Reading, span: Span): Span {
  const sentence = reading.sentences[sentenceAt(reading.sentences, span.end - 1)];
  const last = sentence?.tokens.findLast((token) => token.end <= span.end);
  const head = last && sentence?.tokens[last.head];
  if (
    !sentence ||
    !last ||
    !head ||
    last.end !== span.end ||
    !/^(DET|ADP|ADJ|NUM)$/.test(last.upos) ||
    !/^(det|case|amod|nummod)/.test(last.deprel) ||
    head.start < last.start
  )
    return span;
  return {start: span.start, end: phraseOf(sentence, last.head).end};
}

function isWhole(reading: Reading, cue: Span): boolean {
  const head = headOf(reading.sentences, cue);
  const token = head && tokenAt(reading.sentences, head);
  return token !== undefined && WHOLE_VERBS.has(token.lemma.toLowerCase());
}

/** Without marks and white space at the ends, a leading "that", and a closing full stop or comma outside the quotation. */
function trimContent(text: string, span: Span): Span | undefined {
  const words = text.slice(span.start, span.end);
  const lead = /^[\s"“”„«»'‘’:,;–—-]*(?:that\s+(?=\S))?[\s"“”„«»'‘’]*/i.exec(words)![0].length;
  const tail = /[\s"“”„«»'‘’,;:.]*$/.exec(words)![0].length;
  const inner = {start: span.start + lead, end: span.end - tail};
  return inner.start < inner.end ? trimSpan(text, inner) : undefined;
}

/** The phrase that names a medium, without what is told of it ("a letter [that he sent]"). */
function mediumName(sentences: readonly Sentence[], text: string, span: Span): string | undefined {
  const head = headOf(sentences, span);
  const word = head && tokenAt(sentences, head);
  if (word?.upos === "NOUN" && !MEDIA.has(word.lemma.toLowerCase())) return undefined;
  const phrase = head ? phraseOf(sentences[head.sentence]!, head.token) : span;
  const {start, end} = {start: Math.max(span.start, phrase.start), end: Math.min(span.end, phrase.end)};
  return text
    .slice(start, end)
    .replace(/\s+/g, " ")
    .replace(/^(?:the|a|an|his|her|its|their)\s+/i, "");
}

/** Nothing was said on a day after its story: such a day is of what was said. */
function pastDate(value: string, storyDate: string | undefined): string | undefined {
  const date = dateOf(value);
  return date && storyDate && date.slice(0, 10) > storyDate ? undefined : date;
}

/** The calendar value of a TIMEX3 value: a day, month or year, or an interval for a week; undefined for what names no date. */
function dateOf(value: string): string | undefined {
  const plain = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T|$)/.exec(value);
  if (plain) return plain[0];
  const days = daysOf(value);
  return days && `${isoDay(days.first)}/${isoDay(days.last)}`;
}

/** A quotation without a speaker right behind another one's goes on with that speaker: "[A]," she said.\n"[B]." */
function inheritSpeakers(text: string, versions: readonly Version[]): Version[] {
  const done: Version[] = [];
  for (const version of versions) {
    const last = done.at(-1);
    const goesOn =
      version.speaker === undefined &&
      version.source === undefined &&
      version.cue === undefined &&
      version.form === "direct" &&
      last?.speaker !== undefined &&
      last.form !== "indirect" &&
      !/\S{12}|\n[ \t\r]*\n[ \t\r]*\n/.test(between(text, last, version));
    done.push(
      goesOn
        ? {
            ...version,
            speaker: last.speaker,
            source: last.source,
            date: version.date ?? last.date,
            medium: version.medium ?? last.medium,
            addressee: last.addressee,
          }
        : version,
    );
  }
  return done;
}

/** Sentences back in which "he said" or "the report said" may find the one meant. */
const NEAR = 4;

/**
 * Speakers that coreference left open: "he", "she" and "they" go on with the one who spoke last, "the release" with whoever issued the one
 * named before. Where nobody of that kind spoke near, the speaker stays unknown.
 */
function settleSpeakers({report, reading}: Told, actors: ActorIndex, versions: readonly Version[]): Version[] {
  const done: Version[] = [];
  for (const version of versions) {
    const head = version.source ? headOf(reading.sentences, version.source) : undefined;
    const word = head && tokenAt(reading.sentences, head);
    const last = done.at(-1);
    // "[He] said so. [He] added": whoever spoke right before goes on, whatever the chain says
    const goesOn =
      word?.upos === "PRON" &&
      /^(?:he|she)$/i.test(report.text.slice(word.start, word.end)) &&
      last?.speaker !== undefined &&
      version.via === undefined &&
      last.via === undefined &&
      actors.kindOf(last.speaker) === "person" &&
      head!.sentence - sentenceAt(reading.sentences, last.spans.at(-1)!.start) <= 1;
    if (goesOn && version.speaker !== last.speaker) {
      done.push({...version, speaker: last.speaker});
      continue;
    }
    if (!head || !word || version.speaker !== undefined) {
      done.push(version);
      continue;
    }
    const before = done.findLast(
      (other) => other.speaker !== undefined && sentenceAt(reading.sentences, other.spans[0]!.start) >= head.sentence - NEAR,
    );
    const kind = before?.speaker && actors.kindOf(before.speaker);
    const form = report.text.slice(word.start, word.end).toLowerCase();
    const one = /^(?:he|she)$/.test(form) && kind === "person";
    const many = /^(?:they|it)$/.test(form) && kind !== undefined && kind !== "person";
    const issued = DOCUMENT_NOUNS.has(word.lemma.toLowerCase())
      ? (issuerOf(report.id, reading, actors, word.lemma, version.source!) ?? (kind && kind !== "person" ? before?.speaker : undefined))
      : undefined;
    done.push(one || many ? {...version, speaker: before?.speaker} : issued ? {...version, speaker: issued} : version);
  }
  return done;
}

/** Who is named beside the nearest earlier mention of such a document ("a [Harbour Office] news release … the release"). */
function issuerOf(report: string, reading: Reading, actors: ActorIndex, lemma: string, source: Span): string | undefined {
  for (let s = sentenceAt(reading.sentences, source.start), steps = 0; s >= 0 && steps < 12; s--, steps++) {
    const sentence = reading.sentences[s]!;
    for (let t = sentence.tokens.length - 1; t >= 0; t--) {
      const token = sentence.tokens[t]!;
      if (token.lemma !== lemma || token.start >= source.start) continue;
      const found = actors.actorAt(report, phraseOf(sentence, t));
      if (found) return found;
    }
  }
  return undefined;
}

function between(text: string, a: Version, b: Version): string {
  const from = Math.max(a.spans.at(-1)!.end, a.cue?.end ?? 0, a.source?.end ?? 0);
  return text.slice(from, b.spans[0]!.start).replace(/["“”]/g, "");
}

/** A speaker's next words in a report were said on the same occasion, until another day or medium is told for them. */
function inheritOccasion(versions: readonly Version[]): Version[] {
  const occasion = new Map<string, {date?: string; medium?: string; addressee?: string}>();
  return versions.map((version) => {
    if (version.speaker === undefined) return version;
    const before = occasion.get(version.speaker);
    const fresh = version.medium !== undefined || version.date !== undefined || before === undefined;
    const now = fresh
      ? {date: version.date ?? before?.date, medium: version.medium ?? (version.date ? undefined : before?.medium)}
      : before;
    occasion.set(version.speaker, now);
    return {
      ...version,
      date: version.date ?? now.date,
      medium: version.medium ?? now.medium,
      dateCertainty: version.date ? version.dateCertainty : "inferred",
    };
  });
}

// ---- describing

function describe(inOrder: readonly Version[], origins: readonly string[]): Statement {
  const fullest = [...inOrder].sort((a, b) => worthOf(b) - worthOf(a))[0]!;
  const earliest = [...inOrder].sort((a, b) => (a.storyDate < b.storyDate ? -1 : a.storyDate > b.storyDate ? 1 : 0))[0]!;
  const dated =
    inOrder.find((version) => version.date !== undefined && version.dateCertainty === "stated") ??
    inOrder.find((version) => version.date !== undefined);
  const told = dated ? undefined : bestDate(inOrder.flatMap(({toldAt}) => toldAt ?? []));
  const mentions = inOrder.flatMap((version) => mentionsOf(version));
  const speaker = speakerOf(inOrder);
  return {
    id: `statement-${digest(`${speaker ?? ""} ${fullest.report} ${fullest.words.map(({form}) => form).join(" ")} ${fullest.spans[0]!.start}`)}`,
    ...(speaker !== undefined && {speaker}),
    addressee: inOrder.find((version) => version.addressee)?.addressee,
    date: dated?.date ?? told?.date,
    dateCertainty: dated?.dateCertainty ?? told?.certainty,
    medium: inOrder.find((version) => version.medium)?.medium,
    mentions,
    fullest: fullest.report,
    earliest: earliest.report,
    independentSources: origins.length,
    origins,
    drift: driftOf(inOrder, fullest),
  };
}

/** Whom most versions name; where none does, whoever a pronoun was taken for first. */
function speakerOf(group: readonly Version[]): string | undefined {
  const named = group.filter((version) => version.named);
  const counts = new Map<string, number>();
  for (const {speaker} of named.length > 0 ? named : group) if (speaker) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function mentionsOf(version: Version): StatementMention[] {
  return version.spans.map((span, index) => ({
    report: version.report,
    ...span,
    form: version.forms[index]!,
    ...(version.shown[index] && {shown: version.shown[index]}),
    ...(version.cue && {cue: version.cue}),
    ...(version.source && {source: version.source}),
    ...(version.via && {via: version.via}),
  }));
}

/** The longest, a quotation before a paraphrase. */
function worthOf(version: Version): number {
  return version.words.length * (version.form === "direct" ? 1.5 : version.form === "mixed" ? 1.2 : 1);
}

/** Each other report's fullest version against the fullest of all. */
function driftOf(group: readonly Version[], fullest: Version): Drift[] {
  const byReport = new Map<string, Version>();
  for (const version of group) {
    const known = byReport.get(version.report);
    if (version.report !== fullest.report && (!known || worthOf(version) > worthOf(known))) byReport.set(version.report, version);
  }
  return [...byReport.values()].map((version) => {
    const {verdict, alignment, why} = inAnyOrder(version, fullest) ?? compareVersions(sideOf(version), sideOf(fullest));
    const runs: AlignedRun[] = alignment.runs.map(({same, here, there}) => ({same, ...(here && {here}), ...(there && {there})}));
    return {report: version.report, verdict, against: fullest.report, here: whole(version.spans), there: whole(fullest.spans), runs, why};
  });
}

/** Quotations of the same sentences in another order ("[A]," she said. "[B]." · "[B]. [A].") are no other translation. */
function inAnyOrder(version: Version, fullest: Version): ReturnType<typeof compareVersions> | undefined {
  if (version.form !== "direct" || fullest.form !== "direct") return undefined;
  const compared = compareVersions(sideOf(version), sideOf(fullest));
  if (compared.verdict !== "another translation") return undefined;
  const forms = new Set(fullest.words.map(({form}) => form));
  const known = version.words.filter(({form}) => forms.has(form)).length;
  if (version.words.length > fullest.words.length || known < 0.9 * version.words.length) return undefined;
  return {...compared, verdict: "cut", why: "the same words in another order"};
}

/** A speaker counts for drift only where the version names one: a pronoun may have been misread. */
function sideOf({words, form, speaker, named}: Version): DriftSide {
  return {words, form, ...(named && {speaker})};
}

function whole(spans: readonly Span[]): Span {
  return {start: spans[0]!.start, end: spans.at(-1)!.end};
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 10);
}

function byFirst(a: Statement, b: Statement): number {
  const [x, y] = [a.mentions[0]!, b.mentions[0]!];
  return x.report < y.report ? -1 : x.report > y.report ? 1 : x.start - y.start || (a.id < b.id ? -1 : 1);
}
