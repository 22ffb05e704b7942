import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {maxPageBytes} from "../../../src/report/parse.js";
import type {Store} from "../../../src/store/store.js";
import {MAX_DOCUMENT} from "../../../src/tell/http/intake.js";
import {startServers} from "../../store/both.js";
import {type Answer, openSmallDesk, type SmallDesk} from "./small-desk.js";

const servers = await startServers();
afterAll(() => servers.stop());

const A =
  "2031-03-05. Ada Vonn said the dam holds. The bridge at Orvane fell. Karl Brandt threatens to close the strait unless talks resume by 2031-03-09.";
const B = "2031-03-06. The bridge at Orvane fell. <script>alert(1)</script> ran on the page. A. Vonn left.";

it("takes documents as long as the report stage does", () => expect(MAX_DOCUMENT).toBe(maxPageBytes));

describe.each(servers.kinds)("a desk on %s", (kind) => {
  let store: Store;
  let desk: SmallDesk;
  beforeAll(async () => {
    store = await servers.open(kind);
    desk = await openSmallDesk(store);
    await desk.add("flood", "a", A, {outlet: "The Orvane Post", url: "https://post.example/dam", page_date: "2031-03-05"});
    await desk.add("flood", "b", B);
  });
  afterAll(async () => {
    await desk.close();
    await store.close();
  });

  it.each([
    "/",
    "/s/flood",
    "/s/flood/calendar",
    "/s/flood/tripwires",
    "/s/flood/positions",
    "/s/flood/differences",
    "/s/flood/wording",
    "/s/flood/numbers",
    "/s/flood/lineage",
    "/s/flood/actors",
    "/s/flood/reports",
    "/s/flood/reports/a",
    "/s/flood/changes",
    "/s/flood/corrections",
    "/s/flood/search",
    "/s/flood/add",
  ])("shows %s as a page and as data", async (path) => {
    const page = await desk.get(path);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self'/);
    const twin = await desk.get(`${path}.json`);
    expect([twin.status, twin.headers.get("content-type")]).toEqual([200, "application/json; charset=utf-8"]);
    await twin.json();
  });

  it("shows every line with the words that its ranges cover", async () => {
    const {report} = await desk.json("/s/flood/reports/a.json");
    const texts: Record<string, string> = {a: report.text, b: (await desk.json("/s/flood/reports/b.json")).report.text};
    const {lines, total} = await desk.json("/s/flood.json");
    expect(total).toBe(lines.length);
    expect(lines.length).toBeGreaterThan(5);
    for (const {evidence} of lines)
      for (const {report, start, end, quote} of evidence) expect(texts[report]!.slice(start, end)).toBe(quote);
    expect(lines.find(({sentence}: {sentence: string}) => sentence.includes("bridge"))).toMatchObject({
      reports: ["a", "b"],
      independent_sources: 2,
    });
  });

  it("fills pages with the frame", async () => {
    await desk.get("/s/flood?report=b&line=x");
    const page = desk.pages.at(-1)!;
    if (page.kind !== "brief") throw new Error(page.kind);
    expect(page.frame.head).toMatchObject({key: "flood", tlp: "TLP:CLEAR"});
    expect(page.frame.query).toEqual({report: "b", line: "x"});
    expect(page.frame.counts).toMatchObject({reports: 2, tripwires: 1, wording: 1, calendar: 8});
    expect(page.frame.kept?.size).toBeGreaterThan(0);
    expect(page.frame.kept!.size).toBeLessThan(page.frame.situation.events.length + page.frame.situation.actors.length);
    expect(page.frame.progress).toEqual({received: 2, read: 2, reconciled: 2, setAside: 0});
  });

  it("shows one thing and one report with a range", async () => {
    const {items} = await desk.json("/s/flood/calendar.json");
    const [event] = items;
    expect((await desk.json(`/s/flood/events/${event.id}.json`)).event).toEqual(event);
    expect((await desk.json("/s/flood/reports/a.json?at=12-20")).at).toEqual({start: 12, end: 20, quote: A.slice(12, 20)});
    expect((await desk.get("/s/flood/reports/a?at=12-20")).status).toBe(200);
    expect(desk.pages.at(-1)).toMatchObject({kind: "report", at: {start: 12, end: 20}, intake: {state: "reconciled"}});
  });

  it("gives lists in pieces", async () => {
    const whole = await desk.json("/s/flood/calendar.json");
    const seen = [];
    for (let cursor = ""; ; ) {
      const piece = await desk.json(`/s/flood/calendar.json?limit=3${cursor}`);
      seen.push(...piece.items);
      if (piece.next === null) break;
      cursor = `&cursor=${piece.next}`;
    }
    expect(seen).toEqual(whole.items);
    expect((await desk.get("/s/flood/calendar.json?cursor=bm9uZQ")).status).toBe(409);
  });

  it.each([
    ["/s/flood/calendar.json?report=b", 5],
    ["/s/flood/calendar.json?from=2031-03-06", 4],
    ["/s/flood/calendar.json?to=2031-03-05", 4],
    ["/s/flood/lineage.json?report=b", 1],
  ])("filters %s", async (path, count) => {
    expect((await desk.json(path)).items.length).toBe(count);
  });

  it("answers 304 while nothing changed", async () => {
    for (const path of ["/s/flood", "/s/flood.json", "/s/flood/calendar.json", "/s/flood/reports/a.json"]) {
      const tag = (await desk.get(path)).headers.get("etag")!;
      const again = await desk.get(path, {"if-none-match": tag});
      expect([path, again.status, await again.text()]).toEqual([path, 304, ""]);
      expect((await desk.get(`${path}?q=x`, {"if-none-match": tag})).status).toBe(200);
    }
  });

  it.each([
    ["bridge", ["line", "text", "text"]],
    ["BRIDGE orvane", ["line", "text", "text"]],
    ['"at Orvane fell"', ["line", "text", "text"]],
    ['"fell Orvane"', []],
    ["ada", ["actor", "line", "line", "text"]],
    ["absent", []],
  ])("finds %s", async (q, kinds) => {
    const {found, answer} = await desk.json(`/s/flood/search.json?q=${encodeURIComponent(q)}`);
    expect(found.map(({kind}: {kind: string}) => kind)).toEqual(kinds);
    expect(answer).toBe(kinds.length > 0 ? "found" : "not in the reports");
    for (const {kind, span, spans} of found)
      if (kind === "text") for (const inner of spans) expect(inner.start >= span.start && inner.end <= span.end).toBe(true);
  });

  it("serves the report file under its own policy", async () => {
    const file = await desk.get("/s/flood/report.html");
    expect(file.headers.get("content-security-policy")).toBe("default-src 'none'; style-src 'sha256-x'; frame-ancestors 'none'");
    expect((await desk.json("/s/flood/situation.json")).format).toBe("crosswire/situation@1");
  });

  it("tells the next deadline on the first page", async () => {
    const {situations} = await desk.json("/.json");
    expect(situations).toMatchObject([{situation: "flood", reports: 2, next: {date: "2031-03-09"}}]);
  });

  it.each<[string, number, string, string?]>([
    ["/s/drought", 404, "unknown-situation", "path.key"],
    ["/s/Flood", 400, "bad-request", "path.key"],
    ["/s/flood/events/none", 404, "unknown-event", "path.id"],
    ["/s/flood/reports/none", 404, "unknown-report", "path.id"],
    ["/s/flood/reports/a?at=5-3", 400, "bad-range", "query.at"],
    ["/s/flood/reports/a?at=x", 400, "bad-request", "query.at"],
    ["/s/flood/reports/a?at=0-999999", 400, "bad-range", "query.at"],
    ["/s/flood?from=2031-02-30", 400, "bad-request", "query.from"],
    ["/s/flood?from=2031-03-01&from=2031-03-02", 400, "bad-request", "query.from"],
    ["/s/flood?colour=red", 400, "bad-request", "query"],
    ["/s/flood/calendar.json?limit=0", 400, "bad-request", "query.limit"],
    ["/s/flood/pictures", 404, "no-such-address"],
    ["/assets/../../package.json", 404, "no-such-address"],
    ["/assets/none.js", 404, "no-such-asset"],
  ])("refuses %s", async (path, status, code, at) => {
    const answer = await desk.get(path);
    expect([answer.status, (await answer.json()).error]).toEqual([status, expect.objectContaining(at ? {code, at} : {code})]);
  });

  it("refuses strangers", async () => {
    expect((await desk.get("/s/flood", {host: "evil.example"})).status).toBe(421);
    expect((await desk.get("/s/flood", {host: "localhost:4173"})).status).toBe(200);
    const write = (headers: Record<string, string>) =>
      desk.app.request("/s/flood/seen", {method: "POST", headers: {"content-type": "application/json", ...headers}, body: '{"version":0}'});
    expect((await write({origin: "https://evil.example"})).status).toBe(403);
    expect((await write({origin: "null"})).status).toBe(403);
    // Browsers send "null" for a page's own forms when the page asks for no referrer at all.
    expect((await desk.get("/")).headers.get("referrer-policy")).toBe("same-origin");
    expect((await write({"sec-fetch-site": "cross-site"})).status).toBe(403);
    expect((await write({origin: "http://localhost", "sec-fetch-site": "same-origin"})).status).toBe(200);
  });

  it("documents every address that it answers", async () => {
    const {openapi, paths} = await desk.json("/openapi.json");
    expect(openapi).toBe("3.1.0");
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(["/s/{key}", "/s/{key}.json", "/s/{key}/corrections", "/events"]));
    const answered = new Set(desk.app.routes.filter(({method}) => method !== "ALL").map(({path}) => path));
    const documented = Object.keys(paths).length;
    expect(documented).toBeGreaterThan(35);
    expect(answered.size).toBe(documented + 2);
  });
});

