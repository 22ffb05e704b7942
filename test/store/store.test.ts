import {createHash} from "node:crypto";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import Database from "libsql";
import {afterAll, describe, expect, it} from "vitest";
import type {Correction} from "../../src/model/desk.js";
import type {Reading} from "../../src/model/reading.js";
import type {Report} from "../../src/model/report.js";
import type {Situation} from "../../src/model/situation.js";
import {carryOver} from "../../src/model/versions.js";
import {assembleLines, planLines, type RowIds} from "../../src/store/lines.js";
import {pack, unpack} from "../../src/store/packing.js";
import {openStore, type Store} from "../../src/store/store.js";
import {emptySituation} from "../../src/tell/http/bench.js";
import {startServers} from "./both.js";

const AT = "2031-03-05T10:00:00.000Z";
const LATER = "2031-03-05T11:00:00.000Z";
const servers = await startServers();
afterAll(() => servers.stop());

describe.each(servers.kinds)("%s", (kind) => {
  it("keeps a report once, with its original, and knows it when it comes again", async () => {
    await using(kind, async (store) => {
      const bytes = Buffer.from("<p>The dam at Orvane holds.</p>");
      const original = {sha256: createHash("sha256").update(bytes).digest("hex"), bytes};
      const intake = {at: AT, original, reports: [report("a", "The dam at Orvane holds.")], problems: []};
      expect(await store.saveIntake("flood", intake)).toEqual([{id: "a", outcome: "new"}]);
      expect(await store.saveIntake("flood", intake)).toEqual([{id: "a", outcome: "same"}]);
      expect(await store.saveIntake("flood", {...intake, reports: [report("a", "It broke.")]})).toEqual([{id: "a", outcome: "other"}]);
      expect(await store.findReport("flood", "a")).toEqual(report("a", "The dam at Orvane holds."));
      expect(Buffer.from((await store.findOriginal(original.sha256)) ?? [])).toEqual(bytes);
      expect(await store.findOriginal("../../desk.db")).toBeUndefined();
      expect(await store.findReport("flood", "b")).toBeUndefined();
      expect(await store.findReport("drought", "a")).toBeUndefined();
    });
  });

  it("saves what arrives together wholly or not at all", async () => {
    await using(kind, async (store) => {
      const broken = {...report("b", "x"), id: undefined as unknown as string};
      await expect(store.saveIntake("flood", {at: AT, reports: [report("a", "x"), broken], problems: []})).rejects.toThrow();
      expect(await store.loadIntake("flood")).toEqual([]);
    });
  });

  it("keeps any text, NUL and lone surrogates included", async () => {
    await using(kind, async (store) => {
      const odd = {...report("odd", "a\u0000b \ud800 ليبيا 🏔"), title: "t\u0000\udc00"};
      await store.saveIntake("flood", {at: AT, reports: [odd], problems: []});
      expect(await store.findReport("flood", "odd")).toEqual(odd);
      expect((await store.loadIntake("flood"))[0]?.title).toMatch(/^t/);
    });
  });

  it("sets aside what could not be parsed, and takes the report when it comes well", async () => {
    await using(kind, async (store) => {
      const problem = {stage: "report" as const, code: "not-html", report: "a", message: "a picture arrived; give a page"};
      await store.saveIntake("flood", {at: AT, reports: [], problems: [problem]});
      expect(await store.loadIntake("flood")).toMatchObject([{id: "a", setAside: true, problems: [problem]}]);
      expect(await store.loadReports("flood")).toEqual([]);
      await store.saveIntake("flood", {at: LATER, reports: [report("a", "The dam holds.")], problems: []});
      expect(await store.loadIntake("flood")).toMatchObject([{id: "a", setAside: false, problems: []}]);
    });
  });

  it("keeps a problem beside the report that came with it, and apart from one that came before", async () => {
    await using(kind, async (store) => {
      const about = (code: string) => ({stage: "report" as const, code, report: "a", message: `${code}; look at it`});
      await store.saveIntake("flood", {at: AT, reports: [report("a", "La presa.")], problems: [about("not-english")]});
      await store.saveIntake("flood", {at: LATER, reports: [], problems: [about("empty")]});
      const [first, second] = await store.loadIntake("flood");
      expect(first).toMatchObject({id: "a", setAside: false, problems: [about("not-english")]});
      expect(second).toMatchObject({id: expect.stringMatching(/^set-aside-/), setAside: true, problems: [about("empty")]});
    });
  });

  it("withdraws a report with a tombstone; nobody reads it any more, the journal keeps it", async () => {
    await using(kind, async (store) => {
      await store.saveIntake("flood", {at: AT, reports: [report("a", "The dam holds."), report("b", "Rain.")], problems: []});
      await store.saveReading("flood", await readingOf("a", "one"));
      const signed = {at: LATER, who: "Ines", why: "a hoax"};
      expect(await store.saveWithdrawal("flood", "a", signed)).toBe(true);
      expect(await store.saveWithdrawal("flood", "a", signed)).toBe(false);
      expect(await store.saveWithdrawal("flood", "zzz", signed)).toBe(false);
      expect(await store.findReport("flood", "a")).toBeUndefined();
      expect((await store.loadReports("flood")).map(({id}) => id)).toEqual(["b"]);
      expect(await store.loadReadings("flood")).toEqual([]);
      expect(await store.findPassages("flood", ["dam"], 10)).toEqual([]);
      expect((await store.loadIntake("flood"))[0]).toMatchObject({id: "a", withdrawn: signed});
      expect(await store.saveIntake("flood", {at: LATER, reports: [report("a", "The dam holds.")], problems: []})).toEqual([
        {id: "a", outcome: "withdrawn"},
      ]);
      await store.saveReading("flood", await readingOf("a", "one"));
      expect(await store.loadReadings("flood")).toEqual([]);
      expect((await store.loadJournal(0, 100)).map(({kind}) => kind)).toEqual(["opened", "received", "received", "withdrawn"]);
    });
  });

  it("tells what a reader has not read, the unread before the outdated", async () => {
    await using(kind, async (store) => {
      await store.saveIntake("flood", {at: AT, reports: ["a", "b", "c"].map((id) => report(id, `Text ${id}.`)), problems: []});
      await store.saveReading("flood", await readingOf("a", "one"));
      expect((await store.loadUnread("one", 10)).map(({report}) => report.id)).toEqual(["b", "c"]);
      expect((await store.loadUnread("two", 10)).map(({report}) => report.id)).toEqual(["b", "c", "a"]);
      await store.saveReading("flood", await readingOf("a", "two"));
      expect((await store.loadUnread("two", 1)).map(({report}) => report.id)).toEqual(["b"]);
      const [stored] = await store.loadReadings("flood");
      expect(stored).toMatchObject({report: "a", reader: "two"});
      expect(await unpack<Reading>(stored!.packed)).toEqual(await store.findReading("flood", "a"));
    });
  });

  it("moves a situation from version to version, and refuses one that somebody else made meanwhile", async () => {
    await using(kind, async (store) => {
      const group = (version: number) => ({version, at: AT, causes: [{kind: "report" as const, reports: ["a"]}], changes: []});
      expect(await store.findMachine("flood")).toBeUndefined();
      await store.saveVersion("flood", group(1), {basis: "a", lines: {put: [], gone: []}});
      await store.saveVersion("flood", group(2), undefined);
      await expect(store.saveVersion("flood", group(2), undefined)).rejects.toMatchObject({code: "stale"});
      expect(await store.findMachine("flood")).toEqual({basis: "a", lines: []});
      expect((await store.loadChanges("flood", 1)).map(({version}) => version)).toEqual([2]);
      expect(await store.findSituation("flood")).toMatchObject({key: "flood", version: 2, updatedAt: AT});
      await store.saveSituation("flood", "The flood", LATER);
      expect(await store.loadSituations()).toMatchObject([{key: "flood", title: "The flood", createdAt: AT}]);
    });
  });

  it("keeps the machine's situation by lines: after any changes they make the same situation", async () => {
    await using(kind, async (store) => {
      const rows: RowIds = new WeakMap();
      let before = emptySituation;
      for (const [version, ids] of [["a", "b", "c"], ["c", "x", "a"], ["x", "x2", "c", "d", "a"], [], ["a"]].entries()) {
        const situation = carryOver(before, situationOf(ids));
        const lines = planLines(before, situation, rows);
        await store.saveVersion("flood", {version: version + 1, at: AT, causes: [], changes: []}, {basis: "b", lines});
        expect(assembleLines((await store.findMachine("flood"))!.lines)).toEqual(situation);
        before = situation;
      }
    });
  });

  it("writes many lines at once", async () => {
    await using(kind, async (store) => {
      const situation = situationOf(Array.from({length: 1001}, (_, n) => `e${n}`));
      const rows: RowIds = new WeakMap();
      const lines = planLines(emptySituation, situation, rows);
      await store.saveVersion("flood", {version: 1, at: AT, causes: [], changes: []}, {basis: "b", lines});
      expect(assembleLines((await store.findMachine("flood"))!.lines)).toEqual(situation);
      const fewer = planLines(situation, {...situation, events: situation.events.slice(500)}, rows);
      expect(fewer.put.length).toBe(1);
      await store.saveVersion("flood", {version: 2, at: AT, causes: [], changes: []}, {basis: "b", lines: fewer});
      expect((await store.findMachine("flood"))?.lines.length).toBe(501 + 2);
    });
  });

  it("takes up a desk that an earlier version kept whole", async () => {
    const place = await servers.place(kind);
    const first = await openStore(place);
    await first.saveSituation("flood", undefined, AT);
    await first.close();
    const situation = situationOf(["b", "a"]);
    const hex = Buffer.from(await pack({basis: "earlier", situation})).toString("hex");
    const [type, bytes] = kind === "sqlite" ? ["BLOB", `X'${hex}'`] : ["BYTEA", `'\\x${hex}'`];
    for (const statement of [
      "DROP TABLE line",
      "ALTER TABLE situation DROP COLUMN basis",
      `CREATE TABLE situated (situation TEXT PRIMARY KEY, packed ${type} NOT NULL)`,
      `INSERT INTO situated VALUES ('flood', ${bytes})`,
      "DELETE FROM migration WHERE name IN ('lines', 'nothing-whole')",
    ])
      await sql(kind, place, statement);
    const later = await openStore(place);
    const kept = await later.findMachine("flood");
    expect(kept?.basis).toBe("earlier");
    expect(assembleLines(kept!.lines)).toEqual(situation);
    await later.close();
  });

  it("refuses lines of which one is missing", async () => {
    await using(kind, async (store) => {
      const changes = planLines(emptySituation, situationOf(["a", "b", "c"]), new WeakMap());
      await store.saveVersion("flood", {version: 1, at: AT, causes: [], changes: []}, {basis: "b", lines: changes});
      const {lines} = (await store.findMachine("flood"))!;
      expect(() => assembleLines(lines.filter(({id}) => id !== "b"))).toThrow(/missing/);
    });
  });

  it("appends corrections and their undoing, and remembers what was seen", async () => {
    await using(kind, async (store) => {
      const line = {kind: "event" as const, id: "e1", evidence: [{report: "a", start: 0, end: 3, quote: "The"}]};
      const correction: Correction = {id: "c1", at: AT, who: "Ines", why: "not so", amendment: {kind: "reject", line}};
      await store.saveCorrection("flood", correction);
      expect(await store.loadCorrections("flood")).toEqual([correction]);
      const undone = {at: LATER, who: "Jon", why: "it is"};
      expect(await store.saveUndoing("flood", "c1", undone)).toBe(true);
      expect(await store.saveUndoing("flood", "c1", undone)).toBe(false);
      expect(await store.loadCorrections("flood")).toEqual([{...correction, undone}]);
      expect(await store.loadSeen("flood", "Ines")).toBe(0);
      await store.saveSeen("flood", "Ines", 4, AT);
      await store.saveSeen("flood", "Ines", 5, AT);
      expect(await store.loadSeen("flood", "Ines")).toBe(5);
    });
  });

  it.each([
    [["dam"], ["a 0-22"]],
    [["holds", "orvane"], ["a 0-22"]],
    [["cafe"], ["b 0-23"]],
    [["مياه"], ["c 0-10"]],
    [["dam", "cafe"], []],
    [["absent"], []],
    [[], []],
    [["and"], []],
  ])("finds passages with all of %j", async (words, expected) => {
    await using(kind, async (store) => {
      const texts = {a: "The dam Orvane holds. \n\nRain fell.", b: "The Café on the square.", c: "مياه النهر"};
      await store.saveIntake("flood", {at: AT, reports: Object.entries(texts).map(([id, text]) => report(id, text)), problems: []});
      const found = await store.findPassages("flood", words, 10);
      expect(found.map(({report, span}) => `${report} ${span.start}-${span.end}`)).toEqual(expected);
      expect(await store.findPassages("drought", words, 10)).toEqual([]);
    });
  });

  it("opens again as it was left, and refuses a store of a later version", async () => {
    const place = await servers.place(kind);
    const first = await openStore(place);
    await first.saveSituation("flood", undefined, AT);
    await first.saveIntake("flood", {at: AT, reports: [report("a", "The dam holds.")], problems: []});
    await first.close();
    const second = await openStore(place);
    expect((await second.loadReports("flood")).length).toBe(1);
    await second.close();
    await sql(kind, place, "INSERT INTO migration (name, applied_at) VALUES ('telepathy', 'tomorrow')");
    await expect(openStore(place)).rejects.toMatchObject({code: "later-version", message: expect.stringContaining("telepathy")});
    await sql(kind, place, "DELETE FROM migration WHERE name = 'telepathy'");
    const third = await openStore(place);
    expect((await third.loadReports("flood")).length).toBe(1);
    await third.close();
  });

  it("refuses a second desk on one store, not a second reader", async () => {
    const place = await servers.place(kind);
    const desk = await openStore({...place, exclusive: true});
    await desk.saveSituation("flood", undefined, AT);
    await expect(openStore({...place, exclusive: true})).rejects.toMatchObject({code: "locked"});
    const reader = await openStore(place);
    expect((await reader.loadSituations()).length).toBe(1);
    await reader.close();
    await desk.close();
    await (await openStore({...place, exclusive: true})).close();
  });

  it("never changes the journal", async () => {
    const place = await servers.place(kind);
    const store = await openStore(place);
    await store.saveSituation("flood", undefined, AT);
    await expect(sql(kind, place, "DELETE FROM journal")).rejects.toThrow(/append-only/);
    await expect(sql(kind, place, "UPDATE journal SET kind = 'seen'")).rejects.toThrow(/append-only/);
    expect((await store.loadJournal(0, 10)).length).toBe(1);
    await store.close();
  });
});

