// The line's direction: stages import only the model and themselves, only the pipeline and `tell` touch the store, and no stage
// touches disk, network or clock. What the encoder loads from disk is the one exception, at the edge of `read`.
import {readdirSync, readFileSync} from "node:fs";
import {join, posix, relative, sep} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, test} from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));
const files = listSources(src).map((path) => relative(src, path).split(sep).join("/"));
const sources = new Map(files.map((file) => [file, readFileSync(join(src, file), "utf8")]));
const stages = ["report", "read", "reconcile"];
const stageFiles = files.filter((file) => stages.includes(areaOf(file)));

/** Which areas a file of each area may import. Files at the top (`errors`, `pipeline`, `index`) are areas of their own name. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: ["model"],
  errors: [],
  report: ["report", "model", "errors"],
  read: ["read", "model", "errors"],
  reconcile: ["reconcile", "model", "errors"],
  pipeline: ["model", "report", "read", "reconcile", "errors", "store"],
  store: ["store", "model", "errors"],
  tell: ["tell", "model", "report", "read", "reconcile", "store", "pipeline", "errors"],
  index: ["model", "report", "read", "reconcile", "tell", "pipeline", "errors", "store"],
};

test.each(files)("%s imports only what its area may", (file) => {
  const area = areaOf(file);
  const wrong = importsOf(file)
    .filter((name) => name.startsWith("."))
    .map((name) => posix.join(posix.dirname(file), name))
    .filter((target) => !allowed[area]?.includes(areaOf(target)));
  expect(wrong, `${area} may import ${allowed[area]?.join(", ")}`).toEqual([]);
});

const world = /^(node:)?(fs|fs\/promises|net|http|https|dns|tls|child_process|os|worker_threads|process)$|^(undici|libsql|pg|hono|@hono\/)/;

test.each(stageFiles.filter((file) => !["read/encoder.ts", "read/inference.ts"].includes(file)))(
  "%s touches no disk, network or clock",
  (file) => {
    expect(importsOf(file).filter((name) => world.test(name))).toEqual([]);
    const code = withoutComments(sources.get(file) ?? "");
    expect(code).not.toMatch(/\bDate\.now\(|new Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bfetch\(|\bsetTimeout\(/);
  },
);

test.each(files)("%s opens with what it decides, and is not named after nothing", (file) => {
  expect(sources.get(file)).toMatch(/^(#!.*\n)?\/[/*]/);
  expect(file).not.toMatch(/(^|\/)(utils?|helpers?|managers?|services?|processors?|base|data)\.tsx?$/);
  expect(file.split("/").at(-1)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.tsx?$/);
});

test("both stores hold the same files under the same names", () => {
  const of = (kind: string) => files.filter((file) => file.startsWith(`store/${kind}/`)).map((file) => file.slice(`store/${kind}/`.length));
  expect(of("sqlite").sort()).toEqual(of("postgres").sort());
});

function listSources(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listSources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function areaOf(path: string): string {
  return path.split("/")[0]?.replace(/\.[jt]sx?$/, "") ?? "";
}

function importsOf(file: string): string[] {
  const code = withoutComments(sources.get(file) ?? "");
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)].map(([, name]) => name as string);
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}
