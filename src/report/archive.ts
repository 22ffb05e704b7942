// WARC archives → reports, record by record: an archive of any size is read in the memory of its largest page.
import {brotliDecompressSync, gunzipSync, inflateSync} from "node:zlib";
import {WARCParser} from "warcio";
import type {Parsed} from "../model/report.js";
import {nameOfUrl} from "./names.js";
import {maxPageBytes, type Origin, parseBytes} from "./parse.js";
import {problemOf} from "./problems.js";

type Record = NonNullable<Awaited<ReturnType<typeof WARCParser.parse>>>;

/** Reads the pages of an archive (compressed or not) as it streams in. Where it is cut, what came before is kept. */
export async function* parseWarc(source: AsyncIterable<Uint8Array>, origin: Origin): AsyncGenerator<Parsed> {
  let records = 0;
  let pages = 0;
  try {
    for await (const record of WARCParser.iterRecords(source)) {
      records++;
      if (!holdsPage(record)) continue;
      pages++;
      yield* parseRecord(record, origin);
    }
  } catch (error) {
    yield problemOf(
      "damaged",
      origin.name,
      `the archive is damaged or cut off after record ${records} (${(error as Error).message}); what stands before is read.`,
    );
    return;
  }
  if (pages === 0) yield problemOf("empty", origin.name, `the archive holds no pages (${records} other records). Nothing to read.`);
}

function holdsPage(record: Record): boolean {
  if (record.warcType !== "response" && record.warcType !== "resource") return false;
  const type = record.httpHeaders?.headers.get("content-type") ?? record.warcHeader("content-type") ?? "";
  const status = Number(record.httpHeaders?.statusCode ?? 200);
  return status >= 200 && status < 300 && (type === "" || /html|text\/plain|xml|json|pdf|rfc822/i.test(String(type)));
}

async function* parseRecord(record: Record, origin: Origin): AsyncGenerator<Parsed> {
  const url = record.warcTargetURI ?? "";
  const name = `${origin.name} ${url}`;
  const length = Number(record.warcHeader("content-length") ?? 0);
  if (length > maxPageBytes) {
    yield problemOf("too-large", name, `the record has ${length} bytes; at most ${maxPageBytes} are read as one page.`);
    return;
  }
  const raw = await record.readFully(false);
  const encoding = String(record.httpHeaders?.headers.get("content-encoding") ?? "");
  const bytes = expand(raw, encoding);
  if (bytes === undefined) yield problemOf("damaged", name, "the page's compression is damaged, or it grows too large. It is left out.");
  else {
    const mediaType = record.httpHeaders?.headers.get("content-type") ?? undefined;
    yield* parseBytes(bytes, {
      name,
      id: nameOfUrl(url),
      url,
      mediaType: mediaType && String(mediaType),
      headers: headersOf(record),
      fetchedAt: record.warcDate ?? undefined,
    });
  }
}

function expand(raw: Uint8Array, encoding: string): Uint8Array | undefined {
  const limit = {maxOutputLength: maxPageBytes};
  try {
    if (/gzip/i.test(encoding) || (raw[0] === 0x1f && raw[1] === 0x8b)) return gunzipSync(raw, limit);
    if (/br/i.test(encoding)) return brotliDecompressSync(raw, limit);
    return /deflate/i.test(encoding) ? inflateSync(raw, limit) : raw;
  } catch {
    return undefined;
  }
}

function headersOf(record: Record): {[name: string]: string} {
  const headers: {[name: string]: string} = {};
  for (const [name, value] of record.httpHeaders?.headers ?? []) headers[String(name).toLowerCase()] = String(value);
  return headers;
}
