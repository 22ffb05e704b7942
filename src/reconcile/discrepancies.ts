// Where reports differ about the same thing, with all sides, what exactly differs, and a likely reason when the reports give one.
// Wording and polarity come from drifted versions and shared passages, numbers from figures of one quantity, the rest from names, dates and events.
import {createHash} from "node:crypto";
import {dayNumber} from "../model/calendar.js";
import type {EventMention, Told} from "../model/reading.js";
import type {Discrepancy, DiscrepancyKind, Figure, Position, SituationEvent, Statement} from "../model/situation.js";
import {contains, type Evidence, overlaps, type Span, textOf, trimSpan} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {wordsIn} from "./alignment.js";
import {compareVersions, stemOf} from "./drift.js";
import type {Lineage} from "./lineage.js";
import {findNameVariants} from "./name-variants.js";

/** What reports are compared by. */
export interface Compared {
  readonly told: readonly Told[];
  readonly actors: ActorIndex;
  readonly lineage: Lineage;
  readonly statements: readonly Statement[];
  readonly events: readonly SituationEvent[];
  readonly figures: readonly Figure[];
  readonly positions: readonly Position[];
}

interface Draft {
  readonly kind: DiscrepancyKind;
  readonly what: string;
  readonly reason?: string;
  readonly lines: readonly string[];
  readonly mentions: readonly Evidence[];
}

const LONGEST = 110;
const MOST_SIDES = 24;

/** The discrepancies of a situation, sorted by kind and place; each lies between two reports, page dates in one. */
export function findDiscrepancies(compared: Compared): Discrepancy[] {
  const texts = new Map(compared.told.map(({report}) => [report.id, report.text]));
  const drafts = [
    ...pageDates(compared.told),
    ...numbers(compared.figures, texts),
    ...names(compared),
    ...wordings(compared.statements, texts),
    ...passages(compared),
    ...stances(compared.positions, texts, compared.told),
    ...dates(compared, texts),
    ...statuses(compared, texts),
  ];
  return withoutRepeats(drafts.flatMap((draft) => finish(draft, texts)));
}

// ---- one report: the page is later than its story

function pageDates(told: readonly Told[]): Draft[] {
  return told.flatMap(({report, reading}) => {
    const {date, republished, evidence} = reading.storyDate;
    const shown = report.pageDate;
    if (!date || !shown || !(republished || apart(date, shown) > 2) || apart(date, shown) <= 2) return [];
    const shows = shownDate(report.text, shown, evidence.find(({kind, span}) => kind === "page date" && span)?.span);
    const tells = evidence.filter(({agrees, span, kind}) => agrees && span && kind !== "page date").map(({span}) => span!);
    const first = reading.times.find((time) => time.type === "DATE" && !report.furniture.some((span) => overlaps(span, time)));
    const spans = [...(shows ? [shows] : []), ...tells, ...(first ? [first] : [])].slice(0, 6);
    const mentions = spans.map((span) => ({report: report.id, start: span.start, end: span.end}));
    return mentions.length === 0
      ? []
      : [
          {
            kind: "page-date" as const,
            what: `page shows ${shown}, the story is of ${date}`,
            reason: reading.storyDate.why,
            lines: [report.id],
            mentions,
          },
        ];
  });
}

// The page's own line with the day, however it is written.
function shownDate(text: string, day: string, known: Span | undefined): Span | undefined {
  if (known) return known;
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1];
  const match = new RegExp(
    `(?:\\p{Lu}\\p{L}{2,8}[.,]? )?(?:${name}\\p{L}*\\.? 0?${date}(?:st|nd|rd|th)?,? ${year}|0?${date}(?:st|nd|rd|th)? ${name}\\p{L}*\\.?,? ${year}|${day})`,
    "u",
  ).exec(text);
  return match ? {start: match.index, end: match.index + match[0].length} : undefined;
}

// ---- numbers

