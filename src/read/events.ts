// Event words with their attributes and arguments: who did what to whom, where, when, and whether it happened.
import {daysOf} from "../model/calendar.js";
import type {Attribution, Chain, Entity, EventMention, Sentence, TimeExpression} from "../model/reading.js";
import type {Report} from "../model/report.js";
import {contains, overlaps, type Span, textOf} from "../model/span.js";
import {type Arguments, argumentsOf, branch, caseOf, childrenWith, phraseSpan, type Tree, towardOf, treeOf} from "./en/events-arguments.js";
import {conditionOf, isNegated, modalityOf} from "./en/modality.js";
import {type PloverVote, ploverOf} from "./en/plover.js";
import {DISASTERS} from "./en/plover-words.js";
import {statusOf} from "./en/statuses.js";
import {suppositionOf} from "./en/suppositions.js";
import type {Encoded, EncodedWindow} from "./encoder.js";
import {indexAt} from "./places.js";
import {decodeSpans, type LabelledSpan, vectorOf} from "./spans.js";

/** What events are read from. */
export interface EventSources {
  readonly sentences: readonly Sentence[];
  readonly entities: readonly Entity[];
  readonly coreference: readonly Chain[];
  readonly attributions: readonly Attribution[];
  readonly times: readonly TimeExpression[];
  /** The day of the story, where known. */
  readonly storyDate?: string | undefined;
}

/** The model's scores for one token. */
interface Scores {
  best(head: string): string;
  /** How far the best label of a head leads over a given one, in logits. */
  lead(head: string, over: string): number;
}

const EVENT_BIAS = 0;

/**
 * Reads the event words of a report in text order. Events in furniture are read too; they make no line later. `wanted` takes the place of
 * the model's choice of words, for scoring on gold event words.
 */
export function readEvents(report: Report, sources: EventSources, encoded: Encoded, wanted?: (token: Span) => boolean): EventMention[] {
  const scores = scoresOf(encoded);
  const disaster = tellsOfDisaster(sources.sentences);
  const covers = coverOf(sources.attributions);
  const roles = decodeSpans(encoded, "mc_role");
  return sources.sentences.flatMap((sentence, s) => {
    const tree = treeOf(report.text, sentence);
    const quad = quadOf(encoded, sentence);
    const parties = roles.slice(firstFrom(roles, sentence.start), firstFrom(roles, sentence.end));
    const times = timesIn(sources.times, sentence);
    const events = sentence.tokens.flatMap((token, t) => {
      const at = scores(token.start);
      if (!at || !(wanted?.(token) ?? isEvent(at))) return [];
      const event = readEvent({report, sources, tree, covers, disaster, quad}, {sentence: s, token: t}, at, times);
      return [wanted || mayBeNews(event) ? {...event, vector: vectorOf(encoded, [event])} : event];
    });
    return disaster ? events : withRoles(events, wholeWords(parties, sentence), namesIn(sources.entities, sentence), sentence);
  });
}

function mayBeNews({plover, class: kind}: EventMention): boolean {
  return plover !== undefined || kind === "OCCURRENCE";
}

function isEvent(scores: Scores): boolean {
  return scores.lead("event", "O") > EVENT_BIAS;
}

/** What is the same for all events of a sentence. */
interface Around {
  readonly report: Report;
  readonly sources: EventSources;
  readonly tree: Tree;
  /** Index of the innermost attribution that holds a span. */
  covers(span: Span): number | undefined;
  readonly disaster: boolean;
  readonly quad: EventMention["quad"];
}

/** True for a report in which disasters are named more often than attacks. */
function tellsOfDisaster(sentences: readonly Sentence[]): boolean {
  let disasters = 0;
  let attacks = 0;
  for (const {tokens} of sentences) {
    for (const {lemma, upos} of tokens) {
      if (upos === "NOUN" && DISASTERS.has(lemma.toLowerCase())) disasters++;
      else if (/^(attack|shoot|shooting|bomb|bombing|airstrike|murder|militant|rebel|gunman|assault|riot|protester)$/.test(lemma))
        attacks++;
    }
  }
  return disasters >= 2 && disasters > attacks;
}

