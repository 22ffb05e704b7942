// Who will do what, by when, if what: demands, ultimatums, threats, promises and refusals, and what had become of them by the last report.
// Cues are patterns of words (en/commitment-words.ts); whose they are comes from the clause; mentions of one commitment are brought together.
import {createHash} from "node:crypto";
import {dayNumber, isoDay} from "../model/calendar.js";
import type {Told} from "../model/reading.js";
import type {Commitment, CommitmentKind, SituationEvent, Statement, Tripwire} from "../model/situation.js";
import {contains, type Evidence, overlaps, type Span, textOf, trimSpan} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {actorAfter, actorOfCue, type Cue, clauseFrom, findCues, indexSpeakers, type Speakers} from "./clause-frames.js";
import {COMMITMENT_PATTERNS, CONDITION, type CommitmentPattern, DONE, LAPSED} from "./en/commitment-words.js";
import type {Lineage} from "./lineage.js";
import {cutWords} from "./shingles.js";

/** One place that tells of a commitment. */
interface Telling {
  readonly kind: CommitmentKind;
  readonly mention: Evidence;
  readonly actor?: string;
  readonly toward?: string;
  readonly content: string;
  readonly condition?: string;
  readonly deadline?: {readonly day: string; readonly why: string};
  readonly lapsed?: Evidence;
  readonly done: boolean;
  readonly words: ReadonlySet<string>;
  readonly day?: string;
}

