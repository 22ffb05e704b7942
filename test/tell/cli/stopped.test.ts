import {spawn} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, test} from "vitest";

const program = fileURLToPath(new URL("../../../bin/crosswire.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "crosswire-stopped-"));
const reports = join(folder, "reports.jsonl");
const text = "The ferry left Ostravel on Monday, the harbour office said. Ada Vonn told reporters that it would return. ".repeat(40);
writeFileSync(reports, Array.from({length: 2000}, (_, n) => `${JSON.stringify({id: `r${n}`, text: `${n}. ${text}`})}\n`).join(""));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe("a run that is stopped by a signal", () => {
  test.each([
    ["SIGINT", [], 0],
    ["SIGTERM", ["--resume"], 1],
  ] as const)(
    "%s ends it by that signal, with no crash, and keeps only what --resume needs",
    async (signal, options, kept) => {
      const child = spawn(process.execPath, [program, "read", reports, "--out", join(folder, "out.jsonl"), ...options]);
      let told = "";
      child.stderr.on("data", (piece) => {
        told += piece;
      });
      const ended = new Promise((resume) => child.once("exit", (code, by) => resume({code, by})));
      while (!begun() && child.exitCode === null) await pause(50);
      child.kill(signal);
      expect(await ended).toEqual({code: null, by: signal});
      expect(told).not.toMatch(/terminate|Error/);
      expect(parts().length).toBe(kept);
      expect(existsSync(join(folder, "out.jsonl"))).toBe(false);
    },
    60_000,
  );
});

function parts(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".part"));
}

function begun(): boolean {
  return parts().some((name) => statSync(join(folder, name)).size > 0);
}