describe("a folder", () => {
  it("is copied whole while the desk runs", async () => {
    const {dir} = await servers.place("sqlite");
    const store = await openStore({dir});
    await store.saveSituation("flood", undefined, AT);
    const copy = mkdtempSync(join(tmpdir(), "crosswire-copy-"));
    await store.backup(join(copy, "desk.db"));
    await expect(store.backup(join(copy, "desk.db"))).rejects.toMatchObject({code: "file-exists"});
    await store.saveSituation("later", undefined, AT);
    await store.close();
    const copied = await openStore({dir: copy});
    expect((await copied.loadSituations()).map(({key}) => key)).toEqual(["flood"]);
    await copied.close();
  });

  it("that is full refuses the report and keeps the rest", async () => {
    const {dir} = await servers.place("sqlite");
    const store = await openStore({dir, maxBytes: 200_000});
    await store.saveSituation("flood", undefined, AT);
    const saved = [];
    const fill = async () => {
      for (let i = 0; i < 50; i++) {
        await store.saveIntake("flood", {at: AT, reports: [report(`r${i}`, `Rain ${i}. `.repeat(2000))], problems: []});
        saved.push(i);
      }
    };
    await expect(fill()).rejects.toMatchObject({code: "full"});
    expect(saved.length).toBeGreaterThan(1);
    expect((await store.loadReports("flood")).length).toBe(saved.length);
    await store.close();
  });

  it.each([
    ["a file in its place", "no-folder", (dir: string) => writeFileSync(dir, "")],
    [
      "no database in desk.db",
      "damaged",
      (dir: string) => {
        mkdirSync(dir);
        writeFileSync(join(dir, "desk.db"), "not a database".repeat(500));
      },
    ],
    ["a folder in the place of desk.db", "read-only", (dir: string) => mkdirSync(join(dir, "desk.db"), {recursive: true})],
  ])("with %s is refused as %s, nothing changed", async (_, code, arrange) => {
    const {dir} = (await servers.place("sqlite")) as {dir: string};
    arrange(dir);
    const before = contentsOf(dir);
    await expect(openStore({dir})).rejects.toMatchObject({name: "StoreError", code});
    expect(contentsOf(dir)).toBe(before);
  });

  it("must be named", async () => {
    await expect(openStore({})).rejects.toMatchObject({code: "no-store"});
  });

  it("is a database that answers", async () => {
    await expect(openStore({url: "postgres://desk@127.0.0.1:1/desk"})).rejects.toMatchObject({name: "StoreError", code: "unreachable"});
  });
});

