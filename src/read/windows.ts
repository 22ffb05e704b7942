// Atoms → stretches that the model may read apart: whole lines packed together, so that context is kept and no sentence is cut.
import type {Atom} from "./encoder.js";

/** An atom with what the model takes of it. */
export interface PreparedAtom extends Atom {
  readonly pieces: readonly number[];
  readonly letterCase: number;
}

/** Atoms `[from, to)`. Longer than one window only where a single line is. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Packs lines into stretches of at most `most` pieces, preferring to end at a blank line. A line break inside a sentence (hard-wrapped
 * text) is no place to end: "the talks\nresumed".
 */
export function planStretches(text: string, atoms: readonly PreparedAtom[], most: number): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  let pieces = 0;
  let lineEnd = 0;
  let blankEnd = 0;
  const close = (to: number): void => {
    stretches.push({from, to});
    pieces = 0;
    for (let i = to; i < lineEnd; i++) pieces += atoms[i]!.pieces.length;
    from = to;
  };
  for (let i = 0; i <= atoms.length; i++) {
    if (i === atoms.length || endsLine(text, atoms, i)) {
      const length = count(atoms, lineEnd, i);
      if (pieces + length > most && lineEnd > from) close(blankEnd > from && blankEnd - from > (lineEnd - from) / 2 ? blankEnd : lineEnd);
      pieces += length;
      lineEnd = i;
      if (i < atoms.length && atoms[i]!.gap === 3) blankEnd = i;
    }
  }
  if (from < atoms.length) close(atoms.length);
  return stretches;
}

function endsLine(text: string, atoms: readonly PreparedAtom[], i: number): boolean {
  if (i === 0 || atoms[i]!.gap < 2) return false;
  return (
    atoms[i]!.gap === 3 ||
    !/[\p{Ll},;]$/u.test(text.charAt(atoms[i - 1]!.end - 1)) ||
    !/^\p{Ll}/u.test(text.slice(atoms[i]!.start, atoms[i]!.end))
  );
}

function count(atoms: readonly PreparedAtom[], from: number, to: number): number {
  let pieces = 0;
  for (let i = from; i < to; i++) pieces += atoms[i]!.pieces.length;
  return pieces;
}
