// INPUT arguments → reports: files, folders, addresses and standard input, one after another, so that memory does not grow with their number.
// Ids are the files' names, with as much of the path as makes them unique.
import {type FileHandle, open, readdir, stat} from "node:fs/promises";
import {basename, join, relative, sep} from "node:path";
import type {Report} from "../model/report.js";
import type {Problem} from "../model/span.js";
import type {Parsed} from "../pipeline.js";
import {parseWarc} from "../report/archive.js";
import type {Fetchable} from "../report/feed.js";
import {nameOfUrl} from "../report/names.js";
import {parseBytes} from "../report/parse.js";
import {problemOf} from "../report/problems.js";
import {type Fetcher, type FetchOptions, openFetcher} from "./fetch.js";

/** Largest file that is read at once (archives are streamed and have no limit). */
export const maxFileBytes = 512_000_000;
/** Most files that one run takes, and the depth to which folders are searched. */
export const maxFiles = 200_000;
export const maxFolderDepth = 32;

/** How inputs are read. `stdin` and `now` are given by the edge. */
export interface InputOptions {
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** ISO 8601 instant of now, for the time of a fetch. */
  readonly now?: () => string;
  /** Host names in the private network that may be fetched all the same. */
  readonly allow?: readonly string[];
  /** False: nothing is fetched, and an address is a problem. */
  readonly online?: boolean;
  /** Files whose id was read in an earlier run and need not be read again. */
  readonly skip?: (id: string) => boolean;
  /** Opens the fetcher; for tests. */
  readonly openFetcher?: (options: FetchOptions) => Fetcher;
}

/** Most pages that are fetched for the teasers and feeds of one input. */
export const maxFetches = 500;

interface Source {
  readonly kind: "file" | "stdin" | "address";
  readonly at: string;
  /** Path within the folder that was given, or the file's own path. */
  readonly path: string;
}

/** Reads every input in the order given; folders in the order of their names. Whatever cannot be read becomes a problem. */
export async function* parseInputs(inputs: readonly string[], options: InputOptions = {}): AsyncGenerator<Parsed> {
  const sources: Source[] = [];
  for (const input of inputs) {
    for await (const found of findSources(input)) {
      if ("problem" in found) yield found;
      else if (sources.length < maxFiles) sources.push(found);
      else {
        yield problemOf("too-many", input, `more than ${maxFiles} files; the rest is left out. Give fewer at a time.`);
        break;
      }
    }
  }
  const ids = idsOf(sources);
  const fetching: Fetching = {fetcher: undefined, options};
  try {
    for (const [index, source] of sources.entries()) {
      const id = ids[index] as string;
      if (!options.skip?.(id)) yield* withFetched(parseSource(source, id, fetching), source.at, fetching);
    }
  } finally {
    await fetching.fetcher?.close();
  }
}

/** The fetcher is opened when the first address needs it. */
interface Fetching {
  fetcher: Fetcher | undefined;
  readonly options: InputOptions;
}