describe.each(servers.kinds)("reports sent to a desk on %s", (kind) => {
  it("are taken in every form, once, and refused with reasons", async () => {
    const store = await servers.open(kind);
    const desk = await openSmallDesk(store);
    const raw = (body: BodyInit, type: string, query = "") =>
      desk.app.request(`/s/flood/reports${query}`, {method: "POST", headers: {"content-type": type}, body});
    const outcome = async (answer: Response | Promise<Response>) => {
      const {status} = await answer;
      const {reports, error} = (await (await answer).json()) as Answer;
      return [status, error?.code ?? reports.map((report: Answer) => `${report.id} ${report.outcome}`).join(", ")];
    };
    expect(await outcome(desk.send("/s/flood/reports", {id: "a", text: A}))).toEqual([201, "a new"]);
    expect(await outcome(desk.send("/s/flood/reports", {id: "a", text: A}))).toEqual([200, "a same"]);
    expect(await outcome(desk.send("/s/flood/reports", {id: "a", text: B}))).toEqual([409, "same-id"]);
    expect(await outcome(raw("The bridge at Orvane fell.", "text/plain"))).toEqual([201, expect.stringMatching(/^pasted-\w{8} new$/)]);
    expect(
      await outcome(
        raw(
          "<html><body><p>The bridge at Orvane fell in the night, and nobody crossed it after.</p></body></html>",
          "text/html",
          "?name=bridge.html",
        ),
      ),
    ).toEqual([201, "bridge new"]);
    expect(
      await outcome(
        raw(`${JSON.stringify({id: "l1", text: "Rain fell."})}\n${JSON.stringify({id: "l2", text: "Rain fell."})}`, "application/x-ndjson"),
      ),
    ).toEqual([201, "l1 new, l2 new"]);
    const form = new FormData();
    form.append("file", new File(["Snow fell."], "snow.txt", {type: "text/plain"}));
    form.append("file", new File(["Hail fell."], "other/snow.txt", {type: "text/plain"}));
    form.append("text", "");
    expect(await outcome(desk.app.request("/s/flood/reports", {method: "POST", body: form}))).toEqual([
      201,
      expect.stringMatching(/^snow new, snow-\w{8} new$/),
    ]);
    expect(await outcome(raw("x=1", "application/x-www-form-urlencoded"))).toEqual([400, "nothing-sent"]);
    expect(await outcome(raw("", "text/plain"))).toEqual([422, "empty"]);
    expect(await outcome(raw(new Uint8Array([0, 1, 2, 255, 254, 0]), "application/octet-stream"))).toEqual([422, "binary"]);
    expect(await outcome(raw("x", "image/png"))).toEqual([415, "media-type"]);
    expect(await outcome(desk.send("/s/flood/reports", {text: ""}))).toEqual([400, "bad-request"]);
    expect(await outcome(desk.send("/s/flood/reports", {id: "a\nb", text: "x"}))).toEqual([400, "bad-request"]);
    expect(await outcome(raw("{", "application/json"))).toEqual([400, "bad-json"]);
    expect(await outcome(desk.send("/s/flood/reports", {address: "file:///etc/passwd"}))).toEqual([400, "bad-request"]);
    expect(await outcome(desk.send("/s/flood/reports", {address: "https://news.example/"}))).toEqual([422, "no-network"]);
    const tooLong = {method: "POST", headers: {"content-type": "text/plain", "content-length": "999999999"}, body: "x"};
    expect((await desk.app.request("/s/flood/reports", tooLong)).status).toBe(413);
    await desk.situations.settled();
    const {intake, progress} = await desk.json("/s/flood/reports.json");
    expect(progress).toEqual({received: 7, read: 7, reconciled: 7, set_aside: 3});
    expect(intake.filter(({state}: Answer) => state === "set aside").length).toBe(3);
    await desk.close();
    await store.close();
  });

  it("that the reader fails on are told of, and spoil nothing", async () => {
    const store = await servers.open(kind);
    const desk = await openSmallDesk(store);
    await desk.add("flood", "a", "UNREADABLE text.");
    await desk.add("flood", "b", "The bridge fell.");
    const {intake} = await desk.json("/s/flood/reports.json");
    expect(intake[0]).toMatchObject({
      id: "a",
      state: "reconciled",
      problems: expect.arrayContaining([expect.objectContaining({code: "reader-failed"})]),
    });
    expect((await desk.json("/s/flood.json")).lines.length).toBe(1);
    await desk.close();
    await store.close();
  });

  it("can be withdrawn, with a tombstone", async () => {
    const store = await servers.open(kind);
    const desk = await openSmallDesk(store);
    await desk.add("flood", "a", "The bridge fell. Rain fell.");
    await desk.add("flood", "b", "The bridge fell.");
    const answer = await desk.send("/s/flood/reports/a/withdrawal", {who: "Ines", why: "a hoax"});
    await desk.situations.settled();
    expect(answer.status).toBe(200);
    expect((await desk.json("/s/flood.json")).lines).toMatchObject([{sentence: "“The bridge fell”", reports: ["b"]}]);
    const {groups} = await desk.json("/s/flood/changes.json?since=2");
    expect(groups).toMatchObject([
      {causes: [{kind: "withdrawal", reports: ["a"]}], changes: [{news: "lost only origin", what: "Rain fell"}, {news: "lost report"}]},
    ]);
    expect((await desk.json("/s/flood/reports/a.json")).error).toMatchObject({code: "withdrawn", message: expect.stringContaining("Ines")});
    expect((await desk.json("/s/flood/reports.json")).intake[0]).toMatchObject({
      state: "withdrawn",
      withdrawn: {who: "Ines", why: "a hoax"},
    });
    expect((await desk.json("/s/flood/search.json?q=rain")).answer).toBe("not in the reports");
    expect((await desk.send("/s/flood/reports/a/withdrawal", {who: "Ines", why: "again"})).status).toBe(404);
    expect((await desk.add("flood", "a", "The bridge fell. Rain fell.")).status).toBe(409);
    await desk.close();
    await store.close();
  });
});