function readEvent(
  {report, sources, tree, covers, disaster, quad}: Around,
  ref: {sentence: number; token: number},
  scores: Scores,
  times: readonly number[],
): EventMention {
  const at = ref.token;
  const token = tree.sentence.tokens[at]!;
  const args = argumentsOf(tree, at);
  const choice = ploverOf(tree, at, args, voteOf(scores), disaster);
  const parties = choice?.from === undefined ? args : argumentsOf(tree, choice.from);
  const toward = towardOf(tree, choice?.from ?? at, choice?.type, parties);
  const attribution = covers(token);
  const condition = conditionOf(tree, at);
  const modality = modalityOf(tree, at);
  const facts = {
    tense: scores.best("tense"),
    aspect: scores.best("aspect"),
    polarity: isNegated(tree, at) ? ("NEG" as const) : ("POS" as const),
    ...(modality ? {modality} : {}),
  };
  const clause = clauseOf(tree, at, args);
  const place = placeOf(tree, clause, sources.entities);
  const time = timeOf(tree, at, args, clause, sources.times, times);
  const status = statusOf(tree, at, {
    ...facts,
    type: choice?.type,
    timed: time !== undefined,
    ahead: isAhead(sources.times[time ?? -1], sources.storyDate),
    hasCondition: condition !== undefined,
    cue: cueLemmas(report, sources, attribution),
  });
  const supposed = suppositionOf(tree, at, {...facts, type: choice?.type, status: status.status});
  return {
    start: token.start,
    end: token.end,
    at: ref,
    class: scores.best("event") as EventMention["class"],
    ...facts,
    ...(choice ? {plover: choice.type, ploverWhy: choice.why} : {}),
    ...(choice?.from === undefined ? {} : {about: {sentence: ref.sentence, token: choice.from}}),
    ...(choice?.mode ? {mode: choice.mode} : {}),
    ...(choice?.cameo ? {cameo: choice.cameo} : {}),
    status: status.status,
    statusWhy: status.why,
    ...(supposed === undefined ? {} : {supposed}),
    clause,
    ...(quad ? {quad} : {}),
    actor: parties.actor.map((head) => phraseSpan(tree, head)),
    recipient: parties.recipient.map((head) => phraseSpan(tree, head)),
    ...(toward.length > 0 ? {toward: toward.map((head) => phraseSpan(tree, head))} : {}),
    ...(place ? {place} : {}),
    ...(time === undefined ? {} : {time}),
    ...(attribution === undefined ? {} : {attribution}),
    ...(condition ? {condition} : {}),
  };
}

/**
 * The model marks who acts and who is acted on once a sentence, for the event that the sentence turns on: the typed one whose parties by the
 * tree agree best with the marks. That event takes its recipient from the marks, which see behind "held talks with" and "lifted the ban on",
 * and its actor where the tree names none.
 */
function withRoles(
  events: readonly EventMention[],
  marks: readonly LabelledSpan[],
  names: readonly Entity[],
  {tokens}: Sentence,
): readonly EventMention[] {
  const marked = (label: string): Span[] => marks.filter((mark) => mark.label === label).map(({start, end}) => ({start, end}));
  const [acting, undergoing] = [marked("actor"), marked("recipient")];
  const meets = (own: readonly Span[], others: readonly Span[]) => own.some((span) => others.some((other) => overlaps(span, other)));
  // "the two towns agreed": who agrees with each other is marked as acted on
  const agreement = ({at, plover, actor, recipient}: EventMention) =>
    (tokens[at.token]!.upos === "NOUN" && tokens[at.token]!.deprel !== "root") ||
    (acting.length > 0 && meets(actor, undergoing)) ||
    meets(recipient, acting)
      ? -1
      : 2 * Number(meets(actor, acting)) + Number(meets(recipient, undergoing)) + 2 * Number(plover !== undefined);
  const best = events.reduce((top, event, i) => (agreement(event) > (top < 0 ? 0 : agreement(events[top]!)) ? i : top), -1);
  return events.map((event, i) =>
    i === best
      ? {
          ...event,
          actor: event.actor.length > 0 ? event.actor : acting.slice(0, 2),
          recipient: undergoing.length > 0 ? undergoing.slice(0, 3) : named(event.recipient, names),
        }
      : event,
  );
}

/** Where a phrase holds a name, the name is the party: "an extension of the mission in [Veria]". */
function named(phrases: readonly Span[], names: readonly Entity[]): Span[] {
  return phrases.flatMap((phrase): Span[] => {
    const inside = names.filter((name) => contains(phrase, name)).map(({start, end}) => ({start, end}));
    return inside.length > 0 ? inside.slice(-1) : [phrase];
  });
}

