"""What each head is asked to get right in a batch."""
import torch
import torch.nn.functional as F

from corpora import UNKNOWN
from heads import HEADS
from windows import FAR

BY_NAME = {h.name: h for h in HEADS}


def losses(reader, batch, heads):
    """The loss of each head that the batch has labels for."""
    every = reader.encoder(batch["pieces"], batch["cases"], batch["gaps"], batch["mask"].to(torch.bfloat16))
    seen, out = {}, {}

    def view(group):
        if group not in seen:
            seen[group] = reader.group(group, every, batch["atoms"])
        return seen[group]

    for name in heads:
        if name == "vectors":
            spans = batch["spans"].get("vectors")
            if spans:
                out[name] = vector_loss(reader.vectors(view("vectors")).float(), spans, batch["teacher"])
        elif name == "rels":
            if "arcs" in batch["links"]:
                out[name] = relation_loss(reader, view("syntax"), batch)
        elif BY_NAME[name].kind == "link":
            if name in batch["links"] and len(batch["links"][name][0]):
                out[name] = link_loss(reader.links[name](view(BY_NAME[name].group)).float(), name, batch)
        else:
            logits = reader.tags[name](view(BY_NAME[name].group)).float()
            if BY_NAME[name].kind == "bag":
                loss = bag_loss(name, logits, batch)
            else:
                loss = tag_loss(logits, batch["tags"].get(name))
            if loss is not None:
                out[name] = loss
    return out


def tag_loss(logits, tags):
    if tags is None or not bool((tags != UNKNOWN).any()):
        return None
    return F.cross_entropy(logits.flatten(0, 1), tags.flatten(), ignore_index=UNKNOWN)


def columns_for(name, batch):
    """The atoms that may be pointed at: words for dependencies, any atom for the others."""
    if name == "arcs":
        return batch["tags"]["upos"] != UNKNOWN
    return batch["valid"]


def link_loss(scores, name, batch):
    window, row, allowed = batch["links"][name]
    open_columns = columns_for(name, batch)[window]
    if name == "antecedents":
        open_columns = open_columns & (torch.arange(scores.shape[-1])[None] <= row[:, None])
    picked = scores[window, row].masked_fill(~(open_columns | allowed), FAR)
    return (picked.logsumexp(-1) - picked.masked_fill(~allowed, FAR).logsumexp(-1)).mean()


def relation_loss(reader, x, batch):
    window, row, allowed = batch["links"]["arcs"]
    heads = torch.arange(x.shape[1])[None].repeat(x.shape[0], 1)
    heads[window, row] = allowed.int().argmax(-1)
    logits = reader.rels(x, heads).float()
    known = torch.full(heads.shape, UNKNOWN)
    known[window, row] = batch["tags"]["rels"][window, row]
    return F.cross_entropy(logits.flatten(0, 1), known.flatten(), ignore_index=UNKNOWN)


def bag_loss(name, logits, batch):
    spans = batch["spans"].get(name)
    if not spans:
        return None
    terms = []
    for window, start, end, value in spans:
        inside = logits[window, start:end]
        if name == "penta":
            terms.append(F.cross_entropy(inside.mean(0, keepdim=True), torch.tensor([value])))
        else:
            terms.append(any_of_loss(inside, value))
    loss = torch.stack(terms).mean()
    known = tag_loss(logits, batch["tags"].get(name))
    return loss if known is None else loss + known


def any_of_loss(logits, types):
    """Some atom of the sentence has one of the types; no atom has another."""
    shares = torch.softmax(logits, -1)
    mine = shares[:, types].sum(-1).clamp(1e-5, 1 - 1e-5)
    some = -torch.log1p(-torch.exp(torch.log1p(-mine).sum()).clamp(max=1 - 1e-5))
    none_other = -torch.log((shares[:, 0] + mine).clamp(1e-5, 1)).mean()
    return some + 4 * none_other


def vector_loss(vectors, spans, teacher):
    mean = torch.stack([vectors[b, s:e].mean(0) for b, s, e, _ in spans])
    want = teacher[[n for *_, n in spans]]
    return (1 - F.cosine_similarity(mean, want)).mean() * 3
