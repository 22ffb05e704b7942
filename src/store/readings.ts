// Readings, one per report, with the version of the reader that made it. A new reader replaces them one by one.
import type {Reading} from "../model/reading.js";
import type {Report} from "../model/report.js";
import type {Problem} from "../model/span.js";
import type {Connection} from "./connection.js";
import {unpack} from "./packing.js";
import type {StoredReading} from "./store.js";

/** Up to `limit` reports that this reader has not read, those without any reading first, then the oldest. */
export async function loadUnread(connection: Connection, reader: string, limit: number): Promise<{key: string; report: Report}[]> {
  const rows = await connection.all(
    `SELECT r.situation, r.record FROM report r LEFT JOIN reading g ON g.situation = r.situation AND g.report = r.id
     WHERE r.record IS NOT NULL AND r.withdrawn_at IS NULL AND (g.reader IS NULL OR g.reader <> ?)
     ORDER BY CASE WHEN g.reader IS NULL THEN 0 ELSE 1 END, r.seq LIMIT ?`,
    reader,
    limit,
  );
  return rows.map((row) => ({key: String(row.situation), report: JSON.parse(String(row.record)) as Report}));
}

/** Keeps a reading in the place of an earlier one. The reading of a report that was withdrawn meanwhile is not kept. */
export async function saveReading(connection: Connection, key: string, reading: StoredReading): Promise<void> {
  await connection.transact(async (inside) => {
    const [told] = await inside.all("SELECT id FROM report WHERE situation = ? AND id = ? AND withdrawn_at IS NULL", key, reading.report);
    if (!told) return;
    await inside.run(
      `INSERT INTO reading (situation, report, reader, packed, problems) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (situation, report) DO UPDATE SET reader = excluded.reader, packed = excluded.packed, problems = excluded.problems`,
      key,
      reading.report,
      reading.reader,
      reading.packed,
      JSON.stringify(reading.problems),
    );
  });
}

/** The reading of one report. */
export async function findReading(connection: Connection, key: string, report: string): Promise<Reading | undefined> {
  const [row] = await connection.all("SELECT packed FROM reading WHERE situation = ? AND report = ?", key, report);
  return row && unpack<Reading>(row.packed as Uint8Array);
}

/** All readings of a situation, by report id. */
export async function loadReadings(connection: Connection, key: string): Promise<StoredReading[]> {
  const rows = await connection.all("SELECT report, reader, packed, problems FROM reading WHERE situation = ? ORDER BY report", key);
  return rows.map((row) => ({
    report: String(row.report),
    reader: String(row.reader),
    packed: row.packed as Uint8Array,
    problems: JSON.parse(String(row.problems)) as Problem[],
  }));
}
