// Who will do what, by when, if what: demands, ultimatums, threats, promises and refusals, and what had become of them by the last report.
// The attitudes of each report (attitudes.ts) give kind, actor and condition; here are deadlines, outcomes and what belongs together.
import {createHash} from "node:crypto";
import {dayNumber, isoDay} from "../model/calendar.js";
import type {Told} from "../model/reading.js";
import type {Commitment, CommitmentKind, SituationEvent, Statement, Tripwire} from "../model/situation.js";
import {contains, type Evidence, overlaps, type Span, textOf} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {type Attitude, type Attitudes, clauseText, cutRange, readAttitudes} from "./attitudes.js";
import {DONE, LAPSED} from "./en/attitude-words.js";
import type {Lineage} from "./lineage.js";
import {cutWords} from "./shingles.js";
import {indexSpeakers, type Speakers} from "./speakers.js";

/** One place that tells of a commitment. */
interface Telling {
  readonly kind: CommitmentKind;
  readonly mention: Evidence;
  readonly actor?: string;
  readonly holder?: Evidence;
  readonly toward?: string;
  readonly content: string;
  readonly condition?: string;
  readonly deadline?: {readonly day: string; readonly why: string};
  readonly lapsed?: Evidence;
  readonly done: boolean;
  readonly words: ReadonlySet<string>;
  readonly day?: string;
}

