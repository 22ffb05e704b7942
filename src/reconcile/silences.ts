// What some outlets carry and others on the same story leave out.
import type {Told} from "../model/reading.js";
import type {Silence, SituationEvent, Statement} from "../model/situation.js";
import type {Lineage} from "./lineage.js";

/** Lines that at least two independent groups carry and others leave out. */
export function findSilences(
  _told: readonly Told[],
  _lineage: Lineage,
  _statements: readonly Statement[],
  _events: readonly SituationEvent[],
): Silence[] {
  return [];
}
