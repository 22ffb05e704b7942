// Groups out of likenesses of pairs: the two groups whose members are on average most alike are joined first (UPGMA, Sokal and Michener 1958).
// Only pairs that somebody compared are given, so the work grows with them and not with all pairs.

/** Two items and how likely it is that they belong together, 0..1, or below 0 where something speaks against it. */
export type Link = readonly [a: number, b: number, likeness: number];

/** Two groups that may be joined, as they were at that moment. */
interface Offer {
  readonly likeness: number;
  readonly a: number;
  readonly b: number;
  readonly ages: number;
}

/**
 * Groups of `items` indexes, each in order, by their first member. Groups are joined while their mean likeness is at least `threshold`. A pair
 * without a link counts as unlike; as a member was compared with at most `compared` others, no more than that many are missed of it. Links
 * are gone through once and in any order, so a generator need not hold them; of a pair that is given twice the last counts.
 */
export function averageLink(items: number, links: Iterable<Link>, threshold: number, compared = Number.POSITIVE_INFINITY): number[][] {
  const sums = Array.from({length: items}, () => new Map<number, number>());
  for (const [a, b, likeness] of links) {
    sums[a]!.set(b, likeness);
    sums[b]!.set(a, likeness);
  }
  const members = Array.from({length: items}, (_, item) => [item]);
  const ages = new Int32Array(items);
  const offers: Offer[] = [];
  const offer = (a: number, b: number): void => {
    const small = Math.min(members[a]!.length, members[b]!.length);
    const large = Math.max(members[a]!.length, members[b]!.length);
    const likeness = sums[a]!.get(b)! / (small * Math.min(large, compared));
    if (likeness >= threshold) push(offers, {likeness, a: Math.min(a, b), b: Math.max(a, b), ages: ages[a]! + ages[b]!});
  };
  sums.forEach((others, a) => {
    for (const b of others.keys()) if (a < b) offer(a, b);
  });
  while (offers.length > 0) {
    const {a, b, ages: then} = pop(offers);
    // a group that was joined meanwhile has aged, and another offer stands for it
    if (members[a]!.length === 0 || members[b]!.length === 0 || ages[a]! + ages[b]! !== then) continue;
    const [into, from] = sums[a]!.size >= sums[b]!.size ? [a, b] : [b, a];
    join(into, from, sums, members);
    ages[into]! += ages[from]! + 1;
    for (const other of sums[into]!.keys()) offer(into, other);
  }
  return members
    .filter((group) => group.length > 0)
    .map((group) => group.sort((x, y) => x - y))
    .sort((x, y) => x[0]! - y[0]!);
}

function join(into: number, from: number, sums: readonly Map<number, number>[], members: number[][]): void {
  sums[into]!.delete(from);
  for (const [other, sum] of sums[from]!) {
    if (other === into) continue;
    sums[other]!.delete(from);
    const both = sum + (sums[into]!.get(other) ?? 0);
    sums[into]!.set(other, both);
    sums[other]!.set(into, both);
  }
  sums[from]!.clear();
  members[into] = [...members[into]!, ...members[from]!];
  members[from] = [];
}

// ---- a heap with the likeliest offer on top; equal ones in order of their items, so that the result does not depend on the order of links

function push(heap: Offer[], offer: Offer): void {
  let at = heap.length;
  heap.push(offer);
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!isBefore(offer, heap[above]!)) break;
    heap[at] = heap[above]!;
    at = above;
  }
  heap[at] = offer;
}

function pop(heap: Offer[]): Offer {
  const top = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return top;
  let at = 0;
  for (let below = 1; below < heap.length; below = 2 * at + 1) {
    if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below++;
    if (!isBefore(heap[below]!, last)) break;
    heap[at] = heap[below]!;
    at = below;
  }
  heap[at] = last;
  return top;
}

function isBefore(x: Offer, y: Offer): boolean {
  return x.likeness !== y.likeness ? x.likeness > y.likeness : x.a !== y.a ? x.a < y.a : x.b < y.b;
}
