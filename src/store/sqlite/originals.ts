// Originals on disk: DIR/originals/aa/aabb…, written beside, synced and renamed, so that a name never holds half a file.
import {mkdir, open, readFile, rename, rm, stat} from "node:fs/promises";
import {dirname, join} from "node:path";
import {StoreError} from "../../errors.js";
import type {Originals} from "../connection.js";

/** The originals of a desk's folder. */
export function originalsIn(dir: string): Originals {
  const pathOf = (sha256: string) => join(dir, "originals", sha256.slice(0, 2), sha256);
  return {
    save: (sha256, bytes) => refusing(dir, () => writeWhole(pathOf(sha256), bytes)),
    find: (sha256) => (/^[0-9a-f]{64}$/.test(sha256) ? readIfThere(pathOf(sha256)) : Promise.resolve(undefined)),
  };
}

/** Runs work on the folder; refusals of the disk become StoreError. */
export async function refusing<T>(dir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(dir, error as NodeJS.ErrnoException) ?? error;
  }
}

function refusalOf(dir: string, error: NodeJS.ErrnoException): StoreError | undefined {
  if (error.code === "ENOSPC" || error.code === "EDQUOT")
    return new StoreError("full", `the disk under "${dir}" is full. What was stored before is whole; make room and send it again.`, {
      cause: error,
    });
  if (error.code === "EROFS" || error.code === "EACCES" || error.code === "EPERM")
    return new StoreError("read-only", `the folder "${dir}" cannot be written. Give a folder of your own (--data DIR).`, {cause: error});
  // Node says ENOENT when it may not make a folder on a read-only disk.
  if (error.code === "ENOENT") {
    const message = `the folder "${dir}" cannot be made: what is above it is missing or read-only. Give a folder of your own (--data DIR).`;
    return new StoreError("read-only", message, {cause: error});
  }
  if (error.code === "ENOTDIR" || error.code === "EEXIST")
    return new StoreError("no-folder", `"${dir}" is not a folder. Give a folder (--data DIR).`, {cause: error});
  return undefined;
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  if (
    await stat(path).then(
      (found) => found.size === bytes.length,
      () => false,
    )
  )
    return;
  await mkdir(dirname(path), {recursive: true});
  const beside = `${path}.${process.pid}.part`;
  try {
    await writeSynced(beside, bytes);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, {force: true});
    throw error;
  }
  await syncFolder(dirname(path));
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; there the rename is durable by itself.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}
