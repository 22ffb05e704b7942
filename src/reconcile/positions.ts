// Where actors stand on issues, as of when. An issue is named in the reports' own words; clauses that speak of one thing share it.
// A stance that changes over time is a change, and says which position it replaces.
import {createHash} from "node:crypto";
import {dayNumber} from "../model/calendar.js";
import type {Told} from "../model/reading.js";
import type {Position, Stance, Statement} from "../model/situation.js";
import {type Evidence, type Span, textOf} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {type Attitude, type Attitudes, clauseText, cutRange, readAttitudes} from "./attitudes.js";
import {DIPLOMATIC, TALKS} from "./en/attitude-words.js";
import {cutWords} from "./shingles.js";
import {indexSpeakers, type Speakers} from "./speakers.js";

// Days within which a story may recall a stance as if it were new.
const RECALLED = 3;

/** One place that tells where somebody stands. */
interface Standing {
  readonly actor: string;
  readonly stance: Stance;
  readonly mention: Evidence;
  readonly issue: string;
  readonly words: ReadonlySet<string>;
  /** Stem of the word that heads the issue, or `TALK`. */
  readonly head: string;
  /** False for an infinitive or a clause: a thing is a better name of an issue. */
  readonly nominal: boolean;
  readonly day?: string;
  /** True when the report tells the day; else it is the day of the story. */
  readonly dayTold: boolean;
}

interface Issue {
  readonly words: Map<string, number>;
  readonly standings: Standing[];
}

/** The positions of a situation, sorted by actor, issue and day. */
export function findPositions(
  told: readonly Told[],
  actors: ActorIndex,
  statements: readonly Statement[],
  speakers: Speakers = indexSpeakers(statements),
  attitudes: Attitudes = readAttitudes(told, actors, speakers),
): Position[] {
  const standings = told.flatMap((one) => findStandings(one, attitudes, speakers));
  const positions = joinIssues(standings).flatMap(describeIssue);
  return positions.sort(
    (a, b) => order(a.actor, b.actor) || order(a.issue, b.issue) || order(a.asOf ?? "", b.asOf ?? "") || order(a.id, b.id),
  );
}

// ---- one report

function findStandings(told: Told, attitudes: Attitudes, speakers: Speakers): Standing[] {
  return (attitudes.get(told.report.id) ?? [])
    .flatMap((attitude) => readStanding(told, attitude, speakers))
    .sort((a, b) => a.mention.start - b.mention.start);
}

function readStanding(told: Told, attitude: Attitude, speakers: Speakers): Standing[] {
  const {report, reading} = told;
  const {actor, stance, cue} = attitude;
  if (!actor || !stance) return [];
  const mention = cutRange(report.text, attitude.mention);
  const about = attitude.issue ?? attitude.matter;
  const within = {start: Math.max(about.start, mention.start), end: Math.min(about.end, mention.end)};
  const matter = within.start < within.end && contentWords(report.text, within).size > 0 ? within : mention;
  const words = contentWords(report.text, matter);
  if (words.size === 0) return [];
  const story = reading.storyDate.date ?? report.pageDate;
  const said = speakers.dateAt(report.id, cue);
  const day = attitude.day ?? said ?? story;
  return [
    {
      actor,
      stance,
      mention: {report: report.id, ...mention},
      issue: clauseText(report.text, matter),
      words,
      head: headStem(report.text, attitude.head, words),
      nominal: matter !== mention && !/^(?:to|that|not|for)\b/i.test(textOf(report.text, matter)),
      dayTold: attitude.day !== undefined || (said !== undefined && /^\d{4}-\d\d-\d\d$/.test(said) && said !== story),
      ...(day ? {day: day.slice(0, 10)} : {}),
    },
  ];
}

// ---- issues across reports

function joinIssues(standings: readonly Standing[]): Issue[] {
  const frequency = countWords(standings);
  const issues: Issue[] = [];
  for (const standing of standings) {
    const home: Issue = issues.slice(-300).find((issue) => speaksOf(standing, issue, frequency, standings.length)) ?? {
      words: new Map(),
      standings: [],
    };
    if (home.standings.length === 0) issues.push(home);
    home.standings.push(standing);
    for (const word of standing.words) home.words.set(word, (home.words.get(word) ?? 0) + 1);
  }
  return issues;
}

// Words that stand in most issues of a situation (its country, its crisis) tell none apart, and one word in common makes no issue: what
// both speak of must be a good part of either, and each must tell of what the other is about ("to restore the mayor" and "an attack to
// restore the mayor" are two issues).
function speaksOf(standing: Standing, issue: Issue, frequency: ReadonlyMap<string, number>, total: number): boolean {
  if (standing.head === TALK && issue.standings.some(({head}) => head === TALK)) return true;
  const weigh = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum + Math.log(1 + total / (frequency.get(word) ?? 1)), 0);
  const core = [...issue.words].filter(([, count]) => count * 2 >= issue.standings.length).map(([word]) => word);
  if (!core.includes(standing.head) || !issue.standings.some(({head}) => standing.words.has(head))) return false;
  const shared = weigh(core.filter((word) => standing.words.has(word)));
  return shared >= 0.45 * Math.max(1, weigh([...standing.words]), weigh(core));
}

