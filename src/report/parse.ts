// Bytes → reports, whatever the format. The format is told by content, never by name.
// Whatever cannot be read becomes a problem in its place; the rest is read.
import {createHash} from "node:crypto";
import {gunzipSync} from "node:zlib";
import type {Parsed, Report} from "../model/report.js";
import {newsmlReports} from "./agency.js";
import {parseWarc} from "./archive.js";
import {decodeText, looksBinary} from "./charset.js";
import {parseFeedList, parseFeedText} from "./feed.js";
import {parseJson} from "./json.js";
import {mailReport} from "./mail.js";
import {pageReport} from "./page.js";
import {pdfReport} from "./pdf.js";
import {plainReport} from "./plain.js";
import {problemOf} from "./problems.js";
import {type Kind, sniffBytes, sniffText} from "./sniff.js";

/** Where bytes come from. `name` is a file's path or an address, for messages; `id` names the report. */
export interface Origin {
  readonly name: string;
  readonly id?: string;
  readonly url?: string;
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** ISO 8601 instant, given by the edge that fetched. */
  readonly fetchedAt?: string;
}

/** Largest page, mail or feed that is read, and largest text of one report. */
export const maxPageBytes = 20_000_000;
export const maxTextLength = 2_000_000;
/** Largest size to which compressed bytes may grow. */
export const maxExpandedBytes = 512_000_000;

/** Parses one document (or a bundle of them) into reports and problems. */
export async function* parseBytes(bytes: Uint8Array, origin: Origin): AsyncGenerator<Parsed> {
  const kind = sniffBytes(bytes);
  if (kind === "warc") yield* parseWarc(once(bytes), origin);
  else if (kind === "pdf") yield* parsePdf(bytes, origin);
  else if (kind === "gzip") yield* parseGzip(bytes, origin);
  else if (kind === undefined) yield* parseTextual(bytes, origin);
  else yield setAside(kind, origin);
}

/** The id of a report: given, or the file's name without its extension. */
export function idOf(origin: Origin): string {
  return origin.id ?? (origin.name.split(/[/\\]/).at(-1) as string).replace(/(?<=.)\.\w{1,6}$/, "");
}

function setAside(kind: Kind, origin: Origin): Parsed {
  if (kind === "empty") return problemOf("empty", origin.name, "the document is empty; nothing to read. Remove it or fetch it again.");
  return problemOf(
    "binary",
    origin.name,
    "these bytes are not text, a page, a feed or an archive that can be read. Save the document as text or HTML.",
  );
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* parsePdf(bytes: Uint8Array, origin: Origin): AsyncGenerator<Parsed> {
  const report = bytes.length > maxPageBytes ? undefined : await pdfReport(bytes, origin);
  if (report === undefined)
    yield problemOf("damaged", origin.name, "the PDF is damaged, locked or too long to be read. Save its text instead.");
  else
    for await (const parsed of finishReport(report.text.length, origin, async () => report))
      yield withOriginal(parsed, bytes, {...origin, mediaType: "application/pdf"});
}

async function* parseNewsml(text: string, origin: Origin): AsyncGenerator<Parsed> {
  const reports = text.length > maxPageBytes ? [] : await newsmlReports(text, idOf(origin));
  if (reports.length === 0) yield problemOf("no-text", origin.name, "the agency message holds no text that can be read. Export its text.");
  for (const report of reports) yield* finishReport(report.text.length, {...origin, name: report.id}, async () => report);
}

function isJsonFeed(text: string): boolean {
  return /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\b/.test(text.slice(0, 4096));
}

async function* parseGzip(bytes: Uint8Array, origin: Origin): AsyncGenerator<Parsed> {
  let inner: Uint8Array;
  try {
    inner = gunzipSync(bytes, {maxOutputLength: maxExpandedBytes});
  } catch (error) {
    const tooLarge = (error as {code?: string}).code === "ERR_BUFFER_TOO_LARGE";
    yield tooLarge
      ? problemOf("too-large", origin.name, `the compressed document grows beyond ${maxExpandedBytes} bytes. Split it, or unpack it first.`)
      : problemOf("damaged", origin.name, "the compressed document is damaged or cut off. Fetch it again.");
    return;
  }
  if (sniffBytes(inner) === "gzip") yield problemOf("binary", origin.name, "the document is compressed more than once. Unpack it first.");
  else yield* parseBytes(inner, {...origin, name: origin.name.replace(/\.gz$/i, "")});
}

async function* parseTextual(bytes: Uint8Array, origin: Origin): AsyncGenerator<Parsed> {
  if (looksBinary(bytes)) {
    yield setAside("binary", origin);
    return;
  }
  const {text, encoding, damaged} = decodeText(bytes, /charset=([\w-]+)/i.exec(origin.mediaType ?? "")?.[1]);
  if (damaged) {
    yield problemOf(
      "encoding",
      origin.name,
      `some bytes are not valid text; read as ${encoding}, so that single characters may be wrong. Save it as UTF-8.`,
    );
  }
  if (sniffText(text) === "mail") {
    for await (const parsed of finishReport(text.length, origin, () => mailReport(bytes, origin)))
      yield withOriginal(parsed, bytes, {...origin, mediaType: "message/rfc822"});
    return;
  }
  for await (const parsed of parseText(text, origin)) yield withOriginal(parsed, bytes, origin);
}

async function* parseText(text: string, origin: Origin): AsyncGenerator<Parsed> {
  const kind = sniffText(text);
  if (kind === "json") yield* isJsonFeed(text) ? parseFeedText(text, origin) : parseJson(text, origin);
  else if (kind === "feed") yield* parseFeedText(text, origin);
  else if (kind === "opml") yield* parseFeedList(text, origin);
  else if (kind === "newsml") yield* parseNewsml(text, origin);
  else if (kind === "empty") yield setAside("empty", origin);
  else if (kind === "page") yield* finishReport(text.length, origin, () => pageReport(text, {id: idOf(origin), url: origin.url}));
  else yield* finishReport(text.length, origin, () => plainReport(text, {id: idOf(origin), url: origin.url}));
}

/** Builds one report unless it is too large or without letters, and says when its language is not read. */
export async function* finishReport(length: number, origin: Origin, build: () => Promise<Report>): AsyncGenerator<Parsed> {
  if (length > maxPageBytes) {
    yield problemOf("too-large", origin.name, `the document has ${length} characters; at most ${maxPageBytes} are read. Split it.`);
    return;
  }
  const report = await build();
  if (report.text.length > maxTextLength) {
    yield problemOf(
      "too-large",
      origin.name,
      `the text has ${report.text.length} characters; at most ${maxTextLength} are read as one report. Split it.`,
    );
  } else if (!/\p{L}/u.test(report.text)) {
    yield problemOf("no-text", origin.name, "the document has no words in it. It may need a browser or a login to show its text.");
  } else {
    yield {report};
    if (report.language !== undefined && report.language !== "en") yield notEnglish(report);
  }
}

function notEnglish(report: Report): Parsed {
  return problemOf(
    "not-english",
    report.id,
    `the report is in another language ("${report.language}"); it is kept but not read. Give it in English.`,
  );
}

function withOriginal(parsed: Parsed, bytes: Uint8Array, origin: Origin): Parsed {
  if (!("report" in parsed) || parsed.report.original) return parsed;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const mediaType = origin.mediaType ?? (parsed.report.plain ? "text/plain" : "text/html");
  return {
    ...parsed,
    report: {...parsed.report, original: {sha256, bytes: bytes.length, mediaType, fetchedAt: origin.fetchedAt, headers: origin.headers}},
  };
}