// How far in front of a clause its deadline may stand ("by nightfall all those who …").
const LEAD = 60;
// Content words that two clauses must share, all of them, to be one whoever is said to speak.
const COPIED = 6;
// Parts of a day that are still to come when somebody sets them.
const DAY_PART =
  /\b(?:by|before|until) (?:noon|midday|nightfall|dusk|sunset|sundown|tonight|midnight|this evening|the end of (?:the|this) day|the day's end)\b/i;

/** The commitments of a situation, sorted by their first mention. */
export function findCommitments(
  told: readonly Told[],
  actors: ActorIndex,
  lineage: Lineage,
  _events: readonly SituationEvent[],
  statements: readonly Statement[],
  speakers: Speakers = indexSpeakers(statements),
  attitudes: Attitudes = readAttitudes(told, actors, speakers),
): Commitment[] {
  const lastDay = told
    .map(dayOf)
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const tellings = told.flatMap((one) => findTellings(one, attitudes, speakers));
  return groupTellings(tellings).map((group) => describe(group, lineage, lastDay));
}

/** The conditions on which somebody would act, and which of them trip others: a consequence that meets another's condition. */
export function findTripwires(commitments: readonly Commitment[]): Tripwire[] {
  const armed = commitments.filter(({condition, kind}) => condition && (kind === "threat" || kind === "ultimatum"));
  const words = (text: string): Set<string> => contentWords(text, {start: 0, end: text.length});
  return armed.map(({id, content, condition, actor}) => ({
    condition: condition!,
    consequence: content,
    commitment: id,
    ...(actor ? {actor} : {}),
    trips: armed
      .filter((other) => other.id !== id && other.actor !== actor && sharedShare(words(content), words(other.condition!)) >= 0.3)
      .map((other) => other.id)
      .sort(),
  }));
}

// ---- one report

function findTellings(told: Told, attitudes: Attitudes, speakers: Speakers): Telling[] {
  const seen = new Set<string>();
  return (attitudes.get(told.report.id) ?? [])
    .flatMap((attitude) => (attitude.kind ? [readTelling(told, attitude, attitude.kind, speakers)] : []))
    .sort((a, b) => a.mention.start - b.mention.start || Number(b.actor !== undefined) - Number(a.actor !== undefined))
    .filter((telling) => !seen.has(commitmentId(telling)) && seen.add(commitmentId(telling)));
}

function readTelling(told: Told, attitude: Attitude, kind: CommitmentKind, speakers: Speakers): Telling {
  const {report} = told;
  const {actor, holder, toward, cue, matter, condition} = attitude;
  const mention = withMatter(cutRange(report.text, attitude.mention), cutRange(report.text, matter));
  const lapsed = kind === "ultimatum" ? lapseOf(told, attitude) : undefined;
  const day = attitude.day ?? speakers.dateAt(report.id, cue) ?? dayOf(told);
  const deadline = deadlineOf(told, attitude, kind) ?? dayPartOf(told, mention, day);
  return {
    kind,
    mention: {report: report.id, ...mention},
    ...(actor ? {actor} : {}),
    ...(holder ? {holder: {report: report.id, ...holder}} : {}),
    ...(toward ? {toward} : {}),
    content: clauseText(report.text, attitude.denied ? mention : aboutWhat(report.text, matter, mention)),
    ...(condition ? {condition: clauseText(report.text, condition)} : {}),
    ...(deadline ? {deadline} : {}),
    ...(lapsed ? {lapsed} : {}),
    done: kind === "refusal" && isDone(told, attitude),
    words: contentWords(report.text, mention),
    ...(day ? {day} : {}),
  };
}

// Whoever is asked may take up so many words that what is asked would be cut.
function withMatter(mention: Span, matter: Span): Span {
  return matter.start >= mention.start && matter.start < mention.end
    ? {start: mention.start, end: Math.max(mention.end, matter.end)}
    : mention;
}

// What is demanded or promised, unless that is a mere "them"; within the mention, so that it can be shown there.
function aboutWhat(text: string, matter: Span, mention: Span): Span {
  const within = {start: Math.max(matter.start, mention.start), end: Math.min(matter.end, mention.end)};
  return afterLink(text, within.start < within.end && contentWords(text, within).size > 0 ? within : mention);
}

// "However, tents will be provided": what links it to the sentence before says nothing of it
function afterLink(text: string, span: Span): Span {
  const link = /^(?:however|but|and|meanwhile|still|also|then|so|therefore|nevertheless|yet),?\s+/i.exec(textOf(text, span));
  return link && link[0].length < span.end - span.start ? {start: span.start + link[0].length, end: span.end} : span;
}

// "refused to receive the envoys" and "denied entry" are done when they are told; "refused to resign" goes on
function isDone({report, reading}: Told, {matter, sentence}: Attitude): boolean {
  const [first] = reading.sentences[sentence]!.tokens.filter(
    ({start, end, upos}) => contains(matter, {start, end}) && /^(VERB|NOUN)$/.test(upos),
  );
  return first !== undefined && (DONE.has(first.lemma.toLowerCase()) || DONE.has(textOf(report.text, first).toLowerCase()));
}

// "seven days" said on 30 July ends on 6 August; "by 6 August" is the day itself
function deadlineOf({report, reading}: Told, {mention, sentence}: Attitude, kind: CommitmentKind): Telling["deadline"] {
  const whole = reading.sentences[sentence]!;
  const ultimatum = kind === "ultimatum";
  const reach = ultimatum ? {start: mention.start, end: whole.end} : {start: Math.max(whole.start, mention.start - LEAD), end: mention.end};
  const times = reading.times.filter((time) => overlaps(time, reach) && (ultimatum || isBound(report.text, time.start)));
  const days = reading.times.filter(({type, value}) => type === "DATE" && /^\d{4}-\d\d-\d\d$/.test(value));
  const lasting = times.find(({type, value}) => type === "DURATION" && /^P\d+[DW]$/.test(value));
  const said = days.find((time) => contains(whole, time) && !isBound(report.text, time.start));
  const from = said && dayNumber(said.value);
  if (lasting && said && from !== undefined) {
    const count = Number.parseInt(lasting.value.slice(1), 10) * (lasting.value.endsWith("W") ? 7 : 1);
    return {day: isoDay(from + count), why: `${count} days from ${said.value}`};
  }
  const stated = times.find(({type, value}) => (type === "DATE" || type === "TIME") && /^\d{4}-\d\d-\d\d/.test(value));
  return stated && {day: stated.value.slice(0, 10), why: `"${textOf(report.text, stated)}" is ${stated.value.slice(0, 10)}`};
}

// "by nightfall" ends the day on which it is said
function dayPartOf({report, reading}: Told, mention: Span, day: string | undefined): Telling["deadline"] {
  if (!day || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const sentence = reading.sentences.find((one) => contains(one, mention)) ?? mention;
  const reach = textOf(report.text, {start: Math.max(sentence.start, mention.start - LEAD), end: mention.end});
  const match = DAY_PART.exec(reach);
  return match ? {day, why: `"${match[0]}" of ${day}`} : undefined;
}

function isBound(text: string, start: number): boolean {
  return /\b(?:by|before|within|until|no later than)\s+(?:the\s+)?$/i.test(text.slice(Math.max(0, start - 20), start));
}

function lapseOf({report, reading}: Told, {sentence}: Attitude): Evidence | undefined {
  const whole = reading.sentences[sentence]!;
  const match = LAPSED.exec(textOf(report.text, whole));
  if (!match) return undefined;
  const start = whole.start + match.index;
  return {report: report.id, start, end: start + match[0].length};
}

// ---- across reports

function groupTellings(tellings: readonly Telling[]): Telling[][] {
  const groups: Telling[][] = [];
  const byKind = new Map<string, Telling[][]>();
  for (const telling of tellings) {
    const candidates = byKind.get(telling.kind) ?? [];
    byKind.set(telling.kind, candidates);
    const home = candidates.slice(-400).find((group) => belongs(telling, group)) ?? onlyUltimatum(telling, candidates);
    if (home) home.push(telling);
    else {
      const group = [telling];
      candidates.push(group);
      groups.push(group);
    }
  }
  return groups;
}

// "the guard, which defied a deadline": where only one ultimatum is told of, it is that one.
function onlyUltimatum(telling: Telling, groups: readonly Telling[][]): Telling[] | undefined {
  const [only] = groups;
  if (telling.kind !== "ultimatum" || groups.length !== 1 || !only) return undefined;
  const open = (one: Telling) => one.actor === undefined && one.toward === undefined;
  const days = new Set([telling, ...only].flatMap(({deadline}) => deadline?.day ?? []));
  return days.size < 2 && (open(telling) || only.every(open)) ? only : undefined;
}

function belongs(telling: Telling, group: readonly Telling[]): boolean {
  return group.some((other) => {
    if (isCopy(telling, other)) return true;
    const sameActor = telling.actor === other.actor || telling.actor === undefined || other.actor === undefined;
    if (!sameActor) return false;
    const share = sharedShare(telling.words, other.words);
    if (telling.kind === "ultimatum") return share >= 0.15 || (telling.toward !== undefined && telling.toward === other.toward);
    return share >= (telling.actor && telling.actor === other.actor ? 0.34 : 0.6);
  });
}

// The same many words in two reports are one commitment, though one of them may have been taken for somebody else's.
function isCopy(a: Telling, b: Telling): boolean {
  if (a.mention.report === b.mention.report || a.words.size < COPIED || a.words.size !== b.words.size) return false;
  return [...a.words].every((word) => b.words.has(word));
}

function describe(group: readonly Telling[], lineage: Lineage, lastDay: string | undefined): Commitment {
  const first = group[0]!;
  const fullest = [...group].sort((a, b) => worthOf(b) - worthOf(a) || b.content.length - a.content.length)[0]!;
  const mentions = group.map(({mention}) => mention);
  const actor = group.find((one) => one.actor)?.actor;
  const holder = group.find((one) => one.holder)?.holder;
  const toward = group.find((one) => one.toward && one.toward !== actor)?.toward;
  const condition = group.find((one) => one.condition)?.condition;
  const deadline = group.find((one) => one.deadline)?.deadline;
  const origins = lineage.originsOf(mentions);
  const date = group
    .map(({day}) => day)
    .filter((day) => day !== undefined)
    .sort()[0];
  return {
    id: commitmentId(first),
    kind: first.kind,
    ...(actor ? {actor} : holder ? {holder} : {}),
    ...(toward ? {toward} : {}),
    content: fullest.content,
    ...(condition ? {condition} : {}),
    ...(deadline ? {deadline: deadline.day, deadlineWhy: deadline.why} : {}),
    ...outcomeOf(group, deadline?.day, lastDay),
    ...(date ? {date} : {}),
    mentions,
    independentSources: origins.length,
    origins,
  };
}

// More than one word, and no quotation mark without its partner: those are read best.
function worthOf({content}: Telling): number {
  const stray = (content.match(/["“”]/g) ?? []).length % 2 === 1 || /(?<!s)['’](?=\s)/.test(content);
  return (/\s/.test(content) ? 2 : 0) + (stray ? 0 : 1);
}

type Outcome = Pick<Commitment, "outcome" | "outcomeWhy" | "outcomeMentions">;

function outcomeOf(group: readonly Telling[], deadline: string | undefined, lastDay: string | undefined): Outcome {
  const lapsed = group.flatMap((one) => (one.lapsed ? [one.lapsed] : []));
  if (lapsed.length > 0)
    return {outcome: "lapsed", outcomeWhy: "a report says that it passed without what was asked", outcomeMentions: lapsed};
  if (deadline && lastDay && deadline < lastDay)
    return {
      outcome: "lapsed",
      outcomeWhy: `the last report is of ${lastDay}, after ${deadline}, and none says that it was met`,
      outcomeMentions: [],
    };
  if (group.some(({done}) => done))
    return {
      outcome: "kept",
      outcomeWhy: "the refusal is told as done",
      outcomeMentions: group.filter(({done}) => done).map(({mention}) => mention),
    };
  return {outcome: "open", outcomeWhy: "no report says that it was kept or lapsed", outcomeMentions: []};
}

function contentWords(text: string, span: Span): Set<string> {
  return new Set(
    cutWords(text, span)
      .filter(({content}) => content)
      .map(({form}) => stem(form)),
  );
}

// "talks" and "talking" come together; nothing finer is needed to see that two clauses speak of one thing
function stem(form: string): string {
  return form.length > 5 ? form.replace(/(?:ations?|ing|ed|es|s|e|al|ment|ion)$/, "") : form.replace(/s$/, "");
}

function sharedShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

function dayOf({report, reading}: Told): string | undefined {
  return reading.storyDate.date ?? report.pageDate;
}

function commitmentId({kind, mention, content}: Telling): string {
  return `c-${createHash("sha256").update(`${kind}|${mention.report}|${mention.start}|${content}`).digest("hex").slice(0, 10)}`;
}
