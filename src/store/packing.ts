// Large machine-made records (readings, situations) are kept as gzip of their JSON: a reading is a tenth of its size.
import {promisify} from "node:util";
import {gunzip, gzip, type ZlibOptions} from "node:zlib";

const zip = promisify<string, ZlibOptions, Buffer>(gzip);
const unzip = promisify<Uint8Array, Buffer>(gunzip);

/** Packs a record. */
export async function pack(value: unknown): Promise<Uint8Array> {
  return zip(JSON.stringify(value), {level: 1});
}

/** The record that `pack` packed. */
export async function unpack<T>(packed: Uint8Array): Promise<T> {
  return JSON.parse((await unzip(packed)).toString("utf8")) as T;
}
