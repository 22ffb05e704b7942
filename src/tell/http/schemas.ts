// What may be asked of the desk: every parameter and body, as zod schemas. The OpenAPI document is made from these.
import {z} from "@hono/zod-openapi";

/** One line of text without control characters. */
const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, "must be one line of text without control characters");

/** The name of a situation in its address. */
export const situationKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "must be lower-case letters, digits and dashes, at most 64")
  .openapi({example: "harbour-2031"});

export const thingId = line(300).openapi({example: "r1"});
export const who = line(100).openapi({description: "who does it", example: "Ines"});
export const why = line(1000).openapi({description: "why, for the record"});

/** A day of the calendar. */
export const day = z.iso.date().openapi({example: "2031-03-05"});

/** A day, a month, a year, or an interval of them (ISO 8601, EDTF). */
export const date = z
  .string()
  .regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(\/\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$/,
    "must be YYYY, YYYY-MM, YYYY-MM-DD or two of them joined by /",
  )
  .refine((value) => value.split("/").every(isCalendarDate), "is no day of the calendar")
  .openapi({example: "2031-03-05"});

const version = z.coerce.number().int().min(0).max(2_000_000_000);

/** The state of a view. */
const view = {
  line: thingId.optional().openapi({description: "the line whose evidence is open"}),
  report: thingId.optional().openapi({description: "only lines that this report tells"}),
  actor: thingId.optional().openapi({description: "only lines that concern this actor"}),
  from: day.optional().openapi({description: "only lines dated on or after this day"}),
  to: day.optional().openapi({description: "only lines dated on or before this day"}),
  since: z
    .union([day, z.string().regex(/^\d{1,9}$/, "must be a version or a day")])
    .optional()
    .openapi({description: "changes after this version or day are new"}),
  q: z.string().max(400).optional().openapi({description: "words to look for; a phrase in quotation marks"}),
  furniture: z.literal("shown").optional(),
  inferred: z.literal("hidden").optional().openapi({description: "leave out lines whose date was inferred"}),
};

const cursor = z
  .string()
  .max(600)
  .regex(/^[\w-]*$/, "must be the `next` of an earlier answer")
  .optional();

export const viewQuery = z.strictObject({
  ...view,
  cursor: cursor.openapi({description: "where a long list goes on"}),
  rows: z.literal("all").optional().openapi({description: "long lists whole"}),
});

/** Lists come in pieces: `next` of one answer is the `cursor` of the next request. */
const paging = {limit: z.coerce.number().int().min(1).max(1000).default(100), cursor};

export const listQuery = z.strictObject({...view, ...paging});
export const reportQuery = z.strictObject({
  ...viewQuery.shape,
  at: z
    .string()
    .regex(/^\d{1,9}-\d{1,9}$/, "must be START-END")
    .optional()
    .openapi({example: "1850-1942"}),
});
export const noQuery = z.strictObject({});
export const intakeQuery = z.strictObject({
  name: line(300).optional().openapi({description: "name of the document, for its id and for messages"}),
});

const keyed = {key: situationKey};
export const situationParams = z.strictObject(keyed);
export const thingParams = z.strictObject({...keyed, id: thingId});

const lineKind = z.enum(["statement", "event", "commitment", "position", "figure", "discrepancy"]);
const lineRef = z.strictObject({kind: lineKind, id: thingId});
const evidence = z
  .strictObject({report: thingId, start: z.number().int().min(0).max(100_000_000), end: z.number().int().min(1).max(100_000_000)})
  .refine(({start, end}) => start < end, "start must lie before end");
export const tlp = z.enum(["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]);

/** What a correction does, as it is asked for: lines by id. The desk binds them to their evidence. */
export const amendmentBody = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("merge"),
    actors: z.array(thingId).min(2).max(50).openapi({description: "the first is the one that stays"}),
  }),
  z.strictObject({kind: z.literal("split"), actor: thingId, mentions: z.array(evidence).min(1).max(500), name: line(200)}),
  z.strictObject({kind: z.literal("rename"), actor: thingId, name: line(200)}),
  z.strictObject({kind: z.literal("reject"), line: lineRef}),
  z.strictObject({kind: z.literal("confirm"), line: lineRef}),
  z.strictObject({
    kind: z.literal("move"),
    mention: evidence,
    of: z.enum(["actor", "statement", "event", "commitment", "position", "figure"]),
    from: thingId,
    to: thingId,
  }),
  z.strictObject({
    kind: z.literal("date"),
    line: z.strictObject({kind: z.enum(["statement", "event", "commitment", "position", "figure", "report"]), id: thingId}),
    field: z.literal("deadline").optional(),
    date,
  }),
  z.strictObject({
    kind: z.literal("grade-source"),
    source: z.strictObject({kind: z.enum(["report", "origin"]), id: thingId}),
    grade: z.enum(["A", "B", "C", "D", "E", "F"]),
  }),
  z.strictObject({kind: z.literal("grade-line"), line: lineRef, grade: z.enum(["1", "2", "3", "4", "5", "6"])}),
  z.strictObject({kind: z.literal("mark"), line: lineRef.optional(), tlp}),
  z.strictObject({
    kind: z.literal("settle"),
    line: z.strictObject({kind: z.literal("discrepancy"), id: thingId}),
    as: z.enum(["explained", "error", "real conflict"]),
  }),
]);

export type AmendmentBody = z.infer<typeof amendmentBody>;

export const correctionBody = z.strictObject({
  version: version.openapi({description: "the version that the analyst looked at"}),
  who,
  why,
  amendment: amendmentBody,
  preview: z.boolean().default(false).openapi({description: "tell the effect, keep nothing"}),
});
export const signedBody = z.strictObject({who, why});
export const seenBody = z.strictObject({version, who: who.default("analyst")});
export const titleBody = z.strictObject({title: line(200)});

const described = {
  id: thingId.optional(),
  url: z
    .url({protocol: /^https?$/})
    .max(4000)
    .optional(),
  page_date: day.optional(),
  outlet: line(200).optional(),
  title: line(1000).optional(),
};

/** One report, or the address of one. */
export const reportBody = z.union([
  z.strictObject({...described, text: z.string().min(1)}),
  z.strictObject({...described, html: z.string().min(1)}),
  z.strictObject({address: z.url({protocol: /^https?$/}).max(4000)}),
]);

export type ReportBody = z.infer<typeof reportBody>;

/** What was wrong with a request, and where. */
export const errorBody = z
  .strictObject({error: z.looseObject({code: z.string(), message: z.string(), at: z.string().optional()})})
  .openapi("Error");

/** Any JSON object of the situation format. */
export const record = z.looseObject({});

function isCalendarDate(value: string): boolean {
  if (value.length < 10) return true;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
