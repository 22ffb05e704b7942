// The command line: names, options and exit codes. Each command's work is a module that is loaded when it is called.
import {readFileSync} from "node:fs";
import {Command, CommanderError, Option} from "commander";
import {ModelError, StoreError, UsageError} from "../../errors.js";
import {printable} from "../printable.js";
import {type Effects, processEffects} from "./effects.js";

/** Exit code 0 when at least one report was read, 1 when none was, 2 for misuse. */
export async function main(argv: readonly string[], effects: Effects = processEffects()): Promise<number> {
  let code = 0;
  const program = createProgram(effects, (exit) => {
    code = exit;
  });
  try {
    await program.parseAsync([...argv], {from: "user"});
    return code;
  } catch (error) {
    return report(error, effects);
  }
}

/** The program with all commands, without running one; the documentation's test walks it. */
export function createProgram(effects: Effects, exit: (code: number) => void): Command {
  const program = new Command("crosswire")
    .description(
      "Reads what many outlets wrote about one crisis and rebuilds the situation, every line tied to the characters it was read from.",
    )
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .showHelpAfterError("(crosswire --help shows how)")
    .configureOutput({writeOut: (text) => void effects.stdout(text), writeErr: (text) => effects.stderr(text)})
    .exitOverride()
    .addHelpText("after", examples.crosswire);
  program.action(() => {
    throw new UsageError(
      "no-command",
      `a command is missing: ${program.commands.map((command) => command.name()).join(", ")}. crosswire --help shows how.`,
    );
  });
  addSitrep(program, effects, exit);
  addRead(program, effects, exit);
  addDesk(program, effects, exit);
  return program;
}

const examples = {
  crosswire: `
INPUT is a file, a folder, an address or - for standard input: .txt .html .json .jsonl, feeds, archives.

Examples:
  crosswire sitrep reports/                       the situation, as text
  crosswire sitrep a.html b.html --format md      two saved pages, as Markdown
  crosswire read reports.jsonl --out read.jsonl   one reading per report
  crosswire desk                                  the web desk on this machine

Exit code: 0 when at least one report was read, 1 when none was, 2 for misuse.`,
  sitrep: `
Examples:
  crosswire sitrep examples/niger-2023
  crosswire sitrep reports.jsonl --format json --out today.json
  crosswire sitrep reports/ --since yesterday.json
  cat page.html | crosswire sitrep - --format md`,
  read: `
Examples:
  crosswire read reports.jsonl --format jsonl --out readings.jsonl
  crosswire read archive/ --out readings.jsonl --resume
  crosswire read page.html | head -c 300`,
  desk: `
Examples:
  crosswire desk
  crosswire desk --port 8080 --data ~/desk reports/`,
};

function addSitrep(program: Command, effects: Effects, exit: (code: number) => void): void {
  program
    .command("sitrep")
    .description("reports in, situation report out")
    .argument("<input...>", "files, folders, addresses or -")
    .addOption(new Option("--format <format>", "how to write it").choices(["text", "md", "html", "json"]).default("text"))
    .option("--out <file>", "write to a file, whole or not at all, instead of standard output")
    .option("--since <file>", "an earlier situation (JSON): say what changed")
    .option("--all", "text and md: every line, not only the first of each section")
    .addOption(allowOption())
    .addOption(offlineOption())
    .addOption(modelOption())
    .addHelpText("after", examples.sitrep)
    .action(async (inputs, options) => exit(await (await import("./sitrep.js")).writeSitrep(inputs, options, effects)));
}

function addRead(program: Command, effects: Effects, exit: (code: number) => void): void {
  program
    .command("read")
    .description("one reading per report: sentences, words, names, statements, times, events")
    .argument("<input...>", "files, folders, addresses or -")
    .addOption(new Option("--format <format>", "how to write it").choices(["jsonl"]).default("jsonl"))
    .option("--out <file>", "write to a file, whole or not at all, instead of standard output")
    .option("--resume", "keep what was read in FILE.part when stopped, and go on from there")
    .addOption(allowOption())
    .addOption(offlineOption())
    .addOption(modelOption())
    .addHelpText("after", examples.read)
    .action(async (inputs, options) => exit(await (await import("./read.js")).writeReadings(inputs, options, effects)));
}

function addDesk(program: Command, effects: Effects, exit: (code: number) => void): void {
  program
    .command("desk")
    .description("the web desk")
    .argument("[input...]", "files, folders, addresses or - to begin with")
    .option("--port <number>", "port on this machine; 0 takes a free one", "4173")
    .option("--data <folder>", "where the desk keeps what it was given", ".crosswire")
    .addOption(new Option("--database <url>", "a PostgreSQL address to keep it in instead").env("DATABASE_URL"))
    .option("--backup <file>", "write a whole copy of the desk in --data to a new file, while it runs or not, and end")
    .addOption(modelOption())
    .addHelpText("after", examples.desk)
    .action(async (inputs, options) => exit(await (await import("./desk.js")).openDesk(inputs, options, effects)));
}

function allowOption(): Option {
  return new Option("--allow <host...>", "hosts of the private network that may be fetched from");
}

function offlineOption(): Option {
  return new Option("--offline", "fetch nothing; an address is a problem");
}

function modelOption(): Option {
  return new Option("--model <folder>", "the reader's model, instead of the one in this package");
}

/** Errors that say something to the user become a line and a code; anything else is our bug and crashes. */
function report(error: unknown, effects: Effects): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError || error instanceof ModelError || error instanceof StoreError) {
    effects.stderr(`crosswire: ${printable(error.message)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
  throw error;
}

function version(): string {
  return JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")).version;
}
