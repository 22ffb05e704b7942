// The machine's situation as rows, one per line: a version writes only what is new or changed, and takes out what is lost.
// A row names the one that it follows, so that a list keeps its order without a row moving when another comes before it.
import {createHash} from "node:crypto";
import {StoreError} from "../errors.js";
import type {Situation} from "../model/situation.js";
import {type Item, keyOf, LISTS, type List, leftOut, piecesOf} from "../model/versions.js";
import type {Connection} from "./connection.js";
import {unpack} from "./packing.js";

/** A line as it is kept. */
export interface StoredLine {
  readonly list: List;
  /** Names it within its list. */
  readonly id: string;
  /** Id of the line before it in the list; absent for the first. */
  readonly follows?: string;
  /** JSON. */
  readonly record: string;
}

/** What a version changes in the rows. */
export interface LineChanges {
  readonly put: readonly StoredLine[];
  readonly gone: readonly {readonly list: List; readonly id: string}[];
}

/** Which row keeps an item. An item never gets another. */
export type RowIds = WeakMap<Item, string>;

/** What must change in the rows that keep `before` for them to keep `after`. Items are told apart as objects; new ones are named in `ids`. */
export function planLines(before: Situation, after: Situation, ids: RowIds): LineChanges {
  const planned = LISTS.filter((list) => before[list] !== after[list]).map((list) => planList(list, before[list], after[list], ids));
  return {put: planned.flatMap(({put}) => put), gone: planned.flatMap(({gone}) => gone)};
}

/** The situation that rows keep. Throws StoreError `damaged` when a row is missing. */
export function assembleLines(lines: readonly StoredLine[], ids: RowIds = new WeakMap()): Situation {
  const byList = new Map<string, StoredLine[]>(LISTS.map((list) => [list, []]));
  for (const line of lines) byList.get(line.list)?.push(line);
  const lists = LISTS.map((list) => {
    const items = inOrder(byList.get(list) ?? []).map(({id, record}) => {
      const item = JSON.parse(record) as Item;
      ids.set(item, id);
      return item;
    });
    return [list, items];
  });
  return Object.fromEntries(lists) as unknown as Situation;
}

const nothing = Object.fromEntries(LISTS.map((list) => [list, []])) as unknown as Situation;

/** Rows per statement: many at once are written much faster, and no database takes any number of values. */
const AT_ONCE = 200;

/** Writes the changes of a version, inside its transaction. */
export async function saveLines(inside: Connection, key: string, {put, gone}: LineChanges): Promise<void> {
  for (const some of portions(gone))
    await inside.run(
      `DELETE FROM line WHERE situation = ? AND (list, id) IN (VALUES ${some.map(() => "(?, ?)").join(", ")})`,
      key,
      ...some.flatMap(({list, id}) => [list, id]),
    );
  for (const some of portions(put))
    await inside.run(
      `INSERT INTO line (situation, list, id, follows, record) VALUES ${some.map(() => "(?, ?, ?, ?, ?)").join(", ")}
       ON CONFLICT (situation, list, id) DO UPDATE SET follows = excluded.follows, record = excluded.record`,
      ...some.flatMap(({list, id, follows, record}) => [key, list, id, follows ?? null, record]),
    );
}

/** All lines of a situation, in no order. */
export async function loadLines(connection: Connection, key: string): Promise<StoredLine[]> {
  const rows = await connection.all("SELECT list, id, follows, record FROM line WHERE situation = ?", key);
  return rows.map(({list, id, follows, record}) => ({
    list: list as List,
    id: String(id),
    ...(follows !== null && {follows: String(follows)}),
    record: String(record),
  }));
}

/** Brings what earlier versions kept whole (gzip of JSON, with its basis) into rows. */
export async function takeApartSituated(inside: Connection): Promise<void> {
  for (const {situation: key, packed} of await inside.all("SELECT situation, packed FROM situated")) {
    const {basis, situation} = await unpack<{basis: string; situation: Situation}>(packed as Uint8Array);
    await saveLines(inside, String(key), planLines(nothing, situation, new WeakMap()));
    await inside.run("UPDATE situation SET basis = ? WHERE key = ?", basis, key ?? null);
  }
}

function portions<T>(all: readonly T[]): (readonly T[])[] {
  return Array.from({length: Math.ceil(all.length / AT_ONCE)}, (_, n) => all.slice(n * AT_ONCE, (n + 1) * AT_ONCE));
}

function planList(list: List, before: readonly Item[], after: readonly Item[], ids: RowIds): LineChanges {
  const pieces = piecesOf(before, after);
  const left = leftOut(before, pieces).map((item) => ids.get(item) as string);
  const taken = new Set(before.map((item) => ids.get(item) as string));
  for (const id of left) taken.delete(id);
  const put: StoredLine[] = [];
  let follows: string | undefined;
  const write = (item: Item, id: string) => put.push({list, id, ...(follows !== undefined && {follows}), record: JSON.stringify(item)});
  for (const piece of pieces) {
    if ("put" in piece) {
      for (const item of piece.put) {
        const id = freeId(keyOf(item), taken);
        taken.add(id);
        ids.set(item, id);
        write(item, id);
        follows = id;
      }
    } else {
      const [first, last] = [before[piece.from] as Item, before[piece.to - 1] as Item];
      const followed = piece.from > 0 ? ids.get(before[piece.from - 1] as Item) : undefined;
      if (followed !== follows) write(first, ids.get(first) as string);
      follows = ids.get(last);
    }
  }
  if (taken.size !== after.length) throw new Error(`an item stands twice among the ${list}`);
  return {put, gone: left.filter((id) => !taken.has(id)).map((id) => ({list, id}))};
}

/** Longer keys (a problem is known by all it says) would not fit into an index. */
const LONGEST_ID = 200;

/** Two items of one key (two problems in the same words) still are two rows. */
function freeId(key: string, taken: ReadonlySet<string>): string {
  const short = key.length > LONGEST_ID ? createHash("sha256").update(key).digest("hex") : key;
  let id = short;
  for (let n = 2; taken.has(id); n++) id = `${short} ${n}`;
  return id;
}

function inOrder(lines: readonly StoredLine[]): StoredLine[] {
  const next = new Map(lines.map((line) => [line.follows, line]));
  const chain: StoredLine[] = [];
  for (let line = next.get(undefined); line && chain.length < lines.length; line = next.get(line.id)) chain.push(line);
  if (chain.length === lines.length) return chain;
  throw new StoreError("damaged", `a line of the list "${lines[0]?.list}" is missing in the store. Put a backup in its place.`);
}
