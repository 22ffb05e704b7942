// A correction as it is asked for (lines by id, or a form without script) → an amendment bound to its evidence.
import type {Amendment, Binding, BoundEvidence, LineKind} from "../../model/desk.js";
import type {Evidence} from "../../model/span.js";
import type {Cited} from "../../reconcile/changes.js";
import {bindEvidence, bindLine} from "../../reconcile/corrections.js";
import {RequestError} from "./exchange.js";
import type {AmendmentBody} from "./schemas.js";

/** Binds what is asked for to what stands there now. Throws RequestError 422 that names what is not there. */
export function bindAmendment(asked: AmendmentBody, cited: Cited): Amendment {
  const line = (kind: LineKind, id: string, at: string): Binding =>
    bindLine(cited, kind, id) ?? refuse(at, `there is no ${kind} "${id}" in this situation.`);
  const words = (evidence: Evidence, at: string): BoundEvidence => bindWords(evidence, cited, at);
  switch (asked.kind) {
    case "merge":
      return {kind: "merge", actors: asked.actors.map((id, index) => line("actor", id, `actors.${index}`))};
    case "split": {
      const mentions = asked.mentions.map((mention, index) => words(mention, `mentions.${index}`));
      return {kind: "split", actor: line("actor", asked.actor, "actor"), mentions, name: asked.name};
    }
    case "rename":
      return {kind: "rename", actor: line("actor", asked.actor, "actor"), name: asked.name};
    case "move": {
      const [from, to] = [line(asked.of, asked.from, "from"), line(asked.of, asked.to, "to")];
      return {kind: "move", mention: words(asked.mention, "mention"), from, to};
    }
    case "grade-source":
      return {kind: "grade-source", source: line(asked.source.kind, asked.source.id, "source.id"), grade: asked.grade};
    case "mark":
      return {kind: "mark", tlp: asked.tlp, ...(asked.line && {line: line(asked.line.kind, asked.line.id, "line.id")})};
    default:
      return {...asked, line: line(asked.line.kind, asked.line.id, "line.id")};
  }
}

/**
 * A form's fields as the body of a correction. `amendment` holds what the page knows as JSON; fields beside it are what the analyst
 * chose: `name`, `date`, `grade`, `tlp`, `as`, `to`, and any number of `actors` and `mentions` ("REPORT@START-END").
 */
export function correctionFromForm(form: FormData): unknown {
  const chosen = ["name", "date", "grade", "tlp", "as", "to"].flatMap((name) => (form.has(name) ? [[name, form.get(name)]] : []));
  const actors = form.getAll("actors");
  const mentions = form.getAll("mentions").map((mention) => parseMention(String(mention)));
  const known = parseKnown(form.get("amendment"));
  const joined = [...(Array.isArray(known.actors) ? known.actors : []), ...actors];
  return {
    ...Object.fromEntries(["who", "why"].map((name) => [name, form.get(name) ?? undefined])),
    version: form.get("version") ?? undefined,
    preview: form.has("preview"),
    amendment: {
      ...known,
      ...Object.fromEntries(chosen),
      ...(actors.length > 0 && {actors: joined}),
      ...(mentions.length > 0 && {mentions}),
    },
  };
}

/** All fields of a form that hold text, by name. */
export function fieldsOf(form: FormData): Record<string, unknown> {
  return Object.fromEntries([...form.entries()].filter(([, value]) => typeof value === "string"));
}

function bindWords(evidence: Evidence, cited: Cited, at: string): BoundEvidence {
  const text = cited.texts.get(evidence.report) ?? refuse(at, `there is no report "${evidence.report}" in this situation.`);
  if (evidence.end > text.length)
    refuse(at, `report "${evidence.report}" has ${text.length} characters; ${evidence.start}-${evidence.end} is no range of it.`);
  return bindEvidence(cited.texts, evidence);
}

function refuse(at: string, message: string): never {
  throw new RequestError(422, {code: "not-here", message, at: `body.amendment.${at}`});
}

function parseKnown(value: FormDataEntryValue | null): Record<string, unknown> {
  try {
    const known: unknown = JSON.parse(String(value ?? "{}"));
    return known !== null && typeof known === "object" && !Array.isArray(known) ? (known as Record<string, unknown>) : {};
  } catch {
    throw new RequestError(400, {
      code: "bad-form",
      message: "the field `amendment` is no JSON. Reload the page and try again.",
      at: "body.amendment",
    });
  }
}

/** What is no mention is left for the schema to refuse. */
function parseMention(value: string): unknown {
  const match = /^(.*)@(\d+)-(\d+)$/su.exec(value);
  return match ? {report: match[1], start: Number(match[2]), end: Number(match[3])} : value;
}
