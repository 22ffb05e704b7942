// Where reports differ about the same thing, with all sides, what exactly differs, and a likely reason when the reports give one.
// Wording and polarity come from drifted versions and shared passages, numbers from figures of one quantity, the rest from names, dates and events.
import {createHash} from "node:crypto";
import {dayNumber, weekdayOf} from "../model/calendar.js";
import {findQuotations} from "../model/quotations.js";
import type {EventMention, Told} from "../model/reading.js";
import type {Commitment, Discrepancy, DiscrepancyKind, Figure, Position, SituationEvent, Statement} from "../model/situation.js";
import {contains, type Evidence, overlaps, type Span, textOf, trimSpan} from "../model/span.js";
import type {ActorIndex} from "./actors.js";
import {wordsIn} from "./alignment.js";
import {compareVersions, sameSense, stemOf} from "./drift.js";
import type {Lineage} from "./lineage.js";
import {forgetful, type Memory} from "./memory.js";
import {findNameVariants} from "./name-variants.js";
import {indexSpeakers} from "./speakers.js";

/** What reports are compared by. */
export interface Compared {
  readonly told: readonly Told[];
  readonly actors: ActorIndex;
  readonly lineage: Lineage;
  readonly statements: readonly Statement[];
  readonly events: readonly SituationEvent[];
  readonly figures: readonly Figure[];
  readonly positions: readonly Position[];
  readonly commitments: readonly Commitment[];
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
export function findDiscrepancies(compared: Compared, memory: Memory = forgetful): Discrepancy[] {
  const texts = new Map(compared.told.map(({report}) => [report.id, report.text]));
  const drafts = [
    ...pageDates(compared.told),
    ...numbers(compared.figures, texts),
    ...names(compared, memory),
    ...wordings(compared.statements, texts),
    ...passages(compared, memory),
    ...quotes(compared, memory).map((draft) => ({...draft, mentions: draft.mentions.map((mention) => withinMarks(mention, texts))})),
    ...stances(compared.positions, texts),
    ...voices(compared, texts),
    ...accusers(compared, texts),
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
    // a later count is told of by the figure itself; it contradicts nothing
    if (group.every(({relations}) => relations.every(({kind}) => kind === "updated"))) return [];
    const quoted = group.map((one) => quote(texts, one.mentions[0]!));
    return [
      {
        kind: "number" as const,
        what: `${figure.what}: ${quoted.join(", ")}`,
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

function names({told, actors}: Compared, memory: Memory): Draft[] {
  return findNameVariants(told, actors, memory).map(({names: written, mentions, line}) => ({
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
      if (alikeShare(drift) < (/negation/.test(drift.why) ? 0.5 : drift.verdict === "altered" ? 0 : 0.3)) return [];
      const sides = [
        {report: drift.report, ...focus(drift.here, drift.runs, "here")},
        {report: drift.against, ...focus(drift.there, drift.runs, "there")},
      ].flatMap((side) => clip(drift.verdict === "altered" ? side : withinMarks(side, texts), texts));
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

// The part of the shorter side that stands in both: two that have little in common differ in everything and contradict in nothing.
function alikeShare({here, there, runs}: Statement["drift"][number]): number {
  const same = runs.reduce((sum, run) => sum + (run.same && run.here ? run.here.end - run.here.start : 0), 0);
  return same / Math.max(1, Math.min(here.end - here.start, there.end - there.start));
}

// The part of a version around the first run that differs on both sides, so that a side is a phrase and not a paragraph.
function focus(
  whole: Span,
  runs: readonly {readonly same: boolean; readonly here?: Span; readonly there?: Span}[],
  side: "here" | "there",
): Span {
  if (whole.end - whole.start <= LONGEST) return whole;
  const different = (runs.find((run) => !run.same && run.here && run.there) ?? runs.find((run) => !run.same && run[side]))?.[side];
  if (!different) return {start: whole.start, end: whole.start + LONGEST};
  return {start: Math.max(whole.start, different.start - 40), end: Math.min(whole.end, different.end + 50)};
}

// Sentences that two reports share, where one puts another word, number or no in the other's place.
function passages({told, lineage}: Compared, memory: Memory): Draft[] {
  const reports = new Map(told.map(({report}) => [report.id, report]));
  return [...lineage.shared].flatMap(([id, list]) =>
    list
      .filter(({report}) => id < report)
      .flatMap((shared) => {
        const [a, b] = [reports.get(id)!, reports.get(shared.report)!];
        return memory.recall("differing passages", `${a.id} ${b.id}`, [shared], () =>
          shared.passages.flatMap(({here, there}) => passageDraft(a, here, b, there)),
        );
      }),
  );
}

function passageDraft(a: Told["report"], here: Span, b: Told["report"], there: Span): Draft[] {
  const difference = compareVersions({words: wordsIn(a.text, [here]), form: "direct"}, {words: wordsIn(b.text, [there]), form: "direct"});
  const {runs} = difference.alignment;
  return runs.flatMap((run, at) => {
    const turned = runs[at - 1]?.same || runs[at + 1]?.same ? turnOf(run.hereWords, run.thereWords) : undefined;
    if (run.same || !turned) return [];
    const mentions = [
      {report: a.id, ...around(run.hereWords, here, runs[at - 1]?.hereWords)},
      {report: b.id, ...around(run.thereWords, there, runs[at - 1]?.thereWords)},
    ];
    return [{...turned, reason: "the sentences are otherwise shared: one was edited or mistranslated", lines: [], mentions}];
  });
}

// What a replaced run of words turns round: a look-alike word, one instead of many, a negation, a number. Other words for one thing turn nothing.
function turnOf(
  here: readonly {readonly form: string}[],
  there: readonly {readonly form: string}[],
): Pick<Draft, "kind" | "what"> | undefined {
  if (here.length > 4 || there.length > 4) return undefined;
  for (const {form: x} of here) {
    for (const {form: y} of there) {
      if (isSlip(x, y)) return {kind: "wording", what: `"${x}" stands where the other has "${y}"`};
      if (isOneOfMany(x, y)) return {kind: "wording", what: `one or many: "${x}" stands where the other has "${y}"`};
    }
  }
  const no = /^(?:not|no|never|n['’]t|without|nor)$/;
  const [negatedHere, negatedThere] = [here.some(({form}) => no.test(form)), there.some(({form}) => no.test(form))];
  if (negatedHere !== negatedThere) return {kind: "polarity", what: `a negation stands on one side only`};
  return undefined;
}

/** A word that looks like the other but is another word: "suppressed" for "stressed". */
function isSlip(x: string, y: string): boolean {
  if (x === y || Math.min(x.length, y.length) < 6 || stemOf(x) === stemOf(y) || sameSense(x, y) || /^\d/.test(x)) return false;
  if (x.replace(/z/g, "s").replace(/our/g, "or") === y.replace(/z/g, "s").replace(/our/g, "or")) return false;
  const tail = commonTail(x, y);
  return tail >= 3 && commonHead(x, y) + tail >= 0.6 * Math.max(x.length, y.length) && commonHead(x, y) < Math.min(x.length, y.length) - 3;
}

function commonHead(x: string, y: string): number {
  let head = 0;
  while (head < Math.min(x.length, y.length) && x[head] === y[head]) head++;
  return head;
}

function commonTail(x: string, y: string): number {
  let tail = 0;
  while (tail < Math.min(x.length, y.length) - commonHead(x, y) && x.at(-1 - tail) === y.at(-1 - tail)) tail++;
  return tail;
}

function isOneOfMany(x: string, y: string): boolean {
  const [one, many] = x.length < y.length ? [x, y] : [y, x];
  return one.length > 3 && many === `${one}s` && PERSONS.test(one);
}

// A plural where the other has a singular turns the meaning only of those who act.
const PERSONS = /(?:er|or|chief|head|minister|leader|official|soldier|officer|spokesman|president|party|power|group|force)$/;

function around(words: readonly Span[], whole: Span, before: readonly Span[] | undefined): Span {
  const from = words[0] ?? before?.at(-1) ?? whole;
  const to = words.at(-1) ?? from;
  return {start: Math.max(whole.start, from.start - 30), end: Math.min(whole.end, to.end + 40)};
}

// ---- quotations: the same words quoted in two versions

interface Quoted {
  readonly report: string;
  readonly span: Span;
  readonly words: ReturnType<typeof wordsIn>;
  /** Its longer words, each once. */
  readonly long: readonly string[];
}

function quotes({told}: Compared, memory: Memory): Draft[] {
  const all = told.flatMap((one) => memory.recall("quoted", one.report.id, [one], () => quotedIn(one)));
  return joinFamilies(
    pairUp(all).flatMap(([a, b]) => {
      const key = [a, b].map(({report, span}) => `${report} ${span.start}`).join(" ");
      return memory.recall("differing quotations", key, [a, b], () => quotePair(a, b));
    }),
  );
}

function quotedIn({report, reading}: Told): Quoted[] {
  return findQuotations(report.text)
    .filter(({inner}) => !report.furniture.some((span) => overlaps(span, inner)) && !isBetween(inner, reading.attributions))
    .map(({inner}) => {
      const words = wordsIn(report.text, [inner]);
      return {report: report.id, span: inner, words, long: [...new Set(words.map(({form}) => form))].filter((form) => form.length > 4)};
    })
    .filter(({words}) => words.length >= 6);
}

// Where a mark was lost, what stands between two quotations looks quoted: "[,” Vonn said on Monday. “]".
function isBetween(inner: Span, attributions: Told["reading"]["attributions"]): boolean {
  return attributions.some(
    ({source, cue, content}) =>
      source.some((span) => contains(inner, span)) &&
      cue.some((span) => contains(inner, span)) &&
      !content.some((span) => contains(inner, span)),
  );
}

// Three outlets that quote one sentence in two renderings differ once, not three times.
function joinFamilies(drafts: readonly Draft[]): Draft[] {
  const families: Draft[] = [];
  for (const draft of drafts) {
    const at = families.findIndex((one) =>
      one.mentions.some((side) => draft.mentions.some((other) => side.report === other.report && overlaps(side, other))),
    );
    if (at < 0) families.push(draft);
    else {
      const family = families[at]!;
      const telling = [family, draft].find(({what}) => what.includes("stands where")) ?? family;
      families[at] = {
        ...telling,
        mentions: [...family.mentions, ...draft.mentions.filter((side) => !family.mentions.some((one) => one.report === side.report))],
      };
    }
  }
  return families;
}

// Quotations that share three longer words, each with the first few that do.
function pairUp(all: readonly Quoted[]): [Quoted, Quoted][] {
  const holders = new Map<string, number[]>();
  const pairs: [Quoted, Quoted][] = [];
  all.forEach((quoted, at) => {
    const shared = new Map<number, number>();
    for (const form of quoted.long) {
      const list = holders.get(form) ?? [];
      for (const other of list.slice(-40)) shared.set(other, (shared.get(other) ?? 0) + 1);
      holders.set(form, list);
      list.push(at);
    }
    for (const [other, count] of shared) if (count >= 3 && all[other]!.report !== quoted.report) pairs.push([all[other]!, quoted]);
  });
  return pairs;
}

function quotePair(a: Quoted, b: Quoted): Draft[] {
  const {alignment} = compareVersions({words: a.words, form: "direct"}, {words: b.words, form: "direct"});
  const share = alignment.same / Math.max(1, Math.min(alignment.here, alignment.there));
  if (share < 0.55 || alignment.same < 5) return [];
  const at = alignment.runs.findIndex(
    (run, index) => !run.same && index > 0 && index < alignment.runs.length - 1 && !isSpelling(run.hereWords, run.thereWords),
  );
  const first = alignment.runs.findIndex(
    (run) => !run.same && run.hereWords.some(({form: x}) => run.thereWords.some(({form: y}) => isSlip(x, y))),
  );
  const run = alignment.runs[first >= 0 ? first : at];
  if (!run) return [];
  const slip = run.hereWords.flatMap(({form: x}) =>
    run.thereWords.filter(({form: y}) => isSlip(x, y)).map(({form: y}) => `"${x}" stands where the other has "${y}"`),
  )[0];
  const before = alignment.runs[(first >= 0 ? first : at) - 1];
  const mentions = [
    {report: a.report, ...around(run.hereWords, a.span, before?.hereWords)},
    {report: b.report, ...around(run.thereWords, b.span, before?.thereWords)},
  ];
  return [
    {
      kind: "wording",
      what: slip ?? "the same words quoted in two versions",
      reason: slip
        ? "one word looks like the other: a slip of translation or copying"
        : "both quote the same words, translated or transcribed apart",
      lines: [],
      mentions,
    },
  ];
}

// "emphasise" and "emphasize" are one word
function isSpelling(here: readonly {readonly form: string}[], there: readonly {readonly form: string}[]): boolean {
  const plain = (words: readonly {readonly form: string}[]) =>
    words.map(({form}) => form.replace(/z/g, "s").replace(/our/g, "or")).join(" ");
  return plain(here) === plain(there);
}

// ---- polarity: one actor, one issue, both ways, with no order in time

function stances(positions: readonly Position[], texts: ReadonlyMap<string, string>): Draft[] {
  const byActor = new Map<string, Position[]>();
  for (const position of positions) byActor.set(position.actor, [...(byActor.get(position.actor) ?? []), position]);
  return [...byActor.values()].flatMap((group) => {
    const sides = (stance: Position["stance"]) =>
      group
        .filter((position) => position.stance === stance)
        .flatMap((position) => position.mentions.map((mention) => ({mention, position, words: issueWords(texts, mention)})));
    const [yes, no] = [sides("for").slice(0, 60), sides("against").slice(0, 60)];
    const clashes = yes.flatMap((a) =>
      no.filter((b) => a.mention.report !== b.mention.report && speakOfOne(a.words, b.words)).map((b) => [a, b] as const),
    );
    if (clashes.length === 0) return [];
    const [first] = clashes as [(typeof clashes)[number]];
    const told = [...new Set(clashes.flat())];
    const days = new Set(told.map(({position}) => position.asOf));
    return [
      {
        kind: "polarity" as const,
        what: `for and against: ${quote(texts, first[0].mention)} / ${quote(texts, first[1].mention)}`,
        ...(days.size > 1 ? {reason: "told of different days: it may be a change rather than a contradiction"} : {}),
        lines: told.map(({position}) => position.id),
        mentions: told.map(({mention}) => mention),
      },
    ];
  });
}

function issueWords(texts: ReadonlyMap<string, string>, mention: Evidence): ReadonlySet<string> {
  const words = wordsIn(texts.get(mention.report) ?? "", [mention]).map(({form}) => form);
  return new Set(words.filter((form) => form.length > 3).map((form) => stemOf(TALKS.test(form) ? "talk" : form)));
}

// Talks go by many names.
const TALKS = /^(?:talks?|talking|dialogue|negotiat\p{L}*|diploma\p{L}*|mediation|discussions?)$/u;

function speakOfOne(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.has("talk") && b.has("talk")) return true;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared >= 2 && shared >= 0.34 * Math.min(a.size, b.size);
}

// ---- attribution

// One source is said to have given two values: "the survey put it at 5.9" and "the survey put it at 6.1".
function voices({told, actors, figures}: Compared, texts: ReadonlyMap<string, string>): Draft[] {
  const byId = new Map(told.map((one) => [one.report.id, one]));
  const byFigure = new Map(figures.map((figure) => [figure.id, figure]));
  const speakers = new Map<string, {actor: string; mention: Evidence}[]>();
  for (const figure of figures) {
    if (figure.relations.length > 0)
      speakers.set(
        figure.id,
        figure.mentions.flatMap((mention) => giverOf(byId.get(mention.report)!, actors, mention)),
      );
  }
  return figures.flatMap((figure) =>
    figure.relations.flatMap(({figure: other}): Draft[] => {
      if (other < figure.id || !byFigure.has(other)) return [];
      const pair = (speakers.get(figure.id) ?? []).flatMap((a) =>
        (speakers.get(other) ?? []).filter((b) => a.actor === b.actor && a.mention.report !== b.mention.report).map((b) => [a, b] as const),
      )[0];
      if (!pair) return [];
      const sides = pair.map(({mention}) => mention);
      return [
        {
          kind: "attribution",
          what: `${actors.namesOf(pair[0].actor)[0] ?? "one source"} is said to have given both ${sides.map((side) => quote(texts, side)).join(" and ")}`,
          lines: [figure.id, other],
          mentions: sides,
        },
      ];
    }),
  );
}

function giverOf({report, reading}: Told, actors: ActorIndex, mention: Evidence): {actor: string; mention: Evidence}[] {
  const around = reading.attributions.filter(({content}) => content.some((part) => contains(part, mention)));
  const source = around[0]?.source[0];
  const actor = source && actors.actorAt(report.id, source);
  return actor ? [{actor, mention}] : [];
}

// One report has it of those who would do it, another of somebody else who alleges it.
function accusers({commitments, statements}: Compared, texts: ReadonlyMap<string, string>): Draft[] {
  const speakers = indexSpeakers(statements);
  const cues = statements.flatMap(({mentions}) => mentions.flatMap(({report, cue}) => (cue ? [{report, ...cue}] : [])));
  return commitments.flatMap((commitment): Draft[] => {
    if (!commitment.actor || commitment.kind !== "threat") return [];
    const told = commitment.mentions.map((mention) => ({mention, speaker: speakers.speakerAt(mention.report, mention)}));
    // "has threatened to strike" tells of a threat; "said that it would strike" has it from those who make it
    const own = told.filter(
      ({speaker, mention}) => speaker === commitment.actor && !cues.some((cue) => cue.report === mention.report && contains(mention, cue)),
    );
    const others = told.filter(
      ({speaker, mention}) => speaker && speaker !== commitment.actor && own.some((one) => one.mention.report !== mention.report),
    );
    if (own.length === 0 || others.length === 0) return [];
    const mentions = [...own, ...others].map(({mention}) => mention);
    return [
      {
        kind: "attribution",
        what: `said by those concerned, or alleged by others: ${quote(texts, others[0]!.mention)}`,
        lines: [commitment.id],
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
  /** The words of its time, lower case. */
  readonly when?: string;
}

/** A told report with its events by where their clause begins. */
interface Placing extends Told {
  readonly events: ReadonlyMap<number, EventMention>;
}

function placingsOf(told: readonly Told[]): ReadonlyMap<string, Placing> {
  return new Map(
    told.map((one) => [one.report.id, {...one, events: new Map(one.reading.events.map((event) => [event.clause.start, event]))}]),
  );
}

function placeMentions(event: SituationEvent, told: ReadonlyMap<string, Placing>): Placed[] {
  return event.mentions.flatMap((mention) => {
    const one = told.get(mention.report);
    const found = one?.events.get(mention.start);
    if (!one || !found) return [];
    const value = found.time === undefined ? undefined : one.reading.times[found.time]?.value;
    const day = value && /^(?:\d{4}-\d\d-\d\d|XXXX-WXX-\d)/.test(value) ? value.slice(0, 10) : undefined;
    const time = found.time === undefined ? undefined : one.reading.times[found.time];
    return [{mention, event: found, ...(day && time ? {day, when: textOf(one.report.text, time).toLowerCase()} : {})}];
  });
}

function dates({events, told}: Compared, texts: ReadonlyMap<string, string>): Draft[] {
  const byId = placingsOf(told);
  return events.flatMap((event) => {
    const dated = placeMentions(event, byId).filter(({day}) => day !== undefined);
    const days = [...new Set(dated.map(({day}) => day!))].sort();
    if (
      days.length < 2 ||
      !dated.some((a) => dated.some((b) => differInDay(a, b) && a.mention.report !== b.mention.report && sameVerb(a, b, texts)))
    )
      return [];
    return [
      {kind: "date" as const, what: `${event.what}: ${days.join(" or ")}`, lines: [event.id], mentions: dated.map(({mention}) => mention)},
    ];
  });
}

// Two days that are both written out as dates tell of two events of a kind ("On Jan. 9 … on Jan. 10"). Without a day to count from, "Saturday" is a weekday: it differs from another weekday, and from a date on another weekday.
function differInDay(a: Placed, b: Placed): boolean {
  if (!a.day || !b.day || a.day === b.day || a.when === b.when || (/\d/.test(a.when ?? "") && /\d/.test(b.when ?? ""))) return false;
  const weekday = (day: string): number => (day.startsWith("XXXX") ? Number(day.at(-1)) : weekdayOf(dayNumber(day) ?? 0));
  return a.day.startsWith("XXXX") || b.day.startsWith("XXXX") ? weekday(a.day) !== weekday(b.day) : true;
}

function sameVerb(a: Placed, b: Placed, texts: ReadonlyMap<string, string>): boolean {
  const word = ({mention, event}: Placed) => stemOf(textOf(texts.get(mention.report) ?? "", event).toLowerCase());
  return word(a) === word(b);
}

const FACT = /^(?:occurred|ongoing)$/;

function statuses({events, told}: Compared, texts: ReadonlyMap<string, string>): Draft[] {
  const byId = placingsOf(told);
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

// A side that runs over a quotation mark keeps its longer part: words of a report between two quotations are not what was said.
function withinMarks(mention: Evidence, texts: ReadonlyMap<string, string>): Evidence {
  const {report, start, end} = mention;
  const parts = [...(texts.get(report) ?? "").slice(start, end).matchAll(/[^"“”]+/g)].filter(({0: words}) => words.trim().length >= 12);
  const [longest] = parts.sort((a, b) => b[0].length - a[0].length);
  return longest ? {report, start: start + longest.index, end: start + longest.index + longest[0].length} : mention;
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
