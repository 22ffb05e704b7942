// Who will do what, by when, if what: demands, ultimatums, threats, promises and refusals.
import type {Told} from "../model/reading.js";
import type {Commitment, SituationEvent, Tripwire} from "../model/situation.js";
import type {ActorIndex} from "./actors.js";
import type {Lineage} from "./lineage.js";

/** The commitments of a situation. */
export function findCommitments(
  _told: readonly Told[],
  _actors: ActorIndex,
  _lineage: Lineage,
  _events: readonly SituationEvent[],
): Commitment[] {
  return [];
}

/** The conditions on which somebody would act, and which of them trip others. */
export function findTripwires(_commitments: readonly Commitment[]): Tripwire[] {
  return [];
}