function namesIn(entities: readonly Entity[], sentence: Sentence): Entity[] {
  return entities.slice(firstFrom(entities, sentence.start), firstFrom(entities, sentence.end)).filter(({type}) => type !== "MISC");
}

/** The marks of a sentence, grown to the words that they cut. */
function wholeWords(marks: readonly LabelledSpan[], sentence: Sentence): LabelledSpan[] {
  return marks.flatMap((mark) => {
    const words = sentence.tokens.filter((token) => overlaps(token, mark) && !/^['’]s?$/.test(token.lemma));
    return words.some(({upos}) => /^(NOUN|PROPN|PRON|NUM|ADJ)$/.test(upos))
      ? [{...mark, start: words[0]!.start, end: words.at(-1)!.end}]
      : [];
  });
}

/** The class that the model gives the whole sentence: the mean of its atoms' scores. */
function quadOf(encoded: Encoded, sentence: Sentence): EventMention["quad"] {
  const labels = encoded.labels("penta");
  const sums = labels.map(() => 0);
  for (const window of encoded.windows) {
    if (window.atoms.length === 0 || window.atoms[0]!.start >= sentence.end || window.atoms.at(-1)!.end <= sentence.start) continue;
    const logits = window.tags("penta");
    for (let a = firstFrom(window.atoms, sentence.start); a < window.atoms.length && window.atoms[a]!.start < sentence.end; a++) {
      for (let l = 0; l < labels.length; l++) sums[l]! += logits[a * labels.length + l]!;
    }
  }
  const best = sums.reduce((top, sum, l) => (sum > sums[top]! ? l : top), 0);
  return labels[best] as EventMention["quad"];
}

/** Index of the first span that starts at or behind the offset. */
function firstFrom(spans: readonly Span[], offset: number): number {
  return lastStarting(spans, offset - 1) + 1;
}

function scoresOf(encoded: Encoded): (start: number) => Scores | undefined {
  const places = new Map<number, {window: EncodedWindow; atom: number}>();
  for (const window of encoded.windows) for (const [i, atom] of window.atoms.entries()) places.set(atom.start, {window, atom: i});
  return (start) => {
    const place = places.get(start);
    return place && scoresAt(encoded, place.window, place.atom);
  };
}

function scoresAt(encoded: Encoded, window: EncodedWindow, atom: number): Scores {
  const row = (head: string) => {
    const labels = encoded.labels(head);
    return {labels, logits: window.tags(head).subarray(atom * labels.length, (atom + 1) * labels.length)};
  };
  const bestOf = (head: string, without?: string) => {
    const {labels, logits} = row(head);
    let best = -1;
    labels.forEach((label, i) => {
      if (label !== without && (best < 0 || logits[i]! > logits[best]!)) best = i;
    });
    return {label: labels[best] ?? "", logit: logits[best] ?? 0};
  };
  return {
    best: (head) => bestOf(head, head === "event" ? "O" : undefined).label,
    lead: (head, over) => {
      const {labels, logits} = row(head);
      return bestOf(head, over).logit - (logits[labels.indexOf(over)] ?? 0);
    },
  };
}

function voteOf(scores: Scores): PloverVote {
  const type = scores.best("plover") as PloverVote["type"];
  return {type, lead: scores.lead("plover", "none")};
}

/** Index of the innermost attribution whose content holds a span. */
function coverOf(attributions: readonly Attribution[]): (span: Span) => number | undefined {
  const pieces = attributions.flatMap(({content}, index) => content.map((span) => ({...span, index}))).sort((a, b) => a.start - b.start);
  const starts = pieces.map(({start, end}) => ({start, end}));
  return (span) => {
    let best: {start: number; end: number; index: number} | undefined;
    // contents nest a few deep at most, so a short walk back from the last that starts before the span finds them all
    const last = lastStarting(starts, span.start);
    for (let i = last; i >= 0 && i > last - 12; i--) {
      const piece = pieces[i]!;
      if (contains(piece, span) && (!best || piece.end - piece.start < best.end - best.start)) best = piece;
    }
    return best?.index;
  };
}

function lastStarting(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function cueLemmas(report: Report, {attributions, sentences}: EventSources, attribution: number | undefined): string[] {
  const cue = attribution === undefined ? [] : (attributions[attribution]?.cue ?? []);
  return cue.flatMap((span) => {
    const sentence = sentences[indexAt(sentences, span.start)];
    const lemmas = sentence?.tokens.filter((token) => overlaps(token, span)).map((token) => token.lemma.toLowerCase()) ?? [];
    return lemmas.length > 0 ? lemmas : [textOf(report.text, span).toLowerCase()];
  });
}

/** The predicate with its arguments, without the clauses that hang on it: one unbroken stretch. */
function clauseOf(tree: Tree, at: number, args: Arguments): Span {
  const tokens = tree.sentence.tokens;
  const head = args.carrier ?? at;
  const inside = branch(
    tree,
    head,
    (token, i) =>
      i !== at &&
      /^(conj|cc|parataxis|advcl|acl:relcl|ccomp|punct|appos|discourse|mark|dislocated|dep|vocative)/.test(token.deprel) &&
      !(token.deprel === "mark" && token.lemma === "to"),
  );
  let from = inside.indexOf(head);
  let to = from;
  // stay in one piece: a gap is closed when only punctuation or an adverb stands in it
  while (from > 0 && inside[from]! - inside[from - 1]! <= 2) from--;
  while (to + 1 < inside.length && inside[to + 1]! - inside[to]! <= 2) to++;
  const span = {start: tokens[inside[from]!]!.start, end: tokens[inside[to]!]!.end};
  return span.end - span.start > LONGEST_CLAUSE ? shorten(tree, head, at, span) : span;
}

const LONGEST_CLAUSE = 160;

function shorten(tree: Tree, head: number, at: number, span: Span): Span {
  const core = [head, at, ...childrenWith(tree, head, "aux", "cop", "obj", "compound:prt", "xcomp")].map((i) => tree.sentence.tokens[i]!);
  const spans = [...core, ...childrenWith(tree, head, "obj", "nsubj").map((i) => phraseSpan(tree, i))];
  const start = Math.max(span.start, Math.min(...spans.map((s) => s.start)));
  const end = Math.min(span.end, Math.max(...spans.map((s) => s.end)));
  return end - start > LONGEST_CLAUSE
    ? {start: Math.min(...core.map((s) => s.start)), end: Math.max(...core.map((s) => s.end))}
    : {start, end};
}

/** The place named in the clause: a place behind "in", "at" or "near", else none. */
function placeOf(tree: Tree, clause: Span, entities: readonly Entity[]): Span | undefined {
  const near = entities.slice(Math.max(0, lastStarting(entities, clause.start)), lastStarting(entities, clause.end) + 1);
  return near.find((entity) => {
    if (entity.type !== "LOC" || !contains(clause, entity)) return false;
    const head = tree.sentence.tokens.findIndex(
      (token, i) =>
        overlaps(token, entity) && !(token.head >= 0 && overlaps(tree.sentence.tokens[token.head]!, entity) && token.head !== i),
    );
    return head >= 0 && /^(in|at|near|around|outside|across|throughout|inside|off|within|over)$/.test(caseOf(tree, head));
  });
}

function timesIn(times: readonly TimeExpression[], sentence: Sentence): number[] {
  const found: number[] = [];
  for (let i = Math.max(0, lastStarting(times, sentence.start)); i < times.length && times[i]!.start < sentence.end; i++) {
    const {type, value} = times[i]!;
    if (times[i]!.start >= sentence.start && (type === "DATE" || type === "TIME") && !/_REF$/.test(value)) found.push(i);
  }
  return found;
}

/** True for a time that begins after the day of the story. */
function isAhead(time: TimeExpression | undefined, storyDate: string | undefined): boolean {
  const days = daysOf(time?.value.replace(/T.*$/, "") ?? "");
  const told = daysOf(storyDate ?? "");
  return days !== undefined && told !== undefined && days.first > told.last;
}

/** The time that hangs on the event, on what carries it, or stands in its clause. */
function timeOf(
  tree: Tree,
  at: number,
  args: Arguments,
  clause: Span,
  times: readonly TimeExpression[],
  inSentence: readonly number[],
): number | undefined {
  const own = inSentence.filter((index) => governs(tree, at, args, times[index]!));
  if (own.length > 0) return own[0];
  const inside = inSentence.filter((index) => contains(clause, times[index]!));
  return inside[0];
}

function governs(tree: Tree, at: number, args: Arguments, time: Span): boolean {
  const tokens = tree.sentence.tokens;
  const head = tokens.findIndex(
    (token, i) => overlaps(token, time) && !(token.head >= 0 && token.head !== i && overlaps(tokens[token.head]!, time)),
  );
  if (head < 0) return false;
  const above = tokens[head]!.head;
  return above === at || above === args.carrier;
}
