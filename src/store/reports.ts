// Reports as they arrived: what is new, what was here already, what was set aside, what was withdrawn.
import {createHash} from "node:crypto";
import type {Report} from "../model/report.js";
import type {Problem} from "../model/span.js";
import type {Connection, Dialect, Row} from "./connection.js";
import {journal} from "./journal.js";
import {passagesOf} from "./search.js";
import type {NewIntake, SavedReport, Signed, StoredIntake} from "./store.js";

/** Saves what arrived, all of it or none. The original is saved first, so that no report ever stands without its bytes. */
export async function saveIntake(connection: Connection, dialect: Dialect, key: string, intake: NewIntake): Promise<SavedReport[]> {
  if (intake.original) await dialect.originals.save(intake.original.sha256, intake.original.bytes);
  return connection.transact(async (inside) => {
    const saved: SavedReport[] = [];
    for (const report of intake.reports) saved.push(await saveReport(inside, dialect, key, report, intake));
    const fresh = new Set(saved.filter(({outcome}) => outcome === "new").map(({id}) => id));
    for (const problem of intake.problems) await saveProblem(inside, key, problem, intake.at, fresh.has(problem.report ?? ""));
    return saved;
  });
}

/** Everything that arrived, oldest first; texts stay in the database. */
export async function loadIntake(connection: Connection, key: string): Promise<StoredIntake[]> {
  const reports = await connection.all(
    `SELECT r.seq, r.id, r.at, r.outlet, r.title, r.url, r.problem, CASE WHEN r.record IS NULL THEN 1 ELSE 0 END AS failed, r.withdrawn_at, r.withdrawn_who, r.withdrawn_why, g.reader, g.problems
     FROM report r LEFT JOIN reading g ON g.situation = r.situation AND g.report = r.id WHERE r.situation = ? ORDER BY r.seq`,
    key,
  );
  return reports.map(storedIntake);
}

/** The problems of what arrived and was not withdrawn, in no order. */
export async function loadProblems(connection: Connection, key: string): Promise<Problem[]> {
  const rows = await connection.all(
    `SELECT problem FROM report WHERE situation = ? AND problem IS NOT NULL AND withdrawn_at IS NULL
     UNION ALL SELECT problems FROM reading WHERE situation = ? AND problems <> '[]'`,
    key,
    key,
  );
  return rows.flatMap(({problem}) => JSON.parse(String(problem)) as Problem[]);
}

/** A report, unless it is unknown, set aside or withdrawn. */
export async function findReport(connection: Connection, key: string, id: string): Promise<Report | undefined> {
  const [row] = await connection.all(
    "SELECT record FROM report WHERE situation = ? AND id = ? AND record IS NOT NULL AND withdrawn_at IS NULL",
    key,
    id,
  );
  return row && (JSON.parse(String(row.record)) as Report);
}

