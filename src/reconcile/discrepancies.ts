// Where reports differ about the same thing, with all sides.
import type {Told} from "../model/reading.js";
import type {Discrepancy, Figure, Position, SituationEvent, Statement} from "../model/situation.js";
import type {ActorIndex} from "./actors.js";

/** What reports are compared by. */
export interface Compared {
  readonly told: readonly Told[];
  readonly actors: ActorIndex;
  readonly statements: readonly Statement[];
  readonly events: readonly SituationEvent[];
  readonly figures: readonly Figure[];
  readonly positions: readonly Position[];
}

/** The discrepancies of a situation, sorted by id. */
export function findDiscrepancies(_compared: Compared): Discrepancy[] {
  return [];
}
