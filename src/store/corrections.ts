// Corrections are appended and never overwritten; undoing one is on record too.
import type {Correction} from "../model/desk.js";
import type {Connection, Row} from "./connection.js";
import {journal} from "./journal.js";
import type {Signed} from "./store.js";

/** Appends a correction. */
export async function saveCorrection(connection: Connection, key: string, correction: Correction): Promise<void> {
  const {id, at, who, why, amendment} = correction;
  await connection.transact(async (inside) => {
    await inside.run(
      "INSERT INTO correction (situation, id, at, who, why, amendment) VALUES (?, ?, ?, ?, ?, ?)",
      key,
      id,
      at,
      who,
      why,
      JSON.stringify(amendment),
    );
    await journal(inside, {at, situation: key, kind: "corrected", who, what: {correction: id, why, amendment}});
  });
}

/** Undoes a correction in one step. */
export async function saveUndoing(connection: Connection, key: string, id: string, {at, who, why}: Signed): Promise<boolean> {
  return connection.transact(async (inside) => {
    const changed = await inside.run(
      "UPDATE correction SET undone_at = ?, undone_who = ?, undone_why = ? WHERE situation = ? AND id = ? AND undone_at IS NULL",
      at,
      who,
      why,
      key,
      id,
    );
    if (changed > 0) await journal(inside, {at, situation: key, kind: "undone", who, what: {correction: id, why}});
    return changed > 0;
  });
}

/** All corrections of a situation in the order they were made. */
export async function loadCorrections(connection: Connection, key: string): Promise<Correction[]> {
  const rows = await connection.all(
    "SELECT id, at, who, why, amendment, undone_at, undone_who, undone_why FROM correction WHERE situation = ? ORDER BY seq",
    key,
  );
  return rows.map(correctionOf);
}

function correctionOf(row: Row): Correction {
  const undone = row.undone_at === null ? undefined : {at: String(row.undone_at), who: String(row.undone_who), why: String(row.undone_why)};
  return {
    id: String(row.id),
    at: String(row.at),
    who: String(row.who),
    why: String(row.why),
    amendment: JSON.parse(String(row.amendment)),
    ...(undone && {undone}),
  };
}