async function* findSources(input: string): AsyncGenerator<Source | {problem: Problem}> {
  if (input === "-") yield {kind: "stdin", at: "-", path: "stdin"};
  else if (/^[a-z][a-z0-9+.-]+:\/\//i.test(input)) yield {kind: "address", at: input, path: input};
  else {
    const found = await stat(input).catch(() => undefined);
    if (!found) yield problemOf("missing", input, "there is no such file or folder. Check the path.");
    else if (found.isDirectory()) yield* filesOf(input);
    else if (found.isFile()) yield {kind: "file", at: input, path: basename(input)};
    else yield problemOf("not-a-file", input, "this is neither a file nor a folder. Give a file, a folder, an address or -.");
  }
}

async function* filesOf(folder: string): AsyncGenerator<Source | {problem: Problem}> {
  let count = 0;
  const pending = [{path: folder, depth: 0}];
  while (pending.length > 0) {
    const {path, depth} = pending.pop() as {path: string; depth: number};
    const entries = (await readdir(path, {withFileTypes: true})).sort((a, b) => (a.name < b.name ? -1 : 1));
    const folders: {path: string; depth: number}[] = [];
    for (const entry of entries) {
      if (entry.name.startsWith(".")) continue;
      const at = join(path, entry.name);
      if (entry.isDirectory() && depth < maxFolderDepth) folders.push({path: at, depth: depth + 1});
      else if (entry.isDirectory())
        yield problemOf("too-deep", at, `folders are searched ${maxFolderDepth} levels deep; this one is left out.`);
      else if (entry.isFile()) {
        count++;
        yield {kind: "file", at, path: relative(folder, at)};
      }
    }
    pending.push(...folders.reverse());
  }
  if (count === 0) yield problemOf("no-reports", folder, "the folder holds no files. Give a folder with reports in it.");
}

/** The shortest of file name, path without extension, path, and input as given that no other source has. */
function idsOf(sources: readonly Source[]): string[] {
  const candidates = sources.map(namesOf);
  const levels = [0, 1, 2, 3].map((level) => {
    const uses = new Map<string, number>();
    for (const names of candidates) uses.set(names[level] as string, (uses.get(names[level] as string) ?? 0) + 1);
    return uses;
  });
  return candidates.map((names) => names.find((name, level) => levels[level]?.get(name) === 1) ?? (names[3] as string));
}

function namesOf(source: Source): string[] {
  if (source.kind !== "file") return [source.path, source.path, source.path, source.path];
  const path = source.path.split(sep).join("/");
  const bare = path.replace(/(?<=[^/])(\.\w{1,6}){1,2}$/, "");
  return [bare.split("/").at(-1) as string, bare, path, source.at];
}

async function* parseSource(source: Source, id: string, fetching: Fetching): AsyncGenerator<Fetchable> {
  if (source.kind === "address") yield* parseAddress(source.at, fetching);
  else if (source.kind === "stdin") yield* parseStdin(fetching.options);
  else yield* parseFile(source, id);
}

/** Fetches the stories behind teasers and the feeds of lists. What cannot be fetched leaves the teaser, and a problem. */
async function* withFetched(parsed: AsyncGenerator<Fetchable>, input: string, fetching: Fetching): AsyncGenerator<Parsed> {
  let left = maxFetches;
  for await (const {needsFetch, ...item} of parsed) {
    const urls = fetching.options.online === false ? [] : (needsFetch ?? []);
    if (urls.length === 0) yield item as Parsed;
    else if ("report" in item) {
      if (left-- > 0) yield* fullStory(item.report, urls[0] as string, fetching);
      else yield item as Parsed;
      if (left === -1) yield problemOf("too-many", input, `more than ${maxFetches} stories behind one input; the others stay as teasers.`);
    } else {
      for (const url of urls) if (left-- > 0) yield* withFetched(parseAddress(url, fetching, true), url, fetching);
    }
  }
}

async function* fullStory(teaser: Report, url: string, fetching: Fetching): AsyncGenerator<Parsed> {
  let story: Report | undefined;
  for await (const {needsFetch: _, ...item} of parseAddress(url, fetching, true)) {
    if ("problem" in item) yield item;
    else story ??= item.report;
  }
  if (story === undefined || story.text.length < teaser.text.length) {
    if (/\p{L}/u.test(teaser.text)) yield {report: teaser};
  } else
    yield {
      report: {
        ...story,
        id: teaser.id,
        title: story.title ?? teaser.title,
        outlet: story.outlet ?? teaser.outlet,
        pageDate: story.pageDate ?? teaser.pageDate,
        byline: story.byline ?? teaser.byline,
      },
    };
}

async function* parseAddress(url: string, fetching: Fetching, inner = false): AsyncGenerator<Fetchable> {
  const {options} = fetching;
  if (options.online === false) {
    yield problemOf("offline", url, "fetching is switched off. Save the page and give the file.");
    return;
  }
  fetching.fetcher ??= (options.openFetcher ?? openFetcher)({allow: options.allow});
  const result = await fetching.fetcher.fetch(url);
  if ("problem" in result) yield result;
  else {
    const {bytes, url: address, mediaType, headers} = result.fetched;
    // What is fetched for a feed must be a story: a feed that leads to feeds would never end.
    const parsed: AsyncGenerator<Fetchable> = parseBytes(bytes, {
      name: url,
      id: nameOfUrl(address),
      url: address,
      mediaType,
      headers,
      fetchedAt: options.now?.(),
    });
    for await (const item of parsed) yield inner && !("report" in item) ? {problem: item.problem} : item;
  }
}

async function* parseFile(source: Source, id: string): AsyncGenerator<Fetchable> {
  const file = await open(source.at).catch(() => undefined);
  if (!file) {
    yield problemOf("unreadable", source.at, "the file cannot be opened. Check its permissions.");
    return;
  }
  try {
    const {size} = await file.stat();
    const {buffer} = await file.read(Buffer.alloc(16), 0, 16, 0);
    if (isArchive(buffer, source.at)) yield* parseWarc(file.createReadStream({start: 0, autoClose: false}), {name: source.at, id});
    else if (size > maxFileBytes)
      yield problemOf("too-large", source.at, `the file has ${size} bytes; at most ${maxFileBytes} are read. Split it.`);
    else yield* parseBytes(await readWhole(file, size), {name: source.at, id});
  } finally {
    await file.close();
  }
}

// A compressed archive cannot be told from another compressed file by its first bytes; its name only chooses how to read, not what it is.
function isArchive(head: Uint8Array, path: string): boolean {
  const start = Buffer.from(head).toString("latin1");
  return start.startsWith("WARC/") || (start.startsWith("\x1f\x8b") && /\.warc\.gz$/i.test(path));
}

async function readWhole(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(size);
  let at = 0;
  while (at < size) {
    const {bytesRead} = await file.read(bytes, at, size - at, at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}

async function* parseStdin(options: InputOptions): AsyncGenerator<Parsed> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of options.stdin ?? process.stdin) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Uint8Array);
    size += bytes.length;
    if (size > maxFileBytes) {
      yield problemOf("too-large", "standard input", `more than ${maxFileBytes} bytes arrived; at most that many are read. Split it.`);
      return;
    }
    chunks.push(bytes);
  }
  yield* parseBytes(Buffer.concat(chunks), {name: "standard input", id: "stdin"});
}
