// Originals in the database, since workers on other machines must reach them.
import type {Connection, Originals} from "../connection.js";

/** The originals of a database. */
export function originalsIn(connection: Connection): Originals {
  return {
    async save(sha256, bytes) {
      await connection.run("INSERT INTO original (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING", sha256, bytes);
    },
    async find(sha256) {
      const [row] = await connection.all("SELECT bytes FROM original WHERE sha256 = ?", sha256);
      return row && (row.bytes as Uint8Array);
    },
  };
}
