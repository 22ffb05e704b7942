import {expect, it} from "vitest";
import {cutAtoms} from "../../src/read/atoms.js";
import {planStretches} from "../../src/read/windows.js";

const plan = (text: string, most: number): string[] => {
  const atoms = cutAtoms(text, new Map()).map((atom) => ({...atom, pieces: [0], letterCase: 1}));
  return planStretches(text, atoms, most).map(({from, to}) => text.slice(atoms[from]!.start, atoms[to - 1]!.end));
};

it.each([
  ["packs lines that fit", "One two.\n\nThree.", 9, ["One two.\n\nThree."]],
  ["ends at a blank line", "One two.\n\nThree four.\n\nFive six seven.", 8, ["One two.\n\nThree four.", "Five six seven."]],
  [
    "never ends inside a hard-wrapped sentence",
    "Crews said the talks\nresumed.\nThen rain fell.",
    8,
    ["Crews said the talks\nresumed.", "Then rain fell."],
  ],
  ["leaves a line that is too long whole", "a b c d e f\n\ng", 3, ["a b c d e f", "g"]],
  ["has nothing to plan in an empty text", " \n ", 3, []],
])("%s", (_, text, most, expected) => expect(plan(text, most)).toEqual(expected));
