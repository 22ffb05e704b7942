// A situation: what many reports together say (`situation-format.md` is its JSON). Every line carries evidence.

import type {EventStatus, Form, PloverType, StoryDate} from "./reading.js";
import type {Furniture, Original} from "./report.js";
import type {Certainty, Evidence, Problem, Span} from "./span.js";

/** A passage that two reports have in common. */
export interface SharedPassage {
  readonly here: Span;
  readonly there: Span;
}

/** Text that a report shares with another. */
export interface SharedText {
  readonly report: string;
  /** Share of this report's story that also stands in the other, 0..1. */
  readonly share: number;
  readonly passages: readonly SharedPassage[];
  /** Which way the text most likely went; absent when neither date nor credit tells. */
  readonly direction?: "from" | "to";
  readonly why: string;
}

/** A report as the situation shows it. */
export interface SituationReport {
  readonly id: string;
  /** Present when the input was not plain text. */
  readonly text?: string;
  readonly url?: string;
  readonly outlet?: string;
  readonly title?: string;
  readonly language?: string;
  readonly pageDate?: string;
  readonly storyDate: StoryDate;
  readonly furniture: readonly Furniture[];
  /** Wire services or outlets that it credits or evidently carries. */
  readonly agencies: readonly string[];
  readonly sharesTextWith: readonly SharedText[];
  /** Reports that stand on the same original share a number. */
  readonly independentGroup: number;
  readonly original?: Original;
}

export type ActorKind = "person" | "government" | "organisation" | "armed-group" | "country" | "outlet";

/** Another name of an actor, and why it was joined. */
export interface Alias {
  readonly name: string;
  readonly reason: string;
}

/** A role that an actor holds, with the evidence for it. */
export interface Role {
  readonly title: string;
  readonly from?: string;
  readonly until?: string;
  readonly mention: Evidence;
}

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly aliases: readonly Alias[];
  readonly roles: readonly Role[];
  /** Country or organisation that the actor belongs to, by name. */
  readonly of?: string;
  readonly mentions: readonly Evidence[];
}

/** On whose account lines rest: an agency, a ministry's statement, a witness, or the outlet itself. */
export interface Origin {
  readonly id: string;
  readonly name: string;
  readonly reports: readonly string[];
  readonly why: string;
  readonly mentions: readonly Evidence[];
}

/** One version of a statement in one report. `start`/`end` cover the content without the attribution phrase. */
export interface StatementMention extends Evidence {
  readonly form: Form;
  /** The words with their cue, where they say too little without it ("called for calm"); absent where they can stand alone. */
  readonly shown?: Span;
  readonly cue?: Span;
  readonly source?: Span;
  /** The outlet or source through which this report has it ("according to TASS"). */
  readonly via?: string;
}

export type DriftVerdict = "identical" | "cut" | "merged" | "paraphrased" | "another translation" | "altered";

/** A run of words in an alignment of two versions; a missing side was cut or added. */
export interface AlignedRun {
  readonly same: boolean;
  readonly here?: Span;
  readonly there?: Span;
}

/** How one version of a statement differs from another. */
export interface Drift {
  readonly report: string;
  readonly verdict: DriftVerdict;
  readonly against: string;
  readonly here: Span;
  readonly there: Span;
  readonly runs: readonly AlignedRun[];
  /** What makes it altered: the words, in words of ours around theirs. */
  readonly why: string;
}

export interface Statement {
  readonly id: string;
  readonly speaker?: string;
  readonly addressee?: string;
  readonly date?: string;
  readonly dateCertainty?: Certainty;
  readonly medium?: string;
  readonly mentions: readonly StatementMention[];
  /** Reports with the fullest and with the earliest version. */
  readonly fullest: string;
  readonly earliest: string;
  readonly independentSources: number;
  readonly origins: readonly string[];
  readonly drift: readonly Drift[];
}

