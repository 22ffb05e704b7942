// What agencies send → reports: NewsML-G2 and NITF (XML), ninjs and schema.org articles (JSON).
import type {Report} from "../model/report.js";
import {renderBlocks} from "./blocks.js";
import {type PageElement, parsePage} from "./dom.js";
import {fragmentReport} from "./fragment.js";
import type {Given} from "./plain.js";
import {isArticle, type Stated} from "./structured.js";

/** Most items of one message that are read. */
const maxItems = 1000;

/** The reports of a NewsML-G2 or NITF document; ids are the items' own, or `id` with a number. */
export async function newsmlReports(text: string, id: string): Promise<Report[]> {
  const document = parsePage(text, {xml: true});
  const items = [...document.querySelectorAll("newsItem, nitf")]
    .slice(0, maxItems)
    .filter((item) => item.localName !== "nitf" || !isInside(item, "newsItem"));
  const reports: Report[] = [];
  for (const item of items) {
    const body = item.querySelector("contentSet") ?? item.querySelector("body\\.content") ?? item.querySelector("body");
    if (!body) continue;
    const given = givenOf(item, items.length === 1 ? id : `${id}-${reports.length + 1}`);
    reports.push(await fragmentReport(renderBlocks(body).text, given));
  }
  return reports;
}

/** The report of a ninjs or schema.org object, or undefined when it is neither. */
export async function statedReport(object: Stated, id: string): Promise<Report | undefined> {
  if (isArticle(object) && typeof object.articleBody === "string") {
    return fragmentReport(object.articleBody, {
      id,
      url: stringOf(object.url),
      title: stringOf(object.headline),
      outlet: nameOf(object.publisher),
      byline: nameOf(object.author),
      pageDate: stringOf(object.datePublished),
    });
  }
  const body = ninjsBody(object);
  if (body === undefined) return undefined;
  const title = stringOf(object.headline) ?? stringOf((object.headlines as Stated[] | undefined)?.[0]?.value) ?? stringOf(object.title);
  const pageDate =
    stringOf(object.firstcreated) ?? stringOf(object.firstCreated) ?? stringOf(object.versioncreated) ?? stringOf(object.versionCreated);
  return fragmentReport(body, {
    id,
    title,
    byline: stringOf(object.byline) ?? stringOf(object.by),
    outlet: stringOf(object.copyrightholder) ?? stringOf(object.copyrightHolder),
    pageDate,
  });
}

function ninjsBody(object: Stated): string | undefined {
  if (typeof object.uri !== "string") return undefined;
  const bodies = Array.isArray(object.bodies) ? object.bodies.map((body: Stated) => stringOf(body?.value)) : [];
  return (
    stringOf(object.body_html) ?? stringOf(object.body_xhtml) ?? stringOf(object.body_text) ?? bodies.find((body) => body !== undefined)
  );
}

function givenOf(item: PageElement, id: string): Given {
  const text = (selector: string): string | undefined =>
    item.querySelector(selector)?.textContent?.replace(/\s+/g, " ").trim() || undefined;
  return {
    id: item.getAttribute("guid")?.replace(/[\s]+/g, "-") || id,
    title: text("headline") ?? text("hl1") ?? text("title"),
    byline: text("by") ?? text("byline"),
    outlet: text("creditline") ?? item.querySelector("provider")?.querySelector("name")?.textContent ?? undefined,
    pageDate: text("contentCreated") ?? text("versionCreated") ?? item.querySelector("date\\.issue")?.getAttribute("norm") ?? undefined,
  };
}

function isInside(element: PageElement, name: string): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) if (at.localName === name) return true;
  return false;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(nameOf).filter(Boolean).join(", ") || undefined;
  return typeof value === "object" && value !== null ? stringOf((value as Stated).name) : stringOf(value);
}
