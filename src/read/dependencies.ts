// Arc scores → one tree with one root (Chu and Liu 1965, Edmonds 1967), decoded over the words of a sentence.

/** Log-probabilities of heads: `scores[dependent * (n + 1) + head]`, where head `n` is the root. */
export interface ArcScores {
  readonly n: number;
  readonly scores: Float64Array;
}

/** Best tree with exactly one root: a head index for each word, -1 for the root's. */
export function bestTree(arcs: ArcScores): number[] {
  const greedy = greedyHeads(arcs);
  if (greedy.filter((head) => head === arcs.n).length === 1 && !findCycle(greedy, arcs.n))
    return greedy.map((head) => (head === arcs.n ? -1 : head));
  const root = bestRoot(arcs);
  return maximumTree(withRoot(arcs, root)).map((head) => (head === arcs.n ? -1 : head));
}

function greedyHeads({n, scores}: ArcScores): number[] {
  return Array.from({length: n}, (_, d) => {
    let best = n;
    for (let h = 0; h < n; h++) if (h !== d && scores[d * (n + 1) + h]! > scores[d * (n + 1) + best]!) best = h;
    return best;
  });
}

/** The word that loses least by being the root, against its best other head. */
function bestRoot({n, scores}: ArcScores): number {
  let best = 0;
  let least = Number.NEGATIVE_INFINITY;
  for (let d = 0; d < n; d++) {
    let other = -60;
    for (let h = 0; h < n; h++) if (h !== d) other = Math.max(other, scores[d * (n + 1) + h]!);
    const gain = scores[d * (n + 1) + n]! - other;
    if (gain > least) {
      least = gain;
      best = d;
    }
  }
  return best;
}

function withRoot({n, scores}: ArcScores, root: number): ArcScores {
  const only = Float64Array.from(scores);
  for (let d = 0; d < n; d++) {
    if (d !== root) only[d * (n + 1) + n] = -1e9;
    else for (let h = 0; h < n; h++) only[d * (n + 1) + h] = -1e9;
  }
  return {n, scores: only};
}

/** Chu-Liu-Edmonds by contraction; `n` words and the root `n`. */
function maximumTree(arcs: ArcScores): number[] {
  const {n, scores} = arcs;
  const heads = greedyHeads(arcs);
  const cycle = findCycle(heads, n);
  if (!cycle) return heads;
  const inCycle = new Set(cycle);
  const outside = Array.from({length: n}, (_, i) => i).filter((i) => !inCycle.has(i));
  const m = outside.length + 1;
  const contracted = new Float64Array(m * (m + 1)).fill(-1e9);
  const enters = new Int32Array(m + 1);
  const leaves = new Int32Array(m);
  const nameOf = [...outside, -1, n];
  const headScore = (d: number): number => scores[d * (n + 1) + heads[d]!]!;
  for (let h = 0; h <= m; h++) {
    const head = nameOf[h]!;
    if (head === -1) continue;
    let best = Number.NEGATIVE_INFINITY;
    for (const d of cycle) {
      const gain = scores[d * (n + 1) + head]! - headScore(d);
      if (gain > best) {
        best = gain;
        enters[h] = d;
      }
    }
    contracted[(m - 1) * (m + 1) + h] = best;
  }
  outside.forEach((d, row) => {
    outside.forEach((head, h) => {
      if (h !== row) contracted[row * (m + 1) + h] = scores[d * (n + 1) + head]!;
    });
    contracted[row * (m + 1) + m] = scores[d * (n + 1) + n]!;
    let best = Number.NEGATIVE_INFINITY;
    for (const head of cycle) {
      if (scores[d * (n + 1) + head]! > best) {
        best = scores[d * (n + 1) + head]!;
        leaves[row] = head;
      }
    }
    contracted[row * (m + 1) + m - 1] = best;
  });
  const inner = maximumTree({n: m, scores: contracted});
  const result = [...heads];
  outside.forEach((d, row) => {
    const h = inner[row]!;
    result[d] = h === m - 1 ? leaves[row]! : nameOf[h]!;
  });
  const into = inner[m - 1]!;
  result[enters[into]!] = nameOf[into]!;
  return result;
}

function findCycle(heads: readonly number[], root: number): number[] | undefined {
  const state = new Int8Array(heads.length);
  for (let start = 0; start < heads.length; start++) {
    const path: number[] = [];
    let at = start;
    while (at !== root && state[at] === 0) {
      state[at] = 1;
      path.push(at);
      at = heads[at]!;
    }
    if (at !== root && state[at] === 1) return path.slice(path.indexOf(at));
    for (const done of path) state[done] = 2;
  }
  return undefined;
}
