// Full text on SQLite: FTS5 over the folded words of each passage.
import type {Connection, Passage, WordSearch} from "../connection.js";

/** The index. The words themselves are not kept twice; ranges are in `passage`. */
export const search: WordSearch = {
  async save(inside, situation, passages) {
    for (const {report, start, end, words} of passages) {
      const [row] = await inside.all(
        `INSERT INTO passage (situation, report, start, "end") VALUES (?, ?, ?, ?) RETURNING seq`,
        situation,
        report,
        start,
        end,
      );
      await inside.run("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", row?.seq ?? 0, words);
    }
  },
  async remove(inside, situation, report) {
    await inside.run(
      "DELETE FROM passage_words WHERE rowid IN (SELECT seq FROM passage WHERE situation = ? AND report = ?)",
      situation,
      report,
    );
    await inside.run("DELETE FROM passage WHERE situation = ? AND report = ?", situation, report);
  },
  find: (connection, situation, words, limit) => findAll(connection, situation, words, limit),
};

async function findAll(
  connection: Connection,
  situation: string,
  words: readonly string[],
  limit: number,
): Promise<Omit<Passage, "words">[]> {
  const rows = await connection.all(
    `SELECT p.report, p.start, p."end" FROM passage_words w JOIN passage p ON p.seq = w.rowid
     WHERE w.words MATCH ? AND p.situation = ? ORDER BY round(bm25(passage_words), 6), p.report, p.start LIMIT ?`,
    words.map((word) => `"${word}"`).join(" AND "),
    situation,
    limit,
  );
  return rows.map((row) => ({report: String(row.report), start: Number(row.start), end: Number(row.end)}));
}
