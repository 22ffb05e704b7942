// What changed since an earlier situation, for the sitrep: the changes of lines, and which lines are newly contradicted.
import type {LineChange} from "../model/desk.js";
import type {Situation} from "../model/situation.js";
import {compareSituations} from "../reconcile/changes.js";
import type {Texts} from "./lines.js";

/**
 * Changes from `before` to `after`, each line once, what lost its only origin first. `texts` gives the words of lines that are gone,
 * where their reports are still at hand. Actors are left out: what they do is told by the lines.
 */
export function findChangesSince(before: Situation, after: Situation, texts: Texts): LineChange[] {
  const known = new Map([...ownTexts(before), ...texts]);
  const reports = new Map([...texts].filter(([id]) => after.reports.some((report) => report.id === id)));
  const changes = compareSituations({situation: before, texts: known}, {situation: after, texts: reports});
  const lines = changes.filter(({kind}) => kind !== "actor");
  const contradicted = newlyContradicted(before, after, new Map(lines.map(({line, was}) => [line, was ?? line])));
  const seen = new Set(lines.map(({line}) => line));
  return [
    ...lines.map((change) => (contradicted.has(change.line) && change.news !== "new" ? {...change, contradicted: true} : change)),
    ...describeContradicted(
      after,
      [...contradicted].filter((id) => !seen.has(id)),
      texts,
    ),
  ];
}

/** Lines that a discrepancy names now and none named before. Another spelling or a late page contradicts nothing. */
function newlyContradicted(before: Situation, after: Situation, was: ReadonlyMap<string, string>): Set<string> {
  const old = disputedLines(before);
  return new Set([...disputedLines(after)].filter((id) => !old.has(was.get(id) ?? id)));
}

function disputedLines({discrepancies}: Situation): Set<string> {
  return new Set(discrepancies.filter(({kind}) => kind !== "name" && kind !== "page-date").flatMap(({lines}) => lines));
}

function describeContradicted(after: Situation, ids: readonly string[], texts: Texts): LineChange[] {
  const kinds = ["statement", "event", "commitment", "position", "figure"] as const;
  const wanted = new Set(ids);
  return kinds.flatMap((kind) =>
    after[`${kind}s`]
      .filter(({id}) => wanted.has(id))
      .map(({id, mentions: [mention]}) => {
        const what = mention ? (texts.get(mention.report) ?? "").slice(mention.start, mention.end) : id;
        return {kind, line: id, news: "changed" as const, what, contradicted: true};
      }),
  );
}

function ownTexts({reports}: Situation): Map<string, string> {
  return new Map(reports.flatMap(({id, text}) => (text === undefined ? [] : [[id, text] as const])));
}