/** The commitments of a situation, sorted by their first mention. */
export function findCommitments(
  told: readonly Told[],
  actors: ActorIndex,
  lineage: Lineage,
  _events: readonly SituationEvent[],
  statements: readonly Statement[],
): Commitment[] {
  const speakers = indexSpeakers(statements);
  const lastDay = told
    .map(dayOf)
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const tellings = told.flatMap((one) => findTellings(one, actors, speakers));
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

function findTellings(told: Told, actors: ActorIndex, speakers: Speakers): Telling[] {
  const found: {telling: Telling; cue: Cue}[] = [];
  for (const pattern of COMMITMENT_PATTERNS) {
    for (const cue of findCues(told, pattern.pattern)) {
      if (found.some((other) => clash(other.cue, other.telling, cue, told))) continue;
      const telling = readTelling(told, cue, pattern, actors, speakers);
      if (telling) found.push({telling, cue});
    }
  }
  return found.map(({telling}) => telling).sort((a, b) => a.mention.start - b.mention.start);
}

// One clause makes one commitment: what stands inside another's clause is part of its content.
function clash(cue: Cue, telling: Telling, other: Cue, told: Told): boolean {
  if (overlaps(cue, other)) return true;
  if (!contains(telling.mention, other))
    return contains(clauseFrom(told, other), cue) && other.start < cue.start && cue.start - other.start < 25;
  return !/\b(?:and|but|or)\b[^,.;]{0,30}$/.test(told.report.text.slice(cue.end, other.start));
}

function readTelling(told: Told, cue: Cue, pattern: CommitmentPattern, actors: ActorIndex, speakers: Speakers): Telling | undefined {
  const {report} = told;
  if (pattern.said && !speakers.isSaid(report.id, cue)) return undefined;
  const whole = clauseFrom(told, cue, 220);
  const mention = clauseFrom(told, cue);
  const actor = actorOf(told, cue, pattern, actors, speakers);
  const condition = conditionOf(report.text, cue, whole);
  const defied = pattern.kind === "ultimatum" && pattern.by === "agent";
  const toward = defied ? actorOfCue(told, cue, actors, speakers, "subject") : actorAfter(told, cue, actors, actor, mention.end);
  const deadline = pattern.kind === "ultimatum" ? deadlineOf(told, cue, whole) : undefined;
  const lapsed = pattern.kind === "ultimatum" ? lapseOf(told, cue) : undefined;
  const day = speakers.dateAt(report.id, cue) ?? dayOf(told);
  return {
    kind: pattern.kind,
    mention: {report: report.id, ...mention},
    ...(actor ? {actor} : {}),
    ...(toward ? {toward} : {}),
    content: textOf(report.text, mention).replace(/\s+/g, " "),
    ...(condition ? {condition} : {}),
    ...(deadline ? {deadline} : {}),
    ...(lapsed ? {lapsed} : {}),
    done: pattern.kind === "refusal" && DONE.test(textOf(report.text, mention)),
    words: contentWords(report.text, mention),
    ...(day ? {day} : {}),
  };
}

// Whoever defies a deadline did not set it: "the guard, which defied a May 6 deadline" leaves open whose deadline it was.
function actorOf(told: Told, cue: Cue, {kind, by}: CommitmentPattern, actors: ActorIndex, speakers: Speakers): string | undefined {
  if (kind === "ultimatum" && by === "agent") return undefined;
  return actorOfCue(told, cue, actors, speakers, by);
}

function conditionOf(text: string, cue: Cue, whole: Span): string | undefined {
  const match = CONDITION.exec(text.slice(cue.start, Math.max(whole.end, cue.end)));
  const span = match && trimSpan(text, {start: cue.start + match.index, end: cue.start + match.index + match[0].length});
  if (span && span.end - span.start > 6) return textOf(text, span);
  return considered(text, cue);
}

// "an attack on the port would be considered an act of war": the subject is the condition
function considered(text: string, cue: Cue): string | undefined {
  if (!/\b(?:considered|treated|regarded|seen|viewed)\b/.test(textOf(text, cue))) return undefined;
  const before = text.slice(cue.sentence.start, cue.start);
  const from = /(?:^|\bthat |[“"] ?|, )(?!.*\bthat )([^“”"]*(?:['‘][^'’]*['’][^“”"]*)?)$/.exec(before)?.[1] ?? before;
  const start = cue.start - from.length;
  const span = trimSpan(text, {start, end: cue.start});
  return span && textOf(text, span);
}

// "seven days" said on 30 July ends on 6 August; "by Aug. 6" is the day itself
function deadlineOf(told: Told, cue: Cue, whole: Span): {day: string; why: string} | undefined {
  const {report, reading} = told;
  const times = reading.times.filter((time) => overlaps(time, {start: cue.start, end: Math.max(whole.end, cue.end)}));
  const stated = times.find(({type, value}) => (type === "DATE" || type === "TIME") && /^\d{4}-\d\d-\d\d/.test(value));
  if (stated) return {day: stated.value.slice(0, 10), why: `"${textOf(report.text, stated)}" is ${stated.value.slice(0, 10)}`};
  const lasting = times.find(({type, value}) => type === "DURATION" && /^P\d+[DW]$/.test(value));
  const said = reading.times.find((time) => contains(cue.sentence, time) && time.type === "DATE" && /^\d{4}-\d\d-\d\d$/.test(time.value));
  if (!lasting || !said) return undefined;
  const days = Number.parseInt(lasting.value.slice(1), 10) * (lasting.value.endsWith("W") ? 7 : 1);
  const from = dayNumber(said.value);
  return from === undefined ? undefined : {day: isoDay(from + days), why: `${days} days from ${said.value}`};
}

function lapseOf(told: Told, cue: Cue): Evidence | undefined {
  const {report} = told;
  const match = LAPSED.exec(textOf(report.text, cue.sentence));
  if (!match) return undefined;
  const start = cue.sentence.start + match.index;
  return {report: report.id, start, end: start + match[0].length};
}

// ---- across reports

function groupTellings(tellings: readonly Telling[]): Telling[][] {
  const groups: Telling[][] = [];
  const byKind = new Map<string, Telling[][]>();
  for (const telling of tellings) {
    const candidates = byKind.get(telling.kind) ?? [];
    byKind.set(telling.kind, candidates);
    const home = candidates.slice(-400).find((group) => belongs(telling, group));
    if (home) home.push(telling);
    else {
      const group = [telling];
      candidates.push(group);
      groups.push(group);
    }
  }
  return groups;
}

function belongs(telling: Telling, group: readonly Telling[]): boolean {
  return group.some((other) => {
    const sameActor = telling.actor === other.actor || telling.actor === undefined || other.actor === undefined;
    if (!sameActor) return false;
    const share = sharedShare(telling.words, other.words);
    if (telling.kind === "ultimatum") return share >= 0.15 || (telling.toward !== undefined && telling.toward === other.toward);
    return share >= (telling.actor && telling.actor === other.actor ? 0.34 : 0.6);
  });
}

function describe(group: readonly Telling[], lineage: Lineage, lastDay: string | undefined): Commitment {
  const first = group[0]!;
  const fullest = [...group].sort((a, b) => b.content.length - a.content.length)[0]!;
  const mentions = group.map(({mention}) => mention);
  const actor = group.find((one) => one.actor)?.actor;
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
    ...(actor ? {actor} : {}),
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
