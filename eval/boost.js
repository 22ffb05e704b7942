// Gradient boosting for two classes (Friedman 2001) over histograms, small enough to read. Training only; `src/model/forest.ts` evaluates.

const BINS = 48;

/** Numbers 0..1 that depend on the seed alone (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Trains trees on rows of measures. `labels` are 0..1, `weights` positive. Same seed, same forest. */
export function trainForest(
  rows,
  labels,
  weights,
  {trees = 120, depth = 5, rate = 0.1, rowShare = 0.6, columnShare = 0.5, leaf = 30, seed = 1, l2 = 2} = {},
) {
  const random = seeded(seed);
  const columns = rows[0].length;
  const edges = Array.from({length: columns}, (_, c) => edgesOf(rows, c));
  const binned = edges.map((cuts, c) => binColumn(rows, c, cuts));
  const total = weights.reduce((a, b) => a + b, 0);
  const positive = labels.reduce((sum, label, i) => sum + label * weights[i], 0);
  const start = Math.log(positive / (total - positive));
  const scores = new Float64Array(rows.length).fill(start);
  const gradient = new Float64Array(rows.length);
  const hessian = new Float64Array(rows.length);
  const forest = {start: round(start), trees: []}; // as `PlantedForest`
  for (let t = 0; t < trees; t++) {
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-scores[i]));
      gradient[i] = weights[i] * (labels[i] - p);
      hessian[i] = weights[i] * p * (1 - p);
    }
    const sample = [];
    for (let i = 0; i < rows.length; i++) if (random() < rowShare) sample.push(i);
    const used = [];
    for (let c = 0; c < columns; c++) if (edges[c].length > 0 && random() < columnShare) used.push(c);
    const tree = growTree({binned, edges, gradient, hessian, used, depth, leaf, rate, l2}, Int32Array.from(sample));
    forest.trees.push(tree.plain);
    for (let i = 0; i < rows.length; i++) scores[i] += tree.answerOf(i);
  }
  return forest;
}

function growTree(data, sample) {
  const nodes = [{rows: sample, depth: 0}];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    const split = node.depth < data.depth && node.rows.length >= 2 * data.leaf ? findSplit(data, node.rows) : undefined;
    if (split) {
      const column = data.binned[split.column];
      node.split = split;
      node.left = nodes.length;
      nodes.push({rows: node.rows.filter((i) => column[i] < split.bin), depth: node.depth + 1});
      nodes.push({rows: node.rows.filter((i) => column[i] >= split.bin), depth: node.depth + 1});
    } else node.value = round(leafValue(data, node.rows));
    node.rows = undefined;
  }
  const plain = nodes
    .map(({split, value, left}) => (split ? `${split.column},${round(data.edges[split.column][split.bin - 1])},${left}` : `-1,${value},0`))
    .join(";");
  const answerOf = (i) => {
    let at = 0;
    while (nodes[at].split) at = nodes[at].left + (data.binned[nodes[at].split.column][i] >= nodes[at].split.bin ? 1 : 0);
    return nodes[at].value;
  };
  return {plain, answerOf};
}

function leafValue({gradient, hessian, rate, l2}, rows) {
  let g = 0;
  let h = 0;
  for (const i of rows) {
    g += gradient[i];
    h += hessian[i];
  }
  return (rate * g) / (h + l2);
}

function findSplit({binned, edges, gradient, hessian, used, leaf, l2}, rows) {
  let best;
  let g = 0;
  let h = 0;
  for (const i of rows) {
    g += gradient[i];
    h += hessian[i];
  }
  const gs = new Float64Array(BINS + 1);
  const hs = new Float64Array(BINS + 1);
  const ns = new Int32Array(BINS + 1);
  for (const column of used) {
    const bins = binned[column];
    gs.fill(0);
    hs.fill(0);
    ns.fill(0);
    for (const i of rows) {
      const bin = bins[i];
      gs[bin] += gradient[i];
      hs[bin] += hessian[i];
      ns[bin]++;
    }
    let [gl, hl, nl] = [0, 0, 0];
    for (let bin = 1; bin <= edges[column].length; bin++) {
      gl += gs[bin - 1];
      hl += hs[bin - 1];
      nl += ns[bin - 1];
      if (nl < leaf || rows.length - nl < leaf) continue;
      const gain = (gl * gl) / (hl + l2) + ((g - gl) * (g - gl)) / (h - hl + l2) - (g * g) / (h + l2);
      if (gain > 1e-6 && (!best || gain > best.gain)) best = {gain, column, bin};
    }
  }
  return best;
}

function edgesOf(rows, column) {
  const step = Math.max(1, Math.floor(rows.length / 20000));
  const values = [];
  for (let i = 0; i < rows.length; i += step) values.push(rows[i][column]);
  values.sort((a, b) => a - b);
  const cuts = new Set();
  for (let k = 1; k < BINS; k++) {
    const at = Math.floor((k * values.length) / BINS);
    if (values[at] !== values[0]) cuts.add(round(values[at]));
  }
  if (values.at(-1) !== values[0]) cuts.add(round(values.find((value) => value !== values[0])));
  return [...cuts].sort((a, b) => a - b).slice(0, BINS);
}

function binColumn(rows, column, cuts) {
  const bins = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const value = rows[i][column];
    let low = 0;
    let high = cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value >= cuts[middle]) low = middle + 1;
      else high = middle;
    }
    bins[i] = low;
  }
  return bins;
}

function round(value) {
  return Math.round(value * 1e4) / 1e4;
}
