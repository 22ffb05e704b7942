"""Cuts sheets into windows of consecutive sentences, roughens them as real pages are rough, and stacks them in batches."""
import random

import numpy as np
import torch

from corpora import UNKNOWN

LONGEST = 222  # pieces, without [CLS] and [SEP]
FAR = -30000.0


def cut_windows(sheet, rng, longest=LONGEST):
    """(first atom, past the last) of windows of many lengths; a sentence that is too long is cut off."""
    windows, start, size = [], None, 0
    target = draw_length(rng, longest)
    for low, high in sheet.sentences:
        count = int(sheet.offsets[high] - sheet.offsets[low])
        if start is not None and size + count > target:
            windows.append((start, low))
            start, size, target = None, 0, draw_length(rng, longest)
        if start is None:
            start = low
        size += count
        if size > longest:
            windows.append((start, int(np.searchsorted(sheet.offsets, sheet.offsets[start] + longest, side="right")) - 1))
            start, size, target = None, 0, draw_length(rng, longest)
    if start is not None:
        windows.append((start, sheet.sentences[-1][1]))
    return [(a, b) for a, b in windows if b > a]


def draw_length(rng, longest):
    kind = rng.random()
    return rng.randint(15, 70) if kind < 0.25 else rng.randint(70, 150) if kind < 0.55 else rng.randint(150, longest)


def make_batches(sheets, share, pieces_per_batch, rng):
    """Batches of (sheet, first, last) of like length."""
    windows = [(s, a, b) for s in sheets for a, b in cut_windows(s, rng)]
    rng.shuffle(windows)
    whole, part = int(share), share - int(share)
    chosen = windows * whole + windows[:int(len(windows) * part)]
    size = lambda w: int(w[0].offsets[w[2]] - w[0].offsets[w[1]])
    # sorted within a small random error, so that batches differ from epoch to epoch
    chosen.sort(key=lambda w: size(w) * rng.uniform(0.92, 1.08))
    batches, batch, widest = [], [], 0
    for w in chosen:
        width = max(widest, size(w) + 2)
        if batch and width * (len(batch) + 1) > pieces_per_batch:
            batches.append(batch)
            batch, width = [], size(w) + 2
        batch.append(w)
        widest = width
    return batches + ([batch] if batch else [])


class Roughness:
    """Changes to the input that keep the labels: white space, lost capitals, the other kind of quotation mark."""

    def __init__(self, ids, rng):
        self.rng = rng
        straight, left, right, apostrophe, curly = (ids[c] for c in ('"', "“", "”", "'", "’"))
        self.straight, self.left, self.right, self.apostrophe, self.curly = straight, left, right, apostrophe, curly

    def gaps(self, gaps, starts):
        kind = self.rng.random()
        if kind < 0.15:
            for i in starts:
                if i and self.rng.random() < 0.5:
                    gaps[i] = self.rng.choice((1, 2, 3))
        elif kind < 0.20:
            at = self.rng.randint(4, 18)
            while at < len(gaps):
                if gaps[at] == 1:
                    gaps[at] = 2
                at += self.rng.randint(9, 18)
        return gaps

    def cases(self, cases, names):
        kind = self.rng.random()
        if kind < (0.015 if names else 0.04):
            cases[(cases >= 2) & (cases <= 5)] = 1
        elif kind < (0.03 if names else 0.06):
            cases[(cases == 1) | (cases == 2) | (cases == 4)] = 3
        return cases

    def quotes(self, pieces):
        if self.rng.random() < 0.85:
            return pieces
        if (pieces == self.straight).any():
            where = np.flatnonzero(pieces == self.straight)
            pieces[where[::2]], pieces[where[1::2]] = self.left, self.right
            pieces[pieces == self.apostrophe] = self.curly
        else:
            pieces[(pieces == self.left) | (pieces == self.right)] = self.straight
            pieces[pieces == self.curly] = self.apostrophe
        return pieces


