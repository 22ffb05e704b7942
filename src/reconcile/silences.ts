// What some outlets carry and others on the same story leave out. A report written before a line's day could not have carried it.
import type {Told} from "../model/reading.js";
import type {Silence, SituationEvent, Statement} from "../model/situation.js";
import type {Lineage} from "./lineage.js";

const MOST_SILENCES = 60;

/** Lines that at least two independent groups and a third of the reports carry, and that others leave out; the widest carried first. */
export function findSilences(
  told: readonly Told[],
  lineage: Lineage,
  statements: readonly Statement[],
  events: readonly SituationEvent[],
): Silence[] {
  const days = told.map(({report, reading}) => ({id: report.id, day: reading.storyDate.date ?? report.pageDate}));
  return [...statements, ...events]
    .flatMap((line) => silenceOf(line, days, lineage))
    .sort((a, b) => b.carriedBy.length - a.carriedBy.length || (a.line < b.line ? -1 : 1))
    .slice(0, MOST_SILENCES);
}

function silenceOf(
  line: Statement | SituationEvent,
  days: readonly {readonly id: string; readonly day: string | undefined}[],
  lineage: Lineage,
): Silence[] {
  const carriers = new Set(line.mentions.map(({report}) => report));
  const groups = new Set([...carriers].map((report) => lineage.group(report)));
  if (groups.size < 2 || carriers.size * 3 < days.length) return [];
  const omittedBy = days.filter(({id, day}) => !carriers.has(id) && !(day && line.date && day < line.date.slice(0, 10))).map(({id}) => id);
  return omittedBy.length === 0 ? [] : [{line: line.id, carriedBy: [...carriers].sort(), omittedBy}];
}