function numbers(figures: readonly Figure[], texts: ReadonlyMap<string, string>): Draft[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const seen = new Set<string>();
  return figures.flatMap((figure) => {
    if (seen.has(figure.id) || figure.relations.length === 0) return [];
    const group = [figure, ...figure.relations.map((relation) => byId.get(relation.figure)!)]
      .filter(Boolean)
      .sort((a, b) => size(a) - size(b));
    for (const one of group) seen.add(one.id);
    const mentions = group.flatMap((one) => one.mentions);
    if (!crossesReports(group)) return [];
    const updated = figure.relations.every(({kind}) => kind === "updated");
    const quoted = group.map((one) => quote(texts, one.mentions[0]!));
    return [
      {
        kind: "number" as const,
        what: `${figure.what}: ${quoted.join(", ")}`,
        ...(updated ? {reason: "a later count: the larger number is of a later day"} : {}),
        lines: group.map(({id}) => id),
        mentions,
      },
    ];
  });
}

function size(figure: Figure): number {
  return Number.parseFloat(figure.value) || 0;
}

// A report that gives two values may tell of two things; another report must hold one of them alone.
function crossesReports(group: readonly Figure[]): boolean {
  return group.some((a) => group.some((b) => a !== b && a.mentions.some((x) => b.mentions.every((y) => y.report !== x.report))));
}

// ---- names

function names({told, actors}: Compared): Draft[] {
  return findNameVariants(told, actors).map(({names: written, mentions, line}) => ({
    kind: "name" as const,
    what: `written ${written.map((name) => `"${name}"`).join(" and ")}`,
    lines: line ? [line] : [],
    mentions,
  }));
}

// ---- wording

function wordings(statements: readonly Statement[], texts: ReadonlyMap<string, string>): Draft[] {
  return statements.flatMap((statement) =>
    statement.drift.flatMap((drift): Draft[] => {
      if (drift.report === drift.against || (drift.verdict !== "altered" && drift.verdict !== "another translation")) return [];
      const sides = [
        {report: drift.report, ...focus(drift.here, drift.runs, "here")},
        {report: drift.against, ...focus(drift.there, drift.runs, "there")},
      ];
      const kind = /another speaker/.test(drift.why)
        ? "attribution"
        : /number/.test(drift.why)
          ? "number"
          : /negation/.test(drift.why)
            ? "polarity"
            : "wording";
      const what = drift.verdict === "altered" ? drift.why : `two renderings: ${sides.map((side) => quote(texts, side)).join(" / ")}`;
      const reason = drift.verdict === "altered" ? undefined : "both quote the same words, translated or transcribed apart";
      return [{kind, what, ...(reason ? {reason} : {}), lines: [statement.id], mentions: sides}];
    }),
  );
}

// The part of a version around the first run that differs, so that a side is a phrase and not a paragraph.
function focus(
  whole: Span,
  runs: readonly {readonly same: boolean; readonly here?: Span; readonly there?: Span}[],
  side: "here" | "there",
): Span {
  if (whole.end - whole.start <= LONGEST) return whole;
  const different = runs.find((run) => !run.same && run[side])?.[side];
  if (!different) return {start: whole.start, end: whole.start + LONGEST};
  return {start: Math.max(whole.start, different.start - 40), end: Math.min(whole.end, different.end + 50)};
}

// Sentences that two reports share, where one puts another word, number or no in the other's place.
function passages({told, lineage}: Compared): Draft[] {
  const reports = new Map(told.map(({report}) => [report.id, report]));
  return [...lineage.shared].flatMap(([id, list]) =>
    list
      .filter(({report}) => id < report)
      .flatMap(({report, passages: shared}) =>
        shared.flatMap(({here, there}) => passageDraft(reports.get(id)!, here, reports.get(report)!, there)),
      ),
  );
}

