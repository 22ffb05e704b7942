// Situations by key: the machine's latest result, its version, and what changed at each version.
import {StoreError} from "../errors.js";
import type {ChangeGroup} from "../model/desk.js";
import type {Connection, Row} from "./connection.js";
import {journal} from "./journal.js";
import {loadLines, saveLines} from "./lines.js";
import type {KeptMachine, MachineChange, StoredSituation} from "./store.js";

const COLUMNS = "key, title, created_at, version, updated_at";

/** All situations, by key. */
export async function loadSituations(connection: Connection): Promise<StoredSituation[]> {
  return (await connection.all(`SELECT ${COLUMNS} FROM situation ORDER BY key`)).map(storedSituation);
}

/** One situation. */
export async function findSituation(connection: Connection, key: string): Promise<StoredSituation | undefined> {
  const [row] = await connection.all(`SELECT ${COLUMNS} FROM situation WHERE key = ?`, key);
  return row && storedSituation(row);
}

/** Opens a situation, or gives an existing one a title. Without a title an existing one stays as it is. */
export async function saveSituation(connection: Connection, key: string, title: string | undefined, at: string): Promise<void> {
  await connection.transact(async (inside) => {
    const opened = await inside.run(
      "INSERT INTO situation (key, title, created_at, version, updated_at) VALUES (?, ?, ?, 0, ?) ON CONFLICT (key) DO NOTHING",
      key,
      title ?? null,
      at,
      at,
    );
    if (opened > 0) await journal(inside, {at, situation: key, kind: "opened", what: {title}});
    else if (title !== undefined && (await inside.run("UPDATE situation SET title = ? WHERE key = ?", title, key)) > 0)
      await journal(inside, {at, situation: key, kind: "titled", what: {title}});
  });
}

/** Keeps a new version. Throws StoreError `stale` when somebody else made that version meanwhile. */
export async function saveVersion(
  connection: Connection,
  key: string,
  group: ChangeGroup,
  machine: MachineChange | undefined,
): Promise<void> {
  await connection.transact(async (inside) => {
    const moved = await inside.run(
      "UPDATE situation SET version = ?, updated_at = ?, basis = COALESCE(?, basis) WHERE key = ? AND version = ?",
      group.version,
      group.at,
      machine?.basis ?? null,
      key,
      group.version - 1,
    );
    if (moved === 0) throw new StoreError("stale", `situation "${key}" is no longer at version ${group.version - 1}. Load it again.`);
    if (machine) await saveLines(inside, key, machine.lines);
    await inside.run(
      "INSERT INTO change_group (situation, version, at, causes, changes) VALUES (?, ?, ?, ?, ?)",
      key,
      group.version,
      group.at,
      JSON.stringify(group.causes),
      JSON.stringify(group.changes),
    );
    await journal(inside, {
      at: group.at,
      situation: key,
      kind: "reconciled",
      what: {version: group.version, causes: group.causes, lines: group.changes.length},
    });
  });
}

/** The machine's latest result. */
export async function findMachine(connection: Connection, key: string): Promise<KeptMachine | undefined> {
  const [row] = await connection.all("SELECT basis FROM situation WHERE key = ? AND basis IS NOT NULL", key);
  return row && {basis: String(row.basis), lines: await loadLines(connection, key)};
}

/** Changes after version `since`, oldest first. */
export async function loadChanges(connection: Connection, key: string, since: number): Promise<ChangeGroup[]> {
  const rows = await connection.all(
    "SELECT version, at, causes, changes FROM change_group WHERE situation = ? AND version > ? ORDER BY version",
    key,
    since,
  );
  return rows.map((row) => ({
    version: Number(row.version),
    at: String(row.at),
    causes: JSON.parse(String(row.causes)),
    changes: JSON.parse(String(row.changes)),
  }));
}

/** The version that `who` last marked as seen; 0 when never. */
export async function loadSeen(connection: Connection, key: string, who: string): Promise<number> {
  const [row] = await connection.all("SELECT version FROM seen WHERE situation = ? AND who = ?", key, who);
  return row ? Number(row.version) : 0;
}

/** Marks everything up to `version` as seen by `who`. */
export async function saveSeen(connection: Connection, key: string, who: string, version: number, at: string): Promise<void> {
  await connection.transact(async (inside) => {
    await inside.run(
      "INSERT INTO seen (situation, who, version, at) VALUES (?, ?, ?, ?) ON CONFLICT (situation, who) DO UPDATE SET version = excluded.version, at = excluded.at",
      key,
      who,
      version,
      at,
    );
    await journal(inside, {at, situation: key, kind: "seen", who, what: {version}});
  });
}

function storedSituation(row: Row): StoredSituation {
  return {
    key: String(row.key),
    title: row.title === null ? undefined : String(row.title),
    createdAt: String(row.created_at),
    version: Number(row.version),
    updatedAt: String(row.updated_at),
  };
}
