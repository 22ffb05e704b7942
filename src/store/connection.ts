// The one seam between the store and its databases: SQL with `?` for values, in one dialect that both understand.

/** A value that a column holds. Instants are ISO 8601 strings, records are JSON strings, packed records are bytes. */
export type Value = string | number | Uint8Array | null;

/** A row, by column name. */
export type Row = Readonly<Record<string, Value>>;

/** Runs SQL. Refusals of the database (full, locked, read-only, damaged, unreachable) are thrown as StoreError. */
export interface Connection {
  /** Runs one statement and returns the number of rows it changed. */
  run(sql: string, ...values: readonly Value[]): Promise<number>;
  all(sql: string, ...values: readonly Value[]): Promise<Row[]>;
  /** Runs `work` in one transaction: all of it is durable when this resolves, none of it when this rejects. */
  transact<T>(work: (inside: Connection) => Promise<T>): Promise<T>;
}

/** Where and how one database differs from the other. */
export interface Dialect {
  readonly migrations: readonly Migration[];
  readonly originals: Originals;
  readonly search: WordSearch;
  /** Writes a whole copy of the database to `file` while it runs, or says how it is done. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/** A change of the schema. Applied once, in order, each in its own transaction, and recorded by name. */
export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
  /** What SQL cannot do, after the statements. */
  convert?(inside: Connection): Promise<void>;
}

/** The bytes that arrived, by the hash of their content. */
export interface Originals {
  /** Durable when it resolves. Saving the same bytes twice is one original. */
  save(sha256: string, bytes: Uint8Array): Promise<void>;
  find(sha256: string): Promise<Uint8Array | undefined>;
}

/** Words of a passage as the index holds them: folded, separated by one space. */
export interface Passage {
  readonly report: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Full text over passages. */
export interface WordSearch {
  save(inside: Connection, situation: string, passages: readonly Passage[]): Promise<void>;
  remove(inside: Connection, situation: string, report: string): Promise<void>;
  /** Passages with all words (folded); the best first, then in text order. */
  find(connection: Connection, situation: string, words: readonly string[], limit: number): Promise<Omit<Passage, "words">[]>;
}
