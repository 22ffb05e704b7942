import {createServer, type RequestListener, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {brotliCompressSync, gzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type FetchOptions, isPublic, openFetcher} from "../../src/tell/fetch.js";

const page = "<html><body><p>Rescue crews reached the broken dam.</p></body></html>";
const asked: string[] = [];
const answers: Record<string, RequestListener> = {
  "/robots.txt": (_, response) => response.end("User-agent: *\nDisallow: /private"),
  "/page": (_, response) => response.setHeader("content-type", "text/html").setHeader("etag", '"1"').end(page),
  "/private/page": (_, response) => response.end(page),
  "/gzip": (_, response) => response.setHeader("content-encoding", "gzip").end(gzipSync(page)),
  "/br": (_, response) => response.setHeader("content-encoding", "br").end(brotliCompressSync(page)),
  "/bomb": (_, response) => response.setHeader("content-encoding", "gzip").end(gzipSync(Buffer.alloc(5_000_000))),
  "/large": (_, response) => response.end(Buffer.alloc(2_000_000, "a")),
  "/moved": (_, response) => response.writeHead(302, {location: "/page"}).end(),
  "/loop": (_, response) => response.writeHead(302, {location: "/loop2"}).end(),
  "/loop2": (_, response) => response.writeHead(302, {location: "/loop"}).end(),
  "/far": (request, response) =>
    response.writeHead(302, {location: `/far?${Number(new URL(request.url ?? "", "http://x").search.slice(1)) + 1}`}).end(),
  "/to-metadata": (_, response) => response.writeHead(302, {location: "http://169.254.169.254/latest/meta-data/"}).end(),
  "/to-file": (_, response) => response.writeHead(302, {location: "file:///etc/passwd"}).end(),
  "/to-rebound": (_, response) => response.writeHead(302, {location: "http://rebound.example/"}).end(),
  "/gone": (_, response) => response.writeHead(404).end(),
  "/wall": (_, response) => response.writeHead(403).end(),
  "/silent": () => {},
  "/drip": (_, response) => {
    const timer = setInterval(() => response.write("a"), 50);
    response.on("close", () => clearInterval(timer));
  },
  "/conditional": (request, response) => (request.headers["if-none-match"] === '"1"' ? response.writeHead(304).end() : response.end(page)),
};

let server: Server;
let origin = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const answer = answers[(request.url ?? "").split("?")[0] as string];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function fetchOnce(url: string, options: FetchOptions = {}) {
  const fetcher = openFetcher({allow: ["127.0.0.1"], pause: 0, silence: 20_000, totalTime: 40_000, maxBytes: 1_000_000, ...options});
  const result = await fetcher.fetch(url.startsWith("/") ? origin + url : url);
  await fetcher.close();
  return result;
}

async function codeOf(url: string, options?: FetchOptions): Promise<string> {
  const result = await fetchOnce(url, options);
  if (!("problem" in result)) return "fetched";
  expect(result.problem).toMatchObject({stage: "report"});
  return result.problem.code;
}

describe("openFetcher", () => {
  it.each(["/page", "/gzip", "/br", "/moved"])("fetches %s", async (path) => {
    const result = await fetchOnce(path);
    if ("problem" in result) throw new Error(result.problem.message);
    expect(new TextDecoder().decode(result.fetched.bytes)).toBe(page);
    expect(result.fetched.unchanged).toBe(false);
  });

  it.each([
    ["/private/page", "robots"],
    ["/bomb", "too-large"],
    ["/large", "too-large"],
    ["/loop", "redirect-loop"],
    ["/far?0", "redirect-loop"],
    ["/to-metadata", "private-address"],
    ["/to-file", "bad-address"],
    ["/gone", "http-status"],
    ["/wall", "http-status"],
    ["file:///etc/passwd", "bad-address"],
    ["ftp://veld.example/a", "bad-address"],
    ["http://user:word@veld.example/", "bad-address"],
    ["not an address", "bad-address"],
    ["http://169.254.169.254/", "private-address"],
    ["http://[::1]/", "private-address"],
    ["http://[::ffff:10.0.0.1]/", "private-address"],
    ["http://2130706433/", "private-address"],
    ["http://0x7f.1/", "private-address"],
  ])("%s is a problem: %s", async (url, code) =>
    expect(await codeOf(url, url === "http://2130706433/" || url === "http://0x7f.1/" ? {allow: []} : {})).toBe(code),
  );

  it.each(["/silent", "/drip"])("gives %s up", async (path) => {
    // Generous, since robots.txt must be answered within the same time on a busy machine.
    expect(await codeOf(path, {silence: 1500, totalTime: 3000})).toBe("too-slow");
  });

  it("does not fetch from this machine unless it is allowed", async () =>
    expect(await codeOf("/page", {allow: []})).toBe("private-address"));

  it("refuses a name that resolves into the private network, however it was reached", async () => {
    const resolve = async (): Promise<string[]> => ["10.1.2.3"];
    expect(await codeOf("http://rebound.example/", {resolve})).toBe("private-address");
    expect(await codeOf("/to-rebound", {resolve})).toBe("private-address");
    expect(await codeOf("http://rebound.example/", {resolve: async () => ["93.184.216.34", "127.0.0.1"]})).toBe("private-address");
  });

  it("connects to the address that was checked, resolving a name once", async () => {
    let times = 0;
    const port = new URL(origin).port;
    const resolve = async (): Promise<string[]> => (times++ === 0 ? ["127.0.0.1"] : ["10.9.9.9"]);
    const result = await fetchOnce(`http://veld.example:${port}/page`, {allow: ["veld.example"], resolve});
    expect("fetched" in result).toBe(true);
    expect(times).toBe(1);
  });

  it("asks only for what changed", async () => {
    const result = await fetchOnce("/conditional", {known: () => ({etag: '"1"'})});
    expect("fetched" in result && result.fetched.unchanged).toBe(true);
  });

  it("asks for a site's robots.txt once and sends one request at a time", async () => {
    asked.length = 0;
    const fetcher = openFetcher({allow: ["127.0.0.1"], pause: 0});
    await Promise.all(["/page", "/gzip", "/br"].map((path) => fetcher.fetch(origin + path)));
    await fetcher.close();
    expect(asked).toEqual(["/robots.txt", "/page", "/gzip", "/br"]);
  });
});

describe("isPublic", () => {
  it.each(["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])("%s", (address) => expect(isPublic(address)).toBe(true));
  it.each([
    "127.0.0.1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "nonsense",
  ])("not %s", (address) => expect(isPublic(address)).toBe(false));
});
