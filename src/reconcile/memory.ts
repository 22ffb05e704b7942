// What the last run worked out, so that one more report costs what it touches and not the whole situation. A step's value is kept with the
// very values that it was worked out from, and is given again while those are the same: a run with a memory gives what one without it gives.

/** Values of pure steps from the last run. */
export interface Memory {
  /**
   * The value that `make` gives for these inputs; the kept one when the last run had the same inputs (by identity) for this step and key.
   * `make` may use nothing that changes besides its inputs. Within a run a step asks once for a key.
   */
  recall<T>(step: string, key: string, inputs: readonly unknown[], make: () => T): T;
  /** Ends a run: what it did not ask for is forgotten. */
  turn(): void;
}

interface Kept {
  readonly inputs: readonly unknown[];
  readonly value: unknown;
}

type Steps = Map<string, Map<string, Kept>>;

/** An empty memory. Whoever runs `reconcile` again on nearly the same reports keeps one. */
export function createMemory(): Memory {
  let before: Steps = new Map();
  let now: Steps = new Map();
  return {
    recall<T>(step: string, key: string, inputs: readonly unknown[], make: () => T): T {
      const known = before.get(step)?.get(key);
      const kept = known && areSame(known.inputs, inputs) ? known : {inputs, value: make()};
      const values = now.get(step);
      if (values) values.set(key, kept);
      else now.set(step, new Map([[key, kept]]));
      return kept.value as T;
    },
    turn() {
      before = now;
      now = new Map();
    },
  };
}

/** The memory of a run that has none before and none after it. */
export const forgetful: Memory = {recall: (_step, _key, _inputs, make) => make(), turn: () => undefined};

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => Object.is(one, b[index]));
}
