"""Sentence embeddings of the original encoder, reduced to the size of the reader's vectors: the target for `vectors`."""
import hashlib

import numpy as np
import torch
from safetensors.torch import load_file

from atoms import cut_atoms
from heads import VECTOR_SIZE
from model import Encoder
from windows import FAR


@torch.no_grad()
def embed(texts, weights, pieces, pieces_per_batch=8192):
    encoder = Encoder()
    encoder.load_bert(load_file(weights))
    encoder.cases.weight.data.zero_()
    encoder.gaps.weight.data.zero_()
    encoder.eval()
    ids = [[pieces.start, *[p for a in cut_atoms(t) for p in pieces.of(a.text)][:254], pieces.end] for t in texts]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    out, at = np.zeros((len(ids), 384), dtype=np.float32), 0
    while at < len(order):
        count = max(1, pieces_per_batch // len(ids[order[min(at + 300, len(order) - 1)]]))
        chosen = order[at:at + min(count, 300)]
        at += len(chosen)
        width = max(len(ids[i]) for i in chosen)
        batch = torch.zeros((len(chosen), width), dtype=torch.long)
        mask = torch.full((len(chosen), 1, 1, width), FAR)
        for row, i in enumerate(chosen):
            batch[row, :len(ids[i])] = torch.tensor(ids[i])
            mask[row, ..., :len(ids[i])] = 0
        none = torch.zeros_like(batch)
        with torch.autocast("cpu", torch.bfloat16):
            last = encoder(batch, none, none, mask.to(torch.bfloat16))[-1].float()
        real = (mask[:, 0, 0] == 0).float()[..., None]
        mean = (last * real).sum(1) / real.sum(1)
        out[chosen] = torch.nn.functional.normalize(mean, dim=-1).numpy()
    return out


def targets(sheets, weights, pieces, cache):
    """Gives each labelled sentence of the sheets its number in the returned matrix of reduced embeddings."""
    texts = []
    for sheet in sheets:
        numbered = []
        for low, high, text in sheet.spans["vectors"]:
            numbered.append((low, high, len(texts)))
            texts.append(text)
        sheet.spans["vectors"] = numbered
    key = hashlib.sha1("\n".join(texts).encode()).hexdigest()[:12]
    path = cache / f"teacher-{key}.npy"
    if not path.exists():
        full = embed(texts, weights, pieces)
        _, strength, axes = np.linalg.svd(full[:: max(1, len(full) // 20000)], full_matrices=False)
        np.save(path, full @ axes[:VECTOR_SIZE].T)
        print(f"teacher: {len(texts)} sentences, {VECTOR_SIZE} dimensions keep {(strength[:VECTOR_SIZE] ** 2).sum() / (strength ** 2).sum():.3f}", flush=True)
    return torch.from_numpy(np.load(path)).float()
