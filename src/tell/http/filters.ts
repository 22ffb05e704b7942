// Which lines a view keeps: those that a report tells, that concern an actor, that are dated within days, that are not inferred.
import type {Situation} from "../../model/situation.js";
import type {Evidence} from "../../model/span.js";
import {firstDay, lastDay} from "../dates.js";
import type {PageQuery} from "./page.js";

/** What filters look at. */
export interface Filterable {
  readonly id: string;
  readonly actors: readonly string[];
  readonly date?: string;
  readonly inferred: boolean;
  readonly mentions: readonly Evidence[];
}

/** Every line with what filters look at, by id. */
export function filterableLines(situation: Situation): Filterable[] {
  const present = (ids: readonly (string | undefined)[]) => ids.filter((id) => id !== undefined);
  const linked = new Map<string, Filterable>();
  const lines: Filterable[] = [
    ...situation.statements.map((line) => ({
      ...pick(line),
      actors: present([line.speaker, line.addressee]),
      date: line.date,
      inferred: line.dateCertainty === "inferred",
    })),
    ...situation.events.map((line) => ({
      ...pick(line),
      actors: [...line.actor, ...line.recipient],
      date: line.date,
      inferred: line.dateCertainty === "inferred",
    })),
    ...situation.commitments.map((line) => ({
      ...pick(line),
      actors: present([line.actor, line.toward]),
      date: line.deadline ?? line.date,
      inferred: line.deadlineWhy !== undefined,
    })),
    ...situation.positions.map((line) => ({...pick(line), actors: [line.actor], date: line.asOf, inferred: false})),
    ...situation.figures.map((line) => ({...pick(line), actors: present([line.givenBy]), date: line.asOf, inferred: false})),
    ...situation.actors.map((line) => ({...pick(line), actors: [line.id], inferred: false})),
  ];
  for (const line of lines) linked.set(line.id, line);
  const discrepancies = situation.discrepancies.map((line) => ({
    ...pick(line),
    actors: line.lines.flatMap((id) => linked.get(id)?.actors ?? []),
    date: line.lines.map((id) => linked.get(id)?.date).find((date) => date !== undefined),
    inferred: false,
  }));
  return [...lines, ...discrepancies];
}

/** Ids of the lines that pass, or undefined when nothing is filtered. */
export function keptLines(lines: () => readonly Filterable[], query: PageQuery): ReadonlySet<string> | undefined {
  const {report, actor, from, to, inferred} = query;
  if (!report && !actor && !from && !to && !inferred) return undefined;
  const passes = (line: Filterable) =>
    (!report || line.mentions.some((mention) => mention.report === report)) &&
    (!actor || line.actors.includes(actor)) &&
    (!inferred || !line.inferred) &&
    within(line.date, from, to);
  return new Set(
    lines()
      .filter(passes)
      .map(({id}) => id),
  );
}

/** A line without a date is not dated within any days. */
function within(date: string | undefined, from: string | undefined, to: string | undefined): boolean {
  if (!from && !to) return true;
  const [first, last] = date === undefined ? [] : [firstDay(date), lastDay(date)];
  if (first === undefined || last === undefined) return false;
  return (!from || last >= from) && (!to || first <= to);
}

function pick({id, mentions}: {readonly id: string; readonly mentions: readonly Evidence[]}): {id: string; mentions: readonly Evidence[]} {
  return {id, mentions};
}