def inputs_of(sheet, low, high, pieces):
    """The network's input for the atoms low to high: continuation pieces carry their atom's case and no gap."""
    counts = sheet.counts[low:high]
    first = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int64) + 1
    total = int(counts.sum()) + 2
    ids = np.empty(total, dtype=np.int64)
    ids[0], ids[-1] = pieces.start, pieces.end
    ids[1:-1] = sheet.pieces[sheet.offsets[low]:sheet.offsets[high]]
    return ids, counts, first


def spread(values, counts, first, total, continued):
    out = np.zeros(total, dtype=np.int64)
    if continued:
        out[1:-1] = np.repeat(values, counts)
    else:
        out[first] = values
    return out


def collate(batch, corpus, pieces, rough=None):
    rows, names = [], "ner" in corpus.heads
    for sheet, low, high in batch:
        if rough and "arcs" in corpus.heads and high - low > 3 and sheet.text[sheet.starts[high - 1]] == "." and rough.rng.random() < 0.05:
            high -= 1
        ids, counts, first = inputs_of(sheet, low, high, pieces)
        cases, gaps = sheet.cases[low:high].copy(), sheet.gaps[low:high].copy()
        if rough:
            starts = [s - low for s, _ in sheet.sentences if low <= s < high]
            ids, cases, gaps = rough.quotes(ids), rough.cases(cases, names), rough.gaps(gaps, starts)
        rows.append((sheet, low, high, ids, spread(cases, counts, first, len(ids), True), spread(gaps, counts, first, len(ids), False), first))
    size, width, atoms = len(rows), max(len(r[3]) for r in rows), max(r[2] - r[1] for r in rows)
    out = {k: np.zeros((size, width), dtype=np.int64) for k in ("pieces", "cases", "gaps")}
    out["atoms"] = np.zeros((size, atoms), dtype=np.int64)
    out["valid"] = np.zeros((size, atoms), dtype=bool)
    mask = np.full((size, 1, 1, width), FAR, dtype=np.float32)
    tags = {}
    for b, (sheet, low, high, ids, cases, gaps, first) in enumerate(rows):
        out["pieces"][b, :len(ids)], out["cases"][b, :len(ids)], out["gaps"][b, :len(ids)] = ids, cases, gaps
        out["atoms"][b, :len(first)] = first
        out["valid"][b, :len(first)] = True
        mask[b, ..., :len(ids)] = 0
        for name, values in sheet.tags.items():
            tags.setdefault(name, np.full((size, atoms), UNKNOWN, dtype=np.int64))[b, :high - low] = values[low:high]
    out = {k: torch.from_numpy(v) for k, v in out.items()}
    out["mask"] = torch.from_numpy(mask)
    out["tags"] = {k: torch.from_numpy(v) for k, v in tags.items()}
    out["links"] = {n: collate_links(rows, n, atoms) for n in corpus.heads if any(n in r[0].links for r in rows)}
    out["spans"] = {n: collate_spans(rows, n) for n in corpus.heads if any(n in r[0].spans for r in rows)}
    return out


def collate_links(rows, name, atoms):
    """(window, atom, allowed targets) for each atom whose target is known; one outside of the window is 'nothing here'
    for antecedents and unknown for the others."""
    window, row, allowed = [], [], []
    for b, (sheet, low, high, *_) in enumerate(rows):
        links = sheet.links.get(name, {})
        for i in range(low, high):
            if i not in links:
                continue
            targets = [t - low for t in links[i] if low <= t < high]
            if not targets:
                if name != "antecedents":
                    continue
                targets = [i - low]
            window.append(b)
            row.append(i - low)
            allowed.append(targets)
    mask = torch.zeros((len(row), atoms), dtype=torch.bool)
    if row:
        mask[[n for n, t in enumerate(allowed) for _ in t], [j for t in allowed for j in t]] = True
    return torch.tensor(window, dtype=torch.long), torch.tensor(row, dtype=torch.long), mask


def collate_spans(rows, name):
    """(window, first atom, past the last, value) of each labelled stretch that lies wholly in its window."""
    return [(b, s - low, e - low, value) for b, (sheet, low, high, *_) in enumerate(rows)
            for s, e, value in sheet.spans.get(name, ()) if low <= s and e <= high]
