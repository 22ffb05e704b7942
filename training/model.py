"""The reader's network: one encoder, a thin adapter per group of layers of the reading, a linear head per layer.

The encoder is a six-layer BERT (MiniLM) whose weights are read from a safetensors file. Word shape and white space,
which an uncased vocabulary loses, are added to its input as two small embeddings. Each group of heads mixes the
encoder's layers for itself, since word boundaries live low in the stack and attribution high.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

from heads import CASES, GAPS, GROUPS, LINKS, TAGS, VECTOR_SIZE


class Dropout(nn.Module):
    """Dropout from a pool of random masks at random offsets: drawing fresh bits took a seventh of a step on the CPU."""

    pools = {}

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training or not self.share:
            return x
        key = (self.share, x.dtype)
        if key not in self.pools:
            keep = torch.rand(1 << 23) >= self.share
            self.pools[key] = keep.to(x.dtype) / (1 - self.share)
        pool, count = self.pools[key], x.numel()
        start = int(torch.randint(0, pool.numel() - count, ())) if count < pool.numel() else 0
        if count >= pool.numel():
            pool = pool.repeat(count // pool.numel() + 1)
        return x * pool[start:start + count].view(x.shape)


def softmax(scores):
    """Softmax in the precision of the scores (autocast would widen them, which costs more than it gives)."""
    with torch.autocast("cpu", enabled=False):
        return torch.softmax(scores, -1)


class FusedAttention(torch.autograd.Function):
    """Attention as onnxruntime's own operator, for the exported graph."""

    @staticmethod
    def forward(context, query, key, value, heads):
        split = lambda t: t.view(t.shape[0], t.shape[1], heads, -1).transpose(1, 2)
        return F.scaled_dot_product_attention(split(query), split(key), split(value)).transpose(1, 2).reshape(query.shape)

    @staticmethod
    def symbolic(graph, query, key, value, heads):
        return graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads).setType(query.type())


