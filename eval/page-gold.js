// Gold for the blocks of a page: which of them are the article's body, by aligning their words with the body that somebody copied by hand.

/** The words of a text, as the scorer counts them. */
export const wordsOf = (text) => (text ?? "").match(/[\p{L}\p{N}_]+/gu) ?? [];

/**
 * For each block, the share of its words that stand in the body at a place in keeping with the order of the others (0..1).
 * A teaser that repeats a sentence of the body elsewhere on the page gets 0.
 */
export function labelBlocks(texts, body) {
  const gold = wordsOf(body);
  const places = new Map();
  for (let i = 0; i + 3 <= gold.length; i++) {
    const key = gold.slice(i, i + 3).join(" ");
    places.set(key, [...(places.get(key) ?? []), i]);
  }
  const blocks = texts.map(wordsOf);
  const chain = heaviestChain(blocks.map((words) => match(words, places)));
  return fillShort(blocks, chain, gold);
}

function match(words, places) {
  if (words.length < 4) return undefined;
  const offsets = new Map();
  let hits = 0;
  for (let i = 0; i + 3 <= words.length; i++) {
    const at = places.get(words.slice(i, i + 3).join(" "));
    if (!at) continue;
    hits++;
    for (const place of at.slice(0, 20)) offsets.set(place - i, (offsets.get(place - i) ?? 0) + 1);
  }
  const share = hits / (words.length - 2);
  if (share < 0.3) return undefined;
  const [offset] = [...offsets].sort((a, b) => b[1] - a[1])[0];
  return {from: Math.max(0, offset), to: offset + words.length, weight: hits, share};
}

function heaviestChain(matches) {
  const best = [];
  for (const [i, match] of matches.entries()) {
    if (!match) continue;
    let sum = match.weight;
    let before;
    for (const j of best.keys()) {
      if (best[j] && matches[j].from < match.from && matches[j].to <= match.from + 3 && best[j].sum + match.weight > sum) {
        sum = best[j].sum + match.weight;
        before = j;
      }
    }
    best[i] = {sum, before};
  }
  const chosen = new Array(matches.length).fill(undefined);
  let at = best.reduce((top, entry, i) => (entry && (top === undefined || entry.sum > best[top].sum) ? i : top), undefined);
  for (; at !== undefined; at = best[at].before) chosen[at] = matches[at];
  return chosen;
}

// A short block ("We panicked") is body when its words stand where they should: between the long blocks around it.
function fillShort(blocks, chain, gold) {
  let from = 0;
  return blocks.map((words, i) => {
    if (chain[i]) {
      from = chain[i].to;
      return chain[i].share;
    }
    if (words.length === 0 || words.length > 40) return 0;
    const to = chain.slice(i + 1).find(Boolean)?.from ?? gold.length;
    for (let at = Math.max(0, from - 2); at + words.length <= Math.min(to + 2, from + 60); at++) {
      if (words.every((word, k) => gold[at + k] === word)) {
        from = at + words.length;
        return 1;
      }
    }
    return 0;
  });
}
