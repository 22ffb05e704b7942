// Where actors stand on issues, as of when. An issue is named in the reports' own words; clauses that speak of one thing share it.
// A stance that changes over time is a change, and says which position it replaces.
import {createHash} from "node:crypto";
import type {Told} from "../model/reading.js";
import type {Position, Stance, Statement} from "../model/situation.js";
import {contains, type Evidence, type Span} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {type Attitude, clauseText, cutRange, findAttitudes} from "./attitudes.js";
import {TALKS} from "./en/attitude-words.js";
import {cutWords} from "./shingles.js";
import {indexSpeakers, type Speakers} from "./speakers.js";

/** One place that tells where somebody stands. */
interface Standing {
  readonly actor: string;
  readonly stance: Stance;
  readonly mention: Evidence;
  readonly issue: string;
  readonly words: ReadonlySet<string>;
  readonly day?: string;
}

interface Issue {
  readonly words: Map<string, number>;
  readonly standings: Standing[];
}

/** The positions of a situation, sorted by actor, issue and day. */
export function findPositions(told: readonly Told[], actors: ActorIndex, statements: readonly Statement[]): Position[] {
  const speakers = indexSpeakers(statements);
  const standings = told.flatMap((one) => findStandings(one, actors, speakers));
  const positions = joinIssues(standings).flatMap(describeIssue);
  return positions.sort(
    (a, b) => order(a.actor, b.actor) || order(a.issue, b.issue) || order(a.asOf ?? "", b.asOf ?? "") || order(a.id, b.id),
  );
}

// ---- one report

function findStandings(told: Told, actors: ActorIndex, speakers: Speakers): Standing[] {
  return findAttitudes(told, actors, speakers)
    .flatMap((attitude) => readStanding(told, attitude, speakers))
    .sort((a, b) => a.mention.start - b.mention.start);
}

function readStanding(told: Told, attitude: Attitude, speakers: Speakers): Standing[] {
  const {report, reading} = told;
  const {actor, stance, cue, sentence} = attitude;
  if (!actor || !stance) return [];
  const mention = cutRange(report.text, attitude.mention);
  const about = attitude.issue ?? attitude.matter;
  const within = {start: Math.max(about.start, mention.start), end: Math.min(about.end, mention.end)};
  const matter = within.start < within.end && contentWords(report.text, within).size > 0 ? within : mention;
  const words = contentWords(report.text, matter);
  if (words.size === 0) return [];
  const time = reading.times.find(
    (one) => contains(reading.sentences[sentence]!, one) && one.type === "DATE" && /^\d{4}-\d\d-\d\d$/.test(one.value),
  );
  const day = speakers.dateAt(report.id, cue) ?? time?.value ?? reading.storyDate.date ?? report.pageDate;
  return [
    {
      actor,
      stance,
      mention: {report: report.id, ...mention},
      issue: clauseText(report.text, matter),
      words,
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
// both speak of must be a good part of either.
function speaksOf(standing: Standing, issue: Issue, frequency: ReadonlyMap<string, number>, total: number): boolean {
  if (standing.words.has(TALK) && (issue.words.get(TALK) ?? 0) * 2 > issue.standings.length) return true;
  const weigh = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum + Math.log(1 + total / (frequency.get(word) ?? 1)), 0);
  const core = [...issue.words].filter(([, count]) => count * 2 >= issue.standings.length).map(([word]) => word);
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

// One actor on one issue: a position for each stance and day, later ones replacing earlier ones of another stance.
function describeActor(standings: readonly Standing[], issue: string): Position[] {
  const groups = new Map<string, Standing[]>();
  for (const standing of standings) {
    const key = `${standing.day ?? ""}|${standing.stance}`;
    groups.set(key, [...(groups.get(key) ?? []), standing]);
  }
  const positions = [...groups.values()]
    .map((group): Position => {
      const [first] = group as [Standing];
      return {
        id: positionId(first, issue),
        actor: first.actor,
        issue,
        stance: first.stance,
        ...(first.day ? {asOf: first.day} : {}),
        mentions: group.map(({mention}) => mention),
      };
    })
    .sort((a, b) => order(a.asOf ?? "", b.asOf ?? "") || order(a.id, b.id));
  return positions.map((position, at) => {
    const before = positions
      .slice(0, at)
      .reverse()
      .find((one) => one.asOf && position.asOf && one.asOf < position.asOf);
    return before && before.stance !== position.stance ? {...position, changes: before.id} : position;
  });
}

// The shortest wording that holds the words most of its clauses share.
function nameOf(issue: Issue): string {
  const score = ({words, issue: text}: Standing): number =>
    [...words].reduce((sum, word) => sum + (issue.words.get(word) ?? 0), 0) / Math.sqrt(text.length + 20);
  return [...issue.standings].sort((a, b) => score(b) - score(a) || order(a.issue, b.issue))[0]!.issue;
}

const TALK = "talk";

function contentWords(text: string, span: Span): Set<string> {
  const words = cutWords(text, span).filter(({content, form}) => content && form.length > 2);
  const stems = words.map(({form}) => form.replace(/(?<=\w{4})(?:ations?|ing|ed|es|s|al|ment|ion|ly)$/, ""));
  return new Set(words.some(({form}) => TALKS.has(form)) ? [TALK, ...stems] : stems);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function positionId({actor, stance, mention}: Standing, issue: string): string {
  return `p-${createHash("sha256").update(`${actor}|${stance}|${issue}|${mention.report}|${mention.start}`).digest("hex").slice(0, 10)}`;
}
