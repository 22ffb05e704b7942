// What is kept, and where: one SQLite file per desk, or one PostgreSQL. Callers see records, never SQL.

import {UsageError} from "../errors.js";
import type {ChangeGroup, Correction} from "../model/desk.js";
import type {Reading} from "../model/reading.js";
import type {Report} from "../model/report.js";
import type {Problem, Span} from "../model/span.js";
import type {Connection, Dialect} from "./connection.js";
import {loadCorrections, saveCorrection, saveUndoing} from "./corrections.js";
import {type JournalEntry, loadJournal} from "./journal.js";
import type {LineChanges, StoredLine} from "./lines.js";
import {migrate} from "./migrate.js";
import {findReading, loadReadings, loadUnread, saveReading} from "./readings.js";
import {findReport, loadIntake, loadProblems, loadReports, saveIntake, saveWithdrawal} from "./reports.js";
import {findPassages} from "./search.js";
import {findMachine, findSituation, loadChanges, loadSeen, loadSituations, saveSeen, saveSituation, saveVersion} from "./situations.js";
import {openSqlite} from "./sqlite/connect.js";

/** Where the store is: a folder, or the address of a PostgreSQL database. `exclusive`: nobody else may run a desk on it. */
export interface StorePlace {
  readonly dir?: string;
  readonly url?: string;
  readonly exclusive?: boolean;
  /** Largest size of the SQLite file in bytes; refused as full beyond it. */
  readonly maxBytes?: number;
}

/** Who did something, when (ISO 8601 instant) and why. */
export interface Signed {
  readonly at: string;
  readonly who: string;
  readonly why: string;
}

/** A situation's names and version. `version` 0: nothing reconciled yet. */
export interface StoredSituation {
  readonly key: string;
  readonly title?: string;
  readonly createdAt: string;
  readonly version: number;
  readonly updatedAt: string;
}

/** What arrives together: reports and the problems that stand in the place of others, with the bytes they were read from. */
export interface NewIntake {
  readonly at: string;
  readonly original?: {readonly sha256: string; readonly bytes: Uint8Array};
  readonly reports: readonly Report[];
  readonly problems: readonly Problem[];
}

/** What became of a report on arrival. `same`: it was here already, nothing changed; `other`: its id is taken by other text. */
export interface SavedReport {
  readonly id: string;
  readonly outcome: "new" | "same" | "other" | "withdrawn";
}

/** One thing that arrived. */
export interface StoredIntake {
  readonly id: string;
  readonly at: string;
  readonly outlet?: string;
  readonly title?: string;
  readonly url?: string;
  /** Version of the reader that read it; absent until it was read, and for what was set aside. */
  readonly reader?: string;
  readonly setAside: boolean;
  readonly problems: readonly Problem[];
  readonly withdrawn?: Signed;
}

/** A reading as it is kept, packed (gzip of its JSON). */
export interface StoredReading {
  readonly report: string;
  readonly reader: string;
  readonly packed: Uint8Array;
  readonly problems: readonly Problem[];
}

/** The machine's situation as it is kept: what it was rebuilt from, and its lines in no order. */
export interface KeptMachine {
  readonly basis: string;
  readonly lines: readonly StoredLine[];
}

/** What a version changes in it. */
export interface MachineChange {
  readonly basis: string;
  readonly lines: LineChanges;
}

/** A passage of a report with all words of a query, and where they are. */
export interface FoundPassage {
  readonly report: string;
  readonly span: Span;
}

