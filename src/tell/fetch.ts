// Addresses → bytes, politely and safely: robots.txt is kept to, one request at a time, small, slow and looping answers are given up,
// and no address leads into this machine or its network unless its host is allowed by name. What was resolved is what is connected to.
import {lookup as resolve} from "node:dns/promises";
import {isIP, type LookupFunction} from "node:net";
import {createBrotliDecompress, createGunzip, createInflate} from "node:zlib";
import ipaddr from "ipaddr.js";
import robotsParser, {type Robot} from "robots-parser";
import {Agent, type Dispatcher, request} from "undici";
import type {Problem} from "../model/span.js";
import {problemOf} from "../report/problems.js";

/** Limits of one fetch. */
export const maxFetchedBytes = 50_000_000;
export const maxRedirects = 5;
export const maxRobotsBytes = 500_000;
export const userAgent = "crosswire/0.1 (reads news reports for situation reports; respects robots.txt)";

/** What a server sent. `unchanged` is true when it says that the known version is still current; there are no bytes then. */
export interface Fetched {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly unchanged: boolean;
}

/** How to fetch. Times are in milliseconds. */
export interface FetchOptions {
  /** Hosts (names or addresses, with or without a port) in the private network that may be fetched all the same. */
  readonly allow?: readonly string[];
  /** Longest time for one address, redirects included, and longest silence of a server. */
  readonly totalTime?: number;
  readonly silence?: number;
  /** Pause between two requests to one host. */
  readonly pause?: number;
  readonly maxBytes?: number;
  /** Headers that a server sent with the version that is known, so that it need not send it again. */
  readonly known?: (url: string) => {readonly etag?: string; readonly lastModified?: string} | undefined;
  /** Resolves a host name to its addresses; for tests. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/** A fetcher: one request after another. `close` ends its connections. */
export interface Fetcher {
  readonly fetch: (url: string) => Promise<{readonly fetched: Fetched} | {readonly problem: Problem}>;
  readonly close: () => Promise<void>;
}

// The package's types describe an ES module; it is a CommonJS one.
const parseRobots = robotsParser as unknown as (url: string, text: string) => Robot;

interface Session {
  readonly options: FetchOptions;
  readonly agent: Agent;
  readonly robots: Map<string, Robot | undefined>;
  readonly lastRequest: Map<string, number>;
}

/** Why an address was not fetched; becomes a problem. */
class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Opens a fetcher. */
export function openFetcher(options: FetchOptions = {}): Fetcher {
  const silence = options.silence ?? 15_000;
  const agent = new Agent({
    connect: {lookup: safeLookup(options), timeout: silence},
    headersTimeout: silence,
    bodyTimeout: silence,
    connections: 1,
    maxHeaderSize: 32_768,
  });
  const session: Session = {options, agent, robots: new Map(), lastRequest: new Map()};
  let turn: Promise<unknown> = Promise.resolve();
  return {
    fetch(url) {
      const result = turn.then(() => fetchOne(url, session));
      turn = result;
      return result;
    },
    close: () => agent.destroy(),
  };
}

async function fetchOne(url: string, session: Session): Promise<{fetched: Fetched} | {problem: Problem}> {
  const signal = AbortSignal.timeout(session.options.totalTime ?? 60_000);
  try {
    return {fetched: await follow(url, session, signal)};
  } catch (error) {
    const {code, message} = explain(error, signal);
    return problemOf(code, url, message);
  }
}

async function follow(start: string, session: Session, signal: AbortSignal): Promise<Fetched> {
  let url = checkAddress(start, session.options);
  const seen = new Set<string>();
  for (let hop = 0; hop <= maxRedirects; hop++) {
    if (seen.has(url.href)) throw new Refusal("redirect-loop", "the server sends the reader in a circle. Check the address.");
    seen.add(url.href);
    await checkRobots(url, session, signal);
    const response = await send(url, session, signal, session.options.known?.(url.href));
    const location = response.headers.location;
    if (response.statusCode >= 300 && response.statusCode < 400 && response.statusCode !== 304 && typeof location === "string") {
      await response.body.dump();
      if (!URL.canParse(location, url)) throw new Refusal("bad-address", "the server redirects to something that is no address.");
      url = checkAddress(new URL(location, url).href, session.options);
    } else return finish(url, response, session.options.maxBytes ?? maxFetchedBytes);
  }
  throw new Refusal("redirect-loop", `more than ${maxRedirects} redirects. Check the address.`);
}

async function finish(url: URL, response: Dispatcher.ResponseData, limit: number): Promise<Fetched> {
  const headers = plainHeaders(response.headers);
  if (response.statusCode !== 304 && (response.statusCode < 200 || response.statusCode >= 300)) {
    await response.body.dump();
    const hint =
      response.statusCode === 401 || response.statusCode === 402 || response.statusCode === 403
        ? "It may need a login: save the page and give the file."
        : "Check the address or try later.";
    throw new Refusal("http-status", `the server answered ${response.statusCode}. ${hint}`);
  }
  const bytes = response.statusCode === 304 ? new Uint8Array() : await readBody(response, limit);
  return {url: url.href, bytes, mediaType: headers["content-type"], headers, unchanged: response.statusCode === 304};
}

/** The address as a URL when it may be asked at all: http or https, no address of this machine or its network. */
function checkAddress(address: string, options: FetchOptions): URL {
  if (!URL.canParse(address)) throw new Refusal("bad-address", "this is not an address. Give one that begins with https://.");
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new Refusal("bad-address", `"${url.protocol}" addresses are not fetched. Give http or https, or a file's path.`);
  if (url.username !== "" || url.password !== "") throw new Refusal("bad-address", "the address carries a password. Leave it out.");
  const host = bareHost(url);
  if (isIP(host) && !isAllowed(url.host, host, options) && !isPublic(host)) throw new Refusal("private-address", refusedText(host));
  return url;
}

function refusedText(host: string): string {
  return `${host} leads into this machine or its network and is not fetched. Allow it by name if that is meant.`;
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").toLowerCase();
}

function isAllowed(host: string, bare: string, options: FetchOptions): boolean {
  return (options.allow ?? []).some((name) => [host, bare].includes(name.toLowerCase()));
}

/** True for addresses of the open internet: not private, loopback, link-local, unique-local, reserved or of a cloud's own services. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv6") {
    const parts = (parsed as ipaddr.IPv6).parts;
    // 64:ff9b::/96 and 2002::/16 carry an IPv4 address inside, which is what is reached.
    if (parts[0] === 0x64 && parts[1] === 0xff9b) return isPublic(embedded(parts[6] as number, parts[7] as number));
    if (parts[0] === 0x2002) return isPublic(embedded(parts[1] as number, parts[2] as number));
  }
  return parsed.range() === "unicast";
}

function embedded(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

// The connection goes to the very address that was checked: a name that resolves differently the next moment gains nothing.
function safeLookup(options: FetchOptions): LookupFunction {
  const find = options.resolve ?? (async (host: string) => (await resolve(host, {all: true, verbatim: true})).map(({address}) => address));
  return (host, wanted, done) => {
    find(host).then(
      (addresses) => {
        const allowed =
          isAllowed(host.toLowerCase(), host.toLowerCase(), options) ||
          (options.allow ?? []).some((name) => name.toLowerCase().startsWith(`${host.toLowerCase()}:`));
        const usable = addresses.filter((address) => allowed || isPublic(address)).map((address) => ({address, family: isIP(address)}));
        if (usable.length === 0 || usable.length < addresses.length) done(new Refusal("private-address", refusedText(host)), "", 4);
        else if (wanted.all) done(null, usable);
        else done(null, (usable[0] as {address: string}).address, (usable[0] as {family: number}).family);
      },
      (error) => done(error, "", 4),
    );
  };
}

async function checkRobots(url: URL, session: Session, signal: AbortSignal): Promise<void> {
  if (!session.robots.has(url.origin)) session.robots.set(url.origin, await loadRobots(url, session, signal));
  const robots = session.robots.get(url.origin);
  if (robots?.isAllowed(url.href, "crosswire") === false)
    throw new Refusal("robots", "the site's robots.txt asks not to fetch this page. Save it by hand and give the file.");
}

/** A site without readable rules allows everything; one that cannot be reached fails on the page itself. */
async function loadRobots(url: URL, session: Session, signal: AbortSignal): Promise<Robot | undefined> {
  const address = new URL("/robots.txt", url);
  try {
    const response = await send(address, session, signal);
    if (response.statusCode !== 200) {
      await response.body.dump();
      return undefined;
    }
    return parseRobots(address.href, new TextDecoder().decode(await readBody(response, maxRobotsBytes)));
  } catch (error) {
    if (refusalIn(error) && refusalIn(error)?.code !== "too-large") throw error;
    if (signal.aborted) throw error;
    return undefined;
  }
}

async function send(
  url: URL,
  session: Session,
  signal: AbortSignal,
  known?: {etag?: string; lastModified?: string},
): Promise<Dispatcher.ResponseData> {
  await pauseFor(url.host, session);
  const headers: Record<string, string> = {
    "user-agent": userAgent,
    accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "accept-encoding": "gzip, br, deflate",
    "accept-language": "en",
  };
  if (known?.etag) headers["if-none-match"] = known.etag;
  if (known?.lastModified) headers["if-modified-since"] = known.lastModified;
  return request(url, {dispatcher: session.agent, signal, headers, method: "GET"});
}

async function pauseFor(host: string, session: Session): Promise<void> {
  const pause = session.options.pause ?? 1000;
  const now = performance.now();
  const wait = (session.lastRequest.get(host) ?? Number.NEGATIVE_INFINITY) + pause - now;
  if (wait > 0) await new Promise((done) => setTimeout(done, wait));
  session.lastRequest.set(host, performance.now());
}

async function readBody(response: Dispatcher.ResponseData, limit: number): Promise<Uint8Array> {
  const encoding = String(response.headers["content-encoding"] ?? "").toLowerCase();
  const expander = /gzip/.test(encoding)
    ? createGunzip()
    : /\bbr\b/.test(encoding)
      ? createBrotliDecompress()
      : /deflate/.test(encoding)
        ? createInflate()
        : undefined;
  const stream = expander ? response.body.on("error", (error) => expander.destroy(error)).pipe(expander) : response.body;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > limit) throw new Refusal("too-large", `more than ${limit} bytes arrived. Save the document and split it.`);
      chunks.push(chunk);
    }
  } finally {
    response.body.destroy();
  }
  return Buffer.concat(chunks);
}

function plainHeaders(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && name !== "set-cookie") plain[name.toLowerCase()] = String(value);
  return plain;
}

function explain(error: unknown, signal: AbortSignal): {code: string; message: string} {
  const refusal = refusalIn(error);
  if (refusal) return {code: refusal.code, message: refusal.message};
  const {code, name} = error as {code?: string; name?: string};
  if (signal.aborted || name === "TimeoutError" || /TIMEOUT/.test(code ?? ""))
    return {code: "too-slow", message: "the server is too slow; the fetch was given up. Try later, or save the page and give the file."};
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return {code: "unknown-host", message: "there is no such host, or this machine is offline. Check the address."};
  return {
    code: "fetch-failed",
    message: `the page could not be fetched (${code ?? name ?? "unknown reason"}). Try later, or save the page and give the file.`,
  };
}

function refusalIn(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const {cause} = (error ?? {}) as {cause?: unknown};
  return cause === undefined ? undefined : refusalIn(cause);
}
