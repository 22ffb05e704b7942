// Every command and option is documented in docs/cli.md, and nothing is documented that does not exist.
import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {createProgram} from "../../src/tell/cli/main.js";

const page = readFileSync(new URL("../../docs/cli.md", import.meta.url), "utf8");
const nothing = async function* (): AsyncGenerator<Uint8Array> {};
const effects = {
  stdout: () => {},
  stderr: () => {},
  isTerminal: false,
  stdin: nothing(),
  now: () => "",
  loadEncoder: () => Promise.reject(),
  stopped: async () => {},
};
const program = createProgram(effects, () => {});
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split("\n")[0] as string, section]),
);

test("every command has a section, and every section a command", () => {
  expect([...sections.keys()].sort()).toEqual(program.commands.map((command) => `crosswire ${command.name()}`).sort());
});

test.each(program.commands.flatMap((command) => command.options.map((option) => [command.name(), option.flags])))(
  "crosswire %s documents %s",
  (command, flags) => {
    expect(sections.get(`crosswire ${command}`)).toContain(`| \`${flags}\` |`);
  },
);

test.each(program.commands.map((command) => [command.name(), command.options.map((option) => option.flags)] as const))(
  "crosswire %s documents no option that it lacks",
  (command, flags) => {
    const documented = [...(sections.get(`crosswire ${command}`) ?? "").matchAll(/^\| `(-[^`]+)` \|/gm)].map(([, flag]) => flag);
    expect(documented.filter((flag) => !flags.includes(flag as string))).toEqual([]);
  },
);

test.each(program.options.map((option) => option.flags.split(", ")))("%s and %s are documented", (short, long) => {
  expect(page).toContain(`\`${short}\``);
  expect(page).toContain(long);
});
