// Situation and Reading ⇄ their JSON contracts (`situation-format.md`, `reading-format.md`): snake_case, null where the contract
// wants a field that was not read. What the contract does not name is added beside it, so that a situation can be read back whole.
import {z} from "zod";
import type {Attribution, EventMention, Reading, Sentence, Told} from "../model/reading.js";
import type {Actor, Situation, SituationReport} from "../model/situation.js";
import type {Problem, Span} from "../model/span.js";

/** A JSON value as plain data. */
export type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json | undefined};

/** A JSON object. */
export type JsonRecord = {readonly [key: string]: Json | undefined};

/** The first field of every situation file. */
export const situationFormat = "crosswire/situation@1";

/** Fields that the contract shows as null where nothing was read, by list. */
const nullable: Readonly<Record<string, readonly string[]>> = {
  reports: ["url", "outlet", "title", "language", "page_date", "story_date"],
  actors: ["of"],
  statements: ["speaker", "addressee", "date", "medium"],
  events: ["type", "date", "place"],
  commitments: ["actor", "toward", "condition", "deadline", "outcome"],
  tripwires: ["actor"],
  positions: ["as_of"],
  figures: ["as_of"],
};

/** The lists of a situation file, in the order in which they are written. */
const lists = [
  ...(["reports", "actors", "origins", "statements", "events", "commitments", "tripwires"] as const),
  ...(["positions", "figures", "timeline", "discrepancies", "silences", "problems"] as const),
];

/** The situation in the shape of its contract. */
export function situationJson(situation: Situation): JsonRecord {
  return {format: situationFormat, ...Object.fromEntries(lists.map((list) => [list, listJson(situation, list)]))};
}

/** One list of the situation in the shape of its contract. */
export function listJson(situation: Situation, list: keyof Situation): readonly JsonRecord[] {
  const items = (): readonly JsonRecord[] => {
    if (list === "reports") return situation.reports.map(reportJson);
    if (list === "actors") return situation.actors.map(actorJson);
    return snake(situation[list]) as readonly JsonRecord[];
  };
  return items().map((item) => withNulls(list, item));
}

