// The desk's situations while it runs. A report is acknowledged when it is stored; reading and reconciling follow in the background,
// and pages show the last whole version meanwhile. Versions of one situation are made one after another.
import {createHash} from "node:crypto";
import {ModelError, StoreError} from "../../errors.js";
import type {Amendment, ChangeCause, ChangeGroup, Correction, LineChange} from "../../model/desk.js";
import type {Report} from "../../model/report.js";
import {applyPatch} from "../../model/versions.js";
import {bindingsOf, type CorrectionPreview} from "../../reconcile/corrections.js";
import type {NewIntake, SavedReport, Signed, Store, StoredSituation} from "../../store/store.js";
import {type Bench, basisOf, emptySituation, loadShown, type Shown} from "./bench.js";
import type {Progress} from "./page.js";

/** One situation as pages see it. Replaced as a whole, never changed in place. */
export interface Live {
  readonly stored: StoredSituation;
  readonly shown: Shown;
  /** Reports that were not withdrawn, by id. */
  readonly reports: ReadonlyMap<string, Report>;
  readonly corrections: readonly Correction[];
  readonly progress: Progress;
  /** The version that the analyst last marked as seen; 0 when never. */
  readonly seen: number;
  /** Grows with everything that a page could show, also what makes no new version. */
  readonly pulse: number;
  /** What keeps the desk from going on, in words; absent when all is well. */
  readonly trouble?: string;
}

/** Something changed: tell whoever watches. */
export interface Pulse {
  readonly situation: string;
  readonly version: number;
  readonly pulse: number;
  readonly progress: Progress;
}

/** What became of a correction. */
export type CorrectionOutcome =
  | {readonly kind: "kept"; readonly correction: Correction; readonly live: Live}
  | {readonly kind: "stale"; readonly changes: readonly LineChange[]; readonly live: Live}
  | {readonly kind: "no effect"; readonly why: string};

/** The running situations. */
export interface Situations {
  list(): readonly Live[];
  find(key: string): Live | undefined;
  /** Opens a situation, or gives one a title. */
  open(key: string, title?: string): Promise<Live>;
  ingest(key: string, intake: NewIntake): Promise<readonly SavedReport[]>;
  withdraw(key: string, report: string, signed: Signed): Promise<boolean>;
  /** `seen`: the version that the analyst looked at. Stale when one of the lines concerned changed after it. */
  correct(key: string, seen: number, amendment: Amendment, signed: Signed): Promise<CorrectionOutcome>;
  preview(key: string, amendment: Amendment, signed: Signed): Promise<CorrectionPreview>;
  undo(key: string, correction: string, signed: Signed): Promise<boolean>;
  /** Marks everything up to a version as seen by `who`. */
  see(key: string, who: string, version: number): Promise<Live>;
  watch(listener: (pulse: Pulse) => void): () => void;
  /** Resolves when everything that arrived is read and reconciled (or cannot be for now). */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Who marks as seen when nobody says who. Pages count changes from this mark. */
export const ANALYST = "analyst";

/** What the desk needs of the world. */
export interface SituationDeps {
  readonly store: Store;
  readonly bench: Bench;
  /** ISO 8601 instant of now. */
  now(): string;
  /** Tells the operator. */
  note(message: string): void;
}

/** Reports that are read side by side; then comes what arrived meanwhile, before what is only read again. */
const AT_ONCE = 4;
/** While reports stream in, at most this share of the time goes to reconciling. */
const RECONCILE_SHARE = 0.25;
const RETRY_AFTER = 10_000;

/** Takes up every situation of the store where it was left. Close it before the store. */
export async function openSituations(deps: SituationDeps): Promise<Situations> {
  const situations = new OpenSituations(deps);
  await situations.takeUp();
  return situations;
}

class OpenSituations implements Situations {
  private readonly lives = new Map<string, Live>();
  private readonly listeners = new Set<(pulse: Pulse) => void>();
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly waiting = new Map<string, Waiting>();
  private running: Promise<void> | undefined;
  private retry: NodeJS.Timeout | undefined;
  private again = false;
  private lastTrouble: string | undefined;
  private closed = false;

  constructor(private readonly deps: SituationDeps) {}

  async takeUp(): Promise<void> {
    for (const stored of await this.deps.store.loadSituations()) {
      const {live, moved, read} = await restore(this.deps.store, stored);
      this.lives.set(stored.key, live);
      const waiting = this.waitingAt(stored.key);
      waiting.read = read;
      waiting.takenUp = live.reports;
      if (moved) waiting.causes.push({kind: "report", reports: []});
    }
    this.wake();
  }