class Layer(nn.Module):
    def __init__(self, size, heads, inner, drop):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.attention_norm = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.drop = Dropout(drop)

    def forward(self, x, mask):
        batch, length, size = x.shape
        width = size // self.heads
        if torch.onnx.is_in_onnx_export():
            seen = FusedAttention.apply(*self.qkv(x).chunk(3, -1), self.heads)
            return self.after(x, seen)
        query, key, value = self.qkv(x).view(batch, length, 3, self.heads, width).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (query * (1 / math.sqrt(width))) @ key.transpose(-1, -2)
        if mask is not None:
            scores = scores + mask
        seen = softmax(scores) @ value
        return self.after(x, seen.transpose(1, 2).reshape(batch, length, size))

    def after(self, x, seen):
        x = self.attention_norm(x + self.drop(self.out(seen)))
        return self.norm(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, vocab=30522, size=384, layers=6, heads=12, inner=1536, positions=512, drop=0.1):
        super().__init__()
        self.words = nn.Embedding(vocab, size)
        self.positions = nn.Embedding(positions, size)
        self.cases = nn.Embedding(CASES, size)
        self.gaps = nn.Embedding(GAPS, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.drop = Dropout(drop)
        self.layers = nn.ModuleList(Layer(size, heads, inner, drop) for _ in range(layers))
        nn.init.normal_(self.cases.weight, std=0.01)
        nn.init.normal_(self.gaps.weight, std=0.01)

    def forward(self, pieces, cases, gaps, mask):
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(place)[None] + self.cases(cases) + self.gaps(gaps)
        x = self.drop(self.norm(x))
        every = [x]
        for layer in self.layers:
            x = layer(x, mask)
            every.append(x)
        return every

    def load_bert(self, state):
        """Copies a BERT checkpoint; the constant token-type embedding is folded into the positions."""
        if not any(k.startswith("embeddings") for k in state):
            state = {k.split(".", 1)[1]: v for k, v in state.items()}
        get = lambda name: state[name].float()
        self.words.weight.data.copy_(get("embeddings.word_embeddings.weight"))
        kind = get("embeddings.token_type_embeddings.weight")[0]
        self.positions.weight.data.copy_(get("embeddings.position_embeddings.weight") + kind)
        copy_linear(self.norm, get, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            base = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                getattr(layer.qkv, part).data.copy_(
                    torch.cat([get(f"{base}attention.self.{n}.{part}") for n in ("query", "key", "value")]))
            copy_linear(layer.out, get, base + "attention.output.dense")
            copy_linear(layer.attention_norm, get, base + "attention.output.LayerNorm")
            copy_linear(layer.up, get, base + "intermediate.dense")
            copy_linear(layer.down, get, base + "output.dense")
            copy_linear(layer.norm, get, base + "output.LayerNorm")


def copy_linear(module, get, name):
    module.weight.data.copy_(get(name + ".weight"))
    module.bias.data.copy_(get(name + ".bias"))


class Adapter(nn.Module):
    """What one group of heads sees: its own mix of the layers at each atom, and a small layer of its own."""

    def __init__(self, size, layers, inner, drop):
        super().__init__()
        start = torch.zeros(layers + 1)
        start[-1] = 2.0
        self.mix = nn.Parameter(start)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm = nn.LayerNorm(size)
        self.drop = Dropout(drop)

    def forward(self, every, atoms):
        weights = torch.softmax(self.mix, 0).to(every[-1].dtype)
        x = sum(w * h for w, h in zip(weights.unbind(0), every))
        return self.after(torch.gather(x, 1, atoms[..., None].expand(-1, -1, x.shape[-1])))

    def after(self, x):
        return self.drop(self.norm(x + self.down(F.gelu(self.up(x)))))


class Link(nn.Module):
    """Scores for 'the atom of this column is what the atom of this row hangs on'; the diagonal says 'nothing here'."""

    def __init__(self, size, inner, drop):
        super().__init__()
        self.row = nn.Linear(size, inner)
        self.column = nn.Linear(size, inner)
        self.bilinear = nn.Linear(inner, inner, bias=False)
        self.prior = nn.Linear(inner, 1)
        self.none = nn.Linear(inner, 1)
        self.drop = Dropout(drop)
        nn.init.normal_(self.bilinear.weight, std=1 / inner)

    def forward(self, x):
        row = self.drop(F.gelu(self.row(x)))
        column = self.drop(F.gelu(self.column(x)))
        scores = self.bilinear(row) @ column.transpose(-1, -2) + self.prior(column).transpose(-1, -2)
        place = torch.arange(x.shape[1])
        same = (place[:, None] == place[None]).to(scores.dtype)[None]
        return scores * (1 - same) + self.none(row) * same


class Relations(nn.Module):
    """The label of each atom's dependency, given the atom it hangs on."""

    def __init__(self, size, inner, labels, drop):
        super().__init__()
        self.row = nn.Linear(size, 2 * inner)
        self.head = nn.Linear(size, 2 * inner)
        self.out = nn.Linear(2 * inner, labels)
        self.drop = Dropout(drop)

    def forward(self, x, heads):
        row_sum, row_product = self.row(x).chunk(2, -1)
        head = self.head(x)
        head = torch.gather(head, 1, heads[..., None].expand(-1, -1, head.shape[-1]))
        head_sum, head_product = head.chunk(2, -1)
        both = torch.cat([F.gelu(row_sum + head_sum), torch.tanh(row_product) * torch.tanh(head_product)], -1)
        return self.out(self.drop(both))


class Reader(nn.Module):
    def __init__(self, rels, config):
        super().__init__()
        size, drop = 384, config["dropout"]
        self.encoder = Encoder(drop=config["encoder_dropout"])
        depth = len(self.encoder.layers)
        self.adapters = nn.ModuleDict({g: Adapter(size, depth, config["adapter"], drop) for g in GROUPS})
        self.tags = nn.ModuleDict({h.name: nn.Linear(size, len(h.labels)) for h in TAGS})
        self.links = nn.ModuleDict({h.name: Link(size, config["link"], drop) for h in LINKS})
        self.rels = Relations(size, config["rel"], rels, drop)
        self.vectors = nn.Linear(size, VECTOR_SIZE)

    def group(self, name, every, atoms):
        return self.adapters[name](every, atoms)


class Graph(nn.Module):
    """The reader as it is exported: one window in, every head's scores out."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, pieces, cases, gaps, atoms):
        reader = self.reader
        every = torch.stack(reader.encoder(pieces, cases, gaps, None))[:, 0].index_select(1, atoms[0])
        # all groups' mixes of the layers in one product
        mixes = torch.stack([torch.softmax(reader.adapters[g].mix, 0) for g in GROUPS])
        mixed = (mixes @ every.flatten(1)).view(len(GROUPS), 1, -1, every.shape[-1])
        views = {g: reader.adapters[g].after(x) for g, x in zip(GROUPS, mixed.unbind(0))}
        tags = {h.name: reader.tags[h.name](views[h.group]) for h in TAGS}
        links = {h.name: reader.links[h.name](views[h.group]) for h in LINKS}
        before = torch.gather(gaps, 1, atoms)
        heads = self.likely_heads(links["arcs"], tags["join"], tags["sentence"], before)
        rels = reader.rels(views["syntax"], heads)
        return (torch.cat([tags[h.name] for h in TAGS], -1), links["arcs"], rels, links["attribution_links"], links["antecedents"],
                reader.vectors(views["vectors"]))

    def likely_heads(self, arcs, join, sentence, before):
        """The best head of each atom among the words of its sentence, as the sentence and join heads see them."""
        word = (join[..., 0] >= join[..., 1]) | (before > 0)
        start = ((sentence[..., 1] > sentence[..., 0]) & word) | (before >= 3)
        number = torch.cumsum(start.to(torch.int64), 1)
        inside = (number[:, :, None] == number[:, None, :]) & word[:, None, :]
        place = torch.arange(arcs.shape[1])
        same = (place[:, None] == place[None])[None]
        return torch.where(inside | same, arcs, torch.full_like(arcs, -1e4)).argmax(-1)


def load_average(path):
    """The averaged weights of a run as a reader, with its relations."""
    saved = torch.load(path, weights_only=False)
    reader = Reader(len(saved["rels"]), saved["config"])
    reader.load_state_dict(saved["weights"])
    return reader.eval(), saved["rels"], saved["config"]
