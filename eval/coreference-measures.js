// How well groups of mentions agree with gold chains: MUC (Vilain et al. 1995), B3 (Bagga and Baldwin 1998), CEAF-e (Luo 2005), and their mean,
// the CoNLL F1. Groups are lists of mention numbers; singletons count.

/** `{muc, b3, ceafe, conll}`: each of the three as `{p, r, f1}`, 0..1. */
export function conllOf(system, gold) {
  const [m, b, c] = [muc(system, gold), bcubed(system, gold), ceafe(system, gold)];
  return {muc: m, b3: b, ceafe: c, conll: (m.f1 + b.f1 + c.f1) / 3};
}

/** Groups the places of a list by what stands there. */
export function byKey(keys) {
  const groups = new Map();
  keys.forEach((key, i) => {
    if (groups.has(key)) groups.get(key).push(i);
    else groups.set(key, [i]);
  });
  return [...groups.values()];
}

function muc(system, gold) {
  const recall = (keys, responses) => {
    const of = groupOf(responses);
    let hit = 0;
    let all = 0;
    for (const key of keys) {
      hit += key.length - new Set(key.map((i) => of.get(i))).size;
      all += key.length - 1;
    }
    return all ? hit / all : 0;
  };
  return f1(recall(system, gold), recall(gold, system));
}

function bcubed(system, gold) {
  const total = system.reduce((n, g) => n + g.length, 0);
  const s = groupOf(system);
  const g = groupOf(gold);
  let p = 0;
  let r = 0;
  for (let i = 0; i < total; i++) {
    const inSystem = system[s.get(i)];
    const inGold = gold[g.get(i)];
    const both = inSystem.filter((j) => g.get(j) === g.get(i)).length;
    p += both / inSystem.length;
    r += both / inGold.length;
  }
  return f1(p / total, r / total);
}

function ceafe(system, gold) {
  const g = groupOf(gold);
  const similarity = system.map((group) => {
    const row = new Map();
    for (const i of group) row.set(g.get(i), (row.get(g.get(i)) ?? 0) + 1);
    return new Map([...row].map(([key, both]) => [key, (2 * both) / (group.length + gold[key].length)]));
  });
  const total = bestAssignment(similarity, gold.length);
  return f1(total / system.length, total / gold.length);
}

/** Highest total of a one-to-one assignment; groups that share nothing are solved apart (Hungarian algorithm on each part). */
function bestAssignment(rows) {
  const rowsOf = new Map();
  rows.forEach((row, i) => {
    for (const j of row.keys()) rowsOf.set(j, [...(rowsOf.get(j) ?? []), i]);
  });
  const seen = new Set();
  let total = 0;
  rows.forEach((_, first) => {
    if (seen.has(first)) return;
    const part = [first];
    const columns = new Set();
    seen.add(first);
    for (const i of part)
      for (const j of rows[i].keys()) {
        if (columns.has(j)) continue;
        columns.add(j);
        for (const other of rowsOf.get(j))
          if (!seen.has(other)) {
            seen.add(other);
            part.push(other);
          }
      }
    const cs = [...columns];
    total += hungarian(part.map((i) => cs.map((j) => rows[i].get(j) ?? 0)));
  });
  return total;
}
function hungarian(m) {
  const n = Math.max(m.length, m[0].length);
  const cost = (i, j) => -(m[i]?.[j] ?? 0);
  const u = new Float64Array(n + 1),
    v = new Float64Array(n + 1),
    match = new Int32Array(n + 1),
    way = new Int32Array(n + 1);
  for (let i = 1; i <= n; i++) {
    match[0] = i;
    let column = 0;
    const least = new Float64Array(n + 1).fill(Infinity);
    const used = new Uint8Array(n + 1);
    do {
      used[column] = 1;
      const row = match[column];
      let delta = Infinity,
        next = 0;
      for (let j = 1; j <= n; j++) {
        if (used[j]) continue;
        const reduced = cost(row - 1, j - 1) - u[row] - v[j];
        if (reduced < least[j]) {
          least[j] = reduced;
          way[j] = column;
        }
        if (least[j] < delta) {
          delta = least[j];
          next = j;
        }
      }
      for (let j = 0; j <= n; j++)
        if (used[j]) {
          u[match[j]] += delta;
          v[j] -= delta;
        } else least[j] -= delta;
      column = next;
    } while (match[column] !== 0);
    do {
      match[column] = match[way[column]];
      column = way[column];
    } while (column);
  }
  let total = 0;
  for (let j = 1; j <= n; j++) if (match[j]) total -= cost(match[j] - 1, j - 1);
  return total;
}

function groupOf(groups) {
  const of = new Map();
  groups.forEach((group, index) => {
    for (const i of group) of.set(i, index);
  });
  return of;
}

function f1(p, r) {
  return {p, r, f1: p + r ? (2 * p * r) / (p + r) : 0};
}
