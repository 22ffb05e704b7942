// What is sent to a desk → reports to keep. A report without an id gets one from its content, so that sending it twice is one report.
import {createHash} from "node:crypto";
import type {Context} from "hono";
import type {Problem} from "../../model/span.js";
import type {Parsed} from "../../pipeline.js";
import type {Origin} from "../../report/parse.js";
import type {NewIntake, SavedReport} from "../../store/store.js";
import {checked, mediaTypeOf, parseForm, parseJsonBody, RequestError, readBody} from "./exchange.js";
import {type ReportBody, reportBody} from "./schemas.js";
import type {Situations} from "./situations.js";

/** One document that arrived. */
export interface Arrived {
  readonly bytes: Uint8Array;
  readonly origin: Origin;
  /** True when the sender chose the id, so that other text under it is refused. */
  readonly named: boolean;
}

/** What came of everything that arrived in one request. */
export interface Taken {
  readonly reports: readonly SavedReport[];
  readonly problems: readonly Problem[];
}

/** How arrived bytes become reports, and how addresses are fetched. */
export interface IntakeDeps {
  parse(bytes: Uint8Array, origin: Origin): Promise<readonly Parsed[]>;
  fetchAddress(address: string): Promise<readonly Parsed[]>;
  now(): string;
}

/** Types that are read as a document, besides the JSON body and forms. */
export const DOCUMENT_TYPES = [
  "text/plain",
  "text/html",
  "application/xhtml+xml",
  "application/xml",
  "text/xml",
  "application/rss+xml",
  "application/atom+xml",
  "application/x-ndjson",
  "application/jsonl",
  "application/warc",
  "application/pdf",
  "application/gzip",
  "message/rfc822",
  "application/octet-stream",
] as const;

/** Longest document, as the report stage takes it; that stage is loaded only when something arrives. */
export const MAX_DOCUMENT = 20_000_000;
/** Longest form: several documents may come in one. */
const MAX_FORM = 5 * MAX_DOCUMENT;

/** Takes a request's documents into a situation. Every report told of as `new` or `same` is durable when this resolves. */
export async function takeIntake(
  c: Context,
  key: string,
  name: string | undefined,
  situations: Situations,
  deps: IntakeDeps,
): Promise<Taken> {
  const type = mediaTypeOf(c);
  if (type === "application/json") return takeJson(parseReport(await readBody(c, MAX_DOCUMENT)), key, situations, deps);
  if (type === "multipart/form-data" || type === "application/x-www-form-urlencoded")
    return takeForm(await parseForm(c, await readBody(c, MAX_FORM)), key, situations, deps);
  if (!(DOCUMENT_TYPES as readonly string[]).includes(type))
    throw new RequestError(415, {
      code: "media-type",
      message: `"${type || "no type"}" is not read. Send a page, plain text, JSON or a form.`,
      at: "header.content-type",
    });
  const bytes = await readBody(c, MAX_DOCUMENT);
  return takeAll([arrived(bytes, name, type)], key, situations, deps);
}

/** Takes what was parsed elsewhere (a folder, an address) into a situation. */
export async function takeParsed(parsed: readonly Parsed[], key: string, situations: Situations, at: string): Promise<Taken> {
  return keep(parsed, undefined, true, key, situations, at);
}

function parseReport(bytes: Uint8Array): ReportBody {
  return checked(reportBody, parseJsonBody(bytes), "body") as ReportBody;
}

async function takeJson(body: ReportBody, key: string, situations: Situations, deps: IntakeDeps): Promise<Taken> {
  if ("address" in body) return keep(await deps.fetchAddress(body.address), undefined, false, key, situations, deps.now());
  const id = body.id ?? contentId("html" in body ? body.html : body.text);
  const bytes = Buffer.from(JSON.stringify({...body, id}));
  return takeAll([{bytes, origin: {name: id, id, mediaType: "application/json"}, named: body.id !== undefined}], key, situations, deps);
}

