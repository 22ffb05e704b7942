// A reading: everything that was read in one report before reports are compared (`reading-format.md` is its JSON).
import type {TimeForm} from "./calendar.js";
import type {Report} from "./report.js";
import type {Certainty, Span} from "./span.js";

/** Universal POS tags (Universal Dependencies v2). */
export type Upos =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X";

/** A syntactic word of Universal Dependencies ("didn't" is two). */
export interface Token extends Span {
  readonly lemma: string;
  readonly upos: Upos;
  /** Index of the head in `sentence.tokens` (0-based), or -1 for the root. The JSON counts from 1, with 0 for the root. */
  readonly head: number;
  /** UD relation, with subtypes where the reader knows them ("nsubj:pass"). */
  readonly deprel: string;
}

/** A sentence whose heads form one tree. */
export interface Sentence extends Span {
  readonly tokens: readonly Token[];
  /** Sentence vector, 128 integers in -127..127 (cosine similarity compares them). */
  readonly vector: readonly number[];
}

/** A token of a reading, by place. */
export interface TokenRef {
  readonly sentence: number;
  readonly token: number;
}

/** A named entity (CoNLL-2003 types). */
export interface Entity extends Span {
  readonly type: "PER" | "ORG" | "LOC" | "MISC";
}

/** One mention in a coreference chain: the whole phrase and its head word. */
export interface ChainMention extends Span {
  readonly head: TokenRef;
  readonly kind: "name" | "nominal" | "pronoun";
}

/** Mentions of one thing within one report, in text order. */
export type Chain = readonly ChainMention[];

/** `direct`: every word quoted; `mixed`: some are; `indirect`: none. */
export type Form = "direct" | "indirect" | "mixed";

/** Who is said to have said, thought or wanted what (PolNeAR, Newell et al. 2018). A role may be discontinuous. */
export interface Attribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly form: Form;
  /** Whom it was said to, when the clause says so ("told [reporters]"). */
  readonly addressee?: Span;
  /** On what it was said ("in [a statement]", "on [state television]"). */
  readonly medium?: Span;
  /** Index in `reading.times` of when it was said. */
  readonly time?: number;
  /** Index in `reading.attributions` of the attribution around this one ("Reuters reported that the ministry said"). */
  readonly within?: number;
  /** Vector of the content, as `Sentence.vector`. */
  readonly vector: readonly number[];
}

/** A time expression with its TIMEX3 type and value (ISO-TimeML); `edtf` when the value is uncertain. */
export interface TimeExpression extends Span {
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  readonly value: string;
  readonly edtf?: string;
  readonly mod?: "BEFORE" | "AFTER" | "ON_OR_BEFORE" | "ON_OR_AFTER" | "START" | "MID" | "END" | "APPROX" | "LESS_THAN" | "MORE_THAN";
  /** `stated` for an explicit date, `inferred` for one that was computed. */
  readonly certainty: Certainty;
  /** How the value was computed, in words. */
  readonly why: string;
  /** True when the value depends on the story date, so that a revised story date changes it. */
  readonly relative: boolean;
  /** What the words mean before a day is known, so that another story date can anchor them again. */
  readonly form?: TimeForm;
  /** Index in `reading.times` of the earlier time that this one counts from ("the next day"). */
  readonly from?: number;
}

/** Whether it happened at all. */
export type EventStatus = "occurred" | "ongoing" | "planned" | "threatened" | "alleged" | "denied";

/** The 16 event types of PLOVER (Open Event Data Alliance). */
export type PloverType =
  | "AGREE"
  | "CONSULT"
  | "SUPPORT"
  | "CONCEDE"
  | "COOPERATE"
  | "AID"
  | "RETREAT"
  | "REQUEST"
  | "ACCUSE"
  | "REJECT"
  | "THREATEN"
  | "PROTEST"
  | "SANCTION"
  | "MOBILIZE"
  | "COERCE"
  | "ASSAULT";

