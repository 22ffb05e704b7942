// One version of a situation and the next. What says the same is the same object in both, so that whoever keeps something of a line
// (its words, its row, that it passed the gate) keeps it while the line stays; and a version is told by what is not as it was.
import type {Situation} from "./situation.js";

/** The name of a list of the situation. */
export type List = keyof Situation;

/** One item of a list: a line, a report, a day, a problem. */
export type Item = Situation[List][number];

/** A piece of a list: items `[from, to)` of the version before, or items that are put in. */
export type Piece<T = Item> = {readonly from: number; readonly to: number} | {readonly put: readonly T[]};

/** The lists that are not as they were: how long each was, and what it is made of now. */
export type Patch = {readonly [L in List]?: {readonly was: number; readonly pieces: readonly Piece[]}};

/** Every list of the situation. */
export const LISTS: readonly List[] = [
  ...(["reports", "actors", "origins", "statements", "events", "commitments", "tripwires"] as const),
  ...(["positions", "figures", "timeline", "discrepancies", "silences", "problems"] as const),
];

/** Which object stands for another that says the same. */
export type Same = WeakMap<Item, Item>;

/**
 * `after` with the objects of `before` wherever they say the same; `before` itself when all of it does. What was found once is kept in
 * `same`, for stages that give the same object again.
 */
export function carryOver(before: Situation, after: Situation, same: Same = new WeakMap()): Situation {
  const lists = LISTS.map((list) => [list, carryList(before[list], after[list], same)] as const);
  return lists.every(([list, items]) => items === before[list]) ? before : (Object.fromEntries(lists) as unknown as Situation);
}

/** What leads from one version to the next. Items are told apart as objects: see `carryOver`. */
export function diffSituations(before: Situation, after: Situation): Patch {
  const changed = LISTS.filter((list) => before[list] !== after[list]);
  return Object.fromEntries(changed.map((list) => [list, {was: before[list].length, pieces: piecesOf<Item>(before[list], after[list])}]));
}

/** The next version. Throws when the patch was made for another version than this. */
export function applyPatch(before: Situation, patch: Patch): Situation {
  const lists = LISTS.flatMap((list) => {
    const change = patch[list];
    if (!change) return [];
    const items: readonly Item[] = before[list];
    if (items.length !== change.was) throw new Error(`a patch for ${change.was} ${list} met ${items.length}`);
    return [[list, change.pieces.flatMap((piece) => ("put" in piece ? piece.put : items.slice(piece.from, piece.to)))] as const];
  });
  return {...before, ...Object.fromEntries(lists)};
}

/** What an item is known by within its list: its id, its day, or all that it says. */
export function keyOf(item: Item): string {
  if ("id" in item) return item.id;
  return "weight" in item ? item.date : JSON.stringify(item);
}

/** True when two records say the same. A field that is undefined is absent. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b);
  return !Array.isArray(b) && sameFields(a as Fields, b as Fields) && hasNoMore(b as Fields, a as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index] && !sameValue(a[index], b[index])) return false;
  return true;
}

function sameFields(a: Fields, b: Fields): boolean {
  for (const name in a) if (a[name] !== b[name] && !sameValue(a[name], b[name])) return false;
  return true;
}

function hasNoMore(b: Fields, a: Fields): boolean {
  for (const name in b) if (a[name] === undefined && b[name] !== undefined) return false;
  return true;
}

function carryList(before: readonly Item[], after: readonly Item[], same: Same): readonly Item[] {
  if (before.length === 0) return after.length === 0 ? before : after;
  if (before === after) return before;
  const places = placesOf(before, after);
  const old = new Map(leftOver(before, places).map((item) => [keyOf(item), item]));
  const carried = (item: Item) => {
    const key = keyOf(item);
    const was = old.get(key);
    if (was === undefined || (same.get(item) !== was && !sameValue(was, item))) return item;
    // Of two items that say the same only one is the old one.
    old.delete(key);
    same.set(item, was);
    return was;
  };
  const items = after.map((item, index) => before[places[index] as number] ?? carried(item));
  return items.length === before.length && items.every((item, index) => item === before[index]) ? before : items;
}

/** What a list is made of, told by the list before. */
export function piecesOf<T extends object>(before: readonly T[], after: readonly T[]): Piece<T>[] {
  const pieces: ({from: number; to: number} | {put: T[]})[] = [];
  const places = placesOf(before, after);
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    const last = pieces[pieces.length - 1];
    if (place < 0) {
      const item = after[index] as T;
      if (last && "put" in last) last.put.push(item);
      else pieces.push({put: [item]});
    } else if (last && "to" in last && last.to === place) last.to++;
    else pieces.push({from: place, to: place + 1});
  }
  return pieces;
}

/** Items of the list before of which nothing in the next is made. */
export function leftOut<T extends object>(before: readonly T[], pieces: readonly Piece<T>[]): T[] {
  const runs = pieces.flatMap((piece) => ("put" in piece ? [] : [piece])).sort((a, b) => a.from - b.from);
  return [...runs, {from: before.length, to: before.length}].flatMap(({from}, index) => before.slice(runs[index - 1]?.to ?? 0, from));
}

function leftOver<T>(before: readonly T[], places: Int32Array): T[] {
  const used = new Uint8Array(before.length);
  for (const place of places) if (place >= 0) used[place] = 1;
  return before.filter((_, place) => used[place] === 0);
}

/** How far ahead an item is looked for before it counts as new or moved: so much may be taken out in one place at hardly any cost. */
const AHEAD = 32;

/** Where each item of a list stood before, each place once; -1 for what is new. Mostly things stand as they stood, so both lists are walked side by side. */
function placesOf(before: readonly object[], after: readonly object[]): Int32Array {
  const places = new Int32Array(after.length).fill(-1);
  const [open, skipped]: [number[], number[]] = [[], []];
  let next = 0;
  for (let index = 0; index < after.length; index++) {
    let ahead = next;
    while (ahead < before.length && ahead - next < AHEAD && before[ahead] !== after[index]) ahead++;
    if (ahead >= before.length || before[ahead] !== after[index]) open.push(index);
    else {
      for (; next < ahead; next++) skipped.push(next);
      places[index] = next++;
    }
  }
  for (; next < before.length; next++) skipped.push(next);
  if (open.length === 0 || skipped.length === 0) return places;
  const moved = new Map(skipped.map((place) => [before[place] as object, place]));
  for (const index of open) {
    const item = after[index] as object;
    places[index] = moved.get(item) ?? -1;
    moved.delete(item);
  }
  return places;
}