/** Reports of a situation that were not withdrawn, by id. */
export async function loadReports(connection: Connection, key: string): Promise<Report[]> {
  const rows = await connection.all("SELECT record FROM report WHERE situation = ? AND record IS NOT NULL AND withdrawn_at IS NULL", key);
  return rows.map((row) => JSON.parse(String(row.record)) as Report).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Puts a tombstone on a report: nobody reads it any more, what happened to it stays in the journal. */
export async function saveWithdrawal(connection: Connection, dialect: Dialect, key: string, id: string, signed: Signed): Promise<boolean> {
  return connection.transact(async (inside) => {
    const changed = await inside.run(
      "UPDATE report SET withdrawn_at = ?, withdrawn_who = ?, withdrawn_why = ? WHERE situation = ? AND id = ? AND record IS NOT NULL AND withdrawn_at IS NULL",
      signed.at,
      signed.who,
      signed.why,
      key,
      id,
    );
    if (changed === 0) return false;
    await dialect.search.remove(inside, key, id);
    await inside.run("DELETE FROM reading WHERE situation = ? AND report = ?", key, id);
    await journal(inside, {at: signed.at, situation: key, kind: "withdrawn", who: signed.who, what: {report: id, why: signed.why}});
    return true;
  });
}

async function saveReport(
  inside: Connection,
  dialect: Dialect,
  key: string,
  report: Report,
  {at, original}: NewIntake,
): Promise<SavedReport> {
  const digest = digestOf(report);
  const [before] = await inside.all(
    "SELECT digest, withdrawn_at, record IS NULL AS failed FROM report WHERE situation = ? AND id = ?",
    key,
    report.id,
  );
  if (before && !before.failed) return {id: report.id, outcome: outcomeOf(before, digest)};
  if (before) await inside.run("DELETE FROM report WHERE situation = ? AND id = ?", key, report.id);
  await inside.run(
    "INSERT INTO report (situation, id, at, digest, outlet, title, url, record, original) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    key,
    report.id,
    at,
    digest,
    shown(report.outlet),
    shown(report.title),
    shown(report.url),
    JSON.stringify(report),
    original?.sha256 ?? null,
  );
  await dialect.search.save(inside, key, passagesOf(report));
  await journal(inside, {at, situation: key, kind: "received", what: {report: report.id, digest, original: original?.sha256}});
  return {id: report.id, outcome: "new"};
}

/** For the columns that lists show: neither database keeps a NUL in text. The record itself is JSON, where it is escaped. */
function shown(text: string | undefined): string | null {
  return text === undefined ? null : text.replaceAll("\u0000", "");
}

function outcomeOf(before: Row, digest: string): SavedReport["outcome"] {
  if (before.withdrawn_at !== null) return "withdrawn";
  return before.digest === digest ? "same" : "other";
}

/** Equal for reports that say the same, however they were fetched. */
function digestOf(report: Report): string {
  return createHash("sha256")
    .update(JSON.stringify([shown(report.url), report.pageDate ?? null, report.text]))
    .digest("hex");
}

/** A problem of a report that came with it stands beside it; any other stands in the place of what could not be parsed. */
async function saveProblem(inside: Connection, key: string, problem: Problem, at: string, beside: boolean): Promise<void> {
  const record = JSON.stringify([problem]);
  if (beside) {
    await inside.run("UPDATE report SET problem = ? WHERE situation = ? AND id = ?", record, key, problem.report ?? "");
    return;
  }
  const [taken] = await inside.all(
    "SELECT id FROM report WHERE situation = ? AND id = ? AND record IS NOT NULL",
    key,
    problem.report ?? "",
  );
  const id = problem.report === undefined || taken ? unnamedId(record) : problem.report;
  const changed = await inside.run(
    "INSERT INTO report (situation, id, at, problem) VALUES (?, ?, ?, ?) ON CONFLICT (situation, id) DO NOTHING",
    key,
    id,
    at,
    record,
  );
  if (changed > 0) await journal(inside, {at, situation: key, kind: "set aside", what: {report: id, code: problem.code}});
}

function unnamedId(record: string): string {
  return `set-aside-${createHash("sha256").update(record).digest("hex").slice(0, 8)}`;
}

function storedIntake(row: Row): StoredIntake {
  const text = (name: string) => (typeof row[name] === "string" ? (row[name] as string) : undefined);
  const problems = (name: string) => JSON.parse(text(name) ?? "[]") as Problem[];
  const withdrawnAt = text("withdrawn_at");
  return {
    id: String(row.id),
    at: String(row.at),
    outlet: text("outlet"),
    title: text("title"),
    url: text("url"),
    reader: text("reader"),
    setAside: row.failed === 1,
    problems: [...problems("problem"), ...problems("problems")],
    withdrawn:
      withdrawnAt === undefined ? undefined : {at: withdrawnAt, who: text("withdrawn_who") ?? "", why: text("withdrawn_why") ?? ""},
  };
}