describe.each(servers.kinds)("corrections on %s", (kind) => {
  let store: Store;
  let desk: SmallDesk;
  const correct = async (amendment: object, more: object = {}) => {
    const {version} = await desk.json("/s/flood.json");
    return desk.send("/s/flood/corrections", {version, who: "Ines", why: "I know her", amendment, ...more});
  };
  const actors = async () =>
    (await desk.json("/s/flood/actors.json")).items as {
      id: string;
      name: string;
      mentions: object[];
      aliases: string[];
      corrected?: object;
    }[];
  beforeAll(async () => {
    store = await servers.open(kind);
    desk = await openSmallDesk(store);
    await desk.add("flood", "a", "Ada Vonn left. Rain fell.");
    await desk.add("flood", "b", "Minister Vonn left.");
  });
  afterAll(async () => {
    await desk.close();
    await store.close();
  });

  it("are previewed, kept, survive new reports and a restart, and are undone", async () => {
    const [ada, minister] = await actors();
    const merge = {kind: "merge", actors: [ada!.id, minister!.id]};
    const previewed = await correct(merge, {preview: true});
    expect(await previewed.json()).toMatchObject({preview: {applies: true, summary: "2 lines change; 1 line goes"}});
    expect((await actors()).length).toBe(2);
    const kept = await correct(merge);
    expect(kept.status).toBe(201);
    const {correction} = (await kept.json()) as Answer;
    expect(await actors()).toMatchObject([{name: "Ada Vonn", mentions: {length: 2}, corrected: {by: ["Ines"]}}]);
    await desk.add("flood", "c", "Minister Vonn came back.");
    expect(await actors()).toMatchObject([{name: "Ada Vonn", mentions: {length: 3}}]);
    await desk.close();
    desk = await openSmallDesk(store, {reader: "plain-2"});
    await desk.situations.settled();
    expect(await actors()).toMatchObject([{name: "Ada Vonn", mentions: {length: 3}}]);
    expect((await desk.json("/s/flood/corrections.json")).corrections).toMatchObject([
      {state: "applies", correction: {who: "Ines", why: "I know her"}},
    ]);
    expect((await desk.send(`/s/flood/corrections/${correction.id}/undoing`, {who: "Jon", why: "two women"})).status).toBe(200);
    expect((await actors()).length).toBe(2);
    expect((await desk.send(`/s/flood/corrections/${correction.id}/undoing`, {who: "Jon", why: "again"})).status).toBe(409);
    expect((await desk.send("/s/flood/corrections/none/undoing", {who: "Jon", why: "what"})).status).toBe(404);
  });

  it("are listed as no longer applying when their evidence goes", async () => {
    await desk.add("flood", "d", "Hail fell.");
    const {items} = await desk.json("/s/flood/calendar.json?report=d");
    const lines = (await desk.json("/s/flood.json?report=d")).lines;
    expect(items.length).toBe(0);
    expect((await correct({kind: "reject", line: {kind: "event", id: lines[0].id}})).status).toBe(201);
    expect((await desk.json("/s/flood.json?report=d")).lines).toEqual([]);
    await desk.send("/s/flood/reports/d/withdrawal", {who: "Ines", why: "a hoax"});
    await desk.situations.settled();
    const {corrections} = await desk.json("/s/flood/corrections.json");
    expect(corrections.at(-1)).toMatchObject({state: "no longer applies", why: expect.stringMatching(/none of its 1 quotations/)});
  });

  it("that come too late are refused with the newer state", async () => {
    const {version, lines} = await desk.json("/s/flood.json");
    const rain = lines.find(({sentence}: Answer) => sentence.includes("Rain"));
    const late = {version, who: "Ines", why: "no", amendment: {kind: "reject", line: {kind: "event", id: rain.id}}};
    await desk.add("flood", "e", "Rain fell.");
    const answer = await desk.send("/s/flood/corrections", late);
    expect([answer.status, await answer.json()]).toEqual([
      409,
      expect.objectContaining({version: version + 1, changes: [expect.objectContaining({line: rain.id, news: "gained origin"})]}),
    ]);
    const left = lines.find(({sentence}: Answer) => sentence.includes("Ada Vonn"));
    const other = {...late, amendment: {kind: "grade-line", line: {kind: "event", id: left.id}, grade: "2"}};
    expect((await desk.send("/s/flood/corrections", other)).status).toBe(201);
    await correct({kind: "reject", line: {kind: "event", id: rain.id}});
    expect((await desk.send("/s/flood/corrections", {...late, version: version + 1})).status).toBe(409);
  });

  it.each<[string, object, number, string]>([
    ["of an unknown actor", {amendment: {kind: "rename", actor: "nobody", name: "Ada"}}, 422, "body.amendment.actor"],
    ["of an unknown kind", {amendment: {kind: "abolish"}}, 400, "body.amendment.kind"],
    ["without a reason", {why: ""}, 400, "body.why"],
    ["from the future", {version: 999_999}, 422, "body.version"],
    [
      "with a day that is none",
      {amendment: {kind: "date", line: {kind: "event", id: "x"}, date: "2031-02-30"}},
      400,
      "body.amendment.date",
    ],
    ["with too much in it", {extra: 1}, 400, "body"],
    [
      "outside of a text",
      {amendment: {kind: "split", actor: "x", mentions: [{report: "a", start: 5, end: 2}], name: "y"}},
      400,
      "body.amendment.mentions.0",
    ],
  ])("%s are refused", async (_, change, status, at) => {
    const body = {version: 0, who: "Ines", why: "because", amendment: {kind: "mark", tlp: "TLP:RED"}, ...change};
    const answer = await desk.send("/s/flood/corrections", body);
    expect([answer.status, ((await answer.json()) as Answer).error.at]).toEqual([status, at]);
  });

  it("can be made with a form", async () => {
    const form = new URLSearchParams({
      version: String((await desk.json("/s/flood.json")).version),
      who: "Ines",
      why: "for partners",
      amendment: '{"kind":"mark"}',
      tlp: "TLP:AMBER",
    });
    const answer = await desk.app.request("/s/flood/corrections", {
      method: "POST",
      headers: {"content-type": "application/x-www-form-urlencoded"},
      body: form,
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/s/flood/corrections"]);
    expect((await desk.json("/s/flood.json")).tlp).toBe("TLP:AMBER");
  });
});

describe("what is new", () => {
  it("is counted from the analyst's mark, and named by version or day", async () => {
    const store = await servers.open("sqlite");
    const desk = await openSmallDesk(store);
    await desk.add("flood", "a", "The bridge fell.");
    const {version} = await desk.json("/s/flood.json");
    await desk.send("/s/flood/seen", {version});
    await desk.add("flood", "b", "The bridge fell. Rain fell.");
    const {lines, counts} = await desk.json("/s/flood.json");
    expect(counts.changes).toBe(2);
    expect(lines.map(({sentence, news}: Answer) => `${sentence} ${news}`)).toEqual(["“The bridge fell” gained origin", "“Rain fell” new"]);
    expect((await desk.json("/s/flood.json?since=0")).lines.map(({news}: Answer) => news)).toEqual(["new", "new"]);
    expect((await desk.json("/s/flood/changes.json")).groups.length).toBe(1);
    expect((await desk.json("/s/flood/changes.json?since=2031-03-01")).groups.length).toBe(2);
    expect((await desk.json("/s/flood/changes.json?since=2032-03-01")).groups.length).toBe(0);
    await desk.close();
    await store.close();
  });

  it("is told to whoever watches", async () => {
    const store = await servers.open("sqlite");
    const desk = await openSmallDesk(store);
    const events = await desk.get("/events");
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain("event: ready");
    await desk.add("flood", "a", "The bridge fell.");
    let told = "";
    while (!told.includes('"version":1')) told += (await reader.read()).value;
    expect(told).toContain("event: change");
    await reader.cancel();
    await desk.close();
    await store.close();
  });
});
