// Opens empty stores of both kinds on real servers: SQLite always, PostgreSQL where its programs are on the machine (one visible line if not).
import {spawn, spawnSync} from "node:child_process";
import {chownSync, existsSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import pg from "pg";
import {openStore, type Store, type StorePlace} from "../../src/store/store.js";

export interface Servers {
  /** The kinds that can be tested here. */
  readonly kinds: readonly Store["kind"][];
  /** A place where no store is yet. */
  place(kind: Store["kind"]): Promise<StorePlace>;
  open(kind: Store["kind"]): Promise<Store>;
  stop(): Promise<void>;
}

/** Starts what there is. Call `stop` when done. */
export async function startServers(): Promise<Servers> {
  const root = mkdtempSync(join(tmpdir(), "crosswire-stores-"));
  const cluster = await startPostgres(root);
  let count = 0;
  const place = async (kind: Store["kind"]): Promise<StorePlace> =>
    kind === "postgres" && cluster ? {url: await cluster.newDatabase(`desk_${++count}`)} : {dir: join(root, `desk-${++count}`)};
  return {
    kinds: cluster ? ["sqlite", "postgres"] : ["sqlite"],
    place,
    open: async (kind) => openStore(await place(kind)),
    async stop() {
      await cluster?.stop();
      rmSync(root, {recursive: true, force: true});
    },
  };
}

interface Cluster {
  newDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

async function startPostgres(root: string): Promise<Cluster | undefined> {
  const bin = postgresPrograms();
  const user = systemUser();
  if (bin === undefined || user === undefined) {
    console.warn("PostgreSQL is not on this machine (apt-get install postgresql): the store is tested on SQLite only.");
    return undefined;
  }
  const dir = mkdtempSync(join(root, "pg-"));
  if (user.uid !== undefined) {
    chownSync(root, user.uid, user.gid ?? 0);
    chownSync(dir, user.uid, user.gid ?? 0);
  }
  const as = {...user, cwd: dir, stdio: "ignore" as const};
  const made = spawnSync(
    join(bin, "initdb"),
    ["-D", join(dir, "cluster"), "-U", "desk", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"],
    as,
  );
  if (made.status !== 0) throw new Error(`initdb failed with ${made.status ?? made.error}`);
  const port = await freePort();
  // fsync is off only here: these tests kill the desk, not the machine.
  const server = spawn(join(bin, "postgres"), ["-D", join(dir, "cluster"), "-p", String(port), "-h", "127.0.0.1", "-k", dir, "-F"], as);
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const admin = `postgres://desk@127.0.0.1:${port}/postgres`;
  await until(() => queryOn(admin, "SELECT 1"));
  return {
    newDatabase: async (name) => {
      await queryOn(admin, `CREATE DATABASE ${name}`);
      return `postgres://desk@127.0.0.1:${port}/${name}`;
    },
    stop: async () => {
      server.kill("SIGINT");
      await ended;
    },
  };
}

function postgresPrograms(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, "bin")) : [];
  const path = (process.env.PATH ?? "").split(":");
  return [...versions, ...path].find((dir) => existsSync(join(dir, "initdb")) && existsSync(join(dir, "postgres")));
}

/** PostgreSQL refuses to run as root, so root starts it as the user that its package made. */
function systemUser(): {uid?: number; gid?: number} | undefined {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => spawnSync("id", [flag, "postgres"], {encoding: "utf8"});
  const [uid, gid] = [id("-u"), id("-g")];
  return uid.status === 0 && gid.status === 0 ? {uid: Number(uid.stdout), gid: Number(gid.stdout)} : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const {port} = server.address() as {port: number};
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function queryOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({connectionString: url});
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function until(works: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await works();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
