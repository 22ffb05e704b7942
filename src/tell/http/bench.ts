// The desk's workbench: reads reports and rebuilds situations, and remembers readings so that each report is read once.
// A situation is rebuilt from all that was told of it by a pure function, so that the order of arrival leaves no trace.
import {createHash} from "node:crypto";
import type {Correction, LineChange} from "../../model/desk.js";
import type {Reading, Told} from "../../model/reading.js";
import type {Report} from "../../model/report.js";
import type {Situation} from "../../model/situation.js";
import type {Problem} from "../../model/span.js";
import type {Parsed} from "../../pipeline.js";
import {type Cited, compareSituations} from "../../reconcile/changes.js";
import {applyCorrections, type Corrected, type CorrectionPreview, previewCorrection} from "../../reconcile/corrections.js";
import type {Origin} from "../../report/parse.js";
import {pack, unpack} from "../../store/packing.js";
import type {Store} from "../../store/store.js";
import {gate} from "../gate.js";

/** The stages that a desk runs. */
export interface Stages {
  /** Version of the reader. */
  readonly reader: string;
  read(report: Report): Promise<{readonly reading: Reading; readonly problems: readonly Problem[]}>;
  reconcile(told: readonly Told[], problems: readonly Problem[]): Situation;
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
  /** Takes the machine's situation as it was kept, with the reports that it cites. Returns the basis that it was rebuilt from. */
  restore(key: string, packed: Uint8Array, reports: readonly Report[]): Promise<string>;
  /** Rebuilds the machine's situation from everything held. Returns it packed, for the store. */
  reconcile(key: string, problems: readonly Problem[]): Promise<Uint8Array>;
  /** Applies corrections to the machine's situation, and tells what changed since the last `mark`. */
  show(key: string, corrections: readonly Correction[]): Promise<{readonly shown: Shown; readonly changes: readonly LineChange[]}>;
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

/** The machine's situation in the store, with what it was rebuilt from. */
interface Kept {
  readonly basis: string;
  readonly situation: Situation;
}

interface Remembered {
  readonly told: Map<string, Told>;
  /** Withdrawn ids: a reading of one may still be on its way. */
  readonly dropped: Set<string>;
  machine: Cited;
  shown: Cited;
  marked: Cited;
}

/** A bench in this thread. What was kept is shown before the reader is loaded. */
export function benchOf(loading: Stages | Promise<Stages>): Bench {
  const situations = new Map<string, Remembered>();
  const at = (key: string): Remembered => {
    const nothing: Cited = {situation: emptySituation, texts: new Map()};
    const known = situations.get(key) ?? {told: new Map(), dropped: new Set<string>(), machine: nothing, shown: nothing, marked: nothing};
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
    async restore(key, packed, reports) {
      const {basis, situation} = await unpack<Kept>(packed);
      const remembered = at(key);
      remembered.machine = {situation, texts: textsOf(reports)};
      remembered.marked = remembered.machine;
      return basis;
    },
    async reconcile(key, problems) {
      const stages = await loading;
      const told = [...at(key).told.values()];
      const situation = stages.reconcile(told, inOrder(problems));
      at(key).machine = {situation, texts: textsOf(told.map(({report}) => report))};
      return pack({basis: basisOf(told.map(({report, reading}) => ({id: report.id, reader: reading.reader}))), situation} satisfies Kept);
    },
    async show(key, corrections) {
      const remembered = at(key);
      const shown = publish(remembered.machine, corrections);
      const now = {situation: shown.situation, texts: remembered.machine.texts};
      remembered.shown = now;
      return {shown, changes: compareSituations(remembered.marked, now)};
    },
    async mark(key) {
      at(key).marked = at(key).shown;
    },
    preview: async (key, corrections, further) => previewCorrection(at(key).machine, corrections, further),
    close: async () => (await loading).close?.(),
  };
}

/** Names a set of readings: when it is another than the basis of what was kept, the situation must be rebuilt. */
export function basisOf(readings: readonly {readonly id: string; readonly reader: string}[]): string {
  const names = readings.map(({id, reader}) => JSON.stringify([id, reader])).sort();
  return createHash("sha256").update(names.join("\n")).digest("hex");
}

/** The machine's situation with corrections in it, and nothing that its evidence does not carry. */
export function publish(machine: Cited, corrections: readonly Correction[]): Shown {
  const corrected = applyCorrections(machine, corrections);
  return {...corrected, situation: gate(corrected.situation, machine.texts)};
}

async function collect(parsed: AsyncIterable<Parsed>): Promise<Parsed[]> {
  const all: Parsed[] = [];
  for await (const item of parsed) all.push(item);
  return all;
}

/** What a desk shows of a situation, from its store alone: corrected and gated, for exports and assistants. Misses when nothing is reconciled yet. */
export async function loadShown(store: Store, key: string): Promise<{readonly shown: Shown; readonly texts: Cited["texts"]} | undefined> {
  const kept = await store.findSituated(key);
  if (!kept) return undefined;
  const {situation} = await unpack<Kept>(kept.packed);
  const texts = textsOf(await store.loadReports(key));
  return {shown: publish({situation, texts}, await store.loadCorrections(key)), texts};
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
