// Reading[] → Situation, as a paragraph. One file per question; each takes what it needs and changes nothing.
import type {Told} from "../model/reading.js";
import type {Situation} from "../model/situation.js";
import type {Problem} from "../model/span.js";
import {joinActors} from "./actors.js";
import {readAttitudes} from "./attitudes.js";
import {findCommitments, findTripwires} from "./commitments.js";
import {findDiscrepancies} from "./discrepancies.js";
import {joinEvents} from "./events.js";
import {joinFigures} from "./figures.js";
import {findLineage, keepOrigins} from "./lineage.js";
import {forgetful, type Memory} from "./memory.js";
import {findMixture} from "./mixture.js";
import {findPositions} from "./positions.js";
import {describeReports} from "./reports.js";
import {findSilences} from "./silences.js";
import {indexSpeakers} from "./speakers.js";
import {joinStatements} from "./statements.js";
import {settleStoryDates} from "./story-dates.js";
import {buildTimeline} from "./timeline.js";
import {chooseClauses} from "./told-clauses.js";

/**
 * Brings the readings of many reports together. The order of `unordered` does not matter: reports are sorted by id first. With the `memory` of
 * an earlier run only what other reports touch is worked out again; the result is the same without it.
 */
export function reconcile(unordered: readonly Told[], problems: readonly Problem[], memory: Memory = forgetful): Situation {
  const sorted = [...unordered].sort((a, b) => (a.report.id < b.report.id ? -1 : 1));
  const shared = findLineage(sorted, memory);
  const told = settleStoryDates(sorted, shared, memory);
  const actors = joinActors(told, memory);
  const statements = joinStatements(told, actors, shared, memory);
  const events = chooseClauses(told, joinEvents(told, actors, shared, memory), memory);
  const speakers = indexSpeakers(statements);
  const attitudes = readAttitudes(told, actors, speakers, memory);
  const commitments = findCommitments(told, actors, shared, events, statements, speakers, attitudes);
  const positions = findPositions(told, actors, statements, speakers, attitudes);
  const figures = joinFigures(told, actors, memory);
  const discrepancies = findDiscrepancies({told, actors, lineage: shared, statements, events, commitments, figures, positions}, memory);
  memory.turn();
  return {
    reports: describeReports(told, shared),
    actors: actors.actors,
    origins: keepOrigins(shared.origins, [...statements, ...events, ...commitments]),
    statements,
    events,
    commitments,
    tripwires: findTripwires(commitments),
    positions,
    figures,
    timeline: buildTimeline(told, events),
    discrepancies,
    silences: findSilences(told, shared, statements, events),
    problems: [...problems, ...findMixture(told)],
  };
}
