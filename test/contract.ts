// The situation's contract (`situation-format.md`) as a check of our own: every line has evidence that lies in a report, ids resolve,
// values come from their lists.
import type {Texts} from "../src/index.js";

interface Mention {
  readonly report: string;
  readonly start: number;
  readonly end: number;
}

interface Item {
  readonly id?: string;
  readonly mentions?: readonly Mention[];
  readonly [field: string]: unknown;
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  "actors.kind": ["person", "government", "organisation", "armed-group", "country", "outlet"],
  "events.status": ["occurred", "ongoing", "planned", "threatened", "alleged", "denied"],
  "commitments.kind": ["demand", "ultimatum", "threat", "promise", "refusal"],
  "positions.stance": ["for", "against", "ambiguous", "neutral"],
  "discrepancies.kind": ["wording", "polarity", "number", "date", "name", "attribution", "status", "page-date"],
};

const actorFields = ["speaker", "addressee", "actor", "recipient", "toward"];
const dateFields = ["date", "deadline", "as_of", "story_date", "page_date"];

/** The faults of a situation file, in words; empty when it keeps its contract. */
export function checkContract(file: Readonly<Record<string, readonly Item[]>>, texts: Texts): string[] {
  const actors = new Set((file.actors ?? []).map(({id}) => id));
  const lists = ["actors", "statements", "events", "commitments", "positions", "figures", "discrepancies"];
  return lists.flatMap((list) => {
    const items = file[list] ?? [];
    const ids = items.flatMap(({id}) => id ?? []);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${list}: ${id} stands twice`);
    return [...twice, ...items.flatMap((item) => faultsOf(list, item, actors, texts).map((fault) => `${list} ${item.id}: ${fault}`))];
  });
}

function faultsOf(list: string, item: Item, actors: ReadonlySet<string | undefined>, texts: Texts): string[] {
  const least = list === "discrepancies" && item.kind !== "page-date" ? 2 : 1;
  const mentions = item.mentions ?? [];
  return [
    ...(mentions.length < least ? [`${mentions.length} mentions, ${least} needed`] : []),
    ...mentions.flatMap((mention) => rangeFault(mention, texts) ?? []),
    ...Object.entries(kinds).flatMap(([name, values]) => (name.startsWith(`${list}.`) ? valueFault(name, item, values) : [])),
    ...actorFields
      .flatMap((field) => [item[field]].flat().filter((id) => id && !actors.has(id as string)))
      .map((id) => `${id} is no actor`),
    ...dateFields.filter((field) => item[field] && !isDate(String(item[field]))).map((field) => `${field} ${item[field]} is no date`),
  ];
}

function valueFault(name: string, item: Item, values: readonly string[]): string[] {
  const value = String(item[name.split(".")[1] as string]);
  return values.includes(value) ? [] : [`${name} is ${value}`];
}

function rangeFault({report, start, end}: Mention, texts: Texts): string | undefined {
  const words = texts.get(report)?.slice(start, end);
  if (words === undefined || start < 0 || words.length !== end - start || words === "") return `${report} ${start}-${end} is no range`;
  return words.trim() === words && words.isWellFormed()
    ? undefined
    : `${report} ${start}-${end} has a space at an end or splits a character`;
}

function isDate(value: string): boolean {
  return value.split("/").every((side) => side === ".." || /^\d{4}(-\d\d(-\d\d(T[\d:]+Z?)?)?)?[~?%]?$/.test(side));
}
