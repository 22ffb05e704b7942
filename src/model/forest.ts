// A sum of small decision trees, as plain numbers: how likely something is, from its measures.
// Trained by `eval/train-furniture.js` and `eval/train-event-pairs.js`; the weights are JSON beside their users, one string a tree.

/** One tree: below `value` go to node `left`, otherwise to the one after it; where `feature` is negative, `value` is the answer. */
interface Tree {
  readonly feature: Int16Array;
  readonly value: Float64Array;
  readonly left: Int16Array;
}

/** Trees whose answers add up to log-odds. */
export interface Forest {
  readonly start: number;
  readonly trees: readonly Tree[];
}

/** A forest as its file holds it: nodes "feature,value,left" with ";" between them. */
export interface PlantedForest {
  readonly start: number;
  readonly trees: readonly string[];
}

/** Parses a forest. Throws when a node is broken: the file belongs to the program. */
export function growForest(planted: PlantedForest): Forest {
  return {start: planted.start, trees: planted.trees.map(growTree)};
}

/** Log-odds for one row of measures. */
export function scoreRow(forest: Forest, row: Float64Array): number {
  let sum = forest.start;
  for (const {feature, value, left} of forest.trees) {
    let at = 0;
    while ((feature[at] as number) >= 0)
      at = (left[at] as number) + Number((row[feature[at] as number] as number) >= (value[at] as number));
    sum += value[at] as number;
  }
  return sum;
}

function growTree(planted: string): Tree {
  const nodes = planted.split(";").map((node) => node.split(",").map(Number));
  if (nodes.some((node) => node.length !== 3 || node.some(Number.isNaN)))
    throw new Error("the weights of a forest are damaged; install the package again");
  return {
    feature: Int16Array.from(nodes, (node) => node[0] as number),
    value: Float64Array.from(nodes, (node) => node[1] as number),
    left: Int16Array.from(nodes, (node) => node[2] as number),
  };
}
