// The journal: what happened to the desk, in order, for good. The database itself refuses to change or delete an entry.
import type {Connection} from "./connection.js";

/** Something that happened. */
export interface JournalEntry {
  readonly seq: number;
  readonly at: string;
  readonly situation: string;
  readonly kind: "opened" | "titled" | "received" | "set aside" | "read" | "reconciled" | "withdrawn" | "corrected" | "undone" | "seen";
  /** Absent when the machine did it. */
  readonly who?: string;
  readonly what: Readonly<Record<string, unknown>>;
}

/** Appends one entry, inside the transaction of what it tells of. */
export async function journal(inside: Connection, entry: Omit<JournalEntry, "seq">): Promise<void> {
  await inside.run(
    "INSERT INTO journal (at, situation, kind, who, what) VALUES (?, ?, ?, ?, ?)",
    entry.at,
    entry.situation,
    entry.kind,
    entry.who ?? null,
    JSON.stringify(entry.what),
  );
}

/** Entries after `after`, oldest first, at most `limit`. */
export async function loadJournal(connection: Connection, after: number, limit: number): Promise<JournalEntry[]> {
  const rows = await connection.all(
    "SELECT seq, at, situation, kind, who, what FROM journal WHERE seq > ? ORDER BY seq LIMIT ?",
    after,
    limit,
  );
  return rows.map((row) => ({
    seq: Number(row.seq),
    at: String(row.at),
    situation: String(row.situation),
    kind: row.kind as JournalEntry["kind"],
    who: row.who === null ? undefined : String(row.who),
    what: JSON.parse(String(row.what)),
  }));
}