/** Fields: `file` (any number), `text`, `address`. Empty ones are passed over, since a form sends them all. */
async function takeForm(form: FormData, key: string, situations: Situations, deps: IntakeDeps): Promise<Taken> {
  const documents: Arrived[] = [];
  for (const file of form.getAll("file")) {
    if (typeof file === "string" || file.size === 0) continue;
    if (file.size > MAX_DOCUMENT)
      throw new RequestError(413, {
        code: "too-large",
        message: `"${file.name}" is larger than ${MAX_DOCUMENT} bytes. Split it.`,
        at: "body.file",
      });
    documents.push(arrived(new Uint8Array(await file.arrayBuffer()), file.name, file.type));
  }
  const text = form.get("text");
  if (typeof text === "string" && text.trim() !== "") documents.push(arrived(Buffer.from(text), undefined, "text/plain"));
  const address = form.get("address");
  const taken = documents.length > 0 ? [await takeAll(documents, key, situations, deps)] : [];
  if (typeof address === "string" && address.trim() !== "") {
    const asked = checked(reportBody, {address: address.trim()}, "body") as ReportBody;
    taken.push(await takeJson(asked, key, situations, deps));
  }
  if (taken.length === 0)
    throw new RequestError(400, {code: "nothing-sent", message: "the form holds no file, text or address.", at: "body"});
  return {reports: taken.flatMap(({reports}) => reports), problems: taken.flatMap(({problems}) => problems)};
}

async function takeAll(documents: readonly Arrived[], key: string, situations: Situations, deps: IntakeDeps): Promise<Taken> {
  const taken: Taken[] = [];
  for (const {bytes, origin, named} of documents)
    taken.push(await keep(await deps.parse(bytes, origin), bytes, named, key, situations, deps.now()));
  return {reports: taken.flatMap(({reports}) => reports), problems: taken.flatMap(({problems}) => problems)};
}

/** A dropped file's id is its name; when other text has that id already, the content is added to it. */
async function keep(
  parsed: readonly Parsed[],
  bytes: Uint8Array | undefined,
  named: boolean,
  key: string,
  situations: Situations,
  at: string,
): Promise<Taken> {
  const problems = parsed.flatMap((item) => ("problem" in item ? [cleanProblem(item.problem)] : []));
  const reports = parsed.flatMap((item) => ("report" in item ? [item.report] : []));
  const original = bytes && {sha256: createHash("sha256").update(bytes).digest("hex"), bytes};
  const good = reports.filter(({id}) => isId(id));
  const bad = reports.filter(({id}) => !isId(id)).map(({id}) => badId(id));
  const saved = await ingest({at, original, reports: good, problems: [...problems, ...bad]}, key, situations);
  const others = named ? [] : saved.filter(({outcome}) => outcome === "other").flatMap(({id}) => good.filter((report) => report.id === id));
  if (others.length === 0) return {reports: saved, problems: [...problems, ...bad]};
  const renamed = others.map((report) => ({...report, id: `${report.id}-${hashOf(report.text)}`}));
  const again = await ingest({at, original, reports: renamed, problems: []}, key, situations);
  return {reports: [...saved.filter(({outcome}) => outcome !== "other"), ...again], problems: [...problems, ...bad]};
}

async function ingest(intake: NewIntake, key: string, situations: Situations): Promise<readonly SavedReport[]> {
  return intake.reports.length + intake.problems.length === 0 ? [] : situations.ingest(key, intake);
}

function arrived(bytes: Uint8Array, name: string | undefined, mediaType: string): Arrived {
  const bare = name
    ?.split(/[/\\]/)
    .at(-1)
    ?.replace(/(?<=.)\.\w{1,6}$/, "")
    .replace(/\p{Cc}/gu, "")
    .slice(0, 200);
  const id = bare && isId(bare) ? bare : contentId(bytes);
  return {bytes, origin: {name: name ?? id, id, mediaType: mediaType || undefined}, named: false};
}

function contentId(content: string | Uint8Array): string {
  return `pasted-${hashOf(content)}`;
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 8);
}

/** Ids stand in addresses and in both databases. */
function isId(id: string): boolean {
  return id.length <= 300 && /\S/u.test(id) && !/[\p{Cc}\p{Cs}]/u.test(id);
}

function badId(id: string): Problem {
  const shown = JSON.stringify(id.slice(0, 60));
  return {
    stage: "report",
    code: "bad-id",
    message: `the report id ${shown} cannot stand in an address. Use up to 300 printable characters.`,
  };
}

function cleanProblem(problem: Problem): Problem {
  return problem.report !== undefined && !isId(problem.report) ? {...problem, report: undefined} : problem;
}

/** A report whose id the sender chose and which other text has, or that was withdrawn. */
export function findRefused({reports}: Taken): SavedReport | undefined {
  return reports.find(({outcome}) => outcome === "other" || outcome === "withdrawn");
}
