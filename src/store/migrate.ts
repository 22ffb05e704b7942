// Brings a database to this version's schema: small named changes, applied once and recorded. A later version's database is refused.
import {StoreError} from "../errors.js";
import type {Connection, Migration} from "./connection.js";

/** Applies what is missing, in order. Throws StoreError `later-version` when the database knows changes that we do not. */
export async function migrate(connection: Connection, migrations: readonly Migration[]): Promise<void> {
  await connection.run("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)");
  const applied = new Set((await connection.all("SELECT name FROM migration")).map((row) => String(row.name)));
  refuseLater(applied, migrations);
  for (const migration of migrations) if (!applied.has(migration.name)) await apply(connection, migration);
}

function refuseLater(applied: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...applied].filter((name) => !known.has(name)).sort();
  if (unknown.length === 0) return;
  throw new StoreError(
    "later-version",
    `the store was written by a later version of Crosswire (it has "${unknown[0]}"). Nothing was changed; open it with that version.`,
  );
}

async function apply(connection: Connection, {name, statements, convert}: Migration): Promise<void> {
  await connection.transact(async (inside) => {
    // Two programs may open a new store at once: the second waits here, then finds it done.
    const mine = await inside.run(
      "INSERT INTO migration (name, applied_at) VALUES (?, CURRENT_TIMESTAMP) ON CONFLICT (name) DO NOTHING",
      name,
    );
    if (mine === 0) return;
    for (const statement of statements) await inside.run(statement);
    await convert?.(inside);
  });
}
