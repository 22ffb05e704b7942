// The desk's workbench: reads reports and rebuilds situations, and remembers readings so that each report is read once.
// A situation is rebuilt from all that was told of it by a pure function, so that the order of arrival leaves no trace.
import {createHash} from "node:crypto";
import type {Correction, LineChange} from "../../model/desk.js";
import type {Reading, Told} from "../../model/reading.js";
import type {Report} from "../../model/report.js";
import type {Situation} from "../../model/situation.js";
import type {Problem} from "../../model/span.js";
import {carryOver, diffSituations, type Patch, type Same} from "../../model/versions.js";
import type {Parsed} from "../../pipeline.js";
import {type Cited, compareSituations} from "../../reconcile/changes.js";
import {applyCorrections, type Corrected, type CorrectionPreview, previewCorrection} from "../../reconcile/corrections.js";
import {createMemory, type Memory} from "../../reconcile/memory.js";
import type {Origin} from "../../report/parse.js";
import {assembleLines, planLines, type RowIds} from "../../store/lines.js";
import {pack, unpack} from "../../store/packing.js";
import type {KeptMachine, MachineChange, Store} from "../../store/store.js";
import {type GateMemory, gate, newGateMemory} from "../gate.js";

/** The stages that a desk runs. */
export interface Stages {
  /** Version of the reader. */
  readonly reader: string;
  read(report: Report): Promise<{readonly reading: Reading; readonly problems: readonly Problem[]}>;
  /** `memory`: of the situation's last run here. */
  reconcile(told: readonly Told[], problems: readonly Problem[], memory: Memory): Situation;
  /** Bytes of any kind that the report stage knows, in the order in which they stand there. */
  parse(bytes: Uint8Array, origin: Origin): AsyncIterable<Parsed>;
  close?(): Promise<void>;
}

/** A report with its reading as the store keeps it. */
export interface Held {
  readonly report: Report;
  readonly packed: Uint8Array;
}

/** What is shown: corrected and behind the evidence gate. */
export type Shown = Corrected;

/** What leads from one version to the next. */
export interface Advance {
  /** From the situation shown before. */
  readonly patch: Patch;
  readonly shown: Omit<Shown, "situation">;
  readonly changes: readonly LineChange[];
  /** Absent while the machine's situation is as it was kept. */
  readonly machine?: MachineChange;
}

/** Works on situations by key. Everything passes by value, so that it may run in a thread of its own. */
export interface Bench {
  /** Version of the reader, once it is loaded. Throws ModelError when it is missing. */
  reader(): Promise<string>;
  read(report: Report): Promise<{readonly packed: Uint8Array; readonly problems: readonly Problem[]}>;
  parse(bytes: Uint8Array, origin: Origin): Promise<readonly Parsed[]>;
  /** Remembers readings for the next reconciling. */
  hold(key: string, held: readonly Held[]): Promise<void>;
  /** Forgets a report that was withdrawn. */
  drop(key: string, report: string): Promise<void>;
  /** Takes the machine's situation as it was kept, with the reports that it cites and the corrections with which pages show it. */
  restore(key: string, kept: KeptMachine, reports: readonly Report[], corrections: readonly Correction[]): Promise<void>;
  /** Rebuilds the machine's situation from everything held. */
  reconcile(key: string, problems: readonly Problem[]): Promise<void>;
  /** Applies corrections to the machine's situation, and tells what changed since the last `mark`, for the pages and for the store. */
  show(key: string, corrections: readonly Correction[]): Promise<Advance>;
  /** What was shown last is kept: the next changes are counted from it. */
  mark(key: string): Promise<void>;
  preview(key: string, corrections: readonly Correction[], further: Correction): Promise<CorrectionPreview>;
  close(): Promise<void>;
}

/** A situation without reports. */
export const emptySituation: Situation = {
  reports: [],
  actors: [],
  origins: [],
  statements: [],
  events: [],
  commitments: [],
  tripwires: [],
  positions: [],
  figures: [],
  timeline: [],
  discrepancies: [],
  silences: [],
  problems: [],
};

/** A situation at one version: what the machine made, and what is shown of it. */
interface Version {
  /** Names the readings that the machine's situation was rebuilt from. */
  readonly basis?: string;
  readonly machine: Cited;
  readonly shown: Situation;
}

interface Remembered {
  readonly told: Map<string, Told>;
  /** Withdrawn ids: a reading of one may still be on its way. */
  readonly dropped: Set<string>;
  readonly memory: Memory;
  readonly same: Same;
  readonly published: Published;
  readonly rows: RowIds;
  /** As it was reconciled, shown and kept last. */
  now: Version;
  kept: Version;
}

const nothing: Version = {machine: {situation: emptySituation, texts: new Map()}, shown: emptySituation};