function countWords(standings: readonly Standing[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const {words} of standings) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return frequency;
}

function describeIssue(issue: Issue): Position[] {
  const name = nameOf(issue);
  const byActor = new Map<string, Standing[]>();
  for (const standing of issue.standings) byActor.set(standing.actor, [...(byActor.get(standing.actor) ?? []), standing]);
  return [...byActor.values()].flatMap((standings) => describeActor(standings, name));
}

// One actor on one issue: a position for each run of days with one stance, as of the last of them; one of another stance replaces it.
function describeActor(standings: readonly Standing[], issue: string): Position[] {
  const groups = runsOf(standings);
  const positions = groups.map((group): Position => {
    const [first] = group as [Standing];
    const day = group.findLast((one) => one.day !== undefined)?.day;
    return {
      id: positionId(first, issue),
      actor: first.actor,
      issue,
      stance: first.stance,
      ...(day ? {asOf: day} : {}),
      mentions: group.map(({mention}) => mention),
    };
  });
  const told = new Map(groups.map((group) => [positionId(group[0]!, issue), group.some(({dayTold}) => dayTold)]));
  return positions.map((position, at) => {
    const before = positions
      .slice(0, at)
      .reverse()
      .find((one) => replaces(position, one, told.get(position.id) === true));
    return before && before.stance !== position.stance ? {...position, changes: before.id} : position;
  });
}

// In order of days; what stands on one day comes with its like.
function runsOf(standings: readonly Standing[]): Standing[][] {
  const sorted = [...standings].sort((a, b) => order(a.day ?? "", b.day ?? "") || order(a.stance, b.stance));
  const runs: Standing[][] = [];
  for (const standing of sorted) {
    const last = runs.at(-1);
    if (last?.[0]?.stance === standing.stance) last.push(standing);
    else runs.push([standing]);
  }
  return runs;
}

// A stance without a day of its own has that of its story, which may recall what was long before: only one well before it is replaced.
function replaces({asOf}: Position, before: Position, dayTold: boolean): boolean {
  if (!asOf || !before.asOf || before.asOf >= asOf) return false;
  const [from, to] = [dayNumber(before.asOf), dayNumber(asOf)];
  return dayTold || (from !== undefined && to !== undefined && to - from >= RECALLED);
}

// The shortest wording that holds the words most of its clauses share; one that names a thing before one that tells a deed.
function nameOf(issue: Issue): string {
  const talks = issue.standings.filter(({head}) => head === TALK);
  if (talks.length * 2 > issue.standings.length) {
    const named = talks.flatMap(({issue: text}) => /\b(?:talks|dialogue|negotiations?|mediation|diplomacy)\b/i.exec(text)?.[0] ?? []);
    if (named[0]) return [...named].sort((a, b) => count(named, b) - count(named, a) || order(a, b))[0]!;
  }
  const score = ({words, issue: text, nominal}: Standing): number =>
    ([...words].reduce((sum, word) => sum + (issue.words.get(word) ?? 0), 0) / (text.length + 20)) * (nominal ? 2 : 1);
  return [...issue.standings].sort((a, b) => score(b) - score(a) || order(a.issue, b.issue))[0]!.issue;
}

function count(words: readonly string[], word: string): number {
  return words.filter((one) => one === word).length;
}

const TALK = "talk";

function contentWords(text: string, span: Span): Set<string> {
  const words = cutWords(text, span).filter(({content, form}) => content && form.length > 2);
  const talks = words.some(({form}, at) => TALKS.has(form) || (DIPLOMATIC.has(form) && words[at - 1]?.form === "diplomatic"));
  return new Set(talks ? [TALK, ...words.map(({form}) => stem(form))] : words.map(({form}) => stem(form)));
}

function stem(form: string): string {
  return form.replace(/(?<=\w{4})(?:ations?|ing|ed|es|s|al|ment|ion|ly)$/, "");
}

// Talks are talks, whichever word heads them.
function headStem(text: string, head: Span, words: ReadonlySet<string>): string {
  const [form = ""] = cutWords(text, head).map((word) => word.form);
  return words.has(TALK) && (TALKS.has(form) || DIPLOMATIC.has(form)) ? TALK : stem(form);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function positionId({actor, stance, mention}: Standing, issue: string): string {
  return `p-${createHash("sha256").update(`${actor}|${stance}|${issue}|${mention.report}|${mention.start}`).digest("hex").slice(0, 10)}`;
}
