// What changed between two versions of a situation, line by line. A line that a re-reading gave another id is known by its evidence.
import type {LineChange, LineKind, News} from "../model/desk.js";
import type {Situation} from "../model/situation.js";
import {type Evidence, sharedLength} from "../model/span.js";
import {leftOut, piecesOf} from "../model/versions.js";

/** A situation with the texts that its evidence points into. */
export interface Cited {
  readonly situation: Situation;
  readonly texts: ReadonlyMap<string, string>;
}

/** Anything of a situation that has an id and evidence. */
export interface AnyLine {
  readonly id: string;
  readonly mentions: readonly Evidence[];
  readonly origins?: readonly string[];
}

/** The kinds of line that are compared. Reports and origins are told of by what they carry. */
const COMPARED = ["statement", "event", "commitment", "position", "figure", "discrepancy", "actor"] as const;

const ORDER: readonly News[] = ["lost only origin", "gone", "changed", "new", "gained origin", "gained report", "lost report"];

/** All lines of one kind. */
export function linesOf(situation: Situation, kind: Exclude<LineKind, "report">): readonly AnyLine[] {
  if (kind === "discrepancy") return situation.discrepancies;
  return situation[`${kind}s`];
}

interface Compared extends Cited {
  readonly disputed: ReadonlySet<string>;
}

/** The changes from one version to the next, each line once: what lost its only origin first, then by kind and id. */
export function compareSituations(before: Cited, after: Cited): LineChange[] {
  const [old, now] = [
    {...before, disputed: disputedIn(before)},
    {...after, disputed: disputedIn(after)},
  ];
  const changes = COMPARED.flatMap((kind) => compareKind(kind, old, now));
  return changes.sort(
    (a, b) =>
      ORDER.indexOf(a.news) - ORDER.indexOf(b.news) ||
      COMPARED.indexOf(a.kind as never) - COMPARED.indexOf(b.kind as never) ||
      (a.line < b.line ? -1 : 1),
  );
}

/** The line's own words: its clause, or the characters of its first evidence. */
export function wordsOf(line: AnyLine, texts: Pick<Cited["texts"], "get">): string {
  const {what, content, name} = line as {what?: string; content?: string; name?: string};
  const [mention] = line.mentions;
  return name ?? content ?? what ?? (mention && texts.get(mention.report)?.slice(mention.start, mention.end)) ?? line.id;
}

function compareKind(kind: (typeof COMPARED)[number], before: Compared, after: Compared): LineChange[] {
  const [were, now] = [linesOf(before.situation, kind), linesOf(after.situation, kind)];
  // What is the same object says the same; only who disputes it may be new.
  const pieces = piecesOf(were, now);
  const come = pieces.flatMap((piece) => ("put" in piece ? piece.put : []));
  const old = new Map(leftOut(were, pieces).map((line) => [line.id, line]));
  const kept = new Set(come.map(({id}) => id));
  const gone = [...old.values()].filter(({id}) => !kept.has(id));
  const renamed = matchByEvidence(
    gone,
    come.filter(({id}) => !old.has(id)),
  );
  const taken = new Set([...renamed.values()].map(({id}) => id));
  const lost = gone.filter(({id}) => !taken.has(id)).map((line) => goneChange(kind, line, before, after));
  const disputed = [...after.disputed].some((id) => !before.disputed.has(id)) ? now.filter(({id}) => after.disputed.has(id)) : [];
  const rest = [...new Set([...come, ...disputed])].flatMap((line): LineChange[] => {
    const was = kept.has(line.id) ? (old.get(line.id) ?? renamed.get(line.id)) : line;
    const contradicted = was !== undefined && after.disputed.has(line.id) && !before.disputed.has(was.id);
    const news = was ? (newsOf(was, line) ?? (contradicted ? "changed" : undefined)) : "new";
    if (news === undefined) return [];
    return [
      {
        kind,
        line: line.id,
        news,
        what: wordsOf(line, after.texts),
        ...(was && was.id !== line.id && {was: was.id}),
        ...(contradicted && {contradicted}),
      },
    ];
  });
  return [...lost, ...rest];
}

/** Lines that some discrepancy names. */
function disputedIn({situation}: Cited): ReadonlySet<string> {
  return new Set(situation.discrepancies.filter(({kind}) => kind !== "name" && kind !== "page-date").flatMap(({lines}) => lines));
}

/** `lost only origin` when a report that carried it was withdrawn, else `gone`. */
function goneChange(kind: LineKind, line: AnyLine, before: Cited, after: Cited): LineChange {
  const left = line.mentions.some(({report}) => after.texts.has(report));
  return {kind, line: line.id, news: left ? "gone" : "lost only origin", what: wordsOf(line, before.texts)};
}

/** New line by id → the vanished line that stood on most of the same characters. */
function matchByEvidence(gone: readonly AnyLine[], fresh: readonly AnyLine[]): Map<string, AnyLine> {
  const at = new Map<string, {line: AnyLine; mention: Evidence}[]>();
  for (const line of gone)
    for (const mention of line.mentions) at.set(mention.report, [...(at.get(mention.report) ?? []), {line, mention}]);
  const matched = new Map<string, AnyLine>();
  const taken = new Set<string>();
  for (const line of fresh) {
    const shared = new Map<AnyLine, number>();
    for (const mention of line.mentions)
      for (const other of at.get(mention.report) ?? [])
        if (!taken.has(other.line.id) && sameCharacters(mention, other.mention)) shared.set(other.line, (shared.get(other.line) ?? 0) + 1);
    const [best] = [...shared].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1));
    if (!best) continue;
    matched.set(line.id, best[0]);
    taken.add(best[0].id);
  }
  return matched;
}

/** True when two ranges of one report share more than half of the shorter. */
export function sameCharacters(a: Evidence, b: Evidence): boolean {
  return a.report === b.report && 2 * sharedLength(a, b) > Math.min(a.end - a.start, b.end - b.start);
}

function newsOf(was: AnyLine, line: AnyLine): News | undefined {
  if (was === line || JSON.stringify(was) === JSON.stringify(line)) return undefined;
  if (ownFields(was) !== ownFields(line)) return "changed";
  const [reports, before] = [reportsOf(line), reportsOf(was)];
  if (line.origins && was.origins && line.origins.some((id) => !was.origins?.includes(id))) return "gained origin";
  if (reports.some((id) => !before.includes(id))) return "gained report";
  return before.some((id) => !reports.includes(id)) ? "lost report" : undefined;
}

/** What the line says, without who carries it. */
function ownFields(line: AnyLine): string {
  const {id, mentions, origins, independentSources, fullest, earliest, why, reports, aliases, lines, relations, changes, ...own} =
    line as AnyLine & Record<string, unknown>;
  return JSON.stringify({...own, aliases: (aliases as {name: string}[] | undefined)?.map(({name}) => name), drift: verdicts(own.drift)});
}

/** Of drift only the verdicts count: an alignment moves with every report. */
function verdicts(drift: unknown): unknown {
  return (drift as {report: string; verdict: string}[] | undefined)
    ?.filter(({verdict}) => verdict === "altered")
    .map(({report, verdict}) => [report, verdict]);
}

function reportsOf(line: AnyLine): string[] {
  return [...new Set(line.mentions.map(({report}) => report))];
}
