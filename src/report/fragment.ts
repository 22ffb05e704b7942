// A piece of markup without a page around it (a feed's item, a mail, an agency's body) → Report.
import type {Report} from "../model/report.js";
import {renderBlocks} from "./blocks.js";
import {parseDay} from "./dates.js";
import {parsePage, rootOf} from "./dom.js";
import {markFurniture} from "./furniture.js";
import {findLanguage} from "./language.js";
import {outletOf} from "./outlet.js";
import type {Given} from "./plain.js";

/** A report of text or markup that was taken out of a container; its text is ours, so that it goes along with the result. */
export async function fragmentReport(content: string, given: Given): Promise<Report> {
  const text = /<[a-z][^<>]*>/i.test(content) ? renderFragment(content) : content.replace(/\r\n?/g, "\n").trim();
  const pageDate = given.pageDate === undefined ? undefined : parseDay(given.pageDate);
  return {
    id: given.id,
    url: given.url,
    outlet: outletOf(given),
    title: given.title,
    byline: given.byline,
    pageDate,
    pageDateCertainty: pageDate === undefined ? undefined : "stated",
    text,
    plain: false,
    language: given.language ?? (await findLanguage(text)),
    furniture: markFurniture(text),
    facts: given.pageDate === undefined ? [] : [{name: "published", value: given.pageDate, foundIn: "input"}],
  };
}

function renderFragment(content: string): string {
  return renderBlocks(rootOf(parsePage(`<!doctype html><html><body>${content}</body></html>`))).text;
}
