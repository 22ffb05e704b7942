// Every page of the desk over the invented situation, as the desk would fill it. Served by the browser tests and looked at by people.
import type {Frame, Page} from "../../../src/tell/http/page.js";
import {situation, told} from "./fixture.js";

const texts = new Map(told.map(({report}) => [report.id, report.text]));
const hostile = `${"W".repeat(10_000)} <img src=x onerror=alert(1)> \u202Egnp.exe`;

/** Every kind of page, and some in a state of their own. `/file` is the report file. */
export const addresses = [
  "/",
  "/s/sund",
  "/s/sund/calendar",
  "/s/sund/tripwires",
  "/s/sund/positions",
  "/s/sund/differences",
  "/s/sund/wording",
  "/s/sund/numbers",
  "/s/sund/lineage",
  "/s/sund/actors",
  "/s/sund/statements/s-open",
  "/s/sund/events/e-meet",
  "/s/sund/commitments/c-seven",
  "/s/sund/actors/brekke",
  "/s/sund/reports",
  "/s/sund/reports/04-nour",
  "/s/sund/reports/01-herald?at=100-140",
  "/s/sund/changes",
  "/s/sund/corrections",
  "/s/sund/search?q=strait",
  "/s/sund/add",
  "/problem",
  "/hostile/sund",
  "/s/sund/calendar?line=s-ships",
  "/file",
];

/** A frame as the desk fills it; `more` overrides what a page shows. */
export function makeFrame(query: Frame["query"], assets: Frame["assets"], more: Partial<Frame> = {}): Frame {
  const kept = query.report
    ? new Set(situation.statements.filter(({mentions}) => mentions.some(({report}) => report === query.report)).map(({id}) => id))
    : undefined;
  return {
    head: {key: "sund", title: "The Sund strait", tlp: "TLP:GREEN", version: 4, updatedAt: "2031-03-13T09:00:00Z"},
    situation,
    texts,
    marks: new Map([["s-open", {corrections: ["k1"], who: ["Ines"], confirmed: true}]]),
    counts: {
      calendar: 7,
      tripwires: 3,
      positions: 4,
      differences: 3,
      wording: 3,
      numbers: 2,
      lineage: 6,
      actors: 6,
      reports: 5,
      problems: 1,
      changes: 2,
      corrections: 1,
    },
    query,
    ...(kept && {kept}),
    seen: 3,
    assets,
    news: new Map([
      ["e-meet", {kind: "event", line: "e-meet", news: "new", what: "Fleet commanders will meet"}],
      ["s-open", {kind: "statement", line: "s-open", news: "changed", what: "stressed"}],
    ]),
    progress: {received: 6, read: 5, reconciled: 5, setAside: 1},
    ...more,
  };
}

/** The page at an address, or undefined. */
export function pageAt(path: string, query: Frame["query"] & {at?: string}, assets: Frame["assets"]): Page | undefined {
  const {at, ...state} = query;
  const frame = path.startsWith("/hostile") ? hostileFrame(state, assets) : makeFrame(state, assets);
  const [, , , name = "brief", id] = path.split("/");
  const correction = {
    id: "k1",
    at: "2031-03-13T08:00:00Z",
    who: "Ines",
    why: "heard the recording",
    amendment: {kind: "confirm" as const, line: {kind: "statement" as const, id: "s-open", evidence: []}},
  };
  if (path === "/")
    return {
      kind: "situations",
      query: state,
      assets,
      situations: [
        {
          head: frame.head,
          reports: 5,
          lines: 20,
          dates: {first: "2031-03-02", last: "2031-03-12"},
          next: {date: "2031-03-14", what: "prepare a blockade", commitment: "c-block"},
          unseen: 2,
          progress: frame.progress,
        },
      ],
    };
  if (path === "/problem") return {kind: "problem", status: 404, problem: {code: "unknown", message: hostile}, assets};
  if (!path.startsWith("/s/sund") && !path.startsWith("/hostile/sund")) return undefined;
  if (name === "statements" && id)
    return {kind: "statement", frame, statement: situation.statements.find((one) => one.id === id)!, history: [correction]};
  if (name === "events" && id) return {kind: "event", frame, event: situation.events.find((one) => one.id === id)!, history: []};
  if (name === "commitments" && id)
    return {kind: "commitment", frame, commitment: situation.commitments.find((one) => one.id === id)!, history: []};
  if (name === "actors" && id) return {kind: "actor", frame, actor: situation.actors.find((one) => one.id === id)!, history: []};
  if (name === "reports" && id) {
    const [start, end] = (at ?? "0-0").split("-").map(Number) as [number, number];
    const report = told.find((one) => one.report.id === decodeURIComponent(id))!.report;
    return {
      kind: "report",
      frame,
      report,
      intake: {id: report.id, state: "reconciled", at: "2031-03-12T08:00:00Z", problems: []},
      ...(at && {at: {start, end}}),
    };
  }
  if (name === "reports")
    return {
      kind: "reports",
      frame,
      intake: [
        ...told.map(({report}) => ({id: report.id, state: "reconciled" as const, at: "2031-03-12T08:00:00Z", problems: []})),
        {id: "05-empty", state: "set aside" as const, at: "2031-03-12T08:00:00Z", problems: situation.problems},
      ],
    };
  if (name === "changes")
    return {
      kind: "changes",
      frame,
      since: 3,
      groups: [
        {
          version: 4,
          at: "2031-03-13T09:00:00Z",
          causes: [{kind: "report", reports: ["03-blog"]}],
          changes: [...frame.news.values(), {kind: "event", line: "e-gone", news: "lost only origin", what: "a pier was closed"}],
        },
      ],
    };
  if (name === "corrections") return {kind: "corrections", frame, standings: [{correction, state: "applies", lines: ["s-open"]}]};
  if (name === "search")
    return {
      kind: "search",
      frame,
      q: state.q ?? "",
      found:
        state.q === "strait"
          ? [
              {
                kind: "text",
                report: "00-gazette",
                span: {start: 0, end: 60},
                spans: [{start: 0, end: 7}],
                quote: texts.get("00-gazette")!.slice(0, 60),
              },
              {kind: "line", line: "s-open", of: "statement", what: "stressed the importance"},
              {kind: "actor", actor: "brekke", name: "Ilan Brekke", alias: "President Brekke"},
            ]
          : [],
    };
  return {kind: name as "brief", frame};
}

/**
 * The same situation with every name, title and origin turned hostile; texts are single words of thousands of characters, full of
 * characters that steer the direction, and as long as before, so that ranges hold.
 */
function hostileFrame(query: Frame["query"], assets: Frame["assets"]): Frame {
  const turned = {
    ...situation,
    reports: situation.reports.map((report) => ({...report, title: hostile, outlet: hostile})),
    actors: situation.actors.map((actor) => ({...actor, name: hostile})),
    origins: situation.origins.map((origin) => ({...origin, name: hostile})),
    discrepancies: situation.discrepancies.map((one) => ({...one, what: hostile})),
  };
  const words = new Map([...texts].map(([id, text]) => [id, text.replace(/ /g, "W").replace(/o/g, "\u202E").replace(/ta/g, "<b")]));
  return makeFrame(query, assets, {
    situation: turned,
    texts: words,
    head: {key: "sund", title: hostile, tlp: "TLP:RED", version: 1, updatedAt: ""},
  });
}
