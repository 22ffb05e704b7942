// PostgreSQL through pg: a small pool; one desk per database, by an advisory lock that dies with its connection.
import pg from "pg";
import {StoreError, UsageError} from "../../errors.js";
import type {Connection, Row, Value} from "../connection.js";
import type {OpenDatabase} from "../store.js";
import {migrations} from "./migrations.js";
import {originalsIn} from "./originals.js";
import {search} from "./search.js";

/** Any number will do, as long as all desks use the same. */
const DESK_LOCK = 4_207_849;
const LOCK_TRIES = 8;

/** Opens the desk of a database. */
export async function openPostgres(url: string, exclusive: boolean): Promise<OpenDatabase> {
  const pool = new pg.Pool({connectionString: url, max: 8, connectionTimeoutMillis: 10_000});
  // An idle connection that the server ends is no reason to crash; the next query takes a new one, or says what is wrong.
  pool.on("error", () => undefined);
  try {
    const lock = exclusive ? await lockDatabase(pool) : undefined;
    const connection = connectionOver(pool);
    const close = async () => {
      lock?.release(true);
      await pool.end();
    };
    return {connection, dialect: {migrations, originals: originalsIn(connection), search, backup: noBackup, close}};
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function lockDatabase(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await refused(() => pool.connect());
  client.on("error", () => undefined);
  for (let tries = 0; tries < LOCK_TRIES; tries++) {
    const {rows} = await refused(() => client.query("SELECT pg_try_advisory_lock($1) AS mine", [DESK_LOCK]));
    if (rows[0]?.mine === true) return client;
    // The server takes a moment to notice that a killed desk is gone.
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  client.release();
  throw new StoreError("locked", "another desk is running on this database. Use its address, or give this one a database of its own.");
}

function connectionOver(pool: pg.Pool): Connection {
  return {
    run: async (sql, ...values) => (await query(pool, sql, values)).rowCount ?? 0,
    all: async (sql, ...values) => (await query(pool, sql, values)).rows as Row[],
    async transact(work) {
      const client = await refused(() => pool.connect());
      try {
        return await transaction(client, work);
      } finally {
        client.release();
      }
    },
  };
}

async function transaction<T>(client: pg.PoolClient, work: (inside: Connection) => Promise<T>): Promise<T> {
  const inside: Connection = {
    run: async (sql, ...values) => (await query(client, sql, values)).rowCount ?? 0,
    all: async (sql, ...values) => (await query(client, sql, values)).rows as Row[],
    transact: (nested) => nested(inside),
  };
  await query(client, "BEGIN", []);
  try {
    const result = await work(inside);
    await query(client, "COMMIT", []);
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

async function query(on: pg.Pool | pg.PoolClient, sql: string, values: readonly Value[]): Promise<pg.QueryResult> {
  return refused(() =>
    on.query(
      numbered(sql),
      values.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value)),
    ),
  );
}

/** `?` becomes `$1`, `$2` …; none of our statements holds one in a literal. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}

async function noBackup(): Promise<void> {
  throw new UsageError("no-backup", "the desk is kept in PostgreSQL; back it up with pg_dump, which copies it whole while it runs.");
}

async function refused<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

function refusalOf(error: unknown): StoreError | undefined {
  const {code = "", message = ""} = error as {code?: string; message?: string};
  if (code === "53100")
    return new StoreError("full", "the disk of the database is full. What was stored before is whole; make room and send it again.", {
      cause: error,
    });
  if (code === "25006")
    return new StoreError("read-only", "the database accepts no writes (is it a standby?). Give another one.", {cause: error});
  if (code.startsWith("28") || code === "3D000")
    return new StoreError("refused", `the database refuses the login or is not there (${message}). Check DATABASE_URL.`, {cause: error});
  if (/^(ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|57P|08|53300)/.test(code) || /Connection terminated|timeout exceeded/.test(message))
    return new StoreError("unreachable", `the database cannot be reached (${message}). Check DATABASE_URL and whether the server runs.`, {
      cause: error,
    });
  return undefined;
}