/** A bench in this thread. What was kept is shown before the reader is loaded. */
export function benchOf(loading: Stages | Promise<Stages>): Bench {
  const situations = new Map<string, Remembered>();
  const at = (key: string): Remembered => {
    const known = situations.get(key) ?? {
      told: new Map(),
      dropped: new Set<string>(),
      memory: createMemory(),
      same: new WeakMap(),
      published: newPublished(),
      rows: new WeakMap(),
      now: nothing,
      kept: nothing,
    };
    situations.set(key, known);
    return known;
  };
  return {
    reader: async () => (await loading).reader,
    read: async (report) => readSafely(await loading, report),
    parse: async (bytes, origin) => collect((await loading).parse(bytes, origin)),
    async hold(key, held) {
      const {told, dropped} = at(key);
      for (const {report, packed} of held) {
        const reading = await unpack<Reading>(packed);
        if (!dropped.has(report.id)) told.set(report.id, {report, reading});
      }
    },
    async drop(key, report) {
      at(key).dropped.add(report);
      at(key).told.delete(report);
    },
    async restore(key, {basis, lines}, reports, corrections) {
      const remembered = at(key);
      const machine = {situation: assembleLines(lines, remembered.rows), texts: textsOf(reports)};
      const shown = publish(machine, corrections, remembered.published).situation;
      remembered.now = remembered.kept = {basis, machine, shown};
    },
    async reconcile(key, problems) {
      const stages = await loading;
      const remembered = at(key);
      const told = [...remembered.told.values()];
      const rebuilt = stages.reconcile(told, inOrder(problems), remembered.memory);
      const situation = carryOver(remembered.now.machine.situation, rebuilt, remembered.same);
      const basis = basisOf(told.map(({report, reading}) => ({id: report.id, reader: reading.reader})));
      remembered.now = {...remembered.now, basis, machine: {situation, texts: textsOf(told.map(({report}) => report))}};
    },
    async show(key, corrections) {
      const remembered = at(key);
      const {now, kept} = remembered;
      const {situation, ...shown} = publish(now.machine, corrections, remembered.published);
      remembered.now = {...now, shown: situation};
      return {
        patch: diffSituations(kept.shown, situation),
        shown,
        changes: compareSituations({situation: kept.shown, texts: kept.machine.texts}, {situation, texts: now.machine.texts}),
        ...(now.basis !== undefined &&
          now.machine !== kept.machine && {
            machine: {basis: now.basis, lines: planLines(kept.machine.situation, now.machine.situation, remembered.rows)},
          }),
      };
    },
    async mark(key) {
      at(key).kept = at(key).now;
    },
    preview: async (key, corrections, further) => previewCorrection(at(key).now.machine, corrections, further),
    close: async () => (await loading).close?.(),
  };
}

/** Names a set of readings: when it is another than the basis of what was kept, the situation must be rebuilt. */
export function basisOf(readings: readonly {readonly id: string; readonly reader: string}[]): string {
  const names = readings.map(({id, reader}) => JSON.stringify([id, reader])).sort();
  return createHash("sha256").update(names.join("\n")).digest("hex");
}

/** What publishing remembers of the version before, so that what says the same stays the same object. */
interface Published {
  readonly passes: GateMemory;
  corrected: Situation;
}

function newPublished(): Published {
  return {passes: newGateMemory(), corrected: emptySituation};
}

/** The machine's situation with corrections in it, and nothing that its evidence does not carry. */
export function publish(machine: Cited, corrections: readonly Correction[], before = newPublished()): Shown {
  const corrected = applyCorrections(machine, corrections);
  before.corrected = carryOver(before.corrected, corrected.situation);
  return {...corrected, situation: gate(before.corrected, machine.texts, before.passes)};
}

async function collect(parsed: AsyncIterable<Parsed>): Promise<Parsed[]> {
  const all: Parsed[] = [];
  for await (const item of parsed) all.push(item);
  return all;
}

/** What a desk shows of a situation, from its store alone: corrected and gated, for exports and assistants. Misses when nothing is reconciled yet. */
export async function loadShown(
  store: Store,
  key: string,
): Promise<{readonly basis: string; readonly shown: Shown; readonly texts: Cited["texts"]} | undefined> {
  const kept = await store.findMachine(key);
  if (!kept) return undefined;
  const texts = textsOf(await store.loadReports(key));
  const situation = assembleLines(kept.lines);
  return {basis: kept.basis, shown: publish({situation, texts}, await store.loadCorrections(key)), texts};
}

/** A report on which the reader fails is set aside with a problem; the rest goes on. */
async function readSafely(stages: Stages, report: Report): Promise<{packed: Uint8Array; problems: readonly Problem[]}> {
  try {
    const {reading, problems} = await stages.read(report);
    return {packed: await pack(reading), problems};
  } catch (error) {
    return {packed: await pack(unread(report, stages.reader)), problems: [failure(report, error)]};
  }
}

function failure(report: Report, error: unknown): Problem {
  const message = `the reader failed on it (${(error as Error).message}); nothing of it is told. It is read again with the next version.`;
  return {stage: "read", code: "reader-failed", report: report.id, message};
}

function unread(report: Report, reader: string): Reading {
  const storyDate = {certainty: "inferred" as const, republished: false, why: "it could not be read", evidence: []};
  return {reportId: report.id, reader, storyDate, sentences: [], entities: [], coreference: [], attributions: [], times: [], events: []};
}

/** Problems in an order that does not tell which came first. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const rank = ({report = "", stage, code, message}: Problem) => JSON.stringify([report, stage, code, message]);
  return [...problems].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function textsOf(reports: readonly Report[]): Cited["texts"] {
  return new Map(reports.map((report) => [report.id, report.text]));
}
