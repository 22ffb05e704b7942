// A report: one document by one outlet, its text exactly as received. Furniture is marked with a reason, never cut.
import type {Certainty, Problem, Span} from "./span.js";

/** Why a stretch of the page is not part of the story. */
export type FurnitureReason =
  | "advertisement"
  | "menu"
  | "caption"
  | "share"
  | "related"
  | "author box"
  | "byline"
  | "cookie notice"
  | "newsletter"
  | "comments"
  | "page date"
  | "rating"
  | "spam"
  | "paywall note"
  | "navigation"
  | "site name"
  | "credit"
  | "other";

/** A stretch of the page that is not part of the story. */
export interface Furniture extends Span {
  readonly reason: FurnitureReason;
}

/** A fact that the page states about itself, with the place where it was found. */
export interface PageFact {
  readonly name: "title" | "byline" | "outlet" | "section" | "canonical" | "published" | "modified" | "language";
  readonly value: string;
  /** For example `json-ld`, `og:title`, `meta`, `time`, `url`, `visible text`, `input`. */
  readonly foundIn: string;
  /** Where in the text, when it is visible text. */
  readonly span?: Span;
}

/** The bytes as they arrived. */
export interface Original {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** ISO 8601 instant of the fetch; absent for local files. */
  readonly fetchedAt?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One document by one outlet. */
export interface Report {
  readonly id: string;
  readonly url?: string;
  readonly outlet?: string;
  readonly title?: string;
  readonly byline?: string;
  /** The day that the page shows or its crawler gave, ISO 8601 (`YYYY-MM-DD`). It may be wrong; see StoryDate. */
  readonly pageDate?: string;
  readonly pageDateCertainty?: Certainty;
  /** The text as received, or for a page its text in document order; all offsets point into it. */
  readonly text: string;
  /** True when the input was plain text, so that whoever holds the input holds `text` too. */
  readonly plain: boolean;
  /** ISO 639-1 code of the main language; absent when it cannot be told. */
  readonly language?: string;
  /** Sorted, not overlapping. */
  readonly furniture: readonly Furniture[];
  readonly facts: readonly PageFact[];
  readonly original?: Original;
}

/** What parsing an input yields: a report, or the problem that stands in its place. */
export type Parsed = {readonly report: Report} | {readonly problem: Problem};
