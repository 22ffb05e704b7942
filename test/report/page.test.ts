import {describe, expect, it} from "vitest";
import {renderBlocks} from "../../src/report/blocks.js";
import {parsePage, rootOf} from "../../src/report/dom.js";
import {urlDay} from "../../src/report/facts.js";
import {pageReport} from "../../src/report/page.js";
import {paragraph} from "./collect.js";

const body = Array.from(
  {length: 6},
  (_, at) =>
    `<p>${paragraph.replace("Tuesday", ["Monday", "Tuesday", "Friday"][at % 3] as string)} It was the fate of village number ${at} that worried them most.</p>`,
).join("\n");
const page = (head: string, before = "", after = ""): string =>
  `<!doctype html><html lang="en"><head><title>Dam breaks in Veld - Veld News</title>${head}</head><body>
  <header><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
  <main><article><h1>Dam breaks in Veld</h1>${before}<div class="article-body">${body}</div>${after}</article></main>
  <footer class="footer"><p>© 2031 Veld News. All rights reserved.</p></footer></body></html>`;
const report = (html: string, url?: string) => pageReport(html, {id: "p", url});

describe("renderBlocks", () => {
  it.each([
    ["<p>One</p><p>Two <b>three</b>.</p>", "One\n\nTwo three."],
    ["<ul><li>One<li>Two</ul>", "One\n\nTwo"],
    ["One<br>two<br><br>three", "One\ntwo\n\nthree"],
    ["<p>A<script>x()</script>B</p><style>p{}</style><p hidden>C</p><p style='display: none'>D</p>", "AB"],
    ["<td>One</td><div>Two<div>Three</div>Four</div>", "One\n\nTwo\n\nThree\n\nFour"],
    ["<p>fish&nbsp;&amp; chips&#8217;</p>", "fish & chips’"],
  ])("%s", (html, text) => expect(renderBlocks(rootOf(parsePage(`<html><body>${html}</body></html>`))).text).toBe(text));

  it("finds the text of a page whose markup has no body in its place", () =>
    expect(renderBlocks(rootOf(parsePage("<link rel=x><html><body><p>One</p></body></html>"))).text).toBe("One"));

  it("gives blocks that slice back to their text", () => {
    const {text, blocks} = renderBlocks(rootOf(parsePage(page(""))));
    for (const [at, block] of blocks.entries()) {
      expect(text.slice(block.start, block.end).trim()).toBe(text.slice(block.start, block.end));
      expect(block.start).toBeGreaterThanOrEqual(blocks[at - 1]?.end ?? 0);
    }
  });
});

describe("pageReport", () => {
  it("tells the story from menus, captions and other stories, and cuts nothing", async () => {
    const related = `<aside class="related"><h3>Most read</h3><ul>${[1, 2, 3, 4].map((n) => `<li><a href="/${n}">Another headline number ${n}</a></li>`).join("")}</ul></aside>`;
    const found = await report(page("", `<figure><img src=x><figcaption>A boat in Veld. Photo: Omid Faro</figcaption></figure>`, related));
    const story = found.furniture.reduceRight((text, mark) => text.slice(0, mark.start) + text.slice(mark.end), found.text);
    for (let at = 0; at < 6; at++) expect(story).toContain(`village number ${at}`);
    for (const other of ["Home", "World", "Omid Faro", "Another headline", "All rights reserved"]) {
      expect(found.text).toContain(other);
      expect(story).not.toContain(other);
    }
    expect(found.plain).toBe(false);
  });

  it("states where each fact was found", async () => {
    const head = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Dam breaks in Veld","datePublished":"2031-03-05T10:00:00+01:00","author":{"name":"Omid Faro"},"publisher":{"name":"Veld News"}}</script>
      <meta property="article:modified_time" content="2031-03-06T08:00:00+01:00"><link rel="canonical" href="https://veld.example/2031/03/05/dam">`;
    const found = await report(page(head));
    expect(found).toMatchObject({
      title: "Dam breaks in Veld",
      byline: "Omid Faro",
      outlet: "Veld News",
      pageDate: "2031-03-05",
      url: "https://veld.example/2031/03/05/dam",
    });
    expect(found.facts).toContainEqual({name: "published", value: "2031-03-05T10:00:00+01:00", foundIn: "json-ld"});
    expect(found.facts).toContainEqual({name: "modified", value: "2031-03-06T08:00:00+01:00", foundIn: "article:modified_time"});
    expect(found.facts).toContainEqual({name: "published", value: "2031-03-05", foundIn: "url"});
  });

  it.each([
    ["meta", '<meta name="pubdate" content="2031-03-05">', "", undefined, "2031-03-05"],
    ["time", "", '<time datetime="2031-03-05T09:00:00+02:00">Wednesday</time>', undefined, "2031-03-05"],
    ["url", "", "", "https://veld.example/2031/mar/05/dam", "2031-03-05"],
    ["visible text", "", '<p class="date">Published 5 March 2031, 09:00</p>', undefined, "2031-03-05"],
    [
      "the evening before universal midnight",
      '<meta property="article:published_time" content="2031-03-06T02:30:00Z">',
      "",
      "https://veld.example/2031/03/05/dam",
      "2031-03-05",
    ],
    [
      "a date that cannot be read",
      '<meta property="article:published_time" content="now"><meta name="date" content="05/03/2031">',
      "",
      undefined,
      undefined,
    ],
    ["nothing", "", "", undefined, undefined],
  ])("dates a page by %s", async (_, head, before, url, day) => expect((await report(page(head, before), url)).pageDate).toBe(day));

  it("keeps a page without a story whole", async () => {
    const found = await report("<html><body><p>Please log in.</p></body></html>");
    expect(found.text).toBe("Please log in.");
  });
});

describe("urlDay", () => {
  it.each([
    ["https://veld.example/2031/03/05/dam", "2031-03-05"],
    ["https://veld.example/news/20310305-dam.html", "2031-03-05"],
    ["https://veld.example/2031/Mar/5/dam", "2031-03-05"],
    ["https://veld.example/article/203103051234567", undefined],
    ["https://veld.example/2031/03/dam", undefined],
  ])("%s", (url, day) => expect(urlDay(url)).toBe(day));
});