/** The store. Every `save…` is durable when it resolves. `find…` may miss, `load…` returns what there is. */
export interface Store {
  readonly kind: "sqlite" | "postgres";
  loadSituations(): Promise<StoredSituation[]>;
  findSituation(key: string): Promise<StoredSituation | undefined>;
  /** Opens a situation, or gives an existing one a title. */
  saveSituation(key: string, title: string | undefined, at: string): Promise<void>;
  saveIntake(key: string, intake: NewIntake): Promise<SavedReport[]>;
  /** Everything that arrived, oldest first. */
  loadIntake(key: string): Promise<StoredIntake[]>;
  /** The problems of what arrived and was not withdrawn, in no order. */
  loadProblems(key: string): Promise<Problem[]>;
  findReport(key: string, id: string): Promise<Report | undefined>;
  /** Reports that were not withdrawn, by id. */
  loadReports(key: string): Promise<Report[]>;
  /** False when there is no such report, or it was withdrawn before. */
  saveWithdrawal(key: string, id: string, signed: Signed): Promise<boolean>;
  findOriginal(sha256: string): Promise<Uint8Array | undefined>;
  /** Up to `limit` reports that this reader has not read, those without any reading first. */
  loadUnread(reader: string, limit: number): Promise<{key: string; report: Report}[]>;
  saveReading(key: string, reading: StoredReading): Promise<void>;
  findReading(key: string, report: string): Promise<Reading | undefined>;
  /** Readings of reports that were not withdrawn, by report id. */
  loadReadings(key: string): Promise<StoredReading[]>;
  /** Keeps a new version: what changed for people, and in the machine's situation (if it was rebuilt). Misuse: `group.version` must be the next one. */
  saveVersion(key: string, group: ChangeGroup, machine: MachineChange | undefined): Promise<void>;
  /** The machine's latest situation; misses when nothing is reconciled yet. */
  findMachine(key: string): Promise<KeptMachine | undefined>;
  /** Changes after `since`, oldest first. */
  loadChanges(key: string, since: number): Promise<ChangeGroup[]>;
  saveCorrection(key: string, correction: Correction): Promise<void>;
  /** False when there is no such correction, or it was undone before. */
  saveUndoing(key: string, id: string, signed: Signed): Promise<boolean>;
  /** All corrections, oldest first, the undone too. */
  loadCorrections(key: string): Promise<Correction[]>;
  /** The version that `who` last marked as seen; 0 when never. */
  loadSeen(key: string, who: string): Promise<number>;
  saveSeen(key: string, who: string, version: number, at: string): Promise<void>;
  findPassages(key: string, words: readonly string[], limit: number): Promise<FoundPassage[]>;
  /** The journal after entry `after`, oldest first. Nothing in it is ever changed. */
  loadJournal(after: number, limit: number): Promise<JournalEntry[]>;
  /** Writes a whole copy of the store to a new file while it runs. SQLite only. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the store of a folder or a database, and brings its schema up to date.
 * Throws StoreError: `locked`, `read-only`, `full`, `later-version`, `damaged`, `unreachable`; UsageError when no place is named.
 */
export async function openStore(place: StorePlace): Promise<Store> {
  const {connection, dialect} = await openDatabase(place);
  try {
    await migrate(connection, dialect.migrations);
  } catch (error) {
    await dialect.close();
    throw error;
  }
  return storeOver(place.url === undefined ? "sqlite" : "postgres", connection, dialect);
}

/** An open database: SQL on one side, what is particular to it on the other. */
export interface OpenDatabase {
  readonly connection: Connection;
  readonly dialect: Dialect;
}

async function openDatabase(place: StorePlace): Promise<OpenDatabase> {
  if (place.url !== undefined) {
    const {openPostgres} = await import("./postgres/connect.js");
    return openPostgres(place.url, place.exclusive ?? false);
  }
  if (place.dir !== undefined) return openSqlite(place.dir, place.exclusive ?? false, place.maxBytes);
  throw new UsageError("no-store", "no store is named. Give a folder (--data DIR) or set DATABASE_URL.");
}

function storeOver(kind: Store["kind"], connection: Connection, dialect: Dialect): Store {
  return {
    kind,
    loadSituations: () => loadSituations(connection),
    findSituation: (key) => findSituation(connection, key),
    saveSituation: (key, title, at) => saveSituation(connection, key, title, at),
    saveIntake: (key, intake) => saveIntake(connection, dialect, key, intake),
    loadIntake: (key) => loadIntake(connection, key),
    loadProblems: (key) => loadProblems(connection, key),
    findReport: (key, id) => findReport(connection, key, id),
    loadReports: (key) => loadReports(connection, key),
    saveWithdrawal: (key, id, signed) => saveWithdrawal(connection, dialect, key, id, signed),
    findOriginal: (sha256) => dialect.originals.find(sha256),
    loadUnread: (reader, limit) => loadUnread(connection, reader, limit),
    saveReading: (key, reading) => saveReading(connection, key, reading),
    findReading: (key, report) => findReading(connection, key, report),
    loadReadings: (key) => loadReadings(connection, key),
    saveVersion: (key, group, machine) => saveVersion(connection, key, group, machine),
    findMachine: (key) => findMachine(connection, key),
    loadChanges: (key, since) => loadChanges(connection, key, since),
    saveCorrection: (key, correction) => saveCorrection(connection, key, correction),
    saveUndoing: (key, id, signed) => saveUndoing(connection, key, id, signed),
    loadCorrections: (key) => loadCorrections(connection, key),
    loadSeen: (key, who) => loadSeen(connection, key, who),
    saveSeen: (key, who, version, at) => saveSeen(connection, key, who, version, at),
    findPassages: (key, words, limit) => findPassages(connection, dialect, key, words, limit),
    loadJournal: (after, limit) => loadJournal(connection, after, limit),
    backup: (file) => dialect.backup(file),
    close: () => dialect.close(),
  };
}
