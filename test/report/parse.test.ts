import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {parseWarc} from "../../src/report/archive.js";
import {maxPageBytes} from "../../src/report/parse.js";
import {collect, paragraph, parse} from "./collect.js";

describe("plain text", () => {
  it("is kept exactly as it came", async () => {
    const text = `\r\n  Dam breaks in Veld\t\r\n\u00a0\r\n${paragraph} \u{1f6a8}\r\n\r\n`;
    const {reports} = await parse(text);
    expect(reports[0]).toMatchObject({id: "veld", text, plain: true, language: "en", title: "Dam breaks in Veld"});
    expect(reports[0]?.original).toMatchObject({bytes: Buffer.byteLength(text), mediaType: "text/plain"});
    expect(reports[0]?.original?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("takes its page date from its first lines, and only a day that can be told", async () => {
    expect((await parse(`Sat. March 1st, 2031\n\n${paragraph}`)).reports[0]?.pageDate).toBe("2031-03-01");
    expect((await parse(`05/03/2031\n\n${paragraph}`)).reports[0]?.pageDate).toBeUndefined();
  });

  it("says that another language is not read, and keeps the report", async () => {
    const {reports, problems} = await parse(
      "Die Rettungskräfte erreichten am Dienstag den gebrochenen Damm oberhalb der Stadt, sagte die Gouverneurin.",
    );
    expect(reports[0]?.language).toBe("de");
    expect(problems.map((problem) => problem.code)).toEqual(["not-english"]);
  });
});

describe("JSON", () => {
  it("keeps ids as given and reads around a broken line", async () => {
    const lines = [
      `{"id":"01-veld","url":null,"page_date":"2031-03-05","text":${JSON.stringify(paragraph)}}`,
      "",
      '{"id":"02", broken',
      `{"id":7,"page_date":null,"text":${JSON.stringify(paragraph)}}`,
    ];
    const {reports, problems} = await parse(lines.join("\n"), {name: "reports.jsonl"});
    expect(reports.map((report) => [report.id, report.pageDate])).toEqual([
      ["01-veld", "2031-03-05"],
      ["7", undefined],
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain("reports.jsonl line 3");
  });

  it.each([
    ["an array", `[{"id":"a","text":${JSON.stringify(paragraph)}},{"text":${JSON.stringify(paragraph)}}]`, ["a", "veld-2"]],
    ["one object", `{\n "text": ${JSON.stringify(paragraph)}\n}`, ["veld"]],
    ["a page a line", `{"id":"p","html":"<p>${paragraph}</p>"}\n{"id":"q","html":"<p>${paragraph}</p>"}`, ["p", "q"]],
    ["ninjs", `{"uri":"urn:x","headline":"Dam","body_html":"<p>${paragraph}</p>"}`, ["veld"]],
    [
      "schema.org",
      `{"@context":"https://schema.org","@type":"NewsArticle","headline":"Dam","articleBody":${JSON.stringify(paragraph)}}`,
      ["veld"],
    ],
  ])("reads %s", async (_, text, ids) => {
    const {reports, problems} = await parse(text);
    expect(reports.map((report) => report.id)).toEqual(ids);
    expect(problems).toEqual([]);
    for (const report of reports) expect(report.text).toContain(paragraph);
  });

  it("names what a report lacks", async () => {
    const {problems} = await parse('{"id":"x","title":"Dam"}\n{"id":"y","body":1}');
    expect(problems.map((problem) => problem.code)).toEqual(["no-text", "no-text"]);
    expect(problems[1]?.message).toContain('"body"');
  });
});

describe("bad bytes", () => {
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${paragraph}`, "utf16le"));
  it.each<[string, Uint8Array, string[]]>([
    ["empty", new Uint8Array(), ["empty"]],
    ["white space", Buffer.from(" \n\t "), ["empty"]],
    ["NUL bytes", Uint8Array.from([65, 0, 66, 1, 2, 3, 4, 5, 6]), ["binary"]],
    ["a zip", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), ["binary"]],
    ["an empty list", Buffer.from("[]"), ["empty"]],
    ["no letters", Buffer.from("123 456\n789"), ["no-text"]],
    ["a cut gzip", gzipSync(Buffer.from(paragraph)).subarray(0, 40), ["damaged"]],
    ["gzip in gzip", gzipSync(gzipSync(Buffer.from(paragraph))), ["binary"]],
    ["a damaged PDF", Buffer.from("%PDF-1.7 nothing"), ["damaged"]],
    ["50 MB of text", Buffer.alloc(50_000_000, "word and "), ["too-large"]],
  ])("%s: one clear problem", async (_, bytes, codes) => {
    const {reports, problems} = await parse(bytes);
    expect(reports).toEqual([]);
    expect(problems.map((problem) => problem.code)).toEqual(codes);
    expect(problems[0]?.message).toContain("veld.txt");
  });

  it.each<[string, Uint8Array, boolean]>([
    ["UTF-16", utf16, false],
    ["compressed", gzipSync(Buffer.from(paragraph)), false],
    ["Windows-1252", Buffer.concat([Buffer.from(paragraph), Buffer.from([0x20, 0x93, 0x48, 0x69, 0x94])]), true],
  ])("%s is decoded", async (_, bytes, noted) => {
    const {reports, problems} = await parse(bytes);
    expect(reports[0]?.text.replace(/^\ufeff/, "")).toContain(paragraph);
    expect(problems.length > 0).toBe(noted);
  });

  it("believes bytes rather than a declared character set", async () => {
    const page = `<html><head><meta charset="windows-1251"></head><body><p>${paragraph} Café Ångström.</p></body></html>`;
    expect((await parse(page)).reports[0]?.text).toContain("Café Ångström");
    const latin = Buffer.from(page.replace("windows-1251", "iso-8859-1"), "latin1");
    expect((await parse(latin)).reports[0]?.text).toContain("Café Ångström");
  });
});

describe("feeds", () => {
  const item = (n: number, body: string): string =>
    `<item><title>Dam ${n}</title><link>https://veld.example/${n}</link><description>${body}</description><pubDate>Wed, 05 Mar 2031 10:00:00 GMT</pubDate></item>`;

  it("gives a report an item, once each, and says where the full text is", async () => {
    const {parseFeedText} = await import("../../src/report/feed.js");
    const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Veld News</title>${item(1, paragraph)}${item(1, paragraph)}${item(2, `${paragraph} `.repeat(12))}</channel></rss>`;
    const found = [];
    for await (const one of parseFeedText(feed, {name: "feed"})) found.push(one);
    expect(found.map((one) => one.needsFetch)).toEqual([["https://veld.example/1"], undefined]);
    const {reports} = await parse(feed);
    expect(reports[0]).toMatchObject({
      id: "veld.example-1",
      outlet: "Veld News",
      title: "Dam 1",
      pageDate: "2031-03-05",
      url: "https://veld.example/1",
    });
  });

  it.each([
    [
      "Atom",
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>V</title><entry><id>i</id><title>Dam</title><link href="https://veld.example/a"/><content type="html">&lt;p&gt;${paragraph}&lt;/p&gt;</content></entry></feed>`,
    ],
    [
      "RDF",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>V</title></channel><item><title>Dam</title><link>https://veld.example/a</link><description>${paragraph}</description></item></rdf:RDF>`,
    ],
    [
      "JSON Feed",
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "V",
        items: [{id: "1", url: "https://veld.example/a", content_html: `<p>${paragraph}</p>`}],
      }),
    ],
  ])("reads %s", async (_, text) => {
    const {reports, problems} = await parse(text);
    expect(problems).toEqual([]);
    expect(reports[0]?.text).toBe(paragraph);
  });

  it.each([
    ["broken", "<rss><channel><item><title>Dam", "broken-feed"],
    ["without items", "<rss version='2.0'><channel><title>V</title></channel></rss>", "empty"],
    ["a list of feeds", "<opml version='2.0'><body><outline text='a' xmlUrl='https://veld.example/feed'/></body></opml>", "feed-list"],
  ])("%s: one problem", async (_, text, code) => expect((await parse(text)).problems.map((problem) => problem.code)).toEqual([code]));
});

describe("archives", () => {
  const record = (url: string, body: string, encoding = ""): string => {
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${encoding}\r\n${body}`;
    return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2031-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
  };
  const page = (text: string): string => `<html><head><title>Dam</title></head><body><article><p>${text}</p></article></body></html>`;
  const archive = record("https://veld.example/a", page(paragraph)) + record("https://veld.example/b", page(`${paragraph} Again.`));

  it("reads page after page", async () => {
    const {reports, problems} = await parse(archive);
    expect(problems).toEqual([]);
    expect(reports.map((report) => [report.id, report.url, report.original?.fetchedAt])).toEqual([
      ["veld.example-a", "https://veld.example/a", "2031-03-05T10:00:00Z"],
      ["veld.example-b", "https://veld.example/b", "2031-03-05T10:00:00Z"],
    ]);
  });

  it("reads compressed archives record by record, as they stream in", async () => {
    const bytes = Buffer.concat([
      gzipSync(record("https://veld.example/a", page(paragraph))),
      gzipSync(record("https://veld.example/b", page(paragraph))),
    ]);
    async function* drip(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
    }
    expect((await collect(parseWarc(drip(), {name: "a.warc.gz"}))).reports.map((report) => report.id)).toEqual([
      "veld.example-a",
      "veld.example-b",
    ]);
  });

  it("joins a body that was sent in chunks", async () => {
    const whole = page(paragraph);
    const chunks = [whole.slice(0, 30), whole.slice(30)].map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join("");
    const {reports} = await parse(record("https://veld.example/a", `${chunks}0\r\n\r\n`, "Transfer-Encoding: chunked\r\n"));
    expect(reports[0]?.text).toBe(paragraph);
  });

  it("ends wherever it is cut", async () => {
    for (let at = 1; at < 420; at += 7) {
      const {reports, problems} = await parse(archive.slice(0, at));
      expect(reports.length + problems.length).toBeGreaterThan(0);
    }
  });

  it("keeps what stands before a cut", async () => {
    const {reports, problems} = await parse(archive.slice(0, -300));
    expect(reports[0]?.id).toBe("veld.example-a");
    expect(problems.length).toBeLessThanOrEqual(1);
  });
});

describe("mail and agency messages", () => {
  it("reads a mail", async () => {
    const {reports} = await parse(
      `From: Lena Hartog <lena@veld.example>\r\nSubject: Dam breaks\r\nDate: Wed, 5 Mar 2031 10:00:00 +0000\r\nMessage-ID: <1@veld.example>\r\nContent-Type: text/plain\r\n\r\n${paragraph}\r\n`,
    );
    expect(reports[0]).toMatchObject({title: "Dam breaks", byline: "Lena Hartog", pageDate: "2031-03-05", text: paragraph});
  });

  it("reads NewsML-G2", async () => {
    const {reports} = await parse(
      `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:veld:1"><contentMeta><headline>Dam breaks</headline><contentCreated>2031-03-05T10:00:00Z</contentCreated></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${paragraph}</p><p>More.</p></body></html></inlineXML></contentSet></newsItem>`,
    );
    expect(reports[0]).toMatchObject({id: "urn:veld:1", title: "Dam breaks", pageDate: "2031-03-05"});
    expect(reports[0]?.text).toBe(`${paragraph}\n\nMore.`);
  });
});

