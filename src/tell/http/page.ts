// What a page of the desk shows, as data: the desk fills it, `tell/web/pages.tsx` renders it. Nothing here is markup.
import type {ChangeGroup, Correction, LineChange, LineKind, LineMark, Standing, Tlp} from "../../model/desk.js";
import type {Report} from "../../model/report.js";
import type {Actor, Commitment, Situation, SituationEvent, Statement} from "../../model/situation.js";
import type {Problem, Span} from "../../model/span.js";
import type {Line, Sources} from "../lines.js";

/** The state of a view, as it stands in the query of its address. */
export interface PageQuery {
  /** Id of the line whose evidence is open. */
  readonly line?: string;
  /** Filters: lines that this report tells, that concern this actor, that are dated within `from`..`to` (both included). */
  readonly report?: string;
  readonly actor?: string;
  readonly from?: string;
  readonly to?: string;
  /** A version or a day; changes after it count as new. */
  readonly since?: string;
  readonly q?: string;
  readonly furniture?: "shown";
  readonly inferred?: "hidden";
  /** Place in a long list, the `next` of the piece before; `all` leaves nothing out. */
  readonly cursor?: string;
  readonly rows?: "all";
}

/** Names and state of one situation. */
export interface SituationHead {
  /** Stands in the address: `/s/{key}`. */
  readonly key: string;
  /** The analyst's title; absent when none was given. */
  readonly title?: string;
  readonly tlp: Tlp;
  /** Grows by one whenever the situation changes. */
  readonly version: number;
  /** ISO 8601 instant of that version. */
  readonly updatedAt: string;
}

/** How far the desk is with what arrived. */
export interface Progress {
  readonly received: number;
  readonly read: number;
  /** Reports that the shown situation contains. */
  readonly reconciled: number;
  readonly setAside: number;
}

/** Numbers beside the rail's entries. */
export interface RailCounts {
  readonly calendar: number;
  readonly tripwires: number;
  readonly positions: number;
  readonly differences: number;
  readonly wording: number;
  readonly numbers: number;
  readonly lineage: number;
  readonly actors: number;
  readonly reports: number;
  readonly problems: number;
  readonly changes: number;
  readonly corrections: number;
}

/** Hashed addresses of the desk's own script and style; absent when the package was not built. */
export interface Assets {
  readonly script?: string;
  readonly style?: string;
}

/** What every page of one situation carries. */
export interface Frame {
  readonly head: SituationHead;
  /** Corrected, and behind the evidence gate. */
  readonly situation: Situation;
  /** Texts that evidence points into, by report id. Furniture is in `situation.reports`. */
  readonly texts: ReadonlyMap<string, string>;
  /** All lines in words, the most telling first, and what they were described from; made from the above when absent. */
  readonly lines?: readonly Line[];
  readonly sources?: Sources;
  /** What corrections say of lines and reports, by id. */
  readonly marks: ReadonlyMap<string, LineMark>;
  readonly counts: RailCounts;
  readonly query: PageQuery;
  /** Ids of lines that pass the filters of `query`; absent when nothing is filtered. The others are dimmed, not reordered. */
  readonly kept?: ReadonlySet<string>;
  /** What changed since the analyst's mark (or `query.since`), each line once, by line id: for the gutter. */
  readonly news: ReadonlyMap<string, LineChange>;
  /** The version last marked as seen; 0 when never. */
  readonly seen: number;
  readonly progress: Progress;
  readonly assets: Assets;
}

/** A situation on the first page. */
export interface SituationCard {
  readonly head: SituationHead;
  readonly reports: number;
  readonly lines: number;
  /** First and last story date. */
  readonly dates?: {readonly first: string; readonly last: string};
  /** The open dated commitment that comes next after the last story. */
  readonly next?: {readonly date: string; readonly what: string; readonly commitment: string};
  /** Lines changed since the mark. */
  readonly unseen: number;
  readonly progress: Progress;
}

/** What became of one thing that arrived. */
export interface Intake {
  /** The report's id, or for what could not be parsed the name it came under. */
  readonly id: string;
  readonly state: "received" | "read" | "reconciled" | "set aside" | "withdrawn";
  /** ISO 8601 instant. */
  readonly at: string;
  readonly outlet?: string;
  readonly title?: string;
  readonly url?: string;
  readonly problems: readonly Problem[];
  readonly withdrawn?: {readonly at: string; readonly who: string; readonly why: string};
}

/** One thing that a search found. `spans` are the words that match, within `span` of the report's text. */
export type Found =
  | {readonly kind: "text"; readonly report: string; readonly span: Span; readonly spans: readonly Span[]; readonly quote: string}
  | {readonly kind: "line"; readonly line: string; readonly of: Exclude<LineKind, "actor" | "report">; readonly what: string}
  | {readonly kind: "actor"; readonly actor: string; readonly name: string; readonly alias?: string};

/** The kinds of page that need nothing but the frame. */
export type ListKind =
  | "brief"
  | "calendar"
  | "tripwires"
  | "positions"
  | "differences"
  | "wording"
  | "numbers"
  | "lineage"
  | "actors"
  | "add";

/** Any page of the desk. */
export type Page =
  | {readonly kind: "situations"; readonly situations: readonly SituationCard[]; readonly query: PageQuery; readonly assets: Assets}
  | {readonly kind: ListKind; readonly frame: Frame}
  | {readonly kind: "statement"; readonly frame: Frame; readonly statement: Statement; readonly history: readonly Correction[]}
  | {readonly kind: "event"; readonly frame: Frame; readonly event: SituationEvent; readonly history: readonly Correction[]}
  | {readonly kind: "commitment"; readonly frame: Frame; readonly commitment: Commitment; readonly history: readonly Correction[]}
  | {readonly kind: "actor"; readonly frame: Frame; readonly actor: Actor; readonly history: readonly Correction[]}
  | {readonly kind: "reports"; readonly frame: Frame; readonly intake: readonly Intake[]}
  | {readonly kind: "report"; readonly frame: Frame; readonly report: Report; readonly intake: Intake; readonly at?: Span}
  | {readonly kind: "changes"; readonly frame: Frame; readonly groups: readonly ChangeGroup[]; readonly since: number}
  | {readonly kind: "corrections"; readonly frame: Frame; readonly standings: readonly Standing[]; readonly preview?: Preview}
  | {readonly kind: "search"; readonly frame: Frame; readonly q: string; readonly found: readonly Found[]; readonly next?: string}
  | {readonly kind: "problem"; readonly status: number; readonly problem: RequestProblem; readonly assets: Assets};

/** What a correction would do, before it is kept. `summary` is for people ("3 lines change; 1 loses its only origin"). */
export interface Preview {
  readonly amendment: Correction["amendment"];
  readonly summary: string;
  readonly changes: readonly LineChange[];
}

/** Why a request failed: what was wrong, where, and what still stands. */
export interface RequestProblem {
  readonly code: string;
  readonly message: string;
  /** Where in the request: `query.from`, `body.amendment.name`. */
  readonly at?: string;
}
