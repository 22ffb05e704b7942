// WARC archives → reports, record by record: an archive of any size is read in the memory of its largest page.
// The HTTP message inside a record is taken apart here: the library waits forever for headers that a cut archive never completes.
import {brotliDecompressSync, gunzipSync, inflateSync} from "node:zlib";
import {WARCParser} from "warcio";
import type {Parsed} from "../model/report.js";
import {nameOfUrl} from "./names.js";
import {maxPageBytes, type Origin, parseBytes} from "./parse.js";
import {problemOf} from "./problems.js";

type Record = NonNullable<Awaited<ReturnType<typeof WARCParser.parse>>>;

/** A page in a record: what the server said about it, and its bytes as sent. */
interface Message {
  readonly status: number;
  readonly headers: Readonly<{[name: string]: string}>;
  readonly body: Uint8Array;
}

/** Largest head of an HTTP message. */
const maxHeadBytes = 65_536;

/** Reads the pages of an archive (compressed or not) as it streams in. Where it is cut, what came before is kept. */
export async function* parseWarc(source: AsyncIterable<Uint8Array>, origin: Origin): AsyncGenerator<Parsed> {
  let records = 0;
  let pages = 0;
  try {
    for await (const record of WARCParser.iterRecords(source, {parseHttp: false})) {
      records++;
      if (record.warcType !== "response" && record.warcType !== "resource") continue;
      for await (const parsed of parseRecord(record, origin)) {
        pages++;
        yield parsed;
      }
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

async function* parseRecord(record: Record, origin: Origin): AsyncGenerator<Parsed> {
  const url = record.warcTargetURI ?? "";
  const name = `${origin.name} ${url}`;
  const length = Number(record.warcHeader("content-length") ?? 0);
  if (!(length <= maxPageBytes)) {
    yield problemOf("too-large", name, `the record has ${length} bytes; at most ${maxPageBytes} are read as one page.`);
    return;
  }
  const raw = await record.readFully(false);
  const type = String(record.warcHeader("content-type") ?? "");
  const message = /application\/http/i.test(type) ? splitMessage(raw) : {status: 200, headers: {"content-type": type}, body: raw};
  if (raw.length < length || message === undefined)
    yield problemOf("damaged", name, "the record is cut off in the middle. It is left out.");
  else if (holdsPage(message)) yield* parseMessage(message, {name, id: nameOfUrl(url), url, fetchedAt: record.warcDate ?? undefined});
}

function holdsPage({status, headers}: Message): boolean {
  const type = headers["content-type"] ?? "";
  return status >= 200 && status < 300 && (type === "" || /html|text\/plain|xml|json|pdf|rfc822/i.test(type));
}

async function* parseMessage({headers, body}: Message, origin: Origin): AsyncGenerator<Parsed> {
  const whole = /chunked/i.test(headers["transfer-encoding"] ?? "") ? joinChunks(body) : body;
  const bytes = expand(whole, headers["content-encoding"] ?? "");
  if (bytes === undefined)
    yield problemOf("damaged", origin.name, "the page's compression is damaged, or it grows too large. It is left out.");
  else yield* parseBytes(bytes, {...origin, mediaType: headers["content-type"], headers});
}

function splitMessage(raw: Uint8Array): Message | undefined {
  const head = Buffer.from(raw.subarray(0, maxHeadBytes)).toString("latin1");
  const end = head.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first, ...lines] = head.slice(0, end).split("\r\n");
  const headers: {[name: string]: string} = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return {status: Number(/^HTTP\/\S+ (\d{3})/.exec(first as string)?.[1] ?? 0), headers, body: raw.subarray(end + 4)};
}

/** The body without the sizes between its chunks; as it is when it has none, since many archives keep it joined. */
function joinChunks(body: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.length; ) {
    const line = /^([0-9a-f]{1,8})[^\r\n]{0,100}\r\n/i.exec(Buffer.from(body.subarray(at, at + 120)).toString("latin1"));
    if (!line) return parts.length === 0 ? body : Buffer.concat(parts);
    const size = Number.parseInt(line[1] as string, 16);
    if (size === 0) break;
    parts.push(body.subarray(at + line[0].length, at + line[0].length + size));
    at += line[0].length + size + 2;
  }
  return Buffer.concat(parts);
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