  list(): readonly Live[] {
    return [...this.lives.values()];
  }

  find(key: string): Live | undefined {
    return this.lives.get(key);
  }

  open(key: string, title?: string): Promise<Live> {
    return this.inTurn(key, async () => {
      await this.deps.store.saveSituation(key, title, this.deps.now());
      const stored = (await this.deps.store.findSituation(key)) as StoredSituation;
      if (!this.lives.has(key)) this.lives.set(key, newLive(stored));
      return this.update(key, {stored});
    });
  }

  async ingest(key: string, intake: NewIntake): Promise<readonly SavedReport[]> {
    if (!this.lives.has(key)) await this.open(key);
    const saved = await this.deps.store.saveIntake(key, intake);
    const fresh = new Set(saved.filter(({outcome}) => outcome === "new").map(({id}) => id));
    const arrived = intake.reports.filter(({id}) => fresh.has(id));
    const setAside = intake.problems.filter(({report}) => report === undefined || !fresh.has(report)).length;
    if (arrived.length === 0 && setAside === 0) return saved;
    const {reports, progress} = this.at(key);
    const counted = {...progress, received: progress.received + arrived.length, setAside: progress.setAside + setAside};
    this.update(key, {
      reports: new Map([...reports, ...arrived.map((report) => [report.id, report] as const)]),
      progress: counted,
      ...(this.retry && {trouble: this.lastTrouble}),
    });
    if (setAside > 0) this.waitingAt(key).causes.push({kind: "report", reports: []});
    this.wake();
    return saved;
  }

  async withdraw(key: string, id: string, signed: Signed): Promise<boolean> {
    if (!(await this.deps.store.saveWithdrawal(key, id, signed))) return false;
    const waiting = this.waitingAt(key);
    waiting.withdrawn.add(id);
    await this.deps.bench.drop(key, id);
    const left = (await this.deps.store.loadIntake(key)).filter((item) => !item.withdrawn && !item.setAside);
    const {reports, progress} = this.at(key);
    const counted = {...progress, received: left.length, read: left.filter(({reader}) => reader !== undefined).length};
    this.update(key, {reports: new Map([...reports].filter(([report]) => report !== id)), progress: counted});
    waiting.causes.push({kind: "withdrawal", reports: [id]});
    this.wake();
    return true;
  }

  correct(key: string, seen: number, amendment: Amendment, signed: Signed): Promise<CorrectionOutcome> {
    return this.inTurn(key, async () => {
      const live = this.at(key);
      const concerned = new Set(bindingsOf(amendment).map(({id}) => id));
      const changes = seen < live.stored.version ? await changesOf(this.deps.store, key, seen, concerned) : [];
      if (changes.length > 0) return {kind: "stale", changes, live};
      const correction = signedCorrection(amendment, signed);
      const {applies, summary} = await (await this.bench(key)).preview(key, live.corrections, correction);
      if (!applies) return {kind: "no effect", why: summary};
      await this.deps.store.saveCorrection(key, correction);
      return {kind: "kept", correction, live: await this.advance(key, [{kind: "correction", reports: [], correction: correction.id}])};
    });
  }

  preview(key: string, amendment: Amendment, signed: Signed): Promise<CorrectionPreview> {
    return this.inTurn(key, async () =>
      (await this.bench(key)).preview(key, this.at(key).corrections, signedCorrection(amendment, signed)),
    );
  }

  undo(key: string, id: string, signed: Signed): Promise<boolean> {
    return this.inTurn(key, async () => {
      if (!(await this.deps.store.saveUndoing(key, id, signed))) return false;
      await this.advance(key, [{kind: "undo", reports: [], correction: id}]);
      return true;
    });
  }

  async see(key: string, who: string, version: number): Promise<Live> {
    const seen = Math.min(version, this.at(key).stored.version);
    await this.deps.store.saveSeen(key, who, seen, this.deps.now());
    return who === ANALYST ? this.update(key, {seen}) : this.at(key);
  }

  watch(listener: (pulse: Pulse) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    this.listeners.clear();
    await this.running;
    await Promise.all(this.turns.values());
  }

  private at(key: string): Live {
    const live = this.lives.get(key);
    if (!live) throw new Error(`situation ${key} is not open`);
    return live;
  }

