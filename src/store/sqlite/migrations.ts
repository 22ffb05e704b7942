// The schema on SQLite. The file is a public format: names are those of the records.
import type {Migration} from "../connection.js";
import {takeApartSituated} from "../lines.js";

/** In order; never edited once released. */
export const migrations: readonly Migration[] = [
  {
    name: "desk",
    statements: [
      `CREATE TABLE situation (key TEXT PRIMARY KEY, title TEXT, created_at TEXT NOT NULL, version INTEGER NOT NULL, updated_at TEXT NOT NULL)`,
      `CREATE TABLE report (seq INTEGER PRIMARY KEY AUTOINCREMENT, situation TEXT NOT NULL REFERENCES situation(key), id TEXT NOT NULL,
        at TEXT NOT NULL, digest TEXT, outlet TEXT, title TEXT, url TEXT, record TEXT, original TEXT, problem TEXT,
        withdrawn_at TEXT, withdrawn_who TEXT, withdrawn_why TEXT, UNIQUE (situation, id))`,
      `CREATE TABLE reading (situation TEXT NOT NULL, report TEXT NOT NULL, reader TEXT NOT NULL, packed BLOB NOT NULL, problems TEXT NOT NULL,
        PRIMARY KEY (situation, report)) WITHOUT ROWID`,
      `CREATE TABLE situated (situation TEXT PRIMARY KEY REFERENCES situation(key), packed BLOB NOT NULL)`,
      `CREATE TABLE change_group (situation TEXT NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL, causes TEXT NOT NULL, changes TEXT NOT NULL,
        PRIMARY KEY (situation, version))`,
      `CREATE TABLE correction (seq INTEGER PRIMARY KEY AUTOINCREMENT, situation TEXT NOT NULL REFERENCES situation(key), id TEXT NOT NULL,
        at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, amendment TEXT NOT NULL,
        undone_at TEXT, undone_who TEXT, undone_why TEXT, UNIQUE (situation, id))`,
      `CREATE TABLE seen (situation TEXT NOT NULL, who TEXT NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (situation, who))`,
    ],
  },
  {
    name: "journal",
    statements: [
      `CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, situation TEXT NOT NULL, kind TEXT NOT NULL, who TEXT, what TEXT NOT NULL)`,
      `CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END`,
      `CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END`,
    ],
  },
  {
    name: "full-text",
    statements: [
      `CREATE TABLE passage (seq INTEGER PRIMARY KEY, situation TEXT NOT NULL, report TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL)`,
      `CREATE INDEX passage_of_report ON passage (situation, report)`,
      `CREATE VIRTUAL TABLE passage_words USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0")`,
    ],
  },
  {
    name: "lines",
    statements: [
      `CREATE TABLE line (situation TEXT NOT NULL REFERENCES situation(key), list TEXT NOT NULL, id TEXT NOT NULL, follows TEXT, record TEXT NOT NULL,
        PRIMARY KEY (situation, list, id)) WITHOUT ROWID`,
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