async function using(kind: Store["kind"], work: (store: Store) => Promise<void>): Promise<void> {
  const store = await servers.open(kind);
  await store.saveSituation("flood", undefined, AT);
  await work(store).finally(() => store.close());
}

async function sql(kind: Store["kind"], place: {dir?: string; url?: string}, statement: string): Promise<void> {
  if (kind === "sqlite") {
    const database = new Database(join(place.dir!, "desk.db"));
    try {
      database.exec(statement);
    } finally {
      database.close();
    }
    return;
  }
  const {default: pg} = await import("pg");
  const client = new pg.Client({connectionString: place.url});
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

function report(id: string, text: string): Report {
  return {id, text, plain: true, furniture: [], facts: []};
}

/** Events of these ids in this order, and twice the same problem, longer than an index holds. */
function situationOf(ids: readonly string[]): Situation {
  const problem = {stage: "read" as const, code: "odd", message: "odd ".repeat(1000)};
  const events = ids.map((id) => ({
    id,
    what: `what of ${id}`,
    actor: [],
    recipient: [],
    status: "occurred" as const,
    statusWhy: "",
    mentions: [],
    independentSources: 1,
    origins: [],
  }));
  return {...emptySituation, events, problems: [problem, {...problem}]};
}

async function readingOf(id: string, reader: string) {
  const storyDate = {certainty: "inferred" as const, republished: false, why: "", evidence: []};
  const reading: Reading = {
    reportId: id,
    reader,
    storyDate,
    sentences: [],
    entities: [],
    coreference: [],
    attributions: [],
    times: [],
    events: [],
  };
  return {report: id, reader, packed: await pack(reading), problems: []};
}

function contentsOf(path: string): string {
  try {
    return readdirSync(path)
      .sort()
      .map((name) => `${name}: ${contentsOf(join(path, name))}`)
      .join("\n");
  } catch {
    return readFileSync(path, "latin1");
  }
}