function passageDraft(a: Told["report"], here: Span, b: Told["report"], there: Span): Draft[] {
  const [left, right] = [
    {words: wordsIn(a.text, [here]), form: "direct" as const},
    {words: wordsIn(b.text, [there]), form: "direct" as const},
  ];
  const difference = compareVersions(left, right);
  if (difference.verdict !== "altered") return [];
  const runs = difference.alignment.runs;
  const at = runs.findIndex((run) => !run.same && difference.why.includes((run.hereWords[0] ?? run.thereWords[0])?.form ?? "\u0000"));
  const run = runs[at < 0 ? runs.findIndex((one) => !one.same) : at];
  if (!run) return [];
  const around = (words: readonly Span[], whole: Span, before: readonly Span[] | undefined) => {
    const from = words[0] ?? before?.at(-1) ?? whole;
    const to = words.at(-1) ?? from;
    return {start: Math.max(whole.start, from.start - 30), end: Math.min(whole.end, to.end + 40)};
  };
  const kind: DiscrepancyKind = /number/.test(difference.why) ? "number" : /negation/.test(difference.why) ? "polarity" : "wording";
  const mentions = [
    {report: a.id, ...around(run.hereWords, here, runs[at - 1]?.hereWords)},
    {report: b.id, ...around(run.thereWords, there, runs[at - 1]?.thereWords)},
  ];
  return [{kind, what: difference.why, reason: "the sentences are otherwise shared: one was edited or mistranslated", lines: [], mentions}];
}

// ---- polarity: one actor, one issue, both ways, with no order in time

function stances(positions: readonly Position[], texts: ReadonlyMap<string, string>, _told: readonly Told[]): Draft[] {
  const byActor = new Map<string, Position[]>();
  for (const position of positions) {
    const key = `${position.actor}|${position.issue}`;
    byActor.set(key, [...(byActor.get(key) ?? []), position]);
  }
  return [...byActor.values()].flatMap((group) => {
    const [yes, no] = [group.filter(({stance}) => stance === "for"), group.filter(({stance}) => stance === "against")];
    const clash = yes.some((a) => no.some((b) => a.mentions.some((x) => b.mentions.some((y) => x.report !== y.report))));
    if (!clash) return [];
    const mentions = [...yes, ...no].flatMap((position) => position.mentions);
    const changed = group.some(({changes}) => changes !== undefined);
    return [
      {
        kind: "polarity" as const,
        what: `${yes[0]!.issue}: ${quote(texts, yes[0]!.mentions[0]!)} / ${quote(texts, no[0]!.mentions[0]!)}`,
        ...(changed ? {reason: "told of different days: a change rather than a contradiction"} : {}),
        lines: [...yes, ...no].map(({id}) => id),
        mentions,
      },
    ];
  });
}

// ---- dates and statuses of one event

interface Placed {
  readonly mention: Evidence;
  readonly event: EventMention;
  readonly day?: string;
}

function placeMentions(event: SituationEvent, told: ReadonlyMap<string, Told>): Placed[] {
  return event.mentions.flatMap((mention) => {
    const one = told.get(mention.report);
    const inside = one?.reading.events.filter((candidate) => contains(mention, candidate));
    const found = inside?.find((candidate) => candidate.clause.start === mention.start) ?? inside?.[0];
    if (!one || !found) return [];
    const value = found.time === undefined ? undefined : one.reading.times[found.time]?.value;
    const day = value && /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : undefined;
    return [{mention, event: found, ...(day ? {day} : {})}];
  });
}

function dates({events, told}: Compared, texts: ReadonlyMap<string, string>): Draft[] {
  const byId = new Map(told.map((one) => [one.report.id, one]));
  return events.flatMap((event) => {
    const dated = placeMentions(event, byId).filter(({day}) => day !== undefined);
    const days = [...new Set(dated.map(({day}) => day!))].sort();
    if (
      days.length < 2 ||
      !dated.some((a) => dated.some((b) => a.day !== b.day && a.mention.report !== b.mention.report && sameVerb(a, b, texts)))
    )
      return [];
    return [
      {kind: "date" as const, what: `${event.what}: ${days.join(" or ")}`, lines: [event.id], mentions: dated.map(({mention}) => mention)},
    ];
  });
}

