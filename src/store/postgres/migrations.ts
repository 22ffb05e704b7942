// The schema on PostgreSQL: the tables of the SQLite file under the same names.
import type {Migration} from "../connection.js";
import {takeApartSituated} from "../lines.js";

/** In order; never edited once released. Text sorts by its bytes, as on SQLite. */
export const migrations: readonly Migration[] = [
  {
    name: "desk",
    statements: [
      `CREATE TABLE situation (key TEXT COLLATE "C" PRIMARY KEY, title TEXT, created_at TEXT NOT NULL, version INTEGER NOT NULL, updated_at TEXT NOT NULL)`,
      `CREATE TABLE report (seq INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, situation TEXT COLLATE "C" NOT NULL REFERENCES situation(key),
        id TEXT COLLATE "C" NOT NULL, at TEXT NOT NULL, digest TEXT, outlet TEXT, title TEXT, url TEXT, record TEXT, original TEXT, problem TEXT,
        withdrawn_at TEXT, withdrawn_who TEXT, withdrawn_why TEXT, UNIQUE (situation, id))`,
      `CREATE TABLE reading (situation TEXT COLLATE "C" NOT NULL, report TEXT COLLATE "C" NOT NULL, reader TEXT NOT NULL, packed BYTEA NOT NULL,
        problems TEXT NOT NULL, PRIMARY KEY (situation, report))`,
      `CREATE TABLE situated (situation TEXT COLLATE "C" PRIMARY KEY REFERENCES situation(key), packed BYTEA NOT NULL)`,
      `CREATE TABLE change_group (situation TEXT COLLATE "C" NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL, causes TEXT NOT NULL,
        changes TEXT NOT NULL, PRIMARY KEY (situation, version))`,
      `CREATE TABLE correction (seq INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, situation TEXT COLLATE "C" NOT NULL REFERENCES situation(key),
        id TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, amendment TEXT NOT NULL,
        undone_at TEXT, undone_who TEXT, undone_why TEXT, UNIQUE (situation, id))`,
      `CREATE TABLE seen (situation TEXT COLLATE "C" NOT NULL, who TEXT NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (situation, who))`,
    ],
  },
  {
    name: "journal",
    statements: [
      `CREATE TABLE journal (seq INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at TEXT NOT NULL, situation TEXT NOT NULL, kind TEXT NOT NULL, who TEXT, what TEXT NOT NULL)`,
      `CREATE FUNCTION journal_keeps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$`,
      `CREATE TRIGGER journal_keeps BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION journal_keeps()`,
    ],
  },
  {
    name: "full-text",
    statements: [
      `CREATE TABLE passage (seq INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, situation TEXT COLLATE "C" NOT NULL, report TEXT COLLATE "C" NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, words TSVECTOR NOT NULL)`,
      `CREATE INDEX passage_of_report ON passage (situation, report)`,
      `CREATE INDEX passage_words ON passage USING gin (words)`,
    ],
  },
  {
    name: "originals",
    statements: [`CREATE TABLE original (sha256 TEXT PRIMARY KEY, bytes BYTEA NOT NULL)`],
  },
  {
    name: "lines",
    statements: [
      `CREATE TABLE line (situation TEXT COLLATE "C" NOT NULL REFERENCES situation(key), list TEXT NOT NULL, id TEXT COLLATE "C" NOT NULL,
        follows TEXT COLLATE "C", record TEXT NOT NULL, PRIMARY KEY (situation, list, id))`,
      `ALTER TABLE situation ADD COLUMN basis TEXT`,
    ],
    convert: takeApartSituated,
  },
  {name: "nothing-whole", statements: [`DROP TABLE situated`]},
  {
    name: "beside-large-rows",
    statements: [
      `CREATE INDEX reading_reader ON reading (situation, report, reader)`,
      `CREATE INDEX reading_problems ON reading (situation, report) WHERE problems <> '[]'`,
      `CREATE INDEX report_problem ON report (situation, seq) WHERE problem IS NOT NULL`,
    ],
  },
];
