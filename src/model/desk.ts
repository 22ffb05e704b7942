// What a desk keeps beside the machine's situation: corrections with who, when and why, what changed, and marks on lines.
import type {Evidence} from "./span.js";

/** Everything that a correction or a change can speak of. */
export type LineKind = "actor" | "statement" | "event" | "commitment" | "position" | "figure" | "discrepancy" | "origin" | "report";

/** Evidence with the words that stood there, so that a correction notices when they are gone. */
export interface BoundEvidence extends Evidence {
  readonly quote: string;
}

/** A line as a correction names it: by id today, by evidence after a re-reading has given it another id. */
export interface Binding {
  readonly kind: LineKind;
  readonly id: string;
  readonly evidence: readonly BoundEvidence[];
}

/** Reliability of a source, Admiralty code. */
export type SourceGrade = "A" | "B" | "C" | "D" | "E" | "F";

/** Credibility of one line, Admiralty code. */
export type LineGrade = "1" | "2" | "3" | "4" | "5" | "6";

/** Traffic Light Protocol 2.0. */
export type Tlp = "TLP:CLEAR" | "TLP:GREEN" | "TLP:AMBER" | "TLP:AMBER+STRICT" | "TLP:RED";

/** What an analyst holds a discrepancy to be. */
export type Settlement = "explained" | "error" | "real conflict";

/** What a correction does, as data over the machine's result. */
export type Amendment =
  | {readonly kind: "merge"; readonly actors: readonly Binding[]}
  | {readonly kind: "split"; readonly actor: Binding; readonly mentions: readonly BoundEvidence[]; readonly name: string}
  | {readonly kind: "rename"; readonly actor: Binding; readonly name: string}
  | {readonly kind: "reject"; readonly line: Binding}
  | {readonly kind: "confirm"; readonly line: Binding}
  | {readonly kind: "move"; readonly mention: BoundEvidence; readonly from: Binding; readonly to: Binding}
  | {readonly kind: "date"; readonly line: Binding; readonly field?: "deadline"; readonly date: string}
  | {readonly kind: "grade-source"; readonly source: Binding; readonly grade: SourceGrade}
  | {readonly kind: "grade-line"; readonly line: Binding; readonly grade: LineGrade}
  | {readonly kind: "mark"; readonly line?: Binding; readonly tlp: Tlp}
  | {readonly kind: "settle"; readonly line: Binding; readonly as: Settlement};

/** One correction on record. It is never overwritten: undoing adds `undone`. */
export interface Correction {
  readonly id: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly who: string;
  readonly why: string;
  readonly amendment: Amendment;
  readonly undone?: {readonly at: string; readonly who: string; readonly why: string};
}

/** A correction and whether it holds today. */
export interface Standing {
  readonly correction: Correction;
  readonly state: "applies" | "no longer applies" | "undone";
  /** Why it no longer applies. */
  readonly why?: string;
  /** Ids of the lines that it touches today. */
  readonly lines: readonly string[];
}

/** What corrections say of one line or report, for its `✎`. */
export interface LineMark {
  readonly corrections: readonly string[];
  /** Who corrected it, in order, each once. */
  readonly who: readonly string[];
  readonly confirmed?: boolean;
  readonly sourceGrade?: SourceGrade;
  readonly lineGrade?: LineGrade;
  readonly tlp?: Tlp;
  readonly settled?: Settlement;
}

/**
 * What became of a line. `gained report`: one more report on the same origins; `lost only origin`: no report carries it any more;
 * `gone`: its reports are here, but it was rejected, merged into another, or is read no more.
 */
export type News = "new" | "changed" | "gained report" | "gained origin" | "lost report" | "lost only origin" | "gone";

/** One line's change between two versions of a situation. */
export interface LineChange {
  readonly kind: LineKind;
  readonly line: string;
  readonly news: News;
  /** The line's own words, also after it went. */
  readonly what: string;
  /** Its id before, when a re-reading gave it another. */
  readonly was?: string;
  /** True when a discrepancy names the line now and none did before. */
  readonly contradicted?: boolean;
}

/** Why a situation came to a new version. */
export interface ChangeCause {
  readonly kind: "report" | "withdrawal" | "correction" | "undo" | "reader";
  readonly reports: readonly string[];
  readonly correction?: string;
}

/** All changes of one version, what lost its only origin first. */
export interface ChangeGroup {
  readonly version: number;
  readonly at: string;
  readonly causes: readonly ChangeCause[];
  readonly changes: readonly LineChange[];
}
