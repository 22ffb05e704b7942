// The JSON twins of pages: the records of `situation-format.md`, filtered, with the words that each range covers, in pieces by cursor.
import type {LineMark} from "../../model/desk.js";
import type {Report} from "../../model/report.js";
import type {Situation} from "../../model/situation.js";
import {type Json, type JsonRecord, listJson} from "../json.js";
import {type Line, sentenceOf} from "../lines.js";
import {RequestError} from "./exchange.js";
import {keptLines} from "./filters.js";
import type {ListKind, PageQuery, Progress, SituationCard} from "./page.js";
import {derive, headOf} from "./pages.js";
import type {Live} from "./situations.js";

/** Which list of the situation a page shows. */
export const LISTS = {
  calendar: "events",
  tripwires: "commitments",
  positions: "positions",
  differences: "discrepancies",
  wording: "statements",
  numbers: "figures",
  lineage: "origins",
  actors: "actors",
} as const satisfies Partial<Record<ListKind, string>>;

/** A piece of a list. `next` is the cursor of the following piece, null at the end. */
export interface Piece<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly next: string | null;
}

/** Names and state of the situation, as every twin begins. */
export function headJson(live: Live): JsonRecord {
  const {key, title, tlp, version, updatedAt} = headOf(live);
  return {situation: key, title: title ?? null, tlp, version, updated_at: updatedAt};
}

/** A card of the first page. */
export function cardJson({head, reports, lines, dates, next, unseen, progress}: SituationCard): JsonRecord {
  const {key, title, tlp, version, updatedAt} = head;
  return {
    situation: key,
    title: title ?? null,
    tlp,
    version,
    updated_at: updatedAt,
    reports,
    lines,
    dates: dates ? {...dates} : null,
    next: next ? {...next} : null,
    unseen,
    progress: progressJson(progress),
  };
}

export function progressJson({received, read, reconciled, setAside}: Progress): JsonRecord {
  return {received, read, reconciled, set_aside: setAside};
}

/** The lines of the brief that pass the filters, the most telling first, each with its number. */
export function briefLines(live: Live, query: PageQuery): {readonly id: string; readonly line: Line; readonly number: number}[] {
  const kept = keptLines(() => derive(live, "filterable"), query);
  const numbered = derive(live, "lines").map((line, index) => ({id: line.id, line, number: index + 1}));
  return kept ? numbered.filter(({id}) => kept.has(id)) : numbered;
}

/** A line of the brief in words, with the words that its ranges cover. */
export function briefItem(live: Live, line: Line, number: number): JsonRecord {
  const texts = derive(live, "texts");
  const {id, kind, date, status, parts, evidence, reports, origins, independentSources, actors, flags, why} = line;
  return {
    number,
    id,
    kind,
    date: date ?? null,
    status: status ?? null,
    sentence: sentenceOf(parts),
    evidence: evidence.map(({report, start, end}) => ({report, start, end, quote: texts.get(report)?.slice(start, end)})),
    reports,
    origins,
    independent_sources: independentSources,
    actors,
    flags: [...flags],
    why,
    ...markJson(live.shown.marks.get(id)),
  };
}

/** The records of a list page that pass the filters. */
export function listItems(live: Live, kind: keyof typeof LISTS, query: PageQuery): JsonRecord[] {
  const records = recordsOf(live, LISTS[kind]);
  const kept = kind === "lineage" ? undefined : keptLines(() => derive(live, "filterable"), query);
  const told = ({reports}: JsonRecord) => kind !== "lineage" || !query.report || (Array.isArray(reports) && reports.includes(query.report));
  const dated = ({date}: JsonRecord) => kind !== "calendar" || date !== null;
  return records.filter((item) => (!kept || kept.has(String(item.id))) && told(item) && dated(item));
}

/** One record of a list by its id. */
export function findRecord(live: Live, list: keyof Situation, id: string): JsonRecord | undefined {
  const item = recordsOf(live, list).find((candidate) => candidate.id === id);
  return item && withQuotes(live, item);
}

const records = new WeakMap<object, JsonRecord>();

/** A list in its JSON contract: each record is made once for as long as it says the same. */
export function recordsOf({shown: {situation}}: Live, list: keyof Situation): readonly JsonRecord[] {
  const items: readonly object[] = situation[list];
  const fresh = items.filter((item) => !records.has(item));
  const made = listJson({...situation, [list]: fresh}, list);
  for (const [index, item] of fresh.entries()) records.set(item, made[index] as JsonRecord);
  return items.map((item) => records.get(item) as JsonRecord);
}

/** Up to `limit` items after the one that `cursor` names. Throws RequestError 409 when that one went meanwhile. */
export function pieceOf<T extends {readonly id?: unknown}>(items: readonly T[], limit: number, cursor: string | undefined): Piece<T> {
  const after = cursor === undefined ? undefined : Buffer.from(cursor, "base64url").toString("utf8");
  const at = after === undefined ? 0 : items.findIndex(({id}) => id === after) + 1;
  if (after !== undefined && at === 0)
    throw new RequestError(409, {
      code: "moved",
      message: "the list changed and the place of this cursor is gone. Begin again without it.",
      at: "query.cursor",
    });
  const piece = items.slice(at, at + limit);
  const last = piece.at(-1);
  return {
    items: piece,
    total: items.length,
    next: last && at + limit < items.length ? Buffer.from(String(last.id)).toString("base64url") : null,
  };
}

/** Ranges with the words that they cover, so that a reader need not fetch the report; and what analysts said of the line. */
export function withQuotes(live: Live, item: JsonRecord): JsonRecord {
  const texts = derive(live, "texts");
  const quoted = (value: Json | undefined) =>
    Array.isArray(value)
      ? value.map((mention) => {
          const {report, start, end} = mention as {report: string; start: number; end: number};
          return {...(mention as JsonRecord), quote: texts.get(report)?.slice(start, end)};
        })
      : value;
  return {
    ...item,
    mentions: quoted(item.mentions),
    ...(item.outcome_mentions && {outcome_mentions: quoted(item.outcome_mentions)}),
    ...markJson(live.shown.marks.get(String(item.id))),
  };
}

export function markJson(mark: LineMark | undefined): JsonRecord {
  if (!mark) return {};
  const {corrections, who, confirmed, sourceGrade, lineGrade, tlp, settled} = mark;
  return {corrected: {corrections, by: who, confirmed, source_grade: sourceGrade, line_grade: lineGrade, tlp, settled}};
}

/** A report with its text, and what the situation says of it. */
export function reportJson(live: Live, report: Report): JsonRecord {
  const {id, url, outlet, title, byline, pageDate, text, furniture, language, original} = report;
  return {
    id,
    url: url ?? null,
    outlet: outlet ?? null,
    title: title ?? null,
    byline: byline ?? null,
    language: language ?? null,
    page_date: pageDate ?? null,
    ...recordsOf(live, "reports").find((told) => told.id === id),
    text,
    furniture: furniture as unknown as JsonRecord[],
    ...(original && {original: {sha256: original.sha256, bytes: original.bytes, media_type: original.mediaType}}),
    ...markJson(live.shown.marks.get(id)),
  };
}