  private update(key: string, change: Partial<Live>): Live {
    const before = this.at(key);
    const live = {...before, ...change, pulse: before.pulse + 1};
    this.lives.set(key, live);
    for (const listener of this.listeners) listener(pulseOf(live));
    return live;
  }

  private inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.turns.get(key) ?? Promise.resolve()).then(work);
    this.turns.set(
      key,
      turn.catch(() => undefined),
    );
    return turn;
  }

  private waitingAt(key: string): Waiting {
    const waiting = this.waiting.get(key) ?? {
      causes: [],
      withdrawn: new Set<string>(),
      read: new Set<string>(),
      held: false,
      lastEnd: 0,
      lastTook: 0,
    };
    this.waiting.set(key, waiting);
    return waiting;
  }

  /** Starts reading in the background, unless it is on its way. */
  private wake(): void {
    if (this.closed || this.retry) return;
    this.again = true;
    this.running ??= this.run();
  }

  private async run(): Promise<void> {
    try {
      while (this.again && !this.closed) {
        this.again = false;
        await this.readAll();
        this.lastTrouble = undefined;
      }
    } catch (error) {
      this.stumble(error as Error);
    }
    this.running = undefined;
    if (this.again) this.wake();
  }

  /** A full disk or a lost database passes; reading goes on by itself when it does. */
  private stumble(error: Error): void {
    this.again = false;
    if (this.closed) return;
    const known = error instanceof StoreError || error instanceof ModelError;
    const trouble = known ? error.message : `reading cannot go on: ${error.message}`;
    // It is tried again and again; once is enough to tell.
    if (trouble !== this.lastTrouble) this.deps.note(known ? trouble : (error.stack ?? trouble));
    this.lastTrouble = trouble;
    for (const [key, {progress}] of this.lives)
      if (this.waitingAt(key).causes.length > 0 || progress.read < progress.received) this.update(key, {trouble});
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.wake();
    }, RETRY_AFTER).unref();
  }

  /** Reads what is unread, and reconciles in between as long as that takes only a small share of the time. */
  private async readAll(): Promise<void> {
    const {store, bench} = this.deps;
    const reader = await bench.reader();
    for (let left = true; left && !this.closed; ) {
      const unread = await store.loadUnread(reader, AT_ONCE);
      await Promise.all(unread.map(({key, report}) => this.readOne(key, report, reader)));
      for (const key of new Set(unread.map((item) => item.key))) if (isDue(this.waitingAt(key))) await this.reconcile(key);
      // What arrives from here on wakes the desk again.
      left = unread.length === AT_ONCE;
    }
    for (const [key, {causes}] of this.waiting) if (causes.length > 0 && !this.closed) await this.reconcile(key);
  }

  private async readOne(key: string, report: Report, reader: string): Promise<void> {
    const {store, bench} = this.deps;
    const {packed, problems} = await bench.read(report);
    await store.saveReading(key, {report: report.id, reader, packed, problems});
    const waiting = this.waitingAt(key);
    if (waiting.withdrawn.has(report.id)) return;
    if (waiting.held) await bench.hold(key, [{report, packed}]);
    const again = waiting.read.has(report.id);
    waiting.causes.push({kind: again ? "reader" : "report", reports: [report.id]});
    const {progress} = this.at(key);
    this.update(key, {progress: again ? progress : {...progress, read: progress.read + 1}});
  }

  private reconcile(key: string): Promise<Live> {
    return this.inTurn(key, async () => {
      const {store} = this.deps;
      const waiting = this.waitingAt(key);
      const causes = waiting.causes.splice(0);
      const begun = performance.now();
      try {
        const bench = await this.bench(key);
        if (!waiting.held) await bench.hold(key, await heldOf(store, key));
        waiting.held = true;
        await bench.reconcile(key, await store.loadProblems(key));
        return await this.advance(key, gather(causes));
      } catch (error) {
        waiting.causes.unshift(...causes);
        throw error;
      } finally {
        waiting.lastEnd = performance.now();
        waiting.lastTook = waiting.lastEnd - begun;
      }
    });
  }

  /** The bench, holding what pages show of the situation: after a start it takes that up when it is first needed. */
  private async bench(key: string): Promise<Bench> {
    const {store, bench} = this.deps;
    const waiting = this.waitingAt(key);
    const kept = waiting.takenUp && (await store.findMachine(key));
    if (kept && waiting.takenUp) await bench.restore(key, kept, [...waiting.takenUp.values()], this.at(key).corrections);
    waiting.takenUp = undefined;
    return bench;
  }

  /** Makes the next version from what the machine and the analysts say now. */
  private async advance(key: string, causes: readonly ChangeCause[]): Promise<Live> {
    const {store, now} = this.deps;
    const bench = await this.bench(key);
    const corrections = await store.loadCorrections(key);
    const {patch, shown, changes, machine} = await bench.show(key, corrections);
    const {stored, shown: before} = this.at(key);
    const group: ChangeGroup = {version: stored.version + 1, at: now(), causes, changes};
    await store.saveVersion(key, group, machine);
    await bench.mark(key);
    const situation = applyPatch(before.situation, patch);
    return this.update(key, {
      shown: {...shown, situation},
      corrections,
      progress: {...this.at(key).progress, reconciled: situation.reports.length},
      stored: {...stored, version: group.version, updatedAt: group.at},
      trouble: undefined,
    });
  }
}

