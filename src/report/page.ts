// An HTML page → Report: its visible text in document order, with the furniture marked.

import type {Report} from "../model/report.js";
import {renderBlocks} from "./blocks.js";
import {parseDay} from "./dates.js";
import {parsePage} from "./dom.js";
import {markFurniture} from "./furniture.js";
import {findLanguage} from "./language.js";
import {outletOf} from "./outlet.js";
import type {Given} from "./plain.js";

/** A report of an HTML page. */
export async function pageReport(html: string, given: Given): Promise<Report> {
  const document = parsePage(html);
  const root = document.body ?? document.documentElement;
  const text = root ? renderBlocks(root).text : "";
  const pageDate = given.pageDate === undefined ? undefined : parseDay(given.pageDate);
  return {
    id: given.id,
    url: given.url,
    outlet: outletOf(given),
    title: given.title ?? (document.querySelector("title")?.textContent?.trim() || undefined),
    byline: given.byline,
    pageDate,
    text,
    plain: false,
    language: given.language ?? (await findLanguage(text)),
    furniture: markFurniture(text),
    facts: [],
  };
}