describe("hostile input", () => {
  it.each<[string, string | Uint8Array]>([
    ["200 levels of nesting", `${"<div>".repeat(200)}<p>${paragraph}</p>`],
    ["100,000 levels of nesting", `${"<div><b>".repeat(100_000)}<p>${paragraph}</p>`],
    ["tag soup", `<p><b>${paragraph}</p></b><table><div><td></p><<<>< a="<p>">`.repeat(20)],
    ["scripts everywhere", `${"<script>document.write('x')</script>".repeat(2000)}<p>${paragraph}</p>`],
  ])("%s ends in a report", async (_, content) => {
    const {reports} = await parse(content);
    expect(reports[0]?.text).toContain("Rescue crews reached");
    expect(reports[0]?.text).not.toContain("document.write");
  });

  it("sets a 60 MB page and a page that grows from a few bytes aside", async () => {
    const page = Buffer.alloc(maxPageBytes * 3, "<p>word</p>");
    page.write("<html><body>");
    for (const bytes of [page, gzipSync(page)]) expect((await parse(bytes)).problems.map((problem) => problem.code)).toEqual(["too-large"]);
  });

  it("never throws, whatever the bytes", async () => {
    const starts = [
      "",
      "<html>",
      "<rss>",
      "{",
      "[",
      "WARC/1.0\r\n",
      "%PDF-1.4\n",
      "\x1f\x8b",
      "From: a\r\nMessage-ID: b\r\n\r\n",
      '<?xml version="1.0"?><feed>',
      "<newsItem>",
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({maxLength: 400}), async (start, rest) => {
        const {reports, problems} = await parse(Buffer.concat([Buffer.from(start, "latin1"), rest]));
        expect(reports.length + problems.length).toBeGreaterThan(0);
      }),
      {numRuns: 150, seed: 11},
    );
  });
});