/** Work that waits for the next version of one situation. */
interface Waiting {
  readonly causes: ChangeCause[];
  readonly withdrawn: Set<string>;
  /** Reports that had a reading when the desk started: reading them is reading again. */
  read: ReadonlySet<string>;
  /** True when the bench holds every reading. */
  held: boolean;
  /** The reports with which pages show what was kept before the desk started, until the bench takes it up. */
  takenUp?: ReadonlyMap<string, Report>;
  lastEnd: number;
  lastTook: number;
}

function isDue({causes, lastEnd, lastTook}: Waiting): boolean {
  return causes.length > 0 && performance.now() - lastEnd > Math.max(1000, lastTook * (1 / RECONCILE_SHARE - 1));
}

async function restore(store: Store, stored: StoredSituation): Promise<{live: Live; moved: boolean; read: ReadonlySet<string>}> {
  const {key} = stored;
  const reports = new Map((await store.loadReports(key)).map((report) => [report.id, report]));
  const intake = await store.loadIntake(key);
  const corrections = await store.loadCorrections(key);
  const kept = await loadShown(store, key);
  const {shown} = kept ?? newLive(stored);
  const current = intake.filter(({withdrawn, setAside}) => !withdrawn && !setAside);
  const read = current.flatMap(({id, reader}) => (reader === undefined ? [] : [{id, reader}]));
  const progress: Progress = {
    received: current.length,
    read: read.length,
    reconciled: shown.situation.reports.length,
    setAside: intake.filter(({setAside}) => setAside).length,
  };
  const live: Live = {stored, shown, corrections, progress, seen: await store.loadSeen(key, ANALYST), pulse: 0, reports};
  return {live, moved: kept ? basisOf(read) !== kept.basis : read.length > 0, read: new Set(read.map(({id}) => id))};
}

function newLive(stored: StoredSituation): Live {
  const shown: Shown = {situation: emptySituation, marks: new Map(), standings: [], tlp: "TLP:CLEAR"};
  const progress = {received: 0, read: 0, reconciled: 0, setAside: 0};
  return {stored, shown, reports: new Map(), corrections: [], progress, seen: 0, pulse: 0};
}

async function heldOf(store: Store, key: string) {
  const reports = new Map((await store.loadReports(key)).map((report) => [report.id, report]));
  return (await store.loadReadings(key)).flatMap(({report: id, packed}) => {
    const report = reports.get(id);
    return report ? [{report, packed}] : [];
  });
}

async function changesOf(store: Store, key: string, since: number, lines: ReadonlySet<string>): Promise<LineChange[]> {
  const groups = await store.loadChanges(key, since);
  return groups.flatMap(({changes}) => changes.filter(({line, was}) => lines.has(line) || (was !== undefined && lines.has(was))));
}

function signedCorrection(amendment: Amendment, {at, who, why}: Signed): Correction {
  const id = createHash("sha256")
    .update(JSON.stringify([at, who, why, amendment]))
    .digest("hex")
    .slice(0, 12);
  return {id, at, who, why, amendment};
}

/** One cause per kind, with all its reports. */
function gather(causes: readonly ChangeCause[]): ChangeCause[] {
  const kinds = [...new Set(causes.map(({kind}) => kind))];
  return kinds.map((kind) => ({
    kind,
    reports: [...new Set(causes.filter((cause) => cause.kind === kind).flatMap(({reports}) => reports))].sort(),
  }));
}

function pulseOf({stored, pulse, progress}: Live): Pulse {
  return {situation: stored.key, version: stored.version, pulse, progress};
}
