// Reports of two crises in one folder: told apart by the names they share, and said so, since lines of both would stand side by side.
import type {Told} from "../model/reading.js";
import {overlaps, type Problem, textOf} from "../model/span.js";
import {findCountry} from "./countries.js";
import {foldWord} from "./shingles.js";

const SHARED_NAMES = 2;
const LEAST_REPORTS = 2;
const MOST_LISTED = 6;

/** One problem when the reports fall into groups of at least two that share no names, else none. Linear in the number of names. */
export function findMixture(told: readonly Told[]): Problem[] {
  const parent = told.map((_, at) => at);
  const holders = new Map<string, number[]>();
  const links = new Map<string, number>();
  told.forEach((one, at) => {
    for (const name of namesOf(one)) {
      const list = holders.get(name) ?? [];
      for (const other of list.slice(-3)) {
        const key = `${other} ${at}`;
        links.set(key, (links.get(key) ?? 0) + 1);
        if (links.get(key)! >= SHARED_NAMES) join(parent, other, at);
      }
      holders.set(name, list);
      list.push(at);
    }
  });
  return describe(told, parent);
}

function describe(told: readonly Told[], parent: number[]): Problem[] {
  const groups = new Map<number, string[]>();
  told.forEach(({report}, at) => {
    const root = rootOf(parent, at);
    groups.set(root, [...(groups.get(root) ?? []), report.id]);
  });
  const large = [...groups.values()].filter((group) => group.length >= LEAST_REPORTS);
  if (large.length < 2) return [];
  const lists = large.map(
    (group) => `${group.slice(0, MOST_LISTED).join(", ")}${group.length > MOST_LISTED ? ` and ${group.length - MOST_LISTED} more` : ""}`,
  );
  return [
    {
      stage: "reconcile",
      code: "several-situations",
      message: `these reports share no names across ${large.length} groups, so they may tell of ${large.length} situations: ${lists.join(" | ")}. Give each situation a run of its own.`,
    },
  ];
}

function namesOf({report, reading}: Told): Set<string> {
  const names = reading.entities
    .filter((entity) => entity.type !== "MISC" && !report.furniture.some((span) => overlaps(span, entity)))
    .map((entity) => textOf(report.text, entity).replace(/['’]s$/, ""))
    .filter((name) => findCountry(name)?.by !== "demonym");
  return new Set(names.map((name) => foldWord(name.split(/\s+/).at(-1)!)).filter((name) => name.length > 2));
}

function join(parent: number[], a: number, b: number): void {
  const [x, y] = [rootOf(parent, a), rootOf(parent, b)];
  parent[Math.max(x, y)] = Math.min(x, y);
}

function rootOf(parent: number[], at: number): number {
  let root = at;
  while (parent[root] !== root) root = parent[root]!;
  return root;
}
