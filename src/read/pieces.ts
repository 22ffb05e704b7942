// Atoms → what the model takes: WordPiece ids over a BERT vocabulary, and the shape that an uncased vocabulary loses.
// `training/atoms.py` does the same.

const MOST_PIECES = 12;

/** The model's vocabulary. */
export interface Vocabulary {
  readonly ids: ReadonlyMap<string, number>;
  readonly unknown: number;
  readonly start: number;
  readonly end: number;
}

/** Parses `vocab.txt`: a piece a line, its id the line's number. */
export function parseVocabulary(text: string): Vocabulary {
  const ids = new Map(text.split("\n").map((line, id) => [line.replace(/\r$/, ""), id]));
  const idOf = (piece: string): number => ids.get(piece) ?? 0;
  return {ids, unknown: idOf("[UNK]"), start: idOf("[CLS]"), end: idOf("[SEP]")};
}

/** Greedy longest-match-first WordPiece of one atom; an atom that cannot be covered is one unknown piece. */
export function cutPieces(atom: string, vocabulary: Vocabulary): number[] {
  const plain = atom
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
  const characters = [...plain];
  const pieces: number[] = [];
  let at = 0;
  while (at < characters.length) {
    let end = characters.length;
    let id: number | undefined;
    for (; end > at; end--) {
      id = vocabulary.ids.get((at > 0 ? "##" : "") + characters.slice(at, end).join(""));
      if (id !== undefined) break;
    }
    if (id === undefined || pieces.length === MOST_PIECES) return [vocabulary.unknown];
    pieces.push(id);
    at = end;
  }
  return pieces.length > 0 ? pieces : [vocabulary.unknown];
}

/** Letter case of an atom: 1 lower, 2 title, 3 upper, 4 mixed, 5 one upper letter, 6 digits, 7 other symbol, 8 caseless letters. */
export function caseOf(atom: string): number {
  if (/^\p{Nd}/u.test(atom)) return 6;
  if (!/^[\p{L}\p{M}]/u.test(atom)) return 7;
  const cased = [...atom].filter((c) => c.toLowerCase() !== c || c.toUpperCase() !== c).map((c) => c.toLowerCase() !== c);
  if (cased.length === 0) return 8;
  if (!cased.includes(true)) return 1;
  if (cased.length === 1) return 5;
  if (!cased.includes(false)) return 3;
  return cased[0] && !cased.slice(1).includes(true) ? 2 : 4;
}
