// Where actors stand on issues, with dates, so that a change is seen as a change.
import type {Told} from "../model/reading.js";
import type {Position} from "../model/situation.js";
import type {ActorIndex} from "./actors.js";

/** The positions of a situation. */
export function findPositions(_told: readonly Told[], _actors: ActorIndex): Position[] {
  return [];
}