export interface SituationEvent {
  readonly id: string;
  /** PLOVER type, or absent where none fits. */
  readonly type?: PloverType;
  readonly mode?: string;
  readonly cameo?: string;
  readonly typeWhy?: string;
  /** The report's own clause. */
  readonly what: string;
  /** A whole clause to show; absent where the reports tell the event only in passing. `bare`: it names nobody as its subject. */
  readonly clause?: Evidence & {readonly bare?: boolean};
  readonly actor: readonly string[];
  /** Why these, where no clause of the line names who acts: they are inferred from another telling. */
  readonly actorWhy?: string;
  readonly recipient: readonly string[];
  /** A day, month, year, or interval `start/end` (ISO 8601, EDTF when uncertain). */
  readonly date?: string;
  readonly dateCertainty?: Certainty;
  readonly dateWhy?: string;
  readonly place?: string;
  readonly status: EventStatus;
  readonly statusWhy: string;
  readonly mentions: readonly Evidence[];
  readonly independentSources: number;
  readonly origins: readonly string[];
}

export type CommitmentKind = "demand" | "ultimatum" | "threat" | "promise" | "refusal";

export interface Commitment {
  readonly id: string;
  readonly kind: CommitmentKind;
  readonly actor?: string;
  /** The words that name whose it is, where no actor is known by them. */
  readonly holder?: Evidence;
  readonly toward?: string;
  readonly content: string;
  readonly condition?: string;
  readonly deadline?: string;
  /** How the deadline was computed ("7 days from 30 July"). */
  readonly deadlineWhy?: string;
  /** As of the last report; absent when it cannot be told. */
  readonly outcome?: "kept" | "lapsed" | "open";
  readonly outcomeWhy?: string;
  readonly outcomeMentions: readonly Evidence[];
  readonly date?: string;
  readonly mentions: readonly Evidence[];
  readonly independentSources: number;
  readonly origins: readonly string[];
}

/** Condition → who would do what. */
export interface Tripwire {
  readonly condition: string;
  readonly consequence: string;
  readonly commitment: string;
  readonly actor?: string;
  /** Tripwires whose consequence meets this one's condition, by commitment id. */
  readonly trips: readonly string[];
}

export type Stance = "for" | "against" | "ambiguous" | "neutral";

export interface Position {
  readonly id: string;
  readonly actor: string;
  readonly issue: string;
  readonly stance: Stance;
  readonly asOf?: string;
  readonly mentions: readonly Evidence[];
  /** Id of the position that this one replaces: a change, not a contradiction. */
  readonly changes?: string;
}

export interface Figure {
  readonly id: string;
  readonly what: string;
  /** "1100", "10-15", "60+". */
  readonly value: string;
  readonly unit: string;
  readonly asOf?: string;
  readonly givenBy?: string;
  readonly mentions: readonly Evidence[];
  /** Other counts of the same quantity. */
  readonly relations: readonly {readonly figure: string; readonly kind: "disagrees" | "updated"}[];
}

export type DiscrepancyKind = "wording" | "polarity" | "number" | "date" | "name" | "attribution" | "status" | "page-date";

export interface Discrepancy {
  readonly id: string;
  readonly kind: DiscrepancyKind;
  /** What differs, in a template over the reports' own words. */
  readonly what: string;
  /** A likely reason, when the reports give one. */
  readonly reason?: string;
  /** Ids of the lines concerned. */
  readonly lines: readonly string[];
  readonly mentions: readonly Evidence[];
}

/** A day on which something happened or is planned. */
export interface TimelineDay {
  readonly date: string;
  readonly weight: number;
  readonly events: readonly string[];
  /** True when the day lies after the last story that was read. */
  readonly coming?: boolean;
}

/** A line that some outlets carry and others on the same story leave out. */
export interface Silence {
  readonly line: string;
  readonly carriedBy: readonly string[];
  readonly omittedBy: readonly string[];
}

export interface Situation {
  readonly reports: readonly SituationReport[];
  readonly actors: readonly Actor[];
  readonly origins: readonly Origin[];
  readonly statements: readonly Statement[];
  readonly events: readonly SituationEvent[];
  readonly commitments: readonly Commitment[];
  readonly tripwires: readonly Tripwire[];
  readonly positions: readonly Position[];
  readonly figures: readonly Figure[];
  readonly timeline: readonly TimelineDay[];
  readonly discrepancies: readonly Discrepancy[];
  readonly silences: readonly Silence[];
  readonly problems: readonly Problem[];
}
