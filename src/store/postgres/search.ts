// Full text on PostgreSQL: tsvectors of the folded words of each passage, indexed with GIN.
import type {Connection, Passage, WordSearch} from "../connection.js";

/** The index. Words come folded and separated, so that they become vectors without a language's dictionary. */
export const search: WordSearch = {
  async save(inside, situation, passages) {
    for (const {report, start, end, words} of passages)
      await inside.run(
        `INSERT INTO passage (situation, report, start, "end", words) VALUES (?, ?, ?, ?, array_to_tsvector(?::text[]))`,
        situation,
        report,
        start,
        end,
        arrayOf(words.split(" ")),
      );
  },
  async remove(inside, situation, report) {
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
    `SELECT report, start, "end" FROM passage WHERE words @@ ?::tsquery AND situation = ? ORDER BY length(words), report, start LIMIT ?`,
    words.map((word) => `'${word}'`).join(" & "),
    situation,
    limit,
  );
  return rows.map((row) => ({report: String(row.report), start: Number(row.start), end: Number(row.end)}));
}

/** Words are letters and digits only, so that no quoting is needed within the braces. Each stands once. */
function arrayOf(words: readonly string[]): string {
  return `{${[...new Set(words)].map((word) => `"${word}"`).join(",")}}`;
}