/** The situation as a JSON file: one line of the situation on one line of the file, so that two files can be compared by eye. */
export function renderJson(situation: Situation): string {
  const fields = Object.entries(situationJson(situation)).map(([name, value]) => {
    if (!Array.isArray(value)) return `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
    const items = value.map((item) => `\n    ${JSON.stringify(item)}`).join(",");
    return `${JSON.stringify(name)}: [${items}${items ? "\n  " : ""}]`;
  });
  return `{\n  ${fields.join(",\n  ")}\n}\n`;
}

/** One report's reading in the shape of its contract. Sentence vectors stay inside. */
export function readingJson({report, reading}: Told): JsonRecord {
  return {
    id: report.id,
    title: report.title ?? null,
    language: report.language ?? null,
    url: report.url ?? null,
    outlet: report.outlet ?? null,
    byline: report.byline ?? null,
    page_date: report.pageDate ?? null,
    story_date: reading.storyDate.date ?? null,
    story_date_basis: reading.storyDate.why,
    story_date_evidence: snake(reading.storyDate.evidence),
    ...(report.plain ? {} : {text: report.text}),
    furniture: snake(report.furniture),
    reader: reading.reader,
    sentences: reading.sentences.map(sentenceJson),
    entities: snake(reading.entities),
    coreference: reading.coreference.map((chain) => chain.map(({start, end, kind}) => ({start, end, kind}))),
    attributions: reading.attributions.map(attributionJson),
    times: snake(reading.times),
    events: reading.events.map((event) => eventJson(event, reading)),
  };
}

/** Reads back what `renderJson` wrote, also an earlier version's file. Anything else is a problem that says what is wrong. */
export function parseSituation(text: string, name = "the situation"): {readonly situation: Situation} | {readonly problem: Problem} {
  const parsed = parseJson(text);
  const checked = situationSchema.safeParse(parsed);
  if (!checked.success) return {problem: notASituation(name, parsed === undefined ? undefined : checked.error)};
  const file = parsed as Record<string, readonly Record<string, unknown>[] | undefined>;
  const plain = lists.slice(2).map((list) => [list, camel(file[list] ?? [])]);
  const situation = {...Object.fromEntries(plain), reports: file.reports?.map(reportOf), actors: (file.actors ?? []).map(actorOf)};
  return {situation: situation as unknown as Situation};
}

const span = {start: z.number().int().nonnegative(), end: z.number().int().positive()};
const mentions = z.array(z.looseObject({report: z.string(), ...span}));
const listOf = <T extends z.ZodRawShape>(shape: T) => z.array(z.looseObject(shape)).optional();
const line = {id: z.string(), mentions, independent_sources: z.number().optional(), origins: z.array(z.string()).optional()};

/** The least that a file must have to be compared with or shown. */
const situationSchema = z.looseObject({
  format: z.literal(situationFormat),
  reports: z.array(z.looseObject({id: z.string(), furniture: z.array(z.looseObject(span)).optional()})),
  actors: listOf({id: z.string(), name: z.string(), kind: z.string(), aliases: z.array(z.string()).optional(), mentions}),
  statements: listOf(line),
  events: listOf({...line, what: z.string(), status: z.string()}),
  commitments: listOf({...line, content: z.string(), kind: z.string()}),
  positions: listOf({actor: z.string(), issue: z.string(), stance: z.string(), mentions}),
  figures: listOf({id: z.string(), what: z.string(), value: z.string(), mentions}),
  discrepancies: listOf({kind: z.string(), what: z.string(), mentions}),
});

function reportJson(report: SituationReport): JsonRecord {
  const {id, storyDate, furniture, agencies, sharesTextWith, independentGroup, text, ...rest} = report;
  return {
    id,
    ...(text === undefined ? {} : {text}),
    ...(snake(rest) as JsonRecord),
    story_date: storyDate.date ?? null,
    ...(storyDate.approximate === undefined ? {} : {story_date_approximate: storyDate.approximate}),
    story_date_basis: storyDate.why,
    story_date_certainty: storyDate.certainty,
    story_date_evidence: snake(storyDate.evidence),
    republished: storyDate.republished,
    furniture: snake(furniture),
    agencies: [...agencies],
    shares_text_with: snake(sharesTextWith),
    independent_group: independentGroup,
  };
}

function reportOf(json: Record<string, unknown>): SituationReport {
  const {story_date, story_date_approximate, story_date_basis, story_date_certainty, story_date_evidence, republished, ...rest} = json;
  const storyDate = {
    ...(typeof story_date === "string" && {date: story_date}),
    ...(typeof story_date_approximate === "string" && {approximate: story_date_approximate}),
    certainty: story_date_certainty ?? "inferred",
    republished: republished ?? false,
    why: story_date_basis ?? "",
    evidence: camel(story_date_evidence ?? []),
  };
  const plain = camel(rest) as Record<string, unknown>;
  return {furniture: [], agencies: [], sharesTextWith: [], independentGroup: 0, ...plain, storyDate} as unknown as SituationReport;
}

/** The contract has plain names and titles; the reasons and evidence stand beside them. */
function actorJson(actor: Actor): JsonRecord {
  const {aliases, roles, ...rest} = actor;
  return {
    ...(snake(rest) as JsonRecord),
    aliases: aliases.map(({name}) => name),
    roles: roles.map(({title}) => title),
    alias_reasons: aliases.map(({reason}) => reason),
    role_mentions: snake(roles),
  };
}

function actorOf(json: Record<string, unknown>): Actor {
  const {aliases, roles: _, alias_reasons, role_mentions, ...rest} = json;
  const reasons = (alias_reasons ?? []) as readonly string[];
  return {
    ...(camel(rest) as object),
    aliases: ((aliases ?? []) as readonly string[]).map((name, index) => ({name, reason: reasons[index] ?? ""})),
    roles: camel(role_mentions ?? []),
  } as unknown as Actor;
}

function sentenceJson({start, end, tokens}: Sentence): JsonRecord {
  return {
    start,
    end,
    tokens: tokens.map((token) => ({
      start: token.start,
      end: token.end,
      lemma: token.lemma,
      upos: token.upos,
      head: token.head + 1,
      deprel: token.deprel,
    })),
  };
}

function attributionJson({source, cue, content, form, addressee, medium, time, within}: Attribution): JsonRecord {
  return {
    source: source.map(pair),
    cue: cue.map(pair),
    content: content.map(pair),
    form,
    ...(addressee && {addressee: pair(addressee)}),
    ...(medium && {medium: pair(medium)}),
    ...(time !== undefined && {time}),
    ...(within !== undefined && {within}),
  };
}

function eventJson(event: EventMention, {times}: Reading): JsonRecord {
  const {at: _, vector: __, toward: ___, start, end, actor, recipient, clause, place, condition, plover, modality, time, ...rest} = event;
  return {
    start,
    end,
    ...(snake(rest) as JsonRecord),
    modality: modality ?? null,
    plover: plover ?? null,
    actor: actor.map(pair),
    recipient: recipient.map(pair),
    clause: pair(clause),
    ...(place && {place: pair(place)}),
    ...(condition && {condition: pair(condition)}),
    ...(time !== undefined && {time, date: times[time]?.value ?? null}),
  };
}

function pair({start, end}: Span): readonly [number, number] {
  return [start, end];
}

function withNulls(list: string, item: JsonRecord): JsonRecord {
  const missing = (nullable[list] ?? []).filter((field) => item[field] === undefined);
  return {...item, ...Object.fromEntries(missing.map((field) => [field, null]))};
}

/** Keys to snake_case, through all depths; header names of an original are not ours and stay. */
function snake(value: unknown): Json {
  return rename(value, (key) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), false) as Json;
}

/** Keys to camelCase, through all depths; null becomes absent. */
function camel(value: unknown): unknown {
  return rename(value, (key) => key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), true);
}

function rename(value: unknown, renamed: (key: string) => string, dropNull: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => rename(item, renamed, dropNull));
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([key, item]) => key !== "__proto__" && item !== undefined && !(dropNull && item === null));
  return Object.fromEntries(kept.map(([key, item]) => [renamed(key), key === "headers" ? item : rename(item, renamed, dropNull)]));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notASituation(name: string, error: z.ZodError | undefined): Problem {
  const issue = error?.issues[0];
  const where = issue ? `${issue.path.join(".") || "the file"}: ${issue.message}` : "it is not JSON";
  return {
    stage: "tell",
    code: "not-a-situation",
    message: `${name} holds no situation (${where}). Give a file that \`crosswire sitrep … --format json\` wrote.`,
  };
}