/** An event word with its attributes (TimeML, PLOVER) and arguments. `start`/`end` is the word that names the event. */
export interface EventMention extends Span {
  readonly at: TokenRef;
  readonly class: "OCCURRENCE" | "STATE" | "REPORTING" | "I_ACTION" | "I_STATE" | "ASPECTUAL" | "PERCEPTION";
  readonly tense: string;
  readonly aspect: string;
  readonly polarity: "POS" | "NEG";
  /** Lemma of the modal, or absent. */
  readonly modality?: string;
  readonly plover?: PloverType;
  readonly mode?: string;
  /** CAMEO code for older users. */
  readonly cameo?: string;
  /** The model's vote for the sentence: Multi-CoPED's five classes, the four quads of PLOVER and plain statements. */
  readonly quad?: "MAKE_STATEMENT" | "VERBAL_COOPERATION" | "MATERIAL_COOPERATION" | "VERBAL_CONFLICT" | "MATERIAL_CONFLICT";
  /** The event noun that gives the kind, where this word only brings it about, meets or ends it ("sparked [riots]"). */
  readonly about?: TokenRef;
  /** Why this type: the word and the rule, in words. */
  readonly ploverWhy?: string;
  readonly status: EventStatus;
  readonly statusWhy: string;
  /** Why nothing is told of it, where it is only asked, advised, held possible or told not to be so: it makes no line. */
  readonly supposed?: string;
  /** The predicate with its arguments: not the lone verb, not the paragraph. */
  readonly clause: Span;
  readonly actor: readonly Span[];
  readonly recipient: readonly Span[];
  /** Who else may be acted on where `recipient` names no actor, likeliest first: "threw stones at [the guards]", "burned [the guild]'s boats". */
  readonly toward?: readonly Span[];
  readonly place?: Span;
  /** Index in `reading.times`. */
  readonly time?: number;
  /** Index in `reading.attributions` of the attribution in whose content this event stands. */
  readonly attribution?: number;
  /** The condition clause, if the event hangs on one ("if diplomacy fails"). */
  readonly condition?: Span;
  /** Vector of the event word in its context, as `Sentence.vector`; only of words that may be news. */
  readonly vector?: readonly number[];
}

/** One piece of evidence for the day on which the story was written. */
export interface StoryDateEvidence {
  readonly kind:
    | "page date"
    | "metadata"
    | "dateline"
    | "url"
    | "stated date"
    | "weekday"
    | "latest past"
    | "earliest coming"
    | "sibling report";
  /** The day or days (EDTF interval) that this piece allows. */
  readonly date: string;
  readonly span?: Span;
  /** What it says, in words. */
  readonly why: string;
  /** True when the piece agrees with the day that was chosen. */
  readonly agrees: boolean;
}

/** The day the story was written, with all competing evidence; `date` is absent when it cannot be told. */
export interface StoryDate {
  readonly date?: string;
  /** Where `date` is absent but the days that are left span a week at most: the EDTF interval that holds them ("2031-03-02/2031-03-05"). */
  readonly approximate?: string;
  readonly certainty: Certainty;
  /** True when the page shows a day later than its story. */
  readonly republished: boolean;
  /** The choice in words. */
  readonly why: string;
  readonly evidence: readonly StoryDateEvidence[];
}

/** Everything that was read in one report. */
export interface Reading {
  readonly reportId: string;
  /** Version of the reader's model (`labels.json`). */
  readonly reader: string;
  readonly storyDate: StoryDate;
  readonly sentences: readonly Sentence[];
  readonly entities: readonly Entity[];
  readonly coreference: readonly Chain[];
  readonly attributions: readonly Attribution[];
  readonly times: readonly TimeExpression[];
  readonly events: readonly EventMention[];
}

/** A report with its reading. */
export interface Told {
  readonly report: Report;
  readonly reading: Reading;
}
