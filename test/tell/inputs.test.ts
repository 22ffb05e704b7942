import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {problemOf} from "../../src/report/problems.js";
import type {Fetcher} from "../../src/tell/fetch.js";
import {type InputOptions, parseInputs} from "../../src/tell/inputs.js";
import {collect, paragraph} from "../report/collect.js";

const page = `<html><head><title>Dam breaks</title></head><body><article>${`<p>${paragraph}</p>`.repeat(12)}</article></body></html>`;
const feed = `<rss version="2.0"><channel><title>Veld News</title>${[1, 2, 3].map((n) => `<item><title>Dam ${n}</title><link>https://veld.example/${n}</link><description>Boats reach number ${n} of the villages.</description></item>`).join("")}</channel></rss>`;
const network: Record<string, string> = {
  "https://veld.example/1": page,
  "https://veld.example/2": page,
  "https://veld.example/feed": feed,
  "https://veld.example/list": '<opml version="2.0"><body><outline text="a" xmlUrl="https://veld.example/feed"/></body></opml>',
};

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "inputs-"));
  await mkdir(join(folder, "in", "sub"), {recursive: true});
  await mkdir(join(folder, "none"));
  const files: Record<string, string | Uint8Array> = {
    "in/b.txt": `Dam breaks\n\n${paragraph}`,
    "in/a.html": page,
    "in/a.txt": paragraph,
    "in/c.pdf": Uint8Array.from([0, 1, 2]),
    "in/empty.txt": "",
    "in/.hidden": paragraph,
    "in/sub/b.txt": paragraph,
    "in/sub/z.warc.gz": gzipSync("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"),
  };
  for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content);
});
afterAll(() => rm(folder, {recursive: true, force: true}));

const fakeFetcher = (): Fetcher => ({
  async fetch(url) {
    const text = network[url];
    return text === undefined
      ? problemOf("http-status", url, "the server answered 404.")
      : {fetched: {url, bytes: Buffer.from(text), headers: {}, unchanged: false}};
  },
  close: async () => {},
});
const read = (inputs: string[], options: InputOptions = {}) =>
  collect(parseInputs(inputs, {openFetcher: fakeFetcher, now: () => "2031-03-05T10:00:00Z", ...options}));

describe("parseInputs", () => {
  it("reads a folder in the order of its names, with ids as short as they can be", async () => {
    const {reports, problems} = await read([join(folder, "in")]);
    expect(reports.map((report) => report.id)).toEqual(["a.html", "a.txt", "b", "sub/b"]);
    expect(problems.map((problem) => problem.code).sort()).toEqual(["binary", "empty", "empty"]);
  });

  it("gives the same ids whatever the order of the inputs", async () => {
    const [one, two] = [join(folder, "in/b.txt"), join(folder, "in/sub/b.txt")];
    const ids = async (inputs: string[]) => (await read(inputs)).reports.map((report) => report.id).sort();
    expect(await ids([one, two])).toEqual(await ids([two, one]));
    expect(new Set(await ids([one, two])).size).toBe(2);
  });

  it.each([
    ["a missing file", "gone.txt", "missing"],
    ["a folder without reports", "none", "no-reports"],
  ])("%s: one problem, and the rest is read", async (_, path, code) => {
    const {reports, problems} = await read([join(folder, path), join(folder, "in/b.txt")]);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.message).toContain(path);
    expect(reports).toHaveLength(1);
  });

  it("reads standard input", async () => {
    async function* stdin(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`{"id":"x","text":"${paragraph}"}\n{"id":"y","te`);
      yield Buffer.from(`xt":"${paragraph}"}`);
    }
    expect((await read(["-"], {stdin: stdin()})).reports.map((report) => report.id)).toEqual(["x", "y"]);
  });

  it("leaves out what an earlier run has read", async () => {
    const {reports} = await read([join(folder, "in")], {skip: (id) => id.startsWith("a.")});
    expect(reports.map((report) => report.id)).toEqual(["b", "sub/b"]);
  });

  it("fetches an address and keeps when and what", async () => {
    const {reports} = await read(["https://veld.example/1"]);
    expect(reports[0]).toMatchObject({id: "veld.example-1", url: "https://veld.example/1", outlet: "veld.example"});
    expect(reports[0]?.original).toMatchObject({fetchedAt: "2031-03-05T10:00:00Z", bytes: Buffer.byteLength(page)});
  });

  it.each([["https://veld.example/feed"], ["https://veld.example/list"]])(
    "fetches the stories behind %s; a teaser stays where that fails",
    async (input) => {
      const {reports, problems} = await read([input]);
      expect(reports.map((report) => [report.id, report.text.length > 1000])).toEqual([
        ["veld.example-1", true],
        ["veld.example-2", true],
        ["veld.example-3", false],
      ]);
      expect(problems.map((problem) => problem.code)).toEqual(["http-status"]);
    },
  );

  it("fetches nothing when it must not", async () => {
    const {reports, problems} = await read(["https://veld.example/1", join(folder, "in/b.txt")], {online: false});
    expect([reports.length, problems.map((problem) => problem.code)]).toEqual([1, ["offline"]]);
  });
});
