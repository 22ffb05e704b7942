// The desk's own script and style, built by Vite into dist/web/ under names that hold their hash.
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Assets} from "./page.js";

/** A file that pages may load. */
export interface Asset {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** All files by name, and which of them pages begin with. */
export interface AssetFolder {
  readonly files: ReadonlyMap<string, Asset>;
  readonly assets: Assets;
}

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** Reads the built folder; empty when the package was not built. Only script, style and pictures are taken. */
export async function loadAssets(folder: string): Promise<AssetFolder> {
  const names = await readdir(folder, {recursive: true}).catch(() => []);
  const files = new Map<string, Asset>();
  for (const path of names.map(String).sort()) {
    const mediaType = TYPES[path.split(".").at(-1) ?? ""];
    if (mediaType) files.set(path.split(/[/\\]/).at(-1) as string, {bytes: await readFile(join(folder, path)), mediaType});
  }
  const entry = (type: string) => {
    const name =
      [...files.keys()].find((candidate) => candidate.endsWith(`.${type}`) && candidate.startsWith("desk")) ??
      [...files.keys()].find((candidate) => candidate.endsWith(`.${type}`));
    return name && `/assets/${name}`;
  };
  return {files, assets: {script: entry("js"), style: entry("css")}};
}
