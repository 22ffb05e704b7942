// JSON and JSON lines → reports: {"id", "url", "page_date", "text"} or "html" instead of "text", one a line, one alone or in an array.
import type {Parsed} from "../model/report.js";
import {statedReport} from "./agency.js";
import {pageReport} from "./page.js";
import {finishReport, idOf, type Origin} from "./parse.js";
import {plainReport} from "./plain.js";
import {problemOf} from "./problems.js";

interface Entry {
  readonly [key: string]: unknown;
}

/** Parses a JSON document, or one JSON document a line. A broken line is a problem that names it; the rest is read. */
export async function* parseJson(text: string, origin: Origin): AsyncGenerator<Parsed> {
  const whole = tryJson(text);
  if (whole !== undefined) yield* parseEntries(Array.isArray(whole) ? whole : [whole], origin);
  else yield* parseJsonLines(text, origin);
}

async function* parseJsonLines(text: string, origin: Origin): AsyncGenerator<Parsed> {
  let number = 0;
  for (const line of eachLine(text)) {
    number++;
    if (line.trim() === "") continue;
    const entry = tryJson(line);
    const at = {...origin, name: `${origin.name} line ${number}`};
    if (entry === undefined)
      yield problemOf("broken-json", at.name, `this line is not JSON (it begins ${quote(line)}); it is left out. Correct it.`);
    else yield* parseEntry(entry, at, `${idOf(origin)}-${number}`);
  }
}

async function* parseEntries(entries: readonly unknown[], origin: Origin): AsyncGenerator<Parsed> {
  if (entries.length === 0) yield problemOf("empty", origin.name, "the list is empty; nothing to read. Put reports into it.");
  for (const [index, entry] of entries.entries()) {
    const alone = entries.length === 1;
    yield* parseEntry(
      entry,
      alone ? origin : {...origin, name: `${origin.name} entry ${index + 1}`},
      alone ? idOf(origin) : `${idOf(origin)}-${index + 1}`,
    );
  }
}

async function* parseEntry(value: unknown, origin: Origin, fallbackId: string): AsyncGenerator<Parsed> {
  const entry = (typeof value === "object" && value !== null ? value : {}) as Entry;
  const id = typeof entry.id === "number" ? String(entry.id) : (stringOf(entry.id) ?? fallbackId);
  const given = {
    id,
    url: stringOf(entry.url) ?? origin.url,
    pageDate: stringOf(entry.page_date),
    title: stringOf(entry.title),
    outlet: stringOf(entry.outlet),
    byline: stringOf(entry.byline),
  };
  const {text, html} = entry;
  if (typeof text === "string") yield* finishReport(text.length, origin, () => plainReport(text, given));
  else if (typeof html === "string") yield* finishReport(html.length, origin, () => pageReport(html, given));
  else {
    const report = await statedReport(entry, id);
    if (report) yield* finishReport(report.text.length, origin, async () => report);
    else yield problemOf("no-text", origin.name, `a report needs "text" or "html"; this one has ${describe(value)}. Add one of them.`);
  }
}

function describe(value: unknown): string {
  if (typeof value !== "object" || value === null) return `only ${JSON.stringify(value)?.slice(0, 40)}`;
  const keys = Object.keys(value).slice(0, 6);
  return keys.length === 0 ? "no fields" : keys.map((key) => JSON.stringify(key.slice(0, 30))).join(", ");
}

function* eachLine(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    yield text.slice(start, end);
    start = end + 1;
  }
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function quote(line: string): string {
  return JSON.stringify(line.slice(0, 40));
}
