// Long lists in pieces, so that a page stays small however large the situation grows. Where a list goes on stands in the address;
// everything at once is a link away, for finding in the page.
import type {JSX} from "preact";
import type {View} from "./view.js";

/** The rows that a page shows of a list, and where they stand in it. */
export interface Piece<T> {
  readonly rows: readonly T[];
  /** Index of the first row. */
  readonly from: number;
  /** Names of all rows that the list holds, in order: where it can go on. */
  readonly names: readonly string[];
  readonly size: number;
}

/** How a list is cut. Lists of the same things on one page differ in `prefix`. */
export interface Cutting {
  readonly size?: number;
  readonly prefix?: string;
}

const usual = 200;
/** Even "everything" has an end: a browser must be able to hold it. */
const most = 2000;

/** The rows after the one that the address names; of a long filtered list those that pass. The report file has its own room. */
export function pieceOf<T>(list: readonly T[], view: View, idOf: (row: T) => string, {size = usual, prefix = ""}: Cutting = {}): Piece<T> {
  const {piece, kept} = view;
  const passing = kept && list.length > size ? list.filter((row) => kept.has(idOf(row))) : list;
  const names = passing.map((row) => prefix + idOf(row));
  if (view.file || !piece) return {rows: passing, from: 0, names, size};
  const from = piece.after === undefined || piece.whole ? 0 : names.indexOf(piece.after) + 1;
  return {rows: passing.slice(from, from + (piece.whole ? most : size)), from, names, size};
}

/** Which rows these are, and the ways to the others; nothing when all are here. */
export function Pieces<T>({piece: {rows, from, names, size}, view: {piece}}: {piece: Piece<T>; view: View}): JSX.Element | null {
  if (!piece || rows.length === names.length) return null;
  const until = from + rows.length;
  return (
    <nav class="pieces" aria-label="More of this list">
      <span>{rows.length ? `${from + 1} to ${until} of ${names.length}` : `0 of ${names.length}`}</span>
      {from > 0 ? <a href={piece.href(names[from - size - 1] ?? "")}>Before</a> : null}
      {until < names.length ? <a href={piece.href(names[until - 1])}>Next</a> : null}
      {piece.whole ? null : <a href={piece.href(undefined)}>{names.length > most ? `Show ${most}` : "Show all"}</a>}
    </nav>
  );
}
