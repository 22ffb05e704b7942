// Plain text → Report. The text stays exactly as it came: every offset of the product points into it.
import type {PageFact, Report} from "../model/report.js";
import {findDay, parseDay} from "./dates.js";
import {markFurniture} from "./furniture.js";
import {findLanguage} from "./language.js";
import {findLines} from "./lines.js";
import {outletOf} from "./outlet.js";

/** What an input says about a report beside its text. */
export interface Given {
  readonly id: string;
  readonly url?: string;
  readonly pageDate?: string;
  readonly title?: string;
  readonly byline?: string;
  readonly outlet?: string;
  readonly language?: string;
}

/** A report of a plain text. */
export async function plainReport(text: string, given: Given): Promise<Report> {
  const furniture = markFurniture(text);
  const facts: PageFact[] = [];
  const pageDate = given.pageDate === undefined ? undefined : parseDay(given.pageDate);
  if (given.pageDate !== undefined) facts.push({name: "published", value: given.pageDate, foundIn: "input"});
  const shown = furniture.find((mark) => mark.reason === "page date" && findDay(text.slice(mark.start, mark.end)));
  const shownDay = shown && findDay(text.slice(shown.start, shown.end));
  if (shown && shownDay) {
    const span = {start: shown.start + shownDay.start, end: shown.start + shownDay.end};
    facts.push({name: "published", value: shownDay.date, foundIn: "visible text", span});
  }
  const title = given.title ?? findHeadline(text, furniture);
  return {
    id: given.id,
    url: given.url,
    outlet: outletOf(given),
    title,
    byline: given.byline,
    pageDate: pageDate ?? shownDay?.date,
    pageDateCertainty: pageDate || shownDay ? "stated" : undefined,
    text,
    plain: true,
    language: given.language ?? (await findLanguage(text)),
    furniture,
    facts,
  };
}

/** The first line of the story when it reads like a headline: short, no full stop, and more text after it. */
function findHeadline(text: string, furniture: readonly {start: number; end: number}[]): string | undefined {
  const lines = findLines(text.slice(0, 20_000)).filter(
    (line) => !furniture.some((mark) => mark.start <= line.start && line.end <= mark.end),
  );
  const first = lines[0];
  if (!first || lines.length < 2 || first.text.length > 200 || first.text.length < 8) return undefined;
  return /[.…]["”’']?$/.test(first.text) && !/\.\.\.$/.test(first.text) ? undefined : first.text;
}