function sameVerb(a: Placed, b: Placed, texts: ReadonlyMap<string, string>): boolean {
  const word = ({mention, event}: Placed) => stemOf(textOf(texts.get(mention.report) ?? "", event).toLowerCase());
  return word(a) === word(b);
}

const FACT = /^(?:occurred|ongoing)$/;

function statuses({events, told}: Compared, texts: ReadonlyMap<string, string>): Draft[] {
  const byId = new Map(told.map((one) => [one.report.id, one]));
  return events.flatMap((event) => {
    const placed = placeMentions(event, byId);
    const [told1, denied] = [
      placed.filter(({event: {status}}) => FACT.test(status)),
      placed.filter(({event: {status}}) => status === "denied"),
    ];
    const clash = told1.some((a) => denied.some((b) => a.mention.report !== b.mention.report && sameVerb(a, b, texts)));
    return clash
      ? [
          {
            kind: "status" as const,
            what: `${event.what}: told as fact and as denied`,
            lines: [event.id],
            mentions: [...told1, ...denied].map(({mention}) => mention),
          },
        ]
      : [];
  });
}

// ---- finishing

function finish({kind, what, reason, lines, mentions}: Draft, texts: ReadonlyMap<string, string>): Discrepancy[] {
  const kept = uniqueSides(mentions.flatMap((mention) => clip(mention, texts))).slice(0, MOST_SIDES);
  if (kept.length < (kind === "page-date" ? 1 : 2)) return [];
  if (kind !== "page-date" && new Set(kept.map(({report}) => report)).size < 2) return [];
  const id = `d-${createHash("sha256")
    .update(`${kind}|${kept.map(({report, start, end}) => `${report}:${start}-${end}`).join("|")}`)
    .digest("hex")
    .slice(0, 10)}`;
  return [
    {id, kind, what: what.replace(/\s+/g, " ").trim(), ...(reason ? {reason} : {}), lines: [...new Set(lines)].sort(), mentions: kept},
  ];
}

function clip(mention: Evidence, texts: ReadonlyMap<string, string>): Evidence[] {
  const text = texts.get(mention.report) ?? "";
  let {start, end} = mention;
  if (end - start > LONGEST) end = start + Math.max(40, text.slice(start, start + LONGEST).lastIndexOf(" "));
  while (start > 0 && /[\p{L}\p{N}]/u.test(text[start - 1]!) && /[\p{L}\p{N}]/u.test(text[start]!)) start++;
  while (end < text.length && /[\p{L}\p{N}]/u.test(text[end - 1]!) && /[\p{L}\p{N}]/u.test(text[end]!)) end++;
  const span = trimSpan(text, {start, end});
  return span ? [{report: mention.report, ...span}] : [];
}

function uniqueSides(mentions: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return [...mentions]
    .sort((a, b) => (a.report === b.report ? a.start - b.start : a.report < b.report ? -1 : 1))
    .filter(({report, start, end}) => !seen.has(`${report}:${start}-${end}`) && seen.add(`${report}:${start}-${end}`));
}

// Two finds over the same places are one discrepancy: the one with more sides stays.
function withoutRepeats(found: readonly Discrepancy[]): Discrepancy[] {
  const kept: Discrepancy[] = [];
  for (const one of [...found].sort((a, b) => b.mentions.length - a.mentions.length || (a.id < b.id ? -1 : 1))) {
    const repeats = kept.some((other) =>
      one.mentions.every((side) => other.mentions.some((there) => there.report === side.report && overlaps(there, side))),
    );
    if (!repeats) kept.push(one);
  }
  return kept.sort((a, b) => (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind < b.kind ? -1 : 1));
}

function quote(texts: ReadonlyMap<string, string>, {report, start, end}: Evidence): string {
  const words = (texts.get(report) ?? "").slice(start, Math.min(end, start + 80)).replace(/\s+/g, " ");
  return `"${words}"`;
}

function apart(a: string, b: string): number {
  const [x, y] = [dayNumber(a), dayNumber(b)];
  return x === undefined || y === undefined ? 0 : Math.abs(x - y);
}
