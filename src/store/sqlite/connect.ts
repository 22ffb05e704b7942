// SQLite through libsql: DIR/desk.db in WAL mode, every commit synced. One desk per folder, by a lock that dies with its process.
import {existsSync} from "node:fs";
import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import Database from "libsql";
import {StoreError, UsageError} from "../../errors.js";
import type {Connection, Row} from "../connection.js";
import type {OpenDatabase} from "../store.js";
import {migrations} from "./migrations.js";
import {originalsIn, refusing} from "./originals.js";
import {search} from "./search.js";

/** Opens (or begins) the desk of a folder. */
export async function openSqlite(dir: string, exclusive: boolean, maxBytes?: number): Promise<OpenDatabase> {
  await refusing(dir, () => mkdir(dir, {recursive: true}));
  const lock = exclusive ? lockFolder(dir) : undefined;
  try {
    const database = openFile(dir, maxBytes);
    const connection = connectionOver(dir, database);
    const close = async () => {
      database.close();
      lock?.close();
    };
    return {connection, dialect: {migrations, originals: originalsIn(dir), search, backup: (file) => backup(connection, file), close}};
  } catch (error) {
    lock?.close();
    throw error;
  }
}

/** Holds a transaction open on a file of its own: the operating system lets go of it when the process ends, however it ends. */
function lockFolder(dir: string): Database.Database {
  return refused(dir, () => {
    const lock = new Database(join(dir, "desk.lock"));
    try {
      lock.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      lock.close();
      throw isBusy(error) ? lockedError(dir, error) : error;
    }
    return lock;
  });
}

function lockedError(dir: string, cause: unknown): StoreError {
  const message = `another desk is running on "${dir}". Use its address, or give this one a folder of its own (--data DIR).`;
  return new StoreError("locked", message, {cause});
}

function openFile(dir: string, maxBytes: number | undefined): Database.Database {
  return refused(dir, () => {
    const database = new Database(join(dir, "desk.db"));
    database.pragma("busy_timeout = 5000");
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    if (maxBytes !== undefined) database.pragma(`max_page_count = ${Math.ceil(maxBytes / 4096)}`);
    return database;
  });
}

/** One connection; transactions queue behind each other, and whatever runs meanwhile outside waits for them. */
function connectionOver(dir: string, database: Database.Database): Connection {
  const prepared = new Map<string, Database.Statement>();
  const prepare = (sql: string) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const direct: Connection = {
    run: async (sql, ...values) => refused(dir, () => prepare(sql).run(...values).changes),
    all: async (sql, ...values) => refused(dir, () => (prepare(sql).all(...values) as Row[]).map(withBytes)),
    transact: (work) => work(direct),
  };
  let last: Promise<unknown> = Promise.resolve();
  const queued = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    run: (sql, ...values) => queued(() => direct.run(sql, ...values)),
    all: (sql, ...values) => queued(() => direct.all(sql, ...values)),
    transact: (work) => queued(() => transaction(dir, database, () => work(direct))),
  };
}

async function transaction<T>(dir: string, database: Database.Database, work: () => Promise<T>): Promise<T> {
  refused(dir, () => database.exec("BEGIN IMMEDIATE"));
  try {
    const result = await work();
    refused(dir, () => database.exec("COMMIT"));
    return result;
  } catch (error) {
    // A full disk ends the transaction by itself.
    if (database.inTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** libsql returns bytes as ArrayBuffer. Rows are many, and few hold bytes. */
function withBytes(row: Row): Row {
  const bytes = Object.entries(row).filter(([, value]) => (value as unknown) instanceof ArrayBuffer);
  if (bytes.length === 0) return row;
  return {...row, ...Object.fromEntries(bytes.map(([name, value]) => [name, new Uint8Array(value as unknown as ArrayBuffer)]))};
}

async function backup(connection: Connection, file: string): Promise<void> {
  if (existsSync(file)) throw new UsageError("file-exists", `"${file}" is already there. Name a new file for the backup.`);
  await connection.run("VACUUM INTO ?", file);
}

/** Runs a call into SQLite; what the database refuses becomes StoreError, our own mistakes stay what they are. */
function refused<T>(dir: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw refusalOf(dir, error) ?? error;
  }
}

function refusalOf(dir: string, error: unknown): StoreError | undefined {
  const {code = "", message = ""} = error as {code?: string; message?: string};
  if (code.startsWith("SQLITE_FULL"))
    return new StoreError("full", `the disk under "${dir}" is full. What was stored before is whole; make room and send it again.`, {
      cause: error,
    });
  if (code.startsWith("SQLITE_READONLY"))
    return new StoreError("read-only", `"${dir}/desk.db" cannot be written. Give a folder of your own (--data DIR).`, {cause: error});
  if (code.startsWith("SQLITE_CANTOPEN") || /Unable to open connection/.test(message))
    return new StoreError("read-only", `"${dir}/desk.db" cannot be opened for writing. Give a folder of your own (--data DIR).`, {
      cause: error,
    });
  if (isBusy(error))
    return new StoreError("busy", `"${dir}/desk.db" is held by another program for longer than 5 seconds. Try again when it is done.`, {
      cause: error,
    });
  if (code.startsWith("SQLITE_NOTADB") || code.startsWith("SQLITE_CORRUPT"))
    return new StoreError("damaged", `"${dir}/desk.db" is not a desk, or it is damaged. Nothing was changed; put a backup in its place.`, {
      cause: error,
    });
  if (code.startsWith("SQLITE_IOERR"))
    return new StoreError("disk", `the disk under "${dir}" failed (${message}). Nothing half was stored; check the disk.`, {cause: error});
  return undefined;
}

function isBusy(error: unknown): boolean {
  return String((error as {code?: string}).code).startsWith("SQLITE_BUSY");
}
